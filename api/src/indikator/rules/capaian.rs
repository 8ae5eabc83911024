//! Percentage of achievement (PermenPANRB 53/2014 lampiran II, comparison 1; the sample's table 3.2).
//! The regulation prescribes no formula: which one an indicator uses is data, frozen with the report.

use entity::status::{Polaritas, RumusCapaian};
use rust_decimal::Decimal;

use crate::hitung::{TakTerhitung, persen};

/// Capaian in percent of `realisasi` R against `target` T, both in the indicator's unit (for
/// [`RumusCapaian::Predikat`]: scores), unrounded and uncapped: the sample prints 114,29.
///
/// - Positif and Predikat: R / T × 100, as every LKjIP does; the score of a predikat comes from its
///   scale (the sample: A against BB is 80 / 70)
/// - NegatifF1: (2T − R) / T × 100, that is (T − (R − T)) / T × 100, the classic formula of
///   LAN/PermenPAN; below 0 when R is above 2T, and not floored
/// - NegatifF2: T / R × 100, and 100 when R is 0, as quarterly monitoring in e-SAKIP applications
///   counts it; hence R = 0 scores less than a small R
/// - NegatifF3: (T − R) / T × 100, the share by which the realisasi stays below the target, as yearly
///   evaluation in e-SAKIP applications counts it; meeting the target scores 0
///
/// # Errors
/// [`TakTerhitung::TargetNol`] when T is 0; [`TakTerhitung::DiLuarJangkauan`] on overflow.
pub fn capaian(
    rumus: RumusCapaian,
    target: Decimal,
    realisasi: Decimal,
) -> Result<Decimal, TakTerhitung> {
    if target.is_zero() {
        return Err(TakTerhitung::TargetNol);
    }
    let selisih = |dari: Option<Decimal>| {
        dari.and_then(|dari| dari.checked_sub(realisasi))
            .ok_or(TakTerhitung::DiLuarJangkauan)
    };
    match rumus {
        RumusCapaian::Positif | RumusCapaian::Predikat => {
            persen(realisasi, target, TakTerhitung::TargetNol)
        }
        RumusCapaian::NegatifF1 => {
            let dua = target.checked_mul(Decimal::TWO);
            persen(selisih(dua)?, target, TakTerhitung::TargetNol)
        }
        RumusCapaian::NegatifF2 => {
            if realisasi.is_zero() {
                Ok(Decimal::ONE_HUNDRED)
            } else {
                persen(target, realisasi, TakTerhitung::TargetNol)
            }
        }
        RumusCapaian::NegatifF3 => persen(selisih(Some(target))?, target, TakTerhitung::TargetNol),
    }
}

/// The polarity that a formula serves: an indicator of the other one would be judged the wrong way
/// round.
pub const fn polaritas(rumus: RumusCapaian) -> Polaritas {
    match rumus {
        // A higher score is always the better one.
        RumusCapaian::Positif | RumusCapaian::Predikat => Polaritas::Positif,
        RumusCapaian::NegatifF1 | RumusCapaian::NegatifF2 | RumusCapaian::NegatifF3 => {
            Polaritas::Negatif
        }
    }
}

