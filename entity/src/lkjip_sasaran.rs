//! Sasaran strategis dalam sebuah LKjIP.

use sea_orm::entity::prelude::*;

use crate::id::{LkjipId, SasaranId, TujuanId};

/// Sasaran strategis dalam sebuah LKjIP.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_sasaran")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: SasaranId,
    /// Laporan pemilik.
    pub lkjip_id: LkjipId,
    /// Tujuan yang didukung.
    pub tujuan_id: TujuanId,
    /// Urutan tampil.
    pub urutan: i32,
    /// Nomor dalam laporan, mis. `1.1`.
    pub nomor: String,
    /// Rumusan sasaran.
    pub uraian: String,
}

impl ActiveModelBehavior for ActiveModel {}
