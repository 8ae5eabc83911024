use entity::id::IndikatorId;
use entity::status::{JenisTolokUkur, JenisUkuran, Peran, StatusLkjip};
use entity::value::Nilai;
use entity::{indikator, kabupaten, tolok_ukur};
use rust_decimal::Decimal;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, QueryFilter as _,
};
use serde_json::{Value, json};

use super::skm::survei;
use crate::fixture::{Baris, Kabupaten, keluhan, kode, petik, skm};

pub(super) fn query(args: &str) -> String {
    format!(
        "{{ matriks({args}) {{ tahunList indikatorList {{ kode }} kecamatanList {{ kode }} \
         selList {{ kecamatan {{ kode }} indikator {{ kode }} tahun lkjip {{ revisi disetujuiPada }} \
         tanpaData {{ alasan pesan }} target {{ nilai }} realisasi {{ nilai }} \
         capaian {{ nilai rumus masukan {{ nama nilai }} alasan {{ kode }} }} kategori {{ kode }} \
         selisihTarget {{ nilai }} \
         tahunLalu {{ tahun asal realisasi {{ nilai }} perubahanRealisasi {{ nilai }} }} \
         kemajuan {{ tahunAkhir sisa {{ nilai }} tingkat {{ nilai }} }} \
         terhadapTolokUkurList {{ tolokUkur {{ jenis tahun sumber nilai }} poin {{ nilai }} }} \
         terhadapMedianList {{ median {{ jenis nama tahun letak dihitung seluruhnya sumber nilai {{ nilai }} }} \
         poin {{ nilai }} persen {{ nilai }} capaian {{ nilai }} }} \
         pencilan {{ pencilan skor {{ nilai }} cara }} }} }} }}"
    )
}

pub(super) fn sebaran(args: &str) -> String {
    format!(
        "{{ matriks({args}) {{ sebaranList {{ indikator {{ kode }} tahun \
         statistik {{ realisasi {{ jumlah kuartil1 median kuartil3 }} pitaList {{ jumlah }} tanpaKategori }} \
         statistikLetakList {{ letak realisasi {{ jumlah median }} }} \
         medianList {{ nama dihitung seluruhnya nilai {{ nilai masukan {{ nama nilai }} }} }} \
         pencilanList {{ kecamatan {{ kode }} lkjip {{ revisi }} nilai uji {{ cara ambang \
         skor {{ nilai masukan {{ nama nilai }} }} }} }} \
         capaian: pencilanList(menurut: CAPAIAN) {{ nilai }} \
         tanpaDataList {{ kecamatan {{ kode }} alasan }} }} }} }}"
    )
}

pub(super) async fn pembanding(
    kabupaten: &Kabupaten,
    (jenis, nama): (JenisTolokUkur, &str),
    tahun: i32,
    nilai: i64,
) {
    let db = kabupaten.world.app.db.writer();
    let skm = indikator::Entity::find()
        .filter(indikator::Column::Kode.eq("SKM"))
        .one(db)
        .await
        .unwrap()
        .unwrap();
    let milik = kabupaten::Entity::find().all(db).await.unwrap();
    tolok_ukur::Entity::insert(tolok_ukur::ActiveModel {
        kabupaten_id: Set(milik.iter().find(|row| row.kode == "35.29").unwrap().id),
        indikator_id: Set(IndikatorId(skm.id.0)),
        jenis: Set(jenis),
        tahun: Set(tahun),
        nilai: Set(Nilai::try_from(Decimal::from(nilai)).unwrap()),
        nama: Set(nama.to_owned()),
        skala: Set("0-100".to_owned()),
        sumber: Set(format!("Sumber {jenis:?}")),
        version: Set(1),
        ..Default::default()
    })
    .exec(db)
    .await
    .unwrap();
}