/// The formula as a person writes it.
pub const fn rumus_teks(rumus: RumusCapaian) -> &'static str {
    match rumus {
        RumusCapaian::Positif => "realisasi / target × 100",
        RumusCapaian::NegatifF1 => "(2 × target − realisasi) / target × 100",
        RumusCapaian::NegatifF2 => "target / realisasi × 100 (100 bila realisasi 0)",
        RumusCapaian::NegatifF3 => "(target − realisasi) / target × 100",
        RumusCapaian::Predikat => "skor(realisasi) / skor(target) × 100",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hitung::bulat;
    use proptest::prelude::*;

    fn d(teks: &str) -> Decimal {
        teks.parse().unwrap()
    }

    #[test]
    fn the_sample_document() {
        // The sample prints 100,39 for the first: it truncated.
        for (realisasi, target, harapan) in [
            ("81.32", "81", "100.40"),
            ("80.36", "80", "100.45"),
            ("81.32", "82", "99.17"),
            ("99.56", "100", "99.56"),
            ("80", "70", "114.29"),
        ] {
            for rumus in [RumusCapaian::Positif, RumusCapaian::Predikat] {
                let hasil = capaian(rumus, d(target), d(realisasi)).unwrap();
                assert_eq!(bulat(hasil), d(harapan), "{realisasi}/{target}");
            }
        }
    }

    #[test]
    fn the_three_negative_formulas_disagree() {
        let hasil = |rumus| capaian(rumus, d("10"), d("8")).unwrap();
        assert_eq!(hasil(RumusCapaian::NegatifF1), d("120"));
        assert_eq!(hasil(RumusCapaian::NegatifF2), d("125"));
        assert_eq!(hasil(RumusCapaian::NegatifF3), d("20"));
        assert_eq!(
            capaian(RumusCapaian::NegatifF2, d("10"), d("0")),
            Ok(d("100"))
        );
        for rumus in RumusCapaian::SEMUA {
            assert_eq!(
                capaian(*rumus, d("0"), d("8")),
                Err(TakTerhitung::TargetNol)
            );
        }
    }

    #[test]
    fn a_realisasi_far_beyond_the_target_is_neither_floored_nor_capped() {
        let hasil = |rumus| capaian(rumus, d("10"), d("25")).unwrap();
        assert_eq!(hasil(RumusCapaian::Positif), d("250"));
        assert_eq!(hasil(RumusCapaian::NegatifF1), d("-50"));
        assert_eq!(hasil(RumusCapaian::NegatifF2), d("40"));
        assert_eq!(hasil(RumusCapaian::NegatifF3), d("-150"));
    }

    fn nilai() -> impl Strategy<Value = i64> {
        0_i64..=9_999_999_999
    }

    proptest! {
        #[test]
        fn zero_target_is_undefined(r in nilai(), rumus in prop::sample::select(RumusCapaian::SEMUA)) {
            prop_assert_eq!(
                capaian(rumus, Decimal::ZERO, Decimal::new(r, 4)),
                Err(TakTerhitung::TargetNol)
            );
        }

        #[test]
        fn agrees_with_integer_arithmetic(t in 1_i64..=9_999_999_999, r in nilai()) {
            let (tt, rr) = (i128::from(t), i128::from(r));
            for (rumus, pembilang, penyebut) in [
                (RumusCapaian::Positif, rr, tt),
                (RumusCapaian::NegatifF1, 2 * tt - rr, tt),
                (RumusCapaian::NegatifF3, tt - rr, tt),
            ] {
                let hasil = bulat(capaian(rumus, Decimal::new(t, 4), Decimal::new(r, 4)).unwrap());
                // HALF_UP of |p|/q × 10 000, in hundredths of a percent.
                let mutlak = (2 * pembilang.abs() * 10_000 + penyebut) / (2 * penyebut);
                prop_assert_eq!(hasil, Decimal::from_i128_with_scale(mutlak * pembilang.signum(), 2));
            }
            if r > 0 {
                let hasil =
                    bulat(capaian(RumusCapaian::NegatifF2, Decimal::new(t, 4), Decimal::new(r, 4)).unwrap());
                let harapan = (2 * tt * 10_000 + rr) / (2 * rr);
                prop_assert_eq!(hasil, Decimal::from_i128_with_scale(harapan, 2));
            }
        }

        #[test]
        fn the_formula_and_its_polarity_agree(t in 1_i64..=9_999_999, r in 1_i64..=9_999_999, rumus in prop::sample::select(RumusCapaian::SEMUA)) {
            let hitung = |r| capaian(rumus, Decimal::new(t, 4), Decimal::new(r, 4)).unwrap();
            match polaritas(rumus) {
                Polaritas::Positif => prop_assert!(hitung(r) < hitung(r + 1)),
                Polaritas::Negatif => prop_assert!(hitung(r) > hitung(r + 1)),
            }
        }

        #[test]
        fn better_is_never_less(t in 1_i64..=9_999_999, r in 0_i64..=9_999_999, more in 1_i64..=999_999) {
            let hitung = |rumus, r| capaian(rumus, Decimal::new(t, 4), Decimal::new(r, 4)).unwrap();
            prop_assert!(hitung(RumusCapaian::Positif, r) <= hitung(RumusCapaian::Positif, r + more));
            for rumus in [RumusCapaian::NegatifF1, RumusCapaian::NegatifF3] {
                prop_assert!(hitung(rumus, r) >= hitung(rumus, r + more));
            }
            prop_assert!(
                hitung(RumusCapaian::NegatifF2, r + 1) >= hitung(RumusCapaian::NegatifF2, r + 1 + more)
            );
        }

        #[test]
        fn meeting_the_target_is_one_hundred(t in 1_i64..=9_999_999_999) {
            for rumus in [RumusCapaian::Positif, RumusCapaian::NegatifF1, RumusCapaian::NegatifF2] {
                let t = Decimal::new(t, 4);
                prop_assert_eq!(capaian(rumus, t, t), Ok(Decimal::ONE_HUNDRED));
            }
        }
    }
}
