//! What differs from the revision before, and from another year.

use serde_json::{Value, json};

use super::{Kantor, Siapa, contoh};
use crate::harness::code;

const QUERY: &str = "query($id: ID!, $terhadap: ID) { node(id: $id) { ... on Lkjip { \
                     perubahanList(terhadap: $terhadap) { path baris kolom jenis sebelum sesudah } } } }";

async fn perubahan(kantor: &Kantor, id: &Value, terhadap: &Value) -> Value {
    let variables = json!({ "id": id, "terhadap": terhadap });
    let data = kantor.baca(Siapa::Operator, QUERY, variables).await;
    data["node"]["perubahanList"].clone()
}

#[tokio::test]
async fn a_revision_tells_which_figure_it_corrects() {
    let kantor = Kantor::new().await;
    let lama = kantor.sampai("DISETUJUI").await;
    assert_eq!(
        perubahan(&kantor, &lama["id"], &Value::Null).await,
        json!([])
    );
    let input = json!({ "id": lama["id"], "alasan": "Realisasi SKM keliru." });
    let revisi = kantor.jadi(Siapa::Camat, "lkjipRevise", input).await;
    assert_eq!(
        perubahan(&kantor, &revisi["id"], &Value::Null).await,
        json!([])
    );
    let input = json!({
        "id": revisi["id"], "version": revisi["version"],
        "realisasi": [{ "nomor": "1.1.1", "realisasi": { "nilai": "81.5" } }],
    });
    kantor
        .jadi(Siapa::Operator, "lkjipRealisasiSave", input)
        .await;
    assert_eq!(
        perubahan(&kantor, &revisi["id"], &Value::Null).await,
        json!([{
            "path": "/rencana/1.1.1/realisasi/nilai", "baris": "/rencana/1.1.1",
            "kolom": "realisasi/nilai", "jenis": "UBAH", "sebelum": "81.32", "sesudah": "81.5",
        }])
    );
    // Seen from the old one, what was corrected is what it had.
    let sebaliknya = perubahan(&kantor, &lama["id"], &revisi["id"]).await;
    assert_eq!(sebaliknya[0]["sesudah"], "81.32");
}

#[tokio::test]
async fn another_year_is_compared_when_both_may_be_seen() {
    let kantor = Kantor::new().await;
    let lama = kantor.impor().await;
    let mut dokumen = contoh();
    dokumen["tahun"] = json!(2024);
    dokumen["skm"] = Value::Null;
    let input = json!({ "dokumen": dokumen });
    let baru = kantor.jadi(Siapa::Operator, "lkjipImport", input).await;
    let beda = perubahan(&kantor, &baru["id"], &lama["id"]).await;
    let tahun = json!({
        "path": "/tahun", "baris": "/", "kolom": "tahun", "jenis": "UBAH", "sebelum": "2023",
        "sesudah": "2024",
    });
    let beda = beda.as_array().unwrap();
    assert!(beda.contains(&tahun), "{beda:#?}");
    let survei = |satu: &Value| satu["baris"] == "/skm" && satu["jenis"] == "HAPUS";
    assert!(beda.iter().any(survei), "{beda:#?}");
    let variables = json!({ "id": baru["id"], "terhadap": lama["id"] });
    let answer = kantor.tanya(Siapa::Reviewer, QUERY, variables).await;
    assert_eq!(code(&answer), "NOT_FOUND");
}

#[tokio::test]
async fn the_other_report_is_one_that_the_reader_sees_and_of_the_same_kecamatan() {
    let kantor = Kantor::new().await;
    let satu = kantor.sampai("DISETUJUI").await;
    let mut dokumen = contoh();
    dokumen["kecamatan"] = json!("35.29.01");
    let input = json!({ "dokumen": dokumen });
    let lain = kantor.jadi(Siapa::Tetangga, "lkjipImport", input).await;
    let tanya = async |siapa, id: &Value, terhadap: &Value| {
        let variables = json!({ "id": id, "terhadap": terhadap });
        let answer = kantor.tanya(siapa, QUERY, variables).await;
        code(&answer).to_owned()
    };
    // A draft of the neighbours, and something that is no report at all.
    for terhadap in [&lain["id"], &json!("TGtqaXA6OTk5OTk5"), &json!("x")] {
        let kode = tanya(Siapa::Operator, &satu["id"], terhadap).await;
        assert_eq!(kode, "NOT_FOUND");
    }
    // Who sees both is told that they do not belong together.
    let kode = tanya(Siapa::Tetangga, &lain["id"], &satu["id"]).await;
    assert_eq!(kode, "BAD_USER_INPUT");
}

#[tokio::test]
async fn many_reports_are_compared_with_as_many_statements_as_one() {
    let kantor = Kantor::new().await;
    let mut ongkos = Vec::new();
    for tahun in [2022, 2023, 2024] {
        let mut dokumen = contoh();
        dokumen["tahun"] = json!(tahun);
        let input = json!({ "dokumen": dokumen });
        kantor.jadi(Siapa::Operator, "lkjipImport", input).await;
        let query = "{ lkjipList { nodes { perubahanList { path } } } }";
        let sebelum = kantor.world.app.db.statements();
        kantor.baca(Siapa::Operator, query, json!({})).await;
        ongkos.push(kantor.world.app.db.statements() - sebelum);
    }
    assert_eq!(ongkos[0], ongkos[1]);
    assert_eq!(ongkos[1], ongkos[2]);
}
