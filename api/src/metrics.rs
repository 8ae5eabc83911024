//! What the program counts of itself, as Prometheus reads it. Counting takes no lock that a writer holds for
//! long and allocates nothing; the names of operations are those that signed-in clients use, up to a bound.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use crate::app::App;
use crate::error::ApiError;
use crate::lkjip;

/// Upper bounds of the buckets of a time, in microseconds, and as Prometheus writes them in seconds.
const BUCKETS: [(u64, &str); 10] = [
    (500, "0.0005"),
    (1_000, "0.001"),
    (5_000, "0.005"),
    (10_000, "0.01"),
    (50_000, "0.05"),
    (100_000, "0.1"),
    (500_000, "0.5"),
    (1_000_000, "1"),
    (5_000_000, "5"),
    (10_000_000, "10"),
];
/// Most names of operations that are told apart.
const MOST_OPERATIONS: usize = 200;
/// The rest of them, and what has no name.
const OTHER: &str = "lain";
/// The codes of errors that are told apart.
const CODES: [&str; 12] = [
    "UNAUTHENTICATED",
    "FORBIDDEN",
    "NOT_FOUND",
    "BAD_USER_INPUT",
    "CONFLICT",
    "RATE_LIMITED",
    "UNAVAILABLE",
    "INTERNAL",
    "GRAPHQL_PARSE_FAILED",
    "GRAPHQL_VALIDATION_FAILED",
    "REQUEST_TOO_LARGE",
    "TIMEOUT",
];

/// A number that only grows.
#[derive(Debug, Default)]
pub struct Counter(AtomicU64);

