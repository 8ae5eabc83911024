//! The page at `/graphiql`, embedded in the program: it asks no other host for anything.

use axum::Router;
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use tower_http::set_header::SetResponseHeaderLayer;

const PAGE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/index.html"));
const SCRIPT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/graphiql.js"));
const STYLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/graphiql.css"));

/// What the page may load. GraphiQL sets styles on its own elements.
const POLICY: &str = "default-src 'none'; script-src 'self'; connect-src 'self'; \
    style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; \
    worker-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/// The routes of the page.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    let file = |content_type: &'static str, content: &'static [u8]| {
        get(move || async move { ([(CONTENT_TYPE, content_type)], content).into_response() })
    };
    Router::new()
        // Who types the address alone looks for a page.
        .route("/", get(|| async { Redirect::temporary("/graphiql") }))
        .route("/graphiql", file("text/html; charset=utf-8", PAGE))
        .route(
            "/graphiql/graphiql.js",
            file("text/javascript; charset=utf-8", SCRIPT),
        )
        .route(
            "/graphiql/graphiql.css",
            file("text/css; charset=utf-8", STYLE),
        )
        .layer(SetResponseHeaderLayer::overriding(
            CONTENT_SECURITY_POLICY,
            HeaderValue::from_static(POLICY),
        ))
        .layer(SetResponseHeaderLayer::overriding(
            CACHE_CONTROL,
            HeaderValue::from_static("no-cache"),
        ))
}
