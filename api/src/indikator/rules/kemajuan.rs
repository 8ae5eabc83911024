//! Progress towards the end of the plan (the sample's table 3.4; PermenPANRB 53/2014 lampiran II,
//! comparison 3).

use entity::status::{Polaritas, RumusCapaian};
use rust_decimal::Decimal;

use super::capaian::{capaian, polaritas};
use crate::hitung::{TakTerhitung, persen};

/// How far a realisasi has come towards the final target.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Kemajuan {
    /// Tingkat kemajuan in percent, by the indicator's own formula, as far as it has one.
    pub persen: Result<Decimal, TakTerhitung>,
    /// What is still missing, in the indicator's unit: final target minus realisasi, and the other
    /// way round for an indicator of negative polarity. Negative when the target is already passed.
    pub sisa: Decimal,
    /// `sisa` in percent of the final target; of 0 there is none.
    pub sisa_persen: Result<Decimal, TakTerhitung>,
}

/// How [`Kemajuan::sisa`] comes about, as a person writes it.
pub const fn sisa_teks(rumus: RumusCapaian) -> &'static str {
    match polaritas(rumus) {
        Polaritas::Positif => "targetAkhir − realisasi",
        Polaritas::Negatif => "realisasi − targetAkhir",
    }
}

/// Progress of `realisasi` towards `target_akhir`, unrounded.
///
/// # Errors
/// [`TakTerhitung::DiLuarJangkauan`] on overflow.
pub fn kemajuan(
    rumus: RumusCapaian,
    target_akhir: Decimal,
    realisasi: Decimal,
) -> Result<Kemajuan, TakTerhitung> {
    let sisa = match polaritas(rumus) {
        Polaritas::Positif => target_akhir.checked_sub(realisasi),
        Polaritas::Negatif => realisasi.checked_sub(target_akhir),
    }
    .ok_or(TakTerhitung::DiLuarJangkauan)?;
    Ok(Kemajuan {
        persen: capaian(rumus, target_akhir, realisasi),
        sisa,
        sisa_persen: persen(sisa, target_akhir, TakTerhitung::TargetNol),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hitung::bulat;
    use proptest::prelude::*;

    #[test]
    fn the_sample_document() {
        let hasil = kemajuan(
            RumusCapaian::Positif,
            Decimal::from(82),
            Decimal::new(8132, 2),
        )
        .unwrap();
        assert_eq!(hasil.persen.map(bulat), Ok(Decimal::new(9917, 2)));
        assert_eq!(hasil.sisa, Decimal::new(68, 2));
        assert_eq!(hasil.sisa_persen.map(bulat), Ok(Decimal::new(83, 2)));
    }

    #[test]
    fn what_is_missing_has_the_same_sign_for_both_polarities() {
        let sisa = |rumus, realisasi: i64| {
            kemajuan(rumus, Decimal::TEN, Decimal::from(realisasi))
                .unwrap()
                .sisa
        };
        // Ten complaints at most are wanted by the end of the plan: twelve are two too many.
        assert_eq!(sisa(RumusCapaian::NegatifF1, 12), Decimal::TWO);
        assert_eq!(sisa(RumusCapaian::NegatifF1, 8), -Decimal::TWO);
        assert_eq!(sisa(RumusCapaian::Positif, 8), Decimal::TWO);
        assert_eq!(sisa(RumusCapaian::Positif, 12), -Decimal::TWO);
        // What is one too many of none is one, and no percentage.
        let nol = kemajuan(RumusCapaian::NegatifF1, Decimal::ZERO, Decimal::ONE).unwrap();
        assert_eq!(nol.sisa, Decimal::ONE);
        assert_eq!(nol.persen, Err(TakTerhitung::TargetNol));
        assert_eq!(nol.sisa_persen, Err(TakTerhitung::TargetNol));
    }

    proptest! {
        #[test]
        fn progress_and_rest_make_the_whole(t in 1_i64..=99_999_999, r in 0_i64..=99_999_999) {
            let hasil =
                kemajuan(RumusCapaian::Positif, Decimal::new(t, 4), Decimal::new(r, 4)).unwrap();
            let jumlah = hasil.persen.unwrap() + hasil.sisa_persen.unwrap();
            prop_assert_eq!(jumlah.round_dp(15), Decimal::ONE_HUNDRED);
        }

        #[test]
        fn something_is_missing_exactly_below_one_hundred(
            t in 1_i64..=99_999_999,
            r in 1_i64..=99_999_999,
            rumus in prop::sample::select(vec![
                RumusCapaian::Positif, RumusCapaian::Predikat,
                RumusCapaian::NegatifF1, RumusCapaian::NegatifF2,
            ]),
        ) {
            let hasil = kemajuan(rumus, Decimal::new(t, 4), Decimal::new(r, 4)).unwrap();
            let (persen, sisa) = (hasil.persen.unwrap(), hasil.sisa_persen.unwrap());
            prop_assert_eq!(hasil.sisa > Decimal::ZERO, persen < Decimal::ONE_HUNDRED);
            prop_assert_eq!(hasil.sisa > Decimal::ZERO, sisa > Decimal::ZERO);
        }
    }
}
