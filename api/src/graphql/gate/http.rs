//! The HTTP form of a request and of its answer (GraphQL over HTTP).

use std::sync::Arc;
use std::time::Instant;

use axum::body::{Body, Bytes};
use axum::extract::{Query, Request, State};
use axum::http::header::{ACCEPT, ALLOW, CACHE_CONTROL, CONTENT_TYPE, COOKIE, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::Response;
use serde::Serialize;
use serde_json::{Map, Value as Json};

use super::budget::{self, Payer, Purse};
use super::mask::{Failure, Told};
use super::refusal::{Refusal, Stage};
use super::{Answer, Gate, Passed, Question, Source};
use crate::app::App;
use crate::auth::{self, Caller, authenticate};
use crate::browser::preflighted;
use crate::graphql::context::Call;
use crate::kesalahan::NANTI;
use crate::{permintaan, proxy};

/// Most bytes of a request.
const BODY: usize = 256 * 1024;

/// The form of the answer.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Media {
    /// `application/graphql-response+json`
    GraphQl,
    /// `application/json`
    Json,
}

impl Media {
    const fn name(self) -> &'static str {
        match self {
            Self::GraphQl => "application/graphql-response+json; charset=utf-8",
            Self::Json => "application/json; charset=utf-8",
        }
    }
}

/// The status of an answer: the one place that changes when the specification does.
const fn status(stage: Stage, media: Media) -> StatusCode {
    match (stage, media) {
        (Stage::Http(status), _) => status,
        (Stage::Wait(_), _) => StatusCode::TOO_MANY_REQUESTS,
        (Stage::Document, Media::GraphQl) => StatusCode::BAD_REQUEST,
        (Stage::Document, Media::Json) | (Stage::Executed, _) => StatusCode::OK,
    }
}

/// Answers `/graphql`.
pub async fn serve(State(app): State<Arc<App>>, request: Request) -> Response {
    let begun = Instant::now();
    let request_id = permintaan::nomor(request.extensions())
        .unwrap_or_default()
        .to_owned();
    let media = match media(request.headers()) {
        Ok(media) => media,
        Err(refusal) => return respond(Answer::from(refusal), Media::Json, &request_id, &app),
    };
    let caller = match authenticate(&app, request.method(), request.headers()).await {
        Ok(caller) => caller,
        Err(refusal) => return unauthenticated(&refusal, media, &request_id, &app),
    };
    let address = proxy::client(request.extensions());
    let sent = match Sent::receive(request).await {
        Ok(sent) => sent,
        Err(refusal) => return respond(Answer::from(refusal), media, &request_id, &app),
    };
    let payer = Payer::of(caller.as_ref(), address);
    let own = caller
        .as_ref()
        .and_then(|caller| caller.actor.machine.as_ref()?.batas_per_menit);
    let purse = app.gate.budget.purse(payer, own, app.clock.now());
    if let (Some(caller), Sent::Post(question)) = (&caller, &sent) {
        let kept = app.gate.answers.get(caller, question);
        app.metrics.answers.looked(kept.is_some());
        if let Some(kept) = kept {
            told(&app, Some(caller), &kept.passed, 0, begun);
            let cost = Cost {
                // Nothing was done for it again.
                actual: Some(0),
                ..app.gate.cost(&kept.passed, Some(&purse))
            };
            return written(closed(&kept.open, &cost), Stage::Executed, media);
        }
    }
    let question = match sent.question() {
        Ok(question) => question,
        Err(refusal) => return respond(Answer::from(refusal), media, &request_id, &app),
    };
    let actor = caller.as_ref().map(|caller| Arc::clone(&caller.actor));
    let stamp = caller.as_ref().map(|caller| Arc::clone(&caller.stamp));
    let call = Call::new(Arc::clone(&app), actor, request_id.clone()).at(stamp);
    let resting = call.resting();
    let answer = app.gate.answer(question, call, &purse).await;
    let (passed, errors) = (answer.passed.clone(), answer.errors());
    told(&app, caller.as_ref(), &passed, errors, begun);
    let cost = app.gate.cost(&passed, Some(&purse));
    let (stage, open) = opened(answer, &request_id, &app);
    let body = closed(&open, &cost);
    if let (Some(caller), Sent::Post(question)) = (caller, sent)
        && passed.query
        && errors == 0
    {
        let answers = &app.gate.answers;
        answers.keep(&caller, question, resting.basis(), passed, open);
    }
    written(body, stage, media)
}

