//! Klien mesin, di samping akunnya.

use sea_orm::entity::prelude::*;

use crate::id::PenggunaId;
use crate::value::Waktu;

/// Klien mesin, di samping akunnya.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "klien")]
pub struct Model {
    /// Akun klien; nama masuknya adalah `client_id`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub pengguna_id: PenggunaId,
    /// Cakupan terluas, dipisah spasi.
    pub cakupan: String,
    /// Biaya GraphQL terbanyak setiap menit; kosong bila berlaku batas umum.
    pub batas_per_menit: Option<i32>,
    /// Saat klien didaftarkan.
    pub dibuat_pada: Waktu,
    /// Saat klien dicabut.
    pub dicabut_pada: Option<Waktu>,
}

impl ActiveModelBehavior for ActiveModel {}
