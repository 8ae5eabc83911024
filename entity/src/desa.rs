//! Desa atau kelurahan.

use sea_orm::entity::prelude::*;

use crate::id::{DesaId, KecamatanId};
use crate::status::JenisDesa;

/// Desa atau kelurahan.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "desa")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: DesaId,
    /// Kecamatan induk.
    pub kecamatan_id: KecamatanId,
    /// Kode Kemendagri, mis. `35.29.13.2001`.
    pub kode: String,
    /// Nama resmi.
    pub nama: String,
    /// Desa atau kelurahan.
    pub jenis: JenisDesa,
    /// Asal data.
    pub sumber: String,
}

impl ActiveModelBehavior for ActiveModel {}
