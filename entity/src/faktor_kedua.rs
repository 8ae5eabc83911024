//! Rahasia faktor kedua sebuah akun.

use sea_orm::entity::prelude::*;

use crate::id::PenggunaId;
use crate::value::Waktu;

/// Rahasia faktor kedua sebuah akun, sudah atau belum dikonfirmasi.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "faktor_kedua")]
pub struct Model {
    /// Akun pemilik.
    #[sea_orm(primary_key, auto_increment = false)]
    pub pengguna_id: PenggunaId,
    /// Rahasia TOTP, tersegel.
    pub rahasia: Vec<u8>,
    /// Langkah waktu kode terakhir yang dipakai; yang tidak sesudahnya ditolak.
    pub langkah: i64,
    /// Saat disiapkan.
    pub dibuat_pada: Waktu,
}

impl ActiveModelBehavior for ActiveModel {}
