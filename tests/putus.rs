//! The database goes away and comes back; nobody restarts the program.

use entity::status::Peran;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::harness::{SANDI, World, code, ok, send};

#[tokio::test]
async fn a_database_that_went_away_is_told_and_found_again() {
    let world = World::new().await;
    world.account("analis", Peran::Analis).await;
    let tokens = world.login("analis").await;
    let kecamatan =
        "{ kecamatanList { nama } pemantauanPengajuan(tahun: 2023) { barisList { keadaan } } }";
    ok(&world.ask(Some(&tokens), kecamatan, &json!({})).await);
    // A file does not go away under a running program.
    if !world.putuskan(false).await {
        return;
    }

    for _ in 0..2 {
        let answer = world
            .send_graphql(Some(&tokens), kecamatan, &json!({}))
            .await;
        assert_eq!(
            answer.status,
            StatusCode::SERVICE_UNAVAILABLE,
            "{:#}",
            answer.body
        );
        assert_eq!(code(&answer.body), "UNAVAILABLE");
        assert_eq!(answer.body["data"], Value::Null);
        assert_eq!(answer.headers["retry-after"], "5");
    }
    let masuk = json!({ "username": "analis", "password": SANDI });
    let answer = world.post("/auth/login", &masuk).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.body["error"]["code"], "UNAVAILABLE");
    let status = async |alamat| send(world.request(Method::GET, alamat)).await.status;
    assert_eq!(status("/readyz").await, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(status("/healthz").await, StatusCode::OK);

    world.pulihkan().await;
    ok(&world.ask(Some(&tokens), kecamatan, &json!({})).await);
    assert_eq!(status("/readyz").await, StatusCode::OK);

    // Connections that were all cut at once are replaced without anybody noticing.
    world.putuskan(true).await;
    ok(&world.ask(Some(&tokens), kecamatan, &json!({})).await);
}
