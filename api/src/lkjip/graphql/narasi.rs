//! The narrative sections of a report.

use async_graphql::SimpleObject;
use entity::lkjip_narasi;
use entity::status::BagianNarasi;

/// Teks sebuah bagian laporan.
#[derive(Clone, Debug, SimpleObject)]
pub struct Narasi {
    /// Bagian laporan.
    bagian: BagianNarasi,
    /// Isi teks.
    isi: String,
}

impl From<lkjip_narasi::Model> for Narasi {
    fn from(row: lkjip_narasi::Model) -> Self {
        Self {
            bagian: row.bagian,
            isi: row.isi,
        }
    }
}
