//! What a file says is what GraphQL answers, cell by cell.

mod indikator;
mod negara;
mod pengajuan;
mod peringkat;
mod serapan;
mod skm;
mod tren;

use serde_json::Value;

use super::{Tabel, ambil, keduanya, teks};

const KECAMATAN: [(&str, &str); 3] = [
    ("kecamatan_kode", "/kecamatan/kode"),
    ("kecamatan", "/kecamatan/nama"),
    ("letak", "/kecamatan/letak"),
];
const LAPORAN: [(&str, &str); 3] = [
    ("revisi", "/lkjip/revisi"),
    ("status_laporan", "/lkjip/status"),
    ("disetujui_pada", "/lkjip/disetujuiPada"),
];
const TANPA: [(&str, &str); 2] = [
    ("tanpa_data", "/alasan"),
    ("tanpa_data_penjelasan", "/pesan"),
];
const ANGKA: [(&str, &str); 8] = [
    ("target", "/target/nilai"),
    ("target_predikat", "/target/predikat"),
    ("realisasi", "/realisasi/nilai"),
    ("realisasi_predikat", "/realisasi/predikat"),
    ("capaian", "/capaian/nilai"),
    ("capaian_alasan", "/capaian/alasan/kode"),
    ("kategori", "/kategori/kode"),
    ("kategori_sebutan", "/kategori/label"),
];

const ISI_KECAMATAN: &str = "kecamatan { kode nama letak }";
const ISI_LAPORAN: &str = "lkjip { revisi status disetujuiPada }";
const ISI_ANGKA: &str = "target { nilai predikat } realisasi { nilai predikat } \
    capaian { nilai alasan { kode } } kategori { kode label }";
const ISI_TANPA: &str = "tanpaDataList { alasan pesan kecamatan { kode nama letak } \
    lkjip { revisi status disetujuiPada } }";
const ISI_TOLOK_UKUR: &str = "terhadapTolokUkurList { tolokUkur { jenis nama tahun sumber nilai } \
    capaian { nilai } poin { nilai } persen { nilai } }";

/// Columns of the benchmark at `letak` of the list.
fn tolok_ukur(nama: &str, letak: usize) -> Vec<(String, String)> {
    [
        ("nama", "tolokUkur/nama"),
        ("tahun", "tolokUkur/tahun"),
        ("sumber", "tolokUkur/sumber"),
        ("nilai", "tolokUkur/nilai"),
        ("capaian", "capaian/nilai"),
        ("selisih", "poin/nilai"),
        ("selisih_persen", "persen/nilai"),
    ]
    .map(|(akhir, jalan)| {
        (
            format!("tolok_ukur_{nama}_{akhir}"),
            format!("/terhadapTolokUkurList/{letak}/{jalan}"),
        )
    })
    .into()
}

fn pinjam(milik: &[(String, String)]) -> Vec<(&str, &str)> {
    milik
        .iter()
        .map(|(satu, dua)| (satu.as_str(), dua.as_str()))
        .collect()
}

/// The elements of a list of each of `semua`, or of what is under `dalam` in it, each with what it has from
/// above under `kunci`.
fn ratakan(semua: &Value, dalam: &str, list: &str, kunci: &[&str]) -> Value {
    let mut hasil = Vec::new();
    for satu in semua.as_array().unwrap() {
        let satu = if dalam.is_empty() { satu } else { &satu[dalam] };
        for baris in satu[list].as_array().into_iter().flatten() {
            let mut baris = baris.clone();
            for kunci in kunci {
                if baris.get(*kunci).is_none() {
                    baris[*kunci] = satu[*kunci].clone();
                }
            }
            hasil.push(baris);
        }
    }
    Value::Array(hasil)
}
