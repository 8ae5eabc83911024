//! Kabupaten, kecamatan, desa.

pub mod graphql;
pub mod store;
