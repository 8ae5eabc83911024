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
    terjawab(unsur)
}

fn terjawab(unsur: [[u32; 4]; 9]) -> Survei {
    let rata: Vec<Decimal> = unsur.iter().map(|&unsur| nrr(unsur).unwrap()).collect();
    Survei {
        indeks: indeks(&rata, BobotSkm::Tepat),
        unsur: Unsur::SEMUA
            .iter()
            .copied()
            .zip(unsur.map(HasilUnsur::Jawaban))
            .collect(),
        bobot: BobotSkm::Tepat,
        responden: Some(unsur[0].iter().sum()),
        populasi: None,
    }
}

/// How often, in so many surveys of kecamatan that answer as `sebaran` tells, with so many respondents each: all true
/// places lie within the intervals of place, and a true index within its own interval.
fn cakupan(
    acak: &mut Acak,
    sebaran: &[(Sebaran, u32)],
    ikut: u64,
    ulangan: usize,
) -> (usize, usize) {
    let benar: Vec<u64> = sebaran
        .iter()
        .map(|(sebaran, _)| {
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
    let (mut tercakup, mut dalam) = (0, 0);
    for _ in 0..ulangan {
        let mut selang = Vec::new();
        for ((sebaran, n), benar) in sebaran.iter().zip(&benar) {
            let survei = survei(acak, sebaran, *n, ikut);
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
    (tercakup, dalam)
}

/// Nine kecamatan, two of them truly equal, are surveyed over and over. All true places lie within the
/// intervals of place, and a true index within its own interval, at least as often as is promised; also
/// where everybody gives one answer to all questions, when the standard error is no more than the bound.
#[test]
fn true_places_are_covered_as_often_as_promised() {
    let sebaran: Vec<(Sebaran, u32)> = [0_u64, 30, 60, 60, 90, 150, 200, 260, 320]
        .iter()
        .map(|&geser| {
            let sebaran = [
                10 + geser / 4,
                40 + geser / 2,
                550 - geser / 4,
                400 - geser / 2,
            ];
            (sebaran, 120)
        })
        .collect();
    let mut acak = Acak(20_231_231);
    for (ikut, ulangan) in [(100, 2000_usize), (0, 300)] {
        let (tercakup, dalam) = cakupan(&mut acak, &sebaran, ikut, ulangan);
        assert!(tercakup * 100 >= ulangan * 95, "{ikut}: {tercakup}");
        let semua = ulangan * sebaran.len();
        assert!(dalam * 100 >= semua * 95, "{ikut}: {dalam} of {semua}");
    }
}

/// A sample of 30 often holds none of the one in a hundred who is discontent; beside samples of 400 its place would be
/// told too narrowly without the answers that are added.
#[test]
fn true_places_are_covered_where_few_are_discontent() {
    let sebaran: Vec<(Sebaran, u32)> = (1_u64..=9)
        .map(|tidak_puas| {
            let n = if tidak_puas % 2 == 0 { 400 } else { 30 };
            ([10 * tidak_puas, 0, 0, 1000 - 10 * tidak_puas], n)
        })
        .collect();
    let ulangan = 200;
    let (tercakup, _) = cakupan(&mut Acak(20_231_231), &sebaran, 100, ulangan);
    assert!(tercakup * 100 >= ulangan * 95, "{tercakup}");
}

/// From 1 to 8 of a hundred give another answer than all others, the same to all questions. The probability that
/// the interval of the index holds the true one is added up over all that a sample can hold.
#[test]
fn a_true_index_is_covered_where_few_dissent() {
    let batas = s(BATAS.0, BATAS.1);
    for (n, (umum, lain)) in [30_u32, 60, 150, 400]
        .into_iter()
        .flat_map(|n| [(2, 0), (2, 1), (2, 3), (3, 0), (3, 1), (3, 2)].map(|dua| (n, dua)))
    {
        let selang: Vec<Selang> = (0..=n)
            .map(|berbeda| {
                let mut jawaban = [0_u32; 4];
                jawaban[umum] = n - berbeda;
                jawaban[lain] = berbeda;
                let survei = terjawab([jawaban; 9]);
                let galat = galat_baku(&survei).unwrap().nilai;
                let indeks = survei.indeks.unwrap();
                Selang::baru(indeks, Some(galat), kuantil::SATU, batas)
            })
            .collect();
        for persen in 1_u32..=8 {
            let (p, q) = (Decimal::from(persen), Decimal::from(100 - persen));
            let jawaban = |ke: usize| Decimal::from(ke + 1);
            let benar = (jawaban(lain) * p + jawaban(umum) * q) / Decimal::from(4);
            let mut peluang: Decimal = (0..n).map(|_| q / Decimal::ONE_HUNDRED).product();
            let mut tercakup = Decimal::ZERO;
            for (berbeda, selang) in (0_u32..).zip(&selang) {
                if selang.bawah <= benar && benar <= selang.atas {
                    tercakup += peluang;
                }
                peluang =
                    peluang * Decimal::from(n - berbeda) * p / (Decimal::from(berbeda + 1) * q);
            }
            assert!(
                tercakup >= Decimal::new(95, 2),
                "{n}: {umum} {lain} {persen} %: {tercakup}"
            );
        }
    }
}
