//! R-ENTITY: the report speaks of its own kecamatan and kabupaten, and spells them right.

use super::super::model::{Aturan, Bahan, Catatan, Keparahan, Rumpun};
use super::jelajah::{naskah, semua_tertulis};
use super::teks::{kalimat, kemiripan, kutip, rapat};
use crate::lkjip::dokumen::Dokumen;

const DASAR: &str = "Kepmendagri 300.2.2-2430/2025: nama dan kode kecamatan, desa, dan kelurahan.";

pub(super) const ATURAN: &[Aturan] = &[
    Aturan {
        kode: "R-ENTITY-01",
        rumpun: Rumpun::Entitas,
        keparahan: Keparahan::Galat,
        judul: "Menyebut kecamatan lain",
        penjelasan: "Laporan menyebut kecamatan lain di luar kalimat perbandingan atau batas wilayah; biasanya \
                     sisa salinan dari laporan lain. Perbaiki namanya beserta angka di sekitarnya.",
        dasar: DASAR,
        lke: &["CLAP002.1"],
        periksa: kecamatan_lain,
    },
    Aturan {
        kode: "R-ENTITY-02",
        rumpun: Rumpun::Entitas,
        keparahan: Keparahan::Peringatan,
        judul: "Nama kecamatan sendiri salah tulis",
        penjelasan: "Nama sesudah kata Kecamatan atau Camat mirip nama kecamatan penyusun, tetapi tidak sama. \
                     Perbaiki ejaannya.",
        dasar: DASAR,
        lke: &["CLAP002.1"],
        periksa: salah_tulis,
    },
    Aturan {
        kode: "R-ENTITY-03",
        rumpun: Rumpun::Entitas,
        keparahan: Keparahan::Galat,
        judul: "Menyebut kabupaten lain",
        penjelasan: "Hampir seluruh naskah menyebut satu kabupaten, tetapi di satu dua tempat kabupaten lain, di \
                     luar kalimat perbandingan atau batas wilayah. Perbaiki namanya.",
        dasar: DASAR,
        lke: &["CLAP002.1"],
        periksa: kabupaten_lain,
    },
    Aturan {
        kode: "R-ENTITY-04",
        rumpun: Rumpun::Entitas,
        keparahan: Keparahan::Peringatan,
        judul: "Jumlah desa berbeda dari daftar wilayah",
        penjelasan: "Jumlah desa yang disebut dibandingkan dengan daftar wilayah. Perbaiki angkanya, atau \
                     mintalah daftar diperbarui.",
        dasar: DASAR,
        lke: &["CLAP002.1"],
        periksa: jumlah_desa,
    },
];

/// Words of a text in their own case, without punctuation at their ends.
fn kata_asli(teks: &str) -> Vec<&str> {
    teks.split_whitespace()
        .map(|kata| kata.trim_matches(|huruf: char| !huruf.is_alphanumeric()))
        .filter(|kata| !kata.is_empty())
        .collect()
}

fn besar(kata: &str) -> bool {
    kata.chars().next().is_some_and(char::is_uppercase)
}

/// A sentence that may speak of others.
fn membandingkan(kalimat: &str) -> bool {
    let kecil = kalimat.to_lowercase();
    [
        "banding",
        "batas",
        "berbatasan",
        "seperti",
        "antar kecamatan",
        "peringkat",
        "studi",
    ]
    .iter()
    .any(|kata| kecil.contains(kata))
}

/// All texts that may name a place: the sections, the agreements, what is printed, the locations.
fn semua_teks(dokumen: &Dokumen) -> Vec<(String, &str)> {
    let mut hasil = naskah(dokumen);
    for (letak, satu) in dokumen.perjanjian.iter().enumerate() {
        let path = format!("/perjanjian/{letak}");
        hasil.push((
            format!("{path}/pihakPertama/jabatan"),
            &satu.pihak_pertama.jabatan,
        ));
        hasil.push((
            format!("{path}/pihakKedua/jabatan"),
            &satu.pihak_kedua.jabatan,
        ));
    }
    for (path, tertulis) in semua_tertulis(dokumen) {
        for satu in tertulis {
            hasil.push((format!("{path}/{}", satu.kolom), &satu.teks));
        }
    }
    hasil
}

/// The name that follows `Kecamatan`, `Kec.` or `Camat`: up to three words in capitals at their begin.
fn sesudah<'a>(kata: &[&'a str], letak: usize) -> Vec<&'a str> {
    kata[letak + 1..]
        .iter()
        .take(3)
        .copied()
        .take_while(|kata| besar(kata))
        .collect()
}

