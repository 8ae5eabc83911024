//! Time as a parameter, so that a story can be told at any date.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use entity::value::Waktu;

/// Where "now" comes from.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A clock that stands still until it is set.
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `now`.
    pub fn set_at(now: Waktu) -> Self {
        Self::Set(Arc::new(AtomicI64::new(now.0)))
    }

    /// The present moment.
    pub fn now(&self) -> Waktu {
        match self {
            Self::System => system_now(),
            Self::Set(now) => Waktu(now.load(Ordering::SeqCst)),
        }
    }
}

/// The year of a moment by the calendar in Sumenep (WIB, UTC+7).
pub fn tahun_wib(saat: Waktu) -> i32 {
    let detik = saat.0.div_euclid(1000).saturating_add(7 * 60 * 60);
    time::OffsetDateTime::from_unix_timestamp(detik).map_or(0, time::OffsetDateTime::year)
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that asks the machine for the time"
)]
fn system_now() -> Waktu {
    let millis = time::OffsetDateTime::now_utc().unix_timestamp_nanos() / 1_000_000;
    Waktu(i64::try_from(millis).unwrap_or(i64::MAX))
}
