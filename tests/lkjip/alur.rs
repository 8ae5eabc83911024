//! Submission, review, return, approval.

use serde_json::{Value, json};

use super::{Kantor, Siapa, langkah, satu, simpanan};
use crate::fixture::petik;
use crate::harness::code;

#[tokio::test]
async fn the_real_report_from_the_draft_to_the_comparison() {
    let kantor = Kantor::new().await;
    let draf = kantor.impor().await;
    assert_eq!(
        (&draf["status"], &draf["revisi"], &draf["dapatDiubah"]),
        (&json!("DRAF"), &json!(1), &json!(true))
    );
    assert_eq!(
        draf["allowedActions"],
        json!([]),
        "an operator does not sign"
    );
    let lkjip = kantor
        .langkah(Siapa::Camat, "lkjipSubmit", &draf, "Sudah saya periksa.")
        .await;
    let lkjip = kantor
        .langkah(Siapa::Reviewer, "lkjipReview", &lkjip, "")
        .await;
    assert_eq!(lkjip["status"], "DIREVIU");
    let lkjip = kantor
        .langkah(Siapa::Analis, "lkjipApprove", &lkjip, " Sesuai. ")
        .await;
    assert_eq!(
        (&lkjip["status"], &lkjip["berlaku"], &lkjip["dapatDiubah"]),
        (&json!("DISETUJUI"), &json!(true), &json!(false))
    );
    let baris = |langkah, dari: Value, ke, siapa: &str, peran, catatan: Value, waktu| {
        json!({
            "langkah": langkah, "dari": dari, "ke": ke, "pelaku": format!("Nama {siapa}"),
            "peran": peran, "catatan": catatan, "waktu": waktu,
        })
    };
    let (buka, ajukan, reviu, setujui) = (
        "2023-11-14T22:13:21Z",
        "2023-11-14T22:13:22Z",
        "2023-11-14T22:13:23Z",
        "2023-11-14T22:13:24Z",
    );
    let catatan = json!("Sudah saya periksa.");
    assert_eq!(
        lkjip["riwayatList"],
        json!([
            baris(
                "BUKA",
                Value::Null,
                "DRAF",
                "operator",
                "OPERATOR",
                Value::Null,
                buka
            ),
            baris(
                "AJUKAN",
                json!("DRAF"),
                "DIAJUKAN",
                "camat",
                "CAMAT",
                catatan,
                ajukan
            ),
            baris(
                "REVIU",
                json!("DIAJUKAN"),
                "DIREVIU",
                "reviewer",
                "REVIEWER",
                Value::Null,
                reviu
            ),
            baris(
                "SETUJUI",
                json!("DIREVIU"),
                "DISETUJUI",
                "analis",
                "ANALIS",
                json!("Sesuai."),
                setujui
            ),
        ])
    );
    terbanding(&kantor).await;
}

/// What the analyst reads of the only approved report.
async fn terbanding(kantor: &Kantor) {
    let hasil = kantor
        .baca(
            Siapa::Analis,
            r#"{ perbandinganIndikator(indikator: "SKM", tahun: 2023) { barisList {
                kecamatan { kode nama } lkjip { status }
                target { nilai } realisasi { nilai } capaian { nilai } kategori { label }
                kemajuan { tahunAkhir tingkat { nilai } }
                terhadapTolokUkurList { capaian { nilai } poin { nilai } } } }
              peringkat(indikator: "SKM", tahun: 2023) {
                barisList { peringkat nilai kecamatan { kode } } tanpaDataList { alasan } }
              serapanProgram(tahun: 2023) {
                jumlah { pagu realisasi serapan { nilai } } } }"#,
            json!({}),
        )
        .await;
    assert_eq!(
        hasil["perbandinganIndikator"]["barisList"],
        json!([{
            "kecamatan": { "kode": "35.29.13", "nama": "Pasongsongan" },
            "lkjip": { "status": "DISETUJUI" },
            "target": { "nilai": "81" },
            "realisasi": { "nilai": "81.32" },
            "capaian": { "nilai": "100.40" },
            "kategori": { "label": "Sangat Tinggi" },
            "kemajuan": { "tahunAkhir": 2026, "tingkat": { "nilai": "99.17" } },
            "terhadapTolokUkurList": [
                { "capaian": { "nilai": "92.21" }, "poin": { "nilai": "-6.87" } },
            ],
        }])
    );
    let peringkat = &hasil["peringkat"];
    assert_eq!(
        peringkat["barisList"],
        json!([{ "peringkat": 1, "nilai": "81.32", "kecamatan": { "kode": "35.29.13" } }])
    );
    assert_eq!(peringkat["tanpaDataList"].as_array().unwrap().len(), 26);
    assert_eq!(
        hasil["serapanProgram"]["jumlah"],
        json!({ "pagu": "2330050747", "realisasi": "2030274860", "serapan": { "nilai": "87.13" } })
    );
}

