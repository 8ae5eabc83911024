//! Slips in a figure: a digit, a comma, a zero too many.

use rust_decimal::{Decimal, RoundingStrategy};

use super::super::jelajah::naskah;
use super::super::teks::{jarak, kalimat, kutip};
use super::super::tercetak::{Tercetak, tampil};
use super::angka::{Angka, Satuan, angka};
use super::diketahui::{Diketahui, Pemilik, semua};
use crate::hitung::bulat;
use crate::reviu::model::{Bahan, Catatan};

/// The digits of a figure, without the zeros that only place its comma.
fn digit(nilai: Decimal) -> Vec<char> {
    let teks = tampil(nilai.abs());
    let digit: String = teks.chars().filter(char::is_ascii_digit).collect();
    digit.trim_start_matches('0').chars().collect()
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
fn bertukar(satu: &[char], dua: &[char]) -> bool {
    let beda: Vec<usize> = (0..satu.len().min(dua.len()))
        .filter(|di| satu[*di] != dua[*di])
        .collect();
    let [kiri, kanan] = beda.as_slice() else {
        return false;
    };
    satu.len() == dua.len()
        && *kanan == kiri + 1
        && satu[*kiri] == dua[*kanan]
        && satu[*kanan] == dua[*kiri]
}

/// The digits at a number of decimals, zeros at the end included.
fn digit_tercetak(nilai: Decimal, desimal: u32) -> Vec<char> {
    let mut nilai = nilai
        .abs()
        .round_dp_with_strategy(desimal, RoundingStrategy::MidpointAwayFromZero);
    nilai.rescale(desimal);
    let digit: String = nilai
        .to_string()
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    digit.trim_start_matches('0').chars().collect()
}

/// An amount in full. Round amounts are alike by chance, and so are small ones.
fn selip_rupiah(cetak: Decimal, nilai: Decimal) -> Option<Selip> {
    let (tertulis, lain) = (digit_tercetak(cetak, 0), digit_tercetak(nilai, 0));
    let penting = tertulis.iter().rposition(|angka| *angka != '0')? + 1;
    if penting < 4 {
        return None;
    }
    let sama_panjang = lain.len() == tertulis.len();
    let beda = jarak(&lain, &tertulis);
    let selip = (sama_panjang && (beda == 1 || bertukar(&lain, &tertulis)))
        || (penting >= 8 && (beda == 1 || (sama_panjang && beda == 2)));
    let sebutan = if penting >= 6 {
        Selip::Pasti
    } else {
        Selip::Mungkin
    };
    selip.then_some(sebutan)
}

/// A percentage or a score, or an amount in millions (`berkali`): of these few digits are printed, and few
/// amounts are told so.
fn selip(cetak: &Tercetak, nilai: Decimal, berkali: bool) -> Option<Selip> {
    let desimal = cetak.desimal;
    let (tertulis, lain) = (
        digit_tercetak(cetak.nilai, desimal),
        digit_tercetak(nilai, desimal),
    );
    let paling_sedikit = if berkali { 3 } else { 4 };
    if tertulis.len() < paling_sedikit {
        return None;
    }
    if digit(bulat(nilai)) == digit(cetak.nilai) && digit(cetak.nilai).len() >= paling_sedikit {
        return Some(Selip::Pasti);
    }
    let dekat = (cetak.nilai - nilai).abs() * Decimal::from(20) <= nilai.abs();
    let satu_digit = lain.len() == tertulis.len() && jarak(&lain, &tertulis) == 1;
    (bertukar(&lain, &tertulis) || (satu_digit && (dekat || berkali))).then_some(Selip::Mungkin)
}

/// The known figure that a printed one was surely meant to be.
fn dimaksud<'d, 'a>(
    angka: &Angka,
    diketahui: &'d [Diketahui<'a>],
    disebut: impl Fn(Pemilik<'a>) -> bool,
) -> Option<&'d Diketahui<'a>> {
    let sejenis = |satu: &&Diketahui<'_>| match angka.satuan {
        Satuan::Rupiah => satu.satuan == Satuan::Rupiah,
        Satuan::Persen => satu.satuan != Satuan::Rupiah,
        Satuan::Poin | Satuan::Lain => satu.satuan == Satuan::Lain,
    };
    if diketahui.iter().any(|satu| angka.ialah(satu.nilai)) {
        return None;
    }
    diketahui.iter().filter(sejenis).find(|satu| {
        let berkali = angka.kali != Decimal::ONE;
        let selip = if angka.satuan == Satuan::Rupiah && !berkali {
            selip_rupiah(angka.dibaca.nilai, satu.nilai)
        } else {
            let nilai = satu.nilai.checked_div(angka.kali).unwrap_or(satu.nilai);
            selip(&angka.dibaca, nilai, berkali)
        };
        match selip {
            Some(Selip::Pasti) => true,
            Some(Selip::Mungkin) => disebut(satu.pemilik),
            None => false,
        }
    })
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
    let diketahui = semua(bahan);
    for (path, teks) in naskah(bahan.dokumen) {
        for baris in teks.lines() {
            for satu in kalimat(baris) {
                for angka in angka(satu) {
                    let lewat = angka.satuan == Satuan::Poin
                        || angka.dibaca.nol_di_depan
                        || angka.tahun_lain(bahan.dokumen.tahun);
                    if lewat {
                        continue;
                    }
                    let disebut = |pemilik: Pemilik<'_>| {
                        !antar_wilayah(satu) && pemilik.disebut(&path, baris)
                    };
                    if let Some(benar) = dimaksud(&angka, &diketahui, disebut) {
                        catatan.temukan(
                            path.clone(),
                            &angka.teks,
                            tampil(if angka.satuan == Satuan::Rupiah {
                                benar.nilai
                            } else {
                                bulat(benar.nilai)
                            }),
                            format!("Dalam kalimat \"{}\".", kutip(satu, 200)),
                        );
                    }
                }
            }
        }
    }
}

pub(super) fn nol_di_depan(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let diketahui = semua(bahan);
    let usul = |cetak: &Tercetak| -> String {
        let tertulis = digit(cetak.nilai);
        // The longest known figure with which the digits begin.
        let nilai = diketahui
            .iter()
            .filter(|satu| satu.satuan != Satuan::Rupiah)
            .map(|satu| bulat(satu.nilai))
            .filter(|nilai| {
                let lain = digit(*nilai);
                *nilai != cetak.nilai && lain.len() > 1 && tertulis.starts_with(&lain)
            })
            .max_by_key(|nilai| (digit(*nilai).len(), *nilai < Decimal::ONE));
        match nilai {
            Some(nilai) => format!("{}%", tampil(nilai)),
            None => "Angka tanpa nol di depan.".to_owned(),
        }
    };
    for (path, teks) in naskah(bahan.dokumen) {
        for satu in kalimat(teks) {
            for angka in angka(satu) {
                if angka.satuan != Satuan::Lain && angka.dibaca.nol_di_depan {
                    catatan.temukan(
                        path.clone(),
                        &angka.teks,
                        usul(&angka.dibaca),
                        format!("Dalam kalimat \"{}\".", kutip(satu, 300)),
                    );
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::kode;

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
