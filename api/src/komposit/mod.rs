//! Composites: several figures of a kecamatan taken together, with published weights.

pub mod graphql;
pub mod rules;
pub mod service;
mod store;

pub use store::berlaku;
