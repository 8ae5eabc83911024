//! The token endpoint: OAuth 2.0 client credentials (RFC 6749 section 4.4).

use std::sync::Arc;

use axum::extract::rejection::FormRejection;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL, PRAGMA, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{Extensions, HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Form, Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::percent_decode_str;
use serde::Serialize;

use super::service::{self, Penolakan, Terbit};
use crate::access::KumpulanCakupan;
use crate::app::App;
use crate::auth::http::origin;
use crate::error::ApiError;
use crate::{browser, kesalahan};

/// Most bytes of a request body.
const BADAN_TERBESAR: usize = 16 * 1024;

/// The route of the room.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/oauth/token", post(token))
        .layer(DefaultBodyLimit::max(BADAN_TERBESAR))
}

/// Why there is no token, as RFC 6749 section 5.2 names it.
struct Galat {
    status: StatusCode,
    error: &'static str,
    pesan: &'static str,
}

const fn galat(status: StatusCode, error: &'static str, pesan: &'static str) -> Galat {
    Galat {
        status,
        error,
        pesan,
    }
}

const TAK_DIKENAL: Galat = galat(
    StatusCode::UNAUTHORIZED,
    "invalid_client",
    "Klien atau rahasianya tidak dikenal.",
);
const BUKAN_FORMULIR: Galat = galat(
    StatusCode::BAD_REQUEST,
    "invalid_request",
    "Kirim application/x-www-form-urlencoded dengan grant_type=client_credentials, setiap bagian sekali.",
);
const DUA_CARA: Galat = galat(
    StatusCode::BAD_REQUEST,
    "invalid_request",
    "Sebutkan klien dan rahasianya dengan satu cara: header Authorization, atau isi formulir.",
);
const DARI_HALAMAN: Galat = galat(
    StatusCode::BAD_REQUEST,
    "invalid_request",
    "Token klien mesin tidak diberikan kepada halaman di peramban.",
);
const HIBAH_LAIN: Galat = galat(
    StatusCode::BAD_REQUEST,
    "unsupported_grant_type",
    "Hanya grant_type=client_credentials yang dilayani.",
);
const CAKUPAN_LAIN: Galat = galat(
    StatusCode::BAD_REQUEST,
    "invalid_scope",
    "Cakupan ini tidak ada, atau bukan milik klien ini.",
);

#[derive(Serialize)]
struct Jawaban {
    access_token: String,
    token_type: &'static str,
    expires_in: u32,
    scope: String,
}

#[derive(Serialize)]
struct Penjelasan {
    error: &'static str,
    error_description: &'static str,
}

async fn token(
    State(app): State<Arc<App>>,
    extensions: Extensions,
    headers: HeaderMap,
    form: Result<Form<Vec<(String, String)>>, FormRejection>,
) -> Response {
    // Or any page could guess in the name of its visitor's network.
    if browser::by_page(&headers) {
        return DARI_HALAMAN.into_response();
    }
    let Ok(Form(form)) = form else {
        return BUKAN_FORMULIR.into_response();
    };
    let permintaan = match Permintaan::baca(&headers, form) {
        Ok(permintaan) => permintaan,
        Err(galat) => return galat.into_response(),
    };
    let klien = (permintaan.kode.as_str(), permintaan.rahasia.as_str());
    match service::terbitkan(&app, klien, permintaan.cakupan, origin(&extensions)).await {
        Ok(Terbit { access, cakupan }) => {
            let jawaban = Json(Jawaban {
                access_token: access,
                token_type: "Bearer",
                expires_in: app.config.auth.access_token_seconds,
                scope: cakupan.to_string(),
            });
            (TAK_DISIMPAN, jawaban).into_response()
        }
        Err(Penolakan::Klien) => TAK_DIKENAL.into_response(),
        Err(Penolakan::Cakupan) => CAKUPAN_LAIN.into_response(),
        Err(Penolakan::Api(error)) => gagal(&error),
    }
}

/// RFC 6749 section 5.1.
const TAK_DISIMPAN: [(HeaderName, HeaderValue); 2] = [
    (CACHE_CONTROL, HeaderValue::from_static("no-store")),
    (PRAGMA, HeaderValue::from_static("no-cache")),
];

