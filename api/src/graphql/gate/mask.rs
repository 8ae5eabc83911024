//! Errors as the outside may see them: a stable code, one sentence, and the number under which the log
//! tells the rest.

use apollo_compiler::ExecutableDocument;
use async_graphql::{
    ErrorExtensionValues, ErrorExtensions as _, PathSegment, Pos, ServerError, Value,
};
use axum::http::StatusCode;
use serde::Serialize;

use super::cost;
use super::introspect::Hidden;
use super::plan::{Below, FieldPlan};
use super::refusal::{BAD_USER_INPUT, Complaint};
use crate::error::ApiError;
use crate::kesalahan;

/// An error in the answer.
#[derive(Debug, Serialize)]
pub(super) struct Failure {
    message: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Pos>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    path: Vec<PathSegment>,
    extensions: Extensions,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Extensions {
    code: String,
    error_id: String,
}

impl Failure {
    /// Its stable code.
    pub(super) fn code(&self) -> &str {
        &self.extensions.code
    }

    /// The status of the whole answer where the database did not do its part.
    pub(super) fn status(&self) -> Option<StatusCode> {
        [ApiError::Unavailable, ApiError::StorageFull]
            .iter()
            .find(|error| error.code() == self.code())
            .map(kesalahan::status)
    }

    /// The field at the root that was refused for want of a right.
    pub(super) fn denied(&self) -> Option<&str> {
        match self.path.first() {
            Some(PathSegment::Field(key)) if self.extensions.code == ApiError::Forbidden.code() => {
                Some(key)
            }
            Some(PathSegment::Field(_) | PathSegment::Index(_)) | None => None,
        }
    }

    /// The form of a complaint in the answer to the request `request_id`.
    pub(super) fn of(complaint: Complaint, request_id: &str) -> Self {
        Self {
            message: complaint.message,
            locations: complaint.location.into_iter().collect(),
            path: Vec::new(),
            extensions: Extensions {
                code: complaint.code.to_owned(),
                error_id: request_id.to_owned(),
            },
        }
    }
}

impl From<Failure> for ApiError {
    fn from(failure: Failure) -> Self {
        let code = failure.extensions.code;
        if code == BAD_USER_INPUT {
            return Self::BadUserInput(failure.message);
        }
        let lain = Self::Internal(format!("{code}: {}", failure.message));
        [
            Self::Unauthenticated,
            Self::Forbidden,
            Self::NotFound,
            Self::Conflict,
            Self::RateLimited { seconds: 0 },
        ]
        .into_iter()
        .find(|satu| satu.code() == code)
        .unwrap_or(lain)
    }
}

/// The refusal of what `root` asks of a schema that is not told.
pub(super) fn hidden_schema(root: &[FieldPlan], hidden: Hidden) -> Vec<ServerError> {
    let (code, message) = match hidden {
        Hidden::Anonymous => (
            ApiError::Unauthenticated.code(),
            ApiError::Unauthenticated.message(),
        ),
        Hidden::Role => (
            ApiError::Forbidden.code(),
            "Skema hanya ditunjukkan kepada analis, admin, dan klien mesin.",
        ),
        Hidden::Everyone => (
            ApiError::Forbidden.code(),
            "Skema tidak ditunjukkan oleh layanan ini.",
        ),
    };
    root.iter()
        .filter(|field| cost::is_schema(field.name()))
        .map(|field| {
            let error = async_graphql::Error::new(message)
                .extend_with(|_, extensions| extensions.set("code", code));
            let mut error = error.into_server_error(Pos::default());
            error.path = vec![PathSegment::Field(field.key.clone())];
            error
        })
        .collect()
}

/// The errors of an execution, and one for each null that none of them explains.
pub(super) fn failures(
    errors: Vec<ServerError>,
    unexplained: Vec<Vec<PathSegment>>,
    root: &[FieldPlan],
    document: &ExecutableDocument,
    request_id: &str,
) -> Vec<Failure> {
    let failure = |path: Vec<PathSegment>, code: String, message: String| Failure {
        message,
        locations: location(root, &path, document).into_iter().collect(),
        path,
        extensions: Extensions {
            code,
            error_id: request_id.to_owned(),
        },
    };
    let internal = ApiError::Internal(String::new());
    let told = errors.into_iter().map(|error| {
        let (code, message) = match (code(error.extensions.as_ref()), input_error(&error.message)) {
            (Some(code), _) => (code, error.message),
            (None, Some(message)) => (BAD_USER_INPUT.to_owned(), message),
            (None, None) => {
                tracing::error!(request_id, cause = error.message, "error without a code");
                (internal.code().to_owned(), internal.message().to_owned())
            }
        };
        failure(error.path, code, message)
    });
    let silent = unexplained.into_iter().map(|path| {
        tracing::error!(request_id, ?path, "null in a field that may not be null");
        failure(
            path,
            internal.code().to_owned(),
            internal.message().to_owned(),
        )
    });
    told.chain(silent).collect()
}

fn code(extensions: Option<&ErrorExtensionValues>) -> Option<String> {
    if let Value::String(code) = extensions?.get("code")? {
        Some(code.clone())
    } else {
        None
    }
}

/// The sentence within what the executor says of an argument that does not fit its type:
/// `Failed to parse "Desimal": Tulis angka … (occurred while parsing "UkuranInput")`.
fn input_error(message: &str) -> Option<String> {
    let rest = message.strip_prefix("Failed to parse \"")?;
    let (ty, sentence) = rest.split_once('"')?;
    let sentence = sentence.trim_start_matches(':').trim();
    let sentence = sentence
        .split_once(" (occurred while parsing")
        .map_or(sentence, |(sentence, _)| sentence);
    Some(
        format!("Nilai {ty} tidak sah. {sentence}")
            .trim_end()
            .to_owned(),
    )
}

/// Where the field at `path` is written.
fn location(
    root: &[FieldPlan],
    path: &[PathSegment],
    document: &ExecutableDocument,
) -> Option<Pos> {
    let mut found: Option<&FieldPlan> = None;
    for segment in path {
        let PathSegment::Field(key) = segment else {
            continue;
        };
        let fields = match found.map(|field| &field.below) {
            None => vec![root],
            Some(Below::Object(fields)) => vec![fields.as_slice()],
            Some(Below::Abstract { types, .. }) => types.values().map(Vec::as_slice).collect(),
            Some(Below::Leaf) => Vec::new(),
        };
        found = fields.into_iter().flatten().find(|field| field.key == *key);
        found?;
    }
    found?.location(document)
}
