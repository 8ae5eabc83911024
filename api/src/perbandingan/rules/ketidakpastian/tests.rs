use entity::status::{BobotSkm, Unsur};
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;
use crate::perbandingan::rules::kuantil;
use crate::skm::rules::galat::{HasilUnsur, Survei, galat_baku};
use crate::skm::rules::indeks::{indeks, nrr};

fn s(bawah: i64, atas: i64) -> Selang {
    Selang {
        bawah: bawah.into(),
        atas: atas.into(),
    }
}

const BATAS: (i64, i64) = (25, 100);

#[test]
fn four_kecamatan_reckoned_by_hand() {
    // The first is above the last two; the second meets the first and the third; the fourth meets no one.
    let selang = [s(88, 92), s(84, 89), s(80, 85), s(60, 70)];
    assert_eq!(tempat(&selang), [(1, 2), (1, 3), (2, 3), (4, 4)]);
    assert_eq!(setara(&selang), [vec![0, 1], vec![1, 2], vec![3]]);
    // Intervals that only touch cannot be told apart.
    assert_eq!(tempat(&[s(80, 90), s(70, 80)]), [(1, 2), (1, 2)]);
    assert_eq!(setara(&[s(80, 90), s(70, 80)]), [[0, 1]]);
    assert_eq!(setara(&[]), [[0; 0]; 0]);
}

#[test]
fn one_who_tells_of_no_error_may_have_every_place() {
    let batas = s(BATAS.0, BATAS.1);
    let gelap = Selang::baru(Decimal::from(99), None, kuantil::SATU, batas);
    assert_eq!(gelap, batas);
    assert_eq!(
        tempat(&[gelap, s(88, 92), s(60, 70)]),
        [(1, 3), (1, 2), (2, 3)]
    );
    // At the end of the scale an interval ends, too.
    let penuh = Selang::baru(Decimal::from(99), Some(Decimal::TWO), kuantil::SATU, batas);
    assert_eq!(penuh.atas, Decimal::from(100));
}

proptest! {
    #[test]
    fn groups_are_the_largest_of_which_all_meet(
        selang in prop::collection::vec((25_i64..100, 0_i64..20), 0..30)
    ) {
        let selang: Vec<Selang> = selang.into_iter().map(|(a, b)| s(a, a + b)).collect();
        let golongan = setara(&selang);
        for anggota in &golongan {
            for &a in anggota {
                prop_assert!(anggota.iter().all(|&b| selang[a].bersinggungan(selang[b])));
            }
            for luar in (0..selang.len()).filter(|i| !anggota.contains(i)) {
                prop_assert!(!anggota.iter().all(|&b| selang[luar].bersinggungan(selang[b])));
            }
        }
        for i in 0..selang.len() {
            prop_assert!(golongan.iter().any(|anggota| anggota.contains(&i)));
            for j in 0..selang.len() {
                let bersama = golongan.iter().any(|it| it.contains(&i) && it.contains(&j));
                prop_assert_eq!(bersama, selang[i].bersinggungan(selang[j]));
            }
        }
    }

    #[test]
    fn every_true_value_within_the_intervals_has_a_place_within_its_own(
        isi in prop::collection::vec((25_i64..100, 0_i64..20, 0_i64..=100), 1..30)
    ) {
        let selang: Vec<Selang> = isi.iter().map(|&(a, b, _)| s(a, a + b)).collect();
        let benar: Vec<i64> = isi.iter().map(|&(a, b, p)| a * 100 + b * p).collect();
        for (i, (awal, akhir)) in tempat(&selang).into_iter().enumerate() {
            let tempat = 1 + benar.iter().filter(|&&lain| lain > benar[i]).count();
            prop_assert!((awal..=akhir).contains(&tempat));
        }
    }
}

/// Numbers that look random and are always the same (Steele, Lea & Flood, *SplitMix*, OOPSLA 2014).
struct Acak(u64);

impl Acak {
    fn di_bawah(&mut self, batas: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % batas
    }
}

