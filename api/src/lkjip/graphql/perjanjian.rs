//! Perjanjian Kinerja of a report.

use async_graphql::{ID, Object, SimpleObject};
use entity::lkjip_perjanjian;
use entity::status::JenisPerjanjian;

use super::{BarisAnggaran, Lkjip, Tertulis, tertulis};
use crate::anggaran::rules::serapan::jumlah;
use crate::error::ApiError;
use crate::graphql::id;
use crate::graphql::scalar::{Desimal, Hari, Uang};
use crate::lkjip::rules::jalur;

/// Pejabat yang menandatangani.
#[derive(Clone, Debug, SimpleObject)]
pub struct Pihak {
    /// Nama dan gelar.
    nama: String,
    /// Jabatan.
    jabatan: String,
    /// Pangkat.
    pangkat: Option<String>,
    /// NIP, 18 angka.
    nip: Option<String>,
}

/// Anggaran dan target sebuah program dalam lampiran Perjanjian Kinerja.
#[derive(Clone, Debug, SimpleObject)]
pub struct AnggaranProgram {
    /// Nomor program dalam daftar anggaran laporan.
    pub(super) nomor: String,
    /// Program dalam daftar anggaran laporan.
    program: Option<BarisAnggaran>,
    /// Target program.
    target: Option<Desimal>,
    /// Anggaran sebelum perubahan, bila tercantum.
    anggaran_sebelum: Option<Uang>,
    /// Anggaran menurut perjanjian ini.
    anggaran: Uang,
    /// Keterangan, mis. sumber dana.
    keterangan: Option<String>,
    /// Versi laporan saat baris ini terakhir berubah.
    version: i64,
}

/// The schema's `PerjanjianKinerja`.
#[derive(Clone, Debug)]
pub struct PerjanjianKinerja {
    lkjip: Lkjip,
    row: lkjip_perjanjian::Model,
}

impl PerjanjianKinerja {
    /// Noun of its global id.
    pub const NOUN: &'static str = "PerjanjianKinerja";

    pub(super) fn new(lkjip: Lkjip, row: lkjip_perjanjian::Model) -> Self {
        Self { lkjip, row }
    }

    pub(super) async fn program(&self) -> Result<Vec<AnggaranProgram>, ApiError> {
        let all = self.lkjip.cohort.program().await?;
        let mut hasil = Vec::new();
        for row in all.get(&self.row.id).into_iter().flatten() {
            hasil.push(AnggaranProgram {
                nomor: row.program_nomor.clone(),
                program: self
                    .lkjip
                    .anggaran_nodes(|baris| baris.nomor == row.program_nomor)
                    .await?
                    .pop(),
                target: row.target.map(Into::into),
                anggaran_sebelum: row.anggaran_sebelum.map(Into::into),
                anggaran: row.anggaran.into(),
                keterangan: row.keterangan.clone(),
                version: self
                    .lkjip
                    .versi(&jalur::program(self.row.jenis, &row.program_nomor))
                    .await?,
            });
        }
        Ok(hasil)
    }
}

/// Perjanjian Kinerja murni atau perubahan.
#[Object]
impl PerjanjianKinerja {
    /// Kunci global.
    pub async fn id(&self) -> ID {
        id::encode(Self::NOUN, self.row.id.0)
    }

    /// Murni atau perubahan.
    async fn jenis(&self) -> JenisPerjanjian {
        self.row.jenis
    }

    /// Tanggal ditandatangani.
    async fn tanggal(&self) -> Hari {
        Hari(self.row.tanggal.clone())
    }

    /// Versi laporan saat baris ini terakhir berubah.
    async fn version(&self) -> Result<i64, ApiError> {
        self.lkjip.versi(&jalur::perjanjian(self.row.jenis)).await
    }

    /// Laporan yang memuatnya.
    async fn lkjip(&self) -> &Lkjip {
        &self.lkjip
    }

    /// Pihak pertama (camat).
    async fn pihak_pertama(&self) -> Pihak {
        Pihak {
            nama: self.row.pertama_nama.clone(),
            jabatan: self.row.pertama_jabatan.clone(),
            pangkat: self.row.pertama_pangkat.clone(),
            nip: self.row.pertama_nip.clone(),
        }
    }

    /// Pihak kedua (bupati).
    async fn pihak_kedua(&self) -> Pihak {
        Pihak {
            nama: self.row.kedua_nama.clone(),
            jabatan: self.row.kedua_jabatan.clone(),
            pangkat: None,
            nip: None,
        }
    }

    /// Alasan perubahan.
    async fn alasan(&self) -> Option<&str> {
        self.row.alasan.as_deref()
    }

    /// Anggaran per program dalam lampiran.
    async fn program_list(&self) -> Result<Vec<AnggaranProgram>, ApiError> {
        self.program().await
    }

    /// Jumlah anggaran seluruh program dalam lampiran.
    async fn jumlah_anggaran(&self) -> Result<Option<Uang>, ApiError> {
        let all = self.lkjip.cohort.program().await?;
        let anggaran = all.get(&self.row.id).into_iter().flatten();
        Ok(jumlah(anggaran.map(|row| row.anggaran.0)).map(Uang))
    }

    /// Angka sebagaimana tercetak dalam dokumen asal.
    async fn tertulis_list(&self) -> Vec<Tertulis> {
        tertulis(self.row.tertulis.as_deref())
    }
}
