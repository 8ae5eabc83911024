//! Bab I and the evaluation of AKIP row by row: what has a name is called by it, what has none by its place in the list.

use serde_json::{Value, json};

use super::{Kantor, Siapa, satu};
use crate::fixture::petik;
use crate::harness::paths;

const BAB_I: &str = "version organisasi { version fungsiList \
    susunanList { nama induk version } kepegawaianList { menurut kelompok jumlah version } } \
    isuStrategisList { nomor asal uraian version } dasarHukumList { nama version }";

/// `isi` as the input of a deed on `lkjip` as it was read.
fn masukan(lkjip: &Value, mut isi: Value) -> Value {
    isi["id"] = lkjip["id"].clone();
    isi["version"] = lkjip["version"].clone();
    isi
}

#[tokio::test]
async fn two_who_write_different_rows_do_not_disturb_each_other() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.impor().await;
    let tulis = async |siapa, field, isi: Value| {
        let answer = kantor.buat(siapa, field, masukan(&lkjip, isi)).await;
        paths(&answer, field)
    };
    let bebas = [
        (
            "lkjipFungsiRowSave",
            json!({ "nomor": 1, "uraian": "Satu" }),
        ),
        ("lkjipFungsiRowSave", json!({ "nomor": 2, "uraian": "Dua" })),
        (
            "lkjipJabatanRowSave",
            json!({ "baris": { "nama": "Camat", "tugas": "Memimpin." } }),
        ),
        (
            "lkjipJabatanRowSave",
            json!({ "baris": { "nama": "Sekretariat", "tugas": "Urusan umum." } }),
        ),
        (
            "lkjipKepegawaianRowSave",
            json!({ "baris": { "menurut": "STATUS", "kelompok": "PNS", "jumlah": 9 } }),
        ),
        (
            "lkjipKepegawaianRowSave",
            json!({ "baris": { "menurut": "STATUS", "kelompok": "PPPK", "jumlah": 2 } }),
        ),
        (
            "lkjipIsuStrategisRowSave",
            json!({ "baris": { "nomor": 2, "uraian": "Pelayanan daring" } }),
        ),
        (
            "lkjipIsuStrategisRowSave",
            json!({ "baris": { "nomor": 6, "asal": "TAHUN_BERJALAN", "uraian": "Banjir" } }),
        ),
        (
            "lkjipDasarHukumRowSave",
            json!({ "baris": { "nama": "Perda 1/2023", "sesudah": "" } }),
        ),
        (
            "lkjipDasarHukumRowSave",
            json!({ "baris": { "nama": "Perda 2/2023", "sesudah": "Perda 1/2023" } }),
        ),
    ];
    for (nomor, (field, isi)) in bebas.iter().enumerate() {
        let siapa = [Siapa::Operator, Siapa::Rekan][nomor % 2];
        assert_eq!(tulis(siapa, field, isi.clone()).await, [], "{field} {isi}");
    }
    // Whoever writes one of them on what was read before is told so.
    for (field, isi) in bebas {
        let harapan = satu("CONFLICT", "input/version");
        assert_eq!(tulis(Siapa::Rekan, field, isi).await, harapan, "{field}");
    }
    let terbaca = kantor.laporan(Siapa::Operator, BAB_I).await;
    let organisasi = &terbaca["organisasi"];
    assert_eq!(organisasi["fungsiList"][0], "Satu");
    assert_eq!(organisasi["fungsiList"][1], "Dua");
    assert_eq!(
        petik(&organisasi["susunanList"], "/version")[..3],
        ["4", "5", "1"]
    );
    assert_eq!(
        organisasi["kepegawaianList"],
        json!([
            { "menurut": "STATUS", "kelompok": "PNS", "jumlah": 9, "version": 6 },
            { "menurut": "STATUS", "kelompok": "PPPK", "jumlah": 2, "version": 7 },
        ])
    );
    // What was not sent stays.
    assert_eq!(
        terbaca["isuStrategisList"][1],
        json!({ "nomor": 2, "asal": "RENSTRA", "uraian": "Pelayanan daring", "version": 8 })
    );
    assert_eq!(petik(&terbaca["isuStrategisList"], "/version")[5], "9");
    assert_eq!(
        petik(&terbaca["dasarHukumList"], "/nama")[..2],
        ["Perda 1/2023", "Perda 2/2023"]
    );
}