/// Mainland 1, 2, 3, 5 and islands 4, 8; in 2023 kecamatan 5 has a blank, 6 does not apply, 7 has a report
/// without the indicator and 9 only a draft.
pub(super) async fn cerita() -> Kabupaten {
    let kabupaten = Kabupaten::new().await;
    let disetujui = StatusLkjip::Disetujui;
    for (nomor, tahun, status, baris) in [
        (1, 2022, disetujui, vec![skm("78"), keluhan("12")]),
        (2, 2022, disetujui, vec![skm("80")]),
        (
            1,
            2023,
            disetujui,
            vec![
                Baris {
                    ukuran: vec![(JenisUkuran::Renstra, 2026, "90")],
                    ..skm("81.3333")
                },
                keluhan("8"),
            ],
        ),
        (2, 2023, disetujui, vec![skm("79")]),
        (3, 2023, disetujui, vec![skm("85")]),
        (4, 2023, disetujui, vec![skm("60.5")]),
        (8, 2023, disetujui, vec![skm("62")]),
        (5, 2023, disetujui, vec![skm("")]),
        (
            6,
            2023,
            disetujui,
            vec![Baris {
                tidak_berlaku: true,
                ..skm("")
            }],
        ),
        (7, 2023, disetujui, vec![keluhan("3")]),
        (9, 2023, StatusLkjip::Draf, vec![skm("99")]),
    ] {
        kabupaten.laporan(nomor, tahun, 1, status, &baris).await;
    }
    pembanding(&kabupaten, (JenisTolokUkur::Nasional, "Uji"), 2023, 84).await;
    pembanding(&kabupaten, (JenisTolokUkur::Provinsi, "Uji"), 2023, 83).await;
    pembanding(&kabupaten, (JenisTolokUkur::Provinsi, "Uji"), 2022, 82).await;
    kabupaten
}

/// The cell of a kecamatan, an indicator and a year.
fn sel<'a>(hasil: &'a Value, kecamatan: &str, indikator: &str, tahun: i32) -> &'a Value {
    let semua = hasil["selList"].as_array().unwrap();
    let mut cocok = semua.iter().filter(|sel| {
        sel["kecamatan"]["kode"] == kecamatan
            && sel["indikator"]["kode"] == indikator
            && sel["tahun"] == tahun
    });
    let satu = cocok.next().unwrap();
    assert!(cocok.next().is_none());
    satu
}

#[tokio::test]
async fn every_kecamatan_indicator_and_year_has_one_cell() {
    let kabupaten = cerita().await;
    let args = r#"indikatorList: ["KELUHAN", "SKM", "KELUHAN"], tahunList: [2023, 2022, 2023]"#;
    let hasil = kabupaten
        .jawab(Peran::Analis, &query(args), "matriks")
        .await;
    assert_eq!(hasil["tahunList"], json!([2022, 2023]));
    assert_eq!(petik(&hasil["indikatorList"], "/kode"), ["KELUHAN", "SKM"]);
    assert_eq!(hasil["selList"].as_array().unwrap().len(), 2 * 2 * 27);
    let satu = sel(&hasil, "35.29.01", "SKM", 2023);
    assert_eq!(satu["realisasi"]["nilai"], "81.3333");
    // 81.3333 / 80, and the band of 101.67.
    assert_eq!(satu["capaian"]["nilai"], "101.67");
    assert_eq!(satu["capaian"]["rumus"], "realisasi / target × 100");
    assert_eq!(
        satu["capaian"]["masukan"],
        json!([{ "nama": "target", "nilai": "80" }, { "nama": "realisasi", "nilai": "81.3333" }])
    );
    assert_eq!(satu["kategori"]["kode"], "SANGAT_TINGGI");
    assert_eq!(satu["selisihTarget"]["nilai"], "1.33");
    assert_eq!(satu["lkjip"]["revisi"], 1);
    assert_eq!(
        satu["tahunLalu"],
        json!({ "tahun": 2022, "asal": "LAPORAN_DISETUJUI", "realisasi": { "nilai": "78" },
                "perubahanRealisasi": { "nilai": "3.33" } })
    );
    assert_eq!(
        satu["kemajuan"],
        json!({ "tahunAkhir": 2026, "sisa": { "nilai": "8.67" }, "tingkat": { "nilai": "90.37" } })
    );
    // Fewer complaints than the target are better: (2 × 10 − 8) / 10.
    let keluhan = sel(&hasil, "35.29.01", "KELUHAN", 2023);
    assert_eq!(keluhan["capaian"]["nilai"], "120.00");
    assert_eq!(keluhan["selisihTarget"]["nilai"], "-2.00");
    assert_eq!(keluhan["tahunLalu"]["perubahanRealisasi"]["nilai"], "-4.00");
}