/// What the one line of the log about this request, and the counters, say of it.
fn told(app: &App, caller: Option<&Caller>, passed: &Passed, errors: usize, begun: Instant) {
    let operation = passed.operation.as_deref();
    app.metrics
        .answered(operation, caller.is_some(), begun.elapsed());
    let span = tracing::Span::current();
    span.record("caller", caller.map(|caller| caller.actor.id.0));
    span.record("operation", operation);
    span.record("cost", passed.cost);
    span.record("errors", errors);
}

/// The answer to a caller whose token or cookie is not valid.
fn unauthenticated(refusal: &auth::Refusal, media: Media, request_id: &str, app: &App) -> Response {
    let (code, message) = refusal.told();
    let status = refusal.status();
    let mut response = respond(
        Answer::from(Refusal::one(Stage::Http(status), code, message)),
        media,
        request_id,
        app,
    );
    if let Some((name, value)) = refusal.header() {
        response.headers_mut().insert(name, value);
    }
    response
}

impl From<Refusal> for Answer {
    fn from(refusal: Refusal) -> Self {
        Self {
            outcome: Err(refusal),
            passed: Passed::default(),
        }
    }
}

impl Answer {
    fn errors(&self) -> usize {
        match &self.outcome {
            Ok(executed) => executed.errors.len(),
            Err(refusal) => refusal.complaints.len(),
        }
    }
}

/// A mutation sent by GET.
pub(super) fn not_by_get() -> Refusal {
    Refusal::http(
        StatusCode::METHOD_NOT_ALLOWED,
        "Mutasi hanya dapat dikirim dengan POST.",
    )
}

/// The form that the client accepts; `application/json` where it does not mind.
fn media(headers: &HeaderMap) -> Result<Media, Refusal> {
    let mut best: Option<(Media, u16)> = None;
    let mut asked = false;
    for range in headers
        .get_all(ACCEPT)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
    {
        asked = true;
        let mut parts = range.split(';').map(str::trim);
        let media = match parts
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase()
            .as_str()
        {
            "application/graphql-response+json" => Media::GraphQl,
            "application/json" | "application/*" | "*/*" => Media::Json,
            _ => continue,
        };
        let quality = parts
            .find_map(|part| part.strip_prefix("q="))
            .map_or(1000, quality);
        if quality > 0 && best.is_none_or(|(_, of)| quality > of) {
            best = Some((media, quality));
        }
    }
    match best {
        Some((media, _)) => Ok(media),
        None if !asked => Ok(Media::Json),
        None => Err(Refusal::http(
            StatusCode::NOT_ACCEPTABLE,
            "Accept harus memuat application/graphql-response+json atau application/json.",
        )),
    }
}

/// A quality value in thousandths.
fn quality(text: &str) -> u16 {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let thousandths = format!("{part:0<3}")
        .get(..3)
        .and_then(|part| part.parse().ok());
    match (whole, thousandths) {
        ("0", Some(part)) => part,
        _ => 1000,
    }
}

/// A request as it was sent.
enum Sent {
    /// In the address.
    Get(Map<String, Json>),
    /// In the body.
    Post(Bytes),
}

impl Sent {
    async fn receive(request: Request) -> Result<Self, Refusal> {
        if request.method() == Method::GET {
            by_get(&request).map(Self::Get)
        } else if request.method() == Method::POST {
            by_post(request).await.map(Self::Post)
        } else {
            Err(Refusal::http(
                StatusCode::METHOD_NOT_ALLOWED,
                "Gunakan POST atau GET.",
            ))
        }
    }

