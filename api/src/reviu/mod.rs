//! The reviu: what an experienced reviewer would find wrong in a report, found by rules.

pub mod graphql;
pub mod model;
pub mod rules;
pub mod service;
mod store;
