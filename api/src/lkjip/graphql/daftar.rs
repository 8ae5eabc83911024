//! What a report lists: its tables as they are numbered, and its annexes.

use async_graphql::{ComplexObject, SimpleObject};
use entity::status::JenisLampiran;

use super::Lkjip;
use crate::berkas::graphql::Berkas;
use crate::error::ApiError;

/// Sebuah tabel sebagaimana dinomori dalam dokumen.
#[derive(Clone, Debug, SimpleObject)]
pub struct Tabel {
    /// Nomor tercetak; dapat terpakai dua kali.
    pub(super) nomor: String,
    /// Judul tercetak.
    pub(super) judul: String,
    /// Versi laporan saat baris ini terakhir berubah.
    pub(super) version: i64,
}

/// Sebuah lampiran laporan.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub struct Lampiran {
    /// Jenis lampiran.
    pub(super) jenis: JenisLampiran,
    /// Nama sebagaimana dalam dokumen.
    pub(super) nama: String,
    /// Tempat dokumennya dapat diunduh.
    pub(super) tautan: Option<String>,
    /// Sidik SHA-256 dokumennya.
    #[graphql(name = "sha256")]
    pub(super) sha256: Option<String>,
    /// Versi laporan saat baris ini terakhir berubah.
    pub(super) version: i64,
    #[graphql(skip)]
    pub(super) lkjip: Lkjip,
}

#[ComplexObject]
impl Lampiran {
    /// Berkasnya, bila sidik itu menyebut berkas yang diunggah kecamatan penyusun; selain itu kosong.
    async fn berkas(&self) -> Result<Option<Berkas>, ApiError> {
        let Some(sha256) = self.sha256.clone() else {
            return Ok(None);
        };
        let semua = self.lkjip.cohort.berkas().await?;
        let kecamatan = self.lkjip.row().kecamatan_id;
        Ok(semua.get(&(kecamatan, sha256)).cloned())
    }
}
