//! The rules, one family a file. Each is a small pure function over the report and what it is held
//! against; none knows any particular report.

mod agregasi;
mod antar_dokumen;
mod bobot;
mod bukti;
mod capaian;
mod dasar_hukum;
mod efisiensi;
mod ejaan;
mod entitas;
mod evaluasi;
mod formula;
mod hierarki;
mod interval;
mod jelajah;
mod jenis;
mod jumlah;
mod kelengkapan;
mod kewajaran;
mod kolom;
mod lampiran;
pub mod lke;
mod nama;
mod narasi;
pub mod parameter;
mod pasangan;
mod pembanding;
mod pembulatan;
mod penomoran;
mod persentase;
mod renstra;
mod sebutan;
mod skala;
mod survei;
mod tanggal;
pub mod tanggapan;
mod teks;
mod tercetak;
mod triwulan;
#[cfg(test)]
mod uji;
mod ukuran;

pub(super) use jelajah::kumpulkan_naskah;

use super::model::{Aturan, Bahan, Catatan, Ketetapan, Temuan, TemuanBerbobot};

/// Every family.
const RUMPUN: &[&[Aturan]] = &[
    jumlah::ATURAN,
    persentase::ATURAN,
    capaian::ATURAN,
    pembulatan::ATURAN,
    antar_dokumen::ATURAN,
    hierarki::ATURAN,
    renstra::ATURAN,
    agregasi::ATURAN,
    efisiensi::ATURAN,
    sebutan::ATURAN,
    kewajaran::ATURAN,
    nama::ATURAN,
    penomoran::ATURAN,
    skala::ATURAN,
    interval::ATURAN,
    formula::ATURAN,
    bobot::ATURAN,
    jenis::ATURAN,
    kelengkapan::ATURAN,
    narasi::ATURAN,
    pembanding::ATURAN,
    tanggal::ATURAN,
    dasar_hukum::ATURAN,
    entitas::ATURAN,
    lampiran::ATURAN,
    bukti::ATURAN,
    ejaan::ATURAN,
    survei::ATURAN,
    evaluasi::ATURAN,
    triwulan::ATURAN,
];

/// Every rule, by family.
pub fn semua() -> impl Iterator<Item = &'static Aturan> {
    RUMPUN.iter().copied().flatten()
}

/// The rule with this id.
pub fn aturan(kode: &str) -> Option<&'static Aturan> {
    semua().find(|aturan| aturan.kode == kode)
}

/// All that the rules find in a report, by rule and then in the order of the report.
pub fn periksa(bahan: &Bahan<'_>) -> Vec<Temuan> {
    let mut catatan = Catatan::default();
    for aturan in semua() {
        catatan.jalankan(aturan, bahan);
    }
    catatan.selesai()
}

/// What those of the rules find that are in force, with their weights.
pub fn periksa_menurut(ketetapan: &Ketetapan, bahan: &Bahan<'_>) -> Vec<TemuanBerbobot> {
    let mut hasil = Vec::new();
    let mut catatan = Catatan::default();
    for aturan in semua() {
        let berlaku = ketetapan.keberlakuan(aturan);
        if berlaku.aktif {
            catatan.jalankan(aturan, bahan);
            hasil.extend(catatan.selesai().into_iter().map(|temuan| TemuanBerbobot {
                kunci: temuan.kunci(),
                temuan,
                keparahan: berlaku.keparahan,
                memblokir: berlaku.memblokir,
            }));
        }
    }
    hasil
}

/// The catalogue of all rules, for people to read (`docs/ATURAN-REVIU.md`).
pub fn katalog() -> String {
    let mut baris = vec![
        "# Aturan reviu".to_owned(),
        String::new(),
        "Dibuat oleh `lkjip reviu --katalog`; tidak disunting dengan tangan. GALAT: salah, harus \
         diperbaiki atau dijelaskan. PERINGATAN: patut diperiksa. INFO: untuk diketahui."
            .to_owned(),
    ];
    let mut rumpun = None;
    for aturan in semua() {
        if rumpun.replace(aturan.rumpun) != Some(aturan.rumpun) {
            baris.push(format!("\n## {:?}", aturan.rumpun));
        }
        let lke = if aturan.lke.is_empty() {
            String::new()
        } else {
            format!(" Kriteria LKE: {}.", aturan.lke.join(", "))
        };
        baris.push(format!(
            "\n### {} ({}): {}\n\n{}\n\nDasar: {}.{lke}",
            aturan.kode,
            format!("{:?}", aturan.keparahan).to_uppercase(),
            aturan.judul,
            aturan.penjelasan,
            aturan.dasar.trim_end_matches('.'),
        ));
    }
    baris.join("\n")
}
