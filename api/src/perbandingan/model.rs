//! What a comparison is asked for.

use entity::status::Letak;
use entity::value::Waktu;

/// Over which reports a comparison runs.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub struct Lingkup {
    /// Reported year.
    pub tahun: i32,
    /// Only kecamatan of the mainland, or of the islands.
    pub letak: Option<Letak>,
    /// Whether reports under review count, too.
    pub sertakan_proses: bool,
    /// The moment as of which reports count, by the history of their approvals; none is now.
    pub per: Option<Waktu>,
}

impl Lingkup {
    /// The same over all kecamatan: what a median of the kabupaten is taken over, whatever is shown.
    #[must_use]
    pub const fn sekabupaten(self) -> Self {
        Self {
            letak: None,
            ..self
        }
    }
}
