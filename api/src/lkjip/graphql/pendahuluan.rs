//! Bab I of a report: the organisation, its strategic issues, and the legal basis.

use async_graphql::{Context, Object, SimpleObject};
use entity::lkjip_organisasi;
use entity::status::{AsalIsu, DasarPengelompokan};

use super::mutation::payload;
use super::{Lkjip, LkjipPayload};
use crate::error::ApiError;
use crate::graphql::context::Call;
use crate::lkjip::rules::jalur;
use crate::lkjip::service::{self, DasarHukumBagianInput, IsuBagianInput, OrganisasiBagianInput};

/// The schema's `Organisasi`.
#[derive(Clone, Debug)]
pub struct Organisasi {
    lkjip: Lkjip,
    row: lkjip_organisasi::Model,
}

impl Organisasi {
    pub(super) fn new(lkjip: Lkjip, row: lkjip_organisasi::Model) -> Self {
        Self { lkjip, row }
    }
}

/// Kedudukan, tugas, fungsi dan susunan organisasi perangkat daerah menurut laporannya (Bab I).
#[Object]
impl Organisasi {
    /// Versi laporan saat bagian ini terakhir berubah.
    async fn version(&self) -> Result<i64, ApiError> {
        self.lkjip.versi(&jalur::organisasi()).await
    }

    /// Kedudukan perangkat daerah.
    async fn kedudukan(&self) -> Option<&str> {
        self.row.kedudukan.as_deref()
    }

    /// Tugas perangkat daerah.
    async fn tugas(&self) -> Option<&str> {
        self.row.tugas.as_deref()
    }

    /// Fungsi perangkat daerah, menurut urutannya.
    async fn fungsi_list(&self) -> Result<Vec<String>, ApiError> {
        let rows = self.lkjip.own(self.lkjip.cohort.fungsi().await?.as_ref());
        Ok(rows.into_iter().map(|row| row.uraian).collect())
    }

    /// Susunan organisasi; yang membawahi disebut lebih dahulu.
    async fn susunan_list(&self) -> Result<Vec<Jabatan>, ApiError> {
        let mut semua = Vec::new();
        for row in self.lkjip.own(self.lkjip.cohort.jabatan().await?.as_ref()) {
            semua.push(Jabatan {
                version: self.lkjip.versi(&jalur::jabatan(&row.nama)).await?,
                nama: row.nama,
                induk: row.induk,
                tugas: row.tugas,
            });
        }
        Ok(semua)
    }

    /// Jumlah pegawai per kelompok.
    async fn kepegawaian_list(&self) -> Result<Vec<KelompokPegawai>, ApiError> {
        let mut semua = Vec::new();
        for row in self
            .lkjip
            .own(self.lkjip.cohort.kepegawaian().await?.as_ref())
        {
            let path = jalur::kepegawaian(row.menurut, &row.kelompok);
            semua.push(KelompokPegawai {
                version: self.lkjip.versi(&path).await?,
                menurut: row.menurut,
                kelompok: row.kelompok,
                jumlah: row.jumlah,
            });
        }
        Ok(semua)
    }
}

impl Lkjip {
    pub(super) async fn bagian_organisasi(&self) -> Result<Option<Organisasi>, ApiError> {
        let row = self.own(self.cohort.organisasi().await?.as_ref()).pop();
        Ok(row.map(|row| Organisasi::new(self.clone(), row)))
    }

    pub(super) async fn isu_nodes(&self) -> Result<Vec<IsuStrategis>, ApiError> {
        let mut semua = Vec::new();
        for (row, nomor) in self
            .own(self.cohort.isu().await?.as_ref())
            .into_iter()
            .zip(1..)
        {
            semua.push(IsuStrategis {
                nomor,
                version: self.versi(&jalur::isu(nomor)).await?,
                asal: row.asal,
                uraian: row.uraian,
            });
        }
        Ok(semua)
    }

    pub(super) async fn dasar_hukum_nodes(&self) -> Result<Vec<DasarHukum>, ApiError> {
        let mut semua = Vec::new();
        for row in self.own(self.cohort.dasar_hukum().await?.as_ref()) {
            semua.push(DasarHukum {
                version: self.versi(&jalur::dasar_hukum(&row.nama)).await?,
                nama: row.nama,
            });
        }
        Ok(semua)
    }
}

/// Jabatan atau satuan kerja dalam susunan organisasi.
#[derive(Clone, Debug, SimpleObject)]
pub struct Jabatan {
    /// Versi laporan saat baris ini terakhir berubah.
    version: i64,
    /// Nama, mis. `Seksi Pemerintahan`.
    nama: String,
    /// Nama yang membawahinya; kosong bagi pimpinan.
    induk: Option<String>,
    /// Tugasnya.
    tugas: Option<String>,
}

/// Jumlah pegawai sebuah kelompok, tanpa data pribadi.
#[derive(Clone, Debug, SimpleObject)]
pub struct KelompokPegawai {
    /// Versi laporan saat baris ini terakhir berubah.
    version: i64,
    /// Dasar pengelompokan.
    menurut: DasarPengelompokan,
    /// Nama kelompok, mis. `Golongan III`.
    kelompok: String,
    /// Jumlah pegawai.
    jumlah: i32,
}

/// Sebuah isu strategis.
#[derive(Clone, Debug, SimpleObject)]
pub struct IsuStrategis {
    /// Urutan dalam daftar, mulai 1.
    pub(super) nomor: i32,
    /// Versi laporan saat baris ini terakhir berubah.
    version: i64,
    /// Dari mana isu berasal.
    pub(super) asal: AsalIsu,
    /// Rumusan isu.
    uraian: String,
}

/// Peraturan yang menjadi dasar hukum laporan.
#[derive(Clone, Debug, SimpleObject)]
pub struct DasarHukum {
    /// Versi laporan saat baris ini terakhir berubah.
    version: i64,
    /// Peraturan sebagaimana tercetak.
    pub(super) nama: String,
}

/// Mutations of Bab I.
#[derive(Debug, Default)]
pub struct PendahuluanMutation;

#[Object]
impl PendahuluanMutation {
    /// Menyimpan kedudukan, tugas, fungsi, susunan organisasi dan kepegawaian.
    async fn lkjip_organisasi_save(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Organisasi.")] input: OrganisasiBagianInput,
    ) -> Result<LkjipPayload, ApiError> {
        let call = Call::of(context)?;
        let outcome = service::simpan_organisasi(call, &input).await;
        payload(call, outcome, Some(&input.id)).await
    }

    /// Menyimpan daftar isu strategis.
    async fn lkjip_isu_strategis_save(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Daftar isu strategis.")] input: IsuBagianInput,
    ) -> Result<LkjipPayload, ApiError> {
        let call = Call::of(context)?;
        let outcome = service::simpan_isu(call, &input).await;
        payload(call, outcome, Some(&input.id)).await
    }

    /// Menyimpan daftar dasar hukum.
    async fn lkjip_dasar_hukum_save(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Daftar peraturan.")] input: DasarHukumBagianInput,
    ) -> Result<LkjipPayload, ApiError> {
        let call = Call::of(context)?;
        let outcome = service::simpan_dasar_hukum(call, &input).await;
        payload(call, outcome, Some(&input.id)).await
    }
}
