//! The cookie of a browser's session: opaque, and out of reach of scripts.

use axum::http::header::COOKIE;
use axum::http::{HeaderMap, HeaderValue};
use cookie::{Cookie, SameSite};

use crate::error::ApiError;

/// By its prefix a browser keeps it to this host, and to TLS.
const NAMA: &str = "__Host-lkjip";

/// What a browser sends to be known again.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Sent<'a> {
    Nothing,
    One(&'a str),
    /// Somebody slipped in another.
    Several,
}

/// The cookie of a request.
pub(super) fn sent(headers: &HeaderMap) -> Sent<'_> {
    let mut ours = headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(Cookie::split_parse)
        .filter_map(Result::ok)
        .filter(|cookie| cookie.name_raw() == Some(NAMA))
        .map(|cookie| cookie.value_raw().unwrap_or_default());
    match (ours.next(), ours.next()) {
        (None, _) => Sent::Nothing,
        (Some(secret), None) => Sent::One(secret),
        (Some(_), Some(_)) => Sent::Several,
    }
}

/// Gives a browser the cookie with `secret`, until it is closed; how long it is good, the server says.
///
/// # Errors
/// [`ApiError::Internal`] when the secret does not fit into a header.
pub(super) fn give(secret: &str) -> Result<HeaderValue, ApiError> {
    let cookie = Cookie::build((NAMA, secret))
        .path("/")
        .secure(true)
        .http_only(true)
        .same_site(SameSite::Strict)
        .build();
    HeaderValue::from_str(&cookie.to_string())
        .map_err(|error| ApiError::Internal(error.to_string()))
}

/// Takes the cookie away, which no script can.
pub(super) const fn take() -> HeaderValue {
    HeaderValue::from_static("__Host-lkjip=; HttpOnly; SameSite=Strict; Secure; Path=/; Max-Age=0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_cookie_of_ours_is_read_among_others() {
        for (lines, found) in [
            (&[][..], Sent::Nothing),
            (&["lain=1; __Host-lkjip2=x"], Sent::Nothing),
            (&["lain=1; __Host-lkjip=abc; x=2"], Sent::One("abc")),
            (&["lain=1", "__Host-lkjip=abc"], Sent::One("abc")),
            (&["__Host-lkjip=abc; __Host-lkjip=def"], Sent::Several),
        ] {
            let mut headers = HeaderMap::new();
            for line in lines {
                headers.append(COOKIE, line.parse().unwrap());
            }
            assert_eq!(sent(&headers), found, "{lines:?}");
        }
        let given = give("abc").unwrap();
        let given = given.to_str().unwrap();
        assert!(given.starts_with("__Host-lkjip=abc;"));
        for part in ["HttpOnly", "SameSite=Strict", "Secure", "Path=/"] {
            assert!(given.contains(part), "{given}");
        }
        assert!(!given.contains("Domain"));
    }
}
