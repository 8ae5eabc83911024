use entity::id::LkjipId;
use entity::lkjip_anggaran;
use entity::status::{LevelAnggaran, Peran, StatusLkjip};
use entity::value::{Nilai, Rupiah};
use sea_orm::{ActiveValue::Set, EntityTrait as _};
use serde_json::{Value, json};

use crate::fixture::{Kabupaten, petik};

pub(super) fn query(args: &str) -> String {
    format!(
        "{{ serapanProgram({args}) {{ {0} programList {{ kode nama {0} barisList {{ kecamatan {{ \
         kode }} lkjip {{ tahun }} nomor pagu realisasi serapan {{ nilai alasan {{ kode }} }} }} }} \
         tanpaKodeList {{ kode nama {0} }} kecamatanList {{ kecamatan {{ kode }} {0} }} \
         tanpaLaporanList {{ kode }} }} }}",
        "jumlah { pagu realisasi dihitung seluruhnya serapan { nilai alasan { kode } } }"
    )
}

pub(crate) async fn program(
    kabupaten: &Kabupaten,
    laporan: LkjipId,
    (nomor, kode): (&str, Option<String>),
    (murni, perubahan, realisasi): (Option<i64>, Option<i64>, Option<i64>),
) {
    let level = if nomor.contains('.') {
        LevelAnggaran::Kegiatan
    } else {
        LevelAnggaran::Program
    };
    lkjip_anggaran::Entity::insert(lkjip_anggaran::ActiveModel {
        lkjip_id: Set(laporan),
        level: Set(level),
        urutan: Set(1),
        nomor: Set(nomor.to_owned()),
        kode: Set(kode),
        nama: Set(format!("Program {nomor}")),
        pagu_murni: Set(murni.map(Rupiah)),
        pagu_perubahan: Set(perubahan.map(Rupiah)),
        realisasi_anggaran: Set(realisasi.map(Rupiah)),
        ..Default::default()
    })
    .exec(kabupaten.world.app.db.writer())
    .await
    .unwrap();
}

/// The programmes of table 3.8 of the sample, and kegiatan, which are part of them.
const TABEL_3_8: [(&str, i64, i64); 9] = [
    ("I", 2_027_128_147, 1_749_674_860),
    ("I.1", 6_412_700, 6_365_900),
    ("I.2", 1_607_416_880, 1_334_553_299),
    ("II", 10_733_100, 10_642_500),
    ("III", 60_059_000, 60_045_000),
    ("IV", 17_872_000, 17_122_000),
    ("V", 149_425_900, 128_269_500),
    ("VI", 64_832_600, 64_521_000),
    ("VI.1", 64_832_600, 64_521_000),
];

/// Pasongsongan with its table 3.8, Bluto with one programme less than filled in, and Kalianget with a
/// programme without a code.
pub(super) async fn cerita() -> Kabupaten {
    let kabupaten = Kabupaten::new().await;
    let disetujui = async |nomor| {
        kabupaten
            .laporan(nomor, 2023, 1, StatusLkjip::Disetujui, &[])
            .await
    };
    let (pasongsongan, bluto, kalianget) =
        (disetujui(13).await, disetujui(5).await, disetujui(2).await);
    let mut urutan = 0;
    for (nomor, pagu, realisasi) in TABEL_3_8 {
        let kode = (!nomor.contains('.')).then(|| {
            urutan += 1;
            format!("7.01.{urutan:02}")
        });
        // The budget before the change does not count where there is one after it.
        let angka = (Some(1), Some(pagu), Some(realisasi));
        program(&kabupaten, pasongsongan, (nomor, kode), angka).await;
    }
    let kode = |kode: &str| Some(kode.to_owned());
    let angka = (Some(1_000_000), None, Some(500_000));
    program(&kabupaten, bluto, ("I", kode("7.01.01")), angka).await;
    let kosong = (Some(9_000_000), None, None);
    program(&kabupaten, bluto, ("II", kode("7.01.02")), kosong).await;
    program(&kabupaten, kalianget, ("I", None), (Some(0), None, Some(0))).await;
    kabupaten
}

