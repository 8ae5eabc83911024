//! Sessions as their owner and the administrator see and end them.

use entity::id::PenggunaId;
use entity::status::Peran;
use entity::value::Waktu;
use entity::{audit, klien_sesi, sesi, sesi_kuki, token_penyegar};
use reqwest::Method;
use reqwest::header::USER_AGENT;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _};
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

/// Writes sessions that began at `dimulai`.
async fn tulis(world: &World, milik: PenggunaId, dimulai: Waktu, kunci: Vec<String>) {
    let baris = kunci.into_iter().map(|kunci| sesi::ActiveModel {
        id: Set(kunci),
        pengguna_id: Set(milik),
        dibuat_pada: Set(dimulai),
        alamat: Set(None),
        klien: Set(None),
        dicabut_pada: Set(None),
        alasan_cabut: Set(None),
    });
    sesi::Entity::insert_many(baris)
        .exec_without_returning(world.app.db.writer())
        .await
        .unwrap();
}

#[tokio::test]
async fn what_ended_long_ago_is_taken_away_and_what_goes_on_stays_whole() {
    let mut config = World::config();
    // Longer than one that ended long ago is kept.
    config.auth.session_seconds *= 2;
    let world = World::with(config).await;
    let db = world.app.db.writer();
    world.account("ani", Peran::Analis).await;
    // Who does not sign in any more keeps however many sessions there are.
    let budi = world.account("budi", Peran::Analis).await;
    let mulai = world.app.clock.now();
    // One goes on, one of a browser and one of tokens end, that of a machine client has no end.
    let pertama = world.login("ani").await;
    world.login("ani").await;
    let lama = (0..98).map(|nomor| format!("lama-{nomor}")).collect();
    tulis(&world, budi, mulai, lama).await;
    tulis(&world, budi, mulai, vec!["mesin".to_owned()]).await;
    let kuki = sesi_kuki::ActiveModel {
        sesi_id: Set("lama-0".to_owned()),
        sidik: Set("uji".to_owned()),
        terpakai_pada: Set(mulai),
    };
    sesi_kuki::Entity::insert(kuki)
        .exec_without_returning(db)
        .await
        .unwrap();
    let mesin = klien_sesi::ActiveModel {
        sesi_id: Set("mesin".to_owned()),
        cakupan: Set("LAPORAN_BACA".to_owned()),
    };
    klien_sesi::Entity::insert(mesin)
        .exec_without_returning(db)
        .await
        .unwrap();
    let mut terakhir = pertama.clone();
    for _ in 0..9 {
        world.pass(12 * 86_400);
        terakhir = world.refresh(&terakhir).await.unwrap();
    }
    let banyak = async || {
        (
            sesi::Entity::find().count(db).await.unwrap(),
            token_penyegar::Entity::find().count(db).await.unwrap(),
            sesi_kuki::Entity::find().count(db).await.unwrap(),
        )
    };
    // Of less than a hundred each stays: the next who signs in may find them.
    world.login("ani").await;
    assert_eq!(banyak().await, (102, 12, 1));
    tulis(&world, budi, mulai, vec!["lama-98".to_owned()]).await;
    let kini = world.login("ani").await;
    assert_eq!(banyak().await, (4, 12, 0));
    assert!(world.saya(&kini).await.is_some());

    let sisa = sesi::Entity::find_by_id("mesin").one(db).await.unwrap();
    assert!(sisa.is_some());
    // Reuse of the first token is noticed as long as its family goes on.
    assert!(world.refresh(&pertama).await.is_none());
    assert!(world.refresh(&terakhir).await.is_none());
}
