//! Teks sebuah bagian laporan.

use sea_orm::entity::prelude::*;

use crate::id::{LkjipId, NarasiId};
use crate::status::BagianNarasi;

/// Teks sebuah bagian laporan.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_narasi")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: NarasiId,
    /// Laporan pemilik.
    pub lkjip_id: LkjipId,
    /// Bagian laporan.
    pub bagian: BagianNarasi,
    /// Isi teks.
    pub isi: String,
}

impl ActiveModelBehavior for ActiveModel {}
