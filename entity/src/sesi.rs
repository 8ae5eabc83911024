//! Satu keluarga token penyegar: sejak masuk sampai keluar.

use sea_orm::entity::prelude::*;

use crate::id::PenggunaId;
use crate::value::Waktu;

/// Satu keluarga token penyegar: sejak masuk sampai keluar.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sesi")]
pub struct Model {
    /// UUID sesi, juga klaim `sid` dalam JWT.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Pemilik sesi.
    pub pengguna_id: PenggunaId,
    /// Saat masuk.
    pub dibuat_pada: Waktu,
    /// Jaringan asal saat masuk: alamat IPv4, atau awalan /64 alamat IPv6.
    pub alamat: Option<String>,
    /// Peramban atau program yang dipakai masuk, sebagaimana ia menyebut dirinya.
    pub klien: Option<String>,
    /// Saat sesi dicabut.
    pub dicabut_pada: Option<Waktu>,
    /// Mengapa sesi dicabut.
    pub alasan_cabut: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
