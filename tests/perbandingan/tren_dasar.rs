//! A basis of ranking over the years.

use entity::status::{BobotSkm, Peran, StatusLkjip};
use serde_json::{Value, json};

use super::{serapan, survei};
use crate::fixture::{Kabupaten, kode, petik, skm};
use crate::harness::{code, ok};

pub(super) fn query(args: &str) -> String {
    let perubahan = "membaik tetap memburuk barisList { peringkat kecamatan { kode } arah perubahan { nilai } \
                     lkjipAwal { tahun } lkjipAkhir { tahun } } \
                     tanpaPerubahanList { tahun tanpaData { alasan kecamatan { kode } } }";
    format!(
        "{{ tren({args}) {{ menurut titikList {{ tahun bobot statistik {{ jumlah kuartil1 median kuartil3 }} \
         barisList {{ kecamatan {{ kode }} lkjip {{ revisi }} hitungan {{ nilai rumus masukan {{ nama nilai }} }} }} \
         tanpaDataList {{ alasan kecamatan {{ kode }} }} perubahan {{ {perubahan} }} }} \
         perubahan {{ {perubahan} }} }} }}"
    )
}

/// Absorption of five kecamatan over three years, with gaps.
pub(super) async fn cerita() -> Kabupaten {
    let kabupaten = Kabupaten::new().await;
    for (nomor, tahun, realisasi) in [
        (1, 2021, 50),
        (2, 2021, 70),
        (4, 2021, 90),
        (1, 2022, 60),
        (2, 2022, 70),
        (1, 2023, 80),
        (2, 2023, 60),
        (4, 2023, 95),
        (5, 2023, 10),
    ] {
        let id = kabupaten
            .laporan(nomor, tahun, 1, StatusLkjip::Disetujui, &[])
            .await;
        let angka = (None, Some(100), Some(realisasi));
        serapan::program(&kabupaten, id, ("I", None), angka).await;
    }
    kabupaten
}

#[tokio::test]
async fn absorption_is_followed_over_the_years() {
    let kabupaten = cerita().await;
    let soal = query("menurut: SERAPAN, dari: 2021, sampai: 2023");
    let hasil = kabupaten.jawab(Peran::Camat, &soal, "tren").await;
    let titik = &hasil["titikList"];
    assert_eq!(petik(titik, "/tahun"), ["2021", "2022", "2023"]);
    assert_eq!(
        petik(titik, "/statistik/median"),
        ["70.00", "65.00", "70.00"]
    );
    assert_eq!(petik(titik, "/statistik/jumlah"), ["3", "2", "4"]);
    assert_eq!(
        titik[1]["barisList"][0],
        json!({ "kecamatan": { "kode": kode(1) }, "lkjip": { "revisi": 1 },
            "hitungan": { "nilai": "60.00", "rumus": "realisasi / pagu × 100",
                "masukan": [{ "nama": "pagu", "nilai": "100" }, { "nama": "realisasi", "nilai": "60" }] } })
    );
    assert_eq!(titik[0]["perubahan"], json!(null));
    let tahunan = &titik[1]["perubahan"];
    assert_eq!(
        petik(&tahunan["barisList"], "/perubahan/nilai"),
        ["10.00", "0.00"]
    );
    // The second year is the one without a figure.
    let tanpa = &tahunan["tanpaPerubahanList"];
    let empat = petik(tanpa, "/tanpaData/kecamatan/kode")
        .iter()
        .position(|satu| *satu == kode(4));
    assert_eq!(tanpa[empat.unwrap()]["tahun"], 2022);

    let perubahan = &hasil["perubahan"];
    let baris = &perubahan["barisList"];
    assert_eq!(petik(baris, "/kecamatan/kode"), [kode(1), kode(4), kode(2)]);
    assert_eq!(
        petik(baris, "/perubahan/nilai"),
        ["30.00", "5.00", "-10.00"]
    );
    assert_eq!(petik(baris, "/arah"), ["MEMBAIK", "MEMBAIK", "MEMBURUK"]);
    assert_eq!(petik(baris, "/lkjipAwal/tahun"), vec!["2021"; 3]);
    assert_eq!(perubahan["membaik"], 2);
    let tanpa = &perubahan["tanpaPerubahanList"];
    assert_eq!(petik(tanpa, "/tahun"), vec!["2021"; 24]);

    let soal = query("menurut: SERAPAN, dari: 2023, sampai: 2023, letak: DARATAN");
    let hasil = kabupaten.jawab(Peran::Camat, &soal, "tren").await;
    assert_eq!(hasil["perubahan"], json!(null));
    assert_eq!(hasil["titikList"][0]["statistik"]["jumlah"], 3);
}

