//! SQL of the room.

pub(super) mod acuan;
pub(super) mod beku;
pub(super) mod ketetapan;
pub(super) mod lke;
pub(super) mod tanggapan;
