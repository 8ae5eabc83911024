//! A request outside GraphQL: who asks.

use std::sync::Arc;

use axum::http::header::WWW_AUTHENTICATE;
use axum::http::{Extensions, HeaderMap, HeaderName, HeaderValue};
use axum::response::Response;
use tower_http::request_id::RequestId;

use crate::app::App;
use crate::auth::authenticate;
use crate::graphql::context::Call;
use crate::kesalahan;

/// The call behind a request; a refusal when its token is not valid.
pub async fn call(
    app: &Arc<App>,
    headers: &HeaderMap,
    extensions: &Extensions,
) -> Result<Call, Response> {
    let request_id = extensions
        .get::<RequestId>()
        .and_then(|id| id.header_value().to_str().ok())
        .unwrap_or_default()
        .to_owned();
    match authenticate(app, headers).await {
        Ok(caller) => {
            let actor = caller.map(|caller| caller.actor);
            Ok(Call::new(Arc::clone(app), actor, request_id))
        }
        Err(refusal) => {
            let (code, message) = refusal.told();
            let challenge: Vec<(HeaderName, HeaderValue)> = refusal
                .challenge()
                .map(|challenge| (WWW_AUTHENTICATE, challenge))
                .into_iter()
                .collect();
            let mut response = kesalahan::jawab(refusal.status(), code, message);
            response.headers_mut().extend(challenge);
            Err(response)
        }
    }
}
