//! Bab I: the organisation, its strategic issues, and the legal basis of the report.

use async_graphql::InputObject;
use entity::status::{AsalIsu, DasarPengelompokan};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Kedudukan, tugas, fungsi dan susunan organisasi perangkat daerah.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "OrganisasiInput")]
pub struct Organisasi {
    /// Kedudukan perangkat daerah.
    #[serde(default)]
    #[schemars(length(max = 4000))]
    pub kedudukan: Option<String>,
    /// Tugas perangkat daerah.
    #[serde(default)]
    #[schemars(length(max = 4000))]
    pub tugas: Option<String>,
    /// Fungsi perangkat daerah, menurut urutannya.
    #[serde(default)]
    #[graphql(default)]
    pub fungsi: Vec<String>,
    /// Susunan organisasi; yang membawahi disebut lebih dahulu.
    #[serde(default)]
    #[graphql(default)]
    pub susunan: Vec<Jabatan>,
    /// Jumlah pegawai per kelompok; tanpa data pribadi.
    #[serde(default)]
    #[graphql(default)]
    pub kepegawaian: Vec<KelompokPegawai>,
}

/// Jabatan atau satuan kerja dalam susunan organisasi.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "JabatanInput")]
pub struct Jabatan {
    /// Nama, mis. `Seksi Pemerintahan`.
    #[schemars(length(min = 1, max = 300))]
    pub nama: String,
    /// Nama yang membawahinya; kosong bagi pimpinan.
    #[serde(default)]
    pub induk: Option<String>,
    /// Tugasnya.
    #[serde(default)]
    #[schemars(length(max = 4000))]
    pub tugas: Option<String>,
}

/// Jumlah pegawai sebuah kelompok, tanpa data pribadi.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "KelompokPegawaiInput")]
pub struct KelompokPegawai {
    /// Dasar pengelompokan.
    pub menurut: DasarPengelompokan,
    /// Nama kelompok, mis. `Golongan III`.
    #[schemars(length(min = 1, max = 100))]
    pub kelompok: String,
    /// Jumlah pegawai.
    #[schemars(range(min = 0, max = 100_000))]
    pub jumlah: i32,
}

/// Sebuah isu strategis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "IsuStrategisInput")]
pub struct IsuStrategis {
    /// Dari mana isu berasal.
    pub asal: AsalIsu,
    /// Rumusan isu.
    #[schemars(length(min = 1, max = 2000))]
    pub uraian: String,
}

/// Peraturan yang menjadi dasar hukum laporan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "DasarHukumInput")]
pub struct DasarHukum {
    /// Peraturan sebagaimana tercetak, dengan nomor, tahun dan judulnya.
    #[schemars(length(min = 1, max = 1000))]
    pub nama: String,
}
