//! Peer groups as the client sees them.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::{Context, ID, Object, SimpleObject};
use entity::id::{KecamatanId, KelompokId};
use entity::kelompok;

use super::service::{self, HapusInput, NOUN, SimpanInput};
use super::store;
use crate::error::{ApiError, Fault, UserError};
use crate::graphql::cohort::Memo;
use crate::graphql::context::{Call, Reading};
use crate::graphql::id;
use crate::graphql::payload::settle;
use crate::rujukan::kelola::{AksiRujukan, kelola};
use crate::wilayah::graphql::Kecamatan;

type Anggota = HashMap<KelompokId, Vec<Kecamatan>>;

/// Groups that were fetched together.
#[derive(Debug)]
pub struct KelompokCohort {
    reading: Reading,
    rows: Vec<kelompok::Model>,
    anggota: Memo<(), Anggota>,
}

/// The schema's `Kelompok`.
#[derive(Clone, Debug)]
pub struct Kelompok {
    cohort: Arc<KelompokCohort>,
    index: usize,
}

impl Kelompok {
    /// Noun of its global id.
    pub const NOUN: &'static str = NOUN;

    fn cohort(reading: Reading, rows: Vec<kelompok::Model>) -> Vec<Self> {
        let cohort = Arc::new(KelompokCohort {
            reading,
            rows,
            anggota: Memo::default(),
        });
        (0..cohort.rows.len())
            .map(|index| Self {
                cohort: Arc::clone(&cohort),
                index,
            })
            .collect()
    }

    /// The stored row.
    pub fn row(&self) -> &kelompok::Model {
        &self.cohort.rows[self.index]
    }

    async fn find(reading: Reading, id: KelompokId) -> Result<Option<Self>, ApiError> {
        let connection = reading.approved().await?;
        let row = store::by_id(connection, &reading.scope, id, reading.per).await?;
        Ok(Self::cohort(reading, row.into_iter().collect()).pop())
    }

    /// The group with this id.
    ///
    /// # Errors
    /// [`ApiError::NotFound`] when absent or invisible.
    pub async fn by_id(reading: Reading, id: KelompokId) -> Result<Self, ApiError> {
        Self::find(reading, id).await?.ok_or(ApiError::NotFound)
    }

    /// All groups of the kabupaten at the moment of `reading`, deleted or not.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn semua(reading: Reading) -> Result<Vec<Self>, ApiError> {
        let connection = reading.approved().await?;
        let rows = store::semua(connection, &reading.scope, reading.per).await?;
        Ok(Self::cohort(reading, rows))
    }

    /// Its members at the moment of the reading, by code.
    async fn anggota(&self) -> Result<Vec<Kecamatan>, ApiError> {
        let cohort = &self.cohort;
        let anggota = cohort
            .anggota
            .get((), async {
                let connection = cohort.reading.approved().await?;
                let rows = store::anggota_of(connection, &cohort.rows, cohort.reading.per).await?;
                let mut anggota = Anggota::new();
                for kecamatan in Kecamatan::list(cohort.reading.clone(), None).await? {
                    for row in &rows {
                        if row.kecamatan_id == kecamatan.row().id {
                            let milik = anggota.entry(row.kelompok_id).or_default();
                            milik.push(kecamatan.clone());
                        }
                    }
                }
                Ok(anggota)
            })
            .await?;
        Ok(anggota.get(&self.row().id).cloned().unwrap_or_default())
    }

    /// Whether `kecamatan` is one of its members.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn beranggota(&self, kecamatan: KecamatanId) -> Result<bool, ApiError> {
        let anggota = self.anggota().await?;
        Ok(anggota.iter().any(|satu| satu.row().id == kecamatan))
    }

    /// The group that a comparison is asked for, if any.
    ///
    /// # Errors
    /// [`ApiError::NotFound`] when absent or invisible.
    pub async fn dari_lingkup(
        reading: &Reading,
        id: Option<KelompokId>,
    ) -> Result<Option<Self>, ApiError> {
        match id {
            None => Ok(None),
            Some(id) => Self::by_id(reading.clone(), id).await.map(Some),
        }
    }
}

