//! The generated files are those that the program makes.

use std::path::Path;

use api::graphql::schema;

/// The committed file at the top of the repository.
pub(crate) fn committed(path: &str) -> std::io::Result<String> {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path))
}

#[test]
fn the_committed_schema_is_the_one_that_is_served() {
    let served = schema::sdl(&schema::build().finish());
    let committed = committed("schema.graphql").unwrap();
    assert!(
        committed.trim_end() == served.trim_end(),
        "schema.graphql is stale: run `make schema`"
    );
}

#[test]
fn the_published_import_schema_is_the_one_that_checks() {
    let published: serde_json::Value =
        serde_json::from_str(&committed("data/lkjip-dokumen.schema.json").unwrap()).unwrap();
    assert!(
        published == api::lkjip::service::schema(),
        "lkjip-dokumen.schema.json is stale: run `make schema`"
    );
}

#[test]
fn the_published_catalogue_is_the_one_that_reviews() {
    let committed = committed("docs/ATURAN-REVIU.md").unwrap();
    assert!(
        committed.trim_end() == api::reviu::rules::katalog().trim_end(),
        "docs/ATURAN-REVIU.md is stale: run `make schema`"
    );
}
