//! R-INTERVAL: intervals of the mean value (SI) and of the converted value (SK) follow each other and are
//! the same intervals, times 25.

use super::jelajah::semua_tertulis;
use super::kolom::pisah;
use super::tercetak::{baca, tampil};
use rust_decimal::Decimal;

use super::super::model::{Aturan, Bahan, Catatan, Keparahan, Rumpun};
use crate::hitung::bulat;
use crate::lkjip::dokumen::{Dokumen, Tertulis};

const DASAR: &str = "PermenPANRB 14/2017, lampiran: nilai interval (NI) dan nilai interval konversi (NIK = NI × \
                     25).";

/// Intervals of PermenPANRB 14/2017, in ten-thousandths and hundredths.
const SI: [(i64, i64); 4] = [
    (10_000, 25_996),
    (26_000, 30_640),
    (30_644, 35_320),
    (35_324, 40_000),
];
const SK: [(i64, i64); 4] = [(2500, 6499), (6500, 7660), (7661, 8830), (8831, 10_000)];

pub(super) const ATURAN: &[Aturan] = &[
    Aturan {
        kode: "R-INTERVAL-01",
        rumpun: Rumpun::Interval,
        keparahan: Keparahan::Galat,
        judul: "Interval terbalik atau tumpang tindih",
        penjelasan: "Batas bawah setiap interval tidak boleh lebih besar daripada batas atasnya, dan setiap \
                     interval mulai sesudah interval sebelumnya berakhir. Salin kembali interval dari \
                     peraturan.",
        dasar: DASAR,
        lke: &["CLAP002.1"],
        periksa: urutan,
    },
    Aturan {
        kode: "R-INTERVAL-02",
        rumpun: Rumpun::Interval,
        keparahan: Keparahan::Galat,
        judul: "Interval SI kali 25 bukan interval konversinya",
        penjelasan: "Setiap batas nilai interval dikalikan 25 dan dibandingkan dengan nilai interval konversi \
                     pada baris yang sama. Perbaiki batas yang berbeda.",
        dasar: DASAR,
        lke: &["CLAP002.1"],
        periksa: konversi,
    },
    Aturan {
        kode: "R-INTERVAL-03",
        rumpun: Rumpun::Interval,
        keparahan: Keparahan::Peringatan,
        judul: "Interval bukan interval peraturan",
        penjelasan: "Interval yang tercetak teratur, tetapi berbeda dari PermenPANRB 14/2017. Gunakan interval \
                     peraturan, atau sebutkan dasar perubahannya.",
        dasar: DASAR,
        lke: &["CLAP002.1"],
        periksa: peraturan,
    },
];

/// What a printed list of intervals is of.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Jenis {
    Si,
    Sk,
}

/// A printed list of intervals.
struct Daftar<'a> {
    path: String,
    tempat: &'a str,
    teks: &'a str,
    jenis: Jenis,
    interval: Vec<(Decimal, Decimal)>,
}

fn daftar(dokumen: &Dokumen) -> Vec<Vec<Daftar<'_>>> {
    semua_tertulis(dokumen)
        .into_iter()
        .map(|(path, tertulis)| {
            tertulis
                .iter()
                .filter_map(|satu| baca_daftar(&path, satu))
                .collect()
        })
        .collect()
}

fn baca_daftar<'a>(path: &str, satu: &'a Tertulis) -> Option<Daftar<'a>> {
    let (fakta, tempat) = pisah(&satu.kolom);
    let jenis = match fakta.to_lowercase().as_str() {
        "interval si" => Jenis::Si,
        "interval sk" => Jenis::Sk,
        _ => return None,
    };
    let interval = satu
        .teks
        .split(';')
        .map(|bagian| {
            let bagian = bagian
                .replace("s.d.", "-")
                .replace("s/d", "-")
                .replace("sampai", "-");
            let (dari, sampai) = bagian.trim().split_once(['-', '–', '—'])?;
            Some((baca(dari)?.nilai, baca(sampai)?.nilai))
        })
        .collect::<Option<Vec<_>>>()?;
    Some(Daftar {
        path: format!("{path}/{}", satu.kolom),
        tempat: tempat.unwrap_or(""),
        teks: &satu.teks,
        jenis,
        interval,
    })
}

fn tercetak(interval: (Decimal, Decimal)) -> String {
    format!("{} - {}", tampil(interval.0), tampil(interval.1))
}

/// What is wrong with the order of a list.
fn kekeliruan(interval: &[(Decimal, Decimal)]) -> Vec<String> {
    let mut hasil = Vec::new();
    for (letak, satu) in interval.iter().enumerate() {
        if satu.0 > satu.1 {
            hasil.push(format!("{} terbalik", tercetak(*satu)));
        }
        if let Some(sebelum) = letak.checked_sub(1).map(|letak| interval[letak])
            && satu.0 <= sebelum.1
        {
            hasil.push(format!(
                "{} bersinggungan dengan {}",
                tercetak(*satu),
                tercetak(sebelum)
            ));
        }
    }
    hasil
}

