//! Who may take a file, and for how long.

use entity::status::{Peran, StatusLkjip};
use entity::{audit, pengguna};
use reqwest::StatusCode;
use reqwest::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, RETRY_AFTER,
    X_CONTENT_TYPE_OPTIONS,
};
use sea_orm::ActiveValue::{Set, Unchanged};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, TransactionTrait as _};
use serde_json::{Value, json};

use super::{ambil, tautan};
use crate::fixture::{Kabupaten, skm};
use crate::harness::{Tokens, code, ok};

const FIELD: &str = r#"peringkat(indikator: "SKM", tahun: 2023)"#;

/// An approved report of one kecamatan and one under review of another.
async fn cerita() -> (Kabupaten, Tokens) {
    let kabupaten = Kabupaten::new().await;
    for (nomor, status, realisasi) in [
        (1, StatusLkjip::Disetujui, "81"),
        (2, StatusLkjip::Diajukan, "79"),
    ] {
        let baris = [skm(realisasi)];
        kabupaten.laporan(nomor, 2023, 1, status, &baris).await;
    }
    let analis = kabupaten.world.login("uji.analis").await;
    (kabupaten, analis)
}

#[tokio::test]
async fn a_link_is_for_its_caller_and_for_a_short_time() {
    let (kabupaten, analis) = cerita().await;
    let world = &kabupaten.world;
    let query = format!("{{ {FIELD} {{ unduhan(bentuk: CSV) {{ tautan berlakuSampai }} }} }}");
    let answer = world.ask(Some(&analis), &query, &json!({})).await;
    let unduhan = &ok(&answer)["peringkat"]["unduhan"];
    // The world's clock stands at 2023-11-14T22:13:20Z.
    assert_eq!(unduhan["berlakuSampai"], "2023-11-14T22:18:20Z");
    let tautan = unduhan["tautan"].as_str().unwrap();
    assert_eq!(
        ambil(world, Some(&analis), tautan).await.status,
        StatusCode::OK
    );

    let (status, code, _) = ambil(world, None, tautan).await.ditolak();
    assert_eq!(
        (status, code.as_str()),
        (StatusCode::UNAUTHORIZED, "UNAUTHENTICATED")
    );
    // Not even who may do more.
    for nama in ["uji.admin", "uji.reviewer"] {
        let lain = world.login(nama).await;
        let ditolak = ambil(world, Some(&lain), tautan).await.ditolak();
        assert_eq!(
            ditolak,
            (
                StatusCode::FORBIDDEN,
                "TAUTAN_ORANG_LAIN".to_owned(),
                "Tautan unduhan ini dibuat bagi orang lain; minta tautan Anda sendiri.".to_owned(),
            )
        );
    }
    let mut diubah = tautan.to_owned();
    let titik = diubah.rfind('.').unwrap();
    let ganti = if diubah.as_bytes()[titik + 9] == b'A' {
        "B"
    } else {
        "A"
    };
    diubah.replace_range(titik + 9..titik + 10, ganti);
    for salah in [
        diubah.as_str(),
        "/unduhan/x",
        // An access token is no link.
        &format!("/unduhan/{}", analis.access),
    ] {
        let ditolak = ambil(world, Some(&analis), salah).await.ditolak();
        assert_eq!(
            ditolak,
            (
                StatusCode::NOT_FOUND,
                "TAUTAN_TIDAK_SAH".to_owned(),
                "Tautan unduhan tidak sah; minta yang baru pada perbandingannya.".to_owned(),
            ),
            "{salah}"
        );
    }
    // Nor is a link an access token.
    let palsu = Tokens {
        access: tautan.trim_start_matches("/unduhan/").to_owned(),
        ..analis.clone()
    };
    assert_eq!(world.saya(&palsu).await, None);

    world.pass(299);
    assert_eq!(
        ambil(world, Some(&analis), tautan).await.status,
        StatusCode::OK
    );
    world.pass(1);
    let ditolak = ambil(world, Some(&analis), tautan).await.ditolak();
    assert_eq!(
        ditolak,
        (
            StatusCode::GONE,
            "TAUTAN_KEDALUWARSA".to_owned(),
            "Tautan unduhan sudah kedaluwarsa; minta yang baru pada perbandingannya.".to_owned(),
        )
    );
    // The same question asked again is given a link of its own.
    let answer = world.ask(Some(&analis), &query, &json!({})).await;
    let baru = &ok(&answer)["peringkat"]["unduhan"];
    assert_eq!(baru["berlakuSampai"], "2023-11-14T22:23:20Z");
    let baru = baru["tautan"].as_str().unwrap();
    assert_eq!(
        ambil(world, Some(&analis), baru).await.status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn an_account_makes_few_downloads_at_once() {
    let (kabupaten, analis) = cerita().await;
    let world = &kabupaten.world;
    let tautan = tautan(world, &analis, FIELD, "CSV").await;
    let akun = pengguna::Entity::find()
        .filter(pengguna::Column::Username.eq("uji.analis"))
        .one(world.app.db.reader())
        .await
        .unwrap()
        .unwrap();
    let giliran: Vec<_> = std::iter::repeat_with(|| world.app.unduhan_akun.take(akun.id))
        .take_while(Result::is_ok)
        .collect();
    let (status, code, _) = ambil(world, Some(&analis), &tautan).await.ditolak();
    assert_eq!(
        (status, code.as_str()),
        (StatusCode::TOO_MANY_REQUESTS, "RATE_LIMITED")
    );
    drop(giliran);
    let unduhan = ambil(world, Some(&analis), &tautan).await;
    assert_eq!(unduhan.status, StatusCode::OK);
}

#[tokio::test]
async fn a_comparison_that_takes_too_long_is_told_as_that() {
    let (kabupaten, analis) = cerita().await;
    let tautan = tautan(&kabupaten.world, &analis, FIELD, "CSV").await;
    let lain = kabupaten
        .world
        .beside_with(|config| config.graphql.timeout_ms = 100)
        .await;
    // Who asks is known from now on.
    ambil(&lain, Some(&analis), "/unduhan/x").await.ditolak();
    let mut sibuk = Vec::new();
    for _ in 0..lain.app.config.database.max_connections {
        sibuk.push(lain.app.db.reader().begin().await.unwrap());
    }
    let unduhan = ambil(&lain, Some(&analis), &tautan).await;
    let (status, kode, _) = unduhan.ditolak();
    assert_eq!(
        (status, kode.as_str()),
        (StatusCode::SERVICE_UNAVAILABLE, "TIMEOUT")
    );
    assert_eq!(unduhan.headers[RETRY_AFTER], "5");
    let query = format!("{{ {FIELD} {{ tahun }} }}");
    let answer = lain.send_graphql(Some(&analis), &query, &json!({})).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(code(&answer.body), "TIMEOUT");
    drop(sibuk);
}

#[tokio::test]
async fn a_file_is_saved_under_a_telling_name_and_kept_by_nobody() {
    let (kabupaten, analis) = cerita().await;
    let world = &kabupaten.world;
    for (bentuk, nama, media) in [
        (
            "CSV",
            "peringkat-SKM-2023.csv",
            "text/csv; charset=utf-8; header=present",
        ),
        (
            "CSV_EXCEL",
            "peringkat-SKM-2023-excel.csv",
            "text/csv; charset=utf-8; header=present",
        ),
        (
            "XLSX",
            "peringkat-SKM-2023.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    ] {
        let tautan = tautan(world, &analis, FIELD, bentuk).await;
        let unduhan = ambil(world, Some(&analis), &tautan).await;
        assert_eq!(unduhan.status, StatusCode::OK);
        let harapan = format!("attachment; filename=\"{nama}\"");
        assert_eq!(unduhan.headers[CONTENT_DISPOSITION], harapan);
        assert_eq!(unduhan.headers[CONTENT_TYPE], media);
        assert_eq!(unduhan.headers[CACHE_CONTROL], "no-store");
        assert_eq!(unduhan.headers[X_CONTENT_TYPE_OPTIONS], "nosniff");
        assert_eq!(unduhan.headers[CONTENT_SECURITY_POLICY], "sandbox");
    }
}

#[tokio::test]
async fn rights_and_figures_are_those_of_the_download() {
    let (kabupaten, analis) = cerita().await;
    let world = &kabupaten.world;
    let field = r#"peringkat(indikator: "SKM", tahun: 2023, sertakanProses: true)"#;
    let tautan = tautan(world, &analis, field, "CSV").await;
    let jumlah = async || {
        let unduhan = ambil(world, Some(&analis), &tautan).await;
        unduhan.tabel().bagian("PERINGKAT").len()
    };
    assert_eq!(jumlah().await, 2);
    // What is submitted meanwhile is in the file.
    kabupaten
        .laporan(3, 2023, 1, StatusLkjip::Diajukan, &[skm("90")])
        .await;
    assert_eq!(jumlah().await, 3);
    // Whoever may no longer see reports under review gets none.
    let analis_id = kabupaten.akun[&Peran::Analis];
    let peran = |peran| pengguna::ActiveModel {
        id: Unchanged(analis_id),
        peran: Set(peran),
        ..Default::default()
    };
    world.set(peran(Peran::Admin)).await;
    let (status, code, kalimat) = ambil(world, Some(&analis), &tautan).await.ditolak();
    assert_eq!(
        (status, code.as_str()),
        (StatusCode::FORBIDDEN, "FORBIDDEN")
    );
    assert_eq!(kalimat, "Anda tidak berwenang melakukan ini.");
    world.set(peran(Peran::Analis)).await;
    assert_eq!(jumlah().await, 3);
    world.lock(analis_id).await;
    let ditolak = ambil(world, Some(&analis), &tautan).await;
    assert_eq!(ditolak.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn those_who_see_one_kecamatan_take_one() {
    let (kabupaten, _) = cerita().await;
    let camat = kabupaten.world.login("uji.camat").await;
    let field = "pemantauanTriwulan(tahun: 2023, triwulan: 1)";
    let tautan = tautan(&kabupaten.world, &camat, field, "CSV").await;
    let unduhan = ambil(&kabupaten.world, Some(&camat), &tautan).await;
    let baris = unduhan.tabel().baris;
    assert_eq!(baris.len(), 1);
    assert_eq!(baris[0]["kecamatan_kode"], "35.29.13");
}

#[tokio::test]
async fn the_trail_tells_who_took_what() {
    let (kabupaten, analis) = cerita().await;
    let world = &kabupaten.world;
    let tautan = tautan(world, &analis, FIELD, "XLSX").await;
    assert!(jejak(&kabupaten).await.is_empty());
    ambil(world, Some(&analis), &tautan).await;
    let lain = world.login("uji.admin").await;
    ambil(world, Some(&lain), &tautan).await;
    let jejak = jejak(&kabupaten).await;
    let [satu] = &jejak[..] else {
        panic!("{jejak:?}");
    };
    assert_eq!(satu.pengguna_id, Some(kabupaten.akun[&Peran::Analis]));
    assert_eq!(satu.objek, "perbandingan:peringkat");
    let rincian: Value = serde_json::from_str(&satu.rincian).unwrap();
    assert_eq!(
        rincian,
        json!({ "argumen": { "indikator": "SKM", "tahun": 2023 }, "bentuk": "XLSX" })
    );
    assert!(satu.request_id.is_some());
}

async fn jejak(kabupaten: &Kabupaten) -> Vec<audit::Model> {
    audit::Entity::find()
        .filter(audit::Column::Kejadian.eq("perbandingan.unduh"))
        .all(kabupaten.world.app.db.reader())
        .await
        .unwrap()
}
