//! Whether Bab I can be kept.

use std::collections::HashSet;

use super::Temuan;
use crate::error::KodeKesalahan;
use crate::lkjip::dokumen::{DasarHukum, IsuStrategis, Organisasi};

/// Checks the organisation that stands at `path`.
pub fn periksa_organisasi(path: &str, organisasi: &Organisasi, temuan: &mut Temuan) {
    for (nama, teks) in [
        ("kedudukan", &organisasi.kedudukan),
        ("tugas", &organisasi.tugas),
    ] {
        temuan.teks_opsional(&format!("{path}/{nama}"), teks.as_ref(), 4000);
    }
    temuan.banyak(&format!("{path}/fungsi"), organisasi.fungsi.len(), 50);
    for (i, fungsi) in organisasi.fungsi.iter().enumerate() {
        temuan.teks(&format!("{path}/fungsi/{i}"), fungsi, 2000);
    }
    periksa_susunan(&format!("{path}/susunan"), organisasi, temuan);
    periksa_kepegawaian(&format!("{path}/kepegawaian"), organisasi, temuan);
}

fn periksa_susunan(path: &str, organisasi: &Organisasi, temuan: &mut Temuan) {
    temuan.banyak(path, organisasi.susunan.len(), 100);
    let mut disebut: HashSet<&str> = HashSet::new();
    for (i, jabatan) in organisasi.susunan.iter().enumerate() {
        temuan.teks(&format!("{path}/{i}/nama"), &jabatan.nama, 300);
        temuan.teks_opsional(&format!("{path}/{i}/tugas"), jabatan.tugas.as_ref(), 4000);
        // Whoever is above stands before: so that nobody is above himself.
        if let Some(induk) = &jabatan.induk
            && !disebut.contains(induk.as_str())
        {
            temuan.add(
                &format!("{path}/{i}/induk"),
                KodeKesalahan::TidakDitemukan,
                format!("\"{induk}\" tidak disebut sebelum \"{}\".", jabatan.nama),
            );
        }
        if !disebut.insert(&jabatan.nama) {
            temuan.add(
                &format!("{path}/{i}/nama"),
                KodeKesalahan::SudahAda,
                format!("\"{}\" disebut lebih dari satu kali.", jabatan.nama),
            );
        }
    }
}

fn periksa_kepegawaian(path: &str, organisasi: &Organisasi, temuan: &mut Temuan) {
    temuan.banyak(path, organisasi.kepegawaian.len(), 100);
    let mut disebut = HashSet::new();
    for (i, baris) in organisasi.kepegawaian.iter().enumerate() {
        temuan.teks(&format!("{path}/{i}/kelompok"), &baris.kelompok, 100);
        if !(0..=100_000).contains(&baris.jumlah) {
            temuan.salah(
                &format!("{path}/{i}/jumlah"),
                "Jumlah pegawai antara 0 dan 100000.",
            );
        }
        if !disebut.insert((baris.menurut, baris.kelompok.as_str())) {
            temuan.add(
                &format!("{path}/{i}/kelompok"),
                KodeKesalahan::SudahAda,
                format!("Kelompok \"{}\" sudah disebut.", baris.kelompok),
            );
        }
    }
}

/// Checks the strategic issues that stand at `path`.
pub fn periksa_isu(path: &str, isu: &[IsuStrategis], temuan: &mut Temuan) {
    temuan.banyak(path, isu.len(), 50);
    for (i, baris) in isu.iter().enumerate() {
        temuan.teks(&format!("{path}/{i}/uraian"), &baris.uraian, 2000);
    }
}

/// Checks the legal basis that stands at `path`. Whether a regulation is in force is the reviu's matter.
pub fn periksa_dasar_hukum(path: &str, dasar: &[DasarHukum], temuan: &mut Temuan) {
    temuan.banyak(path, dasar.len(), 100);
    for (i, baris) in dasar.iter().enumerate() {
        temuan.teks(&format!("{path}/{i}/nama"), &baris.nama, 1000);
    }
}
