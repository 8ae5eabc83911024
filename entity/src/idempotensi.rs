//! Hasil mutasi yang sudah diterima, agar pengulangan tidak menggandakan.

use sea_orm::entity::prelude::*;

use crate::id::{IdempotensiId, PenggunaId};
use crate::value::Waktu;

/// Hasil mutasi yang sudah diterima, agar pengulangan tidak menggandakan.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "idempotensi")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: IdempotensiId,
    /// Pemilik kunci.
    pub pengguna_id: PenggunaId,
    /// Kunci dari klien.
    pub kunci: String,
    /// SHA-256 operasi dan isinya.
    pub sidik: String,
    /// Kunci objek hasil.
    pub objek_id: i64,
    /// Saat diterima.
    pub dibuat_pada: Waktu,
}

impl ActiveModelBehavior for ActiveModel {}
