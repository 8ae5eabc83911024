//! Bab I section by section, what an indicator is held against, and what supports which sasaran.

use serde_json::{Value, json};

use super::{Kantor, Siapa, contoh};
use crate::fixture::petik;

fn masukan(lkjip: &Value, isi: Value) -> Value {
    let mut input = isi;
    input["id"] = lkjip["id"].clone();
    input["version"] = lkjip["version"].clone();
    input
}

#[tokio::test]
async fn an_operator_writes_bab_i_list_by_list() {
    let kantor = Kantor::new().await;
    let input = json!({ "kecamatan": "35.29.13", "tahun": 2023, "periode": "RENSTRA-2021-2026" });
    let lkjip = kantor.jadi(Siapa::Operator, "lkjipCreate", input).await;
    let organisasi = json!({
        "kedudukan": "Perangkat daerah di bawah bupati.", "tugas": "Memimpin kecamatan.",
        "fungsi": ["Pemerintahan umum", "Pemberdayaan masyarakat"],
        "susunan": [
            { "nama": "Camat" },
            { "nama": "Sekretariat", "induk": "Camat", "tugas": "Urusan umum." },
        ],
        "kepegawaian": [
            { "menurut": "JENIS_KELAMIN", "kelompok": "Perempuan", "jumlah": 7 },
            { "menurut": "JENIS_KELAMIN", "kelompok": "Laki-laki", "jumlah": 0 },
        ],
    });
    let input = masukan(&lkjip, json!({ "organisasi": organisasi }));
    let lkjip = kantor
        .jadi(Siapa::Operator, "lkjipOrganisasiSave", input)
        .await;
    let isu = json!([
        { "asal": "RENSTRA", "uraian": "Dukungan antar sektor" },
        { "asal": "TAHUN_BERJALAN", "uraian": "Jumlah pegawai" },
    ]);
    let input = masukan(&lkjip, json!({ "isuStrategis": isu }));
    let lkjip = kantor
        .jadi(Siapa::Operator, "lkjipIsuStrategisSave", input)
        .await;
    let dasar =
        json!([{ "nama": "Peraturan Presiden Nomor 29 Tahun 2014" }, { "nama": "Perbup 1/2022" }]);
    let input = masukan(&lkjip, json!({ "dasarHukum": dasar }));
    kantor
        .jadi(Siapa::Operator, "lkjipDasarHukumSave", input)
        .await;

    let terbaca = kantor
        .laporan(
            Siapa::Camat,
            "organisasi { kedudukan tugas fungsiList susunanList { nama induk tugas }
                 kepegawaianList { menurut kelompok jumlah } }
             isuStrategisList { asal uraian } kini: isuStrategisList(asal: TAHUN_BERJALAN) { uraian }
             dasarHukumList { nama } version dokumen",
        )
        .await;
    let tampil = &terbaca["organisasi"];
    assert_eq!(tampil["fungsiList"], organisasi["fungsi"]);
    assert_eq!(
        tampil["susunanList"],
        json!([
            { "nama": "Camat", "induk": null, "tugas": null },
            { "nama": "Sekretariat", "induk": "Camat", "tugas": "Urusan umum." },
        ])
    );
    assert_eq!(tampil["kepegawaianList"], organisasi["kepegawaian"]);
    assert_eq!(terbaca["isuStrategisList"], isu);
    assert_eq!(terbaca["kini"], json!([{ "uraian": "Jumlah pegawai" }]));
    assert_eq!(terbaca["dasarHukumList"], dasar);
    assert_eq!(terbaca["dokumen"]["dasarHukum"], dasar);

    // Nothing said of the organisation takes it away, and nothing else.
    let mut input = json!({ "organisasi": null, "id": lkjip["id"] });
    input["version"] = terbaca["version"].clone();
    kantor
        .jadi(Siapa::Operator, "lkjipOrganisasiSave", input)
        .await;
    let kosong = kantor
        .laporan(
            Siapa::Camat,
            "organisasi { tugas } isuStrategisList { asal uraian }",
        )
        .await;
    assert_eq!(kosong["organisasi"], Value::Null);
    assert_eq!(kosong["isuStrategisList"], isu);
}

