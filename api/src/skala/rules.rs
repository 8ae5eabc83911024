//! Bands of a scale. Regulations print bands with gaps (Permendagri 54/2010: 76–90, 91–100). Here a
//! scale is an ordered list of lower bounds, evaluated on the value rounded HALF_UP to two decimals,
//! and the lowest band takes what is left, so that it is total and its bands are disjoint.

use rust_decimal::Decimal;

use crate::hitung::bulat;

/// One band: all values from its lower bound up to the next higher band. The highest is open above,
/// the lowest below: a capaian beyond 100 is `Sangat Tinggi`, a negative one `Sangat Rendah`.
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

/// The band of `nilai` in `pita`, which stand from the highest to the lowest; none without bands.
pub fn golongkan(pita: &[Pita], nilai: Decimal) -> Option<&Pita> {
    let nilai = bulat(nilai);
    pita.iter()
        .find(|pita| {
            if pita.inklusif {
                nilai >= pita.batas_bawah
            } else {
                nilai > pita.batas_bawah
            }
        })
        .or(pita.last())
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
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A scale as it is shipped.
    pub(crate) fn skala(kode: &str) -> Vec<Pita> {
        csv::Reader::from_reader(&include_bytes!("../../../data/skala_pita.csv")[..])
            .records()
            .map(Result::unwrap)
            .filter(|kolom| &kolom[0] == kode)
            .map(|kolom| Pita {
                kode: kolom[2].to_owned(),
                label: kolom[3].to_owned(),
                batas_bawah: kolom[4].parse().unwrap(),
                inklusif: &kolom[5] == "ya",
                skor: kolom[6].parse().ok(),
            })
            .collect()
    }

    const SEMUA: [&str; 6] = [
        "CAPAIAN",
        "KEBERHASILAN",
        "SKM_MUTU",
        "AKIP_88_2021",
        "AKIP_25_2012",
        "AKIP_12_2015",
    ];

    fn periksa(skala_kode: &str, harapan: &[(&str, &str)]) {
        let pita = skala(skala_kode);
        for (nilai, kode) in harapan {
            let hasil = golongkan(&pita, nilai.parse().unwrap()).unwrap();
            assert_eq!(hasil.kode, *kode, "{skala_kode} {nilai}");
        }
    }

    #[test]
    fn every_shipped_scale_is_read_whole() {
        let banyak = SEMUA.map(|kode| skala(kode).len());
        assert_eq!(banyak, [5, 5, 4, 7, 6, 7]);
    }

    #[test]
    fn values_in_the_gaps_of_the_printed_scale_have_a_band() {
        periksa(
            "CAPAIAN",
            &[
                ("250", "SANGAT_TINGGI"),
                ("114.29", "SANGAT_TINGGI"),
                ("100.40", "SANGAT_TINGGI"),
                ("91", "SANGAT_TINGGI"),
                ("90.995", "SANGAT_TINGGI"),
                ("90.994", "TINGGI"),
                ("90.5", "TINGGI"),
                ("76", "TINGGI"),
                ("75.5", "SEDANG"),
                ("66", "SEDANG"),
                ("65.2", "RENDAH"),
                ("51", "RENDAH"),
                ("50.99", "SANGAT_RENDAH"),
                ("0", "SANGAT_RENDAH"),
                // Twice the wanted number of complaints and more, by the formula F1.
                ("-50", "SANGAT_RENDAH"),
            ],
        );
    }

    #[test]
    fn success_begins_above_one_hundred() {
        periksa(
            "KEBERHASILAN",
            &[
                ("100.40", "SANGAT_BERHASIL"),
                ("100.01", "SANGAT_BERHASIL"),
                ("100.004", "BERHASIL"),
                ("100", "BERHASIL"),
                ("91", "BERHASIL"),
                ("76", "CUKUP_BERHASIL"),
                ("66", "TIDAK_BERHASIL"),
                // Missing in the printed table.
                ("58", "TIDAK_BERHASIL"),
                ("50", "SANGAT_TIDAK_BERHASIL"),
                ("-1", "SANGAT_TIDAK_BERHASIL"),
            ],
        );
    }

    #[test]
    fn akip_bounds_belong_to_the_lower_band() {
        periksa(
            "AKIP_88_2021",
            &[
                ("100", "AA"),
                ("90.01", "AA"),
                ("90", "A"),
                ("80.01", "A"),
                ("80.005", "A"),
                ("80.004", "BB"),
                ("80.00", "BB"),
                ("70", "B"),
                ("60", "CC"),
                ("50", "C"),
                ("30", "D"),
                ("0", "D"),
            ],
        );
        // The scale before: 80 was A, and there was no BB.
        periksa("AKIP_25_2012", &[("80", "A"), ("75", "B"), ("70", "B")]);
        assert_eq!(skor(&skala("AKIP_88_2021"), "BB"), Some(Decimal::from(70)));
        assert_eq!(skor(&skala("AKIP_88_2021"), "A"), Some(Decimal::from(80)));
        assert_eq!(skor(&skala("AKIP_25_2012"), "BB"), None);
        assert_eq!(golongkan(&[], Decimal::ONE), None);
    }

    #[test]
    fn bounds_of_the_quality_of_service() {
        periksa(
            "SKM_MUTU",
            &[
                ("100", "A"),
                ("88.31", "A"),
                ("88.305", "A"),
                ("88.304", "B"),
                ("88.30", "B"),
                // The samples: 2023 and 2022.
                ("81.32", "B"),
                ("80.36", "B"),
                ("76.61", "B"),
                ("76.60", "C"),
                ("65.00", "C"),
                ("64.995", "C"),
                ("64.99", "D"),
                ("25.00", "D"),
            ],
        );
    }

    /// The rounded weights cost a grade exactly to the values just above a bound.
    #[test]
    fn rounded_weights_cost_a_grade_near_the_bounds_only() {
        let pita = skala("SKM_MUTU");
        let mutu = |nilai: Decimal| &golongkan(&pita, nilai).unwrap().kode;
        for (faktor, turun) in [
            // 0,11 × 9 = 0.99
            (
                Decimal::new(99, 2),
                [(6500, 6565), (7661, 7737), (8831, 8919)],
            ),
            // 0,111 × 9 = 0.999
            (
                Decimal::new(999, 3),
                [(6500, 6506), (7661, 7668), (8831, 8839)],
            ),
        ] {
            for sen in 2500_i64..=10_000 {
                let tepat = Decimal::new(sen, 2);
                let hilang = mutu(tepat) != mutu(tepat * faktor);
                let harapan = turun.iter().any(|(dari, ke)| (*dari..=*ke).contains(&sen));
                assert_eq!(hilang, harapan, "{tepat} × {faktor}");
            }
        }
    }

    proptest! {
        #[test]
        fn total_disjoint_and_monotone(a in -1_000_000_i64..=3_000_000, b in -1_000_000_i64..=3_000_000) {
            for kode in SEMUA {
                let pita = skala(kode);
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

        #[test]
        fn half_open_on_the_two_decimals_that_are_shown(nilai in 0_i64..=1_200_000) {
            for kode in SEMUA {
                let pita = skala(kode);
                let nilai = Decimal::new(nilai, 4);
                let di = golongkan(&pita, nilai).unwrap();
                prop_assert_eq!(di, golongkan(&pita, bulat(nilai)).unwrap());
                // No band above it reaches down to the value.
                for atas in pita.iter().take_while(|pita| *pita != di) {
                    let sampai = bulat(nilai) < atas.batas_bawah
                        || (!atas.inklusif && bulat(nilai) == atas.batas_bawah);
                    prop_assert!(sampai);
                }
            }
        }
    }
}
