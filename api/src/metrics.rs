//! What the program counts of itself, as Prometheus reads it. The names of operations are those that signed-in
//! clients use, up to a bound.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};
use std::time::Duration;

use prometheus_client::encoding::prometheus_text::encode;
use prometheus_client::metrics::counter::{ConstCounter, Counter};
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::{ConstGauge, Gauge};
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::Registry;

use crate::app::App;
use crate::lkjip;

/// Upper bounds of the buckets of a time, in seconds.
const BUCKETS: [f64; 10] = [0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0, 10.0];
/// Most names of operations that are told apart.
const MOST_OPERATIONS: usize = 200;
/// The rest of them, and what has no name.
const OTHER: &str = "lain";
const STATUSES: [&str; 5] = ["1xx", "2xx", "3xx", "4xx", "5xx"];

type Label<T> = (&'static str, T);
type Times = Family<[Label<String>; 1], Histogram, fn() -> Histogram>;

/// How often something was found where it was kept.
#[derive(Debug)]
pub struct Cache {
    hit: Counter,
    miss: Counter,
}

impl Cache {
    fn new(family: &Family<[Label<&'static str>; 2], Counter>, cache: &'static str) -> Self {
        let counter =
            |outcome| family.get_or_create_owned(&[("cache", cache), ("outcome", outcome)]);
        Self {
            hit: counter("hit"),
            miss: counter("miss"),
        }
    }

    /// It was looked for.
    pub fn looked(&self, found: bool) {
        if found {
            self.hit.inc();
        } else {
            self.miss.inc();
        }
    }
}

/// All that is counted.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    /// Times by operation; [`Self::operations`] finds one without making a label.
    times: Times,
    operations: RwLock<HashMap<String, Histogram>>,
    other: Histogram,
    errors: Family<[Label<String>; 1], Counter>,
    responses: [Counter; STATUSES.len()],
    /// Answers that were still right.
    pub answers: Cache,
    /// Rows that were still right.
    pub remembered: Cache,
    /// Sign-ins with a wrong name, password or code.
    pub sign_in_refused: Counter,
    /// Sign-ins held up after too many wrong ones.
    pub sign_in_limited: Counter,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::default();
        registry.register(
            "lkjip",
            "Versi program",
            Info::new([("version", env!("CARGO_PKG_VERSION"))]),
        );
        let responses = Family::<[Label<&'static str>; 1], Counter>::default();
        registry.register(
            "lkjip_http_responses",
            "Jawaban HTTP menurut kelas status",
            responses.clone(),
        );
        let times: Times = Family::new_with_constructor(|| Histogram::new(BUCKETS));
        registry.register(
            "lkjip_graphql_seconds",
            "Lama menjawab GraphQL menurut nama operasi",
            times.clone(),
        );
        let errors = Family::default();
        registry.register(
            "lkjip_graphql_errors",
            "Kesalahan dalam jawaban GraphQL menurut kode",
            errors.clone(),
        );
        let caches = Family::default();
        registry.register(
            "lkjip_cache",
            "Pencarian di dalam ingatan: ada atau tidak",
            caches.clone(),
        );
        let sign_in = Family::<[Label<&'static str>; 1], Counter>::default();
        registry.register(
            "lkjip_sign_in_failures",
            "Percobaan masuk yang gagal atau ditahan",
            sign_in.clone(),
        );
        Self {
            registry,
            other: times.get_or_create_owned(&[("operation", OTHER.to_owned())]),
            times,
            operations: RwLock::default(),
            errors,
            responses: STATUSES.map(|status| responses.get_or_create_owned(&[("status", status)])),
            answers: Cache::new(&caches, "answers"),
            remembered: Cache::new(&caches, "remembered"),
            sign_in_refused: sign_in.get_or_create_owned(&[("reason", "refused")]),
            sign_in_limited: sign_in.get_or_create_owned(&[("reason", "limited")]),
        }
    }
}

impl Metrics {
    /// An operation was answered. Its name is told apart when it is known already, or `trusted`.
    pub fn answered(&self, operation: Option<&str>, trusted: bool, time: Duration) {
        let seconds = time.as_secs_f64();
        let Some(name) = operation else {
            return self.other.observe(seconds);
        };
        let known = self
            .operations
            .read()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(times) = known.get(name) {
            return times.observe(seconds);
        }
        let room = known.len() < MOST_OPERATIONS;
        drop(known);
        if !(trusted && room) {
            return self.other.observe(seconds);
        }
        let mut known = self
            .operations
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        known
            .entry(name.to_owned())
            .or_insert_with(|| {
                self.times
                    .get_or_create_owned(&[("operation", name.to_owned())])
            })
            .observe(seconds);
    }

    /// An error with this code was answered.
    pub fn failed(&self, code: &str) {
        self.errors
            .get_or_create(&[("code", code.to_owned())])
            .inc();
    }

    /// A response with this status was sent.
    pub fn responded(&self, status: u16) {
        let class = usize::from(status / 100).clamp(1, STATUSES.len()) - 1;
        self.responses[class].inc();
    }
}

/// Everything in the text form of Prometheus. What the database has to be asked for is told when it answers.
///
/// # Errors
/// When a metric cannot be written, which is a fault of the program.
pub async fn text(app: &App) -> Result<String, std::fmt::Error> {
    let mut text = String::new();
    encode(&mut text, &app.metrics.registry)?;
    encode(&mut text, &database(app).await)?;
    Ok(text)
}

/// What the database is asked for, and what was asked of it.
async fn database(app: &App) -> Registry {
    let mut registry = Registry::default();
    registry.register(
        "lkjip_db_statements",
        "Pernyataan SQL yang dikirim",
        ConstCounter::new(app.db.statements()),
    );
    let connections = Family::<[Label<&'static str>; 2], Gauge>::default();
    for (pool, used, idle) in app.db.connections() {
        for (state, number) in [("used", used), ("idle", idle)] {
            connections
                .get_or_create(&[("pool", pool), ("state", state)])
                .set(number.into());
        }
    }
    registry.register(
        "lkjip_db_connections",
        "Sambungan basis data menurut kumpulan dan keadaan",
        connections,
    );
    let reports = lkjip::banyaknya(app.db.reader()).await;
    registry.register(
        "lkjip_db_up",
        "1 bila basis data menjawab",
        ConstGauge::new(u64::from(reports.is_ok())),
    );
    if let Ok(reports) = reports {
        let statuses = Family::<[Label<String>; 1], Gauge>::default();
        for (status, number) in reports {
            statuses
                .get_or_create(&[("status", status)])
                .set(i64::try_from(number).unwrap_or(i64::MAX));
        }
        registry.register("lkjip_reports", "Laporan menurut status", statuses);
    }
    registry
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
        let mut text = String::new();
        encode(&mut text, &metrics.registry).unwrap();
        let count = |operation: &str| {
            let start = format!("lkjip_graphql_seconds_count{{operation=\"{operation}\"}} ");
            text.lines().find_map(|line| line.strip_prefix(&start))
        };
        assert_eq!(count("Op0"), Some("2"), "{text}");
        assert_eq!(count("lain"), Some("6"));
        assert_eq!(count("Asing"), None);
        let names = text.matches("lkjip_graphql_seconds_count").count();
        assert_eq!(names, MOST_OPERATIONS + 1);
    }
}
