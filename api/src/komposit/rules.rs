//! A composite of several figures. No regulation prescribes one for kecamatan; weights and bounds are data
//! that the kabupaten publishes. The construction is the plainest of the *Handbook on Constructing
//! Composite Indicators* (OECD/JRC 2008): each figure is brought to 0–100 between two published bounds
//! (min-max, step 5), and the scores are added by their weights (linear aggregation, step 6). The bounds
//! are fixed beforehand and not those of the kecamatan at hand, so that nobody's score depends on who else
//! takes part.

use rust_decimal::Decimal;

/// Score 0–100 of a figure between the bounds that score 0 and 100; beyond them it gains and loses nothing.
/// Where less is better, `bawah` is the larger one. None when both are the same, or on overflow.
pub fn skor(nilai: Decimal, bawah: Decimal, atas: Decimal) -> Option<Decimal> {
    let bagian = nilai
        .checked_sub(bawah)?
        .checked_mul(Decimal::ONE_HUNDRED)?
        .checked_div(atas.checked_sub(bawah)?)?;
    Some(bagian.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED))
}

/// What a score contributes by its weight of 100.
pub fn tertimbang(skor: Decimal, bobot: Decimal) -> Option<Decimal> {
    skor.checked_mul(bobot)?.checked_div(Decimal::ONE_HUNDRED)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn d(teks: &str) -> Decimal {
        teks.parse().unwrap()
    }

    #[test]
    fn a_score_reckoned_by_hand() {
        for (nilai, bawah, atas, harapan) in [
            ("62.5", "25", "100", Some("50")),
            ("104", "0", "100", Some("100")),
            ("-3", "0", "100", Some("0")),
            // Fewer complaints are better.
            ("5", "20", "0", Some("75")),
            ("5", "7", "7", None),
        ] {
            assert_eq!(skor(d(nilai), d(bawah), d(atas)), harapan.map(d), "{nilai}");
        }
        assert_eq!(tertimbang(d("75"), d("40")), Some(d("30")));
    }

    proptest! {
        #[test]
        fn scores_by_weights_that_make_the_whole_stay_within_the_scale(
            isi in prop::collection::vec((-2_000_000_i64..2_000_000, 1_u32..100), 1..8)
        ) {
            let seluruhnya: u32 = isi.iter().map(|(_, bobot)| bobot).sum();
            let nilai: Decimal = isi
                .iter()
                .map(|(nilai, bobot)| {
                    let skor = skor(Decimal::new(*nilai, 4), Decimal::ZERO, Decimal::ONE_HUNDRED).unwrap();
                    let bobot = Decimal::from(bobot * 100) / Decimal::from(seluruhnya);
                    tertimbang(skor, bobot).unwrap()
                })
                .sum();
            prop_assert!(nilai >= Decimal::ZERO && nilai.round_dp(10) <= Decimal::ONE_HUNDRED);
        }

        #[test]
        fn more_is_never_worse(a in -2_000_000_i64..2_000_000, b in -2_000_000_i64..2_000_000) {
            let skor = |nilai| skor(Decimal::new(nilai, 4), d("25"), d("100")).unwrap();
            prop_assert!(skor(a.min(b)) <= skor(a.max(b)));
        }
    }
}
