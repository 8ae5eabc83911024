//! The sample checked by hand: every figure of the indicators that the report prints, computed again
//! from the values that it states. Where the report is wrong, the test says how.

use entity::status::{JenisUkuran, RumusCapaian};
use rust_decimal::{Decimal, RoundingStrategy};

use super::{LENGKAP, SEBAGIAN, angka, baca, d, indikator, tercetak};
use crate::hitung::bulat;
use crate::indikator::rules::capaian::capaian;
use crate::indikator::rules::kemajuan::kemajuan;
use crate::indikator::rules::perubahan::perubahan;
use crate::indikator::rules::rata_rata::rata_rata;
use crate::lkjip::dokumen::{Dokumen, Indikator};
use crate::lkjip::rules::target::target_berlaku;
use crate::skala::rules::tests::skala;
use crate::skala::rules::{golongkan, skor};
use crate::tolok_ukur::rules::kesenjangan;

/// A target or realisasi as a number; of a predikat its score.
fn nilai(nilai: Option<Decimal>, predikat: Option<&str>) -> Decimal {
    nilai
        .or_else(|| skor(&skala("AKIP_88_2021"), predikat.unwrap()))
        .unwrap()
}

/// Binding target and realisasi of an indicator.
fn target_realisasi(dokumen: &Dokumen, baris: &Indikator) -> (Decimal, Decimal) {
    let target = target_berlaku(&baris.ukuran, dokumen.tahun).unwrap();
    let realisasi = baris.realisasi.as_ref().unwrap();
    (
        nilai(target.nilai.map(|n| n.0), target.predikat.as_deref()),
        nilai(realisasi.nilai.map(|n| n.0), realisasi.predikat.as_deref()),
    )
}

fn capaian_indikator(dokumen: &Dokumen, nomor: &str) -> Decimal {
    let (target, realisasi) = target_realisasi(dokumen, indikator(dokumen, nomor));
    capaian(RumusCapaian::Positif, target, realisasi).unwrap()
}

fn ukuran(baris: &Indikator, jenis: JenisUkuran, tahun: i32) -> Decimal {
    let ukuran = baris
        .ukuran
        .iter()
        .find(|ukuran| ukuran.jenis == jenis && ukuran.tahun == tahun);
    ukuran.unwrap().nilai.unwrap().0
}

#[test]
fn the_indicators_are_those_that_are_printed_but_for_the_rounding_of_one() {
    let dokumen = baca(LENGKAP);
    for (nomor, harapan, tercetak_sebagai) in [
        ("T1.1", "100.40", "100.39"),
        ("1.1.1", "100.40", "100.39"),
        ("1.2.1", "100.00", "100"),
        ("T2.1", "114.29", "114.29"),
        ("2.1.1", "99.56", "99.56"),
    ] {
        let baris = indikator(&dokumen, nomor);
        let hasil = capaian_indikator(&dokumen, nomor);
        assert_eq!(bulat(hasil), d(harapan), "{nomor}");
        let dicetak = angka(tercetak(&baris.tertulis, "capaian"));
        assert_eq!(dicetak, d(tercetak_sebagai), "{nomor}");
        // All printed figures are cut off, or rounded: of 100.395… only the former gives 100,39.
        let terpotong = hasil.round_dp_with_strategy(2, RoundingStrategy::ToZero);
        assert!(dicetak == bulat(hasil) || dicetak == terpotong, "{nomor}");
        let pita = skala("CAPAIAN");
        let label = &golongkan(&pita, hasil).unwrap().label;
        let kategori = tercetak(&baris.tertulis, "kategori");
        assert_eq!(label.to_lowercase(), kategori.to_lowercase(), "{nomor}");
    }
    for kolom in [
        "capaian (tabel 3.3)",
        "capaian (tabel 3.7)",
        "capaian (tabel 3.9)",
        "capaian (Penutup)",
    ] {
        let skm = &indikator(&dokumen, "1.1.1").tertulis;
        assert_eq!(angka(tercetak(skm, kolom)), d("100.39"), "{kolom}");
    }
    let pita = skala("KEBERHASILAN");
    let skm = golongkan(&pita, capaian_indikator(&dokumen, "1.1.1")).unwrap();
    assert_eq!(
        skm.label,
        tercetak(
            &indikator(&dokumen, "1.1.1").tertulis,
            "tingkat keberhasilan"
        )
    );
}

