//! Two people on a bad line fill in one report, row by row: nobody disturbs the other, and nothing that
//! was acknowledged is lost.

use entity::audit;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use serde_json::{Value, json};

use super::{Kantor, Siapa, masukan, satu, suntingan};
use crate::fixture::petik;
use crate::harness::{code, paths};

const ANGGARAN: &str = "nomor nama paguMurni realisasiAnggaran version";

/// The answer to a deed on rows, with `fields` of the rows.
async fn sunting(kantor: &Kantor, siapa: Siapa, field: &str, fields: &str, input: &Value) -> Value {
    let baris = if field.contains("Rows") {
        "barisList"
    } else {
        "baris"
    };
    let query = format!(
        "mutation($input: {}!) {{ {field}(input: $input) {{ {baris} {{ {fields} }} \
         lkjip {{ version }} userErrors {{ code message path }} }} }}",
        masukan(field)
    );
    kantor.tanya(siapa, &query, json!({ "input": input })).await
}

fn anggaran(lkjip: &Value, baris: &Value) -> Value {
    json!({ "id": lkjip["id"], "version": lkjip["version"], "baris": baris })
}

async fn baris(kantor: &Kantor, nomor: &str) -> Value {
    let fields = format!("anggaranList {{ id {ANGGARAN} }}");
    let lkjip = kantor.laporan(Siapa::Operator, &fields).await;
    let semua = lkjip["anggaranList"].as_array().unwrap();
    let ada = semua.iter().find(|baris| baris["nomor"] == nomor);
    ada.cloned().unwrap_or_default()
}

#[tokio::test]
async fn two_operators_on_different_rows_do_not_disturb_each_other() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.impor().await;
    for siapa in [Siapa::Operator, Siapa::Rekan] {
        kantor.tokens(siapa).await;
    }
    let field = "lkjipAnggaranRowSave";
    let milik_satu = anggaran(&lkjip, &json!({ "nomor": "I", "realisasiAnggaran": "11" }));
    let milik_dua = anggaran(&lkjip, &json!({ "nomor": "II", "realisasiAnggaran": "22" }));
    let narasi = json!({
        "id": lkjip["id"], "version": lkjip["version"], "bagian": "PENUTUP", "isi": "Sekian.",
    });
    let (pertama, kedua, ketiga) = tokio::join!(
        sunting(&kantor, Siapa::Operator, field, ANGGARAN, &milik_satu),
        sunting(&kantor, Siapa::Rekan, field, ANGGARAN, &milik_dua),
        sunting(&kantor, Siapa::Rekan, "lkjipNarasiRowSave", "isi", &narasi),
    );
    assert_eq!(paths(&pertama, field), [], "{pertama:#}");
    assert_eq!(paths(&kedua, field), [], "{kedua:#}");
    assert_eq!(paths(&ketiga, "lkjipNarasiRowSave"), [], "{ketiga:#}");
    assert_eq!(baris(&kantor, "I").await["realisasiAnggaran"], "11");
    assert_eq!(baris(&kantor, "II").await["realisasiAnggaran"], "22");
    // Each row has the version of its own change, and the others have none.
    let versi = [
        baris(&kantor, "I").await["version"].as_i64().unwrap(),
        baris(&kantor, "II").await["version"].as_i64().unwrap(),
    ];
    assert!(versi[0] != versi[1] && versi.iter().all(|&versi| versi > 1));
    assert_eq!(baris(&kantor, "III").await["version"], 1);
}

#[tokio::test]
async fn of_two_on_the_same_row_the_second_is_shown_what_the_first_wrote() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.impor().await;
    for siapa in [Siapa::Operator, Siapa::Rekan] {
        kantor.tokens(siapa).await;
    }
    let field = "lkjipAnggaranRowSave";
    let milik = |uang: &str| anggaran(&lkjip, &json!({ "nomor": "I", "realisasiAnggaran": uang }));
    let (milik_satu, milik_dua) = (milik("11"), milik("22"));
    let (pertama, kedua) = tokio::join!(
        sunting(&kantor, Siapa::Operator, field, ANGGARAN, &milik_satu),
        sunting(&kantor, Siapa::Rekan, field, ANGGARAN, &milik_dua),
    );
    let (jadi, ditolak) = if paths(&pertama, field).is_empty() {
        (&pertama, &kedua)
    } else {
        (&kedua, &pertama)
    };
    assert_eq!(paths(jadi, field), [], "{jadi:#}");
    assert_eq!(paths(ditolak, field), satu("CONFLICT", "input/version"));
    assert_eq!(
        ditolak["data"][field]["baris"],
        jadi["data"][field]["baris"]
    );
    assert_eq!(
        ditolak["data"][field]["lkjip"],
        jadi["data"][field]["lkjip"]
    );
    // Having looked again, the second one may.
    let mut input = milik_dua;
    input["version"] = ditolak["data"][field]["lkjip"]["version"].clone();
    let lagi = sunting(&kantor, Siapa::Rekan, field, ANGGARAN, &input).await;
    assert_eq!(paths(&lagi, field), [], "{lagi:#}");
    assert_eq!(baris(&kantor, "I").await["realisasiAnggaran"], "22");
}

