//! What the analyst decides of texts by which reports define an indicator.

pub mod graphql;
pub mod service;
mod store;

pub use service::berlaku;
