//! Rules of the report.

pub mod beda;
pub mod jalur;
pub mod kelengkapan;
pub mod kemajuan;
pub mod letak;
pub mod salin_tahun;
pub mod sunting;
pub mod target;
pub mod versi;
