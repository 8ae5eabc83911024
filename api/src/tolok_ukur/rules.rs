//! A realisasi against a benchmark (the sample's table 3.5; PermenPANRB 53/2014 lampiran II,
//! comparison 4).

use rust_decimal::Decimal;

use crate::hitung::{TakTerhitung, persen};

/// How a figure stands to a benchmark.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Kesenjangan {
    /// Figure minus benchmark, in the indicator's unit.
    pub poin: Decimal,
    /// The same in percent of the benchmark.
    pub persen: Decimal,
    /// The figure in percent of the benchmark.
    pub terhadap: Decimal,
}

/// Gap of `nilai` to `tolok_ukur`, unrounded.
///
/// # Errors
/// [`TakTerhitung::TargetNol`] when the benchmark is 0; [`TakTerhitung::DiLuarJangkauan`] on overflow.
pub fn kesenjangan(nilai: Decimal, tolok_ukur: Decimal) -> Result<Kesenjangan, TakTerhitung> {
    let poin = nilai
        .checked_sub(tolok_ukur)
        .ok_or(TakTerhitung::DiLuarJangkauan)?;
    Ok(Kesenjangan {
        poin,
        persen: persen(poin, tolok_ukur, TakTerhitung::TargetNol)?,
        terhadap: persen(nilai, tolok_ukur, TakTerhitung::TargetNol)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hitung::bulat;
    use proptest::prelude::*;

    #[test]
    fn the_sample_document() {
        let hasil = kesenjangan(Decimal::new(8132, 2), Decimal::new(8819, 2)).unwrap();
        assert_eq!(bulat(hasil.terhadap), Decimal::new(9221, 2));
        assert_eq!(hasil.poin, Decimal::new(-687, 2));
        assert_eq!(bulat(hasil.persen), Decimal::new(-779, 2));
    }

    proptest! {
        #[test]
        fn percent_of_and_gap_differ_by_one_hundred(n in 0_i64..=99_999_999, t in 1_i64..=99_999_999) {
            let hasil = kesenjangan(Decimal::new(n, 4), Decimal::new(t, 4)).unwrap();
            prop_assert_eq!((hasil.terhadap - hasil.persen).round_dp(15), Decimal::ONE_HUNDRED);
            prop_assert_eq!(hasil.poin.is_sign_negative() && !hasil.poin.is_zero(), n < t);
        }
    }
}
