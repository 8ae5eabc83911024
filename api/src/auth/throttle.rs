//! A brake on guessing: few attempts in a time, counted by what is guessed at and from where.

use entity::value::Waktu;
use moka::sync::Cache;

use crate::error::ApiError;

/// Attempts in one window.
const PERCOBAAN: u32 = 10;
/// Length of a window, in seconds.
pub(super) const JENDELA_DETIK: u32 = 900;
/// Most counters kept; the least used give way.
const TERBANYAK: u64 = 20_000;

#[derive(Clone, Copy, Debug)]
struct Window {
    since: Waktu,
    attempts: u32,
}

/// Counters of this process; they do not survive it.
#[derive(Clone, Debug)]
pub struct Throttle(Cache<String, Window>);

impl Default for Throttle {
    fn default() -> Self {
        Self(Cache::new(TERBANYAK))
    }
}

impl Throttle {
    /// Counts an attempt at `key` before it is made, so that many at once do not slip through.
    ///
    /// # Errors
    /// [`ApiError::RateLimited`] when there were too many in this window.
    pub fn attempt(&self, key: &str, now: Waktu) -> Result<(), ApiError> {
        let counted = self
            .0
            .entry_by_ref(key)
            .and_upsert_with(|entry| {
                entry
                    .map(moka::Entry::into_value)
                    .filter(|window| now.0 - window.since.0 < i64::from(JENDELA_DETIK) * 1000)
                    .map_or(
                        Window {
                            since: now,
                            attempts: 1,
                        },
                        |window| Window {
                            attempts: window.attempts.saturating_add(1),
                            ..window
                        },
                    )
            })
            .into_value()
            .attempts;
        if counted > PERCOBAAN {
            Err(ApiError::RateLimited)
        } else {
            Ok(())
        }
    }

    /// Forgets the attempts at `key`: the last one was right.
    pub fn forget(&self, key: &str) {
        self.0.invalidate(key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Waktu = Waktu(1_700_000_000_000);

    #[test]
    fn the_eleventh_attempt_waits_for_the_next_window() {
        let throttle = Throttle::default();
        for _ in 0..PERCOBAAN {
            assert!(throttle.attempt("a", NOW).is_ok());
        }
        assert!(throttle.attempt("a", NOW).is_err());
        assert!(throttle.attempt("b", NOW).is_ok());
        let later = Waktu(NOW.0 + i64::from(JENDELA_DETIK) * 1000);
        assert!(throttle.attempt("a", later).is_ok());
    }

    #[test]
    fn a_right_answer_is_forgiven_its_mistakes() {
        let throttle = Throttle::default();
        for _ in 0..PERCOBAAN {
            assert!(throttle.attempt("a", NOW).is_ok());
        }
        throttle.forget("a");
        assert!(throttle.attempt("a", NOW).is_ok());
    }
}
