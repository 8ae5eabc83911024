//! Who are you.

mod actor;

pub use actor::Actor;
