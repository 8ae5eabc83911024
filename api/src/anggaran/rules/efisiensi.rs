//! Efficiency in the use of resources (PermenPANRB 53/2014 lampiran II, analysis 6). The regulation
//! gives no formula; three are in use, and which one was used is always said.

use rust_decimal::Decimal;

use crate::hitung::{TakTerhitung, bulat, persen, tanpa_sisa_bagi};

/// EFF_SEED, as the sample's tables 3.9 and 3.10 print it: what of the budget was not spent.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct SisaAnggaran {
    /// 100 − serapan, in percentage points; of no budget there is none.
    pub persen: Result<Decimal, TakTerhitung>,
    /// pagu − realisasi, in rupiah.
    pub nominal: i64,
}

/// Budget left over.
///
/// # Errors
/// [`TakTerhitung::DiLuarJangkauan`] on overflow.
pub fn sisa_anggaran(pagu: i64, realisasi: i64) -> Result<SisaAnggaran, TakTerhitung> {
    let serapan = super::serapan::serapan(pagu, realisasi);
    Ok(SisaAnggaran {
        persen: serapan.map(|serapan| Decimal::ONE_HUNDRED - serapan),
        nominal: pagu
            .checked_sub(realisasi)
            .ok_or(TakTerhitung::DiLuarJangkauan)?,
    })
}

/// Penilaian efisiensi menurut selisih capaian dan serapan (EFF_DIFF), terhadap ambang yang ditetapkan
/// kabupaten (parameter reviu `AMBANG_EFISIENSI`, bawaan 5 poin). Selisih dibulatkan ke dua desimal sebelum dinilai,
/// sehingga yang tertera 5,00 tidak di atas ambang 5.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, async_graphql::Enum)]
pub enum TingkatEfisiensi {
    /// Selisih di atas ambang dan capaian tidak kurang dari 100.
    Efisien,
    /// Selisih dalam ±ambang, atau di atasnya tetapi capaian kurang dari 100.
    CukupEfisien,
    /// Selisih di bawah −ambang.
    TidakEfisien,
}

/// EFF_DIFF: capaian − serapan in percentage points, the most common one in LKjIP.
///
/// # Errors
/// [`TakTerhitung::DiLuarJangkauan`] on overflow.
pub fn selisih(capaian: Decimal, serapan: Decimal) -> Result<Decimal, TakTerhitung> {
    capaian
        .checked_sub(serapan)
        .ok_or(TakTerhitung::DiLuarJangkauan)
}

/// Judges [`selisih`], as it is shown with two decimals: above `ambang` is efficient, within ±`ambang`
/// fairly so, below −`ambang` not (e-SAKIP applications take 5; no regulation sets it). Never efficient
/// when the target was missed: money that was not spent and work that was not done are no saving.
///
/// # Errors
/// As [`selisih`].
pub fn tingkat(
    capaian: Decimal,
    serapan: Decimal,
    ambang: Decimal,
) -> Result<TingkatEfisiensi, TakTerhitung> {
    let selisih = bulat(selisih(capaian, serapan)?);
    let capaian = tanpa_sisa_bagi(capaian);
    Ok(if selisih < -ambang {
        TingkatEfisiensi::TidakEfisien
    } else if selisih > ambang && capaian >= Decimal::ONE_HUNDRED {
        TingkatEfisiensi::Efisien
    } else {
        TingkatEfisiensi::CukupEfisien
    })
}

/// EFF_PMK (PMK 214/PMK.02/2017, 22/PMK.02/2021; for ministries, not mandatory for regions).
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct EfisiensiPmk {
    /// E = (Σ PAK·CK − Σ RAK) / Σ(PAK·CK) × 100, limited to −20..20, in percent.
    pub efisiensi: Decimal,
    /// NE = 50 + E / 20 × 50, in percent.
    pub nilai: Decimal,
}

