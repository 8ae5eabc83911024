//! One basis of ranking over the years: figures, distribution, who improved and who fell.

use std::collections::{HashMap, HashSet};

use async_graphql::{ComplexObject, SimpleObject};
use entity::id::KecamatanId;
use entity::status::{BobotSkm, JenisSkala, Letak};
use rust_decimal::Decimal;

use super::dasar::{Dasar, DasarPeringkat};
use super::himpunan::{AlasanTanpaData, TanpaData};
use super::kamus::KAMUS_BERUBAH;
use super::ketidakpastian::{KetidakpastianIndeks, Sandaran};
use super::papan::{Papan, Peserta};
use super::pencilan::{Pencilan, UjiPencilan};
use super::skm::SebaranLetak;
use super::statistik::{JumlahPita, Statistik};
use super::tren::{PerubahanKecamatan, Selisih, TanpaPerubahan};
use crate::error::ApiError;
use crate::graphql::context::Reading;
use crate::graphql::hitungan::Hitungan;
use crate::graphql::scalar::{Desimal, Saat};
use crate::indikator::graphql::Indikator;
use crate::kelompok::graphql::Kelompok;
use crate::komposit::graphql::Komposit;
use crate::lkjip::graphql::Lkjip;
use crate::perbandingan::model::{Lingkup, Pertanyaan};
use crate::perbandingan::rules::pencilan::uji;
use crate::perbandingan::rules::statistik::statistik;
use crate::skala::graphql as skala;
use crate::wilayah::graphql::Kecamatan;

/// Satu dasar peringkat dari tahun ke tahun.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub struct Tren {
    #[graphql(skip)]
    pub(super) tanya: Pertanyaan,
    /// Angka yang dibandingkan antartahun.
    menurut: DasarPeringkat,
    /// Indikatornya; kosong bila dasarnya bukan indikator.
    indikator: Option<Indikator>,
    /// Nilai gabungan yang berlaku pada tahun terakhir; bobotnya dipakai bagi semua tahun. Kosong bila
    /// dasarnya lain.
    komposit: Option<Komposit>,
    /// Tahun pertama.
    dari: i32,
    /// Tahun terakhir.
    sampai: i32,
    /// Penyaring letak kecamatan; kosong berarti semua.
    letak: Option<Letak>,
    /// Penyaring kelompok pembanding; kosong berarti semua.
    kelompok: Option<Kelompok>,
    /// Benar bila laporan yang sedang diperiksa diikutkan.
    sertakan_proses: bool,
    /// Saat keadaan yang dibandingkan; kosong berarti sekarang.
    as_of: Option<Saat>,
    /// Setiap tahun, dari yang paling awal; juga yang tanpa data.
    titik_list: Vec<TitikNilai>,
    /// Perubahan dari tahun pertama ke tahun terakhir; kosong bila hanya satu tahun.
    perubahan: Option<PerubahanKecamatan>,
}

/// Satu tahun dalam tren sebuah dasar peringkat.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub struct TitikNilai {
    /// Tahun anggaran yang dilaporkan.
    tahun: i32,
    /// Bobot unsur yang dipakai tahun itu; hanya bagi dasar SKM yang ada surveinya.
    bobot: Option<BobotSkm>,
    /// Sebaran angkanya; kosong bila tidak ada datanya.
    statistik: Option<Statistik>,
    /// Sebaran angkanya menurut letak kecamatan, sejauh ada datanya.
    sebaran_letak_list: Vec<SebaranLetak>,
    /// Kecamatan yang angkanya jauh dari yang lain, urut kode; tetap ikut dihitung. Kurang dari lima angka tidak diuji.
    pencilan_list: Vec<Pencilan>,
    /// Kecamatan yang angkanya ada, urut kode.
    baris_list: Vec<BarisTren>,
    /// Kecamatan tanpa angka yang sebanding, urut kode; tidak ditaksir.
    tanpa_data_list: Vec<TanpaData>,
    /// Perubahan dari tahun sebelumnya; kosong pada tahun pertama.
    perubahan: Option<PerubahanKecamatan>,
    #[graphql(skip)]
    reading: Reading,
    #[graphql(skip)]
    skala: Option<JenisSkala>,
    /// What is classed by that scale.
    #[graphql(skip)]
    tergolong: Vec<Decimal>,
}

