//! Benchmarks as the client sees them.

use std::collections::HashMap;

use async_graphql::{ID, Object};
use entity::id::{IndikatorId, TolokUkurId};
use entity::status::JenisTolokUkur;
use entity::tolok_ukur;

use super::store;
use crate::error::ApiError;
use crate::graphql::cohort::group;
use crate::graphql::context::Reading;
use crate::graphql::id;
use crate::graphql::scalar::{Desimal, Hari};

/// The schema's `TolokUkur`.
#[derive(Clone, Debug)]
pub struct TolokUkur {
    row: tolok_ukur::Model,
}

impl From<tolok_ukur::Model> for TolokUkur {
    fn from(row: tolok_ukur::Model) -> Self {
        Self { row }
    }
}

impl TolokUkur {
    /// Noun of its global id.
    pub const NOUN: &'static str = "TolokUkur";

    /// Its row.
    pub fn row(&self) -> &tolok_ukur::Model {
        &self.row
    }

    /// The benchmark with this id.
    ///
    /// # Errors
    /// [`ApiError::NotFound`] when absent or invisible.
    pub async fn by_id(reading: Reading, id: TolokUkurId) -> Result<Self, ApiError> {
        store::by_id(reading.connection().await?, &reading.scope, id)
            .await?
            .map(Self::from)
            .ok_or(ApiError::NotFound)
    }

    /// The benchmarks of these indicators, by year and order of entry.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn of_indikator(
        reading: Reading,
        indikator: impl IntoIterator<Item = IndikatorId>,
        tahun: Option<i32>,
    ) -> Result<HashMap<IndikatorId, Vec<Self>>, ApiError> {
        let rows = store::of_indikator(
            reading.connection().await?,
            &reading.scope,
            indikator,
            tahun,
        )
        .await?;
        Ok(group(
            rows.into_iter().map(Self::from).collect(),
            |tolok_ukur: &Self| tolok_ukur.row.indikator_id,
        ))
    }
}

/// Pembanding bagi sebuah indikator, dengan asal-usulnya.
#[Object]
impl TolokUkur {
    /// Kunci global.
    pub async fn id(&self) -> ID {
        id::encode(Self::NOUN, self.row.id.0)
    }

    /// Lingkup pembanding.
    async fn jenis(&self) -> JenisTolokUkur {
        self.row.jenis
    }

    /// Tahun pembanding.
    async fn tahun(&self) -> i32 {
        self.row.tahun
    }

    /// Nilai pembanding dalam satuan indikator.
    async fn nilai(&self) -> Desimal {
        self.row.nilai.into()
    }

    /// Siapa yang menjadi pembanding.
    async fn nama(&self) -> &str {
        &self.row.nama
    }

    /// Skala nilai, mis. `0-100`; hanya nilai berskala sama yang dapat dibandingkan.
    async fn skala(&self) -> &str {
        &self.row.skala
    }

    /// Dokumen atau laman asal angka.
    async fn sumber(&self) -> &str {
        &self.row.sumber
    }

    /// Tanggal sumber, bila diketahui.
    async fn tanggal(&self) -> Option<Hari> {
        self.row.tanggal.clone().map(Hari)
    }

    /// Catatan pemakaian.
    async fn catatan(&self) -> Option<&str> {
        self.row.catatan.as_deref()
    }
}
