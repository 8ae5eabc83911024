//! Ranking by the survey, and how certain it is.

use entity::id::LkjipId;
use entity::status::{BobotSkm, Peran, StatusLkjip, Unsur};
use entity::value::Nilai;
use entity::{lkjip_skm, lkjip_skm_unsur};
use rust_decimal::Decimal;
use sea_orm::{ActiveValue::Set, EntityTrait as _};
use serde_json::{Value, json};

use super::dasar;
use crate::fixture::{Baris, Kabupaten, kode, petik, skm};

pub(super) const QUERY: &str = "{ peringkat(tahun: 2023, menurut: SKM) { jumlah
    barisList { peringkat nilai kecamatan { kode } kategori { kode } indikatorLkjip { nomor }
        ketidakpastian { responden populasi galatBaku { nilai alasan { kode } } dasar koreksiPopulasi
            sampelKecil bawah atas peringkatAwal peringkatAkhir setaraList } }
    ketidakpastian { tingkat bobot z zBersama metode setaraList { nomor kecamatanList { kode } } }
    tanpaDataList { kecamatan { kode } alasan } } }";

/// How every unsur was answered.
#[derive(Copy, Clone)]
pub(crate) enum Isi {
    Jawaban([i32; 4]),
    Nrr(i64),
    Indeks(i64),
}

pub(crate) async fn survei(
    kabupaten: &Kabupaten,
    id: LkjipId,
    (bobot, isi): (BobotSkm, Isi),
    (responden, populasi): (Option<i32>, Option<i32>),
) {
    let db = kabupaten.world.app.db.writer();
    lkjip_skm::Entity::insert(lkjip_skm::ActiveModel {
        lkjip_id: Set(id),
        indeks: Set(match isi {
            Isi::Indeks(sen) => Some(Nilai(sen * 100)),
            Isi::Jawaban(_) | Isi::Nrr(_) => None,
        }),
        responden: Set(responden),
        populasi: Set(populasi),
        bobot: Set(bobot),
        ..Default::default()
    })
    .exec(db)
    .await
    .unwrap();
    let (nrr, jawaban) = match isi {
        Isi::Jawaban(jawaban) => (None, jawaban.map(Some)),
        Isi::Nrr(nrr) => (Some(Nilai(nrr)), [None; 4]),
        Isi::Indeks(_) => return,
    };
    for &unsur in Unsur::SEMUA {
        lkjip_skm_unsur::Entity::insert(lkjip_skm_unsur::ActiveModel {
            lkjip_id: Set(id),
            unsur: Set(unsur),
            nrr: Set(nrr),
            jawaban_satu: Set(jawaban[0]),
            jawaban_dua: Set(jawaban[1]),
            jawaban_tiga: Set(jawaban[2]),
            jawaban_empat: Set(jawaban[3]),
            ..Default::default()
        })
        .exec(db)
        .await
        .unwrap();
    }
}

/// Number of a kecamatan, and its survey of so many out of so many.
type Cerita = (u8, BobotSkm, Isi, Option<i32>, Option<i32>);

async fn cerita(isi: &[Cerita]) -> Kabupaten {
    let kabupaten = Kabupaten::new().await;
    for &(nomor, bobot, isi, responden, populasi) in isi {
        let id = kabupaten
            .laporan(nomor, 2023, 1, StatusLkjip::Disetujui, &[])
            .await;
        survei(&kabupaten, id, (bobot, isi), (responden, populasi)).await;
    }
    kabupaten
}

