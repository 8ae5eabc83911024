//! The audit trail as an administrator reads it. It is written by `audit`.

pub mod graphql;
pub mod model;
pub mod rules;
pub mod service;
pub mod store;
