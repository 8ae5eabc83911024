//! What every request can reach.

use crate::auth::{Keys, Throttle};
use crate::clock::Clock;
use crate::config::Config;
use crate::db::Db;
use crate::graphql::gate::Gate;

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
    /// Brake on guessing passwords.
    pub throttle: Throttle,
    /// What stands before the GraphQL executor.
    pub gate: Gate,
}

impl App {
    /// A program that has seen no request yet.
    ///
    /// # Errors
    /// When the GraphQL schema is not valid, which is a fault of the program.
    pub fn new(config: Config, db: Db, clock: Clock, keys: Keys) -> Result<Self, String> {
        Ok(Self {
            gate: Gate::new(&config.graphql)?,
            config,
            db,
            clock,
            keys,
            throttle: Throttle::default(),
        })
    }
}