/// Five surveys: n = 100 with half 3 and half 4 (standard error 1.72), the same of a population of 400 with one
/// answer better, a much lower one, one of which only the index and one of which no sample is known.
#[tokio::test]
async fn places_come_with_their_certainty() {
    use BobotSkm::Tepat;
    let kabupaten = cerita(&[
        (1, Tepat, Isi::Jawaban([0, 0, 50, 50]), Some(100), None),
        (2, Tepat, Isi::Jawaban([0, 0, 49, 51]), Some(100), Some(400)),
        (3, Tepat, Isi::Jawaban([0, 50, 50, 0]), Some(100), None),
        (5, Tepat, Isi::Indeks(8750), Some(20), None),
        (6, Tepat, Isi::Nrr(36_000), None, None),
    ])
    .await;
    let hasil = kabupaten.jawab(Peran::Camat, QUERY, "peringkat").await;
    let baris = &hasil["barisList"];
    assert_eq!(petik(baris, "/peringkat"), ["1", "2", "3", "3", "5"]);
    assert_eq!(
        petik(baris, "/kecamatan/kode"),
        [kode(6), kode(2), kode(1), kode(5), kode(3)]
    );
    assert_eq!(
        petik(baris, "/nilai"),
        ["90.00", "87.75", "87.50", "87.50", "62.50"]
    );
    assert_eq!(petik(baris, "/kategori/kode"), ["A", "B", "B", "B", "D"]);
    let pasti = |kolom: &str| petik(baris, &format!("/ketidakpastian/{kolom}"));
    // s² with four answers 1 and four 4 more: 25 √(0.471097 / 100); of about the same √(3/4); of 20 answers with the mean
    // 3.5 at most 25 √(1.804233 / 20).
    assert_eq!(
        pasti("galatBaku/nilai"),
        ["null", "1.49", "1.72", "7.51", "1.58"]
    );
    assert_eq!(
        baris[0]["ketidakpastian"]["galatBaku"]["alasan"]["kode"],
        "BELUM_DIISI"
    );
    assert_eq!(
        pasti("dasar"),
        ["null", "JAWABAN", "JAWABAN", "INDEKS", "JAWABAN"]
    );
    assert_eq!(
        pasti("koreksiPopulasi"),
        ["false", "true", "false", "false", "false"]
    );
    assert_eq!(
        pasti("sampelKecil"),
        ["false", "false", "false", "true", "false"]
    );
    // ± 1.96 × that; the one without a sample has none.
    assert_eq!(pasti("bawah"), ["null", "84.83", "84.14", "72.78", "59.39"]);
    assert_eq!(pasti("atas"), ["null", "90.67", "90.86", "100.00", "65.61"]);
    // Nothing is known of number 6, which may be anywhere; number 3 is below the others otherwise.
    assert_eq!(pasti("peringkatAwal"), ["1", "1", "1", "1", "4"]);
    assert_eq!(pasti("peringkatAkhir"), ["5", "4", "4", "4", "5"]);
    let seluruhnya = &hasil["ketidakpastian"];
    assert_eq!(
        (
            &seluruhnya["tingkat"],
            &seluruhnya["z"],
            &seluruhnya["zBersama"]
        ),
        (&json!("95"), &json!("1.9600"), &json!("2.5759"))
    );
    assert_eq!(
        seluruhnya["setaraList"],
        json!([
            { "nomor": 1, "kecamatanList": [{ "kode": kode(6) }, { "kode": kode(2) },
                { "kode": kode(1) }, { "kode": kode(5) }] },
            { "nomor": 2, "kecamatanList": [{ "kode": kode(6) }, { "kode": kode(3) }] },
        ])
    );
    assert_eq!(pasti("setaraList"), ["[1,2]", "[1]", "[1]", "[1]", "[2]"]);
    // The same data have the same answer.
    assert_eq!(
        kabupaten.jawab(Peran::Camat, QUERY, "peringkat").await,
        hasil
    );
}

