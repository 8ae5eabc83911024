//! The result of the Survei Kepuasan Masyarakat; aggregates only, never a person.

use async_graphql::InputObject;
use entity::status::{BobotSkm, Unsur};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::graphql::scalar::{Desimal, Hari};

/// Hasil Survei Kepuasan Masyarakat (PermenPANRB 14/2017): NRR kesembilan unsur, atau indeks dengan
/// sumbernya.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "SkmInput")]
pub struct Skm {
    /// NRR per unsur; kosong atau lengkap sembilan.
    #[serde(default)]
    #[graphql(default)]
    pub unsur: Vec<NilaiUnsur>,
    /// Indeks sebagaimana dinyatakan sumber; hanya bila NRR tidak diisi.
    #[serde(default)]
    pub indeks: Option<Desimal>,
    /// Bobot nilai rata-rata tertimbang yang dipakai; bawaan TEPAT.
    #[serde(default)]
    pub bobot: Option<BobotSkm>,
    /// Jumlah responden.
    #[serde(default)]
    #[schemars(range(min = 1))]
    pub responden: Option<i32>,
    /// Jumlah populasi pengguna layanan.
    #[serde(default)]
    #[schemars(range(min = 1))]
    pub populasi: Option<i32>,
    /// Cara survei.
    #[serde(default)]
    pub metode: Option<String>,
    /// Awal periode survei.
    #[serde(default)]
    pub mulai: Option<Hari>,
    /// Akhir periode survei.
    #[serde(default)]
    pub selesai: Option<Hari>,
    /// Dokumen asal; wajib bila hanya indeks yang diisi.
    #[serde(default)]
    pub sumber: Option<String>,
}

/// NRR satu unsur.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "NilaiUnsurInput")]
pub struct NilaiUnsur {
    /// Unsur menurut maknanya.
    pub unsur: Unsur,
    /// Nilai rata-rata, 1 sampai 4.
    pub nrr: Desimal,
}
