//! With whom a performance is compared.

use async_graphql::InputObject;
use entity::status::JenisTolokUkur;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::graphql::scalar::Desimal;

/// Pembanding sebuah indikator sebagaimana dinyatakan laporan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "PembandingInput")]
pub struct Pembanding {
    /// Lingkup pembanding.
    pub jenis: JenisTolokUkur,
    /// Tahun pembanding.
    #[schemars(range(min = 2000, max = 2100))]
    pub tahun: i32,
    /// Siapa yang menjadi pembanding.
    #[schemars(length(min = 1, max = 500))]
    pub nama: String,
    /// Nilai berupa angka.
    #[serde(default)]
    pub nilai: Option<Desimal>,
    /// Nilai berupa predikat.
    #[serde(default)]
    pub predikat: Option<String>,
    /// Satuan atau skala pembanding bila berbeda dari satuan indikator; yang berbeda tidak dihitung.
    #[serde(default)]
    #[schemars(length(max = 60))]
    pub satuan: Option<String>,
    /// Dokumen atau laman asal angka.
    #[serde(default)]
    #[schemars(length(max = 1000))]
    pub sumber: Option<String>,
}
