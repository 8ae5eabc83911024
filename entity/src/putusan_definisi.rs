//! Putusan analis tentang sebuah teks yang mendefinisikan indikator; hanya bertambah.

use sea_orm::entity::prelude::*;

use crate::id::{IndikatorId, KabupatenId, PenggunaId, PutusanDefinisiId};
use crate::status::PutusanDefinisi;
use crate::value::Waktu;

/// Putusan analis tentang sebuah teks yang mendefinisikan indikator; hanya bertambah.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "putusan_definisi")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: PutusanDefinisiId,
    /// Kabupaten yang memutuskan.
    pub kabupaten_id: KabupatenId,
    /// Indikator yang didefinisikan.
    pub indikator_id: IndikatorId,
    /// Tahun mulai ketentuan kamus yang dibandingkan dengannya.
    pub berlaku_mulai: i32,
    /// SHA-256 teksnya tanpa huruf besar, tanda baca dan diakritik.
    pub sidik: String,
    /// Nomor putusan; yang tertinggi berlaku.
    pub version: i64,
    /// Teks sebagaimana ditulis saat diputuskan.
    pub teks: String,
    /// Putusannya; kosong bila teks itu kembali dinilai menurut katanya.
    pub putusan: Option<PutusanDefinisi>,
    /// Mengapa.
    pub alasan: String,
    /// Yang memutuskan.
    pub pengguna_id: PenggunaId,
    /// Namanya saat itu.
    pub pelaku_nama: String,
    /// Saat diputuskan.
    pub waktu: Waktu,
}

impl ActiveModelBehavior for ActiveModel {}
