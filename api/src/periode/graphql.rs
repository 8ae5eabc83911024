//! Plan periods as the client sees them.

use async_graphql::{Context, ID, Object, SimpleObject};
use entity::id::PeriodeId;
use entity::periode;
use entity::status::JenisPeriode;

use super::service::{self, BuatInput, NOUN, UbahInput};
use super::store;
use crate::error::{ApiError, Fault, UserError};
use crate::graphql::context::{Call, Reading};
use crate::graphql::id;
use crate::graphql::payload::settle;
use crate::rujukan::kelola::{AksiRujukan, ubah_saja};

/// The schema's `Periode`.
#[derive(Clone, Debug)]
pub struct Periode {
    reading: Reading,
    row: periode::Model,
}

impl Periode {
    /// Noun of its global id.
    pub const NOUN: &'static str = NOUN;

    /// The periods of the caller's kabupaten at the moment of `reading`, by first year.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn list(reading: Reading) -> Result<Vec<Self>, ApiError> {
        let rows = store::list(reading.approved().await?, &reading.scope, reading.per).await?;
        Ok(rows
            .into_iter()
            .map(|row| Self {
                reading: reading.clone(),
                row,
            })
            .collect())
    }

    async fn find(reading: Reading, id: PeriodeId) -> Result<Option<Self>, ApiError> {
        let row = store::by_id(reading.approved().await?, &reading.scope, id).await?;
        Ok(row.map(|row| Self { reading, row }))
    }

    /// The period with this id.
    ///
    /// # Errors
    /// [`ApiError::NotFound`] when absent or invisible.
    pub async fn by_id(reading: Reading, id: PeriodeId) -> Result<Self, ApiError> {
        Self::find(reading, id).await?.ok_or(ApiError::NotFound)
    }

    /// Its row.
    pub fn row(&self) -> &periode::Model {
        &self.row
    }
}

/// Periode dokumen perencanaan jangka menengah.
#[Object]
impl Periode {
    /// Kunci global.
    pub async fn id(&self) -> ID {
        id::encode(Self::NOUN, self.row.id.0)
    }

    /// Kode tetap, mis. `RENSTRA-2021-2026`.
    async fn kode(&self) -> &str {
        &self.row.kode
    }

    /// RPJMD atau Renstra.
    async fn jenis(&self) -> JenisPeriode {
        self.row.jenis
    }

    /// Tahun pertama periode.
    async fn tahun_awal(&self) -> i32 {
        self.row.tahun_awal
    }

    /// Tahun terakhir periode: tahun target akhir.
    async fn tahun_akhir(&self) -> i32 {
        self.row.tahun_akhir
    }

    /// Peraturan yang menetapkannya.
    async fn dasar_hukum(&self) -> &str {
        &self.row.dasar_hukum
    }

    /// Versi untuk penguncian optimistis; kirim kembali pada `periodeUpdate`.
    async fn version(&self) -> i64 {
        self.row.version
    }

    /// Yang boleh Anda lakukan terhadap periode ini.
    async fn allowed_actions(&self) -> Vec<AksiRujukan> {
        ubah_saja(&self.reading.actor)
    }
}

/// Queries of the room.
#[derive(Debug, Default)]
pub struct PeriodeQuery;

#[Object]
impl PeriodeQuery {
    /// Periode RPJMD dan Renstra kabupaten Anda, urut tahun pertama.
    async fn periode_list(&self, context: &Context<'_>) -> Result<Vec<Periode>, ApiError> {
        Periode::list(Call::of(context)?.reading()?).await
    }

    /// Satu periode menurut kodenya.
    async fn periode(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Kode tetap, mis. `RENSTRA-2021-2026`.")] kode: String,
    ) -> Result<Periode, ApiError> {
        let reading = Call::of(context)?.reading()?;
        let row = store::by_kode(reading.approved().await?, &reading.scope, &kode)
            .await?
            .ok_or(ApiError::NotFound)?;
        Ok(Periode { reading, row })
    }
}

/// Hasil mutasi periode.
#[derive(Clone, Debug, SimpleObject)]
pub struct PeriodePayload {
    /// Periode sesudah mutasi; bila ditolak, periode sebagaimana adanya sekarang, jika ada.
    periode: Option<Periode>,
    /// Yang perlu diperbaiki; kosong bila berhasil.
    user_errors: Vec<UserError>,
}

/// The payload of a deed; a refused one shows `target` as it is now.
async fn payload(
    call: &Call,
    outcome: Result<PeriodeId, Fault>,
    target: Option<&ID>,
) -> Result<PeriodePayload, ApiError> {
    let (made, user_errors) = settle(outcome)?;
    let shown = match (made, target) {
        (Some(id), _) => Some(id),
        (None, Some(id)) => Some(PeriodeId(id::key_of(NOUN, id)?)),
        (None, None) => None,
    };
    let periode = match shown {
        Some(id) => Periode::find(call.reading_anew()?, id).await?,
        None => None,
    };
    Ok(PeriodePayload {
        periode,
        user_errors,
    })
}

/// Mutations of the room.
#[derive(Debug, Default)]
pub struct PeriodeMutation;

#[Object]
impl PeriodeMutation {
    /// Menambah periode perencanaan. Periode boleh tumpang tindih, karena setiap laporan menyebut
    /// periodenya sendiri. Hanya untuk ANALIS.
    async fn periode_create(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Periode yang ditambahkan.")] input: BuatInput,
    ) -> Result<PeriodePayload, ApiError> {
        let call = Call::of(context)?;
        payload(call, service::buat(call, &input).await, None).await
    }

    /// Mengubah periode perencanaan; tahun laporan yang merujuknya harus tetap di dalamnya. Hanya untuk
    /// ANALIS.
    async fn periode_update(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Periode dan perubahannya.")] input: UbahInput,
    ) -> Result<PeriodePayload, ApiError> {
        let call = Call::of(context)?;
        payload(call, service::ubah(call, &input).await, Some(&input.id)).await
    }
}
