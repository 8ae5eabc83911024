//! Cakupan token-token sebuah sesi klien mesin.

use sea_orm::entity::prelude::*;

/// Cakupan token-token sebuah sesi klien mesin.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "klien_sesi")]
pub struct Model {
    /// Sesi.
    #[sea_orm(primary_key, auto_increment = false)]
    pub sesi_id: String,
    /// Cakupan, dipisah spasi.
    pub cakupan: String,
}

impl ActiveModelBehavior for ActiveModel {}
