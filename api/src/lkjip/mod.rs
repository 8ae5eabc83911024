//! The report of one kecamatan for one year.

pub mod dokumen;
