//! The report of one kecamatan for one year.

pub mod dokumen;
pub mod graphql;
pub mod periksa;
pub mod rules;
pub mod service;
pub mod store;

pub use store::nomor::nomor_of;
pub use store::read::{
    Kutipan, Pilihan, banyaknya, berlaku, find, kutipan, of_kecamatan, tahun_dalam, utama,
};
pub use store::salin::dokumen_of;
