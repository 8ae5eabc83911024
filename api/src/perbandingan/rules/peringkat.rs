//! Standard competition ranking, 1, 2, 2, 4: no regulation ranks kecamatan, and this is the only
//! usual way in which a place says how many are better.

use std::cmp::Ordering;

use rust_decimal::Decimal;

/// Which end is the better one.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Arah {
    /// Higher is better.
    Tinggi,
    /// Lower is better: the realisasi of an indicator of negative polarity.
    Rendah,
}

/// Places of `nilai`, in the order given: the place of a value is one more than the number of better
/// values. Equal values, compared exactly, share a place. What has no value does not come here: it
/// is listed, never ranked and never imputed.
pub fn peringkat(nilai: &[Decimal], arah: Arah) -> Vec<usize> {
    let lebih_baik = |a: &Decimal, b: &Decimal| match arah {
        Arah::Tinggi => b.cmp(a),
        Arah::Rendah => a.cmp(b),
    };
    let mut urut: Vec<usize> = (0..nilai.len()).collect();
    urut.sort_by(|&a, &b| lebih_baik(&nilai[a], &nilai[b]));
    let mut tempat = vec![0; nilai.len()];
    let mut kini = 0;
    for (posisi, &indeks) in urut.iter().enumerate() {
        if posisi == 0 || lebih_baik(&nilai[urut[posisi - 1]], &nilai[indeks]) != Ordering::Equal {
            kini = posisi + 1;
        }
        tempat[indeks] = kini;
    }
    tempat
}

/// Share of the ranked, in percent, that a place is at least as good as: those that are no better, itself
/// among them, (n − place + 1) / n × 100; unrounded. It is the cumulative percentage "at or below", and the
/// first place always has 100.
pub fn persentil(tempat: usize, jumlah: usize) -> Option<Decimal> {
    let setara = (jumlah + 1).checked_sub(tempat)?;
    Decimal::from(setara * 100).checked_div(Decimal::from(jumlah))
}

/// Quarter of the ranked in which a place lies, 1 the best: 1 + ⌊4 (place − 1) / n⌋. Those who share a
/// place share the quarter; it is the first where the percentile is above 75, the second where above 50.
pub fn kuartil(tempat: usize, jumlah: usize) -> Option<usize> {
    let di_atas = tempat.checked_sub(1)?;
    Some(1 + (4 * di_atas).checked_div(jumlah)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn d(angka: &[i64]) -> Vec<Decimal> {
        angka.iter().map(|&a| Decimal::new(a, 2)).collect()
    }

    #[test]
    fn ties_share_a_place_and_the_next_is_skipped() {
        assert_eq!(
            peringkat(&d(&[8132, 9000, 8132, 7000]), Arah::Tinggi),
            [2, 1, 2, 4]
        );
        assert_eq!(
            peringkat(&d(&[8132, 9000, 8132, 7000]), Arah::Rendah),
            [2, 4, 2, 1]
        );
        assert_eq!(peringkat(&d(&[]), Arah::Tinggi), [0_usize; 0]);
        // 81.3 and 81.30 are the same value.
        assert_eq!(
            peringkat(&[Decimal::new(813, 1), Decimal::new(8130, 2)], Arah::Tinggi),
            [1, 1]
        );
    }

    #[test]
    fn capaian_that_are_equal_but_for_their_targets_share_a_place() {
        // 27/81, 1/3 and 26/78 have no finite decimals.
        let capaian = [(27, 81), (1, 3), (26, 78), (34, 100)]
            .map(|(r, t): (i64, i64)| Decimal::from(r) * Decimal::ONE_HUNDRED / Decimal::from(t));
        assert_eq!(peringkat(&capaian, Arah::Tinggi), [2, 2, 2, 1]);
    }

    #[test]
    fn percentile_and_quarter_of_twenty_seven() {
        for (tempat, sen, kuarter) in [
            (1, 10_000, 1),
            (7, 7778, 1),
            (8, 7407, 2),
            (14, 5185, 2),
            (15, 4815, 3),
            (27, 370, 4),
        ] {
            let persentil = persentil(tempat, 27).unwrap();
            assert_eq!(crate::hitung::bulat(persentil), Decimal::new(sen, 2));
            assert_eq!(kuartil(tempat, 27), Some(kuarter));
        }
        assert_eq!(
            (persentil(1, 1), kuartil(1, 1)),
            (Some(Decimal::ONE_HUNDRED), Some(1))
        );
        assert_eq!((persentil(1, 0), kuartil(1, 0)), (None, None));
    }

    proptest! {
        #[test]
        fn the_quarter_is_where_the_percentile_lies(jumlah in 1_usize..200, tempat in 1_usize..200) {
            prop_assume!(tempat <= jumlah);
            let persentil = persentil(tempat, jumlah).unwrap();
            let batas = [75, 50, 25].iter().filter(|&&batas| persentil <= Decimal::from(batas)).count();
            prop_assert_eq!(kuartil(tempat, jumlah), Some(1 + batas));
        }

        #[test]
        fn a_place_counts_the_better_ones(angka in prop::collection::vec(0_i64..50, 0..40)) {
            let nilai = d(&angka);
            let tempat = peringkat(&nilai, Arah::Tinggi);
            for (i, tempat) in tempat.iter().enumerate() {
                prop_assert_eq!(*tempat, 1 + nilai.iter().filter(|n| **n > nilai[i]).count());
            }
            let terbalik: Vec<Decimal> = nilai.iter().rev().copied().collect();
            let mut tempat_terbalik = peringkat(&terbalik, Arah::Tinggi);
            tempat_terbalik.reverse();
            prop_assert_eq!(tempat, tempat_terbalik);
        }
    }
}
