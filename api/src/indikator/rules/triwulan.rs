//! Quarters of a year taken together. No regulation prescribes how; e-SAKIP applications in the field know
//! these kinds: a sum over the quarters that have data (in the realisasi and in the target alike), and
//! the last quarter that has data, whether its targets rise, fall or stay. An entered 0 is data, a blank
//! is none. Which kind an indicator has is data of the dictionary, frozen in the report as its formula is.

use entity::status::{Akumulasi, RumusCapaian};
use rust_decimal::Decimal;

use super::capaian::capaian;
use crate::hitung::TakTerhitung;

/// Target and realisasi of one quarter, as numbers.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Triwulan {
    /// 1 to 4.
    pub triwulan: i32,
    /// Its target; none when not filled in.
    pub target: Option<Decimal>,
    /// Its realisasi; none when not filled in.
    pub realisasi: Option<Decimal>,
}

/// Quarters up to one of them, unrounded.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Kumulatif {
    /// Target up to there.
    pub target: Result<Decimal, TakTerhitung>,
    /// Realisasi up to there.
    pub realisasi: Result<Decimal, TakTerhitung>,
    /// Capaian up to there.
    pub capaian: Result<Decimal, TakTerhitung>,
}

/// How quarters are taken together, as a person writes it.
pub const fn akumulasi_teks(akumulasi: Akumulasi) -> &'static str {
    match akumulasi {
        Akumulasi::Jumlah => "Σ triwulan yang terisi",
        Akumulasi::NilaiAkhir | Akumulasi::TrenTurun | Akumulasi::Tetap => {
            "triwulan terakhir yang terisi"
        }
    }
}

/// Whether figures of such a formula can be taken together so: a predikat cannot be added up.
pub const fn dapat_diakumulasi(akumulasi: Akumulasi, rumus: RumusCapaian) -> bool {
    match (akumulasi, rumus) {
        (Akumulasi::Jumlah, RumusCapaian::Predikat) => false,
        (Akumulasi::NilaiAkhir | Akumulasi::TrenTurun | Akumulasi::Tetap, _)
        | (
            Akumulasi::Jumlah,
            RumusCapaian::Positif
            | RumusCapaian::NegatifF1
            | RumusCapaian::NegatifF2
            | RumusCapaian::NegatifF3,
        ) => true,
    }
}

/// The quarters up to and with `sampai`, whatever their order.
pub fn kumulatif(
    akumulasi: Akumulasi,
    rumus: RumusCapaian,
    triwulan: &[Triwulan],
    sampai: i32,
) -> Kumulatif {
    let terisi = || {
        triwulan
            .iter()
            .filter(|satu| satu.triwulan <= sampai)
            .filter_map(|satu| Some((satu.triwulan, satu.target, satu.realisasi?)))
    };
    let (target, realisasi) = if dapat_diakumulasi(akumulasi, rumus) {
        match akumulasi {
            Akumulasi::Jumlah => (
                jumlah(terisi().map(|(_, target, _)| target)),
                jumlah(terisi().map(|(_, _, realisasi)| Some(realisasi))),
            ),
            Akumulasi::NilaiAkhir | Akumulasi::TrenTurun | Akumulasi::Tetap => {
                let akhir = terisi().max_by_key(|(triwulan, ..)| *triwulan);
                let kosong = TakTerhitung::BelumDiisi;
                (
                    akhir.and_then(|(_, target, _)| target).ok_or(kosong),
                    akhir.map(|(_, _, realisasi)| realisasi).ok_or(kosong),
                )
            }
        }
    } else {
        let gagal = Err(TakTerhitung::TidakDapatDijumlah);
        (gagal, gagal)
    };
    Kumulatif {
        target,
        realisasi,
        capaian: target.and_then(|target| capaian(rumus, target, realisasi?)),
    }
}

