//! The dictionary by year: a measure that changes, and the years before and after; and what the analyst decides of texts.

use entity::status::{Peran, StatusLkjip};
use entity::value::Waktu;
use entity::{lkjip, lkjip_indikator};
use sea_orm::ActiveValue::{Set, Unchanged};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::{Value, json};

use super::{dasar, tren, tren_dasar};
use crate::fixture::{Kabupaten, keluhan, kode, petik};
use crate::harness::ok;

/// A report approved long ago, in whose row of complaints `isi` stands otherwise.
async fn menulis(
    kabupaten: &Kabupaten,
    (nomor, tahun): (u8, i32),
    angka: &str,
    isi: lkjip_indikator::ActiveModel,
) {
    let id = kabupaten
        .laporan(nomor, tahun, 1, StatusLkjip::Disetujui, &[keluhan(angka)])
        .await;
    let db = kabupaten.world.app.db.writer();
    lkjip_indikator::Entity::update_many()
        .set(isi)
        .filter(lkjip_indikator::Column::LkjipId.eq(id))
        .exec(db)
        .await
        .unwrap();
    lkjip::Entity::update(lkjip::ActiveModel {
        id: Unchanged(id),
        disetujui_pada: Set(Some(Waktu(1))),
        ..Default::default()
    })
    .exec(db)
    .await
    .unwrap();
}

/// Two kecamatan that count complaints in 2022, and cases in 2023.
async fn cerita() -> Kabupaten {
    let kabupaten = Kabupaten::new().await;
    for (tahun, satuan, angka) in [(2022, "Keluhan", ["8", "6"]), (2023, "Kasus", ["3", "5"])] {
        for (nomor, angka) in (1..).zip(angka) {
            let isi = lkjip_indikator::ActiveModel {
                satuan: Set(satuan.to_owned()),
                ..Default::default()
            };
            menulis(&kabupaten, (nomor, tahun), angka, isi).await;
        }
    }
    kabupaten
}

/// The analyst changes the indicator of complaints, a minute later.
async fn ubah(kabupaten: &Kabupaten, isi: &str) {
    kabupaten.world.pass(60);
    let kini = r#"{ indikator(kode: "KELUHAN") { id version } }"#;
    let kini = kabupaten.jawab(Peran::Analis, kini, "indikator").await;
    let query = format!(
        "mutation {{ indikatorUpdate(input: {{ id: {}, version: {}, {isi} }}) {{ \
         userErrors {{ code path }} }} }}",
        kini["id"], kini["version"]
    );
    let answer = kabupaten.tanya(Peran::Analis, &query).await;
    assert_eq!(
        ok(&answer)["indikatorUpdate"]["userErrors"],
        json!([]),
        "{answer}"
    );
}

/// Who is ranked in a year, by what unit, and who is not for the unit of their report.
async fn tempat(kabupaten: &Kabupaten, args: &str) -> (Vec<String>, Value, usize) {
    let query = format!(
        r#"{{ peringkat(indikator: "KELUHAN", {args}) {{ indikator {{ satuan }}
            barisList {{ kecamatan {{ kode }} }} tanpaDataList {{ alasan }} }} }}"#
    );
    let hasil = kabupaten.jawab(Peran::Analis, &query, "peringkat").await;
    let alasan = petik(&hasil["tanpaDataList"], "/alasan");
    (
        petik(&hasil["barisList"], "/kecamatan/kode"),
        hasil["indikator"]["satuan"].clone(),
        alasan.iter().filter(|ini| *ini == "SATUAN_BERBEDA").count(),
    )
}

/// Kecamatan whose change was not told, as the years measure otherwise.
fn tanpa(perubahan: &Value) -> Vec<String> {
    assert_eq!(perubahan["barisList"], json!([]));
    perubahan["tanpaPerubahanList"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|satu| satu["tanpaData"]["alasan"] == "SATUAN_BERBEDA")
        .map(|satu| {
            let kecamatan = &satu["tanpaData"]["kecamatan"];
            kecamatan["kode"].as_str().unwrap().to_owned()
        })
        .collect()
}