/// An index by 0,11 is 1 % lower than by a ninth: those who use it are another ruler, whoever asks and
/// whichever part of the kabupaten is asked for.
#[tokio::test]
async fn two_weight_modes_are_not_ranked_together() {
    use BobotSkm::{Dua, Tepat};
    let isi = Isi::Jawaban([0, 0, 50, 50]);
    let kabupaten = cerita(&[
        (1, Dua, isi, Some(100), None),
        (2, Tepat, isi, Some(100), None),
        (4, Tepat, isi, Some(100), None),
        (8, Dua, isi, Some(100), None),
        (20, Dua, isi, Some(100), None),
    ])
    .await;
    let hasil = kabupaten.jawab(Peran::Analis, QUERY, "peringkat").await;
    assert_eq!(hasil["ketidakpastian"]["bobot"], "DUA");
    assert_eq!(hasil["jumlah"], 3);
    let nilai = Decimal::new(8662, 2) + Decimal::new(1, 2);
    assert_eq!(
        petik(&hasil["barisList"], "/nilai"),
        vec![nilai.to_string(); 3]
    );
    let pulau = QUERY.replace("menurut: SKM", "menurut: SKM, letak: KEPULAUAN");
    let hasil = kabupaten.jawab(Peran::Analis, &pulau, "peringkat").await;
    assert_eq!(
        petik(&hasil["barisList"], "/kecamatan/kode"),
        [kode(8), kode(20)]
    );
    let tanpa = &hasil["tanpaDataList"];
    assert_eq!(tanpa.as_array().unwrap().len(), 9 - 2);
    assert_eq!(
        tanpa[0],
        json!({ "kecamatan": { "kode": kode(4) }, "alasan": "MODE_BOBOT_BERBEDA" })
    );
}

#[tokio::test]
async fn a_report_without_a_survey_is_listed() {
    let kabupaten = Kabupaten::new().await;
    kabupaten
        .laporan(1, 2023, 1, StatusLkjip::Disetujui, &[])
        .await;
    let hasil = kabupaten.jawab(Peran::Analis, QUERY, "peringkat").await;
    assert_eq!(hasil["ketidakpastian"], json!(null));
    let alasan = petik(&hasil["tanpaDataList"], "/alasan");
    assert_eq!(alasan[..2], ["TIDAK_DIMUAT", "BELUM_ADA_LAPORAN"]);
}

/// Those of another weight mode in a ranking.
fn berbobot_lain(hasil: &Value) -> Vec<String> {
    let tanpa = hasil["tanpaDataList"].as_array().unwrap().iter();
    tanpa
        .filter(|satu| satu["alasan"] == "MODE_BOBOT_BERBEDA")
        .map(|satu| satu["kecamatan"]["kode"].as_str().unwrap().to_owned())
        .collect()
}

/// Mainland 1, 2, 3, 5 and island 4; in 2023 as many by 0,11 as by a ninth, of which the latter is the more exact,
/// in 2022 all by 0,11. Number 5 has no survey.
async fn dua_bobot() -> Kabupaten {
    use BobotSkm::{Dua, Tepat};
    let kabupaten = Kabupaten::new().await;
    for (nomor, tahun, bobot, realisasi) in [
        (1, 2023, Some(Dua), "81"),
        (2, 2023, Some(Tepat), "82"),
        (3, 2023, Some(Tepat), "83"),
        (4, 2023, Some(Dua), "60"),
        (5, 2023, None, "84"),
        (2, 2022, Some(Dua), "80"),
        (3, 2022, Some(Dua), "80"),
        (5, 2022, None, "80"),
    ] {
        let id = kabupaten
            .laporan(nomor, tahun, 1, StatusLkjip::Disetujui, &[skm(realisasi)])
            .await;
        if let Some(bobot) = bobot {
            survei(&kabupaten, id, (bobot, Isi::Nrr(33_000)), (Some(100), None)).await;
        }
    }
    kabupaten
}

