//! Benchmarks.

pub mod graphql;
pub mod rules;
pub mod service;
mod store;
