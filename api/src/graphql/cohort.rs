//! One statement per level, whatever the number of rows.
//!
//! Rows that were fetched together form a cohort. The first of them that is asked for its children
//! fetches the children of all; the others find them in the [`Memo`]. No task and no channel is
//! spent per row, and the graph can be walked in any direction to any depth.

use std::collections::HashMap;
use std::hash::Hash;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::OnceCell;

use crate::error::ApiError;

/// What a cohort has already fetched, by the arguments it was fetched with.
#[derive(Debug)]
pub struct Memo<K, V>(Mutex<HashMap<K, Arc<OnceCell<Arc<V>>>>>);

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: Eq + Hash, V> Memo<K, V> {
    /// The value for `key`, loaded once.
    ///
    /// What loads stands on the heap: resolvers nest as deep as the query, and each would otherwise
    /// carry the whole statement with it on the stack.
    ///
    /// # Errors
    /// What `load` answers; the next caller tries again.
    pub fn get<'a>(
        &'a self,
        key: K,
        load: impl Future<Output = Result<V, ApiError>> + Send + 'a,
    ) -> Pin<Box<dyn Future<Output = Result<Arc<V>, ApiError>> + Send + 'a>>
    where
        V: Send + Sync,
    {
        self.shared(key, async { load.await.map(Arc::new) })
    }

    /// The value for `key`, loaded once; `load` shares it with others.
    ///
    /// # Errors
    /// What `load` answers; the next caller tries again.
    pub fn shared<'a>(
        &'a self,
        key: K,
        load: impl Future<Output = Result<Arc<V>, ApiError>> + Send + 'a,
    ) -> Pin<Box<dyn Future<Output = Result<Arc<V>, ApiError>> + Send + 'a>>
    where
        V: Send + Sync,
    {
        let cell = Arc::clone(
            self.0
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .entry(key)
                .or_default(),
        );
        Box::pin(async move { cell.get_or_try_init(|| load).await.cloned() })
    }
}

/// Groups rows by the key of their parent, keeping their order.
pub fn group<K: Eq + Hash, T>(rows: Vec<T>, key: impl Fn(&T) -> K) -> HashMap<K, Vec<T>> {
    let mut groups: HashMap<K, Vec<T>> = HashMap::new();
    for row in rows {
        groups.entry(key(&row)).or_default().push(row);
    }
    groups
}
