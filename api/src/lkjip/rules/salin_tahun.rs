//! A report to begin a year with, out of an earlier one: what stays from year to year is taken over, and
//! what was promised and achieved then becomes what the new report compares itself with (PermenPANRB
//! 53/2014 lampiran II: realisasi and capaian are compared with those of the years before).

use entity::status::{AsalIsu, BagianNarasi, JenisUkuran};

use super::target::target_berlaku;
use crate::lkjip::dokumen::{
    BarisAnggaran, Dokumen, Indikator, Narasi, Rencana, Sasaran, Tujuan, UkuranDokumen,
};

/// The beginning of the report of `tahun`, which refers to the plan `periode`. Targets and budgets of the
/// Renstra stay as long as the plan does; agreements, realisasi, survey, results and printed figures
/// belong to their year and are not taken over.
pub fn salin_tahun(lalu: &Dokumen, tahun: i32, periode: &str) -> Dokumen {
    let tetap = lalu.periode == periode;
    let indikator = |semua: &[Indikator]| -> Vec<Indikator> {
        semua
            .iter()
            .map(|satu| indikator_baru(satu, lalu.tahun, tetap))
            .collect()
    };
    Dokumen {
        format: lalu.format.clone(),
        kecamatan: lalu.kecamatan.clone(),
        tahun,
        periode: periode.to_owned(),
        sintetis: lalu.sintetis,
        tanggal: None,
        organisasi: lalu.organisasi.clone(),
        isu_strategis: lalu
            .isu_strategis
            .iter()
            .filter(|isu| tetap && isu.asal == AsalIsu::Renstra)
            .cloned()
            .collect(),
        dasar_hukum: lalu.dasar_hukum.clone(),
        rencana: Rencana {
            tujuan: lalu
                .rencana
                .tujuan
                .iter()
                .map(|tujuan| Tujuan {
                    nomor: tujuan.nomor.clone(),
                    uraian: tujuan.uraian.clone(),
                    rpjmd: tujuan.rpjmd.clone(),
                    indikator: indikator(&tujuan.indikator),
                    sasaran: tujuan
                        .sasaran
                        .iter()
                        .map(|sasaran| Sasaran {
                            nomor: sasaran.nomor.clone(),
                            uraian: sasaran.uraian.clone(),
                            indikator: indikator(&sasaran.indikator),
                        })
                        .collect(),
                })
                .collect(),
        },
        perjanjian: Vec::new(),
        anggaran: lalu
            .anggaran
            .iter()
            .map(|baris| baris_baru(baris, tetap))
            .collect(),
        skm: None,
        evaluasi_akip: None,
        narasi: lalu
            .narasi
            .iter()
            .filter(|narasi| bertahan(narasi))
            .cloned()
            .collect(),
        tabel: Vec::new(),
        lampiran: Vec::new(),
        tertulis: Vec::new(),
    }
}

/// Whether a text tells of the organisation or the plan, and not of results.
fn bertahan(narasi: &Narasi) -> bool {
    match narasi.bagian {
        BagianNarasi::Pendahuluan
        | BagianNarasi::Organisasi
        | BagianNarasi::IsuStrategis
        | BagianNarasi::DasarHukum
        | BagianNarasi::Sistematika
        | BagianNarasi::Perencanaan
        | BagianNarasi::RencanaStrategis => true,
        BagianNarasi::KataPengantar
        | BagianNarasi::RencanaKerja
        | BagianNarasi::PerjanjianKinerja
        | BagianNarasi::Akuntabilitas
        | BagianNarasi::Capaian
        | BagianNarasi::Anggaran
        | BagianNarasi::Efisiensi
        | BagianNarasi::Penutup => false,
    }
}

/// `tetap` tells that the plan is the same.
fn indikator_baru(lama: &Indikator, lalu: i32, tetap: bool) -> Indikator {
    let mut ukuran: Vec<UkuranDokumen> = lama
        .ukuran
        .iter()
        .filter(|satu| match satu.jenis {
            JenisUkuran::Renstra => tetap,
            // Of the years before that.
            JenisUkuran::TargetLalu | JenisUkuran::RealisasiLalu => satu.tahun < lalu,
            JenisUkuran::RktAwal
            | JenisUkuran::RktReviu
            | JenisUkuran::PkMurni
            | JenisUkuran::PkPerubahan => false,
        })
        .cloned()
        .collect();
    let ukuran_lalu = |jenis, nilai, predikat| UkuranDokumen {
        jenis,
        tahun: lalu,
        nilai,
        predikat,
        keterangan: None,
    };
    if let Some(target) = target_berlaku(&lama.ukuran, lalu) {
        let predikat = target.predikat.clone();
        ukuran.push(ukuran_lalu(JenisUkuran::TargetLalu, target.nilai, predikat));
    }
    if let Some(realisasi) = &lama.realisasi {
        let predikat = realisasi.predikat.clone();
        let jenis = JenisUkuran::RealisasiLalu;
        ukuran.push(ukuran_lalu(jenis, realisasi.nilai, predikat));
    }
    Indikator {
        ukuran,
        realisasi: None,
        triwulan: Vec::new(),
        pembanding: Vec::new(),
        tidak_berlaku: None,
        analisis: None,
        tertulis: Vec::new(),
        ..lama.clone()
    }
}

