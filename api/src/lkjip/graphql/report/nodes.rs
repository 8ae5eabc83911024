//! How a report and what belongs to it are found: one statement for the whole cohort.

use std::collections::HashMap;
use std::sync::Arc;

use entity::id::{LkjipId, SasaranId, TujuanId};
use entity::status::JenisSkala;
use entity::{lkjip_anggaran, lkjip_indikator, lkjip_sasaran};
use rust_decimal::Decimal;

use super::Lkjip;
use crate::access::VisibleReport;
use crate::error::ApiError;
use crate::graphql::context::Reading;
use crate::lkjip::dokumen::Dokumen;
use crate::lkjip::graphql::cohort::Cohort;
use crate::lkjip::graphql::{BarisAnggaran, IndikatorLkjip, Sasaran, Tujuan};
use crate::lkjip::store::read::{self, Pilihan};
use crate::reviu::graphql::Papan;
use crate::skala::graphql::{self as skala, Golongan};
use crate::wilayah;

impl Lkjip {
    /// Wraps rows that were fetched together under the scope of `reading`; what they are held against is that of its
    /// moment.
    pub fn cohort(reading: Reading, rows: Vec<VisibleReport>) -> Vec<Self> {
        let cohort = Arc::new(Cohort::new(reading, rows));
        (0..cohort.rows.len())
            .map(|index| Self {
                cohort: Arc::clone(&cohort),
                index,
            })
            .collect()
    }

    /// The visible report with this id.
    ///
    /// # Errors
    /// [`ApiError::NotFound`] when absent or invisible.
    pub async fn by_id(reading: Reading, id: LkjipId) -> Result<Self, ApiError> {
        let row = read::find(reading.connection().await?, &reading.scope, id).await?;
        Self::cohort(reading, row.into_iter().collect())
            .pop()
            .ok_or(ApiError::NotFound)
    }

    /// The visible report of a kecamatan and year: the one in force, else the newest; or `revisi`.
    ///
    /// # Errors
    /// [`ApiError::NotFound`] when absent or invisible.
    pub async fn by_kode(
        reading: Reading,
        kecamatan: &str,
        tahun: i32,
        revisi: Option<i32>,
    ) -> Result<Self, ApiError> {
        let rows = Self::semua_revisi(&reading, kecamatan, tahun, revisi).await?;
        Self::cohort(reading, read::utama(rows))
            .pop()
            .ok_or(ApiError::NotFound)
    }

    /// The newest visible revision of a kecamatan and year, also where an older one is in force.
    ///
    /// # Errors
    /// [`ApiError::NotFound`] when absent or invisible.
    pub async fn terbaru(reading: Reading, kecamatan: &str, tahun: i32) -> Result<Self, ApiError> {
        let mut rows = Self::semua_revisi(&reading, kecamatan, tahun, None).await?;
        rows.truncate(1);
        Self::cohort(reading, rows).pop().ok_or(ApiError::NotFound)
    }

    /// The visible revisions of a kecamatan and year, the newest first.
    async fn semua_revisi(
        reading: &Reading,
        kecamatan: &str,
        tahun: i32,
        revisi: Option<i32>,
    ) -> Result<Vec<VisibleReport>, ApiError> {
        let connection = reading.connection().await?;
        let kecamatan = wilayah::kecamatan_by_kode(connection, &reading.scope, kecamatan)
            .await?
            .ok_or(ApiError::NotFound)?;
        let pilihan = Pilihan {
            tahun: Some(tahun),
            revisi,
            ..Default::default()
        };
        read::of_kecamatan(connection, &reading.scope, [kecamatan.id], &pilihan).await
    }

    /// The stored row.
    pub fn row(&self) -> &VisibleReport {
        &self.cohort.rows[self.index]
    }

    /// All that the report holds.
    pub(super) async fn isi(&self) -> Result<Dokumen, ApiError> {
        let dokumen = self.cohort.isi().await?;
        dokumen
            .get(&self.row().id)
            .cloned()
            .ok_or(ApiError::NotFound)
    }

    /// Rows below this report, out of what was fetched for the whole cohort.
    pub(in crate::lkjip::graphql) fn own<V: Clone>(
        &self,
        all: &HashMap<LkjipId, Vec<V>>,
    ) -> Vec<V> {
        all.get(&self.row().id).cloned().unwrap_or_default()
    }

    pub(in crate::lkjip::graphql) async fn sasaran_nodes(
        &self,
        filter: impl Fn(&lkjip_sasaran::Model) -> bool,
    ) -> Result<Vec<Sasaran>, ApiError> {
        Ok(self
            .own(self.cohort.sasaran().await?.as_ref())
            .into_iter()
            .filter(filter)
            .map(|row| Sasaran::new(self.clone(), row))
            .collect())
    }

    pub(in crate::lkjip::graphql) async fn tujuan_node(
        &self,
        id: TujuanId,
    ) -> Result<Tujuan, ApiError> {
        self.own(self.cohort.tujuan().await?.as_ref())
            .into_iter()
            .find(|row| row.id == id)
            .map(|row| Tujuan::new(self.clone(), row))
            .ok_or(ApiError::NotFound)
    }

    pub(in crate::lkjip::graphql) async fn sasaran_node(
        &self,
        id: SasaranId,
    ) -> Result<Sasaran, ApiError> {
        self.sasaran_nodes(|row| row.id == id)
            .await?
            .pop()
            .ok_or(ApiError::NotFound)
    }

    pub(in crate::lkjip::graphql) async fn indikator_nodes(
        &self,
        filter: impl Fn(&lkjip_indikator::Model) -> bool,
    ) -> Result<Vec<IndikatorLkjip>, ApiError> {
        Ok(self
            .own(self.cohort.indikator().await?.as_ref())
            .into_iter()
            .filter(filter)
            .map(|row| IndikatorLkjip::new(self.clone(), row))
            .collect())
    }

    pub(in crate::lkjip::graphql) async fn anggaran_nodes(
        &self,
        filter: impl Fn(&lkjip_anggaran::Model) -> bool,
    ) -> Result<Vec<BarisAnggaran>, ApiError> {
        Ok(self
            .own(self.cohort.anggaran().await?.as_ref())
            .into_iter()
            .filter(filter)
            .map(|row| BarisAnggaran::new(self.clone(), row))
            .collect())
    }

    /// Last year of the plan that the report refers to.
    pub(in crate::lkjip::graphql) async fn tahun_akhir(&self) -> Result<Option<i32>, ApiError> {
        let periode = self.cohort.periode().await?;
        Ok(periode
            .get(&self.row().periode_id)
            .map(|periode| periode.row().tahun_akhir))
    }

    /// The band of a figure by the scale of a kind that is in force in the report's year.
    pub(in crate::lkjip::graphql) async fn golongan(
        &self,
        jenis: JenisSkala,
        nilai: Option<Decimal>,
    ) -> Result<Option<Golongan>, ApiError> {
        let Some(nilai) = nilai else { return Ok(None) };
        let skala = self.cohort.skala().await?;
        Ok(skala::golongan(&skala, jenis, self.row().tahun, nilai))
    }
}

impl Lkjip {
    /// Where the findings of this report are shown.
    pub(super) async fn papan(&self) -> Result<Papan, ApiError> {
        Ok(Papan {
            katalog: self.cohort.katalog().await?,
            tanggapan: self.own(self.cohort.tanggapan().await?.as_ref()),
        })
    }
}
