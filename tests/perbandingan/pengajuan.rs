use entity::id::LkjipId;
use entity::lkjip_riwayat;
use entity::status::{Langkah, Peran, StatusLkjip};
use entity::value::Waktu;
use sea_orm::{ActiveValue::Set, EntityTrait as _};
use serde_json::{Value, json};

use crate::fixture::{Kabupaten, petik};

// The world's clock stands at 2023-11-15 05.13 WIB; the LKjIP of 2022 was due on 2023-02-28.
pub(super) const QUERY: &str = "{ pemantauanPengajuan(tahun: 2022) { tenggat { tanggal } jumlahTerlambat \
    jumlahList { keadaan jumlah } barisList { kecamatan { kode } keadaan diajukanPada \
    hariTerlambat terlambat lkjip { revisi status } } } }";
const HARI_INI: i32 = 260;

async fn ajukan(kabupaten: &Kabupaten, laporan: LkjipId, waktu: i64) {
    lkjip_riwayat::Entity::insert(lkjip_riwayat::ActiveModel {
        lkjip_id: Set(laporan),
        langkah: Set(Langkah::Ajukan),
        dari: Set(Some(StatusLkjip::Draf)),
        ke: Set(StatusLkjip::Diajukan),
        pengguna_id: Set(kabupaten.akun[&Peran::Camat]),
        pelaku_nama: Set("Camat".to_owned()),
        pelaku_peran: Set(Peran::Camat),
        waktu: Set(Waktu(waktu)),
        ..Default::default()
    })
    .exec(kabupaten.world.app.db.writer())
    .await
    .unwrap();
}

/// 2023-02-28T16:59:59.999Z, the last moment of the last day in WIB.
const TEPAT: i64 = 1_677_603_599_999;
const SEHARI: i64 = 86_400_000;

pub(super) async fn cerita() -> Kabupaten {
    let kabupaten = Kabupaten::new().await;
    for (nomor, revisi, status, diajukan) in [
        (1, 1, StatusLkjip::Diajukan, vec![TEPAT]),
        (2, 1, StatusLkjip::Direviu, vec![TEPAT + 1]),
        (
            3,
            1,
            StatusLkjip::Dikembalikan,
            vec![TEPAT + 3 * SEHARI, TEPAT],
        ),
        (4, 1, StatusLkjip::Draf, vec![]),
        (5, 1, StatusLkjip::Disetujui, vec![TEPAT - SEHARI]),
        (5, 2, StatusLkjip::Draf, vec![]),
    ] {
        let id = kabupaten.laporan(nomor, 2022, revisi, status, &[]).await;
        for waktu in diajukan {
            ajukan(&kabupaten, id, waktu).await;
        }
    }
    kabupaten
}

fn jumlah(hasil: &Value) -> Vec<(String, String)> {
    let list = &hasil["jumlahList"];
    petik(list, "/keadaan")
        .into_iter()
        .zip(petik(list, "/jumlah"))
        .collect()
}

#[tokio::test]
async fn who_has_submitted_who_is_late_who_is_missing() {
    let kabupaten = cerita().await;
    let hasil = kabupaten
        .jawab(Peran::Analis, QUERY, "pemantauanPengajuan")
        .await;
    assert_eq!(hasil["tenggat"]["tanggal"], "2023-02-28");
    let baris = &hasil["barisList"];
    assert_eq!(baris.as_array().unwrap().len(), 27);
    let harapan = [
        ("DIAJUKAN", 0),
        ("DIREVIU", 1),
        ("DIKEMBALIKAN", 0),
        ("BELUM_DIAJUKAN", HARI_INI),
        ("DISETUJUI", 0),
        ("BELUM_ADA", HARI_INI),
    ];
    for (baris, (keadaan, hari)) in baris.as_array().unwrap().iter().zip(harapan) {
        assert_eq!(baris["keadaan"], keadaan, "{baris}");
        assert_eq!(baris["hariTerlambat"], hari, "{baris}");
        assert_eq!(baris["terlambat"], hari > 0, "{baris}");
    }
    assert_eq!(baris[0]["diajukanPada"], "2023-02-28T16:59:59.999Z");
    assert_eq!(
        baris[4]["lkjip"],
        json!({ "revisi": 1, "status": "DISETUJUI" })
    );
    assert_eq!(baris[5]["lkjip"], json!(null));
    assert_eq!(hasil["jumlahTerlambat"], 27 - 3);
    let harapan = [
        ("BELUM_ADA", "22"),
        ("BELUM_DIAJUKAN", "1"),
        ("DIAJUKAN", "1"),
        ("DIREVIU", "1"),
        ("DIKEMBALIKAN", "1"),
        ("DISETUJUI", "1"),
    ];
    assert_eq!(
        jumlah(&hasil),
        harapan.map(|(keadaan, jumlah)| (keadaan.to_owned(), jumlah.to_owned()))
    );
}

