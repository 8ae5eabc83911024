//! Which passwords are accepted, and how they are typed.

use entity::status::Peran;
use reqwest::Method;
use sea_orm::{ConnectionTrait as _, DbBackend, Statement};
use serde_json::json;

use crate::harness::{SANDI, World, ok, send};

const GANTI: &str = "mutation($lama: String!, $baru: String!) { \
    sandiChange(input: { sandiLama: $lama, sandiBaru: $baru }) { userErrors { code message path } } }";

const MUDAH: &str = "Kata sandi ini terlalu mudah ditebak: kata yang lazim, nama, dan ulangan tidak terhitung. Tambahkan kata lain.";

#[tokio::test]
async fn length_counts_and_what_everybody_guesses_does_not() {
    let world = World::new().await;
    world
        .account("operator.pasongsongan", Peran::Operator)
        .await;
    let tokens = world.login("operator.pasongsongan").await;
    for (baru, kalimat) in [
        ("empat belas hu", "Kata sandi paling sedikit 15 karakter."),
        (
            &"lorjuk kaldu topak ".repeat(8),
            "Kata sandi paling banyak 128 karakter.",
        ),
        (
            "saya operator.pasongsongan",
            "Kata sandi tidak boleh memuat nama pengguna.",
        ),
        ("Sumenep2026Sumenep2026", MUDAH),
        ("p@ssw0rdp@ssw0rd2026", MUDAH),
        // The name of the account is "Nama operator.pasongsongan".
        ("Pasongsongan operator 2", MUDAH),
    ] {
        let variables = json!({ "lama": SANDI, "baru": baru });
        let answer = world.ask(Some(&tokens), GANTI, &variables).await;
        assert_eq!(
            ok(&answer)["sandiChange"]["userErrors"],
            json!([{ "code": "SANDI_DITOLAK", "message": kalimat, "path": ["input", "sandiBaru"] }]),
            "{baru}"
        );
    }
    // Neither capitals nor digits are asked for, and a long one is whole.
    let baru = "lorjuk kaldu topak dari pantai utara pulau garam yang jauh di sana";
    let answer = world
        .ask(
            Some(&tokens),
            GANTI,
            &json!({ "lama": SANDI, "baru": baru }),
        )
        .await;
    assert_eq!(ok(&answer)["sandiChange"]["userErrors"], json!([]));
    let terpotong = &baru[..64];
    assert!(
        world
            .try_login("operator.pasongsongan", terpotong)
            .await
            .is_none()
    );
    assert!(
        world
            .try_login("operator.pasongsongan", baru)
            .await
            .is_some()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn who_signs_in_while_the_password_is_changed_waits_and_is_refused() {
    let world = World::new().await;
    let id = world.account("ani", Peran::Analis).await;
    // On SQLite one writes at a time.
    if world.app.db.dinding().await.unwrap().is_none() {
        return;
    }
    let tx = world.app.db.begin().await.unwrap();
    let ganti = format!("UPDATE pengguna SET sandi = 'lain' WHERE id = {}", id.0);
    tx.execute_unprepared(&ganti).await.unwrap();
    let body = json!({ "username": "ani", "password": SANDI });
    let masuk = world.request(Method::POST, "/auth/login").json(&body);
    let masuk = tokio::spawn(send(masuk));
    let menunggu = "SELECT 1 FROM pg_stat_activity \
                    WHERE datname = current_database() AND wait_event_type = 'Lock'";
    let menunggu = Statement::from_string(DbBackend::Postgres, menunggu);
    while !masuk.is_finished() {
        let lihat = world.app.db.writer().query_one_raw(menunggu.clone());
        if lihat.await.unwrap().is_some() {
            break;
        }
    }
    tx.commit().await.unwrap();
    assert_eq!(masuk.await.unwrap().status, 401);
}

#[tokio::test]
async fn a_letter_with_an_accent_is_one_however_it_is_typed() {
    let world = World::new().await;
    world.account("ani", Peran::Analis).await;
    let tokens = world.login("ani").await;
    let baru = "lorjuk dan kaf\u{e9} di selat";
    let answer = world
        .ask(
            Some(&tokens),
            GANTI,
            &json!({ "lama": SANDI, "baru": baru }),
        )
        .await;
    assert_eq!(ok(&answer)["sandiChange"]["userErrors"], json!([]));
    let terurai = "lorjuk dan kafe\u{301} di selat";
    assert!(world.try_login("ani", terurai).await.is_some());
    assert!(
        world
            .try_login("ani", "lorjuk dan kafe di selat")
            .await
            .is_none()
    );
}
