//! A published comparison can be had again, whatever the analyst has changed of the reference data since.

use entity::status::{BobotSkm, JenisUkuran, StatusLkjip};
use entity::value::{Nilai, Waktu};
use entity::{lkjip, lkjip_anggaran};
use sea_orm::ActiveValue::{Set, Unchanged};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::{Value, json};

use super::Bappeda;
use crate::fixture::{Baris, kode, skm};
use crate::perbandingan::{serapan, survei};

/// The clock stands at 2023-11-14T22:13:20Z while the story is told, and a minute later afterwards.
const DAHULU: &str = r#", asOf: "2023-11-14T22:13:50Z""#;

/// Two approved reports, with a survey and a programme.
async fn laporan(bappeda: &Bappeda) {
    let kabupaten = &bappeda.kabupaten;
    for (nomor, realisasi) in [(1, "81"), (13, "79")] {
        let baris = Baris {
            ukuran: vec![(JenisUkuran::Renstra, 2026, "82")],
            ..skm(realisasi)
        };
        let id = kabupaten
            .laporan(nomor, 2023, 1, StatusLkjip::Disetujui, &[baris])
            .await;
        let isi = (BobotSkm::Tepat, survei::Isi::Jawaban([0, 0, 100, 0]));
        survei::survei(kabupaten, id, isi, (Some(100), None)).await;
        let angka = (Some(100), None, Some(90));
        serapan::program(kabupaten, id, ("I", Some("7.01.01".to_owned())), angka).await;
        let db = kabupaten.world.app.db.writer();
        lkjip_anggaran::Entity::update_many()
            .set(lkjip_anggaran::ActiveModel {
                target_murni: Set(Some(Nilai(1_000_000))),
                realisasi_kinerja: Set(Some(Nilai(1_000_000))),
                ..Default::default()
            })
            .filter(lkjip_anggaran::Column::LkjipId.eq(id))
            .exec(db)
            .await
            .unwrap();
        lkjip::Entity::update(lkjip::ActiveModel {
            id: Unchanged(id),
            diajukan_pada: Set(Some(Waktu(1))),
            disetujui_pada: Set(Some(Waktu(1))),
            ..Default::default()
        })
        .exec(db)
        .await
        .unwrap();
    }
}

fn jawa_timur(nama: &str) -> Value {
    json!({ "indikator": "SKM", "jenis": "PROVINSI", "tahun": 2023, "nilai": "85", "skala": "0-100",
        "nama": nama, "sumber": "Laporan SKM Provinsi 2023" })
}

fn kinerja(nama: &str) -> Value {
    json!({ "kode": "KINERJA", "nama": nama, "tahunMulai": 2022, "dasarHukum": "Keputusan uji",
        "komponenList": [{ "jenis": "CAPAIAN", "indikator": "SKM", "bobot": "100", "bawah": "0", "atas": "100" }] })
}

fn utara(nama: &str) -> Value {
    json!({ "nama": nama, "kecamatanList": [kode(1), kode(2)] })
}

/// The input that changes what has this id and version.
fn ubah(lama: &Value, mut input: Value) -> Value {
    input["id"] = lama["id"].clone();
    input["version"] = lama["version"].clone();
    input
}

/// The comparisons that the changes tell on, `{per}` standing for the moment.
fn perbandingan(kelompok: &Value) -> [String; 6] {
    [
        r#"{ matriks(indikatorList: ["SKM"], tahunList: [2023]{per}) { selList { realisasi { nilai }
            terhadapTolokUkurList { tolokUkur { nama nilai } poin { nilai } } } }
            perbandinganSkm(tahun: 2023{per}) { kecamatanList { kecamatan { kode }
            terhadapTolokUkurList { tolokUkur { nama nilai } poin { nilai } } } } }"#
            .to_owned(),
        r#"{ perbandinganIndikator(indikator: "SKM", tahun: 2023{per}) {
            barisList { lkjip { periode { tahunAkhir dasarHukum } } kemajuan { tahunAkhir tingkat { nilai } } } } }"#
            .to_owned(),
        r"{ serapanProgram(tahun: 2023{per}) { programList {
            barisList { nomor barisAnggaran { efisiensi { tingkat } } } } } }"
            .to_owned(),
        format!(
            r#"{{ peringkat(tahun: 2023, menurut: KOMPOSIT, komposit: "KINERJA", kelompok: {kelompok}{{per}}) {{
            komposit {{ nama dasarHukum komponenList {{ bobot atas }} }} kelompok {{ nama kecamatanList {{ kode }} }}
            barisList {{ nilai kecamatan {{ kode }} }} tanpaDataList {{ alasan }} }} }}"#
        ),
        r#"{ peringkat(indikator: "SKM", tahun: 2023{per}) { indikator { nama satuan definisi }
            barisList { peringkat nilai } tanpaDataList { alasan pesan } }
            trenIndikator(indikator: "SKM", dari: 2022, sampai: 2023{per}) { titikList { statistik {
            realisasi { median } } } } }"#
            .to_owned(),
        r"{ pemantauanPengajuan(tahun: 2022{per}) { jumlahTerlambat tenggat { tanggal } barisList {
            kecamatan { kode } keadaan hariTerlambat jatuhTempo { tanggal perpanjangan { alasan berlaku diakhiriPada } } } }
            rekapPengajuan(dari: 2022, sampai: 2023{per}) { kecamatanList { disetujui diajukan terlambat
            hariTerlambat } } }"
            .to_owned(),
    ]
}

