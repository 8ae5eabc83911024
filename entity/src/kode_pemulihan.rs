//! Kode pemulihan sekali pakai, bagi pemilik akun yang kehilangan perangkatnya.

use sea_orm::entity::prelude::*;

use crate::id::PenggunaId;
use crate::value::Waktu;

/// Kode pemulihan sekali pakai, bagi pemilik akun yang kehilangan perangkatnya.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "kode_pemulihan")]
pub struct Model {
    /// SHA-256 kode dalam heksadesimal.
    #[sea_orm(primary_key, auto_increment = false)]
    pub sidik: String,
    /// Akun pemilik.
    pub pengguna_id: PenggunaId,
    /// Saat dipakai.
    pub dipakai_pada: Option<Waktu>,
}

impl ActiveModelBehavior for ActiveModel {}
