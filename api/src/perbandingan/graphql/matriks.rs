//! Kecamatan × indicators × years in one answer.

use std::sync::Arc;

use async_graphql::{Context, Object, SimpleObject};
use entity::status::Letak;

use super::himpunan::TanpaData;
use super::irisan::{Irisan, MedianKecamatan, TerhadapMedian};
use super::ketidakpastian::{KetidakpastianIndeks, Sandaran};
use super::kubus::{AngkaIndikator, Kubus, Petak};
use super::pencilan::{Pencilan, UjiPencilan};
use super::statistik::StatistikIndikator;
use crate::error::ApiError;
use crate::graphql::context::Reading;
use crate::graphql::hitungan::Hitungan;
use crate::graphql::scalar::Saat;
use crate::hitung::TakTerhitung;
use crate::indikator::graphql::Indikator;
use crate::kelompok::graphql::Kelompok;
use crate::lkjip::graphql::{IndikatorLkjip, Kemajuan, Lkjip, TahunLalu, Terhadap, Ukuran};
use crate::perbandingan::model::{Lingkup, Pertanyaan};
use crate::skala::graphql::Golongan;
use crate::wilayah::graphql::Kecamatan;

/// Perbandingan kecamatan × indikator × tahun.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub struct Matriks {
    #[graphql(skip)]
    pub(super) tanya: Pertanyaan,
    /// Indikator, menurut urutan yang diminta.
    indikator_list: Vec<Indikator>,
    /// Tahun, dari yang paling awal.
    tahun_list: Vec<i32>,
    /// Kecamatan yang ditampilkan, urut kode.
    kecamatan_list: Vec<Kecamatan>,
    /// Penyaring letak kecamatan; kosong berarti semua.
    letak: Option<Letak>,
    /// Penyaring kelompok pembanding; kosong berarti semua.
    kelompok: Option<Kelompok>,
    /// Benar bila laporan yang sedang diperiksa diikutkan.
    sertakan_proses: bool,
    /// Saat keadaan yang dibandingkan; kosong berarti sekarang.
    as_of: Option<Saat>,
    /// Satu sel bagi setiap indikator, tahun dan kecamatan, dalam urutan itu; juga bila tanpa data.
    sel_list: Vec<SelMatriks>,
    /// Sebaran setiap indikator dan tahun di seluruh kabupaten, apa pun kecamatan yang ditampilkan.
    sebaran_list: Vec<SebaranMatriks>,
}

impl Matriks {
    /// Figures of the kecamatan in `lingkup`, of those with a code in `kode` when it is given.
    ///
    /// # Errors
    /// [`ApiError::Forbidden`] when reports under review are asked for by someone who may not;
    /// [`ApiError::BadUserInput`] for a code that is none of the kabupaten's.
    pub async fn of(
        reading: &Reading,
        tanya: Pertanyaan,
        indikator_list: Vec<Indikator>,
        tahun_list: Vec<i32>,
        (lingkup, kode): (Lingkup, Option<&[String]>),
    ) -> Result<Self, ApiError> {
        let kubus = Kubus::of(reading, &indikator_list, &tahun_list, (lingkup, kode)).await?;
        let (mut sel_list, mut sebaran_list) = (Vec::new(), Vec::new());
        for indikator in &indikator_list {
            for &tahun in &tahun_list {
                let irisan = Arc::new(Irisan::of(&kubus, indikator, tahun, lingkup));
                for dipilih in &kubus.pilihan {
                    let petak = irisan.petak.iter();
                    for petak in petak.filter(|petak| petak.id() == dipilih.row().id) {
                        sel_list.push(SelMatriks {
                            petak: petak.clone(),
                            irisan: Arc::clone(&irisan),
                        });
                    }
                }
                sebaran_list.push(SebaranMatriks(irisan));
            }
        }
        Ok(Self {
            tanya,
            indikator_list,
            tahun_list,
            kecamatan_list: kubus.pilihan,
            letak: lingkup.letak,
            kelompok: kubus.kelompok,
            sertakan_proses: lingkup.sertakan_proses,
            as_of: lingkup.per.map(Saat),
            sel_list,
            sebaran_list,
        })
    }
}

