//! What a question costs does not depend on how many kecamatan it is about.

use entity::status::{BobotSkm, Peran, StatusLkjip};
use serde_json::json;

use super::indikator::{PENUH, pasongsongan};
use super::{dasar, matriks, pengajuan, peringkat, serapan, skm, survei, tren, tren_dasar};
use crate::fixture::Kabupaten;
use crate::harness::ok;

async fn berisi(kecamatan: u8) -> Kabupaten {
    let kabupaten = Kabupaten::new().await;
    let komposit = json!({ "kode": "UJI", "nama": "Uji", "tahunMulai": 2020, "dasarHukum": "Uji",
        "komponenList": [{ "jenis": "SKM", "bobot": "60", "bawah": "25", "atas": "100" },
            { "jenis": "SERAPAN", "bobot": "40", "bawah": "0", "atas": "100" }] });
    let mutasi = "mutation($input: KompositSaveInput!) { kompositSave(input: $input) { userErrors { path } } }";
    let analis = kabupaten.world.login("uji.analis").await;
    let answer = kabupaten
        .world
        .ask(Some(&analis), mutasi, &json!({ "input": komposit }))
        .await;
    assert_eq!(ok(&answer)["kompositSave"]["userErrors"], json!([]));
    for nomor in 1..=kecamatan {
        let id = kabupaten
            .laporan(nomor, 2023, 1, StatusLkjip::Disetujui, &[pasongsongan()])
            .await;
        let angka = (Some(2), Some(3), Some(1));
        serapan::program(&kabupaten, id, ("I", Some("7.01.01".to_owned())), angka).await;
        let jawaban = survei::Isi::Jawaban([0, 1, i32::from(nomor), 10]);
        let isi = (BobotSkm::Tepat, jawaban);
        survei::survei(&kabupaten, id, isi, (Some(11 + i32::from(nomor)), None)).await;
    }
    kabupaten
}

#[tokio::test]
async fn the_number_of_statements_does_not_grow_with_the_kecamatan() {
    let pertanyaan = [
        PENUH.to_owned(),
        peringkat::peringkat(r#"indikator: "SKM", tahun: 2023"#),
        peringkat::peringkat(r#"indikator: "SKM", tahun: 2023, menurut: PENINGKATAN"#),
        survei::QUERY.to_owned(),
        dasar::peringkat("tahun: 2023, menurut: SERAPAN"),
        dasar::peringkat(r#"tahun: 2023, menurut: KOMPOSIT, komposit: "UJI""#),
        tren_dasar::query("menurut: SKM, dari: 2022, sampai: 2023"),
        tren_dasar::query(r#"menurut: KOMPOSIT, komposit: "UJI", dari: 2022, sampai: 2023"#),
        pengajuan::QUERY.replace("2022", "2023"),
        serapan::query("tahun: 2023"),
        "{ pemantauanTriwulan(tahun: 2023, triwulan: 2) { jumlahLengkap barisList { terisi seluruhnya \
         kecamatan { kode } belumList { nomor } capaian { nilai } lkjip { status indikatorList { \
         triwulanList { kumulatif { capaian { nilai } } } } evaluasiAkip { skala { komponenList { bobot } } \
         komponenList { nilai } rekomendasiList { uraian } } \
         skm { tindakLanjutList { uraian } profilList { jumlah } } } } } }"
            .to_owned(),
    ];
    let mut ongkos = Vec::new();
    for kabupaten in [berisi(2).await, berisi(27).await] {
        let mut satu = Vec::new();
        for query in &pertanyaan {
            let sebelum = kabupaten.world.app.db.statements();
            let answer = kabupaten.tanya(Peran::Analis, query).await;
            assert!(answer.get("errors").is_none(), "{answer}");
            satu.push(kabupaten.world.app.db.statements() - sebelum);
        }
        ongkos.push(satu);
    }
    assert_eq!(ongkos[0], ongkos[1]);
    assert!(ongkos[0].iter().all(|&ongkos| ongkos < 40), "{ongkos:?}");
}

/// Two kecamatan, indicators and years; and 27, of three indicators and years.
#[tokio::test]
async fn nor_with_the_indicators_and_years() {
    let mut ongkos = Vec::new();
    for (kecamatan, indikator, tahun) in [
        (2, r#""SKM", "SAKIP""#, "2022, 2023"),
        (27, r#""SKM", "SAKIP", "KELUHAN""#, "2021, 2022, 2023"),
    ] {
        let kabupaten = berisi(kecamatan).await;
        for nomor in 1..=kecamatan {
            let baris = [pasongsongan()];
            let id = kabupaten
                .laporan(nomor, 2022, 1, StatusLkjip::Disetujui, &baris)
                .await;
            skm::survei(&kabupaten, id, Some(30_000), &[]).await;
        }
        let args = format!("indikatorList: [{indikator}], tahunList: [{tahun}], letak: DARATAN");
        let mut satu = Vec::new();
        let dari = if kecamatan == 2 { 2022 } else { 2021 };
        let tren = tren::query(&format!(
            r#"indikator: "SKM", dari: {dari}, sampai: 2023, letak: DARATAN"#
        ));
        let rekap = pengajuan::rekap(dari, 2023);
        for query in [
            matriks::query(&args),
            matriks::sebaran(&args),
            tren,
            rekap,
            skm::query("tahun: 2022"),
        ] {
            let sebelum = kabupaten.world.app.db.statements();
            let answer = kabupaten.tanya(Peran::Analis, &query).await;
            assert!(answer.get("errors").is_none(), "{answer}");
            satu.push(kabupaten.world.app.db.statements() - sebelum);
        }
        ongkos.push(satu);
    }
    assert_eq!(ongkos[0], ongkos[1]);
}
