//! The result of the evaluation of AKIP.

use async_graphql::InputObject;
use entity::status::{KomponenAkip, StatusTindakLanjut};
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::akip::rules::nilai_akhir;
use crate::graphql::scalar::{Desimal, Hari};

/// Hasil evaluasi AKIP (PermenPANRB 88/2021 dan pendahulunya): nilai, predikat, rincian komponen, dan
/// rekomendasinya.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "EvaluasiAkipInput")]
pub struct EvaluasiAkip {
    /// Tahun yang dievaluasi; paling lambat tahun laporan.
    #[schemars(range(min = 2000, max = 2100))]
    pub tahun: i32,
    /// Kode skala predikat yang dipakai evaluator, mis. `AKIP_88_2021`.
    pub skala: String,
    /// Nilai per komponen; kosong bila tidak dirinci.
    #[serde(default)]
    #[graphql(default)]
    pub komponen: Vec<KomponenEvaluasi>,
    /// Nilai akhir sebagaimana dinyatakan, 0 sampai 100.
    #[serde(default)]
    pub nilai: Option<Desimal>,
    /// Predikat sebagaimana dinyatakan, mis. `BB`.
    #[serde(default)]
    #[schemars(length(max = 20))]
    pub predikat: Option<String>,
    /// Laporan hasil evaluasi (LHE) yang menjadi sumbernya.
    #[serde(default)]
    pub dokumen: Option<DokumenSumber>,
    /// Rekomendasi evaluator dan tindak lanjutnya.
    #[serde(default)]
    #[graphql(default)]
    pub rekomendasi: Vec<Rekomendasi>,
}

impl EvaluasiAkip {
    /// The final value: as stated, else as its components make it when they are all there.
    pub fn nilai_akhir(&self) -> Option<Decimal> {
        let komponen = self.komponen.iter();
        let komponen: Vec<(Decimal, Decimal)> =
            komponen.map(|satu| (satu.bobot.0, satu.nilai.0)).collect();
        match self.nilai {
            Some(nilai) => Some(nilai.0),
            None => nilai_akhir(&komponen).ok(),
        }
    }
}

/// Nilai satu komponen evaluasi.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "KomponenEvaluasiInput")]
pub struct KomponenEvaluasi {
    /// Komponen menurut maknanya.
    pub jenis: KomponenAkip,
    /// Bobot sebagaimana dinyatakan, dari 100.
    pub bobot: Desimal,
    /// Nilai yang diperoleh; paling tinggi sebesar bobotnya.
    pub nilai: Desimal,
}

/// Dokumen yang menjadi sumber.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "DokumenSumberInput")]
pub struct DokumenSumber {
    /// Nama dokumen.
    #[schemars(length(min = 1, max = 500))]
    pub nama: String,
    /// Nomor dokumen.
    #[serde(default)]
    #[schemars(length(max = 100))]
    pub nomor: Option<String>,
    /// Tanggal dokumen.
    #[serde(default)]
    pub tanggal: Option<Hari>,
    /// Tempat dokumennya dapat diunduh.
    #[serde(default)]
    #[schemars(length(max = 1000))]
    pub tautan: Option<String>,
}

/// Satu rekomendasi evaluator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "RekomendasiInput")]
pub struct Rekomendasi {
    /// Rekomendasinya.
    #[schemars(length(min = 1, max = 2000))]
    pub uraian: String,
    /// Apa yang telah atau akan dilakukan.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub tindak_lanjut: Option<String>,
    /// Sampai di mana tindak lanjutnya.
    pub status: StatusTindakLanjut,
}
