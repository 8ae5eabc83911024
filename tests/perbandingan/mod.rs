//! The kabupaten's questions as its staff ask them, over reports written by hand.

mod dasar;
mod indikator;
mod ongkos;
mod pengajuan;
mod per;
mod peringkat;
pub(crate) mod serapan;
pub(crate) mod survei;
