//! The survey of satisfaction, from its counted answers to what follows from it.

use serde_json::{Value, json};

use super::{Kantor, Siapa, contoh, langkah, satu};
use crate::fixture::petik;

const UNSUR: [&str; 9] = [
    "PERSYARATAN",
    "PROSEDUR",
    "WAKTU",
    "BIAYA",
    "PRODUK",
    "KOMPETENSI",
    "PERILAKU",
    "PENGADUAN",
    "SARANA",
];

/// 29 people, whose sums of answers are those of a published document: exactly 91.48, and 90.56 with the
/// weight 0.11.
fn survei() -> Value {
    let jumlah = [105, 101, 100, 116, 102, 105, 106, 105, 115];
    let unsur: Vec<Value> = UNSUR
        .iter()
        .zip(jumlah)
        .map(|(unsur, jumlah)| {
            json!({ "unsur": unsur, "jawaban": {
                "satu": 0, "dua": 0, "tiga": 29 * 4 - jumlah, "empat": jumlah - 29 * 3,
            } })
        })
        .collect();
    json!({
        "unsur": unsur, "indeks": "90.56", "bobot": "TEPAT", "responden": 29, "populasi": 40,
        "metode": "Kuesioner di loket.", "periode": "TRIWULAN", "mulai": "2023-01-02",
        "selesai": "2023-03-31", "tautan": "https://contoh.test/skm",
        "tindakLanjut": [{
            "unsur": "WAKTU", "uraian": "Menambah loket.", "waktu": "Triwulan II 2024",
            "penanggungJawab": "Seksi Pelayanan Umum",
        }],
        "profil": [
            { "jenis": "JENIS_KELAMIN", "kelompok": "Perempuan", "jumlah": 16 },
            { "jenis": "JENIS_KELAMIN", "kelompok": "Laki-laki", "jumlah": 13 },
            { "jenis": "UMUR", "kelompok": "31-50 tahun", "jumlah": 29 },
        ],
    })
}

async fn simpan(kantor: &Kantor, lkjip: &Value, skm: &Value) -> Value {
    let input = json!({ "id": lkjip["id"], "version": lkjip["version"], "skm": skm });
    kantor.jadi(Siapa::Operator, "lkjipSkmSave", input).await
}

#[tokio::test]
async fn an_index_comes_from_the_counted_answers() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.impor().await;
    let lkjip = simpan(&kantor, &lkjip, &survei()).await;
    let fields = "skm { indeks { nilai rumus } indeksTepat { nilai } indeksTertulis mutu { kode } \
        unsurList { unsur nrr jawaban { satu tiga empat nrr { nilai masukan { nama nilai } } } } \
        terendahList { unsur } tertinggiList { unsur nrr } periode mulai selesai tautan \
        responden populasi sampelMinimal sampelCukup sampel { nilai rumus masukan { nama nilai } } \
        tindakLanjutList { unsur uraian waktu penanggungJawab } \
        profilList(jenis: JENIS_KELAMIN) { jenis kelompok jumlah } }";
    let skm = kantor.laporan(Siapa::Operator, fields).await["skm"].clone();
    assert_eq!(skm["indeks"]["nilai"], "91.48");
    assert_eq!(skm["indeks"]["rumus"], "Σ NRR × 1/9 × 25");
    assert_eq!(
        (&skm["indeksTertulis"], &skm["mutu"]["kode"]),
        (&json!("90.56"), &json!("A"))
    );
    assert_eq!(
        skm["unsurList"][0],
        json!({ "unsur": "PERSYARATAN", "nrr": "3.6207", "jawaban": {
            "satu": 0, "tiga": 11, "empat": 18, "nrr": { "nilai": "3.62", "masukan": [
                { "nama": "satu", "nilai": "0" }, { "nama": "dua", "nilai": "0" },
                { "nama": "tiga", "nilai": "11" }, { "nama": "empat", "nilai": "18" },
            ] },
        } })
    );
    assert_eq!(skm["terendahList"], json!([{ "unsur": "WAKTU" }]));
    assert_eq!(
        skm["tertinggiList"],
        json!([{ "unsur": "BIAYA", "nrr": "4" }])
    );
    // 40 people need a sample of 36.
    assert_eq!(
        (&skm["sampelMinimal"], &skm["sampelCukup"]),
        (&json!(36), &json!(false))
    );
    assert_eq!(skm["sampel"]["nilai"], "36.00");
    assert_eq!(
        skm["sampel"]["masukan"],
        json!([{ "nama": "N", "nilai": "40" }])
    );
    assert_eq!(skm["periode"], "TRIWULAN");
    assert_eq!(skm["tindakLanjutList"], survei()["tindakLanjut"]);
    assert_eq!(skm["profilList"].as_array().unwrap().len(), 2);

    let mut dua = survei();
    dua["bobot"] = json!("DUA");
    simpan(&kantor, &lkjip, &dua).await;
    let fields = "skm { indeks { nilai } indeksTepat { nilai } } dokumen";
    let lkjip = kantor.laporan(Siapa::Operator, fields).await;
    assert_eq!(
        lkjip["skm"],
        json!({ "indeks": { "nilai": "90.56" }, "indeksTepat": { "nilai": "91.48" } })
    );
    // Kept as it was counted, and exported so.
    assert_eq!(
        lkjip["dokumen"]["skm"]["unsur"][0]["jawaban"],
        dua["unsur"][0]["jawaban"]
    );
    assert_eq!(lkjip["dokumen"]["skm"]["profil"], dua["profil"]);
}