#[tokio::test]
async fn benchmarks_stand_with_source_year_and_scope() {
    let kabupaten = cerita().await;
    let args =
        r#"indikatorList: ["SKM"], tahunList: [2023], kecamatanList: ["35.29.08", "35.29.01"]"#;
    let hasil = kabupaten.jawab(Peran::Camat, &query(args), "matriks").await;
    assert_eq!(
        petik(&hasil["selList"], "/kecamatan/kode"),
        ["35.29.01", "35.29.08"]
    );
    let satu = sel(&hasil, "35.29.01", "SKM", 2023);
    let tolok_ukur = &satu["terhadapTolokUkurList"];
    assert_eq!(
        petik(tolok_ukur, "/tolokUkur/jenis"),
        ["KL", "NASIONAL", "PROVINSI"]
    );
    assert_eq!(petik(tolok_ukur, "/tolokUkur/nilai"), ["88.19", "84", "83"]);
    assert_eq!(
        petik(tolok_ukur, "/poin/nilai"),
        ["-6.86", "-2.67", "-1.67"]
    );
    assert_eq!(tolok_ukur[1]["tolokUkur"]["sumber"], "Sumber Nasional");
    // Of 60.5, 62, 79, 81.3333 and 85 the middle is 79; mainland 79, 81.3333, 85; islands 60.5, 62;
    // picked 62 and 81.3333.
    let median = &satu["terhadapMedianList"];
    assert_eq!(
        petik(median, "/median/jenis"),
        ["KABUPATEN", "PEER", "PEER"]
    );
    assert_eq!(
        petik(median, "/median/nilai/nilai"),
        ["79.00", "81.33", "71.67"]
    );
    assert_eq!(petik(median, "/median/letak"), ["null", "DARATAN", "null"]);
    assert_eq!(petik(median, "/median/dihitung"), ["5", "3", "2"]);
    assert_eq!(petik(median, "/median/seluruhnya"), ["27", "18", "2"]);
    // The median is not rounded before it is taken away: 81.3333 − 71.66665.
    assert_eq!(petik(median, "/poin/nilai"), ["2.33", "0.00", "9.67"]);
    assert_eq!(
        petik(median, "/capaian/nilai"),
        ["102.95", "100.00", "113.49"]
    );
    assert_eq!(
        median[0]["median"]["sumber"],
        "Dihitung dari laporan yang disetujui dan berlaku"
    );
    let pulau = &sel(&hasil, "35.29.08", "SKM", 2023)["terhadapMedianList"];
    assert_eq!(
        petik(pulau, "/median/nilai/nilai"),
        ["79.00", "61.25", "71.67"]
    );
    assert_eq!(petik(pulau, "/poin/nilai"), ["-17.00", "0.75", "-9.67"]);
}

#[tokio::test]
async fn what_is_missing_is_a_cell_with_its_reason() {
    let kabupaten = cerita().await;
    let args = r#"indikatorList: ["SKM"], tahunList: [2023]"#;
    let hasil = kabupaten
        .jawab(Peran::Analis, &query(args), "matriks")
        .await;
    for (kode, alasan, berlaporan) in [
        ("35.29.05", "BELUM_DIISI", true),
        ("35.29.06", "TIDAK_BERLAKU", true),
        ("35.29.07", "TIDAK_DIMUAT", true),
        ("35.29.09", "BELUM_ADA_LAPORAN", false),
        ("35.29.10", "BELUM_ADA_LAPORAN", false),
    ] {
        let satu = sel(&hasil, kode, "SKM", 2023);
        assert_eq!(satu["tanpaData"]["alasan"], alasan);
        assert_eq!(satu["realisasi"], json!(null));
        assert_eq!(satu["capaian"]["nilai"], json!(null));
        assert_eq!(satu["pencilan"], json!(null));
        assert_eq!(satu["lkjip"].is_object(), berlaporan, "{kode}");
    }
    let isi = sel(&hasil, "35.29.05", "SKM", 2023);
    assert_eq!(isi["target"]["nilai"], "80");
    assert_eq!(isi["terhadapMedianList"][0]["poin"]["nilai"], json!(null));
    assert_eq!(
        sel(&hasil, "35.29.01", "SKM", 2023)["tanpaData"],
        json!(null)
    );
}