/// What a client sends.
struct Permintaan {
    kode: String,
    rahasia: String,
    cakupan: Option<KumpulanCakupan>,
}

impl Permintaan {
    fn baca(headers: &HeaderMap, form: Vec<(String, String)>) -> Result<Self, Galat> {
        let (mut hibah, mut kode, mut rahasia, mut cakupan) = (None, None, None, None);
        for (nama, isi) in form {
            let bagian = match nama.as_str() {
                "grant_type" => &mut hibah,
                "client_id" => &mut kode,
                "client_secret" => &mut rahasia,
                "scope" => &mut cakupan,
                // RFC 6749 section 3.2: what is not known is passed over.
                _ => continue,
            };
            if bagian.replace(isi).is_some() {
                return Err(BUKAN_FORMULIR);
            }
        }
        let hibah = hibah.ok_or(BUKAN_FORMULIR)?;
        let (kode, rahasia) = match (dasar(headers)?, kode, rahasia) {
            (Some(_), _, Some(_)) => return Err(DUA_CARA),
            (Some((kode, _)), Some(lain), None) if kode != lain => return Err(DUA_CARA),
            (Some(dasar), _, None) => dasar,
            (None, Some(kode), Some(rahasia)) => (kode, rahasia),
            (None, _, _) => return Err(TAK_DIKENAL),
        };
        if hibah != "client_credentials" {
            return Err(HIBAH_LAIN);
        }
        let cakupan = match cakupan.filter(|cakupan| !cakupan.is_empty()) {
            None => None,
            Some(teks) => Some(KumpulanCakupan::baca(&teks).ok_or(CAKUPAN_LAIN)?),
        };
        Ok(Self {
            kode,
            rahasia,
            cakupan,
        })
    }
}

/// Name and secret in the header, each form-encoded (RFC 6749 section 2.3.1).
fn dasar(headers: &HeaderMap) -> Result<Option<(String, String)>, Galat> {
    let mut values = headers.get_all(AUTHORIZATION).iter();
    let (Some(value), None) = (values.next(), values.next()) else {
        return if headers.contains_key(AUTHORIZATION) {
            Err(TAK_DIKENAL)
        } else {
            Ok(None)
        };
    };
    let urai = |teks: &str| {
        let teks = teks.replace('+', " ");
        percent_decode_str(&teks)
            .decode_utf8()
            .ok()
            .map(String::from)
    };
    value
        .to_str()
        .ok()
        .and_then(|teks| teks.split_once(' '))
        .filter(|(cara, _)| cara.eq_ignore_ascii_case("basic"))
        .and_then(|(_, isi)| STANDARD.decode(isi.trim()).ok())
        .and_then(|isi| String::from_utf8(isi).ok())
        .and_then(|isi| {
            let (kode, rahasia) = isi.split_once(':')?;
            Some((urai(kode)?, urai(rahasia)?))
        })
        .map(Some)
        .ok_or(TAK_DIKENAL)
}

impl IntoResponse for Galat {
    fn into_response(self) -> Response {
        let penjelasan = Json(Penjelasan {
            error: self.error,
            error_description: self.pesan,
        });
        let mut response = (self.status, TAK_DISIMPAN, penjelasan).into_response();
        if self.status == StatusCode::UNAUTHORIZED {
            let tantangan = HeaderValue::from_static("Basic realm=\"lkjip\", charset=\"UTF-8\"");
            response.headers_mut().insert(WWW_AUTHENTICATE, tantangan);
        }
        response
    }
}

/// The answer to what the client cannot mend. RFC 6749 has no words for these at this endpoint, and has them at the
/// other.
fn gagal(error: &ApiError) -> Response {
    let biasa = kesalahan::api(error);
    let (nama, pesan) = if biasa.status() == StatusCode::INTERNAL_SERVER_ERROR {
        ("server_error", "Terjadi kesalahan pada server.")
    } else {
        (
            "temporarily_unavailable",
            "Terlalu banyak percobaan, atau layanan sedang tidak tersedia; coba lagi nanti.",
        )
    };
    let mut response = galat(biasa.status(), nama, pesan).into_response();
    let nanti = biasa.headers().get(RETRY_AFTER).cloned();
    response
        .headers_mut()
        .extend(nanti.map(|nanti| (RETRY_AFTER, nanti)));
    response
}
