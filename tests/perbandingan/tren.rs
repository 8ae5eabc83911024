use entity::status::{Peran, StatusLkjip};
use serde_json::{Value, json};

use crate::fixture::{Baris, Kabupaten, keluhan, petik, skm};

pub(super) fn query(args: &str) -> String {
    let perubahan = "dari sampai membaik tetap memburuk barisList { peringkat kecamatan { kode } arah \
                     perubahan { nilai masukan { nilai } } lkjipAwal { tahun } lkjipAkhir { tahun } } \
                     tanpaPerubahanList { tahun tanpaData { alasan kecamatan { kode } } }";
    format!(
        "{{ trenIndikator({args}) {{ titikList {{ tahun seluruhnya \
         statistik {{ realisasi {{ jumlah minimum kuartil1 median kuartil3 maksimum }} \
         pitaList {{ golongan {{ kode }} jumlah }} tanpaKategori }} \
         statistikLetakList {{ letak realisasi {{ median }} }} \
         pencilanList {{ kecamatan {{ kode }} nilai }} tanpaDataList {{ alasan }} \
         perubahan {{ {perubahan} }} }} perubahan {{ {perubahan} }} }} }}"
    )
}

/// SKM and complaints of five kecamatan, of which 4 is an island, over three years.
pub(super) async fn cerita() -> Kabupaten {
    let kabupaten = Kabupaten::new().await;
    for (tahun, angka) in [
        (
            2021,
            [
                ("70", "9"),
                ("80", "5"),
                ("75", "7"),
                ("60", "4"),
                ("", "1"),
            ],
        ),
        (
            2022,
            [
                ("72", "9"),
                ("80", "6"),
                ("77", "6"),
                ("55", "4"),
                ("70", "1"),
            ],
        ),
        (
            2023,
            [
                ("74", "3"),
                ("79.5", "6"),
                ("", "5"),
                ("65", "4"),
                ("71", "1"),
            ],
        ),
    ] {
        for (nomor, (indeks, aduan)) in (1..).zip(angka) {
            let baris = [skm(indeks), keluhan(aduan)];
            kabupaten
                .laporan(nomor, tahun, 1, StatusLkjip::Disetujui, &baris)
                .await;
        }
    }
    kabupaten
}

fn urutan(perubahan: &Value) -> Vec<(String, String, String, String)> {
    let list = &perubahan["barisList"];
    petik(list, "/peringkat")
        .into_iter()
        .zip(petik(list, "/kecamatan/kode"))
        .zip(petik(list, "/perubahan/nilai"))
        .zip(petik(list, "/arah"))
        .map(|(((tempat, kode), nilai), arah)| (tempat, kode[6..].to_owned(), nilai, arah))
        .collect()
}

fn baris(tempat: &str, kode: &str, nilai: &str, arah: &str) -> (String, String, String, String) {
    (
        tempat.to_owned(),
        kode.to_owned(),
        nilai.to_owned(),
        arah.to_owned(),
    )
}

#[tokio::test]
async fn median_quartiles_and_bands_by_year() {
    let kabupaten = cerita().await;
    let args = r#"indikator: "SKM", dari: 2020, sampai: 2023"#;
    let hasil = kabupaten
        .jawab(Peran::Camat, &query(args), "trenIndikator")
        .await;
    let titik = &hasil["titikList"];
    assert_eq!(petik(titik, "/tahun"), ["2020", "2021", "2022", "2023"]);
    // A year without reports is a point without figures.
    assert_eq!(titik[0]["statistik"]["realisasi"], json!(null));
    assert_eq!(titik[0]["tanpaDataList"].as_array().unwrap().len(), 27);
    assert_eq!(titik[0]["seluruhnya"], 27);
    // 60, 70, 75, 80; 55, 70, 72, 77, 80; 65, 71, 74, 79.5.
    let lima = |titik: &Value| {
        let statistik = &titik["statistik"]["realisasi"];
        ["minimum", "kuartil1", "median", "kuartil3", "maksimum"]
            .map(|angka| statistik[angka].as_str().unwrap().to_owned())
    };
    assert_eq!(
        lima(&titik[1]),
        ["60.00", "67.50", "72.50", "76.25", "80.00"]
    );
    assert_eq!(
        lima(&titik[2]),
        ["55.00", "70.00", "72.00", "77.00", "80.00"]
    );
    assert_eq!(
        lima(&titik[3]),
        ["65.00", "69.50", "72.50", "75.38", "79.50"]
    );
    // Of the target 80: 75, 87.5, 93.75, 100; 68.75, 87.5, 90, 96.25, 100 with 90.00 below 91.
    let pita = |titik: &Value| petik(&titik["statistik"]["pitaList"], "/jumlah");
    assert_eq!(pita(&titik[1]), ["2", "1", "1", "0", "0"]);
    assert_eq!(pita(&titik[2]), ["2", "2", "1", "0", "0"]);
    assert_eq!(
        titik[1]["statistikLetakList"],
        json!([
            { "letak": "DARATAN", "realisasi": { "median": "75.00" } },
            { "letak": "KEPULAUAN", "realisasi": { "median": "60.00" } },
        ])
    );
}

