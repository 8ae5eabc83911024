//! Deadlines: the last day of a document for one year.

pub mod graphql;
pub mod rules;
pub mod service;
mod store;
