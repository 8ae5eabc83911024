//! Deadlines as the client sees them.

use async_graphql::{Context, ID, Object, SimpleObject};
use entity::id::TenggatId;
use entity::status::JenisTenggat;
use entity::tenggat;

use super::service::{self, NOUN, SimpanInput};
use super::store;
use crate::error::{ApiError, UserError};
use crate::graphql::context::{Call, Reading};
use crate::graphql::id;
use crate::graphql::payload::settle;
use crate::graphql::scalar::Hari;
use crate::rujukan::kelola::{AksiRujukan, ubah_saja};

/// The schema's `Tenggat`.
#[derive(Clone, Debug)]
pub struct Tenggat {
    reading: Reading,
    row: tenggat::Model,
}

impl Tenggat {
    /// Noun of its global id.
    pub const NOUN: &'static str = NOUN;

    /// The deadlines of the caller's kabupaten, by year and day.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn list(reading: Reading, tahun: Option<i32>) -> Result<Vec<Self>, ApiError> {
        let rows = store::list(reading.connection().await?, &reading.scope, tahun).await?;
        Ok(rows
            .into_iter()
            .map(|row| Self {
                reading: reading.clone(),
                row,
            })
            .collect())
    }

    /// The one of `list` by which the LKjIP of `tahun` is due.
    pub fn lkjip(list: &[Self], tahun: i32) -> Option<&Self> {
        list.iter()
            .find(|tenggat| tenggat.row.jenis == JenisTenggat::Lkjip && tenggat.row.tahun == tahun)
    }

    async fn find(reading: Reading, id: TenggatId) -> Result<Option<Self>, ApiError> {
        let row = store::by_id(reading.connection().await?, &reading.scope, id).await?;
        Ok(row.map(|row| Self { reading, row }))
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
        ubah_saja(&self.reading.actor)
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
}
