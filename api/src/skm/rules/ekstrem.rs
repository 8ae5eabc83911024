//! Which unsur came out lowest and highest: the lowest are what a follow-up begins with (PermenPANRB
//! 14/2017, lampiran: analysis of the results and plan of follow-up).

use entity::status::Unsur;
use rust_decimal::Decimal;

/// The unsur with the lowest mean; several when they are equal.
pub fn terendah(nilai: &[(Unsur, Decimal)]) -> Vec<Unsur> {
    sama(nilai, nilai.iter().map(|(_, nilai)| *nilai).min())
}

/// The unsur with the highest mean; several when they are equal.
pub fn tertinggi(nilai: &[(Unsur, Decimal)]) -> Vec<Unsur> {
    sama(nilai, nilai.iter().map(|(_, nilai)| *nilai).max())
}

fn sama(nilai: &[(Unsur, Decimal)], dicari: Option<Decimal>) -> Vec<Unsur> {
    nilai
        .iter()
        .filter(|(_, nilai)| Some(*nilai) == dicari)
        .map(|(unsur, _)| *unsur)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn of_a_published_survey_of_29_respondents() {
        // Sums of answers per unsur, in the order of the document (domain notes).
        let jumlah = [105, 101, 100, 116, 102, 105, 106, 105, 115];
        let nilai: Vec<(Unsur, Decimal)> = Unsur::SEMUA
            .iter()
            .zip(jumlah)
            .map(|(&unsur, jumlah)| (unsur, Decimal::from(jumlah) / Decimal::from(29)))
            .collect();
        assert_eq!(terendah(&nilai), [Unsur::Waktu]);
        assert_eq!(tertinggi(&nilai), [Unsur::Biaya]);
        assert_eq!(terendah(&[]), []);
        let kembar = [(Unsur::Biaya, Decimal::TWO), (Unsur::Sarana, Decimal::TWO)];
        assert_eq!(terendah(&kembar), [Unsur::Biaya, Unsur::Sarana]);
        assert_eq!(tertinggi(&kembar), [Unsur::Biaya, Unsur::Sarana]);
    }

    proptest! {
        #[test]
        fn nothing_lies_outside(nrr in prop::collection::vec(10_000_i64..=40_000, 9)) {
            let nilai: Vec<(Unsur, Decimal)> = Unsur::SEMUA
                .iter()
                .zip(nrr)
                .map(|(&unsur, nrr)| (unsur, Decimal::new(nrr, 4)))
                .collect();
            let (bawah, atas) = (terendah(&nilai), tertinggi(&nilai));
            prop_assert!(!bawah.is_empty() && !atas.is_empty());
            for (unsur, satu) in &nilai {
                for (lain, dua) in &nilai {
                    prop_assert!(!bawah.contains(unsur) || satu <= dua);
                    prop_assert!(!atas.contains(unsur) || satu >= dua);
                    prop_assert!(satu != dua || bawah.contains(unsur) == bawah.contains(lain));
                }
            }
        }
    }
}
