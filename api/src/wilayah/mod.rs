//! Kabupaten, kecamatan, desa.

pub mod graphql;
mod store;

pub use store::{kecamatan_by_ids, kecamatan_by_kode, kecamatan_semua};
