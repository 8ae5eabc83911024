use entity::status::{BobotSkm, KomponenAkip, StatusLkjip};
use entity::value::Nilai;
use entity::{lkjip_evaluasi, lkjip_evaluasi_komponen};
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::{Value, json};

use super::Bappeda;
use crate::fixture::{kode, petik, skm};
use crate::harness::code;
use crate::perbandingan::{serapan, survei};

const ISI: &str = "id kode nama tahunMulai dasarHukum version allowedActions \
    komponenList { jenis indikator { kode } bobot bawah atas }";

fn kinerja(bobot: [&str; 4]) -> Value {
    let komponen = |jenis: &str, bobot: &str, bawah: &str| json!({ "jenis": jenis, "bobot": bobot, "bawah": bawah, "atas": "100" });
    let mut capaian = komponen("CAPAIAN", bobot[0], "0");
    capaian["indikator"] = json!("SKM");
    json!({ "kode": "KINERJA", "nama": "Kinerja kecamatan", "tahunMulai": 2022, "dasarHukum": "Keputusan uji",
        "komponenList": [capaian, komponen("SKM", bobot[1], "25"), komponen("SERAPAN", bobot[2], "0"),
            komponen("AKIP", bobot[3], "0")] })
}

fn peringkat(tahun: i32, lain: &str) -> String {
    format!(
        r#"{{ peringkat(tahun: {tahun}, menurut: KOMPOSIT, komposit: "KINERJA"{lain}) {{ jumlah
            komposit {{ kode dasarHukum }}
            barisList {{ peringkat peringkatLalu nilai kecamatan {{ kode }} kategori {{ kode }}
                hitungan {{ rumus masukan {{ nama nilai }} }}
                sumbanganList {{ komponen {{ jenis bobot }} nilai skor tertimbang
                    hitungan {{ rumus masukan {{ nama nilai }} }}
                    hitunganSkor {{ masukan {{ nama nilai }} }}
                    hitunganTertimbang {{ rumus masukan {{ nama nilai }} }} }} }}
            tanpaDataList {{ kecamatan {{ kode }} alasan pesan }} }} }}"#
    )
}

/// A report with realisasi of 80 by 80, a survey of 75 or more, half the budget spent, and a value of AKIP.
async fn laporan(bappeda: &Bappeda, nomor: u8, tahun: i32, realisasi: &str, akip: Option<i64>) {
    let kabupaten = &bappeda.kabupaten;
    let id = kabupaten
        .laporan(nomor, tahun, 1, StatusLkjip::Disetujui, &[skm(realisasi)])
        .await;
    let isi = (BobotSkm::Tepat, survei::Isi::Jawaban([0, 0, 100, 0]));
    survei::survei(kabupaten, id, isi, (Some(100), None)).await;
    serapan::program(kabupaten, id, ("I", None), (None, Some(10), Some(5))).await;
    let db = kabupaten.world.app.db.writer();
    let skala = entity::skala::Entity::find()
        .one(db)
        .await
        .unwrap()
        .unwrap();
    if let Some(akip) = akip {
        lkjip_evaluasi::Entity::insert(lkjip_evaluasi::ActiveModel {
            lkjip_id: Set(id),
            tahun: Set(tahun - 1),
            skala_id: Set(skala.id),
            nilai: Set(Some(Nilai(akip * 10_000))),
            ..Default::default()
        })
        .exec(db)
        .await
        .unwrap();
    }
}

