//! Benchmarks as the client sees them.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::{Context, ID, Object, SimpleObject};
use entity::id::{IndikatorId, KecamatanId, KelompokId, TolokUkurId};
use entity::status::JenisTolokUkur;
use entity::tolok_ukur;

use super::service::{self, BuatInput, HapusInput, NOUN, UbahInput, dikutip};
use super::store;
use crate::error::{ApiError, Fault, UserError};
use crate::graphql::cohort::{Memo, group};
use crate::graphql::context::{Call, Reading};
use crate::graphql::id;
use crate::graphql::payload::settle;
use crate::graphql::scalar::{Desimal, Hari, Saat};
use crate::indikator::graphql::Indikator;
use crate::kelompok::graphql::Kelompok;
use crate::lkjip::{self, Kutipan};
use crate::rujukan::kelola::{AksiRujukan, kelola};

/// Benchmarks that were fetched together.
#[derive(Debug)]
pub struct TolokUkurCohort {
    reading: Reading,
    rows: Arc<Vec<tolok_ukur::Model>>,
    indikator: Memo<(), HashMap<IndikatorId, Indikator>>,
    kutipan: Memo<(), Vec<Kutipan>>,
    kelompok: Memo<(), HashMap<KelompokId, Kelompok>>,
}

/// The schema's `TolokUkur`.
#[derive(Clone, Debug)]
pub struct TolokUkur {
    cohort: Arc<TolokUkurCohort>,
    index: usize,
}

impl TolokUkur {
    /// Noun of its global id.
    pub const NOUN: &'static str = NOUN;

    /// Wraps rows that were fetched together.
    fn cohort(reading: Reading, rows: Arc<Vec<tolok_ukur::Model>>) -> Vec<Self> {
        let cohort = Arc::new(TolokUkurCohort {
            reading,
            rows,
            indikator: Memo::default(),
            kutipan: Memo::default(),
            kelompok: Memo::default(),
        });
        (0..cohort.rows.len())
            .map(|index| Self {
                cohort: Arc::clone(&cohort),
                index,
            })
            .collect()
    }

    /// Its row.
    pub fn row(&self) -> &tolok_ukur::Model {
        &self.cohort.rows[self.index]
    }

    /// The group of peers whose benchmark it is, if it is of one alone.
    async fn sekelompok(&self) -> Result<Option<Kelompok>, ApiError> {
        let Some(id) = self.row().kelompok_id else {
            return Ok(None);
        };
        let cohort = &self.cohort;
        let semua = cohort
            .kelompok
            .get((), async {
                let semua = Kelompok::semua(cohort.reading.clone()).await?;
                Ok(semua
                    .into_iter()
                    .map(|satu| (satu.row().id, satu))
                    .collect())
            })
            .await?;
        Ok(semua.get(&id).cloned())
    }

    /// Whether `kecamatan` is held against it: one of a group is for its members alone.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn bagi(&self, kecamatan: KecamatanId) -> Result<bool, ApiError> {
        if self.row().kelompok_id.is_none() {
            return Ok(true);
        }
        match self.sekelompok().await? {
            Some(kelompok) => kelompok.beranggota(kecamatan).await,
            None => Ok(false),
        }
    }

    async fn find(reading: Reading, id: TolokUkurId) -> Result<Option<Self>, ApiError> {
        let row = store::by_id(reading.approved().await?, &reading.scope, id).await?;
        Ok(Self::cohort(reading, Arc::new(row.into_iter().collect())).pop())
    }

    /// The benchmark with this id.
    ///
    /// # Errors
    /// [`ApiError::NotFound`] when absent or invisible.
    pub async fn by_id(reading: Reading, id: TolokUkurId) -> Result<Self, ApiError> {
        Self::find(reading, id).await?.ok_or(ApiError::NotFound)
    }

    /// The kabupaten's benchmarks of each indicator at the moment of `reading`, by year and order of entry.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn by_indikator(
        reading: Reading,
    ) -> Result<HashMap<IndikatorId, Vec<Self>>, ApiError> {
        let semua = Self::semua(reading).await?;
        Ok(group(semua, |tolok_ukur| tolok_ukur.row().indikator_id))
    }

    /// The kabupaten's benchmarks at the moment of `reading`, by year and order of entry.
    async fn semua(reading: Reading) -> Result<Vec<Self>, ApiError> {
        let what = format!("tolok ukur {:?}", reading.per);
        let rows = reading
            .remembered(what, async |connection| {
                store::list(connection, &reading.scope, reading.per).await
            })
            .await?;
        Ok(Self::cohort(reading, rows))
    }
}

