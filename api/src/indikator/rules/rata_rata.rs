//! Capaian of a sasaran or tujuan: the arithmetic mean of its indicators (sample L402).

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
    use proptest::prelude::*;

    #[test]
    fn missing_figures_are_left_out_and_counted() {
        let hasil = rata_rata([Some(Decimal::from(100)), None, Some(Decimal::from(99))]);
        assert_eq!(hasil.nilai, Some(Decimal::new(995, 1)));
        assert_eq!((hasil.dihitung, hasil.seluruhnya), (2, 3));
        assert_eq!(rata_rata([None]).nilai, None);
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
    }
}
