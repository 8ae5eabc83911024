//! From the `Authorization` header, or the cookie of a browser, to the caller.

use axum::http::header::{AUTHORIZATION, SET_COOKIE, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};

use super::cookie::{self, Sent};
use super::known::{self, Caller};
use crate::app::App;
use crate::browser;
use crate::error::ApiError;
use crate::kesalahan;

/// Answer to a token that is not valid (any more).
pub(super) const SESI_TIDAK_SAH: &str = "Sesi berakhir atau tidak sah; masuk kembali.";

/// Why a request goes no further.
#[derive(Debug)]
pub enum Refusal {
    /// There is a header, but no valid token in it.
    InvalidToken,
    /// There is a cookie, but no open session behind it.
    InvalidCookie,
    /// There is a cookie, but no sign that a page of ours sent it.
    Foreign,
    /// The accounts could not be read.
    Api(ApiError),
}

impl From<ApiError> for Refusal {
    fn from(error: ApiError) -> Self {
        Self::Api(error)
    }
}

/// The caller named by the `Authorization` header, or where there is none by the cookie; none when there is
/// neither. The header comes first: no page of another site can set it, so that a cookie beside it adds nothing.
///
/// # Errors
/// [`Refusal::InvalidToken`], [`Refusal::InvalidCookie`] when there is no open session of an active account
/// behind it; [`Refusal::Foreign`] when a cookie came without the signs that a page of ours sent it.
pub async fn authenticate(
    app: &App,
    method: &Method,
    headers: &HeaderMap,
) -> Result<Option<Caller>, Refusal> {
    let mut values = headers.get_all(AUTHORIZATION).iter();
    let Some(value) = values.next() else {
        return by_cookie(app, method, headers).await;
    };
    if values.next().is_some() {
        return Err(Refusal::InvalidToken);
    }
    let token = value
        .to_str()
        .ok()
        .and_then(|text| text.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, token)| token.trim())
        .ok_or(Refusal::InvalidToken)?;
    known::caller(app, token)
        .await?
        .map(Some)
        .ok_or(Refusal::InvalidToken)
}

/// The caller named by the cookie; none when there is no cookie.
///
/// # Errors
/// As [`authenticate`].
pub(super) async fn by_cookie(
    app: &App,
    method: &Method,
    headers: &HeaderMap,
) -> Result<Option<Caller>, Refusal> {
    let secret = match cookie::sent(headers) {
        Sent::Nothing => return Ok(None),
        Sent::One(secret) => secret,
        Sent::Several => return Err(Refusal::InvalidCookie),
    };
    if !browser::own_page(&app.config.http, method, headers) {
        return Err(Refusal::Foreign);
    }
    known::browser(app, secret)
        .await?
        .map(Some)
        .ok_or(Refusal::InvalidCookie)
}

impl Refusal {
    /// The stable code and the sentence for the caller; the cause of an internal error goes to the log.
    pub fn told(&self) -> (&'static str, &str) {
        match self {
            Self::InvalidToken | Self::InvalidCookie => {
                (ApiError::Unauthenticated.code(), SESI_TIDAK_SAH)
            }
            Self::Foreign => (
                "ASAL_ASING",
                "Permintaan dengan kuki hanya diterima dari halaman layanan ini sendiri.",
            ),
            Self::Api(error) => {
                if let ApiError::Internal(cause) = error {
                    tracing::error!(cause, "reading the caller");
                }
                (error.code(), error.message())
            }
        }
    }

    /// The status of the answer.
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::InvalidToken | Self::InvalidCookie => StatusCode::UNAUTHORIZED,
            Self::Foreign => StatusCode::FORBIDDEN,
            Self::Api(error) => kesalahan::status(error),
        }
    }

    /// The header that the answer carries: the challenge of RFC 6750, or the end of the cookie.
    pub const fn header(&self) -> Option<(HeaderName, HeaderValue)> {
        match self {
            Self::InvalidToken => Some((
                WWW_AUTHENTICATE,
                HeaderValue::from_static("Bearer error=\"invalid_token\""),
            )),
            Self::InvalidCookie => Some((SET_COOKIE, cookie::take())),
            Self::Foreign | Self::Api(_) => None,
        }
    }
}
