//! What a report lists: its tables as they are numbered, and its annexes.

use async_graphql::{ComplexObject, SimpleObject};
use entity::status::JenisLampiran;
use entity::{lkjip_lampiran, lkjip_tabel};

use super::Lkjip;
use crate::berkas::graphql::Berkas;
use crate::error::ApiError;

/// Sebuah tabel sebagaimana dinomori dalam dokumen.
#[derive(Clone, Debug, SimpleObject)]
pub struct Tabel {
    /// Nomor tercetak; dapat terpakai dua kali.
    nomor: String,
    /// Judul tercetak.
    judul: String,
}

/// Sebuah lampiran laporan.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub struct Lampiran {
    /// Jenis lampiran.
    jenis: JenisLampiran,
    /// Nama sebagaimana dalam dokumen.
    nama: String,
    /// Tempat dokumennya dapat diunduh.
    tautan: Option<String>,
    /// Sidik SHA-256 dokumennya.
    #[graphql(name = "sha256")]
    sha256: Option<String>,
    #[graphql(skip)]
    lkjip: Lkjip,
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

impl From<lkjip_tabel::Model> for Tabel {
    fn from(row: lkjip_tabel::Model) -> Self {
        Self {
            nomor: row.nomor,
            judul: row.judul,
        }
    }
}

impl Lampiran {
    pub(super) fn new(lkjip: Lkjip, row: lkjip_lampiran::Model) -> Self {
        Self {
            jenis: row.jenis,
            nama: row.nama,
            tautan: row.tautan,
            sha256: row.sha256,
            lkjip,
        }
    }
}
