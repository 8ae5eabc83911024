use entity::lkjip;
use entity::status::{Peran, StatusLkjip};
use sea_orm::ActiveValue::{Set, Unchanged};
use sea_orm::EntityTrait as _;
use serde_json::{Value, json};

use super::Bappeda;
use crate::fixture::petik;
use crate::harness::{code, ok};

const ISI: &str = "id version tanggal alasan nomorSurat pelaku berlaku alasanPencabutan \
                   kecamatan { kode } tenggat { id } allowedActions";
const PASONGSONGAN: &str = "35.29.13";

/// The deadline of the LKjIP of 2022, which is 2023-02-28.
async fn tenggat(bappeda: &Bappeda) -> Value {
    let daftar = bappeda
        .tanya("{ tenggatList(tahun: 2022) { id jenis } }")
        .await;
    daftar["tenggatList"]
        .as_array()
        .unwrap()
        .iter()
        .find(|tenggat| tenggat["jenis"] == "LKJIP")
        .unwrap()["id"]
        .clone()
}

async fn beri(bappeda: &Bappeda, tanggal: &str, version: Option<i64>) -> Value {
    json!({ "tenggat": tenggat(bappeda).await, "kecamatan": PASONGSONGAN, "tanggal": tanggal,
        "alasan": "Banjir rob.", "nomorSurat": "050/12/2023", "version": version })
}

const PANTAU: &str = "{ pemantauanPengajuan(tahun: 2022) { tenggat { tanggal } jumlahTerlambat \
    barisList { kecamatan { kode } hariTerlambat terlambat \
    jatuhTempo { tanggal tenggat { tanggal } perpanjangan { alasan } } } } }";

/// The day that counts for a kecamatan, and how late it is on 2023-11-15.
async fn terlambat(bappeda: &Bappeda, kecamatan: &str) -> Value {
    let hasil = bappeda.tanya(PANTAU).await["pemantauanPengajuan"].clone();
    assert_eq!(hasil["tenggat"]["tanggal"], "2023-02-28");
    let baris = hasil["barisList"].as_array().unwrap();
    let baris = baris
        .iter()
        .find(|baris| baris["kecamatan"]["kode"] == kecamatan)
        .unwrap();
    json!([baris["jatuhTempo"]["tanggal"], baris["hariTerlambat"]])
}

#[tokio::test]
async fn one_kecamatan_gets_more_time_and_loses_it_again() {
    let bappeda = Bappeda::new().await;
    for nomor in [1, 13] {
        bappeda
            .kabupaten
            .laporan(nomor, 2022, 1, StatusLkjip::Draf, &[])
            .await;
    }
    let semula = json!(["2023-02-28", 260]);
    assert_eq!(terlambat(&bappeda, PASONGSONGAN).await, semula);
    let input = beri(&bappeda, "2023-03-10", None).await;
    let satu = bappeda.lakukan("perpanjanganTenggatSave", ISI, input).await;
    assert_eq!(satu["berlaku"], true);
    assert_eq!(satu["kecamatan"]["kode"], PASONGSONGAN);
    assert_eq!(satu["allowedActions"], json!(["UBAH", "HAPUS"]));
    let nanti = json!(["2023-03-10", 250]);
    assert_eq!(terlambat(&bappeda, PASONGSONGAN).await, nanti);
    assert_eq!(terlambat(&bappeda, "35.29.01").await, semula);
    // It is replaced, and what it was stays.
    let input = beri(&bappeda, "2023-11-15", Some(1)).await;
    let dua = bappeda.lakukan("perpanjanganTenggatSave", ISI, input).await;
    assert_eq!(dua["version"], 2);
    let hari_ini = json!(["2023-11-15", 0]);
    assert_eq!(terlambat(&bappeda, PASONGSONGAN).await, hari_ini);
    let query = r#"{ lkjip(kecamatan: "35.29.13", tahun: 2022) { tenggat { tanggal }
        jatuhTempo { tanggal tenggat { tanggal } perpanjangan { alasan nomorSurat pelaku } } } }"#;
    assert_eq!(
        bappeda.tanya(query).await["lkjip"],
        json!({ "tenggat": { "tanggal": "2023-02-28" }, "jatuhTempo": {
            "tanggal": "2023-11-15", "tenggat": { "tanggal": "2023-02-28" },
            "perpanjangan": { "alasan": "Banjir rob.", "nomorSurat": "050/12/2023",
                "pelaku": "Nama uji.analis" },
        } })
    );
    // It is revoked with a reason.
    let input = json!({ "id": dua["id"], "version": 2, "alasan": "Salah kecamatan." });
    let dicabut = bappeda
        .lakukan("perpanjanganTenggatRevoke", ISI, input)
        .await;
    assert_eq!(dicabut["berlaku"], false);
    assert_eq!(dicabut["alasanPencabutan"], "Salah kecamatan.");
    assert_eq!(dicabut["allowedActions"], json!([]));
    assert_eq!(terlambat(&bappeda, PASONGSONGAN).await, semula);
    let daftar = bappeda
        .tanya(
            "{ tenggatList(tahun: 2022) { perpanjanganList { tanggal berlaku diakhiriOleh } \
             berlaku: perpanjanganList(berlaku: true) { tanggal } } }",
        )
        .await;
    let daftar = daftar["tenggatList"].as_array().unwrap();
    let tenggat = daftar
        .iter()
        .find(|tenggat| tenggat["perpanjanganList"][0].is_object())
        .unwrap();
    assert_eq!(
        petik(&tenggat["perpanjanganList"], "/tanggal"),
        ["2023-03-10", "2023-11-15"]
    );
    assert_eq!(tenggat["berlaku"], json!([]));
    let jejak: Vec<String> = bappeda.jejak().await.into_iter().map(|it| it.0).collect();
    assert_eq!(
        jejak,
        [
            "perpanjanganTenggat.save",
            "perpanjanganTenggat.save",
            "perpanjanganTenggat.revoke"
        ]
    );
}

