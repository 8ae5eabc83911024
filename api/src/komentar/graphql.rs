//! Comments as the client sees them.

use async_graphql::{Context, ID, Object, SimpleObject};
use entity::id::UtasId;
use entity::status::{JenisPesan, Peran};
use entity::{lkjip_pesan, lkjip_utas};

use super::model::AksiKomentar;
use super::service::{self, BalasInput, BukaInput, LangkahInput, NOUN};
use crate::error::{ApiError, Fault, UserError};
use crate::graphql::context::{Call, Reading};
use crate::graphql::id;
use crate::graphql::payload::settle;
use crate::graphql::scalar::Saat;
use crate::lkjip::graphql::Lkjip;
use crate::lkjip::rules::letak;

/// The schema's `UtasKomentar`.
#[derive(Clone, Debug)]
pub struct UtasKomentar {
    lkjip: Lkjip,
    row: lkjip_utas::Model,
}

impl UtasKomentar {
    /// Noun of its global id.
    pub const NOUN: &'static str = NOUN;

    pub(crate) fn new(lkjip: Lkjip, row: lkjip_utas::Model) -> Self {
        Self { lkjip, row }
    }

    /// The thread with this id.
    ///
    /// # Errors
    /// [`ApiError::NotFound`] when absent or invisible.
    pub async fn by_id(reading: Reading, id: UtasId) -> Result<Self, ApiError> {
        let (laporan, row) = service::find(&reading, id).await?;
        let lkjip = Lkjip::by_id(reading, laporan).await?;
        Ok(Self { lkjip, row })
    }
}

/// Utas komentar atas satu letak dalam laporan; hanya bertambah.
#[Object]
impl UtasKomentar {
    /// Kunci global.
    pub async fn id(&self) -> ID {
        id::encode(NOUN, self.row.id.0)
    }

    /// Laporan yang dikomentari.
    async fn lkjip(&self) -> &Lkjip {
        &self.lkjip
    }

    /// Letak menurut nomor yang dikenal penyusunnya, mis. `/rencana/1.1.1`.
    async fn path(&self) -> &str {
        &self.row.path
    }

    /// Benar bila letaknya masih ada; salah bila barisnya sudah dihapus atau dinomori lain.
    async fn letak_ada(&self) -> Result<bool, ApiError> {
        Ok(letak::ada(&self.row.path, &self.lkjip.nomor().await?))
    }

    /// Benar selama belum dinyatakan selesai.
    async fn terbuka(&self) -> bool {
        self.row.terbuka
    }

    /// Saat utas dibuka.
    async fn dibuka_pada(&self) -> Saat {
        Saat(self.row.dibuka_pada)
    }

    /// Pesan di dalamnya, dari yang pertama.
    async fn pesan_list(&self) -> Result<Vec<PesanKomentar>, ApiError> {
        let semua = self.lkjip.pesan().await?;
        let milik = semua.get(&self.row.id).into_iter().flatten();
        Ok(milik.map(PesanKomentar::from).collect())
    }

    /// Siapa yang menyatakannya selesai; kosong selama terbuka.
    async fn selesai(&self) -> Result<Option<PenyelesaianKomentar>, ApiError> {
        if self.row.terbuka {
            return Ok(None);
        }
        let semua = self.lkjip.pesan().await?;
        let milik = semua.get(&self.row.id).into_iter().flatten();
        Ok(milik
            .rev()
            .find(|pesan| pesan.jenis == JenisPesan::Selesai)
            .map(|pesan| PenyelesaianKomentar {
                pelaku: pesan.pelaku_nama.clone(),
                peran: pesan.pelaku_peran,
                waktu: Saat(pesan.waktu),
            }))
    }

    /// Versi untuk penguncian optimistis; setiap pesan menaikkannya.
    async fn version(&self) -> i64 {
        self.row.version
    }

    /// Yang boleh Anda lakukan terhadap utas ini sekarang.
    async fn allowed_actions(&self) -> Vec<AksiKomentar> {
        service::tersedia(self.lkjip.pembaca(), self.lkjip.row(), &self.row)
    }
}

