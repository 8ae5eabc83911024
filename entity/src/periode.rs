//! Periode dokumen perencanaan jangka menengah.

use sea_orm::entity::prelude::*;

use crate::id::{KabupatenId, PeriodeId};
use crate::status::JenisPeriode;
use crate::value::Waktu;

/// Periode dokumen perencanaan jangka menengah.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "periode")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: PeriodeId,
    /// Kabupaten pemilik.
    pub kabupaten_id: KabupatenId,
    /// Kode tetap, mis. `RENSTRA-2021-2026`.
    pub kode: String,
    /// RPJMD atau Renstra.
    pub jenis: JenisPeriode,
    /// Tahun pertama periode.
    pub tahun_awal: i32,
    /// Tahun terakhir periode: tahun target akhir.
    pub tahun_akhir: i32,
    /// Peraturan yang menetapkannya.
    pub dasar_hukum: String,
    /// Versi baris untuk penguncian optimistis.
    pub version: i64,
    /// Saat isinya mulai berlaku; 0 bila sejak semula.
    pub sejak: Waktu,
}

impl ActiveModelBehavior for ActiveModel {}
