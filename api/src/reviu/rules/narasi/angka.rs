//! Figures in a sentence.

use rust_decimal::{Decimal, RoundingStrategy};

use super::super::tercetak::{Tercetak, baca};

/// A figure in a text.
pub(in crate::reviu::rules) struct Angka {
    pub(in crate::reviu::rules) teks: String,
    pub(in crate::reviu::rules) dibaca: Tercetak,
    pub(in crate::reviu::rules) satuan: Satuan,
    /// By what it is to be multiplied: `Rp2,33 miliar`.
    pub(in crate::reviu::rules) kali: Decimal,
    /// The year that the sentence speaks of there.
    pub(in crate::reviu::rules) waktu: Waktu,
    /// Which word it is.
    pub(in crate::reviu::rules) letak: usize,
}

/// What a figure counts.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(in crate::reviu::rules) enum Satuan {
    Persen,
    Rupiah,
    Poin,
    Lain,
}

/// The year that a figure is of, as far as its sentence says.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(in crate::reviu::rules) enum Waktu {
    /// It says none.
    TakDisebut,
    /// This year.
    Tahun(i32),
    /// The year before, or one before that.
    Lalu,
}

impl Angka {
    /// Whether the sentence places the figure in another year than `tahun`.
    pub(in crate::reviu::rules) fn tahun_lain(&self, tahun: i32) -> bool {
        match self.waktu {
            Waktu::TakDisebut => false,
            Waktu::Tahun(lain) => lain != tahun,
            Waktu::Lalu => true,
        }
    }

    /// Whether it is `nilai`, rounded or cut to as many decimals.
    pub(in crate::reviu::rules) fn ialah(&self, nilai: Decimal) -> bool {
        let Some(nilai) = nilai.abs().checked_div(self.kali) else {
            return false;
        };
        [
            RoundingStrategy::MidpointAwayFromZero,
            RoundingStrategy::ToZero,
        ]
        .into_iter()
        .any(|cara| {
            nilai.round_dp_with_strategy(self.dibaca.desimal, cara) == self.dibaca.nilai.abs()
        })
    }

    /// Whether it is one of `urut`, which are without sign and ascend.
    pub(super) fn salah_satu(&self, urut: &[Decimal]) -> bool {
        let cetak = self.dibaca.nilai.abs();
        let letak = urut.partition_point(|nilai| {
            nilai.checked_div(self.kali).is_some_and(|nilai| {
                nilai.round_dp_with_strategy(
                    self.dibaca.desimal,
                    RoundingStrategy::MidpointAwayFromZero,
                ) < cetak
            })
        });
        // What is rounded to less is no cut of it either, and of the rest the first is the nearest.
        urut.get(letak).is_some_and(|nilai| self.ialah(*nilai))
    }
}

/// The words of a sentence without what surrounds them.
pub(in crate::reviu::rules) fn potongan(kalimat: &str) -> Vec<&str> {
    kalimat
        .split_whitespace()
        .map(|kata| kata.trim_matches(|huruf: char| "()\"“”;:,".contains(huruf)))
        .map(|kata| kata.trim_end_matches(['.', ',', ')', ';']))
        .collect()
}

/// A year, alone in its word.
fn tahun(kata: &str) -> Option<i32> {
    let tahun: i32 = kata.parse().ok()?;
    (1990..=2100).contains(&tahun).then_some(tahun)
}

/// The year that a word names for the figures behind it, by itself or as `tahun lalu`.
fn menyebut_waktu(potong: &[&str], letak: usize) -> Option<Waktu> {
    if let Some(tahun) = tahun(potong[letak]) {
        return Some(Waktu::Tahun(tahun));
    }
    let lalu = potong.get(letak + 1).is_some_and(|kata| {
        matches!(
            kata.to_lowercase().as_str(),
            "lalu" | "sebelumnya" | "kemarin"
        )
    });
    (potong[letak].eq_ignore_ascii_case("tahun") && lalu).then_some(Waktu::Lalu)
}

/// The year that is named right behind a word.
fn waktu_sesudah(potong: &[&str], letak: usize) -> Waktu {
    let sesudah = potong.iter().skip(letak + 1).take(4);
    let mut kata = sesudah.skip_while(|kata| !kata.eq_ignore_ascii_case("tahun"));
    match kata.nth(1) {
        Some(kata) => match tahun(kata) {
            Some(tahun) => Waktu::Tahun(tahun),
            None if matches!(*kata, "lalu" | "sebelumnya") => Waktu::Lalu,
            None => Waktu::TakDisebut,
        },
        None => Waktu::TakDisebut,
    }
}

fn kelipatan(kata: &str) -> Option<Decimal> {
    match kata.to_lowercase().as_str() {
        "ribu" => Some(Decimal::from(1_000)),
        "juta" => Some(Decimal::from(1_000_000)),
        "miliar" | "milyar" => Some(Decimal::from(1_000_000_000)),
        "triliun" => Some(Decimal::from(1_000_000_000_000_i64)),
        _ => None,
    }
}

