//! One indicator in one year over the kabupaten: distribution, medians, outliers, and what is missing.

use std::sync::Arc;

use async_graphql::SimpleObject;
use entity::id::KecamatanId;
use entity::status::{JenisTolokUkur, Letak};
use rust_decimal::Decimal;

use super::himpunan::{Angka, TanpaData};
use super::kubus::{AngkaIndikator, Kubus, Petak, Populasi};
use super::pencilan::{Pencilan, UjiPencilan};
use super::statistik::StatistikIndikator;
use crate::graphql::hitungan::Hitungan;
use crate::graphql::scalar::{Desimal, banyak};
use crate::hitung::{TakTerhitung, bulat};
use crate::indikator::graphql::Indikator;
use crate::lkjip::graphql::hitung_kesenjangan;
use crate::perbandingan::model::Lingkup;
use crate::perbandingan::rules::pencilan::{Uji, uji};
use crate::perbandingan::rules::statistik::statistik;
use crate::skala::graphql::Berpita;
use crate::wilayah::graphql::Kecamatan;

/// Median beberapa kecamatan sebagai pembanding. Tidak ditetapkan siapa pun: dihitung dari laporan saat
/// ditanyakan, tanpa kecamatan yang realisasinya tidak ada.
#[derive(Clone, Debug, SimpleObject)]
pub struct MedianKecamatan {
    /// KABUPATEN bila atas semua kecamatan, PEER bila atas sekelompok.
    jenis: JenisTolokUkur,
    /// Nama pembanding.
    nama: String,
    /// Tahun angka.
    tahun: i32,
    /// Letak kecamatan dalam kelompok; kosong bila tidak dikelompokkan menurut letak.
    letak: Option<Letak>,
    /// Banyaknya kecamatan yang realisasinya dihitung, termasuk kecamatan yang dibandingkan.
    dihitung: i32,
    /// Banyaknya kecamatan dalam lingkupnya.
    seluruhnya: i32,
    /// Median realisasi; masukannya realisasi tiap kecamatan menurut kodenya.
    nilai: Hitungan,
    /// Asal angka.
    sumber: &'static str,
    #[graphql(skip)]
    angka: Angka,
}

/// Kesenjangan realisasi satu kecamatan terhadap median yang dihitung.
#[derive(Clone, Debug, SimpleObject)]
pub struct TerhadapMedian {
    /// Median pembanding.
    median: MedianKecamatan,
    /// Realisasi dalam persen dari median.
    capaian: Hitungan,
    /// Realisasi dikurangi median, dalam satuan indikator.
    poin: Hitungan,
    /// Kesenjangan dalam persen dari median.
    persen: Hitungan,
}

/// Figures of one indicator and year.
#[derive(Clone, Debug)]
pub(super) struct Irisan {
    pub(super) indikator: Indikator,
    pub(super) tahun: i32,
    pub(super) petak: Vec<Petak>,
    skala: Arc<Vec<Berpita>>,
    median: Vec<(Populasi, MedianKecamatan)>,
    realisasi: Option<Uji>,
    capaian: Option<Uji>,
}

const fn sumber(lingkup: Lingkup) -> &'static str {
    match (lingkup.sertakan_proses, lingkup.per) {
        (true, _) => "Dihitung dari laporan yang disetujui dan berlaku atau sedang diperiksa",
        (false, None) => "Dihitung dari laporan yang disetujui dan berlaku",
        (false, Some(_)) => "Dihitung dari laporan yang disetujui dan berlaku pada saat `asOf`",
    }
}

impl MedianKecamatan {
    fn of(populasi: &Populasi, tahun: i32, petak: &[Petak], sumber: &'static str) -> Self {
        let angka: Vec<(&str, Decimal)> = petak
            .iter()
            .filter(|petak| populasi.anggota.contains(&petak.id()))
            .filter_map(|petak| {
                let nilai = petak.nilai(AngkaIndikator::Realisasi)?;
                Some((petak.kecamatan.row().kode.as_str(), nilai))
            })
            .collect();
        let nilai: Vec<Decimal> = angka.iter().map(|(_, nilai)| *nilai).collect();
        let median = if nilai.is_empty() {
            Err(TakTerhitung::BelumDiisi)
        } else {
            statistik(&nilai)
                .map(|hasil| hasil.median)
                .ok_or(TakTerhitung::DiLuarJangkauan)
        };
        let masukan: Vec<(&str, Option<Decimal>)> = angka
            .into_iter()
            .map(|(kode, nilai)| (kode, Some(nilai)))
            .collect();
        Self {
            jenis: populasi.jenis,
            nama: populasi.nama.clone(),
            tahun,
            letak: populasi.letak,
            dihitung: banyak(nilai.len()),
            seluruhnya: banyak(populasi.anggota.len()),
            nilai: Hitungan::new(median, "median realisasi kecamatan", &masukan),
            sumber,
            angka: median,
        }
    }
}

