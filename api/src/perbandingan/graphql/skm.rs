//! The satisfaction surveys of a year: which unsur is weakest where.

use std::collections::HashSet;

use async_graphql::{ComplexObject, Enum, SimpleObject};
use entity::id::KecamatanId;
use entity::status::{BobotSkm, Letak, Unsur};
use rust_decimal::Decimal;

use super::himpunan::{berpasangan, kecamatan, kunci_kecamatan, skm_tidak_berlaku};
use super::ketidakpastian::KetidakpastianIndeks;
use super::pencilan::UjiPencilan;
use super::statistik::Statistik;
use crate::access::VisibleReport;
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
use crate::perbandingan::rules::sebanding::bobot_acuan;
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
    /// Laporannya menyatakan indikator SKM tidak berlaku tahun ini.
    TidakBerlaku,
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
    /// Kecamatan yang indeks atau nilai unsurnya diketahui, urut kode.
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

/// Sebaran angka di kecamatan seletak.
#[derive(Clone, Debug, SimpleObject)]
pub struct SebaranLetak {
    /// Letak kecamatan.
    letak: Letak,
    /// Sebaran nilai.
    sebaran: Statistik,
}

impl SebaranLetak {
    /// Of these figures, for each `letak` that has some.
    pub(super) fn semua(nilai: &[(Letak, Decimal)]) -> Vec<Self> {
        let sebaran = |letak: Letak| {
            let seletak = nilai.iter().filter(|(ini, _)| *ini == letak);
            let seletak: Vec<Decimal> = seletak.map(|(_, nilai)| *nilai).collect();
            Some(Self {
                letak,
                sebaran: statistik(&seletak)?.into(),
            })
        };
        Letak::SEMUA
            .iter()
            .filter_map(|&letak| sebaran(letak))
            .collect()
    }
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
    /// Nilai dikurangi median unsur ini di seluruh kabupaten, apa pun penyaringnya.
    terhadap_median: Hitungan,
    /// Nilai dikurangi median unsur ini di semua kecamatan seletak di kabupaten.
    terhadap_median_letak: Hitungan,
    /// Apakah nilainya jauh dari kecamatan lain; kosong bila kurang dari lima kecamatan.
    uji: Option<UjiPencilan>,
}

/// SKM satu kecamatan dalam perbandingan.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub struct SkmKecamatan {
    /// Kecamatan.
    kecamatan: Kecamatan,
    /// Laporan yang dihitung.
    lkjip: Lkjip,
    /// Hasil survei: indeks, mutu, nilai tiap unsur.
    skm: Skm,
    /// Unsur terendahnya; lebih dari satu bila sama, kosong bila hanya indeks yang diketahui.
    terlemah_list: Vec<Unsur>,
    /// Kesenjangan indeks terhadap setiap pembanding indikator SKM bagi tahun ini; tidak terhitung bila bobot
    /// unsurnya bukan bobot yang dipakai sebagian besar kecamatan.
    terhadap_tolok_ukur_list: Vec<Terhadap>,
}

