//! What is written: whole or not at all, once, on what was read, and read back as it was written.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Kantor, LAPORAN, Siapa, contoh, langkah, satu, simpanan};
use crate::fixture::tanggapi_semua;

/// The document without what means nothing: blanks, empty lists and marks that are not set.
pub(super) fn inti(value: &Value) -> Value {
    match value {
        Value::Object(map) => map
            .iter()
            .filter(|(key, value)| {
                !(**value == json!(false) && matches!(key.as_str(), "iku" | "pk" | "sintetis"))
            })
            .map(|(key, value)| (key.clone(), inti(value)))
            .filter(|(_, value)| !value.is_null() && *value != json!([]) && *value != json!({}))
            .collect(),
        Value::Array(list) => list.iter().map(inti).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
    }
}

/// The sample with what the dictionary of indicators says and the report freezes.
pub(super) fn beku() -> Value {
    let mut dokumen = contoh();
    for tujuan in dokumen["rencana"]["tujuan"].as_array_mut().unwrap() {
        baku(tujuan["indikator"].as_array_mut().unwrap());
        for sasaran in tujuan["sasaran"].as_array_mut().unwrap() {
            baku(sasaran["indikator"].as_array_mut().unwrap());
        }
    }
    dokumen
}

/// All indicators of the sample are better the higher they are.
fn baku(semua: &mut [Value]) {
    for indikator in semua {
        indikator["polaritas"] = json!("POSITIF");
        indikator["akumulasi"] = json!("NILAI_AKHIR");
        // That a predikat is measured by its scale is no choice of the report.
        if indikator["realisasi"]["predikat"].is_null() {
            indikator["rumus"] = json!("POSITIF");
        }
    }
}

