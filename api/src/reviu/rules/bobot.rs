//! R-WEIGHT: weights add up, and are those in force.

use super::jelajah::{semua_indikator, semua_tertulis};
use super::kolom::{pisah, tercetak_sebagai};
use super::teks::normal;
use super::tercetak::{baca, tampil};
use super::ukuran::acuan_berlaku;
use entity::status::{BobotSkm, JenisSkala};
use rust_decimal::Decimal;

use super::super::model::{Aturan, Bahan, Catatan, Keparahan, Rumpun};
use crate::hitung::bulat;
use crate::lkjip::dokumen::{Dokumen, Tertulis};

pub(super) const ATURAN: &[Aturan] = &[
    Aturan {
        kode: "R-WEIGHT-01",
        rumpun: Rumpun::Bobot,
        keparahan: Keparahan::Galat,
        judul: "Bobot tidak berjumlah 100%",
        penjelasan: "Bobot komponen yang tercetak dijumlahkan; hasilnya harus 100% (atau 1). Lengkapi komponen \
                     yang hilang atau perbaiki bobotnya.",
        dasar: "PermenPANRB 88/2021: bobot komponen evaluasi AKIP berjumlah 100.",
        lke: &["CLAP002.1"],
        periksa: jumlah,
    },
    Aturan {
        kode: "R-WEIGHT-02",
        rumpun: Rumpun::Bobot,
        keparahan: Keparahan::Peringatan,
        judul: "Bobot komponen AKIP bukan yang berlaku",
        penjelasan: "Bobot komponen evaluasi AKIP dibandingkan dengan peraturan yang berlaku pada tahun \
                     laporan. Perbarui rumus indikator dan dasar hukumnya.",
        dasar: "PermenPANRB 88/2021: perencanaan 30, pengukuran 30, pelaporan 15, evaluasi internal 25 \
                (rincian bobot perlu konfirmasi kabupaten).",
        lke: &["CLAP002.1"],
        periksa: bobot_akip,
    },
    Aturan {
        kode: "R-WEIGHT-03",
        rumpun: Rumpun::Bobot,
        keparahan: Keparahan::Info,
        judul: "Bobot unsur SKM dibulatkan",
        penjelasan: "Sembilan unsur berbobot sama, tepat 1/9. Bobot 0,11 membuat indeks 1% lebih rendah, 0,111 \
                     membuatnya 0,1% lebih rendah; di dekat batas, mutu pelayanan dapat turun satu tingkat. \
                     Hitung kembali dengan 1/9, atau sebutkan pembulatannya.",
        dasar: "PermenPANRB 14/2017, lampiran: nilai rata-rata tertimbang tiap unsur berbobot sama \
                (pembulatan dalam contoh peraturan perlu konfirmasi).",
        lke: &["CLAP002.1"],
        periksa: unsur,
    },
];

/// One weight: `Perencanaan Kinerja (35%)`, `Perencanaan: 30`.
fn bobot(bagian: &str) -> Option<(String, Decimal)> {
    let mulai = bagian.find(|huruf: char| huruf.is_ascii_digit())?;
    let angka = baca(bagian[mulai..].trim().trim_end_matches(')'))?;
    Some((normal(&bagian[..mulai]), angka.nilai))
}

/// A printed list of weights: its pointer, what is printed, each weight by its label.
type Daftar<'a> = (String, &'a Tertulis, Vec<(String, Decimal)>);

/// Lists of weights, each read whole.
fn daftar(dokumen: &Dokumen) -> Vec<Daftar<'_>> {
    let mut hasil = Vec::new();
    for (path, tertulis) in semua_tertulis(dokumen) {
        for satu in tertulis {
            let bagian: Option<Vec<_>> = satu.teks.split(';').map(bobot).collect();
            if normal(pisah(&satu.kolom).0).starts_with("bobot")
                && let Some(bagian) = bagian
                && bagian.len() > 1
            {
                hasil.push((format!("{path}/{}", satu.kolom), satu, bagian));
            }
        }
    }
    hasil
}

fn jumlah(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for (path, satu, bagian) in daftar(bahan.dokumen) {
        let total: Decimal = bagian.iter().map(|(_, nilai)| *nilai).sum();
        let penuh = [Decimal::ONE, Decimal::ONE_HUNDRED]
            .iter()
            .any(|penuh| (total - penuh).abs() <= bahan.parameter.toleransi);
        if !penuh {
            let rincian: Vec<String> = bagian.iter().map(|(_, nilai)| tampil(*nilai)).collect();
            catatan.temukan(
                path,
                &satu.teks,
                "Jumlah 100.",
                format!("{} = {}.", rincian.join(" + "), tampil(total)),
            );
        }
    }
}

/// The word by which a printed label is known: the first of the component's name.
fn kata_kunci(nama: &str) -> String {
    normal(nama.split_whitespace().next().unwrap_or(nama))
}