#[tokio::test]
async fn a_row_that_moved_up_is_not_taken_for_the_one_that_was_read() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.impor().await;
    let semula = kantor.laporan(Siapa::Operator, BAB_I).await["isuStrategisList"].clone();
    let hapus = masukan(&lkjip, json!({ "nomor": 2 }));
    kantor
        .jadi(Siapa::Operator, "lkjipIsuStrategisRowDelete", hapus)
        .await;
    for (nomor, harapan) in [(1, None), (2, Some(())), (5, Some(()))] {
        let isi = json!({ "baris": { "nomor": nomor, "asal": "TAHUN_BERJALAN" } });
        let field = "lkjipIsuStrategisRowSave";
        let answer = kantor.buat(Siapa::Rekan, field, masukan(&lkjip, isi)).await;
        let harapan = harapan.map_or_else(Vec::new, |()| satu("CONFLICT", "input/version"));
        assert_eq!(paths(&answer, field), harapan, "{nomor}");
    }
    let kini = kantor.laporan(Siapa::Operator, BAB_I).await["isuStrategisList"].clone();
    assert_eq!(petik(&kini, "/nomor"), ["1", "2", "3", "4"]);
    assert_eq!(kini[1]["uraian"], semula[2]["uraian"]);
}

#[tokio::test]
async fn an_office_with_another_name_takes_along_whom_it_is_above() {
    let kantor = Kantor::new().await;
    let mut lkjip = kantor.impor().await;
    for (field, isi) in [
        (
            "lkjipJabatanRowSave",
            json!({ "baris": { "nama": "Sekretariat", "namaBaru": "Sekretariat Kecamatan" } }),
        ),
        (
            "lkjipJabatanRowSave",
            json!({ "baris": {
                "nama": "Kelompok Fungsional", "induk": "Camat", "sesudah": "Camat",
            } }),
        ),
    ] {
        let input = masukan(&lkjip, isi);
        lkjip = kantor.jadi(Siapa::Operator, field, input).await;
    }
    let terbaca = kantor.laporan(Siapa::Operator, BAB_I).await;
    let susunan = &terbaca["organisasi"]["susunanList"];
    assert_eq!(
        petik(susunan, "/nama")[..3],
        ["Camat", "Kelompok Fungsional", "Sekretariat Kecamatan"]
    );
    assert_eq!(
        petik(susunan, "/induk")[2..5],
        ["Camat", "Sekretariat Kecamatan", "Sekretariat Kecamatan"]
    );
}

