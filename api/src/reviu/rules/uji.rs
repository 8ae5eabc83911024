//! What the tests of the rules are made of: small reports, the shipped reference data, the sample.

use entity::id::{
    DesaId, IndikatorId, KabupatenId, KecamatanId, NomenklaturId, PeriodeId, SkalaId, TenggatId,
    TolokUkurId,
};
use entity::{desa, indikator, kecamatan, nomenklatur, periode, skala, tenggat, tolok_ukur};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::lkjip::dokumen::Dokumen;
use crate::reviu::model::{Acuan, Bahan, Parameter, SkalaAcuan, Temuan};
use crate::reviu::rules::periksa;
use crate::skala::rules::tests::skala;

/// The transcribed report.
pub(super) const CONTOH: &str = include_str!("../../../../data/contoh/lkjip-35.29.13-2023.json");

/// A report with the given parts and nothing else.
pub(super) fn dokumen(isi: &str) -> Dokumen {
    let mut utuh = json!({
        "format": "lkjip/1",
        "kecamatan": "35.29.05",
        "tahun": 2023,
        "periode": "RENSTRA-2021-2026",
        "rencana": {"tujuan": []},
    });
    let isi: Value = serde_json::from_str(isi).unwrap();
    for (nama, nilai) in isi.as_object().unwrap() {
        utuh[nama] = nilai.clone();
    }
    serde_json::from_value(utuh).unwrap()
}

/// All that is found in a report against `acuan`.
pub(super) fn semua(dokumen: &Dokumen, acuan: &Acuan) -> Vec<Temuan> {
    periksa(&Bahan {
        dokumen,
        lalu: &[],
        acuan,
        parameter: &Parameter::default(),
    })
}

/// Rule and path of what the rules whose code begins with `awalan` find, without reference data.
pub(super) fn temuan(dokumen: &Dokumen, awalan: &str) -> Vec<(&'static str, String)> {
    temuan_dengan(dokumen, &Acuan::default(), awalan)
}

/// The same against `acuan`.
pub(super) fn temuan_dengan(
    dokumen: &Dokumen,
    acuan: &Acuan,
    awalan: &str,
) -> Vec<(&'static str, String)> {
    semua(dokumen, acuan)
        .into_iter()
        .filter(|satu| satu.aturan.starts_with(awalan))
        .map(|satu| (satu.aturan, satu.path))
        .collect()
}

/// Rows of a shipped file, each value by its column.
fn berkas(isi: &str) -> Vec<Value> {
    let mut pembaca = csv::Reader::from_reader(isi.as_bytes());
    let kolom = pembaca.headers().unwrap().clone();
    pembaca
        .records()
        .map(|baris| {
            let baris = baris.unwrap();
            kolom
                .iter()
                .zip(baris.iter())
                .map(|(nama, nilai)| (nama.to_owned(), json!(nilai)))
                .collect()
        })
        .collect()
}

fn teks(baris: &Value, kolom: &str) -> String {
    baris[kolom].as_str().unwrap().to_owned()
}

fn opsional(baris: &Value, kolom: &str) -> Option<String> {
    Some(teks(baris, kolom)).filter(|teks| !teks.is_empty())
}

fn pilihan<T: DeserializeOwned>(baris: &Value, kolom: &str) -> T {
    serde_json::from_value(baris[kolom].clone()).unwrap()
}

fn bulat(baris: &Value, kolom: &str) -> i32 {
    teks(baris, kolom).parse().unwrap()
}

