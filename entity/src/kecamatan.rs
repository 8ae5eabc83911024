//! Kecamatan, perangkat daerah yang menyusun LKjIP.

use sea_orm::entity::prelude::*;

use crate::id::{KabupatenId, KecamatanId};
use crate::status::Letak;

/// Kecamatan, perangkat daerah yang menyusun LKjIP.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "kecamatan")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: KecamatanId,
    /// Kabupaten induk.
    pub kabupaten_id: KabupatenId,
    /// Kode Kemendagri, mis. `35.29.13`.
    pub kode: String,
    /// Nama resmi.
    pub nama: String,
    /// Daratan atau kepulauan.
    pub letak: Letak,
    /// Asal data.
    pub sumber: String,
}

impl ActiveModelBehavior for ActiveModel {}
