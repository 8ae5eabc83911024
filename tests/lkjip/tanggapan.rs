//! A contradiction is mended or explained before a report is signed, and the reviewer judges the
//! explanation.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Kantor, Siapa, contoh, langkah, satu, simpanan};
use crate::fixture::{TEMUAN_MENAHAN, menahan, petik};
use crate::harness::{PASONGSONGAN, code, ok, paths};

const TANGGAPAN: &str = "id status version dapatMenanggapi dapatMemutus temuanList(keparahan: GALAT) { \
    kunci memblokir path tertulis aturan { kode } \
    tanggapan { alasan oleh peran putusan catatan pemutus } \
    riwayatTanggapanList { alasan putusan } }";

/// The finding of the programme whose plan for 2026 is not the sum of its kegiatan.
const RENSTRA: (&str, &str) = ("R-SUM-02", "/anggaran/III/renstra/2026/pagu");

fn cari<'a>(laporan: &'a Value, (aturan, path): (&str, &str)) -> Option<&'a Value> {
    let semua = laporan["temuanList"].as_array().unwrap();
    semua
        .iter()
        .find(|it| it["aturan"]["kode"] == aturan && it["path"] == path)
}

fn jawaban(laporan: &Value, kunci: &[&str], alasan: &str) -> Value {
    let tanggapan: Vec<Value> = kunci
        .iter()
        .map(|kunci| json!({ "kunci": kunci, "alasan": alasan }))
        .collect();
    json!({ "id": laporan["id"], "version": laporan["version"], "tanggapan": tanggapan })
}

fn putusan(laporan: &Value, kunci: &[&str], putusan: &str, catatan: Option<&str>) -> Value {
    let semua: Vec<Value> = kunci
        .iter()
        .map(|kunci| json!({ "kunci": kunci, "putusan": putusan, "catatan": catatan }))
        .collect();
    json!({ "id": laporan["id"], "version": laporan["version"], "putusan": semua })
}

/// The sample with the plan of that programme mended.
fn diperbaiki() -> Value {
    let mut dokumen = contoh();
    let program = dokumen["anggaran"]
        .as_array_mut()
        .unwrap()
        .iter_mut()
        .find(|baris| baris["nomor"] == "III")
        .unwrap();
    let tahun = program["renstra"].as_array_mut().unwrap();
    tahun.iter_mut().find(|it| it["tahun"] == 2026).unwrap()["pagu"] = json!("26431881");
    dokumen
}

#[tokio::test]
async fn what_is_neither_mended_nor_answered_holds_up_the_submission() {
    let kantor = Kantor::new().await;
    let draf = kantor.impor().await;
    let laporan = kantor.laporan(Siapa::Camat, TANGGAPAN).await;
    assert_eq!(laporan["dapatMenanggapi"], true);
    let kunci = menahan(&laporan);
    assert!(kunci.len() > 30);
    let (errors, sekarang) = kantor
        .ditolak(Siapa::Camat, "lkjipSubmit", langkah(&draf, ""))
        .await;
    assert_eq!(sekarang["status"], "DRAF");
    assert_eq!(errors.len(), kunci.len());
    for (kode, path) in &errors {
        assert_eq!(kode, "TEMUAN_BELUM_DITANGGAPI");
        assert!(path.starts_with("lkjip/"), "{path}");
    }
    assert!(
        errors
            .iter()
            .any(|(_, path)| *path == format!("lkjip{}", RENSTRA.1))
    );

    // All but one answered is not enough.
    let kunci: Vec<&str> = kunci.iter().map(String::as_str).collect();
    let (terakhir, lainnya) = kunci.split_last().unwrap();
    let input = jawaban(&laporan, lainnya, "Sebagaimana tercetak.");
    let laporan = kantor
        .jadi(Siapa::Operator, "lkjipTanggapanSave", input)
        .await;
    let (errors, laporan) = kantor
        .ditolak(Siapa::Camat, "lkjipSubmit", langkah(&laporan, ""))
        .await;
    assert_eq!(errors.len(), 1);
    let input = jawaban(&laporan, &[terakhir], "Sebagaimana tercetak.");
    let laporan = kantor.jadi(Siapa::Camat, "lkjipTanggapanSave", input).await;
    let laporan = kantor
        .jadi(Siapa::Camat, "lkjipSubmit", langkah(&laporan, ""))
        .await;
    assert_eq!(laporan["status"], "DIAJUKAN");

    // The reviewer sees findings and answers side by side.
    let terbaca = kantor.laporan(Siapa::Reviewer, TANGGAPAN).await;
    assert_eq!(
        (&terbaca["dapatMenanggapi"], &terbaca["dapatMemutus"]),
        (&json!(false), &json!(true))
    );
    let temuan = cari(&terbaca, RENSTRA).unwrap();
    assert_eq!(
        temuan["tanggapan"],
        json!({ "alasan": "Sebagaimana tercetak.", "oleh": "Nama operator", "peran": "OPERATOR",
            "putusan": null, "catatan": null, "pemutus": null })
    );
}

