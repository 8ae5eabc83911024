//! The workbook of a report, to be saved.

use std::sync::Arc;

use async_graphql::ID;
use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;

use super::service::{self, Unduhan};
use crate::app::App;
use crate::attachment;
use crate::error::ApiError;
use crate::graphql::context::Call;
use crate::{kesalahan, turns};

/// The routes of the room.
pub fn routes() -> Router<Arc<App>> {
    Router::new().route("/lkjip/{id}/lembar.xlsx", get(unduh))
}

async fn unduh(Path(id): Path<String>, call: Call) -> Response {
    match service::unduh(&call, &ID(id)).await.and_then(diberikan) {
        Ok(response) => response,
        Err(error) => kesalahan::api(&error),
    }
}

/// The workbook; it holds the state of a moment, for the one who asked.
fn diberikan(unduhan: Unduhan) -> Result<Response, ApiError> {
    let headers = attachment::headers(&unduhan.nama, attachment::XLSX, "private, no-store")?;
    Ok(turns::given(headers, unduhan.isi, unduhan.giliran))
}
