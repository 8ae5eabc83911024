//! The satisfaction surveys of a year: which unsur is weakest where.

use async_graphql::{Enum, SimpleObject};
use entity::status::{Letak, Unsur};
use rust_decimal::Decimal;

use super::himpunan::berpasangan;
use super::pencilan::UjiPencilan;
use super::statistik::Statistik;
use crate::error::ApiError;
use crate::graphql::context::Reading;
use crate::graphql::hitungan::Hitungan;
use crate::graphql::scalar::Saat;
use crate::hitung::TakTerhitung;
use crate::indikator::graphql::Indikator;
use crate::kelompok::graphql::Kelompok;
use crate::lkjip::graphql::{Lkjip, Skm, Terhadap, hitung_kesenjangan};
use crate::perbandingan::model::{Lingkup, Pertanyaan};
use crate::perbandingan::rules::pencilan::uji;
use crate::perbandingan::rules::statistik::statistik;
use crate::skm::rules::ekstrem::terendah;
use crate::tolok_ukur::graphql::TolokUkur;
use crate::wilayah::graphql::Kecamatan;

/// Mengapa hasil unsur sebuah kecamatan tidak dibandingkan.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, Enum)]
pub enum AlasanTanpaUnsur {
    /// Belum ada laporan yang ikut dihitung untuk tahun ini.
    BelumAdaLaporan,
    /// Laporannya tidak memuat hasil SKM.
    BelumDiisi,
    /// Hanya indeks yang diketahui, tanpa nilai unsurnya.
    HanyaIndeks,
}

/// SKM seluruh kecamatan pada satu tahun, unsur demi unsur (PermenPANRB 14/2017).
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub struct PerbandinganSkm {
    #[graphql(skip)]
    pub(super) tanya: Pertanyaan,
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
    /// Kesembilan unsur, menurut urutan peraturan.
    unsur_list: Vec<SebaranUnsur>,
    /// Unsur dengan median terendah; lebih dari satu bila sama, kosong bila tidak ada datanya.
    terlemah_list: Vec<Unsur>,
    /// Kecamatan yang nilai unsurnya diketahui, urut kode.
    kecamatan_list: Vec<SkmKecamatan>,
    /// Kecamatan tanpa nilai unsur, urut kode; tidak ditaksir.
    tanpa_data_list: Vec<TanpaUnsur>,
}

/// Satu unsur di seluruh kecamatan. Nilai ialah NRR × 25, dari 25 sampai 100.
#[derive(Clone, Debug, SimpleObject)]
pub struct SebaranUnsur {
    /// Unsur.
    unsur: Unsur,
    /// Sebaran nilai; kosong bila tidak ada datanya.
    sebaran: Option<Statistik>,
    /// Sebaran nilai menurut letak kecamatan, sejauh ada datanya.
    sebaran_letak_list: Vec<SebaranLetak>,
    /// Kecamatan yang unsur terendahnya unsur ini, urut kode.
    terlemah_di_list: Vec<Kecamatan>,
    /// Kecamatan dengan nilai terendah pada unsur ini; lebih dari satu bila sama.
    terendah_list: Vec<Kecamatan>,
    /// Tiap kecamatan, urut kode.
    nilai_list: Vec<NilaiUnsurKecamatan>,
}

/// Sebaran nilai satu unsur di kecamatan seletak.
#[derive(Clone, Debug, SimpleObject)]
pub struct SebaranLetak {
    /// Letak kecamatan.
    letak: Letak,
    /// Sebaran nilai.
    sebaran: Statistik,
}

/// Nilai satu unsur di satu kecamatan.
#[derive(Clone, Debug, SimpleObject)]
pub struct NilaiUnsurKecamatan {
    /// Kecamatan.
    kecamatan: Kecamatan,
    /// NRR × 25.
    nilai: Hitungan,
    /// Benar bila unsur ini yang terendah di kecamatan itu.
    terlemah: bool,
    /// Nilai dikurangi median unsur ini di semua kecamatan yang dibandingkan.
    terhadap_median: Hitungan,
    /// Nilai dikurangi median unsur ini di kecamatan seletak.
    terhadap_median_letak: Hitungan,
    /// Apakah nilainya jauh dari kecamatan lain; kosong bila kurang dari lima kecamatan.
    uji: Option<UjiPencilan>,
}

