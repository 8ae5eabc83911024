//! Absorption of a budget (the sample's table 3.8; PermenPANRB 53/2014 lampiran II, Bab III.B).

use rust_decimal::Decimal;

use crate::hitung::{TakTerhitung, persen};

/// Realisasi in percent of pagu, both in rupiah; unrounded.
///
/// # Errors
/// [`TakTerhitung::PaguNol`] when the budget is 0.
pub fn serapan(pagu: i64, realisasi: i64) -> Result<Decimal, TakTerhitung> {
    persen(
        Decimal::from(realisasi),
        Decimal::from(pagu),
        TakTerhitung::PaguNol,
    )
}

/// Sum of rupiah; none when it does not fit.
pub fn jumlah(rupiah: impl IntoIterator<Item = i64>) -> Option<i64> {
    rupiah.into_iter().try_fold(0_i64, i64::checked_add)
}

/// Pagu and realisasi of a whole budget, of its programmes. One blank figure, and the whole is unknown: a
/// sum of what happens to be filled in is that of another budget.
///
/// # Errors
/// [`TakTerhitung::BelumDiisi`] without programmes or with a blank; [`TakTerhitung::DiLuarJangkauan`] when it
/// does not fit.
pub fn seluruhnya(program: &[(Option<i64>, Option<i64>)]) -> Result<(i64, i64), TakTerhitung> {
    let lengkap: Option<Vec<(i64, i64)>> = program
        .iter()
        .map(|(pagu, realisasi)| pagu.zip(*realisasi))
        .collect();
    let lengkap = lengkap
        .filter(|lengkap| !lengkap.is_empty())
        .ok_or(TakTerhitung::BelumDiisi)?;
    jumlah(lengkap.iter().map(|(pagu, _)| *pagu))
        .zip(jumlah(lengkap.iter().map(|(_, realisasi)| *realisasi)))
        .ok_or(TakTerhitung::DiLuarJangkauan)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::hitung::bulat;
    use proptest::prelude::*;

    /// Table 3.8 of the sample: number, pagu, realisasi, percent as printed.
    pub(crate) const TABEL_3_8: [(&str, i64, i64, &str); 23] = [
        ("I", 2_027_128_147, 1_749_674_860, "86.31"),
        ("I.1", 6_412_700, 6_365_900, "99.27"),
        ("I.2", 1_607_416_880, 1_334_553_299, "83.02"),
        ("I.2.1", 1_600_891_880, 1_328_043_299, "82.96"),
        ("I.2.2", 6_525_000, 6_510_000, "99.77"),
        ("I.3", 5_850_000, 5_850_000, "100.00"),
        ("I.4", 74_029_400, 73_687_000, "99.54"),
        ("I.5", 74_690_488, 74_630_500, "99.92"),
        ("I.6", 48_088_400, 43_952_904, "91.40"),
        ("I.7", 210_640_279, 210_635_257, "100.00"),
        ("II", 10_733_100, 10_642_500, "99.16"),
        ("II.1", 4_236_000, 4_236_000, "100.00"),
        ("II.2", 6_497_100, 6_406_500, "98.61"),
        ("III", 60_059_000, 60_045_000, "99.98"),
        ("III.1", 5_680_000, 5_680_000, "100.00"),
        ("III.2", 34_379_000, 34_373_000, "99.98"),
        ("III.3", 20_000_000, 19_992_000, "99.96"),
        ("IV", 17_872_000, 17_122_000, "95.80"),
        ("IV.1", 17_872_000, 17_122_000, "95.80"),
        ("V", 149_425_900, 128_269_500, "85.84"),
        ("V.1", 149_425_900, 128_269_500, "85.84"),
        ("VI", 64_832_600, 64_521_000, "99.52"),
        ("VI.1", 64_832_600, 64_521_000, "99.52"),
    ];

    #[test]
    fn all_rows_of_table_3_8() {
        for (nomor, pagu, realisasi, persen) in TABEL_3_8 {
            let hasil = bulat(serapan(pagu, realisasi).unwrap());
            assert_eq!(hasil, persen.parse().unwrap(), "{nomor}");
        }
    }

    #[test]
    fn a_whole_budget_has_no_blanks() {
        let dua = [(Some(3), Some(1)), (Some(4), Some(0))];
        assert_eq!(seluruhnya(&dua), Ok((7, 1)));
        assert_eq!(seluruhnya(&[]), Err(TakTerhitung::BelumDiisi));
        let kosong = [(Some(3), Some(1)), (Some(4), None)];
        assert_eq!(seluruhnya(&kosong), Err(TakTerhitung::BelumDiisi));
        let besar = [(Some(i64::MAX), Some(1)), (Some(1), Some(0))];
        assert_eq!(seluruhnya(&besar), Err(TakTerhitung::DiLuarJangkauan));
    }

    #[test]
    fn the_total_of_table_3_8() {
        let program = || TABEL_3_8.iter().filter(|baris| !baris.0.contains('.'));
        let pagu = jumlah(program().map(|baris| baris.1)).unwrap();
        let realisasi = jumlah(program().map(|baris| baris.2)).unwrap();
        assert_eq!((pagu, realisasi), (2_330_050_747, 2_030_274_860));
        assert_eq!(
            bulat(serapan(pagu, realisasi).unwrap()),
            Decimal::new(8713, 2)
        );
    }

    proptest! {
        #[test]
        fn between_nothing_and_all(pagu in 1_i64..=i64::MAX, bagian in 0_u8..=100) {
            let realisasi = i64::try_from(i128::from(pagu) * i128::from(bagian) / 100).unwrap();
            let hasil = serapan(pagu, realisasi).unwrap();
            prop_assert!(hasil >= Decimal::ZERO && hasil <= Decimal::ONE_HUNDRED);
            prop_assert_eq!(serapan(0, realisasi), Err(TakTerhitung::PaguNol));
        }

        #[test]
        fn a_sum_never_wraps(a in prop::collection::vec(any::<i64>(), 0..6)) {
            let benar: i128 = a.iter().map(|&a| i128::from(a)).sum();
            if let Some(hasil) = jumlah(a) {
                prop_assert_eq!(i128::from(hasil), benar);
            }
        }
    }
}