#[tokio::test]
async fn an_answer_lapses_when_the_figure_changes() {
    let kantor = Kantor::new().await;
    kantor.impor().await;
    let laporan = kantor.laporan(Siapa::Operator, TANGGAPAN).await;
    let kunci = cari(&laporan, RENSTRA).unwrap()["kunci"].as_str().unwrap();
    let input = jawaban(&laporan, &[kunci], "Sesuai matriks Renstra.");
    kantor
        .jadi(Siapa::Operator, "lkjipTanggapanSave", input)
        .await;
    let impor = async |dokumen: Value| {
        let lama = kantor.laporan(Siapa::Operator, "version").await;
        let input = json!({ "dokumen": dokumen, "version": lama["version"] });
        kantor.jadi(Siapa::Operator, "lkjipImport", input).await;
        kantor.laporan(Siapa::Operator, TANGGAPAN).await
    };
    // Another wrong figure is another finding, and the answer does not speak of it.
    let mut lain = contoh();
    for baris in lain["anggaran"].as_array_mut().unwrap() {
        if baris["nomor"] == "III" {
            for tahun in baris["renstra"].as_array_mut().unwrap() {
                if tahun["tahun"] == 2026 {
                    tahun["pagu"] = json!("25687792");
                }
            }
        }
    }
    let laporan = impor(lain).await;
    let temuan = cari(&laporan, RENSTRA).unwrap();
    assert_ne!(temuan["kunci"], kunci);
    assert_eq!(temuan["tanggapan"], Value::Null);
    // Mended: nothing is left to be answered.
    let laporan = impor(diperbaiki()).await;
    assert_eq!(cari(&laporan, RENSTRA), None);
    let input = jawaban(&laporan, &[kunci], "Sesuai matriks Renstra.");
    let (errors, _) = kantor
        .ditolak(Siapa::Operator, "lkjipTanggapanSave", input)
        .await;
    assert_eq!(errors, satu("TIDAK_DITEMUKAN", "input/tanggapan/0/kunci"));
    // The old figure again is the old finding with its answer.
    let laporan = impor(contoh()).await;
    let temuan = cari(&laporan, RENSTRA).unwrap();
    assert_eq!(temuan["tanggapan"]["alasan"], "Sesuai matriks Renstra.");
}

