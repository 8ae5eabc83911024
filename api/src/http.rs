//! The HTTP surface: which address answers what.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::middleware::{
    Next, from_fn, from_fn_with_state, map_request, map_request_with_state, map_response_with_state,
};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use axum::{BoxError, Router};
use futures_util::TryStreamExt as _;
use futures_util::stream::try_unfold;
use migration::{Migrator, MigratorTrait as _};
use prometheus_client::encoding::prometheus_text;
use tokio::net::TcpListener;
use tokio::time::{Instant, timeout_at};
use tower::util::option_layer;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::timeout::RequestBodyTimeoutLayer;
use tower_http::trace::TraceLayer;
use tracing::Span;
use tracing::field::Empty;

use crate::app::App;
use crate::auth;
use crate::auth::http::CodeAsked;
use crate::berkas;
use crate::connections;
use crate::db::Db;
use crate::graphql::{gate, graphiql};
use crate::kesalahan::NANTI;
use crate::permintaan::{self, REQUEST_ID};
use crate::{browser, klien, lembar, metrics, proxy, traces, unduhan};

/// How long a body may pause.
const PIECE: Duration = Duration::from_secs(15);
/// How long a body may take as a whole, where it is no file.
const WHOLE: Duration = Duration::from_mins(1);

/// All routes of the program.
pub fn router(app: Arc<App>) -> Router {
    let counted = Arc::clone(&app);
    let sign_in = from_fn_with_state(Arc::clone(&app), count_sign_in);
    let traced = !app.config.log.otlp_endpoint.is_empty();
    let traced = option_layer(traced.then(|| from_fn(traces::request)));
    let locate = map_request_with_state(Arc::clone(&app), proxy::locate);
    let protective = browser::protective(&app.config);
    let cors = option_layer(browser::cors(&app.config.http));
    let small = auth::http::routes()
        .merge(klien::http::routes())
        .layer(sign_in)
        .route("/graphql", any(gate::http::serve))
        .layer(map_request(in_time));
    let routes = Router::new()
        .merge(small)
        .merge(graphiql::routes())
        .merge(berkas::http::routes())
        .merge(lembar::http::routes())
        .merge(unduhan::http::routes())
        .route("/healthz", get(|| async { "ok" }))
        .route("/readyz", get(readyz))
        .with_state(app)
        .layer(cors);
    routes
        .layer(map_response_with_state(protective, browser::protect))
        .layer(RequestBodyTimeoutLayer::new(PIECE))
        .layer(CatchPanicLayer::new())
        .layer(TraceLayer::new_for_http().make_span_with(span).on_response(
            move |response: &Response, took: Duration, span: &Span| {
                let status = response.status().as_u16();
                counted.metrics.responded(status);
                let milliseconds = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
                tracing::info!(parent: span, status, milliseconds, "request");
            },
        ))
        .layer(traced)
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
        .layer(locate)
        .layer(map_request(own_request_id))
}

/// Leaves a body that takes too long as a whole.
async fn in_time(request: Request) -> Request {
    request.map(|body| within(WHOLE, body))
}

/// The same body, for as long.
fn within(time: Duration, body: Body) -> Body {
    let end = Instant::now() + time;
    let pieces = try_unfold(body.into_data_stream(), move |mut pieces| async move {
        let piece = timeout_at(end, pieces.try_next()).await??;
        Ok::<_, BoxError>(piece.map(|piece| (piece, pieces)))
    });
    Body::from_stream(pieces)
}

/// The number of a request is ours to give.
async fn own_request_id(mut request: Request) -> Request {
    request.headers_mut().remove(REQUEST_ID);
    request
}

/// What every line of the log tells of the request: not the query string, which may hold a document, and
/// not a link, which is for one person.
fn span(request: &Request) -> Span {
    let id = permintaan::nomor(request.extensions()).unwrap_or_default();
    tracing::info_span!(
        "http",
        id,
        method = %request.method(),
        path = unduhan::http::tersamar(request.uri().path()),
        client = proxy::client(request.extensions()).map(tracing::field::display),
        caller = Empty,
        operation = Empty,
        cost = Empty,
        errors = Empty,
    )
}

