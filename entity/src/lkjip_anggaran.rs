//! Program, kegiatan atau sub-kegiatan dengan kinerja dan anggarannya.

use sea_orm::entity::prelude::*;

use crate::id::{AnggaranId, LkjipId};
use crate::status::LevelAnggaran;
use crate::value::{Nilai, Rupiah};

/// Program, kegiatan atau sub-kegiatan dengan kinerja dan anggarannya.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_anggaran")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: AnggaranId,
    /// Laporan pemilik.
    pub lkjip_id: LkjipId,
    /// Program atau kegiatan induk.
    pub induk_id: Option<AnggaranId>,
    /// Program, kegiatan atau sub-kegiatan.
    pub level: LevelAnggaran,
    /// Urutan tampil.
    pub urutan: i32,
    /// Nomor dalam laporan, mis. `I.2.1`.
    pub nomor: String,
    /// Kode nomenklatur.
    pub kode: Option<String>,
    /// Nama dalam laporan.
    pub nama: String,
    /// Nomor sasaran yang menaunginya menurut pemetaan Renstra (cascading).
    pub sasaran_nomor: Option<String>,
    /// Indikator kinerja.
    pub indikator: Option<String>,
    /// Satuan indikator.
    pub satuan: Option<String>,
    /// Target sebelum perubahan.
    pub target_murni: Option<Nilai>,
    /// Target setelah perubahan.
    pub target_perubahan: Option<Nilai>,
    /// Realisasi kinerja.
    pub realisasi_kinerja: Option<Nilai>,
    /// Pagu DPA.
    pub pagu_murni: Option<Rupiah>,
    /// Pagu DPA perubahan.
    pub pagu_perubahan: Option<Rupiah>,
    /// Realisasi anggaran.
    pub realisasi_anggaran: Option<Rupiah>,
    /// Data capaian awal perencanaan (Renstra).
    pub data_awal: Option<Nilai>,
    /// Kondisi kinerja akhir periode Renstra.
    pub kondisi_akhir: Option<Nilai>,
    /// Lokasi.
    pub lokasi: Option<String>,
    /// Analisis keberhasilan atau kegagalan.
    pub analisis: Option<String>,
    /// Angka sebagaimana tercetak (JSON objek).
    pub tertulis: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
