//! The plan section.

use std::collections::HashSet;

use entity::status::{Akumulasi, Polaritas, RumusCapaian};
use rust_decimal::Decimal;

use super::Temuan;
use super::triwulan::periksa_triwulan;
use crate::error::KodeKesalahan;
use crate::graphql::scalar::Desimal;
use crate::indikator::rules::capaian::polaritas;
use crate::indikator::rules::triwulan::dapat_diakumulasi;
use crate::lkjip::dokumen::{Indikator, Rencana, Rpjmd, Ukuran};
use crate::lkjip::store::write::Kamus;

/// Checks the plan section that stands at `path`.
pub fn periksa_rencana(path: &str, rencana: &Rencana, kamus: &Kamus, temuan: &mut Temuan) {
    let mut tujuan_terpakai = HashSet::new();
    let mut sasaran_terpakai = HashSet::new();
    let mut indikator_terpakai = HashSet::new();
    let mut kode_terpakai = HashSet::new();
    temuan.banyak(&format!("{path}/tujuan"), rencana.tujuan.len(), 50);
    for (i, tujuan) in rencana.tujuan.iter().enumerate() {
        let path = format!("{path}/tujuan/{i}");
        temuan.nomor(
            &format!("{path}/nomor"),
            &tujuan.nomor,
            &mut tujuan_terpakai,
        );
        temuan.teks(&format!("{path}/uraian"), &tujuan.uraian, 2000);
        periksa_rpjmd(&format!("{path}/rpjmd"), &tujuan.rpjmd, temuan);
        temuan.banyak(&format!("{path}/sasaran"), tujuan.sasaran.len(), 50);
        let sasaran = tujuan.sasaran.iter().enumerate();
        let groups = std::iter::once((path.clone(), true, &tujuan.indikator)).chain(
            sasaran
                .clone()
                .map(|(j, sasaran)| (format!("{path}/sasaran/{j}"), false, &sasaran.indikator)),
        );
        for (j, sasaran) in sasaran {
            let path = format!("{path}/sasaran/{j}");
            temuan.nomor(
                &format!("{path}/nomor"),
                &sasaran.nomor,
                &mut sasaran_terpakai,
            );
            temuan.teks(&format!("{path}/uraian"), &sasaran.uraian, 2000);
        }
        for (path, of_tujuan, baris) in groups {
            temuan.banyak(&format!("{path}/indikator"), baris.len(), 50);
            for (k, indikator) in baris.iter().enumerate() {
                let path = format!("{path}/indikator/{k}");
                temuan.nomor(
                    &format!("{path}/nomor"),
                    &indikator.nomor,
                    &mut indikator_terpakai,
                );
                periksa_indikator(&path, indikator, kamus, temuan);
                // A comparison looks for one figure per indicator of sasaran and one of tujuan.
                if let Some(kode) = &indikator.kode
                    && !kode_terpakai.insert((kode.as_str(), of_tujuan))
                {
                    temuan.add(
                        &format!("{path}/kode"),
                        KodeKesalahan::SudahAda,
                        format!("Indikator \"{kode}\" sudah dipakai pada tingkat yang sama."),
                    );
                }
            }
        }
    }
}

fn periksa_rpjmd(path: &str, rpjmd: &[Rpjmd], temuan: &mut Temuan) {
    temuan.banyak(path, rpjmd.len(), 20);
    for (i, baris) in rpjmd.iter().enumerate() {
        temuan.teks(&format!("{path}/{i}/misi"), &baris.misi, 2000);
        for (nama, teks) in [
            ("tujuan", &baris.tujuan),
            ("sasaran", &baris.sasaran),
            ("indikator", &baris.indikator),
        ] {
            temuan.teks_opsional(&format!("{path}/{i}/{nama}"), teks.as_ref(), 2000);
        }
    }
}

