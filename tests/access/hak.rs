//! Rights as they are told, and as they change: what an object offers, that the caller is known before
//! the input is looked at, that nobody repeats the deed of another, or acts with the rights of
//! yesterday.

use std::collections::BTreeSet;

use api::access::Action;
use api::approval;
use apollo_compiler::Schema;
use apollo_compiler::schema::ExtendedType;
use entity::pengguna;
use entity::status::{Langkah, Peran, StatusLkjip};
use reqwest::StatusCode;
use sea_orm::ActiveValue::Set;
use serde_json::{Map, Value, json};

use super::dunia::{
    A, B, CAMAT_A, Dunia, KLIEN_PERBANDINGAN, Laporan, OPERATOR_A, OPERATOR_B, REVIEWER,
    SEMUA_BARU, SEMUA_LUAR, SEMUA_PERAN,
};
use super::fields::{Keputusan, keputusan, sdl};
use super::ramalan::tampak;
use crate::harness::{code, paths, refused};

#[expect(clippy::too_many_lines, reason = "one promise of each kind of object")]
#[tokio::test]
async fn objects_tell_what_the_policy_lets_their_reader_do() {
    let dunia = Dunia::new().await;
    let dijanjikan: BTreeSet<String> = keputusan()
        .into_iter()
        .filter(|(_, keputusan)| *keputusan == Keputusan::Wenang)
        .map(|(field, _)| field)
        .collect();
    let diperiksa = [
        "AturanReviu.allowedActions",
        "DefinisiLaporan.allowedActions",
        "Indikator.allowedActions",
        "Kelompok.allowedActions",
        "Klien.allowedActions",
        "Komposit.allowedActions",
        "Lkjip.allowedActions",
        "Lkjip.dapatDiubah",
        "Lkjip.dapatMemutus",
        "Lkjip.dapatMenanggapi",
        "ParameterReviu.allowedActions",
        "Pengguna.allowedActions",
        "Periode.allowedActions",
        "PerpanjanganTenggat.allowedActions",
        "Tenggat.allowedActions",
        "TolokUkur.allowedActions",
        "UtasKomentar.allowedActions",
    ];
    assert_eq!(dijanjikan, diperiksa.map(str::to_owned).into());
    dunia.akun(&KLIEN_PERBANDINGAN).await;
    for orang in SEMUA_PERAN {
        let query = "{ lkjipList(first: 100) { nodes { id berlaku allowedActions dapatDiubah \
                     dapatMenanggapi dapatMemutus komentarList { allowedActions } } } \
                     indikatorList { allowedActions } periodeList { allowedActions } \
                     tenggatList { allowedActions perpanjanganList(berlaku: true) { allowedActions } } \
                     tolokUkurList { allowedActions } kelompokList { allowedActions } \
                     kompositList { allowedActions } \
                     aturanReviuList { allowedActions } parameterReviuList { allowedActions } \
                     saya { allowedActions } }";
        let data = dunia.baca(orang, query).await;
        for node in data["lkjipList"]["nodes"].as_array().unwrap() {
            let laporan = dunia.laporan.iter().find(|it| node["id"] == it.global());
            let laporan = laporan.unwrap();
            let (kode, status) = (laporan.kecamatan, laporan.status);
            let boleh: Vec<String> = Langkah::SEMUA
                .iter()
                .filter(|&&langkah| {
                    let jalan = if langkah == Langkah::BukaRevisi {
                        node["berlaku"] == true
                    } else {
                        approval::next(status, langkah).is_ok()
                    };
                    jalan && orang.boleh(Action::langkah(langkah, status), kode)
                })
                .map(|langkah| json!(langkah).as_str().unwrap().to_owned())
                .collect();
            assert_eq!(
                node["allowedActions"],
                json!(boleh),
                "{orang:?} {laporan:?}"
            );
            let ubah = approval::editable(status) && orang.boleh(Action::UbahIsi, kode);
            assert_eq!(node["dapatDiubah"], ubah, "{orang:?} {laporan:?}");
            let jawab = approval::editable(status) && orang.boleh(Action::Tanggapi, kode);
            assert_eq!(node["dapatMenanggapi"], jawab, "{orang:?} {laporan:?}");
            let putus =
                status == StatusLkjip::Diajukan && orang.boleh(Action::PutuskanTanggapan, kode);
            assert_eq!(node["dapatMemutus"], putus, "{orang:?} {laporan:?}");
            // The one thread of each report is closed.
            let komentar = if !orang.membaca_catatan(laporan) {
                json!([])
            } else if approval::discussable(status) && orang.boleh(Action::Komentar, kode) {
                json!([{ "allowedActions": ["BUKA_KEMBALI"] }])
            } else {
                json!([{ "allowedActions": [] }])
            };
            assert_eq!(node["komentarList"], komentar, "{orang:?} {laporan:?}");
        }
        let kamus = orang.boleh(Action::KelolaRujukan, orang.kabupaten());
        for (acuan, semua) in [
            ("indikatorList", json!(["UBAH"])),
            ("periodeList", json!(["UBAH"])),
            ("tenggatList", json!(["UBAH"])),
            ("aturanReviuList", json!(["UBAH"])),
            ("parameterReviuList", json!(["UBAH"])),
            ("tolokUkurList", json!(["UBAH", "HAPUS"])),
            ("kelompokList", json!(["UBAH", "HAPUS"])),
            ("kompositList", json!(["UBAH", "HAPUS"])),
        ] {
            let boleh = if kamus { semua } else { json!([]) };
            assert_eq!(data[acuan][0]["allowedActions"], boleh, "{orang:?} {acuan}");
        }
        let diperpanjang: Vec<&Value> = data["tenggatList"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|tenggat| tenggat["perpanjanganList"].as_array().unwrap())
            .collect();
        let boleh = if kamus {
            json!(["UBAH", "HAPUS"])
        } else {
            json!([])
        };
        assert_eq!(diperpanjang, [&json!({ "allowedActions": boleh })]);
        if orang.boleh(Action::Bandingkan, orang.kabupaten()) {
            let query = r#"{ definisiList(indikator: "SKM", tahun: 2021) { allowedActions } }"#;
            let data = dunia.baca(orang, query).await;
            let boleh = if kamus { json!(["UBAH"]) } else { json!([]) };
            assert_eq!(
                data["definisiList"][0]["allowedActions"], boleh,
                "{orang:?}"
            );
        }
        let kelola = orang.boleh(Action::KelolaPengguna, orang.kabupaten());
        let sendiri = if kelola {
            json!(["UBAH", "GANTI_SANDI", "AKHIRI_SESI", "PASANG_FAKTOR_KEDUA"])
        } else {
            json!(["GANTI_SANDI", "PASANG_FAKTOR_KEDUA"])
        };
        assert_eq!(data["saya"]["allowedActions"], sendiri, "{orang:?}");
        if kelola {
            let query = "{ penggunaList { nodes { username allowedActions } } klienList { allowedActions } }";
            let data = dunia.baca(orang, query).await;
            let klien = json!([{ "allowedActions": ["PUTAR_RAHASIA", "CABUT"] }]);
            assert_eq!(data["klienList"], klien);
            for node in data["penggunaList"]["nodes"].as_array().unwrap() {
                if node["username"] != orang.username {
                    assert_eq!(
                        node["allowedActions"],
                        json!(["UBAH", "RESET_SANDI", "AKHIRI_SESI"])
                    );
                }
            }
        }
    }
}

