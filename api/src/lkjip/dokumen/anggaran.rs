//! Program, kegiatan and sub-kegiatan with their performance and budget.

use async_graphql::InputObject;
use entity::status::LevelAnggaran;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Tertulis;
use crate::graphql::scalar::{Desimal, Uang};

/// Satu baris program, kegiatan atau sub-kegiatan. Induknya adalah baris yang nomornya sama tanpa
/// bagian terakhir: `I.2.1` berada di bawah `I.2`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "BarisAnggaranInput")]
pub struct BarisAnggaran {
    /// Nomor yang unik dalam laporan, mis. `I.2.1`.
    #[schemars(length(min = 1, max = 20))]
    pub nomor: String,
    /// Program, kegiatan atau sub-kegiatan.
    pub level: LevelAnggaran,
    /// Kode nomenklatur, mis. `7.01.01.2.02.0001`.
    #[serde(default)]
    pub kode: Option<String>,
    /// Nama dalam laporan.
    #[schemars(length(min = 1, max = 1000))]
    pub nama: String,
    /// Nomor sasaran yang menaunginya menurut pemetaan Renstra (cascading).
    #[serde(default)]
    pub sasaran: Option<String>,
    /// Indikator kinerja.
    #[serde(default)]
    pub indikator: Option<String>,
    /// Satuan indikator.
    #[serde(default)]
    pub satuan: Option<String>,
    /// Target sebelum perubahan.
    #[serde(default)]
    pub target_murni: Option<Desimal>,
    /// Target setelah perubahan.
    #[serde(default)]
    pub target_perubahan: Option<Desimal>,
    /// Realisasi kinerja.
    #[serde(default)]
    pub realisasi_kinerja: Option<Desimal>,
    /// Pagu DPA.
    #[serde(default)]
    pub pagu_murni: Option<Uang>,
    /// Pagu DPA perubahan.
    #[serde(default)]
    pub pagu_perubahan: Option<Uang>,
    /// Realisasi anggaran.
    #[serde(default)]
    pub realisasi_anggaran: Option<Uang>,
    /// Sasaran yang ditunjang atau tidak ditunjang baris ini.
    #[serde(default)]
    #[graphql(default)]
    pub dukungan: Vec<Dukungan>,
    /// Data capaian awal perencanaan (Renstra).
    #[serde(default)]
    pub data_awal: Option<Desimal>,
    /// Kondisi kinerja pada akhir periode Renstra.
    #[serde(default)]
    pub kondisi_akhir: Option<Desimal>,
    /// Lokasi.
    #[serde(default)]
    pub lokasi: Option<String>,
    /// Analisis keberhasilan atau kegagalan.
    #[serde(default)]
    pub analisis: Option<String>,
    /// Target dan pagu indikatif Renstra per tahun.
    #[serde(default)]
    #[graphql(default)]
    pub renstra: Vec<RenstraAnggaran>,
    /// Angka sebagaimana tercetak.
    #[serde(default)]
    #[graphql(default)]
    pub tertulis: Vec<Tertulis>,
}

/// Apakah sebuah baris menunjang keberhasilan sebuah sasaran.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "DukunganInput")]
pub struct Dukungan {
    /// Nomor sasaran.
    #[schemars(length(min = 1, max = 20))]
    pub sasaran: String,
    /// Benar bila menunjang, salah bila tidak.
    pub menunjang: bool,
    /// Keterangan.
    #[serde(default)]
    #[schemars(length(max = 1000))]
    pub keterangan: Option<String>,
}

/// Target dan pagu indikatif Renstra untuk satu tahun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "RenstraAnggaranInput")]
pub struct RenstraAnggaran {
    /// Tahun rencana.
    #[schemars(range(min = 2000, max = 2100))]
    pub tahun: i32,
    /// Target kinerja.
    #[serde(default)]
    pub target: Option<Desimal>,
    /// Pagu indikatif.
    #[serde(default)]
    pub pagu: Option<Uang>,
}

impl BarisAnggaran {
    /// What the row says of its support for a sasaran; nothing when it does not speak of it.
    pub fn menunjang(&self, sasaran: &str) -> Option<bool> {
        let satu = self.dukungan.iter().find(|satu| satu.sasaran == sasaran)?;
        Some(satu.menunjang)
    }
}
