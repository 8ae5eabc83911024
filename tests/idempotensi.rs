//! The key that a client sends with a deed, so that it is done once.

use entity::status::Peran;
use reqwest::StatusCode;
use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};

use crate::harness::{Answer, PASONGSONGAN, Tokens, World, code, ok, paths};

async fn world() -> (World, Tokens) {
    let world = World::new().await;
    world.account("analis", Peran::Analis).await;
    let tokens = world.login("analis").await;
    (world, tokens)
}

async fn simpan(world: &World, tokens: &Tokens, kunci: &str) -> Answer {
    let query = "mutation($input: KelompokSaveInput!) { kelompokSave(input: $input) {
        kelompok { id } userErrors { code path } } }";
    let input =
        json!({ "nama": "Utara", "kecamatanList": [PASONGSONGAN], "idempotencyKey": kunci });
    world
        .send_graphql(Some(tokens), query, &json!({ "input": input }))
        .await
}

#[tokio::test]
async fn a_key_has_as_many_letters_as_was_said_however_they_are_written() {
    let (world, tokens) = world().await;
    for kunci in [String::new(), "é".repeat(101)] {
        let answer = simpan(&world, &tokens, &kunci).await.body;
        assert_eq!(
            paths(&answer, "kelompokSave"),
            [("TIDAK_SAH".to_owned(), "input/idempotencyKey".to_owned())]
        );
    }
    let kunci = "é".repeat(100);
    let satu = simpan(&world, &tokens, &kunci).await.body;
    assert_eq!(ok(&satu)["kelompokSave"]["userErrors"], json!([]));
    let lagi = simpan(&world, &tokens, &kunci).await.body;
    assert_eq!(ok(&lagi), ok(&satu));
}

#[tokio::test]
async fn a_key_for_which_there_is_no_room_is_told_as_that() {
    let (world, tokens) = world().await;
    let penuh: &[&str] = if world.app.db.dinding().await.unwrap().is_none() {
        &[
            "CREATE TABLE pengisi (isi BLOB)",
            "CREATE TRIGGER penuh AFTER INSERT ON idempotensi
             BEGIN INSERT INTO pengisi VALUES (zeroblob(1000000)); END",
            // No less than it has now.
            "PRAGMA max_page_count = 1",
        ]
    } else {
        &[
            "CREATE FUNCTION penuh() RETURNS TRIGGER LANGUAGE plpgsql AS 'BEGIN RAISE disk_full; END'",
            "CREATE TRIGGER penuh BEFORE INSERT ON idempotensi FOR EACH ROW EXECUTE FUNCTION penuh()",
        ]
    };
    for perintah in penuh {
        let writer = world.app.db.writer();
        writer.execute_unprepared(perintah).await.unwrap();
    }
    let answer = simpan(&world, &tokens, "satu").await;
    assert_eq!(answer.status, StatusCode::INSUFFICIENT_STORAGE);
    assert_eq!(code(&answer.body), "STORAGE_FULL");
    assert_eq!(answer.body["data"], Value::Null);
}
