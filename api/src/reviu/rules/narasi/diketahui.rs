//! Figures that a report holds, so that its text may name them.

use entity::status::LevelAnggaran;
use rust_decimal::Decimal;

use super::super::jelajah::{berlaku, semua_tertulis};
use super::super::kolom::pisah;
use super::super::tercetak::baca;
use super::super::ukuran::{
    capaian_baris, capaian_indikator, capaian_lalu, nilai_ukuran, realisasi, rumus,
};
use crate::anggaran::rules::serapan::serapan;
use crate::indikator::rules::kemajuan::kemajuan;
use crate::lkjip::dokumen::Dokumen;
use crate::reviu::model::Bahan;

/// Percentages that the report holds: computed ones exactly, printed ones of the tables as they stand.
pub(super) fn persentase(bahan: &Bahan<'_>) -> Vec<Decimal> {
    let dokumen = bahan.dokumen;
    let mut hasil = Vec::new();
    let seratus = Decimal::ONE_HUNDRED;
    for letak in berlaku(dokumen) {
        let baris = letak.indikator;
        hasil.extend(capaian_indikator(bahan, baris).map(|capaian| capaian.hasil));
        hasil.extend(capaian_lalu(bahan, baris).map(|capaian| capaian.hasil));
        let ukuran = baris
            .ukuran
            .iter()
            .filter_map(|ukuran| nilai_ukuran(bahan, baris, ukuran).ok());
        let ukuran: Vec<Decimal> = ukuran.collect();
        let kini = realisasi(bahan, baris).ok();
        if let Some(kini) = kini {
            for target in &ukuran {
                if let Ok(maju) = kemajuan(rumus(bahan.acuan, baris), *target, kini) {
                    hasil.push(maju.persen);
                    hasil.push(seratus - maju.persen);
                }
            }
        }
        hasil.extend(ukuran);
        hasil.extend(kini);
    }
    let mut uang = |pagu: i64, realisasi: i64| {
        if let Ok(serapan) = serapan(pagu, realisasi) {
            hasil.push(serapan);
            hasil.push(seratus - serapan);
        }
    };
    let (mut pagu_total, mut realisasi_total) = (0_i64, 0_i64);
    for baris in &dokumen.anggaran {
        let pagu = baris.pagu_perubahan.or(baris.pagu_murni).map(|uang| uang.0);
        let terpakai = baris.realisasi_anggaran.map(|uang| uang.0);
        if let (Some(pagu), Some(terpakai)) = (pagu, terpakai) {
            uang(pagu, terpakai);
            if baris.level == LevelAnggaran::Program {
                pagu_total = pagu_total.saturating_add(pagu);
                realisasi_total = realisasi_total.saturating_add(terpakai);
            }
        }
    }
    uang(pagu_total, realisasi_total);
    let baris = dokumen.anggaran.iter();
    hasil.extend(baris.filter_map(|baris| Some(capaian_baris(baris).ok()?.hasil)));
    for (_, tertulis) in semua_tertulis(dokumen) {
        for satu in tertulis {
            // What was transcribed from the text is what is being judged.
            let dari_tabel = pisah(&satu.kolom)
                .1
                .is_none_or(|tempat| !tempat.starts_with("uraian") && tempat != "Penutup");
            if let Some(cetak) = baca(&satu.teks).filter(|cetak| dari_tabel && !cetak.nol_di_depan)
            {
                hasil.push(cetak.nilai);
            }
        }
    }
    hasil
}

/// Amounts that the report holds, with their sums and what was left of them.
pub(super) fn rupiah(dokumen: &Dokumen) -> Vec<Decimal> {
    let mut hasil: Vec<i64> = Vec::new();
    let mut total = [0_i64; 3];
    for baris in &dokumen.anggaran {
        let murni = baris.pagu_murni.map(|uang| uang.0);
        let perubahan = baris.pagu_perubahan.map(|uang| uang.0);
        let terpakai = baris.realisasi_anggaran.map(|uang| uang.0);
        hasil.extend([murni, perubahan, terpakai].into_iter().flatten());
        if let (Some(pagu), Some(terpakai)) = (perubahan.or(murni), terpakai) {
            hasil.push(pagu.saturating_sub(terpakai));
        }
        if baris.level == LevelAnggaran::Program {
            for (jumlah, satu) in total.iter_mut().zip([murni, perubahan, terpakai]) {
                *jumlah = jumlah.saturating_add(satu.unwrap_or(0));
            }
        }
        hasil.extend(
            baris
                .renstra
                .iter()
                .filter_map(|satu| satu.pagu.map(|uang| uang.0)),
        );
    }
    hasil.extend(total);
    hasil.push(total[1].saturating_sub(total[2]));
    for perjanjian in &dokumen.perjanjian {
        let program = perjanjian.program.iter();
        hasil.extend(program.clone().map(|satu| satu.anggaran.0));
        hasil.push(
            program
                .clone()
                .fold(0, |jumlah, satu| jumlah.saturating_add(satu.anggaran.0)),
        );
        hasil.extend(program.filter_map(|satu| satu.anggaran_sebelum.map(|uang| uang.0)));
    }
    hasil.into_iter().map(Decimal::from).collect()
}
