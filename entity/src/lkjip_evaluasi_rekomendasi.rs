//! Satu rekomendasi hasil evaluasi AKIP dan tindak lanjutnya.

use sea_orm::entity::prelude::*;

use crate::id::{EvaluasiRekomendasiId, LkjipId};
use crate::status::StatusTindakLanjut;

/// Satu rekomendasi hasil evaluasi AKIP dan tindak lanjutnya.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_evaluasi_rekomendasi")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: EvaluasiRekomendasiId,
    /// Laporan pemilik.
    pub lkjip_id: LkjipId,
    /// Urutan dalam daftar, mulai dari 0.
    pub urutan: i32,
    /// Rekomendasinya.
    pub uraian: String,
    /// Apa yang telah atau akan dilakukan.
    pub tindak_lanjut: Option<String>,
    /// Sampai di mana tindak lanjutnya.
    pub status: StatusTindakLanjut,
}

impl ActiveModelBehavior for ActiveModel {}