#[expect(
    clippy::too_many_lines,
    reason = "a table of what changes, each line with what changes it"
)]
#[tokio::test]
async fn a_comparison_as_of_a_moment_does_not_follow_the_reference_data() {
    let bappeda = Bappeda::new().await;
    laporan(&bappeda).await;
    let isi = "id version";
    let tolok = bappeda
        .lakukan("tolokUkurCreate", isi, jawa_timur("Jawa Timur"))
        .await;
    let komposit = bappeda
        .lakukan("kompositSave", isi, kinerja("Kinerja"))
        .await;
    let kelompok = bappeda.lakukan("kelompokSave", isi, utara("Utara")).await;
    let tenggat = bappeda
        .tanya("{ tenggatList(tahun: 2022) { id jenis version } }")
        .await;
    let tenggat = tenggat["tenggatList"]
        .as_array()
        .unwrap()
        .iter()
        .find(|tenggat| tenggat["jenis"] == "LKJIP")
        .unwrap()
        .clone();
    let perpanjangan = |tanggal: &str, version: Option<i64>| {
        json!({ "tenggat": tenggat["id"], "kecamatan": kode(2), "tanggal": tanggal, "alasan": "Banjir rob.",
            "version": version })
    };
    bappeda
        .lakukan(
            "perpanjanganTenggatSave",
            "id",
            perpanjangan("2023-03-10", None),
        )
        .await;
    bappeda.kabupaten.world.pass(60);
    let lihat = bappeda
        .tanya(r#"{ indikator(kode: "SKM") { id version } periode(kode: "RENSTRA-2021-2026") { id version } }"#)
        .await;
    let tanya = async |query: &str, per: &str| bappeda.tanya(&query.replace("{per}", per)).await;

    let semua = perbandingan(&kelompok["id"]);
    let mut terbit = Vec::new();
    for query in &semua {
        let dahulu = tanya(query, DAHULU).await;
        assert_eq!(dahulu, tanya(query, "").await, "{query}");
        terbit.push(dahulu);
    }
    for (nomor, field, isi, input) in [
        (
            0,
            "tolokUkurCreate",
            "id",
            jawa_timur("Jawa Timur, angka sementara"),
        ),
        (
            0,
            "tolokUkurUpdate",
            "id",
            ubah(&tolok, json!({ "nilai": "80" })),
        ),
        (
            0,
            "tolokUkurDelete",
            "id",
            json!({ "id": tolok["id"], "version": 2, "alasan": "Keliru" }),
        ),
        (
            1,
            "periodeUpdate",
            "id",
            ubah(&lihat["periode"], json!({ "tahunAkhir": 2027 })),
        ),
        (
            2,
            "parameterReviuSave",
            "version",
            json!({ "parameter": "AMBANG_EFISIENSI", "version": 1, "nilai": "20", "dasar": "Keputusan uji",
                "alasan": "Uji" }),
        ),
        (
            3,
            "kompositSave",
            "id",
            ubah(&komposit, kinerja("Kinerja kecamatan")),
        ),
        (
            3,
            "kelompokSave",
            "id",
            ubah(&kelompok, utara("Pantai utara")),
        ),
        (
            5,
            "perpanjanganTenggatSave",
            "id",
            perpanjangan("2023-04-10", Some(1)),
        ),
        (
            5,
            "tenggatSave",
            "id",
            json!({ "jenis": "LKJIP", "tahun": 2022, "version": tenggat["version"], "tanggal": "2023-03-05",
                "dasarHukum": "Surat edaran" }),
        ),
        (
            4,
            "indikatorUpdate",
            "id",
            ubah(
                &lihat["indikator"],
                json!({ "nama": "Kepuasan", "satuan": "%", "definisi": "Lain" }),
            ),
        ),
    ] {
        let sebelum = tanya(&semua[nomor], "").await;
        bappeda.lakukan(field, isi, input).await;
        assert_ne!(tanya(&semua[nomor], "").await, sebelum, "{field}");
        for (query, terbit) in semua.iter().zip(&terbit) {
            assert_eq!(&tanya(query, DAHULU).await, terbit, "{field}");
        }
        bappeda.kabupaten.world.pass(1);
    }
}

#[tokio::test]
async fn a_row_that_is_changed_twice_is_found_as_it_was_each_time() {
    let bappeda = Bappeda::new().await;
    laporan(&bappeda).await;
    let tolok = bappeda
        .lakukan("tolokUkurCreate", "id version", jawa_timur("Jawa Timur"))
        .await;
    for (version, nilai) in [(1, "80"), (2, "75")] {
        bappeda.kabupaten.world.pass(10);
        let input = json!({ "id": tolok["id"], "version": version, "nilai": nilai });
        bappeda.lakukan("tolokUkurUpdate", "id", input).await;
    }
    bappeda.kabupaten.world.pass(10);
    let input = json!({ "id": tolok["id"], "version": 3, "alasan": "Keliru" });
    bappeda.lakukan("tolokUkurDelete", "id", input).await;
    for (saat, nilai) in [
        ("13:19.999", None),
        ("13:20", Some("85")),
        ("13:29.999", Some("85")),
        ("13:30", Some("80")),
        ("13:40", Some("75")),
        ("13:49.999", Some("75")),
        ("13:50", None),
    ] {
        let query = format!(
            r#"{{ perbandinganSkm(tahun: 2023, asOf: "2023-11-14T22:{saat}Z") {{
                kecamatanList {{ terhadapTolokUkurList {{ tolokUkur {{ nama nilai }} }} }} }} }}"#
        );
        let hasil = bappeda.tanya(&query).await;
        let list = &hasil["perbandinganSkm"]["kecamatanList"][0]["terhadapTolokUkurList"];
        let milik = list
            .as_array()
            .unwrap()
            .iter()
            .find(|satu| satu["tolokUkur"]["nama"] == "Jawa Timur");
        assert_eq!(
            milik.map(|satu| satu["tolokUkur"]["nilai"].clone()),
            nilai.map(|nilai| json!(nilai)),
            "{saat}"
        );
    }
}