/// Pembanding bagi sebuah indikator, dengan asal-usulnya.
#[Object]
impl TolokUkur {
    /// Kunci global.
    pub async fn id(&self) -> ID {
        id::encode(Self::NOUN, self.row().id.0)
    }

    /// Indikator yang dibandingkan.
    async fn indikator(&self) -> Result<Indikator, ApiError> {
        let cohort = &self.cohort;
        let kamus = cohort
            .indikator
            .get((), async {
                let ids = cohort.rows.iter().map(|row| row.indikator_id);
                Indikator::by_ids(cohort.reading.clone(), ids).await
            })
            .await?;
        kamus
            .get(&self.row().indikator_id)
            .cloned()
            .ok_or(ApiError::NotFound)
    }

    /// Lingkup pembanding.
    async fn jenis(&self) -> JenisTolokUkur {
        self.row().jenis
    }

    /// Kelompok yang dibandingkan dengannya, bagi lingkup PEER; kosong bila semua kecamatan.
    async fn kelompok(&self) -> Result<Option<Kelompok>, ApiError> {
        self.sekelompok().await
    }

    /// Tahun pembanding.
    async fn tahun(&self) -> i32 {
        self.row().tahun
    }

    /// Nilai pembanding dalam satuan indikator.
    async fn nilai(&self) -> Desimal {
        self.row().nilai.into()
    }

    /// Siapa yang menjadi pembanding.
    async fn nama(&self) -> &str {
        &self.row().nama
    }

    /// Skala nilai, mis. `0-100`; hanya nilai berskala sama yang dapat dibandingkan.
    async fn skala(&self) -> &str {
        &self.row().skala
    }

    /// Dokumen atau laman asal angka.
    async fn sumber(&self) -> &str {
        &self.row().sumber
    }

    /// Tanggal sumber, bila diketahui.
    async fn tanggal(&self) -> Option<Hari> {
        self.row().tanggal.clone().map(Hari)
    }

    /// Catatan pemakaian.
    async fn catatan(&self) -> Option<&str> {
        self.row().catatan.as_deref()
    }

    /// Versi untuk penguncian optimistis; kirim kembali pada `tolokUkurUpdate` dan `tolokUkurDelete`.
    async fn version(&self) -> i64 {
        self.row().version
    }

    /// Yang boleh Anda lakukan terhadap tolok ukur ini. Yang dikutip laporan yang disetujui
    /// dan berlaku tidak dapat dihapus.
    async fn allowed_actions(&self) -> Result<Vec<AksiRujukan>, ApiError> {
        let cohort = &self.cohort;
        if kelola(&cohort.reading.actor).is_err() {
            return Ok(Vec::new());
        }
        let kutipan = cohort
            .kutipan
            .get((), async {
                let ids = cohort.rows.iter().map(|row| row.indikator_id);
                lkjip::kutipan(cohort.reading.approved().await?, &cohort.reading.scope, ids).await
            })
            .await?;
        let mut aksi = vec![AksiRujukan::Ubah];
        if dikutip(self.row(), &kutipan).is_none() {
            aksi.push(AksiRujukan::Hapus);
        }
        Ok(aksi)
    }
}

