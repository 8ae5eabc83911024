//! What a report lists: its tables as they are numbered, and its annexes.

use async_graphql::SimpleObject;
use entity::status::JenisLampiran;
use entity::{lkjip_lampiran, lkjip_tabel};

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
}

impl From<lkjip_tabel::Model> for Tabel {
    fn from(row: lkjip_tabel::Model) -> Self {
        Self {
            nomor: row.nomor,
            judul: row.judul,
        }
    }
}

impl From<lkjip_lampiran::Model> for Lampiran {
    fn from(row: lkjip_lampiran::Model) -> Self {
        Self {
            jenis: row.jenis,
            nama: row.nama,
            tautan: row.tautan,
            sha256: row.sha256,
        }
    }
}
