//! What a document lists: its tables as they are numbered, and its annexes.

use async_graphql::InputObject;
use entity::status::JenisLampiran;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Sebuah tabel sebagaimana dinomori dalam dokumen; nomor yang terpakai dua kali ditulis dua kali.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "TabelInput")]
pub struct Tabel {
    /// Nomor tercetak, mis. `2.4` atau `T-C.27`.
    #[schemars(length(min = 1, max = 20))]
    pub nomor: String,
    /// Judul tercetak.
    #[schemars(length(min = 1, max = 500))]
    pub judul: String,
}

/// Sebuah lampiran laporan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "LampiranInput")]
pub struct Lampiran {
    /// Jenis lampiran.
    pub jenis: JenisLampiran,
    /// Nama sebagaimana dalam dokumen.
    #[schemars(length(min = 1, max = 500))]
    pub nama: String,
    /// Tempat dokumennya dapat diunduh.
    #[serde(default)]
    #[schemars(length(max = 1000))]
    pub tautan: Option<String>,
    /// Sidik SHA-256 dokumennya, 64 angka heksadesimal kecil.
    #[serde(default)]
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    pub sha256: Option<String>,
}