/// The schema's `SelMatriks`.
#[derive(Clone, Debug)]
pub struct SelMatriks {
    petak: Petak,
    irisan: Arc<Irisan>,
}

impl SelMatriks {
    fn baris(&self) -> Option<&IndikatorLkjip> {
        self.petak.hasil().map(|hasil| &hasil.indikator)
    }
}

/// Satu indikator satu kecamatan pada satu tahun, terhadap semua yang dapat dibandingkan dengannya.
#[Object]
impl SelMatriks {
    /// Kecamatan.
    async fn kecamatan(&self) -> &Kecamatan {
        &self.petak.kecamatan
    }

    /// Indikator.
    async fn indikator(&self) -> &Indikator {
        &self.irisan.indikator
    }

    /// Tahun anggaran yang dilaporkan.
    async fn tahun(&self) -> i32 {
        self.irisan.tahun
    }

    /// Laporan yang dihitung, dengan revisi dan saat persetujuannya; kosong bila tidak ada.
    async fn lkjip(&self) -> Option<Lkjip> {
        match self.petak.hasil() {
            Some(hasil) => Some(hasil.lkjip.clone()),
            None => self.petak.tanpa(AngkaIndikator::Realisasi)?.laporan(),
        }
    }

    /// Baris indikator dalam laporan itu; kosong bila tidak dimuat. Bila laporan memuatnya lebih dari
    /// sekali, yang dipakai ialah indikator sasaran.
    async fn indikator_lkjip(&self) -> Option<&IndikatorLkjip> {
        self.baris()
    }

    /// Mengapa realisasinya tidak ada atau tidak ikut dibandingkan; kosong bila ada dan dibandingkan.
    async fn tanpa_data(&self) -> Option<TanpaData> {
        self.petak.tanpa(AngkaIndikator::Realisasi)
    }

    /// Target yang mengikat.
    async fn target(&self) -> Option<Ukuran> {
        self.petak.hasil()?.target()
    }

    /// Realisasi.
    async fn realisasi(&self) -> Option<Ukuran> {
        self.petak.hasil()?.realisasi()
    }

    /// Seberapa pasti realisasinya; hanya bila realisasi itu sama (dua desimal) dengan indeks SKM menurut survei dalam
    /// laporannya.
    async fn ketidakpastian(&self) -> Result<Option<KetidakpastianIndeks>, ApiError> {
        let hasil = self.petak.hasil();
        let berindeks = hasil.filter(|_| self.irisan.indikator.indeks_skm());
        match berindeks.map(|hasil| (&hasil.lkjip, hasil.realisasi)) {
            Some((lkjip, Ok(nilai))) => Sandaran::satu(lkjip, nilai).ketidakpastian().await,
            Some((_, Err(_))) | None => Ok(None),
        }
    }

    /// Capaian dalam persen; kosong bila laporan tidak memuat indikator ini.
    async fn capaian(&self, context: &Context<'_>) -> Result<Option<Hitungan>, ApiError> {
        match self.baris() {
            Some(baris) => baris.capaian(context).await.map(Some),
            None => Ok(None),
        }
    }

    /// Kategori capaian.
    async fn kategori(&self, context: &Context<'_>) -> Result<Option<Golongan>, ApiError> {
        match self.baris() {
            Some(baris) => baris.kategori(context).await,
            None => Ok(None),
        }
    }

    /// Realisasi dikurangi target, dalam satuan indikator; bagi predikat, selisih skornya.
    async fn selisih_target(&self) -> Result<Option<Hitungan>, ApiError> {
        let Some((hasil, baris)) = self.petak.hasil().zip(self.baris()) else {
            return Ok(None);
        };
        let target = baris.target_angka(&baris.skala_semua().await?);
        let selisih = hasil.realisasi.and_then(|realisasi| {
            realisasi
                .checked_sub(target?)
                .ok_or(TakTerhitung::DiLuarJangkauan)
        });
        let masukan = [("realisasi", hasil.realisasi.ok()), ("target", target.ok())];
        Ok(Some(Hitungan::new(selisih, "realisasi − target", &masukan)))
    }

