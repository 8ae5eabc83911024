//! One indicator over the years: distribution, outliers, who improved and who fell.

use std::sync::Arc;

use async_graphql::{ComplexObject, Object, SimpleObject};
use entity::status::Letak;
use rust_decimal::Decimal;

use super::himpunan::TanpaData;
use super::irisan::Irisan;
use super::ketidakpastian::{KetidakpastianIndeks, Sandaran};
use super::kubus::{AngkaIndikator, Kubus, Petak};
use super::pencilan::Pencilan;
use super::statistik::StatistikIndikator;
use crate::error::ApiError;
use crate::graphql::context::Reading;
use crate::graphql::hitungan::Hitungan;
use crate::graphql::scalar::{Saat, banyak};
use crate::hitung::tanpa_sisa_bagi;
use crate::indikator::graphql::Indikator;
use crate::kelompok::graphql::Kelompok;
use crate::lkjip::graphql::Lkjip;
use crate::perbandingan::model::{Lingkup, Pertanyaan};
use crate::perbandingan::rules::peringkat::{Arah, peringkat};
use crate::perbandingan::rules::perubahan::{ArahPerubahan, gerak};
use crate::wilayah::graphql::Kecamatan;

/// Satu indikator dari tahun ke tahun.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub struct TrenIndikator {
    #[graphql(skip)]
    pub(super) tanya: Pertanyaan,
    /// Indikator.
    indikator: Indikator,
    /// Tahun pertama.
    dari: i32,
    /// Tahun terakhir.
    sampai: i32,
    /// Angka yang dibandingkan antartahun dan yang diuji sebagai pencilan.
    menurut: AngkaIndikator,
    /// Penyaring letak kecamatan; kosong berarti semua.
    letak: Option<Letak>,
    /// Penyaring kelompok pembanding; kosong berarti semua.
    kelompok: Option<Kelompok>,
    /// Benar bila laporan yang sedang diperiksa diikutkan.
    sertakan_proses: bool,
    /// Saat keadaan yang dibandingkan; kosong berarti sekarang.
    as_of: Option<Saat>,
    /// Setiap tahun, dari yang paling awal; juga yang tanpa data.
    titik_list: Vec<TitikTren>,
    /// Perubahan dari tahun pertama ke tahun terakhir; kosong bila hanya satu tahun.
    perubahan: Option<PerubahanKecamatan>,
}

/// The schema's `TitikTren`.
#[derive(Clone, Debug)]
pub struct TitikTren {
    irisan: Arc<Irisan>,
    menurut: AngkaIndikator,
    perubahan: Option<PerubahanKecamatan>,
}

/// Perubahan tiap kecamatan antara dua tahun. Hanya angka dari laporan kedua tahun itu yang
/// dibandingkan; yang tanpa salah satunya didaftar tersendiri.
#[derive(Clone, Debug, SimpleObject)]
pub struct PerubahanKecamatan {
    /// Tahun awal.
    dari: i32,
    /// Tahun akhir.
    sampai: i32,
    /// Kecamatan, dari yang paling membaik sampai yang paling memburuk; yang sama besar urut kode.
    baris_list: Vec<BarisPerubahan>,
    /// Kecamatan yang perubahannya tidak terhitung, urut kode.
    tanpa_perubahan_list: Vec<TanpaPerubahan>,
    /// Banyaknya kecamatan yang membaik.
    membaik: i32,
    /// Banyaknya kecamatan yang tetap.
    tetap: i32,
    /// Banyaknya kecamatan yang memburuk.
    memburuk: i32,
}

/// Perubahan satu kecamatan.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub struct BarisPerubahan {
    /// Tempat menurut perbaikannya, mulai dari 1; yang sama besar berbagi tempat (1, 2, 2, 4).
    peringkat: i32,
    /// Kecamatan.
    kecamatan: Kecamatan,
    /// Laporan tahun awal.
    lkjip_awal: Lkjip,
    /// Laporan tahun akhir.
    lkjip_akhir: Lkjip,
    /// Angka akhir dikurangi angka awal: dalam satuannya, atau poin persen bila angkanya persen.
    perubahan: Hitungan,
    /// Membaik atau memburuk menurut polaritas indikator.
    arah: ArahPerubahan,
    #[graphql(skip)]
    sandaran: Option<Sandaran>,
}

