//! Slips in a figure: a digit, a comma, a zero too many.

use std::cell::LazyCell;
use std::collections::HashMap;

use rust_decimal::{Decimal, RoundingStrategy};

use super::super::teks::kutip;
use super::super::tercetak::{Tercetak, tampil};
use super::angka::{Angka, Satuan};
use super::berangka::berangka;
use super::diketahui::{Diketahui, Pemilik, Ucapan, semua};
use crate::hitung::bulat;
use crate::reviu::model::{Bahan, Catatan};

/// The digits of a text, without the zeros before them.
fn digit_teks(teks: &str) -> Vec<u8> {
    let digit = teks.bytes().filter(u8::is_ascii_digit);
    digit.skip_while(|angka| *angka == b'0').collect()
}

/// The digits of a figure, without the zeros that only place its comma.
fn digit(nilai: Decimal) -> Vec<u8> {
    digit_teks(&tampil(nilai.abs()))
}

/// The digits at a number of decimals, zeros at the end included.
fn digit_tercetak(nilai: Decimal, desimal: u32) -> Vec<u8> {
    let mut nilai = nilai
        .abs()
        .round_dp_with_strategy(desimal, RoundingStrategy::MidpointAwayFromZero);
    nilai.rescale(desimal);
    digit_teks(&nilai.to_string())
}

/// How a printed figure came out of another one.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Selip {
    /// Beyond doubt: too many digits agree for chance.
    Pasti,
    /// Only where the text speaks of what the other figure is of.
    Mungkin,
}

/// Whether two neighbours changed places.
fn bertukar(satu: &[u8], dua: &[u8]) -> bool {
    let mut beda = (0..satu.len().min(dua.len())).filter(|di| satu[*di] != dua[*di]);
    let (Some(kiri), Some(kanan), None) = (beda.next(), beda.next(), beda.next()) else {
        return false;
    };
    satu.len() == dua.len()
        && kanan == kiri + 1
        && satu[kiri] == dua[kanan]
        && satu[kanan] == dua[kiri]
}

/// How many digits to change, insert or delete, in one walk: none where that is more than one, or more than two
/// between as many digits.
fn jarak_dekat(satu: &[u8], dua: &[u8]) -> Option<usize> {
    let awal = satu.iter().zip(dua).take_while(|(a, b)| a == b).count();
    let (satu, dua) = (&satu[awal..], &dua[awal..]);
    let sama = satu.iter().rev().zip(dua.iter().rev());
    let akhir = sama.take_while(|(a, b)| a == b).count();
    let (satu, dua) = (&satu[..satu.len() - akhir], &dua[..dua.len() - akhir]);
    match (satu, dua) {
        ([], []) => Some(0),
        ([_], [] | [_]) | ([], [_]) => Some(1),
        // Both ends differ: both were changed, or one digit went at one end and one came at the other.
        _ if satu.len() == dua.len() => {
            let akhir = satu.len() - 1;
            let ganti = satu[1..akhir] == dua[1..akhir];
            let geser = satu[1..] == dua[..akhir] || satu[..akhir] == dua[1..];
            (ganti || geser).then_some(2)
        }
        _ => None,
    }
}

/// An amount in full. Round amounts are alike by chance, and so are small ones.
fn selip_rupiah(tertulis: &[u8], lain: &[u8]) -> Option<Selip> {
    let penting = tertulis.iter().rposition(|angka| *angka != b'0')? + 1;
    if penting < 4 {
        return None;
    }
    let sama_panjang = lain.len() == tertulis.len();
    let beda = jarak_dekat(lain, tertulis);
    let selip = (sama_panjang && (beda == Some(1) || bertukar(lain, tertulis)))
        || (penting >= 8 && (beda == Some(1) || (sama_panjang && beda == Some(2))));
    let sebutan = if penting >= 6 {
        Selip::Pasti
    } else {
        Selip::Mungkin
    };
    selip.then_some(sebutan)
}

/// A printed percentage or score, or an amount in millions (`berkali`): of these few digits are printed, and few
/// amounts are told so.
struct Cetak<'a> {
    dibaca: &'a Tercetak,
    berkali: bool,
    /// As printed.
    tertulis: Vec<u8>,
    /// Without the zeros that only place its comma.
    digit: Vec<u8>,
}