/// EFF_PMK over outputs of (pagu PAK in rupiah, realisasi RAK in rupiah, capaian CK in percent).
///
/// # Errors
/// [`TakTerhitung::PaguNol`] when Σ(PAK·CK) is 0. [`TakTerhitung::DiLuarJangkauan`] on overflow, and
/// when a pagu or a capaian is negative (as [`NegatifF1`](entity::status::RumusCapaian::NegatifF1) can
/// be): the quotient of two negatives would pass for a saving.
pub fn pmk(keluaran: &[(i64, i64, Decimal)]) -> Result<EfisiensiPmk, TakTerhitung> {
    let hitung = || {
        let (mut seharusnya, mut realisasi) = (Decimal::ZERO, Decimal::ZERO);
        for &(pak, rak, ck) in keluaran {
            if pak < 0 || ck < Decimal::ZERO {
                return None;
            }
            let bagian = Decimal::from(pak)
                .checked_mul(ck)?
                .checked_div(Decimal::ONE_HUNDRED)?;
            seharusnya = seharusnya.checked_add(bagian)?;
            realisasi = realisasi.checked_add(Decimal::from(rak))?;
        }
        Some((seharusnya, realisasi))
    };
    let (seharusnya, realisasi) = hitung().ok_or(TakTerhitung::DiLuarJangkauan)?;
    let hemat = seharusnya
        .checked_sub(realisasi)
        .ok_or(TakTerhitung::DiLuarJangkauan)?;
    let batas = Decimal::from(20);
    let efisiensi = persen(hemat, seharusnya, TakTerhitung::PaguNol)?.clamp(-batas, batas);
    let lima_puluh = Decimal::from(50);
    Ok(EfisiensiPmk {
        efisiensi,
        nilai: lima_puluh + efisiensi * lima_puluh / batas,
    })
}

#[cfg(test)]
mod tests {
    use super::super::serapan::tests::TABEL_3_8;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn all_rows_of_table_3_10() {
        // Table 3.10 has the 21 rows of table 3.8 without the two sub-kegiatan.
        let harapan = [
            "13.69", "0.73", "16.98", "0", "0.46", "0.08", "8.60", "0", "0.84", "0", "1.39",
            "0.02", "0", "0.02", "0.04", "4.20", "4.20", "14.16", "14.16", "0.48", "0.48",
        ];
        let baris = TABEL_3_8
            .iter()
            .filter(|baris| baris.0.matches('.').count() < 2);
        assert_eq!(baris.clone().count(), harapan.len());
        for ((nomor, pagu, realisasi, _), harapan) in baris.zip(harapan) {
            let hasil = sisa_anggaran(*pagu, *realisasi).unwrap();
            let persen = hasil.persen.map(bulat);
            assert_eq!(persen, Ok(harapan.parse().unwrap()), "{nomor}");
        }
    }

    #[test]
    fn the_amounts_of_the_sample() {
        assert_eq!(
            sisa_anggaran(2_027_128_147, 1_749_674_860).unwrap().nominal,
            // The text prints 277.453.283.
            277_453_287
        );
        assert_eq!(
            sisa_anggaran(10_733_100, 10_642_500).unwrap().nominal,
            90_600
        );
        // The text below table 3.10, programmes III to VI.
        for (pagu, realisasi, nominal) in [
            (60_059_000, 60_045_000, 14_000),
            (17_872_000, 17_122_000, 750_000),
            (149_425_900, 128_269_500, 21_156_400),
            (64_832_600, 64_521_000, 311_600),
            // Table 3.9: the kegiatan behind sasaran 1.1.
            (6_497_100, 6_406_500, 90_600),
        ] {
            assert_eq!(sisa_anggaran(pagu, realisasi).unwrap().nominal, nominal);
        }
        let sasaran = sisa_anggaran(6_497_100, 6_406_500).unwrap();
        assert_eq!(sasaran.persen.map(bulat), Ok(Decimal::new(139, 2)));
        let total = sisa_anggaran(2_330_050_747, 2_030_274_860).unwrap();
        assert_eq!(total.persen.map(bulat), Ok(Decimal::new(1287, 2)));
    }