/// The shipped reference data.
pub(super) fn acuan() -> Acuan {
    let nomor = |letak: usize| i64::try_from(letak + 1).unwrap();
    let skala_baris = berkas(include_str!("../../../../data/skala.csv"));
    let kode_skala: Vec<String> = skala_baris.iter().map(|satu| teks(satu, "kode")).collect();
    let kecamatan_baris = berkas(include_str!("../../../../data/kecamatan.csv"));
    let kode_kecamatan: Vec<String> = kecamatan_baris
        .iter()
        .map(|satu| teks(satu, "kode"))
        .collect();
    let indikator_baris = berkas(include_str!("../../../../data/indikator.csv"));
    let kode_indikator: Vec<String> = indikator_baris
        .iter()
        .map(|satu| teks(satu, "kode"))
        .collect();
    let letak =
        |daftar: &[String], kode: &str| nomor(daftar.iter().position(|satu| satu == kode).unwrap());
    Acuan {
        skala: skala_baris
            .iter()
            .enumerate()
            .map(|(i, satu)| SkalaAcuan {
                pita: skala(&teks(satu, "kode")),
                skala: skala::Model {
                    id: SkalaId(nomor(i)),
                    kode: teks(satu, "kode"),
                    jenis: pilihan(satu, "jenis"),
                    nama: teks(satu, "nama"),
                    dasar_hukum: teks(satu, "dasar_hukum"),
                    berlaku_mulai: bulat(satu, "berlaku_mulai"),
                    berlaku_sampai: opsional(satu, "berlaku_sampai").map(|it| it.parse().unwrap()),
                },
            })
            .collect(),
        indikator: indikator_baris
            .iter()
            .enumerate()
            .map(|(i, satu)| indikator::Model {
                id: IndikatorId(nomor(i)),
                kode: teks(satu, "kode"),
                nama: teks(satu, "nama"),
                satuan: teks(satu, "satuan"),
                polaritas: pilihan(satu, "polaritas"),
                rumus: pilihan(satu, "rumus"),
                skala_id: opsional(satu, "skala").map(|kode| SkalaId(letak(&kode_skala, &kode))),
                definisi: teks(satu, "definisi"),
                formulasi: teks(satu, "formulasi"),
                sumber_data: teks(satu, "sumber_data"),
                dasar: teks(satu, "dasar"),
                version: 1,
            })
            .collect(),
        nomenklatur: berkas(include_str!("../../../../data/nomenklatur_7_01.csv"))
            .iter()
            .enumerate()
            .map(|(i, satu)| nomenklatur::Model {
                id: NomenklaturId(nomor(i)),
                kode: teks(satu, "kode"),
                level: pilihan(satu, "level"),
                nama: teks(satu, "nama"),
                indikator: opsional(satu, "indikator"),
                satuan: opsional(satu, "satuan"),
                sumber: String::new(),
            })
            .collect(),
        kecamatan: kecamatan_baris
            .iter()
            .enumerate()
            .map(|(i, satu)| kecamatan::Model {
                id: KecamatanId(nomor(i)),
                kabupaten_id: KabupatenId(1),
                kode: teks(satu, "kode"),
                nama: teks(satu, "nama_kepmendagri_2025"),
                letak: pilihan(satu, "wilayah"),
                sumber: String::new(),
            })
            .collect(),
        desa: berkas(include_str!("../../../../data/desa.csv"))
            .iter()
            .enumerate()
            .map(|(i, satu)| desa::Model {
                id: DesaId(nomor(i)),
                kecamatan_id: KecamatanId(letak(&kode_kecamatan, &teks(satu, "kode_kecamatan"))),
                kode: teks(satu, "kode"),
                nama: teks(satu, "nama"),
                jenis: pilihan(satu, "jenis"),
                sumber: String::new(),
            })
            .collect(),
        periode: berkas(include_str!("../../../../data/periode.csv"))
            .iter()
            .enumerate()
            .map(|(i, satu)| periode::Model {
                id: PeriodeId(nomor(i)),
                kabupaten_id: KabupatenId(1),
                kode: teks(satu, "kode"),
                jenis: pilihan(satu, "jenis"),
                tahun_awal: bulat(satu, "tahun_awal"),
                tahun_akhir: bulat(satu, "tahun_akhir"),
                dasar_hukum: teks(satu, "dasar_hukum"),
            })
            .collect(),
        tenggat: berkas(include_str!("../../../../data/tenggat.csv"))
            .iter()
            .enumerate()
            .map(|(i, satu)| tenggat::Model {
                id: TenggatId(nomor(i)),
                kabupaten_id: KabupatenId(1),
                jenis: pilihan(satu, "jenis"),
                tahun: bulat(satu, "tahun"),
                tanggal: teks(satu, "tanggal").parse().unwrap(),
                dasar_hukum: teks(satu, "dasar_hukum"),
            })
            .collect(),
        tolok_ukur: berkas(include_str!("../../../../data/tolok_ukur.csv"))
            .iter()
            .enumerate()
            .map(|(i, satu)| tolok_ukur::Model {
                id: TolokUkurId(nomor(i)),
                kabupaten_id: KabupatenId(1),
                indikator_id: IndikatorId(letak(&kode_indikator, &teks(satu, "indikator"))),
                jenis: pilihan(satu, "jenis"),
                tahun: bulat(satu, "tahun"),
                nilai: teks(satu, "nilai")
                    .parse::<rust_decimal::Decimal>()
                    .unwrap()
                    .try_into()
                    .unwrap(),
                nama: teks(satu, "nama"),
                skala: teks(satu, "skala"),
                sumber: teks(satu, "sumber"),
                tanggal: None,
                catatan: opsional(satu, "catatan"),
            })
            .collect(),
    }
}

#[test]
fn dump() {
    let dokumen: Dokumen = serde_json::from_str(CONTOH).unwrap();
    for satu in semua(&dokumen, &acuan()) {
        println!(
            "{} {} | {} | {} | {}",
            satu.aturan, satu.path, satu.tertulis, satu.seharusnya, satu.hitungan
        );
    }
}
