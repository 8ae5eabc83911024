//! Perpanjangan tenggat bagi satu kecamatan; yang berakhir tetap tersimpan.

use sea_orm::entity::prelude::*;

use crate::id::{KecamatanId, PenggunaId, PerpanjanganId, TenggatId};
use crate::value::{Tanggal, Waktu};

/// Perpanjangan tenggat bagi satu kecamatan; yang berakhir tetap tersimpan.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tenggat_perpanjangan")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: PerpanjanganId,
    /// Tenggat yang diperpanjang.
    pub tenggat_id: TenggatId,
    /// Kecamatan yang diberi perpanjangan.
    pub kecamatan_id: KecamatanId,
    /// Hari terakhir penyampaian baginya.
    pub tanggal: Tanggal,
    /// Mengapa diperpanjang.
    pub alasan: String,
    /// Nomor surat yang memberikannya.
    pub nomor_surat: Option<String>,
    /// Yang memberikannya.
    pub pengguna_id: PenggunaId,
    /// Namanya saat itu.
    pub pelaku_nama: String,
    /// Saat diberikan.
    pub diberikan_pada: Waktu,
    /// Saat dicabut atau diganti; kosong selama berlaku.
    pub diakhiri_pada: Option<Waktu>,
    /// Nama yang mencabut atau menggantinya, saat itu.
    pub diakhiri_nama: Option<String>,
    /// Mengapa dicabut; kosong bila diganti.
    pub alasan_pencabutan: Option<String>,
    /// Versi di antara perpanjangan tenggat dan kecamatan itu, mulai dari 1.
    pub version: i64,
}

impl ActiveModelBehavior for ActiveModel {}
