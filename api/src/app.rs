//! What every request can reach.

use crate::auth::Keys;
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
}