#[tokio::test]
async fn each_step_belongs_to_one_office() {
    let kantor = Kantor::new().await;
    let semua = [
        Siapa::Operator,
        Siapa::Camat,
        Siapa::Reviewer,
        Siapa::Analis,
    ];
    let mut lkjip = kantor.impor().await;
    for (siapa, field) in [
        (Siapa::Camat, "lkjipSubmit"),
        (Siapa::Reviewer, "lkjipReview"),
        (Siapa::Analis, "lkjipApprove"),
    ] {
        for lain in semua {
            // A reviewer does not see a draft, so that it does not exist for them.
            let draf = lain == Siapa::Reviewer && lkjip["status"] == "DRAF";
            if lain != siapa {
                let answer = kantor.buat(lain, field, langkah(&lkjip, "")).await;
                let harapan = if draf { "NOT_FOUND" } else { "FORBIDDEN" };
                assert_eq!(code(&answer), harapan, "{lain:?} {field}");
            }
        }
        lkjip = kantor.langkah(siapa, field, &lkjip, "").await;
    }
    assert_eq!(lkjip["riwayatList"].as_array().unwrap().len(), 4);
}

#[tokio::test]
async fn a_report_is_returned_with_a_reason_and_comes_back_mended() {
    let kantor = Kantor::new().await;
    let mut lkjip = kantor.sampai("DIAJUKAN").await;
    for (siapa, alasan) in [
        (Siapa::Reviewer, "Tabel 3.8 tidak cocok."),
        (Siapa::Analis, "Target PK keliru."),
    ] {
        for kosong in ["", "  \n "] {
            let (errors, sekarang) = kantor
                .ditolak(siapa, "lkjipReturn", langkah(&lkjip, kosong))
                .await;
            assert_eq!(errors, satu("WAJIB_DIISI", "input/catatan"));
            assert_eq!(sekarang["status"], lkjip["status"]);
        }
        lkjip = kantor.langkah(siapa, "lkjipReturn", &lkjip, alasan).await;
        assert_eq!(
            (&lkjip["status"], &lkjip["dapatDiubah"]),
            (&json!("DIKEMBALIKAN"), &json!(false))
        );
        // The kecamatan sees why, mends it, and submits again.
        let terbaca = kantor.laporan(Siapa::Operator, super::LAPORAN).await;
        let terakhir = terbaca["riwayatList"].as_array().unwrap().last().unwrap();
        assert_eq!(terakhir["catatan"], alasan);
        assert_eq!(terbaca["dapatDiubah"], true);
        let (field, input) = simpanan(&lkjip).pop().unwrap();
        lkjip = kantor.jadi(Siapa::Operator, field, input).await;
        lkjip = kantor
            .langkah(Siapa::Camat, "lkjipSubmit", &lkjip, "")
            .await;
        lkjip = kantor
            .langkah(Siapa::Reviewer, "lkjipReview", &lkjip, "")
            .await;
    }
    let lkjip = kantor
        .langkah(Siapa::Analis, "lkjipApprove", &lkjip, "")
        .await;
    assert_eq!(
        petik(&lkjip["riwayatList"], "/langkah"),
        [
            "BUKA",
            "AJUKAN",
            "KEMBALIKAN",
            "AJUKAN",
            "REVIU",
            "KEMBALIKAN",
            "AJUKAN",
            "REVIU",
            "SETUJUI"
        ]
    );
}

#[tokio::test]
async fn a_report_is_returned_by_the_office_where_it_lies() {
    let kantor = Kantor::new().await;
    let lkjip = kantor.sampai("DIAJUKAN").await;
    let input = langkah(&lkjip, "Salah alamat.");
    let answer = kantor.buat(Siapa::Analis, "lkjipReturn", input).await;
    assert_eq!(code(&answer), "FORBIDDEN");
    let lkjip = kantor
        .langkah(Siapa::Reviewer, "lkjipReview", &lkjip, "")
        .await;
    let input = langkah(&lkjip, "Salah alamat.");
    let answer = kantor.buat(Siapa::Reviewer, "lkjipReturn", input).await;
    assert_eq!(code(&answer), "FORBIDDEN");
}

#[tokio::test]
async fn a_step_that_does_not_lead_on_from_here_is_refused() {
    let kantor = Kantor::new().await;
    let draf = kantor.impor().await;
    let diajukan = kantor.langkah(Siapa::Camat, "lkjipSubmit", &draf, "").await;
    for (siapa, field) in [
        (Siapa::Camat, "lkjipSubmit"),
        (Siapa::Analis, "lkjipApprove"),
    ] {
        let (errors, sekarang) = kantor.ditolak(siapa, field, langkah(&diajukan, "")).await;
        assert_eq!(errors, satu("STATUS_TIDAK_SESUAI", "input/id"));
        assert_eq!(sekarang["version"], diajukan["version"]);
    }
    // Who may take it elsewhere is told so; who may take it nowhere learns nothing.
    let kantor = Kantor::new().await;
    let disetujui = kantor.sampai("DISETUJUI").await;
    let input = langkah(&disetujui, "Terlambat.");
    for siapa in [Siapa::Analis, Siapa::Reviewer] {
        let (errors, _) = kantor.ditolak(siapa, "lkjipReturn", input.clone()).await;
        assert_eq!(errors, satu("STATUS_TIDAK_SESUAI", "input/id"));
    }
    let answer = kantor.buat(Siapa::Camat, "lkjipReturn", input).await;
    assert_eq!(code(&answer), "FORBIDDEN");
}

