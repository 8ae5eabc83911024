//! Tujuan Renstra dalam sebuah LKjIP.

use sea_orm::entity::prelude::*;

use crate::id::{LkjipId, TujuanId};

/// Tujuan Renstra dalam sebuah LKjIP.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_tujuan")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: TujuanId,
    /// Laporan pemilik.
    pub lkjip_id: LkjipId,
    /// Urutan tampil.
    pub urutan: i32,
    /// Nomor dalam laporan, mis. `1`.
    pub nomor: String,
    /// Rumusan tujuan.
    pub uraian: String,
}

impl ActiveModelBehavior for ActiveModel {}
