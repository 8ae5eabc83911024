//! The made-up reports on their own.

use std::collections::BTreeMap;

use entity::status::{JenisUkuran, Langkah, LevelAnggaran, StatusLkjip};
use proptest::prelude::*;

use super::kisah::{self, Adegan};
use super::*;
use crate::approval;
use crate::lkjip::dokumen::contoh::kamus;
use crate::lkjip::dokumen::{Dokumen, Indikator};
use crate::lkjip::periksa::{self, Temuan};
use crate::lkjip::rules::kelengkapan::{Isi, kekurangan};

/// All synthetic reports that are told.
fn semua() -> Vec<(u32, Dokumen)> {
    Kecamatan::semua()
        .unwrap()
        .iter()
        .filter(|satu| satu.kode != NYATA)
        .flat_map(|satu| TAHUN.map(|tahun| (satu.nomor(), dokumen(satu, tahun))))
        .collect()
}

fn indikator_list(dokumen: &Dokumen) -> Vec<&Indikator> {
    dokumen
        .rencana
        .tujuan
        .iter()
        .flat_map(|tujuan| {
            let sasaran = tujuan.sasaran.iter().flat_map(|sasaran| &sasaran.indikator);
            tujuan.indikator.iter().chain(sasaran)
        })
        .collect()
}

proptest! {
    #[test]
    fn every_made_up_report_passes_the_checks_is_marked_and_never_changes(
        nomor in 1_u32..=99,
        tahun in 2022_i32..=2026,
        desa in 0_i64..=40,
        kelurahan in 0_i64..=5,
        pulau in any::<bool>(),
    ) {
        let kecamatan = Kecamatan {
            kode: format!("35.29.{nomor:02}"),
            nama: format!("Uji {nomor}"),
            wilayah: if pulau { "KEPULAUAN" } else { "DARATAN" }.to_owned(),
            desa,
            kelurahan,
        };
        let dokumen = dokumen(&kecamatan, tahun);
        prop_assert_eq!(&dokumen, &super::dokumen(&kecamatan, tahun));
        prop_assert!(dokumen.sintetis);
        let mut temuan = Temuan::default();
        let sasaran = dokumen.rencana.nomor_sasaran();
        let program = dokumen.anggaran.iter().map(|baris| baris.nomor.clone()).collect();
        periksa::periksa_rencana("/rencana", &dokumen.rencana, &kamus(), &mut temuan);
        periksa::periksa_anggaran("/anggaran", &dokumen.anggaran, &sasaran, &mut temuan);
        periksa::periksa_perjanjian("/perjanjian", &dokumen.perjanjian, &program, &mut temuan);
        periksa::periksa_skm("/skm", dokumen.skm.as_ref().unwrap(), &mut temuan);
        periksa::periksa_narasi("/narasi", &dokumen.narasi, &mut temuan);
        periksa::periksa_tertulis("/tertulis", &dokumen.tertulis, &mut temuan);
        prop_assert_eq!(temuan.into_errors(), []);
        for perjanjian in &dokumen.perjanjian {
            for pihak in [&perjanjian.pihak_pertama, &perjanjian.pihak_kedua] {
                prop_assert!(pihak.nama.starts_with("Contoh "), "{}", pihak.nama);
                prop_assert_eq!(&pihak.nip, &None);
            }
        }
        for narasi in &dokumen.narasi {
            prop_assert!(narasi.isi.starts_with("CONTOH SINTETIS"), "{}", narasi.isi);
        }
        for baris in indikator_list(&dokumen) {
            prop_assert!(baris.sumber_data.as_ref().unwrap().contains("sintetis"));
        }
        for program in dokumen.anggaran.iter().filter(|b| b.level == LevelAnggaran::Program) {
            let awalan = format!("{}.", program.nomor);
            let anak = || dokumen.anggaran.iter().filter(|b| b.nomor.starts_with(&awalan));
            let jumlah = |ambil: fn(&crate::lkjip::dokumen::BarisAnggaran) -> i64| anak().map(ambil).sum::<i64>();
            prop_assert_eq!(program.pagu_murni.unwrap().0, jumlah(|b| b.pagu_murni.unwrap().0));
            prop_assert_eq!(
                program.realisasi_anggaran.unwrap().0,
                jumlah(|b| b.realisasi_anggaran.unwrap().0)
            );
        }
    }
}

#[test]
fn only_a_draft_has_gaps() {
    for (nomor, dokumen) in semua() {
        let kurang = kekurangan(&Isi::from(&dokumen));
        let draf = nasib(nomor, dokumen.tahun) == Nasib::Draf;
        assert_eq!(
            !kurang.is_empty(),
            draf,
            "{}: {kurang:?}",
            dokumen.kecamatan
        );
    }
}

#[test]
fn a_report_states_of_last_year_what_last_years_report_says() {
    for satu in Kecamatan::semua().unwrap() {
        let [lalu, kini] = TAHUN.map(|tahun| dokumen(&satu, tahun));
        let skm = |dokumen: &Dokumen| indikator_list(dokumen)[1].clone();
        let dinyatakan = skm(&kini)
            .ukuran
            .into_iter()
            .find(|ukuran| ukuran.jenis == JenisUkuran::RealisasiLalu);
        let dilaporkan = skm(&lalu).realisasi.unwrap().nilai;
        assert_eq!(dinyatakan.unwrap().nilai, dilaporkan, "{}", satu.kode);
    }
}

#[test]
fn what_is_known_of_2022_is_too_little_to_submit() {
    let baca = |teks| serde_json::from_str::<Dokumen>(teks).unwrap();
    assert_ne!(kekurangan(&Isi::from(&baca(NYATA_2022))), []);
    assert_eq!(kekurangan(&Isi::from(&baca(NYATA_2023))), []);
}

#[test]
fn the_story_keeps_the_order_of_the_workflow() {
    let adegan = kisah::semua(&Kecamatan::semua().unwrap());
    let mut laporan: BTreeMap<(&str, i32), Vec<&Adegan>> = BTreeMap::new();
    for satu in &adegan {
        laporan
            .entry((&satu.kode, satu.tahun))
            .or_default()
            .push(satu);
    }
    for (kunci, langkah) in &laporan {
        assert_eq!(langkah[0].langkah, Langkah::Buka, "{kunci:?}");
        let akhir = langkah[1..].iter().fold(StatusLkjip::Draf, |status, satu| {
            approval::next(status, satu.langkah).unwrap()
        });
        assert!(langkah.is_sorted_by_key(|satu| satu.waktu), "{kunci:?}");
        let alasan = langkah
            .iter()
            .find(|satu| approval::needs_reason(satu.langkah));
        assert_eq!(
            alasan.is_some(),
            akhir == StatusLkjip::Dikembalikan,
            "{kunci:?}"
        );
        assert!(alasan.is_none_or(|satu| satu.catatan.is_some()));
    }
    // Of 54 reports one is missing.
    assert_eq!(laporan.len(), 53);
}
