//! The JSON form of an error outside GraphQL.

use axum::Json;
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::error::ApiError;

/// An answer with one code and one sentence.
pub fn jawab(status: StatusCode, code: &str, message: &str) -> Response {
    let body = json!({ "error": { "code": code, "message": message } });
    (status, [(CACHE_CONTROL, "no-store")], Json(body)).into_response()
}

/// The answer to what the caller cannot mend; the cause of an internal error goes to the log.
pub fn api(error: &ApiError) -> Response {
    let status = match error {
        ApiError::Unauthenticated => StatusCode::UNAUTHORIZED,
        ApiError::Forbidden | ApiError::GantiSandi => StatusCode::FORBIDDEN,
        ApiError::NotFound => StatusCode::NOT_FOUND,
        ApiError::BadUserInput(_) => StatusCode::BAD_REQUEST,
        ApiError::Conflict => StatusCode::CONFLICT,
        ApiError::RateLimited => StatusCode::TOO_MANY_REQUESTS,
        ApiError::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
    };
    if let ApiError::Internal(cause) = error {
        tracing::error!(cause, "request failed");
    }
    jawab(status, error.code(), error.message())
}