/// Kelompok pembanding: kecamatan yang dibandingkan satu sama lain.
#[Object]
impl Kelompok {
    /// Kunci global.
    pub async fn id(&self) -> ID {
        id::encode(Self::NOUN, self.row().id.0)
    }

    /// Nama.
    async fn nama(&self) -> &str {
        &self.row().nama
    }

    /// Mengapa kecamatan itu sebanding.
    async fn keterangan(&self) -> Option<&str> {
        self.row().keterangan.as_deref()
    }

    /// Anggotanya, dalam perbandingan dengan `asOf` sebagaimana saat itu, urut kode; kosong bila kelompok
    /// sudah dihapus.
    async fn kecamatan_list(&self) -> Result<Vec<Kecamatan>, ApiError> {
        self.anggota().await
    }

    /// Benar bila kelompok sudah dihapus dan hanya dapat dipakai bersama `asOf`.
    async fn dihapus(&self) -> bool {
        self.row().dihapus_pada.is_some()
    }

    /// Versi untuk penguncian optimistis; kirim kembali pada `kelompokSave` dan `kelompokDelete`.
    async fn version(&self) -> i64 {
        self.row().version
    }

    /// Yang boleh Anda lakukan terhadap kelompok ini.
    async fn allowed_actions(&self) -> Vec<AksiRujukan> {
        if self.row().dihapus_pada.is_some() || kelola(&self.cohort.reading.actor).is_err() {
            return Vec::new();
        }
        vec![AksiRujukan::Ubah, AksiRujukan::Hapus]
    }
}

/// Queries of the room.
#[derive(Debug, Default)]
pub struct KelompokQuery;

#[Object]
impl KelompokQuery {
    /// Kelompok pembanding kabupaten Anda, urut saat dicatat.
    async fn kelompok_list(&self, context: &Context<'_>) -> Result<Vec<Kelompok>, ApiError> {
        let reading = Call::of(context)?.reading()?;
        let rows = store::list(reading.approved().await?, &reading.scope).await?;
        Ok(Kelompok::cohort(reading, rows))
    }
}

/// Hasil mutasi kelompok pembanding.
#[derive(Clone, Debug, SimpleObject)]
pub struct KelompokPayload {
    /// Kelompok sesudah mutasi; bila ditolak, kelompok sebagaimana adanya sekarang, jika ada.
    kelompok: Option<Kelompok>,
    /// Yang perlu diperbaiki; kosong bila berhasil.
    user_errors: Vec<UserError>,
}

/// The payload of a deed; a refused one shows `target` as it is now.
async fn payload(
    call: &Call,
    outcome: Result<KelompokId, Fault>,
    target: Option<&ID>,
) -> Result<KelompokPayload, ApiError> {
    let (made, user_errors) = settle(outcome)?;
    let shown = match (made, target) {
        (Some(id), _) => Some(id),
        (None, Some(id)) => Some(KelompokId(id::key_of(NOUN, id)?)),
        (None, None) => None,
    };
    let kelompok = match shown {
        Some(id) => Kelompok::find(call.reading_anew()?, id).await?,
        None => None,
    };
    Ok(KelompokPayload {
        kelompok,
        user_errors,
    })
}

/// Mutations of the room.
#[derive(Debug, Default)]
pub struct KelompokMutation;

#[Object]
impl KelompokMutation {
    /// Menambah kelompok pembanding, atau mengubah nama dan anggotanya. Hanya untuk ANALIS.
    async fn kelompok_save(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Kelompok sebagaimana seharusnya.")] input: SimpanInput,
    ) -> Result<KelompokPayload, ApiError> {
        let call = Call::of(context)?;
        payload(call, service::simpan(call, &input).await, input.id.as_ref()).await
    }

    /// Menghapus kelompok pembanding dengan alasan; perbandingan sebagaimana keadaannya dahulu (`asOf`)
    /// tetap dapat memakainya. Hanya untuk ANALIS.
    async fn kelompok_delete(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Kelompok dan alasan penghapusannya.")] input: HapusInput,
    ) -> Result<KelompokPayload, ApiError> {
        let call = Call::of(context)?;
        payload(call, service::hapus(call, &input).await, Some(&input.id)).await
    }
}
