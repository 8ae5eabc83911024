//! The value of an evaluation of AKIP (PermenPANRB 88/2021: planning 30, measuring 30, reporting 15,
//! internal evaluation 25; before it PermenPANRB 12/2015 and 25/2012, with other weights). The weights
//! are data (`data/akip_komponen.csv`); here is only what holds of all of them: a component counts up to
//! its weight, and the components make the whole.

use rust_decimal::Decimal;

use crate::hitung::TakTerhitung;

/// The final value: the sum of its components, unrounded, each given as weight and value.
///
/// # Errors
/// [`TakTerhitung::BelumDiisi`] while their weights fall short of 100, since the sum of some is no value of the whole;
/// [`TakTerhitung::DiLuarJangkauan`] on overflow.
pub fn nilai_akhir(komponen: &[(Decimal, Decimal)]) -> Result<Decimal, TakTerhitung> {
    let (bobot, nilai): (Vec<Decimal>, Vec<Decimal>) = komponen.iter().copied().unzip();
    if jumlah(&bobot).is_some_and(|bobot| bobot < Decimal::ONE_HUNDRED) {
        return Err(TakTerhitung::BelumDiisi);
    }
    jumlah(&nilai).ok_or(TakTerhitung::DiLuarJangkauan)
}

/// Whether weights make 100.
pub fn bobot_lengkap(bobot: &[Decimal]) -> bool {
    jumlah(bobot) == Some(Decimal::ONE_HUNDRED)
}

/// The sum; none when it does not fit.
pub(crate) fn jumlah(bagian: &[Decimal]) -> Option<Decimal> {
    bagian
        .iter()
        .try_fold(Decimal::ZERO, |a, b| a.checked_add(*b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Shipped weights of a scale.
    fn bobot(skala: &str) -> Vec<Decimal> {
        csv::Reader::from_reader(&include_bytes!("../../../data/akip_komponen.csv")[..])
            .records()
            .map(Result::unwrap)
            .filter(|kolom| &kolom[0] == skala)
            .map(|kolom| kolom[4].parse().unwrap())
            .collect()
    }

    #[test]
    fn the_weights_of_every_regulation_make_the_whole() {
        for (skala, harapan) in [
            ("AKIP_88_2021", &[30, 30, 15, 25][..]),
            ("AKIP_12_2015", &[30, 25, 15, 10, 20][..]),
            ("AKIP_25_2012", &[35, 20, 15, 10, 20][..]),
        ] {
            let harapan: Vec<Decimal> = harapan.iter().map(|&it| Decimal::from(it)).collect();
            assert_eq!(bobot(skala), harapan, "{skala}");
            assert!(bobot_lengkap(&harapan), "{skala}");
        }
        // What the sample prints of the oldest leaves one out: 80.
        assert!(!bobot_lengkap(&[35, 20, 15, 10].map(Decimal::from)));
    }

    #[test]
    fn the_sum_of_some_components_is_no_value() {
        let komponen = [(30, 25), (30, 24), (15, 12), (25, 18)];
        let komponen = komponen.map(|(bobot, nilai)| (Decimal::from(bobot), Decimal::from(nilai)));
        assert_eq!(nilai_akhir(&komponen), Ok(Decimal::from(79)));
        for banyak in 0..komponen.len() {
            let sebagian = nilai_akhir(&komponen[..banyak]);
            assert_eq!(sebagian, Err(TakTerhitung::BelumDiisi), "{banyak}");
        }
    }

    proptest! {
        #[test]
        fn the_parts_make_the_whole(nilai in prop::collection::vec(0_i64..=1_000_000, 1..=5)) {
            let bagian: Vec<(Decimal, Decimal)> =
                nilai.iter().map(|&n| (Decimal::ONE_HUNDRED, Decimal::new(n, 4))).collect();
            let hasil = nilai_akhir(&bagian).unwrap();
            prop_assert_eq!(hasil, Decimal::new(nilai.iter().sum(), 4));
            let mut terbalik = bagian.clone();
            terbalik.reverse();
            prop_assert_eq!(nilai_akhir(&terbalik).unwrap(), hasil);
            let nilai: Vec<Decimal> = bagian.iter().map(|&(_, nilai)| nilai).collect();
            prop_assert_eq!(bobot_lengkap(&nilai), hasil == Decimal::ONE_HUNDRED);
        }

        #[test]
        fn nobody_gets_more_than_a_hundred(persen in prop::collection::vec(0_i64..=100, 5)) {
            for skala in ["AKIP_88_2021", "AKIP_12_2015", "AKIP_25_2012"] {
                let nilai: Vec<(Decimal, Decimal)> = bobot(skala)
                    .into_iter()
                    .zip(&persen)
                    .map(|(bobot, &persen)| (bobot, bobot * Decimal::new(persen, 2)))
                    .collect();
                let hasil = nilai_akhir(&nilai).unwrap();
                prop_assert!(hasil >= Decimal::ZERO && hasil <= Decimal::ONE_HUNDRED);
            }
        }
    }
}
