//! Quarters of the action plan of an indicator.

use async_graphql::InputObject;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Ukuran;

/// Satu triwulan rencana aksi sebuah indikator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, InputObject)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[graphql(name = "TriwulanInput")]
pub struct Triwulan {
    /// Triwulan, 1 sampai 4.
    #[schemars(range(min = 1, max = 4))]
    pub triwulan: i32,
    /// Target triwulan ini.
    #[serde(default)]
    pub target: Option<Ukuran>,
    /// Realisasi triwulan ini; kosong berarti belum diisi, nol berarti terisi.
    #[serde(default)]
    pub realisasi: Option<Ukuran>,
    /// Keterangan.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub keterangan: Option<String>,
    /// Kendala yang dihadapi.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub kendala: Option<String>,
    /// Tindak lanjut atas kendala.
    #[serde(default)]
    #[schemars(length(max = 2000))]
    pub tindak_lanjut: Option<String>,
}

impl Triwulan {
    /// Whether anything is said of the quarter.
    pub fn berisi(&self) -> bool {
        self.target.is_some()
            || self.realisasi.is_some()
            || self.keterangan.is_some()
            || self.kendala.is_some()
            || self.tindak_lanjut.is_some()
    }
}