impl Cetak<'_> {
    /// Whether it came out of `nilai`, which has the digits `digit` when rounded and `lain` when printed as it is.
    fn selip(&self, nilai: Decimal, digit: &[u8], lain: &[u8]) -> Option<Selip> {
        let paling_sedikit = if self.berkali { 3 } else { 4 };
        if self.tertulis.len() < paling_sedikit {
            return None;
        }
        if digit == self.digit && digit.len() >= paling_sedikit {
            return Some(Selip::Pasti);
        }
        let satu_digit =
            lain.len() == self.tertulis.len() && jarak_dekat(lain, &self.tertulis) == Some(1);
        let dekat = || (self.dibaca.nilai - nilai).abs() * Decimal::from(20) <= nilai.abs();
        (bertukar(lain, &self.tertulis) || (satu_digit && (self.berkali || dekat())))
            .then_some(Selip::Mungkin)
    }
}

/// The digits of every known figure divided by one of the words for thousands, in the order of the figures.
struct Digit {
    nilai: Vec<Decimal>,
    bulat: Vec<Vec<u8>>,
}

/// The figures of a report, each turned into digits once for all that is held against it.
struct Dikenal {
    semua: Vec<Diketahui>,
    /// Their values without sign, in ascending order.
    urut: Vec<Decimal>,
    menurut_kali: HashMap<Decimal, Digit>,
    /// As they are printed with so many decimals.
    tercetak: HashMap<(Decimal, u32), Vec<Vec<u8>>>,
}

impl Dikenal {
    fn new(bahan: &Bahan<'_>) -> Self {
        let semua = semua(bahan);
        let mut urut: Vec<Decimal> = semua.iter().map(|satu| satu.nilai.abs()).collect();
        urut.sort_unstable();
        Self {
            semua,
            urut,
            menurut_kali: HashMap::new(),
            tercetak: HashMap::new(),
        }
    }

    /// The known figure that a printed one was surely meant to be.
    fn dimaksud(
        &mut self,
        angka: &Angka,
        disebut: impl Fn(&Pemilik) -> bool,
    ) -> Option<&Diketahui> {
        if angka.salah_satu(&self.urut) {
            return None;
        }
        let berkali = angka.kali != Decimal::ONE;
        let utuh = angka.satuan == Satuan::Rupiah && !berkali;
        let desimal = if utuh { 0 } else { angka.dibaca.desimal };
        let menurut_kali = self.menurut_kali.entry(angka.kali).or_insert_with(|| {
            let bagi = |satu: &Diketahui| satu.nilai.checked_div(angka.kali).unwrap_or(satu.nilai);
            let nilai: Vec<Decimal> = self.semua.iter().map(bagi).collect();
            let bulat = nilai.iter().map(|nilai| digit(bulat(*nilai))).collect();
            Digit { nilai, bulat }
        });
        let tercetak = self
            .tercetak
            .entry((angka.kali, desimal))
            .or_insert_with(|| {
                let nilai = menurut_kali.nilai.iter();
                nilai.map(|nilai| digit_tercetak(*nilai, desimal)).collect()
            });
        let cetak = Cetak {
            dibaca: &angka.dibaca,
            berkali,
            tertulis: digit_tercetak(angka.dibaca.nilai, desimal),
            digit: digit(angka.dibaca.nilai),
        };
        let sejenis = |satu: &Diketahui| match angka.satuan {
            Satuan::Rupiah => satu.satuan == Satuan::Rupiah,
            Satuan::Persen => satu.satuan != Satuan::Rupiah,
            Satuan::Poin | Satuan::Lain => satu.satuan == Satuan::Lain,
        };
        let letak = (0..self.semua.len()).find(|di| {
            let satu = &self.semua[*di];
            if !sejenis(satu) {
                return false;
            }
            let selip = if utuh {
                selip_rupiah(&cetak.tertulis, &tercetak[*di])
            } else {
                cetak.selip(
                    menurut_kali.nilai[*di],
                    &menurut_kali.bulat[*di],
                    &tercetak[*di],
                )
            };
            match selip {
                Some(Selip::Pasti) => true,
                Some(Selip::Mungkin) => disebut(&satu.pemilik),
                None => false,
            }
        })?;
        self.semua.get(letak)
    }
}

/// Whether a sentence tells figures of others.
fn antar_wilayah(kalimat: &str) -> bool {
    let kecil = kalimat.to_lowercase();
    let lain = ["kecamatan", "kabupaten", "provinsi", "nasional"];
    let dengan = |awal: &str| {
        lain.iter()
            .any(|satu| kecil.contains(&format!("{awal} {satu}")))
    };
    dengan("rata-rata") || (kecil.contains("banding") && (dengan("dengan") || dengan("terhadap")))
}

