//! The HTTP surface: which address answers what.

use std::net::SocketAddr;
use std::sync::Arc;

use async_graphql::{Request, Response};
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response as HttpResponse};
use axum::routing::{get, post};
use axum::{Extension, Json, Router};
use tokio::net::TcpListener;
use tower_http::request_id::{
    MakeRequestUuid, PropagateRequestIdLayer, RequestId, SetRequestIdLayer,
};
use tower_http::trace::TraceLayer;

use crate::app::App;
use crate::auth::{self, authenticate};
use crate::graphql::context::Call;
use crate::graphql::schema::{self, LkjipSchema};

/// Most bytes of a GraphQL request.
const BADAN_TERBESAR: usize = 256 * 1024;
/// Deepest selection that is executed.
const TERDALAM: usize = 32;

/// All routes of the program.
pub fn router(app: Arc<App>) -> Router {
    let schema = schema::build().limit_depth(TERDALAM).finish();
    Router::new()
        .route("/graphql", post(graphql))
        .layer(DefaultBodyLimit::max(BADAN_TERBESAR))
        .layer(Extension(schema))
        .merge(auth::http::routes())
        .route("/healthz", get(|| async { "ok" }))
        .route("/readyz", get(readyz))
        .with_state(app)
        .layer(TraceLayer::new_for_http())
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
}

/// Serves until the process is asked to stop, then lets running requests finish.
///
/// # Errors
/// When the listener fails.
pub async fn serve(app: Arc<App>, listener: TcpListener) -> std::io::Result<()> {
    let service = router(app).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service)
        .with_graceful_shutdown(stop())
        .await
}

/// Waits until the process is asked to stop: Ctrl-C, or SIGTERM from whatever supervises it.
pub async fn stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => {
                tokio::select! {
                    _ = terminate.recv() => {}
                    () = interrupt() => {}
                }
                return;
            }
            Err(error) => tracing::error!(%error, "waiting for SIGTERM"),
        }
    }
    interrupt().await;
}

async fn interrupt() {
    if let Err(error) = tokio::signal::ctrl_c().await {
        tracing::error!(%error, "waiting for Ctrl-C");
        // To stop now would be worse than to be stopped by force later.
        std::future::pending::<()>().await;
    }
}

async fn readyz(State(app): State<Arc<App>>) -> StatusCode {
    if app.db.is_ready().await {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    }
}

async fn graphql(
    State(app): State<Arc<App>>,
    Extension(schema): Extension<LkjipSchema>,
    Extension(id): Extension<RequestId>,
    headers: HeaderMap,
    Json(request): Json<Request>,
) -> HttpResponse {
    let actor = match authenticate(&app, &headers).await {
        Ok(actor) => actor,
        Err(refusal) => return refusal.into_response(),
    };
    let id = id.header_value().to_str().unwrap_or_default().to_owned();
    let call = Call::new(app, actor, id);
    let response: Response = schema.execute(request.data(call)).await;
    Json(response).into_response()
}
