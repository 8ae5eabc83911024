//! The JSON form of an error outside GraphQL.

use axum::Json;
use axum::http::header::{CACHE_CONTROL, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::auth::Refusal;
use crate::error::ApiError;

/// When to try again what failed for want of the database or of time, in seconds.
pub const NANTI: HeaderValue = HeaderValue::from_static("5");

/// An answer with one code and one sentence.
pub fn jawab(status: StatusCode, code: &str, message: &str) -> Response {
    let body = json!({ "error": { "code": code, "message": message } });
    (status, [(CACHE_CONTROL, "no-store")], Json(body)).into_response()
}

/// The answer to a caller who is not known.
pub fn tak_dikenal(refusal: &Refusal) -> Response {
    let (code, message) = refusal.told();
    let mut response = jawab(refusal.status(), code, message);
    if let Some((name, value)) = refusal.header() {
        response.headers_mut().insert(name, value);
    }
    response
}

/// The status of an answer that is nothing but this error.
pub const fn status(error: &ApiError) -> StatusCode {
    match error {
        ApiError::Unauthenticated => StatusCode::UNAUTHORIZED,
        ApiError::Forbidden | ApiError::GantiSandi | ApiError::FaktorKedua => StatusCode::FORBIDDEN,
        ApiError::NotFound => StatusCode::NOT_FOUND,
        ApiError::BadUserInput(_) => StatusCode::BAD_REQUEST,
        ApiError::Conflict => StatusCode::CONFLICT,
        ApiError::RateLimited { .. } => StatusCode::TOO_MANY_REQUESTS,
        ApiError::Timeout | ApiError::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        ApiError::StorageFull => StatusCode::INSUFFICIENT_STORAGE,
        ApiError::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// The answer to what the caller cannot mend; the cause of an internal error goes to the log.
pub fn api(error: &ApiError) -> Response {
    if let ApiError::Internal(cause) = error {
        tracing::error!(cause, "request failed");
    }
    let status = status(error);
    let mut response = jawab(status, error.code(), error.message());
    let later = error
        .wait()
        .map(HeaderValue::from)
        .or_else(|| (status == StatusCode::SERVICE_UNAVAILABLE).then_some(NANTI));
    if let Some(later) = later {
        response.headers_mut().insert(RETRY_AFTER, later);
    }
    response
}
