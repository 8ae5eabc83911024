//! The sample documents under `data/contoh` are kept readable by the format they are written in.

mod anggaran;
mod indikator;

use std::collections::HashMap;

use entity::id::{IndikatorId, SkalaId};
use entity::status::{Akumulasi, LevelAnggaran, Polaritas, RumusCapaian};
use entity::value::Waktu;
use rust_decimal::Decimal;

use super::{BarisAnggaran, Dokumen, FORMAT, Indikator, Tertulis};
use crate::graphql::scalar::Uang;
use crate::lkjip::periksa::{self, Temuan};
use crate::lkjip::store::write::Kamus;

const LENGKAP: &str = include_str!("../../../../../data/contoh/lkjip-35.29.13-2023.json");
const SEBAGIAN: &str = include_str!("../../../../../data/contoh/lkjip-35.29.13-2022.json");

fn baca(teks: &str) -> Dokumen {
    serde_json::from_str(teks).unwrap()
}

fn baris<'a>(dokumen: &'a Dokumen, nomor: &str) -> &'a BarisAnggaran {
    dokumen
        .anggaran
        .iter()
        .find(|baris| baris.nomor == nomor)
        .unwrap()
}

fn indikator<'a>(dokumen: &'a Dokumen, nomor: &str) -> &'a Indikator {
    dokumen
        .rencana
        .tujuan
        .iter()
        .flat_map(|tujuan| {
            tujuan
                .indikator
                .iter()
                .chain(tujuan.sasaran.iter().flat_map(|sasaran| &sasaran.indikator))
        })
        .find(|indikator| indikator.nomor == nomor)
        .unwrap()
}

fn tercetak<'a>(tertulis: &'a [Tertulis], kolom: &str) -> &'a str {
    &tertulis
        .iter()
        .find(|baris| baris.kolom == kolom)
        .unwrap()
        .teks
}

/// A figure as a person prints it: `86,31%`, `1,39`, `Rp. 90.600,-`.
fn angka(teks: &str) -> Decimal {
    teks.trim_start_matches("Rp")
        .trim_start_matches('.')
        .trim()
        .trim_end_matches(",-")
        .trim_end_matches('%')
        .replace('.', "")
        .replace(',', ".")
        .parse()
        .unwrap_or_else(|_| panic!("{teks}"))
}

fn d(teks: &str) -> Decimal {
    teks.parse().unwrap()
}

/// The four indicators of the kamus that the samples refer to.
pub(crate) fn kamus() -> Kamus {
    let model = |kode: &str, rumus, skala: Option<i64>| {
        let model = entity::indikator::Model {
            id: IndikatorId(1),
            kode: kode.to_owned(),
            nama: kode.to_owned(),
            satuan: "Skor".to_owned(),
            polaritas: Polaritas::Positif,
            rumus,
            akumulasi: Akumulasi::NilaiAkhir,
            skala_id: skala.map(SkalaId),
            definisi: String::new(),
            formulasi: String::new(),
            sumber_data: String::new(),
            dasar: String::new(),
            berlaku_mulai: 0,
            version: 1,
            sejak: Waktu(0),
        };
        (kode.to_owned(), model)
    };
    HashMap::from([
        model("SKM", RumusCapaian::Positif, None),
        model("RASIO_DESA", RumusCapaian::Positif, None),
        model("CAPAIAN_PD", RumusCapaian::Positif, None),
        model("SAKIP", RumusCapaian::Predikat, Some(1)),
    ])
}

#[test]
fn the_samples_can_be_kept() {
    for teks in [LENGKAP, SEBAGIAN] {
        let dokumen = baca(teks);
        let mut temuan = Temuan::default();
        periksa::periksa_rencana("/rencana", &dokumen.rencana, &kamus(), &mut temuan);
        periksa::periksa_anggaran(
            "/anggaran",
            &dokumen.anggaran,
            &dokumen.rencana.nomor_sasaran(),
            &mut temuan,
        );
        let program = dokumen.anggaran.iter().map(|b| b.nomor.clone()).collect();
        periksa::periksa_perjanjian("/perjanjian", &dokumen.perjanjian, &program, &mut temuan);
        periksa::periksa_skm("/skm", dokumen.skm.as_ref().unwrap(), &mut temuan);
        periksa::periksa_narasi("/narasi", &dokumen.narasi, &mut temuan);
        periksa::periksa_tabel("/tabel", &dokumen.tabel, &mut temuan);
        periksa::periksa_lampiran("/lampiran", &dokumen.lampiran, &mut temuan);
        periksa::periksa_tertulis("/tertulis", &dokumen.tertulis, &mut temuan);
        assert_eq!(temuan.into_errors(), []);
    }
}

#[test]
fn a_sample_written_again_is_the_same_document() {
    for teks in [LENGKAP, SEBAGIAN] {
        let dokumen = baca(teks);
        assert_eq!(dokumen.format, FORMAT);
        assert_eq!(baca(&serde_json::to_string(&dokumen).unwrap()), dokumen);
    }
}

#[test]
fn the_sample_keeps_values_and_printed_figures_apart() {
    let dokumen = baca(LENGKAP);
    assert_eq!((dokumen.tahun, dokumen.sintetis), (2023, false));

    let skm = indikator(&dokumen, "1.1.1");
    let realisasi = skm.realisasi.as_ref().unwrap().nilai.unwrap();
    assert_eq!(realisasi.0, Decimal::new(8132, 2));
    assert_eq!(tercetak(&skm.tertulis, "capaian"), "100,39");

    let keuangan = baris(&dokumen, "I.2");
    assert_eq!(keuangan.pagu_perubahan, Some(Uang(1_607_416_880)));
    assert_eq!(keuangan.realisasi_anggaran, Some(Uang(1_334_553_299)));
    assert_eq!(tercetak(&keuangan.tertulis, "serapan"), "83,02%");
    assert_eq!(tercetak(&keuangan.tertulis, "efisiensi"), "16,98");

    let murni = &dokumen.perjanjian[0];
    assert_eq!(
        tercetak(&murni.tertulis, "jumlah anggaran"),
        "Rp 2.314.891.430"
    );
    assert_eq!(murni.program[0].anggaran, Uang(7_747_400));
    assert_eq!(baris(&dokumen, "II").pagu_murni, Some(Uang(7_747_000)));
}

#[test]
fn the_budget_of_the_sample_adds_up() {
    let dokumen = baca(LENGKAP);
    let jumlah = |level: LevelAnggaran| {
        dokumen
            .anggaran
            .iter()
            .filter(|baris| baris.level == level)
            .fold((0, 0, 0), |(banyak, pagu, realisasi), baris| {
                let rupiah = |uang: Option<Uang>| uang.map_or(0, |uang| uang.0);
                (
                    banyak + 1,
                    pagu + rupiah(baris.pagu_perubahan),
                    realisasi + rupiah(baris.realisasi_anggaran),
                )
            })
    };
    assert_eq!(
        jumlah(LevelAnggaran::Program),
        (6, 2_330_050_747, 2_030_274_860)
    );
    assert_eq!(
        jumlah(LevelAnggaran::Kegiatan),
        (15, 2_330_050_747, 2_030_274_860)
    );
    assert_eq!(jumlah(LevelAnggaran::SubKegiatan).0, 40);
}
