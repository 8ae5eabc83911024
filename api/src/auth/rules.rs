//! How patient the program is with wrong attempts (ADR 15). Times are in milliseconds.

/// Patience with one kind of guessing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Patience {
    /// Wrong attempts after which the first wait begins.
    free: i64,
    /// The first wait; each further wrong attempt doubles it.
    first: i64,
    /// The longest wait.
    longest: i64,
    /// In this time one wrong attempt is forgotten.
    forgets: i64,
}

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;

/// With one account from one network.
pub(super) const PAIR: Patience = Patience {
    free: 5,
    first: 30 * SECOND,
    longest: HOUR,
    forgets: HOUR,
};

/// With one account from all networks that it has not signed in from.
pub(super) const ACCOUNT: Patience = Patience {
    free: 20,
    first: MINUTE,
    longest: 15 * MINUTE,
    forgets: 30 * MINUTE,
};

/// With one network, whichever accounts it tries. Many people may sit behind one.
pub(super) const NETWORK: Patience = Patience {
    free: 50,
    first: 30 * SECOND,
    longest: 15 * MINUTE,
    forgets: 5 * MINUTE,
};

/// With right passwords of one account: to check one takes a core, and to sign in leaves rows.
pub(super) const SIGNED: Patience = Patience {
    free: 30,
    first: MINUTE,
    longest: MINUTE,
    forgets: MINUTE,
};

/// After this time without an attempt nothing is left to be remembered.
pub(super) const MEMORY: i64 = 24 * HOUR;

impl Patience {
    /// Wrong attempts that count together with one more: those of `before`, less what was forgotten since.
    pub(super) fn counting(&self, before: i64, since: i64) -> i64 {
        (before - since.max(0) / self.forgets).max(0) + 1
    }

    /// How long the next attempt has to wait after this many wrong ones.
    pub(super) fn wait(&self, wrong: i64) -> i64 {
        if wrong < self.free {
            return 0;
        }
        let doublings = u32::try_from(wrong - self.free).unwrap_or(u32::MAX);
        1_i64
            .checked_shl(doublings)
            .filter(|factor| *factor > 0)
            .and_then(|factor| self.first.checked_mul(factor))
            .map_or(self.longest, |wait| wait.min(self.longest))
    }
}

/// Whether the trail tells of the wrong attempt, or refused deed, that is the `nth` of a day: of the first ones each,
/// then ever fewer, so that guessing does not flood it.
pub(super) const fn told(nth: i64) -> bool {
    let mut step = nth;
    while step > 10 && step % 10 == 0 {
        step /= 10;
    }
    nth <= 10 || matches!(step, 1 | 2 | 5 | 10)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_sixth_attempt_at_a_pair_waits_and_the_waits_double() {
        let waits = [4, 5, 6, 7, 11, 12, 13].map(|wrong| PAIR.wait(wrong) / SECOND);
        assert_eq!(waits, [0, 30, 60, 120, 1_920, 3_600, 3_600]);
    }

    #[test]
    fn who_signs_in_all_the_time_does_so_once_a_minute() {
        assert_eq!(
            [29, 30, 1_000].map(|nth| SIGNED.wait(nth)),
            [0, MINUTE, MINUTE]
        );
        assert_eq!(SIGNED.counting(30, MINUTE), 30);
    }

    #[test]
    fn what_was_long_ago_counts_less() {
        assert_eq!(PAIR.counting(5, 0), 6);
        assert_eq!(PAIR.counting(5, HOUR - 1), 6);
        assert_eq!(PAIR.counting(5, 2 * HOUR), 4);
        assert_eq!(PAIR.counting(5, 9 * HOUR), 1);
        // A clock that was set back forgets nothing.
        assert_eq!(PAIR.counting(5, -HOUR), 6);
    }

    #[test]
    fn the_trail_tells_ever_less_often() {
        let told: Vec<i64> = (1..=2_000).filter(|nth| told(*nth)).collect();
        let mut expected: Vec<i64> = (1..=10).collect();
        expected.extend([20, 50, 100, 200, 500, 1_000, 2_000]);
        assert_eq!(told, expected);
    }

    proptest! {
        #[test]
        fn nobody_waits_for_good(wrong in 1..i64::MAX, since in 0..i64::MAX) {
            for patience in [PAIR, ACCOUNT, NETWORK, SIGNED] {
                let wait = patience.wait(wrong);
                prop_assert!((0..=patience.longest).contains(&wait));
                prop_assert!(wait <= patience.wait(wrong.saturating_add(1)));
                prop_assert!(patience.counting(wrong - 1, since) <= wrong);
                // Whoever keeps quiet for a day begins anew.
                let most = patience.free + 10;
                prop_assert!(patience.counting(most, MEMORY) <= patience.free);
            }
        }
    }
}
