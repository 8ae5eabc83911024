//! Peraturan yang menjadi dasar hukum laporan.

use sea_orm::entity::prelude::*;

use crate::id::{DasarHukumId, LkjipId};

/// Peraturan yang menjadi dasar hukum laporan.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_dasar_hukum")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: DasarHukumId,
    /// Laporan pemilik.
    pub lkjip_id: LkjipId,
    /// Urutan dalam laporan, mulai dari 0.
    pub urutan: i32,
    /// Peraturan sebagaimana tercetak.
    pub nama: String,
}

impl ActiveModelBehavior for ActiveModel {}