#[tokio::test]
async fn who_takes_a_row_out_and_who_fills_it_in_are_told_of_each_other() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.impor().await;
    let (simpan, hapus) = ("lkjipAnggaranRowSave", "lkjipAnggaranRowDelete");
    let nomor = json!({ "id": lkjip["id"], "version": lkjip["version"], "nomor": "I.1.1" });
    let hilang = sunting(&kantor, Siapa::Operator, hapus, ANGGARAN, &nomor).await;
    assert_eq!(paths(&hilang, hapus), [], "{hilang:#}");
    assert_eq!(hilang["data"][hapus]["baris"], Value::Null);
    // The row that is gone has a version, too.
    let isi = json!({ "nomor": "I.1.1", "level": "SUB_KEGIATAN", "nama": "Evaluasi" });
    let mut input = anggaran(&lkjip, &isi);
    let basi = sunting(&kantor, Siapa::Rekan, simpan, ANGGARAN, &input).await;
    assert_eq!(paths(&basi, simpan), satu("CONFLICT", "input/version"));
    assert_eq!(basi["data"][simpan]["baris"], Value::Null);
    input["version"] = basi["data"][simpan]["lkjip"]["version"].clone();
    let lagi = sunting(&kantor, Siapa::Rekan, simpan, ANGGARAN, &input).await;
    assert_eq!(paths(&lagi, simpan), [], "{lagi:#}");
    let lagi = sunting(&kantor, Siapa::Operator, hapus, ANGGARAN, &nomor).await;
    assert_eq!(paths(&lagi, hapus), satu("CONFLICT", "input/version"));
    assert_eq!(lagi["data"][hapus]["baris"]["nama"], "Evaluasi");
}

#[tokio::test]
async fn a_whole_section_is_saved_over_nothing_that_its_author_has_not_seen() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.impor().await;
    let field = "lkjipAnggaranRowSave";
    let input = anggaran(&lkjip, &json!({ "nomor": "I", "realisasiAnggaran": "11" }));
    let baru = sunting(&kantor, Siapa::Operator, field, ANGGARAN, &input).await;
    assert_eq!(paths(&baru, field), []);
    for (simpan, input) in super::simpanan(&lkjip) {
        let answer = kantor.buat(Siapa::Rekan, simpan, input).await;
        let harapan = if simpan == "lkjipAnggaranSave" {
            satu("CONFLICT", "input/version")
        } else {
            Vec::new()
        };
        assert_eq!(paths(&answer, simpan), harapan, "{simpan}");
    }
    // A step of the workflow is about the whole report.
    let langkah = super::langkah(&lkjip, "");
    let (errors, _) = kantor.ditolak(Siapa::Camat, "lkjipSubmit", langkah).await;
    assert_eq!(errors, satu("CONFLICT", "input/version"));
}

