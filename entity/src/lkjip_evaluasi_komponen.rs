//! Nilai satu komponen dalam hasil evaluasi AKIP.

use sea_orm::entity::prelude::*;

use crate::id::{EvaluasiKomponenId, LkjipId};
use crate::status::KomponenAkip;
use crate::value::Nilai;

/// Nilai satu komponen dalam hasil evaluasi AKIP.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_evaluasi_komponen")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: EvaluasiKomponenId,
    /// Laporan pemilik.
    pub lkjip_id: LkjipId,
    /// Urutan dalam daftar, mulai dari 0.
    pub urutan: i32,
    /// Komponen menurut maknanya.
    pub jenis: KomponenAkip,
    /// Bobot sebagaimana dinyatakan.
    pub bobot: Nilai,
    /// Nilai yang diperoleh.
    pub nilai: Nilai,
}

impl ActiveModelBehavior for ActiveModel {}
