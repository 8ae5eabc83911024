//! The nomenclature of programmes, kegiatan and sub-kegiatan (Kepmendagri 900.1.15.5-1317/2023).

pub mod graphql;
pub mod rules;
mod store;
