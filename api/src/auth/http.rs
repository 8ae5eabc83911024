//! Sign-in, refresh and sign-out over HTTP, outside GraphQL, where neither aliases nor batches can
//! multiply guesses; and the public keys.

use std::sync::Arc;

use axum::extract::rejection::JsonRejection;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use entity::status::Peran;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::session::{self, Tokens};
use super::Actor;
use crate::app::App;
use crate::error::ApiError;

/// The routes of the room.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/auth/login", post(login))
        .route("/auth/refresh", post(refresh))
        .route("/auth/logout", post(logout))
        .route("/.well-known/jwks.json", get(jwks))
        .layer(DefaultBodyLimit::max(16 * 1024))
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
    nama: String,
    peran: Peran,
    kecamatan: Option<String>,
    wajib_ganti_sandi: bool,
}

async fn login(
    State(app): State<Arc<App>>,
    body: Result<Json<Login>, JsonRejection>,
) -> Response {
    match body {
        Ok(Json(body)) => answer(
            &app,
            session::login(&app, &body.username, body.password).await,
            "MASUK_GAGAL",
            "Nama pengguna atau kata sandi salah.",
        ),
        Err(rejection) => malformed(&rejection),
    }
}

async fn refresh(
    State(app): State<Arc<App>>,
    body: Result<Json<Refresh>, JsonRejection>,
) -> Response {
    match body {
        Ok(Json(body)) => answer(
            &app,
            session::refresh(&app, &body.refresh_token).await,
            "SESI_BERAKHIR",
            "Sesi berakhir; masuk kembali.",
        ),
        Err(rejection) => malformed(&rejection),
    }
}

async fn logout(State(app): State<Arc<App>>, headers: HeaderMap) -> Response {
    match authenticate(&app, &headers).await {
        Ok(Some(actor)) => match session::logout(&app, &actor).await {
            Ok(()) => StatusCode::NO_CONTENT.into_response(),
            Err(error) => failed(&error),
        },
        Ok(None) => refused("UNAUTHENTICATED", "Masuk terlebih dahulu."),
        Err(response) => response,
    }
}

async fn jwks(State(app): State<Arc<App>>) -> Response {
    let cache = [(CACHE_CONTROL, HeaderValue::from_static("public, max-age=300"))];
    (cache, Json(app.keys.jwks())).into_response()
}

/// The actor named by the `Authorization` header; none when there is no header.
///
/// # Errors
/// The response to give when the header holds no valid token.
pub async fn authenticate(app: &App, headers: &HeaderMap) -> Result<Option<Actor>, Response> {
    let Some(header) = headers.get(AUTHORIZATION) else {
        return Ok(None);
    };
    let token = header
        .to_str()
        .ok()
        .and_then(|text| text.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, token)| token.trim());
    let actor = match token {
        Some(token) => session::actor(app, token).await.map_err(|error| failed(&error))?,
        None => None,
    };
    actor.map(Some).ok_or_else(|| {
        let body = json!({ "errors": [{
            "message": "Sesi berakhir atau tidak sah; masuk kembali.",
            "extensions": { "code": "UNAUTHENTICATED" },
        }] });
        let mut response = (StatusCode::UNAUTHORIZED, Json(body)).into_response();
        response.headers_mut().insert(
            WWW_AUTHENTICATE,
            HeaderValue::from_static("Bearer error=\"invalid_token\""),
        );
        response
    })
}

fn answer(
    app: &App,
    tokens: Result<Option<Tokens>, ApiError>,
    code: &'static str,
    message: &'static str,
) -> Response {
    match tokens {
        Ok(Some(tokens)) => {
            let body = Signed {
                access_token: tokens.access,
                token_type: "Bearer",
                expires_in: app.config.auth.access_token_seconds,
                refresh_token: tokens.refresh,
                nama: tokens.pengguna.nama,
                peran: tokens.pengguna.peran,
                kecamatan: tokens.kecamatan,
                wajib_ganti_sandi: tokens.pengguna.wajib_ganti_sandi,
            };
            no_store((StatusCode::OK, Json(body)).into_response())
        }
        Ok(None) => refused(code, message),
        Err(error) => failed(&error),
    }
}

fn refused(code: &str, message: &str) -> Response {
    let body = json!({ "error": { "code": code, "message": message } });
    no_store((StatusCode::UNAUTHORIZED, Json(body)).into_response())
}

fn malformed(rejection: &JsonRejection) -> Response {
    let body = json!({ "error": { "code": "BAD_USER_INPUT", "message": "Badan permintaan tidak sah." } });
    no_store((rejection.status(), Json(body)).into_response())
}

fn failed(error: &ApiError) -> Response {
    if let ApiError::Internal(cause) = error {
        tracing::error!(cause, "sign-in failed");
    }
    let body = json!({ "error": { "code": error.code(), "message": error.message() } });
    no_store((StatusCode::SERVICE_UNAVAILABLE, Json(body)).into_response())
}

fn no_store(mut response: Response) -> Response {
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
