use entity::status::{BobotSkm, Peran, StatusLkjip};
use serde_json::json;

use super::{
    ANGKA, ISI_ANGKA, ISI_KECAMATAN, ISI_LAPORAN, ISI_TANPA, KECAMATAN, LAPORAN, TANPA, keduanya,
    pinjam,
};
use crate::fixture::{Baris, Kabupaten, skm};
use crate::harness::ok;
use crate::perbandingan::survei;

#[tokio::test]
async fn a_ranking_with_its_ties_and_with_those_that_are_not_ranked() {
    let kabupaten = Kabupaten::new().await;
    let tanpa_target = Baris {
        target: "0",
        ..skm("85")
    };
    for (nomor, baris) in [
        (1, vec![skm("81.32")]),
        (2, vec![skm("90")]),
        (3, vec![skm("81.3200")]),
        (4, vec![skm("70.0001")]),
        (5, vec![skm("")]),
        (7, vec![]),
        (8, vec![tanpa_target]),
    ] {
        kabupaten
            .laporan(nomor, 2023, 1, StatusLkjip::Disetujui, &baris)
            .await;
    }
    kabupaten
        .laporan(2, 2022, 1, StatusLkjip::Disetujui, &[skm("60")])
        .await;
    let isi = format!(
        "barisList {{ peringkat peringkatLalu perubahanPeringkat persentil kuartil nilai \
         hitungan {{ rumus masukan {{ nilai }} }} {ISI_KECAMATAN} \
         {ISI_LAPORAN} {ISI_ANGKA} }} {ISI_TANPA}"
    );
    let pertanyaan = [
        ("tahun", "2023"),
        ("indikator", "SKM"),
        ("satuan", "Skor"),
        ("komposit", ""),
        ("sertakan_proses", "false"),
    ];
    for (args, menurut, jumlah, masukan) in [
        (
            "",
            "REALISASI",
            "5",
            &[("masukan_realisasi", "/hitungan/masukan/0/nilai")][..],
        ),
        (
            ", menurut: CAPAIAN",
            "CAPAIAN",
            "4",
            &[
                ("masukan_target", "/hitungan/masukan/0/nilai"),
                ("masukan_realisasi", "/hitungan/masukan/1/nilai"),
            ],
        ),
    ] {
        let field = format!(r#"peringkat(indikator: "SKM", tahun: 2023{args})"#);
        let (jawab, tabel) = keduanya(&kabupaten, Peran::Operator, &field, &isi).await;
        let kolom = [
            &[
                ("peringkat", "/peringkat"),
                ("peringkat_lalu", "/peringkatLalu"),
                ("perubahan_peringkat", "/perubahanPeringkat"),
                ("persentil", "/persentil"),
                ("kuartil", "/kuartil"),
                ("nilai", "/nilai"),
                ("rumus", "/hitungan/rumus"),
            ][..],
            masukan,
            &KECAMATAN,
            &LAPORAN,
            &ANGKA,
        ]
        .concat();
        let lain = [&pertanyaan[..], &[("menurut", menurut), ("jumlah", jumlah)]].concat();
        tabel.cocok("PERINGKAT", &jawab["barisList"], &kolom, &lain);
        tabel.hanya("PERINGKAT", &[&kolom, &lain]);
        let kolom = [&KECAMATAN[..], &LAPORAN, &TANPA].concat();
        tabel.cocok("TANPA_DATA", &jawab["tanpaDataList"], &kolom, &lain);
        tabel.hanya("TANPA_DATA", &[&kolom, &lain]);
        assert_eq!(tabel.baris.len(), 27);
    }
    // The tie, and one that is told apart by what is not rounded away.
    let field = r#"peringkat(indikator: "SKM", tahun: 2023)"#;
    let (_, tabel) = keduanya(&kabupaten, Peran::Operator, field, "jumlah").await;
    let peringkat: Vec<(&str, &str)> = tabel
        .bagian("PERINGKAT")
        .into_iter()
        .map(|baris| (baris["peringkat"].as_str(), baris["nilai"].as_str()))
        .collect();
    assert_eq!(
        peringkat,
        [
            ("1", "90"),
            ("2", "85"),
            ("3", "81.32"),
            ("3", "81.32"),
            ("5", "70.0001")
        ]
    );
}

#[tokio::test]
async fn a_ranking_tells_among_whom_it_is_and_an_improvement_both_its_reports() {
    let kabupaten = Kabupaten::new().await;
    for (nomor, tahun, revisi, realisasi) in [
        (1, 2022, 2, "80"),
        (1, 2023, 1, "81.5"),
        (4, 2022, 1, "70"),
        (4, 2023, 1, "75"),
    ] {
        kabupaten
            .laporan(
                nomor,
                tahun,
                revisi,
                StatusLkjip::Disetujui,
                &[skm(realisasi)],
            )
            .await;
    }
    let isi = "barisList { hitungan { rumus masukan { nilai } } lkjipLalu { revisi status } }";
    let kolom = [
        ("rumus", "/hitungan/rumus"),
        ("masukan_kini", "/hitungan/masukan/0/nilai"),
        ("masukan_lalu", "/hitungan/masukan/1/nilai"),
        ("revisi_lalu", "/lkjipLalu/revisi"),
        ("status_laporan_lalu", "/lkjipLalu/status"),
    ];
    for (saring, jumlah, proses) in [
        (", letak: DARATAN", "1", "false"),
        (", sertakanProses: true", "2", "true"),
    ] {
        let field =
            format!(r#"peringkat(indikator: "SKM", tahun: 2023, menurut: PENINGKATAN{saring})"#);
        let (jawab, tabel) = keduanya(&kabupaten, Peran::Analis, &field, isi).await;
        let letak = saring.strip_prefix(", letak: ").unwrap_or_default();
        let lain = [
            ("jumlah", jumlah),
            ("saring_letak", letak),
            ("saring_kelompok", ""),
            ("sertakan_proses", proses),
            ("as_of", "2023-11-14T22:13:20Z"),
        ];
        tabel.cocok("PERINGKAT", &jawab["barisList"], &kolom, &lain);
    }
}

#[tokio::test]
async fn a_ranking_by_survey_with_its_certainty_and_by_composite_with_its_components() {
    let kabupaten = Kabupaten::new().await;
    for (nomor, isi) in [
        (1, survei::Isi::Jawaban([0, 0, 50, 50])),
        (2, survei::Isi::Indeks(8132)),
    ] {
        let id = kabupaten
            .laporan(nomor, 2023, 1, StatusLkjip::Disetujui, &[skm("80")])
            .await;
        let isi = (BobotSkm::Tepat, isi);
        survei::survei(&kabupaten, id, isi, (Some(100), Some(400))).await;
    }
    let isi = "barisList { ketidakpastian { responden populasi galatBaku { nilai masukan { nama nilai } } dasar koreksiPopulasi \
               sampelKecil bawah atas peringkatAwal peringkatAkhir setaraList } kategori { kode } } \
               ketidakpastian { zBersama }";
    let field = "peringkat(tahun: 2023, menurut: SKM)";
    let (jawab, tabel) = keduanya(&kabupaten, Peran::Analis, field, isi).await;
    let kolom = [
        ("responden", "/ketidakpastian/responden"),
        ("populasi", "/ketidakpastian/populasi"),
        ("galat_baku", "/ketidakpastian/galatBaku/nilai"),
        ("galat_dasar", "/ketidakpastian/dasar"),
        ("koreksi_populasi", "/ketidakpastian/koreksiPopulasi"),
        ("sampel_kecil", "/ketidakpastian/sampelKecil"),
        ("indeks_bawah", "/ketidakpastian/bawah"),
        ("indeks_atas", "/ketidakpastian/atas"),
        ("peringkat_awal", "/ketidakpastian/peringkatAwal"),
        ("peringkat_akhir", "/ketidakpastian/peringkatAkhir"),
        ("setara", "/ketidakpastian/setaraList/0"),
        ("kategori", "/kategori/kode"),
    ];
    tabel.cocok(
        "PERINGKAT",
        &jawab["barisList"],
        &kolom,
        &[
            ("menurut", "SKM"),
            ("bobot_unsur", "TEPAT"),
            (
                "z_bersama",
                jawab["ketidakpastian"]["zBersama"].as_str().unwrap(),
            ),
        ],
    );
    let satu = &tabel.bagian("PERINGKAT")[0];
    assert_ne!(satu["galat_baku"], "");
    let masukan = &jawab["barisList"][0]["ketidakpastian"]["galatBaku"]["masukan"];
    let ragam = masukan.as_array().unwrap().iter();
    let ragam: Vec<&str> = ragam
        .filter(|satu| satu["nama"].as_str().unwrap().starts_with("s² "))
        .map(|satu| satu["nilai"].as_str().unwrap())
        .collect();
    assert_eq!(ragam.len(), 9);
    assert_eq!(satu["ragam_persyaratan"], ragam[0]);
    assert_eq!(satu["ragam_sarana"], ragam[8]);

    let tokens = kabupaten.world.login("uji.analis").await;
    let query = "mutation($input: KompositSaveInput!) { kompositSave(input: $input) { \
                 userErrors { message } } }";
    let komponen = |jenis: &str, indikator: Option<&str>| json!({ "jenis": jenis, "indikator": indikator, "bobot": "50", "bawah": "0", "atas": "100" });
    let input = json!({ "kode": "UJI", "nama": "Uji", "tahunMulai": 2022, "dasarHukum": "Uji",
        "komponenList": [komponen("CAPAIAN", Some("SKM")), komponen("SKM", None)] });
    let answer = kabupaten
        .world
        .ask(Some(&tokens), query, &json!({ "input": input }))
        .await;
    assert_eq!(ok(&answer)["kompositSave"]["userErrors"], json!([]));
    let isi = "barisList { nilai sumbanganList { nilai skor tertimbang hitungan { rumus } hitunganSkor { rumus } \
               komponen { jenis bobot bawah atas indikator { kode } } } }";
    let field = r#"peringkat(tahun: 2023, menurut: KOMPOSIT, komposit: "UJI")"#;
    let (jawab, tabel) = keduanya(&kabupaten, Peran::Analis, field, isi).await;
    let mut kolom = vec![("nilai".to_owned(), "/nilai".to_owned())];
    for ke in 0..2 {
        for (akhir, jalan) in [
            ("jenis", "komponen/jenis"),
            ("indikator", "komponen/indikator/kode"),
            ("bobot", "komponen/bobot"),
            ("bawah", "komponen/bawah"),
            ("atas", "komponen/atas"),
            ("nilai", "nilai"),
            ("rumus", "hitungan/rumus"),
            ("skor", "skor"),
            ("rumus_skor", "hitunganSkor/rumus"),
            ("tertimbang", "tertimbang"),
        ] {
            kolom.push((
                format!("komponen_{}_{akhir}", ke + 1),
                format!("/sumbanganList/{ke}/{jalan}"),
            ));
        }
    }
    let lain = [
        ("komposit", "UJI"),
        ("komposit_dasar_hukum", "Uji"),
        ("indikator", ""),
    ];
    tabel.cocok("PERINGKAT", &jawab["barisList"], &pinjam(&kolom), &lain);
    assert_eq!(tabel.bagian("PERINGKAT").len(), 2);
    assert_eq!(tabel.bagian("PERINGKAT")[0]["komponen_2_jenis"], "SKM");
}