/// Where two documents differ, and how.
pub(super) fn beda(path: &str, satu: &Value, dua: &Value) -> Vec<String> {
    match (satu, dua) {
        (Value::Object(a), Value::Object(b)) => {
            let semua: BTreeSet<&String> = a.keys().chain(b.keys()).collect();
            semua
                .into_iter()
                .flat_map(|key| beda(&format!("{path}/{key}"), &satu[key], &dua[key]))
                .collect()
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => (0..a.len())
            .flat_map(|nomor| beda(&format!("{path}/{nomor}"), &a[nomor], &b[nomor]))
            .collect(),
        _ if satu == dua => Vec::new(),
        _ => vec![format!("{path}: {satu} and {dua}")],
    }
}

#[tokio::test]
async fn every_figure_is_read_back_as_it_was_entered() {
    let kantor = Kantor::new().await;
    kantor.impor().await;
    let terbaca = kantor.laporan(Siapa::Operator, "version dokumen").await;
    assert_eq!(
        beda("", &inti(&terbaca["dokumen"]), &inti(&beku())),
        [""; 0]
    );
    // What was exported can be imported, and is then the same.
    let input = json!({ "dokumen": terbaca["dokumen"], "version": terbaca["version"] });
    kantor.jadi(Siapa::Operator, "lkjipImport", input).await;
    let lagi = kantor.laporan(Siapa::Operator, "dokumen").await;
    assert_eq!(lagi["dokumen"], terbaca["dokumen"]);
}

#[tokio::test]
async fn section_by_section_gives_the_same_report_as_the_import() {
    let kantor = Kantor::new().await;
    let input = json!({ "kecamatan": "35.29.13", "tahun": 2023, "periode": "RENSTRA-2021-2026" });
    let mut lkjip = kantor.jadi(Siapa::Operator, "lkjipCreate", input).await;
    for (field, mut input) in simpanan(&lkjip) {
        input["version"] = lkjip["version"].clone();
        lkjip = kantor.jadi(Siapa::Operator, field, input).await;
    }
    let mut harapan = beku();
    harapan["tanggal"] = json!("2024-03-29");
    harapan["tertulis"] = json!([]);
    harapan["rencana"]["tujuan"][0]["sasaran"][0]["indikator"][0]["realisasi"]["nilai"] =
        json!("81.5");
    let terbaca = kantor.laporan(Siapa::Operator, "dokumen").await;
    assert_eq!(
        beda("", &inti(&terbaca["dokumen"]), &inti(&harapan)),
        [""; 0]
    );
}

#[tokio::test]
async fn the_graph_shows_the_figures_of_the_document() {
    let kantor = Kantor::new().await;
    kantor.impor().await;
    let fields = "tanggal sasaranList { nomor } \
        ringkasanAnggaran { program pagu realisasi serapan { nilai } } \
        anggaranList(level: PROGRAM) { nomor paguMurni paguPerubahan realisasiAnggaran } \
        indikatorList(kode: \"SAKIP\") { nomor target { predikat } realisasi { predikat } \
            capaian { nilai } }";
    let lkjip = kantor.laporan(Siapa::Camat, fields).await;
    assert_eq!(lkjip["tanggal"], "2024-03-28");
    assert_eq!(
        lkjip["ringkasanAnggaran"],
        json!({
            "program": 6, "pagu": "2330050747", "realisasi": "2030274860",
            "serapan": { "nilai": "87.13" },
        })
    );
    let dokumen = contoh();
    let harapan: Vec<Value> = dokumen["anggaran"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|baris| baris["level"] == "PROGRAM")
        .map(|baris| {
            json!({
                "nomor": baris["nomor"], "paguMurni": baris["paguMurni"],
                "paguPerubahan": baris["paguPerubahan"],
                "realisasiAnggaran": baris["realisasiAnggaran"],
            })
        })
        .collect();
    assert_eq!(lkjip["anggaranList"], Value::from(harapan));
    assert_eq!(
        lkjip["indikatorList"],
        json!([{
            "nomor": "T2.1", "target": { "predikat": "BB" }, "realisasi": { "predikat": "A" },
            "capaian": { "nilai": "114.29" },
        }])
    );
}

#[tokio::test]
async fn an_import_is_kept_whole_or_not_at_all() {
    let kantor = Kantor::new().await;
    let indikator = "input/dokumen/rencana/tujuan/0/sasaran/0/indikator/0";
    // In form: a number where a text belongs, an unknown key, a missing one.
    let mut bentuk = contoh();
    bentuk["rencana"]["tujuan"][0]["sasaran"][0]["indikator"][0]["ukuran"][0]["nilai"] =
        json!(80.5);
    bentuk["anggaran"][3]["paguu"] = json!("1");
    // In content: unknown references, a child without its parent.
    let mut isi = contoh();
    isi["rencana"]["tujuan"][0]["sasaran"][0]["indikator"][0]["kode"] = json!("TIDAK_ADA");
    isi["anggaran"][0]["sasaran"] = json!("9.9");
    isi["anggaran"][1]["nomor"] = json!("X.1");
    isi["perjanjian"][0]["program"][0]["program"] = json!("XX");
    let bentuk_harapan = [
        format!("TIDAK_SAH {indikator}/ukuran/0/nilai"),
        "TIDAK_SAH input/dokumen/anggaran/3".to_owned(),
    ];
    let isi_harapan = [
        format!("TIDAK_DITEMUKAN {indikator}/kode"),
        "TIDAK_DITEMUKAN input/dokumen/anggaran/0/sasaran".to_owned(),
        "TIDAK_DITEMUKAN input/dokumen/anggaran/1/nomor".to_owned(),
        "TIDAK_DITEMUKAN input/dokumen/perjanjian/0/program/0/program".to_owned(),
    ];
    let daftar = "{ lkjipList { totalCount } }";
    let coba = async |dokumen: &Value, version: &Value, harapan: &[String]| {
        let input = json!({ "dokumen": dokumen, "version": version });
        let (errors, _) = kantor.ditolak(Siapa::Operator, "lkjipImport", input).await;
        let errors: Vec<String> = errors
            .iter()
            .map(|(code, path)| format!("{code} {path}"))
            .collect();
        for harapan in harapan {
            assert!(errors.contains(harapan), "{harapan} in {errors:#?}");
        }
    };
    coba(&bentuk, &Value::Null, &bentuk_harapan).await;
    coba(&isi, &Value::Null, &isi_harapan).await;
    let hasil = kantor.baca(Siapa::Operator, daftar, json!({})).await;
    assert_eq!(hasil["lkjipList"]["totalCount"], 0);

    let lkjip = kantor.impor().await;
    let sebelum = kantor.laporan(Siapa::Operator, "version dokumen").await;
    coba(&bentuk, &lkjip["version"], &bentuk_harapan).await;
    coba(&isi, &lkjip["version"], &isi_harapan).await;
    let sesudah = kantor.laporan(Siapa::Operator, "version dokumen").await;
    assert_eq!(sesudah, sebelum);
    let input = json!({ "dokumen": contoh() });
    let (errors, _) = kantor.ditolak(Siapa::Operator, "lkjipImport", input).await;
    assert_eq!(errors, satu("WAJIB_DIISI", "input/version"));
}

/// The sample with something else in every section.
fn lain() -> Value {
    let mut dokumen = contoh();
    dokumen["tanggal"] = json!("2024-03-30");
    dokumen["rencana"]["tujuan"][0]["sasaran"][0]["indikator"][0]["nama"] = json!("Lain");
    for (bagian, kolom) in [
        ("isuStrategis", "uraian"),
        ("dasarHukum", "nama"),
        ("anggaran", "nama"),
        ("narasi", "isi"),
        ("tabel", "judul"),
        ("lampiran", "nama"),
    ] {
        dokumen[bagian][0][kolom] = json!("Lain");
    }
    dokumen["perjanjian"][0]["pihakPertama"]["nama"] = json!("Lain");
    dokumen["skm"]["metode"] = json!("Lain");
    dokumen["organisasi"]["tugas"] = json!("Lain");
    dokumen["evaluasiAkip"] = json!({ "tahun": 2022, "skala": "AKIP_88_2021", "predikat": "B" });
    dokumen
}

#[tokio::test]
async fn whoever_writes_on_an_old_version_is_shown_the_new_one() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.impor().await;
    let input = json!({ "dokumen": lain(), "version": lkjip["version"] });
    let baru = kantor.jadi(Siapa::Operator, "lkjipImport", input).await;
    let mut basi = simpanan(&lkjip);
    basi.push(("lkjipSubmit", langkah(&lkjip, "")));
    for (field, input) in basi {
        let siapa = if field == "lkjipSubmit" {
            Siapa::Camat
        } else {
            Siapa::Rekan
        };
        let (errors, sekarang) = kantor.ditolak(siapa, field, input).await;
        assert_eq!(errors, satu("CONFLICT", "input/version"), "{field}");
        assert_eq!(sekarang["version"], baru["version"], "{field}");
        assert_eq!(sekarang, kantor.laporan(siapa, LAPORAN).await);
    }
    let input = json!({ "dokumen": contoh(), "version": lkjip["version"] });
    let (errors, _) = kantor.ditolak(Siapa::Rekan, "lkjipImport", input).await;
    assert_eq!(errors, satu("CONFLICT", "input/version"));
}

