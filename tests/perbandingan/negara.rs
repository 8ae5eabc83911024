use entity::status::{Peran, StatusLkjip};
use sea_orm::ConnectionTrait as _;
use serde_json::json;

use crate::fixture::{Kabupaten, keluhan, kode, petik, skm};
use crate::harness::{code, ok};

fn query(args: &str, halaman: &str) -> String {
    format!(
        "{{ peringkatNegara({args}) {{ jumlah provinsi jumlahTanpaDataList {{ alasan jumlah }} \
         barisList({halaman}) {{ totalCount pageInfo {{ hasNextPage hasPreviousPage endCursor }} \
         nodes {{ peringkat nilai persentil hitunganPersentil {{ nilai }} kuartil revisi disetujuiPada kecamatan {{ kode nama kabupatenKode \
         kabupatenNama }} }} }} \
         tanpaDataList(first: 100) {{ totalCount nodes {{ alasan kecamatan {{ kode }} }} }} }} }}"
    )
}

/// Kecamatan 1 to 3 of the kabupaten, 4 to 6 of one in another province, with a tie across the border.
pub(super) async fn dua_kabupaten() -> Kabupaten {
    let kabupaten = Kabupaten::new().await;
    for (nomor, realisasi) in [(1, "81.32"), (2, "90"), (4, "81.32"), (5, "95")] {
        kabupaten
            .laporan(nomor, 2023, 1, StatusLkjip::Disetujui, &[skm(realisasi)])
            .await;
    }
    kabupaten
        .laporan(3, 2023, 1, StatusLkjip::Direviu, &[skm("99")])
        .await;
    kabupaten
        .laporan(6, 2023, 1, StatusLkjip::Disetujui, &[keluhan("3")])
        .await;
    let db = kabupaten.world.app.db.writer();
    for sql in [
        "INSERT INTO kabupaten (kode, nama, sumber) VALUES ('34.02', 'Bantul', 'uji')",
        "UPDATE kecamatan SET kabupaten_id = (SELECT id FROM kabupaten WHERE kode = '34.02') \
         WHERE kode IN ('35.29.04', '35.29.05', '35.29.06')",
    ] {
        db.execute_unprepared(sql).await.unwrap();
    }
    kabupaten
}