    fn question(&self) -> Result<Question, Refusal> {
        match self {
            Self::Get(sent) => Ok(Question {
                read_only: true,
                ..parameters(sent.clone())?
            }),
            Self::Post(body) => match serde_json::from_slice(body) {
                Ok(Json::Object(sent)) => parameters(sent),
                Ok(Json::Array(_)) => Err(malformed("Kirim satu operasi dalam satu permintaan.")),
                Ok(Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_)) | Err(_) => {
                    Err(malformed("Badan permintaan harus satu objek JSON."))
                }
            },
        }
    }
}

fn by_get(request: &Request) -> Result<Map<String, Json>, Refusal> {
    let headers = request.headers();
    let foreign = headers
        .get("sec-fetch-site")
        .is_some_and(|site| site != "same-origin" && site != "none");
    if !preflighted(headers) && (foreign || headers.contains_key(COOKIE)) {
        return Err(Refusal::http(
            StatusCode::FORBIDDEN,
            "GET dari peramban harus membawa header GraphQL-Require-Preflight.",
        ));
    }
    let mut sent = Map::new();
    let Query(pairs) = Query::<Vec<(String, String)>>::try_from_uri(request.uri())
        .map_err(|_| malformed("Parameter URL tidak dapat dibaca."))?;
    for (name, value) in pairs {
        let value = match name.as_str() {
            "variables" | "extensions" => serde_json::from_str(&value)
                .map_err(|_| malformed(&format!("Parameter {name} harus objek JSON.")))?,
            _ => Json::String(value),
        };
        if sent.insert(name, value).is_some() {
            return Err(malformed("Sebuah parameter disebut lebih dari sekali."));
        }
    }
    Ok(sent)
}

async fn by_post(request: Request) -> Result<Bytes, Refusal> {
    let is_json = request
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(is_json);
    if !is_json {
        return Err(Refusal::http(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "Content-Type harus application/json dengan UTF-8.",
        ));
    }
    axum::body::to_bytes(request.into_body(), BODY)
        .await
        .map_err(|_| {
            Refusal::http(
                StatusCode::PAYLOAD_TOO_LARGE,
                format!("Badan permintaan paling banyak {} KB.", BODY / 1024),
            )
        })
}

fn is_json(content_type: &str) -> bool {
    let mut parts = content_type.split(';').map(str::trim);
    let media = parts.next().unwrap_or_default();
    media.eq_ignore_ascii_case("application/json")
        && parts.all(|parameter| match parameter.split_once('=') {
            Some((name, value)) if name.trim().eq_ignore_ascii_case("charset") => {
                let charset = value.trim().trim_matches('"');
                charset.eq_ignore_ascii_case("utf-8") || charset.eq_ignore_ascii_case("utf8")
            }
            _ => true,
        })
}

fn malformed(message: &str) -> Refusal {
    Refusal::http(StatusCode::BAD_REQUEST, message)
}

/// The well-formed parameters of a request.
fn parameters(mut sent: Map<String, Json>) -> Result<Question, Refusal> {
    let source = match (sent.remove("query"), sent.remove("documentId")) {
        (Some(Json::String(text)), None | Some(Json::Null)) => Source::Text(text),
        (None | Some(Json::Null), Some(Json::String(id))) => Source::Id(id),
        (Some(_), Some(_)) => {
            return Err(malformed("Kirim query atau documentId, tidak keduanya."));
        }
        (_, _) => {
            return Err(malformed(
                "Parameter query atau documentId wajib berupa teks.",
            ));
        }
    };
    let operation_name = match sent.remove("operationName") {
        None | Some(Json::Null) => None,
        Some(Json::String(name)) => Some(name).filter(|name| !name.is_empty()),
        Some(_) => return Err(malformed("Parameter operationName harus berupa teks.")),
    };
    let variables = match sent.remove("variables") {
        None | Some(Json::Null) => Map::new(),
        Some(Json::Object(variables)) => variables,
        Some(_) => return Err(malformed("Parameter variables harus berupa objek.")),
    };
    match sent.remove("extensions") {
        None | Some(Json::Null | Json::Object(_)) => {}
        Some(_) => return Err(malformed("Parameter extensions harus berupa objek.")),
    }
    Ok(Question {
        source,
        operation_name,
        variables,
        read_only: false,
    })
}