/// SKM satu kecamatan dalam perbandingan.
#[derive(Clone, Debug, SimpleObject)]
pub struct SkmKecamatan {
    /// Kecamatan.
    kecamatan: Kecamatan,
    /// Laporan yang dihitung.
    lkjip: Lkjip,
    /// Hasil survei: indeks, mutu, nilai tiap unsur.
    skm: Skm,
    /// Unsur terendahnya; lebih dari satu bila sama.
    terlemah_list: Vec<Unsur>,
    /// Kesenjangan indeks terhadap setiap pembanding indikator SKM bagi tahun ini.
    terhadap_tolok_ukur_list: Vec<Terhadap>,
}

/// Kecamatan yang nilai unsurnya tidak diketahui.
#[derive(Clone, Debug, SimpleObject)]
pub struct TanpaUnsur {
    /// Kecamatan.
    kecamatan: Kecamatan,
    /// Laporannya, bila ada yang ikut dihitung.
    lkjip: Option<Lkjip>,
    /// Mengapa.
    alasan: AlasanTanpaUnsur,
}

/// The survey of one kecamatan with the values of its unsur.
type Survei = (Kecamatan, Lkjip, Skm, Vec<(Unsur, Decimal)>);

/// One kecamatan's value of an unsur.
struct Titik<'a> {
    kecamatan: &'a Kecamatan,
    nrr: Decimal,
    nilai: Decimal,
    terlemah: bool,
}

fn duapuluh_lima(nrr: Decimal) -> Decimal {
    nrr * Decimal::from(25)
}

fn median<'a>(titik: impl Iterator<Item = &'a Titik<'a>>) -> Result<Decimal, TakTerhitung> {
    let nilai: Vec<Decimal> = titik.map(|titik| titik.nilai).collect();
    statistik(&nilai)
        .map(|hasil| hasil.median)
        .ok_or(TakTerhitung::BelumDiisi)
}

impl SebaranUnsur {
    fn of(unsur: Unsur, survei: &[Survei]) -> (Self, Option<Decimal>) {
        let titik: Vec<Titik<'_>> = survei
            .iter()
            .filter_map(|(kecamatan, _, _, nilai)| {
                let (_, nrr) = nilai.iter().find(|(ini, _)| *ini == unsur)?;
                Some(Titik {
                    kecamatan,
                    nrr: *nrr,
                    nilai: duapuluh_lima(*nrr),
                    terlemah: terendah(nilai).contains(&unsur),
                })
            })
            .collect();
        let nilai = |letak: Option<Letak>| -> Vec<Decimal> {
            titik
                .iter()
                .filter(|titik| letak.is_none_or(|letak| titik.kecamatan.row().letak == letak))
                .map(|titik| titik.nilai)
                .collect()
        };
        let semua = nilai(None);
        let paling_rendah = semua.iter().min().copied();
        let uji = uji(&semua);
        let tengah = median(titik.iter());
        let selisih = |titik: &Titik<'_>, median| hitung_kesenjangan(median, Ok(titik.nilai)).1;
        let kecamatan = |yang: &dyn Fn(&Titik<'_>) -> bool| {
            titik
                .iter()
                .filter(|titik| yang(titik))
                .map(|titik| titik.kecamatan.clone())
                .collect()
        };
        let sebaran = Self {
            unsur,
            sebaran: statistik(&semua).map(Statistik::from),
            sebaran_letak_list: Letak::SEMUA
                .iter()
                .filter_map(|&letak| {
                    Some(SebaranLetak {
                        letak,
                        sebaran: statistik(&nilai(Some(letak)))?.into(),
                    })
                })
                .collect(),
            terlemah_di_list: kecamatan(&|titik| titik.terlemah),
            terendah_list: kecamatan(&|titik| Some(titik.nilai) == paling_rendah),
            nilai_list: titik
                .iter()
                .map(|ini| {
                    let letak = ini.kecamatan.row().letak;
                    let seletak = titik
                        .iter()
                        .filter(|lain| lain.kecamatan.row().letak == letak);
                    NilaiUnsurKecamatan {
                        kecamatan: ini.kecamatan.clone(),
                        nilai: Hitungan::new(Ok(ini.nilai), "NRR × 25", &[("NRR", Some(ini.nrr))]),
                        terlemah: ini.terlemah,
                        terhadap_median: selisih(ini, tengah),
                        terhadap_median_letak: selisih(ini, median(seletak)),
                        uji: uji.as_ref().map(|uji| UjiPencilan::new(uji, ini.nilai)),
                    }
                })
                .collect(),
        };
        (sebaran, tengah.ok())
    }
}