#[tokio::test]
async fn every_kabupaten_is_ranked_by_approved_reports_alone() {
    let kabupaten = dua_kabupaten().await;
    let semua = query(r#"indikator: "SKM", tahun: 2023"#, "first: 20");
    let hasil = kabupaten
        .jawab(Peran::Analis, &semua, "peringkatNegara")
        .await;
    let baris = &hasil["barisList"]["nodes"];
    assert_eq!(petik(baris, "/peringkat"), ["1", "2", "3", "3"]);
    assert_eq!(
        petik(baris, "/kecamatan/kode"),
        [kode(5), kode(2), kode(1), kode(4)]
    );
    assert_eq!(
        petik(baris, "/persentil"),
        ["100.00", "75.00", "50.00", "50.00"]
    );
    assert_eq!(
        petik(baris, "/hitunganPersentil/nilai"),
        petik(baris, "/persentil")
    );
    assert_eq!(petik(baris, "/kuartil"), ["1", "2", "3", "3"]);
    assert_eq!(baris[0]["kecamatan"]["kabupatenNama"], "Bantul");
    assert_eq!(petik(baris, "/revisi"), ["1", "1", "1", "1"]);
    assert_eq!(hasil["jumlah"], 4);
    let tanpa = &hasil["tanpaDataList"];
    assert_eq!(tanpa["totalCount"], 27 - 4);
    assert_eq!(petik(&tanpa["nodes"], "/kecamatan/kode")[0], kode(3));
    assert_eq!(
        hasil["jumlahTanpaDataList"],
        json!([
            { "alasan": "BELUM_ADA_LAPORAN", "jumlah": 22 },
            { "alasan": "TIDAK_DIMUAT", "jumlah": 1 }
        ])
    );

    let capaian = query(
        r#"indikator: "SKM", tahun: 2023, menurut: CAPAIAN, provinsi: "34""#,
        "first: 20",
    );
    let hasil = kabupaten
        .jawab(Peran::Analis, &capaian, "peringkatNegara")
        .await;
    let baris = &hasil["barisList"]["nodes"];
    assert_eq!(petik(baris, "/nilai"), ["118.75", "101.65"]);
    assert_eq!(hasil["tanpaDataList"]["totalCount"], 1);
}

/// The islands of the country among themselves; a cursor of theirs is none of all.
#[tokio::test]
async fn islands_of_every_kabupaten_are_ranked_among_themselves() {
    let kabupaten = dua_kabupaten().await;
    for (letak, nomor, lainnya) in [
        ("KEPULAUAN", &[4_u8][..], 8),
        ("DARATAN", &[5, 2, 1][..], 15),
    ] {
        let soal = query(
            &format!(r#"indikator: "SKM", tahun: 2023, letak: {letak}"#),
            "first: 20",
        );
        let hasil = kabupaten
            .jawab(Peran::Analis, &soal, "peringkatNegara")
            .await;
        let harapan: Vec<String> = nomor.iter().map(|&nomor| kode(nomor)).collect();
        let baris = &hasil["barisList"];
        assert_eq!(petik(&baris["nodes"], "/kecamatan/kode"), harapan);
        assert_eq!(hasil["tanpaDataList"]["totalCount"], lainnya);
        let lanjut = query(
            r#"indikator: "SKM", tahun: 2023"#,
            &format!("after: {}", baris["pageInfo"]["endCursor"]),
        );
        let answer = kabupaten.tanya(Peran::Analis, &lanjut).await;
        assert_eq!(code(&answer), "BAD_USER_INPUT");
    }
}

#[tokio::test]
async fn its_figures_tell_how_they_came_about_without_another_statement() {
    let kabupaten = dua_kabupaten().await;
    let analis = kabupaten.world.login("uji.analis").await;
    let soal = |menurut: &str, isi: &str| {
        format!(
            r#"{{ peringkatNegara(indikator: "SKM", tahun: 2023, menurut: {menurut}, provinsi: "34") {{
            barisList {{ nodes {{ {isi} }} }} }} }}"#
        )
    };
    let asal = "hitungan { nilai rumus masukan { nama nilai } alasan { kode } }";
    let realisasi = |nilai: &str| json!({ "nama": "realisasi", "nilai": nilai });
    for (menurut, harapan) in [
        (
            "REALISASI",
            json!([
                { "nilai": "95.00", "rumus": "realisasi", "masukan": [realisasi("95")], "alasan": null },
                { "nilai": "81.32", "rumus": "realisasi", "masukan": [realisasi("81.32")], "alasan": null },
            ]),
        ),
        (
            "CAPAIAN",
            json!([
                { "nilai": "118.75", "rumus": "realisasi / target × 100", "alasan": null,
                  "masukan": [{ "nama": "target", "nilai": "80" }, realisasi("95")] },
                { "nilai": "101.65", "rumus": "realisasi / target × 100", "alasan": null,
                  "masukan": [{ "nama": "target", "nilai": "80" }, realisasi("81.32")] },
            ]),
        ),
    ] {
        let mut ongkos = Vec::new();
        for isi in ["nilai", "nilai kuartil", asal] {
            let sebelum = kabupaten.world.app.db.statements();
            let answer = kabupaten
                .world
                .ask(Some(&analis), &soal(menurut, isi), &json!({}))
                .await;
            ongkos.push(kabupaten.world.app.db.statements() - sebelum);
            if isi == asal {
                let nodes = &ok(&answer)["peringkatNegara"]["barisList"]["nodes"];
                let nodes = nodes.as_array().unwrap();
                let asal: Vec<_> = nodes.iter().map(|baris| &baris["hitungan"]).collect();
                assert_eq!(json!(asal), harapan, "{menurut}");
            }
        }
        assert_eq!(ongkos[1], ongkos[2], "{menurut}");
    }
}