#[tokio::test]
async fn what_is_wrong_is_told_at_its_place_in_the_input() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.impor().await;
    let sebelum = kantor.laporan(Siapa::Operator, BAB_I).await;
    let hukum = sebelum["dasarHukumList"].clone();
    let ganti = json!({ "nama": hukum[0]["nama"], "namaBaru": hukum[1]["nama"] });
    let baris = |isi: Value| json!({ "baris": isi });
    for (field, isi, code, path) in [
        (
            "lkjipFungsiRowSave",
            json!({ "nomor": 12, "uraian": "Lompat" }),
            "TIDAK_DITEMUKAN",
            "nomor",
        ),
        (
            "lkjipFungsiRowSave",
            json!({ "nomor": 1, "uraian": " " }),
            "WAJIB_DIISI",
            "uraian",
        ),
        (
            "lkjipFungsiRowDelete",
            json!({ "nomor": 0 }),
            "TIDAK_DITEMUKAN",
            "nomor",
        ),
        (
            "lkjipJabatanRowSave",
            baris(json!({ "nama": "Staf", "induk": "Bupati" })),
            "TIDAK_DITEMUKAN",
            "baris/induk",
        ),
        (
            "lkjipJabatanRowDelete",
            json!({ "nama": "Sekretariat" }),
            "STATUS_TIDAK_SESUAI",
            "nama",
        ),
        (
            "lkjipKepegawaianRowSave",
            baris(json!({ "menurut": "STATUS", "kelompok": "PNS" })),
            "WAJIB_DIISI",
            "baris/jumlah",
        ),
        (
            "lkjipKepegawaianRowSave",
            baris(json!({ "menurut": "STATUS", "kelompok": "PNS", "jumlah": -1 })),
            "TIDAK_SAH",
            "baris/jumlah",
        ),
        (
            "lkjipIsuStrategisRowSave",
            baris(json!({ "nomor": 6, "uraian": "Tanpa asal" })),
            "WAJIB_DIISI",
            "baris/asal",
        ),
        (
            "lkjipIsuStrategisRowSave",
            baris(json!({ "nomor": 9, "asal": "RENSTRA", "uraian": "Lompat" })),
            "TIDAK_DITEMUKAN",
            "baris/nomor",
        ),
        (
            "lkjipDasarHukumRowSave",
            baris(ganti),
            "SUDAH_ADA",
            "baris/namaBaru",
        ),
        (
            "lkjipDasarHukumRowDelete",
            json!({ "nama": "Tidak ada" }),
            "TIDAK_DITEMUKAN",
            "nama",
        ),
    ] {
        let input = masukan(&lkjip, isi);
        let (errors, _) = kantor.ditolak(Siapa::Operator, field, input).await;
        assert_eq!(errors, satu(code, &format!("input/{path}")), "{field}");
    }
    assert_eq!(kantor.laporan(Siapa::Operator, BAB_I).await, sebelum);
}

#[tokio::test]
async fn recommendations_are_followed_up_one_by_one() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.impor().await;
    let rekomendasi = |nomor: i32| {
        json!({ "baris": {
            "nomor": nomor, "uraian": format!("Rekomendasi {nomor}"), "status": "BELUM",
        } })
    };
    let field = "lkjipRekomendasiRowSave";
    let (errors, _) = kantor
        .ditolak(Siapa::Operator, field, masukan(&lkjip, rekomendasi(1)))
        .await;
    assert_eq!(errors, satu("TIDAK_DITEMUKAN", "input/id"));
    let hasil = json!({ "baris": { "tahun": 2022, "skala": "AKIP_88_2021" } });
    let (errors, _) = kantor
        .ditolak(
            Siapa::Operator,
            "lkjipEvaluasiRowSave",
            masukan(&lkjip, hasil.clone()),
        )
        .await;
    assert_eq!(errors, satu("WAJIB_DIISI", "input/baris"));
    let mut hasil = hasil;
    hasil["baris"]["nilai"] = json!("71.5");
    let mut lkjip = kantor
        .jadi(
            Siapa::Operator,
            "lkjipEvaluasiRowSave",
            masukan(&lkjip, hasil),
        )
        .await;
    for nomor in [1, 2] {
        let input = masukan(&lkjip, rekomendasi(nomor));
        lkjip = kantor.jadi(Siapa::Operator, field, input).await;
    }
    for (siapa, nomor) in [(Siapa::Operator, 1), (Siapa::Rekan, 2)] {
        let isi = json!({ "baris": { "nomor": nomor, "status": "SELESAI" } });
        kantor.jadi(siapa, field, masukan(&lkjip, isi)).await;
    }
    let isi = json!({ "baris": { "nomor": 2, "status": "PROSES" } });
    let (errors, _) = kantor
        .ditolak(Siapa::Operator, field, masukan(&lkjip, isi))
        .await;
    assert_eq!(errors, satu("CONFLICT", "input/version"));
    let fields = "evaluasiAkip { nilai rekomendasiList { nomor uraian status } }";
    let terbaca = kantor.laporan(Siapa::Operator, fields).await;
    assert_eq!(
        terbaca["evaluasiAkip"],
        json!({ "nilai": "71.5", "rekomendasiList": [
            { "nomor": 1, "uraian": "Rekomendasi 1", "status": "SELESAI" },
            { "nomor": 2, "uraian": "Rekomendasi 2", "status": "SELESAI" },
        ] })
    );
}