    #[test]
    fn what_was_spent_without_a_budget_is_an_amount_without_a_percentage() {
        let hasil = sisa_anggaran(0, 5_000).unwrap();
        assert_eq!(hasil.nominal, -5_000);
        assert_eq!(hasil.persen, Err(TakTerhitung::PaguNol));
    }

    #[test]
    fn a_missed_target_is_never_efficient() {
        let d = Decimal::from;
        let tingkat = |capaian, serapan| tingkat(capaian, serapan, d(5));
        assert_eq!(tingkat(d(100), d(80)), Ok(TingkatEfisiensi::Efisien));
        assert_eq!(tingkat(d(99), d(80)), Ok(TingkatEfisiensi::CukupEfisien));
        assert_eq!(tingkat(d(100), d(95)), Ok(TingkatEfisiensi::CukupEfisien));
        assert_eq!(tingkat(d(80), d(90)), Ok(TingkatEfisiensi::TidakEfisien));
        // The programme that spent the least of its budget is the one that missed its target.
        let penunjang = super::super::serapan::serapan(2_027_128_147, 1_749_674_860).unwrap();
        assert_eq!(
            tingkat(Decimal::new(9956, 2), penunjang),
            Ok(TingkatEfisiensi::CukupEfisien)
        );
    }

    #[test]
    fn the_difference_is_judged_as_it_is_shown() {
        let tingkat = |capaian: &str, serapan: &str| {
            let ambang = Decimal::from(5);
            tingkat(capaian.parse().unwrap(), serapan.parse().unwrap(), ambang).unwrap()
        };
        // 5.004 is shown as 5.00, 5.005 as 5.01.
        assert_eq!(tingkat("100", "94.996"), TingkatEfisiensi::CukupEfisien);
        assert_eq!(tingkat("100", "94.995"), TingkatEfisiensi::Efisien);
        assert_eq!(tingkat("90", "95.004"), TingkatEfisiensi::CukupEfisien);
        assert_eq!(tingkat("90", "95.005"), TingkatEfisiensi::TidakEfisien);
        // The kabupaten may set another threshold.
        let d = Decimal::from;
        let sepuluh = super::tingkat(d(100), d(92), d(10));
        assert_eq!(sepuluh, Ok(TingkatEfisiensi::CukupEfisien));
        // A capaian that would be shown as 100.00 has missed its target all the same.
        assert_eq!(tingkat("99.996", "80"), TingkatEfisiensi::CukupEfisien);
    }

    #[test]
    fn eff_diff_of_the_sample() {
        // Sasaran 1.1: 81.32 of 81 for 6.406.500 of 6.497.100 rupiah.
        let capaian = Decimal::new(8132, 2) * Decimal::ONE_HUNDRED / Decimal::from(81);
        let serapan = super::super::serapan::serapan(6_497_100, 6_406_500).unwrap();
        assert_eq!(
            bulat(selisih(capaian, serapan).unwrap()),
            Decimal::new(179, 2)
        );
        assert_eq!(
            tingkat(capaian, serapan, Decimal::from(5)),
            Ok(TingkatEfisiensi::CukupEfisien)
        );
    }

    #[test]
    fn eff_pmk_by_hand() {
        let d = Decimal::from;
        let hasil = |keluaran: &[(i64, i64, Decimal)]| pmk(keluaran).unwrap();
        // Programme V of the sample: E is what was left over, NE = 50 + 14.16 / 20 × 50.
        let umum = hasil(&[(149_425_900, 128_269_500, d(100))]);
        assert_eq!(bulat(umum.efisiensi), Decimal::new(1416, 2));
        assert_eq!(bulat(umum.nilai), Decimal::new(8540, 2));
        // (100 × 90 % + 200 × 120 % − 280) / 330 = 50 / 330.
        let berdua = hasil(&[(100, 90, d(90)), (200, 190, d(120))]);
        assert_eq!(bulat(berdua.efisiensi), Decimal::new(1515, 2));
        // The limits, and the middle.
        assert_eq!(
            hasil(&[(100, 10, d(100))]),
            EfisiensiPmk {
                efisiensi: d(20),
                nilai: d(100)
            }
        );
        assert_eq!(
            hasil(&[(100, 100, d(10))]),
            EfisiensiPmk {
                efisiensi: d(-20),
                nilai: d(0)
            }
        );
        assert_eq!(
            hasil(&[(100, 50, d(50))]),
            EfisiensiPmk {
                efisiensi: d(0),
                nilai: d(50)
            }
        );
    }

