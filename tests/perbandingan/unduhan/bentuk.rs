//! The forms of a file: the same rows for machines, for Excel, and as a workbook.

use std::io::{Cursor, Read as _};

use entity::status::{JenisTolokUkur, Peran, StatusLkjip};
use entity::value::Nilai;
use entity::{kecamatan, lkjip_indikator};
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use zip::ZipArchive;

use super::{Unduhan, unduh};
use crate::fixture::{Kabupaten, skm};
use crate::perbandingan::{matriks, serapan, tren};

/// Every comparison.
const SEMUA: [&str; 10] = [
    r#"peringkat(indikator: "SKM", tahun: 2023)"#,
    r#"perbandinganIndikator(indikator: "SKM", tahun: 2023)"#,
    r#"matriks(indikatorList: ["SKM", "KELUHAN"], tahunList: [2022, 2023])"#,
    r#"trenIndikator(indikator: "SKM", dari: 2022, sampai: 2023)"#,
    "tren(menurut: SERAPAN, dari: 2022, sampai: 2023)",
    "perbandinganSkm(tahun: 2023)",
    "serapanProgram(tahun: 2023)",
    "rekapPengajuan(dari: 2022, sampai: 2023)",
    "pemantauanPengajuan(tahun: 2023)",
    "pemantauanTriwulan(tahun: 2023, triwulan: 1)",
];

/// A cell of a sheet: whether it is a number, and its text.
type Sel = Option<(bool, String)>;

fn bagian(isi: &[u8], nama: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(isi)).unwrap();
    let mut teks = String::new();
    zip.by_name(nama)
        .unwrap()
        .read_to_string(&mut teks)
        .unwrap();
    teks
}

fn di_antara<'a>(teks: &'a str, awal: &str, akhir: &str) -> Option<&'a str> {
    let (_, sisa) = teks.split_once(awal)?;
    sisa.split_once(akhir).map(|(isi, _)| isi)
}

