//! The HTTP surface: which address answers what.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{any, get};
use tokio::net::TcpListener;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::trace::TraceLayer;

use crate::app::App;
use crate::auth;
use crate::graphql::gate;

/// All routes of the program.
pub fn router(app: Arc<App>) -> Router {
    Router::new()
        .route("/graphql", any(gate::http::serve))
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

async fn stop() {
    if let Err(error) = tokio::signal::ctrl_c().await {
        tracing::error!(%error, "waiting for the signal to stop");
    }
}

async fn readyz(State(app): State<Arc<App>>) -> StatusCode {
    if app.db.is_ready().await {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    }
}
