//! The dictionary as the client sees it.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use async_graphql::{Context, ID, Object, SimpleObject};
use entity::id::{IndikatorId, SkalaId};
use entity::indikator;
use entity::status::{Akumulasi, Polaritas, RumusCapaian};

use super::rules::berlaku::berlaku;
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
    /// Every entry of each, the latest first.
    rows: Arc<Vec<indikator::Model>>,
    skala: Memo<(), HashMap<SkalaId, Skala>>,
    tolok_ukur: Memo<(), HashMap<IndikatorId, Vec<TolokUkur>>>,
}

/// The schema's `Indikator`: one of its entries in the dictionary.
#[derive(Clone, Debug)]
pub struct Indikator {
    cohort: Arc<IndikatorCohort>,
    index: usize,
}

impl Indikator {
    /// Noun of its global id.
    pub const NOUN: &'static str = NOUN;

    /// The latest entries among rows that were fetched together, in which those of an indicator follow each other.
    fn cohort(reading: Reading, rows: Arc<Vec<indikator::Model>>) -> Vec<Self> {
        let cohort = Arc::new(IndikatorCohort {
            reading,
            rows,
            skala: Memo::default(),
            tolok_ukur: Memo::default(),
        });
        let rows = &cohort.rows;
        (0..rows.len())
            .filter(|&index| index == 0 || rows[index - 1].id != rows[index].id)
            .map(|index| Self {
                cohort: Arc::clone(&cohort),
                index,
            })
            .collect()
    }

    /// The same as it holds for `tahun`.
    #[must_use]
    pub fn untuk(&self, tahun: i32) -> Self {
        let berlaku = berlaku(&self.cohort.rows, self.row().id, tahun);
        self.entri(berlaku.unwrap_or(self.index))
    }

    fn entri(&self, index: usize) -> Self {
        Self {
            cohort: Arc::clone(&self.cohort),
            index,
        }
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

    /// The whole dictionary at the moment of `reading`, by code, each by its latest entry.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn semua(reading: Reading) -> Result<Vec<Self>, ApiError> {
        let what = format!("kamus {:?}", reading.per);
        let rows = reading
            .remembered(what, async |connection| {
                store::entri(connection, &reading.scope, reading.per).await
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

    /// The scale of its predikat.
    async fn skala_predikat(&self) -> Result<Option<Skala>, ApiError> {
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

    /// Its row.
    pub fn row(&self) -> &indikator::Model {
        &self.cohort.rows[self.index]
    }

    /// Whether it is the index of the survey of satisfaction.
    pub(crate) fn indeks_skm(&self) -> bool {
        self.row().kode == "SKM"
    }
}

/// Indikator kinerja dalam kamus yang sama bagi semua kecamatan: ketentuannya yang terakhir atau, dalam perbandingan dan
/// laporan, yang berlaku bagi tahunnya.
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
        self.skala_predikat().await
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

    /// Tahun anggaran pertama yang memakai isi ini; 0 bila sejak semula.
    async fn berlaku_mulai(&self) -> i32 {
        self.row().berlaku_mulai
    }

    /// Semua ketentuannya menurut tahun, dari yang terakhir.
    async fn ketentuan_list(&self) -> Vec<KetentuanIndikator> {
        let rows = &self.cohort.rows;
        (0..rows.len())
            .filter(|&index| rows[index].id == self.row().id)
            .map(|index| KetentuanIndikator(self.entri(index)))
            .collect()
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

/// The schema's `KetentuanIndikator`.
#[derive(Clone, Debug)]
pub struct KetentuanIndikator(Indikator);

/// Isi kamus bagi sebuah indikator sejak satu tahun anggaran, sampai tahun sebelum ketentuan berikutnya.
#[Object]
impl KetentuanIndikator {
    /// Tahun anggaran pertama yang memakainya; 0 bila sejak semula.
    async fn berlaku_mulai(&self) -> i32 {
        self.0.row().berlaku_mulai
    }

    /// Nama indikator.
    async fn nama(&self) -> &str {
        &self.0.row().nama
    }

    /// Satuan.
    async fn satuan(&self) -> &str {
        &self.0.row().satuan
    }

    /// Makin tinggi makin baik, atau sebaliknya.
    async fn polaritas(&self) -> Polaritas {
        self.0.row().polaritas
    }

    /// Rumus capaian bawaan.
    async fn rumus(&self) -> RumusCapaian {
        self.0.row().rumus
    }

    /// Cara angka triwulan diakumulasikan.
    async fn akumulasi(&self) -> Akumulasi {
        self.0.row().akumulasi
    }

    /// Skala predikat; ada bila rumusnya `PREDIKAT`.
    async fn skala(&self) -> Result<Option<Skala>, ApiError> {
        self.0.skala_predikat().await
    }

    /// Definisi operasional.
    async fn definisi(&self) -> &str {
        &self.0.row().definisi
    }

    /// Cara menghitung.
    async fn formulasi(&self) -> &str {
        &self.0.row().formulasi
    }

    /// Sumber data.
    async fn sumber_data(&self) -> &str {
        &self.0.row().sumber_data
    }

    /// Dokumen yang menetapkannya.
    async fn dasar(&self) -> &str {
        &self.0.row().dasar
    }
}

/// Queries of the room.
#[derive(Debug, Default)]
pub struct IndikatorQuery;

#[Object]
impl IndikatorQuery {
    /// Seluruh kamus indikator, urut kode.
    async fn indikator_list(
        &self,
        context: &Context<'_>,
        #[graphql(
            desc = "Sebagaimana berlaku bagi tahun anggaran ini; kosong berarti ketentuan yang terakhir."
        )]
        tahun: Option<i32>,
    ) -> Result<Vec<Indikator>, ApiError> {
        let semua = Indikator::semua(Call::of(context)?.reading()?).await?;
        Ok(match tahun {
            None => semua,
            Some(tahun) => semua.iter().map(|satu| satu.untuk(tahun)).collect(),
        })
    }

    /// Satu indikator menurut kodenya.
    async fn indikator(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Kode tetap, mis. `SKM`.")] kode: String,
        #[graphql(
            desc = "Sebagaimana berlaku bagi tahun anggaran ini; kosong berarti ketentuan yang terakhir."
        )]
        tahun: Option<i32>,
    ) -> Result<Indikator, ApiError> {
        let satu = Indikator::by_kode(Call::of(context)?.reading()?, &kode).await?;
        Ok(tahun.map_or_else(|| satu.clone(), |tahun| satu.untuk(tahun)))
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

    /// Mengubah indikator dalam kamus mulai satu tahun anggaran, atau membetulkannya. Hanya untuk ANALIS.
    async fn indikator_update(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Indikator dan perubahannya.")] input: UbahInput,
    ) -> Result<IndikatorPayload, ApiError> {
        let call = Call::of(context)?;
        payload(call, service::ubah(call, &input).await, Some(&input.id)).await
    }
}
