//! A realisasi against a benchmark (the sample's table 3.5; PermenPANRB 53/2014 lampiran II,
//! comparison 4).

use rust_decimal::Decimal;

use crate::hitung::{TakTerhitung, persen};

/// How a figure stands to a benchmark.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Kesenjangan {
    /// Figure minus benchmark, in the indicator's unit.
    pub poin: Decimal,
    /// The same in percent of the benchmark; of 0 there is none.
    pub persen: Result<Decimal, TakTerhitung>,
    /// The figure in percent of the benchmark; of 0 there is none.
    pub terhadap: Result<Decimal, TakTerhitung>,
}

/// Gap of `nilai` to `tolok_ukur`, unrounded.
///
/// # Errors
/// [`TakTerhitung::DiLuarJangkauan`] on overflow.
pub fn kesenjangan(nilai: Decimal, tolok_ukur: Decimal) -> Result<Kesenjangan, TakTerhitung> {
    let poin = nilai
        .checked_sub(tolok_ukur)
        .ok_or(TakTerhitung::DiLuarJangkauan)?;
    Ok(Kesenjangan {
        poin,
        persen: persen(poin, tolok_ukur, TakTerhitung::TargetNol),
        terhadap: persen(nilai, tolok_ukur, TakTerhitung::TargetNol),
    })
}

/// Whether a benchmark on the scale `skala` may be compared with a figure of an indicator in `satuan`.
///
/// A scale written as a range, e.g. `0-100`, holds when both figures lie in it: an index of 4.63 on
/// `0-5` is never set against an SKM of 81.32. Percentages are of one scale even beyond 100. A scale
/// written otherwise must name the unit itself.
pub fn sebanding(skala: &str, satuan: &str, nilai: Decimal, tolok_ukur: Decimal) -> bool {
    match rentang(skala) {
        Some(persen) if persen == (Decimal::ZERO, Decimal::ONE_HUNDRED) && satuan.trim() == "%" => {
            true
        }
        Some((bawah, atas)) => [nilai, tolok_ukur]
            .iter()
            .all(|angka| (bawah..=atas).contains(angka)),
        None => skala.trim().eq_ignore_ascii_case(satuan.trim()),
    }
}

/// Whether a benchmark of an indicator in `satuan` can have this value on the scale `skala`: only a
/// range can be left.
pub fn dalam_skala(skala: &str, satuan: &str, nilai: Decimal) -> bool {
    rentang(skala).is_none() || sebanding(skala, satuan, nilai, nilai)
}

/// Bounds of a scale written as `from-to`, in either decimal notation.
fn rentang(skala: &str) -> Option<(Decimal, Decimal)> {
    let (bawah, atas) = skala.split_once(['-', '–'])?;
    let angka = |teks: &str| teks.trim().replace(',', ".").parse::<Decimal>().ok();
    let (bawah, atas) = (angka(bawah)?, angka(atas)?);
    (bawah < atas).then_some((bawah, atas))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hitung::bulat;
    use proptest::prelude::*;

    #[test]
    fn the_sample_document() {
        let hasil = kesenjangan(Decimal::new(8132, 2), Decimal::new(8819, 2)).unwrap();
        assert_eq!(hasil.terhadap.map(bulat), Ok(Decimal::new(9221, 2)));
        assert_eq!(hasil.poin, Decimal::new(-687, 2));
        assert_eq!(hasil.persen.map(bulat), Ok(Decimal::new(-779, 2)));
    }

    #[test]
    fn a_gap_to_nothing_is_a_gap_without_a_percentage() {
        let hasil = kesenjangan(Decimal::TEN, Decimal::ZERO).unwrap();
        assert_eq!(hasil.poin, Decimal::TEN);
        assert_eq!(hasil.persen, Err(TakTerhitung::TargetNol));
        assert_eq!(hasil.terhadap, Err(TakTerhitung::TargetNol));
    }

    #[test]
    fn only_figures_of_one_scale_are_compared() {
        let d = |teks: &str| teks.parse::<Decimal>().unwrap();
        for (skala, satuan, nilai, tolok_ukur, harapan) in [
            ("0-100", "Skor", "81.32", "88.19", true),
            ("0 – 100", "Skor", "81.32", "88.19", true),
            ("0-5", "Skor", "81.32", "4.63", false),
            ("1,00-4,00", "Skor", "3.25", "3.53", true),
            ("0-100", "%", "104.20", "95", true),
            ("0-100", "Skor", "104.20", "95", false),
            ("%", "%", "104.20", "95", true),
            ("Skor", "%", "81.32", "88.19", false),
            ("", "%", "81.32", "88.19", false),
        ] {
            assert_eq!(
                sebanding(skala, satuan, d(nilai), d(tolok_ukur)),
                harapan,
                "{skala} {satuan}"
            );
        }
    }

    #[test]
    fn a_value_lies_in_the_scale_that_it_names() {
        let d = |teks: &str| teks.parse::<Decimal>().unwrap();
        for (skala, satuan, nilai, harapan) in [
            ("0-100", "Skor", "88.19", true),
            ("0-5", "Skor", "88.19", false),
            ("0-100", "%", "104.20", true),
            ("Skor", "Skor", "88.19", true),
        ] {
            assert_eq!(
                dalam_skala(skala, satuan, d(nilai)),
                harapan,
                "{skala} {satuan} {nilai}"
            );
        }
    }

    proptest! {
        #[test]
        fn a_range_holds_exactly_when_both_figures_lie_in_it(n in 0_i64..20_000, t in 0_i64..20_000) {
            prop_assert_eq!(
                sebanding("0-100", "Skor", Decimal::new(n, 2), Decimal::new(t, 2)),
                n <= 10_000 && t <= 10_000
            );
        }

        #[test]
        fn percent_of_and_gap_differ_by_one_hundred(n in 0_i64..=99_999_999, t in 1_i64..=99_999_999) {
            let hasil = kesenjangan(Decimal::new(n, 4), Decimal::new(t, 4)).unwrap();
            let beda = hasil.terhadap.unwrap() - hasil.persen.unwrap();
            prop_assert_eq!(beda.round_dp(15), Decimal::ONE_HUNDRED);
            prop_assert_eq!(hasil.poin.is_sign_negative() && !hasil.poin.is_zero(), n < t);
            prop_assert_eq!(hasil.poin, Decimal::new(n - t, 4));
        }
    }
}
