//! What the rules of the reviu find, as operator and reviewer read it.

use std::collections::BTreeSet;

use api::reviu::service::tinjau_berkas;
use serde_json::{Value, json};

use super::{Kantor, Siapa, contoh};

const TEMUAN: &str =
    "version temuanList(keparahan: GALAT) { aturan { kode } path tertulis seharusnya hitungan }";

/// Rule and place of each finding.
fn letak(temuan: &Value) -> BTreeSet<(String, String)> {
    let teks = |satu: &Value| satu.as_str().unwrap().to_owned();
    temuan
        .as_array()
        .unwrap()
        .iter()
        .map(|satu| (teks(&satu["aturan"]["kode"]), teks(&satu["path"])))
        .collect()
}

#[tokio::test]
async fn an_operator_sees_what_is_wrong_in_the_draft_and_mends_it() {
    let kantor = Kantor::new().await;
    kantor.impor().await;
    let draf = kantor.laporan(Siapa::Operator, TEMUAN).await;
    let serapan = (
        "R-SUM-02".to_owned(),
        "/anggaran/III/renstra/2026/pagu".to_owned(),
    );
    let sebelum = letak(&draf["temuanList"]);
    assert!(sebelum.contains(&serapan), "{sebelum:#?}");
    let satu = draf["temuanList"]
        .as_array()
        .unwrap()
        .iter()
        .find(|satu| satu["aturan"]["kode"] == "R-SUM-02")
        .unwrap();
    assert_eq!(satu["tertulis"], "25.687.791");
    assert_eq!(satu["seharusnya"], "26.431.881");

    // The programme's plan for 2026 is the sum of its kegiatan.
    let mut dokumen = contoh();
    let program = dokumen["anggaran"]
        .as_array_mut()
        .unwrap()
        .iter_mut()
        .find(|baris| baris["nomor"] == "III")
        .unwrap();
    let tahun = program["renstra"].as_array_mut().unwrap();
    tahun.iter_mut().find(|it| it["tahun"] == 2026).unwrap()["pagu"] = json!("26431881");
    let input = json!({ "dokumen": dokumen, "version": draf["version"] });
    kantor.jadi(Siapa::Operator, "lkjipImport", input).await;
    let draf = kantor.laporan(Siapa::Operator, TEMUAN).await;
    let sesudah = letak(&draf["temuanList"]);
    assert!(!sesudah.contains(&serapan), "{sesudah:#?}");
}

#[tokio::test]
async fn whoever_reads_the_report_reads_the_same_findings_as_a_file_has() {
    let Ok(berkas) = tinjau_berkas(&contoh()).await else {
        panic!("the sample departs from its form");
    };
    let berkas: BTreeSet<_> = berkas
        .into_iter()
        .map(|satu| (satu.temuan.aturan.to_owned(), satu.temuan.path))
        .collect();
    assert!(berkas.len() > 100);
    let kantor = Kantor::new().await;
    let mut lkjip = kantor.impor().await;
    for (siapa, field) in [
        (Siapa::Camat, "lkjipSubmit"),
        (Siapa::Reviewer, "lkjipReview"),
        (Siapa::Analis, "lkjipApprove"),
    ] {
        lkjip = kantor.langkah(siapa, field, &lkjip, "").await;
        let laporan = kantor
            .laporan(siapa, "temuanList { aturan { kode } path }")
            .await;
        assert_eq!(letak(&laporan["temuanList"]), berkas, "{field}");
    }
}

#[tokio::test]
async fn every_rule_explains_itself() {
    let kantor = Kantor::new().await;
    let query = "{ aturanReviuList { kode rumpun keparahan judul penjelasan dasar } }";
    let data = kantor.baca(Siapa::Operator, query, json!({})).await;
    let aturan = data["aturanReviuList"].as_array().unwrap();
    let kode: BTreeSet<_> = aturan.iter().map(|it| it["kode"].as_str()).collect();
    assert_eq!(kode.len(), aturan.len(), "a code stands for one rule");
    for satu in aturan {
        for bagian in ["judul", "penjelasan", "dasar"] {
            assert_ne!(satu[bagian], "", "{satu}");
        }
    }
}

#[tokio::test]
async fn the_kabupaten_sees_which_rules_find_most_and_where() {
    let kantor = Kantor::new().await;
    kantor.impor().await;
    let query = "{ rekapReviu(tahun: 2023) { laporan aturanList { aturan { kode } temuan \
                 kecamatanList { kecamatan { kode } temuan } } } }";
    // A draft counts for its own kecamatan and the analyst, and for nobody else.
    let baca = async |siapa| kantor.baca(siapa, query, json!({})).await["rekapReviu"].clone();
    let kosong = baca(Siapa::Tetangga).await;
    assert_eq!(kosong, json!({ "laporan": 0, "aturanList": [] }));
    let rekap = baca(Siapa::Analis).await;
    assert_eq!(rekap, baca(Siapa::Operator).await);
    assert_eq!(rekap["laporan"], 1);
    let aturan = rekap["aturanList"].as_array().unwrap();
    let banyak: Vec<i64> = aturan
        .iter()
        .map(|satu| satu["temuan"].as_i64().unwrap())
        .collect();
    assert!(banyak.is_sorted_by(|satu, dua| satu >= dua), "{banyak:?}");
    let query = "{ lkjip(kecamatan: \"35.29.13\", tahun: 2023) { temuanList { path } } }";
    let laporan = kantor.baca(Siapa::Analis, query, json!({})).await;
    let semua = laporan["lkjip"]["temuanList"].as_array().unwrap().len();
    assert_eq!(banyak.iter().sum::<i64>(), i64::try_from(semua).unwrap());
    assert_eq!(
        aturan[0]["kecamatanList"],
        json!([{ "kecamatan": { "kode": "35.29.13" }, "temuan": banyak[0] }])
    );
}

