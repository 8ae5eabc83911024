//! Keberlakuan sebuah aturan reviu sebagaimana ditetapkan kabupaten; hanya bertambah.

use sea_orm::entity::prelude::*;

use crate::id::{KabupatenId, KetetapanAturanId, PenggunaId};
use crate::status::Keparahan;
use crate::value::Waktu;

/// Keberlakuan sebuah aturan reviu sebagaimana ditetapkan kabupaten; hanya bertambah.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ketetapan_aturan")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: KetetapanAturanId,
    /// Kabupaten yang menetapkan.
    pub kabupaten_id: KabupatenId,
    /// Kode aturan, mis. `R-SUM-01`.
    pub aturan: String,
    /// Nomor ketetapan; yang tertinggi berlaku.
    pub version: i64,
    /// Apakah aturan dijalankan.
    pub aktif: bool,
    /// Bobot temuannya; kosong berarti bobot bawaan aturan.
    pub keparahan: Option<Keparahan>,
    /// Apakah temuannya yang berbobot GALAT menahan pengajuan.
    pub memblokir: bool,
    /// Peraturan, keputusan, atau sumbernya.
    pub dasar: String,
    /// Mengapa diubah.
    pub alasan: String,
    /// Yang mengubah.
    pub pengguna_id: PenggunaId,
    /// Nama yang mengubah saat itu.
    pub pelaku_nama: String,
    /// Saat diubah.
    pub waktu: Waktu,
}

impl ActiveModelBehavior for ActiveModel {}