fn jumlah(nilai: &Value) -> (Value, Value, Value) {
    let jumlah = &nilai["jumlah"];
    (
        jumlah["pagu"].clone(),
        jumlah["realisasi"].clone(),
        jumlah["serapan"]["nilai"].clone(),
    )
}

#[tokio::test]
async fn absorption_per_programme_across_kecamatan() {
    let kabupaten = cerita().await;
    let hasil = kabupaten
        .jawab(Peran::Operator, &query("tahun: 2023"), "serapanProgram")
        .await;
    let program = &hasil["programList"];
    assert_eq!(
        petik(program, "/kode"),
        [
            "7.01.01", "7.01.02", "7.01.03", "7.01.04", "7.01.05", "7.01.06"
        ]
    );
    assert_eq!(
        jumlah(&program[0]),
        (json!("2028128147"), json!("1750174860"), json!("86.30"))
    );
    let baris = &program[0]["barisList"];
    assert_eq!(petik(baris, "/kecamatan/kode"), ["35.29.05", "35.29.13"]);
    assert_eq!(petik(baris, "/serapan/nilai"), ["50.00", "86.31"]);
    // A programme whose realisasi is blank is left out of the sum, and counted.
    assert_eq!(
        jumlah(&program[1]),
        (json!("10733100"), json!("10642500"), json!("99.16"))
    );
    assert_eq!(program[1]["jumlah"]["dihitung"], 1);
    assert_eq!(program[1]["jumlah"]["seluruhnya"], 2);
    assert_eq!(
        program[1]["barisList"][0]["serapan"]["alasan"]["kode"],
        "BELUM_DIISI"
    );
    let tanpa_kode = &hasil["tanpaKodeList"];
    assert_eq!(petik(tanpa_kode, "/nama"), ["Program I"]);
    assert_eq!(
        tanpa_kode[0]["jumlah"]["serapan"]["alasan"]["kode"],
        "PAGU_NOL"
    );
    let kecamatan = &hasil["kecamatanList"];
    assert_eq!(
        petik(kecamatan, "/kecamatan/kode"),
        ["35.29.02", "35.29.05", "35.29.13"]
    );
    // How much of its budget Bluto spent is not known, as in the ranking.
    assert_eq!(
        kecamatan[1]["jumlah"]["serapan"],
        json!({ "nilai": null, "alasan": { "kode": "BELUM_DIISI" } })
    );
    assert_eq!(kecamatan[1]["jumlah"]["pagu"], "1000000");
    assert_eq!(
        jumlah(&kecamatan[2]),
        (json!("2330050747"), json!("2030274860"), json!("87.13"))
    );
    assert_eq!(
        jumlah(&hasil),
        (json!("2331050747"), json!("2030774860"), json!("87.12"))
    );
    assert_eq!(hasil["jumlah"]["dihitung"], 8);
    assert_eq!(hasil["tanpaLaporanList"].as_array().unwrap().len(), 24);
}

#[tokio::test]
async fn one_programme_only() {
    let kabupaten = cerita().await;
    let args = r#"tahun: 2023, program: "7.01.05", letak: DARATAN"#;
    let hasil = kabupaten
        .jawab(Peran::Analis, &query(args), "serapanProgram")
        .await;
    assert_eq!(petik(&hasil["programList"], "/kode"), ["7.01.05"]);
    assert_eq!(
        jumlah(&hasil),
        (json!("149425900"), json!("128269500"), json!("85.84"))
    );
    assert_eq!(hasil["tanpaKodeList"], json!([]));
}

