//! Traces reach the collector that is configured.

use std::sync::{Arc, Mutex};

use axum::body::Bytes;
use axum::extract::State;
use axum::routing::post;
use opentelemetry_proto::tonic::collector::trace::v1::ExportTraceServiceRequest;
use opentelemetry_proto::tonic::common::v1::any_value::Value as Attribute;
use opentelemetry_proto::tonic::trace::v1::Span;
use prost::Message as _;
use serde_json::json;

use crate::mesin::{Mesin, SANDI};

/// A collector and the bodies that it was sent.
async fn collector() -> (String, Arc<Mutex<Vec<Bytes>>>) {
    let sent = Arc::new(Mutex::new(Vec::new()));
    let routes = axum::Router::new()
        .route(
            "/v1/traces",
            post(
                async |State(sent): State<Arc<Mutex<Vec<Bytes>>>>, body: Bytes| {
                    sent.lock().unwrap().push(body);
                },
            ),
        )
        .with_state(Arc::clone(&sent));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
    (address, sent)
}

fn text<'a>(span: &'a Span, key: &str) -> &'a str {
    let attribute = span.attributes.iter().find(|it| it.key == key);
    let value = attribute.and_then(|it| it.value.as_ref()?.value.as_ref());
    match value {
        Some(Attribute::StringValue(text)) => text,
        other => panic!("{key}: {other:?} in {span:?}"),
    }
}

// The collector answers while the story waits for the program to end.
#[tokio::test(flavor = "multi_thread")]
async fn a_request_its_operation_and_its_statements_are_one_trace_of_the_sender() {
    let (address, sent) = collector().await;
    let mesin = Mesin::baru();
    let berkas = mesin.berkas("lkjip.toml");
    let isi = std::fs::read_to_string(&berkas).unwrap();
    std::fs::write(&berkas, format!("{isi}otlp_endpoint = \"{address}\"\n")).unwrap();
    mesin.admin();
    let server = mesin.layani();
    server.admin().await;
    let token = server.masuk("admin", SANDI).await.unwrap();
    let (trace, parent) = ("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7");
    let answer = server
        .http
        .post(format!("{}/graphql", server.alamat))
        .bearer_auth(&token)
        .header("traceparent", format!("00-{trace}-{parent}-01"))
        .json(&json!({ "query": "query Akun { penggunaList(first: 7) { nodes { username } } }" }))
        .send()
        .await
        .unwrap();
    let request_id = answer.headers()["x-request-id"]
        .to_str()
        .unwrap()
        .to_owned();
    let answer: serde_json::Value = answer.json().await.unwrap();
    assert!(answer["data"]["penggunaList"].is_object(), "{answer}");
    let log = server.hentikan();
    let line = log.iter().find(|line| line.contains(&request_id)).unwrap();
    assert!(line.contains("\"operation\":\"Akun\""), "{line}");
    assert!(!log.iter().any(|line| line.contains("lkjip::trace")));

    let bodies = sent.lock().unwrap();
    let spans: Vec<Span> = bodies
        .iter()
        .map(|body| ExportTraceServiceRequest::decode(body.clone()).unwrap())
        .flat_map(|export| export.resource_spans)
        .flat_map(|resource| resource.scope_spans)
        .flat_map(|scope| scope.spans)
        .collect();
    let hex = |bytes: &[u8]| api::graphql::unit::hex(bytes);
    let request = spans
        .iter()
        .find(|span| hex(&span.trace_id) == trace && hex(&span.parent_span_id) == parent)
        .unwrap_or_else(|| panic!("{spans:#?}"));
    assert_eq!(request.name, "POST /graphql");
    assert_eq!(text(request, "lkjip.request_id"), request_id);
    let below = |span: &Span| -> Vec<&Span> {
        let id = span.span_id.clone();
        spans.iter().filter(|it| it.parent_span_id == id).collect()
    };
    let operation = below(request)
        .into_iter()
        .find(|span| span.name == "query Akun")
        .unwrap();
    assert_eq!(text(operation, "graphql.operation.type"), "query");
    let statements = below(operation);
    assert!(
        statements
            .iter()
            .any(|span| text(span, "db.query.text").contains("pengguna")),
        "{statements:#?}"
    );
    // Other requests have traces of their own; no password is in any of them.
    assert!(
        spans
            .iter()
            .any(|span| span.name == "POST /auth/login" && hex(&span.trace_id) != trace)
    );
    for body in bodies.iter() {
        assert!(!String::from_utf8_lossy(body).contains(SANDI));
    }
}
