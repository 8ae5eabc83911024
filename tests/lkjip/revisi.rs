//! What is approved stays; a revision takes its place.

use serde_json::{Value, json};

use super::{Kantor, LAPORAN, Siapa, langkah, satu, simpanan, suntingan};
use crate::fixture::petik;
use crate::harness::{PASONGSONGAN, code};

#[tokio::test]
async fn what_is_approved_does_not_change() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.sampai("DISETUJUI").await;
    let sebelum = kantor.laporan(Siapa::Operator, "version dokumen").await;
    for (field, input) in simpanan(&lkjip).into_iter().chain(suntingan(&lkjip)) {
        let (errors, _) = kantor.ditolak(Siapa::Operator, field, input.clone()).await;
        assert_eq!(errors, satu("STATUS_TIDAK_SESUAI", "input/id"), "{field}");
        for siapa in [
            Siapa::Reviewer,
            Siapa::Analis,
            Siapa::Admin,
            Siapa::Integrasi,
        ] {
            let answer = kantor.buat(siapa, field, input.clone()).await;
            assert_eq!(code(&answer), "FORBIDDEN", "{siapa:?} {field}");
        }
    }
    let input = json!({ "dokumen": super::contoh(), "version": lkjip["version"] });
    let (errors, _) = kantor.ditolak(Siapa::Operator, "lkjipImport", input).await;
    assert_eq!(errors, satu("STATUS_TIDAK_SESUAI", "input/id"));
    for (siapa, field) in [
        (Siapa::Camat, "lkjipSubmit"),
        (Siapa::Reviewer, "lkjipReview"),
        (Siapa::Reviewer, "lkjipReturn"),
        (Siapa::Analis, "lkjipApprove"),
    ] {
        let (errors, _) = kantor
            .ditolak(siapa, field, langkah(&lkjip, "Sekali lagi."))
            .await;
        assert_eq!(errors, satu("STATUS_TIDAK_SESUAI", "input/id"), "{field}");
    }
    assert_eq!(
        kantor.laporan(Siapa::Operator, "version dokumen").await,
        sebelum
    );
}

/// What the ranking of 2023 says of the SKM.
async fn skm(kantor: &Kantor) -> Vec<String> {
    let query = r#"{ peringkat(indikator: "SKM", tahun: 2023) { barisList { nilai } } }"#;
    let hasil = kantor.baca(Siapa::Integrasi, query, json!({})).await;
    petik(&hasil["peringkat"]["barisList"], "/nilai")
}

#[tokio::test]
async fn a_revision_replaces_what_is_approved_and_the_old_one_stays_readable() {
    let kantor = Kantor::new().await;
    let lama = kantor.sampai("DISETUJUI").await;
    for kosong in ["", " \t"] {
        let input = json!({ "id": lama["id"], "alasan": kosong });
        let (errors, _) = kantor.ditolak(Siapa::Camat, "lkjipRevise", input).await;
        assert_eq!(errors, satu("WAJIB_DIISI", "input/alasan"));
    }
    let input = json!({ "id": lama["id"], "alasan": "Realisasi SKM keliru." });
    for siapa in [Siapa::Operator, Siapa::Reviewer, Siapa::Admin] {
        let answer = kantor.buat(siapa, "lkjipRevise", input.clone()).await;
        assert_eq!(code(&answer), "FORBIDDEN", "{siapa:?}");
    }
    let baru = kantor
        .jadi(Siapa::Camat, "lkjipRevise", input.clone())
        .await;
    assert_eq!(
        (&baru["revisi"], &baru["status"], &baru["alasanRevisi"]),
        (&json!(2), &json!("DRAF"), &json!("Realisasi SKM keliru."))
    );
    assert_eq!(petik(&baru["riwayatList"], "/langkah"), ["BUKA_REVISI"]);
    let (errors, _) = kantor.ditolak(Siapa::Analis, "lkjipRevise", input).await;
    assert_eq!(errors, satu("SUDAH_ADA", "input/id"));

    let revisi = async |siapa, revisi: i32, fields: &str| -> Value {
        let query = format!(
            "{{ lkjip(kecamatan: \"{PASONGSONGAN}\", tahun: 2023, revisi: {revisi}) {{ {fields} }} }}"
        );
        kantor.baca(siapa, &query, json!({})).await["lkjip"].clone()
    };
    let isi = revisi(Siapa::Camat, 1, "dokumen").await;
    assert_eq!(
        revisi(Siapa::Camat, 2, "dokumen").await,
        isi,
        "a revision begins as a copy"
    );
    let (field, input) = simpanan(&baru).pop().unwrap();
    let mut baru = kantor.jadi(Siapa::Operator, field, input).await;
    for (siapa, field) in [
        (Siapa::Camat, "lkjipSubmit"),
        (Siapa::Reviewer, "lkjipReview"),
        (Siapa::Analis, "lkjipApprove"),
    ] {
        // Until the revision is approved, the old one is in force.
        assert_eq!(skm(&kantor).await, ["81.32"]);
        assert_eq!(revisi(Siapa::Integrasi, 1, LAPORAN).await["berlaku"], true);
        baru = kantor.langkah(siapa, field, &baru, "").await;
    }
    assert_eq!(
        (&baru["status"], &baru["berlaku"]),
        (&json!("DISETUJUI"), &json!(true))
    );
    assert_eq!(skm(&kantor).await, ["81.5"]);
    for siapa in [Siapa::Integrasi, Siapa::Tetangga, Siapa::Operator] {
        let lama = revisi(siapa, 1, "status berlaku digantikanPada dokumen").await;
        assert_eq!(
            (&lama["status"], &lama["berlaku"]),
            (&json!("DISETUJUI"), &json!(false))
        );
        assert_eq!(
            lama["digantikanPada"],
            baru["riwayatList"].as_array().unwrap().last().unwrap()["waktu"]
        );
        assert_eq!(lama["dokumen"], isi["dokumen"]);
        assert_eq!(kantor.laporan(siapa, "revisi").await["revisi"], 2);
    }
    let input = json!({ "id": lama["id"], "alasan": "Dari yang lama." });
    let (errors, _) = kantor.ditolak(Siapa::Analis, "lkjipRevise", input).await;
    assert_eq!(errors, satu("STATUS_TIDAK_SESUAI", "input/id"));
}
