//! What the schema tells of itself, and to whom.

use api::config::Introspection;
use entity::status::Peran;
use serde_json::{Value, json};

use crate::harness::{Tokens, World, code, ok};

const SKEMA: &str =
    r#"{ __schema { queryType { name } } __type(name: "Rupiah") { kind specifiedByURL } }"#;

async fn sesi(world: &World) -> Vec<(Peran, Tokens)> {
    let mut sesi = Vec::new();
    for &peran in Peran::SEMUA {
        let username = format!("{peran:?}").to_lowercase();
        world.account(&username, peran).await;
        sesi.push((peran, world.login(&username).await));
    }
    sesi
}

async fn world(introspection: Introspection) -> World {
    let mut config = World::config();
    config.graphql.introspection = introspection;
    World::with(config).await
}

fn shown(answer: &Value) {
    assert_eq!(
        ok(answer),
        &json!({
            "__schema": { "queryType": { "name": "Query" } },
            "__type": {
                "kind": "SCALAR",
                "specifiedByURL": "https://lkjip.sumenepkab.go.id/skalar#rupiah"
            }
        })
    );
}

#[tokio::test]
async fn analysts_administrators_and_machines_see_the_schema() {
    let world = World::new().await;
    for (peran, tokens) in sesi(&world).await {
        let answer = world.ask(Some(&tokens), SKEMA, &json!({})).await;
        if matches!(peran, Peran::Analis | Peran::Admin | Peran::Integrasi) {
            shown(&answer);
        } else {
            assert_eq!(answer["data"], Value::Null, "{peran:?}");
            assert_eq!(code(&answer), "FORBIDDEN");
        }
        let query = r#"{ __typename a: __type(name: "Lkjip") { name } }"#;
        let answer = world.ask(Some(&tokens), query, &json!({})).await;
        assert_eq!(answer["data"]["__typename"], "Query");
    }
    let answer = world.ask(None, SKEMA, &json!({})).await;
    assert_eq!(answer["data"], Value::Null);
    assert_eq!(code(&answer), "UNAUTHENTICATED");
    let query = r#"{ __typename a: __type(name: "Lkjip") { name } b: __type(name: "X") { name } }"#;
    let answer = world.ask(None, query, &json!({})).await;
    let data = json!({ "__typename": "Query", "a": null, "b": null });
    assert_eq!(answer["data"], data);
    // What is there and what is not look alike.
    for (nomor, kunci) in ["a", "b"].iter().enumerate() {
        assert_eq!(answer["errors"][nomor]["path"], json!([kunci]));
        assert_eq!(
            answer["errors"][nomor]["extensions"]["code"],
            "UNAUTHENTICATED"
        );
    }
}

#[tokio::test]
async fn who_has_to_change_the_initial_password_first_is_told_so_as_everywhere() {
    let world = World::new().await;
    world.account_with("baru", Peran::Analis, true).await;
    let tokens = world.login("baru").await;
    let lain = world
        .ask(Some(&tokens), "{ kecamatanList { nama } }", &json!({}))
        .await;
    assert_eq!(code(&lain), "FORBIDDEN");
    let answer = world.ask(Some(&tokens), SKEMA, &json!({})).await;
    for error in answer["errors"].as_array().unwrap() {
        assert_eq!(error["extensions"]["code"], "FORBIDDEN");
        assert_eq!(error["message"], lain["errors"][0]["message"]);
    }
    assert_eq!(answer["errors"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn the_schema_can_be_shown_to_all_and_to_none() {
    let semua = world(Introspection::Semua).await;
    shown(&semua.ask(None, SKEMA, &json!({})).await);
    let tidak = world(Introspection::Tidak).await;
    tidak.account("analis", Peran::Analis).await;
    let tokens = tidak.login("analis").await;
    for tokens in [Some(&tokens), None] {
        let answer = tidak.ask(tokens, SKEMA, &json!({})).await;
        assert_eq!(answer["data"], Value::Null);
        assert_eq!(code(&answer), "FORBIDDEN");
    }
}

/// Who does not see the schema is told where a document or value is wrong, and no name that they did not send.
#[tokio::test]
async fn refusals_suggest_nothing_to_those_who_do_not_see_the_schema() {
    let world = World::new().await;
    let sesi = sesi(&world).await;
    let ajukan = "mutation($input: PenggunaCreateInput!) {
        penggunaCreate(input: $input) { userErrors { code } } }";
    let letak = "query($letak: Letak) { kabupaten { kecamatanList(letak: $letak) { kode } } }";
    let kosong = json!({});
    for (query, variables, names) in [
        (
            "{ kabupaten { namma } }",
            &kosong,
            &["Kabupaten", "`nama`"][..],
        ),
        ("{ kecamatan { nama } }", &kosong, &["kode"]),
        (
            "{ lkjipList(fisrt: 1) { totalCount } }",
            &kosong,
            &["first", "Query"],
        ),
        (
            ajukan,
            &json!({ "input": { "username": "a" } }),
            &["sandi", "peran"],
        ),
        (
            letak,
            &json!({ "letak": "LAUT" }),
            &["KEPULAUAN", "DARATAN"],
        ),
    ] {
        let answer = world.ask(None, query, variables).await;
        let told = answer["errors"].to_string();
        for name in names {
            assert!(!told.contains(name), "{query}: {told}");
        }
        for (peran, tokens) in &sesi {
            let answer = world.ask(Some(tokens), query, variables).await;
            let names_told = names
                .iter()
                .any(|name| answer["errors"].to_string().contains(name));
            let schema = matches!(peran, Peran::Analis | Peran::Admin | Peran::Integrasi);
            assert_eq!(names_told, schema, "{peran:?} {query}: {answer}");
        }
    }
    let answer = world.ask(None, "{ kabupaten { namma } }", &json!({})).await;
    assert_eq!(code(&answer), "GRAPHQL_VALIDATION_FAILED");
    assert_eq!(
        answer["errors"][0]["locations"],
        json!([{ "line": 1, "column": 3 }])
    );
}