#[tokio::test]
async fn the_distribution_is_of_the_kabupaten_whatever_is_shown() {
    let kabupaten = cerita().await;
    let args =
        r#"indikatorList: ["SKM"], tahunList: [2023], kecamatanList: ["35.29.03", "35.29.02"]"#;
    let hasil = kabupaten
        .jawab(Peran::Analis, &sebaran(args), "matriks")
        .await;
    let satu = &hasil["sebaranList"][0];
    assert_eq!(
        satu["statistik"]["realisasi"],
        json!({ "jumlah": 5, "kuartil1": "62.00", "median": "79.00", "kuartil3": "81.33" })
    );
    // 101.67 and 106.25 and 98.75 of 80, 77.5 and 75.63.
    assert_eq!(
        petik(&satu["statistik"]["pitaList"], "/jumlah"),
        ["3", "1", "1", "0", "0"]
    );
    assert_eq!(
        satu["statistikLetakList"],
        json!([
            { "letak": "DARATAN", "realisasi": { "jumlah": 3, "median": "81.33" } },
            { "letak": "KEPULAUAN", "realisasi": { "jumlah": 2, "median": "61.25" } },
        ])
    );
    assert_eq!(
        satu["medianList"][0]["nilai"]["masukan"],
        json!([
            { "nama": "35.29.01", "nilai": "81.3333" }, { "nama": "35.29.02", "nilai": "79" },
            { "nama": "35.29.03", "nilai": "85" }, { "nama": "35.29.04", "nilai": "60.5" },
            { "nama": "35.29.08", "nilai": "62" },
        ])
    );
    assert_eq!(
        satu["medianList"][3]["nama"],
        "Median kecamatan yang dipilih"
    );
    assert_eq!(satu["medianList"][3]["nilai"]["nilai"], "82.00");
    assert_eq!(satu["tanpaDataList"].as_array().unwrap().len(), 22);
    assert_eq!(satu["pencilanList"], json!([]));
    // The islands picked by their letak are the islands: no fourth median says the same again.
    let args = r#"indikatorList: ["SKM"], tahunList: [2023], letak: KEPULAUAN"#;
    let hasil = kabupaten
        .jawab(Peran::Analis, &sebaran(args), "matriks")
        .await;
    let satu = &hasil["sebaranList"][0];
    assert_eq!(satu["statistik"]["realisasi"]["jumlah"], 5);
    assert_eq!(petik(&satu["medianList"], "/dihitung"), ["5", "3", "2"]);
}

#[tokio::test]
async fn an_outlier_is_marked_and_stays() {
    let kabupaten = Kabupaten::new().await;
    for (nomor, realisasi) in (1..).zip(["80", "81", "82", "83", "84", "30"]) {
        kabupaten
            .laporan(nomor, 2023, 1, StatusLkjip::Disetujui, &[skm(realisasi)])
            .await;
    }
    let args = r#"indikatorList: ["SKM"], tahunList: [2023]"#;
    let hasil = kabupaten
        .jawab(Peran::Analis, &sebaran(args), "matriks")
        .await;
    // Median 81.5; deviations 1.5, 0.5, 0.5, 1.5, 2.5, 51.5: MAD 1.5; 0.6745 × −51.5 / 1.5.
    let satu = &hasil["sebaranList"][0];
    assert_eq!(
        satu["pencilanList"],
        json!([{
            "kecamatan": { "kode": "35.29.06" }, "lkjip": { "revisi": 1 }, "nilai": "30",
            "uji": { "cara": "MAD", "ambang": "3.5", "skor": { "nilai": "-23.16", "masukan": [
                { "nama": "nilai", "nilai": "30" }, { "nama": "median", "nilai": "81.5" },
                { "nama": "MAD", "nilai": "1.5" },
            ] } },
        }])
    );
    assert_eq!(satu["capaian"], json!([{ "nilai": "37.50" }]));
    assert_eq!(satu["statistik"]["realisasi"]["jumlah"], 6);
    let hasil = kabupaten
        .jawab(Peran::Analis, &query(args), "matriks")
        .await;
    assert_eq!(
        sel(&hasil, "35.29.06", "SKM", 2023)["pencilan"]["pencilan"],
        true
    );
    assert_eq!(
        sel(&hasil, "35.29.05", "SKM", 2023)["pencilan"],
        json!({ "pencilan": false, "skor": { "nilai": "1.12" }, "cara": "MAD" })
    );
}