#[derive(Serialize)]
struct Envelope {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<Told>,
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<async_graphql::Value>,
}

/// `extensions.cost` of an answer; what the request did not come to is absent.
#[derive(Serialize)]
struct Cost {
    #[serde(rename = "requestedQueryCost", skip_serializing_if = "Option::is_none")]
    requested: Option<u64>,
    #[serde(rename = "actualQueryCost", skip_serializing_if = "Option::is_none")]
    actual: Option<u64>,
    #[serde(rename = "maximumQueryCost")]
    maximum: u64,
    #[serde(rename = "throttleStatus", skip_serializing_if = "Option::is_none")]
    throttle: Option<budget::Status>,
}

impl Gate {
    fn cost(&self, passed: &Passed, purse: Option<&Purse>) -> Cost {
        Cost {
            requested: passed.cost,
            actual: passed.actual,
            maximum: self.max_cost,
            throttle: purse.and_then(Purse::status),
        }
    }
}

/// The answer to who was refused before the budget was looked at.
fn respond(answer: Answer, media: Media, request_id: &str, app: &App) -> Response {
    let cost = app.gate.cost(&answer.passed, None);
    let (stage, open) = opened(answer, request_id, app);
    written(closed(&open, &cost), stage, media)
}

/// The answer as JSON up to its `extensions`, which are of this request alone.
fn opened(answer: Answer, request_id: &str, app: &App) -> (Stage, Bytes) {
    let (stage, errors, data) = match answer.outcome {
        Ok(executed) => {
            let status = executed.errors.iter().find_map(Failure::status);
            let errors = executed.errors.into_iter().map(|failure| failure.told);
            let errors: Vec<Told> = errors.collect();
            match status {
                // Half an answer would look like one.
                Some(status) => (Stage::Http(status), errors, None),
                None => (Stage::Executed, errors, Some(executed.data)),
            }
        }
        Err(refusal) => {
            let errors = refusal
                .complaints
                .into_iter()
                .map(|complaint| Told::of(complaint, refusal.stage, request_id))
                .collect();
            (refusal.stage, errors, None)
        }
    };
    for error in &errors {
        app.metrics.failed(error.code());
    }
    match serde_json::to_vec(&Envelope { errors, data }) {
        Ok(mut open) => {
            // There are errors, data, or both.
            open.pop();
            open.push(b',');
            (stage, Bytes::from(open))
        }
        Err(error) => {
            tracing::error!(request_id, %error, "answer cannot be written");
            let stage = Stage::Http(StatusCode::INTERNAL_SERVER_ERROR);
            (stage, Bytes::from_static(b"{"))
        }
    }
}

/// The whole of an answer that was [`opened`].
fn closed(open: &[u8], cost: &Cost) -> Bytes {
    const ROOM: usize = 256;
    let mut body = Vec::with_capacity(open.len() + ROOM);
    body.extend_from_slice(open);
    body.extend_from_slice(b"\"extensions\":{\"cost\":");
    if let Err(error) = serde_json::to_writer(&mut body, cost) {
        tracing::error!(%error, "cost cannot be written");
    }
    body.extend_from_slice(b"}}");
    Bytes::from(body)
}

/// The response with this body.
fn written(body: Bytes, stage: Stage, media: Media) -> Response {
    let mut response = Response::new(Body::from(body));
    let status = status(stage, media);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media.name()));
    // It is for who asked, with the rights of this moment.
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if status == StatusCode::SERVICE_UNAVAILABLE {
        headers.insert(RETRY_AFTER, NANTI);
    }
    if let Some(seconds) = stage.wait() {
        headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    if status == StatusCode::METHOD_NOT_ALLOWED {
        headers.insert(ALLOW, HeaderValue::from_static("GET, POST"));
    }
    response
}