#[ComplexObject]
impl TitikNilai {
    /// Banyaknya kecamatan pada tiap pita skala yang berlaku tahun itu, dari yang tertinggi; pita tanpa kecamatan tetap
    /// tercantum. Bagi SKM mutu pelayanannya, bagi indikator kategori capaiannya; serapan dan nilai gabungan tidak
    /// memiliki skala.
    async fn pita_list(&self) -> Result<Vec<JumlahPita>, ApiError> {
        let Some(jenis) = self.skala else {
            return Ok(Vec::new());
        };
        let semua = skala::semua(&self.reading).await?;
        Ok(JumlahPita::semua(
            &semua,
            jenis,
            self.tahun,
            &self.tergolong,
        ))
    }
}

/// Angka satu kecamatan pada satu tahun.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub struct BarisTren {
    /// Kecamatan.
    kecamatan: Kecamatan,
    /// Laporan yang dihitung.
    lkjip: Lkjip,
    /// Laporan tahun sebelumnya yang ikut dihitung; hanya bagi PENINGKATAN.
    lkjip_lalu: Option<Lkjip>,
    /// Angkanya, dengan rumus dan masukannya.
    hitungan: Hitungan,
    #[graphql(skip)]
    sandaran: Option<Sandaran>,
}

#[ComplexObject]
impl BarisTren {
    /// Seberapa pasti angkanya; hanya bila dasarnya indeks SKM atau peningkatannya, dan angkanya sama (dua desimal)
    /// dengan indeks menurut survei dalam laporannya. Nilai gabungan tidak memilikinya, karena komponen lainnya
    /// bukan hasil survei.
    async fn ketidakpastian(&self) -> Result<Option<KetidakpastianIndeks>, ApiError> {
        match &self.sandaran {
            Some(sandaran) => sandaran.ketidakpastian().await,
            None => Ok(None),
        }
    }
}

impl Tren {
    /// The years from `dari` to that of `lingkup`, by what is asked for: the basis, and the codes of an indicator
    /// and of a composite.
    ///
    /// # Errors
    /// As a ranking of the last year is refused.
    pub async fn of(
        reading: &Reading,
        tanya: Pertanyaan,
        (menurut, kode): (DasarPeringkat, (Option<&str>, Option<&str>)),
        dari: i32,
        lingkup: Lingkup,
    ) -> Result<Self, ApiError> {
        let sampai = lingkup.tahun;
        let dasar = Dasar::of(reading, menurut, kode, lingkup).await?;
        let dasar = dasar.sepanjang(sampai);
        let mut semua = Vec::new();
        for tahun in dari..=sampai {
            let papan = Papan::of(reading, &dasar, Lingkup { tahun, ..lingkup }).await?;
            semua.push((tahun, papan));
        }
        let perubahan = match &semua[..] {
            [awal, .., akhir] => Some(berubah(awal, akhir, &dasar)),
            [] | [_] => None,
        };
        let mut tahunan = vec![None];
        tahunan.extend(
            semua
                .windows(2)
                .map(|dua| Some(berubah(&dua[0], &dua[1], &dasar))),
        );
        Ok(Self {
            tanya,
            menurut,
            indikator: dasar.indikator().cloned(),
            komposit: dasar
                .gabungan(sampai)
                .map(|gabungan| gabungan.komposit.clone()),
            dari,
            sampai,
            letak: lingkup.letak,
            kelompok: Kelompok::dari_lingkup(reading, lingkup.kelompok).await?,
            sertakan_proses: lingkup.sertakan_proses,
            as_of: lingkup.per.map(Saat),
            titik_list: semua
                .into_iter()
                .zip(tahunan)
                .map(|((tahun, papan), perubahan)| {
                    TitikNilai::new(reading, (tahun, papan), perubahan, &dasar)
                })
                .collect(),
            perubahan,
        })
    }
}

