//! Distribution of a figure over the kecamatan, each with the same weight. Quartiles are those of
//! Hyndman & Fan, "Sample Quantiles in Statistical Packages" (The American Statistician 50, 1996),
//! type 7: linear interpolation at the position (n − 1) × k / 4 counted from 0. It is what an analyst
//! gets from QUARTILE.INC in a spreadsheet, and the default of R and NumPy.

use rust_decimal::Decimal;

/// Five-number summary and mean; all in the figure's unit, unrounded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statistik {
    /// How many values.
    pub jumlah: usize,
    /// Arithmetic mean.
    pub rata_rata: Decimal,
    /// Smallest value.
    pub minimum: Decimal,
    /// First quartile.
    pub kuartil_1: Decimal,
    /// Median.
    pub median: Decimal,
    /// Third quartile.
    pub kuartil_3: Decimal,
    /// Largest value.
    pub maksimum: Decimal,
}

/// Summary of `nilai`; none without values or on overflow. What is missing is not among the values:
/// it is neither zero nor estimated. Quartiles are of type 7 (see the head of this file).
pub fn statistik(nilai: &[Decimal]) -> Option<Statistik> {
    let mut urut = nilai.to_vec();
    urut.sort_unstable();
    let total = urut
        .iter()
        .try_fold(Decimal::ZERO, |a, b| a.checked_add(*b))?;
    Some(Statistik {
        jumlah: urut.len(),
        rata_rata: total.checked_div(Decimal::from(urut.len()))?,
        minimum: *urut.first()?,
        kuartil_1: kuartil(&urut, 1)?,
        median: kuartil(&urut, 2)?,
        kuartil_3: kuartil(&urut, 3)?,
        maksimum: *urut.last()?,
    })
}

/// Quartile `k` of sorted values: position (n − 1) × k / 4, counted from 0.
fn kuartil(urut: &[Decimal], k: usize) -> Option<Decimal> {
    let langkah = urut.len().checked_sub(1)?.checked_mul(k)?;
    let (bawah, sisa) = (langkah / 4, langkah % 4);
    let dari = *urut.get(bawah)?;
    let ke = *urut.get(bawah + usize::from(sisa > 0))?;
    let pecahan = Decimal::new(i64::try_from(sisa * 25).ok()?, 2);
    dari.checked_add(ke.checked_sub(dari)?.checked_mul(pecahan)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn d(angka: &[i64]) -> Vec<Decimal> {
        angka.iter().map(|&a| Decimal::from(a)).collect()
    }

    #[test]
    fn quartiles_of_a_known_set() {
        let hasil = statistik(&d(&[7, 15, 36, 39, 40, 41])).unwrap();
        assert_eq!(hasil.kuartil_1, Decimal::new(2025, 2));
        assert_eq!(hasil.median, Decimal::new(375, 1));
        assert_eq!(hasil.kuartil_3, Decimal::new(3975, 2));
        assert_eq!(statistik(&[]), None);
    }

    /// One set for each remainder of (n − 1) / 4, reckoned by hand as QUARTILE.INC does.
    #[test]
    fn quartiles_fall_on_values_or_between_them() {
        for (angka, harapan) in [
            (&[5][..], ["5", "5", "5"]),
            (&[1, 2], ["1.25", "1.5", "1.75"]),
            (&[1, 2, 4], ["1.5", "2", "3"]),
            (&[1, 2, 4, 8], ["1.75", "3", "5"]),
            (&[1, 2, 4, 8, 16], ["2", "4", "8"]),
            (&[1, 2, 4, 8, 16, 32], ["2.5", "6", "14"]),
            (&[3, 3, 3, 3, 3, 3, 3], ["3", "3", "3"]),
        ] {
            let hasil = statistik(&d(angka)).unwrap();
            let harapan = harapan.map(|teks| teks.parse::<Decimal>().unwrap());
            assert_eq!(
                [hasil.kuartil_1, hasil.median, hasil.kuartil_3],
                harapan,
                "{angka:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn quartiles_are_those_of_type_seven(mut angka in prop::collection::vec(-1_000_000_i64..1_000_000, 1..60)) {
            let hasil = statistik(&d(&angka)).unwrap();
            angka.sort_unstable();
            let n = angka.len();
            for (k, kuartil) in [(1, hasil.kuartil_1), (2, hasil.median), (3, hasil.kuartil_3)] {
                // Four times the quartile is a whole number: (4 − s) of one value and s of the next.
                let (bawah, s) = ((n - 1) * k / 4, (n - 1) * k % 4);
                let s_i64 = i64::try_from(s).unwrap();
                let empat = angka[bawah] * (4 - s_i64) + angka[(bawah + 1).min(n - 1)] * s_i64;
                prop_assert_eq!(kuartil * Decimal::from(4), Decimal::from(empat));
            }
            let tengah = (angka[(n - 1) / 2] + angka[n / 2]) * 5;
            prop_assert_eq!(hasil.median, Decimal::new(tengah, 1));
            let jumlah: i64 = angka.iter().sum();
            let rata = Decimal::from(jumlah) / Decimal::from(n);
            prop_assert_eq!(hasil.rata_rata, rata);
        }

        #[test]
        fn ordered_bounded_and_blind_to_order(mut angka in prop::collection::vec(-1_000_000_i64..1_000_000, 1..60)) {
            let hasil = statistik(&d(&angka)).unwrap();
            let urutan = [hasil.minimum, hasil.kuartil_1, hasil.median, hasil.kuartil_3, hasil.maksimum];
            prop_assert!(urutan.is_sorted());
            prop_assert!(hasil.minimum <= hasil.rata_rata.round_dp(10));
            prop_assert!(hasil.rata_rata.round_dp(10) <= hasil.maksimum);
            let bawah = angka.iter().filter(|&&a| Decimal::from(a) <= hasil.median).count();
            prop_assert!(bawah * 2 >= angka.len());
            angka.reverse();
            prop_assert_eq!(statistik(&d(&angka)).unwrap(), hasil);
        }
    }
}
