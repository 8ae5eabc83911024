//! Accounts of people and of machine clients.

pub mod graphql;
pub mod service;
pub mod store;
