//! The budget section.

use std::collections::{HashMap, HashSet};

use entity::status::LevelAnggaran;
use rust_decimal::Decimal;

use super::Temuan;
use crate::error::KodeKesalahan;
use crate::lkjip::dokumen::BarisAnggaran;

/// Checks the budget section that stands at `path`; `sasaran` are the numbers of the plan.
pub fn periksa_anggaran(
    path: &str,
    baris: &[BarisAnggaran],
    sasaran: &HashSet<String>,
    temuan: &mut Temuan,
) {
    temuan.banyak(path, baris.len(), 500);
    let levels: HashMap<&str, LevelAnggaran> = baris
        .iter()
        .map(|baris| (baris.nomor.as_str(), baris.level))
        .collect();
    let mut terpakai = HashSet::new();
    for (i, baris) in baris.iter().enumerate() {
        let path = format!("{path}/{i}");
        temuan.nomor(&format!("{path}/nomor"), &baris.nomor, &mut terpakai);
        temuan.teks(&format!("{path}/nama"), &baris.nama, 1000);
        periksa_induk(&path, baris, &levels, temuan);
        periksa_kode(&path, baris, temuan);
        if let Some(nomor) = &baris.sasaran {
            periksa_sasaran(&format!("{path}/sasaran"), nomor, sasaran, temuan);
        }
        periksa_dukungan(&format!("{path}/dukungan"), baris, sasaran, temuan);
        temuan.teks_opsional(&format!("{path}/indikator"), baris.indikator.as_ref(), 1000);
        temuan.teks_opsional(&format!("{path}/satuan"), baris.satuan.as_ref(), 60);
        temuan.teks_opsional(&format!("{path}/lokasi"), baris.lokasi.as_ref(), 500);
        temuan.teks_opsional(&format!("{path}/analisis"), baris.analisis.as_ref(), 20_000);
        periksa_angka(&path, baris, temuan);
        temuan.tertulis(&format!("{path}/tertulis"), &baris.tertulis);
    }
}

fn periksa_sasaran(path: &str, nomor: &str, sasaran: &HashSet<String>, temuan: &mut Temuan) {
    if !sasaran.contains(nomor) {
        temuan.add(
            path,
            KodeKesalahan::TidakDitemukan,
            format!("Sasaran \"{nomor}\" tidak ada dalam rencana."),
        );
    }
}

fn periksa_dukungan(
    path: &str,
    baris: &BarisAnggaran,
    sasaran: &HashSet<String>,
    temuan: &mut Temuan,
) {
    temuan.banyak(path, baris.dukungan.len(), 50);
    let mut disebut = HashSet::new();
    for (i, satu) in baris.dukungan.iter().enumerate() {
        let path = format!("{path}/{i}");
        periksa_sasaran(&format!("{path}/sasaran"), &satu.sasaran, sasaran, temuan);
        temuan.teks_opsional(
            &format!("{path}/keterangan"),
            satu.keterangan.as_ref(),
            1000,
        );
        if !disebut.insert(satu.sasaran.as_str()) {
            temuan.add(
                &format!("{path}/sasaran"),
                KodeKesalahan::SudahAda,
                format!("Sasaran \"{}\" sudah disebut bagi baris ini.", satu.sasaran),
            );
        }
    }
}

fn periksa_induk(
    path: &str,
    baris: &BarisAnggaran,
    levels: &HashMap<&str, LevelAnggaran>,
    temuan: &mut Temuan,
) {
    let wanted = match baris.level {
        LevelAnggaran::Program => None,
        LevelAnggaran::Kegiatan => Some(LevelAnggaran::Program),
        LevelAnggaran::SubKegiatan => Some(LevelAnggaran::Kegiatan),
    };
    let induk = crate::lkjip::store::write::induk(&baris.nomor);
    match (wanted, induk) {
        (None, None) => {}
        (None, Some(_)) => temuan.salah(
            &format!("{path}/nomor"),
            "Nomor program tidak mengandung titik, mis. \"I\".",
        ),
        (Some(wanted), induk) => {
            if induk.and_then(|nomor| levels.get(nomor)) != Some(&wanted) {
                temuan.add(
                    &format!("{path}/nomor"),
                    KodeKesalahan::TidakDitemukan,
                    format!(
                        "Baris induk untuk nomor \"{}\" tidak ada atau bukan {}.",
                        baris.nomor,
                        match wanted {
                            LevelAnggaran::Program => "program",
                            LevelAnggaran::Kegiatan | LevelAnggaran::SubKegiatan => "kegiatan",
                        }
                    ),
                );
            }
        }
    }
}

/// A code has as many groups as its level: `7.01.02`, `7.01.02.2.04`, `7.01.02.2.04.0002`.
fn periksa_kode(path: &str, baris: &BarisAnggaran, temuan: &mut Temuan) {
    let Some(kode) = &baris.kode else {
        return;
    };
    let groups: Vec<&str> = kode.split('.').collect();
    let wanted = match baris.level {
        LevelAnggaran::Program => 3,
        LevelAnggaran::Kegiatan => 5,
        LevelAnggaran::SubKegiatan => 6,
    };
    let digits = |group: &&str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    if groups.len() != wanted || !groups.iter().all(digits) || kode.len() > 40 {
        temuan.salah(
            &format!("{path}/kode"),
            "Kode tidak sesuai bentuk nomenklatur, mis. \"7.01.02.2.04.0002\" untuk sub-kegiatan.",
        );
    }
}

fn periksa_angka(path: &str, baris: &BarisAnggaran, temuan: &mut Temuan) {
    let figures = [
        ("targetMurni", baris.target_murni),
        ("targetPerubahan", baris.target_perubahan),
        ("realisasiKinerja", baris.realisasi_kinerja),
        ("dataAwal", baris.data_awal),
        ("kondisiAkhir", baris.kondisi_akhir),
    ];
    for (nama, angka) in figures {
        if angka.is_some_and(|angka| angka.0 < Decimal::ZERO) {
            temuan.salah(&format!("{path}/{nama}"), "Nilai tidak boleh negatif.");
        }
    }
    let money = [
        ("paguMurni", baris.pagu_murni),
        ("paguPerubahan", baris.pagu_perubahan),
        ("realisasiAnggaran", baris.realisasi_anggaran),
    ];
    for (nama, uang) in money {
        if uang.is_some_and(|uang| uang.0 < 0) {
            temuan.salah(&format!("{path}/{nama}"), "Rupiah tidak boleh negatif.");
        }
    }
    let mut tahun_terpakai = HashSet::new();
    temuan.banyak(&format!("{path}/renstra"), baris.renstra.len(), 10);
    for (i, renstra) in baris.renstra.iter().enumerate() {
        let path = format!("{path}/renstra/{i}");
        temuan.tahun(&format!("{path}/tahun"), renstra.tahun);
        if !tahun_terpakai.insert(renstra.tahun) {
            temuan.add(
                &format!("{path}/tahun"),
                KodeKesalahan::SudahAda,
                "Tahun ini sudah disebut.",
            );
        }
        if renstra.pagu.is_some_and(|pagu| pagu.0 < 0)
            || renstra
                .target
                .is_some_and(|target| target.0 < Decimal::ZERO)
        {
            temuan.salah(&path, "Target dan pagu tidak boleh negatif.");
        }
    }
}
