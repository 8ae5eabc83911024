//! Efficiency in the use of resources (PermenPANRB 53/2014 lampiran II, analysis 6). The regulation
//! gives no formula; three are in use, and which one was used is always said.

use rust_decimal::Decimal;

use crate::hitung::TakTerhitung;

/// EFF_SEED, as the sample's tables 3.9 and 3.10 print it: what of the budget was not spent.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct SisaAnggaran {
    /// 100 − serapan, in percentage points.
    pub persen: Decimal,
    /// pagu − realisasi, in rupiah.
    pub nominal: i64,
}

/// Budget left over.
///
/// # Errors
/// [`TakTerhitung::PaguNol`] when the budget is 0; [`TakTerhitung::DiLuarJangkauan`] on overflow.
pub fn sisa_anggaran(pagu: i64, realisasi: i64) -> Result<SisaAnggaran, TakTerhitung> {
    let serapan = super::serapan::serapan(pagu, realisasi)?;
    Ok(SisaAnggaran {
        persen: Decimal::ONE_HUNDRED - serapan,
        nominal: pagu
            .checked_sub(realisasi)
            .ok_or(TakTerhitung::DiLuarJangkauan)?,
    })
}

/// Penilaian efisiensi menurut selisih capaian dan serapan (EFF_DIFF).
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, async_graphql::Enum)]
pub enum TingkatEfisiensi {
    /// Selisih di atas 5 dan capaian tidak kurang dari 100.
    Efisien,
    /// Selisih dalam ±5, atau di atas 5 tetapi capaian kurang dari 100.
    CukupEfisien,
    /// Selisih di bawah −5.
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

/// Judges [`selisih`]: above 5 is efficient, within ±5 fairly so, below −5 not. Never efficient when
/// the target was missed: money that was not spent and work that was not done are no saving.
pub fn tingkat(capaian: Decimal, serapan: Decimal) -> Result<TingkatEfisiensi, TakTerhitung> {
    let selisih = selisih(capaian, serapan)?;
    let lima = Decimal::from(5);
    Ok(if selisih < -lima {
        TingkatEfisiensi::TidakEfisien
    } else if selisih > lima && capaian >= Decimal::ONE_HUNDRED {
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
/// [`TakTerhitung::PaguNol`] when Σ(PAK·CK) is 0; [`TakTerhitung::DiLuarJangkauan`] on overflow.
pub fn pmk(keluaran: &[(i64, i64, Decimal)]) -> Result<EfisiensiPmk, TakTerhitung> {
    let hitung = || {
        let (mut seharusnya, mut realisasi) = (Decimal::ZERO, Decimal::ZERO);
        for &(pak, rak, ck) in keluaran {
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
    let efisiensi =
        crate::hitung::persen(hemat, seharusnya, TakTerhitung::PaguNol)?.clamp(-batas, batas);
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
    use crate::hitung::bulat;
    use proptest::prelude::*;

    #[test]
    fn all_rows_of_table_3_10() {
        // Table 3.10 has the rows of table 3.8 without the two sub-kegiatan.
        let harapan = [
            "13.69", "0.73", "16.98", "0", "0.46", "0.08", "8.60", "0", "0.84", "0", "1.39",
            "0.02", "0", "0.02", "0.04", "4.20", "4.20", "14.16", "14.16", "0.48", "0.48",
        ];
        let baris = TABEL_3_8
            .iter()
            .filter(|baris| baris.0.matches('.').count() < 2);
        for ((nomor, pagu, realisasi, _), harapan) in baris.zip(harapan) {
            let hasil = sisa_anggaran(*pagu, *realisasi).unwrap();
            assert_eq!(bulat(hasil.persen), harapan.parse().unwrap(), "{nomor}");
        }
    }

    #[test]
    fn the_amounts_of_the_sample() {
        assert_eq!(
            sisa_anggaran(2_027_128_147, 1_749_674_860).unwrap().nominal,
            277_453_287
        );
        assert_eq!(
            sisa_anggaran(10_733_100, 10_642_500).unwrap().nominal,
            90_600
        );
        let total = sisa_anggaran(2_330_050_747, 2_030_274_860).unwrap();
        assert_eq!(bulat(total.persen), Decimal::new(1287, 2));
    }

    #[test]
    fn a_missed_target_is_never_efficient() {
        let d = Decimal::from;
        assert_eq!(tingkat(d(100), d(80)), Ok(TingkatEfisiensi::Efisien));
        assert_eq!(tingkat(d(99), d(80)), Ok(TingkatEfisiensi::CukupEfisien));
        assert_eq!(tingkat(d(100), d(95)), Ok(TingkatEfisiensi::CukupEfisien));
        assert_eq!(tingkat(d(80), d(90)), Ok(TingkatEfisiensi::TidakEfisien));
    }

    proptest! {
        #[test]
        fn pmk_stays_within_its_limits(
            keluaran in prop::collection::vec((1_i64..=1_000_000_000, 0_i64..=2_000_000_000, 1_i64..=200), 1..8)
        ) {
            let keluaran: Vec<_> =
                keluaran.into_iter().map(|(p, r, c)| (p, r, Decimal::from(c))).collect();
            let hasil = pmk(&keluaran).unwrap();
            prop_assert!(hasil.efisiensi.abs() <= Decimal::from(20));
            prop_assert!(hasil.nilai >= Decimal::ZERO && hasil.nilai <= Decimal::ONE_HUNDRED);
        }

        #[test]
        fn what_is_left_and_what_is_spent_make_the_whole(pagu in 1_i64..=1_i64 << 50, realisasi in 0_i64..=1_i64 << 50) {
            let sisa = sisa_anggaran(pagu, realisasi).unwrap();
            let serapan = super::super::serapan::serapan(pagu, realisasi).unwrap();
            prop_assert_eq!((sisa.persen + serapan).round_dp(15), Decimal::ONE_HUNDRED);
            prop_assert_eq!(sisa.nominal + realisasi, pagu);
        }
    }
}