fn polos(teks: &str) -> String {
    teks.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

/// Cells of a sheet by row; formulas have no place in one.
fn lembar(isi: &[u8], nomor: u8) -> Vec<Vec<Sel>> {
    let xml = bagian(isi, &format!("xl/worksheets/sheet{nomor}.xml"));
    assert!(!xml.contains("<f>") && !xml.contains("<f "), "a formula");
    let bersama: Vec<String> = bagian(isi, "xl/sharedStrings.xml")
        .split("<si>")
        .skip(1)
        .map(|satu| {
            let awal = satu.find("<t").unwrap();
            polos(di_antara(&satu[awal..], ">", "</t>").unwrap())
        })
        .collect();
    let mut semua = Vec::new();
    for baris in xml.split("<row ").skip(1) {
        let mut sel: Vec<Sel> = Vec::new();
        for satu in baris.split("<c r=\"").skip(1) {
            let (nama, _) = satu.split_once('"').unwrap();
            let huruf = nama.trim_end_matches(|huruf: char| huruf.is_ascii_digit());
            let kolom = huruf
                .bytes()
                .fold(0, |letak, huruf| letak * 26 + usize::from(huruf - b'A') + 1);
            sel.resize(kolom, None);
            let (atribut, _) = satu.split_once('>').unwrap();
            sel[kolom - 1] = if atribut.contains("t=\"inlineStr\"") {
                let awal = satu.find("<t").unwrap();
                let teks = di_antara(&satu[awal..], ">", "</t>").unwrap();
                Some((false, polos(teks)))
            } else {
                let nilai = di_antara(satu, "<v>", "</v>");
                match (nilai, atribut.contains("t=\"s\"")) {
                    (Some(nilai), true) => {
                        Some((false, bersama[nilai.parse::<usize>().unwrap()].clone()))
                    }
                    (Some(nilai), false) => Some((true, nilai.to_owned())),
                    (None, _) => None,
                }
            };
        }
        semua.push(sel);
    }
    semua
}

/// The records of a CSV for Excel.
fn excel(unduhan: &Unduhan) -> Vec<Vec<String>> {
    let isi = unduhan.isi.strip_prefix("\u{feff}".as_bytes()).unwrap();
    let mut csv = csv::ReaderBuilder::new()
        .delimiter(b';')
        .has_headers(false)
        .from_reader(isi);
    csv.records()
        .map(|baris| baris.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

#[tokio::test]
async fn every_comparison_has_the_same_rows_in_each_form() {
    let kabupaten = matriks::cerita().await;
    for field in SEMUA {
        let mesin = unduh(&kabupaten, Peran::Analis, field, "CSV").await;
        assert!(mesin.isi.starts_with(b"bagian,"), "{field}");
        let tabel = mesin.tabel();
        assert!(!tabel.baris.is_empty(), "{field}");
        let excel = excel(&unduh(&kabupaten, Peran::Analis, field, "CSV_EXCEL").await);
        let buku = unduh(&kabupaten, Peran::Analis, field, "XLSX").await.isi;
        let lembar = lembar(&buku, 1);
        assert_eq!(excel.len(), tabel.baris.len() + 1, "{field}");
        assert_eq!(lembar.len(), tabel.baris.len() + 1, "{field}");
        let judul: Vec<String> = lembar[0].iter().map(|sel| sel.clone().unwrap().1).collect();
        assert_eq!(excel[0], judul, "{field}");
        assert_eq!(judul.len(), tabel.kepala.len(), "{field}");
        for ((baris, excel), lembar) in tabel.baris.iter().zip(&excel[1..]).zip(&lembar[1..]) {
            for (letak, kolom) in tabel.kepala.iter().enumerate() {
                let mesin = &baris[kolom];
                let sel = lembar.get(letak).cloned().flatten();
                sama(
                    mesin,
                    &excel[letak],
                    sel.as_ref(),
                    &format!("{field} {kolom}"),
                );
            }
        }
    }
}

/// A file that is handed on tells in every row as of when and over which kecamatan it is.
#[tokio::test]
async fn every_row_tells_its_moment_and_its_filters() {
    let kabupaten = matriks::cerita().await;
    for field in SEMUA {
        for (lain, saat) in [
            ("", "2023-11-14T22:13:20Z"),
            (r#", asOf: "2023-11-01T00:00:00Z""#, "2023-11-01T00:00:00Z"),
        ] {
            let field = field.replace(')', &format!(", letak: DARATAN{lain})"));
            let tabel = unduh(&kabupaten, Peran::Analis, &field, "CSV")
                .await
                .tabel();
            assert_eq!(
                tabel.kepala[..4],
                ["bagian", "as_of", "saring_letak", "saring_kelompok"],
                "{field}"
            );
            assert!(!tabel.baris.is_empty(), "{field}");
            for baris in &tabel.baris {
                assert_eq!(
                    (&baris["as_of"][..], &baris["saring_letak"][..]),
                    (saat, "DARATAN"),
                    "{field}"
                );
            }
        }
    }
}

/// One cell in the three forms.
fn sama(mesin: &str, excel: &str, sel: Option<&(bool, String)>, di: &str) {
    let angka: Option<rust_decimal::Decimal> = mesin.parse().ok();
    match (mesin, angka) {
        ("", _) => assert_eq!((excel, sel), ("", None), "{di}"),
        ("true" | "false", _) => {
            let ya = if mesin == "true" { "Ya" } else { "Tidak" };
            assert_eq!((excel, sel), (ya, Some(&(false, ya.to_owned()))), "{di}");
        }
        (_, Some(angka)) => {
            assert_eq!(excel, mesin.replace('.', ","), "{di}");
            let (bilangan, teks) = sel.unwrap();
            assert!(*bilangan, "{di}");
            assert_eq!(
                teks.parse::<rust_decimal::Decimal>().unwrap(),
                angka,
                "{di}"
            );
        }
        // A moment or a day: a number that the workbook shows as such.
        _ if mesin.starts_with("20") => assert!(sel.unwrap().0, "{di}"),
        // A code, which Excel would take for a time or for thousands.
        _ if mesin
            .bytes()
            .all(|huruf| huruf.is_ascii_digit() || huruf == b'.') =>
        {
            assert_eq!(
                (excel, &sel.unwrap().1[..]),
                (&format!("'{mesin}")[..], mesin),
                "{di}"
            );
        }
        _ => assert_eq!((excel, &sel.unwrap().1[..]), (mesin, mesin), "{di}"),
    }
}

#[tokio::test]
async fn a_text_is_never_calculated_and_machines_have_it_as_it_is() {
    let kabupaten = Kabupaten::new().await;
    kabupaten
        .laporan(1, 2023, 1, StatusLkjip::Disetujui, &[skm("81")])
        .await;
    let jahat = "=HYPERLINK(\"https://x\";\"klik\")";
    matriks::pembanding(&kabupaten, (JenisTolokUkur::Nasional, jahat), 2023, 84).await;
    let field =
        r#"matriks(indikatorList: ["SKM"], tahunList: [2023], kecamatanList: ["35.29.01"])"#;
    let tabel = unduh(&kabupaten, Peran::Analis, field, "CSV").await.tabel();
    assert_eq!(tabel.baris[0]["tolok_ukur_nasional_nama"], jahat);
    let letak = tabel
        .kepala
        .iter()
        .position(|kolom| kolom == "tolok_ukur_nasional_nama");
    let letak = letak.unwrap();
    let excel = excel(&unduh(&kabupaten, Peran::Analis, field, "CSV_EXCEL").await);
    assert_eq!(excel[1][letak], format!("'{jahat}"));
    let buku = unduh(&kabupaten, Peran::Analis, field, "XLSX").await.isi;
    assert_eq!(lembar(&buku, 1)[1][letak], Some((false, jahat.to_owned())));
    // A negative figure is a figure.
    let selisih = tabel
        .kepala
        .iter()
        .position(|kolom| kolom == "tolok_ukur_nasional_selisih");
    assert_eq!(excel[1][selisih.unwrap()], "-3,00");
}

#[tokio::test]
async fn a_figure_that_a_double_does_not_hold_is_an_exact_text() {
    let kabupaten = Kabupaten::new().await;
    let id = kabupaten
        .laporan(1, 2023, 1, StatusLkjip::Disetujui, &[skm("81")])
        .await;
    lkjip_indikator::Entity::update_many()
        .set(lkjip_indikator::ActiveModel {
            realisasi_nilai: Set(Some(Nilai(999_999_999_999_999_999))),
            ..Default::default()
        })
        .filter(lkjip_indikator::Column::LkjipId.eq(id))
        .exec(kabupaten.world.app.db.writer())
        .await
        .unwrap();
    let field = r#"peringkat(indikator: "SKM", tahun: 2023)"#;
    let tabel = unduh(&kabupaten, Peran::Analis, field, "CSV").await.tabel();
    assert_eq!(tabel.baris[0]["realisasi"], "99999999999999.9999");
    let letak = tabel.kepala.iter().position(|kolom| kolom == "realisasi");
    let buku = unduh(&kabupaten, Peran::Analis, field, "XLSX").await.isi;
    assert_eq!(
        lembar(&buku, 1)[1][letak.unwrap()],
        Some((false, "99999999999999,9999".to_owned()))
    );
}

#[tokio::test]
async fn a_workbook_tells_what_it_is_of_and_where_its_figures_come_from() {
    let kabupaten = matriks::cerita().await;
    let field = r#"matriks(indikatorList: ["SKM"], tahunList: [2023], letak: DARATAN)"#;
    let buku = unduh(&kabupaten, Peran::Analis, field, "XLSX").await.isi;
    let baris: Vec<(String, String)> = lembar(&buku, 2)
        .into_iter()
        .map(|sel| {
            let teks = |letak: usize| sel.get(letak).cloned().flatten().unwrap_or_default().1;
            (teks(0), teks(1))
        })
        .collect();
    for (label, isi) in [
        ("Perbandingan", "Matriks kecamatan × indikator × tahun"),
        ("Kabupaten", "Sumenep"),
        (
            "Keadaan per",
            "2023-11-15 05:13:20 WIB, saat berkas ini dibuat",
        ),
        ("Dibuat pada", "2023-11-15 05:13:20 WIB"),
        ("Dibuat oleh", "Nama uji.analis (ANALIS)"),
        // 18 cells, and of the kabupaten a distribution, two by letak, and five bands.
        ("Banyaknya baris", "26"),
        ("pertanyaan", "matriks"),
        ("indikatorList", "SKM"),
        ("tahunList", "2023"),
        ("letak", "DARATAN"),
        ("Capaian (%)", "realisasi / target × 100"),
        ("Median kabupaten: nilai", "median realisasi kecamatan"),
        (
            "SKM 2023 NASIONAL",
            "Uji: 84 (skala 0-100). Sumber: Sumber Nasional",
        ),
        ("Capaian (%)", "capaian"),
    ] {
        let ada = (label.to_owned(), isi.to_owned());
        assert!(baris.contains(&ada), "{ada:?} in {baris:#?}");
    }
    // Benchmarks of other years are not shown.
    assert!(!baris.iter().any(|(label, _)| label.starts_with("SKM 2022")));
}

#[tokio::test]
async fn a_large_matrix_is_asked_piece_by_piece() {
    let kabupaten = tren::cerita().await;
    let db = kabupaten.world.app.db.clone();
    let ukur = async |tahun: &str| {
        let sebelum = db.statements();
        let field = format!(r#"matriks(indikatorList: ["SKM", "KELUHAN"], tahunList: [{tahun}])"#);
        let unduhan = unduh(&kabupaten, Peran::Analis, &field, "CSV").await;
        let sel = unduhan.tabel().bagian("SEL").len();
        (sel, db.statements() - sebelum)
    };
    let (satu, pernyataan_satu) = ukur("2021").await;
    let (tiga, pernyataan_tiga) = ukur("2021, 2022, 2023").await;
    assert_eq!((satu, tiga), (2 * 27, 6 * 27));
    assert!(pernyataan_tiga > pernyataan_satu);
    assert!(pernyataan_tiga - pernyataan_satu < 4 * 30);
}

#[tokio::test]
async fn rupiah_are_shown_in_thousands_and_names_as_they_are() {
    let kabupaten = serapan::cerita().await;
    let raas = kecamatan::Entity::find()
        .filter(kecamatan::Column::Nama.contains('\''))
        .one(kabupaten.world.app.db.reader())
        .await
        .unwrap()
        .unwrap();
    let field = "serapanProgram(tahun: 2023)";
    let excel = excel(&unduh(&kabupaten, Peran::Analis, field, "CSV_EXCEL").await);
    assert!(excel.iter().any(|baris| baris.contains(&raas.nama)));
    assert!(
        excel
            .iter()
            .any(|baris| baris.contains(&"2027128147".to_owned()))
    );
    let buku = unduh(&kabupaten, Peran::Analis, field, "XLSX").await.isi;
    let gaya = bagian(&buku, "xl/styles.xml");
    assert!(gaya.contains("formatCode=\"#,##0\""), "{gaya}");
}
