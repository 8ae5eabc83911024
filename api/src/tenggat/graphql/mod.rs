//! Deadlines as the client sees them.

mod perpanjangan;

pub use perpanjangan::{JatuhTempo, PerpanjanganTenggat, PerpanjanganTenggatPayload};

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::{Context, ID, Object, SimpleObject};
use entity::id::{PerpanjanganId, TenggatId};
use entity::status::JenisTenggat;
use entity::{tenggat, tenggat_perpanjangan};

use super::service::{self, CabutInput, NOUN, NOUN_PERPANJANGAN, PerpanjangInput, SimpanInput};
use super::store;
use crate::error::{ApiError, UserError};
use crate::graphql::cohort::{Memo, group};
use crate::graphql::context::{Call, Reading};
use crate::graphql::id;
use crate::graphql::payload::settle;
use crate::graphql::scalar::Hari;
use crate::rujukan::kelola::{AksiRujukan, ubah_saja};
use crate::wilayah::graphql::Kecamatan;

/// The schema's `Tenggat`.
#[derive(Clone, Debug)]
pub struct Tenggat {
    cohort: Arc<Cohort>,
    row: tenggat::Model,
}

/// Deadlines that were fetched together; their extensions are fetched together, too.
#[derive(Debug)]
struct Cohort {
    reading: Reading,
    perpanjangan: Memo<(), HashMap<TenggatId, Vec<tenggat_perpanjangan::Model>>>,
    kecamatan: Memo<(), Vec<Kecamatan>>,
}

impl Tenggat {
    fn cohort(reading: Reading, rows: impl IntoIterator<Item = tenggat::Model>) -> Vec<Self> {
        let cohort = Arc::new(Cohort {
            reading,
            perpanjangan: Memo::default(),
            kecamatan: Memo::default(),
        });
        rows.into_iter()
            .map(|row| Self {
                cohort: Arc::clone(&cohort),
                row,
            })
            .collect()
    }

    /// Every extension up to the moment of the deadlines, by deadline.
    async fn perpanjangan(
        &self,
    ) -> Result<Arc<HashMap<TenggatId, Vec<tenggat_perpanjangan::Model>>>, ApiError> {
        let cohort = &self.cohort;
        cohort
            .perpanjangan
            .get((), async {
                let reading = &cohort.reading;
                let rows = store::perpanjangan::list(
                    reading.connection().await?,
                    &reading.scope,
                    reading.per,
                )
                .await?;
                Ok(group(rows, |row| row.tenggat_id))
            })
            .await
    }

    /// The kecamatan of the kabupaten.
    async fn kecamatan(&self) -> Result<Arc<Vec<Kecamatan>>, ApiError> {
        self.cohort
            .kecamatan
            .get((), Kecamatan::list(self.cohort.reading.clone(), None))
            .await
    }

    /// Noun of its global id.
    pub const NOUN: &'static str = NOUN;

    /// The deadlines of the caller's kabupaten at the moment of `reading`, by year and day.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn list(reading: Reading, tahun: Option<i32>) -> Result<Vec<Self>, ApiError> {
        let connection = reading.connection().await?;
        let rows = store::list(connection, &reading.scope, tahun, reading.per).await?;
        Ok(Self::cohort(reading, rows))
    }

    /// The one of `list` by which the LKjIP of `tahun` is due.
    pub fn lkjip(list: &[Self], tahun: i32) -> Option<&Self> {
        list.iter()
            .find(|tenggat| tenggat.row.jenis == JenisTenggat::Lkjip && tenggat.row.tahun == tahun)
    }

    async fn find(reading: Reading, id: TenggatId) -> Result<Option<Self>, ApiError> {
        let row = store::by_id(reading.connection().await?, &reading.scope, id).await?;
        Ok(Self::cohort(reading, row).pop())
    }

    /// The deadline with this id.
    ///
    /// # Errors
    /// [`ApiError::NotFound`] when absent or invisible.
    pub async fn by_id(reading: Reading, id: TenggatId) -> Result<Self, ApiError> {
        Self::find(reading, id).await?.ok_or(ApiError::NotFound)
    }

    /// Its row.
    pub fn row(&self) -> &tenggat::Model {
        &self.row
    }
}

/// Batas waktu penyampaian satu dokumen untuk satu tahun (PP 8/2006; Perpres 29/2014).
#[Object]
impl Tenggat {
    /// Kunci global.
    pub async fn id(&self) -> ID {
        id::encode(Self::NOUN, self.row.id.0)
    }

    /// Dokumen yang dimaksud.
    async fn jenis(&self) -> JenisTenggat {
        self.row.jenis
    }

    /// Tahun laporan atau perjanjian.
    async fn tahun(&self) -> i32 {
        self.row.tahun
    }

    /// Hari terakhir penyampaian.
    async fn tanggal(&self) -> Hari {
        Hari(self.row.tanggal.clone())
    }

    /// Peraturan yang menetapkannya.
    async fn dasar_hukum(&self) -> &str {
        &self.row.dasar_hukum
    }

    /// Versi untuk penguncian optimistis; kirim kembali pada `tenggatSave`.
    async fn version(&self) -> i64 {
        self.row.version
    }

