use entity::id::LkjipId;
use entity::lkjip;
use entity::status::{Peran, StatusLkjip};
use entity::value::Waktu;
use sea_orm::{ActiveValue::Set, EntityTrait as _};
use serde_json::json;

use super::indikator::PENUH;
use super::peringkat::peringkat;
use super::serapan;
use crate::fixture::{Kabupaten, petik, skm};

/// 2024-03-01T00:00:00Z, and the days after it.
fn hari(ke: i64) -> Waktu {
    Waktu(1_709_251_200_000 + ke * 86_400_000)
}

/// Notes when a revision was approved, and when another took its place.
async fn berlaku(kabupaten: &Kabupaten, id: LkjipId, sejak: i64, sampai: Option<i64>) {
    lkjip::Entity::update(lkjip::ActiveModel {
        id: sea_orm::ActiveValue::Unchanged(id),
        disetujui_pada: Set(Some(hari(sejak))),
        digantikan_pada: Set(sampai.map(hari)),
        ..Default::default()
    })
    .exec(kabupaten.world.app.db.writer())
    .await
    .unwrap();
}

/// Two kecamatan whose places a revision changes on day 5, and one that comes in on day 3.
async fn cerita() -> Kabupaten {
    let kabupaten = Kabupaten::new().await;
    kabupaten
        .world
        .pass((hari(10).0 - 1_700_000_000_000) / 1000);
    for (nomor, tahun, revisi, realisasi, sejak, sampai) in [
        (1, 2023, 1, "80", 1, Some(5)),
        (1, 2023, 2, "90", 5, None),
        (2, 2023, 1, "85", 1, None),
        (3, 2023, 1, "70", 3, None),
        (1, 2022, 1, "60", 0, Some(4)),
        (1, 2022, 2, "65", 4, None),
    ] {
        let id = kabupaten
            .laporan(
                nomor,
                tahun,
                revisi,
                StatusLkjip::Disetujui,
                &[skm(realisasi)],
            )
            .await;
        let angka = (Some(100), None, Some(10 * i64::from(revisi)));
        serapan::program(&kabupaten, id, ("I", Some("7.01.01".to_owned())), angka).await;
        berlaku(&kabupaten, id, sejak, sampai).await;
    }
    kabupaten
}

#[tokio::test]
async fn a_published_ranking_can_be_had_again() {
    let kabupaten = cerita().await;
    for (per, nilai, tanpa) in [
        ("2024-03-01T12:00:00Z", &[][..], 27),
        ("2024-03-02T00:00:00Z", &["85", "80"], 25),
        ("2024-03-04T00:00:00Z", &["85", "80", "70"], 24),
        ("2024-03-05T23:59:59.999Z", &["85", "80", "70"], 24),
        ("2024-03-06T07:00:00+07:00", &["90", "85", "70"], 24),
        ("2024-03-11T00:00:00Z", &["90", "85", "70"], 24),
    ] {
        let query = peringkat(&format!(r#"indikator: "SKM", tahun: 2023, asOf: "{per}""#));
        let hasil = kabupaten.jawab(Peran::Camat, &query, "peringkat").await;
        assert_eq!(petik(&hasil["barisList"], "/nilai"), nilai, "{per}");
        assert_eq!(hasil["tanpaDataList"].as_array().unwrap().len(), tanpa);
    }
    let kini = peringkat(r#"indikator: "SKM", tahun: 2023"#);
    let hasil = kabupaten.jawab(Peran::Camat, &kini, "peringkat").await;
    assert_eq!(petik(&hasil["barisList"], "/nilai"), ["90", "85", "70"]);
}

#[tokio::test]
async fn comparison_and_absorption_stand_as_they_stood_and_so_do_earlier_years() {
    let kabupaten = cerita().await;
    for (hari_ini, realisasi, lalu, belanja) in [
        (2, ["80", "85"], "60", "10"),
        (4, ["80", "85"], "65", "10"),
        (6, ["90", "85"], "65", "20"),
    ] {
        let as_of = format!(
            r#"tahun: 2023, asOf: "2024-03-{:02}T01:00:00Z""#,
            hari_ini + 1
        );
        let query = PENUH.replace("tahun: 2023", &as_of);
        let hasil = kabupaten
            .jawab(Peran::Analis, &query, "perbandinganIndikator")
            .await;
        let baris = &hasil["barisList"];
        assert_eq!(petik(baris, "/realisasi/nilai")[..2], realisasi);
        assert_eq!(baris[0]["tahunLaluList"][0]["realisasi"]["nilai"], lalu);
        let hasil = kabupaten
            .jawab(Peran::Analis, &serapan::query(&as_of), "serapanProgram")
            .await;
        assert_eq!(hasil["kecamatanList"][0]["jumlah"]["realisasi"], belanja);
    }
}

#[tokio::test]
async fn what_has_not_come_yet_and_what_no_history_tells_cannot_be_asked() {
    let kabupaten = cerita().await;
    for args in [
        r#"asOf: "2024-03-11T00:00:00.001Z""#,
        r#"asOf: "2024-03-04T00:00:00Z", sertakanProses: true"#,
    ] {
        for query in [
            peringkat(&format!(r#"indikator: "SKM", tahun: 2023, {args}"#)),
            serapan::query(&format!("tahun: 2023, {args}")),
        ] {
            let hasil = kabupaten.tanya(Peran::Analis, &query).await;
            assert_eq!(
                hasil["errors"][0]["extensions"]["code"],
                json!("BAD_USER_INPUT"),
                "{hasil}"
            );
            assert!(
                hasil["errors"][0]["message"]
                    .as_str()
                    .unwrap()
                    .contains("asOf")
            );
        }
    }
}
