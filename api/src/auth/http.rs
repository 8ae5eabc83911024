//! Sign-in, refresh and sign-out over HTTP, outside GraphQL, where neither aliases nor batches can
//! multiply guesses; and the public keys.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::rejection::JsonRejection;
use axum::extract::{ConnectInfo, DefaultBodyLimit, State};
use axum::http::header::{CACHE_CONTROL, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{Extensions, HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use entity::status::Peran;
use serde::{Deserialize, Serialize};

use super::extractor::{Refusal, SESI_TIDAK_SAH, authenticate, invalid_token};
use super::session::{self, Origin, Tokens};
use super::throttle::JENDELA_DETIK;
use crate::app::App;
use crate::error::ApiError;
use crate::kesalahan;
use crate::permintaan;

/// Most bytes of a request body.
const BADAN_TERBESAR: usize = 16 * 1024;

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
    body: Result<Json<Login>, JsonRejection>,
) -> Response {
    let Json(body) = match body {
        Ok(body) => body,
        Err(rejection) => return malformed(&rejection),
    };
    match session::login(&app, &body.username, body.password, origin(&extensions)).await {
        Ok(Some(tokens)) => signed(&app, tokens),
        Ok(None) => refused("MASUK_GAGAL", "Nama pengguna atau kata sandi salah."),
        Err(error) => failed(&error),
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
        Err(error) => failed(&error),
    }
}

async fn logout(
    State(app): State<Arc<App>>,
    extensions: Extensions,
    headers: HeaderMap,
) -> Response {
    let actor = match authenticate(&app, &headers).await {
        Ok(Some(caller)) => caller.actor,
        Ok(None) => return failed(&ApiError::Unauthenticated),
        Err(Refusal::InvalidToken) => {
            let challenge = [(WWW_AUTHENTICATE, invalid_token())];
            let refused = refused(ApiError::Unauthenticated.code(), SESI_TIDAK_SAH);
            return (challenge, refused).into_response();
        }
        Err(Refusal::Api(error)) => return failed(&error),
    };
    match session::logout(&app, &actor, origin(&extensions)).await {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(error) => failed(&error),
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
        request_id: permintaan::nomor(extensions).map(str::to_owned),
    }
}

fn signed(app: &App, tokens: Tokens) -> Response {
    Json(Signed {
        access_token: tokens.access,
        token_type: "Bearer",
        expires_in: app.config.auth.access_token_seconds,
        refresh_token: tokens.refresh,
        wajib_ganti_sandi: tokens.pengguna.wajib_ganti_sandi,
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

fn failed(cause: &ApiError) -> Response {
    let mut response = kesalahan::api(cause);
    if response.status() == StatusCode::TOO_MANY_REQUESTS {
        response
            .headers_mut()
            .insert(RETRY_AFTER, HeaderValue::from(JENDELA_DETIK));
    }
    response
}

async fn no_store(mut response: Response) -> Response {
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
