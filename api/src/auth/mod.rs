//! Who are you: passwords, tokens, sessions, and the actor behind a request.

mod actor;
pub(crate) mod brake;
mod cookie;
mod extractor;
pub mod http;
mod jwt;
mod keys;
mod known;
pub mod link;
pub mod password;
mod private_file;
mod rules;
mod seal;
pub mod second_factor;
pub mod secret;
pub mod session;
mod shell;
mod store;
mod token;

pub use actor::{Actor, Machine};
pub use extractor::{Refusal, authenticate};
pub use keys::{KeyError, Keys, Rotated};
pub use known::{Caller, Known};
pub use seal::Seal;
pub use shell::actor_from_shell;
