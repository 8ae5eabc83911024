//! Values that lie far from the others. They are marked, never removed: whether such a figure is wrong
//! or merely unusual is for a person to say.
//!
//! No regulation sets a measure. This is the modified z-score of Iglewicz & Hoaglin, *How to Detect and
//! Handle Outliers* (ASQC Basic References in Quality Control 16, 1993): 0.6745 × (x − median) / MAD,
//! where MAD is the median of the absolute deviations from the median; beyond 3.5 in either direction
//! a value is an outlier. Unlike mean and standard deviation, median and MAD are not moved by the
//! outliers themselves.
//!
//! When at least half of the values are equal, MAD is zero. Then the mean absolute deviation takes its
//! place, as (x − median) / (1.253314 × mean deviation), with the same bound (*Modified z score*,
//! IBM Cognos Analytics 11.1);
//! 1.253314 is √(π/2), which makes it comparable for a normal distribution. There is no least distance: of ten
//! values of which nine are equal the tenth is an outlier, however near it is. No source sets one, and it would
//! depend on the unit; that it is so is said with the measure. When all are equal, nothing is an outlier.

use rust_decimal::Decimal;

use super::statistik::statistik;

/// Fewer values are not tested: of four, any one may look far from the other three. No source sets this
/// number.
pub const PALING_SEDIKIT: usize = 5;

/// Bound of the score in either direction.
pub const AMBANG: Decimal = Decimal::from_parts(35, 0, 0, false, 1);

/// 0.6745, the third quartile of the standard normal distribution.
const TEGAK: Decimal = Decimal::from_parts(6745, 0, 0, false, 4);

/// √(π/2).
const RATA: Decimal = Decimal::from_parts(1_253_314, 0, 0, false, 6);

/// Dengan apa jarak dari median diukur.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, async_graphql::Enum)]
pub enum CaraPencilan {
    /// Median simpangan mutlak (MAD); skornya 0,6745 × (nilai − median) / MAD.
    Mad,
    /// Rata-rata simpangan mutlak, karena MAD nol (sekurang-kurangnya separuh nilai sama); skornya
    /// (nilai − median) / (1,253314 × rata-rata simpangan). Tidak ada jarak terkecil: bila hampir semua nilai
    /// sama, selisih sekecil apa pun dari median dapat ditandai sebagai pencilan.
    RataRataSimpangan,
    /// Semua nilai sama; tidak ada yang menyimpang dan skornya nol.
    SamaSemua,
}

/// How values are tested for outliers.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Uji {
    /// What measures the distance.
    pub cara: CaraPencilan,
    /// Median of the values.
    pub median: Decimal,
    /// The deviation that measures: MAD, or the mean one; zero when all values are equal.
    pub simpangan: Decimal,
    /// The sum of deviations and their number: what the mean one is made of, exactly.
    rata: (Decimal, Decimal),
}

/// The test over `nilai`; none for fewer than [`PALING_SEDIKIT`], or on overflow.
pub fn uji(nilai: &[Decimal]) -> Option<Uji> {
    if nilai.len() < PALING_SEDIKIT {
        return None;
    }
    let median = statistik(nilai)?.median;
    let jarak: Vec<Decimal> = nilai
        .iter()
        .map(|satu| Some(satu.checked_sub(median)?.abs()))
        .collect::<Option<_>>()?;
    let sebaran = statistik(&jarak)?;
    let jumlah = jarak
        .iter()
        .try_fold(Decimal::ZERO, |a, b| a.checked_add(*b))?;
    let (cara, simpangan) = if !sebaran.median.is_zero() {
        (CaraPencilan::Mad, sebaran.median)
    } else if !jumlah.is_zero() {
        (CaraPencilan::RataRataSimpangan, sebaran.rata_rata)
    } else {
        (CaraPencilan::SamaSemua, Decimal::ZERO)
    };
    Some(Uji {
        cara,
        median,
        simpangan,
        rata: (jumlah, Decimal::from(nilai.len())),
    })
}

impl Uji {
    /// Score of one of the values, unrounded; none on overflow.
    pub fn skor(&self, nilai: Decimal) -> Option<Decimal> {
        let jarak = nilai.checked_sub(self.median)?;
        match self.cara {
            CaraPencilan::Mad => TEGAK.checked_mul(jarak)?.checked_div(self.simpangan),
            CaraPencilan::RataRataSimpangan => {
                let (jumlah, banyak) = self.rata;
                jarak
                    .checked_mul(banyak)?
                    .checked_div(RATA.checked_mul(jumlah)?)
            }
            CaraPencilan::SamaSemua => Some(Decimal::ZERO),
        }
    }