fn bobot_akip(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let Some(skala) = acuan_berlaku(bahan, JenisSkala::AkipPredikat, bahan.dokumen.tahun) else {
        return;
    };
    let acuan: Vec<(String, Decimal)> = skala
        .komponen
        .iter()
        .map(|satu| (kata_kunci(&satu.nama), satu.bobot.desimal()))
        .collect();
    for (path, satu, bagian) in daftar(bahan.dokumen) {
        let cari = |nama: &str| bagian.iter().find(|(label, _)| label.contains(nama));
        let dikenal = acuan
            .iter()
            .filter(|(nama, _)| cari(nama).is_some())
            .count();
        if dikenal < 3 {
            continue;
        }
        let beda: Vec<String> = acuan
            .iter()
            .filter_map(|(nama, berlaku)| match cari(nama) {
                Some((_, nilai)) if nilai == berlaku => None,
                Some((_, nilai)) => Some(format!(
                    "{nama} {} seharusnya {}",
                    tampil(*nilai),
                    tampil(*berlaku)
                )),
                None => Some(format!("{nama} tidak ada, seharusnya {}", tampil(*berlaku))),
            })
            .collect();
        if !beda.is_empty() || bagian.len() != acuan.len() {
            let harapan: Vec<String> = skala
                .komponen
                .iter()
                .map(|satu| format!("{} {}", satu.nama, tampil(satu.bobot.desimal())))
                .collect();
            catatan.temukan(
                path,
                &satu.teks,
                format!("{}.", harapan.join("; ")),
                format!("{}: {}.", skala.skala.dasar_hukum, beda.join("; ")),
            );
        }
    }
}

/// By what an index with a rounded weight must be divided to become exact.
fn faktor(bobot: BobotSkm) -> Option<(Decimal, &'static str)> {
    match bobot {
        BobotSkm::Tepat => None,
        BobotSkm::Dua => Some((Decimal::new(99, 2), "0,11")),
        BobotSkm::Tiga => Some((Decimal::new(999, 3), "0,111")),
    }
}

fn unsur(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let skm = bahan.dokumen.skm.as_ref();
    let mut ditemukan = skm
        .and_then(|skm| skm.bobot)
        .and_then(faktor)
        .map(|(faktor, teks)| ("/skm/bobot".to_owned(), teks.to_owned(), faktor));
    for letak in semua_indikator(bahan.dokumen) {
        for cetak in tercetak_sebagai(&letak.indikator.tertulis, "bobot unsur") {
            let akhir = cetak.teks.rsplit('=').next().unwrap_or("").trim();
            let nilai = baca(akhir).map(|angka| angka.nilai);
            let dibulatkan = [BobotSkm::Dua, BobotSkm::Tiga]
                .into_iter()
                .filter_map(faktor)
                .find(|(faktor, _)| nilai.is_some_and(|nilai| nilai * Decimal::from(9) == *faktor));
            if ditemukan.is_none()
                && let Some((faktor, _)) = dibulatkan
            {
                ditemukan = Some((
                    letak.path_tertulis(&cetak.kolom),
                    cetak.teks.clone(),
                    faktor,
                ));
            }
        }
    }
    let Some((path, teks, faktor)) = ditemukan else {
        return;
    };
    let indeks = skm.and_then(|skm| skm.indeks).map(|indeks| indeks.0);
    let hitungan = match indeks.and_then(|indeks| Some((indeks, indeks.checked_div(faktor)?))) {
        Some((indeks, tepat)) => format!(
            "Jumlah bobot {}; bila indeks {} dihitung dengannya, indeks yang tepat {} / {} = {}.",
            tampil(faktor),
            tampil(indeks),
            tampil(indeks),
            tampil(faktor),
            tampil(bulat(tepat))
        ),
        None => format!(
            "Jumlah bobot sembilan unsur {}; indeks tertinggi menjadi {}.",
            tampil(faktor),
            tampil((faktor * Decimal::ONE_HUNDRED).normalize())
        ),
    };
    catatan.temukan(path, teks, "1/9", hitungan);
}

#[cfg(test)]
mod tests {
    use super::super::uji::{ACUAN, dokumen, semua, temuan, temuan_dengan};
    use crate::reviu::model::Acuan;

    #[test]
    fn weights_add_up_and_are_those_in_force() {
        let kode = |teks: &str| -> Vec<&'static str> {
            let isi = format!(
                r#"{{"tertulis": [{{"kolom": "bobot komponen (SK)", "teks": "{teks}"}}]}}"#
            );
            temuan_dengan(&dokumen(&isi), &ACUAN, "R-WEIGHT")
                .into_iter()
                .map(|(kode, _)| kode)
                .collect()
        };
        assert_eq!(
            kode("Perencanaan (30%); Pengukuran (30%); Pelaporan (15%); Evaluasi internal (25%)"),
            [""; 0]
        );
        assert_eq!(
            kode("Perencanaan (30%); Pengukuran (25%); Pelaporan (15%); Evaluasi (30%)"),
            ["R-WEIGHT-02"]
        );
        assert_eq!(kode("Kecepatan (30%); Ketepatan (60%)"), ["R-WEIGHT-01"]);
        assert_eq!(kode("Kecepatan 0,4; Ketepatan 0,6"), [""; 0]);
    }

    #[test]
    fn a_rounded_weight_is_told_with_its_effect() {
        let skm = |bobot: &str| {
            dokumen(&format!(
                r#"{{"skm": {{"indeks": "79.20", "bobot": "{bobot}"}}}}"#
            ))
        };
        let hasil = semua(&skm("DUA"), &Acuan::default());
        let satu = hasil
            .iter()
            .find(|satu| satu.aturan == "R-WEIGHT-03")
            .unwrap();
        assert!(
            satu.hitungan.ends_with("79,2 / 0,99 = 80."),
            "{}",
            satu.hitungan
        );
        assert_eq!(temuan(&skm("TEPAT"), "R-WEIGHT"), []);
    }
}
