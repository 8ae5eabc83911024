//! Standard error of the index of satisfaction. PermenPANRB 14/2017 asks for a sample and says nothing of
//! its error; what follows is Cochran, *Sampling Techniques* (3rd ed., Wiley 1977), chapter 2: the variance of
//! a mean of a simple random sample without replacement is s² / n × (1 − n / N), with s² over n − 1; without
//! a known population the second factor is left out.
//!
//! A report tells how each unsur was answered, not how one person answered all nine, so that covariances
//! are unknown. By Cauchy–Schwarz the standard error of a sum is at most the sum of the standard errors, and
//! that bound is taken: 25 × weight × Σ √(s² / n × (1 − n / N)). It is never too small, and exact when
//! everybody gives the same answer to all questions. Where only the means (NRR) are known, the variance of
//! answers between 1 and 4 is at most (NRR − 1)(4 − NRR) (Bhatia & Davis, *A Better Bound on the
//! Variance*, American Mathematical Monthly 107, 2000); where only the index is known, that of the mean NRR
//! holds for all nine together, the bound being concave.
//!
//! Where few dissent, a sample often holds none of them, and its own variance says that there are none. Agresti &
//! Coull (*Approximate is Better than "Exact" for Interval Estimation of Binomial Proportions*, The American
//! Statistician 52, 1998) reckon with two more answers at either end of the scale and move the estimate towards
//! its middle. An index is published and stays where it is, so that there are four at either end here, and only in
//! s²: ADR 13 has what they cover.

use entity::status::{BobotSkm, Unsur};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::indeks::{JUMLAH_UNSUR, indeks};
use crate::hitung::TakTerhitung;

/// How one unsur was answered.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum HasilUnsur {
    /// How many answered 1, 2, 3 and 4.
    Jawaban([u32; 4]),
    /// The mean only.
    Nrr(Decimal),
}

/// A survey as far as its error depends on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Survei {
    /// All nine unsur, or none when only the index is known.
    pub unsur: Vec<(Unsur, HasilUnsur)>,
    /// The index by `bobot`, unrounded.
    pub indeks: Result<Decimal, TakTerhitung>,
    /// Weight of an unsur in that index.
    pub bobot: BobotSkm,
    /// How many answered.
    pub responden: Option<u32>,
    /// How many could have answered.
    pub populasi: Option<u32>,
}

/// Apa yang menjadi dasar galat baku sebuah indeks.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, async_graphql::Enum)]
pub enum DasarGalat {
    /// Banyaknya tiap jawaban kesembilan unsur.
    Jawaban,
    /// Nilai rata-rata (NRR) sekurang-kurangnya satu unsur; ragamnya diambil yang terbesar yang mungkin.
    Nrr,
    /// Indeksnya saja; ragamnya diambil yang terbesar yang mungkin.
    Indeks,
}

/// What of one unsur goes into a standard error.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Sampel {
    /// The unsur.
    pub unsur: Unsur,
    /// How many answered.
    pub n: u32,
    /// The variance s² of their answers with those added, or its upper bound.
    pub ragam: Decimal,
}

/// A standard error and what it stands on.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Galat {
    /// The bound of the standard error, in points of the index.
    pub nilai: Decimal,
    /// The nine unsur.
    pub sampel: [Sampel; JUMLAH_UNSUR],
    /// What it stands on.
    pub dasar: DasarGalat,
    /// Whether the population was known and corrects it.
    pub koreksi: bool,
}

impl Galat {
    /// How many answered the unsur that fewest did.
    pub fn responden(&self) -> u32 {
        self.sampel
            .iter()
            .map(|satu| satu.n)
            .min()
            .unwrap_or_default()
    }
}

/// The formula as a client reads it.
pub const RUMUS: &str = "25 × bobot × Σ √(s² / n × (1 − n / N)), s² dari n jawaban ditambah empat jawaban 1 dan \
    empat jawaban 4";

/// The formula for two years.
pub const RUMUS_SELISIH: &str = "√(galat baku kini² + galat baku lalu²)";

/// How many answers are added at either end of the scale.
const TAMBAHAN: u32 = 4;