/// An input that is well-formed and wrong in every other way.
fn salah(sdl: &Schema, jenis: &str) -> Value {
    let input = sdl.get_input_object(jenis).unwrap();
    let mut isi = Map::new();
    for (nama, field) in &input.fields {
        if !field.is_required() && nama != "idempotencyKey" {
            continue;
        }
        let jenis = field.ty.inner_named_type();
        let nilai = match &sdl.types[jenis] {
            _ if field.ty.is_list() => json!([]),
            ExtendedType::InputObject(_) => salah(sdl, jenis),
            ExtendedType::Enum(jenis) => json!(jenis.values.keys().next().unwrap().as_str()),
            ExtendedType::Scalar(_)
            | ExtendedType::Object(_)
            | ExtendedType::Interface(_)
            | ExtendedType::Union(_) => match jenis.as_str() {
                "Int" => json!(-1),
                "Boolean" => json!(true),
                "JSON" => json!({}),
                "Desimal" | "Rupiah" => json!("-1"),
                "Tanggal" => json!("1999-12-31"),
                _ => json!(""),
            },
        };
        isi.insert(nama.to_string(), nilai);
    }
    Value::Object(isi)
}

#[tokio::test]
async fn who_asks_is_settled_before_what_is_asked() {
    let dunia = Dunia::new().await;
    let sdl = sdl();
    let diputuskan = keputusan();
    for (field, definisi) in &sdl.get_object("Mutation").unwrap().fields {
        let jenis = definisi.arguments[0].ty.inner_named_type();
        let query = format!(
            "mutation($input: {jenis}!) {{ {field}(input: $input) {{ userErrors {{ code }} }} }}"
        );
        let variables = json!({ "input": salah(&sdl, jenis) });
        let answer = dunia.tanya(None, &query, &variables).await;
        assert_eq!(code(&answer), "UNAUTHENTICATED", "{field}");
        if diputuskan[&format!("Mutation.{field}")] == Keputusan::Deed(vec![Action::Diri]) {
            continue;
        }
        for orang in SEMUA_BARU {
            let answer = dunia.tanya(Some(orang), &query, &variables).await;
            assert_eq!(code(&answer), "FORBIDDEN", "{orang:?} {field}");
        }
    }
}

