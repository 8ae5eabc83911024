//! The performance-reporting service of Kabupaten Sumenep.

pub mod access;
pub mod anggaran;
pub mod app;
pub mod approval;
pub mod audit;
pub mod auth;
pub mod clock;
pub mod config;
pub mod db;
pub mod demo;
pub mod error;
pub mod graphql;
pub mod hitung;
pub mod http;
pub mod indikator;
pub mod lkjip;
pub mod nomenklatur;
pub mod pengguna;
pub mod perbandingan;
pub mod periode;
pub mod rujukan;
pub mod skala;
pub mod skm;
pub mod tenggat;
pub mod tolok_ukur;
pub mod wilayah;