#[tokio::test]
async fn an_organisation_that_cannot_be_is_refused_whole() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.impor().await;
    let organisasi = json!({
        "fungsi": [" "],
        "susunan": [
            { "nama": "Seksi Pemerintahan", "induk": "Camat" }, { "nama": "Camat" },
            { "nama": "Camat" }, { "nama": "Sekretariat", "induk": "Sekretariat" },
        ],
        "kepegawaian": [
            { "menurut": "STATUS", "kelompok": "PNS", "jumlah": -1 },
            { "menurut": "STATUS", "kelompok": "PNS", "jumlah": 3 },
            { "menurut": "JABATAN", "kelompok": "PNS", "jumlah": 3 },
        ],
    });
    let input = masukan(&lkjip, json!({ "organisasi": organisasi }));
    let (errors, sekarang) = kantor
        .ditolak(Siapa::Operator, "lkjipOrganisasiSave", input)
        .await;
    let errors: Vec<String> = errors
        .iter()
        .map(|(code, path)| format!("{code} {}", path.replace("input/organisasi/", "")))
        .collect();
    assert_eq!(
        errors,
        [
            "WAJIB_DIISI fungsi/0",
            "TIDAK_DITEMUKAN susunan/0/induk",
            "SUDAH_ADA susunan/2/nama",
            "TIDAK_DITEMUKAN susunan/3/induk",
            "TIDAK_SAH kepegawaian/0/jumlah",
            "SUDAH_ADA kepegawaian/1/kelompok",
        ]
    );
    assert_eq!(sekarang["version"], lkjip["version"]);
}

#[tokio::test]
async fn several_comparators_stand_beside_an_indicator() {
    let kantor = Kantor::new().await;
    let mut dokumen = contoh();
    let skm = &mut dokumen["rencana"]["tujuan"][0]["sasaran"][0]["indikator"][0];
    skm["pembanding"] = json!([
        { "jenis": "KL", "tahun": 2023, "nama": "Kemenpan RB", "nilai": "88.19", "sumber": "Laporan SKM" },
        { "jenis": "PEER", "tahun": 2023, "nama": "Kecamatan lain", "nilai": "80" },
        { "jenis": "NASIONAL", "tahun": 2023, "nama": "Indeks", "nilai": "4.1", "satuan": "Indeks 0-5" },
    ]);
    let input = json!({ "dokumen": dokumen });
    kantor.jadi(Siapa::Operator, "lkjipImport", input).await;
    let terbaca = kantor
        .laporan(
            Siapa::Operator,
            "indikatorList(kode: \"SKM\", iku: true) {
                pembandingList { jenis nama nilai satuan sumber capaian { nilai alasan { kode } } } }",
        )
        .await;
    let list = &terbaca["indikatorList"][0]["pembandingList"];
    assert_eq!(petik(list, "/jenis"), ["KL", "PEER", "NASIONAL"]);
    assert_eq!(petik(list, "/nilai"), ["88.19", "80", "4.1"]);
    assert_eq!(list[0]["sumber"], "Laporan SKM");
    assert_eq!(list[1]["capaian"]["nilai"], "101.65");
    // What is of another unit is shown, and not computed with.
    assert_eq!(
        list[2]["capaian"],
        json!({ "nilai": null, "alasan": { "kode": "SKALA_BERBEDA" } })
    );

    let skm = &mut dokumen["rencana"]["tujuan"][0]["sasaran"][0]["indikator"][0];
    skm["pembanding"][1] = skm["pembanding"][0].clone();
    skm["pembanding"][2] = json!({ "jenis": "PEER", "tahun": 2023, "nama": "Tanpa nilai" });
    let version = kantor.laporan(Siapa::Operator, "version").await["version"].clone();
    let input = json!({ "dokumen": dokumen, "version": version });
    let (errors, _) = kantor.ditolak(Siapa::Operator, "lkjipImport", input).await;
    let dasar = "input/dokumen/rencana/tujuan/0/sasaran/0/indikator/0/pembanding";
    assert_eq!(
        errors,
        [
            ("SUDAH_ADA".to_owned(), format!("{dasar}/1")),
            ("WAJIB_DIISI".to_owned(), format!("{dasar}/2")),
        ]
    );
}

