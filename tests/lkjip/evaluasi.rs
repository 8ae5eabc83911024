//! The evaluation of AKIP: its value, its scale, and the indicator that quotes it.

use serde_json::{Value, json};

use super::{Kantor, Siapa, satu};

fn evaluasi() -> Value {
    json!({
        "tahun": 2023, "skala": "AKIP_88_2021", "nilai": "80.01", "predikat": "A",
        "komponen": [
            { "jenis": "PERENCANAAN", "bobot": "30", "nilai": "25.51" },
            { "jenis": "PENGUKURAN", "bobot": "30", "nilai": "24" },
            { "jenis": "PELAPORAN", "bobot": "15", "nilai": "12" },
            { "jenis": "EVALUASI_INTERNAL", "bobot": "25", "nilai": "18.5" },
        ],
        "dokumen": {
            "nama": "Laporan Hasil Evaluasi AKIP", "nomor": "700/12/2024", "tanggal": "2024-02-12",
            "tautan": "https://contoh.test/lhe",
        },
        "rekomendasi": [
            { "uraian": "Menyelaraskan IKU.", "tindakLanjut": "IKU direviu.", "status": "SELESAI" },
            { "uraian": "Mengukur tiap triwulan.", "tindakLanjut": null, "status": "BELUM" },
        ],
    })
}

fn input(lkjip: &Value, evaluasi: &Value) -> Value {
    json!({ "id": lkjip["id"], "version": lkjip["version"], "evaluasiAkip": evaluasi })
}

#[tokio::test]
async fn an_evaluation_is_kept_with_its_components_scale_and_source() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.impor().await;
    let lkjip = kantor
        .jadi(
            Siapa::Operator,
            "lkjipEvaluasiSave",
            input(&lkjip, &evaluasi()),
        )
        .await;
    let fields = "dokumen evaluasiAkip { tahun nilai predikat \
        jumlahNilai { nilai rumus masukan { nama nilai } } golongan { kode label skala } \
        skala { kode komponenList { jenis bobot } } komponenList { jenis bobot nilai } \
        dokumen { nama nomor tanggal tautan } rekomendasiList { uraian tindakLanjut status } }";
    let terbaca = kantor.laporan(Siapa::Operator, fields).await;
    let hasil = &terbaca["evaluasiAkip"];
    assert_eq!(hasil["komponenList"], evaluasi()["komponen"]);
    assert_eq!(hasil["dokumen"], evaluasi()["dokumen"]);
    assert_eq!(hasil["rekomendasiList"], evaluasi()["rekomendasi"]);
    assert_eq!(hasil["jumlahNilai"]["nilai"], "80.01");
    assert_eq!(
        hasil["jumlahNilai"]["masukan"][0],
        json!({ "nama": "perencanaan", "nilai": "25.51" })
    );
    // 80.01 is A where 80 is BB.
    assert_eq!(
        hasil["golongan"],
        json!({ "kode": "A", "label": "Memuaskan", "skala": "AKIP_88_2021" })
    );
    assert_eq!(
        hasil["skala"],
        json!({ "kode": "AKIP_88_2021", "komponenList": [
            { "jenis": "PERENCANAAN", "bobot": "30" }, { "jenis": "PENGUKURAN", "bobot": "30" },
            { "jenis": "PELAPORAN", "bobot": "15" }, { "jenis": "EVALUASI_INTERNAL", "bobot": "25" },
        ] })
    );
    assert_eq!(terbaca["dokumen"]["evaluasiAkip"], evaluasi());

    let mut batas = evaluasi();
    batas["nilai"] = json!("80");
    let lkjip = kantor
        .jadi(Siapa::Operator, "lkjipEvaluasiSave", input(&lkjip, &batas))
        .await;
    let fields =
        "evaluasiAkip { golongan { kode } } temuanList { aturan { kode } path seharusnya }";
    let terbaca = kantor.laporan(Siapa::Operator, fields).await;
    assert_eq!(terbaca["evaluasiAkip"]["golongan"]["kode"], "BB");
    let temuan: Vec<String> = terbaca["temuanList"]
        .as_array()
        .unwrap()
        .iter()
        .map(|satu| {
            format!(
                "{} {} {}",
                satu["aturan"]["kode"], satu["path"], satu["seharusnya"]
            )
        })
        .map(|satu| satu.replace('"', ""))
        .filter(|satu| satu.starts_with("R-AKIP"))
        .collect();
    assert_eq!(
        temuan,
        [
            "R-AKIP-02 /evaluasiAkip/nilai 80,01",
            "R-AKIP-04 /evaluasiAkip/predikat BB",
            "R-AKIP-08 /evaluasiAkip/rekomendasi/1/tindakLanjut Apa yang telah atau akan dilakukan.",
        ]
    );

    // The sum of some components is no value of the whole.
    let mut sebagian = evaluasi();
    sebagian["nilai"] = Value::Null;
    sebagian["komponen"].as_array_mut().unwrap().pop();
    let lkjip = kantor
        .jadi(
            Siapa::Operator,
            "lkjipEvaluasiSave",
            input(&lkjip, &sebagian),
        )
        .await;
    let fields = "evaluasiAkip { jumlahNilai { nilai alasan { kode } masukan { nilai } } golongan { kode } }";
    let terbaca = kantor.laporan(Siapa::Operator, fields).await;
    assert_eq!(
        terbaca["evaluasiAkip"],
        json!({ "golongan": null, "jumlahNilai": { "nilai": null, "alasan": { "kode": "BELUM_DIISI" },
            "masukan": [{ "nilai": "25.51" }, { "nilai": "24" }, { "nilai": "12" }] } })
    );

    kantor
        .jadi(
            Siapa::Operator,
            "lkjipEvaluasiSave",
            input(&lkjip, &Value::Null),
        )
        .await;
    let terbaca = kantor
        .laporan(Siapa::Operator, "evaluasiAkip { tahun }")
        .await;
    assert_eq!(terbaca["evaluasiAkip"], Value::Null);
}

#[tokio::test]
async fn an_evaluation_that_cannot_be_is_refused() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.impor().await;
    let mut salah = evaluasi();
    salah["tahun"] = json!(2024);
    salah["skala"] = json!("CAPAIAN");
    salah["nilai"] = json!("101");
    salah["komponen"][1]["jenis"] = json!("PERENCANAAN");
    salah["komponen"][2]["nilai"] = json!("-1");
    salah["dokumen"]["nama"] = json!("");
    let (errors, _) = kantor
        .ditolak(Siapa::Operator, "lkjipEvaluasiSave", input(&lkjip, &salah))
        .await;
    let harapan = [
        ("TIDAK_SAH", "tahun"),
        ("TIDAK_DITEMUKAN", "skala"),
        ("TIDAK_SAH", "nilai"),
        ("SUDAH_ADA", "komponen/1/jenis"),
        ("TIDAK_SAH", "komponen/2/nilai"),
        ("WAJIB_DIISI", "dokumen/nama"),
    ]
    .map(|(code, path)| (code.to_owned(), format!("input/evaluasiAkip/{path}")));
    assert_eq!(errors, harapan);
    let kosong = json!({ "tahun": 2023, "skala": "AKIP_88_2021" });
    let (errors, _) = kantor
        .ditolak(Siapa::Operator, "lkjipEvaluasiSave", input(&lkjip, &kosong))
        .await;
    assert_eq!(errors, satu("WAJIB_DIISI", "input/evaluasiAkip"));
}
