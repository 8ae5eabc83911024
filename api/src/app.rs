//! What every request can reach.

use std::sync::Arc;

use tokio::sync::Semaphore;

use crate::auth::{Keys, Known, Seal};
use crate::clock::Clock;
use crate::config::Config;
use crate::db::Db;
use crate::graphql::gate::Gate;
use crate::metrics::Metrics;
use crate::pulse::Pulse;
use crate::remembered::Remembered;
use crate::turns::Turns;

/// The running program: its database, clock and settings.
#[derive(Debug)]
pub struct App {
    /// Settings.
    pub config: Config,
    /// Database.
    pub db: Db,
    /// Time.
    pub clock: Clock,
    /// Signing keys.
    pub keys: Keys,
    /// Sealing key.
    pub seal: Seal,
    /// Stamps of the data.
    pub pulse: Pulse,
    /// Rows that are still right.
    pub remembered: Remembered,
    /// Callers who asked before.
    pub known: Known,
    /// What is counted.
    pub metrics: Metrics,
    /// Files and workbooks that an account may have under way.
    pub berkas: Turns,
    /// Workbooks that may be read or written at once: each may take some hundred MB.
    pub lembar: Arc<Semaphore>,
    /// Downloads that may be made at once: each holds a connection for reading, and others read, too.
    pub unduhan: Arc<Semaphore>,
    /// Of these, what an account may have under way.
    pub unduhan_akun: Turns,
    /// What stands before the GraphQL executor.
    pub gate: Gate,
}

impl App {
    /// A program that has seen no request yet; to be called within a runtime.
    ///
    /// # Errors
    /// When the sealing key or the configuration of the gate cannot be used, or its schema is not valid.
    pub fn new(config: Config, db: Db, clock: Clock, keys: Keys) -> Result<Self, String> {
        let unduhan = (config.database.max_connections / 2).max(1) as usize;
        Ok(Self {
            seal: Seal::load(&config.auth.secret_file())?,
            gate: Gate::new(&config.graphql)?,
            pulse: Pulse::start(db.clone()),
            remembered: Remembered::new(u64::from(config.database.remembered_mb) << 20),
            known: Known::default(),
            berkas: Turns::new(2),
            lembar: Arc::new(Semaphore::new(2)),
            unduhan: Arc::new(Semaphore::new(unduhan)),
            unduhan_akun: Turns::new(2),
            config,
            db,
            clock,
            keys,
            metrics: Metrics::default(),
        })
    }
}
