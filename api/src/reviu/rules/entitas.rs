//! R-ENTITY: the report speaks of its own kecamatan and kabupaten, and spells them right.

use std::collections::HashMap;

use super::super::model::{Aturan, Bahan, Catatan, Keparahan, Rumpun};
use super::jelajah::{naskah, semua_indikator, semua_tertulis};
use super::jumlah::jenis;
use super::teks::{kalimat, kemiripan, kutip, rapat};

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
    Aturan {
        kode: "R-ENTITY-05",
        rumpun: Rumpun::Entitas,
        keparahan: Keparahan::Peringatan,
        judul: "Kegiatan kelurahan pada kecamatan tanpa kelurahan",
        penjelasan: "Baris anggaran bernama kegiatan kelurahan, sedangkan menurut daftar wilayah kecamatan ini hanya \
                     terdiri atas desa. Periksa nama dan kodenya menurut DPA.",
        dasar: DASAR,
        lke: &["CLAP002.1"],
        periksa: tanpa_kelurahan,
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
        "pemekaran",
        "warga kecamatan",
        "asal kecamatan",
        "tim dari",
        "kunjungan",
        "kerja sama",
        "rute",
        "pelabuhan",
    ]
    .iter()
    .any(|kata| kecil.contains(kata))
}

/// All texts that may name a place: the sections, the agreements, what is printed, locations, sources, titles
/// of tables and annexes.
fn semua_teks<'a>(bahan: &Bahan<'a>) -> Vec<(String, &'a str)> {
    let dokumen = bahan.dokumen;
    let mut hasil = naskah(bahan);
    for satu in &dokumen.perjanjian {
        let path = format!("/perjanjian/{}", jenis(satu.jenis));
        hasil.push((
            format!("{path}/pihakPertama/jabatan"),
            &satu.pihak_pertama.jabatan,
        ));
        hasil.push((
            format!("{path}/pihakKedua/jabatan"),
            &satu.pihak_kedua.jabatan,
        ));
    }
    for letak in semua_indikator(dokumen) {
        if let Some(teks) = &letak.indikator.sumber_data {
            hasil.push((format!("{}/sumberData", letak.path()), teks));
        }
    }
    for baris in &dokumen.anggaran {
        if let Some(teks) = &baris.lokasi {
            hasil.push((format!("/anggaran/{}/lokasi", baris.nomor), teks));
        }
    }
    for satu in &dokumen.tabel {
        hasil.push((format!("/tabel/{}", satu.nomor), &satu.judul));
    }
    for (letak, satu) in dokumen.lampiran.iter().enumerate() {
        hasil.push((format!("/lampiran/{}/nama", letak + 1), &satu.nama));
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
    for (path, teks) in semua_teks(bahan) {
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

/// Whether two names have the same letters in another order, as when two of them change places.
fn teracak(satu: &str, dua: &str) -> bool {
    let huruf = |teks: &str| {
        let mut huruf: Vec<char> = teks.chars().collect();
        huruf.sort_unstable();
        huruf
    };
    satu != dua && satu.chars().next() == dua.chars().next() && huruf(satu) == huruf(dua)
}

fn salah_tulis(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let Some(sendiri) = sendiri(bahan) else {
        return;
    };
    let resmi = rapat(&sendiri.nama);
    let panjang_nama = sendiri.nama.split([' ', '-']).count();
    for (path, teks) in semua_teks(bahan) {
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
            let mirip = if teracak(&rapat(&tertulis), &resmi) {
                99
            } else {
                kemiripan(&rapat(&tertulis), &resmi)
            };
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

/// A name of a kabupaten where it stands.
struct Sebutan<'a> {
    nama: String,
    path: String,
    kalimat: &'a str,
}

/// The names that follow `Kabupaten` in the text, and `Bupati` in the agreements.
fn sebutan_kabupaten<'a>(bahan: &Bahan<'a>) -> Vec<Sebutan<'a>> {
    let mut hasil = Vec::new();
    let mut cari = |path: &str, kalimat: &'a str, kepala: &str| {
        let kata: Vec<&str> = kalimat.split_whitespace().collect();
        for dua in kata.windows(2) {
            let nama = dua[1].trim_matches(|huruf: char| !huruf.is_alphanumeric());
            let berdiri = dua[0].trim_matches(|huruf: char| !huruf.is_alphanumeric());
            if berdiri.eq_ignore_ascii_case(kepala) && besar(nama) && !kata_umum(&rapat(nama)) {
                hasil.push(Sebutan {
                    nama: rapat(nama),
                    path: path.to_owned(),
                    kalimat,
                });
            }
        }
    };
    for (path, teks) in naskah(bahan) {
        for satu in kalimat(teks) {
            cari(&path, satu, "kabupaten");
        }
    }
    for satu in &bahan.dokumen.perjanjian {
        let path = format!("/perjanjian/{}/pihakKedua/jabatan", jenis(satu.jenis));
        cari(&path, &satu.pihak_kedua.jabatan, "bupati");
    }
    hasil
}

/// A sentence about going elsewhere.
fn berkunjung(kalimat: &str) -> bool {
    let kecil = kalimat.to_lowercase();
    [
        "kunjungan",
        "berkunjung",
        "asal",
        "tetangga",
        "antar kabupaten",
        "bersama kabupaten",
    ]
    .iter()
    .any(|kata| kecil.contains(kata))
}

fn kabupaten_lain(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let sebutan = sebutan_kabupaten(bahan);
    let mut berapa: HashMap<&str, usize> = HashMap::new();
    for satu in &sebutan {
        *berapa.entry(&satu.nama).or_default() += 1;
    }
    // The kabupaten is the one that is named by far most often. One mention proves nothing, except of the
    // name that its seat bears too.
    let kecamatan = bahan.acuan.kecamatan.iter();
    let kecamatan: Vec<String> = kecamatan.map(|satu| rapat(&satu.nama)).collect();
    for (nama, banyak) in &mut berapa {
        let ibu_kota = kecamatan.iter().any(|satu| satu.ends_with(nama));
        *banyak += usize::from(ibu_kota);
    }
    let banyak = |nama: &str| berapa.get(nama).copied().unwrap_or(0);
    let Some(utama) = sebutan.iter().max_by_key(|satu| banyak(&satu.nama)) else {
        return;
    };
    let terbanyak = banyak(&utama.nama);
    for satu in &sebutan {
        let jarang = banyak(&satu.nama) * 2 <= terbanyak;
        let lain = satu.nama != utama.nama && jarang && terbanyak >= 2;
        if lain && !membandingkan(satu.kalimat) && !berkunjung(satu.kalimat) {
            catatan.temukan(
                satu.path.clone(),
                kutip(satu.kalimat, 160),
                format!("Kabupaten yang disebut di tempat lain ({terbanyak} kali)."),
                format!("\"{}\" hanya {} kali.", satu.nama, banyak(&satu.nama)),
            );
        }
    }
}

/// Words in a title that are no name.
fn kata_umum(nama: &str) -> bool {
    [
        "kota",
        "lain",
        "tahun",
        "dan",
        "atau",
        "yang",
        "setiap",
        "di",
        "dalam",
        "selaku",
        "layak",
        "sehat",
        "kepulauan",
        "cerdas",
        "hijau",
        "peduli",
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
    if milik.is_empty() {
        return;
    }
    let (mut desa, mut kelurahan) = (0, 0);
    for satu in &milik {
        match satu.jenis {
            entity::status::JenisDesa::Desa => desa += 1,
            entity::status::JenisDesa::Kelurahan => kelurahan += 1,
        }
    }
    for (path, teks) in naskah(bahan) {
        for satu in kalimat(teks) {
            let kata = super::teks::kata(satu);
            let mulai = kata
                .iter()
                .position(|kata| MENGHITUNG.contains(&kata.as_str()));
            let Some(mulai) = mulai else { continue };
            for (apa, jumlah, lain) in [
                ("desa", desa, milik.len()),
                ("kelurahan", kelurahan, kelurahan),
            ] {
                let Some(angka) = banyaknya(&kata, mulai, apa) else {
                    continue;
                };
                if angka != jumlah && angka != lain {
                    catatan.temukan(
                        path.clone(),
                        kutip(satu, 160),
                        format!("{jumlah} {apa}"),
                        format!("Daftar wilayah {} memuat {jumlah} {apa}.", sendiri.kode),
                    );
                }
            }
        }
    }
}

/// Words after which the parts of an area are counted.
const MENGHITUNG: [&str; 7] = [
    "terdiri",
    "meliputi",
    "memiliki",
    "membawahi",
    "jumlah",
    "terbagi",
    "mencakup",
];

/// How many are counted: `10 desa`, `10 (sepuluh) desa`, `12 desa dan 4 kelurahan`. The figure stands within a
/// few words of where the counting begins, and right before what it counts.
fn banyaknya(kata: &[String], mulai: usize, apa: &str) -> Option<usize> {
    let letak = (mulai + 1..kata.len().min(mulai + 12)).find(|di| kata[*di] == apa)?;
    (letak.saturating_sub(5).max(mulai + 1)..letak)
        .rev()
        .take_while(|di| kata[*di].parse::<usize>().is_ok() || terbilang(&kata[*di]))
        .find_map(|di| kata[di].parse().ok())
}

/// Whether a word is of a number that is written out.
fn terbilang(kata: &str) -> bool {
    ["belas", "puluh", "ratus"].contains(&kata)
        || kata.starts_with("se")
        || [
            "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan",
        ]
        .contains(&kata)
}

/// What only a kecamatan with kelurahan has.
fn tanpa_kelurahan(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let Some(sendiri) = sendiri(bahan) else {
        return;
    };
    let mut milik = bahan
        .acuan
        .desa
        .iter()
        .filter(|satu| satu.kecamatan_id == sendiri.id)
        .peekable();
    let berkelurahan = milik.peek().is_none()
        || milik.any(|satu| match satu.jenis {
            entity::status::JenisDesa::Kelurahan => true,
            entity::status::JenisDesa::Desa => false,
        });
    if berkelurahan {
        return;
    }
    for baris in &bahan.dokumen.anggaran {
        let kata = super::teks::kata(&baris.nama);
        let ada = |satu: &str| kata.iter().any(|kata| kata == satu);
        if ada("kelurahan") && !ada("desa") && !ada("kecamatan") {
            catatan.temukan(
                format!("/anggaran/{}/nama", baris.nomor),
                &baris.nama,
                "Kegiatan bagi desa, atau baris dihapus.",
                format!("Daftar wilayah {} tidak memuat kelurahan.", sendiri.kode),
            );
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
        assert_eq!(
            kode("Warga Kecamatan Lenteng juga dilayani; pemekaran Kecamatan Ganding selesai."),
            [""; 0]
        );
        assert_eq!(kode("Kecamatan Blutto melayani warga."), ["R-ENTITY-02"]);
        assert_eq!(
            kode("Kecamatan Kabupaten itu. Kecamatan yang melayani."),
            [""; 0]
        );
    }

    #[test]
    fn two_letters_of_the_own_name_may_have_changed_places() {
        assert_eq!(kode("Camat Bluot melayani warga."), ["R-ENTITY-02"]);
    }

    #[test]
    fn other_places_are_named_in_locations_and_sources_too() {
        let kode = |isi: &str| temuan_dengan(&dokumen(isi), &acuan(), "R-ENTITY");
        let baris = |nama: &str, lokasi: &str| {
            format!(
                r#"{{"anggaran": [{{"nomor": "I", "level": "PROGRAM", "nama": "{nama}", "lokasi": "{lokasi}"}}]}}"#
            )
        };
        assert_eq!(
            kode(&baris("Pemberdayaan Desa dan Kelurahan", "Kec. Bluto")),
            []
        );
        assert_eq!(
            kode(&baris("Pemberdayaan Kelurahan", "Kec. Lenteng")),
            [
                ("R-ENTITY-01", "/anggaran/I/lokasi".to_owned()),
                ("R-ENTITY-05", "/anggaran/I/nama".to_owned()),
            ]
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
            kode("Wilayahnya terdiri atas 20 (dua puluh) desa."),
            [""; 0]
        );
        assert_eq!(
            kode("Wilayahnya terdiri atas 21 (dua puluh satu) desa."),
            ["R-ENTITY-04"]
        );
        assert_eq!(
            kode("Wilayahnya terdiri dari 20 desa dan 2 kelurahan."),
            ["R-ENTITY-04"]
        );
        assert_eq!(kode("Wilayahnya terdiri dari 21 desa."), ["R-ENTITY-04"]);
        assert_eq!(kode("Pembinaan dilakukan di 3 desa."), [""; 0]);
    }
}