impl Irisan {
    pub(super) fn of(kubus: &Kubus, indikator: &Indikator, tahun: i32, lingkup: Lingkup) -> Self {
        let petak = kubus.irisan(indikator, tahun);
        let median = kubus
            .populasi
            .iter()
            .map(|populasi| {
                let median = MedianKecamatan::of(populasi, tahun, &petak, sumber(lingkup));
                (populasi.clone(), median)
            })
            .collect();
        Self::new(indikator, tahun, petak, median, kubus)
    }

    /// Of the picked kecamatan alone, which are then all there is.
    pub(super) fn terpilih(kubus: &Kubus, indikator: &Indikator, tahun: i32) -> Self {
        let mut petak = kubus.irisan(indikator, tahun);
        petak.retain(|petak| {
            let dipilih = |ada: &Kecamatan| ada.row().id == petak.id();
            kubus.pilihan.iter().any(dipilih)
        });
        Self::new(indikator, tahun, petak, Vec::new(), kubus)
    }

    fn new(
        indikator: &Indikator,
        tahun: i32,
        petak: Vec<Petak>,
        median: Vec<(Populasi, MedianKecamatan)>,
        kubus: &Kubus,
    ) -> Self {
        let uji = |menurut| {
            let nilai: Vec<Decimal> = petak.iter().filter_map(|it| it.nilai(menurut)).collect();
            uji(&nilai)
        };
        Self {
            realisasi: uji(AngkaIndikator::Realisasi),
            capaian: uji(AngkaIndikator::Capaian),
            indikator: indikator.untuk(tahun),
            tahun,
            petak,
            skala: Arc::clone(&kubus.skala),
            median,
        }
    }

    pub(super) fn statistik(&self, letak: Option<Letak>) -> StatistikIndikator {
        let anggota = self
            .petak
            .iter()
            .filter(|petak| letak.is_none_or(|letak| petak.kecamatan.row().letak == letak))
            .filter(|petak| petak.nilai(AngkaIndikator::Realisasi).is_some())
            .filter_map(Petak::hasil);
        StatistikIndikator::of(letak, anggota, &self.skala, self.tahun)
    }

    pub(super) fn median_list(&self) -> Vec<MedianKecamatan> {
        self.median.iter().map(|(_, satu)| satu.clone()).collect()
    }

    /// How `realisasi` of one kecamatan stands to the medians of those it belongs to.
    pub(super) fn terhadap(&self, kecamatan: KecamatanId, realisasi: Angka) -> Vec<TerhadapMedian> {
        self.median
            .iter()
            .filter(|(populasi, _)| populasi.anggota.contains(&kecamatan))
            .map(|(_, median)| {
                let (capaian, poin, persen) = hitung_kesenjangan(median.angka, realisasi);
                TerhadapMedian {
                    median: median.clone(),
                    capaian,
                    poin,
                    persen,
                }
            })
            .collect()
    }

    pub(super) fn uji(&self, petak: &Petak, menurut: AngkaIndikator) -> Option<UjiPencilan> {
        let uji = match menurut {
            AngkaIndikator::Realisasi => self.realisasi,
            AngkaIndikator::Capaian => self.capaian,
        };
        Some(UjiPencilan::new(&uji?, petak.nilai(menurut)?))
    }

    pub(super) fn pencilan_list(&self, menurut: AngkaIndikator) -> Vec<Pencilan> {
        self.petak
            .iter()
            .filter_map(|petak| {
                let uji = self.uji(petak, menurut).filter(|uji| uji.pencilan)?;
                let nilai = petak.nilai(menurut)?;
                Some(Pencilan {
                    kecamatan: petak.kecamatan.clone(),
                    lkjip: petak.hasil()?.lkjip.clone(),
                    nilai: Desimal(match menurut {
                        AngkaIndikator::Realisasi => nilai.normalize(),
                        AngkaIndikator::Capaian => bulat(nilai),
                    }),
                    uji,
                })
            })
            .collect()
    }

    pub(super) fn tanpa_data_list(&self, menurut: AngkaIndikator) -> Vec<TanpaData> {
        self.petak
            .iter()
            .filter_map(|petak| petak.tanpa(menurut))
            .collect()
    }
}