/// The sum; none of nothing, nor when a part is missing.
fn jumlah(bagian: impl Iterator<Item = Option<Decimal>>) -> Result<Decimal, TakTerhitung> {
    let mut hasil = None;
    for satu in bagian {
        let satu = satu.ok_or(TakTerhitung::BelumDiisi)?;
        hasil = Some(
            hasil
                .unwrap_or(Decimal::ZERO)
                .checked_add(satu)
                .ok_or(TakTerhitung::DiLuarJangkauan)?,
        );
    }
    hasil.ok_or(TakTerhitung::BelumDiisi)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A year of quarters, each with its target and realisasi.
    fn tahun(isi: [(Option<i64>, Option<i64>); 4]) -> Vec<Triwulan> {
        (1..)
            .zip(isi)
            .map(|(triwulan, (target, realisasi))| Triwulan {
                triwulan,
                target: target.map(Decimal::from),
                realisasi: realisasi.map(Decimal::from),
            })
            .collect()
    }

    fn hitung(akumulasi: Akumulasi, triwulan: &[Triwulan], sampai: i32) -> Kumulatif {
        kumulatif(akumulasi, RumusCapaian::Positif, triwulan, sampai)
    }

    #[test]
    fn a_sum_takes_only_quarters_with_data_on_both_sides() {
        // The second quarter has not been measured, in the third nothing was reached.
        let isi = tahun([
            (Some(10), Some(8)),
            (Some(10), None),
            (Some(10), Some(0)),
            (Some(10), None),
        ]);
        let hasil = hitung(Akumulasi::Jumlah, &isi, 3);
        assert_eq!(hasil.target, Ok(Decimal::from(20)));
        assert_eq!(hasil.realisasi, Ok(Decimal::from(8)));
        assert_eq!(hasil.capaian, Ok(Decimal::from(40)));
        assert_eq!(hitung(Akumulasi::Jumlah, &isi, 4), hasil);
        assert_eq!(
            hitung(Akumulasi::Jumlah, &isi, 2),
            hitung(Akumulasi::Jumlah, &isi, 1)
        );
    }

    #[test]
    fn the_last_filled_quarter_counts_and_zero_is_filled() {
        let isi = tahun([
            (Some(70), Some(72)),
            (Some(75), Some(0)),
            (Some(80), None),
            (None, None),
        ]);
        for akumulasi in [
            Akumulasi::NilaiAkhir,
            Akumulasi::TrenTurun,
            Akumulasi::Tetap,
        ] {
            let hasil = hitung(akumulasi, &isi, 4);
            assert_eq!(
                (hasil.target, hasil.realisasi),
                (Ok(Decimal::from(75)), Ok(Decimal::ZERO))
            );
            assert_eq!(hitung(akumulasi, &isi, 1).realisasi, Ok(Decimal::from(72)));
        }
        let kosong = Err(TakTerhitung::BelumDiisi);
        assert_eq!(hitung(Akumulasi::Jumlah, &[], 4).realisasi, kosong);
        assert_eq!(hitung(Akumulasi::NilaiAkhir, &isi, 0).capaian, kosong);
        // A realisasi without its target is no capaian.
        let tanpa = tahun([
            (None, Some(5)),
            (Some(5), Some(5)),
            (None, None),
            (None, None),
        ]);
        assert_eq!(
            hitung(Akumulasi::Jumlah, &tanpa, 2).realisasi,
            Ok(Decimal::from(10))
        );
        assert_eq!(hitung(Akumulasi::Jumlah, &tanpa, 2).capaian, kosong);
    }

    #[test]
    fn predikat_are_not_added_up() {
        let isi = tahun([(Some(70), Some(80)); 4]);
        let hasil = kumulatif(Akumulasi::Jumlah, RumusCapaian::Predikat, &isi, 4);
        assert_eq!(hasil.realisasi, Err(TakTerhitung::TidakDapatDijumlah));
        let hasil = kumulatif(Akumulasi::NilaiAkhir, RumusCapaian::Predikat, &isi, 4);
        assert_eq!(hasil.realisasi, Ok(Decimal::from(80)));
    }

    fn sembarang() -> impl Strategy<Value = Vec<Triwulan>> {
        let satu = || {
            (
                prop::option::of(0_i64..=1_000_000),
                prop::option::of(0_i64..=1_000_000),
            )
        };
        [satu(), satu(), satu(), satu()].prop_map(tahun)
    }

    proptest! {
        #[test]
        fn a_quarter_without_data_changes_nothing(isi in sembarang(), sampai in 0..=4) {
            let tanpa: Vec<Triwulan> = isi
                .iter()
                .filter(|satu| satu.realisasi.is_some())
                .copied()
                .collect();
            for &akumulasi in Akumulasi::SEMUA {
                prop_assert_eq!(hitung(akumulasi, &isi, sampai), hitung(akumulasi, &tanpa, sampai));
                let mut terbalik = isi.clone();
                terbalik.reverse();
                prop_assert_eq!(hitung(akumulasi, &isi, sampai), hitung(akumulasi, &terbalik, sampai));
            }
        }

        #[test]
        fn a_sum_is_the_sum_and_never_falls(isi in sembarang()) {
            let mut sebelum = Decimal::ZERO;
            for sampai in 1..=4 {
                let hasil = hitung(Akumulasi::Jumlah, &isi, sampai).realisasi;
                let bagian: Vec<Decimal> = isi
                    .iter()
                    .filter(|satu| satu.triwulan <= sampai)
                    .filter_map(|satu| satu.realisasi)
                    .collect();
                prop_assert_eq!(hasil.is_ok(), !bagian.is_empty());
                if let Ok(hasil) = hasil {
                    prop_assert_eq!(hasil, bagian.iter().sum::<Decimal>());
                    prop_assert!(hasil >= sebelum);
                    sebelum = hasil;
                }
            }
        }

        #[test]
        fn the_last_value_is_one_of_its_quarters(isi in sembarang(), sampai in 1..=4) {
            let hasil = hitung(Akumulasi::NilaiAkhir, &isi, sampai);
            match hasil.realisasi {
                Ok(nilai) => prop_assert!(isi.iter().any(|satu| satu.triwulan <= sampai
                    && satu.realisasi == Some(nilai)
                    && hasil.target == satu.target.ok_or(TakTerhitung::BelumDiisi))),
                Err(_) => prop_assert!(isi
                    .iter()
                    .all(|satu| satu.triwulan > sampai || satu.realisasi.is_none())),
            }
        }
    }
}
