//! A whole document, or the sections of it that changed.

use std::collections::HashSet;

use super::{
    Temuan, periksa_anggaran, periksa_dasar_hukum, periksa_evaluasi, periksa_isu, periksa_lampiran,
    periksa_narasi, periksa_organisasi, periksa_perjanjian, periksa_rencana, periksa_skm,
    periksa_tabel, periksa_tertulis,
};
use crate::error::KodeKesalahan;
use crate::lkjip::dokumen::Dokumen;
use crate::lkjip::store::read::Acuan;

/// Checks the sections of the document at `path` that differ from `lama`, or all of them; and that what
/// sections say of each other still holds.
pub fn periksa_dokumen(
    path: &str,
    lama: Option<&Dokumen>,
    baru: &Dokumen,
    acuan: &Acuan,
    temuan: &mut Temuan,
) {
    // Evaluates to whether a field of the document is to be checked.
    macro_rules! lain {
        ($bagian:ident) => {
            lama.is_none_or(|lama| lama.$bagian != baru.$bagian)
        };
    }
    let sasaran = baru.rencana.nomor_sasaran();
    let program: HashSet<String> = baru.anggaran.iter().map(|it| it.nomor.clone()).collect();
    if lain!(rencana) {
        periksa_rencana(
            &format!("{path}/rencana"),
            &baru.rencana,
            &acuan.kamus,
            temuan,
        );
        if !lain!(anggaran) {
            rujukan_sasaran(&format!("{path}/rencana"), baru, &sasaran, temuan);
        }
    }
    if lain!(anggaran) {
        periksa_anggaran(
            &format!("{path}/anggaran"),
            &baru.anggaran,
            &sasaran,
            temuan,
        );
        if !lain!(perjanjian) {
            rujukan_program(&format!("{path}/anggaran"), baru, &program, temuan);
        }
    }
    if lain!(perjanjian) {
        let path = format!("{path}/perjanjian");
        periksa_perjanjian(&path, &baru.perjanjian, &program, temuan);
    }
    if lain!(skm)
        && let Some(skm) = &baru.skm
    {
        periksa_skm(&format!("{path}/skm"), skm, temuan);
    }
    if lain!(organisasi)
        && let Some(organisasi) = &baru.organisasi
    {
        periksa_organisasi(&format!("{path}/organisasi"), organisasi, temuan);
    }
    if lain!(isu_strategis) {
        periksa_isu(&format!("{path}/isuStrategis"), &baru.isu_strategis, temuan);
    }
    if lain!(dasar_hukum) {
        periksa_dasar_hukum(&format!("{path}/dasarHukum"), &baru.dasar_hukum, temuan);
    }
    if lain!(evaluasi_akip)
        && let Some(evaluasi) = &baru.evaluasi_akip
    {
        let path = format!("{path}/evaluasiAkip");
        periksa_evaluasi(&path, evaluasi, baru.tahun, &acuan.skala, temuan);
    }
    if lain!(narasi) {
        periksa_narasi(&format!("{path}/narasi"), &baru.narasi, temuan);
    }
    if lain!(tabel) {
        periksa_tabel(&format!("{path}/tabel"), &baru.tabel, temuan);
    }
    if lain!(lampiran) {
        periksa_lampiran(&format!("{path}/lampiran"), &baru.lampiran, temuan);
    }
    if lain!(tertulis) {
        periksa_tertulis(&format!("{path}/tertulis"), &baru.tertulis, temuan);
    }
}

/// Most bytes of a whole report, written as a document: a full one has a tenth.
const MUATAN: usize = 1024 * 1024;

/// Checks that a report is not larger than can be reviewed at once; one that is already may shrink.
pub fn periksa_muatan(path: &str, lama: Option<&Dokumen>, baru: &Dokumen, temuan: &mut Temuan) {
    let muatan = |isi: &Dokumen| serde_json::to_vec(isi).map_or(usize::MAX, |berkas| berkas.len());
    let kini = muatan(baru);
    if kini > MUATAN && lama.is_none_or(|lama| kini > muatan(lama)) {
        temuan.salah(
            path,
            format!(
                "Isi laporan paling banyak {} KB; ringkaslah teksnya.",
                MUATAN / 1024
            ),
        );
    }
}

/// The budget refers to sasaran of the plan.
fn rujukan_sasaran(path: &str, isi: &Dokumen, sasaran: &HashSet<String>, temuan: &mut Temuan) {
    for baris in &isi.anggaran {
        let dukungan = baris.dukungan.iter().map(|satu| &satu.sasaran);
        for nomor in baris.sasaran.iter().chain(dukungan) {
            if sasaran.contains(nomor) {
                continue;
            }
            temuan.add(
                path,
                KodeKesalahan::TidakDitemukan,
                format!(
                    "Sasaran \"{nomor}\" masih dirujuk baris anggaran \"{}\".",
                    baris.nomor
                ),
            );
        }
    }
}

/// The agreements refer to programmes of the budget.
fn rujukan_program(path: &str, isi: &Dokumen, program: &HashSet<String>, temuan: &mut Temuan) {
    for satu in isi.perjanjian.iter().flat_map(|satu| &satu.program) {
        if !program.contains(&satu.program) {
            temuan.add(
                path,
                KodeKesalahan::TidakDitemukan,
                format!(
                    "Program \"{}\" masih dirujuk Perjanjian Kinerja.",
                    satu.program
                ),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_report_that_is_too_large_may_only_shrink() {
        let dokumen = |huruf: usize| -> Dokumen {
            serde_json::from_value(json!({
                "format": "lkjip/1",
                "kecamatan": "35.29.05",
                "tahun": 2023,
                "periode": "RENSTRA-2021-2026",
                "rencana": { "tujuan": [] },
                "narasi": [{ "bagian": "PENDAHULUAN", "isi": "a".repeat(huruf) }],
            }))
            .unwrap()
        };
        let masalah = |lama: Option<usize>, baru: usize| {
            let mut temuan = Temuan::default();
            let lama = lama.map(dokumen);
            periksa_muatan("", lama.as_ref(), &dokumen(baru), &mut temuan);
            temuan.into_errors().len()
        };
        assert_eq!(masalah(None, MUATAN / 2), 0);
        assert_eq!(masalah(None, MUATAN), 1);
        assert_eq!(masalah(Some(MUATAN), MUATAN + 1), 1);
        assert_eq!(masalah(Some(MUATAN + 1), MUATAN), 0);
    }
}
