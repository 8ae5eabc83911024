//! What all calculations share: why a figure has no value, and the one rounding.

use rust_decimal::{Decimal, RoundingStrategy};

/// Why a figure cannot be computed. It is shown as such and never replaced by a number.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub enum TakTerhitung {
    /// The target (or the benchmark) is zero: a percentage of it is undefined.
    TargetNol,
    /// The budget is zero: absorption is undefined.
    PaguNol,
    /// A figure that is needed has not been filled in.
    BelumDiisi,
    /// The indicator does not apply this year.
    TidakBerlaku,
    /// The predikat has no score in its scale.
    TanpaSkor,
    /// The two figures are not of the same scale.
    SkalaBerbeda,
    /// The result does not fit.
    DiLuarJangkauan,
}

impl TakTerhitung {
    /// Stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::TargetNol => "TARGET_NOL",
            Self::PaguNol => "PAGU_NOL",
            Self::BelumDiisi => "BELUM_DIISI",
            Self::TidakBerlaku => "TIDAK_BERLAKU",
            Self::TanpaSkor => "TANPA_SKOR",
            Self::SkalaBerbeda => "SKALA_BERBEDA",
            Self::DiLuarJangkauan => "DI_LUAR_JANGKAUAN",
        }
    }

    /// One Indonesian sentence.
    pub const fn message(self) -> &'static str {
        match self {
            Self::TargetNol => {
                "Target atau pembanding bernilai nol sehingga persentase tidak terdefinisi."
            }
            Self::PaguNol => "Pagu bernilai nol sehingga serapan tidak terdefinisi.",
            Self::BelumDiisi => "Angka yang diperlukan belum diisi.",
            Self::TidakBerlaku => "Indikator tidak berlaku pada tahun ini.",
            Self::TanpaSkor => "Predikat tidak memiliki skor dalam skalanya.",
            Self::SkalaBerbeda => "Kedua angka tidak berskala sama.",
            Self::DiLuarJangkauan => "Hasil di luar jangkauan.",
        }
    }
}

/// Rounds HALF_UP to two decimals: once, at the end (all 23 rows of the sample's table 3.8 match
/// HALF_UP). Both decimals are kept, so that a figure is always written the same way.
pub fn bulat(angka: Decimal) -> Decimal {
    let mut angka = angka.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    angka.rescale(2);
    angka
}

/// `a / b × 100`; `nol` when `b` is zero.
pub(crate) fn persen(a: Decimal, b: Decimal, nol: TakTerhitung) -> Result<Decimal, TakTerhitung> {
    if b.is_zero() {
        return Err(nol);
    }
    a.checked_mul(Decimal::ONE_HUNDRED)
        .and_then(|seratus| seratus.checked_div(b))
        .ok_or(TakTerhitung::DiLuarJangkauan)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn rounding_is_half_up_away_from_zero(sen in -1_000_000_i64..1_000_000) {
            // Thousandths: the third decimal decides, five goes away from zero.
            let dibulatkan = bulat(Decimal::new(sen, 3));
            let harapan = (sen.abs() + 5) / 10 * sen.signum();
            prop_assert_eq!(dibulatkan, Decimal::new(harapan, 2));
            prop_assert_eq!(dibulatkan.scale(), 2);
        }
    }
}