/// The indicator SKM is that index: it is no more compared by another weight than the survey is.
#[tokio::test]
async fn the_indicator_of_the_index_is_compared_by_one_weight() {
    let kabupaten = dua_bobot().await;
    for (lain, ada, beda) in [
        ("", vec![kode(5), kode(3), kode(2)], vec![kode(1), kode(4)]),
        (
            ", menurut: CAPAIAN",
            vec![kode(5), kode(3), kode(2)],
            vec![kode(1), kode(4)],
        ),
        (", letak: KEPULAUAN", vec![], vec![kode(4)]),
        (
            ", menurut: PENINGKATAN",
            vec![kode(5)],
            vec![kode(1), kode(2), kode(3), kode(4)],
        ),
    ] {
        let query = dasar::peringkat(&format!(r#"indikator: "SKM", tahun: 2023{lain}"#));
        let hasil = kabupaten.jawab(Peran::Analis, &query, "peringkat").await;
        assert_eq!(petik(&hasil["barisList"], "/kecamatan/kode"), ada, "{lain}");
        assert_eq!(berbobot_lain(&hasil), beda, "{lain}");
    }
    let query = r#"{ perbandinganIndikator(indikator: "SKM", tahun: 2023) { statistik { realisasi { jumlah median } }
        tanpaDataList { alasan kecamatan { kode } } } }"#;
    let hasil = kabupaten
        .jawab(Peran::Analis, query, "perbandinganIndikator")
        .await;
    assert_eq!(
        hasil["statistik"]["realisasi"],
        json!({ "jumlah": 3, "median": "83.00" })
    );
    assert_eq!(berbobot_lain(&hasil), [kode(1), kode(4)]);
    let query = r#"{ peringkatNegara(indikator: "SKM", tahun: 2023) { barisList { nodes { kecamatan { kode } } }
        jumlahTanpaDataList { alasan jumlah } } }"#;
    let hasil = kabupaten
        .jawab(Peran::Analis, query, "peringkatNegara")
        .await;
    assert_eq!(
        petik(&hasil["barisList"]["nodes"], "/kecamatan/kode"),
        [kode(5), kode(3), kode(2)]
    );
    assert_eq!(
        hasil["jumlahTanpaDataList"][1],
        json!({ "alasan": "MODE_BOBOT_BERBEDA", "jumlah": 2 })
    );
}

/// In the matrix it is shown with its reason and left out of the medians; over the years nothing is subtracted.
#[tokio::test]
async fn two_years_of_two_weights_are_not_subtracted() {
    let kabupaten = dua_bobot().await;
    let query = r#"{ matriks(indikatorList: ["SKM"], tahunList: [2023], kecamatanList: ["35.29.01", "35.29.02"]) {
        selList { realisasi { nilai } tanpaData { alasan } terhadapMedianList { median { dihitung } }
        tahunLalu { perubahanRealisasi { nilai alasan { kode } } } } sebaranList { medianList { dihitung } } } }"#;
    let hasil = kabupaten.jawab(Peran::Analis, query, "matriks").await;
    let sel = &hasil["selList"];
    assert_eq!(sel[0]["realisasi"]["nilai"], "81");
    assert_eq!(sel[0]["tanpaData"]["alasan"], "MODE_BOBOT_BERBEDA");
    assert_eq!(sel[0]["terhadapMedianList"], json!([]));
    assert_eq!(sel[1]["tanpaData"], json!(null));
    assert_eq!(
        sel[1]["tahunLalu"]["perubahanRealisasi"],
        json!({ "nilai": null, "alasan": { "kode": "SKALA_BERBEDA" } })
    );
    assert_eq!(hasil["sebaranList"][0]["medianList"][0]["dihitung"], 3);
    let query = r#"{ trenIndikator(indikator: "SKM", dari: 2022, sampai: 2023) { perubahan {
        barisList { kecamatan { kode } perubahan { nilai } }
        tanpaPerubahanList { tahun tanpaData { alasan kecamatan { kode } } } } } }"#;
    let hasil = kabupaten.jawab(Peran::Analis, query, "trenIndikator").await;
    let perubahan = &hasil["perubahan"];
    assert_eq!(
        perubahan["barisList"],
        json!([{ "kecamatan": { "kode": kode(5) }, "perubahan": { "nilai": "4.00" } }])
    );
    let tanpa = &perubahan["tanpaPerubahanList"];
    assert_eq!(
        petik(tanpa, "/tanpaData/alasan")[..4],
        [
            "BELUM_ADA_LAPORAN",
            "MODE_BOBOT_BERBEDA",
            "MODE_BOBOT_BERBEDA",
            "BELUM_ADA_LAPORAN"
        ]
    );
}