#[tokio::test]
async fn a_rejected_answer_does_not_open_the_gate_again() {
    let kantor = Kantor::new().await;
    let draf = kantor.impor().await;
    kantor.langkah(Siapa::Camat, "lkjipSubmit", &draf, "").await;
    let laporan = kantor.laporan(Siapa::Reviewer, TANGGAPAN).await;
    let semua: Vec<String> = menahan_semua(&laporan);
    let (errors, _) = kantor
        .ditolak(Siapa::Reviewer, "lkjipReview", langkah(&laporan, ""))
        .await;
    assert_eq!(errors.len(), semua.len());
    assert!(
        errors
            .iter()
            .all(|(kode, _)| kode == "TANGGAPAN_BELUM_DITERIMA")
    );
    let tolak = cari(&laporan, RENSTRA).unwrap()["kunci"].as_str().unwrap();
    let terima: Vec<&str> = semua
        .iter()
        .map(String::as_str)
        .filter(|kunci| *kunci != tolak)
        .collect();
    // A rejection needs a reason.
    for kosong in [None, Some(" ")] {
        let input = putusan(&laporan, &[tolak], "DITOLAK", kosong);
        let (errors, _) = kantor
            .ditolak(Siapa::Reviewer, "lkjipTanggapanDecide", input)
            .await;
        assert_eq!(errors, satu("WAJIB_DIISI", "input/putusan/0/catatan"));
    }
    let input = putusan(&laporan, &terima, "DITERIMA", None);
    let laporan = kantor
        .jadi(Siapa::Reviewer, "lkjipTanggapanDecide", input)
        .await;
    let input = putusan(
        &laporan,
        &[tolak],
        "DITOLAK",
        Some("Cocokkan dengan T-C.27."),
    );
    let laporan = kantor
        .jadi(Siapa::Reviewer, "lkjipTanggapanDecide", input)
        .await;
    let (errors, _) = kantor
        .ditolak(Siapa::Reviewer, "lkjipReview", langkah(&laporan, ""))
        .await;
    assert_eq!(
        errors,
        satu("TANGGAPAN_BELUM_DITERIMA", &format!("lkjip{}", RENSTRA.1))
    );
    let laporan = kantor
        .jadi(
            Siapa::Reviewer,
            "lkjipReturn",
            langkah(&laporan, "Lihat tanggapan."),
        )
        .await;

    // The kecamatan reads why; the same answer does not do.
    let (errors, _) = kantor
        .ditolak(Siapa::Camat, "lkjipSubmit", langkah(&laporan, ""))
        .await;
    assert_eq!(
        errors,
        satu("TEMUAN_BELUM_DITANGGAPI", &format!("lkjip{}", RENSTRA.1))
    );
    let terbaca = kantor.laporan(Siapa::Camat, TANGGAPAN).await;
    let temuan = cari(&terbaca, RENSTRA).unwrap();
    assert_eq!(temuan["tanggapan"]["putusan"], "DITOLAK");
    assert_eq!(temuan["tanggapan"]["catatan"], "Cocokkan dengan T-C.27.");
    assert_eq!(temuan["tanggapan"]["pemutus"], "Nama reviewer");
    let alasan = temuan["tanggapan"]["alasan"].as_str().unwrap();
    let input = jawaban(&terbaca, &[tolak], alasan);
    let (errors, _) = kantor
        .ditolak(Siapa::Camat, "lkjipTanggapanSave", input)
        .await;
    assert_eq!(errors, satu("TIDAK_SAH", "input/tanggapan/0/alasan"));
    let input = jawaban(&terbaca, &[tolak], "T-C.27 memuat angka yang sama.");
    let laporan = kantor.jadi(Siapa::Camat, "lkjipTanggapanSave", input).await;
    let laporan = kantor
        .jadi(Siapa::Camat, "lkjipSubmit", langkah(&laporan, ""))
        .await;
    let terbaca = kantor.laporan(Siapa::Reviewer, TANGGAPAN).await;
    let temuan = cari(&terbaca, RENSTRA).unwrap();
    assert_eq!(
        petik(&temuan["riwayatTanggapanList"], "/putusan"),
        ["DITOLAK", "null"]
    );
    // What was accepted stays accepted: one decision is left.
    let input = putusan(&laporan, &[tolak], "DITERIMA", Some("Baik."));
    let laporan = kantor
        .jadi(Siapa::Reviewer, "lkjipTanggapanDecide", input)
        .await;
    let laporan = kantor
        .jadi(Siapa::Reviewer, "lkjipReview", langkah(&laporan, ""))
        .await;
    assert_eq!(laporan["status"], "DIREVIU");
}