#[tokio::test]
async fn the_administrator_reads_from_which_day_to_which() {
    let bappeda = Bappeda::new().await;
    let input = beri(&bappeda, "2023-03-10", None).await;
    bappeda.lakukan("perpanjanganTenggatSave", ISI, input).await;
    let input = beri(&bappeda, "2023-11-15", Some(1)).await;
    let dua = bappeda.lakukan("perpanjanganTenggatSave", ISI, input).await;
    let input = json!({ "id": dua["id"], "version": 2, "alasan": "Salah kecamatan." });
    bappeda
        .lakukan("perpanjanganTenggatRevoke", ISI, input)
        .await;
    let query = format!(
        "{{ jejakList(objek: {}) {{ nodes {{ kejadian alasan objek \
         perubahanList {{ path sebelum sesudah }} }} }} }}",
        dua["id"]
    );
    let kabupaten = &bappeda.kabupaten;
    let jejak = kabupaten.jawab(Peran::Admin, &query, "jejakList").await;
    let terbaca: Vec<Value> = jejak["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entri| {
            assert_eq!(entri["objek"], dua["id"]);
            let berubah = entri["perubahanList"].as_array().unwrap();
            let tanggal = berubah.iter().find(|satu| satu["path"] == "tanggal");
            let (sebelum, sesudah) = (&tanggal.unwrap()["sebelum"], &tanggal.unwrap()["sesudah"]);
            json!([entri["kejadian"], entri["alasan"], sebelum, sesudah])
        })
        .collect();
    let seharusnya = [
        ("revoke", "Salah kecamatan.", "2023-11-15", None),
        ("save", "Banjir rob.", "2023-03-10", Some("2023-11-15")),
    ]
    .map(|(langkah, alasan, sebelum, sesudah)| {
        json!([
            format!("perpanjanganTenggat.{langkah}"),
            alasan,
            sebelum,
            sesudah
        ])
    });
    assert_eq!(terbaca, seharusnya);
}

#[tokio::test]
async fn more_time_has_a_reason_and_a_later_day() {
    let bappeda = Bappeda::new().await;
    let mut input = beri(&bappeda, "2023-02-28", None).await;
    input["alasan"] = json!(" ");
    let (sebab, lihat) = bappeda
        .ditolak("perpanjanganTenggatSave", ISI, input.clone())
        .await;
    assert_eq!(
        sebab,
        ["TIDAK_SAH input/tanggal", "WAJIB_DIISI input/alasan"]
    );
    assert_eq!(lihat, json!(null));
    input["kecamatan"] = json!("35.28.01");
    let (sebab, _) = bappeda.ditolak("perpanjanganTenggatSave", ISI, input).await;
    assert_eq!(sebab, ["TIDAK_DITEMUKAN input/kecamatan"]);
    let input = beri(&bappeda, "2023-03-10", Some(1)).await;
    let (sebab, _) = bappeda.ditolak("perpanjanganTenggatSave", ISI, input).await;
    assert_eq!(sebab, ["CONFLICT input/version"], "there is none yet");
    let input = beri(&bappeda, "2023-03-10", None).await;
    let satu = bappeda.lakukan("perpanjanganTenggatSave", ISI, input).await;
    for (version, harapan) in [
        (None, "WAJIB_DIISI input/version"),
        (Some(7), "CONFLICT input/version"),
    ] {
        let input = beri(&bappeda, "2023-03-20", version).await;
        let (sebab, lihat) = bappeda.ditolak("perpanjanganTenggatSave", ISI, input).await;
        assert_eq!(sebab, [harapan]);
        assert_eq!(lihat, satu, "as it is now");
    }
    let cabut = |version: i64, alasan: &str| json!({ "id": satu["id"], "version": version, "alasan": alasan });
    let (sebab, _) = bappeda
        .ditolak("perpanjanganTenggatRevoke", ISI, cabut(1, ""))
        .await;
    assert_eq!(sebab, ["WAJIB_DIISI input/alasan"]);
    let (sebab, _) = bappeda
        .ditolak("perpanjanganTenggatRevoke", ISI, cabut(2, "Uji"))
        .await;
    assert_eq!(sebab, ["CONFLICT input/version"]);
    bappeda
        .lakukan("perpanjanganTenggatRevoke", ISI, cabut(1, "Uji"))
        .await;
    let (sebab, _) = bappeda
        .ditolak("perpanjanganTenggatRevoke", ISI, cabut(1, "Uji"))
        .await;
    assert_eq!(sebab, ["STATUS_TIDAK_SESUAI input/id"]);
    // The next one goes on counting.
    let input = beri(&bappeda, "2023-03-30", None).await;
    let lagi = bappeda.lakukan("perpanjanganTenggatSave", ISI, input).await;
    assert_eq!(lagi["version"], 2);
}

