//! The index of satisfaction (PermenPANRB 14/2017, lampiran: nine unsur, answers 1 to 4, each unsur with
//! the same weight, converted to 25–100).

use entity::status::BobotSkm;
use rust_decimal::Decimal;

use crate::hitung::TakTerhitung;

/// Number of unsur of PermenPANRB 14/2017.
pub const JUMLAH_UNSUR: usize = 9;

/// Index 25–100 of the mean values (NRR, 1–4) of all nine unsur: Σ NRR × weight × 25, unrounded. The
/// regulation means a ninth; 0,11 and 0,111 reproduce what reports print (the index is then 1 % or
/// 0,1 % too low).
///
/// # Errors
/// [`TakTerhitung::BelumDiisi`] unless there are nine values; [`TakTerhitung::DiLuarJangkauan`] on
/// overflow.
pub fn indeks(nrr: &[Decimal], bobot: BobotSkm) -> Result<Decimal, TakTerhitung> {
    if nrr.len() != JUMLAH_UNSUR {
        return Err(TakTerhitung::BelumDiisi);
    }
    let hitung = || {
        let jumlah = nrr
            .iter()
            .try_fold(Decimal::ZERO, |a, b| a.checked_add(*b))?;
        let konversi = jumlah.checked_mul(Decimal::from(25))?;
        match bobot {
            BobotSkm::Tepat => konversi.checked_div(Decimal::from(9)),
            BobotSkm::Dua => konversi.checked_mul(Decimal::new(11, 2)),
            BobotSkm::Tiga => konversi.checked_mul(Decimal::new(111, 3)),
        }
    };
    hitung().ok_or(TakTerhitung::DiLuarJangkauan)
}

/// The weight of one unsur; a ninth as far as decimals go.
pub fn bobot_unsur(bobot: BobotSkm) -> Decimal {
    match bobot {
        BobotSkm::Tepat => Decimal::ONE / Decimal::from(9),
        BobotSkm::Dua => Decimal::new(11, 2),
        BobotSkm::Tiga => Decimal::new(111, 3),
    }
}

