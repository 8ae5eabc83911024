//! Catatan kecil milik sistem, mis. sidik jari data rujukan yang sudah dimuat.

use sea_orm::entity::prelude::*;

/// Catatan kecil milik sistem, mis. sidik jari data rujukan yang sudah dimuat.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pengaturan")]
pub struct Model {
    /// Nama pengaturan.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kunci: String,
    /// Isi pengaturan.
    pub nilai: String,
}

impl ActiveModelBehavior for ActiveModel {}