#[tokio::test]
async fn what_cannot_be_asked_is_told_in_one_sentence() {
    let kabupaten = Kabupaten::new().await;
    let daftar = |panjang: usize, isi: &str| vec![isi; panjang].join(", ");
    let skm = |lain: &str| format!(r#"indikatorList: ["SKM"], {lain}"#);
    for (args, pesan) in [
        (
            skm(&format!("tahunList: [{}]", daftar(11, "2023"))),
            "`tahunList` paling banyak 10, diminta 11; bagi permintaan menjadi beberapa.",
        ),
        (skm("tahunList: []"), "`tahunList` tidak boleh kosong."),
        (
            format!(
                "tahunList: [2023], indikatorList: [{}]",
                daftar(31, r#""SKM""#)
            ),
            "`indikatorList` paling banyak 30, diminta 31; bagi permintaan menjadi beberapa.",
        ),
        (
            skm(&format!(
                "tahunList: [2023], kecamatanList: [{}]",
                daftar(101, r#""35.29.01""#)
            )),
            "`kecamatanList` paling banyak 100, diminta 101; bagi permintaan menjadi beberapa.",
        ),
        (
            r#"tahunList: [2023], indikatorList: ["APA"]"#.to_owned(),
            "Tidak ada indikator dengan kode `APA` dalam kamus.",
        ),
        (
            skm(r#"tahunList: [2023], kecamatanList: ["35.73.01"]"#),
            "Tidak ada kecamatan dengan kode `35.73.01` di kabupaten Anda.",
        ),
    ] {
        let query = format!("{{ matriks({args}) {{ tahunList }} }}");
        let answer = kabupaten.tanya(Peran::Analis, &query).await;
        assert_eq!(answer["errors"][0]["message"], pesan, "{answer}");
        assert_eq!(
            answer["errors"][0]["extensions"]["code"],
            json!("BAD_USER_INPUT")
        );
    }
    let query = format!(
        "{{ matriks({}, sertakanProses: true) {{ tahunList }} }}",
        skm("tahunList: [2023]")
    );
    let answer = kabupaten.tanya(Peran::Camat, &query).await;
    assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN");
}

/// What measured otherwise last year is shown and not subtracted; and what stood at the tujuan then is found.
#[tokio::test]
async fn last_year_is_compared_where_it_measures_the_same() {
    let kabupaten = Kabupaten::new().await;
    let tujuan = Baris {
        nomor: "T1.1",
        ..skm("78")
    };
    for (nomor, lalu) in [
        (1, vec![skm("3.2")]),
        (2, vec![tujuan.clone(), skm("79")]),
        (3, vec![tujuan]),
        (4, vec![skm("77")]),
        (5, vec![skm("76")]),
    ] {
        kabupaten
            .laporan(nomor, 2022, 1, StatusLkjip::Disetujui, &lalu)
            .await;
        kabupaten
            .laporan(nomor, 2023, 1, StatusLkjip::Disetujui, &[skm("80")])
            .await;
    }
    let ubah = async |nomor: u8, isi: &str| {
        let sql = format!(
            "UPDATE lkjip_indikator SET {isi} WHERE lkjip_id IN (SELECT l.id FROM lkjip l \
             JOIN kecamatan k ON k.id = l.kecamatan_id WHERE l.tahun = 2022 AND k.kode = '{}')",
            kode(nomor)
        );
        let db = kabupaten.world.app.db.writer();
        db.execute_unprepared(&sql).await.unwrap();
    };
    ubah(1, "satuan = 'Skala 1-4'").await;
    ubah(4, "rumus = 'NEGATIF_F2'").await;
    ubah(5, "formulasi = 'Keluhan selesai / keluhan × 100'").await;
    // Another wording is no other matter.
    ubah(2, "formulasi = 'Jumlah NRR × 1/9 × 25'").await;
    let query = r#"{ matriks(indikatorList: ["SKM"], tahunList: [2023], kecamatanList: ["35.29.01", "35.29.02",
        "35.29.03", "35.29.04", "35.29.05"]) { selList { tahunLalu { realisasi { nilai }
        perubahanRealisasi { nilai alasan { kode } } perubahanCapaian { nilai alasan { kode } } } } } }"#;
    let hasil = kabupaten.jawab(Peran::Analis, query, "matriks").await;
    let lalu = |kolom: &str| petik(&hasil["selList"], &format!("/tahunLalu/{kolom}"));
    assert_eq!(lalu("realisasi/nilai"), ["3.2", "79", "78", "77", "76"]);
    assert_eq!(
        lalu("perubahanRealisasi/nilai"),
        ["null", "1.00", "2.00", "null", "null"]
    );
    for nomor in [0, 3, 4] {
        for kolom in ["perubahanRealisasi", "perubahanCapaian"] {
            assert_eq!(
                hasil["selList"][nomor]["tahunLalu"][kolom]["alasan"]["kode"],
                "SKALA_BERBEDA"
            );
        }
    }
}

/// A difference to nothing is a difference; only a percentage of it is none.
#[tokio::test]
async fn a_gap_to_zero_is_told() {
    let kabupaten = cerita().await;
    pembanding(&kabupaten, (JenisTolokUkur::Nasional, "Nol"), 2023, 0).await;
    let query = r#"{ matriks(indikatorList: ["SKM"], tahunList: [2023], kecamatanList: ["35.29.02"]) { selList {
        terhadapTolokUkurList { tolokUkur { nama } poin { nilai } persen { nilai alasan { kode } }
        capaian { alasan { kode } } } } } }"#;
    let hasil = kabupaten.jawab(Peran::Analis, query, "matriks").await;
    let semua = hasil["selList"][0]["terhadapTolokUkurList"].as_array();
    let nol = semua
        .unwrap()
        .iter()
        .find(|satu| satu["tolokUkur"]["nama"] == "Nol");
    assert_eq!(
        *nol.unwrap(),
        json!({ "tolokUkur": { "nama": "Nol" }, "poin": { "nilai": "79.00" },
            "persen": { "nilai": null, "alasan": { "kode": "TARGET_NOL" } },
            "capaian": { "alasan": { "kode": "TARGET_NOL" } } })
    );
}