#[tokio::test]
async fn who_improved_and_who_fell_most() {
    let kabupaten = cerita().await;
    let args = r#"indikator: "SKM", dari: 2021, sampai: 2023"#;
    let hasil = kabupaten
        .jawab(Peran::Analis, &query(args), "trenIndikator")
        .await;
    let titik = &hasil["titikList"];
    assert_eq!(titik[0]["perubahan"], json!(null));
    assert_eq!(
        urutan(&titik[1]["perubahan"]),
        [
            baris("1", "01", "2.00", "MEMBAIK"),
            baris("1", "03", "2.00", "MEMBAIK"),
            baris("3", "02", "0.00", "TETAP"),
            baris("4", "04", "-5.00", "MEMBURUK"),
        ]
    );
    let tanpa = &titik[1]["perubahan"]["tanpaPerubahanList"];
    assert_eq!(tanpa.as_array().unwrap().len(), 23);
    assert_eq!(
        tanpa[0],
        json!({ "tahun": 2021, "tanpaData": {
            "alasan": "BELUM_DIISI", "kecamatan": { "kode": "35.29.05" } } })
    );
    let seluruhnya = &hasil["perubahan"];
    assert_eq!(seluruhnya["dari"], 2021);
    assert_eq!(
        urutan(seluruhnya),
        [
            baris("1", "04", "5.00", "MEMBAIK"),
            baris("2", "01", "4.00", "MEMBAIK"),
            baris("3", "02", "-0.50", "MEMBURUK"),
        ]
    );
    let tanpa = &seluruhnya["tanpaPerubahanList"];
    assert_eq!(petik(tanpa, "/tahun")[..2], ["2023", "2021"]);
    assert_eq!(
        [
            &seluruhnya["membaik"],
            &seluruhnya["tetap"],
            &seluruhnya["memburuk"]
        ],
        [2, 0, 1]
    );
    // Of the islands alone.
    let args = r#"indikator: "SKM", dari: 2021, sampai: 2023, letak: KEPULAUAN"#;
    let hasil = kabupaten
        .jawab(Peran::Analis, &query(args), "trenIndikator")
        .await;
    assert_eq!(hasil["titikList"][0]["seluruhnya"], 9);
    assert_eq!(
        urutan(&hasil["perubahan"]),
        [baris("1", "04", "5.00", "MEMBAIK")]
    );
}

#[tokio::test]
async fn fewer_complaints_are_an_improvement() {
    let kabupaten = cerita().await;
    let args = r#"indikator: "KELUHAN", dari: 2021, sampai: 2023"#;
    let hasil = kabupaten
        .jawab(Peran::Analis, &query(args), "trenIndikator")
        .await;
    assert_eq!(
        urutan(&hasil["perubahan"]),
        [
            baris("1", "01", "-6.00", "MEMBAIK"),
            baris("2", "03", "-2.00", "MEMBAIK"),
            baris("3", "04", "0.00", "TETAP"),
            baris("3", "05", "0.00", "TETAP"),
            baris("5", "02", "1.00", "MEMBURUK"),
        ]
    );
    // As a capaian, more is better whatever the polarity: (20 − 3) / 10 and (20 − 9) / 10.
    let hasil = kabupaten
        .jawab(
            Peran::Analis,
            &query(&format!("{args}, menurut: CAPAIAN")),
            "trenIndikator",
        )
        .await;
    assert_eq!(
        urutan(&hasil["perubahan"])[0],
        baris("1", "01", "60.00", "MEMBAIK")
    );
}