/// Respondents that the report does not state are those who answered.
#[tokio::test]
async fn the_sample_is_counted_from_the_answers() {
    let isi = Isi::Jawaban([0, 0, 5, 7]);
    let kabupaten = cerita(&[(1, BobotSkm::Tepat, isi, None, None)]).await;
    let query = QUERY.replace(
        "galatBaku { nilai alasan { kode } }",
        "galatBaku { nilai masukan { nama nilai } }",
    );
    let hasil = kabupaten.jawab(Peran::Analis, &query, "peringkat").await;
    let pasti = &hasil["barisList"][0]["ketidakpastian"];
    assert_eq!(pasti["responden"], 12);
    assert_eq!(pasti["sampelKecil"], true);
    // s² = (225 − 63² / 20) / 19, four answers 1 and four 4 being added; 25 √(s² / 12).
    assert_eq!(pasti["galatBaku"]["nilai"], "8.53");
    let masukan = &pasti["galatBaku"]["masukan"];
    assert_eq!(masukan.as_array().unwrap().len(), 3 + 9);
    assert_eq!(masukan[0], json!({ "nama": "n", "nilai": "12" }));
    assert_eq!(masukan[2]["nama"], "bobot");
    assert_eq!(masukan[3]["nama"], "s² PERSYARATAN");
    // 26.55 / 19, to ten decimals.
    assert_eq!(masukan[3]["nilai"], "1.3973684211");
}

/// By hand: 25 × 0.11 × 9 √(s² / n) is the error, and the ends and the percentile follow from their inputs.
#[tokio::test]
async fn all_that_is_certain_can_be_had_again_from_its_inputs() {
    let isi = Isi::Jawaban([0, 0, 5, 95]);
    let kabupaten = cerita(&[
        (1, BobotSkm::Dua, isi, Some(100), None),
        (2, BobotSkm::Dua, Isi::Nrr(30_000), None, None),
    ])
    .await;
    let asal = "nilai rumus alasan { kode } masukan { nama nilai }";
    let query = format!(
        "{{ peringkat(tahun: 2023, menurut: SKM) {{ barisList {{ persentil hitunganPersentil {{ {asal} }}
            ketidakpastian {{ bawah atas galatBaku {{ {asal} }} hitunganBawah {{ {asal} }}
                hitunganAtas {{ {asal} }} }} }} }} }}"
    );
    let hasil = kabupaten.jawab(Peran::Analis, &query, "peringkat").await;
    let baris = &hasil["barisList"];
    assert_eq!(
        baris[1]["hitunganPersentil"],
        json!({ "nilai": "50.00", "rumus": "(jumlah − peringkat + 1) / jumlah × 100", "alasan": null,
            "masukan": [{ "nama": "jumlah", "nilai": "2" }, { "nama": "peringkat", "nilai": "2" }] })
    );
    assert_eq!(baris[1]["persentil"], "50.00");
    let pasti = &baris[0]["ketidakpastian"];
    let masukan = |hitungan: &Value, nama: &str| -> Decimal {
        let semua = hitungan["masukan"].as_array().unwrap();
        let satu = semua.iter().find(|satu| satu["nama"] == nama).unwrap();
        satu["nilai"].as_str().unwrap().parse().unwrap()
    };
    assert_eq!(masukan(&pasti["galatBaku"], "bobot"), Decimal::new(11, 2));
    // s² = (1633 − 415² / 108) / 107 = 0.358169, and 24.75 √(s² / 100).
    assert_eq!(pasti["galatBaku"]["nilai"], "1.48");
    for (ujung, batas, tanda) in [
        (
            "hitunganBawah",
            Decimal::new(2475, 2),
            Decimal::NEGATIVE_ONE,
        ),
        ("hitunganAtas", Decimal::from(99), Decimal::ONE),
    ] {
        let hitungan = &pasti[ujung];
        assert_eq!(masukan(hitungan, "batas"), batas);
        let jarak = masukan(hitungan, "z") * masukan(hitungan, "galat baku");
        let angka = masukan(hitungan, "angka") + tanda * jarak;
        let nilai: Decimal = hitungan["nilai"].as_str().unwrap().parse().unwrap();
        assert_eq!(angka.min(Decimal::from(99)).round_dp(2), nilai, "{ujung}");
    }
    assert_eq!(pasti["hitunganBawah"]["nilai"], pasti["bawah"]);
    assert_eq!(pasti["hitunganAtas"]["nilai"], pasti["atas"]);
    // Without a sample there is a reason.
    let tanpa = &baris[1]["ketidakpastian"]["hitunganAtas"];
    assert_eq!(tanpa["nilai"], json!(null));
    assert_eq!(tanpa["alasan"]["kode"], "BELUM_DIISI");
}

