//! Composites as the client sees them.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::{Context, ID, Object, SimpleObject};
use entity::id::{IndikatorId, KompositId};
use entity::status::JenisKomponen;
use entity::{komposit, komposit_komponen};

use super::service::{self, HapusInput, NOUN, SimpanInput};
use super::store;
use crate::error::{ApiError, Fault, UserError};
use crate::graphql::cohort::Memo;
use crate::graphql::context::{Call, Reading};
use crate::graphql::id;
use crate::graphql::payload::settle;
use crate::graphql::scalar::Desimal;
use crate::indikator::graphql::Indikator;
use crate::rujukan::kelola::{AksiRujukan, kelola};

type Komponen = HashMap<KompositId, Vec<KomponenKomposit>>;

/// Composites that were fetched together.
#[derive(Debug)]
pub struct KompositCohort {
    reading: Reading,
    rows: Vec<komposit::Model>,
    komponen: Memo<(), Komponen>,
}

/// The schema's `Komposit`.
#[derive(Clone, Debug)]
pub struct Komposit {
    cohort: Arc<KompositCohort>,
    index: usize,
}

/// Satu komponen nilai gabungan beserta bobotnya.
#[derive(Clone, Debug, SimpleObject)]
pub struct KomponenKomposit {
    /// Apa yang dinilai.
    jenis: JenisKomponen,
    /// Indikator, bila yang dinilai capaiannya.
    pub(crate) indikator: Option<Indikator>,
    /// Bobot dari 100.
    bobot: Desimal,
    /// Nilai yang dihitung 0.
    bawah: Desimal,
    /// Nilai yang dihitung 100; di luar kedua batas nilai tidak bertambah atau berkurang.
    atas: Desimal,
}

impl KomponenKomposit {
    /// A component with its indicator out of `kamus`.
    pub fn new(row: &komposit_komponen::Model, kamus: &HashMap<IndikatorId, Indikator>) -> Self {
        Self {
            jenis: row.jenis,
            indikator: row.indikator_id.and_then(|id| kamus.get(&id).cloned()),
            bobot: row.bobot.into(),
            bawah: row.bawah.into(),
            atas: row.atas.into(),
        }
    }

    /// The indicators of these components, by id.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn kamus(
        reading: &Reading,
        komponen: &[komposit_komponen::Model],
    ) -> Result<HashMap<IndikatorId, Indikator>, ApiError> {
        Indikator::by_ids(reading.clone(), store::indikator(komponen)).await
    }

    /// How a sentence calls it.
    pub fn sebutan(&self) -> String {
        match (self.jenis, &self.indikator) {
            (JenisKomponen::Capaian, Some(indikator)) => {
                format!("capaian {}", indikator.row().kode)
            }
            (JenisKomponen::Capaian, None) => "capaian".to_owned(),
            (JenisKomponen::Skm, _) => "indeks SKM".to_owned(),
            (JenisKomponen::Serapan, _) => "serapan".to_owned(),
            (JenisKomponen::Akip, _) => "nilai AKIP".to_owned(),
        }
    }
}

impl Komposit {
    /// Noun of its global id.
    pub const NOUN: &'static str = NOUN;

    /// Wraps rows that were fetched together.
    pub fn cohort(reading: Reading, rows: Vec<komposit::Model>) -> Vec<Self> {
        let cohort = Arc::new(KompositCohort {
            reading,
            rows,
            komponen: Memo::default(),
        });
        (0..cohort.rows.len())
            .map(|index| Self {
                cohort: Arc::clone(&cohort),
                index,
            })
            .collect()
    }

    fn row(&self) -> &komposit::Model {
        &self.cohort.rows[self.index]
    }

    async fn find(reading: Reading, id: KompositId) -> Result<Option<Self>, ApiError> {
        let row = store::by_id(reading.approved().await?, &reading.scope, id).await?;
        Ok(Self::cohort(reading, row.into_iter().collect()).pop())
    }

    /// The composite with this id.
    ///
    /// # Errors
    /// [`ApiError::NotFound`] when absent or invisible.
    pub async fn by_id(reading: Reading, id: KompositId) -> Result<Self, ApiError> {
        Self::find(reading, id).await?.ok_or(ApiError::NotFound)
    }
}

/// Nilai gabungan untuk peringkat, dengan bobot yang diterbitkan dan dasar hukumnya. Yang menetapkannya
/// kabupaten; tidak ada peraturan yang menetapkan bobot antarkecamatan.
#[Object]
impl Komposit {
    /// Kunci global.
    pub async fn id(&self) -> ID {
        id::encode(Self::NOUN, self.row().id.0)
    }

