//! Batas waktu penyampaian dokumen untuk satu tahun.

use sea_orm::entity::prelude::*;

use crate::id::{KabupatenId, TenggatId};
use crate::status::JenisTenggat;
use crate::value::{Tanggal, Waktu};

/// Batas waktu penyampaian dokumen untuk satu tahun.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tenggat")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: TenggatId,
    /// Kabupaten yang menetapkan.
    pub kabupaten_id: KabupatenId,
    /// Dokumen yang dimaksud.
    pub jenis: JenisTenggat,
    /// Tahun laporan.
    pub tahun: i32,
    /// Hari terakhir penyampaian.
    pub tanggal: Tanggal,
    /// Peraturan yang menetapkannya.
    pub dasar_hukum: String,
    /// Versi baris untuk penguncian optimistis.
    pub version: i64,
    /// Saat isinya mulai berlaku; 0 bila sejak semula.
    pub sejak: Waktu,
}

impl ActiveModelBehavior for ActiveModel {}
