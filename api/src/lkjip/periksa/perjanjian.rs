//! Perjanjian Kinerja.

use std::collections::HashSet;

use entity::status::JenisPerjanjian;
use rust_decimal::Decimal;

use super::Temuan;
use crate::error::KodeKesalahan;
use crate::lkjip::dokumen::{Perjanjian, Pihak};

/// Checks the agreements that stand at `path`; `program` are the numbers of the budget section.
pub fn periksa_perjanjian(
    path: &str,
    perjanjian: &[Perjanjian],
    program: &HashSet<String>,
    temuan: &mut Temuan,
) {
    let mut jenis_terpakai = HashSet::new();
    for (i, baris) in perjanjian.iter().enumerate() {
        let path = format!("{path}/{i}");
        if !jenis_terpakai.insert(baris.jenis) {
            temuan.add(
                &format!("{path}/jenis"),
                KodeKesalahan::SudahAda,
                "Perjanjian sejenis sudah disebut.",
            );
        }
        periksa_pihak(
            &format!("{path}/pihakPertama"),
            &baris.pihak_pertama,
            temuan,
        );
        periksa_pihak(&format!("{path}/pihakKedua"), &baris.pihak_kedua, temuan);
        temuan.teks_opsional(&format!("{path}/alasan"), baris.alasan.as_ref(), 2000);
        if baris.jenis == JenisPerjanjian::Perubahan && baris.alasan.is_none() {
            temuan.wajib(
                &format!("{path}/alasan"),
                "Alasan perubahan Perjanjian Kinerja wajib diisi.",
            );
        }
        temuan.banyak(&format!("{path}/program"), baris.program.len(), 50);
        let mut terpakai = HashSet::new();
        for (j, anggaran) in baris.program.iter().enumerate() {
            let path = format!("{path}/program/{j}");
            temuan.nomor(&format!("{path}/program"), &anggaran.program, &mut terpakai);
            if !program.contains(&anggaran.program) {
                temuan.add(
                    &format!("{path}/program"),
                    KodeKesalahan::TidakDitemukan,
                    format!(
                        "Program \"{}\" tidak ada dalam daftar anggaran.",
                        anggaran.program
                    ),
                );
            }
            if anggaran.anggaran.0 < 0 || anggaran.anggaran_sebelum.is_some_and(|uang| uang.0 < 0) {
                temuan.salah(&path, "Rupiah tidak boleh negatif.");
            }
            if anggaran
                .target
                .is_some_and(|target| target.0 < Decimal::ZERO)
            {
                temuan.salah(&format!("{path}/target"), "Nilai tidak boleh negatif.");
            }
            temuan.teks_opsional(
                &format!("{path}/keterangan"),
                anggaran.keterangan.as_ref(),
                500,
            );
        }
        temuan.tertulis(&format!("{path}/tertulis"), &baris.tertulis);
    }
}

fn periksa_pihak(path: &str, pihak: &Pihak, temuan: &mut Temuan) {
    temuan.teks(&format!("{path}/nama"), &pihak.nama, 200);
    temuan.teks(&format!("{path}/jabatan"), &pihak.jabatan, 200);
    temuan.teks_opsional(&format!("{path}/pangkat"), pihak.pangkat.as_ref(), 100);
    if let Some(nip) = &pihak.nip
        && !(nip.len() == 18 && nip.bytes().all(|b| b.is_ascii_digit()))
    {
        temuan.salah(
            &format!("{path}/nip"),
            "NIP terdiri atas 18 angka tanpa spasi.",
        );
    }
}
