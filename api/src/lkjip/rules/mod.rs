//! Rules of the report.

pub mod kelengkapan;
pub mod target;