#[tokio::test]
async fn a_batch_that_broke_off_is_sent_again_and_each_row_is_written_once() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.impor().await;
    let field = "lkjipAnggaranRowSave";
    let antrean: Vec<Value> = ["I", "II", "III", "IV"]
        .into_iter()
        .enumerate()
        .map(|(nomor, program)| {
            let baris = json!({ "nomor": program, "realisasiAnggaran": (nomor + 1).to_string() });
            let mut input = anggaran(&lkjip, &baris);
            input["idempotencyKey"] = json!(format!("antrean-{nomor}"));
            input
        })
        .collect();
    for input in &antrean[..2] {
        let answer = sunting(&kantor, Siapa::Operator, field, ANGGARAN, input).await;
        assert_eq!(paths(&answer, field), []);
    }
    // Meanwhile somebody else writes into a row of the batch that was acknowledged.
    let sekarang = kantor.laporan(Siapa::Rekan, "id version").await;
    let input = anggaran(
        &sekarang,
        &json!({ "nomor": "I", "realisasiAnggaran": "99" }),
    );
    let rekan = sunting(&kantor, Siapa::Rekan, field, ANGGARAN, &input).await;
    assert_eq!(paths(&rekan, field), []);
    for input in &antrean {
        let answer = sunting(&kantor, Siapa::Operator, field, ANGGARAN, input).await;
        assert_eq!(paths(&answer, field), []);
    }
    let fields = "version anggaranList(level: PROGRAM) { realisasiAnggaran }";
    let sesudah = kantor.laporan(Siapa::Operator, fields).await;
    assert_eq!(
        petik(&sesudah["anggaranList"], "/realisasiAnggaran")[..4],
        ["99", "2", "3", "4"]
    );
    assert_eq!(sesudah["version"], lkjip["version"].as_i64().unwrap() + 5);
}

#[tokio::test]
async fn what_is_not_mentioned_stays_and_null_empties() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.impor().await;
    let sebelum = baris(&kantor, "II").await;
    let field = "lkjipAnggaranRowSave";
    let input = anggaran(&lkjip, &json!({ "nomor": "II", "realisasiAnggaran": null }));
    let answer = sunting(&kantor, Siapa::Operator, field, ANGGARAN, &input).await;
    let sesudah = &answer["data"][field]["baris"];
    assert_eq!(sesudah["realisasiAnggaran"], Value::Null);
    assert_eq!(sesudah["paguMurni"], sebelum["paguMurni"]);
    assert_eq!(sesudah["nama"], sebelum["nama"]);
    assert_eq!(baris(&kantor, "II").await["id"], sebelum["id"]);
    // Nothing else of the report is touched.
    let query = "perubahanList { path }";
    assert_eq!(
        kantor.laporan(Siapa::Operator, query).await["perubahanList"],
        json!([])
    );
}

#[tokio::test]
async fn what_is_wrong_is_told_at_its_place_in_the_input_and_nothing_is_kept() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.impor().await;
    let sebelum = kantor.laporan(Siapa::Operator, "version dokumen").await;
    let tolak = async |field: &'static str, mut input: Value, harapan: &[(&str, &str)]| {
        input["id"] = lkjip["id"].clone();
        input["version"] = lkjip["version"].clone();
        let (errors, _) = kantor.ditolak(Siapa::Operator, field, input).await;
        let harapan: Vec<_> = harapan
            .iter()
            .map(|(kode, path)| ((*kode).to_owned(), format!("input/{path}")))
            .collect();
        assert_eq!(errors, harapan, "{field}");
    };
    let simpan = "lkjipAnggaranRowSave";
    let isi = json!({ "baris": { "nomor": "II", "paguMurni": "-1", "kode": "x", "sasaran": "9" } });
    let harapan = [
        ("TIDAK_SAH", "baris/kode"),
        ("TIDAK_DITEMUKAN", "baris/sasaran"),
        ("TIDAK_SAH", "baris/paguMurni"),
    ];
    tolak(simpan, isi, &harapan).await;
    let isi = json!({ "baris": { "nomor": "VII" } });
    let harapan = [
        ("WAJIB_DIISI", "baris/level"),
        ("WAJIB_DIISI", "baris/nama"),
    ];
    tolak(simpan, isi, &harapan).await;
    let isi = json!({ "baris": { "nomor": "I", "nomorBaru": "II" } });
    tolak(simpan, isi, &[("SUDAH_ADA", "baris/nomorBaru")]).await;
    let isi = json!({ "baris": { "nomor": "I", "sesudah": "X" } });
    tolak(simpan, isi, &[("TIDAK_DITEMUKAN", "baris/sesudah")]).await;
    let isi = json!({ "barisList": [
        { "nomor": "I", "realisasiAnggaran": "5" },
        { "nomor": "II", "realisasiAnggaran": "-5" },
        { "nomor": "I.1.9", "level": "SUB_KEGIATAN", "nama": "Baru", "paguMurni": "-1" },
    ] });
    let harapan = [
        ("TIDAK_SAH", "barisList/2/paguMurni"),
        ("TIDAK_SAH", "barisList/1/realisasiAnggaran"),
    ];
    tolak("lkjipAnggaranRowsSave", isi, &harapan).await;
    let isi = json!({ "baris": { "nomor": "1.1.9", "nama": "Baru", "satuan": "Skor" } });
    tolak(
        "lkjipIndikatorRowSave",
        isi,
        &[("WAJIB_DIISI", "baris/sasaran")],
    )
    .await;
    // The survey of the sample tells its index alone.
    let isi = json!({ "unsur": "PROSEDUR" });
    tolak(
        "lkjipSkmUnsurRowDelete",
        isi,
        &[("TIDAK_DITEMUKAN", "unsur")],
    )
    .await;
    let isi = json!({ "unsur": "PROSEDUR", "nrr": "5" });
    tolak("lkjipSkmUnsurRowSave", isi, &[("TIDAK_SAH", "nrr")]).await;
    let isi = json!({ "bagian": "PENUTUP", "isi": " " });
    tolak("lkjipNarasiRowSave", isi, &[("WAJIB_DIISI", "isi")]).await;
    // What others refer to is not pulled away.
    let dirujuk = [("STATUS_TIDAK_SESUAI", "nomor")];
    tolak("lkjipTujuanRowDelete", json!({ "nomor": "1" }), &dirujuk).await;
    let dua_kali = [dirujuk[0], dirujuk[0]];
    tolak(
        "lkjipSasaranRowDelete",
        json!({ "nomor": "1.1" }),
        &dua_kali,
    )
    .await;
    tolak(
        "lkjipAnggaranRowDelete",
        json!({ "nomor": "II" }),
        &dua_kali,
    )
    .await;
    let sesudah = kantor.laporan(Siapa::Operator, "version dokumen").await;
    assert_eq!(sesudah, sebelum);
}

