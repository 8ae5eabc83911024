//! Target dan realisasi satu indikator dalam satu triwulan (rencana aksi).

use sea_orm::entity::prelude::*;

use crate::id::{IndikatorLkjipId, LkjipId, TriwulanId};
use crate::value::Nilai;

/// Target dan realisasi satu indikator dalam satu triwulan (rencana aksi).
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_triwulan")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: TriwulanId,
    /// Laporan pemilik.
    pub lkjip_id: LkjipId,
    /// Indikator pemilik.
    pub indikator_lkjip_id: IndikatorLkjipId,
    /// Triwulan, 1 sampai 4.
    pub triwulan: i32,
    /// Target berupa angka.
    pub target_nilai: Option<Nilai>,
    /// Target berupa predikat.
    pub target_predikat: Option<String>,
    /// Realisasi berupa angka; nol berarti terisi.
    pub realisasi_nilai: Option<Nilai>,
    /// Realisasi berupa predikat.
    pub realisasi_predikat: Option<String>,
    /// Keterangan.
    pub keterangan: Option<String>,
    /// Kendala yang dihadapi.
    pub kendala: Option<String>,
    /// Tindak lanjut atas kendala.
    pub tindak_lanjut: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
