//! The sample checked by hand: every figure of the budget that the report prints, computed again from
//! the values that it states. Where the report is wrong, the test says how.

use entity::status::{LevelAnggaran, RumusCapaian};
use rust_decimal::Decimal;

use super::{LENGKAP, angka, baca, baris, d, indikator, tercetak};
use crate::anggaran::rules::efisiensi::{TingkatEfisiensi, pmk, sisa_anggaran, tingkat};
use crate::anggaran::rules::serapan::{jumlah, serapan};
use crate::graphql::scalar::Uang;
use crate::hitung::bulat;
use crate::indikator::rules::capaian::capaian;
use crate::lkjip::dokumen::{BarisAnggaran, Dokumen, Tertulis};
use crate::skala::rules::golongkan;
use crate::skala::rules::tests::skala;

fn cetak<'a>(tertulis: &'a [Tertulis], kolom: &str) -> Option<&'a str> {
    let baris = tertulis.iter().find(|baris| baris.kolom == kolom)?;
    Some(&baris.teks)
}

fn rupiah(baris: &BarisAnggaran) -> (i64, i64) {
    let uang = |uang: Option<Uang>| uang.unwrap().0;
    (uang(baris.pagu_perubahan), uang(baris.realisasi_anggaran))
}

/// Rows of the budget that print `kolom`, with what they print.
fn berkolom<'a>(
    dokumen: &'a Dokumen,
    kolom: &'a str,
) -> impl Iterator<Item = (&'a BarisAnggaran, &'a str)> {
    dokumen
        .anggaran
        .iter()
        .filter_map(move |baris| Some((baris, cetak(&baris.tertulis, kolom)?)))
}

/// Capaian of a row of the budget.
fn capaian_baris(baris: &BarisAnggaran) -> Decimal {
    let target = baris.target_perubahan.or(baris.target_murni).unwrap();
    let realisasi = baris.realisasi_kinerja.unwrap();
    capaian(RumusCapaian::Positif, target.0, realisasi.0).unwrap()
}

#[test]
fn all_23_absorptions_of_table_3_8_are_those_that_are_printed() {
    let dokumen = baca(LENGKAP);
    for (kolom, banyak) in [
        ("serapan", 23),
        ("serapan (tabel 3.10)", 21),
        ("serapan (uraian tabel 3.10)", 6),
    ] {
        for (baris, teks) in berkolom(&dokumen, kolom) {
            let (pagu, realisasi) = rupiah(baris);
            let hasil = bulat(serapan(pagu, realisasi).unwrap());
            assert_eq!(hasil, angka(teks), "{} {kolom}", baris.nomor);
        }
        assert_eq!(berkolom(&dokumen, kolom).count(), banyak);
    }
    // Every row that has a realisasi prints its absorption, and no other.
    let berealisasi = dokumen.anggaran.iter();
    let berealisasi = berealisasi.filter(|baris| baris.realisasi_anggaran.is_some());
    assert_eq!(berealisasi.count(), 23);
}

#[test]
fn all_21_efficiencies_of_table_3_10_are_those_that_are_printed() {
    let dokumen = baca(LENGKAP);
    for (baris, teks) in berkolom(&dokumen, "efisiensi") {
        let (pagu, realisasi) = rupiah(baris);
        let sisa = sisa_anggaran(pagu, realisasi).unwrap();
        assert_eq!(sisa.persen.map(bulat), Ok(angka(teks)), "{}", baris.nomor);
    }
    assert_eq!(berkolom(&dokumen, "efisiensi").count(), 21);
    for (baris, teks) in berkolom(&dokumen, "nominal efisiensi") {
        let (pagu, realisasi) = rupiah(baris);
        let sisa = Decimal::from(sisa_anggaran(pagu, realisasi).unwrap().nominal);
        // The text of programme I is four rupiah off.
        let beda = Decimal::from(if baris.nomor == "I" { 4 } else { 0 });
        assert_eq!(sisa - angka(teks), beda, "{}", baris.nomor);
    }
    assert_eq!(berkolom(&dokumen, "nominal efisiensi").count(), 6);
    // The text repeats the table, but for a slip in programme VI.
    for (baris, teks) in berkolom(&dokumen, "efisiensi (uraian tabel 3.10)") {
        let tabel = angka(tercetak(&baris.tertulis, "efisiensi"));
        if baris.nomor == "VI" {
            assert_eq!((teks, tabel), ("048,2%", d("0.48")));
        } else {
            assert_eq!(angka(teks), tabel, "{}", baris.nomor);
        }
    }
}