#[tokio::test]
async fn a_ranking_by_published_weights_shows_what_each_component_gives() {
    let bappeda = Bappeda::new().await;
    laporan(&bappeda, 1, 2023, "80", Some(70)).await;
    laporan(&bappeda, 2, 2023, "60", Some(90)).await;
    laporan(&bappeda, 3, 2023, "120", Some(70)).await;
    laporan(&bappeda, 4, 2023, "", None).await;
    laporan(&bappeda, 2, 2022, "60", Some(90)).await;
    let baru = bappeda
        .lakukan("kompositSave", ISI, kinerja(["40", "30", "10", "20"]))
        .await;
    assert_eq!(baru["allowedActions"], json!(["UBAH", "HAPUS"]));
    assert_eq!(
        petik(&baru["komponenList"], "/bobot"),
        ["40", "30", "10", "20"]
    );
    let hasil = bappeda.tanya(&peringkat(2023, "")).await["peringkat"].clone();
    let baris = &hasil["barisList"];
    // 75 of 25 to 100 is two thirds: 20 of 30. Half of 10 is 5. Capaian above 100 gives no more than 40.
    assert_eq!(petik(baris, "/nilai"), ["79.00", "79.00", "73.00"]);
    assert_eq!(petik(baris, "/peringkat"), ["1", "1", "3"]);
    assert_eq!(petik(baris, "/kecamatan/kode"), [kode(1), kode(3), kode(2)]);
    assert_eq!(petik(baris, "/peringkatLalu"), ["null", "null", "1"]);
    let mut sumbangan = baris[2]["sumbanganList"].clone();
    let asal: Vec<Value> = sumbangan
        .as_array_mut()
        .unwrap()
        .iter_mut()
        .map(|satu| {
            let satu = satu.as_object_mut().unwrap();
            json!([
                satu.remove("hitungan"),
                satu.remove("hitunganSkor"),
                satu.remove("hitunganTertimbang"),
            ])
        })
        .collect();
    assert_eq!(
        asal[2],
        json!([
            { "rumus": "realisasi / pagu × 100",
                "masukan": [{ "nama": "pagu", "nilai": "10" }, { "nama": "realisasi", "nilai": "5" }] },
            { "masukan": [{ "nama": "nilai", "nilai": "50" }, { "nama": "bawah", "nilai": "0" },
                { "nama": "atas", "nilai": "100" }] },
            { "rumus": "skor × bobot / 100",
                "masukan": [{ "nama": "skor", "nilai": "50" }, { "nama": "bobot", "nilai": "10" }] },
        ])
    );
    assert_eq!(asal[3][0]["rumus"], "sebagaimana dinyatakan sumber");
    assert_eq!(
        petik(&baris[2]["hitungan"]["masukan"], "/nama"),
        ["capaian SKM", "indeks SKM", "serapan", "nilai AKIP"]
    );
    assert_eq!(baris[2]["hitungan"]["masukan"][3]["nilai"], "18");
    assert_eq!(
        sumbangan,
        json!([
            { "komponen": { "jenis": "CAPAIAN", "bobot": "40" }, "nilai": "75.00", "skor": "75.00", "tertimbang": "30.00" },
            { "komponen": { "jenis": "SKM", "bobot": "30" }, "nilai": "75.00", "skor": "66.67", "tertimbang": "20.00" },
            { "komponen": { "jenis": "SERAPAN", "bobot": "10" }, "nilai": "50.00", "skor": "50.00", "tertimbang": "5.00" },
            { "komponen": { "jenis": "AKIP", "bobot": "20" }, "nilai": "90.00", "skor": "90.00", "tertimbang": "18.00" },
        ])
    );
    // Number 4 lacks two components and has no place by the others.
    let tanpa = &hasil["tanpaDataList"];
    assert_eq!(tanpa[0]["kecamatan"]["kode"], kode(4));
    assert_eq!(tanpa[0]["alasan"], "TANPA_KOMPONEN");
    let pesan = tanpa[0]["pesan"].as_str().unwrap();
    assert!(
        pesan.contains("capaian SKM") && pesan.contains("nilai AKIP"),
        "{pesan}"
    );
    assert!(!pesan.contains("serapan"), "{pesan}");
    assert_eq!(tanpa.as_array().unwrap().len(), 24);
    // In 2021 it was not in force.
    let answer = bappeda
        .kabupaten
        .world
        .ask(Some(&bappeda.analis), &peringkat(2021, ""), &json!({}))
        .await;
    assert_eq!(code(&answer), "NOT_FOUND");
}