/// Bounds of an SI list that are not those of the SK list, as `printed × 25 ≠ SK`.
fn selisih(si: &Daftar<'_>, sk: &Daftar<'_>, toleransi: Decimal) -> Vec<String> {
    let mut hasil = Vec::new();
    for (satu, dua) in si.interval.iter().zip(&sk.interval) {
        for (interval, konversi) in [(satu.0, dua.0), (satu.1, dua.1)] {
            let kali = interval.checked_mul(Decimal::from(25)).unwrap_or(interval);
            if (kali - konversi).abs() > toleransi {
                hasil.push(format!(
                    "{} × 25 = {}, tercetak {}",
                    tampil(interval),
                    tampil(bulat(kali)),
                    tampil(konversi)
                ));
            }
        }
    }
    hasil
}

fn resmi(jenis: Jenis) -> Vec<(Decimal, Decimal)> {
    let (batas, desimal) = match jenis {
        Jenis::Si => (SI, 4),
        Jenis::Sk => (SK, 2),
    };
    batas
        .iter()
        .map(|(dari, sampai)| {
            (
                Decimal::new(*dari, desimal).normalize(),
                Decimal::new(*sampai, desimal).normalize(),
            )
        })
        .collect()
}

fn seharusnya(jenis: Jenis) -> String {
    resmi(jenis)
        .into_iter()
        .map(tercetak)
        .collect::<Vec<_>>()
        .join("; ")
}

fn urutan(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for satu in daftar(bahan.dokumen).into_iter().flatten() {
        let salah = kekeliruan(&satu.interval);
        if !salah.is_empty() {
            catatan.temukan(
                satu.path,
                satu.teks,
                seharusnya(satu.jenis),
                format!("{}.", salah.join("; ")),
            );
        }
    }
}

fn pasangan<'a, 'b>(kelompok: &'b [Daftar<'a>], si: &Daftar<'a>) -> Option<&'b Daftar<'a>> {
    kelompok
        .iter()
        .find(|satu| satu.jenis == Jenis::Sk && satu.tempat == si.tempat)
}

fn konversi(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for kelompok in daftar(bahan.dokumen) {
        for si in kelompok.iter().filter(|satu| satu.jenis == Jenis::Si) {
            let Some(sk) = pasangan(&kelompok, si) else {
                continue;
            };
            let salah = selisih(si, sk, bahan.parameter.toleransi);
            // The list that is not the one of the regulation is the wrong one.
            let keliru = if si.interval == resmi(Jenis::Si) {
                sk
            } else {
                si
            };
            if !salah.is_empty() {
                catatan.temukan(
                    keliru.path.clone(),
                    keliru.teks,
                    seharusnya(keliru.jenis),
                    format!("{}.", salah.join("; ")),
                );
            }
        }
    }
}

fn peraturan(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for kelompok in daftar(bahan.dokumen) {
        for satu in &kelompok {
            let toleransi = bahan.parameter.toleransi;
            let berbeda = match satu.jenis {
                Jenis::Si => pasangan(&kelompok, satu)
                    .is_some_and(|sk| !selisih(satu, sk, toleransi).is_empty()),
                Jenis::Sk => kelompok.iter().any(|si| {
                    si.jenis == Jenis::Si
                        && si.tempat == satu.tempat
                        && si.interval == resmi(Jenis::Si)
                        && !selisih(si, satu, toleransi).is_empty()
                }),
            };
            let diberitakan = berbeda || !kekeliruan(&satu.interval).is_empty();
            if !diberitakan && satu.interval != resmi(satu.jenis) {
                catatan.temukan(
                    satu.path.clone(),
                    satu.teks,
                    seharusnya(satu.jenis),
                    "Dibandingkan batas demi batas dengan PermenPANRB 14/2017.",
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::uji::{dokumen, temuan};

    #[test]
    fn intervals_follow_each_other_and_are_converted_by_25() {
        let kode = |si: &str, sk: &str| -> Vec<&'static str> {
            let isi = format!(
                r#"{{"tertulis": [{{"kolom": "interval SI (x)", "teks": "{si}"}},
                    {{"kolom": "interval SK (x)", "teks": "{sk}"}}]}}"#
            );
            temuan(&dokumen(&isi), "R-INTERVAL")
                .into_iter()
                .map(|(kode, _)| kode)
                .collect()
        };
        let sk = "25,00 - 64,99; 65,00 - 76,60; 76,61 - 88,30; 88,31 - 100,00";
        let si = "1,00 - 2,5996; 2,60 - 3,064; 3,0644 - 3,532; 3,5324 - 4,00";
        assert_eq!(kode(si, sk), [""; 0]);
        assert_eq!(
            kode(
                "1,00 - 2,5996; 3,60 - 3,064; 3,0644 - 3,532; 3,5324 - 4,00",
                sk
            ),
            ["R-INTERVAL-01", "R-INTERVAL-02"]
        );
        assert_eq!(
            kode(
                "1,00 - 2,5996; 2,60 - 3,064; 3,0644 - 3,40; 3,5324 - 4,00",
                sk
            ),
            ["R-INTERVAL-02"]
        );
        // The converted list is the wrong one, and is told once.
        let sk_salah = sk.replace("88,30", "80,30");
        assert_eq!(kode(si, &sk_salah), ["R-INTERVAL-02"]);
        assert_eq!(kode(si, &sk.replace(" - ", " s.d. ")), [""; 0]);
        assert_eq!(
            kode("1,00 - 1,75; 1,76 - 4,00", "25,00 - 43,75; 44,00 - 100,00"),
            ["R-INTERVAL-03", "R-INTERVAL-03"]
        );
    }
}
