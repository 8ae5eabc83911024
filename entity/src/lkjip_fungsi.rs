//! Satu fungsi perangkat daerah.

use sea_orm::entity::prelude::*;

use crate::id::{FungsiId, LkjipId};

/// Satu fungsi perangkat daerah.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_fungsi")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: FungsiId,
    /// Laporan pemilik.
    pub lkjip_id: LkjipId,
    /// Urutan dalam laporan, mulai dari 0.
    pub urutan: i32,
    /// Rumusan fungsi.
    pub uraian: String,
}

impl ActiveModelBehavior for ActiveModel {}
