//! Sesi peramban, dikenali dari satu kuki.

use sea_orm::entity::prelude::*;

use crate::value::Waktu;

/// Sesi peramban, dikenali dari satu kuki.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sesi_kuki")]
pub struct Model {
    /// Sesi.
    #[sea_orm(primary_key, auto_increment = false)]
    pub sesi_id: String,
    /// SHA-256 isi kuki dalam heksadesimal.
    pub sidik: String,
    /// Saat terakhir dipakai, sampai sepersepuluh batas diam kurang tepatnya.
    pub terpakai_pada: Waktu,
}

impl ActiveModelBehavior for ActiveModel {}