#[tokio::test]
async fn only_the_analyst_gives_more_time() {
    let bappeda = Bappeda::new().await;
    let input = beri(&bappeda, "2023-03-10", None).await;
    for &peran in Peran::SEMUA {
        if peran == Peran::Analis {
            continue;
        }
        let akun = format!("uji.{}", format!("{peran:?}").to_lowercase());
        let siapa = bappeda.kabupaten.world.login(&akun).await;
        let answer = bappeda
            .coba(&siapa, "perpanjanganTenggatSave", "id", &input)
            .await;
        assert_eq!(code(&answer), "FORBIDDEN", "{peran:?}");
    }
    assert_eq!(bappeda.jejak().await, []);
}

#[tokio::test]
async fn the_reviu_knows_of_it() {
    let bappeda = Bappeda::new().await;
    let laporan = bappeda
        .kabupaten
        .laporan(13, 2022, 1, StatusLkjip::Diajukan, &[])
        .await;
    lkjip::Entity::update(lkjip::ActiveModel {
        id: Unchanged(laporan),
        tanggal: Set(Some("2023-03-10".parse().unwrap())),
        ..Default::default()
    })
    .exec(bappeda.kabupaten.world.app.db.writer())
    .await
    .unwrap();
    let temuan = async || {
        let query = r#"{ lkjip(kecamatan: "35.29.13", tahun: 2022) {
            temuanList { aturan { kode } hitungan } } }"#;
        let lkjip = bappeda.tanya(query).await["lkjip"].clone();
        let temuan = lkjip["temuanList"].as_array().unwrap();
        temuan
            .iter()
            .find(|temuan| temuan["aturan"]["kode"] == "R-DATE-01")
            .map(|temuan| temuan["hitungan"].as_str().unwrap().to_owned())
    };
    assert!(temuan().await.unwrap().starts_with("Terlambat 10 hari"));
    let input = beri(&bappeda, "2023-03-08", None).await;
    bappeda.lakukan("perpanjanganTenggatSave", ISI, input).await;
    let hitungan = temuan().await.unwrap();
    assert!(hitungan.starts_with("Terlambat 2 hari"), "{hitungan}");
    assert!(hitungan.contains("Banjir rob."), "{hitungan}");
    let input = beri(&bappeda, "2023-03-10", Some(1)).await;
    bappeda.lakukan("perpanjanganTenggatSave", ISI, input).await;
    assert_eq!(temuan().await, None);
}

#[tokio::test]
async fn extensions_cost_the_same_for_few_and_for_many() {
    let bappeda = Bappeda::new().await;
    let daftar = "{ tenggatList { perpanjanganList { tanggal kecamatan { kode } } } \
        lkjipList { nodes { jatuhTempo { tanggal perpanjangan { alasan kecamatan { kode } } } } } }";
    let mut ongkos = Vec::new();
    for nomor in 1..=9_u8 {
        bappeda
            .kabupaten
            .laporan(nomor, 2022, 1, StatusLkjip::Draf, &[])
            .await;
        let mut input = beri(&bappeda, "2023-03-10", None).await;
        input["kecamatan"] = json!(format!("35.29.{nomor:02}"));
        bappeda.lakukan("perpanjanganTenggatSave", ISI, input).await;
        let mut satu = Vec::new();
        for query in [PANTAU, daftar] {
            let db = &bappeda.kabupaten.world.app.db;
            let sebelum = db.statements();
            let answer = bappeda
                .kabupaten
                .world
                .ask(Some(&bappeda.analis), query, &json!({}))
                .await;
            ok(&answer);
            satu.push(db.statements() - sebelum);
        }
        ongkos.push(satu);
    }
    // The first also asks who asks, and for what is then remembered.
    assert_eq!(ongkos[1], ongkos[8]);
}