#[ComplexObject]
impl BarisPerubahan {
    /// Seberapa pasti perubahannya; hanya bila kedua angkanya sama (dua desimal) dengan indeks SKM menurut survei dalam
    /// laporannya.
    async fn ketidakpastian(&self) -> Result<Option<KetidakpastianIndeks>, ApiError> {
        match &self.sandaran {
            Some(sandaran) => sandaran.ketidakpastian().await,
            None => Ok(None),
        }
    }
}

/// Kecamatan yang perubahannya tidak terhitung.
#[derive(Clone, Debug, SimpleObject)]
pub struct TanpaPerubahan {
    /// Tahun yang angkanya tidak ada atau tidak sebanding; bila keduanya, tahun awal.
    pub(super) tahun: i32,
    /// Kecamatan dan sebabnya.
    pub(super) tanpa_data: TanpaData,
}

impl TrenIndikator {
    /// The years from `dari` to `sampai` of the kecamatan in `lingkup`.
    ///
    /// # Errors
    /// [`ApiError::Forbidden`] when reports under review are asked for by someone who may not.
    pub async fn of(
        reading: &Reading,
        tanya: Pertanyaan,
        indikator: Indikator,
        (dari, sampai): (i32, i32),
        (lingkup, menurut): (Lingkup, AngkaIndikator),
    ) -> Result<Self, ApiError> {
        let tahun: Vec<i32> = (dari..=sampai).collect();
        let satu = [indikator.clone()];
        let kubus = Kubus::of(reading, &satu, &tahun, (lingkup, None)).await?;
        let irisan: Vec<Arc<Irisan>> = tahun
            .iter()
            .map(|&tahun| Arc::new(Irisan::terpilih(&kubus, &indikator, tahun)))
            .collect();
        let perubahan = match &irisan[..] {
            [awal, .., akhir] => Some(PerubahanKecamatan::of(awal, akhir, menurut)),
            [] | [_] => None,
        };
        let titik_list = irisan
            .iter()
            .enumerate()
            .map(|(ke, kini)| TitikTren {
                perubahan: ke
                    .checked_sub(1)
                    .map(|lalu| PerubahanKecamatan::of(&irisan[lalu], kini, menurut)),
                irisan: Arc::clone(kini),
                menurut,
            })
            .collect();
        Ok(Self {
            tanya,
            indikator,
            dari,
            sampai,
            menurut,
            letak: lingkup.letak,
            kelompok: kubus.kelompok,
            sertakan_proses: lingkup.sertakan_proses,
            as_of: lingkup.per.map(Saat),
            titik_list,
            perubahan,
        })
    }
}

impl PerubahanKecamatan {
    fn of(awal: &Irisan, akhir: &Irisan, menurut: AngkaIndikator) -> Self {
        let arah = menurut.arah(akhir.indikator.row().polaritas);
        let berindeks = akhir.indikator.indeks_skm() && menurut == AngkaIndikator::Realisasi;
        let (mut ada, mut tanpa_perubahan) = (Vec::new(), Vec::new());
        for (lalu, kini) in awal.petak.iter().zip(&akhir.petak) {
            let tanpa = [(awal, lalu), (akhir, kini)]
                .into_iter()
                .find_map(|(irisan, petak)| {
                    Some(TanpaPerubahan {
                        tahun: irisan.tahun,
                        tanpa_data: petak.tanpa(menurut)?,
                    })
                })
                .or_else(|| {
                    Some(TanpaPerubahan {
                        tahun: awal.tahun,
                        tanpa_data: kini.berubah(lalu)?,
                    })
                });
            if tanpa.is_none() {
                ada.extend(Selisih::petak(lalu, kini, (menurut, berindeks)));
            }
            tanpa_perubahan.extend(tanpa);
        }
        Self::new((awal.tahun, akhir.tahun), ada, tanpa_perubahan, arah)
    }