#[test]
fn all_capaian_of_the_budget_rows_are_those_that_are_printed() {
    let dokumen = baca(LENGKAP);
    for (kolom, banyak) in [
        ("capaian (tabel 3.10)", 21),
        ("capaian (uraian tabel 3.10)", 6),
        ("capaian (Penutup)", 6),
    ] {
        for (baris, teks) in berkolom(&dokumen, kolom) {
            let hasil = bulat(capaian_baris(baris));
            assert_eq!(hasil, angka(teks), "{} {kolom}", baris.nomor);
            // The second table 3.7 agrees with it.
            let tabel_3_7 = tercetak(&baris.tertulis, "capaian");
            assert_eq!(angka(tabel_3_7), angka(teks), "{}", baris.nomor);
        }
        assert_eq!(berkolom(&dokumen, kolom).count(), banyak);
    }
    assert_eq!(berkolom(&dokumen, "capaian").count(), 61);
    for (baris, teks) in berkolom(&dokumen, "kategori (Penutup)") {
        let pita = skala("CAPAIAN");
        let label = &golongkan(&pita, capaian_baris(baris)).unwrap().label;
        assert_eq!(label.to_lowercase(), teks.to_lowercase(), "{}", baris.nomor);
    }
}

#[test]
fn every_parent_is_the_sum_of_its_children() {
    let dokumen = baca(LENGKAP);
    let mut induk = 0;
    for baris in &dokumen.anggaran {
        let anak: Vec<_> = dokumen
            .anggaran
            .iter()
            .filter(|anak| anak.nomor.rsplit_once('.').map(|(atas, _)| atas) == Some(&baris.nomor))
            .filter(|anak| anak.realisasi_anggaran.is_some())
            .map(rupiah)
            .collect();
        if !anak.is_empty() {
            let pagu = jumlah(anak.iter().map(|(pagu, _)| *pagu)).unwrap();
            let realisasi = jumlah(anak.iter().map(|(_, realisasi)| *realisasi)).unwrap();
            assert_eq!((pagu, realisasi), rupiah(baris), "{}", baris.nomor);
            induk += 1;
        }
    }
    // Six programmes, and I.2 with its two sub-kegiatan.
    assert_eq!(induk, 7);
}

#[test]
fn the_closing_chapter_adds_up() {
    let dokumen = baca(LENGKAP);
    let program: Vec<_> = dokumen
        .anggaran
        .iter()
        .filter(|baris| baris.level == LevelAnggaran::Program)
        .collect();
    let pagu = jumlah(program.iter().map(|baris| rupiah(baris).0)).unwrap();
    let realisasi = jumlah(program.iter().map(|baris| rupiah(baris).1)).unwrap();
    let sisa = sisa_anggaran(pagu, realisasi).unwrap();
    for (kolom, hasil) in [
        ("total anggaran", Decimal::from(pagu)),
        ("total realisasi anggaran", Decimal::from(realisasi)),
        ("serapan", bulat(serapan(pagu, realisasi).unwrap())),
        ("efisiensi", bulat(sisa.persen.unwrap())),
    ] {
        assert_eq!(hasil, angka(tercetak(&dokumen.tertulis, kolom)), "{kolom}");
    }
    // The annexes of both agreements; the first has 400 rupiah more than table 2.6.
    let murni = jumlah(program.iter().map(|baris| baris.pagu_murni.unwrap().0)).unwrap();
    assert_eq!(murni, 2_314_891_030);
    for (perjanjian, kolom, sebelum) in [
        (0, "jumlah anggaran", false),
        (1, "jumlah anggaran sebelum perubahan", true),
        (1, "jumlah anggaran", false),
    ] {
        let perjanjian = &dokumen.perjanjian[perjanjian];
        let rupiah = perjanjian.program.iter().map(|program| {
            if sebelum {
                program.anggaran_sebelum.unwrap().0
            } else {
                program.anggaran.0
            }
        });
        let hasil = Decimal::from(jumlah(rupiah).unwrap());
        assert_eq!(hasil, angka(tercetak(&perjanjian.tertulis, kolom)));
    }
}

