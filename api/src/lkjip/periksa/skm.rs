//! SKM result and narrative sections.

use std::collections::HashSet;

use entity::status::Unsur;
use rust_decimal::Decimal;

use super::Temuan;
use crate::error::KodeKesalahan;
use crate::lkjip::dokumen::{Narasi, Skm};

/// Checks the SKM result that stands at `path`.
pub fn periksa_skm(path: &str, skm: &Skm, temuan: &mut Temuan) {
    let mut terpakai = HashSet::new();
    for (i, baris) in skm.unsur.iter().enumerate() {
        let path = format!("{path}/unsur/{i}");
        if !terpakai.insert(baris.unsur) {
            temuan.add(
                &format!("{path}/unsur"),
                KodeKesalahan::SudahAda,
                "Unsur ini sudah disebut.",
            );
        }
        if !(Decimal::ONE..=Decimal::from(4)).contains(&baris.nrr.0) {
            temuan.salah(&format!("{path}/nrr"), "NRR harus antara 1 dan 4.");
        }
    }
    match (skm.unsur.is_empty(), skm.indeks) {
        (true, None) => temuan.wajib(
            path,
            "Isi NRR kesembilan unsur, atau indeks dengan sumbernya.",
        ),
        (true, Some(indeks)) => {
            if !(Decimal::from(25)..=Decimal::ONE_HUNDRED).contains(&indeks.0) {
                temuan.salah(
                    &format!("{path}/indeks"),
                    "Indeks SKM harus antara 25 dan 100.",
                );
            }
            if skm.sumber.is_none() {
                temuan.wajib(
                    &format!("{path}/sumber"),
                    "Indeks tanpa NRR wajib menyebut sumbernya.",
                );
            }
        }
        (false, Some(_)) => temuan.salah(
            &format!("{path}/indeks"),
            "Indeks dihitung dari NRR; jangan diisi bila NRR diisi.",
        ),
        (false, None) => {
            if terpakai.len() != Unsur::SEMUA.len() {
                temuan.wajib(
                    &format!("{path}/unsur"),
                    "NRR kesembilan unsur wajib lengkap.",
                );
            }
        }
    }
    for (nama, jumlah) in [("responden", skm.responden), ("populasi", skm.populasi)] {
        if jumlah.is_some_and(|jumlah| jumlah < 1) {
            temuan.salah(&format!("{path}/{nama}"), "Jumlah paling sedikit 1.");
        }
    }
    if let (Some(responden), Some(populasi)) = (skm.responden, skm.populasi)
        && responden > populasi
    {
        temuan.salah(
            &format!("{path}/responden"),
            "Responden tidak mungkin melebihi populasi.",
        );
    }
    if let (Some(mulai), Some(selesai)) = (&skm.mulai, &skm.selesai)
        && mulai > selesai
    {
        temuan.salah(
            &format!("{path}/selesai"),
            "Akhir survei mendahului awalnya.",
        );
    }
    temuan.teks_opsional(&format!("{path}/metode"), skm.metode.as_ref(), 2000);
    temuan.teks_opsional(&format!("{path}/sumber"), skm.sumber.as_ref(), 1000);
}

/// Checks the narrative sections that stand at `path`.
pub fn periksa_narasi(path: &str, narasi: &[Narasi], temuan: &mut Temuan) {
    let mut terpakai = HashSet::new();
    for (i, baris) in narasi.iter().enumerate() {
        if !terpakai.insert(baris.bagian) {
            temuan.add(
                &format!("{path}/{i}/bagian"),
                KodeKesalahan::SudahAda,
                "Bagian ini sudah disebut.",
            );
        }
        temuan.teks(&format!("{path}/{i}/isi"), &baris.isi, 20_000);
    }
}
