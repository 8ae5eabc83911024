use entity::status::Peran;
use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};

use super::keduanya;
use crate::fixture::Kabupaten;
use crate::perbandingan::negara::dua_kabupaten;

const KECAMATAN: [(&str, &str); 4] = [
    ("kecamatan_kode", "/kecamatan/kode"),
    ("kecamatan", "/kecamatan/nama"),
    ("kabupaten_kode", "/kecamatan/kabupatenKode"),
    ("kabupaten", "/kecamatan/kabupatenNama"),
];

/// All rows of a list, page by page.
async fn semua(kabupaten: &Kabupaten, args: &str, list: &str, isi: &str) -> Value {
    let (mut baris, mut setelah) = (Vec::new(), String::new());
    loop {
        let soal = format!(
            "{{ peringkatNegara({args}) {{ {list}(first: 7{setelah}) {{ pageInfo {{ hasNextPage \
             endCursor }} nodes {{ {isi} kecamatan {{ kode nama kabupatenKode kabupatenNama }} }} }} }} }}"
        );
        let jawab = kabupaten
            .jawab(Peran::Analis, &soal, "peringkatNegara")
            .await;
        let halaman = &jawab[list];
        baris.extend_from_slice(halaman["nodes"].as_array().unwrap());
        if halaman["pageInfo"]["hasNextPage"] == false {
            return Value::Array(baris);
        }
        setelah = format!(", after: {}", halaman["pageInfo"]["endCursor"]);
    }
}

#[tokio::test]
async fn all_pages_of_a_ranking_over_all_kabupaten() {
    let kabupaten = dua_kabupaten().await;
    // More without data than a page holds.
    let nilai: Vec<String> = (1..=120)
        .map(|nomor| format!("('34.02.{nomor:03}', 'Kecamatan {nomor}', 'DARATAN', 'uji')"))
        .collect();
    let sql = format!(
        "INSERT INTO kecamatan (kabupaten_id, kode, nama, letak, sumber) SELECT k.id, v.* FROM kabupaten k, \
         (SELECT column1, column2, column3, column4 FROM (VALUES {}) AS isi) AS v WHERE k.kode = '34.02'",
        nilai.join(", ")
    );
    let db = kabupaten.world.app.db.writer();
    db.execute_unprepared(&sql).await.unwrap();
    let args = r#"indikator: "SKM", tahun: 2023"#;
    let field = format!("peringkatNegara({args})");
    let (_, tabel) = keduanya(&kabupaten, Peran::Analis, &field, "jumlah").await;
    let lain = [
        ("tahun", "2023"),
        ("indikator", "SKM"),
        ("provinsi", ""),
        ("as_of", "2023-11-14T22:13:20Z"),
    ];
    let kolom = [
        &KECAMATAN[..],
        &[
            ("peringkat", "/peringkat"),
            ("nilai", "/nilai"),
            ("persentil", "/persentil"),
            ("kuartil", "/kuartil"),
            ("revisi", "/revisi"),
            ("disetujui_pada", "/disetujuiPada"),
        ],
    ]
    .concat();
    let baris = semua(
        &kabupaten,
        args,
        "barisList",
        "peringkat nilai persentil kuartil revisi disetujuiPada",
    )
    .await;
    tabel.cocok("PERINGKAT", &baris, &kolom, &lain);
    let kolom = [&KECAMATAN[..], &[("tanpa_data", "/alasan")]].concat();
    let tanpa = semua(&kabupaten, args, "tanpaDataList", "alasan").await;
    tabel.cocok("TANPA_DATA", &tanpa, &kolom, &lain);
    assert_eq!(tanpa.as_array().unwrap().len(), 27 - 4 + 120);
    assert_eq!(baris[0]["kecamatan"]["kode"], json!("35.29.05"));
}
