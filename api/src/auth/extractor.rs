//! From the `Authorization` header to the actor.

use std::sync::Arc;

use axum::Json;
use axum::extract::{FromRef, FromRequestParts};
use axum::http::header::{AUTHORIZATION, WWW_AUTHENTICATE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::{Actor, session};
use crate::app::App;
use crate::error::ApiError;

/// Answer to a token that is not valid (any more).
pub(super) const SESI_TIDAK_SAH: &str = "Sesi berakhir atau tidak sah; masuk kembali.";

/// Who sends a request; none when it carries no `Authorization` header.
#[derive(Clone, Debug)]
pub struct Caller(pub Option<Actor>);

/// Why a request goes no further. As a response it has the form of a GraphQL error.
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

/// The actor named by the `Authorization` header; none when there is no header. Session and account
/// are read from the database, so that a lock or a change of role acts at once.
///
/// # Errors
/// [`Refusal::InvalidToken`] when the header holds no valid token of an open session of an active
/// account.
pub async fn authenticate(app: &App, headers: &HeaderMap) -> Result<Option<Actor>, Refusal> {
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
    session::actor(app, token)
        .await?
        .map(Some)
        .ok_or(Refusal::InvalidToken)
}

impl<S> FromRequestParts<S> for Caller
where
    Arc<App>: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let app = Arc::<App>::from_ref(state);
        authenticate(&app, &parts.headers).await.map(Self)
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let body = |message: &str, code: &str| {
            Json(json!({ "errors": [{ "message": message, "extensions": { "code": code } }] }))
        };
        match self {
            Self::InvalidToken => (
                StatusCode::UNAUTHORIZED,
                [(WWW_AUTHENTICATE, invalid_token())],
                body(SESI_TIDAK_SAH, ApiError::Unauthenticated.code()),
            )
                .into_response(),
            Self::Api(error) => {
                if let ApiError::Internal(cause) = &error {
                    tracing::error!(cause, "reading the caller");
                }
                (
                    StatusCode::INTERNAL_SERVER_ERROR,
                    body(error.message(), error.code()),
                )
                    .into_response()
            }
        }
    }
}

/// The challenge of RFC 6750 for a token that is not valid.
pub(super) const fn invalid_token() -> HeaderValue {
    HeaderValue::from_static("Bearer error=\"invalid_token\"")
}
