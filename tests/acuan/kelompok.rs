use serde_json::{Value, json};

use super::Bappeda;
use crate::fixture::{kode, petik};
use crate::harness::code;

const ISI: &str = "id nama keterangan version dihapus allowedActions kecamatanList { kode }";

fn utara() -> Value {
    json!({ "nama": "Pantai utara", "keterangan": "Jalan yang sama",
        "kecamatanList": [kode(13), kode(1), kode(2)] })
}

fn peringkat(kelompok: &Value, lain: &str) -> String {
    format!(
        r#"{{ peringkat(indikator: "SKM", tahun: 2023, kelompok: {kelompok}{lain}) {{
            jumlah kelompok {{ nama kecamatanList {{ kode }} }}
            barisList {{ peringkat kecamatan {{ kode }} }} tanpaDataList {{ kecamatan {{ kode }} }} }} }}"#
    )
}

#[tokio::test]
async fn comparisons_run_within_the_group_that_the_analyst_keeps() {
    let bappeda = Bappeda::new().await;
    bappeda.kabupaten.penuh().await;
    let baru = bappeda.lakukan("kelompokSave", ISI, utara()).await;
    assert_eq!(baru["version"], 1);
    assert_eq!(baru["allowedActions"], json!(["UBAH", "HAPUS"]));
    let anggota = [kode(1), kode(2), kode(13)];
    assert_eq!(petik(&baru["kecamatanList"], "/kode"), anggota);
    let hasil = bappeda.tanya(&peringkat(&baru["id"], "")).await["peringkat"].clone();
    assert_eq!(hasil["jumlah"], 3);
    assert_eq!(hasil["kelompok"]["nama"], "Pantai utara");
    assert_eq!(
        petik(&hasil["barisList"], "/kecamatan/kode"),
        [kode(13), kode(2), kode(1)]
    );
    assert_eq!(petik(&hasil["barisList"], "/peringkat"), ["1", "2", "3"]);
    assert_eq!(hasil["tanpaDataList"], json!([]));
    let query = format!(
        r#"{{ perbandinganIndikator(indikator: "SKM", tahun: 2023, kelompok: {0}) {{ kelompok {{ id }}
            barisList {{ kecamatan {{ kode }} }} statistik {{ realisasi {{ jumlah median }} }} }}
            serapanProgram(tahun: 2023, kelompok: {0}) {{ kelompok {{ id }}
            kecamatanList {{ kecamatan {{ kode }} }} tanpaLaporanList {{ kode }} }} }}"#,
        baru["id"]
    );
    let hasil = bappeda.tanya(&query).await;
    assert_eq!(
        hasil["perbandinganIndikator"]["statistik"]["realisasi"],
        json!({ "jumlah": 3, "median": "70.50" })
    );
    let serapan = &hasil["serapanProgram"];
    assert_eq!(petik(&serapan["kecamatanList"], "/kecamatan/kode"), anggota);
    assert_eq!(serapan["tanpaLaporanList"], json!([]));
    assert_eq!(serapan["kelompok"]["id"], baru["id"]);

    let ubah = json!({ "id": baru["id"], "version": 1, "nama": "Utara", "kecamatanList": [kode(2), kode(3)] });
    let ubah = bappeda.lakukan("kelompokSave", ISI, ubah).await;
    assert_eq!(
        (&ubah["version"], &ubah["keterangan"]),
        (&json!(2), &json!(null))
    );
    assert_eq!(petik(&ubah["kecamatanList"], "/kode"), [kode(2), kode(3)]);
    let jejak = bappeda.jejak().await;
    assert_eq!(jejak[0].0, "kelompok.create");
    assert_eq!(
        jejak[1].2,
        json!({ "nama": ["Pantai utara", "Utara"], "keterangan": ["Jalan yang sama", null],
            "kecamatanList": [anggota, [kode(2), kode(3)]] })
    );
}

#[tokio::test]
async fn as_of_a_moment_the_group_is_the_one_of_then_even_when_it_is_gone() {
    let bappeda = Bappeda::new().await;
    let world = &bappeda.kabupaten.world;
    let baru = bappeda.lakukan("kelompokSave", ISI, utara()).await;
    // The clock stood at 2023-11-14T22:13:20Z.
    world.pass(120);
    let hapus = json!({ "id": baru["id"], "version": 1, "alasan": "Tidak dipakai lagi" });
    let hilang = bappeda.lakukan("kelompokDelete", ISI, hapus.clone()).await;
    assert_eq!(hilang["dihapus"], true);
    assert_eq!(hilang["allowedActions"], json!([]));
    assert_eq!(
        bappeda.tanya("{ kelompokList { id } }").await["kelompokList"],
        json!([])
    );
    let dahulu = r#", asOf: "2023-11-14T22:14:00Z""#;
    let hasil = bappeda.tanya(&peringkat(&baru["id"], dahulu)).await;
    assert_eq!(
        hasil["peringkat"]["tanpaDataList"]
            .as_array()
            .unwrap()
            .len(),
        3
    );
    for lain in ["", r#", asOf: "2023-11-14T22:00:00Z""#] {
        let query = peringkat(&baru["id"], lain);
        let answer = world.ask(Some(&bappeda.analis), &query, &json!({})).await;
        assert_eq!(code(&answer), "NOT_FOUND");
    }
    let lagi = bappeda
        .coba(&bappeda.analis, "kelompokDelete", "id", &hapus)
        .await;
    assert_eq!(code(&lagi), "NOT_FOUND");
    // Its name is free again.
    bappeda.lakukan("kelompokSave", ISI, utara()).await;
}

