//! Documents: parsed, validated against the schema, and kept by their SHA-256.

use std::sync::Arc;

use apollo_compiler::parser::{LineColumn, Parser};
use apollo_compiler::response::GraphQLError;
use apollo_compiler::validation::{DiagnosticList, Valid};
use apollo_compiler::{ExecutableDocument, Schema};
use async_graphql::Pos;
use moka::sync::Cache;
use sha2::{Digest, Sha256};

use super::refusal::{Complaint, PARSE_FAILED, Refusal, VALIDATION_FAILED};
use super::{lexical, limits, positions};

/// Most bytes of source text whose documents are kept; a document takes some twenty times as much.
const CACHE_BYTES: u64 = 2 * 1024 * 1024;
/// Most complaints that are told of one document.
const MOST_COMPLAINTS: usize = 20;

/// Most characters of one of them.
const LONGEST_MESSAGE: usize = 500;
/// What is said of a document that is well-formed but not valid.
const UNFIT: &str = "tidak sesuai dengan skema";

/// A document that fits the schema and keeps within the limits.
pub(super) type Document = Arc<Valid<ExecutableDocument>>;

/// The schema and the documents that were found to fit it.
pub(super) struct Documents {
    pub(super) schema: Valid<Schema>,
    known: Cache<[u8; 32], Document>,
}

impl Documents {
    pub(super) fn new(sdl: &str) -> Result<Self, String> {
        let schema = Schema::parse_and_validate(sdl, "schema.graphql")
            .map_err(|error| error.errors.to_string())?;
        let known = Cache::builder()
            .max_capacity(CACHE_BYTES)
            .weigher(|_, document: &Document| {
                let bytes: usize = document
                    .sources
                    .values()
                    .map(|file| file.source_text().len())
                    .sum();
                u32::try_from(bytes).unwrap_or(u32::MAX)
            })
            .build();
        Ok(Self { schema, known })
    }

    /// The document written as `source`.
    pub(super) fn get(&self, source: &str) -> Result<Document, Refusal> {
        let key: [u8; 32] = Sha256::digest(source).into();
        if let Some(known) = self.known.get(&key) {
            return Ok(known);
        }
        let document = Arc::new(self.read(source)?);
        self.known.insert(key, Arc::clone(&document));
        Ok(document)
    }

    fn read(&self, source: &str) -> Result<Valid<ExecutableDocument>, Refusal> {
        lexical::check(source)?;
        // Grammar first: what does not parse is told apart from what does not fit the schema.
        let ast = Parser::new()
            .parse_ast(lexical::without_descriptions(source), "document.graphql")
            .map_err(|error| refusal(&error.errors, PARSE_FAILED, "tidak mengikuti tata bahasa"))?;
        limits::check(&ast)?;
        let document = ast
            .to_executable_validate(&self.schema)
            .map_err(|error| refusal(&error.errors, VALIDATION_FAILED, UNFIT))?;
        let faults = positions::check(&self.schema, &document);
        if faults.is_empty() {
            return Ok(document);
        }
        let complaints = faults
            .into_iter()
            .take(MOST_COMPLAINTS)
            .map(|(message, location)| {
                let location = location.and_then(|it| it.line_column(&document.sources));
                complaint(VALIDATION_FAILED, UNFIT, &message, location)
            })
            .collect();
        Err(Refusal::document(complaints))
    }
}

fn complaint(
    code: &'static str,
    what: &str,
    message: &str,
    location: Option<LineColumn>,
) -> Complaint {
    // A name may be as long as the document.
    let mut message: String = message.chars().take(LONGEST_MESSAGE).collect();
    message.insert_str(0, &format!("Dokumen {what}: "));
    Complaint {
        code,
        message,
        location: location.map(|location| Pos {
            line: location.line,
            column: location.column,
        }),
    }
}

fn refusal(errors: &DiagnosticList, code: &'static str, what: &str) -> Refusal {
    let complaints = errors
        .iter()
        .take(MOST_COMPLAINTS)
        .map(|diagnostic| {
            let GraphQLError {
                message, locations, ..
            } = diagnostic.to_json();
            complaint(code, what, &message, locations.first().copied())
        })
        .collect();
    Refusal::document(complaints)
}