/// In a sample nobody dissents, and in the kecamatan somebody may; in a census nobody does.
#[tokio::test]
async fn where_all_answers_are_equal_the_index_is_not_certain() {
    let isi = Isi::Jawaban([0, 0, 100, 0]);
    let kabupaten = cerita(&[
        (1, BobotSkm::Tepat, isi, Some(100), None),
        (2, BobotSkm::Tepat, isi, Some(100), Some(100)),
    ])
    .await;
    let hasil = kabupaten.jawab(Peran::Analis, QUERY, "peringkat").await;
    let pasti = |kolom: &str| {
        let jalan = format!("/ketidakpastian/{kolom}");
        petik(&hasil["barisList"], &jalan)
    };
    // 25 √(0.185531 / 100).
    assert_eq!(pasti("galatBaku/nilai"), ["1.08", "0.00"]);
    assert_eq!(pasti("bawah"), ["72.89", "75.00"]);
    assert_eq!(pasti("atas"), ["77.11", "75.00"]);
}

/// Kecamatan 1 and 2 state the index of their survey in both years (100 answers, half of them 3 and half 4; and all of them
/// 2 or 3), kecamatan 3 another figure, and kecamatan 5 has no survey.
async fn dua_tahun() -> Kabupaten {
    let kabupaten = Kabupaten::new().await;
    let (tinggi, rendah) = (Isi::Jawaban([0, 0, 50, 50]), Isi::Jawaban([0, 50, 50, 0]));
    for (nomor, tahun, realisasi, isi) in [
        (1, 2022, "62.5", Some(rendah)),
        (1, 2023, "87.5", Some(tinggi)),
        (2, 2022, "87.50", Some(tinggi)),
        (2, 2023, "87.5", Some(tinggi)),
        (3, 2022, "80", Some(tinggi)),
        (3, 2023, "87.5", Some(tinggi)),
        (5, 2022, "80", None),
        (5, 2023, "81", None),
    ] {
        let id = kabupaten
            .laporan(nomor, tahun, 1, StatusLkjip::Disetujui, &[skm(realisasi)])
            .await;
        if let Some(isi) = isi {
            let isi = (BobotSkm::Tepat, isi);
            survei(&kabupaten, id, isi, (Some(100), None)).await;
        }
    }
    kabupaten
}

/// What is certain of each of a list; `null` where nothing is.
fn pasti(list: &Value, kolom: &str) -> Vec<String> {
    let list = list.as_array().unwrap_or_else(|| panic!("{list}"));
    list.iter()
        .map(|baris| match baris["ketidakpastian"].pointer(kolom) {
            Some(Value::String(teks)) => teks.clone(),
            Some(lain) => lain.to_string(),
            None => "null".to_owned(),
        })
        .collect()
}

/// The interval of each of a list.
fn selang(list: &Value) -> Vec<(String, String)> {
    pasti(list, "/bawah")
        .into_iter()
        .zip(pasti(list, "/atas"))
        .collect()
}

fn antara(bawah: &str, atas: &str) -> (String, String) {
    (bawah.to_owned(), atas.to_owned())
}