    /// Kode tetap, untuk argumen `komposit` dari `peringkat`.
    async fn kode(&self) -> &str {
        &self.row().kode
    }

    /// Nama.
    async fn nama(&self) -> &str {
        &self.row().nama
    }

    /// Tahun laporan pertama yang dinilai dengannya, sampai ada yang lebih baru dengan kode yang sama.
    async fn tahun_mulai(&self) -> i32 {
        self.row().tahun_mulai
    }

    /// Dokumen yang menetapkan bobotnya.
    async fn dasar_hukum(&self) -> &str {
        &self.row().dasar_hukum
    }

    /// Komponennya, dalam peringkat dengan `asOf` sebagaimana saat itu; kosong bila sudah dihapus.
    async fn komponen_list(&self) -> Result<Vec<KomponenKomposit>, ApiError> {
        let cohort = &self.cohort;
        let semua = cohort
            .komponen
            .get((), async {
                let connection = cohort.reading.approved().await?;
                let rows = store::komponen_of(connection, &cohort.rows, cohort.reading.per).await?;
                let kamus = KomponenKomposit::kamus(&cohort.reading, &rows).await?;
                let mut semua = Komponen::new();
                for row in &rows {
                    let milik = semua.entry(row.komposit_id).or_default();
                    milik.push(KomponenKomposit::new(row, &kamus));
                }
                Ok(semua)
            })
            .await?;
        Ok(semua.get(&self.row().id).cloned().unwrap_or_default())
    }

    /// Versi untuk penguncian optimistis; kirim kembali pada `kompositSave` dan `kompositDelete`.
    async fn version(&self) -> i64 {
        self.row().version
    }

    /// Yang boleh Anda lakukan terhadap nilai gabungan ini.
    async fn allowed_actions(&self) -> Vec<AksiRujukan> {
        if self.row().dihapus_pada.is_some() || kelola(&self.cohort.reading.actor).is_err() {
            return Vec::new();
        }
        vec![AksiRujukan::Ubah, AksiRujukan::Hapus]
    }
}

/// Queries of the room.
#[derive(Debug, Default)]
pub struct KompositQuery;

#[Object]
impl KompositQuery {
    /// Nilai gabungan kabupaten Anda, urut kode lalu tahun mulai.
    async fn komposit_list(&self, context: &Context<'_>) -> Result<Vec<Komposit>, ApiError> {
        let reading = Call::of(context)?.reading()?;
        let rows = store::list(reading.approved().await?, &reading.scope).await?;
        Ok(Komposit::cohort(reading, rows))
    }
}

/// Hasil mutasi nilai gabungan.
#[derive(Clone, Debug, SimpleObject)]
pub struct KompositPayload {
    /// Nilai gabungan sesudah mutasi; bila ditolak, sebagaimana adanya sekarang, jika ada.
    komposit: Option<Komposit>,
    /// Yang perlu diperbaiki; kosong bila berhasil.
    user_errors: Vec<UserError>,
}

/// The payload of a deed; a refused one shows `target` as it is now.
async fn payload(
    call: &Call,
    outcome: Result<KompositId, Fault>,
    target: Option<&ID>,
) -> Result<KompositPayload, ApiError> {
    let (made, user_errors) = settle(outcome)?;
    let shown = match (made, target) {
        (Some(id), _) => Some(id),
        (None, Some(id)) => Some(KompositId(id::key_of(NOUN, id)?)),
        (None, None) => None,
    };
    let komposit = match shown {
        Some(id) => Komposit::find(call.reading_anew()?, id).await?,
        None => None,
    };
    Ok(KompositPayload {
        komposit,
        user_errors,
    })
}

/// Mutations of the room.
#[derive(Debug, Default)]
pub struct KompositMutation;

#[Object]
impl KompositMutation {
    /// Menambah nilai gabungan, atau mengubah bobot dan batasnya. Hanya untuk ANALIS.
    async fn komposit_save(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Nilai gabungan sebagaimana seharusnya.")] input: SimpanInput,
    ) -> Result<KompositPayload, ApiError> {
        let call = Call::of(context)?;
        payload(call, service::simpan(call, &input).await, input.id.as_ref()).await
    }

    /// Menghapus nilai gabungan dengan alasan; peringkat sebagaimana keadaannya dahulu (`asOf`) tetap
    /// dapat memakainya. Hanya untuk ANALIS.
    async fn komposit_delete(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Nilai gabungan dan alasan penghapusannya.")] input: HapusInput,
    ) -> Result<KompositPayload, ApiError> {
        let call = Call::of(context)?;
        payload(call, service::hapus(call, &input).await, Some(&input.id)).await
    }
}
