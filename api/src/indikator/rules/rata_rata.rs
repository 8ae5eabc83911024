//! Capaian of a sasaran or tujuan: the arithmetic mean of its indicators, as Bab III of the sample
//! defines it and its Penutup states it; PermenPANRB 53/2014 gives no other.

use rust_decimal::Decimal;

/// A mean, and of how many of how many figures it is made.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct RataRata {
    /// Arithmetic mean in percent, unrounded; none when nothing was computed.
    pub nilai: Option<Decimal>,
    /// Figures that had a value.
    pub dihitung: usize,
    /// All figures.
    pub seluruhnya: usize,
}

/// Mean of the figures that have a value. A missing one is not zero: it is left out, and the counts
/// say so.
pub fn rata_rata(capaian: impl IntoIterator<Item = Option<Decimal>>) -> RataRata {
    let (mut jumlah, mut dihitung, mut seluruhnya) = (Some(Decimal::ZERO), 0_usize, 0_usize);
    for nilai in capaian {
        seluruhnya += 1;
        if let Some(nilai) = nilai {
            dihitung += 1;
            jumlah = jumlah.and_then(|jumlah| jumlah.checked_add(nilai));
        }
    }
    RataRata {
        nilai: jumlah.and_then(|jumlah| jumlah.checked_div(Decimal::from(dihitung))),
        dihitung,
        seluruhnya,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hitung::bulat;
    use proptest::prelude::*;

    #[test]
    fn missing_figures_are_left_out_and_counted() {
        let hasil = rata_rata([Some(Decimal::from(100)), None, Some(Decimal::from(99))]);
        assert_eq!(hasil.nilai, Some(Decimal::new(995, 1)));
        assert_eq!((hasil.dihitung, hasil.seluruhnya), (2, 3));
        assert_eq!(rata_rata([None]).nilai, None);
        assert_eq!(rata_rata([]).seluruhnya, 0);
    }

    #[test]
    fn a_capaian_of_zero_counts_and_a_missing_one_does_not() {
        let nol = rata_rata([Some(Decimal::ZERO), Some(Decimal::ONE_HUNDRED)]);
        assert_eq!(nol.nilai, Some(Decimal::from(50)));
        let kosong = rata_rata([None, Some(Decimal::ONE_HUNDRED)]);
        assert_eq!(kosong.nilai, Some(Decimal::ONE_HUNDRED));
    }

    #[test]
    fn a_mean_that_is_exactly_a_half_is_rounded_up() {
        // Against a target of 3: the mean of the six is 52.325, and no single one is exact.
        let capaian = [15_475_i64, 12_440, 6_880, 3_076, 15_987, 40_327]
            .map(|r| Some(Decimal::new(r, 4) * Decimal::ONE_HUNDRED / Decimal::from(3)));
        assert_eq!(
            rata_rata(capaian).nilai.map(bulat),
            Some(Decimal::new(5233, 2))
        );
    }

    /// Least common multiple.
    fn kelipatan(a: i128, b: i128) -> i128 {
        let (mut x, mut y) = (a, b);
        while y != 0 {
            (x, y) = (y, x % y);
        }
        a / x * b
    }

    proptest! {
        #[test]
        fn lies_between_the_extremes_whatever_the_order(mut angka in prop::collection::vec(0_i64..=9_999_999, 1..30)) {
            let hitung = |angka: &[i64]| {
                rata_rata(angka.iter().map(|&a| Some(Decimal::new(a, 4)))).nilai.unwrap()
            };
            let rata = hitung(&angka);
            angka.sort_unstable();
            prop_assert_eq!(rata, hitung(&angka));
            prop_assert!(Decimal::new(angka[0], 4) <= rata.round_dp(10));
            prop_assert!(rata.round_dp(10) <= Decimal::new(angka[angka.len() - 1], 4));
        }

        #[test]
        fn agrees_with_integer_arithmetic_whatever_is_missing(
            baris in prop::collection::vec((1_i64..=60, 0_i64..=2_000_000, any::<bool>()), 1..12)
        ) {
            let ada = || baris.iter().filter(|(_, _, ada)| *ada);
            let hasil = rata_rata(baris.iter().map(|&(t, r, ada)| {
                ada.then(|| Decimal::new(r, 4) * Decimal::ONE_HUNDRED / Decimal::from(t))
            }));
            prop_assert_eq!(hasil.dihitung, ada().count());
            prop_assert_eq!(hasil.seluruhnya, baris.len());
            let penyebut: i128 = ada().map(|(t, _, _)| i128::from(*t)).fold(1, kelipatan);
            let jumlah: i128 = ada().map(|(t, r, _)| i128::from(*r) * (penyebut / i128::from(*t))).sum();
            // Mean in hundredths of a percent: jumlah / 10 000 × 100 × 100 / (penyebut × n).
            let bagi = penyebut * i128::try_from(hasil.dihitung).unwrap();
            let harapan = (bagi > 0 && hasil.dihitung > 0)
                .then(|| Decimal::from_i128_with_scale((2 * jumlah + bagi) / (2 * bagi), 2));
            prop_assert_eq!(hasil.nilai.map(bulat), harapan);
        }
    }
}
