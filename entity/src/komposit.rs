//! Nilai gabungan untuk peringkat, dengan dasar hukumnya.

use sea_orm::entity::prelude::*;

use crate::id::{KabupatenId, KompositId};
use crate::value::Waktu;

/// Nilai gabungan untuk peringkat, dengan dasar hukumnya.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "komposit")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: KompositId,
    /// Kabupaten yang memakainya.
    pub kabupaten_id: KabupatenId,
    /// Kode tetap.
    pub kode: String,
    /// Nama.
    pub nama: String,
    /// Tahun laporan pertama yang dinilai dengannya.
    pub tahun_mulai: i32,
    /// Dokumen yang menetapkan bobotnya.
    pub dasar_hukum: String,
    /// Saat dihapus; kosong selama berlaku.
    pub dihapus_pada: Option<Waktu>,
    /// Versi untuk penguncian optimistis.
    pub version: i64,
    /// Saat isinya mulai berlaku; 0 bila sejak semula.
    pub sejak: Waktu,
}

impl ActiveModelBehavior for ActiveModel {}
