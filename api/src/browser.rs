//! What browsers are told, and what they have to tell before a cookie is believed.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::header::{
    ACCEPT, AUTHORIZATION, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HOST,
    IF_NONE_MATCH, ORIGIN, REFERRER_POLICY, RETRY_AFTER, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method};
use axum::response::Response;
use tower_http::cors::{AllowOrigin, CorsLayer};

use crate::config::{self, Config};
use crate::permintaan::REQUEST_ID;

/// Headers, with any value, that a page of another site cannot send without asking first.
pub const PREFLIGHT: [HeaderName; 3] = [
    HeaderName::from_static("graphql-require-preflight"),
    HeaderName::from_static("apollo-require-preflight"),
    HeaderName::from_static("x-requested-with"),
];

const SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// How long a browser remembers that it may call.
const REMEMBER: Duration = Duration::from_mins(10);

/// Headers that keep a browser from doing anything with an answer but reading it.
pub type Protective = Arc<[(HeaderName, HeaderValue)]>;

/// Adds them to an answer, which keeps what it says otherwise by itself.
pub async fn protect(State(headers): State<Protective>, mut response: Response) -> Response {
    for (name, value) in &*headers {
        response
            .headers_mut()
            .entry(name)
            .or_insert_with(|| value.clone());
    }
    response
}

/// What every answer carries.
pub fn protective(config: &Config) -> Protective {
    let mut headers = vec![
        (
            CONTENT_SECURITY_POLICY,
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
        ),
        (REFERRER_POLICY, "no-referrer"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (X_FRAME_OPTIONS, "DENY"),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
        ),
        // What is for everybody says so.
        (axum::http::header::CACHE_CONTROL, "no-store"),
    ];
    if config.auth.issuer.starts_with("https://") {
        headers.push((STRICT_TRANSPORT_SECURITY, "max-age=31536000"));
    }
    headers
        .into_iter()
        .map(|(name, value)| (name, HeaderValue::from_static(value)))
        .collect()
}

/// Leave for the pages of other sites that the configuration names; without any nobody is answered.
pub fn cors(config: &config::Http) -> Option<CorsLayer> {
    if config.origins.is_empty() {
        return None;
    }
    let origins = config.origins.iter().map(|origin| origin.header().clone());
    let mut headers = vec![ACCEPT, AUTHORIZATION, CONTENT_TYPE, IF_NONE_MATCH];
    headers.extend(PREFLIGHT);
    Some(
        CorsLayer::new()
            .allow_origin(AllowOrigin::list(origins))
            .allow_credentials(true)
            .allow_methods([Method::GET, Method::POST])
            .allow_headers(headers)
            .expose_headers([CONTENT_DISPOSITION, ETAG, RETRY_AFTER, REQUEST_ID])
            .max_age(REMEMBER),
    )
}

/// Whether a page of another site would have had to ask before it sent these headers.
pub fn preflighted(headers: &HeaderMap) -> bool {
    headers.contains_key(AUTHORIZATION) || PREFLIGHT.iter().any(|name| headers.contains_key(name))
}

/// Whether a page in a browser made a request, whosever it is. `none`: a person did.
pub fn by_page(headers: &HeaderMap) -> bool {
    let site = headers.get(SITE).map(HeaderValue::as_bytes);
    headers.contains_key(ORIGIN) || !matches!(site, None | Some(b"none"))
}

/// Whether a request that its cookie alone vouches for was made by a page of ours, or of an origin that may
/// call: any page can make a browser send the cookie, and none can make it lie about these headers.
pub fn own_page(config: &config::Http, method: &Method, headers: &HeaderMap) -> bool {
    let origin = headers.get(ORIGIN);
    let named = origin.is_some_and(|origin| {
        config
            .origins
            .iter()
            .any(|allowed| allowed.header() == origin)
    });
    let ours = origin.is_none_or(|origin| named || is_host(headers, origin));
    let site = headers.get(SITE).map(HeaderValue::as_bytes);
    if method.is_safe() {
        // It changes nothing. `none`: a bookmark, the bar of addresses.
        return ours && (named || matches!(site, None | Some(b"same-origin" | b"none")));
    }
    let json = headers
        .get(CONTENT_TYPE)
        .is_some_and(|media| media.as_bytes().starts_with(b"application/json"));
    let told = match site {
        Some(b"same-origin") => true,
        None => origin.is_some(),
        Some(_) => named,
    };
    ours && told && (json || preflighted(headers))
}

/// Whether an origin is the host that was asked.
fn is_host(headers: &HeaderMap, origin: &HeaderValue) -> bool {
    let mut hosts = headers.get_all(HOST).iter();
    let (Some(host), None, Ok(origin)) = (hosts.next(), hosts.next(), origin.to_str()) else {
        return false;
    };
    origin
        .split_once("://")
        .is_some_and(|(_, of)| of.as_bytes().eq_ignore_ascii_case(host.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = "https://lkjip.example";
    const NAMED: &str = "https://dasbor.example";

    fn asked(method: &Method, headers: &[(&'static str, &str)]) -> bool {
        let mut config = Config::load(None).unwrap().http;
        config.origins = vec![NAMED.to_owned().try_into().unwrap()];
        let mut map = HeaderMap::new();
        map.insert(HOST, HeaderValue::from_static("lkjip.example"));
        for (name, value) in headers {
            map.insert(*name, value.parse().unwrap());
        }
        own_page(&config, method, &map)
    }

    #[test]
    fn a_change_is_made_by_an_own_page_only() {
        let json = ("content-type", "application/json");
        let plain = ("content-type", "text/plain");
        for right in [
            &[json, ("origin", OWN), ("sec-fetch-site", "same-origin")][..],
            &[json, ("origin", OWN)],
            &[json, ("sec-fetch-site", "same-origin")],
            &[json, ("origin", NAMED), ("sec-fetch-site", "same-site")],
            &[plain, ("origin", OWN), ("x-requested-with", "lkjip")],
        ] {
            assert!(asked(&Method::POST, right), "{right:?}");
        }
        for wrong in [
            &[json][..],
            &[json, ("origin", "https://lain.example")],
            &[
                json,
                ("origin", "https://lain.example"),
                ("sec-fetch-site", "same-origin"),
            ],
            &[
                json,
                ("origin", "https://x.lkjip.example"),
                ("sec-fetch-site", "same-site"),
            ],
            &[json, ("origin", OWN), ("sec-fetch-site", "cross-site")],
            &[json, ("origin", OWN), ("sec-fetch-site", "none")],
            &[json, ("origin", "null")],
            &[plain, ("origin", OWN), ("sec-fetch-site", "same-origin")],
            &[("origin", OWN), ("sec-fetch-site", "same-origin")],
        ] {
            assert!(!asked(&Method::POST, wrong), "{wrong:?}");
        }
    }

    #[test]
    fn reading_may_begin_with_a_walk_to_the_page() {
        for right in [
            &[][..],
            &[("sec-fetch-site", "none")],
            &[("sec-fetch-site", "same-origin")],
            &[("origin", NAMED), ("sec-fetch-site", "same-site")],
        ] {
            assert!(asked(&Method::GET, right), "{right:?}");
        }
        for wrong in [
            &[("sec-fetch-site", "same-site")][..],
            &[("sec-fetch-site", "cross-site")],
            &[("origin", "https://lain.example")],
        ] {
            assert!(!asked(&Method::GET, wrong), "{wrong:?}");
        }
    }
}