fn sebutan(kata: &str) -> bool {
    matches!(kata.to_lowercase().as_str(), "kecamatan" | "kec" | "camat")
}

/// The known kecamatan that a name begins with, the longest first.
fn dikenal<'a>(bahan: &Bahan<'a>, nama: &[&str]) -> Option<&'a entity::kecamatan::Model> {
    (1..=nama.len()).rev().find_map(|banyak| {
        let nama = rapat(&nama[..banyak].concat());
        bahan
            .acuan
            .kecamatan
            .iter()
            .find(|satu| sama_nama(&satu.nama, &nama))
    })
}

/// Vowels of a name are heard differently in Madurese and Indonesian: Giliginting, Giligenting.
fn sama_nama(resmi: &str, tertulis: &str) -> bool {
    let bunyi = |teks: &str| rapat(teks).replace("ting", "teng").replace("gint", "gent");
    rapat(resmi) == tertulis || bunyi(resmi) == bunyi(tertulis)
}

fn sendiri<'a>(bahan: &Bahan<'a>) -> Option<&'a entity::kecamatan::Model> {
    bahan
        .acuan
        .kecamatan
        .iter()
        .find(|satu| satu.kode == bahan.dokumen.kecamatan)
}

fn kecamatan_lain(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let Some(sendiri) = sendiri(bahan) else {
        return;
    };
    for (path, teks) in semua_teks(bahan.dokumen) {
        for satu in kalimat(teks) {
            if membandingkan(satu) {
                continue;
            }
            let kata = kata_asli(satu);
            for letak in 0..kata.len() {
                if sebutan(kata[letak])
                    && let Some(lain) = dikenal(bahan, &sesudah(&kata, letak))
                    && lain.kode != sendiri.kode
                {
                    catatan.temukan(
                        path.clone(),
                        kutip(satu, 160),
                        format!("Kecamatan {}", sendiri.nama),
                        format!("{} adalah kecamatan {}.", lain.nama, lain.kode),
                    );
                }
            }
        }
    }
}

fn salah_tulis(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let Some(sendiri) = sendiri(bahan) else {
        return;
    };
    let resmi = rapat(&sendiri.nama);
    let panjang_nama = sendiri.nama.split([' ', '-']).count();
    for (path, teks) in semua_teks(bahan.dokumen) {
        let kata = kata_asli(teks);
        let mut sudah: Vec<String> = Vec::new();
        for letak in 0..kata.len() {
            if !sebutan(kata[letak]) {
                continue;
            }
            let nama = sesudah(&kata, letak);
            if nama.is_empty() || dikenal(bahan, &nama).is_some() {
                continue;
            }
            let banyak = panjang_nama.min(nama.len());
            let tertulis = nama[..banyak].join(" ");
            let mirip = kemiripan(&rapat(&tertulis), &resmi);
            if mirip >= bahan.parameter.kemiripan_nama && !sudah.contains(&tertulis) {
                catatan.temukan(
                    path.clone(),
                    format!("{} {tertulis}", kata[letak]),
                    &sendiri.nama,
                    format!("Kemiripan {mirip}% dengan nama resmi {}.", sendiri.kode),
                );
                sudah.push(tertulis);
            }
        }
    }
}

fn kabupaten_lain(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    // The kabupaten is the one that the text names by far most often.
    let mut sebutan: Vec<(String, String, String, bool)> = Vec::new();
    for (path, teks) in naskah(bahan.dokumen) {
        for satu in kalimat(teks) {
            let kata: Vec<&str> = satu.split_whitespace().collect();
            for dua in kata.windows(2) {
                let nama = dua[1].trim_matches(|huruf: char| !huruf.is_alphanumeric());
                if dua[0].eq_ignore_ascii_case("kabupaten") && besar(nama) {
                    sebutan.push((
                        rapat(nama),
                        path.clone(),
                        satu.to_owned(),
                        membandingkan(satu),
                    ));
                }
            }
        }
    }
    let banyak = |nama: &str| sebutan.iter().filter(|(satu, ..)| satu == nama).count();
    let Some((utama, ..)) = sebutan.iter().max_by_key(|(nama, ..)| banyak(nama)) else {
        return;
    };
    let terbanyak = banyak(utama);
    for (nama, path, satu, membandingkan) in &sebutan {
        let jarang = banyak(nama) * 5 <= terbanyak;
        if nama != utama && jarang && terbanyak >= 5 && !membandingkan && !kata_umum(nama) {
            catatan.temukan(
                path.clone(),
                kutip(satu, 160),
                format!("Kabupaten yang disebut di tempat lain ({terbanyak} kali)."),
                format!("\"{nama}\" hanya {} kali.", banyak(nama)),
            );
        }
    }
}

