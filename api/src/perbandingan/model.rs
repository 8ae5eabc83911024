//! What a comparison is asked for.

use entity::id::{KelompokId, LkjipId, SasaranId, SkalaId};
use entity::status::{BobotSkm, Letak, Polaritas, RumusCapaian};
use entity::value::{Nilai, Waktu};
use sea_orm::FromQueryResult;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Over which reports a comparison runs.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub struct Lingkup {
    /// Reported year.
    pub tahun: i32,
    /// Only kecamatan of the mainland, or of the islands.
    pub letak: Option<Letak>,
    /// Only the members of this peer group.
    pub kelompok: Option<KelompokId>,
    /// Whether reports under review count, too.
    pub sertakan_proses: bool,
    /// The moment as of which reports count, by the history of their approvals; none is now.
    pub per: Option<Waktu>,
}

impl Lingkup {
    /// The same of the year before.
    #[must_use]
    pub const fn tahun_lalu(self) -> Self {
        Self {
            tahun: self.tahun - 1,
            ..self
        }
    }

    /// The same over all kecamatan: what a median of the kabupaten is taken over, whatever is shown.
    #[must_use]
    pub const fn sekabupaten(self) -> Self {
        Self {
            letak: None,
            kelompok: None,
            ..self
        }
    }
}

/// What is compared of one kecamatan of the country; the report and its row are absent where there is none.
#[derive(Clone, Debug, FromQueryResult)]
pub struct BarisNegara {
    /// Code of the kecamatan.
    pub kode: String,
    /// Name of the kecamatan.
    pub nama: String,
    /// Code of its kabupaten.
    pub kabupaten_kode: String,
    /// Name of its kabupaten.
    pub kabupaten_nama: String,
    /// Its approved report.
    pub lkjip_id: Option<LkjipId>,
    /// Number of its revision.
    pub revisi: Option<i32>,
    /// When it was approved.
    pub disetujui_pada: Option<Waktu>,
    /// The sasaran that is measured; absent where it is a tujuan.
    pub sasaran_id: Option<SasaranId>,
    /// Unit.
    pub satuan: Option<String>,
    /// Which end is the better one.
    pub polaritas: Option<Polaritas>,
    /// Formula of the capaian.
    pub rumus: Option<RumusCapaian>,
    /// Scale of its predikat.
    pub skala_id: Option<SkalaId>,
    /// What is measured, where the report writes it otherwise than the dictionary.
    pub definisi: Option<String>,
    /// How it is computed, where the report writes it otherwise than the dictionary.
    pub formulasi: Option<String>,
    /// Weight of an unsur in the survey of the report, where the indicator is its index.
    pub bobot: Option<BobotSkm>,
    /// Whether the indicator does not apply in the year.
    pub tidak_berlaku: Option<bool>,
    /// Target as a number.
    pub target_nilai: Option<Nilai>,
    /// Target as a predikat.
    pub target_predikat: Option<String>,
    /// Realisasi as a number.
    pub realisasi_nilai: Option<Nilai>,
    /// Realisasi as a predikat.
    pub realisasi_predikat: Option<String>,
}

/// A comparison as it was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pertanyaan {
    /// Field of the schema that answers it.
    pub field: String,
    /// The arguments that were given, as the wire has them.
    pub argumen: Map<String, Value>,
}
