//! Uploading and downloading over HTTP: GraphQL carries no bytes.

use std::sync::Arc;

use axum::extract::{Path, Request};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use entity::berkas;
use entity::status::JenisBerkas;
use serde::Serialize;

use super::rules::{akhiran, media};
use super::service::{self, Penolakan};
use crate::app::App;
use crate::attachment;
use crate::error::ApiError;
use crate::graphql::context::Call;
use crate::{kesalahan, turns};

/// The routes of the room.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/berkas", post(unggah))
        .route("/berkas/{sha256}", get(unduh))
}

/// What is told of a file that was kept.
#[derive(Serialize)]
struct Disimpan {
    sha256: String,
    ukuran: i64,
    jenis: JenisBerkas,
}

impl From<berkas::Model> for Disimpan {
    fn from(row: berkas::Model) -> Self {
        Self {
            sha256: row.sha256,
            ukuran: row.ukuran,
            jenis: row.jenis,
        }
    }
}

async fn unggah(call: Call, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    // Who may not upload is told before anything is received.
    let giliran = call.actor().and_then(|actor| {
        service::boleh_unggah(actor)?;
        call.app.berkas.take(actor.id)
    });
    let giliran = match giliran {
        Ok(giliran) => giliran,
        Err(error) => return kesalahan::api(&error),
    };
    if !parts.headers.contains_key(CONTENT_TYPE) {
        return kesalahan::jawab(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            BAD_USER_INPUT,
            "Sertakan Content-Type berkas.",
        );
    }
    let batas = call.app.config.berkas.max_bytes;
    let terbesar = usize::try_from(batas).unwrap_or(usize::MAX);
    let Ok(isi) = axum::body::to_bytes(body, terbesar).await else {
        let pesan = format!("Berkas paling besar {} KB.", batas / 1024);
        return kesalahan::jawab(StatusCode::PAYLOAD_TOO_LARGE, BAD_USER_INPUT, &pesan);
    };
    match service::unggah(&call, isi.into(), giliran).await {
        Ok(row) => {
            let cache = [(CACHE_CONTROL, HeaderValue::from_static("no-store"))];
            (cache, Json(Disimpan::from(row))).into_response()
        }
        Err(Penolakan::Kosong) => {
            kesalahan::jawab(StatusCode::BAD_REQUEST, BAD_USER_INPUT, "Berkasnya kosong.")
        }
        Err(Penolakan::Jenis) => kesalahan::jawab(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            BAD_USER_INPUT,
            "Berkas harus PDF, PNG, JPEG, XLSX, DOCX tanpa makro, atau teks UTF-8 (CSV).",
        ),
        Err(Penolakan::Kuota(pesan)) => {
            kesalahan::jawab(StatusCode::PAYLOAD_TOO_LARGE, BAD_USER_INPUT, pesan)
        }
        Err(Penolakan::Api(error)) => kesalahan::api(&error),
    }
}

const BAD_USER_INPUT: &str = "BAD_USER_INPUT";

async fn unduh(Path(sidik): Path<String>, call: Call, headers: HeaderMap) -> Response {
    match diberikan(&call, &sidik, &headers).await {
        Ok(response) => response,
        Err(error) => kesalahan::api(&error),
    }
}

/// The content of a file, to be saved.
async fn diberikan(call: &Call, sidik: &str, headers: &HeaderMap) -> Result<Response, ApiError> {
    let giliran = call.app.berkas.take(call.actor()?.id)?;
    let unduhan = service::unduh(call, sidik).await?;
    let row = unduhan.row();
    let etag = format!("\"{}\"", row.sha256);
    let dikenal = headers
        .get_all(IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|tag| tag.trim().trim_start_matches("W/") == etag);
    let nama = row.sha256.get(..12).unwrap_or_default();
    let nama = format!("berkas-{nama}.{}", akhiran(row.jenis));
    // Whether it may still be had is asked each time.
    let mut headers = attachment::headers(&nama, media(row.jenis), "private, no-cache")?;
    attachment::insert(&mut headers, ETAG, &etag)?;
    Ok(if dikenal {
        (StatusCode::NOT_MODIFIED, headers).into_response()
    } else {
        turns::given(headers, unduhan.isi().await?, giliran)
    })
}
