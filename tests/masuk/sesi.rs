//! Sessions as their owner and the administrator see and end them.

use entity::audit;
use entity::status::Peran;
use reqwest::Method;
use reqwest::header::USER_AGENT;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::{Value, json};

use crate::harness::{SANDI, Tokens, World, code, ok, refused, send};

const DAFTAR: &str = "{ saya { sesiList { id dimulaiPada diperbaruiPada jaringan klien ini } } }";
const AKHIRI: &str = "mutation($input: SesiRevokeInput!) { sesiRevoke(input: $input) { \
    pengguna { sesiList { id } } userErrors { code path } } }";

async fn daftar(world: &World, tokens: &Tokens) -> Vec<Value> {
    let answer = world.ask(Some(tokens), DAFTAR, &json!({})).await;
    ok(&answer)["saya"]["sesiList"].as_array().unwrap().clone()
}

#[tokio::test]
async fn open_sessions_are_listed_with_where_they_began() {
    let world = World::new().await;
    world.account("ani", Peran::Analis).await;
    let lama = world.login("ani").await;
    world.pass(60);
    let body = json!({ "username": "ani", "password": SANDI });
    let panjang = format!("Peramban/1.0 {}", "x".repeat(300));
    let masuk = world
        .request(Method::POST, "/auth/login")
        .header(USER_AGENT, &panjang)
        .json(&body);
    assert_eq!(send(masuk).await.status, 200);
    world.pass(60);
    let baru = world.refresh(&lama).await.unwrap();
    let semua = daftar(&world, &baru).await;
    assert_eq!(semua.len(), 2);
    // The newest first.
    assert_eq!(semua[0]["klien"], panjang[..120]);
    assert_eq!(semua[0]["diperbaruiPada"], Value::Null);
    assert_eq!(semua[0]["ini"], false);
    assert_eq!(semua[1]["klien"], Value::Null);
    assert_eq!(semua[1]["ini"], true);
    assert_eq!(semua[1]["jaringan"], "127.0.0.1");
    assert_eq!(semua[1]["dimulaiPada"], "2023-11-14T22:13:20Z");
    assert_eq!(semua[1]["diperbaruiPada"], "2023-11-14T22:15:20Z");
    // Whose last refresh token has expired is over.
    world.pass(i64::from(world.app.config.auth.refresh_token_seconds) - 60);
    let lain = world.login("ani").await;
    let semua = daftar(&world, &lain).await;
    assert_eq!(semua.len(), 2);
    assert_eq!(semua[1]["dimulaiPada"], "2023-11-14T22:13:20Z");
}

#[tokio::test]
async fn one_ends_ones_own_sessions_and_nobody_elses() {
    let world = World::new().await;
    world.account("ani", Peran::Analis).await;
    world.account("budi", Peran::Camat).await;
    let (satu, dua, tiga) = (
        world.login("ani").await,
        world.login("ani").await,
        world.login("ani").await,
    );
    let budi = world.login("budi").await;
    let milik_budi = daftar(&world, &budi).await[0]["id"].clone();
    for asing in [milik_budi, json!("tidak ada")] {
        let answer = world
            .ask(Some(&satu), AKHIRI, &json!({ "input": { "id": asing } }))
            .await;
        assert_eq!(
            refused(&answer, "sesiRevoke"),
            ("TIDAK_DITEMUKAN".into(), "input/id".into())
        );
    }
    assert!(world.saya(&budi).await.is_some());

    let milik_dua = daftar(&world, &dua)
        .await
        .into_iter()
        .find(|sesi| sesi["ini"] == true)
        .unwrap();
    let input = json!({ "input": { "id": milik_dua["id"], "idempotencyKey": "satu" } });
    let answer = world.ask(Some(&satu), AKHIRI, &input).await;
    let sisa = &ok(&answer)["sesiRevoke"]["pengguna"]["sesiList"];
    assert_eq!(sisa.as_array().unwrap().len(), 2, "{answer}");
    assert!(world.saya(&dua).await.is_none());
    assert!(world.refresh(&dua).await.is_none());
    let lagi = world.ask(Some(&satu), AKHIRI, &input).await;
    assert_eq!(ok(&lagi), ok(&answer), "a repeat is carried out once");

    let query = "mutation { sesiRevokeOthers(input: {}) { pengguna { sesiList { ini } } userErrors { code } } }";
    let answer = world.ask(Some(&satu), query, &json!({})).await;
    assert_eq!(
        ok(&answer)["sesiRevokeOthers"],
        json!({ "pengguna": { "sesiList": [{ "ini": true }] }, "userErrors": [] })
    );
    // Where nothing ends, nothing is told.
    ok(&world.ask(Some(&satu), query, &json!({})).await);
    let jejak = audit::Entity::find()
        .filter(audit::Column::Kejadian.eq("auth.revokeOthers"))
        .all(world.app.db.writer())
        .await;
    assert_eq!(jejak.unwrap().len(), 1);
    assert!(world.saya(&satu).await.is_some());
    assert!(world.saya(&tiga).await.is_none());
    assert!(world.saya(&budi).await.is_some());
}