impl Counter {
    /// One more.
    pub fn add(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    fn read(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// How often something was found where it was kept.
#[derive(Debug, Default)]
pub struct Cache {
    hit: Counter,
    miss: Counter,
}

impl Cache {
    /// It was looked for.
    pub fn looked(&self, found: bool) {
        if found {
            self.hit.add();
        } else {
            self.miss.add();
        }
    }
}

/// How long something took, each time.
#[derive(Debug, Default)]
struct Times {
    buckets: [Counter; BUCKETS.len()],
    longer: Counter,
    micros: AtomicU64,
}

impl Times {
    fn took(&self, time: Duration) {
        let micros = u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
        let bucket = BUCKETS.iter().position(|(bound, _)| micros <= *bound);
        bucket
            .map_or(&self.longer, |bucket| &self.buckets[bucket])
            .add();
        self.micros.fetch_add(micros, Ordering::Relaxed);
    }
}

/// All that is counted.
#[derive(Debug, Default)]
pub struct Metrics {
    operations: RwLock<HashMap<String, Arc<Times>>>,
    other: Times,
    errors: [Counter; CODES.len()],
    error_other: Counter,
    responses: [Counter; 5],
    /// Answers that were still right.
    pub answers: Cache,
    /// Rows that were still right.
    pub remembered: Cache,
    /// Sign-ins with a wrong name or password.
    pub sign_in_refused: Counter,
    /// Sign-ins held up after too many wrong ones.
    pub sign_in_limited: Counter,
}

impl Metrics {
    /// An operation was answered. Its name is told apart when it is known already, or `trusted`.
    pub fn answered(&self, operation: Option<&str>, trusted: bool, time: Duration) {
        let Some(name) = operation else {
            return self.other.took(time);
        };
        let known = self
            .operations
            .read()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(times) = known.get(name) {
            return times.took(time);
        }
        let room = known.len() < MOST_OPERATIONS;
        drop(known);
        if !(trusted && room) {
            return self.other.took(time);
        }
        let mut known = self
            .operations
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        known.entry(name.to_owned()).or_default().took(time);
    }

    /// An error with this code was answered.
    pub fn failed(&self, code: &str) {
        let known = CODES.iter().position(|known| *known == code);
        known
            .map_or(&self.error_other, |known| &self.errors[known])
            .add();
    }

    /// A response with this status was sent.
    pub fn responded(&self, status: u16) {
        let class = usize::from(status / 100).clamp(1, 5) - 1;
        self.responses[class].add();
    }
}

/// Everything in the text form of Prometheus. What the database has to be asked for is told when it answers.
pub async fn text(app: &App) -> String {
    let mut out = Text::default();
    let metrics = &app.metrics;
    out.family("lkjip_info", "gauge", "Versi program.");
    out.line("lkjip_info", &[("version", env!("CARGO_PKG_VERSION"))], 1);
    out.family(
        "lkjip_http_responses_total",
        "counter",
        "Jawaban HTTP menurut kelas status.",
    );
    for (class, counter) in ["1xx", "2xx", "3xx", "4xx", "5xx"]
        .iter()
        .zip(&metrics.responses)
    {
        out.line(
            "lkjip_http_responses_total",
            &[("status", class)],
            counter.read(),
        );
    }
    out.family(
        "lkjip_graphql_seconds",
        "histogram",
        "Lama menjawab GraphQL menurut nama operasi.",
    );
    out.times("lkjip_graphql_seconds", OTHER, &metrics.other);
    let mut known: Vec<(String, Arc<Times>)> = metrics
        .operations
        .read()
        .unwrap_or_else(PoisonError::into_inner)
        .iter()
        .map(|(name, times)| (name.clone(), Arc::clone(times)))
        .collect();
    known.sort_by(|one, other| one.0.cmp(&other.0));
    for (name, times) in known {
        out.times("lkjip_graphql_seconds", &name, &times);
    }
    out.family(
        "lkjip_graphql_errors_total",
        "counter",
        "Kesalahan dalam jawaban GraphQL menurut kode.",
    );
    for (code, counter) in CODES.iter().zip(&metrics.errors) {
        out.line(
            "lkjip_graphql_errors_total",
            &[("code", code)],
            counter.read(),
        );
    }
    out.line(
        "lkjip_graphql_errors_total",
        &[("code", OTHER)],
        metrics.error_other.read(),
    );
    out.family(
        "lkjip_cache_total",
        "counter",
        "Pencarian di dalam ingatan: ada atau tidak.",
    );
    for (cache, counters) in [
        ("answers", &metrics.answers),
        ("remembered", &metrics.remembered),
    ] {
        for (outcome, counter) in [("hit", &counters.hit), ("miss", &counters.miss)] {
            let labels = [("cache", cache), ("outcome", outcome)];
            out.line("lkjip_cache_total", &labels, counter.read());
        }
    }
    out.family(
        "lkjip_sign_in_failures_total",
        "counter",
        "Percobaan masuk yang gagal atau ditahan.",
    );
    for (reason, counter) in [
        ("refused", &metrics.sign_in_refused),
        ("limited", &metrics.sign_in_limited),
    ] {
        let labels = [("reason", reason)];
        out.line("lkjip_sign_in_failures_total", &labels, counter.read());
    }
    database(&mut out, app).await;
    out.0
}

/// What the database is asked for, and what was asked of it.
async fn database(out: &mut Text, app: &App) {
    out.family(
        "lkjip_db_statements_total",
        "counter",
        "Pernyataan SQL yang dikirim.",
    );
    out.line("lkjip_db_statements_total", &[], app.db.statements());
    out.family(
        "lkjip_db_connections",
        "gauge",
        "Sambungan basis data menurut kumpulan dan keadaan.",
    );
    for (pool, used, idle) in app.db.connections() {
        for (state, number) in [("used", used), ("idle", idle)] {
            let labels = [("pool", pool), ("state", state)];
            out.line("lkjip_db_connections", &labels, u64::from(number));
        }
    }
    let reports = reports(app).await;
    out.family("lkjip_db_up", "gauge", "1 bila basis data menjawab.");
    out.line("lkjip_db_up", &[], u64::from(reports.is_ok()));
    if let Ok(reports) = reports {
        out.family("lkjip_reports", "gauge", "Laporan menurut status.");
        for (status, number) in reports {
            out.line("lkjip_reports", &[("status", &status)], number);
        }
    }
}

async fn reports(app: &App) -> Result<Vec<(String, u64)>, ApiError> {
    lkjip::banyaknya(app.db.reader()).await
}

/// The lines.
#[derive(Default)]
struct Text(String);

impl Text {
    fn family(&mut self, name: &str, kind: &str, help: &str) {
        // Writing to a String cannot fail, here and below.
        let _ = writeln!(self.0, "# HELP {name} {help}\n# TYPE {name} {kind}");
    }

    fn line(&mut self, name: &str, labels: &[(&str, &str)], value: u64) {
        self.0.push_str(name);
        for (number, (label, text)) in labels.iter().enumerate() {
            let open = if number == 0 { '{' } else { ',' };
            let _ = write!(self.0, "{open}{label}=\"{text}\"");
        }
        if !labels.is_empty() {
            self.0.push('}');
        }
        let _ = writeln!(self.0, " {value}");
    }

    fn times(&mut self, name: &str, operation: &str, times: &Times) {
        let bucket = format!("{name}_bucket");
        let mut sum = 0;
        for ((_, bound), counter) in BUCKETS.iter().zip(&times.buckets) {
            sum += counter.read();
            self.line(&bucket, &[("operation", operation), ("le", bound)], sum);
        }
        sum += times.longer.read();
        self.line(&bucket, &[("operation", operation), ("le", "+Inf")], sum);
        let micros = times.micros.load(Ordering::Relaxed);
        let _ = writeln!(
            self.0,
            "{name}_sum{{operation=\"{operation}\"}} {}.{:06}",
            micros / 1_000_000,
            micros % 1_000_000
        );
        self.line(&format!("{name}_count"), &[("operation", operation)], sum);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_apart_up_to_a_bound_and_only_of_those_who_are_trusted() {
        let metrics = Metrics::default();
        let time = Duration::from_millis(2);
        metrics.answered(Some("Asing"), false, time);
        for number in 0..MOST_OPERATIONS + 5 {
            metrics.answered(Some(&format!("Op{number}")), true, time);
        }
        metrics.answered(Some("Op0"), false, time);
        let known = metrics.operations.read().unwrap();
        assert_eq!(known.len(), MOST_OPERATIONS);
        let mut text = Text::default();
        text.times("t", "Op0", &known["Op0"]);
        text.times("t", OTHER, &metrics.other);
        assert!(
            text.0.contains("t_count{operation=\"Op0\"} 2\n"),
            "{}",
            text.0
        );
        assert!(text.0.contains("t_sum{operation=\"Op0\"} 0.004000\n"));
        assert!(
            text.0
                .contains("t_bucket{operation=\"Op0\",le=\"0.001\"} 0\n")
        );
        assert!(
            text.0
                .contains("t_bucket{operation=\"Op0\",le=\"0.005\"} 2\n")
        );
        assert!(text.0.contains("t_count{operation=\"lain\"} 6\n"));
    }
}
