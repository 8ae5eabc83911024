//! The kabupaten's questions as its staff ask them, over reports written by hand.

mod indikator;
mod matriks;
mod ongkos;
mod pengajuan;
mod per;
mod peringkat;
mod serapan;
mod skm;
mod tren;