fn periksa_pembanding(path: &str, baris: &Indikator, predikat: bool, temuan: &mut Temuan) {
    temuan.banyak(path, baris.pembanding.len(), 20);
    let mut terpakai = HashSet::new();
    for (i, pembanding) in baris.pembanding.iter().enumerate() {
        let path = format!("{path}/{i}");
        temuan.tahun(&format!("{path}/tahun"), pembanding.tahun);
        temuan.teks(&format!("{path}/nama"), &pembanding.nama, 500);
        temuan.teks_opsional(&format!("{path}/satuan"), pembanding.satuan.as_ref(), 60);
        temuan.teks_opsional(&format!("{path}/sumber"), pembanding.sumber.as_ref(), 1000);
        satu_nilai(
            &path,
            pembanding.nilai,
            pembanding.predikat.as_deref(),
            predikat,
            temuan,
        );
        if !terpakai.insert((pembanding.jenis, pembanding.tahun, &pembanding.nama)) {
            temuan.add(
                &path,
                KodeKesalahan::SudahAda,
                "Pembanding ini sudah disebut untuk indikator dan tahun yang sama.",
            );
        }
    }
}

fn periksa_indikator(path: &str, baris: &Indikator, kamus: &Kamus, temuan: &mut Temuan) {
    temuan.teks(&format!("{path}/nama"), &baris.nama, 500);
    temuan.teks(&format!("{path}/satuan"), &baris.satuan, 60);
    temuan.teks_opsional(
        &format!("{path}/sumberData"),
        baris.sumber_data.as_ref(),
        1000,
    );
    for (nama, teks, panjang) in [
        ("definisi", &baris.definisi, 4000),
        ("formulasi", &baris.formulasi, 4000),
        ("sumberDefinisi", &baris.sumber_definisi, 1000),
        ("penanggungJawab", &baris.penanggung_jawab, 300),
    ] {
        temuan.teks_opsional(&format!("{path}/{nama}"), teks.as_ref(), panjang);
    }
    let definisi = baris.kode.as_ref().and_then(|kode| {
        let definisi = kamus.get(kode);
        if definisi.is_none() {
            temuan.add(
                &format!("{path}/kode"),
                KodeKesalahan::TidakDitemukan,
                format!("Kode \"{kode}\" tidak ada dalam kamus indikator."),
            );
        }
        definisi
    });
    let rumus = baris.rumus.or(definisi.map(|row| row.rumus));
    if baris.rumus == Some(RumusCapaian::Predikat)
        && definisi.is_none_or(|row| row.skala_id.is_none())
    {
        temuan.salah(
            &format!("{path}/rumus"),
            "Rumus PREDIKAT memerlukan indikator kamus yang memiliki skala predikat.",
        );
    }
    let arah = baris.polaritas.or(definisi.map(|row| row.polaritas));
    if arah.unwrap_or(Polaritas::Positif) != polaritas(rumus.unwrap_or(RumusCapaian::Positif)) {
        temuan.salah(
            &format!("{path}/rumus"),
            "Rumus tidak sejalan dengan polaritas indikator.",
        );
    }
    let predikat = rumus == Some(RumusCapaian::Predikat);
    let akumulasi = baris.akumulasi.or(definisi.map(|row| row.akumulasi));
    if !dapat_diakumulasi(
        akumulasi.unwrap_or(Akumulasi::NilaiAkhir),
        rumus.unwrap_or(RumusCapaian::Positif),
    ) {
        temuan.salah(
            &format!("{path}/akumulasi"),
            "Predikat tidak dapat dijumlahkan.",
        );
    }
    periksa_triwulan(
        &format!("{path}/triwulan"),
        &baris.triwulan,
        predikat,
        temuan,
    );
    let mut terpakai = HashSet::new();
    temuan.banyak(&format!("{path}/ukuran"), baris.ukuran.len(), 60);
    for (i, ukuran) in baris.ukuran.iter().enumerate() {
        let path = format!("{path}/ukuran/{i}");
        temuan.tahun(&format!("{path}/tahun"), ukuran.tahun);
        satu_nilai(
            &path,
            ukuran.nilai,
            ukuran.predikat.as_deref(),
            predikat,
            temuan,
        );
        temuan.teks_opsional(
            &format!("{path}/keterangan"),
            ukuran.keterangan.as_ref(),
            500,
        );
        if !terpakai.insert((ukuran.jenis, ukuran.tahun)) {
            temuan.add(
                &path,
                KodeKesalahan::SudahAda,
                "Jenis dan tahun ini sudah disebut untuk indikator yang sama.",
            );
        }
    }
    periksa_pembanding(&format!("{path}/pembanding"), baris, predikat, temuan);
    periksa_ukuran(
        path,
        baris.realisasi.as_ref(),
        baris.tidak_berlaku.as_deref(),
        predikat,
        temuan,
    );
    if let Some(analisis) = &baris.analisis {
        for (nama, teks) in analisis.bagian() {
            temuan.teks_opsional(&format!("{path}/analisis/{nama}"), teks, 20_000);
        }
    }
    temuan.tertulis(&format!("{path}/tertulis"), &baris.tertulis);
}