#[tokio::test]
async fn as_of_a_moment_the_weights_are_those_of_then() {
    let bappeda = Bappeda::new().await;
    let world = &bappeda.kabupaten.world;
    let baru = bappeda
        .lakukan("kompositSave", ISI, kinerja(["40", "30", "10", "20"]))
        .await;
    laporan(&bappeda, 1, 2023, "80", Some(70)).await;
    let db = world.app.db.writer();
    entity::lkjip::Entity::update_many()
        .set(entity::lkjip::ActiveModel {
            disetujui_pada: Set(Some(entity::value::Waktu(1))),
            ..Default::default()
        })
        .exec(db)
        .await
        .unwrap();
    // The clock stood at 2023-11-14T22:13:20Z.
    world.pass(120);
    let mut lain = kinerja(["10", "10", "10", "70"]);
    lain["id"] = baru["id"].clone();
    lain["version"] = baru["version"].clone();
    let lain = bappeda.lakukan("kompositSave", ISI, lain).await;
    assert_eq!(lain["version"], 2);
    world.pass(120);
    let dahulu = r#", asOf: "2023-11-14T22:14:00Z""#;
    let nilai = async |lain: &str| {
        let hasil = bappeda.tanya(&peringkat(2023, lain)).await;
        petik(&hasil["peringkat"]["barisList"], "/nilai")
    };
    assert_eq!(nilai("").await, ["70.67"]);
    assert_eq!(nilai(dahulu).await, ["79.00"]);
    let hapus = json!({ "id": baru["id"], "version": 2, "alasan": "Diganti" });
    let hilang = bappeda.lakukan("kompositDelete", ISI, hapus).await;
    assert_eq!(hilang["komponenList"], json!([]));
    assert_eq!(
        bappeda.tanya("{ kompositList { id } }").await["kompositList"],
        json!([])
    );
    assert_eq!(nilai(dahulu).await, ["79.00"]);
    let answer = world
        .ask(Some(&bappeda.analis), &peringkat(2023, ""), &json!({}))
        .await;
    assert_eq!(code(&answer), "NOT_FOUND");
    let jejak = bappeda.jejak().await;
    let kejadian: Vec<&str> = jejak
        .iter()
        .map(|(kejadian, _, _)| kejadian.as_str())
        .collect();
    assert_eq!(
        kejadian,
        ["komposit.create", "komposit.update", "komposit.delete"]
    );
}

#[tokio::test]
async fn what_is_wrong_with_a_composite_is_told_at_once() {
    let bappeda = Bappeda::new().await;
    let mut kunci = kinerja(["40", "30", "10", "20"]);
    kunci["idempotencyKey"] = json!("komposit-1");
    let baru = bappeda.lakukan("kompositSave", ISI, kunci.clone()).await;
    assert_eq!(bappeda.lakukan("kompositSave", ISI, kunci).await, baru);
    let (sebab, _) = bappeda
        .ditolak("kompositSave", ISI, kinerja(["40", "30", "10", "19.9999"]))
        .await;
    assert_eq!(sebab, ["TIDAK_SAH input/komponenList"]);
    let (sebab, _) = bappeda
        .ditolak("kompositSave", ISI, kinerja(["40", "30", "10", "20"]))
        .await;
    assert_eq!(sebab, ["SUDAH_ADA input/kode"]);
    let salah = json!({ "kode": "X", "nama": "X", "tahunMulai": 1900, "dasarHukum": "", "komponenList": [
        { "jenis": "CAPAIAN", "bobot": "110", "bawah": "0", "atas": "100" },
        { "jenis": "SKM", "indikator": "SKM", "bobot": "-10", "bawah": "5", "atas": "5" },
        { "jenis": "SKM", "bobot": "1", "bawah": "0", "atas": "100" },
        { "jenis": "CAPAIAN", "indikator": "TIADA", "bobot": "-1", "bawah": "0", "atas": "100" } ] });
    let (sebab, _) = bappeda.ditolak("kompositSave", ISI, salah).await;
    assert_eq!(
        sebab,
        [
            "TIDAK_SAH input/tahunMulai",
            "WAJIB_DIISI input/dasarHukum",
            "WAJIB_DIISI input/komponenList/0/indikator",
            "TIDAK_SAH input/komponenList/1/indikator",
            "TIDAK_SAH input/komponenList/1/bobot",
            "TIDAK_SAH input/komponenList/1/atas",
            "SUDAH_ADA input/komponenList/2/jenis",
            "TIDAK_DITEMUKAN input/komponenList/3/indikator",
            "TIDAK_SAH input/komponenList/3/bobot",
        ]
    );
    let mut basi = kinerja(["40", "30", "10", "20"]);
    basi["id"] = baru["id"].clone();
    let (sebab, _) = bappeda.ditolak("kompositSave", ISI, basi.clone()).await;
    assert_eq!(sebab, ["WAJIB_DIISI input/version"]);
    basi["version"] = json!(7);
    let (sebab, kini) = bappeda.ditolak("kompositSave", ISI, basi).await;
    assert_eq!(
        (sebab, kini),
        (vec!["CONFLICT input/version".to_owned()], baru.clone())
    );
    let hapus = json!({ "id": baru["id"], "version": 7, "alasan": "" });
    let (sebab, _) = bappeda.ditolak("kompositDelete", ISI, hapus).await;
    assert_eq!(sebab, ["WAJIB_DIISI input/alasan"]);
}

