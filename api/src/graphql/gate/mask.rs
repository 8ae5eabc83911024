//! Errors as the outside may see them: a stable code, one sentence, and the number under which the log
//! tells the rest.

use apollo_compiler::ExecutableDocument;
use async_graphql::{PathSegment, Pos, ServerError};
use axum::http::StatusCode;
use serde::Serialize;

use super::cost;
use super::introspect::Hidden;
use super::plan::{Below, FieldPlan};
use super::refusal::{Complaint, Refusal, Stage};
use crate::error::ApiError;
use crate::kesalahan;

/// An error as it stands in the answer.
#[derive(Debug, Serialize)]
pub(super) struct Told {
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
    code: &'static str,
    error_id: String,
    /// After how many seconds it may be tried again, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_after: Option<u64>,
}

impl Told {
    /// Its stable code.
    pub(super) const fn code(&self) -> &'static str {
        self.extensions.code
    }

    /// The form of a complaint of a refusal at `stage` in the answer to the request `request_id`.
    pub(super) fn of(complaint: Complaint, stage: Stage, request_id: &str) -> Self {
        Self {
            message: complaint.message,
            locations: complaint.location.into_iter().collect(),
            path: Vec::new(),
            extensions: Extensions {
                code: complaint.code,
                error_id: request_id.to_owned(),
                retry_after: stage.wait(),
            },
        }
    }
}

/// An error of an execution.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) told: Told,
    cause: ApiError,
}

impl Failure {
    /// The status of the whole answer where the database did not do its part.
    pub(super) fn status(&self) -> Option<StatusCode> {
        matches!(self.cause, ApiError::Unavailable | ApiError::StorageFull)
            .then(|| kesalahan::status(&self.cause))
    }

    /// The field at the root that was refused for want of a right.
    pub(super) fn denied(&self) -> Option<&str> {
        match self.told.path.first() {
            Some(PathSegment::Field(key)) if self.told.code() == ApiError::Forbidden.code() => {
                Some(key)
            }
            Some(PathSegment::Field(_) | PathSegment::Index(_)) | None => None,
        }
    }
}

impl From<Failure> for ApiError {
    fn from(failure: Failure) -> Self {
        failure.cause
    }
}

/// The refusal of a document of the program's own: whatever it is but too slow, is the program's fault.
impl From<Refusal> for ApiError {
    fn from(refusal: Refusal) -> Self {
        let is_timeout = |complaint: &Complaint| complaint.code == Self::Timeout.code();
        if refusal.complaints.iter().any(is_timeout) {
            Self::Timeout
        } else {
            Self::Internal(format!("{:?}", refusal.complaints))
        }
    }
}

impl From<Hidden> for async_graphql::Error {
    fn from(hidden: Hidden) -> Self {
        let message = match hidden {
            Hidden::Caller(error) => return error.into(),
            Hidden::Role => "Skema hanya ditunjukkan kepada analis, admin, dan klien mesin.",
            Hidden::Everyone => "Skema tidak ditunjukkan oleh layanan ini.",
        };
        Self {
            message: message.to_owned(),
            ..ApiError::Forbidden.into()
        }
    }
}

/// The refusal of what `root` asks of a schema that is not told.
pub(super) fn hidden_schema(root: &[FieldPlan], hidden: Hidden) -> Vec<ServerError> {
    let error = async_graphql::Error::from(hidden);
    root.iter()
        .filter(|field| cost::is_schema(field.name()))
        .map(|field| {
            let mut error = error.clone().into_server_error(Pos::default());
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
    let failure = |path: Vec<PathSegment>, cause: ApiError, message: String| Failure {
        told: Told {
            message,
            locations: location(root, &path, document).into_iter().collect(),
            path,
            extensions: Extensions {
                code: cause.code(),
                error_id: request_id.to_owned(),
                retry_after: cause.wait().map(u64::from),
            },
        },
        cause,
    };
    let internal = |path: Vec<PathSegment>, cause: String| {
        let cause = ApiError::Internal(cause);
        let message = cause.message().to_owned();
        failure(path, cause, message)
    };
    let told = errors.into_iter().map(|error| {
        let cause = error.source::<ApiError>().cloned();
        match (cause, input_error(&error.message)) {
            (Some(cause), _) => failure(error.path, cause, error.message),
            (None, Some(message)) => {
                let cause = ApiError::BadUserInput(message.clone());
                failure(error.path, cause, message)
            }
            (None, None) => {
                tracing::error!(request_id, cause = error.message, "error without a code");
                internal(error.path, error.message)
            }
        }
    });
    let silent = unexplained.into_iter().map(|path| {
        tracing::error!(request_id, ?path, "null in a field that may not be null");
        internal(path, "null in a field that may not be null".to_owned())
    });
    told.chain(silent).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_went_wrong_is_the_same_to_the_program_itself() {
        for error in [
            ApiError::Unauthenticated,
            ApiError::Forbidden,
            ApiError::GantiSandi,
            ApiError::FaktorKedua,
            ApiError::NotFound,
            ApiError::BadUserInput("first".to_owned()),
            ApiError::Conflict,
            ApiError::RateLimited { seconds: 7 },
            ApiError::Timeout,
            ApiError::Unavailable,
            ApiError::StorageFull,
            ApiError::Internal("sebab".to_owned()),
        ] {
            let (said, code) = (format!("{error:?}"), error.code());
            let thrown = async_graphql::Error::from(error).into_server_error(Pos::default());
            let document = ExecutableDocument::new();
            let failure = failures(vec![thrown], Vec::new(), &[], &document, "1").remove(0);
            assert_eq!(failure.told.code(), code);
            assert_eq!(format!("{:?}", ApiError::from(failure)), said);
        }
        let slow = ApiError::from(Refusal::timeout());
        assert!(matches!(slow, ApiError::Timeout));
    }
}
