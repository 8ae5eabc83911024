//! Nomenklatur program, kegiatan dan sub-kegiatan urusan 7.01 (kecamatan).

use sea_orm::entity::prelude::*;

use crate::id::NomenklaturId;
use crate::status::LevelAnggaran;

/// Nomenklatur program, kegiatan dan sub-kegiatan urusan 7.01 (kecamatan).
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "nomenklatur")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: NomenklaturId,
    /// Kode 4-digit, mis. `7.01.02.2.04.0002`.
    pub kode: String,
    /// Program, kegiatan atau sub-kegiatan.
    pub level: LevelAnggaran,
    /// Nama menurut nomenklatur.
    pub nama: String,
    /// Indikator menurut nomenklatur, bila diterbitkan.
    pub indikator: Option<String>,
    /// Satuan indikator, bila diterbitkan.
    pub satuan: Option<String>,
    /// Asal data.
    pub sumber: String,
}

impl ActiveModelBehavior for ActiveModel {}