/// Satu pesan dalam utas komentar.
#[derive(Clone, Debug, SimpleObject)]
pub struct PesanKomentar {
    /// Apa yang terjadi pada utas.
    jenis: JenisPesan,
    /// Isi; boleh kosong bila utas diselesaikan atau dibuka kembali.
    isi: Option<String>,
    /// Nama penulis saat itu.
    pelaku: String,
    /// Peran penulis saat itu.
    peran: Peran,
    /// Saat ditulis.
    waktu: Saat,
}

impl From<&lkjip_pesan::Model> for PesanKomentar {
    fn from(row: &lkjip_pesan::Model) -> Self {
        Self {
            jenis: row.jenis,
            isi: row.isi.clone(),
            pelaku: row.pelaku_nama.clone(),
            peran: row.pelaku_peran,
            waktu: Saat(row.waktu),
        }
    }
}

/// Penyelesaian sebuah utas komentar.
#[derive(Clone, Debug, SimpleObject)]
pub struct PenyelesaianKomentar {
    /// Nama yang menyatakan selesai, saat itu.
    pelaku: String,
    /// Perannya saat itu.
    peran: Peran,
    /// Saat dinyatakan selesai.
    waktu: Saat,
}

/// Hasil mutasi komentar.
#[derive(Clone, Debug, SimpleObject)]
pub struct KomentarPayload {
    /// Utas sesudah mutasi; bila ditolak, utas sebagaimana adanya sekarang, jika ada.
    utas: Option<UtasKomentar>,
    /// Yang perlu diperbaiki; kosong bila berhasil.
    user_errors: Vec<UserError>,
}

/// The payload of a deed; a refused one shows `target` as it is now.
async fn payload(
    call: &Call,
    outcome: Result<UtasId, Fault>,
    target: Option<&ID>,
) -> Result<KomentarPayload, ApiError> {
    let (made, user_errors) = settle(outcome)?;
    let shown = match (made, target) {
        (Some(id), _) => Some(id),
        (None, Some(id)) => Some(UtasId(id::key_of(NOUN, id)?)),
        (None, None) => None,
    };
    let utas = match shown {
        Some(id) => Some(UtasKomentar::by_id(call.reading_anew()?, id).await?),
        None => None,
    };
    Ok(KomentarPayload { utas, user_errors })
}

/// Mutations of the room.
#[derive(Debug, Default)]
pub struct KomentarMutation;

#[Object]
impl KomentarMutation {
    /// Membuka utas komentar atas sebuah laporan, bagian, indikator, atau baris anggaran, selama
    /// laporannya belum disetujui.
    async fn komentar_create(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Laporan, letak, dan komentar.")] input: BukaInput,
    ) -> Result<KomentarPayload, ApiError> {
        let call = Call::of(context)?;
        payload(call, service::buka(call, &input).await, None).await
    }

    /// Membalas utas yang terbuka.
    async fn komentar_reply(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Utas dan balasan.")] input: BalasInput,
    ) -> Result<KomentarPayload, ApiError> {
        let call = Call::of(context)?;
        let outcome = service::balas(call, &input).await;
        payload(call, outcome, Some(&input.id)).await
    }

    /// Menyatakan utas selesai: oleh yang membukanya, REVIEWER, atau ANALIS.
    async fn komentar_resolve(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Utas dan keterangan.")] input: LangkahInput,
    ) -> Result<KomentarPayload, ApiError> {
        let call = Call::of(context)?;
        let outcome = service::selesaikan(call, &input).await;
        payload(call, outcome, Some(&input.id)).await
    }

    /// Membuka kembali utas yang sudah selesai.
    async fn komentar_reopen(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Utas dan keterangan.")] input: LangkahInput,
    ) -> Result<KomentarPayload, ApiError> {
        let call = Call::of(context)?;
        let outcome = service::buka_kembali(call, &input).await;
        payload(call, outcome, Some(&input.id)).await
    }
}