    #[test]
    fn eff_pmk_of_nothing_achieved_is_no_saving() {
        let d = Decimal::from;
        assert_eq!(pmk(&[(100, 50, d(0))]), Err(TakTerhitung::PaguNol));
        assert_eq!(pmk(&[]), Err(TakTerhitung::PaguNol));
        assert_eq!(
            pmk(&[(100, 50, d(-50))]),
            Err(TakTerhitung::DiLuarJangkauan)
        );
    }

    proptest! {
        #[test]
        fn pmk_stays_within_its_limits(
            keluaran in prop::collection::vec((1_i64..=1_000_000_000, 0_i64..=2_000_000_000, 1_i64..=200), 1..8)
        ) {
            let masukan: Vec<_> =
                keluaran.iter().map(|&(p, r, c)| (p, r, Decimal::from(c))).collect();
            let hasil = pmk(&masukan).unwrap();
            prop_assert!(hasil.efisiensi.abs() <= Decimal::from(20));
            prop_assert!(hasil.nilai >= Decimal::ZERO && hasil.nilai <= Decimal::ONE_HUNDRED);
            // In hundredths: E by whole numbers, and NE from E.
            let seharusnya: i128 =
                keluaran.iter().map(|&(p, _, c)| i128::from(p) * i128::from(c)).sum();
            let terpakai: i128 = keluaran.iter().map(|&(_, r, _)| i128::from(r) * 100).sum();
            let pembilang = (seharusnya - terpakai) * 10_000;
            let bulatan = (2 * pembilang.abs() + seharusnya) / (2 * seharusnya) * pembilang.signum();
            prop_assert_eq!(
                bulat(hasil.efisiensi),
                Decimal::from_i128_with_scale(bulatan.clamp(-2_000, 2_000), 2)
            );
            let nilai = Decimal::from(50) + hasil.efisiensi * Decimal::new(25, 1);
            prop_assert_eq!(hasil.nilai.round_dp(20), nilai.round_dp(20));
        }

        #[test]
        fn never_efficient_below_one_hundred(capaian in 0_i64..1_000_000, serapan in 0_i64..=2_000_000) {
            let (capaian, serapan) = (Decimal::new(capaian, 4), Decimal::new(serapan, 4));
            let ambang = Decimal::from(5);
            prop_assert_ne!(tingkat(capaian, serapan, ambang), Ok(TingkatEfisiensi::Efisien));
        }

        #[test]
        fn a_budget_spent_better_is_never_judged_worse(capaian in 0_i64..=2_000_000, serapan in 1_i64..=2_000_000) {
            let tingkat = |serapan: i64| {
                let (capaian, serapan) = (Decimal::new(capaian, 4), Decimal::new(serapan, 4));
                match tingkat(capaian, serapan, Decimal::from(5)).unwrap() {
                    TingkatEfisiensi::TidakEfisien => 0,
                    TingkatEfisiensi::CukupEfisien => 1,
                    TingkatEfisiensi::Efisien => 2,
                }
            };
            prop_assert!(tingkat(serapan - 1) >= tingkat(serapan));
        }

        #[test]
        fn what_is_left_and_what_is_spent_make_the_whole(pagu in 1_i64..=1_i64 << 50, realisasi in 0_i64..=1_i64 << 50) {
            let sisa = sisa_anggaran(pagu, realisasi).unwrap();
            let serapan = super::super::serapan::serapan(pagu, realisasi).unwrap();
            let jumlah = sisa.persen.unwrap() + serapan;
            prop_assert_eq!(jumlah.round_dp(15), Decimal::ONE_HUNDRED);
            prop_assert_eq!(sisa.nominal + realisasi, pagu);
        }
    }
}
