//! The workbook of a report, to be saved.

use std::sync::Arc;

use async_graphql::ID;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{Extensions, HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::service::{self, Unduhan};
use crate::app::App;
use crate::error::ApiError;
use crate::kesalahan;
use crate::permintaan;

/// The routes of the room.
pub fn routes() -> Router<Arc<App>> {
    Router::new().route("/lkjip/{id}/lembar.xlsx", get(unduh))
}

async fn unduh(
    State(app): State<Arc<App>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    extensions: Extensions,
) -> Response {
    let call = match permintaan::call(&app, &headers, &extensions).await {
        Ok(call) => call,
        Err(refused) => return refused,
    };
    match service::unduh(&call, &ID(id)).await.and_then(diberikan) {
        Ok(response) => response,
        Err(error) => kesalahan::api(&error),
    }
}

/// The workbook, with headers that keep a browser from doing anything with it but saving it.
fn diberikan(unduhan: Unduhan) -> Result<Response, ApiError> {
    let nama = format!("attachment; filename=\"{}\"", unduhan.nama);
    let nama =
        HeaderValue::from_str(&nama).map_err(|error| ApiError::Internal(error.to_string()))?;
    let headers = [
        (CONTENT_DISPOSITION, nama),
        (
            CONTENT_TYPE,
            HeaderValue::from_static(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ),
        ),
        // It holds the state of a moment, for the one who asked.
        (CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox")),
        (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    Ok((headers, unduhan.isi).into_response())
}
