//! Made-up action plans.

use rust_decimal::Decimal;

use crate::graphql::scalar::Desimal;
use crate::hitung::bulat;
use crate::lkjip::dokumen::{Indikator, Triwulan, Ukuran};
use crate::lkjip::rules::target::target_berlaku;

/// Four equal steps to the target and to the realisasi of the year; without a realisasi only what was
/// planned.
pub(super) fn triwulan(baris: &Indikator, tahun: i32) -> Vec<Triwulan> {
    let Some(target) = target_berlaku(&baris.ukuran, tahun).and_then(|ukuran| ukuran.nilai) else {
        return Vec::new();
    };
    let realisasi = baris.realisasi.as_ref().and_then(|ukuran| ukuran.nilai);
    let bagian = |setahun: Desimal, triwulan: i32| {
        let nilai = bulat(setahun.0 * Decimal::from(triwulan) / Decimal::from(4)).normalize();
        Ukuran {
            nilai: Some(Desimal(nilai)),
            predikat: None,
        }
    };
    (1..=4)
        .map(|triwulan| Triwulan {
            triwulan,
            target: Some(bagian(target, triwulan)),
            realisasi: realisasi.map(|realisasi| bagian(realisasi, triwulan)),
            keterangan: None,
            kendala: None,
            tindak_lanjut: None,
        })
        .collect()
}
