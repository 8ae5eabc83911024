//! Who are you: passwords, tokens, sessions, and the actor behind a request.

mod actor;
mod extractor;
pub mod http;
mod keys;
mod known;
pub mod link;
pub mod password;
pub mod session;
mod shell;
mod store;
mod throttle;
mod token;

pub use actor::Actor;
pub use extractor::{Refusal, authenticate};
pub use keys::{KeyError, Keys};
pub use known::{Caller, Known};
pub use shell::actor_from_shell;
pub use throttle::Throttle;