/// An index that was stated alone is by a ninth where the report says so; by another weight a ninth is not known.
#[tokio::test]
async fn an_index_alone_is_exact_when_it_is_weighed_exactly() {
    let kantor = Kantor::new().await;
    let mut lkjip = kantor.impor().await;
    for (bobot, tepat) in [("TEPAT", json!("90.56")), ("DUA", Value::Null)] {
        let mut skm = survei();
        skm["unsur"] = json!([]);
        skm["bobot"] = json!(bobot);
        skm["sumber"] = json!("Laporan SKM kecamatan.");
        lkjip = simpan(&kantor, &lkjip, &skm).await;
        let fields = "skm { indeks { nilai } indeksTepat { nilai } }";
        let terbaca = kantor.laporan(Siapa::Operator, fields).await;
        assert_eq!(
            terbaca["skm"],
            json!({ "indeks": { "nilai": "90.56" }, "indeksTepat": { "nilai": tepat } })
        );
    }
}

#[tokio::test]
async fn the_reviu_holds_the_survey_against_its_answers() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.impor().await;
    let temuan = async || -> Vec<String> {
        let fields = "temuanList { aturan { kode } path }";
        let lkjip = kantor.laporan(Siapa::Operator, fields).await;
        let semua = lkjip["temuanList"].as_array().unwrap().clone();
        semua
            .iter()
            .map(|satu| format!("{} {}", satu["aturan"]["kode"], satu["path"]).replace('"', ""))
            .filter(|satu| satu.starts_with("R-SKM") || satu.starts_with("R-PLAUS-07"))
            .collect()
    };
    let lkjip = simpan(&kantor, &lkjip, &survei()).await;
    assert_eq!(
        temuan().await,
        ["R-PLAUS-07 /skm/responden", "R-SKM-01 /skm/indeks"]
    );
    let mut skm = survei();
    skm["indeks"] = json!("91.48");
    skm["responden"] = json!(36);
    skm["tindakLanjut"] = json!([]);
    simpan(&kantor, &lkjip, &skm).await;
    let mut harapan = vec![
        "R-SKM-02 /skm/tindakLanjut".to_owned(),
        "R-SKM-03 /skm/profil/UMUR".to_owned(),
        "R-SKM-03 /skm/profil/JENIS_KELAMIN".to_owned(),
    ];
    harapan.extend((0..9).map(|nomor| format!("R-SKM-04 /skm/unsur/{nomor}/jawaban")));
    assert_eq!(temuan().await, harapan);
}

#[tokio::test]
async fn what_cannot_be_is_refused_all_at_once() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.impor().await;
    let mut skm = survei();
    skm["unsur"][0]["jawaban"]["empat"] = json!(19);
    skm["unsur"][1] = json!({ "unsur": "PROSEDUR" });
    skm["unsur"][2]["nrr"] = json!("3.4");
    skm["unsur"][3]["jawaban"] = json!({ "satu": 0, "dua": 0, "tiga": 0, "empat": 0 });
    skm["unsur"][4]["jawaban"]["satu"] = json!(-1);
    skm["indeks"] = json!("3.6");
    skm["tindakLanjut"][0]["uraian"] = json!(" ");
    skm["profil"][1] = skm["profil"][0].clone();
    skm["profil"][2]["jumlah"] = json!(30);
    let input = json!({ "id": lkjip["id"], "version": lkjip["version"], "skm": skm });
    let (errors, _) = kantor.ditolak(Siapa::Operator, "lkjipSkmSave", input).await;
    let harapan = [
        ("TIDAK_SAH", "unsur/0/jawaban"),
        ("WAJIB_DIISI", "unsur/1"),
        ("TIDAK_SAH", "unsur/2/nrr"),
        ("WAJIB_DIISI", "unsur/3/jawaban"),
        ("TIDAK_SAH", "unsur/4/jawaban"),
        ("TIDAK_SAH", "indeks"),
        ("WAJIB_DIISI", "tindakLanjut/0/uraian"),
        ("SUDAH_ADA", "profil/1/kelompok"),
        ("TIDAK_SAH", "profil/2/jumlah"),
    ]
    .map(|(code, path)| (code.to_owned(), format!("input/skm/{path}")));
    assert_eq!(errors, harapan);
    // Nothing was kept, and a person's data have no place.
    let terbaca = kantor.laporan(Siapa::Operator, "dokumen").await;
    assert_eq!(
        terbaca["dokumen"]["skm"]["indeks"],
        contoh()["skm"]["indeks"]
    );
    let mut dokumen = contoh();
    dokumen["skm"]["namaResponden"] = json!(["Seseorang"]);
    let input = json!({ "dokumen": dokumen, "version": lkjip["version"] });
    let (errors, _) = kantor.ditolak(Siapa::Operator, "lkjipImport", input).await;
    assert_eq!(errors, satu("TIDAK_SAH", "input/dokumen/skm"));
}

