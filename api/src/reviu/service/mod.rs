//! What one can do with the rules, their findings, and the answers to these.

mod hasil;
mod lke;
mod tanggapi;
mod tetapkan;
mod tinjau;

pub use hasil::{bekukan, hasil, semua_hasil, tanggapan};
pub use lke::penilaian;
pub use tanggapi::{
    PutusanBaris, TanggapanBaris, periksa_pengajuan, periksa_reviu, putuskan, tanggapi, wariskan,
};
pub use tetapkan::{
    AturanInput, ParameterInput, aturan as tetapkan_aturan, parameter as tetapkan_parameter,
};
pub use tinjau::{Bawaan, ketetapan, parameter, tinjau, tinjau_berkas};