    /// Who moved how far between two years, by kecamatan code, and who did not.
    pub(super) fn new(
        (dari, sampai): (i32, i32),
        ada: Vec<Selisih>,
        tanpa_perubahan_list: Vec<TanpaPerubahan>,
        arah: Arah,
    ) -> Self {
        let selisih: Vec<Decimal> = ada.iter().map(|satu| satu.poin).collect();
        let tempat = peringkat(&selisih, arah);
        let mut baris_list: Vec<BarisPerubahan> = ada
            .into_iter()
            .zip(tempat)
            .map(|(satu, tempat)| satu.baris(tempat, arah))
            .collect();
        baris_list.sort_by_key(|baris| baris.peringkat);
        let hitung = |arah| banyak(baris_list.iter().filter(|baris| baris.arah == arah).count());
        Self {
            dari,
            sampai,
            membaik: hitung(ArahPerubahan::Membaik),
            tetap: hitung(ArahPerubahan::Tetap),
            memburuk: hitung(ArahPerubahan::Memburuk),
            baris_list,
            tanpa_perubahan_list,
        }
    }
}

/// Both figures of a kecamatan and their difference.
pub(super) struct Selisih {
    kecamatan: Kecamatan,
    lkjip: (Lkjip, Lkjip),
    angka: (Decimal, Decimal),
    poin: Decimal,
    /// Whether both figures are indices of a survey, as far as the reports state what they found.
    berindeks: bool,
}

impl Selisih {
    /// None on overflow.
    pub(super) fn of(
        kecamatan: Kecamatan,
        lkjip: (Lkjip, Lkjip),
        angka: (Decimal, Decimal),
        berindeks: bool,
    ) -> Option<Self> {
        Some(Self {
            kecamatan,
            lkjip,
            angka,
            // Equal changes of quotients must not differ in what division cut off.
            poin: tanpa_sisa_bagi(angka.1.checked_sub(angka.0)?),
            berindeks,
        })
    }

    fn petak(
        lalu: &Petak,
        kini: &Petak,
        (menurut, berindeks): (AngkaIndikator, bool),
    ) -> Option<Self> {
        let angka = (lalu.nilai(menurut)?, kini.nilai(menurut)?);
        let lkjip = (lalu.hasil()?.lkjip.clone(), kini.hasil()?.lkjip.clone());
        Self::of(lalu.kecamatan.clone(), lkjip, angka, berindeks)
    }

    fn baris(self, tempat: usize, arah: Arah) -> BarisPerubahan {
        let sandaran = self.berindeks.then(|| Sandaran {
            nilai: self.poin,
            kini: (self.lkjip.1.clone(), self.angka.1),
            lalu: Some((self.lkjip.0.clone(), self.angka.0)),
        });
        BarisPerubahan {
            sandaran,
            peringkat: banyak(tempat),
            kecamatan: self.kecamatan,
            lkjip_awal: self.lkjip.0,
            lkjip_akhir: self.lkjip.1,
            perubahan: Hitungan::new(
                Ok(self.poin),
                "akhir − awal",
                &[("awal", Some(self.angka.0)), ("akhir", Some(self.angka.1))],
            ),
            arah: gerak(self.poin, arah),
        }
    }
}

/// Satu tahun dalam sebuah tren.
#[Object]
impl TitikTren {
    /// Tahun anggaran yang dilaporkan.
    async fn tahun(&self) -> i32 {
        self.irisan.tahun
    }

    /// Banyaknya kecamatan dalam lingkupnya, dengan dan tanpa data.
    async fn seluruhnya(&self) -> i32 {
        banyak(self.irisan.petak.len())
    }

    /// Sebaran di kecamatan yang realisasinya ada: median, kuartil, dan banyaknya pada tiap pita.
    async fn statistik(&self) -> StatistikIndikator {
        self.irisan.statistik(None)
    }

    /// Sebaran menurut letak kecamatan.
    async fn statistik_letak_list(&self) -> Vec<StatistikIndikator> {
        Letak::SEMUA
            .iter()
            .map(|&letak| self.irisan.statistik(Some(letak)))
            .collect()
    }

    /// Kecamatan yang angkanya jauh dari yang lain, urut kode; tetap ikut dihitung.
    async fn pencilan_list(&self) -> Vec<Pencilan> {
        self.irisan.pencilan_list(self.menurut)
    }

    /// Kecamatan tanpa angka yang dibandingkan (`menurut`), urut kode; tidak ditaksir.
    async fn tanpa_data_list(&self) -> Vec<TanpaData> {
        self.irisan.tanpa_data_list(self.menurut)
    }

    /// Perubahan dari tahun sebelumnya; kosong pada tahun pertama.
    async fn perubahan(&self) -> Option<&PerubahanKecamatan> {
        self.perubahan.as_ref()
    }
}