/// What is not compared with other kecamatan has no gap to what all are held against, as in `perbandinganSkm`; inside
/// the report its gap stays.
#[tokio::test]
async fn what_is_not_comparable_has_no_gap_to_a_benchmark() {
    let kabupaten = Kabupaten::new().await;
    let db = kabupaten.world.app.db.writer();
    for (nomor, bobot) in [(1, "TEPAT"), (2, "TEPAT"), (3, "DUA"), (4, "TEPAT")] {
        let id = kabupaten
            .laporan(nomor, 2023, 1, StatusLkjip::Disetujui, &[skm("81.32")])
            .await;
        survei(&kabupaten, id, None, &[]).await;
        let sql = format!(
            "UPDATE lkjip_skm SET bobot = '{bobot}' WHERE lkjip_id = {}",
            id.0
        );
        db.execute_unprepared(&sql).await.unwrap();
        if nomor == 4 {
            let sql = format!(
                "UPDATE lkjip_indikator SET satuan = 'Indeks' WHERE lkjip_id = {}",
                id.0
            );
            db.execute_unprepared(&sql).await.unwrap();
        }
    }
    let query = r#"{ matriks(indikatorList: ["SKM"], tahunList: [2023], kecamatanList: ["35.29.01", "35.29.03",
        "35.29.04"]) { selList { tanpaData { alasan } indikatorLkjip { nama }
        terhadapTolokUkurList { poin { nilai alasan { kode } } capaian { nilai } } } } }"#;
    let hasil = kabupaten.jawab(Peran::Analis, query, "matriks").await;
    let sel = &hasil["selList"];
    assert_eq!(
        petik(sel, "/terhadapTolokUkurList/0/poin/nilai"),
        ["-6.87", "null", "null"]
    );
    for (nomor, alasan) in [(1, "MODE_BOBOT_BERBEDA"), (2, "SATUAN_BERBEDA")] {
        assert_eq!(sel[nomor]["tanpaData"]["alasan"], alasan);
        let satu = &sel[nomor]["terhadapTolokUkurList"][0];
        assert_eq!(satu["poin"]["alasan"]["kode"], "SKALA_BERBEDA");
        assert_eq!(satu["capaian"]["nilai"], json!(null));
    }
    let query = r#"{ lkjip(kecamatan: "35.29.03", tahun: 2023) { indikatorList(kode: "SKM") {
        terhadapTolokUkurList { poin { nilai } } } } }"#;
    let laporan = kabupaten.jawab(Peran::Analis, query, "lkjip").await;
    let satu = &laporan["indikatorList"][0]["terhadapTolokUkurList"][0];
    assert_eq!(satu["poin"]["nilai"], "-6.87");
}
