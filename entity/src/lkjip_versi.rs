//! Versi laporan saat sebuah baris atau bagian terakhir berubah.

use sea_orm::entity::prelude::*;

use crate::id::LkjipId;

/// Versi laporan saat sebuah baris atau bagian terakhir berubah; tetap ada sesudah barisnya dihapus.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_versi")]
pub struct Model {
    /// Laporan pemilik.
    #[sea_orm(primary_key, auto_increment = false)]
    pub lkjip_id: LkjipId,
    /// Letak baris atau bagian, mis. `/anggaran/I.2.1`; kosong bagi seluruh isi saat versi mulai dicatat.
    #[sea_orm(primary_key, auto_increment = false)]
    pub path: String,
    /// Versi laporan sesudah perubahan.
    pub version: i64,
}

impl ActiveModelBehavior for ActiveModel {}
