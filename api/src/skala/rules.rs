//! Bands of a scale. A scale is an ordered list of lower bounds, evaluated on the value rounded
//! HALF_UP to two decimals, so that it is total and its bands are disjoint whatever was printed.

use rust_decimal::Decimal;

use crate::hitung::bulat;

/// One band: all values from its lower bound up to the next higher band.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pita {
    /// Short stable code, e.g. `BB`.
    pub kode: String,
    /// Full name.
    pub label: String,
    /// Lower bound.
    pub batas_bawah: Decimal,
    /// Whether the bound itself belongs to the band: not for AKIP, where 80.00 is BB and 80.01 is A
    /// (PermenPANRB 88/2021).
    pub inklusif: bool,
    /// Score of a predikat, for [`entity::status::RumusCapaian::Predikat`].
    pub skor: Option<Decimal>,
}

/// The band of `nilai` in `pita`, which stand from the highest to the lowest; none below the floor.
pub fn golongkan(pita: &[Pita], nilai: Decimal) -> Option<&Pita> {
    let nilai = bulat(nilai);
    pita.iter().find(|pita| {
        if pita.inklusif {
            nilai >= pita.batas_bawah
        } else {
            nilai > pita.batas_bawah
        }
    })
}

/// The score of a predikat.
pub fn skor(pita: &[Pita], kode: &str) -> Option<Decimal> {
    pita.iter().find(|pita| pita.kode == kode)?.skor
}

/// Whether bounds fall strictly, so that no band is empty or hidden.
pub fn tersusun(pita: &[Pita]) -> bool {
    !pita.is_empty()
        && pita
            .windows(2)
            .all(|dua| dua[0].batas_bawah > dua[1].batas_bawah)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn skala(batas: &[(&str, &str, bool)]) -> Vec<Pita> {
        batas
            .iter()
            .map(|(kode, batas, inklusif)| Pita {
                kode: (*kode).to_owned(),
                label: (*kode).to_owned(),
                batas_bawah: batas.parse().unwrap(),
                inklusif: *inklusif,
                skor: batas.parse().ok(),
            })
            .collect()
    }

    fn capaian() -> Vec<Pita> {
        skala(&[
            ("ST", "91", true),
            ("T", "76", true),
            ("S", "66", true),
            ("R", "51", true),
            ("SR", "0", true),
        ])
    }

    fn akip() -> Vec<Pita> {
        skala(&[
            ("AA", "90", false),
            ("A", "80", false),
            ("BB", "70", false),
            ("B", "60", false),
            ("CC", "50", false),
            ("C", "30", false),
            ("D", "0", true),
        ])
    }

    fn kode(pita: &[Pita], nilai: &str) -> String {
        golongkan(pita, nilai.parse().unwrap())
            .unwrap()
            .kode
            .clone()
    }

    #[test]
    fn values_in_the_gaps_of_the_printed_scale_have_a_band() {
        for (nilai, harapan) in [
            ("100.40", "ST"),
            ("91", "ST"),
            ("90.5", "T"),
            ("90.995", "ST"),
            ("75.5", "S"),
            ("65.2", "R"),
            ("50.99", "SR"),
            ("0", "SR"),
        ] {
            assert_eq!(kode(&capaian(), nilai), harapan, "{nilai}");
        }
    }

    #[test]
    fn akip_bounds_belong_to_the_lower_band() {
        for (nilai, harapan) in [
            ("80.00", "BB"),
            ("80.01", "A"),
            ("80.004", "BB"),
            ("80.005", "A"),
            ("90", "A"),
            ("100", "AA"),
            ("30", "D"),
            ("0", "D"),
        ] {
            assert_eq!(kode(&akip(), nilai), harapan, "{nilai}");
        }
        assert_eq!(skor(&akip(), "BB"), Some(Decimal::from(70)));
        assert_eq!(skor(&akip(), "X"), None);
    }

    proptest! {
        #[test]
        fn total_disjoint_and_monotone(a in 0_i64..=2_000_000, b in 0_i64..=2_000_000) {
            for pita in [capaian(), akip()] {
                prop_assert!(tersusun(&pita));
                let letak = |nilai: i64| {
                    let di = golongkan(&pita, Decimal::new(nilai, 4))?;
                    pita.iter().position(|pita| pita == di)
                };
                let (la, lb) = (letak(a), letak(b));
                prop_assert!(la.is_some() && lb.is_some());
                if a <= b {
                    prop_assert!(la >= lb);
                }
            }
        }
    }
}
