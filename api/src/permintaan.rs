//! A request outside GraphQL: who asks.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderName};
use axum::response::Response;
use tower_http::request_id::RequestId;

use crate::app::App;
use crate::auth::authenticate;
use crate::graphql::context::Call;
use crate::kesalahan;

/// Header with the number of the request, in the answer and in the log.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The number that the program gave to a request.
pub fn nomor(extensions: &Extensions) -> Option<&str> {
    extensions
        .get::<RequestId>()
        .and_then(|id| id.header_value().to_str().ok())
}

/// The call behind a request; it is refused when its token or cookie is not valid.
impl FromRequestParts<Arc<App>> for Call {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Response> {
        let request_id = nomor(&parts.extensions).unwrap_or_default().to_owned();
        match authenticate(app, &parts.method, &parts.headers).await {
            Ok(caller) => {
                let actor = caller.map(|caller| caller.actor);
                Ok(Self::new(Arc::clone(app), actor, request_id))
            }
            Err(refusal) => Err(kesalahan::tak_dikenal(&refusal)),
        }
    }
}