/// NRR of one unsur: the mean of the answers, given how many answered 1, 2, 3 and 4.
///
/// # Errors
/// [`TakTerhitung::BelumDiisi`] without answers.
pub fn nrr(jawaban: [u32; 4]) -> Result<Decimal, TakTerhitung> {
    let jumlah: u64 = jawaban.iter().map(|&n| u64::from(n)).sum();
    let skor: u64 = jawaban
        .iter()
        .zip(1_u64..)
        .map(|(&n, nilai)| u64::from(n) * nilai)
        .sum();
    Decimal::from(skor)
        .checked_div(Decimal::from(jumlah))
        .ok_or(TakTerhitung::BelumDiisi)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hitung::bulat;
    use proptest::prelude::*;

    #[test]
    fn a_published_survey_of_29_respondents() {
        // Sums of answers per unsur of a real document (domain notes, PermenPANRB 14/2017).
        let jumlah = [105, 101, 100, 116, 102, 105, 106, 105, 115];
        let nrr: Vec<Decimal> = jumlah
            .iter()
            .map(|&j| Decimal::from(j) / Decimal::from(29))
            .collect();
        assert_eq!(
            bulat(indeks(&nrr, BobotSkm::Tepat).unwrap()),
            Decimal::new(9148, 2)
        );
        assert_eq!(
            bulat(indeks(&nrr, BobotSkm::Dua).unwrap()),
            Decimal::new(9056, 2)
        );
    }

    #[test]
    fn the_weight_that_is_told_is_the_weight_that_is_used() {
        for bobot in [BobotSkm::Tepat, BobotSkm::Dua, BobotSkm::Tiga] {
            let sembilan = bobot_unsur(bobot) * Decimal::from(9 * 25 * 4);
            let penuh = indeks(&[Decimal::from(4); JUMLAH_UNSUR], bobot).unwrap();
            assert_eq!(bulat(sembilan), bulat(penuh), "{bobot:?}");
        }
    }

    #[test]
    fn the_same_survey_from_its_counted_answers() {
        // 29 answers each, so that 3 and 4 alone make the sums.
        let jumlah = [105_u32, 101, 100, 116, 102, 105, 106, 105, 115];
        let nrr: Vec<Decimal> = jumlah
            .iter()
            .map(|jumlah| nrr([0, 0, 29 * 4 - jumlah, jumlah - 29 * 3]).unwrap())
            .collect();
        for (bobot, sen) in [(BobotSkm::Tepat, 9148), (BobotSkm::Dua, 9056)] {
            assert_eq!(bulat(indeks(&nrr, bobot).unwrap()), Decimal::new(sen, 2));
        }
    }

    #[test]
    fn the_extremes_and_a_missing_unsur() {
        let semua = |nrr: i64| [Decimal::from(nrr); JUMLAH_UNSUR];
        let d = |sen: i64| Ok(Decimal::new(sen, 2));
        assert_eq!(indeks(&semua(4), BobotSkm::Tepat), d(10_000));
        assert_eq!(indeks(&semua(4), BobotSkm::Dua), d(9_900));
        assert_eq!(indeks(&semua(4), BobotSkm::Tiga), d(9_990));
        assert_eq!(indeks(&semua(1), BobotSkm::Tepat), d(2_500));
        // A missing unsur is not one with an NRR of 0.
        assert_eq!(
            indeks(&semua(4)[1..], BobotSkm::Tepat),
            Err(TakTerhitung::BelumDiisi)
        );
        assert_eq!(indeks(&[], BobotSkm::Dua), Err(TakTerhitung::BelumDiisi));
    }

    #[test]
    fn nrr_of_counted_answers() {
        // 29 respondents: 11 answered 3 and 18 answered 4, which makes 105.
        assert_eq!(
            nrr([0, 0, 11, 18]),
            Ok(Decimal::from(105) / Decimal::from(29))
        );
        assert_eq!(nrr([7, 0, 0, 0]), Ok(Decimal::ONE));
        assert_eq!(nrr([0; 4]), Err(TakTerhitung::BelumDiisi));
    }

    proptest! {
        #[test]
        fn the_index_is_the_mean_answer_times_25(
            jawaban in prop::collection::vec(prop::array::uniform4(0_u32..=500), JUMLAH_UNSUR),
            responden in 1_u32..=500,
        ) {
            // Every unsur is answered by the same people; the rest of them answered 4.
            let jawaban: Vec<[u32; 4]> = jawaban
                .into_iter()
                .map(|[a, b, c, _]| {
                    let a = a.min(responden);
                    let b = b.min(responden - a);
                    let c = c.min(responden - a - b);
                    [a, b, c, responden - a - b - c]
                })
                .collect();
            let skor: i128 = jawaban
                .iter()
                .flat_map(|unsur| (1_i128..).zip(unsur))
                .map(|(nilai, &orang)| nilai * i128::from(orang))
                .sum();
            let unsur: Vec<Decimal> = jawaban.iter().map(|&unsur| nrr(unsur).unwrap()).collect();
            // skor / (9 × responden) × 25, HALF_UP in hundredths; the weights are exact factors.
            for (bobot, pembilang, penyebut) in [
                (BobotSkm::Tepat, 1, 9),
                (BobotSkm::Dua, 11, 100),
                (BobotSkm::Tiga, 111, 1000),
            ] {
                let (a, b) = (skor * 2_500 * pembilang, i128::from(responden) * penyebut);
                prop_assert_eq!(
                    bulat(indeks(&unsur, bobot).unwrap()),
                    Decimal::from_i128_with_scale((2 * a + b) / (2 * b), 2)
                );
            }
        }

        #[test]
        fn bounds_and_order_of_the_weight_modes(nrr in prop::collection::vec(10_000_i64..=40_000, JUMLAH_UNSUR)) {
            let nrr: Vec<Decimal> = nrr.into_iter().map(|n| Decimal::new(n, 4)).collect();
            let tepat = indeks(&nrr, BobotSkm::Tepat).unwrap();
            prop_assert!(tepat >= Decimal::from(25) && tepat <= Decimal::ONE_HUNDRED);
            let dua = indeks(&nrr, BobotSkm::Dua).unwrap();
            let tiga = indeks(&nrr, BobotSkm::Tiga).unwrap();
            prop_assert!(dua < tiga && tiga < tepat);
            prop_assert_eq!((tepat * Decimal::new(99, 2)).round_dp(12), dua.round_dp(12));
            prop_assert_eq!((tepat * Decimal::new(999, 3)).round_dp(12), tiga.round_dp(12));
            let mut terbalik = nrr;
            terbalik.reverse();
            prop_assert_eq!(indeks(&terbalik, BobotSkm::Tepat).unwrap(), tepat);
        }

        #[test]
        fn a_mean_of_answers_lies_between_one_and_four(jawaban in prop::array::uniform4(0_u32..=10_000)) {
            if let Ok(nilai) = nrr(jawaban) {
                prop_assert!(nilai >= Decimal::ONE && nilai <= Decimal::from(4));
            } else {
                prop_assert_eq!(jawaban, [0; 4]);
            }
        }
    }
}
