//! SKM result and narrative sections.

use std::collections::HashSet;

use rust_decimal::Decimal;

use super::Temuan;
use crate::error::KodeKesalahan;
use crate::lkjip::dokumen::{Jawaban, Narasi, Skm, TindakLanjutSkm};

/// Checks the SKM result that stands at `path`.
pub fn periksa_skm(path: &str, skm: &Skm, temuan: &mut Temuan) {
    periksa_unsur(path, skm, temuan);
    if let Some(indeks) = skm.indeks
        && !(Decimal::from(25)..=Decimal::ONE_HUNDRED).contains(&indeks.0)
    {
        temuan.salah(
            &format!("{path}/indeks"),
            "Indeks SKM harus antara 25 dan 100.",
        );
    }
    if skm.unsur.is_empty() && skm.indeks.is_some() && skm.sumber.is_none() {
        temuan.wajib(
            &format!("{path}/sumber"),
            "Indeks tanpa rincian unsur wajib menyebut sumbernya.",
        );
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
    temuan.teks_opsional(&format!("{path}/tautan"), skm.tautan.as_ref(), 1000);
    periksa_tindak_lanjut(&format!("{path}/tindakLanjut"), &skm.tindak_lanjut, temuan);
    periksa_profil(&format!("{path}/profil"), skm, temuan);
}

fn periksa_unsur(path: &str, skm: &Skm, temuan: &mut Temuan) {
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
        match (baris.nrr, baris.jawaban) {
            (None, None) => temuan.wajib(&path, "Isi jawaban atau NRR unsur ini."),
            (Some(_), Some(_)) => temuan.salah(
                &format!("{path}/nrr"),
                "NRR dihitung dari jawaban; jangan diisi bila jawaban diisi.",
            ),
            (Some(nrr), None) => {
                if !(Decimal::ONE..=Decimal::from(4)).contains(&nrr.0) {
                    temuan.salah(&format!("{path}/nrr"), "NRR harus antara 1 dan 4.");
                }
            }
            (None, Some(jawaban)) => {
                periksa_jawaban(&format!("{path}/jawaban"), jawaban, skm.responden, temuan);
            }
        }
    }
}

/// Fewer answers than respondents can be right, more cannot.
fn periksa_jawaban(path: &str, jawaban: Jawaban, responden: Option<i32>, temuan: &mut Temuan) {
    if jawaban.hitung().is_none() {
        temuan.salah(path, "Banyaknya jawaban tidak mungkin negatif.");
    } else if jawaban.banyak() == 0 {
        temuan.wajib(path, "Unsur tanpa jawaban tidak memiliki nilai rata-rata.");
    } else if let Some(responden) = responden
        && jawaban.banyak() > i64::from(responden)
    {
        temuan.salah(
            path,
            format!(
                "Jawaban ({}) tidak mungkin melebihi responden ({responden}).",
                jawaban.banyak()
            ),
        );
    }
}

fn periksa_tindak_lanjut(path: &str, daftar: &[TindakLanjutSkm], temuan: &mut Temuan) {
    temuan.banyak(path, daftar.len(), 50);
    for (i, baris) in daftar.iter().enumerate() {
        let path = format!("{path}/{i}");
        temuan.teks(&format!("{path}/uraian"), &baris.uraian, 2000);
        temuan.teks_opsional(&format!("{path}/waktu"), baris.waktu.as_ref(), 200);
        temuan.teks_opsional(
            &format!("{path}/penanggungJawab"),
            baris.penanggung_jawab.as_ref(),
            300,
        );
    }
}

fn periksa_profil(path: &str, skm: &Skm, temuan: &mut Temuan) {
    temuan.banyak(path, skm.profil.len(), 100);
    let mut terpakai = HashSet::new();
    for (i, baris) in skm.profil.iter().enumerate() {
        let path = format!("{path}/{i}");
        temuan.teks(&format!("{path}/kelompok"), &baris.kelompok, 100);
        if !terpakai.insert((baris.jenis, baris.kelompok.as_str())) {
            temuan.add(
                &format!("{path}/kelompok"),
                KodeKesalahan::SudahAda,
                "Kelompok ini sudah disebut.",
            );
        }
        if baris.jumlah < 0 {
            temuan.salah(
                &format!("{path}/jumlah"),
                "Jumlah responden tidak mungkin negatif.",
            );
        } else if skm.responden.is_some_and(|semua| baris.jumlah > semua) {
            temuan.salah(
                &format!("{path}/jumlah"),
                "Satu kelompok tidak mungkin melebihi seluruh responden.",
            );
        }
    }
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
