//! What the program counts of itself, as Prometheus reads it.

use std::sync::Arc;

use entity::pengguna;
use entity::status::{Peran, StatusLkjip};
use reqwest::StatusCode;
use sea_orm::ActiveValue::Set;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::fixture::{Kabupaten, skm};
use crate::harness::{SANDI, World, ok};

/// The value of the line that begins with `name`.
fn value<'a>(text: &'a str, name: &str) -> &'a str {
    text.lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(' '))
        .unwrap_or_else(|| panic!("{name} in {text}"))
}

async fn metrics(world: &World) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}/metrics", listener.local_addr().unwrap());
    let served = tokio::spawn(api::http::serve_metrics(Arc::clone(&world.app), listener));
    let response = reqwest::get(address).await.unwrap();
    served.abort();
    assert_eq!(response.status(), StatusCode::OK);
    let form = response.headers()["content-type"].to_str().unwrap();
    assert_eq!(form, "text/plain; version=0.0.4; charset=utf-8");
    response.text().await.unwrap()
}

#[tokio::test]
async fn requests_errors_answers_kept_sign_ins_and_reports_are_counted() {
    let kabupaten = Kabupaten::new().await;
    kabupaten
        .laporan(1, 2023, 1, StatusLkjip::Disetujui, &[skm("81")])
        .await;
    let world = &kabupaten.world;
    let tokens = world.login("uji.analis").await;
    assert!(
        world
            .try_login("uji.analis", "bukan sandinya")
            .await
            .is_none()
    );
    // Whose code is still asked for is not refused; whose code is wrong is.
    let camat = pengguna::ActiveModel {
        id: Set(kabupaten.akun[&Peran::Camat]),
        faktor_kedua: Set(true),
        ..Default::default()
    };
    world.set(camat).await;
    for (kode, expected) in [
        (Value::Null, "KODE_DIPERLUKAN"),
        (json!("000000"), "KODE_SALAH"),
    ] {
        let body = json!({ "username": "uji.camat", "password": SANDI, "kode": kode });
        let answer = world.post("/auth/login", &body).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
        assert_eq!(answer.body["error"]["code"], expected);
    }
    let query = "query Daftar { kecamatanList { kode } }";
    for _ in 0..3 {
        ok(&world.ask(Some(&tokens), query, &json!({})).await);
    }
    for _ in 0..2 {
        let query = r#"query Tiada { node(id: "x") { id } }"#;
        world.ask(Some(&tokens), query, &json!({})).await;
    }
    world
        .ask(None, "query Asing { __typename }", &json!({}))
        .await;

    let text = metrics(world).await;
    for (name, expected) in [
        ("lkjip_graphql_seconds_count{operation=\"Daftar\"}", "3"),
        (
            "lkjip_graphql_seconds_bucket{operation=\"Tiada\",le=\"+Inf\"}",
            "2",
        ),
        ("lkjip_graphql_seconds_count{operation=\"lain\"}", "1"),
        ("lkjip_graphql_errors_total{code=\"NOT_FOUND\"}", "2"),
        ("lkjip_cache_total{cache=\"answers\",outcome=\"hit\"}", "2"),
        ("lkjip_cache_total{cache=\"answers\",outcome=\"miss\"}", "3"),
        ("lkjip_sign_in_failures_total{reason=\"refused\"}", "2"),
        ("lkjip_sign_in_failures_total{reason=\"limited\"}", "0"),
        ("lkjip_http_responses_total{status=\"4xx\"}", "3"),
        ("lkjip_reports{status=\"DISETUJUI\"}", "1"),
        ("lkjip_db_up", "1"),
    ] {
        assert_eq!(value(&text, name), expected, "{name}");
    }
    assert!(!text.contains("Asing"), "{text}");
    for name in ["lkjip_db_statements_total", "lkjip_info{version=\"0.1.0\"}"] {
        assert_ne!(value(&text, name), "0");
    }
    assert!(text.contains("lkjip_db_connections{pool="), "{text}");
}