#[tokio::test]
async fn before_the_password_is_changed_one_sees_oneself_and_no_further() {
    let dunia = Dunia::new().await;
    let sdl = sdl();
    let diputuskan = keputusan();
    for orang in SEMUA_BARU {
        for (nama, field) in &sdl.get_object("Pengguna").unwrap().fields {
            let jenis = field.ty.inner_named_type();
            let isi = if sdl.get_object(jenis).is_some() {
                "{ __typename }"
            } else {
                ""
            };
            let query = format!("{{ saya {{ {nama} {isi} }} }}");
            let answer = dunia.tanya(Some(orang), &query, &json!({})).await;
            let dekat = diputuskan[&format!("Pengguna.{nama}")] != Keputusan::Masuk;
            // Where the own account leads nowhere, there is nothing to refuse.
            if dekat || answer["data"]["saya"][nama.as_str()].is_null() && orang.di_kabupaten() {
                assert!(answer.get("errors").is_none(), "{orang:?} {answer:#}");
            } else {
                assert_eq!(code(&answer), "FORBIDDEN", "{orang:?} {nama}");
            }
        }
    }
}

const SIMPAN: &str = "mutation($input: LkjipNarasiSaveInput!) { lkjipNarasiSave(input: $input) { \
                      lkjip { id version } userErrors { code path } } }";

/// Saving the narrative of a draft of A under a key.
fn simpan(laporan: &Laporan, isi: &str, version: i64) -> Value {
    json!({
        "id": laporan.global(), "version": version, "idempotencyKey": "satu",
        "narasi": [{ "bagian": "PENUTUP", "isi": isi }],
    })
}

