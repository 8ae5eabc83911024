//! The performance-reporting service of Kabupaten Sumenep.

// The roots of the schema are merged one within the other, a level of types for each room.
#![recursion_limit = "256"]

pub mod access;
pub mod akip;
pub mod anggaran;
pub mod app;
pub mod approval;
pub mod attachment;
pub mod audit;
pub mod auth;
pub mod berkas;
pub mod cadangan;
pub mod clock;
pub mod config;
pub mod db;
pub mod demo;
pub mod error;
pub mod graphql;
pub mod hitung;
pub mod http;
pub mod indikator;
pub mod jejak;
pub mod kelompok;
pub mod kesalahan;
pub mod komentar;
pub mod komposit;
pub mod lembar;
pub mod lkjip;
pub mod metrics;
pub mod nomenklatur;
pub mod pengguna;
pub mod perbandingan;
pub mod periode;
pub mod permintaan;
pub mod pulse;
pub mod remembered;
pub mod reviu;
pub mod rujukan;
pub mod skala;
pub mod skm;
pub mod tenggat;
pub mod tolok_ukur;
pub mod traces;
pub mod unduhan;
pub mod wilayah;
