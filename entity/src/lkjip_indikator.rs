//! Indikator tujuan atau sasaran beserta target, realisasi dan analisisnya.

use sea_orm::entity::prelude::*;

use crate::id::{IndikatorId, IndikatorLkjipId, LkjipId, SasaranId, SkalaId, TujuanId};
use crate::status::{Akumulasi, Polaritas, RumusCapaian};
use crate::value::Nilai;

/// Indikator tujuan atau sasaran beserta target, realisasi dan analisisnya.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lkjip_indikator")]
pub struct Model {
    /// Kunci baris.
    #[sea_orm(primary_key)]
    pub id: IndikatorLkjipId,
    /// Laporan pemilik.
    pub lkjip_id: LkjipId,
    /// Tujuan yang diukur atau dinaungi.
    pub tujuan_id: TujuanId,
    /// Sasaran yang diukur; kosong bagi indikator tujuan.
    pub sasaran_id: Option<SasaranId>,
    /// Urutan tampil.
    pub urutan: i32,
    /// Nomor dalam laporan, mis. `1.1.1`.
    pub nomor: String,
    /// Padanan dalam kamus indikator.
    pub indikator_id: Option<IndikatorId>,
    /// Nama indikator sebagaimana dalam laporan.
    pub nama: String,
    /// Satuan.
    pub satuan: String,
    /// Makin tinggi makin baik, atau sebaliknya.
    pub polaritas: Polaritas,
    /// Rumus capaian yang dibekukan bersama laporan.
    pub rumus: RumusCapaian,
    /// Cara angka triwulan diakumulasikan, dibekukan bersama laporan.
    pub akumulasi: Akumulasi,
    /// Skala predikat bila rumusnya `PREDIKAT`.
    pub skala_id: Option<SkalaId>,
    /// Benar bila termasuk Indikator Kinerja Utama.
    pub iku: bool,
    /// Benar bila tercantum dalam Perjanjian Kinerja.
    pub pk: bool,
    /// Target tahun laporan yang berlaku (angka); turunan dari ukuran.
    pub target_nilai: Option<Nilai>,
    /// Target tahun laporan yang berlaku (predikat); turunan dari ukuran.
    pub target_predikat: Option<String>,
    /// Realisasi berupa angka; kosong berarti belum diisi.
    pub realisasi_nilai: Option<Nilai>,
    /// Realisasi berupa predikat.
    pub realisasi_predikat: Option<String>,
    /// Benar bila indikator tidak berlaku pada tahun ini.
    pub tidak_berlaku: bool,
    /// Mengapa tidak berlaku.
    pub alasan_tidak_berlaku: Option<String>,
    /// Sumber data realisasi.
    pub sumber_data: Option<String>,
    /// Analisis penyebab keberhasilan atau kegagalan.
    pub sebab: Option<String>,
    /// Hambatan yang dihadapi.
    pub hambatan: Option<String>,
    /// Solusi yang telah atau akan dilakukan.
    pub solusi: Option<String>,
    /// Analisis efisiensi penggunaan sumber daya.
    pub analisis_efisiensi: Option<String>,
    /// Analisis program dan kegiatan yang menunjang keberhasilan atau menyebabkan kegagalan.
    pub analisis_program: Option<String>,
    /// Definisi operasional menurut laporan.
    pub definisi: Option<String>,
    /// Cara menghitung menurut laporan.
    pub formulasi: Option<String>,
    /// Sumber data menurut penetapan indikator.
    pub sumber_definisi: Option<String>,
    /// Penanggung jawab kinerja atau datanya.
    pub penanggung_jawab: Option<String>,
    /// Angka sebagaimana tercetak (JSON objek kolom ke teks).
    pub tertulis: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
