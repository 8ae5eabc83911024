//! Ujung rantai catatan perubahan: satu baris, digeser basis data saat entri bertambah.

use sea_orm::entity::prelude::*;

/// Ujung rantai catatan perubahan.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_kepala")]
pub struct Model {
    /// Selalu 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i32,
    /// Nomor entri terakhir; 0 sebelum yang pertama.
    pub nomor: i64,
    /// Sidik entri terakhir.
    pub sidik: String,
}

impl ActiveModelBehavior for ActiveModel {}
