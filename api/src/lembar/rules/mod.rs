//! Decisions about what a file says.

pub mod angka;
pub mod csv;