impl TitikNilai {
    fn new(
        reading: &Reading,
        (tahun, papan): (i32, Papan),
        perubahan: Option<PerubahanKecamatan>,
        dasar: &Dasar,
    ) -> Self {
        let berletak: Vec<(Letak, Decimal)> = papan
            .peserta
            .iter()
            .map(|peserta| (peserta.kecamatan.row().letak, peserta.nilai))
            .collect();
        let nilai: Vec<Decimal> = berletak.iter().map(|(_, nilai)| *nilai).collect();
        Self {
            tahun,
            bobot: papan.bobot,
            statistik: statistik(&nilai).map(Statistik::from),
            sebaran_letak_list: SebaranLetak::semua(&berletak),
            pencilan_list: pencilan(&papan.peserta, &nilai, dasar),
            reading: reading.clone(),
            skala: dasar.skala(),
            tergolong: papan
                .peserta
                .iter()
                .filter_map(Peserta::tergolong)
                .collect(),
            baris_list: papan
                .peserta
                .into_iter()
                .map(|peserta| BarisTren {
                    sandaran: peserta.sandaran(dasar),
                    kecamatan: peserta.kecamatan,
                    lkjip: peserta.lkjip,
                    lkjip_lalu: peserta.lalu.map(|(lkjip, _)| lkjip),
                    hitungan: peserta.hitungan,
                })
                .collect(),
            tanpa_data_list: papan.tanpa,
            perubahan,
        }
    }
}

/// Those of `peserta` whose figure lies far from the others'.
fn pencilan(peserta: &[Peserta], nilai: &[Decimal], dasar: &Dasar) -> Vec<Pencilan> {
    let Some(uji) = uji(nilai) else {
        return Vec::new();
    };
    peserta
        .iter()
        .map(|peserta| Pencilan {
            kecamatan: peserta.kecamatan.clone(),
            lkjip: peserta.lkjip.clone(),
            nilai: Desimal(dasar.tampil(peserta.nilai)),
            uji: UjiPencilan::new(&uji, peserta.nilai),
        })
        .filter(|satu| satu.uji.pencilan)
        .collect()
}

/// How each kecamatan moved between the boards of two years.
fn berubah(
    (dari, awal): &(i32, Papan),
    (sampai, akhir): &(i32, Papan),
    dasar: &Dasar,
) -> PerubahanKecamatan {
    let tidak = |tahun: &i32, tanpa_data: TanpaData| TanpaPerubahan {
        tahun: *tahun,
        tanpa_data,
    };
    let milik = |peserta: &Peserta| peserta.kecamatan.row().id;
    let lalu: HashMap<KecamatanId, &Peserta> = awal
        .peserta
        .iter()
        .map(|peserta| (milik(peserta), peserta))
        .collect();
    let tiada: HashSet<KecamatanId> = awal.tanpa.iter().map(TanpaData::kecamatan_id).collect();
    let (mut ada, mut tanpa) = (Vec::new(), Vec::new());
    tanpa.extend(awal.tanpa.iter().map(|satu| tidak(dari, satu.clone())));
    tanpa.extend(
        akhir
            .tanpa
            .iter()
            .filter(|satu| !tiada.contains(&satu.kecamatan_id()))
            .map(|satu| tidak(sampai, satu.clone())),
    );
    for kini in &akhir.peserta {
        let Some(lalu) = lalu.get(&milik(kini)) else {
            continue;
        };
        // Another measure and other weights are another ruler.
        if let Some(perbedaan) = kini.ukuran_berubah(lalu) {
            let (kecamatan, lkjip) = (kini.kecamatan.clone(), kini.lkjip.clone());
            let beda = TanpaData::berlaporan(kecamatan, lkjip, perbedaan.into(), KAMUS_BERUBAH);
            tanpa.push(tidak(sampai, beda));
        } else if kini.ditimbang_lain(lalu) {
            let beda = TanpaData::berlaporan(
                kini.kecamatan.clone(),
                kini.lkjip.clone(),
                AlasanTanpaData::ModeBobotBerbeda,
                format!(
                    "Bobot unsur SKM tahun {sampai} bukan bobot tahun {dari}, sehingga indeksnya tidak sebanding."
                ),
            );
            tanpa.push(tidak(sampai, beda));
        } else {
            let (lkjip, angka) = (
                (lalu.lkjip.clone(), kini.lkjip.clone()),
                (lalu.nilai, kini.nilai),
            );
            // Two years of an improvement share a survey: their difference is not that of independent samples.
            let berindeks = dasar.berindeks() && kini.lalu.is_none();
            ada.extend(Selisih::of(kini.kecamatan.clone(), lkjip, angka, berindeks));
        }
    }
    tanpa.sort_by(|a, b| a.tanpa_data.kode().cmp(b.tanpa_data.kode()));
    PerubahanKecamatan::new((*dari, *sampai), ada, tanpa, dasar.arah())
}
