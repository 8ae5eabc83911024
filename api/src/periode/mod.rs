//! Plan periods.

pub mod graphql;
pub mod service;
mod store;

pub use store::pegang;