/// Standard error 1.72, as by the survey itself; of what is no index of a survey nothing is known.
#[tokio::test]
async fn the_index_is_as_certain_by_the_indicator_as_by_the_survey() {
    let kabupaten = dua_tahun().await;
    let isi = "barisList { peringkat kecamatan { kode } ketidakpastian { galatBaku { nilai rumus masukan { nama nilai } }
        responden populasi dasar bawah atas peringkatAwal peringkatAkhir } } ketidakpastian { bobot zBersama }";
    let query = format!(r#"{{ peringkat(indikator: "SKM", tahun: 2023) {{ {isi} }} }}"#);
    let hasil = kabupaten.jawab(Peran::Analis, &query, "peringkat").await;
    let baris = &hasil["barisList"];
    assert_eq!(
        petik(baris, "/kecamatan/kode"),
        [kode(1), kode(2), kode(3), kode(5)]
    );
    assert_eq!(
        selang(baris),
        [
            antara("84.14", "90.86"),
            antara("84.14", "90.86"),
            antara("84.14", "90.86"),
            antara("null", "null"),
        ]
    );
    assert_eq!(baris[3]["ketidakpastian"], json!(null));
    assert_eq!(pasti(baris, "/peringkatAwal"), ["1", "1", "1", "null"]);
    assert_eq!(pasti(baris, "/peringkatAkhir"), ["4", "4", "4", "null"]);
    assert_eq!(
        hasil["ketidakpastian"],
        json!({ "bobot": "TEPAT", "zBersama": "2.4978" })
    );

    // By improvement: √(1.715913² + 1.584829²) = 2.34, and √(2 × 1.715913²) = 2.43.
    let query = format!(
        r#"{{ peringkat(indikator: "SKM", tahun: 2023, menurut: PENINGKATAN) {{ {isi} }} }}"#
    );
    let hasil = kabupaten.jawab(Peran::Analis, &query, "peringkat").await;
    let baris = &hasil["barisList"];
    assert_eq!(
        petik(baris, "/kecamatan/kode"),
        [kode(1), kode(3), kode(5), kode(2)]
    );
    assert_eq!(
        pasti(baris, "/galatBaku/nilai"),
        ["2.34", "null", "null", "2.43"]
    );
    assert_eq!(
        selang(baris),
        [
            antara("20.42", "29.58"),
            antara("null", "null"),
            antara("null", "null"),
            antara("-4.76", "4.76"),
        ]
    );
    // Two of four may be anywhere.
    assert_eq!(pasti(baris, "/peringkatAwal"), ["1", "null", "null", "2"]);
    assert_eq!(pasti(baris, "/peringkatAkhir"), ["3", "null", "null", "4"]);
    let galat = &baris[0]["ketidakpastian"]["galatBaku"];
    assert_eq!(galat["rumus"], "√(galat baku kini² + galat baku lalu²)");
    assert_eq!(
        petik(&galat["masukan"], "/nama"),
        ["galat baku kini", "galat baku lalu"]
    );

    // A capaian is another figure.
    let query =
        format!(r#"{{ peringkat(indikator: "SKM", tahun: 2023, menurut: CAPAIAN) {{ {isi} }} }}"#);
    let hasil = kabupaten.jawab(Peran::Analis, &query, "peringkat").await;
    assert_eq!(hasil["ketidakpastian"], json!(null));
}

#[tokio::test]
async fn wherever_the_index_is_compared_it_comes_with_its_certainty() {
    let kabupaten = dua_tahun().await;
    let isi = "ketidakpastian { bawah atas }";
    let query = format!(
        r#"{{ matriks(indikatorList: ["SKM", "SAKIP"], tahunList: [2022], kecamatanList: ["35.29.01", "35.29.03",
            "35.29.05"]) {{ selList {{ {isi} }} }} }}"#
    );
    let hasil = kabupaten.jawab(Peran::Analis, &query, "matriks").await;
    let mut harapan = vec![antara("null", "null"); 6];
    harapan[0] = antara("59.39", "65.61");
    assert_eq!(selang(&hasil["selList"]), harapan);

    let query = format!(
        "{{ perbandinganSkm(tahun: 2022) {{ kecamatanList {{ kecamatan {{ kode }} {isi} }} }} }}"
    );
    let hasil = kabupaten
        .jawab(Peran::Analis, &query, "perbandinganSkm")
        .await;
    assert_eq!(
        selang(&hasil["kecamatanList"]),
        [
            antara("59.39", "65.61"),
            antara("84.14", "90.86"),
            antara("84.14", "90.86"),
        ]
    );

    for dasar in ["SKM", r#"REALISASI, indikator: "SKM""#] {
        let query = format!(
            "{{ tren(menurut: {dasar}, dari: 2022, sampai: 2023) {{ titikList {{ barisList {{ {isi} }} }}
                perubahan {{ barisList {{ kecamatan {{ kode }} {isi} }} }} }} }}"
        );
        let hasil = kabupaten.jawab(Peran::Analis, &query, "tren").await;
        assert_eq!(
            selang(&hasil["titikList"][0]["barisList"])[..2],
            [antara("59.39", "65.61"), antara("84.14", "90.86")],
            "{dasar}"
        );
        assert_eq!(
            selang(&hasil["perubahan"]["barisList"])[0],
            antara("20.42", "29.58"),
            "{dasar}"
        );
    }
    let query = format!(
        r#"{{ trenIndikator(indikator: "SKM", dari: 2022, sampai: 2023) {{ perubahan {{ barisList {{
            kecamatan {{ kode }} {isi} }} }} }} }}"#
    );
    let hasil = kabupaten
        .jawab(Peran::Analis, &query, "trenIndikator")
        .await;
    let perubahan = &hasil["perubahan"]["barisList"];
    assert_eq!(
        selang(perubahan),
        [
            antara("20.42", "29.58"),
            antara("null", "null"),
            antara("null", "null"),
            antara("-4.76", "4.76"),
        ]
    );
}

