//! The dictionary of indicators, and the rules of their figures.

pub mod graphql;
pub mod rules;
pub mod service;
mod store;

pub use store::{by_ids, by_kode, entri, menurut_tahun, semua};