/// Keys of all blocking findings, answered or not.
fn menahan_semua(laporan: &Value) -> Vec<String> {
    let semua: BTreeSet<String> = laporan["temuanList"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|it| it["memblokir"] == true)
        .map(|it| it["kunci"].as_str().unwrap().to_owned())
        .collect();
    semua.into_iter().collect()
}

#[tokio::test]
async fn wrong_answers_are_told_all_at_once_and_change_nothing() {
    let kantor = Kantor::new().await;
    kantor.impor().await;
    let laporan = kantor.laporan(Siapa::Operator, TANGGAPAN).await;
    let kunci = menahan_semua(&laporan);
    let baris = |kunci: &str, alasan: &str| json!({ "kunci": kunci, "alasan": alasan });
    let panjang = "x".repeat(2001);
    let input = json!({ "id": laporan["id"], "version": laporan["version"], "tanggapan": [
        baris(&kunci[0], "Benar."),
        baris(&kunci[0], "Benar."),
        baris(&kunci[1], " "),
        baris(&kunci[2], &panjang),
        baris("tidak-ada", "Benar."),
    ] });
    let (errors, sesudah) = kantor
        .ditolak(Siapa::Operator, "lkjipTanggapanSave", input)
        .await;
    let harapan = [
        ("SUDAH_ADA", "input/tanggapan/1/kunci"),
        ("WAJIB_DIISI", "input/tanggapan/2/alasan"),
        ("TIDAK_SAH", "input/tanggapan/3/alasan"),
        ("TIDAK_DITEMUKAN", "input/tanggapan/4/kunci"),
    ]
    .map(|(kode, path)| (kode.to_owned(), path.to_owned()));
    assert_eq!(errors, harapan);
    assert_eq!(sesudah["version"], laporan["version"]);
    let kosong = jawaban(&laporan, &[], "");
    let (errors, _) = kantor
        .ditolak(Siapa::Operator, "lkjipTanggapanSave", kosong)
        .await;
    assert_eq!(errors, satu("WAJIB_DIISI", "input/tanggapan"));
    assert_eq!(kantor.laporan(Siapa::Operator, TANGGAPAN).await, laporan);
    // Of what nobody has answered nothing can be decided, nor before the report is submitted.
    let input = putusan(&laporan, &[&kunci[0]], "DITERIMA", None);
    let answer = kantor
        .buat(Siapa::Reviewer, "lkjipTanggapanDecide", input)
        .await;
    assert_eq!(
        code(&answer),
        "NOT_FOUND",
        "a reviewer does not see a draft"
    );
}