#[tokio::test]
async fn a_draft_is_not_absorbed() {
    let kabupaten = Kabupaten::new().await;
    let draf = kabupaten.laporan(13, 2023, 1, StatusLkjip::Draf, &[]).await;
    let angka = (Some(10), None, Some(5));
    program(&kabupaten, draf, ("I", None), angka).await;
    for (peran, args) in [
        (Peran::Operator, "tahun: 2023"),
        (Peran::Analis, "tahun: 2023, sertakanProses: true"),
    ] {
        let hasil = kabupaten.jawab(peran, &query(args), "serapanProgram").await;
        assert_eq!(hasil["kecamatanList"], json!([]));
        assert_eq!(hasil["jumlah"]["pagu"], json!(null));
    }
    let hasil = kabupaten
        .tanya(Peran::Camat, &query("tahun: 2023, sertakanProses: true"))
        .await;
    assert_eq!(hasil["errors"][0]["extensions"]["code"], "FORBIDDEN");
}

/// One programme of three kecamatan with targets of 100.
#[tokio::test]
async fn efficiency_per_programme_across_kecamatan() {
    let kabupaten = Kabupaten::new().await;
    for (nomor, pagu, realisasi, kinerja) in [
        (1, 100, 90, Some(90)),
        (2, 200, 190, Some(120)),
        (4, 500, 100, None),
    ] {
        let id = kabupaten
            .laporan(nomor, 2023, 1, StatusLkjip::Disetujui, &[])
            .await;
        lkjip_anggaran::Entity::insert(lkjip_anggaran::ActiveModel {
            lkjip_id: Set(id),
            level: Set(LevelAnggaran::Program),
            urutan: Set(1),
            nomor: Set("I".to_owned()),
            kode: Set(Some("7.01.01".to_owned())),
            nama: Set("Program".to_owned()),
            pagu_murni: Set(Some(Rupiah(pagu))),
            realisasi_anggaran: Set(Some(Rupiah(realisasi))),
            target_murni: Set(Some(Nilai(1_000_000))),
            realisasi_kinerja: Set(kinerja.map(|angka| Nilai(angka * 10_000))),
            ..Default::default()
        })
        .exec(kabupaten.world.app.db.writer())
        .await
        .unwrap();
    }
    let query = "{ serapanProgram(tahun: 2023) { programList { \
        jumlah { sisa sisaPersen { nilai } } \
        efisiensi { dihitung seluruhnya pmk { nilai rumus masukan { nama nilai } } nilaiPmk { nilai } \
        sebaranSerapan { jumlah median } sebaranCapaian { jumlah median } } \
        barisList { barisAnggaran { capaian { nilai } \
        efisiensi { tingkat selisih { nilai } sisaPersen { nilai } pmk { nilai rumus masukan { nama nilai } } } } } } } }";
    let hasil = kabupaten
        .jawab(Peran::Analis, query, "serapanProgram")
        .await;
    let program = &hasil["programList"][0];
    // 800 − 380, of 800.
    assert_eq!(
        program["jumlah"],
        json!({ "sisa": "420", "sisaPersen": { "nilai": "52.50" } })
    );
    // (100 × 90 % + 200 × 120 % − 280) / 330; the third has no capaian, and is neither 0 nor 100.
    assert_eq!(
        program["efisiensi"],
        json!({
            "dihitung": 2, "seluruhnya": 3,
            "pmk": { "nilai": "15.15",
                "rumus": "(Σ (pagu × capaian / 100) − Σ realisasi) / Σ (pagu × capaian / 100) × 100, \
                    dibatasi −20..20",
                "masukan": [
                { "nama": "Σ (pagu × capaian / 100)", "nilai": "330" }, { "nama": "Σ realisasi", "nilai": "280" },
            ] },
            "nilaiPmk": { "nilai": "87.88" },
            "sebaranSerapan": { "jumlah": 3, "median": "90.00" },
            "sebaranCapaian": { "jumlah": 2, "median": "105.00" },
        })
    );
    let baris = &program["barisList"];
    assert_eq!(
        petik(baris, "/barisAnggaran/efisiensi/selisih/nilai"),
        ["0.00", "25.00", "null"]
    );
    assert_eq!(
        petik(baris, "/barisAnggaran/efisiensi/tingkat"),
        ["CUKUP_EFISIEN", "EFISIEN", "null"]
    );
    // (200 × 120 / 100 − 190) / 240 × 100 is 20.83, beyond the limit.
    assert_eq!(
        baris[1]["barisAnggaran"]["efisiensi"]["pmk"],
        json!({
            "nilai": "20.00",
            "rumus": "(pagu × capaian / 100 − realisasi) / (pagu × capaian / 100) × 100, dibatasi −20..20",
            "masukan": [
                { "nama": "pagu", "nilai": "200" }, { "nama": "realisasi", "nilai": "190" },
                { "nama": "capaian", "nilai": "120" },
            ],
        })
    );
}

