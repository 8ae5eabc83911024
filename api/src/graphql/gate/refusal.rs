//! Why a request is not executed.

use async_graphql::Pos;
use axum::http::StatusCode;

use crate::error::ApiError;
use crate::kesalahan;

/// The document does not follow the grammar.
pub(super) const PARSE_FAILED: &str = "GRAPHQL_PARSE_FAILED";
/// The document does not fit the schema.
pub(super) const VALIDATION_FAILED: &str = "GRAPHQL_VALIDATION_FAILED";
/// The request or its variables are malformed.
pub(super) const BAD_USER_INPUT: &str = "BAD_USER_INPUT";
/// The request is larger, deeper or dearer than is allowed.
pub(super) const TOO_LARGE: &str = "REQUEST_TOO_LARGE";
/// The budget is spent.
const RATE_LIMITED: &str = "RATE_LIMITED";

/// How far a request came.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// Refused with this status, whatever form of answer the client asked for.
    Http(StatusCode),
    /// Refused for so many seconds.
    Wait(u64),
    /// A well-formed request whose document or variables cannot be executed.
    Document,
    /// Executed, perhaps in part.
    Executed,
}

impl Stage {
    /// After how many seconds it may be tried again, where that is known.
    pub(super) const fn wait(self) -> Option<u64> {
        match self {
            Self::Wait(seconds) => Some(seconds),
            Self::Http(_) | Self::Document | Self::Executed => None,
        }
    }
}

/// One thing that is wrong.
#[derive(Clone, Debug)]
pub(super) struct Complaint {
    pub(super) code: &'static str,
    pub(super) message: String,
    pub(super) location: Option<Pos>,
}

/// Why a request is not executed.
#[derive(Clone, Debug)]
pub(super) struct Refusal {
    pub(super) stage: Stage,
    pub(super) complaints: Vec<Complaint>,
}

impl Refusal {
    /// Refused for one reason.
    pub(super) fn one(stage: Stage, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            stage,
            complaints: vec![Complaint {
                code,
                message: message.into(),
                location: None,
            }],
        }
    }

    /// Refused before the document was looked at.
    pub(super) fn http(status: StatusCode, message: impl Into<String>) -> Self {
        Self::one(Stage::Http(status), BAD_USER_INPUT, message)
    }

    /// Refused by a limit that protects the service.
    pub(super) fn policy(code: &'static str, message: impl Into<String>) -> Self {
        Self::one(Stage::Http(StatusCode::BAD_REQUEST), code, message)
    }

    /// A document or variables that cannot be executed.
    pub(super) fn document(complaints: Vec<Complaint>) -> Self {
        Self {
            stage: Stage::Document,
            complaints,
        }
    }

    /// The same, for who is not to learn of the schema what the document does not say: only where it does
    /// not fit.
    pub(super) fn without_schema(mut self) -> Self {
        for complaint in &mut self.complaints {
            if complaint.code == VALIDATION_FAILED {
                complaint.message = "Dokumen tidak sesuai dengan skema.".into();
            }
        }
        self
    }

    /// One thing about the request as a whole, such as an unknown operation.
    pub(super) fn request(message: impl Into<String>) -> Self {
        Self::one(Stage::Document, BAD_USER_INPUT, message)
    }

    /// The budget of the caller is spent for so many seconds.
    pub(super) fn wait(seconds: u64) -> Self {
        Self::one(
            Stage::Wait(seconds),
            RATE_LIMITED,
            format!("Anggaran permintaan Anda habis; ulangi {seconds} detik lagi."),
        )
    }

    /// The time limit has passed.
    pub(super) fn timeout() -> Self {
        Self::one(
            Stage::Http(kesalahan::status(&ApiError::Timeout)),
            ApiError::Timeout.code(),
            ApiError::Timeout.message(),
        )
    }
}