/// The figures of a sentence with their units, in order; years are none.
pub(in crate::reviu::rules) fn angka(kalimat: &str) -> Vec<Angka> {
    let potong = potongan(kalimat);
    let mut hasil = Vec::new();
    // The year named last before the word, else one right behind it.
    let mut disebut = None;
    for (letak, asli) in potong.iter().enumerate() {
        let waktu = disebut;
        disebut = menyebut_waktu(&potong, letak).or(disebut);
        let kata = asli.trim_end_matches('-').trim_end_matches([',', '.']);
        let sebelum = letak.checked_sub(1).and_then(|letak| potong.get(letak));
        let berawalan = kata.starts_with("Rp");
        let rupiah = berawalan || sebelum.is_some_and(|kata| matches!(*kata, "Rp" | "Rp."));
        if !berawalan && !kata.starts_with(|huruf: char| huruf.is_ascii_digit()) {
            continue;
        }
        let dibaca = if rupiah && !berawalan {
            baca(&format!("Rp {kata}"))
        } else {
            baca(kata)
        };
        let Some(dibaca) = dibaca else { continue };
        if !rupiah && !dibaca.persen && tahun(kata).is_some() {
            continue;
        }
        let sesudah = potong.get(letak + 1).copied().unwrap_or("");
        let lalu = potong.get(letak + 2).copied().unwrap_or("");
        let persen = dibaca.persen || matches!(sesudah, "%" | "persen");
        let poin = matches!(sesudah, "poin" | "point")
            || (persen && matches!(lalu, "poin" | "point"))
            || (sesudah == "persen" && matches!(lalu, "poin" | "point"));
        let satuan = if rupiah {
            Satuan::Rupiah
        } else if poin {
            Satuan::Poin
        } else if persen {
            Satuan::Persen
        } else {
            Satuan::Lain
        };
        let kali = kelipatan(sesudah).filter(|_| rupiah);
        hasil.push(Angka {
            teks: if (persen && !dibaca.persen) || kali.is_some() {
                format!("{kata} {sesudah}")
            } else {
                kata.to_owned()
            },
            dibaca,
            satuan,
            kali: kali.unwrap_or(Decimal::ONE),
            waktu: waktu.unwrap_or_else(|| waktu_sesudah(&potong, letak)),
            letak,
        });
    }
    hasil
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn figures_are_read_with_unit_and_year() {
        let baca = |kalimat: &str| -> Vec<(String, Satuan, Waktu)> {
            angka(kalimat)
                .into_iter()
                .map(|angka| (angka.teks, angka.satuan, angka.waktu))
                .collect()
        };
        assert_eq!(
            baca("Pagu tahun 2022 Rp2,33 miliar (Rp 2.330.050.747,-), serapan 87,13 persen."),
            [
                (
                    "Rp2,33 miliar".to_owned(),
                    Satuan::Rupiah,
                    Waktu::Tahun(2022)
                ),
                (
                    "2.330.050.747".to_owned(),
                    Satuan::Rupiah,
                    Waktu::Tahun(2022)
                ),
                (
                    "87,13 persen".to_owned(),
                    Satuan::Persen,
                    Waktu::Tahun(2022)
                ),
            ]
        );
        assert_eq!(
            baca("Naik 1,2 poin persen dari 80,1 pada tahun 2021 atau tahun lalu 5%"),
            [
                ("1,2".to_owned(), Satuan::Poin, Waktu::TakDisebut),
                ("80,1".to_owned(), Satuan::Lain, Waktu::Tahun(2021)),
                ("5%".to_owned(), Satuan::Persen, Waktu::Lalu),
            ]
        );
    }

    #[test]
    fn a_figure_is_a_value_at_its_own_precision() {
        let satu = |kalimat: &str, nilai: i64| angka(kalimat)[0].ialah(Decimal::from(nilai));
        assert!(satu("Rp2,33 miliar", 2_330_050_747));
        assert!(satu("Rp 45 juta", 44_900_000));
        assert!(!satu("Rp2,34 miliar", 2_330_050_747));
    }

    proptest! {
        #[test]
        fn one_of_many_is_found_as_by_looking_at_each(
            nilai in prop::collection::vec(0_i64..40_000, 0..12), cetak in 0_u32..4_000, juta in any::<bool>(),
        ) {
            let mut urut: Vec<Decimal> = nilai.into_iter().map(|satu| Decimal::new(satu, 2)).collect();
            if juta {
                for satu in &mut urut {
                    *satu *= Decimal::from(1_000_000);
                }
            }
            urut.sort_unstable();
            let satuan = if juta { " juta" } else { "" };
            let satu = angka(&format!("Rp{},{}{satuan}", cetak / 10, cetak % 10)).remove(0);
            prop_assert_eq!(satu.salah_satu(&urut), urut.iter().any(|nilai| satu.ialah(*nilai)));
        }
    }
}
