//! Traces of requests for a collector, in OpenTelemetry's protocol over HTTP (ADR 25): a span for the request, below it
//! one for the operation, below that one for each statement. Where no collector is configured, nothing is on that would
//! make one.

use apollo_compiler::executable::Operation;
use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use opentelemetry::propagation::TextMapPropagator as _;
use opentelemetry::trace::{
    Span as _, SpanKind, Status, TraceContextExt as _, Tracer as _, TracerProvider as _,
};
use opentelemetry::{Context, KeyValue, global, time};
use opentelemetry_http::HeaderExtractor;
use opentelemetry_otlp::{Protocol, SpanExporter, WithExportConfig as _};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::propagation::TraceContextPropagator;
use opentelemetry_sdk::trace::SdkTracerProvider;
use sea_orm::metric;
use tracing::field::Empty;
use tracing::level_filters::LevelFilter;
use tracing::{Instrument as _, Level, Span, Subscriber, enabled, info_span};
use tracing_opentelemetry::OpenTelemetrySpanExt as _;
use tracing_subscriber::Layer;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::registry::LookupSpan;

use crate::permintaan;

/// Target of the spans that make a trace: they go to the collector and are no lines of the log.
pub const TARGET: &str = "lkjip::trace";
/// Name of what makes the spans.
const SCOPE: &str = "lkjip";
/// Most characters of a name that a client gave.
const LONGEST_NAME: usize = 100;

/// What hands the traces over.
#[derive(Debug)]
pub struct Traces(SdkTracerProvider);

impl Traces {
    /// Hands traces over to the collector at `endpoint`, such as `http://127.0.0.1:4318`.
    ///
    /// # Errors
    /// When it is no such address.
    pub fn start(endpoint: &str) -> Result<Self, String> {
        let exporter = SpanExporter::builder()
            .with_http()
            .with_protocol(Protocol::HttpBinary)
            .with_endpoint(format!("{}/v1/traces", endpoint.trim_end_matches('/')))
            .build()
            .map_err(|error| format!("log.otlp_endpoint salah: {error}."))?;
        let resource = Resource::builder()
            .with_service_name("lkjip")
            .with_attribute(KeyValue::new("service.version", env!("CARGO_PKG_VERSION")))
            .build();
        let provider = SdkTracerProvider::builder()
            .with_batch_exporter(exporter)
            .with_resource(resource)
            .build();
        global::set_tracer_provider(provider.clone());
        Ok(Self(provider))
    }

    /// What makes traces of spans.
    pub fn layer<S>(&self) -> impl Layer<S> + Send + Sync + use<S>
    where
        S: Subscriber + for<'span> LookupSpan<'span> + Send + Sync,
    {
        tracing_opentelemetry::layer()
            .with_location(false)
            .with_level(false)
            .with_target(false)
            .with_threads(false)
            .with_tracked_inactivity(false)
            .with_tracer(self.0.tracer(SCOPE))
            .with_filter(Targets::new().with_target(TARGET, LevelFilter::INFO))
    }

    /// Hands over what is left.
    pub async fn stop(self) {
        let stopped = tokio::task::spawn_blocking(move || self.0.shutdown()).await;
        if !matches!(stopped, Ok(Ok(()))) {
            tracing::warn!(?stopped, "the last traces were not handed over");
        }
    }
}

/// The span of a request, within the trace of whoever sent it (W3C `traceparent`).
pub async fn request(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>();
    let route = route.map_or("", MatchedPath::as_str);
    let method = request.method();
    let span = info_span!(
        target: TARGET,
        "request",
        otel.name = format!("{method} {route}"),
        otel.kind = "server",
        otel.status_code = Empty,
        "http.request.method" = %method,
        "http.route" = route,
        "http.response.status_code" = Empty,
        "lkjip.request_id" = permintaan::nomor(request.extensions()),
    );
    let sender = TraceContextPropagator::new()
        .extract_with_context(&Context::new(), &HeaderExtractor(request.headers()));
    if let Err(error) = span.set_parent(sender) {
        tracing::warn!(%error, "a trace begins anew");
    }
    let response = next.run(request).instrument(span.clone()).await;
    let status = response.status();
    span.record("http.response.status_code", status.as_u16());
    if status.is_server_error() {
        span.record("otel.status_code", "ERROR");
    }
    response
}

/// The span of an operation that is executed.
pub fn operation(operation: &Operation, cost: u64) -> Span {
    let kind = operation.operation_type.name();
    let name = operation.name.as_deref().unwrap_or_default();
    let name = name.get(..LONGEST_NAME).unwrap_or(name);
    info_span!(
        target: TARGET,
        "graphql",
        otel.name = format!("{kind} {name}").trim_end(),
        "graphql.operation.type" = kind,
        "graphql.operation.name" = name,
        "lkjip.cost" = cost,
    )
}

/// Notes a statement that was just executed, where it belongs to a trace: its text, which holds no values.
pub fn statement(done: &metric::Info<'_>) {
    if !enabled!(target: TARGET, Level::INFO) {
        return;
    }
    let within = Span::current().context();
    if !within.span().span_context().is_sampled() {
        return;
    }
    let text = done.statement.sql.as_str();
    let verb = text.split_whitespace().next().unwrap_or_default();
    let ended = time::now();
    let begun = ended.checked_sub(done.elapsed).unwrap_or(ended);
    let tracer = global::tracer(SCOPE);
    let mut span = tracer
        .span_builder(verb.to_owned())
        .with_kind(SpanKind::Client)
        .with_start_time(begun)
        .with_attributes([KeyValue::new("db.query.text", text.to_owned())])
        .start_with_context(&tracer, &within);
    if done.failed {
        span.set_status(Status::error(""));
    }
    span.end_with_timestamp(ended);
}