/// Standard error of the index of `survei`; an upper bound (see the head of this file).
///
/// # Errors
/// [`TakTerhitung::BelumDiisi`] without index or respondents, with a single one, or with some of the unsur
/// only; [`TakTerhitung::DiLuarJangkauan`] for means that no answers can have.
pub fn galat_baku(survei: &Survei) -> Result<Galat, TakTerhitung> {
    let angka = survei.indeks?;
    let (unsur, dasar) = if survei.unsur.is_empty() {
        let penuh = indeks(&[Decimal::ONE; JUMLAH_UNSUR], survei.bobot)?;
        let rata = angka
            .checked_div(penuh)
            .ok_or(TakTerhitung::DiLuarJangkauan)?;
        let rata = HasilUnsur::Nrr(rata);
        let semua = Unsur::SEMUA.iter().map(|&unsur| (unsur, rata));
        (semua.collect(), DasarGalat::Indeks)
    } else {
        let terhitung = |(_, hasil): &(Unsur, HasilUnsur)| matches!(hasil, HasilUnsur::Jawaban(_));
        let dasar = if survei.unsur.iter().all(terhitung) {
            DasarGalat::Jawaban
        } else {
            DasarGalat::Nrr
        };
        (survei.unsur.clone(), dasar)
    };
    let mut koreksi = true;
    let sampel = unsur
        .iter()
        .map(|&(unsur, hasil)| {
            let (n, ragam) = ragam(hasil, survei.responden)?;
            Ok(Sampel { unsur, n, ragam })
        })
        .collect::<Result<Vec<_>, TakTerhitung>>()?;
    let galat = sampel
        .iter()
        .map(|&Sampel { n, ragam, .. }| {
            let faktor = survei
                .populasi
                .filter(|&populasi| populasi >= n)
                .map(|populasi| Decimal::from(populasi - n) / Decimal::from(populasi));
            koreksi &= faktor.is_some();
            let ragam = ragam / Decimal::from(n) * faktor.unwrap_or(Decimal::ONE);
            akar(ragam).ok_or(TakTerhitung::DiLuarJangkauan)
        })
        .collect::<Result<Vec<_>, _>>()?;
    Ok(Galat {
        nilai: indeks(&galat, survei.bobot)?,
        sampel: sampel.try_into().map_err(|_| TakTerhitung::BelumDiisi)?,
        dasar,
        koreksi,
    })
}

/// Standard error of the difference of two indices whose samples were drawn independently of each other: the
/// variances add up.
///
/// # Errors
/// [`TakTerhitung::DiLuarJangkauan`] for errors that no index can have.
pub fn galat_selisih(kini: Decimal, lalu: Decimal) -> Result<Decimal, TakTerhitung> {
    let kuadrat = |galat: Decimal| galat.checked_mul(galat);
    kuadrat(kini)
        .zip(kuadrat(lalu))
        .and_then(|(kini, lalu)| akar(kini.checked_add(lalu)?))
        .ok_or(TakTerhitung::DiLuarJangkauan)
}

/// Respondents of an unsur and the variance s² of their answers and of [`TAMBAHAN`], or its upper bound.
fn ragam(unsur: HasilUnsur, responden: Option<u32>) -> Result<(u32, Decimal), TakTerhitung> {
    let tambahan = Decimal::from(TAMBAHAN);
    match unsur {
        HasilUnsur::Jawaban(jawaban) => {
            let pangkat = |pangkat: u32| -> Decimal {
                (1_u64..)
                    .zip(jawaban)
                    .map(|(nilai, n)| Decimal::from(nilai.pow(pangkat) * u64::from(n)))
                    .sum()
            };
            let n = lebih_dari_satu(pangkat(0).to_u32())?;
            let banyak = Decimal::from(n) + tambahan * Decimal::TWO;
            let jumlah = pangkat(1) + tambahan * Decimal::from(1 + 4);
            let kuadrat = pangkat(2) + tambahan * Decimal::from(1 + 16);
            let ragam = (kuadrat * banyak - jumlah * jumlah) / (banyak * (banyak - Decimal::ONE));
            Ok((n, ragam))
        }
        HasilUnsur::Nrr(rata) => {
            let empat = Decimal::from(4);
            if rata < Decimal::ONE || rata > empat {
                return Err(TakTerhitung::DiLuarJangkauan);
            }
            let n = lebih_dari_satu(responden)?;
            let banyak = Decimal::from(n) + tambahan * Decimal::TWO;
            let rata = (rata * Decimal::from(n) + tambahan * Decimal::from(1 + 4)) / banyak;
            let terbesar = (rata - Decimal::ONE) * (empat - rata);
            Ok((n, terbesar * banyak / (banyak - Decimal::ONE)))
        }
    }
}

