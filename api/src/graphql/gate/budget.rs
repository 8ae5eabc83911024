//! How much a caller may ask for in a time: what is asked fills a bucket that leaks steadily.

use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use entity::id::PenggunaId;
use entity::value::Waktu;
use moka::sync::Cache;
use serde::Serialize;

use super::refusal::Refusal;
use crate::auth::Caller;
use crate::config;

/// Most callers that are told apart; the least used give way, and begin anew.
const MOST: u64 = 50_000;
/// A bucket is counted in thousandths: so much leaks in a millisecond as is restored in a second.
const UNIT: u64 = 1000;
/// Cost of a document that was read and came to nothing.
pub(super) const READING: u64 = 50;

/// Who pays: an account, or an address without one.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Payer {
    Akun(PenggunaId),
    Alamat(IpAddr),
}

impl Payer {
    /// An IPv6 network of 64 bits is one payer: whoever has one of its addresses has them all.
    pub(super) fn of(caller: Option<&Caller>, address: Option<IpAddr>) -> Self {
        match (caller, address) {
            (Some(caller), _) => Self::Akun(caller.actor.id),
            (None, Some(IpAddr::V6(address))) => {
                let network = address.to_bits() >> 64 << 64;
                Self::Alamat(IpAddr::V6(Ipv6Addr::from_bits(network)))
            }
            (None, Some(address)) => Self::Alamat(address),
            (None, None) => Self::Alamat(IpAddr::V6(Ipv6Addr::UNSPECIFIED)),
        }
    }
}

/// How much may be asked for at once, and how much of it comes back in a second.
#[derive(Copy, Clone, Debug)]
struct Limit {
    capacity: u64,
    per_second: u64,
}

#[derive(Debug)]
struct Bucket {
    /// What was asked and has not leaked yet, in thousandths.
    owed: u64,
    /// Up to when it has leaked.
    since: Waktu,
}

/// The buckets of this process; they do not survive it.
#[derive(Debug)]
pub(super) struct Budget {
    limit: Option<Limit>,
    /// What the dearest document costs: who has a limit of their own can pay for that, too.
    dearest: u64,
    buckets: Cache<Payer, Arc<Mutex<Bucket>>>,
}

impl Budget {
    /// Buckets as they are configured.
    ///
    /// # Errors
    /// When the dearest document that is allowed could never be paid.
    pub(super) fn new(config: &config::GraphQl) -> Result<Self, String> {
        let off = config.budget_capacity == 0 || config.budget_per_second == 0;
        if !off && config.budget_capacity < config.max_cost {
            return Err(format!(
                "graphql.budget_capacity ({}) harus sekurang-kurangnya graphql.max_cost ({}), atau 0.",
                config.budget_capacity, config.max_cost
            ));
        }
        Ok(Self {
            limit: (!off).then(|| Limit {
                capacity: config.budget_capacity.into(),
                per_second: config.budget_per_second.into(),
            }),
            dearest: config.max_cost.into(),
            buckets: Cache::new(MOST),
        })
    }

    /// What `payer` may spend now; without a bound where budgets are off. A machine client may have a limit of its
    /// own, in a minute.
    pub(super) fn purse(&self, payer: Payer, own: Option<u32>, now: Waktu) -> Purse {
        let own = own.map(|per_minute| Limit {
            capacity: u64::from(per_minute).max(self.dearest),
            per_second: u64::from(per_minute / 60).max(1),
        });
        Purse(own.or(self.limit).map(|limit| {
            let bucket = self.buckets.get_with(payer, || {
                Arc::new(Mutex::new(Bucket {
                    owed: 0,
                    since: now,
                }))
            });
            let held = Held { limit, bucket };
            held.leak(now);
            held
        }))
    }
}

/// What one caller may spend during one request.
pub(super) struct Purse(Option<Held>);

struct Held {
    limit: Limit,
    bucket: Arc<Mutex<Bucket>>,
}

/// The bucket as the caller is told of it.
#[derive(Copy, Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Status {
    maximum_available: u64,
    currently_available: u64,
    restore_rate: u64,
}

impl Purse {
    /// Refuses whoever has nothing left, before anything is done for them.
    pub(super) fn open(&self) -> Result<(), Refusal> {
        self.take(1)?;
        self.settle(1, 0);
        Ok(())
    }

