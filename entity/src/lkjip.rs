//! Satu revisi LKjIP sebuah kecamatan untuk satu tahun.

use sea_orm::entity::prelude::*;

use crate::id::{KecamatanId, LkjipId, PeriodeId};
use crate::status::StatusLkjip;
use crate::value::{Tanggal, Waktu};

/// Satu revisi LKjIP sebuah kecamatan untuk satu tahun.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: LkjipId,
    /// Kecamatan penyusun.
    pub kecamatan_id: KecamatanId,
    /// Tahun anggaran yang dilaporkan.
    pub tahun: i32,
    /// Nomor revisi, mulai dari 1.
    pub revisi: i32,
    /// Periode Renstra yang menjadi acuan.
    pub periode_id: PeriodeId,
    /// Tahap dalam alur persetujuan.
    pub status: StatusLkjip,
    /// Versi isi untuk penguncian optimistis.
    pub version: i64,
    /// Benar bila isinya contoh buatan, bukan laporan nyata.
    pub sintetis: bool,
    /// Mengapa revisi ini dibuka; kosong pada revisi pertama.
    pub alasan_revisi: Option<String>,
    /// Tanggal dokumen ditandatangani.
    pub tanggal: Option<Tanggal>,
    /// Angka tingkat laporan sebagaimana tercetak (JSON objek).
    pub tertulis: Option<String>,
    /// Saat revisi dibuka.
    pub dibuat_pada: Waktu,
    /// Saat isi terakhir berubah.
    pub diubah_pada: Waktu,
    /// Saat terakhir diajukan.
    pub diajukan_pada: Option<Waktu>,
    /// Saat disetujui.
    pub disetujui_pada: Option<Waktu>,
    /// Saat revisi berikutnya disetujui.
    pub digantikan_pada: Option<Waktu>,
}

impl ActiveModelBehavior for ActiveModel {}
