//! Isi sebuah berkas; terpisah supaya daftar berkas tidak membacanya.

use sea_orm::entity::prelude::*;

use crate::id::BerkasId;

/// Isi sebuah berkas.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "berkas_isi")]
pub struct Model {
    /// Berkasnya.
    #[sea_orm(primary_key, auto_increment = false)]
    pub berkas_id: BerkasId,
    /// Byte sebagaimana diunggah.
    pub isi: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}