#[tokio::test]
async fn each_year_is_held_against_what_held_for_it() {
    let kabupaten = cerita().await;
    let dua = |satu: u8, dua: u8| vec![kode(satu), kode(dua)];
    let dahulu =
        |tahun: i32, saat: &str| format!(r#"tahun: {tahun}, asOf: "2023-11-14T22:{saat}Z""#);
    assert_eq!(
        tempat(&kabupaten, "tahun: 2023").await,
        (Vec::new(), json!("Keluhan"), 2)
    );
    ubah(&kabupaten, r#"berlakuMulai: 2023, satuan: "Kasus""#).await;
    assert_eq!(
        tempat(&kabupaten, "tahun: 2022").await,
        (dua(2, 1), json!("Keluhan"), 0)
    );
    assert_eq!(
        tempat(&kabupaten, "tahun: 2023").await,
        (dua(1, 2), json!("Kasus"), 0)
    );
    for (tahun, satuan) in [(2022, "Keluhan"), (2023, "Kasus")] {
        let query = format!(
            r#"{{ peringkatNegara(indikator: "KELUHAN", tahun: {tahun}) {{ indikator {{ satuan }} jumlah }} }}"#
        );
        let hasil = kabupaten
            .jawab(Peran::Analis, &query, "peringkatNegara")
            .await;
        assert_eq!(
            hasil,
            json!({ "indikator": { "satuan": satuan }, "jumlah": 2 })
        );
    }
    // What was known before is another matter.
    assert_eq!(
        tempat(&kabupaten, &dahulu(2023, "13:50")).await,
        (Vec::new(), json!("Keluhan"), 2)
    );
    // An earlier entry is corrected by its year, and keeps what it was, too.
    ubah(&kabupaten, r#"berlakuMulai: 0, satuan: "Aduan""#).await;
    assert_eq!(
        tempat(&kabupaten, "tahun: 2022").await,
        (Vec::new(), json!("Aduan"), 2)
    );
    assert_eq!(
        tempat(&kabupaten, "tahun: 2023").await,
        (dua(1, 2), json!("Kasus"), 0)
    );
    for (tahun, harapan) in [
        (2022, (dua(2, 1), json!("Keluhan"), 0)),
        (2023, (dua(1, 2), json!("Kasus"), 0)),
    ] {
        assert_eq!(
            tempat(&kabupaten, &dahulu(tahun, "14:50")).await,
            harapan,
            "{tahun}"
        );
    }
}

#[tokio::test]
async fn years_that_measure_otherwise_are_not_subtracted() {
    let kabupaten = cerita().await;
    ubah(&kabupaten, r#"berlakuMulai: 2023, satuan: "Kasus""#).await;
    let query = dasar::peringkat(r#"indikator: "KELUHAN", tahun: 2023"#);
    let hasil = kabupaten.jawab(Peran::Analis, &query, "peringkat").await;
    assert_eq!(
        petik(&hasil["barisList"], "/peringkatLalu"),
        ["null", "null"]
    );
    let menurut = "tahun: 2023, menurut: PENINGKATAN";
    assert_eq!(
        tempat(&kabupaten, menurut).await,
        (Vec::new(), json!("Kasus"), 2)
    );
    let query = tren::query(r#"indikator: "KELUHAN", dari: 2022, sampai: 2023"#);
    let hasil = kabupaten
        .jawab(Peran::Analis, &query, "trenIndikator")
        .await;
    assert_eq!(tanpa(&hasil["perubahan"]), [kode(1), kode(2)]);
    for titik in hasil["titikList"].as_array().unwrap() {
        assert_eq!(titik["statistik"]["realisasi"]["jumlah"], 2, "{titik}");
    }
    let query =
        tren_dasar::query(r#"menurut: CAPAIAN, indikator: "KELUHAN", dari: 2022, sampai: 2023"#);
    let hasil = kabupaten.jawab(Peran::Analis, &query, "tren").await;
    assert_eq!(tanpa(&hasil["perubahan"]), [kode(1), kode(2)]);
    let query = r#"{ matriks(indikatorList: ["KELUHAN"], tahunList: [2022, 2023], kecamatanList: ["35.29.01"]) {
        selList { tanpaData { alasan } indikator { satuan } tahunLalu {
            perubahanRealisasi { nilai alasan { kode } } } } } }"#;
    let hasil = kabupaten.jawab(Peran::Analis, query, "matriks").await;
    assert_eq!(
        hasil["selList"],
        json!([
            { "tanpaData": null, "indikator": { "satuan": "Keluhan" }, "tahunLalu": null },
            { "tanpaData": null, "indikator": { "satuan": "Kasus" }, "tahunLalu": {
                "perubahanRealisasi": { "nilai": null, "alasan": { "kode": "SKALA_BERBEDA" } } } },
        ])
    );
}

const KAMUS: &str = "Banyaknya keluhan warga yang tercatat pada loket pelayanan terpadu";
const SAMA: &str = "Frekuensi pengaduan masyarakat yang masuk di front office";
const LAIN: &str = "Banyaknya keluhan warga yang diselesaikan pada loket pelayanan";

/// Three kecamatan, the first two with a definition of their own.
async fn bertulis() -> Kabupaten {
    let kabupaten = Kabupaten::new().await;
    ubah(
        &kabupaten,
        &format!(r#"berlakuMulai: 0, definisi: "{KAMUS}""#),
    )
    .await;
    for (nomor, teks) in [(1, Some(SAMA)), (2, Some(LAIN)), (3, None)] {
        let isi = lkjip_indikator::ActiveModel {
            definisi: Set(teks.map(str::to_owned)),
            ..Default::default()
        };
        menulis(&kabupaten, (nomor, 2023), "5", isi).await;
    }
    kabupaten
}

/// The analyst decides of a text, a minute later; what is refused, and the decision in force then.
async fn putus(kabupaten: &Kabupaten, teks: &str, version: i64, putusan: &str) -> (Value, Value) {
    kabupaten.world.pass(60);
    let query = format!(
        r#"mutation {{ putusanDefinisiSave(input: {{ indikator: "KELUHAN", tahun: 2023, teks: "{teks}",
            version: {version}, putusan: {putusan}, alasan: "Dibaca bersama." }}) {{
            putusanDefinisi {{ version putusan oleh }} userErrors {{ code }} }} }}"#
    );
    let hasil = kabupaten
        .jawab(Peran::Analis, &query, "putusanDefinisiSave")
        .await;
    (
        hasil["userErrors"].clone(),
        hasil["putusanDefinisi"].clone(),
    )
}

/// Who is ranked, here and over all kabupaten, and how each text is judged.
async fn dinilai(kabupaten: &Kabupaten, per: &str) -> (Vec<String>, Value, Value) {
    let query = format!(
        r#"{{ peringkat(indikator: "KELUHAN", tahun: 2023{per}) {{ barisList {{ kecamatan {{ kode }} }} }} }}"#
    );
    let hasil = kabupaten.jawab(Peran::Camat, &query, "peringkat").await;
    let query =
        format!(r#"{{ peringkatNegara(indikator: "KELUHAN", tahun: 2023{per}) {{ jumlah }} }}"#);
    let negara = kabupaten
        .jawab(Peran::Analis, &query, "peringkatNegara")
        .await;
    let query = format!(
        r#"{{ definisiList(indikator: "KELUHAN", tahun: 2023{per}) {{ teks sama menurut version
            lkjipList {{ kecamatan {{ kode }} }} putusanList {{ version }} }} }}"#
    );
    let teks = kabupaten.jawab(Peran::Analis, &query, "definisiList").await;
    (
        petik(&hasil["barisList"], "/kecamatan/kode"),
        negara["jumlah"].clone(),
        teks,
    )
}

