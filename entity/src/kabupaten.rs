//! Kabupaten atau kota, pemilik seluruh data di bawahnya.

use sea_orm::entity::prelude::*;

use crate::id::KabupatenId;

/// Kabupaten atau kota, pemilik seluruh data di bawahnya.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "kabupaten")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: KabupatenId,
    /// Kode Kemendagri, mis. `35.29`.
    pub kode: String,
    /// Nama resmi.
    pub nama: String,
    /// Asal data.
    pub sumber: String,
}

impl ActiveModelBehavior for ActiveModel {}