#[test]
fn the_indicative_budget_of_the_plan_adds_up_but_for_2026() {
    let dokumen = baca(LENGKAP);
    let pagu = |baris: &BarisAnggaran, tahun: i32| {
        let renstra = baris.renstra.iter().find(|renstra| renstra.tahun == tahun);
        renstra.map(|renstra| renstra.pagu.unwrap().0)
    };
    for tahun in 2022..=2026 {
        let mut total = 0;
        for program in dokumen
            .anggaran
            .iter()
            .filter(|b| b.level == LevelAnggaran::Program)
        {
            let kegiatan: i64 = dokumen
                .anggaran
                .iter()
                .filter(|baris| baris.level == LevelAnggaran::Kegiatan)
                .filter(|baris| baris.nomor.split('.').next() == Some(&program.nomor))
                .filter_map(|baris| pagu(baris, tahun))
                .sum();
            let sendiri = pagu(program, tahun).unwrap();
            total += sendiri;
            let beda = kegiatan - sendiri;
            let harapan = if (tahun, program.nomor.as_str()) == (2026, "III") {
                744_090
            } else {
                0
            };
            assert_eq!(beda, harapan, "{} {tahun}", program.nomor);
        }
        let tercetak = angka(tercetak(
            &dokumen.tertulis,
            &format!("total pagu renstra {tahun}"),
        ));
        let satu = i64::from(tahun == 2026);
        assert_eq!(Decimal::from(total - satu), tercetak, "{tahun}");
    }
}

#[test]
fn the_efficiency_of_the_sasaran_in_table_3_9() {
    let dokumen = baca(LENGKAP);
    let skm = indikator(&dokumen, "1.1.1");
    let dicetak = |kolom: &str| angka(tercetak(&skm.tertulis, kolom));
    // The table counts one kegiatan of the programme behind the sasaran.
    let (pagu, realisasi) = rupiah(baris(&dokumen, "II.2"));
    let sisa = sisa_anggaran(pagu, realisasi).unwrap();
    for (kolom, hasil) in [
        ("anggaran", Decimal::from(pagu)),
        ("realisasi anggaran", Decimal::from(realisasi)),
        ("serapan", bulat(serapan(pagu, realisasi).unwrap())),
        ("efisiensi", bulat(sisa.persen.unwrap())),
        ("nominal efisiensi", Decimal::from(sisa.nominal)),
    ] {
        assert_eq!(hasil, dicetak(kolom), "{kolom}");
    }
    // The whole programme left the same amount, which is 0,84 % of it.
    let (pagu, realisasi) = rupiah(baris(&dokumen, "II"));
    let program = sisa_anggaran(pagu, realisasi).unwrap();
    assert_eq!(program.nominal, sisa.nominal);
    assert_eq!(bulat(program.persen.unwrap()), d("0.84"));
}

#[test]
fn what_the_report_calls_efficient_and_what_is() {
    use TingkatEfisiensi::{CukupEfisien, Efisien};
    let dokumen = baca(LENGKAP);
    // The report calls the last three "tidak efisiensi", though they spent less for all of the work,
    // and the first one efficient, though it missed its target.
    for (nomor, sebutan, harapan, harapan_pmk) in [
        ("I", "efisiensi", CukupEfisien, "13.31"),
        ("II", "efisiensi", CukupEfisien, "0.84"),
        ("III", "efisiensi", CukupEfisien, "0.02"),
        ("IV", "tidak efisiensi", CukupEfisien, "4.20"),
        ("V", "tidak efisiensi", Efisien, "14.16"),
        ("VI", "tidak efisiensi", CukupEfisien, "0.48"),
    ] {
        let baris = baris(&dokumen, nomor);
        assert_eq!(tercetak(&baris.tertulis, "sebutan efisiensi"), sebutan);
        let (pagu, realisasi) = rupiah(baris);
        let capaian = capaian_baris(baris);
        let serapan = serapan(pagu, realisasi).unwrap();
        assert_eq!(
            tingkat(capaian, serapan, Decimal::from(5)),
            Ok(harapan),
            "{nomor}"
        );
        let hasil = pmk(&[(pagu, realisasi, capaian)]).unwrap();
        assert_eq!(bulat(hasil.efisiensi), d(harapan_pmk), "{nomor}");
    }
}

#[test]
fn most_of_what_programme_one_saved_are_unpaid_salaries() {
    let dokumen = baca(LENGKAP);
    let sisa = |nomor: &str| {
        let (pagu, realisasi) = rupiah(baris(&dokumen, nomor));
        sisa_anggaran(pagu, realisasi).unwrap().nominal
    };
    assert_eq!((sisa("I.2.1"), sisa("I")), (272_848_581, 277_453_287));
    let bagian = Decimal::from(sisa("I.2.1")) * Decimal::ONE_HUNDRED / Decimal::from(sisa("I"));
    assert_eq!(bulat(bagian), d("98.34"));
}
