//! Perjanjian Kinerja: who promised what to whom, and with which budget.

use async_graphql::InputObject;
use entity::status::JenisPerjanjian;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Tertulis;
use crate::graphql::scalar::{Desimal, Hari, Uang};

/// Perjanjian Kinerja murni atau perubahan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "PerjanjianInput")]
pub struct Perjanjian {
    /// Murni atau perubahan.
    pub jenis: JenisPerjanjian,
    /// Tanggal ditandatangani.
    pub tanggal: Hari,
    /// Pihak pertama (camat).
    pub pihak_pertama: Pihak,
    /// Pihak kedua (bupati).
    pub pihak_kedua: Pihak,
    /// Alasan perubahan; wajib bagi perubahan.
    #[serde(default)]
    pub alasan: Option<String>,
    /// Anggaran per program dalam lampiran.
    #[serde(default)]
    #[graphql(default)]
    pub program: Vec<AnggaranProgram>,
    /// Angka sebagaimana tercetak, mis. jumlah anggaran.
    #[serde(default)]
    #[graphql(default)]
    pub tertulis: Vec<Tertulis>,
}

/// Pejabat yang menandatangani.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "PihakInput")]
pub struct Pihak {
    /// Nama dan gelar.
    #[schemars(length(min = 1, max = 200))]
    pub nama: String,
    /// Jabatan, mis. `Camat Pasongsongan` atau `Plt. Camat …`.
    #[schemars(length(min = 1, max = 200))]
    pub jabatan: String,
    /// Pangkat; hanya bagi pihak pertama.
    #[serde(default)]
    pub pangkat: Option<String>,
    /// NIP 18 angka tanpa spasi; hanya bagi pihak pertama.
    #[serde(default)]
    pub nip: Option<String>,
}

/// Anggaran dan target sebuah program dalam lampiran Perjanjian Kinerja.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "AnggaranProgramInput")]
pub struct AnggaranProgram {
    /// Nomor program dalam daftar anggaran laporan, mis. `I`.
    #[schemars(length(min = 1, max = 20))]
    pub program: String,
    /// Target program.
    #[serde(default)]
    pub target: Option<Desimal>,
    /// Anggaran sebelum perubahan, bila tercantum.
    #[serde(default)]
    pub anggaran_sebelum: Option<Uang>,
    /// Anggaran menurut perjanjian ini.
    pub anggaran: Uang,
    /// Keterangan, mis. sumber dana.
    #[serde(default)]
    pub keterangan: Option<String>,
}
