//! The action plan, filled quarter by quarter during the year, and watched over the kabupaten.

use serde_json::{Value, json};

use super::{Kantor, Siapa, contoh};

/// Opens the draft of a year that has only begun, with three indicators.
async fn draf(kantor: &Kantor) -> Value {
    let input = json!({ "kecamatan": "35.29.13", "tahun": 2023, "periode": "RENSTRA-2021-2026" });
    let lkjip = kantor.jadi(Siapa::Operator, "lkjipCreate", input).await;
    let indikator = |nomor: &str, kode: Value, akumulasi: Value| {
        json!({
            "nomor": nomor, "kode": kode, "nama": nomor, "satuan": "Skor", "akumulasi": akumulasi,
            "ukuran": [{ "jenis": "PK_MURNI", "tahun": 2023, "nilai": "40" }],
        })
    };
    let input = json!({
        "id": lkjip["id"], "version": lkjip["version"],
        "rencana": { "tujuan": [{ "nomor": "1", "uraian": "T", "sasaran": [{
            "nomor": "1.1", "uraian": "S", "indikator": [
                indikator("1.1.1", json!("SKM"), Value::Null),
                indikator("1.1.2", Value::Null, json!("JUMLAH")),
                { "nomor": "1.1.3", "kode": "SAKIP", "nama": "1.1.3", "satuan": "Skor",
                  "ukuran": [{ "jenis": "PK_MURNI", "tahun": 2023, "predikat": "BB" }] },
            ],
        }] }] },
    });
    kantor
        .jadi(Siapa::Operator, "lkjipRencanaSave", input)
        .await
}

fn angka(triwulan: i32, target: &str, realisasi: Option<&str>) -> Value {
    json!({
        "triwulan": triwulan, "target": { "nilai": target },
        "realisasi": realisasi.map(|nilai| json!({ "nilai": nilai })),
    })
}

async fn isi(kantor: &Kantor, lkjip: &Value, triwulan: Value) -> Value {
    let input = json!({ "id": lkjip["id"], "version": lkjip["version"], "triwulan": triwulan });
    kantor
        .jadi(Siapa::Operator, "lkjipTriwulanSave", input)
        .await
}

#[tokio::test]
async fn quarters_are_filled_one_by_one_and_taken_together() {
    let kantor = Kantor::new().await;
    let lkjip = draf(&kantor).await;
    let lkjip = isi(
        &kantor,
        &lkjip,
        json!([
            { "nomor": "1.1.1", "triwulan": [angka(1, "38", Some("39")), angka(2, "40", None)] },
            { "nomor": "1.1.2", "triwulan": [angka(1, "10", Some("8")), angka(2, "10", Some("0"))] },
        ]),
    )
    .await;
    let fields = "indikatorList { nomor akumulasi triwulanList { triwulan realisasi { nilai } kendala \
        capaian { nilai } kumulatif { target { nilai } realisasi { nilai rumus masukan { nama nilai } } \
        capaian { nilai alasan { kode } } } } }";
    let terbaca = kantor.laporan(Siapa::Operator, fields).await;
    let skm = &terbaca["indikatorList"][0];
    // The second quarter has a target and nothing yet: the first still counts.
    assert_eq!(skm["akumulasi"], "NILAI_AKHIR");
    assert_eq!(skm["triwulanList"][1]["realisasi"], Value::Null);
    let sampai = &skm["triwulanList"][1]["kumulatif"];
    assert_eq!(
        (&sampai["target"]["nilai"], &sampai["realisasi"]["nilai"]),
        (&json!("38.00"), &json!("39.00"))
    );
    assert_eq!(sampai["capaian"]["nilai"], "102.63");
    // A sum: the zero of the second quarter counts, on both sides.
    let jumlah = &terbaca["indikatorList"][1]["triwulanList"][1];
    assert_eq!(jumlah["capaian"]["nilai"], "0.00");
    assert_eq!(
        jumlah["kumulatif"],
        json!({
            "target": { "nilai": "20.00" },
            "realisasi": { "nilai": "8.00", "rumus": "Σ triwulan yang terisi", "masukan": [
                { "nama": "triwulan 1", "nilai": "8" }, { "nama": "triwulan 2", "nilai": "0" },
            ] },
            "capaian": { "nilai": "40.00", "alasan": null },
        })
    );

    // A named quarter is replaced, an empty one is taken away, the others stay.
    let mut kedua = angka(2, "40", Some("41"));
    kedua["kendala"] = json!("Petugas berganti.");
    let lkjip = isi(
        &kantor,
        &lkjip,
        json!([
            { "nomor": "1.1.1", "triwulan": [kedua] },
            { "nomor": "1.1.2", "triwulan": [{ "triwulan": 2 }] },
            { "nomor": "1.1.3", "triwulan": [
                { "triwulan": 2, "target": { "predikat": "BB" }, "realisasi": { "predikat": "A" } },
            ] },
        ]),
    )
    .await;
    let terbaca = kantor.laporan(Siapa::Operator, fields).await;
    let skm = &terbaca["indikatorList"][0]["triwulanList"];
    assert_eq!(skm[0]["realisasi"]["nilai"], "39");
    assert_eq!(skm[1]["kendala"], "Petugas berganti.");
    assert_eq!(skm[1]["kumulatif"]["capaian"]["nilai"], "102.50");
    let jumlah = &terbaca["indikatorList"][1]["triwulanList"];
    assert_eq!(jumlah.as_array().unwrap().len(), 1);
    let sakip = &terbaca["indikatorList"][2]["triwulanList"][0];
    assert_eq!(sakip["kumulatif"]["capaian"]["nilai"], "114.29");
    // Exported and brought in again, the quarters are the same.
    let sebelum = kantor.laporan(Siapa::Operator, "dokumen").await;
    let input = json!({ "dokumen": sebelum["dokumen"], "version": lkjip["version"] });
    kantor.jadi(Siapa::Operator, "lkjipImport", input).await;
    assert_eq!(kantor.laporan(Siapa::Operator, "dokumen").await, sebelum);
}

