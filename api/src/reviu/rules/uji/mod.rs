//! What the tests of the rules are made of: small reports, the shipped reference data, the sample.

use std::sync::LazyLock;

use entity::id::{
    DesaId, IndikatorId, KabupatenId, KecamatanId, NomenklaturId, PeriodeId, SkalaId,
    SkalaKomponenId, TenggatId, TolokUkurId,
};
use entity::value::Waktu;
use entity::{
    desa, indikator, kecamatan, nomenklatur, periode, skala, skala_komponen, tenggat, tolok_ukur,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::lkjip::dokumen::Dokumen;
use crate::reviu::model::{Acuan, Bahan, Parameter, SkalaAcuan, Temuan};
use crate::reviu::rules::{kumpulkan_naskah, periksa};
use crate::skala::rules::tests::skala;

pub(super) mod angka;
mod bacaan;
mod lain;

/// The transcribed report.
pub(super) const CONTOH: &str = include_str!("../../../../../data/contoh/lkjip-35.29.13-2023.json");

/// The year before it, as far as it is told.
pub(super) const CONTOH_LALU: &str =
    include_str!("../../../../../data/contoh/lkjip-35.29.13-2022.json");

/// The shipped reference data, read once.
pub(super) static ACUAN: LazyLock<Acuan> = LazyLock::new(acuan);

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
        naskah: &kumpulkan_naskah(dokumen),
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

fn nomor(letak: usize) -> i64 {
    i64::try_from(letak + 1).unwrap()
}

/// The key of the row with this code among rows in their order.
fn kunci(daftar: &[Value], kode: &str) -> i64 {
    nomor(
        daftar
            .iter()
            .position(|satu| teks(satu, "kode") == kode)
            .unwrap(),
    )
}

/// Rows of a shipped file, each made with its key.
fn baris<T>(isi: &str, jadikan: impl Fn(i64, &Value) -> T) -> Vec<T> {
    berkas(isi)
        .iter()
        .enumerate()
        .map(|(letak, satu)| jadikan(nomor(letak), satu))
        .collect()
}

const SKALA: &str = include_str!("../../../../../data/skala.csv");
const KECAMATAN: &str = include_str!("../../../../../data/kecamatan.csv");
const INDIKATOR: &str = include_str!("../../../../../data/indikator.csv");

/// The shipped reference data.
pub(super) fn acuan() -> Acuan {
    Acuan {
        skala: baris(SKALA, satu_skala),
        indikator: kamus(),
        nomenklatur: baris(
            include_str!("../../../../../data/nomenklatur_7_01.csv"),
            |id, satu| nomenklatur::Model {
                id: NomenklaturId(id),
                kode: teks(satu, "kode"),
                level: pilihan(satu, "level"),
                nama: teks(satu, "nama"),
                indikator: opsional(satu, "indikator"),
                satuan: opsional(satu, "satuan"),
                sumber: String::new(),
            },
        ),
        kecamatan: baris(KECAMATAN, |id, satu| kecamatan::Model {
            id: KecamatanId(id),
            kabupaten_id: KabupatenId(1),
            kode: teks(satu, "kode"),
            nama: teks(satu, "nama_kepmendagri_2025"),
            letak: pilihan(satu, "wilayah"),
            sumber: String::new(),
        }),
        desa: desa(),
        periode: baris(
            include_str!("../../../../../data/periode.csv"),
            |id, satu| periode::Model {
                version: 1,
                sejak: Waktu(0),
                id: PeriodeId(id),
                kabupaten_id: KabupatenId(1),
                kode: teks(satu, "kode"),
                jenis: pilihan(satu, "jenis"),
                tahun_awal: bulat(satu, "tahun_awal"),
                tahun_akhir: bulat(satu, "tahun_akhir"),
                dasar_hukum: teks(satu, "dasar_hukum"),
            },
        ),
        tenggat: baris(
            include_str!("../../../../../data/tenggat.csv"),
            |id, satu| tenggat::Model {
                version: 1,
                sejak: Waktu(0),
                id: TenggatId(id),
                kabupaten_id: KabupatenId(1),
                jenis: pilihan(satu, "jenis"),
                tahun: bulat(satu, "tahun"),
                tanggal: teks(satu, "tanggal").parse().unwrap(),
                dasar_hukum: teks(satu, "dasar_hukum"),
            },
        ),
        perpanjangan: Vec::new(),
        tolok_ukur: tolok_ukur(),
    }
}

/// What is weighed with a shipped scale.
fn komponen(kode: &str, id: SkalaId) -> Vec<skala_komponen::Model> {
    berkas(include_str!("../../../../../data/akip_komponen.csv"))
        .iter()
        .filter(|satu| satu["skala"] == kode)
        .map(|satu| {
            let bobot: rust_decimal::Decimal = teks(satu, "bobot").parse().unwrap();
            skala_komponen::Model {
                id: SkalaKomponenId(i64::from(bulat(satu, "urutan"))),
                skala_id: id,
                urutan: bulat(satu, "urutan"),
                jenis: pilihan(satu, "jenis"),
                nama: teks(satu, "nama"),
                bobot: bobot.try_into().unwrap(),
            }
        })
        .collect()
}

fn satu_skala(id: i64, satu: &Value) -> SkalaAcuan {
    SkalaAcuan {
        pita: skala(&teks(satu, "kode")),
        komponen: komponen(&teks(satu, "kode"), SkalaId(id)),
        skala: skala::Model {
            id: SkalaId(id),
            kode: teks(satu, "kode"),
            jenis: pilihan(satu, "jenis"),
            nama: teks(satu, "nama"),
            dasar_hukum: teks(satu, "dasar_hukum"),
            berlaku_mulai: bulat(satu, "berlaku_mulai"),
            berlaku_sampai: opsional(satu, "berlaku_sampai").map(|it| it.parse().unwrap()),
        },
    }
}

fn kamus() -> Vec<indikator::Model> {
    let berskala = berkas(SKALA);
    baris(INDIKATOR, |id, satu| indikator::Model {
        id: IndikatorId(id),
        kode: teks(satu, "kode"),
        nama: teks(satu, "nama"),
        satuan: teks(satu, "satuan"),
        polaritas: pilihan(satu, "polaritas"),
        rumus: pilihan(satu, "rumus"),
        akumulasi: pilihan(satu, "akumulasi"),
        skala_id: opsional(satu, "skala").map(|kode| SkalaId(kunci(&berskala, &kode))),
        definisi: teks(satu, "definisi"),
        formulasi: teks(satu, "formulasi"),
        sumber_data: teks(satu, "sumber_data"),
        dasar: teks(satu, "dasar"),
        berlaku_mulai: 0,
        version: 1,
        sejak: Waktu(0),
    })
}

fn desa() -> Vec<desa::Model> {
    let di_kecamatan = berkas(KECAMATAN);
    baris(include_str!("../../../../../data/desa.csv"), |id, satu| {
        desa::Model {
            id: DesaId(id),
            kecamatan_id: KecamatanId(kunci(&di_kecamatan, &teks(satu, "kode_kecamatan"))),
            kode: teks(satu, "kode"),
            nama: teks(satu, "nama"),
            jenis: pilihan(satu, "jenis"),
            sumber: String::new(),
        }
    })
}

fn tolok_ukur() -> Vec<tolok_ukur::Model> {
    let di_kamus = berkas(INDIKATOR);
    baris(
        include_str!("../../../../../data/tolok_ukur.csv"),
        |id, satu| {
            let nilai: rust_decimal::Decimal = teks(satu, "nilai").parse().unwrap();
            tolok_ukur::Model {
                version: 1,
                sejak: Waktu(0),
                id: TolokUkurId(id),
                kabupaten_id: KabupatenId(1),
                indikator_id: IndikatorId(kunci(&di_kamus, &teks(satu, "indikator"))),
                jenis: pilihan(satu, "jenis"),
                kelompok_id: None,
                tahun: bulat(satu, "tahun"),
                nilai: nilai.try_into().unwrap(),
                nama: teks(satu, "nama"),
                skala: teks(satu, "skala"),
                sumber: teks(satu, "sumber"),
                tanggal: None,
                catatan: opsional(satu, "catatan"),
            }
        },
    )
}