fn lebih_dari_satu(n: Option<u32>) -> Result<u32, TakTerhitung> {
    n.filter(|&n| n > 1).ok_or(TakTerhitung::BelumDiisi)
}

/// Square root to ten decimals, HALF_UP: exact for the first twenty decimals of what is given. None below
/// zero, and above what a variance of answers can be.
pub fn akar(angka: Decimal) -> Option<Decimal> {
    let skala = Decimal::from(100_000_000_000_000_000_000_u128);
    let bulat = angka.checked_mul(skala)?.trunc().to_u128()?;
    let akar = bulat.isqrt();
    let akar = akar + u128::from(bulat - akar * akar > akar);
    Some(Decimal::from_i128_with_scale(
        i128::try_from(akar).ok()?,
        10,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hitung::bulat;
    use crate::skm::rules::indeks::nrr;
    use proptest::prelude::*;

    fn survei(unsur: Vec<HasilUnsur>, responden: u32, populasi: Option<u32>) -> Survei {
        let rata: Vec<Decimal> = unsur
            .iter()
            .map(|unsur| match *unsur {
                HasilUnsur::Jawaban(jawaban) => nrr(jawaban).unwrap(),
                HasilUnsur::Nrr(rata) => rata,
            })
            .collect();
        Survei {
            indeks: indeks(&rata, BobotSkm::Tepat),
            unsur: Unsur::SEMUA.iter().copied().zip(unsur).collect(),
            bobot: BobotSkm::Tepat,
            responden: Some(responden),
            populasi,
        }
    }

    #[test]
    fn a_root_is_rounded_half_up() {
        for (angka, harapan) in [
            ("0", "0"),
            ("1", "1"),
            ("2", "1.4142135624"),
            ("0.25", "0.5"),
            ("2.25", "1.5"),
            ("0.00000000000000000001", "0.0000000001"),
        ] {
            let hasil = akar(angka.parse().unwrap()).unwrap();
            assert_eq!(hasil, harapan.parse::<Decimal>().unwrap(), "{angka}");
        }
        assert_eq!(akar(Decimal::NEGATIVE_ONE), None);
    }

    /// 100 people of whom half answer 3 and half 4, and four more at either end: s² = (1318 − 370² / 108) / 107 =
    /// 0.471097, SE of a mean 0.068637, times 25.
    #[test]
    fn a_survey_reckoned_by_hand() {
        let jawaban = HasilUnsur::Jawaban([0, 0, 50, 50]);
        let hasil = galat_baku(&survei(vec![jawaban; 9], 100, None)).unwrap();
        assert_eq!(bulat(hasil.nilai), Decimal::new(172, 2));
        assert_eq!((hasil.dasar, hasil.koreksi), (DasarGalat::Jawaban, false));
        // Of 400 people, √(1 − 1/4) of that; of all of them, nothing.
        let hasil = galat_baku(&survei(vec![jawaban; 9], 100, Some(400))).unwrap();
        assert_eq!(
            (bulat(hasil.nilai), hasil.koreksi),
            (Decimal::new(149, 2), true)
        );
        let hasil = galat_baku(&survei(vec![jawaban; 9], 100, Some(100))).unwrap();
        assert_eq!(hasil.nilai, Decimal::ZERO);
    }

    /// 100 people who all answer 3: s² = (968 − 320² / 108) / 107 = 0.185531.
    #[test]
    fn where_nobody_dissents_somebody_may_have() {
        let hasil = |unsur| galat_baku(&survei(vec![unsur; 9], 100, None)).unwrap();
        let jawaban = hasil(HasilUnsur::Jawaban([0, 0, 100, 0]));
        assert_eq!(bulat(jawaban.nilai), Decimal::new(108, 2));
        // The bound of a mean of 320 / 108 is (212 / 108) (112 / 108) 108 / 107.
        let rata = hasil(HasilUnsur::Nrr(Decimal::from(3)));
        assert_eq!(bulat(rata.nilai), Decimal::new(358, 2));
    }

    /// Each unsur tells for itself how many answered it; the fewest are the sample.
    #[test]
    fn the_sample_is_that_of_the_answers_and_the_error_can_be_had_from_it_again() {
        let mut jawaban = vec![HasilUnsur::Jawaban([0, 0, 5, 7]); 9];
        jawaban[3] = HasilUnsur::Jawaban([0, 0, 5, 5]);
        let mut tanpa = survei(jawaban, 0, None);
        tanpa.responden = None;
        let hasil = galat_baku(&tanpa).unwrap();
        assert_eq!(hasil.responden(), 10);
        assert_eq!(hasil.sampel[3].unsur, Unsur::SEMUA[3]);
        // (225 − 63² / 20) / 19 and (193 − 55² / 18) / 17.
        assert_eq!(bulat(hasil.sampel[0].ragam), Decimal::new(140, 2));
        assert_eq!(bulat(hasil.sampel[3].ragam), Decimal::new(147, 2));
        let lagi: Decimal = hasil
            .sampel
            .iter()
            .map(|satu| akar(satu.ragam / Decimal::from(satu.n)).unwrap())
            .sum();
        let lagi = lagi * Decimal::from(25) / Decimal::from(9);
        assert_eq!(bulat(lagi), bulat(hasil.nilai));
    }

    #[test]
    fn what_a_survey_does_not_tell() {
        let nrr = HasilUnsur::Nrr(Decimal::new(35, 1));
        let mut tanpa = survei(vec![nrr; 9], 100, None);
        tanpa.responden = None;
        assert_eq!(galat_baku(&tanpa), Err(TakTerhitung::BelumDiisi));
        let satu = survei(vec![HasilUnsur::Jawaban([0, 0, 0, 1]); 9], 1, None);
        assert_eq!(galat_baku(&satu), Err(TakTerhitung::BelumDiisi));
        let mut luar = survei(vec![nrr; 9], 100, None);
        luar.unsur.clear();
        luar.indeks = Ok(Decimal::from(101));
        assert_eq!(galat_baku(&luar), Err(TakTerhitung::DiLuarJangkauan));
    }

    #[test]
    fn the_variances_of_two_years_add_up() {
        let tiga_empat = galat_selisih(Decimal::from(3), Decimal::from(4));
        assert_eq!(tiga_empat, Ok(Decimal::from(5)));
        let satu = galat_selisih(Decimal::new(172, 2), Decimal::ZERO);
        assert_eq!(satu, Ok(Decimal::new(172, 2)));
        let luar = galat_selisih(Decimal::MAX, Decimal::ONE);
        assert_eq!(luar, Err(TakTerhitung::DiLuarJangkauan));
    }

    proptest! {
        #[test]
        fn a_difference_errs_more_than_each_and_less_than_both(
            kini in 0_i64..75_000_000,
            lalu in 0_i64..75_000_000,
        ) {
            let (kini, lalu) = (Decimal::new(kini, 6), Decimal::new(lalu, 6));
            let selisih = galat_selisih(kini, lalu).unwrap();
            prop_assert!(selisih >= kini.max(lalu) && selisih <= kini + lalu);
        }

        #[test]
        fn the_less_is_known_the_larger(
            jawaban in prop::collection::vec(prop::array::uniform4(1_u32..200), 9),
            n in 4_u32..800,
        ) {
            // Everybody answers everything.
            let jawaban: Vec<[u32; 4]> = jawaban
                .into_iter()
                .map(|[a, b, c, _]| {
                    let a = a.min(n);
                    let b = b.min(n - a);
                    let c = c.min(n - a - b);
                    [a, b, c, n - a - b - c]
                })
                .collect();
            let penuh = survei(jawaban.iter().copied().map(HasilUnsur::Jawaban).collect(), n, None);
            let rata = jawaban.iter().map(|j| HasilUnsur::Nrr(nrr(*j).unwrap())).collect();
            let rata = survei(rata, n, None);
            let mut saja = rata.clone();
            saja.unsur.clear();
            let galat = |survei: &Survei| galat_baku(survei).unwrap().nilai;
            let sedikit = Decimal::new(1, 7);
            prop_assert!(galat(&penuh) <= galat(&rata) + sedikit);
            prop_assert!(galat(&rata) <= galat(&saja) + sedikit);
            let mut sebagian = penuh.clone();
            sebagian.populasi = Some(n * 2);
            prop_assert!(galat(&sebagian) <= galat(&penuh));
        }

        #[test]
        fn a_root_squared_is_what_it_was_of(angka in 0_i64..9_000_000) {
            let angka = Decimal::new(angka, 6);
            let akar = akar(angka).unwrap();
            prop_assert!((akar * akar - angka).abs() <= Decimal::new(7, 10));
        }
    }
}
