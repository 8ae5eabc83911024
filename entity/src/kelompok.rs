//! Kelompok pembanding: kecamatan yang dibandingkan satu sama lain.

use sea_orm::entity::prelude::*;

use crate::id::{KabupatenId, KelompokId};
use crate::value::Waktu;

/// Kelompok pembanding: kecamatan yang dibandingkan satu sama lain.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "kelompok")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: KelompokId,
    /// Kabupaten yang memakai kelompok ini.
    pub kabupaten_id: KabupatenId,
    /// Nama, unik di antara yang berlaku.
    pub nama: String,
    /// Mengapa kecamatan itu sebanding.
    pub keterangan: Option<String>,
    /// Saat dihapus; kosong selama berlaku.
    pub dihapus_pada: Option<Waktu>,
    /// Versi untuk penguncian optimistis.
    pub version: i64,
    /// Saat isinya mulai berlaku; 0 bila sejak semula.
    pub sejak: Waktu,
}

impl ActiveModelBehavior for ActiveModel {}
