//! The stamp of the data, read for every request and shared by those that wait for it.
//!
//! A request gets a stamp whose reading began after the request arrived: what was acknowledged before
//! is in it, whoever wrote it. Requests that arrive while a stamp is being read share the next one.

use std::sync::Arc;

use tokio::sync::{mpsc, oneshot};

use crate::db::{Db, Stamp};
use crate::error::ApiError;

/// How many waiting requests are taken at once.
const MOST: usize = 1024;

type Waiting = oneshot::Sender<Arc<Stamp>>;

/// The reader of stamps. It ends with the last handle.
#[derive(Clone, Debug)]
pub struct Pulse(mpsc::UnboundedSender<Waiting>);

impl Pulse {
    /// Starts to read stamps from `db` whenever one is asked for.
    pub fn start(db: Db) -> Self {
        let (sender, receiver) = mpsc::unbounded_channel();
        tokio::spawn(beat(db, receiver));
        Self(sender)
    }

    /// A stamp that is read after this call.
    ///
    /// # Errors
    /// [`ApiError::Unavailable`] when the database does not answer.
    pub async fn stamp(&self) -> Result<Arc<Stamp>, ApiError> {
        let (sender, receiver) = oneshot::channel();
        // Why, the log has told.
        self.0.send(sender).map_err(|_| ApiError::Unavailable)?;
        receiver.await.map_err(|_| ApiError::Unavailable)
    }
}

async fn beat(db: Db, mut receiver: mpsc::UnboundedReceiver<Waiting>) {
    let mut waiting = Vec::new();
    while receiver.recv_many(&mut waiting, MOST).await > 0 {
        match db.stamp().await {
            Ok(stamp) => {
                let stamp = Arc::new(stamp);
                for request in waiting.drain(..) {
                    // Who no longer waits needs none.
                    let _ = request.send(Arc::clone(&stamp));
                }
            }
            Err(error) => {
                tracing::error!(?error, "reading the stamp of the data");
                waiting.clear();
            }
        }
    }
}
