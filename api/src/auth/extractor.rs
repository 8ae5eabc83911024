//! From the `Authorization` header to the caller.

use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, HeaderValue, StatusCode};

use super::known::{self, Caller};
use crate::app::App;
use crate::error::ApiError;

/// Answer to a token that is not valid (any more).
pub(super) const SESI_TIDAK_SAH: &str = "Sesi berakhir atau tidak sah; masuk kembali.";

/// Why a request goes no further.
#[derive(Debug)]
pub enum Refusal {
    /// There is a header, but no valid token in it.
    InvalidToken,
    /// The accounts could not be read.
    Api(ApiError),
}

impl From<ApiError> for Refusal {
    fn from(error: ApiError) -> Self {
        Self::Api(error)
    }
}

/// The caller named by the `Authorization` header; none when there is no header.
///
/// # Errors
/// [`Refusal::InvalidToken`] when the header holds no valid token of an open session of an active
/// account.
pub async fn authenticate(app: &App, headers: &HeaderMap) -> Result<Option<Caller>, Refusal> {
    let mut values = headers.get_all(AUTHORIZATION).iter();
    let Some(value) = values.next() else {
        return Ok(None);
    };
    if values.next().is_some() {
        return Err(Refusal::InvalidToken);
    }
    let token = value
        .to_str()
        .ok()
        .and_then(|text| text.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, token)| token.trim())
        .ok_or(Refusal::InvalidToken)?;
    known::caller(app, token)
        .await?
        .map(Some)
        .ok_or(Refusal::InvalidToken)
}

impl Refusal {
    /// The stable code and the sentence for the caller; the cause of an internal error goes to the log.
    pub fn told(&self) -> (&'static str, &str) {
        match self {
            Self::InvalidToken => (ApiError::Unauthenticated.code(), SESI_TIDAK_SAH),
            Self::Api(error) => {
                if let ApiError::Internal(cause) = error {
                    tracing::error!(cause, "reading the caller");
                }
                (error.code(), error.message())
            }
        }
    }

    /// The status of the answer.
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::InvalidToken => StatusCode::UNAUTHORIZED,
            Self::Api(ApiError::Unavailable) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Api(ApiError::StorageFull) => StatusCode::INSUFFICIENT_STORAGE,
            Self::Api(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The challenge that the answer carries.
    pub const fn challenge(&self) -> Option<HeaderValue> {
        match self {
            Self::InvalidToken => Some(invalid_token()),
            Self::Api(_) => None,
        }
    }
}

/// The challenge of RFC 6750 for a token that is not valid.
pub(super) const fn invalid_token() -> HeaderValue {
    HeaderValue::from_static("Bearer error=\"invalid_token\"")
}