#[tokio::test]
async fn quarters_that_cannot_be_are_refused() {
    let kantor = Kantor::new().await;
    let lkjip = draf(&kantor).await;
    let input = json!({
        "id": lkjip["id"], "version": lkjip["version"],
        "triwulan": [
            { "nomor": "9.9.9", "triwulan": [] },
            { "nomor": "1.1.1", "triwulan": [angka(5, "1", None), angka(1, "-1", None)] },
            { "nomor": "1.1.1", "triwulan": [] },
            { "nomor": "1.1.3", "triwulan": [angka(1, "80", None), angka(1, "80", None)] },
        ],
    });
    let (errors, _) = kantor
        .ditolak(Siapa::Operator, "lkjipTriwulanSave", input)
        .await;
    let harapan = [
        ("TIDAK_DITEMUKAN", "0/nomor"),
        ("TIDAK_SAH", "1/triwulan/0/triwulan"),
        ("TIDAK_SAH", "1/triwulan/1/target/nilai"),
        ("SUDAH_ADA", "2/nomor"),
        ("TIDAK_SAH", "3/triwulan/0/target/nilai"),
        ("SUDAH_ADA", "3/triwulan/1/triwulan"),
        ("TIDAK_SAH", "3/triwulan/1/target/nilai"),
    ]
    .map(|(code, path)| (code.to_owned(), format!("input/triwulan/{path}")));
    assert_eq!(errors, harapan);
    // Predikat cannot be added up.
    let mut dokumen = contoh();
    dokumen["rencana"]["tujuan"][1]["indikator"][0]["akumulasi"] = json!("JUMLAH");
    let input = json!({ "dokumen": dokumen, "version": lkjip["version"] });
    let (errors, _) = kantor.ditolak(Siapa::Operator, "lkjipImport", input).await;
    let path = "input/dokumen/rencana/tujuan/1/indikator/0/akumulasi";
    assert_eq!(errors, [("TIDAK_SAH".to_owned(), path.to_owned())]);
}

#[tokio::test]
async fn the_kabupaten_watches_the_quarters_of_drafts() {
    let kantor = Kantor::new().await;
    let lkjip = draf(&kantor).await;
    isi(
        &kantor,
        &lkjip,
        json!([
            { "nomor": "1.1.1", "triwulan": [angka(1, "38", Some("38"))] },
            { "nomor": "1.1.2", "triwulan": [angka(1, "10", Some("0"))] },
        ]),
    )
    .await;
    let query = "{ pemantauanTriwulan(tahun: 2023, triwulan: 1) { jumlahLengkap barisList { \
        kecamatan { kode } seluruhnya terisi belumList { nomor } capaian { nilai } \
        lkjip { status } } } }";
    let baris = async |siapa: Siapa| {
        let data = kantor.baca(siapa, query, json!({})).await;
        let semua = data["pemantauanTriwulan"]["barisList"]
            .as_array()
            .unwrap()
            .clone();
        let milik = semua
            .iter()
            .find(|baris| baris["kecamatan"]["kode"] == "35.29.13")
            .cloned();
        (semua.len(), milik)
    };
    let harapan = json!({
        "kecamatan": { "kode": "35.29.13" }, "seluruhnya": 3, "terisi": 2,
        "belumList": [{ "nomor": "1.1.3" }], "capaian": { "nilai": "50.00" },
        "lkjip": { "status": "DRAF" },
    });
    assert_eq!(baris(Siapa::Analis).await, (27, Some(harapan.clone())));
    assert_eq!(baris(Siapa::Camat).await, (1, Some(harapan)));
    // Who may not see a draft is not told of its quarters.
    let kosong = json!({
        "kecamatan": { "kode": "35.29.13" }, "seluruhnya": 0, "terisi": 0, "belumList": [],
        "capaian": { "nilai": null }, "lkjip": null,
    });
    assert_eq!(baris(Siapa::Reviewer).await, (27, Some(kosong)));
    assert_eq!(baris(Siapa::Tetangga).await, (1, None));
    for (siapa, query, kode) in [
        (Siapa::Admin, query.to_owned(), "FORBIDDEN"),
        (
            Siapa::Analis,
            query.replace("triwulan: 1", "triwulan: 5"),
            "BAD_USER_INPUT",
        ),
    ] {
        let answer = kantor.tanya(siapa, &query, json!({})).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], kode, "{answer}");
    }
}