/// Four of the mainland with mutu A, and an island with D, far below them: of the deviations 0, 0.5, 1, 2 and 59 the
/// median is 1.
#[tokio::test]
async fn a_year_is_told_by_bands_by_letak_and_with_its_outliers() {
    let kabupaten = Kabupaten::new().await;
    for (nomor, indeks) in [(1, 9000), (2, 8900), (3, 9100), (4, 3000), (5, 8850)] {
        let id = kabupaten
            .laporan(nomor, 2023, 1, StatusLkjip::Disetujui, &[skm("80")])
            .await;
        let isi = (BobotSkm::Tepat, survei::Isi::Indeks(indeks));
        survei::survei(&kabupaten, id, isi, (Some(100), None)).await;
    }
    let soal = |dasar: &str| {
        format!(
            "{{ tren(menurut: {dasar}, dari: 2022, sampai: 2023) {{ titikList {{ sebaranLetakList {{ letak \
             sebaran {{ median }} }} pencilanList {{ nilai kecamatan {{ kode }} uji {{ skor {{ nilai }} }} }} \
             pitaList {{ jumlah golongan {{ kode }} }} }} }} }}"
        )
    };
    let hasil = kabupaten.jawab(Peran::Camat, &soal("SKM"), "tren").await;
    let titik = &hasil["titikList"];
    assert_eq!(
        petik(&titik[1]["pitaList"], "/golongan/kode"),
        ["A", "B", "C", "D"]
    );
    assert_eq!(
        petik(&titik[0]["pitaList"], "/jumlah"),
        ["0", "0", "0", "0"]
    );
    assert_eq!(
        petik(&titik[1]["pitaList"], "/jumlah"),
        ["4", "0", "0", "1"]
    );
    assert_eq!(titik[0]["pencilanList"], json!([]));
    assert_eq!(
        titik[1]["pencilanList"],
        json!([{ "nilai": "30.00", "kecamatan": { "kode": kode(4) }, "uji": { "skor": { "nilai": "-39.80" } } }])
    );
    assert_eq!(titik[0]["sebaranLetakList"], json!([]));
    assert_eq!(
        titik[1]["sebaranLetakList"],
        json!([{ "letak": "DARATAN", "sebaran": { "median": "89.50" } },
            { "letak": "KEPULAUAN", "sebaran": { "median": "30.00" } }])
    );
    // All five have reached their target of 80; absorption is of no scale.
    let hasil = kabupaten
        .jawab(Peran::Camat, &soal(r#"CAPAIAN, indikator: "SKM""#), "tren")
        .await;
    assert_eq!(
        petik(&hasil["titikList"][1]["pitaList"], "/jumlah"),
        ["5", "0", "0", "0", "0"]
    );
    assert_eq!(hasil["titikList"][1]["pencilanList"], json!([]));
    let hasil = kabupaten
        .jawab(Peran::Camat, &soal("SERAPAN"), "tren")
        .await;
    assert_eq!(hasil["titikList"][1]["pitaList"], json!([]));
}

/// Publishes the composite `UJI` of one component.
async fn gabungan(kabupaten: &Kabupaten, tahun: i32, komponen: Value) {
    let analis = kabupaten.world.login("uji.analis").await;
    let mutasi = "mutation($input: KompositSaveInput!) { kompositSave(input: $input) { userErrors { path } } }";
    let input = json!({ "kode": "UJI", "nama": "Uji", "tahunMulai": tahun, "dasarHukum": "Uji",
        "komponenList": [komponen] });
    let answer = kabupaten
        .world
        .ask(Some(&analis), mutasi, &json!({ "input": input }))
        .await;
    assert_eq!(ok(&answer)["kompositSave"]["userErrors"], json!([]));
}

#[tokio::test]
async fn indices_by_other_weights_are_not_taken_from_each_other() {
    let kabupaten = Kabupaten::new().await;
    for (tahun, bobot) in [(2022, BobotSkm::Dua), (2023, BobotSkm::Tepat)] {
        let id = kabupaten
            .laporan(1, tahun, 1, StatusLkjip::Disetujui, &[skm("80")])
            .await;
        let isi = (bobot, survei::Isi::Jawaban([0, 0, 50, 50]));
        survei::survei(&kabupaten, id, isi, (Some(100), None)).await;
    }
    let komponen = json!({ "jenis": "SKM", "bobot": "100", "bawah": "0", "atas": "100" });
    gabungan(&kabupaten, 2022, komponen).await;
    for dasar in [
        "SKM",
        r#"REALISASI, indikator: "SKM""#,
        r#"CAPAIAN, indikator: "SKM""#,
        r#"KOMPOSIT, komposit: "UJI""#,
    ] {
        let soal = query(&format!("menurut: {dasar}, dari: 2022, sampai: 2023"));
        let hasil = kabupaten.jawab(Peran::Operator, &soal, "tren").await;
        let titik = &hasil["titikList"];
        assert_eq!(petik(titik, "/statistik/jumlah"), ["1", "1"], "{dasar}");
        if dasar == "SKM" {
            assert_eq!(petik(titik, "/bobot"), ["DUA", "TEPAT"]);
        }
        for perubahan in [&hasil["perubahan"], &titik[1]["perubahan"]] {
            assert_eq!(perubahan["barisList"], json!([]), "{dasar}");
            assert_eq!(
                perubahan["tanpaPerubahanList"][0],
                json!({ "tahun": 2023, "tanpaData":
                    { "alasan": "MODE_BOBOT_BERBEDA", "kecamatan": { "kode": kode(1) } } }),
                "{dasar}"
            );
        }
    }
}

#[tokio::test]
async fn all_years_of_a_composite_are_measured_by_the_newest_weights() {
    let kabupaten = cerita().await;
    for (tahun, atas) in [(2021, "100"), (2023, "200")] {
        let komponen = json!({ "jenis": "SERAPAN", "bobot": "100", "bawah": "0", "atas": atas });
        gabungan(&kabupaten, tahun, komponen).await;
    }
    let soal = query(r#"menurut: KOMPOSIT, komposit: "UJI", dari: 2021, sampai: 2023"#);
    let hasil = kabupaten.jawab(Peran::Analis, &soal, "tren").await;
    let nilai = |tahun: usize| petik(&hasil["titikList"][tahun]["barisList"], "/hitungan/nilai");
    assert_eq!(nilai(0), ["25.00", "35.00", "45.00"]);
    assert_eq!(nilai(2), ["40.00", "30.00", "47.50", "5.00"]);
    assert_eq!(
        petik(&hasil["perubahan"]["barisList"], "/perubahan/nilai"),
        ["15.00", "2.50", "-5.00"]
    );
}

/// From 2023 on less absorption is better: who spent more in 2022, too, did not climb or fall by that.
#[tokio::test]
async fn a_change_of_place_by_a_composite_is_none_of_its_weights() {
    let kabupaten = cerita().await;
    for (tahun, bawah, atas) in [(2021, "0", "100"), (2023, "100", "0")] {
        let komponen = json!({ "jenis": "SERAPAN", "bobot": "100", "bawah": bawah, "atas": atas });
        gabungan(&kabupaten, tahun, komponen).await;
    }
    let soal = |tahun: i32| {
        format!(
            r#"{{ peringkat(tahun: {tahun}, menurut: KOMPOSIT, komposit: "UJI") {{ barisList {{ kecamatan {{ kode }}
                peringkat peringkatLalu perubahanPeringkat }} }} }}"#
        )
    };
    let hasil = kabupaten
        .jawab(Peran::Analis, &soal(2022), "peringkat")
        .await;
    assert_eq!(
        petik(&hasil["barisList"], "/kecamatan/kode"),
        [kode(2), kode(1)]
    );
    // 10, 60, 80 and 95 of a hundred; in 2022 the first had 60 and the second 70.
    let hasil = kabupaten
        .jawab(Peran::Analis, &soal(2023), "peringkat")
        .await;
    let baris = &hasil["barisList"];
    assert_eq!(
        petik(baris, "/kecamatan/kode"),
        [kode(5), kode(2), kode(1), kode(4)]
    );
    assert_eq!(petik(baris, "/peringkatLalu"), ["null", "2", "1", "null"]);
    assert_eq!(
        petik(baris, "/perubahanPeringkat"),
        ["null", "0", "-2", "null"]
    );
}

#[tokio::test]
async fn what_a_ranking_refuses_a_trend_refuses() {
    let kabupaten = Kabupaten::new().await;
    for (args, sebab) in [
        ("menurut: SKM, dari: 2023, sampai: 2022", "BAD_USER_INPUT"),
        ("menurut: SKM, dari: 2010, sampai: 2023", "BAD_USER_INPUT"),
        (
            "menurut: KOMPOSIT, dari: 2022, sampai: 2023",
            "BAD_USER_INPUT",
        ),
        (
            r#"menurut: KOMPOSIT, komposit: "TIADA", dari: 2022, sampai: 2023"#,
            "NOT_FOUND",
        ),
        (
            "menurut: SKM, dari: 2022, sampai: 2023, sertakanProses: true",
            "FORBIDDEN",
        ),
    ] {
        let answer = kabupaten.tanya(Peran::Operator, &query(args)).await;
        assert_eq!(code(&answer), sebab, "{args}");
    }
}