    /// Takes what a request is expected to cost.
    ///
    /// # Errors
    /// When there is not so much left; it tells when there will be.
    pub(super) fn take(&self, cost: u64) -> Result<(), Refusal> {
        let Some(held) = &self.0 else { return Ok(()) };
        let mut bucket = held.lock();
        let owed = bucket.owed.saturating_add(cost.saturating_mul(UNIT));
        let beyond = owed.saturating_sub(held.full());
        if beyond > 0 {
            let milliseconds = beyond.div_ceil(held.limit.per_second);
            return Err(Refusal::wait(milliseconds.div_ceil(1000)));
        }
        bucket.owed = owed;
        Ok(())
    }

    /// Puts what a request did cost in the place of what was taken for it.
    pub(super) fn settle(&self, taken: u64, cost: u64) {
        let Some(held) = &self.0 else { return };
        let mut bucket = held.lock();
        let owed = bucket.owed.saturating_add(cost.saturating_mul(UNIT));
        let owed = owed.saturating_sub(taken.saturating_mul(UNIT));
        bucket.owed = owed.min(held.full());
    }

    /// What is left; none where budgets are off.
    pub(super) fn status(&self) -> Option<Status> {
        let held = self.0.as_ref()?;
        let owed = held.lock().owed.div_ceil(UNIT);
        Some(Status {
            maximum_available: held.limit.capacity,
            currently_available: held.limit.capacity.saturating_sub(owed),
            restore_rate: held.limit.per_second,
        })
    }
}

impl Held {
    fn lock(&self) -> MutexGuard<'_, Bucket> {
        self.bucket.lock().unwrap_or_else(PoisonError::into_inner)
    }

    const fn full(&self) -> u64 {
        self.limit.capacity.saturating_mul(UNIT)
    }

    /// Lets go what has leaked until `now`; a clock that was put back leaks from there on.
    fn leak(&self, now: Waktu) {
        let mut bucket = self.lock();
        let milliseconds = u64::try_from(now.0 - bucket.since.0).unwrap_or_default();
        let leaked = milliseconds.saturating_mul(self.limit.per_second);
        bucket.owed = bucket.owed.saturating_sub(leaked);
        bucket.since = now;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graphql::gate::refusal::Stage;
    use proptest::prelude::*;

    fn budget(capacity: u32, per_second: u32) -> Budget {
        let mut config = config::Config::load(None).unwrap().graphql;
        config.max_cost = capacity;
        config.budget_capacity = capacity;
        config.budget_per_second = per_second;
        Budget::new(&config).unwrap()
    }

    #[test]
    fn the_addresses_of_one_network_pay_together() {
        let of = |address: &str| Payer::of(None, Some(address.parse().unwrap()));
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff::9"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
        assert_ne!(of("10.0.0.1"), of("10.0.0.2"));
    }

    #[test]
    fn a_clock_put_back_neither_gives_nor_holds_for_good() {
        let budget = budget(100, 10);
        let payer = Payer::Akun(PenggunaId(1));
        let at = |milliseconds| budget.purse(payer, None, Waktu(milliseconds));
        assert!(at(100_000).take(100).is_ok());
        assert!(at(1_000).take(1).is_err());
        assert!(at(2_000).take(10).is_ok());
        assert!(at(2_000).take(1).is_err());
    }

    proptest! {
        /// However requests follow on each other: in any time no more is spent than the bucket holds and
        /// what came back meanwhile, and who waits as long as was told is served.
        #[test]
        fn no_more_is_spent_than_there_is(
            asked in proptest::collection::vec((0_i64..3_000, 1_u64..=100, 0_u64..=100), 1..60)
        ) {
            let budget = budget(100, 10);
            let payer = Payer::Akun(PenggunaId(1));
            let (mut now, mut spent) = (0, 0);
            for (pause, cost, part) in asked {
                now += pause;
                let purse = budget.purse(payer, None, Waktu(now));
                match purse.take(cost) {
                    Ok(()) => {
                        let actual = cost * part / 100;
                        purse.settle(cost, actual);
                        spent += actual;
                    }
                    Err(refusal) => {
                        let Stage::Wait(seconds) = refusal.stage else { panic!("{refusal:?}") };
                        now += i64::try_from(seconds).unwrap() * 1000;
                        prop_assert!(budget.purse(payer, None, Waktu(now)).take(cost).is_ok());
                        spent += cost;
                    }
                }
                prop_assert!(spent * UNIT <= 100 * UNIT + u64::try_from(now).unwrap() * 10);
            }
        }
    }
}