const KRITERIA: &str = "temuanList { kunci aturan { kriteriaLkeList } } kriteriaLkeList { \
    kriteria { kode sub bobotSub jawaban uraian } hasil alasan aturanKodeList temuanKunciList \
    galat peringatan info }";

/// Result and reason of a criterion.
fn kriteria<'a>(laporan: &'a Value, kode: &str) -> &'a Value {
    laporan["kriteriaLkeList"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["kriteria"]["kode"] == kode)
        .unwrap()
}

#[tokio::test]
async fn an_evaluator_starts_from_what_the_reviu_says_by_criterion() {
    let kantor = Kantor::new().await;
    let draf = kantor.impor().await;
    let hasil = |laporan: &Value, kode: &str| kriteria(laporan, kode)["hasil"].clone();
    let laporan = kantor.laporan(Siapa::Operator, KRITERIA).await;
    assert_eq!(laporan["kriteriaLkeList"].as_array().unwrap().len(), 22);
    // Not submitted, and not to be told: the quarters, the publication, what was made of it.
    for (kode, harapan) in [
        ("CLAP001.1", "SEBAGIAN"),
        ("CLAP001.2", "TIDAK_DAPAT_DIPERIKSA"),
        ("CLAP001.3", "TIDAK"),
        ("CLAP001.4", "TIDAK"),
        ("CLAP001.5", "TIDAK_DAPAT_DIPERIKSA"),
        ("CLAP001.6", "TIDAK_DAPAT_DIPERIKSA"),
        ("CLAP002.5", "TIDAK"),
        ("CLAP003.7", "TIDAK_DAPAT_DIPERIKSA"),
    ] {
        assert_eq!(hasil(&laporan, kode), harapan, "{kode}");
    }
    let kelima = kriteria(&laporan, "CLAP002.5");
    assert_eq!(
        kelima["kriteria"]["bobotSub"], "4.5",
        "of the part, not of the criterion"
    );
    let temuan = laporan["temuanList"].as_array().unwrap();
    let menyinggung: BTreeSet<&str> = temuan
        .iter()
        .filter(|it| {
            let para = it["aturan"]["kriteriaLkeList"].as_array().unwrap();
            para.iter().any(|it| it == "CLAP002.5")
        })
        .map(|it| it["kunci"].as_str().unwrap())
        .collect();
    let disebut: BTreeSet<&str> = kelima["temuanKunciList"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it.as_str().unwrap())
        .collect();
    assert_eq!(disebut, menyinggung);

    let lkjip = kantor.langkah(Siapa::Camat, "lkjipSubmit", &draf, "").await;
    kantor
        .langkah(Siapa::Reviewer, "lkjipReview", &lkjip, "")
        .await;
    let laporan = kantor.laporan(Siapa::Analis, KRITERIA).await;
    assert_eq!(hasil(&laporan, "CLAP001.1"), "TERPENUHI");
    assert_eq!(hasil(&laporan, "CLAP001.4"), "TERPENUHI");
    // The world's clock stands at 2023-11-15, long before the deadline.
    assert_eq!(hasil(&laporan, "CLAP001.6"), "TERPENUHI");
    let query = "{ rekapReviu(tahun: 2023) { laporan kriteriaList { kriteria { kode } terpenuhi sebagian \
                 tidak tidakDapatDiperiksa } } }";
    let rekap = kantor.baca(Siapa::Analis, query, json!({})).await;
    let semua = rekap["rekapReviu"]["kriteriaList"].as_array().unwrap();
    for (satu, laporan) in semua
        .iter()
        .zip(laporan["kriteriaLkeList"].as_array().unwrap())
    {
        let jumlah = ["terpenuhi", "sebagian", "tidak", "tidakDapatDiperiksa"]
            .map(|nama| satu[nama].as_i64().unwrap());
        assert_eq!(jumlah.iter().sum::<i64>(), 1, "{satu}");
        let letak = ["TERPENUHI", "SEBAGIAN", "TIDAK", "TIDAK_DAPAT_DIPERIKSA"]
            .iter()
            .position(|hasil| laporan["hasil"] == *hasil);
        assert_eq!(jumlah[letak.unwrap()], 1, "{satu}");
    }
}
