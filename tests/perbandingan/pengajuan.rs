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

async fn cerita() -> Kabupaten {
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
