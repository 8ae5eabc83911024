//! How long the reviu of a whole report takes, and the calculations of a comparison of the country.

#![expect(clippy::unwrap_used, reason = "what is measured does not fail")]

use std::hint::black_box;

use api::lkjip::service::baca;
use api::perbandingan::rules::peringkat::{Arah, peringkat};
use api::perbandingan::rules::statistik::statistik;
use api::reviu::service::Bawaan;
use criterion::{Criterion, criterion_group, criterion_main};
use rust_decimal::Decimal;
use serde_json::Value;

const LAPORAN: &str = include_str!("../../data/contoh/lkjip-35.29.13-2023.json");

/// Letters of the longest section of a narrative.
const SEBAGIAN: usize = 20_000;

/// A draft with texts that are made to keep the reviu busy, as long as they may be.
fn jahat() -> Value {
    let mut isi: Value = serde_json::from_str(LAPORAN).unwrap();
    let pola = [
        "Serapan 91,09 persen naik 1,37 poin melampaui target 81 sebesar 2 poin. ",
        "Rp1.059.598.864 turun 80,13 melebihi 79,88 sebesar 4,63 ",
        "(satu)",
        "ab",
        "Kabupaten Alpa, Camat Blutoo ",
        "dan dan ",
    ];
    let bagian = isi["narasi"].as_array_mut().unwrap();
    for (satu, pola) in bagian.iter_mut().zip(pola.iter().cycle()) {
        satu["isi"] = pola.repeat(SEBAGIAN / pola.len()).into();
    }
    isi
}

fn reviu(c: &mut Criterion) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let bawaan = runtime.block_on(Bawaan::baca()).unwrap();
    let isi = serde_json::from_str(LAPORAN).unwrap();
    let dokumen = baca(&isi).unwrap();
    c.bench_function("reviu laporan utuh", |b| {
        b.iter(|| bawaan.periksa(black_box(&dokumen)));
    });
    let terbesar = baca(&jahat()).unwrap();
    c.bench_function("reviu naskah jahat", |b| {
        b.iter(|| bawaan.periksa(black_box(&terbesar)));
    });
    c.bench_function("baca laporan utuh", |b| b.iter(|| baca(black_box(&isi))));
}

fn perbandingan(c: &mut Criterion) {
    for banyak in [27_i64, 7288] {
        let nilai: Vec<Decimal> = (0..banyak)
            .map(|satu| Decimal::new(700_000 + satu * 7919 % 250_000, 4))
            .collect();
        c.bench_function(&format!("peringkat {banyak}"), |b| {
            b.iter(|| peringkat(black_box(&nilai), Arah::Tinggi));
        });
        c.bench_function(&format!("sebaran {banyak}"), |b| {
            b.iter(|| statistik(black_box(&nilai)));
        });
    }
}

criterion_group!(benches, reviu, perbandingan);
criterion_main!(benches);
