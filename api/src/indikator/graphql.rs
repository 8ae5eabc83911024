//! The dictionary as the client sees it.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use async_graphql::{Context, ID, Object, SimpleObject};
use entity::id::{IndikatorId, SkalaId};
use entity::indikator;
use entity::status::{Akumulasi, Polaritas, RumusCapaian};

use super::service::{self, BuatInput, NOUN, UbahInput};
use super::store;
use crate::error::{ApiError, Fault, UserError};
use crate::graphql::cohort::Memo;
use crate::graphql::context::{Call, Reading};
use crate::graphql::id;
use crate::graphql::payload::settle;
use crate::rujukan::kelola::{AksiRujukan, ubah_saja};
use crate::skala::graphql::Skala;
use crate::tolok_ukur::graphql::TolokUkur;

/// Indicators that were fetched together.
#[derive(Debug)]
pub struct IndikatorCohort {
    reading: Reading,
    rows: Arc<Vec<indikator::Model>>,
    skala: Memo<(), HashMap<SkalaId, Skala>>,
    tolok_ukur: Memo<(), HashMap<IndikatorId, Vec<TolokUkur>>>,
}

/// The schema's `Indikator`.
#[derive(Clone, Debug)]
pub struct Indikator {
    cohort: Arc<IndikatorCohort>,
    index: usize,
}

impl Indikator {
    /// Noun of its global id.
    pub const NOUN: &'static str = NOUN;

    /// Wraps rows that were fetched together.
    pub fn cohort(reading: Reading, rows: Arc<Vec<indikator::Model>>) -> Vec<Self> {
        let cohort = Arc::new(IndikatorCohort {
            reading,
            rows,
            skala: Memo::default(),
            tolok_ukur: Memo::default(),
        });
        (0..cohort.rows.len())
            .map(|index| Self {
                cohort: Arc::clone(&cohort),
                index,
            })
            .collect()
    }

    /// The indicators with these ids, at the moment of `reading`.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn by_ids(
        reading: Reading,
        ids: impl IntoIterator<Item = IndikatorId>,
    ) -> Result<HashMap<IndikatorId, Self>, ApiError> {
        let ids: HashSet<IndikatorId> = ids.into_iter().collect();
        Ok(Self::semua(reading)
            .await?
            .into_iter()
            .map(|indikator| (indikator.row().id, indikator))
            .filter(|(id, _)| ids.contains(id))
            .collect())
    }

    /// The whole dictionary at the moment of `reading`, by code.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn semua(reading: Reading) -> Result<Vec<Self>, ApiError> {
        let what = format!("kamus {:?}", reading.per);
        let rows = reading
            .remembered(what, async |connection| {
                store::list(connection, &reading.scope, reading.per).await
            })
            .await?;
        Ok(Self::cohort(reading, rows))
    }

    /// The indicator with this code.
    ///
    /// # Errors
    /// [`ApiError::NotFound`] when there is none.
    pub async fn by_kode(reading: Reading, kode: &str) -> Result<Self, ApiError> {
        let mut semua = Self::semua(reading).await?.into_iter();
        semua
            .find(|indikator| indikator.row().kode == kode)
            .ok_or(ApiError::NotFound)
    }

    /// The one with this id.
    ///
    /// # Errors
    /// [`ApiError::NotFound`] when absent or invisible.
    pub async fn by_id(reading: Reading, id: IndikatorId) -> Result<Self, ApiError> {
        Self::by_ids(reading, [id])
            .await?
            .remove(&id)
            .ok_or(ApiError::NotFound)
    }

    /// Its row.
    pub fn row(&self) -> &indikator::Model {
        &self.cohort.rows[self.index]
    }

    /// Whether it is the index of the survey of satisfaction.
    pub(crate) fn indeks_skm(&self) -> bool {
        self.row().kode == "SKM"
    }
}

/// Indikator kinerja dalam kamus yang sama bagi semua kecamatan.
#[Object]
impl Indikator {
    /// Kunci global.
    pub async fn id(&self) -> ID {
        id::encode(Self::NOUN, self.row().id.0)
    }

    /// Kode tetap, mis. `SKM`.
    async fn kode(&self) -> &str {
        &self.row().kode
    }

    /// Nama indikator.
    async fn nama(&self) -> &str {
        &self.row().nama
    }

    /// Satuan, mis. `Skor` atau `%`.
    async fn satuan(&self) -> &str {
        &self.row().satuan
    }

    /// Makin tinggi makin baik, atau sebaliknya.
    async fn polaritas(&self) -> Polaritas {
        self.row().polaritas
    }

    /// Rumus capaian bawaan; laporan menyimpan rumusnya sendiri.
    async fn rumus(&self) -> RumusCapaian {
        self.row().rumus
    }

