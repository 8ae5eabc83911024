//! Sign-in, refresh and sign-out over HTTP, outside GraphQL, where neither aliases nor batches can
//! multiply guesses; and the public keys.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::rejection::JsonRejection;
use axum::extract::{ConnectInfo, DefaultBodyLimit, State};
use axum::http::header::{CACHE_CONTROL, USER_AGENT, WWW_AUTHENTICATE};
use axum::http::{Extensions, HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use entity::status::Peran;
use serde::{Deserialize, Serialize};

use super::extractor::{Refusal, SESI_TIDAK_SAH, authenticate, invalid_token};
use super::second_factor;
use super::session::{self, Origin, Outcome, Proof, Tokens};
use crate::app::App;
use crate::error::ApiError;
use crate::kesalahan;
use crate::permintaan;

/// Most bytes of a request body.
const BADAN_TERBESAR: usize = 16 * 1024;
/// Most characters that are kept of what a client calls itself.
const KLIEN_TERPANJANG: usize = 120;

/// The routes of the room. The client's address comes from axum's `ConnectInfo`, the number of the
/// request from tower-http's `RequestId`, where the server provides them.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/auth/login", post(login))
        .route("/auth/refresh", post(refresh))
        .route("/auth/logout", post(logout))
        .layer(DefaultBodyLimit::max(BADAN_TERBESAR))
        .layer(axum::middleware::map_response(no_store))
        .route("/.well-known/jwks.json", get(jwks))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Login {
    username: String,
    password: String,
    kode: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Refresh {
    refresh_token: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Signed {
    access_token: String,
    token_type: &'static str,
    expires_in: u32,
    refresh_token: String,
    pengguna: Profile,
    wajib_ganti_sandi: bool,
    wajib_faktor_kedua: bool,
}

#[derive(Serialize)]
struct Profile {
    nama: String,
    peran: Peran,
    #[serde(skip_serializing_if = "Option::is_none")]
    kecamatan: Option<String>,
}

async fn login(
    State(app): State<Arc<App>>,
    extensions: Extensions,
    headers: HeaderMap,
    body: Result<Json<Login>, JsonRejection>,
) -> Response {
    let Json(body) = match body {
        Ok(body) => body,
        Err(rejection) => return malformed(&rejection),
    };
    let origin = Origin {
        client: client(&headers),
        ..origin(&extensions)
    };
    let proof = Proof {
        username: body.username,
        sandi: body.password,
        kode: body.kode,
    };
    match session::login(&app, proof, origin).await {
        Ok(Outcome::Signed(tokens)) => signed(&app, *tokens),
        Ok(Outcome::Wrong) => refused("MASUK_GAGAL", "Nama pengguna atau kata sandi salah."),
        Ok(Outcome::CodeNeeded) => refused(
            "KODE_DIPERLUKAN",
            "Masukkan juga kode dari aplikasi autentikator, atau kode pemulihan.",
        ),
        Ok(Outcome::CodeWrong) => refused("KODE_SALAH", "Kode salah atau sudah dipakai."),
        Err(error) => kesalahan::api(&error),
    }
}

async fn refresh(
    State(app): State<Arc<App>>,
    extensions: Extensions,
    body: Result<Json<Refresh>, JsonRejection>,
) -> Response {
    let Json(body) = match body {
        Ok(body) => body,
        Err(rejection) => return malformed(&rejection),
    };
    match session::refresh(&app, &body.refresh_token, origin(&extensions)).await {
        Ok(Some(tokens)) => signed(&app, tokens),
        Ok(None) => refused("SESI_BERAKHIR", SESI_TIDAK_SAH),
        Err(error) => kesalahan::api(&error),
    }
}

async fn logout(
    State(app): State<Arc<App>>,
    extensions: Extensions,
    headers: HeaderMap,
) -> Response {
    let actor = match authenticate(&app, &headers).await {
        Ok(Some(caller)) => caller.actor,
        Ok(None) => return kesalahan::api(&ApiError::Unauthenticated),
        Err(Refusal::InvalidToken) => {
            let challenge = [(WWW_AUTHENTICATE, invalid_token())];
            let refused = refused(ApiError::Unauthenticated.code(), SESI_TIDAK_SAH);
            return (challenge, refused).into_response();
        }
        Err(Refusal::Api(error)) => return kesalahan::api(&error),
    };
    match session::logout(&app, &actor, origin(&extensions)).await {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(error) => kesalahan::api(&error),
    }
}

async fn jwks(State(app): State<Arc<App>>) -> Response {
    let cache = [(
        CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=300"),
    )];
    (cache, Json(app.keys.jwks())).into_response()
}

fn origin(extensions: &Extensions) -> Origin {
    Origin {
        address: extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map(|ConnectInfo(address)| address.ip().to_string())
            .unwrap_or_default(),
        client: None,
        request_id: permintaan::nomor(extensions).map(str::to_owned),
    }
}

/// What the client calls itself, shortened.
fn client(headers: &HeaderMap) -> Option<String> {
    let name = headers.get(USER_AGENT)?.to_str().ok()?.trim();
    let name: String = name.chars().take(KLIEN_TERPANJANG).collect();
    (!name.is_empty()).then_some(name)
}

fn signed(app: &App, tokens: Tokens) -> Response {
    Json(Signed {
        access_token: tokens.access,
        token_type: "Bearer",
        expires_in: app.config.auth.access_token_seconds,
        refresh_token: tokens.refresh,
        wajib_ganti_sandi: tokens.pengguna.wajib_ganti_sandi,
        wajib_faktor_kedua: second_factor::is_due(
            &app.config.auth,
            tokens.pengguna.peran,
            tokens.pengguna.faktor_kedua,
        ),
        pengguna: Profile {
            nama: tokens.pengguna.nama,
            peran: tokens.pengguna.peran,
            kecamatan: tokens.kecamatan,
        },
    })
    .into_response()
}

fn refused(code: &str, message: &str) -> Response {
    kesalahan::jawab(StatusCode::UNAUTHORIZED, code, message)
}

fn malformed(rejection: &JsonRejection) -> Response {
    let message = match rejection.status() {
        StatusCode::UNSUPPORTED_MEDIA_TYPE => {
            "Badan permintaan harus JSON dengan Content-Type: application/json."
        }
        StatusCode::PAYLOAD_TOO_LARGE => "Badan permintaan terlalu besar.",
        _ => "Badan permintaan tidak sah.",
    };
    kesalahan::jawab(rejection.status(), "BAD_USER_INPUT", message)
}

async fn no_store(mut response: Response) -> Response {
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
