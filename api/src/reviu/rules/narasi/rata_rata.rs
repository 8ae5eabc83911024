//! Means that a text tells, against their members.

use entity::status::LevelAnggaran;
use rust_decimal::Decimal;

use super::super::jelajah::{anak, naskah};
use super::super::teks::{kata, kemiripan, kutip, normal, rapat};
use super::super::tercetak::tulis;
use super::super::ukuran::{capaian_dinyatakan, capaian_indikator};
use super::angka::{Angka, Satuan, angka, potongan};
use super::berangka::berangka;
use crate::hitung::bulat;
use crate::indikator::rules::rata_rata::rata_rata;
use crate::lkjip::dokumen::{BarisAnggaran, Indikator};
use crate::reviu::model::{Bahan, Catatan};

/// Most summaries that are looked at: each is held against the name of every programme.
const RINGKASAN: usize = 50;

/// `terdiri dari 7 indikator kinerja dengan rata-rata capaian … sebesar 99,56%`.
struct Ringkasan<'a> {
    path: String,
    kalimat: &'a str,
    banyak: usize,
    rata_rata: Angka,
    /// The words before `terdiri`, which say of what.
    pokok: Vec<String>,
}

fn ringkasan<'a>(bahan: &Bahan<'a>) -> Vec<Ringkasan<'a>> {
    let mut hasil = Vec::new();
    for (path, teks) in naskah(bahan) {
        for kalimat in teks.lines() {
            let semua = kata(kalimat);
            let Some(letak) = semua.iter().position(|kata| kata == "terdiri") else {
                continue;
            };
            let banyak = semua[letak..].windows(2).find_map(|dua| {
                let banyak = dua[0].parse::<usize>().ok()?;
                (dua[1] == "indikator").then_some(banyak)
            });
            let persen = angka(kalimat)
                .into_iter()
                .find(|angka| angka.satuan == Satuan::Persen);
            if let (Some(banyak), Some(persen)) = (banyak, persen)
                && kalimat.to_lowercase().contains("rata-rata")
            {
                hasil.push(Ringkasan {
                    path: path.clone(),
                    kalimat: kalimat.trim(),
                    banyak,
                    rata_rata: persen,
                    pokok: semua[..letak].to_vec(),
                });
            }
        }
    }
    hasil
}

/// The summaries that are not looked at.
pub(super) fn dilewati<'a>(bahan: &Bahan<'a>) -> impl Iterator<Item = (String, &'a str)> {
    let sisa = ringkasan(bahan).into_iter().skip(RINGKASAN);
    sisa.map(|satu| (satu.path, satu.kalimat))
}

/// The programme of the budget that a summary speaks of.
fn program<'a>(bahan: &Bahan<'a>, pokok: &[String]) -> Option<&'a BarisAnggaran> {
    let letak = pokok.iter().position(|kata| kata == "program")?;
    let nama = pokok[letak..].join(" ");
    bahan
        .dokumen
        .anggaran
        .iter()
        .filter(|baris| baris.level == LevelAnggaran::Program)
        .map(|baris| {
            let sendiri = normal(&baris.nama);
            let sendiri = sendiri
                .strip_prefix("program ")
                .unwrap_or(&sendiri)
                .to_owned();
            (kemiripan(&nama, &format!("program {sendiri}")), baris)
        })
        .filter(|(mirip, _)| *mirip >= 90)
        .max_by_key(|(mirip, _)| *mirip)
        .map(|(_, baris)| baris)
}

/// The groups of capaian that a summary may have averaged, with how they are called.
fn anggota(bahan: &Bahan<'_>, pokok: &[String]) -> Vec<(&'static str, Vec<Option<Decimal>>)> {
    if let Some(program) = program(bahan, pokok) {
        let kegiatan: Vec<&BarisAnggaran> = anak(bahan.dokumen, program).collect();
        let sub = kegiatan.iter().flat_map(|baris| anak(bahan.dokumen, baris));
        return vec![
            (
                "kegiatan",
                kegiatan
                    .iter()
                    .map(|baris| capaian_dinyatakan(baris))
                    .collect(),
            ),
            ("sub-kegiatan", sub.map(capaian_dinyatakan).collect()),
        ];
    }
    let [jenis, nomor, ..] = pokok else {
        return Vec::new();
    };
    let capaian = |indikator: &[Indikator]| -> Vec<Option<Decimal>> {
        indikator
            .iter()
            .filter(|baris| baris.tidak_berlaku.is_none())
            .map(|baris| Some(capaian_indikator(bahan, baris).ok()?.hasil))
            .collect()
    };
    if jenis == "tujuan"
        && let Some(tujuan) = bahan
            .dokumen
            .rencana
            .tujuan
            .iter()
            .find(|satu| rapat(&satu.nomor) == *nomor)
    {
        let sendiri = capaian(&tujuan.indikator);
        let sasaran: Vec<Option<Decimal>> = tujuan
            .sasaran
            .iter()
            .flat_map(|sasaran| capaian(&sasaran.indikator))
            .collect();
        let semua = [sendiri.clone(), sasaran.clone()].concat();
        return vec![
            ("indikator tujuan", sendiri),
            ("indikator sasaran", sasaran),
            ("seluruh indikator", semua),
        ];
    }
    Vec::new()
}

