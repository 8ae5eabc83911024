use entity::status::Peran;
use serde_json::json;

use super::{ISI_KECAMATAN, ISI_LAPORAN, KECAMATAN, LAPORAN, keduanya};
use crate::perbandingan::serapan;

#[tokio::test]
async fn absorption_of_programmes_kecamatan_and_all() {
    let kabupaten = serapan::cerita().await;
    let jumlah = "jumlah { pagu realisasi serapan { nilai alasan { kode } } sisa sisaPersen { nilai } dihitung \
                  seluruhnya }";
    let program = format!(
        "{{ kode nama {jumlah} efisiensi {{ pmk {{ nilai }} dihitung }} barisList {{ {ISI_KECAMATAN} \
         {ISI_LAPORAN} nomor nama pagu realisasi serapan {{ nilai alasan {{ kode }} }} \
         barisAnggaran {{ efisiensi {{ sisa sisaPersen {{ nilai }} }} }} }} }}"
    );
    let isi = format!(
        "{jumlah} gaji {{ sisa }} programList {program} tanpaKodeList {program} \
         kecamatanList {{ {ISI_KECAMATAN} {ISI_LAPORAN} {jumlah} }} tanpaLaporanList {{ kode nama letak }}"
    );
    let field = "serapanProgram(tahun: 2023)";
    let (jawab, tabel) = keduanya(&kabupaten, Peran::Operator, field, &isi).await;
    let lain = [("tahun", "2023")];
    let jumlah = [
        ("pagu", "/jumlah/pagu"),
        ("realisasi", "/jumlah/realisasi"),
        ("serapan", "/jumlah/serapan/nilai"),
        ("serapan_alasan", "/jumlah/serapan/alasan/kode"),
        ("sisa", "/jumlah/sisa"),
        ("sisa_persen", "/jumlah/sisaPersen/nilai"),
        ("program_dihitung", "/jumlah/dihitung"),
        ("program_seluruhnya", "/jumlah/seluruhnya"),
    ];
    let kolom = [&jumlah[..], &[("gaji_sisa", "/gaji/sisa")]].concat();
    tabel.cocok("JUMLAH", &json!([jawab]), &kolom, &lain);
    let kolom = [&KECAMATAN[..], &LAPORAN, &jumlah].concat();
    tabel.cocok("KECAMATAN", &jawab["kecamatanList"], &kolom, &lain);
    for (bagian, list) in [("PROGRAM", "programList"), ("TANPA_KODE", "tanpaKodeList")] {
        let kolom = [
            &jumlah[..],
            &[
                ("program_kode", "/kode"),
                ("program", "/nama"),
                ("efisiensi_pmk", "/efisiensi/pmk/nilai"),
                ("efisiensi_dihitung", "/efisiensi/dihitung"),
            ],
        ]
        .concat();
        tabel.cocok(bagian, &jawab[list], &kolom, &lain);
        let mut baris = Vec::new();
        for program in jawab[list].as_array().unwrap() {
            for satu in program["barisList"].as_array().unwrap() {
                baris.push(json!({ "program": program, "satu": satu }));
            }
        }
        assert!(!baris.is_empty());
        let kolom = [
            ("program_kode", "/program/kode"),
            ("program", "/program/nama"),
            ("kecamatan_kode", "/satu/kecamatan/kode"),
            ("nomor", "/satu/nomor"),
            ("nama_dalam_laporan", "/satu/nama"),
            ("pagu", "/satu/pagu"),
            ("realisasi", "/satu/realisasi"),
            ("serapan", "/satu/serapan/nilai"),
            ("serapan_alasan", "/satu/serapan/alasan/kode"),
            ("sisa", "/satu/barisAnggaran/efisiensi/sisa"),
            (
                "sisa_persen",
                "/satu/barisAnggaran/efisiensi/sisaPersen/nilai",
            ),
            ("revisi", "/satu/lkjip/revisi"),
        ];
        tabel.cocok(&format!("{bagian}_KECAMATAN"), &json!(baris), &kolom, &lain);
    }
    let kolom = [
        ("kecamatan_kode", "/kode"),
        ("kecamatan", "/nama"),
        ("letak", "/letak"),
    ];
    let tanpa = [("tahun", "2023"), ("tanpa_data", "BELUM_ADA_LAPORAN")];
    tabel.cocok("TANPA_DATA", &jawab["tanpaLaporanList"], &kolom, &tanpa);
    // One programme only.
    let field = r#"serapanProgram(tahun: 2023, program: "7.01.02")"#;
    let (_, tabel) = keduanya(&kabupaten, Peran::Operator, field, "tahun").await;
    assert_eq!(tabel.bagian("PROGRAM").len(), 1);
}