#[tokio::test]
async fn what_is_submitted_is_read_only_for_its_kecamatan() {
    let kantor = Kantor::new().await;
    for status in ["DIAJUKAN", "DIREVIU"] {
        let lkjip = if status == "DIAJUKAN" {
            kantor.sampai(status).await
        } else {
            let lkjip = kantor.laporan(Siapa::Reviewer, super::LAPORAN).await;
            kantor
                .langkah(Siapa::Reviewer, "lkjipReview", &lkjip, "")
                .await
        };
        assert_eq!(lkjip["status"], status);
        let sebelum = kantor.laporan(Siapa::Operator, "version dokumen").await;
        let mut masukan = simpanan(&lkjip);
        masukan.push((
            "lkjipImport",
            json!({ "dokumen": super::contoh(), "version": lkjip["version"] }),
        ));
        for siapa in [Siapa::Operator, Siapa::Camat] {
            for (field, input) in masukan.clone() {
                let (errors, sekarang) = kantor.ditolak(siapa, field, input).await;
                assert_eq!(errors, satu("STATUS_TIDAK_SESUAI", "input/id"), "{field}");
                if field != "lkjipImport" {
                    assert_eq!(sekarang["status"], status);
                }
            }
        }
        let sesudah = kantor.laporan(Siapa::Operator, "version dokumen").await;
        assert_eq!(sesudah, sebelum);
    }
}

#[tokio::test]
async fn an_incomplete_report_is_refused_part_by_part() {
    let kantor = Kantor::new().await;
    let input = json!({ "kecamatan": "35.29.13", "tahun": 2023, "periode": "RENSTRA-2021-2026" });
    let draf = kantor.jadi(Siapa::Operator, "lkjipCreate", input).await;
    let kosong = [
        "lkjip/narasi/PENDAHULUAN",
        "lkjip/narasi/PENUTUP",
        "lkjip/tanggal",
        "lkjip/rencana/tujuan",
        "lkjip/perjanjian/MURNI",
        "lkjip/anggaran",
        "lkjip/skm",
    ];
    let (errors, sekarang) = kantor
        .ditolak(Siapa::Camat, "lkjipSubmit", langkah(&draf, ""))
        .await;
    assert_eq!(wajib(errors), kosong);
    assert_eq!(sekarang, kantor.laporan(Siapa::Camat, super::LAPORAN).await);
    assert_eq!(sekarang["status"], "DRAF");
    // The same list is there before anybody tries.
    let terbaca = kantor
        .laporan(Siapa::Operator, "kekuranganList { path pesan }")
        .await;
    assert_eq!(
        petik(&terbaca["kekuranganList"], "/path"),
        kosong.map(|path| path.trim_start_matches("lkjip").to_owned())
    );

    let mut dokumen = super::contoh();
    let indikator = &mut dokumen["rencana"]["tujuan"][0]["sasaran"][0]["indikator"][0];
    for bagian in ["realisasi", "analisis"] {
        indikator.as_object_mut().unwrap().remove(bagian);
    }
    dokumen["anggaran"][0]
        .as_object_mut()
        .unwrap()
        .remove("realisasiAnggaran");
    let input = json!({ "dokumen": dokumen, "version": draf["version"] });
    let draf = kantor.jadi(Siapa::Operator, "lkjipImport", input).await;
    let (errors, _) = kantor
        .ditolak(Siapa::Camat, "lkjipSubmit", langkah(&draf, ""))
        .await;
    assert_eq!(
        wajib(errors),
        [
            "lkjip/rencana/1.1.1/realisasi",
            "lkjip/rencana/1.1.1/analisis/sebab",
            "lkjip/rencana/1.1.1/analisis/solusi",
            "lkjip/anggaran/I/realisasiAnggaran",
        ]
    );
}

/// Where something is missing; all else that holds up the submission are findings elsewhere.
fn wajib(errors: Vec<(String, String)>) -> Vec<String> {
    let (wajib, temuan): (Vec<_>, Vec<_>) = errors
        .into_iter()
        .partition(|(kode, _)| kode == "WAJIB_DIISI");
    let wajib: Vec<String> = wajib.into_iter().map(|(_, path)| path).collect();
    for (kode, path) in temuan {
        assert_eq!(kode, "TEMUAN_BELUM_DITANGGAPI");
        assert!(!wajib.contains(&path), "{path} is told twice");
    }
    wajib
}
