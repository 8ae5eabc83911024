//! Rows that are still right: reference data, and what approved reports hold. They change rarely, are
//! asked for all the time, and take the database and its driver longer than all the rest of an answer.

use std::any::Any;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use entity::id::KabupatenId;
use moka::sync::Cache;

/// Bytes that an entry takes besides its rows.
const OVERHEAD: usize = 300;
/// Bytes that a row takes besides itself: its texts.
const TEXTS: usize = 300;

/// What was read, and for which kabupaten.
pub type Key = (KabupatenId, String);

#[derive(Clone)]
struct Kept {
    disetujui: i64,
    bytes: u32,
    rows: Arc<dyn Any + Send + Sync>,
}

/// Rows within a bound of memory.
pub struct Remembered(Cache<Key, Kept>);

impl std::fmt::Debug for Remembered {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Remembered").finish_non_exhaustive()
    }
}

/// What can be remembered: it knows how large it is.
pub trait Rows: Send + Sync + 'static {
    /// How many bytes it takes, roughly.
    fn bytes(&self) -> usize;
}

impl<T: Send + Sync + 'static> Rows for Vec<T> {
    fn bytes(&self) -> usize {
        self.len() * (size_of::<T>() + TEXTS)
    }
}

impl<K: Send + Sync + 'static, T: Send + Sync + 'static> Rows for HashMap<K, Vec<T>> {
    fn bytes(&self) -> usize {
        self.values().map(Rows::bytes).sum()
    }
}

impl<T: Send + Sync + 'static> Rows for HashSet<T> {
    fn bytes(&self) -> usize {
        self.len() * size_of::<T>()
    }
}

impl Remembered {
    /// Room for `bytes`; none remembers nothing.
    pub fn new(bytes: u64) -> Self {
        Self(
            Cache::builder()
                .max_capacity(bytes)
                .weigher(|_, kept: &Kept| kept.bytes)
                .build(),
        )
    }

    /// What was read at the moment `disetujui`.
    pub fn get<V: Rows>(&self, key: &Key, disetujui: i64) -> Option<Arc<V>> {
        let kept = self.0.get(key)?;
        if kept.disetujui == disetujui {
            kept.rows.downcast().ok()
        } else {
            None
        }
    }

    /// Remembers it; the moment was read before the rows were.
    pub fn keep<V: Rows>(&self, key: Key, disetujui: i64, rows: &Arc<V>) {
        let bytes = u32::try_from(rows.bytes() + key.1.len() + OVERHEAD).unwrap_or(u32::MAX);
        let kept = Kept {
            disetujui,
            bytes,
            rows: Arc::clone(rows) as Arc<dyn Any + Send + Sync>,
        };
        self.0.insert(key, kept);
    }
}
