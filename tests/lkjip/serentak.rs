//! Two at once: one succeeds, the other is told.

use serde_json::{Value, json};

use super::{Kantor, Siapa, simpanan};
use crate::harness::{PASONGSONGAN, paths};

#[tokio::test]
async fn of_two_who_write_at_once_one_is_told() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.impor().await;
    kantor.tokens(Siapa::Rekan).await;
    let (field, input) = simpanan(&lkjip).pop().unwrap();
    let (satu, dua) = tokio::join!(
        kantor.buat(Siapa::Operator, field, input.clone()),
        kantor.buat(Siapa::Rekan, field, input.clone())
    );
    let mut hasil = [paths(&satu, field), paths(&dua, field)];
    hasil.sort();
    assert_eq!(hasil, [vec![], super::satu("CONFLICT", "input/version")]);
}

#[tokio::test]
async fn of_two_who_open_the_same_report_one_is_told() {
    let kantor = Kantor::new().await;
    for siapa in [Siapa::Operator, Siapa::Rekan] {
        kantor.tokens(siapa).await;
    }
    let input = json!({ "kecamatan": PASONGSONGAN, "tahun": 2024, "periode": "RENSTRA-2021-2026" });
    let (satu, dua) = tokio::join!(
        kantor.buat(Siapa::Operator, "lkjipCreate", input.clone()),
        kantor.buat(Siapa::Rekan, "lkjipCreate", input.clone())
    );
    let mut hasil = [paths(&satu, "lkjipCreate"), paths(&dua, "lkjipCreate")];
    hasil.sort();
    assert_eq!(hasil, [vec![], super::satu("SUDAH_ADA", "input/tahun")]);
}

#[tokio::test]
async fn of_two_who_open_a_revision_one_is_told() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.sampai("DISETUJUI").await;
    let input = json!({ "id": lkjip["id"], "alasan": "Realisasi SKM keliru." });
    let (satu, dua) = tokio::join!(
        kantor.buat(Siapa::Camat, "lkjipRevise", input.clone()),
        kantor.buat(Siapa::Analis, "lkjipRevise", input.clone())
    );
    let mut hasil = [paths(&satu, "lkjipRevise"), paths(&dua, "lkjipRevise")];
    hasil.sort();
    assert_eq!(hasil, [vec![], super::satu("SUDAH_ADA", "input/id")]);
}

#[tokio::test]
async fn a_report_is_not_approved_and_returned_at_once() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.sampai("DIREVIU").await;
    let (setuju, kembali) = tokio::join!(
        kantor.buat(
            Siapa::Analis,
            "lkjipApprove",
            super::langkah(&lkjip, "Sesuai.")
        ),
        kantor.buat(
            Siapa::Analis,
            "lkjipReturn",
            super::langkah(&lkjip, "Target keliru.")
        )
    );
    // Whoever comes second is refused: over the version, or since the report lies there no more.
    let jadi = |answer: &Value, field: &str| answer["data"][field]["userErrors"] == json!([]);
    assert!(
        jadi(&setuju, "lkjipApprove") ^ jadi(&kembali, "lkjipReturn"),
        "{setuju:#} {kembali:#}"
    );
    let sesudah = kantor.laporan(Siapa::Analis, super::LAPORAN).await;
    assert_eq!(sesudah["riwayatList"].as_array().unwrap().len(), 4);
}
