//! Target dan pagu indikatif Renstra sebuah baris anggaran untuk satu tahun.

use sea_orm::entity::prelude::*;

use crate::id::{AnggaranId, AnggaranRenstraId, LkjipId};
use crate::value::{Nilai, Rupiah};

/// Target dan pagu indikatif Renstra sebuah baris anggaran untuk satu tahun.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_anggaran_renstra")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: AnggaranRenstraId,
    /// Laporan pemilik.
    pub lkjip_id: LkjipId,
    /// Baris anggaran.
    pub anggaran_id: AnggaranId,
    /// Tahun rencana.
    pub tahun: i32,
    /// Target kinerja.
    pub target: Option<Nilai>,
    /// Pagu indikatif.
    pub pagu: Option<Rupiah>,
}

impl ActiveModelBehavior for ActiveModel {}
