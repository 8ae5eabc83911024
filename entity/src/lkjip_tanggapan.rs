//! Tanggapan kecamatan atas sebuah temuan, dan putusan pereviu atasnya; hanya bertambah.

use sea_orm::entity::prelude::*;

use crate::id::{LkjipId, PenggunaId, TanggapanId};
use crate::status::{Peran, Putusan};
use crate::value::Waktu;

/// Tanggapan kecamatan atas sebuah temuan, dan putusan pereviu atasnya; hanya bertambah.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_tanggapan")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: TanggapanId,
    /// Laporan yang ditemukan salah.
    pub lkjip_id: LkjipId,
    /// Kunci temuan yang ditanggapi; angka yang berubah menjadikannya temuan lain.
    pub kunci: String,
    /// Kode aturan yang menemukannya.
    pub aturan: String,
    /// Letak temuan dalam laporan.
    pub path: String,
    /// Mengapa angka atau isinya tetap.
    pub alasan: String,
    /// Yang menanggapi.
    pub pengguna_id: PenggunaId,
    /// Nama yang menanggapi saat itu.
    pub pelaku_nama: String,
    /// Peran yang menanggapi saat itu.
    pub pelaku_peran: Peran,
    /// Saat ditanggapi.
    pub waktu: Waktu,
    /// Putusan pereviu; kosong bila belum diputus.
    pub putusan: Option<Putusan>,
    /// Catatan pereviu; alasan bila ditolak.
    pub catatan: Option<String>,
    /// Yang memutus.
    pub pemutus_id: Option<PenggunaId>,
    /// Nama yang memutus saat itu.
    pub pemutus_nama: Option<String>,
    /// Saat diputus.
    pub diputus_pada: Option<Waktu>,
}

impl ActiveModelBehavior for ActiveModel {}