/// Words in a title that are no name.
fn kata_umum(nama: &str) -> bool {
    [
        "kota", "lain", "tahun", "dan", "atau", "yang", "setiap", "di", "dalam", "selaku",
    ]
    .contains(&nama)
}

fn jumlah_desa(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let Some(sendiri) = sendiri(bahan) else {
        return;
    };
    let milik: Vec<_> = bahan
        .acuan
        .desa
        .iter()
        .filter(|satu| satu.kecamatan_id == sendiri.id)
        .collect();
    let desa = milik
        .iter()
        .filter(|satu| match satu.jenis {
            entity::status::JenisDesa::Desa => true,
            entity::status::JenisDesa::Kelurahan => false,
        })
        .count();
    if milik.is_empty() {
        return;
    }
    for (path, teks) in naskah(bahan.dokumen) {
        for satu in kalimat(teks) {
            let kata = super::teks::kata(satu);
            for letak in 1..kata.len() {
                if kata[letak] != "desa" {
                    continue;
                }
                // `10 desa` and `10 (sepuluh) desa`.
                let angka = [letak.checked_sub(1), letak.checked_sub(2)]
                    .into_iter()
                    .flatten()
                    .find_map(|di| Some((di, kata[di].parse::<usize>().ok()?)));
                let Some((di, angka)) = angka else { continue };
                let menghitung = kata[di.saturating_sub(4)..di].iter().any(|kata| {
                    [
                        "terdiri",
                        "meliputi",
                        "memiliki",
                        "membawahi",
                        "jumlah",
                        "terbagi",
                    ]
                    .contains(&kata.as_str())
                });
                if menghitung && angka != desa && angka != milik.len() {
                    catatan.temukan(
                        path.clone(),
                        kutip(satu, 160),
                        format!("{desa} desa"),
                        format!("Daftar wilayah {} memuat {desa} desa.", sendiri.kode),
                    );
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::uji::{acuan, dokumen, temuan_dengan};

    /// What is found in a text of the kecamatan 35.29.05, which has 20 desa.
    fn kode(isi: &str) -> Vec<&'static str> {
        let isi = format!(r#"{{"narasi": [{{"bagian": "PENDAHULUAN", "isi": "{isi}"}}]}}"#);
        temuan_dengan(&dokumen(&isi), &acuan(), "R-ENTITY")
            .into_iter()
            .map(|(kode, _)| kode)
            .collect()
    }

    #[test]
    fn only_the_own_kecamatan_is_named_and_rightly() {
        assert_eq!(
            kode("Kecamatan Bluto melayani warga. Camat BLUTO hadir."),
            [""; 0]
        );
        assert_eq!(
            kode("Kecamatan Guluk Guluk melayani warga."),
            ["R-ENTITY-01"]
        );
        assert_eq!(
            kode("Nilainya dibandingkan dengan Kecamatan Guluk-Guluk."),
            [""; 0]
        );
        assert_eq!(kode("Kecamatan Blutto melayani warga."), ["R-ENTITY-02"]);
        assert_eq!(
            kode("Kecamatan Kabupaten itu. Kecamatan yang melayani."),
            [""; 0]
        );
    }

    #[test]
    fn one_kabupaten_is_named() {
        let banyak = "Kabupaten Alpa maju. ".repeat(6);
        assert_eq!(
            kode(&format!("{banyak} Pemerintah Kabupaten Betawa hadir.")),
            ["R-ENTITY-03"]
        );
        assert_eq!(
            kode(&format!("{banyak} Berbatasan dengan Kabupaten Betawa.")),
            [""; 0]
        );
        assert_eq!(
            kode(&format!(
                "{banyak} Urusan Kabupaten/Kota dan kabupaten lain."
            )),
            [""; 0]
        );
    }

    #[test]
    fn the_desa_are_counted() {
        assert_eq!(kode("Wilayahnya terdiri dari 20 desa."), [""; 0]);
        assert_eq!(
            kode("Wilayahnya terdiri atas 21 (dua puluh satu) desa."),
            [""; 0]
        );
        assert_eq!(kode("Wilayahnya terdiri dari 21 desa."), ["R-ENTITY-04"]);
        assert_eq!(kode("Pembinaan dilakukan di 3 desa."), [""; 0]);
    }
}