#[tokio::test]
async fn what_is_wrong_with_a_group_is_told_at_once() {
    let bappeda = Bappeda::new().await;
    let mut kunci = utara();
    kunci["idempotencyKey"] = json!("kelompok-1");
    let baru = bappeda.lakukan("kelompokSave", ISI, kunci.clone()).await;
    assert_eq!(bappeda.lakukan("kelompokSave", ISI, kunci).await, baru);
    let salah = json!({ "nama": " ", "kecamatanList": [kode(1), "35.29.99", kode(1)] });
    let (sebab, _) = bappeda.ditolak("kelompokSave", ISI, salah).await;
    assert_eq!(
        sebab,
        [
            "WAJIB_DIISI input/nama",
            "TIDAK_DITEMUKAN input/kecamatanList/1",
            "SUDAH_ADA input/kecamatanList/2"
        ]
    );
    let kosong = json!({ "nama": "Lain", "kecamatanList": [] });
    let (sebab, _) = bappeda.ditolak("kelompokSave", ISI, kosong).await;
    assert_eq!(sebab, ["WAJIB_DIISI input/kecamatanList"]);
    let (sebab, _) = bappeda.ditolak("kelompokSave", ISI, utara()).await;
    assert_eq!(sebab, ["SUDAH_ADA input/nama"]);
    let mut basi = utara();
    basi["id"] = baru["id"].clone();
    let (sebab, _) = bappeda.ditolak("kelompokSave", ISI, basi.clone()).await;
    assert_eq!(sebab, ["WAJIB_DIISI input/version"]);
    basi["version"] = json!(7);
    let (sebab, kini) = bappeda.ditolak("kelompokSave", ISI, basi).await;
    assert_eq!(
        (sebab, kini),
        (vec!["CONFLICT input/version".to_owned()], baru.clone())
    );
    let hapus = json!({ "id": baru["id"], "version": 7, "alasan": "Uji" });
    let (sebab, _) = bappeda.ditolak("kelompokDelete", ISI, hapus).await;
    assert_eq!(sebab, ["CONFLICT input/version"]);
    let hapus = json!({ "id": baru["id"], "version": 1, "alasan": "" });
    let (sebab, _) = bappeda.ditolak("kelompokDelete", ISI, hapus).await;
    assert_eq!(sebab, ["WAJIB_DIISI input/alasan"]);
    assert_eq!(bappeda.jejak().await.len(), 1);
}

/// The peers are the group that was asked for, whichever of its kecamatan are shown; and nobody is compared with
/// themselves.
#[tokio::test]
async fn one_kecamatan_is_shown_against_its_group() {
    let bappeda = Bappeda::new().await;
    bappeda.kabupaten.penuh().await;
    let baru = bappeda.lakukan("kelompokSave", ISI, utara()).await;
    let matriks = async |lain: &str| {
        let query = format!(
            r#"{{ matriks(indikatorList: ["SKM"], tahunList: [2023]{lain}) {{ selList {{ kecamatan {{ kode }}
                terhadapMedianList {{ median {{ nama dihitung seluruhnya nilai {{ nilai }} }} poin {{ nilai }} }} }}
                sebaranList {{ medianList {{ nama }} }} }} }}"#
        );
        bappeda.tanya(&query).await["matriks"].clone()
    };
    let id = &baru["id"];
    let satu = matriks(&format!(
        r#", kelompok: {id}, kecamatanList: ["{}"]"#,
        kode(13)
    ))
    .await;
    assert_eq!(petik(&satu["selList"], "/kecamatan/kode"), [kode(13)]);
    let terhadap = &satu["selList"][0]["terhadapMedianList"];
    // 70, 70.5 and 76: the middle is 70.5.
    assert_eq!(terhadap.as_array().unwrap().len(), 3);
    assert_eq!(
        terhadap[2],
        json!({ "median": { "nama": "Median kelompok Pantai utara", "dihitung": 3, "seluruhnya": 3,
            "nilai": { "nilai": "70.50" } }, "poin": { "nilai": "5.50" } })
    );
    let dua = format!(
        r#", kelompok: {id}, kecamatanList: ["{}", "{}"]"#,
        kode(1),
        kode(13)
    );
    let nama = |hasil: &Value| petik(&hasil["sebaranList"][0]["medianList"], "/nama")[3..].to_vec();
    assert_eq!(
        nama(&matriks(&dua).await),
        [
            "Median kelompok Pantai utara",
            "Median kecamatan yang dipilih"
        ]
    );
    let utuh = matriks(&format!(", kelompok: {id}")).await;
    assert_eq!(nama(&utuh), ["Median kelompok Pantai utara"]);
    let sendiri = matriks(&format!(r#", kecamatanList: ["{}"]"#, kode(13))).await;
    assert_eq!(nama(&sendiri), [""; 0]);
}