/// The answers of the surveys are read only for those who ask how certain the figures are.
#[tokio::test]
async fn certainty_costs_nothing_where_it_is_not_asked_for() {
    let mut ongkos = Vec::new();
    for isi in ["", "ketidakpastian { bawah }"] {
        let kabupaten = dua_tahun().await;
        let query = format!(
            r#"{{ peringkat(indikator: "SKM", tahun: 2023) {{ barisList {{ nilai {isi} }} }} }}"#
        );
        let sebelum = kabupaten.world.app.db.statements();
        kabupaten.jawab(Peran::Analis, &query, "peringkat").await;
        ongkos.push(kabupaten.world.app.db.statements() - sebelum);
    }
    assert_eq!(ongkos[1], ongkos[0] + 1);
}

/// Where the report says that the indicator does not apply, that is why there is no survey.
#[tokio::test]
async fn a_survey_that_does_not_apply_is_not_merely_missing() {
    let kabupaten = Kabupaten::new().await;
    let tidak_berlaku = Baris {
        tidak_berlaku: true,
        ..skm("")
    };
    for (nomor, baris) in [(1, tidak_berlaku), (2, skm("80"))] {
        kabupaten
            .laporan(nomor, 2023, 1, StatusLkjip::Disetujui, &[baris])
            .await;
    }
    let hasil = kabupaten.jawab(Peran::Analis, QUERY, "peringkat").await;
    let alasan = petik(&hasil["tanpaDataList"], "/alasan");
    assert_eq!(alasan[..2], ["TIDAK_BERLAKU", "TIDAK_DIMUAT"]);
    let query = "{ perbandinganSkm(tahun: 2023) { tanpaDataList { alasan } } }";
    let hasil = kabupaten
        .jawab(Peran::Analis, query, "perbandinganSkm")
        .await;
    let alasan = petik(&hasil["tanpaDataList"], "/alasan");
    assert_eq!(alasan[..2], ["TIDAK_BERLAKU", "BELUM_DIISI"]);
}
