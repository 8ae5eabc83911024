//! The kabupaten's questions as its staff ask them, over reports written by hand.

mod indikator;
mod ongkos;
mod pengajuan;
mod per;
mod peringkat;
mod serapan;
