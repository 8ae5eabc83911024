//! Deadlines: the last day of a document for one year, and more time for one kecamatan.

pub mod graphql;
pub mod rules;
pub mod service;
mod store;

pub use store::perpanjangan_berlaku;
