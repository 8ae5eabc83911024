//! What a comparison is asked for.

use entity::id::KelompokId;
use entity::status::Letak;
use entity::value::Waktu;
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

/// A comparison as it was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pertanyaan {
    /// Field of the schema that answers it.
    pub field: String,
    /// The arguments that were given, as the wire has them.
    pub argumen: Map<String, Value>,
}