fn baris_baru(lama: &BarisAnggaran, tetap: bool) -> BarisAnggaran {
    BarisAnggaran {
        target_murni: None,
        target_perubahan: None,
        realisasi_kinerja: None,
        pagu_murni: None,
        pagu_perubahan: None,
        realisasi_anggaran: None,
        analisis: None,
        dukungan: Vec::new(),
        data_awal: lama.data_awal.filter(|_| tetap),
        kondisi_akhir: lama.kondisi_akhir.filter(|_| tetap),
        renstra: if tetap {
            lama.renstra.clone()
        } else {
            Vec::new()
        },
        tertulis: Vec::new(),
        ..lama.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contoh() -> Dokumen {
        let teks = include_str!("../../../../data/contoh/lkjip-35.29.13-2023.json");
        serde_json::from_str(teks).unwrap()
    }

    fn skm(dokumen: &Dokumen) -> &Indikator {
        &dokumen.rencana.tujuan[0].sasaran[0].indikator[0]
    }

    fn ukuran(indikator: &Indikator, jenis: JenisUkuran, tahun: i32) -> Option<String> {
        let mut semua = indikator.ukuran.iter();
        let satu = semua.find(|satu| satu.jenis == jenis && satu.tahun == tahun)?;
        satu.nilai.map(|nilai| nilai.0.normalize().to_string())
    }

    #[test]
    fn last_years_target_and_realisasi_are_what_the_new_year_is_held_against() {
        let lalu = contoh();
        let baru = salin_tahun(&lalu, 2024, &lalu.periode);
        let indikator = skm(&baru);
        // Tables 2.4 and 3.1 of the sample: target 81, realisasi 81,32.
        let nilai = |jenis, tahun| ukuran(indikator, jenis, tahun);
        assert_eq!(nilai(JenisUkuran::TargetLalu, 2023).as_deref(), Some("81"));
        assert_eq!(
            nilai(JenisUkuran::RealisasiLalu, 2023).as_deref(),
            Some("81.32")
        );
        assert_eq!(
            nilai(JenisUkuran::Renstra, 2024),
            ukuran(skm(&lalu), JenisUkuran::Renstra, 2024)
        );
        assert_eq!(nilai(JenisUkuran::PkMurni, 2023), None);
        assert_eq!(indikator.realisasi, None);
        assert_eq!(indikator.nama, skm(&lalu).nama);
    }

    #[test]
    fn the_structure_stays_and_no_figure_of_the_year_does() {
        let lalu = contoh();
        let baru = salin_tahun(&lalu, 2024, &lalu.periode);
        assert_eq!(baru.anggaran.len(), lalu.anggaran.len());
        for (kini, dulu) in baru.anggaran.iter().zip(&lalu.anggaran) {
            assert_eq!((&kini.nomor, &kini.kode), (&dulu.nomor, &dulu.kode));
            assert_eq!(kini.renstra, dulu.renstra);
            let tahunan = [
                kini.pagu_murni,
                kini.pagu_perubahan,
                kini.realisasi_anggaran,
            ];
            assert_eq!(tahunan, [None; 3]);
            assert_eq!(kini.tertulis, []);
        }
        assert_eq!((baru.skm, baru.tanggal), (None, None));
        assert!(baru.narasi.iter().all(bertahan));
        assert!(baru.perjanjian.is_empty() && baru.tertulis.is_empty());
    }

    #[test]
    fn another_plan_has_other_targets() {
        let lalu = contoh();
        let baru = salin_tahun(&lalu, 2027, "RENSTRA-2027-2031");
        assert_eq!(ukuran(skm(&baru), JenisUkuran::Renstra, 2024), None);
        assert!(baru.anggaran.iter().all(|baris| baris.renstra.is_empty()));
        let tahun = JenisUkuran::RealisasiLalu;
        assert_eq!(ukuran(skm(&baru), tahun, 2023).as_deref(), Some("81.32"));
    }

    #[test]
    fn what_was_copied_twice_keeps_every_year_once() {
        let lalu = contoh();
        let satu = salin_tahun(&lalu, 2024, &lalu.periode);
        let dua = salin_tahun(&satu, 2025, &lalu.periode);
        let tahun = JenisUkuran::RealisasiLalu;
        assert_eq!(ukuran(skm(&dua), tahun, 2023).as_deref(), Some("81.32"));
        for indikator in [skm(&satu), skm(&dua)] {
            let mut kunci: Vec<_> = indikator
                .ukuran
                .iter()
                .map(|satu| (satu.jenis, satu.tahun))
                .collect();
            kunci.sort_unstable();
            let semua = kunci.len();
            kunci.dedup();
            assert_eq!(kunci.len(), semua);
        }
    }
}