#[tokio::test]
async fn what_the_analyst_sets_counts_for_drafts_and_not_for_what_was_submitted() {
    let kantor = Kantor::new().await;
    let draf = kantor.impor().await;
    let lihat = "temuanList { aturan { kode } path } reviuList { waktu versiKetetapan \
                 jumlahList { keparahan jumlah } temuanList { aturan { kode } path } }";
    let sebelum = kantor.laporan(Siapa::Analis, lihat).await;
    assert_eq!(sebelum["reviuList"], json!([]));
    let lkjip = kantor.langkah(Siapa::Camat, "lkjipSubmit", &draf, "").await;
    let diajukan = kantor.laporan(Siapa::Analis, lihat).await;
    assert_eq!(diajukan["temuanList"], sebelum["temuanList"]);
    assert_eq!(
        diajukan["reviuList"][0]["temuanList"],
        sebelum["temuanList"]
    );
    let simpan = "mutation($input: AturanReviuSaveInput!) { aturanReviuSave(input: $input) { \
                  aturanReviu { aktif } userErrors { code path } } }";
    let input = json!({ "kode": "R-SUM-02", "version": 0, "aktif": false, "memblokir": false,
        "dasar": "Kesepakatan", "alasan": "Diperiksa tersendiri." });
    let answer = kantor
        .tanya(Siapa::Analis, simpan, json!({ "input": input }))
        .await;
    assert_eq!(paths(&answer, "aturanReviuSave"), [], "{answer:#}");
    let simpan = "mutation($input: ParameterReviuSaveInput!) { parameterReviuSave(input: $input) { \
                  parameterReviu { nilai } userErrors { code path } } }";
    let input = json!({ "parameter": "TOLERANSI", "version": 1, "nilai": "1",
        "dasar": "Kesepakatan", "alasan": "Pembulatan." });
    let answer = kantor
        .tanya(Siapa::Analis, simpan, json!({ "input": input }))
        .await;
    assert_eq!(paths(&answer, "parameterReviuSave"), [], "{answer:#}");
    let rekap = async || {
        let query = "{ rekapReviu(tahun: 2023) { aturanList { aturan { kode } temuan } } }";
        let rekap = kantor.baca(Siapa::Analis, query, json!({})).await;
        let semua = rekap["rekapReviu"]["aturanList"]
            .as_array()
            .unwrap()
            .clone();
        let ada = semua.iter().any(|it| it["aturan"]["kode"] == "R-SUM-02");
        let jumlah: i64 = semua.iter().map(|it| it["temuan"].as_i64().unwrap()).sum();
        (ada, jumlah)
    };
    let banyak =
        |laporan: &Value| i64::try_from(laporan["temuanList"].as_array().unwrap().len()).unwrap();
    assert_eq!(kantor.laporan(Siapa::Analis, lihat).await, diajukan);
    assert_eq!(rekap().await, (true, banyak(&diajukan)));

    // Returned, it is looked at anew, with what is in force now; what was found then stays.
    let lkjip = kantor
        .langkah(Siapa::Reviewer, "lkjipReturn", &lkjip, "Perbaiki.")
        .await;
    let kembali = kantor.laporan(Siapa::Analis, lihat).await;
    assert!(banyak(&kembali) < banyak(&diajukan));
    assert_eq!(kembali["reviuList"], diajukan["reviuList"]);
    assert_eq!(rekap().await, (false, banyak(&kembali)));
    kantor
        .langkah(Siapa::Camat, "lkjipSubmit", &lkjip, "")
        .await;
    let lagi = kantor.laporan(Siapa::Analis, lihat).await;
    let versi: Vec<i64> = lagi["reviuList"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["versiKetetapan"].as_i64().unwrap())
        .collect();
    assert_eq!(versi[1], versi[0] + 2);
    assert_eq!(lagi["reviuList"][0], diajukan["reviuList"][0]);
    assert_eq!(lagi["reviuList"][1]["temuanList"], kembali["temuanList"]);
}

#[tokio::test]
async fn answers_are_between_the_kecamatan_and_its_reviewers() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.sampai("DISETUJUI").await;
    let query = "{ lkjip(kecamatan: \"35.29.13\", tahun: 2023) { temuanList(keparahan: GALAT) { \
                 kunci tanggapan { alasan } riwayatTanggapanList { alasan } } \
                 reviuList { temuanList { tanggapan { alasan } } } } }";
    for (siapa, boleh) in [
        (Siapa::Operator, true),
        (Siapa::Camat, true),
        (Siapa::Reviewer, true),
        (Siapa::Analis, true),
        (Siapa::Tetangga, false),
        (Siapa::CamatTetangga, false),
        (Siapa::Admin, false),
        (Siapa::Integrasi, false),
    ] {
        let data = kantor.baca(siapa, query, json!({})).await;
        let temuan = data["lkjip"]["temuanList"].as_array().unwrap();
        assert!(temuan.len() > 30);
        assert_eq!(
            temuan.iter().any(|it| it["tanggapan"] != Value::Null),
            boleh,
            "{siapa:?}"
        );
        assert_eq!(data.to_string().contains("alasan"), boleh, "{siapa:?}");
        if siapa != Siapa::Reviewer {
            let input = putusan(&lkjip, &["x"], "DITERIMA", None);
            let answer = kantor.buat(siapa, "lkjipTanggapanDecide", input).await;
            assert_eq!(code(&answer), "FORBIDDEN", "{siapa:?}");
        }
        if !matches!(siapa, Siapa::Operator | Siapa::Camat) {
            let input = jawaban(&lkjip, &["x"], "Benar.");
            let answer = kantor.buat(siapa, "lkjipTanggapanSave", input).await;
            assert_eq!(code(&answer), "FORBIDDEN", "{siapa:?}");
        }
    }
    let input = jawaban(&lkjip, &["x"], "Benar.");
    let (errors, _) = kantor
        .ditolak(Siapa::Operator, "lkjipTanggapanSave", input)
        .await;
    assert_eq!(errors, satu("STATUS_TIDAK_SESUAI", "input/id"));
    let input = putusan(&lkjip, &["x"], "DITERIMA", None);
    let (errors, _) = kantor
        .ditolak(Siapa::Reviewer, "lkjipTanggapanDecide", input)
        .await;
    assert_eq!(errors, satu("STATUS_TIDAK_SESUAI", "input/id"));
}