/// Queries of the room.
#[derive(Debug, Default)]
pub struct TolokUkurQuery;

#[Object]
impl TolokUkurQuery {
    /// Tolok ukur yang dipakai kabupaten Anda, urut tahun lalu saat dicatat.
    async fn tolok_ukur_list(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Hanya tolok ukur indikator dengan kode ini, mis. `SKM`.")]
        indikator: Option<String>,
        #[graphql(desc = "Hanya tolok ukur tahun ini.")] tahun: Option<i32>,
        #[graphql(desc = "Sebagaimana adanya pada saat yang lewat ini; kosong berarti sekarang.")]
        as_of: Option<Saat>,
    ) -> Result<Vec<TolokUkur>, ApiError> {
        let reading = Call::of(context)?.reading()?;
        let reading = reading.pada(as_of.map(|Saat(per)| per))?;
        let indikator = match indikator {
            None => None,
            Some(kode) => Some(Indikator::by_kode(reading.clone(), &kode).await?.row().id),
        };
        let mut semua = TolokUkur::semua(reading).await?;
        semua.retain(|satu| {
            let row = satu.row();
            indikator.is_none_or(|id| row.indikator_id == id)
                && tahun.is_none_or(|tahun| row.tahun == tahun)
        });
        Ok(semua)
    }
}

/// Hasil mutasi tolok ukur.
#[derive(Clone, Debug, SimpleObject)]
pub struct TolokUkurPayload {
    /// Tolok ukur sesudah mutasi, kosong bila telah dihapus; bila ditolak, tolok ukur sebagaimana
    /// adanya sekarang, jika ada.
    tolok_ukur: Option<TolokUkur>,
    /// Yang perlu diperbaiki; kosong bila berhasil.
    user_errors: Vec<UserError>,
}

/// The payload of a deed; a refused one shows `target` as it is now.
async fn payload(
    call: &Call,
    outcome: Result<TolokUkurId, Fault>,
    target: Option<&ID>,
) -> Result<TolokUkurPayload, ApiError> {
    let (made, user_errors) = settle(outcome)?;
    let shown = match (made, target) {
        (Some(id), _) => Some(id),
        (None, Some(id)) => Some(TolokUkurId(id::key_of(NOUN, id)?)),
        (None, None) => None,
    };
    let tolok_ukur = match shown {
        Some(id) => TolokUkur::find(call.reading_anew()?, id).await?,
        None => None,
    };
    Ok(TolokUkurPayload {
        tolok_ukur,
        user_errors,
    })
}

/// Mutations of the room.
#[derive(Debug, Default)]
pub struct TolokUkurMutation;

#[Object]
impl TolokUkurMutation {
    /// Menambah tolok ukur bagi sebuah indikator. Hanya untuk ANALIS.
    async fn tolok_ukur_create(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Tolok ukur yang ditambahkan.")] input: BuatInput,
    ) -> Result<TolokUkurPayload, ApiError> {
        let call = Call::of(context)?;
        payload(call, service::buat(call, &input).await, None).await
    }

    /// Mengubah tolok ukur; semua perbandingan dengannya mengikuti. Hanya untuk ANALIS.
    async fn tolok_ukur_update(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Tolok ukur dan perubahannya.")] input: UbahInput,
    ) -> Result<TolokUkurPayload, ApiError> {
        let call = Call::of(context)?;
        payload(call, service::ubah(call, &input).await, Some(&input.id)).await
    }

    /// Menghapus tolok ukur dengan alasan; isinya tersimpan dalam jejak audit. Ditolak bila laporan yang
    /// disetujui dan berlaku mengutipnya. Hanya untuk ANALIS.
    async fn tolok_ukur_delete(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Tolok ukur dan alasan penghapusannya.")] input: HapusInput,
    ) -> Result<TolokUkurPayload, ApiError> {
        let call = Call::of(context)?;
        payload(call, service::hapus(call, &input).await, Some(&input.id)).await
    }
}