/// What is known of a survey while it is typed in.
const SEMENTARA: &str = "skm { indeks { nilai alasan { kode } masukan { nilai } } indeksTepat { nilai alasan { kode } } \
    mutu { kode } unsurList { unsur } terendahList { unsur } tertinggiList { unsur } } \
    kekuranganList { path }";

#[tokio::test]
async fn the_unsur_are_typed_in_one_by_one_and_make_an_index_when_the_ninth_is_there() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.impor().await;
    let lkjip = simpan(&kantor, &lkjip, &Value::Null).await;
    // The head of the survey may stand there before any of its figures.
    let kepala = json!({
        "id": lkjip["id"], "version": lkjip["version"],
        "baris": { "responden": 29, "metode": "Kuesioner di loket." },
    });
    let lkjip = kantor
        .jadi(Siapa::Operator, "lkjipSkmRowSave", kepala)
        .await;
    let kurang = kantor.laporan(Siapa::Operator, SEMENTARA).await["kekuranganList"].clone();
    assert_eq!(kurang, json!([{ "path": "/skm/unsur" }]));
    let semua = survei()["unsur"].clone();
    for (banyak, baris) in semua.as_array().unwrap().iter().rev().enumerate() {
        let terbaca = kantor.laporan(Siapa::Operator, SEMENTARA).await;
        let skm = &terbaca["skm"];
        assert_eq!(skm["indeks"]["nilai"], Value::Null);
        assert_eq!(skm["indeks"]["alasan"]["kode"], "BELUM_DIISI");
        assert_eq!(skm["indeksTepat"]["alasan"]["kode"], "BELUM_DIISI");
        assert_eq!(skm["mutu"], Value::Null);
        assert_eq!(skm["terendahList"], json!([]));
        assert_eq!(skm["tertinggiList"], json!([]));
        let ada = UNSUR[9 - banyak..].iter().rev();
        assert_eq!(skm["unsurList"].as_array().unwrap().len(), ada.count());
        if banyak > 0 {
            let kurang: Vec<Value> = UNSUR[..9 - banyak]
                .iter()
                .map(|unsur| json!({ "path": format!("/skm/unsur/{unsur}") }))
                .collect();
            assert_eq!(terbaca["kekuranganList"], json!(kurang));
        }
        // Two people, who read the report when there was none of the nine.
        let mut input = baris.clone();
        input["id"] = lkjip["id"].clone();
        input["version"] = lkjip["version"].clone();
        let siapa = [Siapa::Operator, Siapa::Rekan][banyak % 2];
        kantor.jadi(siapa, "lkjipSkmUnsurRowSave", input).await;
    }
    let terbaca = kantor.laporan(Siapa::Operator, SEMENTARA).await;
    assert_eq!(terbaca["kekuranganList"], json!([]));
    assert_eq!(terbaca["skm"]["indeks"]["nilai"], "91.48");
    assert_eq!(terbaca["skm"]["mutu"]["kode"], "A");
    assert_eq!(petik(&terbaca["skm"]["unsurList"], "/unsur"), UNSUR);
    assert_eq!(petik(&terbaca["skm"]["terendahList"], "/unsur"), ["WAKTU"]);
}

#[tokio::test]
async fn a_survey_with_some_of_the_nine_is_a_draft_and_no_report() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.impor().await;
    let mut skm = survei();
    skm["unsur"].as_array_mut().unwrap().truncate(7);
    let lkjip = simpan(&kantor, &lkjip, &skm).await;
    let (mut errors, _) = kantor
        .ditolak(Siapa::Camat, "lkjipSubmit", langkah(&lkjip, ""))
        .await;
    // Beside the findings that want an answer.
    errors.retain(|(code, _)| code == "WAJIB_DIISI");
    let kurang = |unsur| ("WAJIB_DIISI".to_owned(), format!("lkjip/skm/unsur/{unsur}"));
    assert_eq!(errors, ["PENGADUAN", "SARANA"].map(kurang));
    let terbaca = kantor.laporan(Siapa::Operator, SEMENTARA).await;
    // The index that the document states is not taken for that of the nine.
    assert_eq!(terbaca["skm"]["indeks"]["nilai"], Value::Null);
    assert_eq!(
        terbaca["skm"]["indeks"]["masukan"],
        json!([{ "nilai": null }])
    );
    let temuan = kantor
        .laporan(
            Siapa::Operator,
            "temuanList { aturan { kode } tertulis path }",
        )
        .await;
    let kode = petik(&temuan["temuanList"], "/aturan/kode");
    assert!(
        !kode
            .iter()
            .any(|kode| kode == "R-SKM-01" || kode == "R-SKM-02")
    );
    assert!(kode.iter().any(|kode| kode == "R-MISSING-03"));
}
