//! Tabel sebagaimana dinomori dalam dokumen.

use sea_orm::entity::prelude::*;

use crate::id::{LkjipId, TabelId};

/// Tabel sebagaimana dinomori dalam dokumen.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_tabel")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: TabelId,
    /// Laporan pemilik.
    pub lkjip_id: LkjipId,
    /// Urutan dalam dokumen, mulai dari 0.
    pub urutan: i32,
    /// Nomor tercetak; dapat terpakai dua kali.
    pub nomor: String,
    /// Judul tercetak.
    pub judul: String,
}

impl ActiveModelBehavior for ActiveModel {}
