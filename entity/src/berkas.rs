//! Berkas yang diunggah sebuah kecamatan; isinya di `berkas_isi`.

use sea_orm::entity::prelude::*;

use crate::id::{BerkasId, KecamatanId, PenggunaId};
use crate::status::JenisBerkas;
use crate::value::Waktu;

/// Berkas yang diunggah sebuah kecamatan.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "berkas")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: BerkasId,
    /// Kecamatan yang mengunggah dan boleh merujuknya.
    pub kecamatan_id: KecamatanId,
    /// Sidik SHA-256 isinya, 64 angka heksadesimal kecil.
    pub sha256: String,
    /// Jenis menurut isinya.
    pub jenis: JenisBerkas,
    /// Banyaknya byte.
    pub ukuran: i64,
    /// Yang pertama mengunggah.
    pub pengguna_id: PenggunaId,
    /// Saat terakhir diunggah.
    pub diunggah_pada: Waktu,
}

impl ActiveModelBehavior for ActiveModel {}