/// What was not spent of the salaries is told apart from what was saved.
#[tokio::test]
async fn unspent_salaries_are_told_apart() {
    let kabupaten = Kabupaten::new().await;
    let kode = |kode: &str| Some(kode.to_owned());
    for (nomor, gaji) in [
        (1, "7.01.01.2.02.0001"),
        (2, "7.01.01.2.02.01"),
        (4, "7.01.01.2.02.0007"),
    ] {
        let id = kabupaten
            .laporan(nomor, 2023, 1, StatusLkjip::Disetujui, &[])
            .await;
        let angka = (Some(1_000), None, Some(700));
        program(&kabupaten, id, ("I", kode("7.01.01")), angka).await;
        let angka = (Some(600), None, Some(400));
        program(&kabupaten, id, ("I.2.1", kode(gaji)), angka).await;
        let angka = (Some(10), None, Some(9));
        program(&kabupaten, id, ("II", kode("7.01.02")), angka).await;
    }
    let isi = "gaji { pagu realisasi sisa dihitung }";
    let tanya = async |lain: &str| {
        let query = format!(
            "{{ serapanProgram(tahun: 2023{lain}) {{ {isi} programList {{ jumlah {{ sisa }} {isi} }} \
             kecamatanList {{ {isi} }} }} }}"
        );
        kabupaten
            .jawab(Peran::Analis, &query, "serapanProgram")
            .await
    };
    let dua = json!({ "pagu": "1200", "realisasi": "800", "sisa": "400", "dihitung": 2 });
    let nihil = json!({ "pagu": null, "realisasi": null, "sisa": null, "dihitung": 0 });
    let hasil = tanya("").await;
    assert_eq!(hasil["gaji"], dua);
    assert_eq!(
        hasil["programList"],
        json!([{ "jumlah": { "sisa": "900" }, "gaji": dua }, { "jumlah": { "sisa": "3" }, "gaji": nihil }])
    );
    assert_eq!(
        petik(&hasil["kecamatanList"], "/gaji/sisa"),
        ["200", "200", "null"]
    );
    let hasil = tanya(r#", program: "7.01.02""#).await;
    assert_eq!(hasil["gaji"], nihil);
}

/// Money spent without a budget is an amount, and no percentage.
#[tokio::test]
async fn what_was_spent_without_a_budget_is_told() {
    let kabupaten = Kabupaten::new().await;
    let id = kabupaten
        .laporan(1, 2023, 1, StatusLkjip::Disetujui, &[])
        .await;
    let angka = (Some(0), None, Some(5_000));
    program(&kabupaten, id, ("I", Some("7.01.01".to_owned())), angka).await;
    let query = "{ serapanProgram(tahun: 2023) { jumlah { sisa sisaPersen { nilai alasan { kode } } } \
        programList { barisList { barisAnggaran { efisiensi { sisa sisaPersen { alasan { kode } } } } } } } }";
    let hasil = kabupaten
        .jawab(Peran::Analis, query, "serapanProgram")
        .await;
    assert_eq!(
        hasil["jumlah"],
        json!({ "sisa": "-5000", "sisaPersen": { "nilai": null, "alasan": { "kode": "PAGU_NOL" } } })
    );
    assert_eq!(
        hasil["programList"][0]["barisList"][0]["barisAnggaran"]["efisiensi"],
        json!({ "sisa": "-5000", "sisaPersen": { "alasan": { "kode": "PAGU_NOL" } } })
    );
}