#[tokio::test]
async fn who_had_submitted_by_a_moment_is_told_by_the_history() {
    let kabupaten = cerita().await;
    for (saat, harapan) in [
        (
            "2023-02-28T16:59:59.999Z",
            [
                ("DIAJUKAN", 0),
                ("BELUM_ADA", 0),
                ("DIAJUKAN", 0),
                ("BELUM_ADA", 0),
                ("DIAJUKAN", 0),
            ],
        ),
        (
            "2023-02-28T17:00:00Z",
            [
                ("DIAJUKAN", 0),
                ("DIAJUKAN", 1),
                ("DIAJUKAN", 0),
                ("BELUM_ADA", 1),
                ("DIAJUKAN", 0),
            ],
        ),
    ] {
        let query = QUERY.replace("tahun: 2022", &format!(r#"tahun: 2022, asOf: "{saat}""#));
        let hasil = kabupaten
            .jawab(Peran::Analis, &query, "pemantauanPengajuan")
            .await;
        let baris = hasil["barisList"].as_array().unwrap();
        for (baris, (keadaan, hari)) in baris.iter().zip(harapan) {
            assert_eq!(baris["keadaan"], keadaan, "{saat} {baris}");
            assert_eq!(baris["hariTerlambat"], hari, "{saat} {baris}");
            // What they held then is not kept.
            assert_eq!(baris["lkjip"], json!(null));
        }
    }
}

#[tokio::test]
async fn monitoring_runs_over_a_part_of_the_kabupaten() {
    let kabupaten = cerita().await;
    for query in [
        "pemantauanPengajuan(tahun: 2022, letak: KEPULAUAN)",
        "pemantauanTriwulan(tahun: 2022, triwulan: 1, letak: KEPULAUAN)",
    ] {
        let (field, _) = query.split_once('(').unwrap();
        let query = format!("{{ {query} {{ letak barisList {{ kecamatan {{ letak }} }} }} }}");
        let hasil = kabupaten.jawab(Peran::Analis, &query, field).await;
        assert_eq!(hasil["letak"], "KEPULAUAN");
        let letak = petik(&hasil["barisList"], "/kecamatan/letak");
        assert!((1..27).contains(&letak.len()), "{letak:?}");
        assert!(letak.iter().all(|letak| letak == "KEPULAUAN"), "{letak:?}");
    }
}

#[tokio::test]
async fn a_draft_looks_to_the_reviewer_as_if_it_were_not_there() {
    let kabupaten = cerita().await;
    let hasil = kabupaten
        .jawab(Peran::Reviewer, QUERY, "pemantauanPengajuan")
        .await;
    let baris = &hasil["barisList"];
    // Number 4 has a draft, number 6 has nothing.
    for bagian in [
        "keadaan",
        "diajukanPada",
        "hariTerlambat",
        "terlambat",
        "lkjip",
    ] {
        assert_eq!(baris[3][bagian], baris[5][bagian], "{bagian}");
    }
    assert_eq!(baris[3]["keadaan"], "BELUM_ADA");
    assert_eq!(baris[3]["lkjip"], json!(null));
}

#[tokio::test]
async fn a_kecamatan_watches_only_itself_and_the_others_may_not_watch() {
    let kabupaten = cerita().await;
    kabupaten.laporan(13, 2022, 1, StatusLkjip::Draf, &[]).await;
    for peran in [Peran::Operator, Peran::Camat] {
        let hasil = kabupaten.jawab(peran, QUERY, "pemantauanPengajuan").await;
        let baris = &hasil["barisList"];
        assert_eq!(petik(baris, "/kecamatan/kode"), ["35.29.13"]);
        assert_eq!(petik(baris, "/keadaan"), ["BELUM_DIAJUKAN"]);
        assert_eq!(hasil["jumlahTerlambat"], 1);
    }
    for peran in [Peran::Admin, Peran::Integrasi] {
        let hasil = kabupaten.tanya(peran, QUERY).await;
        assert_eq!(
            hasil["errors"][0]["extensions"]["code"], "FORBIDDEN",
            "{peran:?}"
        );
    }
}

#[tokio::test]
async fn without_a_deadline_no_one_is_late() {
    let kabupaten = Kabupaten::new().await;
    let query = QUERY.replace("2022", "1999");
    let hasil = kabupaten
        .jawab(Peran::Analis, &query, "pemantauanPengajuan")
        .await;
    assert_eq!(hasil["tenggat"], json!(null));
    assert_eq!(hasil["barisList"][0]["hariTerlambat"], json!(null));
    assert_eq!(hasil["jumlahTerlambat"], 0);
}

pub(super) fn rekap(dari: i32, sampai: i32) -> String {
    format!(
        "{{ rekapPengajuan(dari: {dari}, sampai: {sampai}) {{ \
         pemantauanList {{ tahun jumlahTerlambat barisList {{ kecamatan {{ kode }} keadaan hariTerlambat \
         kelengkapan {{ nilai masukan {{ nama nilai }} alasan {{ kode }} }} }} }} \
         kecamatanList {{ kecamatan {{ kode }} jumlahTahun disetujui diajukan tepatWaktu terlambat \
         tanpaTenggat hariTerlambat }} }} }}"
    )
}

#[tokio::test]
async fn completeness_and_timeliness_by_kecamatan_and_year() {
    let kabupaten = cerita().await;
    // Approved for 2021 as well, two days after 2022-02-28.
    let id = kabupaten
        .laporan(5, 2021, 1, StatusLkjip::Disetujui, &[])
        .await;
    ajukan(&kabupaten, id, TEPAT - 365 * SEHARI + 2 * SEHARI).await;
    let hasil = kabupaten
        .jawab(Peran::Analis, &rekap(2021, 2022), "rekapPengajuan")
        .await;
    assert_eq!(petik(&hasil["pemantauanList"], "/tahun"), ["2021", "2022"]);
    // Each year is what it is when it is asked for by itself.
    let sendiri = kabupaten
        .jawab(Peran::Analis, QUERY, "pemantauanPengajuan")
        .await;
    let tahun = &hasil["pemantauanList"][1];
    assert_eq!(tahun["jumlahTerlambat"], sendiri["jumlahTerlambat"]);
    for pointer in ["/keadaan", "/hariTerlambat"] {
        assert_eq!(
            petik(&tahun["barisList"], pointer),
            petik(&sendiri["barisList"], pointer)
        );
    }
    let kecamatan = hasil["kecamatanList"].as_array().unwrap();
    assert_eq!(kecamatan.len(), 27);
    assert_eq!(
        kecamatan[4],
        json!({
            "kecamatan": { "kode": "35.29.05" }, "jumlahTahun": 2, "disetujui": 2, "diajukan": 2,
            "tepatWaktu": 1, "terlambat": 1, "tanpaTenggat": 0, "hariTerlambat": 2,
        })
    );
    // Submitted on the last day of 2022's, and nothing for 2021, which is late by 365 days more.
    assert_eq!(
        kecamatan[0],
        json!({
            "kecamatan": { "kode": "35.29.01" }, "jumlahTahun": 2, "disetujui": 0, "diajukan": 1,
            "tepatWaktu": 1, "terlambat": 1, "tanpaTenggat": 0, "hariTerlambat": HARI_INI + 365,
        })
    );
    let baris = &tahun["barisList"];
    assert_eq!(
        baris[26]["kelengkapan"],
        json!({ "nilai": null, "alasan": { "kode": "BELUM_DIISI" }, "masukan": [
            { "nama": "terisi", "nilai": null }, { "nama": "seluruhnya", "nilai": null },
        ] })
    );
    let isian = &baris[4]["kelengkapan"];
    let angka = |ke: usize| -> i64 {
        let teks = isian["masukan"][ke]["nilai"].as_str().unwrap();
        teks.parse().unwrap()
    };
    // Hundredths of a percent, rounded half up.
    let sen = (2 * angka(0) * 10_000 + angka(1)) / (2 * angka(1));
    assert_eq!(isian["nilai"], format!("{}.{:02}", sen / 100, sen % 100));
    assert!(angka(0) < angka(1));
    let sendiri = kabupaten
        .jawab(Peran::Operator, &rekap(2021, 2022), "rekapPengajuan")
        .await;
    assert_eq!(sendiri["kecamatanList"].as_array().unwrap().len(), 1);
}