/// The dictionary's indicator of the index.
const KODE: &str = "SKM";

/// Benchmarks of the index in a year.
async fn pembanding(reading: &Reading, tahun: i32) -> Result<Vec<TolokUkur>, ApiError> {
    let kamus = Indikator::semua(reading.clone()).await?;
    let id = kamus
        .iter()
        .find(|satu| satu.row().kode == KODE)
        .map(|satu| satu.row().id);
    let mut semua = TolokUkur::by_indikator(reading.clone()).await?;
    let mut milik = id.and_then(|id| semua.remove(&id)).unwrap_or_default();
    milik.retain(|satu| satu.row().tahun == tahun);
    Ok(milik)
}

impl PerbandinganSkm {
    /// The surveys in the reports of `lingkup`.
    ///
    /// # Errors
    /// [`ApiError::Forbidden`] when reports under review are asked for by someone who may not.
    pub async fn of(
        reading: &Reading,
        tanya: Pertanyaan,
        lingkup: Lingkup,
    ) -> Result<Self, ApiError> {
        let (mut survei, mut tanpa_data_list): (Vec<Survei>, _) = (Vec::new(), Vec::new());
        for (kecamatan, lkjip) in berpasangan(reading, lingkup).await? {
            let skm = match &lkjip {
                None => Err(AlasanTanpaUnsur::BelumAdaLaporan),
                Some(lkjip) => match lkjip.hasil_skm().await? {
                    None => Err(AlasanTanpaUnsur::BelumDiisi),
                    Some(skm) if skm.nilai_unsur().is_empty() => {
                        Err(if skm.indeks_angka().is_ok() {
                            AlasanTanpaUnsur::HanyaIndeks
                        } else {
                            AlasanTanpaUnsur::BelumDiisi
                        })
                    }
                    Some(skm) => Ok((lkjip.clone(), skm)),
                },
            };
            match skm {
                Ok((lkjip, skm)) => {
                    let nilai = skm.nilai_unsur();
                    survei.push((kecamatan, lkjip, skm, nilai));
                }
                Err(alasan) => tanpa_data_list.push(TanpaUnsur {
                    kecamatan,
                    lkjip,
                    alasan,
                }),
            }
        }
        let pembanding = pembanding(reading, lingkup.tahun).await?;
        let (mut unsur_list, mut median) = (Vec::new(), Vec::new());
        for &unsur in Unsur::SEMUA {
            let (sebaran, tengah) = SebaranUnsur::of(unsur, &survei);
            unsur_list.push(sebaran);
            median.extend(tengah.map(|tengah| (unsur, tengah)));
        }
        Ok(Self {
            tanya,
            tahun: lingkup.tahun,
            letak: lingkup.letak,
            kelompok: Kelompok::dari_lingkup(reading, lingkup.kelompok).await?,
            sertakan_proses: lingkup.sertakan_proses,
            as_of: lingkup.per.map(Saat),
            unsur_list,
            terlemah_list: terendah(&median),
            kecamatan_list: survei
                .into_iter()
                .map(|(kecamatan, lkjip, skm, nilai)| SkmKecamatan {
                    kecamatan,
                    lkjip,
                    terlemah_list: terendah(&nilai),
                    terhadap_tolok_ukur_list: pembanding
                        .iter()
                        .map(|satu| Terhadap::new(satu.clone(), "Skor", skm.indeks_angka()))
                        .collect(),
                    skm,
                })
                .collect(),
            tanpa_data_list,
        })
    }
}