#[tokio::test]
async fn a_row_with_another_number_is_the_same_row_and_takes_its_children_along() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.impor().await;
    let (program, kegiatan) = (baris(&kantor, "II").await, baris(&kantor, "II.1").await);
    let input = anggaran(&lkjip, &json!({ "nomor": "II", "nomorBaru": "IX" }));
    let field = "lkjipAnggaranRowSave";
    let answer = sunting(&kantor, Siapa::Operator, field, "id nomor", &input).await;
    assert_eq!(paths(&answer, field), [], "{answer:#}");
    let kini = &answer["data"][field]["baris"];
    assert_eq!(
        (&kini["id"], &kini["nomor"]),
        (&program["id"], &json!("IX"))
    );
    assert_eq!(baris(&kantor, "IX.1").await["id"], kegiatan["id"]);
    assert_eq!(baris(&kantor, "II.1").await, Value::Null);
    let fields = "version perjanjianList { programList { nomor program { id } } }";
    let lkjip = kantor.laporan(Siapa::Operator, fields).await;
    let janji = &lkjip["perjanjianList"][0]["programList"];
    assert!(petik(janji, "/nomor").contains(&"IX".to_owned()), "{janji}");
    assert!(petik(janji, "/program/id").contains(&kini["id"].as_str().unwrap().to_owned()));
    // A sasaran and what refers to it.
    let id = kantor.laporan(Siapa::Operator, "id version").await;
    let input = json!({
        "id": id["id"], "version": id["version"], "baris": { "nomor": "1.1", "nomorBaru": "1.5" },
    });
    let field = "lkjipSasaranRowSave";
    let answer = sunting(
        &kantor,
        Siapa::Operator,
        field,
        "nomor indikatorList { nomor } ringkasanAnggaran { program }",
        &input,
    )
    .await;
    assert_eq!(paths(&answer, field), [], "{answer:#}");
    let sasaran = &answer["data"][field]["baris"];
    assert_eq!(petik(&sasaran["indikatorList"], "/nomor"), ["1.5.1"]);
    assert_ne!(sasaran["ringkasanAnggaran"]["program"], 0);
}

