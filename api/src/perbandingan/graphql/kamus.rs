//! What reports are held against.

use std::sync::Arc;

use entity::status::BobotSkm;
use entity::{indikator, lkjip_indikator};

use crate::error::ApiError;
use crate::graphql::context::Reading;
use crate::indikator::graphql::Indikator;
use crate::perbandingan::rules::putusan::Putusan;
use crate::perbandingan::rules::sebanding::{Ketentuan, Perbedaan, perbedaan};
use crate::putusan;

/// Why the figures of two years are not compared.
pub(super) const KAMUS_BERUBAH: &str = "Ketentuan indikator dalam kamus berbeda antara kedua tahun, sehingga \
    angkanya tidak sebanding.";

/// What the reports of a year are held against: the entry of the dictionary for it, and what the analyst has decided of
/// texts.
#[derive(Clone, Debug)]
pub(super) struct Kamus {
    indikator: Indikator,
    putusan: Arc<Putusan>,
}

impl Kamus {
    /// For an indicator; where reports write no text of their own (`bertulis`), and the dictionary has had one entry
    /// only, no decision is asked for.
    pub(super) async fn of(
        reading: &Reading,
        indikator: &Indikator,
        bertulis: bool,
    ) -> Result<Self, ApiError> {
        let putusan = if bertulis || indikator.row().berlaku_mulai > 0 {
            putusan::berlaku(reading).await?
        } else {
            Arc::default()
        };
        Ok(Self {
            indikator: indikator.clone(),
            putusan,
        })
    }

    /// The same for a year.
    pub(super) fn untuk(&self, tahun: i32) -> Self {
        Self {
            indikator: self.indikator.untuk(tahun),
            putusan: Arc::clone(&self.putusan),
        }
    }

    pub(super) fn row(&self) -> &indikator::Model {
        self.indikator.row()
    }

    /// In what a report measures otherwise, surveys being weighed by `acuan`.
    pub(super) fn perbedaan(
        &self,
        acuan: Option<BobotSkm>,
        laporan: Ketentuan<'_>,
    ) -> Option<Perbedaan> {
        let laporan = laporan.diputus(&self.putusan, self.row());
        perbedaan(Ketentuan::kamus(self.row(), acuan), laporan)
    }

    /// In what it measures otherwise than `lalu`, the same indicator for another year.
    pub(super) fn berubah(&self, lalu: &Self) -> Option<Perbedaan> {
        self.perbedaan(None, Ketentuan::kamus(lalu.row(), None))
    }
}

/// Whether a report writes a text of its own.
pub(super) fn bertulis(row: &lkjip_indikator::Model) -> bool {
    row.definisi.is_some() || row.formulasi.is_some()
}
