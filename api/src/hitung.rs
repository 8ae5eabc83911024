//! What all calculations share: why a figure has no value, and the one rounding.

use rust_decimal::{Decimal, RoundingStrategy};

/// Why a figure cannot be computed. It is shown as such and never replaced by a number.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub enum TakTerhitung {
    /// The target (or the benchmark) is zero: a percentage of it is undefined.
    TargetNol,
    /// The budget, or the budget times capaian, is zero: a percentage of it is undefined.
    PaguNol,
    /// A figure that is needed has not been filled in.
    BelumDiisi,
    /// The indicator does not apply this year.
    TidakBerlaku,
    /// The predikat has no score in its scale.
    TanpaSkor,
    /// The two figures are not of the same scale.
    SkalaBerbeda,
    /// Predikat cannot be added up.
    TidakDapatDijumlah,
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
            Self::TidakDapatDijumlah => "TIDAK_DAPAT_DIJUMLAH",
            Self::DiLuarJangkauan => "DI_LUAR_JANGKAUAN",
        }
    }

    /// One Indonesian sentence.
    pub const fn message(self) -> &'static str {
        match self {
            Self::TargetNol => {
                "Target atau pembanding bernilai nol sehingga persentase tidak terdefinisi."
            }
            Self::PaguNol => {
                "Pagu, atau pagu kali capaian, bernilai nol sehingga persentase tidak terdefinisi."
            }
            Self::BelumDiisi => "Angka yang diperlukan belum diisi.",
            Self::TidakBerlaku => "Indikator tidak berlaku pada tahun ini.",
            Self::TanpaSkor => "Predikat tidak memiliki skor dalam skalanya.",
            Self::SkalaBerbeda => "Kedua angka tidak berskala sama.",
            Self::TidakDapatDijumlah => "Predikat tidak dapat dijumlahkan.",
            Self::DiLuarJangkauan => "Hasil di luar jangkauan.",
        }
    }
}

/// Takes away what division adds. A quotient is cut off after 28 digits, so that a mean of thirds
/// which is exactly 52.325 comes out as 52.32499…97. Quotients of the figures that the tables can
/// hold differ from such a half by more than 10⁻²², and their sums err by less.
pub(crate) fn tanpa_sisa_bagi(angka: Decimal) -> Decimal {
    angka.round_dp_with_strategy(22, RoundingStrategy::MidpointAwayFromZero)
}

/// Rounds HALF_UP (away from zero) to two decimals: once, at the end (all 23 rows of the sample's
/// table 3.8 match HALF_UP, and not truncation). Both decimals are kept, so that a figure is always
/// written the same way.
pub fn bulat(angka: Decimal) -> Decimal {
    let mut angka =
        tanpa_sisa_bagi(angka).round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
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

    #[test]
    fn a_half_that_division_blurred_is_still_a_half() {
        for (tepat, terbagi) in [
            ("52.325", "52.324999999999999999999999997"),
            ("52.325", "52.325000000000000000000000003"),
            ("-0.055", "-0.0549999999999999999999999999"),
        ] {
            assert_eq!(
                bulat(terbagi.parse().unwrap()),
                bulat(tepat.parse().unwrap())
            );
        }
        // What is truly below a half stays below.
        assert_eq!(
            bulat("52.3249999999999999999".parse().unwrap()),
            Decimal::new(5232, 2)
        );
    }

    proptest! {
        #[test]
        fn equal_ratios_are_equal_and_a_percentage_is_rounded_exactly(
            a in 0_i64..=999_999_999_999,
            b in 1_i64..=999_999_999_999,
            kali in 1_i64..=1_000_000,
        ) {
            let persen = |a: i64, b: i64| {
                persen(Decimal::from(a), Decimal::from(b), TakTerhitung::PaguNol).unwrap()
            };
            prop_assert_eq!(persen(a, b), persen(a * kali, b * kali));
            let (a, b) = (i128::from(a), i128::from(b));
            let harapan = (2 * a * 10_000 + b) / (2 * b);
            prop_assert_eq!(
                bulat(Decimal::from_i128_with_scale(a, 0) * Decimal::ONE_HUNDRED / Decimal::from_i128_with_scale(b, 0)),
                Decimal::from_i128_with_scale(harapan, 2)
            );
        }

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