#[ComplexObject]
impl SkmKecamatan {
    /// Seberapa pasti indeksnya; kosong bila indeksnya tidak terhitung.
    #[expect(clippy::unused_async, reason = "a resolver is async")]
    async fn ketidakpastian(&self) -> Result<Option<KetidakpastianIndeks>, ApiError> {
        let survei = self.skm.survei();
        let indeks = survei.indeks.ok();
        indeks
            .map(|indeks| KetidakpastianIndeks::of(indeks, &survei))
            .transpose()
    }
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

/// The survey of one kecamatan with the values of its unsur; without them where only the index is known.
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
    /// Of the kecamatan in `hanya`, against the medians of all of `survei`, the whole kabupaten.
    fn of(
        unsur: Unsur,
        survei: &[Survei],
        hanya: &HashSet<KecamatanId>,
    ) -> (Self, Option<Decimal>) {
        let sekabupaten: Vec<Titik<'_>> = survei
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
        let titik: Vec<&Titik<'_>> = sekabupaten
            .iter()
            .filter(|titik| hanya.contains(&titik.kecamatan.row().id))
            .collect();
        let berletak: Vec<(Letak, Decimal)> = titik
            .iter()
            .map(|titik| (titik.kecamatan.row().letak, titik.nilai))
            .collect();
        let semua: Vec<Decimal> = berletak.iter().map(|(_, nilai)| *nilai).collect();
        let paling_rendah = semua.iter().min().copied();
        let uji = uji(&semua);
        let tengah = median(sekabupaten.iter());
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
            sebaran_letak_list: SebaranLetak::semua(&berletak),
            terlemah_di_list: kecamatan(&|titik| titik.terlemah),
            terendah_list: kecamatan(&|titik| Some(titik.nilai) == paling_rendah),
            nilai_list: titik
                .iter()
                .map(|ini| {
                    let letak = ini.kecamatan.row().letak;
                    let seletak = sekabupaten
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
        (sebaran, median(titik.into_iter()).ok())
    }
}

/// Benchmarks of the index in a year, and its unit.
async fn pembanding(reading: &Reading, tahun: i32) -> Result<(Vec<TolokUkur>, String), ApiError> {
    let kamus = Indikator::semua(reading.clone()).await?;
    let Some(skm) = kamus.iter().find(|satu| satu.indeks_skm()) else {
        return Ok((Vec::new(), String::new()));
    };
    let mut semua = TolokUkur::by_indikator(reading.clone()).await?;
    let mut milik = semua.remove(&skm.row().id).unwrap_or_default();
    milik.retain(|satu| satu.row().tahun == tahun);
    Ok((milik, skm.untuk(tahun).row().satuan.clone()))
}

/// What the reports of the kabupaten hold of surveys, those that hold no unsur, and how all of them weigh the unsur.
async fn terbaca(
    reading: &Reading,
    lingkup: Lingkup,
) -> Result<(Vec<Survei>, Vec<TanpaUnsur>, Vec<BobotSkm>), ApiError> {
    let (mut survei, mut tanpa, mut bobot) = (Vec::new(), Vec::new(), Vec::new());
    for (kecamatan, lkjip) in berpasangan(reading, lingkup.sekabupaten()).await? {
        let Some(lkjip) = lkjip else {
            tanpa.push(TanpaUnsur {
                kecamatan,
                lkjip: None,
                alasan: AlasanTanpaUnsur::BelumAdaLaporan,
            });
            continue;
        };
        let skm = lkjip.hasil_skm().await?;
        bobot.extend(skm.as_ref().map(|skm| skm.survei().bobot));
        let nilai = skm.as_ref().map(Skm::nilai_unsur).unwrap_or_default();
        let berindeks = skm.as_ref().is_some_and(|skm| skm.indeks_angka().is_ok());
        if nilai.is_empty() {
            tanpa.push(TanpaUnsur {
                kecamatan: kecamatan.clone(),
                lkjip: Some(lkjip.clone()),
                alasan: if berindeks {
                    AlasanTanpaUnsur::HanyaIndeks
                } else {
                    AlasanTanpaUnsur::BelumDiisi
                },
            });
        }
        if let Some(skm) = skm
            && (berindeks || !nilai.is_empty())
        {
            survei.push((kecamatan, lkjip, skm, nilai));
        }
    }
    let kosong = tanpa.iter().filter(|satu: &&TanpaUnsur| satu.kosong());
    let kosong: Vec<VisibleReport> = kosong
        .filter_map(|satu| Some(satu.lkjip.as_ref()?.row().clone()))
        .collect();
    let tidak_berlaku = skm_tidak_berlaku(reading, &kosong).await?;
    for satu in &mut tanpa {
        let laporan = satu.lkjip.as_ref().map(|lkjip| lkjip.row().id);
        if satu.kosong() && laporan.is_some_and(|id| tidak_berlaku.contains(&id)) {
            satu.alasan = AlasanTanpaUnsur::TidakBerlaku;
        }
    }
    Ok((survei, tanpa, bobot))
}

impl TanpaUnsur {
    /// Whether there is a report, and nothing of a survey in it.
    fn kosong(&self) -> bool {
        self.alasan == AlasanTanpaUnsur::BelumDiisi
    }
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
        let (mut survei, mut tanpa_data_list, bobot) = terbaca(reading, lingkup).await?;
        let hanya = kunci_kecamatan(&kecamatan(reading, lingkup).await?);
        let (pembanding, satuan) = pembanding(reading, lingkup.tahun).await?;
        let acuan = bobot_acuan(&bobot);
        let (mut unsur_list, mut median) = (Vec::new(), Vec::new());
        for &unsur in Unsur::SEMUA {
            let (sebaran, tengah) = SebaranUnsur::of(unsur, &survei, &hanya);
            unsur_list.push(sebaran);
            median.extend(tengah.map(|tengah| (unsur, tengah)));
        }
        survei.retain(|(kecamatan, ..)| hanya.contains(&kecamatan.row().id));
        tanpa_data_list.retain(|satu| hanya.contains(&satu.kecamatan.row().id));
        let mut kecamatan_list = Vec::with_capacity(survei.len());
        for (kecamatan, lkjip, skm, nilai) in survei {
            let isi = skm.survei();
            let indeks = if Some(isi.bobot) == acuan {
                isi.indeks
            } else {
                Err(TakTerhitung::SkalaBerbeda)
            };
            let mut terhadap_tolok_ukur_list = Vec::new();
            for satu in &pembanding {
                if satu.bagi(kecamatan.row().id).await? {
                    terhadap_tolok_ukur_list.push(Terhadap::new(satu.clone(), &satuan, indeks));
                }
            }
            kecamatan_list.push(SkmKecamatan {
                kecamatan,
                lkjip,
                terlemah_list: terendah(&nilai),
                terhadap_tolok_ukur_list,
                skm,
            });
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
            kecamatan_list,
            tanpa_data_list,
        })
    }
}