#[tokio::test]
async fn new_rows_go_where_their_number_or_their_author_wants_them() {
    let kantor = Kantor::new().await;
    let mut lkjip = kantor.impor().await;
    let baru = |nomor: &str| json!({ "nomor": nomor, "level": "PROGRAM", "nama": "Program baru" });
    let mut di_depan = baru("VIII");
    di_depan["sesudah"] = json!("");
    let mut sesudah = baru("XX");
    sesudah["sesudah"] = json!("II");
    for isi in [baru("VII"), di_depan, sesudah] {
        let input = anggaran(&lkjip, &isi);
        lkjip = kantor
            .jadi(Siapa::Operator, "lkjipAnggaranRowSave", input)
            .await;
    }
    let fields = "anggaranList(level: PROGRAM) { nomor }";
    let semua = kantor.laporan(Siapa::Operator, fields).await;
    assert_eq!(
        petik(&semua["anggaranList"], "/nomor"),
        ["VIII", "I", "II", "XX", "III", "IV", "V", "VI", "VII"]
    );
    // An indicator moves to another sasaran and stays what it is.
    let id = "indikatorList { id nomor sasaran { nomor } }";
    let dulu = kantor.laporan(Siapa::Operator, id).await;
    let input = json!({
        "id": lkjip["id"], "version": lkjip["version"],
        "baris": { "nomor": "1.1.1", "sasaran": "1.2" },
    });
    kantor
        .jadi(Siapa::Operator, "lkjipIndikatorRowSave", input)
        .await;
    let kini = kantor.laporan(Siapa::Operator, id).await;
    let cari = |lkjip: &Value| {
        let semua = lkjip["indikatorList"].as_array().unwrap();
        let ada = semua.iter().find(|it| it["nomor"] == "1.1.1");
        ada.unwrap().clone()
    };
    assert_eq!(cari(&kini)["id"], cari(&dulu)["id"]);
    assert_eq!(cari(&kini)["sasaran"]["nomor"], "1.2");
}

/// All nine unsur.
fn unsur() -> Value {
    let semua = entity::status::Unsur::SEMUA.iter();
    semua
        .map(|unsur| json!({ "unsur": unsur, "nrr": "3.2" }))
        .collect()
}

#[tokio::test]
async fn one_unsur_of_the_survey_is_changed_by_itself() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.impor().await;
    let skm = json!({
        "id": lkjip["id"], "version": lkjip["version"], "skm": { "unsur": unsur() },
    });
    let lkjip = kantor.jadi(Siapa::Operator, "lkjipSkmSave", skm).await;
    let field = "lkjipSkmUnsurRowSave";
    let nilai = |unsur: &str, nrr: &str| json!({ "id": lkjip["id"], "version": lkjip["version"], "unsur": unsur, "nrr": nrr });
    for (siapa, unsur) in [(Siapa::Operator, "PROSEDUR"), (Siapa::Rekan, "BIAYA")] {
        let input = nilai(unsur, "3.9");
        let fields = "version unsurList { unsur nrr version }";
        let answer = sunting(&kantor, siapa, field, fields, &input).await;
        assert_eq!(paths(&answer, field), [], "{answer:#}");
    }
    let (errors, _) = kantor
        .ditolak(Siapa::Rekan, field, nilai("PROSEDUR", "3.1"))
        .await;
    assert_eq!(errors, satu("CONFLICT", "input/version"));
    let (errors, _) = kantor
        .ditolak(Siapa::Rekan, field, nilai("WAKTU", "5"))
        .await;
    assert_eq!(errors, satu("TIDAK_SAH", "input/nrr"));
}

