//! Made-up evaluations of AKIP.

use entity::status::{KomponenAkip, StatusTindakLanjut};

use super::rencana::predikat_sakip;
use super::sintetis::{Benih, SUMBER, perseratus};
use crate::lkjip::dokumen::{DokumenSumber, EvaluasiAkip, KomponenEvaluasi, Rekomendasi};

/// The evaluation whose predikat the report states: each component has the same share of its weight.
pub(super) fn evaluasi(benih: &Benih<'_>) -> EvaluasiAkip {
    let (predikat, batas) = predikat_sakip(benih);
    // A share in whole percent and weights in fives: hundredths are exact.
    let persen = batas + benih.angka("nilai akip", 1, 9);
    let komponen = [
        (KomponenAkip::Perencanaan, 30),
        (KomponenAkip::Pengukuran, 30),
        (KomponenAkip::Pelaporan, 15),
        (KomponenAkip::EvaluasiInternal, 25),
    ]
    .map(|(jenis, bobot)| KomponenEvaluasi {
        jenis,
        bobot: perseratus(bobot * 100),
        nilai: perseratus(bobot * persen),
    });
    EvaluasiAkip {
        tahun: benih.tahun,
        skala: "AKIP_88_2021".to_owned(),
        komponen: komponen.to_vec(),
        nilai: Some(perseratus(persen * 100)),
        predikat: Some(predikat.to_owned()),
        dokumen: Some(DokumenSumber {
            nama: format!("Laporan Hasil Evaluasi AKIP {} ({SUMBER})", benih.tahun),
            nomor: None,
            tanggal: None,
            tautan: None,
        }),
        rekomendasi: vec![Rekomendasi {
            uraian:
                "Memanfaatkan pengukuran triwulan untuk memperbaiki rencana aksi (contoh sintetis)."
                    .to_owned(),
            tindak_lanjut: Some("Dibahas dalam rapat triwulan (contoh sintetis).".to_owned()),
            status: StatusTindakLanjut::Proses,
        }],
    }
}