#[tokio::test]
async fn a_key_repeats_the_own_deed_and_nobody_elses() {
    let dunia = Dunia::new().await;
    let draf = dunia.pilih(A, 2022, 1);
    let pertama = dunia
        .minta(&OPERATOR_A, SIMPAN, simpan(draf, "Uji", 1))
        .await;
    assert_eq!(paths(&pertama, "lkjipNarasiSave"), [], "{pertama:#}");
    let lagi = dunia
        .minta(&OPERATOR_A, SIMPAN, simpan(draf, "Uji", 1))
        .await;
    assert_eq!(
        tampak(lagi),
        tampak(pertama),
        "a repeat is carried out once"
    );
    let lain = dunia
        .minta(&OPERATOR_A, SIMPAN, simpan(draf, "Lain", 2))
        .await;
    assert_eq!(refused(&lain, "lkjipNarasiSave").0, "KUNCI_DIPAKAI");
    // To another account the key is unused: the same words are a deed of their own.
    let camat = dunia.minta(&CAMAT_A, SIMPAN, simpan(draf, "Uji", 1)).await;
    assert_eq!(refused(&camat, "lkjipNarasiSave").0, "CONFLICT");
    let camat = dunia.minta(&CAMAT_A, SIMPAN, simpan(draf, "Lain", 2)).await;
    assert_eq!(paths(&camat, "lkjipNarasiSave"), [], "{camat:#}");
    // And it opens nothing that is hidden.
    for orang in [&OPERATOR_B, &REVIEWER, SEMUA_LUAR[0]] {
        let answer = dunia.minta(orang, SIMPAN, simpan(draf, "Uji", 1)).await;
        assert_eq!(code(&answer), "NOT_FOUND", "{orang:?}");
    }
}

#[tokio::test]
async fn other_rights_act_at_once_on_everything() {
    let dunia = Dunia::new().await;
    let akun = dunia.akun(&OPERATOR_A).await;
    let (draf, diajukan) = (dunia.pilih(A, 2022, 1), dunia.pilih(A, 2023, 1));
    let milik_b = dunia.pilih(B, 2025, 1);
    let disimpan = dunia
        .minta(&OPERATOR_A, SIMPAN, simpan(draf, "Uji", 1))
        .await;
    assert_eq!(paths(&disimpan, "lkjipNarasiSave"), [], "{disimpan:#}");
    // The tokens of before, whoever they now stand for.
    let tokens = dunia.tokens(&OPERATOR_A).await;
    let lihat = async |laporan: &Laporan| {
        let query = format!("{{ node(id: \"{}\") {{ id }} }}", laporan.global());
        let answer = dunia.world.ask(Some(&tokens), &query, &json!({})).await;
        answer["data"]["node"].is_object()
    };
    let ulang = async || {
        let variables = json!({ "input": simpan(draf, "Uji", 1) });
        dunia.world.ask(Some(&tokens), SIMPAN, &variables).await
    };
    assert!(lihat(draf).await && lihat(diajukan).await && !lihat(milik_b).await);

    let b = dunia.akun(&OPERATOR_B).await;
    let tempat_b = dunia.baris_akun(b).await.kecamatan_id;
    let ubah = pengguna::ActiveModel {
        id: Set(akun),
        ..Default::default()
    };
    dunia
        .world
        .set(pengguna::ActiveModel {
            kecamatan_id: Set(tempat_b),
            ..ubah.clone()
        })
        .await;
    assert!(!lihat(draf).await && !lihat(diajukan).await && lihat(milik_b).await);
    assert_eq!(code(&ulang().await), "NOT_FOUND", "nor by repeating a deed");

    dunia
        .world
        .set(pengguna::ActiveModel {
            peran: Set(Peran::Reviewer),
            kecamatan_id: Set(None),
            ..ubah.clone()
        })
        .await;
    assert!(!lihat(draf).await && lihat(diajukan).await && !lihat(milik_b).await);

    dunia
        .world
        .set(pengguna::ActiveModel {
            wajib_ganti_sandi: Set(true),
            ..ubah.clone()
        })
        .await;
    assert!(!lihat(diajukan).await);
    assert_eq!(code(&ulang().await), "FORBIDDEN");

    dunia
        .world
        .set(pengguna::ActiveModel {
            wajib_ganti_sandi: Set(false),
            aktif: Set(false),
            ..ubah
        })
        .await;
    let answer = dunia
        .world
        .send_graphql(Some(&tokens), "{ __typename }", &json!({}))
        .await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    assert_eq!(code(&answer.body), "UNAUTHENTICATED");
}
