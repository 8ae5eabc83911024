//! One indicator over all kecamatan, against everything that it can be compared with.

use async_graphql::{Context, Object, SimpleObject};
use entity::status::Letak;

use super::himpunan::{Hasil, Himpunan, TanpaData};
use super::statistik::StatistikIndikator;
use crate::error::ApiError;
use crate::graphql::context::Reading;
use crate::graphql::hitungan::Hitungan;
use crate::graphql::scalar::Saat;
use crate::indikator::graphql::Indikator;
use crate::kelompok::graphql::Kelompok;
use crate::lkjip::graphql::{IndikatorLkjip, Kemajuan, Lkjip, TahunLalu, Terhadap, Ukuran};
use crate::perbandingan::model::{Lingkup, Pertanyaan};
use crate::skala::graphql::Golongan;
use crate::wilayah::graphql::Kecamatan;

/// Satu indikator pada satu tahun di seluruh kecamatan.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub struct PerbandinganIndikator {
    #[graphql(skip)]
    pub(super) tanya: Pertanyaan,
    /// Indikator yang dibandingkan.
    indikator: Indikator,
    /// Tahun anggaran yang dilaporkan.
    tahun: i32,
    /// Penyaring letak kecamatan; kosong berarti semua.
    letak: Option<Letak>,
    /// Penyaring kelompok pembanding; kosong berarti semua.
    kelompok: Option<Kelompok>,
    /// Benar bila laporan yang sedang diperiksa diikutkan.
    sertakan_proses: bool,
    /// Saat keadaan yang dibandingkan; kosong berarti sekarang.
    as_of: Option<Saat>,
    /// Kecamatan yang realisasinya diketahui, urut kode.
    baris_list: Vec<BarisPerbandingan>,
    /// Kecamatan tanpa realisasi, urut kode.
    tanpa_data_list: Vec<TanpaData>,
    /// Sebaran di semua kecamatan yang dibandingkan.
    statistik: StatistikIndikator,
    /// Sebaran menurut letak kecamatan.
    statistik_letak_list: Vec<StatistikIndikator>,
}

impl PerbandinganIndikator {
    /// Compares the kecamatan of `lingkup`.
    ///
    /// # Errors
    /// [`ApiError::Forbidden`] when reports under review are asked for by someone who may not.
    pub async fn of(
        reading: &Reading,
        tanya: Pertanyaan,
        indikator: Indikator,
        lingkup: Lingkup,
    ) -> Result<Self, ApiError> {
        let himpunan = Himpunan::of(reading, &indikator, lingkup).await?;
        let skala = himpunan.skala.clone();
        let (ada, tanpa_data_list) = himpunan.saring(|hasil| hasil.realisasi);
        let ada: Vec<Hasil> = ada.into_iter().map(|(hasil, _)| hasil).collect();
        let sebaran = |letak: Option<Letak>| {
            let anggota = ada
                .iter()
                .filter(|hasil| letak.is_none_or(|letak| hasil.kecamatan.row().letak == letak));
            StatistikIndikator::of(letak, anggota, &skala, lingkup.tahun)
        };
        let statistik_letak_list = Letak::SEMUA
            .iter()
            .filter(|letak| lingkup.letak.is_none_or(|hanya| hanya == **letak))
            .map(|letak| sebaran(Some(*letak)))
            .collect();
        Ok(Self {
            tanya,
            indikator,
            tahun: lingkup.tahun,
            letak: lingkup.letak,
            kelompok: Kelompok::dari_lingkup(reading, lingkup.kelompok).await?,
            sertakan_proses: lingkup.sertakan_proses,
            as_of: lingkup.per.map(Saat),
            statistik: sebaran(lingkup.letak),
            statistik_letak_list,
            baris_list: ada.into_iter().map(BarisPerbandingan).collect(),
            tanpa_data_list,
        })
    }
}

/// The schema's `BarisPerbandingan`.
#[derive(Clone, Debug)]
pub struct BarisPerbandingan(Hasil);

/// Satu kecamatan dalam perbandingan sebuah indikator.
#[Object]
impl BarisPerbandingan {
    /// Kecamatan.
    async fn kecamatan(&self) -> &Kecamatan {
        &self.0.kecamatan
    }

    /// Laporan yang dihitung.
    async fn lkjip(&self) -> &Lkjip {
        &self.0.lkjip
    }

    /// Baris indikator dalam laporan itu. Bila laporan memuatnya lebih dari sekali, yang dipakai ialah
    /// indikator sasaran.
    async fn indikator_lkjip(&self) -> &IndikatorLkjip {
        &self.0.indikator
    }

    /// Target yang mengikat.
    async fn target(&self) -> Option<Ukuran> {
        self.0.target()
    }

    /// Realisasi.
    async fn realisasi(&self) -> Option<Ukuran> {
        self.0.realisasi()
    }

    /// Capaian dalam persen.
    async fn capaian(&self, context: &Context<'_>) -> Result<Hitungan, ApiError> {
        self.0.indikator.capaian(context).await
    }

    /// Kategori capaian.
    async fn kategori(&self, context: &Context<'_>) -> Result<Option<Golongan>, ApiError> {
        self.0.indikator.kategori(context).await
    }

    /// Perbandingan dengan tahun-tahun sebelumnya, dari yang terbaru. Angka diambil dari laporan yang
    /// disetujui; bila tidak ada, untuk tahun lalu dipakai angka yang dinyatakan laporan ini.
    async fn tahun_lalu_list(&self, context: &Context<'_>) -> Result<Vec<TahunLalu>, ApiError> {
        self.0.indikator.tahun_lalu_list(context).await
    }

    /// Kemajuan terhadap target akhir periode Renstra; kosong bila target itu tidak ada.
    async fn kemajuan(&self, context: &Context<'_>) -> Result<Option<Kemajuan>, ApiError> {
        self.0.indikator.kemajuan(context).await
    }

    /// Kesenjangan terhadap setiap pembanding indikator dan tahun ini.
    async fn terhadap_tolok_ukur_list(
        &self,
        context: &Context<'_>,
    ) -> Result<Vec<Terhadap>, ApiError> {
        self.0.indikator.terhadap_tolok_ukur_list(context).await
    }
}