#[tokio::test]
async fn an_outlier_of_a_year_is_marked_in_that_year() {
    let kabupaten = Kabupaten::new().await;
    for (tahun, angka) in [
        (2022, ["80", "81", "82", "83", "84"]),
        (2023, ["80", "81", "82", "83", "5"]),
    ] {
        for (nomor, realisasi) in (1..).zip(angka) {
            kabupaten
                .laporan(nomor, tahun, 1, StatusLkjip::Disetujui, &[skm(realisasi)])
                .await;
        }
    }
    let args = r#"indikator: "SKM", dari: 2022, sampai: 2023"#;
    let hasil = kabupaten
        .jawab(Peran::Integrasi, &query(args), "trenIndikator")
        .await;
    assert_eq!(hasil["titikList"][0]["pencilanList"], json!([]));
    assert_eq!(
        hasil["titikList"][1]["pencilanList"],
        json!([{ "kecamatan": { "kode": "35.29.05" }, "nilai": "5" }])
    );
    assert_eq!(hasil["titikList"][1]["statistik"]["realisasi"]["jumlah"], 5);
}

#[tokio::test]
async fn years_that_cannot_be_asked() {
    let kabupaten = Kabupaten::new().await;
    for (tahun, pesan) in [
        (
            "dari: 2023, sampai: 2022",
            "`dari` (2023) sesudah `sampai` (2022).",
        ),
        (
            "dari: 2013, sampai: 2023",
            "Dari 2013 sampai 2023 lebih dari 10 tahun; bagi permintaan menjadi beberapa.",
        ),
        (
            "dari: -2147483648, sampai: 2147483647",
            "Dari -2147483648 sampai 2147483647 lebih dari 10 tahun; bagi permintaan menjadi beberapa.",
        ),
    ] {
        let query = format!(r#"{{ trenIndikator(indikator: "SKM", {tahun}) {{ dari }} }}"#);
        let answer = kabupaten.tanya(Peran::Analis, &query).await;
        assert_eq!(answer["errors"][0]["message"], pesan, "{answer}");
    }
}

/// A change of 110/3 − 100/3 is one of 10/3; and what is missing is missing by what is asked for.
#[tokio::test]
async fn equal_changes_of_capaian_share_a_place() {
    let kabupaten = Kabupaten::new().await;
    for (tahun, angka) in [
        (2022, [("3", "1"), ("3", "0"), ("0", "1")]),
        (2023, [("3", "1.1"), ("3", "0.1"), ("0", "2")]),
    ] {
        for (nomor, (target, realisasi)) in (1..).zip(angka) {
            let baris = Baris {
                target,
                ..skm(realisasi)
            };
            kabupaten
                .laporan(nomor, tahun, 1, StatusLkjip::Disetujui, &[baris])
                .await;
        }
    }
    let args = r#"indikator: "SKM", dari: 2022, sampai: 2023"#;
    let capaian = query(&format!("{args}, menurut: CAPAIAN"));
    let hasil = kabupaten
        .jawab(Peran::Analis, &capaian, "trenIndikator")
        .await;
    assert_eq!(
        urutan(&hasil["perubahan"]),
        [
            baris("1", "01", "3.33", "MEMBAIK"),
            baris("1", "02", "3.33", "MEMBAIK"),
        ]
    );
    let tanpa = |hasil: &Value| petik(&hasil["titikList"][1]["tanpaDataList"], "/alasan");
    assert_eq!(tanpa(&hasil)[0], "TAK_TERHITUNG");
    assert_eq!(tanpa(&hasil).len(), 25);
    let hasil = kabupaten
        .jawab(Peran::Analis, &query(args), "trenIndikator")
        .await;
    assert_eq!(tanpa(&hasil)[0], "BELUM_ADA_LAPORAN");
    assert_eq!(tanpa(&hasil).len(), 24);
}
