//! What every request can reach.

use crate::auth::{Keys, Throttle};
use crate::clock::Clock;
use crate::config::Config;
use crate::db::Db;

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
}

impl App {
    /// A program that has seen no request yet.
    pub fn new(config: Config, db: Db, clock: Clock, keys: Keys) -> Self {
        Self {
            config,
            db,
            clock,
            keys,
            throttle: Throttle::default(),
        }
    }
}
