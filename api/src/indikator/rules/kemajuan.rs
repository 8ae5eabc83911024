//! Progress towards the end of the plan (the sample's table 3.4; PermenPANRB 53/2014 lampiran II,
//! comparison 3).

use entity::status::RumusCapaian;
use rust_decimal::Decimal;

use super::capaian::capaian;
use crate::hitung::{TakTerhitung, persen};

/// How far a realisasi has come towards the final target.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Kemajuan {
    /// Tingkat kemajuan in percent, by the indicator's own formula.
    pub persen: Decimal,
    /// Final target minus realisasi, in the indicator's unit; negative when already passed.
    pub sisa: Decimal,
    /// `sisa` in percent of the final target.
    pub sisa_persen: Decimal,
}

/// Progress of `realisasi` towards `target_akhir`, unrounded.
///
/// # Errors
/// As [`capaian`].
pub fn kemajuan(
    rumus: RumusCapaian,
    target_akhir: Decimal,
    realisasi: Decimal,
) -> Result<Kemajuan, TakTerhitung> {
    let sisa = target_akhir
        .checked_sub(realisasi)
        .ok_or(TakTerhitung::DiLuarJangkauan)?;
    Ok(Kemajuan {
        persen: capaian(rumus, target_akhir, realisasi)?,
        sisa,
        sisa_persen: persen(sisa, target_akhir, TakTerhitung::TargetNol)?,
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
        assert_eq!(bulat(hasil.persen), Decimal::new(9917, 2));
        assert_eq!(hasil.sisa, Decimal::new(68, 2));
        assert_eq!(bulat(hasil.sisa_persen), Decimal::new(83, 2));
    }

    proptest! {
        #[test]
        fn progress_and_rest_make_the_whole(t in 1_i64..=99_999_999, r in 0_i64..=99_999_999) {
            let hasil =
                kemajuan(RumusCapaian::Positif, Decimal::new(t, 4), Decimal::new(r, 4)).unwrap();
            let jumlah = (hasil.persen + hasil.sisa_persen).round_dp(15);
            prop_assert_eq!(jumlah, Decimal::ONE_HUNDRED);
        }
    }
}
