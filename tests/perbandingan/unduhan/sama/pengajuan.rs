use entity::status::{JenisUkuran, Peran, StatusLkjip};
use serde_json::json;

use super::{ISI_KECAMATAN, ISI_LAPORAN, KECAMATAN, LAPORAN, ambil, keduanya, ratakan};
use crate::fixture::{Baris, Kabupaten, skm};
use crate::harness::ok;
use crate::perbandingan::pengajuan;

const ISI_PENGAJUAN: &str = "keadaan diajukanPada jatuhTempo { tanggal } hariTerlambat terlambat \
    kelengkapan { nilai alasan { kode } } kecamatan { kode nama letak } \
    lkjip { revisi status disetujuiPada }";
const PENGAJUAN: [(&str, &str); 7] = [
    ("keadaan", "/keadaan"),
    ("diajukan_pada", "/diajukanPada"),
    ("jatuh_tempo", "/jatuhTempo/tanggal"),
    ("hari_terlambat", "/hariTerlambat"),
    ("terlambat", "/terlambat"),
    ("kelengkapan", "/kelengkapan/nilai"),
    ("kelengkapan_alasan", "/kelengkapan/alasan/kode"),
];

#[tokio::test]
async fn submissions_of_a_year_and_of_several() {
    let kabupaten = pengajuan::cerita().await;
    let kolom = [&KECAMATAN[..], &LAPORAN, &PENGAJUAN].concat();
    let isi = format!(
        "per tenggat {{ tanggal }} jumlahList {{ keadaan jumlah }} barisList {{ {ISI_PENGAJUAN} }}"
    );
    for (peran, banyak) in [(Peran::Analis, 27), (Peran::Camat, 1)] {
        let field = "pemantauanPengajuan(tahun: 2022)";
        let (jawab, tabel) = keduanya(&kabupaten, peran, field, &isi).await;
        let lain = [
            ("tahun", "2022"),
            ("tenggat", "2023-02-28"),
            ("per", jawab["per"].as_str().unwrap()),
        ];
        tabel.cocok("KECAMATAN", &jawab["barisList"], &kolom, &lain);
        assert_eq!(tabel.bagian("KECAMATAN").len(), banyak);
        let keadaan = [("keadaan", "/keadaan"), ("jumlah_kecamatan", "/jumlah")];
        tabel.cocok("KEADAAN", &jawab["jumlahList"], &keadaan, &lain[..1]);

        let field = "rekapPengajuan(dari: 2021, sampai: 2022)";
        let rekap = "kecamatan { kode nama letak } jumlahTahun disetujui diajukan tepatWaktu terlambat \
                     tanpaTenggat hariTerlambat";
        let isi = format!(
            "pemantauanList {{ tahun tenggat {{ tanggal }} jumlahList {{ keadaan jumlah }} \
             barisList {{ {ISI_PENGAJUAN} }} }} kecamatanList {{ {rekap} }}"
        );
        let (jawab, tabel) = keduanya(&kabupaten, peran, field, &isi).await;
        let tahun = ratakan(
            &jawab["pemantauanList"],
            "",
            "barisList",
            &["tahun", "tenggat"],
        );
        let kolom = [
            &kolom[..],
            &[("tahun", "/tahun"), ("tenggat", "/tenggat/tanggal")],
        ]
        .concat();
        tabel.cocok("TAHUN", &tahun, &kolom, &[]);
        assert_eq!(tabel.bagian("TAHUN").len(), 2 * banyak);
        let jumlah = ratakan(&jawab["pemantauanList"], "", "jumlahList", &["tahun"]);
        let kolom = [
            ("tahun", "/tahun"),
            ("keadaan", "/keadaan"),
            ("jumlah_kecamatan", "/jumlah"),
        ];
        tabel.cocok("KEADAAN", &jumlah, &kolom, &[]);
        let kolom = [
            &KECAMATAN[..],
            &[
                ("jumlah_tahun", "/jumlahTahun"),
                ("tahun_disetujui", "/disetujui"),
                ("tahun_diajukan", "/diajukan"),
                ("tahun_tepat_waktu", "/tepatWaktu"),
                ("tahun_terlambat", "/terlambat"),
                ("tahun_tanpa_tenggat", "/tanpaTenggat"),
                ("hari_terlambat", "/hariTerlambat"),
            ],
        ]
        .concat();
        tabel.cocok("KECAMATAN", &jawab["kecamatanList"], &kolom, &[]);
    }
    // The year of a recapitulation is a download of its own.
    let tokens = kabupaten.world.login("uji.analis").await;
    let query = "{ rekapPengajuan(dari: 2021, sampai: 2022) { pemantauanList { \
                 unduhan(bentuk: CSV) { tautan } } } }";
    let answer = kabupaten.world.ask(Some(&tokens), query, &json!({})).await;
    let tautan = &ok(&answer)["rekapPengajuan"]["pemantauanList"][1]["unduhan"]["tautan"];
    let unduhan = ambil(&kabupaten.world, Some(&tokens), tautan.as_str().unwrap()).await;
    assert!(
        unduhan
            .tabel()
            .baris
            .iter()
            .all(|baris| baris["tahun"] == "2022")
    );
}

#[tokio::test]
async fn the_action_plans_of_a_quarter() {
    let kabupaten = Kabupaten::new().await;
    let berikut = Baris {
        nomor: "1.1.2",
        ukuran: vec![(JenisUkuran::Renstra, 2026, "90")],
        ..skm("80")
    };
    kabupaten
        .laporan(13, 2023, 1, StatusLkjip::Draf, &[skm("80"), berikut])
        .await;
    let isi = format!(
        "barisList {{ {ISI_KECAMATAN} {ISI_LAPORAN} seluruhnya terisi belumList {{ nomor }} \
         capaian {{ nilai alasan {{ kode }} }} }}"
    );
    let field = "pemantauanTriwulan(tahun: 2023, triwulan: 2)";
    let (jawab, tabel) = keduanya(&kabupaten, Peran::Analis, field, &isi).await;
    let kolom = [
        &KECAMATAN[..],
        &LAPORAN,
        &[
            ("indikator_seluruhnya", "/seluruhnya"),
            ("indikator_terisi", "/terisi"),
            ("capaian", "/capaian/nilai"),
            ("capaian_alasan", "/capaian/alasan/kode"),
        ],
    ]
    .concat();
    let lain = [("tahun", "2023"), ("triwulan", "2")];
    tabel.cocok("KECAMATAN", &jawab["barisList"], &kolom, &lain);
    assert_eq!(tabel.baris.len(), 27);
    let belum: Vec<&str> = tabel
        .baris
        .iter()
        .map(|baris| baris["indikator_belum"].as_str())
        .filter(|belum| !belum.is_empty())
        .collect();
    assert_eq!(belum, ["1.1.1 1.1.2"]);
}
