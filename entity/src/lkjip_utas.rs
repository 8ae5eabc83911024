//! Utas komentar atas satu letak dalam laporan.

use sea_orm::entity::prelude::*;

use crate::id::{LkjipId, PenggunaId, UtasId};
use crate::value::Waktu;

/// Utas komentar atas satu letak dalam laporan.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_utas")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: UtasId,
    /// Laporan yang dikomentari.
    pub lkjip_id: LkjipId,
    /// Letak menurut nomor yang dikenal penyusunnya, mis. `/rencana/1.1.1`.
    pub path: String,
    /// Yang membuka utas.
    pub dibuka_oleh: PenggunaId,
    /// Saat utas dibuka.
    pub dibuka_pada: Waktu,
    /// Benar selama belum dinyatakan selesai.
    pub terbuka: bool,
    /// Versi untuk penguncian optimistis.
    pub version: i64,
}

impl ActiveModelBehavior for ActiveModel {}
