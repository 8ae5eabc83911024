//! Rules of the report.

pub mod beda;
pub mod kelengkapan;
pub mod target;