#[tokio::test]
async fn an_indicator_is_defined_by_the_report_or_else_by_the_dictionary() {
    let kantor = Kantor::new().await;
    let mut dokumen = contoh();
    let skm = &mut dokumen["rencana"]["tujuan"][0]["sasaran"][0]["indikator"][0];
    for nama in ["definisi", "formulasi"] {
        skm[nama] = Value::Null;
    }
    let input = json!({ "dokumen": dokumen });
    kantor.jadi(Siapa::Operator, "lkjipImport", input).await;
    let terbaca = kantor
        .laporan(
            Siapa::Operator,
            "indikatorList(kode: \"SKM\", iku: true) { definisi formulasi sumberDefinisi
                penanggungJawab indikator { definisi formulasi } }
             tujuanList { rpjmdList { misi tujuan sasaran indikator } }",
        )
        .await;
    let skm = &terbaca["indikatorList"][0];
    assert_eq!(skm["definisi"], skm["indikator"]["definisi"]);
    assert_eq!(skm["formulasi"], skm["indikator"]["formulasi"]);
    assert_eq!(skm["sumberDefinisi"], "Hasil survey kepuasan masyarakat.");
    assert_eq!(skm["penanggungJawab"], "Kecamatan Pasongsongan");
    assert_eq!(
        petik(&terbaca["tujuanList"][0]["rpjmdList"], "/sasaran"),
        [
            "Meningkatnya Mutu Layanan Publik",
            "Meningkatkan Fasilitas dan Koordinasi Desa"
        ]
    );
}

#[tokio::test]
async fn support_is_seen_from_the_row_and_from_the_sasaran() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.impor().await;
    let fields = "sasaranList { nomor pendukungList { baris { nomor } keterangan }
            tidak: pendukungList(menunjang: false) { baris { nomor } } }
        anggaranList { nomor dukunganList { menunjang sasaran { nomor } } }";
    let terbaca = kantor.laporan(Siapa::Camat, fields).await;
    let pendukung = |letak: usize| {
        petik(
            &terbaca["sasaranList"][letak]["pendukungList"],
            "/baris/nomor",
        )
    };
    assert_eq!(pendukung(0), ["I.5.3", "II", "II.2", "II.2.1"]);
    assert_eq!(pendukung(1), [""; 0]);
    let baris = terbaca["anggaranList"].as_array().unwrap();
    let program = baris.iter().find(|baris| baris["nomor"] == "III").unwrap();
    assert_eq!(
        program["dukunganList"],
        json!([{ "menunjang": false, "sasaran": { "nomor": "1.1" } }])
    );

    // However many rows there are, their support is read with one statement.
    let db = &kantor.world.app.db;
    let mut ongkos = Vec::new();
    for fields in [
        "anggaranList { nomor sasaran { nomor } }",
        "anggaranList { nomor sasaran { nomor } dukunganList { menunjang sasaran { nomor } } }",
    ] {
        let sebelum = db.statements();
        kantor.laporan(Siapa::Camat, fields).await;
        ongkos.push(db.statements() - sebelum);
    }
    assert_eq!(ongkos[1], ongkos[0] + 1);

    // A sasaran that is spoken of stays in the plan.
    let mut rencana = contoh()["rencana"].clone();
    for tujuan in rencana["tujuan"].as_array_mut().unwrap() {
        for sasaran in tujuan["sasaran"].as_array_mut().unwrap() {
            if sasaran["nomor"] == "1.1" {
                sasaran["nomor"] = json!("1.9");
            }
        }
    }
    let input = masukan(&lkjip, json!({ "rencana": rencana }));
    let (errors, _) = kantor
        .ditolak(Siapa::Operator, "lkjipRencanaSave", input)
        .await;
    let [satu] = super::satu("TIDAK_DITEMUKAN", "input/rencana")
        .try_into()
        .unwrap();
    assert!(errors.iter().all(|error| *error == satu), "{errors:?}");

    let mut anggaran = contoh()["anggaran"].clone();
    anggaran[0]["dukungan"] = json!([
        { "sasaran": "1.1", "menunjang": true }, { "sasaran": "1.1", "menunjang": false },
        { "sasaran": "9.9", "menunjang": true },
    ]);
    let input = masukan(&lkjip, json!({ "anggaran": anggaran }));
    let (errors, _) = kantor
        .ditolak(Siapa::Operator, "lkjipAnggaranSave", input)
        .await;
    assert_eq!(
        errors,
        [
            ("SUDAH_ADA", "input/anggaran/0/dukungan/1/sasaran"),
            ("TIDAK_DITEMUKAN", "input/anggaran/0/dukungan/2/sasaran"),
        ]
        .map(|(code, path)| (code.to_owned(), path.to_owned()))
    );
}
