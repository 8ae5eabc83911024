//! The kabupaten's questions as its staff ask them, over reports written by hand.

mod dasar;
mod indikator;
mod kamus;
mod matriks;
mod negara;
mod ongkos;
mod pengajuan;
mod per;
mod peringkat;
pub(crate) mod serapan;
pub(crate) mod skm;
pub(crate) mod survei;
mod tren;
mod tren_dasar;
mod unduhan;