#[tokio::test]
async fn a_revision_begins_with_the_answers_that_were_accepted() {
    let kantor = Kantor::new().await;
    let lama = kantor.sampai("DISETUJUI").await;
    let input = json!({ "id": lama["id"], "alasan": "Realisasi SKM keliru." });
    let baru = kantor.jadi(Siapa::Camat, "lkjipRevise", input).await;
    let query = format!(
        "{{ lkjip(kecamatan: \"{PASONGSONGAN}\", tahun: 2023, revisi: 2) {{ {TEMUAN_MENAHAN} }} }}"
    );
    let laporan = kantor.baca(Siapa::Camat, &query, json!({})).await["lkjip"].clone();
    assert_eq!(menahan(&laporan), [""; 0]);
    assert!(
        laporan["temuanList"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|it| it["memblokir"] == true)
            .all(|it| it["tanggapan"]["putusan"] == "DITERIMA")
    );
    // What changes has to be explained anew; the rest was settled.
    let (field, input) = simpanan(&baru).pop().unwrap();
    let baru = kantor.jadi(Siapa::Operator, field, input).await;
    let berubah = kantor.baca(Siapa::Camat, &query, json!({})).await["lkjip"].clone();
    let kunci = menahan(&berubah);
    assert!(
        2 * kunci.len() < menahan_semua(&berubah).len(),
        "{kunci:#?}"
    );
    if !kunci.is_empty() {
        let (errors, _) = kantor
            .ditolak(Siapa::Camat, "lkjipSubmit", langkah(&baru, ""))
            .await;
        assert_eq!(errors.len(), kunci.len());
    }
}

#[tokio::test]
async fn frozen_results_of_many_reports_are_read_with_as_many_statements_as_of_one() {
    let kantor = Kantor::new().await;
    kantor.sampai("DIREVIU").await;
    let query = "{ lkjipList(first: 10) { nodes { \
                 temuanList { kunci aturan { aktif } tanggapan { alasan } } \
                 reviuList { jumlahList { jumlah } temuanList { kunci } } } } }";
    let hitung = async || {
        let sebelum = kantor.world.app.db.statements();
        ok(&kantor.tanya(Siapa::Analis, query, json!({})).await);
        kantor.world.app.db.statements() - sebelum
    };
    // The first question also asks who asks.
    kantor
        .baca(Siapa::Analis, "{ saya { nama } }", json!({}))
        .await;
    let beberapa = hitung().await;
    let mut dokumen = contoh();
    dokumen["kecamatan"] = json!("35.29.01");
    let input = json!({ "dokumen": dokumen });
    let lain = kantor.jadi(Siapa::Tetangga, "lkjipImport", input).await;
    kantor
        .langkah(Siapa::CamatTetangga, "lkjipSubmit", &lain, "")
        .await;
    assert_eq!(hitung().await, beberapa);
}
