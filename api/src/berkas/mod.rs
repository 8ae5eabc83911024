//! Files that a kecamatan uploads once and then refers to by their fingerprint.

pub mod graphql;
pub mod http;
pub mod rules;
pub mod service;
mod store;

pub use store::{Unggahan, of_reports, unggahan};
