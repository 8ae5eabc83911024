//! Turns: what takes much is done for few at once, and for one account even fewer.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::header::CONTENT_LENGTH;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use entity::id::PenggunaId;
use futures_util::stream;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use crate::error::ApiError;

/// How long the turns of others are waited for.
const PATIENCE: Duration = Duration::from_secs(5);
/// Bytes of a file that are handed over at a time.
const PIECE: usize = 64 * 1024;

/// What each account has under way of one kind.
#[derive(Debug)]
pub struct Turns {
    most: usize,
    taken: Arc<Taken>,
}

/// How many turns each account has; none where it has none.
type Taken = Mutex<HashMap<PenggunaId, usize>>;

/// One thing that an account has under way, until this is dropped.
#[derive(Debug)]
pub struct Turn {
    account: PenggunaId,
    taken: Arc<Taken>,
}

impl Turns {
    /// At most `most` at once for one account.
    pub fn new(most: usize) -> Self {
        Self {
            most,
            taken: Arc::default(),
        }
    }

    /// A turn of `account`.
    ///
    /// # Errors
    /// [`ApiError::RateLimited`] when it has as many as it may.
    pub fn take(&self, account: PenggunaId) -> Result<Turn, ApiError> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let count = taken.entry(account).or_insert(0);
        if *count >= self.most {
            return Err(ApiError::RateLimited { seconds: 1 });
        }
        *count += 1;
        Ok(Turn {
            account,
            taken: Arc::clone(&self.taken),
        })
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = taken.remove(&self.account)
            && count > 1
        {
            taken.insert(self.account, count - 1);
        }
    }
}

/// One of the `turns` that all accounts share.
///
/// # Errors
/// [`ApiError::RateLimited`] when none comes free in a while.
pub async fn wait(turns: &Arc<Semaphore>) -> Result<OwnedSemaphorePermit, ApiError> {
    timeout(PATIENCE, Arc::clone(turns).acquire_owned())
        .await
        .map_err(|_| ApiError::RateLimited { seconds: 5 })?
        .map_err(|error| ApiError::Internal(error.to_string()))
}

/// The answer with `content`, which holds `turn` until the client has taken it, or is gone.
pub fn given(mut headers: HeaderMap, content: Vec<u8>, turn: Turn) -> Response {
    headers.insert(CONTENT_LENGTH, HeaderValue::from(content.len()));
    let whole = (Bytes::from(content), Some(turn));
    let pieces = stream::unfold(whole, |(mut left, mut turn)| async move {
        let piece = left.split_to(PIECE.min(left.len()));
        if left.is_empty() {
            turn = None;
        }
        (!piece.is_empty()).then_some((Ok::<_, Infallible>(piece), (left, turn)))
    });
    (headers, Body::from_stream(pieces)).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_has_so_many_turns_and_leaves_them_to_no_other() {
        let turns = Turns::new(2);
        let (one, other) = (PenggunaId(1), PenggunaId(2));
        let first = turns.take(one).unwrap();
        let second = turns.take(one).unwrap();
        assert!(turns.take(one).is_err());
        assert!(turns.take(other).is_ok());
        drop(first);
        let third = turns.take(one).unwrap();
        assert!(turns.take(one).is_err());
        drop((second, third));
        assert!(turns.taken.lock().unwrap().is_empty());
    }

    #[tokio::test]
    async fn a_turn_lasts_until_the_last_piece_is_taken() {
        let turns = Turns::new(1);
        let account = PenggunaId(1);
        let content = vec![7; PIECE + 1];
        let turn = turns.take(account).unwrap();
        let response = given(HeaderMap::new(), content.clone(), turn);
        assert!(turns.take(account).is_err());
        let taken = axum::body::to_bytes(response.into_body(), usize::MAX).await;
        assert_eq!(taken.unwrap(), content);
        let turn = turns.take(account).unwrap();
        drop(given(HeaderMap::new(), content, turn));
        assert!(turns.take(account).is_ok(), "the client is gone");
    }
}