/// Checks a realisasi and its alternative, "does not apply".
pub fn periksa_ukuran(
    path: &str,
    realisasi: Option<&Ukuran>,
    tidak_berlaku: Option<&str>,
    predikat: bool,
    temuan: &mut Temuan,
) {
    if let Some(realisasi) = realisasi {
        satu_nilai(
            &format!("{path}/realisasi"),
            realisasi.nilai,
            realisasi.predikat.as_deref(),
            predikat,
            temuan,
        );
    }
    if let Some(alasan) = tidak_berlaku {
        temuan.teks(&format!("{path}/tidakBerlaku"), alasan, 1000);
        if realisasi.is_some() {
            temuan.salah(
                &format!("{path}/tidakBerlaku"),
                "Indikator yang tidak berlaku tidak memiliki realisasi.",
            );
        }
    }
}

pub(super) fn satu_nilai(
    path: &str,
    nilai: Option<Desimal>,
    predikat: Option<&str>,
    harus_predikat: bool,
    temuan: &mut Temuan,
) {
    match (nilai, predikat) {
        (Some(nilai), None) => {
            if harus_predikat {
                temuan.salah(
                    &format!("{path}/nilai"),
                    "Indikator ini dinilai dengan predikat.",
                );
            } else if nilai.0 < Decimal::ZERO {
                temuan.salah(&format!("{path}/nilai"), "Nilai tidak boleh negatif.");
            }
        }
        (None, Some(predikat)) => {
            if harus_predikat {
                temuan.teks(&format!("{path}/predikat"), predikat, 10);
            } else {
                temuan.salah(
                    &format!("{path}/predikat"),
                    "Indikator ini dinilai dengan angka.",
                );
            }
        }
        (None, None) => temuan.wajib(path, "Isi nilai atau predikat."),
        (Some(_), Some(_)) => temuan.salah(path, "Isi nilai atau predikat, jangan keduanya."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rencana(isi: &str) -> Rencana {
        let indikator =
            format!(r#"{{"nomor": "1.1.1", "nama": "Keluhan", "satuan": "Keluhan"{isi}}}"#);
        let tujuan = format!(r#"{{"nomor": "1", "uraian": "Mutu", "indikator": [{indikator}]}}"#);
        serde_json::from_str(&format!(r#"{{"tujuan": [{tujuan}]}}"#)).unwrap()
    }

    #[test]
    fn an_indicator_is_not_judged_the_wrong_way_round() {
        for (isi, sah) in [
            ("", true),
            (r#", "polaritas": "NEGATIF", "rumus": "NEGATIF_F1""#, true),
            // The formula would be R / T: ever more complaints, ever more capaian.
            (r#", "polaritas": "NEGATIF""#, false),
            (r#", "polaritas": "NEGATIF", "rumus": "POSITIF""#, false),
            (r#", "rumus": "NEGATIF_F2""#, false),
        ] {
            let mut temuan = Temuan::default();
            periksa_rencana("/rencana", &rencana(isi), &Kamus::new(), &mut temuan);
            let path: Vec<_> = temuan.into_errors().into_iter().map(|e| e.path).collect();
            assert_eq!(path.is_empty(), sah, "{isi}: {path:?}");
        }
    }
}
