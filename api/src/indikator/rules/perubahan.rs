//! Change from one year to the next (PermenPANRB 53/2014 lampiran II, comparison 2; the sample's
//! table 3.3).

use rust_decimal::Decimal;

use crate::hitung::{TakTerhitung, persen};

/// A change of a figure.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Perubahan {
    /// Now minus before, in the figure's unit; for a capaian these are percentage points.
    pub poin: Decimal,
    /// The same in percent of before; none when before is 0.
    pub persen: Option<Decimal>,
}

/// Change from `lalu` to `kini`, unrounded.
///
/// # Errors
/// [`TakTerhitung::DiLuarJangkauan`] on overflow.
pub fn perubahan(lalu: Decimal, kini: Decimal) -> Result<Perubahan, TakTerhitung> {
    let poin = kini
        .checked_sub(lalu)
        .ok_or(TakTerhitung::DiLuarJangkauan)?;
    let persen = match persen(poin, lalu, TakTerhitung::TargetNol) {
        Ok(persen) => Some(persen),
        Err(TakTerhitung::TargetNol) => None,
        Err(lain) => return Err(lain),
    };
    Ok(Perubahan { poin, persen })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hitung::bulat;
    use proptest::prelude::*;

    #[test]
    fn the_sample_document() {
        let skm = perubahan(Decimal::new(8036, 2), Decimal::new(8132, 2)).unwrap();
        assert_eq!(skm.poin, Decimal::new(96, 2));
        assert_eq!(skm.persen.map(bulat), Some(Decimal::new(119, 2)));
        // The sample prints a fall of 0,06 %; it is 0,05 percentage points.
        let lalu = Decimal::new(8036, 2) * Decimal::ONE_HUNDRED / Decimal::from(80);
        let kini = Decimal::new(8132, 2) * Decimal::ONE_HUNDRED / Decimal::from(81);
        let capaian = perubahan(lalu, kini).unwrap();
        assert_eq!(bulat(capaian.poin), Decimal::new(-5, 2));
    }

    #[test]
    fn nothing_before_has_no_percentage_and_a_fall_to_nothing_is_a_whole() {
        let d = |n: i64| Decimal::from(n);
        assert_eq!(
            perubahan(d(0), d(5)),
            Ok(Perubahan {
                poin: d(5),
                persen: None
            })
        );
        assert_eq!(perubahan(d(5), d(0)).unwrap().persen, Some(d(-100)));
        assert_eq!(perubahan(d(5), d(5)).unwrap().persen, Some(d(0)));
    }

    proptest! {
        #[test]
        fn the_way_back_is_the_same_distance(a in 0_i64..=99_999_999, b in 0_i64..=99_999_999) {
            let (a, b) = (Decimal::new(a, 4), Decimal::new(b, 4));
            prop_assert_eq!(perubahan(a, b).unwrap().poin, -perubahan(b, a).unwrap().poin);
            prop_assert_eq!(perubahan(a, b).unwrap().persen.is_none(), a.is_zero());
            if let Some(persen) = perubahan(a, b).unwrap().persen {
                // Put on top of before, the change gives now again.
                let kini = a + a * persen / Decimal::ONE_HUNDRED;
                prop_assert_eq!(kini.round_dp(15), b);
                prop_assert_eq!(persen > Decimal::ZERO, b > a);
            }
        }
    }
}
