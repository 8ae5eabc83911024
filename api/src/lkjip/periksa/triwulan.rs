//! Quarters of an indicator.

use std::collections::HashSet;

use super::Temuan;
use super::rencana::satu_nilai;
use crate::error::KodeKesalahan;
use crate::lkjip::dokumen::Triwulan;

/// Checks the quarters that stand at `path`; `predikat` tells what the indicator is measured in.
pub fn periksa_triwulan(path: &str, triwulan: &[Triwulan], predikat: bool, temuan: &mut Temuan) {
    let mut terpakai = HashSet::new();
    for (i, baris) in triwulan.iter().enumerate() {
        let path = format!("{path}/{i}");
        if !(1..=4).contains(&baris.triwulan) {
            temuan.salah(
                &format!("{path}/triwulan"),
                "Triwulan harus antara 1 dan 4.",
            );
        }
        if !terpakai.insert(baris.triwulan) {
            temuan.add(
                &format!("{path}/triwulan"),
                KodeKesalahan::SudahAda,
                "Triwulan ini sudah disebut.",
            );
        }
        for (nama, ukuran) in [("target", &baris.target), ("realisasi", &baris.realisasi)] {
            if let Some(ukuran) = ukuran {
                satu_nilai(
                    &format!("{path}/{nama}"),
                    ukuran.nilai,
                    ukuran.predikat.as_deref(),
                    predikat,
                    temuan,
                );
            }
        }
        for (nama, teks) in [
            ("keterangan", &baris.keterangan),
            ("kendala", &baris.kendala),
            ("tindakLanjut", &baris.tindak_lanjut),
        ] {
            temuan.teks_opsional(&format!("{path}/{nama}"), teks.as_ref(), 2000);
        }
    }
}
