//! Extensions of a deadline, and the day that counts for a kecamatan.

use async_graphql::{ID, Object, SimpleObject};
use entity::id::{KecamatanId, PerpanjanganId};
use entity::tenggat_perpanjangan;

use super::Tenggat;
use crate::error::{ApiError, UserError};
use crate::graphql::context::Reading;
use crate::graphql::id;
use crate::graphql::scalar::{Hari, Saat};
use crate::rujukan::kelola::{AksiRujukan, kelola};
use crate::tenggat::rules;
use crate::tenggat::service::NOUN_PERPANJANGAN;
use crate::tenggat::store::perpanjangan as store;
use crate::wilayah::graphql::Kecamatan;

/// The schema's `PerpanjanganTenggat`.
#[derive(Clone, Debug)]
pub struct PerpanjanganTenggat {
    tenggat: Tenggat,
    row: tenggat_perpanjangan::Model,
}

impl PerpanjanganTenggat {
    /// Noun of its global id.
    pub const NOUN: &'static str = NOUN_PERPANJANGAN;

    pub(super) fn new(tenggat: Tenggat, row: tenggat_perpanjangan::Model) -> Self {
        Self { tenggat, row }
    }

    /// The extension with this id.
    ///
    /// # Errors
    /// [`ApiError::NotFound`] when absent or of another kabupaten.
    pub async fn by_id(reading: Reading, id: PerpanjanganId) -> Result<Self, ApiError> {
        let row = store::by_id(reading.connection().await?, &reading.scope, id)
            .await?
            .ok_or(ApiError::NotFound)?;
        let tenggat = Tenggat::by_id(reading, row.tenggat_id).await?;
        Ok(Self { tenggat, row })
    }
}

/// Perpanjangan tenggat yang diberikan kabupaten kepada satu kecamatan, dengan alasan; yang dicabut atau
/// diganti tetap tersimpan.
#[Object]
impl PerpanjanganTenggat {
    /// Kunci global.
    pub async fn id(&self) -> ID {
        id::encode(Self::NOUN, self.row.id.0)
    }

    /// Tenggat yang diperpanjang.
    async fn tenggat(&self) -> &Tenggat {
        &self.tenggat
    }

    /// Kecamatan yang diberi perpanjangan.
    async fn kecamatan(&self) -> Result<Kecamatan, ApiError> {
        let semua = self.tenggat.kecamatan().await?;
        semua
            .iter()
            .find(|kecamatan| kecamatan.row().id == self.row.kecamatan_id)
            .cloned()
            .ok_or(ApiError::NotFound)
    }

    /// Hari terakhir penyampaian baginya.
    async fn tanggal(&self) -> Hari {
        Hari(self.row.tanggal.clone())
    }

    /// Mengapa diperpanjang.
    async fn alasan(&self) -> &str {
        &self.row.alasan
    }

    /// Nomor surat yang memberikannya.
    async fn nomor_surat(&self) -> Option<&str> {
        self.row.nomor_surat.as_deref()
    }

    /// Nama yang memberikannya, saat itu.
    async fn pelaku(&self) -> &str {
        &self.row.pelaku_nama
    }

    /// Saat diberikan.
    async fn diberikan_pada(&self) -> Saat {
        Saat(self.row.diberikan_pada)
    }

    /// Benar selama belum dicabut atau diganti.
    async fn berlaku(&self) -> bool {
        self.row.diakhiri_pada.is_none()
    }

    /// Saat dicabut atau diganti; kosong selama berlaku.
    async fn diakhiri_pada(&self) -> Option<Saat> {
        self.row.diakhiri_pada.map(Saat)
    }

    /// Nama yang mencabut atau menggantinya, saat itu.
    async fn diakhiri_oleh(&self) -> Option<&str> {
        self.row.diakhiri_nama.as_deref()
    }

    /// Mengapa dicabut; kosong bila berlaku, atau diganti perpanjangan lain.
    async fn alasan_pencabutan(&self) -> Option<&str> {
        self.row.alasan_pencabutan.as_deref()
    }

    /// Versi untuk penguncian optimistis; penggantinya bernomor berikutnya.
    async fn version(&self) -> i64 {
        self.row.version
    }

    /// Yang boleh Anda lakukan terhadap perpanjangan ini: menggantinya (UBAH), mencabutnya (HAPUS).
    async fn allowed_actions(&self) -> Vec<AksiRujukan> {
        if self.row.diakhiri_pada.is_none() && kelola(&self.tenggat.cohort.reading.actor).is_ok() {
            vec![AksiRujukan::Ubah, AksiRujukan::Hapus]
        } else {
            Vec::new()
        }
    }
}

/// Hari terakhir penyampaian dokumen bagi satu kecamatan: tenggat untuk semua, atau perpanjangannya.
#[derive(Clone, Debug, SimpleObject)]
pub struct JatuhTempo {
    /// Hari yang berlaku baginya; keterlambatan dihitung terhadap hari ini.
    tanggal: Hari,
    /// Tenggat untuk semua kecamatan.
    tenggat: Tenggat,
    /// Perpanjangannya yang berlaku; kosong bila tidak ada.
    perpanjangan: Option<PerpanjanganTenggat>,
}

impl JatuhTempo {
    /// When a document is due for a kecamatan.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn of(tenggat: &Tenggat, kecamatan: KecamatanId) -> Result<Self, ApiError> {
        let semua = tenggat.perpanjangan().await?;
        let berlaku = semua
            .get(&tenggat.row().id)
            .into_iter()
            .flatten()
            .find(|row| row.kecamatan_id == kecamatan && row.diakhiri_pada.is_none());
        let tanggal = rules::jatuh_tempo(&tenggat.row().tanggal, berlaku.map(|row| &row.tanggal));
        Ok(Self {
            tanggal: Hari(tanggal.clone()),
            tenggat: tenggat.clone(),
            perpanjangan: berlaku.map(|row| PerpanjanganTenggat::new(tenggat.clone(), row.clone())),
        })
    }

    /// The day that counts.
    pub fn hari(&self) -> &entity::value::Tanggal {
        &self.tanggal.0
    }
}

/// Hasil mutasi perpanjangan tenggat.
#[derive(Clone, Debug, SimpleObject)]
pub struct PerpanjanganTenggatPayload {
    /// Perpanjangan sesudah mutasi; bila ditolak, perpanjangan yang berlaku sekarang, jika ada.
    pub(super) perpanjangan_tenggat: Option<PerpanjanganTenggat>,
    /// Yang perlu diperbaiki; kosong bila berhasil.
    pub(super) user_errors: Vec<UserError>,
}