/// How people of one kecamatan answer, per thousand.
type Sebaran = [u64; 4];

fn jawaban(acak: &mut Acak, sebaran: &Sebaran) -> usize {
    let mut undi = acak.di_bawah(1000);
    for (jawaban, bagian) in sebaran.iter().enumerate() {
        if undi < *bagian {
            return jawaban;
        }
        undi -= bagian;
    }
    3
}

/// A survey of `n` people; `ikut` per hundred of the answers are what the person answered first.
fn survei(acak: &mut Acak, sebaran: &Sebaran, n: u32, ikut: u64) -> Survei {
    let mut unsur = [[0_u32; 4]; 9];
    for _ in 0..n {
        let pertama = jawaban(acak, sebaran);
        for unsur in &mut unsur {
            let ini = if acak.di_bawah(100) < ikut {
                pertama
            } else {
                jawaban(acak, sebaran)
            };
            unsur[ini] += 1;
        }
    }
    let rata: Vec<Decimal> = unsur.iter().map(|&unsur| nrr(unsur).unwrap()).collect();
    Survei {
        indeks: indeks(&rata, BobotSkm::Tepat),
        unsur: Unsur::SEMUA
            .iter()
            .copied()
            .zip(unsur.map(HasilUnsur::Jawaban))
            .collect(),
        bobot: BobotSkm::Tepat,
        responden: Some(n),
        populasi: None,
    }
}

/// Nine kecamatan, two of them truly equal, are surveyed over and over. All true places lie within the
/// intervals of place, and a true index within its own interval, at least as often as is promised; also
/// where everybody gives one answer to all questions, when the standard error is no more than the bound.
#[test]
fn true_places_are_covered_as_often_as_promised() {
    let sebaran: Vec<Sebaran> = [0_u64, 30, 60, 60, 90, 150, 200, 260, 320]
        .iter()
        .map(|&geser| {
            [
                10 + geser / 4,
                40 + geser / 2,
                550 - geser / 4,
                400 - geser / 2,
            ]
        })
        .collect();
    let benar: Vec<u64> = sebaran
        .iter()
        .map(|sebaran| {
            (1..)
                .zip(sebaran)
                .map(|(nilai, bagian)| nilai * bagian)
                .sum()
        })
        .collect();
    let tempat_benar: Vec<usize> = benar
        .iter()
        .map(|ini| 1 + benar.iter().filter(|lain| *lain > ini).count())
        .collect();
    let batas = s(BATAS.0, BATAS.1);
    let z = kuantil::bersama(sebaran.len()).unwrap();
    let mut acak = Acak(20_231_231);
    for (ikut, ulangan) in [(100, 2000_usize), (0, 300)] {
        let (mut tercakup, mut dalam) = (0, 0);
        for _ in 0..ulangan {
            let mut selang = Vec::new();
            for (sebaran, benar) in sebaran.iter().zip(&benar) {
                let survei = survei(&mut acak, sebaran, 120, ikut);
                let (angka, galat) = (survei.indeks.unwrap(), galat_baku(&survei).unwrap());
                let satu = Selang::baru(angka, Some(galat.nilai), kuantil::SATU, batas);
                let benar = Decimal::from(benar * 25) / Decimal::from(1000);
                dalam += usize::from(satu.bawah <= benar && benar <= satu.atas);
                selang.push(Selang::baru(angka, Some(galat.nilai), z, batas));
            }
            let tempat = tempat(&selang);
            tercakup += usize::from(
                tempat
                    .iter()
                    .zip(&tempat_benar)
                    .all(|((awal, akhir), benar)| (awal..=akhir).contains(&benar)),
            );
        }
        assert!(tercakup * 100 >= ulangan * 95, "{ikut}: {tercakup}");
        let semua = ulangan * sebaran.len();
        // The normal approximation itself is within a point of a hundred for 120 respondents.
        assert!(dalam * 100 >= semua * 94, "{ikut}: {dalam} of {semua}");
    }
}
