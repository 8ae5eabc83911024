//! Bab I of a report: the organisation, its strategic issues, and the legal basis.

use async_graphql::{Context, Object, SimpleObject};
use entity::status::{AsalIsu, DasarPengelompokan};
use entity::{lkjip_dasar_hukum, lkjip_isu, lkjip_jabatan, lkjip_kepegawaian, lkjip_organisasi};

use super::mutation::payload;
use super::{Lkjip, LkjipPayload};
use crate::error::ApiError;
use crate::graphql::context::Call;
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
        let rows = self.lkjip.own(self.lkjip.cohort.jabatan().await?.as_ref());
        Ok(rows.into_iter().map(Into::into).collect())
    }

    /// Jumlah pegawai per kelompok.
    async fn kepegawaian_list(&self) -> Result<Vec<KelompokPegawai>, ApiError> {
        let rows = self
            .lkjip
            .own(self.lkjip.cohort.kepegawaian().await?.as_ref());
        Ok(rows.into_iter().map(Into::into).collect())
    }
}

/// Jabatan atau satuan kerja dalam susunan organisasi.
#[derive(Clone, Debug, SimpleObject)]
pub struct Jabatan {
    /// Nama, mis. `Seksi Pemerintahan`.
    nama: String,
    /// Nama yang membawahinya; kosong bagi pimpinan.
    induk: Option<String>,
    /// Tugasnya.
    tugas: Option<String>,
}

impl From<lkjip_jabatan::Model> for Jabatan {
    fn from(row: lkjip_jabatan::Model) -> Self {
        Self {
            nama: row.nama,
            induk: row.induk,
            tugas: row.tugas,
        }
    }
}

/// Jumlah pegawai sebuah kelompok, tanpa data pribadi.
#[derive(Clone, Debug, SimpleObject)]
pub struct KelompokPegawai {
    /// Dasar pengelompokan.
    menurut: DasarPengelompokan,
    /// Nama kelompok, mis. `Golongan III`.
    kelompok: String,
    /// Jumlah pegawai.
    jumlah: i32,
}

impl From<lkjip_kepegawaian::Model> for KelompokPegawai {
    fn from(row: lkjip_kepegawaian::Model) -> Self {
        Self {
            menurut: row.menurut,
            kelompok: row.kelompok,
            jumlah: row.jumlah,
        }
    }
}

/// Sebuah isu strategis.
#[derive(Clone, Debug, SimpleObject)]
pub struct IsuStrategis {
    /// Dari mana isu berasal.
    asal: AsalIsu,
    /// Rumusan isu.
    uraian: String,
}

impl From<lkjip_isu::Model> for IsuStrategis {
    fn from(row: lkjip_isu::Model) -> Self {
        Self {
            asal: row.asal,
            uraian: row.uraian,
        }
    }
}

/// Peraturan yang menjadi dasar hukum laporan.
#[derive(Clone, Debug, SimpleObject)]
pub struct DasarHukum {
    /// Peraturan sebagaimana tercetak.
    nama: String,
}

impl From<lkjip_dasar_hukum::Model> for DasarHukum {
    fn from(row: lkjip_dasar_hukum::Model) -> Self {
        Self { nama: row.nama }
    }
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