    /// Yang boleh Anda lakukan terhadap tenggat ini.
    async fn allowed_actions(&self) -> Vec<AksiRujukan> {
        ubah_saja(&self.cohort.reading.actor)
    }

    /// Perpanjangan yang pernah diberikan, dari yang pertama, juga yang sudah dicabut atau diganti.
    async fn perpanjangan_list(
        &self,
        #[graphql(desc = "Hanya yang masih berlaku.")] berlaku: Option<bool>,
    ) -> Result<Vec<PerpanjanganTenggat>, ApiError> {
        let semua = self.perpanjangan().await?;
        Ok(semua
            .get(&self.row.id)
            .into_iter()
            .flatten()
            .filter(|row| berlaku.is_none_or(|berlaku| row.diakhiri_pada.is_none() == berlaku))
            .map(|row| PerpanjanganTenggat::new(self.clone(), row.clone()))
            .collect())
    }
}

/// Queries of the room.
#[derive(Debug, Default)]
pub struct TenggatQuery;

#[Object]
impl TenggatQuery {
    /// Tenggat yang ditetapkan kabupaten Anda, urut tahun lalu hari.
    async fn tenggat_list(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Hanya tenggat dokumen tahun ini.")] tahun: Option<i32>,
    ) -> Result<Vec<Tenggat>, ApiError> {
        Tenggat::list(Call::of(context)?.reading()?, tahun).await
    }
}

/// Hasil mutasi tenggat.
#[derive(Clone, Debug, SimpleObject)]
pub struct TenggatPayload {
    /// Tenggat sesudah mutasi; bila ditolak, tenggat dokumen dan tahun itu sebagaimana adanya sekarang,
    /// jika ada.
    tenggat: Option<Tenggat>,
    /// Yang perlu diperbaiki; kosong bila berhasil.
    user_errors: Vec<UserError>,
}

/// Mutations of the room.
#[derive(Debug, Default)]
pub struct TenggatMutation;

#[Object]
impl TenggatMutation {
    /// Menetapkan tenggat satu dokumen pada satu tahun, atau memindahkannya; keterlambatan dihitung
    /// terhadap tenggat yang berlaku sekarang. Hanya untuk ANALIS.
    async fn tenggat_save(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Dokumen, tahun dan hari terakhirnya.")] input: SimpanInput,
    ) -> Result<TenggatPayload, ApiError> {
        let call = Call::of(context)?;
        let (made, user_errors) = settle(service::simpan(call, &input).await)?;
        let reading = call.reading_anew()?;
        let tenggat = match made {
            Some(id) => Tenggat::find(reading, id).await?,
            None => Tenggat::list(reading, Some(input.tahun))
                .await?
                .into_iter()
                .find(|tenggat| tenggat.row.jenis == input.jenis),
        };
        Ok(TenggatPayload {
            tenggat,
            user_errors,
        })
    }

    /// Memberi satu kecamatan perpanjangan tenggat dengan alasan, atau menggantinya. Hanya untuk ANALIS.
    async fn perpanjangan_tenggat_save(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Tenggat, kecamatan, hari terakhir baginya, dan alasan.")]
        input: PerpanjangInput,
    ) -> Result<PerpanjanganTenggatPayload, ApiError> {
        let call = Call::of(context)?;
        let (made, user_errors) = settle(service::perpanjang(call, &input).await)?;
        let reading = call.reading_anew()?;
        let perpanjangan_tenggat = if let Some(id) = made {
            Some(PerpanjanganTenggat::by_id(reading, id).await?)
        } else {
            let id = TenggatId(id::key_of(NOUN, &input.tenggat)?);
            let tenggat = Tenggat::by_id(reading, id).await?;
            let kecamatan = tenggat.kecamatan().await?;
            let milik = kecamatan
                .iter()
                .find(|kecamatan| kecamatan.row().kode == input.kecamatan);
            let semua = tenggat.perpanjangan().await?;
            semua
                .get(&id)
                .into_iter()
                .flatten()
                .find(|row| {
                    row.diakhiri_pada.is_none()
                        && milik.is_some_and(|milik| milik.row().id == row.kecamatan_id)
                })
                .map(|row| PerpanjanganTenggat::new(tenggat.clone(), row.clone()))
        };
        Ok(PerpanjanganTenggatPayload {
            perpanjangan_tenggat,
            user_errors,
        })
    }

    /// Mencabut perpanjangan tenggat dengan alasan; sesudah itu tenggat untuk semua berlaku lagi. Hanya
    /// untuk ANALIS.
    async fn perpanjangan_tenggat_revoke(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Perpanjangan dan alasan pencabutan.")] input: CabutInput,
    ) -> Result<PerpanjanganTenggatPayload, ApiError> {
        let call = Call::of(context)?;
        let (_, user_errors) = settle(service::cabut(call, &input).await)?;
        let id = PerpanjanganId(id::key_of(NOUN_PERPANJANGAN, &input.id)?);
        Ok(PerpanjanganTenggatPayload {
            perpanjangan_tenggat: Some(PerpanjanganTenggat::by_id(call.reading_anew()?, id).await?),
            user_errors,
        })
    }
}
