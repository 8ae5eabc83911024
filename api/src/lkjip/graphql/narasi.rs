//! The narrative sections of a report.

use async_graphql::SimpleObject;
use entity::status::BagianNarasi;

/// Teks sebuah bagian laporan.
#[derive(Clone, Debug, SimpleObject)]
pub struct Narasi {
    /// Bagian laporan.
    pub(super) bagian: BagianNarasi,
    /// Isi teks.
    pub(super) isi: String,
    /// Versi laporan saat baris ini terakhir berubah.
    pub(super) version: i64,
}