#[tokio::test]
async fn every_row_is_put_changed_and_taken_out() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.impor().await;
    let skm = json!({
        "id": lkjip["id"], "version": lkjip["version"], "skm": { "unsur": unsur() },
    });
    let mut lkjip = kantor.jadi(Siapa::Operator, "lkjipSkmSave", skm).await;
    let tunggu = [
        // Others stand on these in the sample.
        "lkjipTujuanRowDelete",
        "lkjipSasaranRowDelete",
        "lkjipAnggaranRowDelete",
    ];
    for (field, mut input) in suntingan(&lkjip) {
        input["version"] = lkjip["version"].clone();
        let answer = kantor.buat(Siapa::Operator, field, input).await;
        if tunggu.contains(&field) {
            assert_ne!(paths(&answer, field), [], "{field}");
        } else {
            assert_eq!(paths(&answer, field), [], "{field} {answer:#}");
        }
        lkjip = answer["data"][field]["lkjip"].clone();
    }
    let baru = [
        (
            "lkjipTujuanRowSave",
            json!({ "baris": { "nomor": "3", "uraian": "Baru" } }),
        ),
        (
            "lkjipSasaranRowSave",
            json!({ "baris": { "nomor": "3.1", "tujuan": "3", "uraian": "Baru" } }),
        ),
        (
            "lkjipIndikatorRowSave",
            json!({ "baris": {
                "nomor": "3.1.1", "sasaran": "3.1", "nama": "Baru", "satuan": "%",
                "ukuran": [{ "jenis": "PK_MURNI", "tahun": 2023, "nilai": "90" }],
                "realisasi": { "nilai": "88" },
            } }),
        ),
        (
            "lkjipPerjanjianRowSave",
            json!({ "baris": {
                "jenis": "MURNI", "tanggal": "2023-01-20",
                "pihakPertama": { "nama": "Camat", "jabatan": "Camat" },
                "pihakKedua": { "nama": "Bupati", "jabatan": "Bupati" },
            } }),
        ),
        (
            "lkjipPerjanjianProgramRowSave",
            json!({ "jenis": "MURNI", "baris": { "program": "I", "anggaran": "5" } }),
        ),
        ("lkjipPerjanjianRowDelete", json!({ "jenis": "MURNI" })),
        ("lkjipIndikatorRowDelete", json!({ "nomor": "3.1.1" })),
        ("lkjipSasaranRowDelete", json!({ "nomor": "3.1" })),
        ("lkjipTujuanRowDelete", json!({ "nomor": "3" })),
        (
            "lkjipTabelRowSave",
            json!({ "baris": { "nomor": "3.7", "ke": 2, "judul": "Yang kedua" } }),
        ),
        ("lkjipTabelRowDelete", json!({ "nomor": "3.7", "ke": 1 })),
        (
            "lkjipLampiranRowSave",
            json!({ "baris": {
                "jenis": "LAINNYA", "nama": "Foto kegiatan", "namaBaru": "Foto", "tautan": "https://x.test",
            } }),
        ),
    ];
    for (field, mut input) in baru {
        input["id"] = lkjip["id"].clone();
        input["version"] = lkjip["version"].clone();
        lkjip = kantor.jadi(Siapa::Operator, field, input).await;
    }
    let fields = "tujuanList { nomor } tabelList { nomor judul } lampiranList { nama tautan }";
    let sesudah = kantor.laporan(Siapa::Operator, fields).await;
    assert_eq!(petik(&sesudah["tujuanList"], "/nomor"), ["1", "2"]);
    assert!(petik(&sesudah["tabelList"], "/judul").contains(&"Yang kedua".to_owned()));
    assert!(petik(&sesudah["lampiranList"], "/nama").contains(&"Foto".to_owned()));
}

#[tokio::test]
async fn the_trail_tells_who_changed_a_figure_when_and_from_what() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.impor().await;
    let dulu = baris(&kantor, "II").await["realisasiAnggaran"].clone();
    let input = anggaran(&lkjip, &json!({ "nomor": "II", "realisasiAnggaran": "7" }));
    kantor
        .jadi(Siapa::Rekan, "lkjipAnggaranRowSave", input)
        .await;
    let jejak = audit::Entity::find()
        .filter(audit::Column::Kejadian.eq("lkjip.anggaran.row.save"))
        .order_by_desc(audit::Column::Id)
        .one(kantor.world.app.db.writer())
        .await
        .unwrap()
        .unwrap();
    assert!(jejak.pengguna_id.is_some());
    let rincian: Value = serde_json::from_str(&jejak.rincian).unwrap();
    assert_eq!(
        rincian,
        json!({ "version": 2, "perubahan": [{
            "path": "/anggaran/II/realisasiAnggaran", "baris": "/anggaran/II",
            "kolom": "realisasiAnggaran", "jenis": "UBAH", "sebelum": dulu, "sesudah": "7",
        }] })
    );
}

#[tokio::test]
async fn versions_of_all_rows_cost_one_statement() {
    let kantor = Kantor::new().await;
    kantor.impor().await;
    let ongkos = async |fields: &str| {
        let sebelum = kantor.world.app.db.statements();
        kantor.laporan(Siapa::Operator, fields).await;
        kantor.world.app.db.statements() - sebelum
    };
    let tanpa = ongkos("anggaranList { nomor }").await;
    let dengan = ongkos("anggaranList { version } tabelList { version }").await;
    // The tables, and the versions of everything.
    assert_eq!(dengan, tanpa + 2);
}

#[tokio::test]
async fn nobody_else_edits_rows() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.sampai("DIAJUKAN").await;
    for (field, input) in suntingan(&lkjip) {
        let (errors, _) = kantor.ditolak(Siapa::Operator, field, input.clone()).await;
        assert_eq!(errors, satu("STATUS_TIDAK_SESUAI", "input/id"), "{field}");
        let answer = kantor.buat(Siapa::Reviewer, field, input).await;
        assert_eq!(code(&answer), "FORBIDDEN", "{field}");
    }
}