#[tokio::test]
async fn its_pages_join_without_gap_or_repetition() {
    let kabupaten = dua_kabupaten().await;
    let args = r#"indikator: "SKM", tahun: 2023"#;
    let (mut kode, mut setelah) = (Vec::new(), String::new());
    loop {
        let soal = query(args, &format!("first: 1{setelah}"));
        let hasil = kabupaten
            .jawab(Peran::Analis, &soal, "peringkatNegara")
            .await;
        let halaman = &hasil["barisList"];
        assert_eq!(halaman["totalCount"], 4);
        kode.extend(petik(&halaman["nodes"], "/kecamatan/kode"));
        if halaman["pageInfo"]["hasNextPage"] == false {
            break;
        }
        setelah = format!(", after: {}", halaman["pageInfo"]["endCursor"]);
    }
    assert_eq!(kode.len(), 4);
    let lain = query(
        r#"indikator: "SKM", tahun: 2022"#,
        &format!("first: 1{setelah}"),
    );
    let answer = kabupaten.tanya(Peran::Analis, &lain).await;
    assert_eq!(code(&answer), "BAD_USER_INPUT");
    let salah = query(
        r#"indikator: "SKM", tahun: 2023, provinsi: "3%""#,
        "first: 1",
    );
    let answer = kabupaten.tanya(Peran::Analis, &salah).await;
    assert_eq!(code(&answer), "BAD_USER_INPUT");
}

#[tokio::test]
async fn an_approval_elsewhere_moves_the_places() {
    let kabupaten = dua_kabupaten().await;
    let soal = query(r#"indikator: "SKM", tahun: 2023"#, "first: 1");
    for teratas in [kode(5), kode(3)] {
        let hasil = kabupaten
            .jawab(Peran::Analis, &soal, "peringkatNegara")
            .await;
        assert_eq!(
            petik(&hasil["barisList"]["nodes"], "/kecamatan/kode"),
            [teratas]
        );
        kabupaten
            .world
            .app
            .db
            .writer()
            .execute_unprepared("UPDATE lkjip SET status = 'DISETUJUI'")
            .await
            .unwrap();
    }
}

/// 2023-11-14T22:00:00Z.
const DIGANTIKAN: i64 = 1_699_999_200_000;

#[tokio::test]
async fn the_country_is_ranked_as_it_stood_as_well() {
    let kabupaten = dua_kabupaten().await;
    let db = kabupaten.world.app.db.writer();
    for sql in [
        "UPDATE lkjip SET disetujui_pada = 1 WHERE status = 'DISETUJUI'".to_owned(),
        format!(
            "UPDATE lkjip SET digantikan_pada = {DIGANTIKAN} \
             WHERE kecamatan_id = (SELECT id FROM kecamatan WHERE kode = '{}')",
            kode(5)
        ),
    ] {
        db.execute_unprepared(&sql).await.unwrap();
    }
    let baru = kabupaten
        .laporan(5, 2023, 2, StatusLkjip::Disetujui, &[skm("60")])
        .await;
    let sql = format!(
        "UPDATE lkjip SET disetujui_pada = {DIGANTIKAN} WHERE id = {}",
        baru.0
    );
    db.execute_unprepared(&sql).await.unwrap();
    for (saat, nilai) in [
        (
            r#", asOf: "2023-11-14T21:59:59.999Z""#,
            ["95", "90", "81.32", "81.32"],
        ),
        (
            r#", asOf: "2023-11-14T22:00:00Z""#,
            ["90", "81.32", "81.32", "60"],
        ),
        ("", ["90", "81.32", "81.32", "60"]),
    ] {
        let soal = query(
            &format!(r#"indikator: "SKM", tahun: 2023{saat}"#),
            "first: 20",
        );
        let hasil = kabupaten
            .jawab(Peran::Analis, &soal, "peringkatNegara")
            .await;
        assert_eq!(
            petik(&hasil["barisList"]["nodes"], "/nilai"),
            nilai,
            "{saat}"
        );
    }
    let nanti = query(
        r#"indikator: "SKM", tahun: 2023, asOf: "2024-01-01T00:00:00Z""#,
        "first: 1",
    );
    let answer = kabupaten.tanya(Peran::Analis, &nanti).await;
    assert_eq!(code(&answer), "BAD_USER_INPUT");
}
