//! Bagian RPJMD yang didukung sebuah tujuan Renstra.

use sea_orm::entity::prelude::*;

use crate::id::{LkjipId, RpjmdId, TujuanId};

/// Bagian RPJMD yang didukung sebuah tujuan Renstra.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_rpjmd")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: RpjmdId,
    /// Laporan pemilik.
    pub lkjip_id: LkjipId,
    /// Tujuan Renstra yang mendukung.
    pub tujuan_id: TujuanId,
    /// Urutan dalam laporan, mulai dari 0.
    pub urutan: i32,
    /// Misi RPJMD.
    pub misi: String,
    /// Tujuan RPJMD.
    pub tujuan: Option<String>,
    /// Sasaran RPJMD.
    pub sasaran: Option<String>,
    /// Indikator RPJMD.
    pub indikator: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