/// `rata-rata capaian sasaran 1.1 sebesar 101,2%`: number and figure.
fn disebut(kalimat: &str) -> Option<(String, String, Angka)> {
    let kecil = kalimat.to_lowercase();
    if !kecil.contains("rata") || !kecil.contains("capaian") {
        return None;
    }
    let potong = potongan(kalimat);
    let letak = potong.iter().position(|kata| {
        kata.eq_ignore_ascii_case("sasaran") || kata.eq_ignore_ascii_case("tujuan")
    })?;
    let nomor = potong.get(letak + 1)?;
    // Nothing but the figure of this one may follow.
    let persen = angka(kalimat)
        .into_iter()
        .find(|angka| angka.letak > letak + 1 && angka.letak <= letak + 5)?;
    let persen = Some(persen).filter(|angka| angka.satuan == Satuan::Persen)?;
    Some((potong[letak].to_lowercase(), (*nomor).to_owned(), persen))
}

/// Means that are named with the number of their sasaran or tujuan.
fn rata_rata_bernomor(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let rencana = &bahan.dokumen.rencana.tujuan;
    let capaian = |indikator: &[&Indikator]| -> Option<Decimal> {
        let semua: Option<Vec<Decimal>> = indikator
            .iter()
            .map(|baris| Some(capaian_indikator(bahan, baris).ok()?.hasil))
            .collect();
        rata_rata(semua?.into_iter().map(Some)).nilai
    };
    for kalimat in berangka(bahan) {
        let satu = kalimat.teks;
        let Some((jenis, nomor, angka)) = disebut(satu) else {
            continue;
        };
        let sasaran = rencana.iter().flat_map(|tujuan| &tujuan.sasaran);
        let kelompok: Vec<Vec<&Indikator>> = if jenis == "sasaran" {
            let satu = sasaran.filter(|satu| satu.nomor == nomor);
            satu.map(|satu| satu.indikator.iter().collect()).collect()
        } else {
            rencana
                .iter()
                .filter(|satu| satu.nomor == nomor)
                .flat_map(|satu| {
                    let sendiri: Vec<&Indikator> = satu.indikator.iter().collect();
                    let bawah: Vec<&Indikator> = satu
                        .sasaran
                        .iter()
                        .flat_map(|satu| &satu.indikator)
                        .collect();
                    let semua = [sendiri.clone(), bawah.clone()].concat();
                    [sendiri, bawah, semua]
                })
                .collect()
        };
        let nilai: Vec<Decimal> = kelompok
            .iter()
            .filter(|kelompok| !kelompok.is_empty())
            .filter_map(|kelompok| capaian(kelompok))
            .collect();
        if let Some(benar) = nilai.first()
            && !nilai.iter().any(|nilai| angka.ialah(*nilai))
        {
            catatan.temukan(
                kalimat.path,
                &angka.teks,
                format!("{}%", tulis(bulat(*benar))),
                format!(
                    "Rata-rata capaian indikator {jenis} {nomor}; dalam kalimat \"{}\".",
                    kutip(satu, 200)
                ),
            );
        }
    }
}

pub(super) fn rata_rata_anggota(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    rata_rata_bernomor(bahan, catatan);
    for satu in ringkasan(bahan).into_iter().take(RINGKASAN) {
        let kelompok: Vec<_> = anggota(bahan, &satu.pokok)
            .into_iter()
            .filter(|(_, anggota)| anggota.len() == satu.banyak)
            .filter_map(|(nama, anggota)| {
                // A mean of some is none of all.
                let mean = rata_rata(anggota.iter().copied());
                let nilai = mean.nilai.filter(|_| mean.dihitung == mean.seluruhnya)?;
                Some((nama, anggota, nilai))
            })
            .collect();
        let cocok = kelompok
            .iter()
            .any(|(_, _, nilai)| satu.rata_rata.ialah(*nilai));
        if let Some((nama, anggota, nilai)) = kelompok.first()
            && !cocok
        {
            let rincian: Vec<String> = anggota
                .iter()
                .flatten()
                .map(|nilai| tulis(bulat(*nilai)))
                .collect();
            catatan.temukan(
                satu.path,
                kutip(satu.kalimat, 300),
                format!("{}%", tulis(bulat(*nilai))),
                format!(
                    "Rata-rata {} {nama}: ({}) / {}.",
                    satu.banyak,
                    rincian.join(" + "),
                    satu.banyak
                ),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::kode;

    #[test]
    fn a_mean_may_be_named_with_its_number() {
        assert_eq!(
            kode("Rata-rata capaian sasaran 1.1 sebesar 92,63%."),
            [""; 0]
        );
        assert_eq!(
            kode("Capaian rata-rata sasaran 1.1 adalah 108,88 persen."),
            ["R-NARR-06"]
        );
    }

    #[test]
    fn a_mean_is_that_of_as_many_members() {
        let isi = |banyak: u8, persen: &str| {
            kode(&format!(
                "- Sasaran Program Surat terdiri dari {banyak} indikator dengan rata-rata capaian sebesar {persen}"
            ))
        };
        assert_eq!(isi(2, "87,50%"), [""; 0]);
        assert_eq!(isi(2, "95,00%"), ["R-NARR-06"]);
        // Of how many is not known here.
        assert_eq!(isi(3, "95,00%"), [""; 0]);
    }
}