    /// Perbandingan dengan tahun sebelumnya: angka dari laporan yang disetujui; bila tidak ada, angka yang
    /// dinyatakan laporan ini. Kosong bila keduanya tidak ada.
    async fn tahun_lalu(&self, context: &Context<'_>) -> Result<Option<TahunLalu>, ApiError> {
        let Some(baris) = self.baris() else {
            return Ok(None);
        };
        let semua = baris.tahun_lalu_list(context).await?;
        Ok(semua
            .into_iter()
            .find(|lalu| lalu.tahun == self.irisan.tahun - 1))
    }

    /// Kemajuan terhadap target akhir periode Renstra; kosong bila target itu tidak ada.
    async fn kemajuan(&self, context: &Context<'_>) -> Result<Option<Kemajuan>, ApiError> {
        match self.baris() {
            Some(baris) => baris.kemajuan(context).await,
            None => Ok(None),
        }
    }

    /// Kesenjangan terhadap setiap pembanding yang ditetapkan bagi indikator dan tahun ini: nasional,
    /// kementerian atau lembaga, provinsi, kabupaten, kelompok sejenis; tidak terhitung bila angkanya tidak sebanding
    /// (`tanpaData`).
    async fn terhadap_tolok_ukur_list(&self) -> Result<Vec<Terhadap>, ApiError> {
        match self.baris() {
            Some(baris) => baris.terhadap(self.petak.sebanding()).await,
            None => Ok(Vec::new()),
        }
    }

    /// Kesenjangan terhadap median yang dihitung: kabupaten, kecamatan seletak, kelompok pembanding yang diminta,
    /// dan kecamatan yang dipilih bila sekurang-kurangnya dua dan berbeda dari semuanya; tidak ada bila
    /// angkanya tidak sebanding.
    async fn terhadap_median_list(&self) -> Vec<TerhadapMedian> {
        let dibandingkan = self.petak.hasil().filter(|_| self.petak.sebanding());
        dibandingkan.map_or_else(Vec::new, |hasil| {
            self.irisan.terhadap(self.petak.id(), hasil.realisasi)
        })
    }

    /// Apakah angkanya jauh dari kecamatan lain di kabupaten; kosong bila angkanya tidak ada atau kurang
    /// dari lima kecamatan memilikinya.
    async fn pencilan(
        &self,
        #[graphql(desc = "Angka yang diuji.", default)] menurut: AngkaIndikator,
    ) -> Option<UjiPencilan> {
        self.irisan.uji(&self.petak, menurut)
    }
}

/// The schema's `SebaranMatriks`.
#[derive(Clone, Debug)]
pub struct SebaranMatriks(Arc<Irisan>);

/// Satu indikator pada satu tahun di seluruh kabupaten.
#[Object]
impl SebaranMatriks {
    /// Indikator.
    async fn indikator(&self) -> &Indikator {
        &self.0.indikator
    }

    /// Tahun anggaran yang dilaporkan.
    async fn tahun(&self) -> i32 {
        self.0.tahun
    }

    /// Sebaran di semua kecamatan yang realisasinya ada.
    async fn statistik(&self) -> StatistikIndikator {
        self.0.statistik(None)
    }

    /// Sebaran menurut letak kecamatan.
    async fn statistik_letak_list(&self) -> Vec<StatistikIndikator> {
        Letak::SEMUA
            .iter()
            .map(|&letak| self.0.statistik(Some(letak)))
            .collect()
    }

    /// Median sebagai pembanding: kabupaten, menurut letak, kelompok pembanding yang diminta, dan kecamatan yang
    /// dipilih bila sekurang-kurangnya dua dan berbeda.
    async fn median_list(&self) -> Vec<MedianKecamatan> {
        self.0.median_list()
    }

    /// Kecamatan yang angkanya jauh dari yang lain, urut kode; tetap ikut dihitung.
    async fn pencilan_list(
        &self,
        #[graphql(desc = "Angka yang diuji.", default)] menurut: AngkaIndikator,
    ) -> Vec<Pencilan> {
        self.0.pencilan_list(menurut)
    }

    /// Kecamatan tanpa realisasi, urut kode; tidak ditaksir.
    async fn tanpa_data_list(&self) -> Vec<TanpaData> {
        self.0.tanpa_data_list(AngkaIndikator::Realisasi)
    }
}
