//! Versioned scales.

pub mod graphql;
pub mod rules;
mod store;

pub use store::{by_kode, pita_of};
