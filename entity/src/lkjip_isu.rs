//! Isu strategis.

use sea_orm::entity::prelude::*;

use crate::id::{IsuId, LkjipId};
use crate::status::AsalIsu;

/// Isu strategis.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_isu")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: IsuId,
    /// Laporan pemilik.
    pub lkjip_id: LkjipId,
    /// Urutan dalam laporan, mulai dari 0.
    pub urutan: i32,
    /// Dari mana isu berasal.
    pub asal: AsalIsu,
    /// Rumusan isu.
    pub uraian: String,
}

impl ActiveModelBehavior for ActiveModel {}
