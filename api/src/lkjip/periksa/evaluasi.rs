//! The evaluation of AKIP.

use std::collections::{HashMap, HashSet};

use entity::id::SkalaId;
use rust_decimal::Decimal;

use super::Temuan;
use crate::error::KodeKesalahan;
use crate::lkjip::dokumen::EvaluasiAkip;

/// Checks the evaluation that stands at `path` of a report for `tahun`, against the scales of predikat.
pub fn periksa_evaluasi(
    path: &str,
    evaluasi: &EvaluasiAkip,
    tahun: i32,
    skala: &HashMap<String, SkalaId>,
    temuan: &mut Temuan,
) {
    temuan.tahun(&format!("{path}/tahun"), evaluasi.tahun);
    if evaluasi.tahun > tahun {
        temuan.salah(
            &format!("{path}/tahun"),
            "Yang dievaluasi paling lambat tahun laporan.",
        );
    }
    if !skala.contains_key(&evaluasi.skala) {
        temuan.add(
            &format!("{path}/skala"),
            KodeKesalahan::TidakDitemukan,
            format!("Skala predikat \"{}\" tidak ada.", evaluasi.skala),
        );
    }
    if evaluasi.nilai.is_none() && evaluasi.predikat.is_none() && evaluasi.komponen.is_empty() {
        temuan.wajib(path, "Isi nilai akhir, predikat, atau nilai komponennya.");
    }
    if let Some(nilai) = evaluasi.nilai {
        seratus(&format!("{path}/nilai"), nilai.0, temuan);
    }
    temuan.teks_opsional(&format!("{path}/predikat"), evaluasi.predikat.as_ref(), 20);
    let mut terpakai = HashSet::new();
    for (i, baris) in evaluasi.komponen.iter().enumerate() {
        let path = format!("{path}/komponen/{i}");
        if !terpakai.insert(baris.jenis) {
            temuan.add(
                &format!("{path}/jenis"),
                KodeKesalahan::SudahAda,
                "Komponen ini sudah disebut.",
            );
        }
        seratus(&format!("{path}/bobot"), baris.bobot.0, temuan);
        seratus(&format!("{path}/nilai"), baris.nilai.0, temuan);
    }
    if let Some(dokumen) = &evaluasi.dokumen {
        let path = format!("{path}/dokumen");
        temuan.teks(&format!("{path}/nama"), &dokumen.nama, 500);
        temuan.teks_opsional(&format!("{path}/nomor"), dokumen.nomor.as_ref(), 100);
        temuan.teks_opsional(&format!("{path}/tautan"), dokumen.tautan.as_ref(), 1000);
    }
    temuan.banyak(
        &format!("{path}/rekomendasi"),
        evaluasi.rekomendasi.len(),
        100,
    );
    for (i, baris) in evaluasi.rekomendasi.iter().enumerate() {
        let path = format!("{path}/rekomendasi/{i}");
        temuan.teks(&format!("{path}/uraian"), &baris.uraian, 2000);
        temuan.teks_opsional(
            &format!("{path}/tindakLanjut"),
            baris.tindak_lanjut.as_ref(),
            2000,
        );
    }
}

fn seratus(path: &str, nilai: Decimal, temuan: &mut Temuan) {
    if !(Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&nilai) {
        temuan.salah(path, "Nilai harus antara 0 dan 100.");
    }
}
