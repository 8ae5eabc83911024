//! An answer may be given again, but never one that is no longer right, and never to somebody else.

use entity::status::{JenisTolokUkur, Letak, Peran, StatusLkjip};
use entity::value::Nilai;
use entity::{indikator, kecamatan, lkjip, pengguna, tolok_ukur};
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::{Value, json};

use crate::fixture::{Kabupaten, skm};
use crate::harness::{Tokens, World, ok};

const PERINGKAT: &str =
    r#"{ peringkat(indikator: "SKM", tahun: 2023) { barisList { nilai kecamatan { nama } } } }"#;

async fn nilai(world: &World, tokens: &Tokens) -> Vec<String> {
    let answer = world.ask(Some(tokens), PERINGKAT, &json!({})).await;
    let baris = ok(&answer)["peringkat"]["barisList"].as_array().unwrap();
    baris
        .iter()
        .map(|satu| satu["nilai"].as_str().unwrap().to_owned())
        .collect()
}

async fn dua() -> Kabupaten {
    let kabupaten = Kabupaten::new().await;
    for (nomor, realisasi) in [(1, "81"), (2, "79")] {
        let baris = [skm(realisasi)];
        kabupaten
            .laporan(nomor, 2023, 1, StatusLkjip::Disetujui, &baris)
            .await;
    }
    kabupaten
}

#[tokio::test]
async fn a_comparison_that_is_asked_again_costs_one_statement() {
    let kabupaten = dua().await;
    let tokens = kabupaten.world.login("uji.analis").await;
    let pertama = nilai(&kabupaten.world, &tokens).await;
    let sebelum = kabupaten.world.app.db.statements();
    assert_eq!(nilai(&kabupaten.world, &tokens).await, pertama);
    assert_eq!(kabupaten.world.app.db.statements() - sebelum, 1);
    // Nor does a draft that is being typed change it.
    kabupaten
        .laporan(3, 2023, 1, StatusLkjip::Draf, &[skm("99")])
        .await;
    let sebelum = kabupaten.world.app.db.statements();
    assert_eq!(nilai(&kabupaten.world, &tokens).await, pertama);
    assert_eq!(kabupaten.world.app.db.statements() - sebelum, 1);
}

#[tokio::test]
async fn what_another_process_approves_is_seen_at_once() {
    let kabupaten = dua().await;
    let lain = kabupaten.world.beside().await;
    let tokens = kabupaten.world.login("uji.analis").await;
    let draf = kabupaten
        .laporan(3, 2023, 1, StatusLkjip::Draf, &[skm("90")])
        .await;
    for status in [StatusLkjip::Disetujui, StatusLkjip::Draf].repeat(10) {
        assert_eq!(
            nilai(&kabupaten.world, &tokens).await,
            nilai(&lain, &tokens).await
        );
        let row = lkjip::ActiveModel {
            id: Set(draf),
            status: Set(status),
            ..Default::default()
        };
        lkjip::Entity::update(row)
            .exec(lain.app.db.writer())
            .await
            .unwrap();
        let harapan = if status == StatusLkjip::Disetujui {
            vec!["90", "81", "79"]
        } else {
            vec!["81", "79"]
        };
        assert_eq!(nilai(&kabupaten.world, &tokens).await, harapan);
    }
}

#[tokio::test]
async fn a_draft_is_answered_as_it_is_now() {
    let kabupaten = dua().await;
    let lain = kabupaten.world.beside().await;
    let id = kabupaten
        .laporan(13, 2023, 1, StatusLkjip::Draf, &[skm("90")])
        .await;
    let tokens = kabupaten.world.login("uji.operator").await;
    for version in 2..12 {
        let row = lkjip::ActiveModel {
            id: Set(id),
            version: Set(version),
            ..Default::default()
        };
        lkjip::Entity::update(row)
            .exec(lain.app.db.writer())
            .await
            .unwrap();
        let query = r#"{ lkjip(kecamatan: "35.29.13", tahun: 2023) { version } }"#;
        let answer = kabupaten.world.ask(Some(&tokens), query, &json!({})).await;
        assert_eq!(ok(&answer)["lkjip"]["version"], version);
    }
}