/// Counts the sign-ins that failed.
async fn count_sign_in(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let sign_in = matches!(request.uri().path(), "/auth/login" | "/oauth/token");
    let response = next.run(request).await;
    let asked = response.extensions().get::<CodeAsked>().is_some();
    if sign_in && !asked && response.status() == StatusCode::UNAUTHORIZED {
        app.metrics.sign_in_refused.inc();
    } else if sign_in && response.status() == StatusCode::TOO_MANY_REQUESTS {
        app.metrics.sign_in_limited.inc();
    }
    response
}

/// Serves what is counted until the process is asked to stop.
///
/// # Errors
/// When the listener fails.
pub async fn serve_metrics(app: Arc<App>, listener: TcpListener) -> std::io::Result<()> {
    let content = [(CONTENT_TYPE, prometheus_text::CONTENT_TYPE)];
    let routes = Router::new()
        .route(
            "/metrics",
            get(async move |State(app): State<Arc<App>>| {
                let text = metrics::text(&app).await;
                text.map(|text| (content, text))
                    .map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)
            }),
        )
        .with_state(app);
    connections::serve(routes, listener, false, stop()).await
}

/// Serves until the process is asked to stop, then lets running requests finish.
///
/// # Errors
/// When the listener fails.
pub async fn serve(app: Arc<App>, listener: TcpListener) -> std::io::Result<()> {
    serve_until(app, listener, stop()).await
}

/// Serves until `stop`, then lets running requests finish.
///
/// # Errors
/// When the listener fails.
pub async fn serve_until(
    app: Arc<App>,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let direct = app.config.http.proxies.is_empty();
    connections::serve(router(app), listener, direct, stop).await
}

/// Waits until the process is asked to stop: Ctrl-C, or SIGTERM from whatever supervises it. SIGTERM is heard
/// from this call on, also before anybody waits.
pub fn stop() -> impl Future<Output = ()> + Send + 'static {
    #[cfg(unix)]
    let terminate = {
        use tokio::signal::unix::{SignalKind, signal};
        signal(SignalKind::terminate())
    };
    async move {
        #[cfg(unix)]
        match terminate {
            Ok(mut terminate) => {
                tokio::select! {
                    _ = terminate.recv() => {}
                    () = interrupt() => {}
                }
                return;
            }
            Err(error) => tracing::error!(%error, "waiting for SIGTERM"),
        }
        interrupt().await;
    }
}

async fn interrupt() {
    if let Err(error) = tokio::signal::ctrl_c().await {
        tracing::error!(%error, "waiting for Ctrl-C");
        // To stop now would be worse than to be stopped by force later.
        std::future::pending::<()>().await;
    }
}

/// Whether requests may come: the database answers, and is what this program was made for.
async fn readyz(State(app): State<Arc<App>>) -> Response {
    let reason = if !app.db.is_ready().await {
        "basis data tidak menjawab"
    } else if !migrated(&app.db).await {
        "skema basis data bukan skema program ini"
    } else {
        return "ok".into_response();
    };
    (
        StatusCode::SERVICE_UNAVAILABLE,
        [(RETRY_AFTER, NANTI)],
        reason,
    )
        .into_response()
}

async fn migrated(db: &Db) -> bool {
    let known = Migrator::migrations();
    let known = known.iter().map(|migration| migration.name());
    db.landed()
        .await
        .is_ok_and(|landed| known.eq(landed.iter().map(String::as_str)))
}

#[cfg(test)]
mod tests {
    use axum::body::{Bytes, to_bytes};
    use futures_util::stream;

    use super::*;

    #[tokio::test]
    async fn a_body_is_whole_or_left_in_time() {
        let whole = within(WHOLE, Body::from("isi"));
        assert_eq!(to_bytes(whole, 10).await.unwrap(), "isi");
        let endless = Body::from_stream(stream::pending::<Result<Bytes, BoxError>>());
        assert!(to_bytes(within(Duration::ZERO, endless), 10).await.is_err());
    }
}
