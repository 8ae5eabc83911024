//! Akun seseorang atau sebuah klien mesin.

use sea_orm::entity::prelude::*;

use crate::id::{KabupatenId, KecamatanId, PenggunaId};
use crate::status::Peran;
use crate::value::Waktu;

/// Akun seseorang atau sebuah klien mesin.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pengguna")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: PenggunaId,
    /// Nama masuk, huruf kecil, unik.
    pub username: String,
    /// Nama lengkap.
    pub nama: String,
    /// Peran yang menentukan kewenangan.
    pub peran: Peran,
    /// Kabupaten tempat bertugas.
    pub kabupaten_id: KabupatenId,
    /// Kecamatan tempat bertugas; wajib bagi OPERATOR dan CAMAT.
    pub kecamatan_id: Option<KecamatanId>,
    /// Sidik argon2id (PHC) dari kata sandi.
    pub sandi: String,
    /// Salah bila akun dikunci.
    pub aktif: bool,
    /// Benar bila kata sandi awal belum diganti.
    pub wajib_ganti_sandi: bool,
    /// Sampai kapan kata sandi awal membuka akun; kosong bila sudah diganti atau tidak berakhir.
    pub sandi_awal_sampai: Option<Waktu>,
    /// Benar bila masuk juga memerlukan kode (faktor kedua).
    pub faktor_kedua: bool,
    /// Versi baris; berubah pada setiap perubahan akun.
    pub version: i64,
    /// Saat akun dibuat.
    pub dibuat_pada: Waktu,
}

impl ActiveModelBehavior for ActiveModel {}