/// What an analyst may change of the reference data is in the next comparison.
#[tokio::test]
async fn reference_data_that_change_are_seen_at_once() {
    let kabupaten = dua().await;
    let lain = kabupaten.world.beside().await;
    let db = lain.app.db.writer();
    let tokens = kabupaten.world.login("uji.analis").await;
    let query = r#"{ perbandinganIndikator(indikator: "SKM", tahun: 2023) { indikator { nama } barisList {
        kecamatan { nama } indikatorLkjip { terhadapTolokUkurList { tolokUkur { nilai } } } } } }"#;
    let tanya = async || {
        let answer = kabupaten.world.ask(Some(&tokens), query, &json!({})).await;
        ok(&answer).clone()
    };
    let mut dilihat: Vec<Value> = vec![tanya().await];
    let satu = indikator::Entity::find()
        .filter(indikator::Column::Kode.eq("SKM"))
        .one(db)
        .await
        .unwrap()
        .unwrap();
    let camat = kecamatan::Entity::find()
        .filter(kecamatan::Column::Kode.eq("35.29.01"))
        .one(db)
        .await
        .unwrap()
        .unwrap();
    let kabupaten_id = camat.kabupaten_id;
    indikator::Entity::update(indikator::ActiveModel {
        id: Set(satu.id),
        nama: Set("Nama lain".to_owned()),
        ..Default::default()
    })
    .exec(db)
    .await
    .unwrap();
    dilihat.push(tanya().await);
    kecamatan::Entity::update(kecamatan::ActiveModel {
        id: Set(camat.id),
        nama: Set("Nama lain".to_owned()),
        letak: Set(Letak::Kepulauan),
        ..Default::default()
    })
    .exec(db)
    .await
    .unwrap();
    dilihat.push(tanya().await);
    tolok_ukur::Entity::insert(tolok_ukur::ActiveModel {
        kabupaten_id: Set(kabupaten_id),
        indikator_id: Set(satu.id),
        jenis: Set(JenisTolokUkur::Provinsi),
        tahun: Set(2023),
        nilai: Set(Nilai(851_200)),
        nama: Set("Uji".to_owned()),
        skala: Set(satu.satuan),
        sumber: Set("uji".to_owned()),
        version: Set(1),
        ..Default::default()
    })
    .exec(db)
    .await
    .unwrap();
    dilihat.push(tanya().await);
    tolok_ukur::Entity::delete_many()
        .filter(tolok_ukur::Column::Nama.eq("Uji"))
        .exec(db)
        .await
        .unwrap();
    dilihat.push(tanya().await);
    for (lama, baru) in dilihat.iter().zip(&dilihat[1..]) {
        assert_ne!(lama, baru);
    }
}

#[tokio::test]
async fn an_answer_is_for_who_may_see_it() {
    let kabupaten = dua().await;
    kabupaten.world.account("analis.dua", Peran::Analis).await;
    kabupaten
        .laporan(3, 2023, 1, StatusLkjip::Diajukan, &[skm("99")])
        .await;
    let query = r#"{ saya { username } peringkat(indikator: "SKM", tahun: 2023) { barisList { nilai } }
        kecamatan(kode: "35.29.03") { lkjip(tahun: 2023) { status } } }"#;
    for _ in 0..2 {
        for (username, melihat) in [
            ("uji.analis", true),
            ("analis.dua", true),
            ("uji.reviewer", true),
            ("uji.integrasi", false),
            ("uji.operator", false),
        ] {
            let tokens = kabupaten.world.login(username).await;
            let answer = kabupaten.world.ask(Some(&tokens), query, &json!({})).await;
            let data = ok(&answer);
            assert_eq!(data["saya"]["username"], username);
            assert_eq!(
                data["kecamatan"]["lkjip"].is_object(),
                melihat,
                "{username}"
            );
        }
    }
}

#[tokio::test]
async fn who_is_locked_or_gets_another_role_gets_no_answer_of_before() {
    let kabupaten = dua().await;
    let lain = kabupaten.world.beside().await;
    let tokens = kabupaten.world.login("uji.analis").await;
    nilai(&kabupaten.world, &tokens).await;
    let akun = kabupaten.akun[&Peran::Analis];
    let query = r#"{ peringkat(indikator: "SKM", tahun: 2023, sertakanProses: true) { tahun } }"#;
    let kode = async || {
        let answer = kabupaten.world.ask(Some(&tokens), query, &json!({})).await;
        answer["errors"][0]["extensions"]["code"].clone()
    };
    assert_eq!(kode().await, Value::Null);
    lain.set(pengguna::ActiveModel {
        id: Set(akun),
        peran: Set(Peran::Integrasi),
        ..Default::default()
    })
    .await;
    assert_eq!(kode().await, "FORBIDDEN");
    lain.lock(akun).await;
    assert_eq!(kode().await, "UNAUTHENTICATED");
}
