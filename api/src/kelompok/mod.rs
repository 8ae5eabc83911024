//! Peer groups of kecamatan.

pub mod graphql;
pub mod service;
mod store;

pub use store::{ada, anggota};
