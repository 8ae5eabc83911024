//! Documents that clients registered beforehand and name instead of sending them.

use std::path::{Path, PathBuf};

use api::config::Config;
use api::graphql::gate::Gate;
use entity::status::Peran;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::harness::{Answer, Tokens, World, code, ok, send};

const KECAMATAN: &str = "query($kode: String!) { kecamatan(kode: $kode) { nama } }";
const SUNTING: &str =
    "mutation($i: IndikatorUpdateInput!) { indikatorUpdate(input: $i) { userErrors { code } } }";
/// `sha256sum` of [`KECAMATAN`] and of [`SUNTING`].
const SIDIK: [&str; 2] = [
    "sha256:bdf7ffef84dc0e73e0fe631831e6b7581446d9ee57afbeb65ae59ca391cfa387",
    "sha256:ca37ec348bf5a8ac019d70ec5b5ab1de3e71ffc12fa613386814473c4408d86e",
];
const SKEMA: &str = "{ __typename __schema { queryType { name } } }";

/// A manifest that goes with the story.
struct Manifest(PathBuf);

impl Manifest {
    fn of(content: &Value) -> Self {
        let file =
            std::env::temp_dir().join(format!("lkjip-dokumen-{}.json", uuid::Uuid::new_v4()));
        std::fs::write(&file, content.to_string()).unwrap();
        Self(file)
    }
}

impl Drop for Manifest {
    fn drop(&mut self) {
        std::fs::remove_file(&self.0).unwrap();
    }
}

fn config(manifest: &Path, only: bool) -> Config {
    let mut config = World::config();
    config.graphql.documents = manifest.to_owned();
    config.graphql.documents_only = only;
    config
}

async fn world(only: bool) -> (World, Tokens, Manifest) {
    let manifest = Manifest::of(&json!({
        SIDIK[0]: KECAMATAN,
        "sunting-indikator": SUNTING,
        "skema": SKEMA,
    }));
    let world = World::with(config(&manifest.0, only)).await;
    world.account("analis", Peran::Analis).await;
    let tokens = world.login("analis").await;
    (world, tokens, manifest)
}

async fn post(world: &World, tokens: &Tokens, body: &Value) -> Answer {
    let request = world
        .request(Method::POST, "/graphql")
        .header("accept", "application/graphql-response+json")
        .bearer_auth(&tokens.access)
        .json(body);
    send(request).await
}

#[tokio::test]
async fn a_document_is_named_instead_of_sent() {
    let (world, tokens, _manifest) = world(false).await;
    let variables = json!({ "kode": "35.29.13" });
    let sent = json!({ "query": KECAMATAN, "variables": variables });
    let sent = post(&world, &tokens, &sent).await.body;
    let named = json!({ "documentId": SIDIK[0], "variables": variables });
    let named = post(&world, &tokens, &named).await.body;
    assert_eq!(ok(&named), ok(&sent));

    let get = |id: &str, variables: &Value| {
        let variables = variables
            .to_string()
            .replace('{', "%7B")
            .replace('}', "%7D");
        let variables = variables.replace('"', "%22");
        let address = format!("/graphql?documentId={id}&variables={variables}");
        let request = world.request(Method::GET, &address);
        send(request.bearer_auth(&tokens.access))
    };
    let by_get = get(SIDIK[0], &variables).await;
    assert_eq!(ok(&by_get.body), ok(&sent));
    let changed = get("sunting-indikator", &json!({ "i": {} })).await;
    assert_eq!(changed.status, StatusCode::METHOD_NOT_ALLOWED);
    // What has a name of its own is also known by its text.
    for id in ["sunting-indikator", SIDIK[1]] {
        let body = json!({ "documentId": id, "variables": { "i": { "id": "x", "version": 1 } } });
        let answer = post(&world, &tokens, &body).await;
        assert_eq!(code(&answer.body), "NOT_FOUND", "{id}");
    }
}

#[tokio::test]
async fn what_names_no_document_is_refused() {
    let (world, tokens, _manifest) = world(false).await;
    for (body, kind) in [
        (
            json!({ "documentId": SIDIK[0].to_uppercase() }),
            "DOCUMENT_NOT_FOUND",
        ),
        (json!({ "documentId": "" }), "DOCUMENT_NOT_FOUND"),
        (json!({ "documentId": 1 }), "BAD_USER_INPUT"),
        (
            json!({ "documentId": "skema", "query": SKEMA }),
            "BAD_USER_INPUT",
        ),
        (json!({}), "BAD_USER_INPUT"),
    ] {
        let answer = post(&world, &tokens, &body).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{body}");
        assert_eq!(code(&answer.body), kind, "{body}");
        assert_eq!(answer.body["errors"].as_array().unwrap().len(), 1);
    }
}

#[tokio::test]
async fn nothing_else_is_accepted_where_only_those_are_and_nobody_sees_the_schema() {
    let (world, tokens, _manifest) = world(true).await;
    let body = json!({ "documentId": SIDIK[0], "variables": { "kode": "35.29.13" } });
    ok(&post(&world, &tokens, &body).await.body);
    for query in [KECAMATAN, "{ __typename }", SKEMA, "{"] {
        let answer = post(&world, &tokens, &json!({ "query": query })).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{query}");
        assert_eq!(code(&answer.body), "DOCUMENT_NOT_TRUSTED", "{query}");
    }
    let answer = post(&world, &tokens, &json!({ "documentId": "skema" })).await;
    assert_eq!(code(&answer.body), "FORBIDDEN");
    assert_eq!(answer.body["data"], Value::Null);
}

#[test]
fn a_manifest_that_cannot_be_used_stops_the_start_with_one_sentence() {
    for (content, sentence) in [
        (json!({ "a": "{ tidakAda }" }), "Dokumen terdaftar a dalam "),
        (json!({ "a": "{" }), "tidak mengikuti tata bahasa"),
        (json!({ SIDIK[0]: "{ __typename }" }), "bukan SHA-256"),
        (json!({ "0".repeat(64): "{ __typename }" }), "bukan SHA-256"),
        (json!(["{ __typename }"]), "harus objek JSON"),
        (
            json!({ "a": { "body": "{ __typename }" } }),
            "harus objek JSON",
        ),
    ] {
        let manifest = Manifest::of(&content);
        let error = Gate::new(&config(&manifest.0, true).graphql).unwrap_err();
        assert!(error.contains(sentence), "{error}");
        assert!(error.ends_with('.') && !error.contains('\n'), "{error}");
    }
    let error = Gate::new(&config(Path::new("/tidak/ada.json"), true).graphql).unwrap_err();
    assert!(error.contains("tidak terbaca"), "{error}");
    let error = Gate::new(&config(Path::new(""), true).graphql).unwrap_err();
    assert!(error.contains("documents_only"), "{error}");
}