#[tokio::test]
async fn a_repeated_request_is_carried_out_once() {
    let kantor = Kantor::new().await;
    let input = json!({ "dokumen": contoh(), "idempotencyKey": "impor-1" });
    kantor.tokens(Siapa::Operator).await;
    let (pertama_, dua) = tokio::join!(
        kantor.jadi(Siapa::Operator, "lkjipImport", input.clone()),
        kantor.jadi(Siapa::Operator, "lkjipImport", input.clone())
    );
    assert_eq!(pertama_["id"], dua["id"]);
    let lagi = kantor.jadi(Siapa::Operator, "lkjipImport", input).await;
    assert_eq!(
        (&lagi["version"], &lagi["riwayatList"]),
        (&pertama_["version"], &pertama_["riwayatList"])
    );
    let mut lain = contoh();
    lain["tanggal"] = json!("2024-03-29");
    let input = json!({ "dokumen": lain, "version": 1, "idempotencyKey": "impor-1" });
    let (errors, _) = kantor.ditolak(Siapa::Operator, "lkjipImport", input).await;
    assert_eq!(errors, satu("KUNCI_DIPAKAI", "input/idempotencyKey"));

    let mut input = langkah(&lagi, "");
    let camat = kantor.tokens(Siapa::Camat).await;
    input["version"] = tanggapi_semua(&kantor.world, &camat, &lagi["id"], "Sesuai asli.").await;
    input["idempotencyKey"] = json!("ajukan-1");
    let pertama = kantor
        .jadi(Siapa::Camat, "lkjipSubmit", input.clone())
        .await;
    let kedua = kantor.jadi(Siapa::Camat, "lkjipSubmit", input).await;
    assert_eq!(pertama, kedua);
    assert_eq!(kedua["riwayatList"].as_array().unwrap().len(), 2);

    // A key belongs to whoever used it.
    let (field, mut input) = simpanan(&kedua).pop().unwrap();
    input["idempotencyKey"] = json!("ajukan-1");
    let (errors, _) = kantor.ditolak(Siapa::Operator, field, input).await;
    assert_eq!(errors, satu("STATUS_TIDAK_SESUAI", "input/id"));
}
