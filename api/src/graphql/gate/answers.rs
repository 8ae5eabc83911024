//! Answers that are still right: the same question, from someone who may see the same, of the same data.
//!
//! An answer is kept with the stamp that was read before it was computed, and given again only while what
//! it rests on has not moved since: what is given is never older than the moment the request arrived.

use std::sync::Arc;

use axum::body::Bytes;
use entity::id::{KabupatenId, KecamatanId};
use entity::status::Peran;
use moka::sync::Cache;

use super::Passed;
use crate::auth::Caller;
use crate::db::Stamp;
use crate::graphql::context::Basis;

/// Bytes that an entry takes besides question and answer.
const OVERHEAD: usize = 400;
/// An answer larger than this part of all is not kept: it would push out too many others.
const LARGEST_PART: u64 = 8;

/// Whose answer it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Whose {
    /// Of everyone with this role in this region.
    Peran(Peran, KabupatenId, Option<KecamatanId>, (bool, bool)),
    /// Of one session.
    Sesi(String),
}

impl Whose {
    /// Whose an answer is that rests on `basis`; nobody's when it is of its moment only.
    fn of(caller: &Caller, basis: Basis) -> Option<Self> {
        let actor = &caller.actor;
        match basis {
            // A machine client may see less than its role.
            Basis::Disetujui if actor.machine.is_none() => Some(Self::Peran(
                actor.peran,
                actor.kabupaten,
                actor.kecamatan,
                (actor.wajib_ganti_sandi, actor.wajib_faktor_kedua),
            )),
            Basis::Disetujui | Basis::Segala => Some(Self::Sesi(actor.sesi.clone())),
            Basis::Saat => None,
        }
    }
}

/// A question as it was sent.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    whose: Whose,
    question: Bytes,
}

/// An answer as it is sent.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    /// What is known of the question.
    pub(super) passed: Passed,
    /// The body up to its `extensions`.
    pub(super) open: Bytes,
    basis: Basis,
    /// Read before it was computed.
    stamp: Arc<Stamp>,
}

impl Kept {
    /// Whether what it rests on has not moved.
    fn holds(&self, now: &Stamp) -> bool {
        match self.basis {
            Basis::Disetujui => self.stamp.disetujui == now.disetujui,
            Basis::Segala => self.stamp.segala == now.segala,
            Basis::Saat => false,
        }
    }
}

/// Answers within a bound of memory.
#[derive(Debug)]
pub(super) struct Answers {
    kept: Cache<Key, Arc<Kept>>,
    largest: u64,
}

impl Answers {
    /// Room for `bytes`; none keeps nothing.
    pub(super) fn new(bytes: u64) -> Self {
        Self {
            kept: Cache::builder()
                .max_capacity(bytes)
                .weigher(|key: &Key, kept: &Arc<Kept>| {
                    let bytes = key.question.len() + kept.open.len() + OVERHEAD;
                    u32::try_from(bytes).unwrap_or(u32::MAX)
                })
                .build(),
            largest: bytes / LARGEST_PART,
        }
    }

    /// The answer to `question`, if one is still right for `caller`.
    pub(super) fn get(&self, caller: &Caller, question: &Bytes) -> Option<Arc<Kept>> {
        [Basis::Disetujui, Basis::Segala]
            .into_iter()
            .find_map(|basis| {
                let whose = Whose::of(caller, basis)?;
                let question = question.clone();
                let key = Key { whose, question };
                self.kept.get(&key).filter(|kept| kept.holds(&caller.stamp))
            })
    }

    /// Keeps an answer that rests on `basis` and was computed after the stamp of `caller` was read.
    pub(super) fn keep(
        &self,
        caller: &Caller,
        question: Bytes,
        basis: Basis,
        passed: Passed,
        open: Bytes,
    ) {
        if u64::try_from(open.len()).is_ok_and(|bytes| bytes > self.largest) {
            return;
        }
        if let Some(whose) = Whose::of(caller, basis) {
            let key = Key { whose, question };
            let kept = Kept {
                passed,
                open,
                basis,
                stamp: Arc::clone(&caller.stamp),
            };
            self.kept.insert(key, Arc::new(kept));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::Actor;
    use entity::id::PenggunaId;

    fn caller(id: i64, stamp: Stamp) -> Caller {
        let actor = Actor {
            id: PenggunaId(id),
            nama: "A".to_owned(),
            peran: Peran::Analis,
            kabupaten: KabupatenId(1),
            kecamatan: None,
            sesi: format!("sesi {id}"),
            wajib_ganti_sandi: false,
            wajib_faktor_kedua: false,
            machine: None,
        };
        Caller {
            actor: Arc::new(actor),
            stamp: Arc::new(stamp),
        }
    }

    fn stamp(disetujui: i64, segala: &str) -> Stamp {
        Stamp {
            disetujui,
            akses: 1,
            segala: segala.to_owned(),
        }
    }

    /// Whether an answer that rests on `basis` is given to whom, and when.
    fn given(basis: Basis, whom: i64, later: Stamp) -> bool {
        let answers = Answers::new(1 << 20);
        let question = Bytes::from_static(b"q");
        let body = Bytes::from_static(b"a");
        let first = caller(1, stamp(1, "1"));
        answers.keep(&first, question.clone(), basis, Passed::default(), body);
        answers.get(&caller(whom, later), &question).is_some()
    }

    #[test]
    fn an_answer_stands_on_what_it_rests_on() {
        assert!(given(Basis::Disetujui, 2, stamp(1, "2")));
        assert!(!given(Basis::Disetujui, 1, stamp(2, "1")));
        assert!(given(Basis::Segala, 1, stamp(1, "1")));
        assert!(!given(Basis::Segala, 2, stamp(1, "1")));
        assert!(!given(Basis::Segala, 1, stamp(1, "2")));
        assert!(!given(Basis::Saat, 1, stamp(1, "1")));
    }

    #[test]
    fn memory_is_bounded() {
        let answers = Answers::new(1 << 16);
        let first = caller(1, stamp(1, "1"));
        for number in 0..2000_u32 {
            let question = Bytes::from(number.to_string());
            let body = Bytes::from(vec![0; 1000]);
            answers.keep(&first, question, Basis::Disetujui, Passed::default(), body);
        }
        answers.kept.run_pending_tasks();
        assert!(answers.kept.weighted_size() <= 1 << 16);
        let large = Bytes::from_static(b"large");
        let body = Bytes::from(vec![0; 1 << 14]);
        answers.keep(
            &first,
            large.clone(),
            Basis::Disetujui,
            Passed::default(),
            body,
        );
        assert!(answers.get(&first, &large).is_none());
    }
}