    /// Cara angka triwulan diakumulasikan; laporan menyimpan caranya sendiri.
    async fn akumulasi(&self) -> Akumulasi {
        self.row().akumulasi
    }

    /// Skala predikat; ada bila rumusnya `PREDIKAT`.
    async fn skala(&self) -> Result<Option<Skala>, ApiError> {
        let Some(id) = self.row().skala_id else {
            return Ok(None);
        };
        let cohort = &self.cohort;
        let skala = cohort
            .skala
            .get((), async {
                let ids = cohort.rows.iter().filter_map(|row| row.skala_id);
                Skala::by_ids(cohort.reading.clone(), ids).await
            })
            .await?;
        Ok(skala.get(&id).cloned())
    }

    /// Definisi operasional.
    async fn definisi(&self) -> &str {
        &self.row().definisi
    }

    /// Cara menghitung.
    async fn formulasi(&self) -> &str {
        &self.row().formulasi
    }

    /// Sumber data.
    async fn sumber_data(&self) -> &str {
        &self.row().sumber_data
    }

    /// Dokumen yang menetapkannya.
    async fn dasar(&self) -> &str {
        &self.row().dasar
    }

    /// Versi untuk penguncian optimistis; kirim kembali pada `indikatorUpdate`.
    async fn version(&self) -> i64 {
        self.row().version
    }

    /// Pembanding kabupaten Anda bagi indikator ini, urut tahun lalu nama.
    async fn tolok_ukur_list(
        &self,
        #[graphql(desc = "Hanya pembanding tahun ini.")] tahun: Option<i32>,
    ) -> Result<Vec<TolokUkur>, ApiError> {
        let cohort = &self.cohort;
        let groups = cohort
            .tolok_ukur
            .get((), TolokUkur::by_indikator(cohort.reading.clone()))
            .await?;
        let semua = groups.get(&self.row().id).into_iter().flatten();
        Ok(semua
            .filter(|satu| tahun.is_none_or(|tahun| satu.row().tahun == tahun))
            .cloned()
            .collect())
    }

    /// Yang boleh Anda lakukan terhadap indikator ini.
    async fn allowed_actions(&self) -> Vec<AksiRujukan> {
        ubah_saja(&self.cohort.reading.actor)
    }
}

/// Queries of the room.
#[derive(Debug, Default)]
pub struct IndikatorQuery;

#[Object]
impl IndikatorQuery {
    /// Seluruh kamus indikator, urut kode.
    async fn indikator_list(&self, context: &Context<'_>) -> Result<Vec<Indikator>, ApiError> {
        Indikator::semua(Call::of(context)?.reading()?).await
    }

    /// Satu indikator menurut kodenya.
    async fn indikator(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Kode tetap, mis. `SKM`.")] kode: String,
    ) -> Result<Indikator, ApiError> {
        Indikator::by_kode(Call::of(context)?.reading()?, &kode).await
    }
}

/// Hasil mutasi indikator.
#[derive(Clone, Debug, SimpleObject)]
pub struct IndikatorPayload {
    /// Indikator sesudah mutasi; bila ditolak, indikator sebagaimana adanya sekarang, jika ada.
    indikator: Option<Indikator>,
    /// Yang perlu diperbaiki; kosong bila berhasil.
    user_errors: Vec<UserError>,
}

/// The payload of a deed; a refused one shows `target` as it is now.
async fn payload(
    call: &Call,
    outcome: Result<IndikatorId, Fault>,
    target: Option<&ID>,
) -> Result<IndikatorPayload, ApiError> {
    let (made, user_errors) = settle(outcome)?;
    let shown = match (made, target) {
        (Some(id), _) => Some(id),
        (None, Some(id)) => Some(IndikatorId(id::key_of(NOUN, id)?)),
        (None, None) => None,
    };
    let indikator = match shown {
        Some(id) => Indikator::by_ids(call.reading_anew()?, [id])
            .await?
            .remove(&id),
        None => None,
    };
    Ok(IndikatorPayload {
        indikator,
        user_errors,
    })
}

/// Mutations of the room.
#[derive(Debug, Default)]
pub struct IndikatorMutation;

#[Object]
impl IndikatorMutation {
    /// Menambah indikator ke kamus. Hanya untuk ANALIS.
    async fn indikator_create(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Indikator yang ditambahkan.")] input: BuatInput,
    ) -> Result<IndikatorPayload, ApiError> {
        let call = Call::of(context)?;
        payload(call, service::buat(call, &input).await, None).await
    }

    /// Mengubah indikator dalam kamus. Hanya untuk ANALIS.
    async fn indikator_update(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Indikator dan perubahannya.")] input: UbahInput,
    ) -> Result<IndikatorPayload, ApiError> {
        let call = Call::of(context)?;
        payload(call, service::ubah(call, &input).await, Some(&input.id)).await
    }
}