#[tokio::test]
async fn an_administrator_ends_the_sessions_of_an_account_at_once_everywhere() {
    let world = World::new().await;
    let lain = world.beside().await;
    world.account("admin.satu", Peran::Admin).await;
    let id = world.account("budi", Peran::Camat).await;
    let (admin, budi) = (world.login("admin.satu").await, world.login("budi").await);
    assert!(lain.saya(&budi).await.is_some());
    let id = api::graphql::id::encode("Pengguna", id.0);
    let query = "mutation($id: ID!) { penggunaRevokeSesi(input: { id: $id }) { \
        pengguna { username version sesiList { id } } userErrors { code } } }";
    let answer = world.ask(Some(&budi), query, &json!({ "id": id })).await;
    assert_eq!(code(&answer), "FORBIDDEN");
    let answer = world.ask(Some(&admin), query, &json!({ "id": id })).await;
    assert_eq!(
        ok(&answer)["penggunaRevokeSesi"],
        json!({
            "pengguna": { "username": "budi", "version": 1, "sesiList": [] }, "userErrors": [],
        })
    );
    assert!(lain.saya(&budi).await.is_none());
    assert!(world.refresh(&budi).await.is_none());
    assert!(
        world.try_login("budi", SANDI).await.is_some(),
        "it is no lock"
    );
    let query = "{ jejakList(kejadian: \"pengguna.revokeSesi\") { nodes { perubahanList { path sesudah } } } }";
    let answer = world.ask(Some(&admin), query, &json!({})).await;
    assert_eq!(
        ok(&answer)["jejakList"]["nodes"],
        json!([{ "perubahanList": [{ "path": "banyak", "sesudah": "1" }] }])
    );
}

#[tokio::test]
async fn of_too_many_sessions_the_oldest_end() {
    let world = World::new().await;
    world.account("ani", Peran::Analis).await;
    let mut semua = Vec::new();
    for _ in 0..51 {
        semua.push(world.login("ani").await);
        world.pass(61);
    }
    let terbaru = world.refresh(&semua[50]).await.unwrap();
    assert_eq!(daftar(&world, &terbaru).await.len(), 50);
    assert!(world.refresh(&semua[0]).await.is_none());
    assert!(world.refresh(&semua[1]).await.is_some());
}

#[tokio::test]
async fn the_sessions_of_a_page_of_accounts_are_one_statement() {
    let world = World::new().await;
    world.account("admin.satu", Peran::Admin).await;
    let admin = world.login("admin.satu").await;
    let query = "{ penggunaList(first: 100) { nodes { username sesiList { ini } } } }";
    let hitung = async || {
        let sebelum = world.app.db.statements();
        let answer = world.ask(Some(&admin), query, &json!({})).await;
        let banyak = ok(&answer)["penggunaList"]["nodes"]
            .as_array()
            .unwrap()
            .len();
        (banyak, world.app.db.statements() - sebelum)
    };
    hitung().await;
    let (sedikit, awal) = hitung().await;
    for urut in 0..5 {
        let username = format!("orang.{urut}");
        world.account(&username, Peran::Camat).await;
        world.login(&username).await;
    }
    let (banyak, akhir) = hitung().await;
    assert_eq!((sedikit, banyak), (1, 6));
    assert_eq!(awal, akhir);
}
