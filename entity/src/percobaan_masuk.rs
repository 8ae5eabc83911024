//! Percobaan masuk yang gagal, menurut apa yang ditebak dan dari mana.

use sea_orm::entity::prelude::*;

use crate::value::Waktu;

/// Percobaan masuk yang gagal, menurut apa yang ditebak dan dari mana.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "percobaan_masuk")]
pub struct Model {
    /// SHA-256 yang ditebak dan asalnya, dalam heksadesimal.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kunci: String,
    /// Banyaknya kegagalan yang belum luruh pada saat `terakhir`.
    pub gagal: i64,
    /// Saat percobaan terakhir.
    pub terakhir: Waktu,
    /// Sampai kapan percobaan ditolak.
    pub sampai: Waktu,
    /// Benar bila penolakan yang berlaku sudah masuk jejak audit.
    pub dicatat: bool,
}

impl ActiveModelBehavior for ActiveModel {}