pub(super) fn salah_ketik(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let mut dikenal = Dikenal::new(bahan);
    for satu in berangka(bahan) {
        let ucapan = LazyCell::new(|| (!antar_wilayah(satu.teks)).then(|| Ucapan::new(satu.baris)));
        for angka in &satu.angka {
            let lewat = angka.satuan == Satuan::Poin
                || angka.dibaca.nol_di_depan
                || angka.tahun_lain(bahan.dokumen.tahun);
            if lewat {
                continue;
            }
            let disebut = |pemilik: &Pemilik| {
                ucapan
                    .as_ref()
                    .is_some_and(|ucapan| pemilik.disebut(&satu.path, ucapan))
            };
            if let Some(benar) = dikenal.dimaksud(angka, disebut) {
                catatan.temukan(
                    satu.path.clone(),
                    &angka.teks,
                    tampil(if angka.satuan == Satuan::Rupiah {
                        benar.nilai
                    } else {
                        bulat(benar.nilai)
                    }),
                    format!("Dalam kalimat \"{}\".", kutip(satu.teks, 200)),
                );
            }
        }
    }
}

pub(super) fn nol_di_depan(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let mut dikenal: HashMap<Vec<u8>, Vec<Decimal>> = HashMap::new();
    for satu in semua(bahan) {
        if satu.satuan != Satuan::Rupiah {
            let nilai = bulat(satu.nilai);
            let sama = dikenal.entry(digit(nilai)).or_default();
            // Each once, where it stands last.
            sama.retain(|lain| *lain != nilai);
            sama.push(nilai);
        }
    }
    let usul = |cetak: &Tercetak| -> String {
        let tertulis = digit(cetak.nilai);
        // The longest known figure with which the digits begin.
        let nilai = (2..=tertulis.len()).rev().find_map(|panjang| {
            let sama = dikenal.get(&tertulis[..panjang])?.iter().copied();
            sama.filter(|nilai| *nilai != cetak.nilai)
                .max_by_key(|nilai| *nilai < Decimal::ONE)
        });
        match nilai {
            Some(nilai) => format!("{}%", tampil(nilai)),
            None => "Angka tanpa nol di depan.".to_owned(),
        }
    };
    for satu in berangka(bahan) {
        for angka in &satu.angka {
            if angka.satuan != Satuan::Lain && angka.dibaca.nol_di_depan {
                catatan.temukan(
                    satu.path.clone(),
                    &angka.teks,
                    usul(&angka.dibaca),
                    format!("Dalam kalimat \"{}\".", kutip(satu.teks, 300)),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::teks::jarak;
    use super::super::tests::kode;
    use super::jarak_dekat;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_short_distance_is_the_edit_distance(satu in "[0-2]{0,7}", dua in "[0-2]{0,7}") {
            let huruf = |teks: &str| teks.chars().collect::<Vec<char>>();
            let jarak = jarak(&huruf(&satu), &huruf(&dua));
            let dekat = jarak <= 1 || (jarak == 2 && satu.len() == dua.len());
            prop_assert_eq!(jarak_dekat(satu.as_bytes(), dua.as_bytes()), dekat.then_some(jarak));
        }
    }

    #[test]
    fn figures_of_the_text_are_those_of_the_tables() {
        // Capaian 92,6333…, serapan 91,90, sisa 8,10.
        assert_eq!(
            kode("Capaian sebesar 92,63%. Serapan 91,90 % atau Rp. 11.345.600,-."),
            [""; 0]
        );
        assert_eq!(kode("Kepuasan warga mencapai 92,73%."), ["R-NARR-01"]);
        assert_eq!(kode("Serapan anggaran 91,09 persen."), ["R-NARR-01"]);
        assert_eq!(kode("Capaian sebesar 9,263%."), ["R-NARR-01"]);
        assert_eq!(kode("Terpakai Rp 11.345.680 saja."), ["R-NARR-01"]);
        assert_eq!(kode("Pagu Rp12,35 juta terpakai Rp11,3 juta."), [""; 0]);
        assert_eq!(kode("Pagu Rp13,25 juta."), ["R-NARR-01"]);
        assert_eq!(kode("Bantuan Rp 11.000.000 bagi warga."), [""; 0]);
        // What resembles nothing may be right.
        assert_eq!(kode("Penduduk tumbuh 1,23% dan 45,67%."), [""; 0]);
        assert_eq!(kode("Sisa 08,1% pagu."), ["R-NARR-02"]);
    }

    #[test]
    fn figures_of_other_matters_may_resemble() {
        assert_eq!(
            kode("Serapan tahun 2021 adalah 91,80% dan tahun lalu 91,50%."),
            [""; 0]
        );
        assert_eq!(kode("Angka melek huruf penduduk 92,73%."), [""; 0]);
        assert_eq!(kode("Nilai kepuasan warga 83,73."), ["R-NARR-01"]);
        assert_eq!(kode("Nilai ujian sekolah 83,73."), [""; 0]);
        assert_eq!(
            kode("Kepuasan warga dibandingkan dengan kecamatan sebelah, yang nilainya 83,73."),
            [""; 0]
        );
    }
}
