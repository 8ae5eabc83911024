//! Nilai sebuah parameter reviu sebagaimana ditetapkan kabupaten; hanya bertambah.

use sea_orm::entity::prelude::*;

use crate::id::{KabupatenId, ParameterReviuId, PenggunaId};
use crate::status::KunciParameter;
use crate::value::{Nilai, Waktu};

/// Nilai sebuah parameter reviu sebagaimana ditetapkan kabupaten; hanya bertambah.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "parameter_reviu")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: ParameterReviuId,
    /// Kabupaten yang menetapkan.
    pub kabupaten_id: KabupatenId,
    /// Parameter yang dimaksud.
    pub kunci: KunciParameter,
    /// Nomor ketetapan; yang tertinggi berlaku.
    pub version: i64,
    /// Nilainya.
    pub nilai: Nilai,
    /// Peraturan, keputusan, atau sumbernya.
    pub dasar: String,
    /// Mengapa diubah; kosong pada bawaan.
    pub alasan: Option<String>,
    /// Yang mengubah; kosong pada bawaan.
    pub pengguna_id: Option<PenggunaId>,
    /// Nama yang mengubah saat itu.
    pub pelaku_nama: Option<String>,
    /// Saat diubah; kosong pada bawaan.
    pub waktu: Option<Waktu>,
}

impl ActiveModelBehavior for ActiveModel {}