#[test]
fn tables_3_3_to_3_5_of_the_skm() {
    let dokumen = baca(LENGKAP);
    let skm = indikator(&dokumen, "1.1.1");
    let dicetak = |kolom: &str| angka(tercetak(&skm.tertulis, kolom));
    let (_, realisasi) = target_realisasi(&dokumen, skm);

    let lalu = ukuran(skm, JenisUkuran::RealisasiLalu, 2022);
    let target_lalu = ukuran(skm, JenisUkuran::TargetLalu, 2022);
    let capaian_lalu = capaian(RumusCapaian::Positif, target_lalu, lalu).unwrap();
    assert_eq!(bulat(capaian_lalu), dicetak("capaian tahun lalu"));
    assert_eq!(perubahan(lalu, realisasi).unwrap().poin, d("0.96"));
    // Printed as a fall of 0,06: the difference of two figures of which one was cut off.
    let turun = perubahan(capaian_lalu, capaian_indikator(&dokumen, "1.1.1")).unwrap();
    assert_eq!(bulat(turun.poin), d("-0.05"));
    assert_eq!(
        tercetak(&skm.tertulis, "perubahan capaian"),
        "penurunan sebesar 0,06 %"
    );

    let akhir = ukuran(skm, JenisUkuran::Renstra, 2026);
    let maju = kemajuan(RumusCapaian::Positif, akhir, realisasi).unwrap();
    assert_eq!(bulat(maju.persen.unwrap()), dicetak("tingkat kemajuan"));
    assert_eq!(maju.sisa, dicetak("sisa target akhir"));
    assert_eq!(
        bulat(maju.sisa_persen.unwrap()),
        dicetak("sisa target akhir (%)")
    );

    let pembanding = skm.pembanding[0].nilai.unwrap().0;
    let beda = kesenjangan(realisasi, pembanding).unwrap();
    assert_eq!(bulat(beda.terhadap.unwrap()), dicetak("capaian pembanding"));
    assert_eq!(beda.poin, d("-6.87"));
    assert_eq!(
        tercetak(&skm.tertulis, "selisih pembanding"),
        "kurang sebesar 6,87 poin"
    );

    // The report of the year before agrees with what this one says of it.
    let dulu = baca(SEBAGIAN);
    assert_eq!(capaian_indikator(&dulu, "1.1.1"), capaian_lalu);
    let dicetak_dulu = angka(tercetak(&indikator(&dulu, "1.1.1").tertulis, "capaian"));
    assert_eq!(bulat(capaian_lalu), dicetak_dulu);
}

#[test]
fn the_means_of_the_closing_chapter() {
    let dokumen = baca(LENGKAP);
    for (kolom, nomor, harapan) in [
        (
            "rata-rata capaian tujuan 1",
            &["T1.1", "1.1.1"][..],
            "100.40",
        ),
        ("rata-rata capaian tujuan 2", &["T2.1"], "114.29"),
        ("capaian sasaran 1.1", &["1.1.1"], "100.40"),
        ("capaian sasaran 1.2", &["1.2.1"], "100.00"),
        ("capaian sasaran 2.1", &["2.1.1"], "99.56"),
    ] {
        let rata = rata_rata(nomor.iter().map(|n| Some(capaian_indikator(&dokumen, n))));
        assert_eq!(rata.nilai.map(bulat), Some(d(harapan)), "{kolom}");
        let dicetak = angka(tercetak(&dokumen.tertulis, kolom));
        // Again the SKM alone is cut off instead of rounded.
        let beda = if harapan == "100.40" {
            d("0.01")
        } else {
            Decimal::ZERO
        };
        assert_eq!(d(harapan) - dicetak, beda, "{kolom}");
    }
    // Of the three indicators of the sasaran, and of the year before, of which two are not known.
    let rata = |dokumen: &Dokumen| {
        rata_rata(["1.1.1", "1.2.1", "2.1.1"].map(|nomor| {
            let ada = indikator(dokumen, nomor).realisasi.is_some();
            ada.then(|| capaian_indikator(dokumen, nomor))
        }))
    };
    assert_eq!(rata(&dokumen).nilai.map(bulat), Some(d("99.99")));
    let dulu = rata(&baca(SEBAGIAN));
    assert_eq!(
        (dulu.nilai, dulu.dihitung, dulu.seluruhnya),
        (Some(d("100.45")), 1, 3)
    );
}