    /// Whether one of the values is an outlier: decided without a division, so that what lies on the
    /// bound is none. None on overflow.
    pub fn pencilan(&self, nilai: Decimal) -> Option<bool> {
        let jarak = nilai.checked_sub(self.median)?.abs();
        match self.cara {
            CaraPencilan::Mad => {
                Some(TEGAK.checked_mul(jarak)? > AMBANG.checked_mul(self.simpangan)?)
            }
            CaraPencilan::RataRataSimpangan => {
                let (jumlah, banyak) = self.rata;
                let batas = AMBANG.checked_mul(RATA)?.checked_mul(jumlah)?;
                Some(jarak.checked_mul(banyak)? > batas)
            }
            CaraPencilan::SamaSemua => Some(false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hitung::bulat;
    use proptest::prelude::*;

    fn d(angka: &[i64]) -> Vec<Decimal> {
        angka.iter().map(|&a| Decimal::new(a, 2)).collect()
    }

    /// The values of `angka` that are outliers.
    fn pencilan(angka: &[i64]) -> Vec<i64> {
        let uji = uji(&d(angka)).unwrap();
        angka
            .iter()
            .copied()
            .filter(|&satu| uji.pencilan(Decimal::new(satu, 2)).unwrap())
            .collect()
    }

    #[test]
    fn a_set_reckoned_by_hand() {
        // Median 3.20, deviations 1.10 0.60 0 0.70 0.90 2.20 0.50 0.10 11.80: MAD 0.70.
        let angka = [210, 260, 320, 390, 410, 540, 270, 310, 1500];
        let uji = uji(&d(&angka)).unwrap();
        assert_eq!(uji.cara, CaraPencilan::Mad);
        assert_eq!(uji.median, Decimal::new(320, 2));
        assert_eq!(uji.simpangan, Decimal::new(70, 2));
        // 0.6745 × 11.80 / 0.70 and 0.6745 × 2.20 / 0.70.
        let skor = |satu| bulat(uji.skor(Decimal::new(satu, 2)).unwrap());
        assert_eq!(skor(1500), Decimal::new(1137, 2));
        assert_eq!(skor(540), Decimal::new(212, 2));
        assert_eq!(skor(210), Decimal::new(-106, 2));
        assert_eq!(pencilan(&angka), [1500]);
    }

    #[test]
    fn when_most_are_equal_the_mean_deviation_measures() {
        // Nine of eighty and one of sixty: mean deviation 2, score −20 / (1.253314 × 2).
        let mut angka = vec![8000; 9];
        angka.push(6000);
        let hasil = uji(&d(&angka)).unwrap();
        assert_eq!(hasil.cara, CaraPencilan::RataRataSimpangan);
        assert_eq!(hasil.simpangan, Decimal::TWO);
        assert_eq!(
            bulat(hasil.skor(Decimal::from(60)).unwrap()),
            Decimal::new(-798, 2)
        );
        assert_eq!(pencilan(&angka), [6000]);
        // There is no least distance: 79.99 is as far from nine of eighty.
        angka[9] = 7999;
        assert_eq!(pencilan(&angka), [7999]);
        // Five of eighty, and four that differ: they are many, and none of them is far.
        assert_eq!(
            pencilan(&[8000, 8000, 8000, 8000, 8000, 7900, 7800, 8100, 8200]),
            [0_i64; 0]
        );
        let sama = uji(&d(&[8000; 5])).unwrap();
        assert_eq!(sama.cara, CaraPencilan::SamaSemua);
        assert_eq!(sama.skor(Decimal::from(80)), Some(Decimal::ZERO));
        assert_eq!(pencilan(&[8000; 5]), [0_i64; 0]);
    }

    #[test]
    fn four_values_are_not_tested() {
        assert_eq!(uji(&d(&[1, 1, 1, 900])), None);
        assert!(uji(&d(&[1, 2, 3, 4, 900])).is_some());
    }

    #[test]
    fn on_the_bound_is_not_beyond_it() {
        // MAD 67.45, and a deviation of 350: the score is 3.5.
        let angka = [-13490, -6745, 0, 6745, 35000];
        assert_eq!(uji(&d(&angka)).unwrap().simpangan, Decimal::new(6745, 2));
        assert_eq!(pencilan(&angka), [0_i64; 0]);
        assert_eq!(pencilan(&[-13490, -6745, 0, 6745, 35001]), [35001]);
    }

    proptest! {
        #[test]
        fn moving_and_stretching_marks_the_same(
            angka in prop::collection::vec(-100_000_i64..100_000, 5..40),
            geser in -100_000_i64..100_000,
            kali in 1_i64..100,
        ) {
            let semula = pencilan(&angka);
            let pindah: Vec<i64> = angka.iter().map(|a| a * kali + geser).collect();
            let harapan: Vec<i64> = semula.iter().map(|a| a * kali + geser).collect();
            prop_assert_eq!(pencilan(&pindah), harapan);
            let balik: Vec<i64> = angka.iter().map(|a| -a).collect();
            let harapan: Vec<i64> = semula.iter().map(|a| -a).collect();
            prop_assert_eq!(pencilan(&balik), harapan);
            // What is near to the median of most of them cannot be most of them.
            prop_assert!(semula.len() * 2 <= angka.len());
        }

        #[test]
        fn what_is_marked_has_a_score_beyond_the_bound(
            angka in prop::collection::vec(prop_oneof![3 => Just(50_i64), 1 => 0_i64..2_000], 5..40),
        ) {
            let uji = uji(&d(&angka)).unwrap();
            for satu in d(&angka) {
                let skor = uji.skor(satu).unwrap().abs();
                let beda = (skor - AMBANG).abs();
                let kabur = beda < Decimal::new(1, 20);
                prop_assert!(kabur || uji.pencilan(satu) == Some(skor > AMBANG));
            }
        }
    }
}