/// One text as it is judged, which has been decided of so many times.
fn teks(teks: &str, nomor: u8, sama: bool, kali: i64) -> Value {
    let putusan: Vec<Value> = (1..=kali)
        .rev()
        .map(|ini| json!({ "version": ini }))
        .collect();
    json!({
        "teks": teks, "sama": sama, "menurut": if kali == 1 { "PUTUSAN" } else { "KATA" }, "version": kali,
        "lkjipList": [{ "kecamatan": { "kode": kode(nomor) } }], "putusanList": putusan,
    })
}

#[tokio::test]
async fn what_the_analyst_decides_of_a_text_outweighs_its_words() {
    let kabupaten = bertulis().await;
    let menurut_kata = (
        vec![kode(2), kode(3)],
        json!(2),
        json!([teks(LAIN, 2, true, 0), teks(SAMA, 1, false, 0)]),
    );
    assert_eq!(dinilai(&kabupaten, "").await, menurut_kata);
    let putusan = |version: i64, putusan: Value| {
        let kini = json!({ "version": version, "putusan": putusan, "oleh": "Nama uji.analis" });
        (json!([]), kini)
    };
    assert_eq!(
        putus(&kabupaten, SAMA, 0, "SAMA").await,
        putusan(1, json!("SAMA"))
    );
    assert_eq!(
        putus(&kabupaten, &LAIN.to_uppercase(), 0, "LAIN").await,
        putusan(1, json!("LAIN"))
    );
    assert_eq!(
        dinilai(&kabupaten, "").await,
        (
            vec![kode(1), kode(3)],
            json!(2),
            json!([teks(LAIN, 2, false, 1), teks(SAMA, 1, true, 1)]),
        )
    );
    let (salah, kini) = putus(&kabupaten, LAIN, 0, "SAMA").await;
    assert_eq!(salah, json!([{ "code": "CONFLICT" }]));
    assert_eq!(kini["version"], 1);
    // What was decided later was not known before.
    let dahulu = r#", asOf: "2023-11-14T22:14:30Z""#;
    assert_eq!(dinilai(&kabupaten, dahulu).await, menurut_kata);
    // Taken back, the words decide again.
    assert_eq!(
        putus(&kabupaten, LAIN, 1, "null").await,
        putusan(2, Value::Null)
    );
    putus(&kabupaten, SAMA, 1, "null").await;
    assert_eq!(
        dinilai(&kabupaten, "").await,
        (
            menurut_kata.0,
            menurut_kata.1,
            json!([teks(LAIN, 2, true, 2), teks(SAMA, 1, false, 2)]),
        )
    );
}
