//! Who are you: passwords, tokens, sessions, and the actor behind a request.

mod actor;
pub mod http;
mod keys;
pub mod password;
pub mod session;
mod token;

pub use actor::Actor;
pub use keys::{KeyError, Keys};
