//! One document that holds a whole LKjIP. The same types are the import format, the inputs of the
//! API and the published JSON Schema, so that the three cannot drift apart.

mod anggaran;
#[cfg(test)]
pub(crate) mod contoh;
mod daftar;
mod evaluasi;
mod pembanding;
mod pendahuluan;
mod perjanjian;
mod rencana;
mod skm;
mod triwulan;

pub use anggaran::{BarisAnggaran, Dukungan, RenstraAnggaran};
pub use daftar::{Lampiran, Tabel};
pub use evaluasi::{DokumenSumber, EvaluasiAkip, KomponenEvaluasi, Rekomendasi};
pub use pembanding::Pembanding;
pub use pendahuluan::{DasarHukum, IsuStrategis, Jabatan, KelompokPegawai, Organisasi};
pub use perjanjian::{AnggaranProgram, Perjanjian, Pihak};
pub use rencana::{Analisis, Indikator, Rencana, Rpjmd, Sasaran, Tujuan, Ukuran, UkuranDokumen};
pub use skm::{Jawaban, NilaiUnsur, ProfilResponden, Skm, TindakLanjutSkm};
pub use triwulan::Triwulan;

use async_graphql::InputObject;
use entity::status::BagianNarasi;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::graphql::scalar::Hari;

/// The format this program reads and writes.
pub const FORMAT: &str = "lkjip/1";

/// Satu LKjIP utuh: rencana, perjanjian kinerja, realisasi, anggaran, SKM dan narasi.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(title = "Dokumen LKjIP")]
pub struct Dokumen {
    /// Versi format; selalu `lkjip/1`.
    #[schemars(extend("const" = FORMAT))]
    pub format: String,
    /// Kode Kemendagri kecamatan, mis. `35.29.13`.
    pub kecamatan: String,
    /// Tahun anggaran yang dilaporkan.
    #[schemars(range(min = 2000, max = 2100))]
    pub tahun: i32,
    /// Kode periode Renstra, mis. `RENSTRA-2021-2026`.
    pub periode: String,
    /// Benar bila isinya contoh buatan, bukan laporan nyata.
    #[serde(default)]
    pub sintetis: bool,
    /// Tanggal dokumen ditandatangani.
    #[serde(default)]
    pub tanggal: Option<Hari>,
    /// Kedudukan, tugas, fungsi dan susunan organisasi (Bab I).
    #[serde(default)]
    pub organisasi: Option<Organisasi>,
    /// Isu strategis, menurut urutannya (Bab I).
    #[serde(default)]
    pub isu_strategis: Vec<IsuStrategis>,
    /// Dasar hukum, menurut urutannya (Bab I).
    #[serde(default)]
    pub dasar_hukum: Vec<DasarHukum>,
    /// Tujuan, sasaran, indikator, target dan realisasi.
    pub rencana: Rencana,
    /// Perjanjian Kinerja murni dan perubahan.
    #[serde(default)]
    pub perjanjian: Vec<Perjanjian>,
    /// Program, kegiatan dan sub-kegiatan.
    #[serde(default)]
    pub anggaran: Vec<BarisAnggaran>,
    /// Hasil Survei Kepuasan Masyarakat.
    #[serde(default)]
    pub skm: Option<Skm>,
    /// Hasil evaluasi AKIP.
    #[serde(default)]
    pub evaluasi_akip: Option<EvaluasiAkip>,
    /// Bagian naratif.
    #[serde(default)]
    pub narasi: Vec<Narasi>,
    /// Tabel sebagaimana dinomori dalam dokumen, menurut urutannya.
    #[serde(default)]
    pub tabel: Vec<Tabel>,
    /// Lampiran laporan.
    #[serde(default)]
    pub lampiran: Vec<Lampiran>,
    /// Angka tingkat laporan sebagaimana tercetak.
    #[serde(default)]
    pub tertulis: Vec<Tertulis>,
}

/// Teks sebuah bagian laporan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "NarasiInput")]
pub struct Narasi {
    /// Bagian laporan.
    pub bagian: BagianNarasi,
    /// Isi teks.
    #[schemars(length(min = 1, max = 20000))]
    pub isi: String,
}

/// Sebuah angka sebagaimana tercetak dalam dokumen asal, untuk dibandingkan dengan hasil hitung.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "TertulisInput")]
pub struct Tertulis {
    /// Nama kolom, mis. `capaian`, `kategori`, `efisiensi`.
    #[schemars(length(min = 1, max = 60))]
    pub kolom: String,
    /// Teks persis seperti tercetak, mis. `100,39`.
    #[schemars(length(max = 500))]
    pub teks: String,
}
