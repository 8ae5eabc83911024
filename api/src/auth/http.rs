//! Sign-in, refresh and sign-out over HTTP, outside GraphQL, where neither aliases nor batches can
//! multiply guesses; and the public keys.

use std::sync::Arc;

use axum::extract::rejection::JsonRejection;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL, SET_COOKIE, USER_AGENT};
use axum::http::{Extensions, HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Extension, Json, Router};
use entity::status::Peran;
use serde::{Deserialize, Serialize};

use super::extractor::{Refusal, SESI_TIDAK_SAH, authenticate, by_cookie};
use super::session::{self, Credential, Manner, Origin, Outcome, Proof, Signed};
use super::{cookie, second_factor};
use crate::app::App;
use crate::error::ApiError;
use crate::{browser, kesalahan, permintaan, proxy};

/// Most bytes of a request body.
const BADAN_TERBESAR: usize = 16 * 1024;
/// Most characters that are kept of what a client calls itself.
const KLIEN_TERPANJANG: usize = 120;

/// Goes with the answer to a sign-in that was right as far as it went, which is no refusal.
#[derive(Copy, Clone, Debug)]
pub struct CodeAsked;

/// The routes of the room.
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
    #[serde(default)]
    sesi: Manner,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Refresh {
    refresh_token: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Told {
    #[serde(flatten)]
    tokens: Option<Tokens>,
    expires_in: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    idle_seconds: Option<u32>,
    pengguna: Profile,
    wajib_ganti_sandi: bool,
    wajib_faktor_kedua: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Tokens {
    access_token: String,
    token_type: &'static str,
    refresh_token: String,
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
    // Nor may a page of another site sign its visitor in, as somebody of its choice.
    let browser = body.sesi == Manner::Cookie;
    if browser && !browser::own_page(&app.config.http, &Method::POST, &headers) {
        return kesalahan::tak_dikenal(&Refusal::Foreign);
    }
    let origin = Origin {
        client: client(&headers),
        ..origin(&extensions)
    };
    let proof = Proof {
        username: body.username,
        sandi: body.password,
        kode: body.kode,
    };
    match session::login(&app, proof, body.sesi, origin).await {
        Ok(Outcome::Signed(signed)) => told(&app, *signed),
        Ok(Outcome::Wrong) => refused("MASUK_GAGAL", "Nama pengguna atau kata sandi salah."),
        Ok(Outcome::CodeNeeded) => {
            let asked = refused(
                "KODE_DIPERLUKAN",
                "Masukkan juga kode dari aplikasi autentikator, atau kode pemulihan.",
            );
            (Extension(CodeAsked), asked).into_response()
        }
        Ok(Outcome::CodeWrong) => refused("KODE_SALAH", "Kode salah atau sudah dipakai."),
        Err(error) => kesalahan::api(&error),
    }
}

async fn refresh(
    State(app): State<Arc<App>>,
    extensions: Extensions,
    headers: HeaderMap,
    body: Result<Json<Refresh>, JsonRejection>,
) -> Response {
    let Json(body) = match body {
        Ok(body) => body,
        Err(rejection) => return malformed(&rejection),
    };
    let Some(token) = body.refresh_token else {
        return match by_cookie(&app, &Method::POST, &headers).await {
            Ok(Some(_)) => StatusCode::NO_CONTENT.into_response(),
            Ok(None) => refused("SESI_BERAKHIR", SESI_TIDAK_SAH),
            Err(refusal) => kesalahan::tak_dikenal(&refusal),
        };
    };
    match session::refresh(&app, &token, origin(&extensions)).await {
        Ok(Some(signed)) => told(&app, signed),
        Ok(None) => refused("SESI_BERAKHIR", SESI_TIDAK_SAH),
        Err(error) => kesalahan::api(&error),
    }
}

async fn logout(
    State(app): State<Arc<App>>,
    extensions: Extensions,
    headers: HeaderMap,
) -> Response {
    let actor = match authenticate(&app, &Method::POST, &headers).await {
        Ok(Some(caller)) => caller.actor,
        Ok(None) => return kesalahan::api(&ApiError::Unauthenticated),
        Err(refusal) => return kesalahan::tak_dikenal(&refusal),
    };
    match session::logout(&app, &actor, origin(&extensions)).await {
        // Whoever was known by a header has no cookie to lose.
        Ok(()) if headers.contains_key(AUTHORIZATION) => StatusCode::NO_CONTENT.into_response(),
        Ok(()) => (StatusCode::NO_CONTENT, [(SET_COOKIE, cookie::take())]).into_response(),
        Err(error) => kesalahan::api(&error),
    }
}

async fn jwks(State(app): State<Arc<App>>) -> Response {
    let cache = [(
        CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=300"),
    )];
    (cache, Json(app.keys.jwks(app.clock.now()))).into_response()
}

/// Where a request comes from.
pub fn origin(extensions: &Extensions) -> Origin {
    Origin {
        address: proxy::client(extensions)
            .map(|address| address.to_string())
            .unwrap_or_default(),
        request_id: permintaan::nomor(extensions).map(str::to_owned),
        ..Origin::default()
    }
}

/// What the client calls itself, shortened.
fn client(headers: &HeaderMap) -> Option<String> {
    let name = headers.get(USER_AGENT)?.to_str().ok()?.trim();
    let name: String = name.chars().take(KLIEN_TERPANJANG).collect();
    (!name.is_empty()).then_some(name)
}

fn told(app: &App, signed: Signed) -> Response {
    let config = &app.config.auth;
    let (tokens, cookie) = match signed.credential {
        Credential::Tokens { access, refresh } => {
            let tokens = Tokens {
                access_token: access,
                token_type: "Bearer",
                refresh_token: refresh,
            };
            (Some(tokens), None)
        }
        Credential::Cookie(secret) => match cookie::give(&secret) {
            Ok(cookie) => (None, Some((SET_COOKIE, cookie))),
            Err(error) => return kesalahan::api(&error),
        },
    };
    let (expires_in, idle_seconds) = match cookie {
        None => (config.access_token_seconds, None),
        Some(_) => (config.cookie_seconds, Some(config.cookie_idle_seconds)),
    };
    let account = signed.pengguna;
    let told = Told {
        tokens,
        expires_in,
        idle_seconds,
        wajib_ganti_sandi: account.wajib_ganti_sandi,
        wajib_faktor_kedua: second_factor::is_due(config, account.peran, account.faktor_kedua),
        pengguna: Profile {
            nama: account.nama,
            peran: account.peran,
            kecamatan: signed.kecamatan,
        },
    };
    let mut response = Json(told).into_response();
    response.headers_mut().extend(cookie);
    response
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