/// A value of AKIP of another year, or by another scale, is no component beside those of most.
#[tokio::test]
async fn values_of_akip_of_another_year_are_listed() {
    let bappeda = Bappeda::new().await;
    bappeda
        .lakukan("kompositSave", ISI, kinerja(["40", "30", "10", "20"]))
        .await;
    for nomor in 1..=3 {
        laporan(&bappeda, nomor, 2023, "80", Some(70)).await;
    }
    let db = bappeda.kabupaten.world.app.db.writer();
    let semua = lkjip_evaluasi::Entity::find().all(db).await.unwrap();
    lkjip_evaluasi::Entity::update_many()
        .set(lkjip_evaluasi::ActiveModel {
            tahun: Set(2021),
            ..Default::default()
        })
        .filter(lkjip_evaluasi::Column::LkjipId.eq(semua[1].lkjip_id))
        .exec(db)
        .await
        .unwrap();
    let hasil = bappeda.tanya(&peringkat(2023, "")).await["peringkat"].clone();
    assert_eq!(hasil["jumlah"], 2);
    let tanpa = &hasil["tanpaDataList"][0];
    assert_eq!(tanpa["kecamatan"]["kode"], kode(2));
    assert_eq!(tanpa["alasan"], "TANPA_KOMPONEN");
    let pesan = tanpa["pesan"].as_str().unwrap();
    assert!(pesan.contains("nilai AKIP: Evaluasi AKIP"), "{pesan}");
}

/// Components that do not make the whole give no value, and none is made up.
#[tokio::test]
async fn some_components_of_akip_are_no_value() {
    let bappeda = Bappeda::new().await;
    bappeda
        .lakukan("kompositSave", ISI, kinerja(["40", "30", "10", "20"]))
        .await;
    for nomor in 1..=2 {
        laporan(&bappeda, nomor, 2023, "80", Some(70)).await;
    }
    let db = bappeda.kabupaten.world.app.db.writer();
    lkjip_evaluasi::Entity::update_many()
        .set(lkjip_evaluasi::ActiveModel {
            nilai: Set(None),
            ..Default::default()
        })
        .exec(db)
        .await
        .unwrap();
    let semua = lkjip_evaluasi::Entity::find().all(db).await.unwrap();
    let komponen = [
        (KomponenAkip::Perencanaan, 30, 25),
        (KomponenAkip::Pengukuran, 30, 24),
        (KomponenAkip::Pelaporan, 15, 12),
        (KomponenAkip::EvaluasiInternal, 25, 18),
    ];
    for (satu, banyak) in semua.iter().zip([4, 2]) {
        for ((jenis, bobot, nilai), urutan) in komponen.into_iter().take(banyak).zip(0..) {
            lkjip_evaluasi_komponen::Entity::insert(lkjip_evaluasi_komponen::ActiveModel {
                lkjip_id: Set(satu.lkjip_id),
                urutan: Set(urutan),
                jenis: Set(jenis),
                bobot: Set(Nilai(bobot * 10_000)),
                nilai: Set(Nilai(nilai * 10_000)),
                ..Default::default()
            })
            .exec(db)
            .await
            .unwrap();
        }
    }
    let hasil = bappeda.tanya(&peringkat(2023, "")).await["peringkat"].clone();
    assert_eq!(hasil["jumlah"], 1);
    let akip = &hasil["barisList"][0]["sumbanganList"][3];
    assert_eq!(akip["nilai"], "79.00");
    let tanpa = &hasil["tanpaDataList"][0];
    assert_eq!(tanpa["alasan"], "TANPA_KOMPONEN");
    let pesan = tanpa["pesan"].as_str().unwrap();
    assert!(
        pesan.ends_with("nilai AKIP: Angka yang diperlukan belum diisi."),
        "{pesan}"
    );
}
