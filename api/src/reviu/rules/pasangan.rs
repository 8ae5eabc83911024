//! A printed figure beside what the values give for it.

use rust_decimal::{Decimal, RoundingStrategy};

use super::kolom::{pisah, sekolom};
use super::tercetak::{Tercetak, angka_dalam, tampil, tulis};
use crate::hitung::{bulat, tanpa_sisa_bagi};
use crate::lkjip::dokumen::Tertulis;
use crate::reviu::model::Catatan;

/// How far two figures are apart; none when it does not fit.
pub(super) fn jarak(a: Decimal, b: Decimal) -> Option<Decimal> {
    a.checked_sub(b).map(|beda| beda.abs())
}

/// HALF_UP to `desimal` decimals.
fn bulat_ke(angka: Decimal, desimal: u32) -> Decimal {
    tanpa_sisa_bagi(angka).round_dp_with_strategy(desimal, RoundingStrategy::MidpointAwayFromZero)
}

/// Cut off after `desimal` decimals.
fn potong_ke(angka: Decimal, desimal: u32) -> Decimal {
    tanpa_sisa_bagi(angka).round_dp_with_strategy(desimal, RoundingStrategy::ToZero)
}

/// Whether a printed figure is `tepat`, rounded to two decimals or to as few as are printed. Rounding
/// never takes a figure over 100: `100%` is not 99,6.
pub(super) fn cocok(cetak: &Tercetak, tepat: Decimal, toleransi: Decimal) -> bool {
    let dua = bulat(tepat);
    if jarak(cetak.nilai, dua).is_some_and(|jarak| jarak <= toleransi) {
        return true;
    }
    let seratus = Decimal::ONE_HUNDRED;
    cetak.desimal < 2
        && cetak.nilai == bulat_ke(tepat, cetak.desimal)
        && (dua < seratus) == (cetak.nilai < seratus)
}

/// How a printed figure came out of an exact one, where that makes a difference.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Pembulatan {
    /// HALF_UP.
    Dibulatkan,
    /// Digits cut off.
    Dipotong,
}

/// A printed figure and what the values give for it.
pub(super) struct Pasangan<'a> {
    /// Whose figure it is, e.g. `/rencana/1.1.1/tertulis`.
    pub(super) alas: String,
    pub(super) kolom: &'a str,
    pub(super) teks: &'a str,
    pub(super) cetak: Tercetak,
    /// What is expected.
    pub(super) tepat: Decimal,
    /// What is right as well, because there is more than one way to count.
    pub(super) lain: Vec<Decimal>,
    /// How `tepat` was computed.
    pub(super) hitungan: String,
}

impl Pasangan<'_> {
    pub(super) fn path(&self) -> String {
        format!("{}/{}", self.alas, self.kolom)
    }

    pub(super) fn cocok(&self, toleransi: Decimal) -> bool {
        std::iter::once(&self.tepat)
            .chain(&self.lain)
            .any(|tepat| cocok(&self.cetak, *tepat, toleransi))
    }

    pub(super) fn pembulatan(&self) -> Option<Pembulatan> {
        let desimal = self.cetak.desimal;
        let (bulat, potong) = (
            bulat_ke(self.tepat, desimal),
            potong_ke(self.tepat, desimal),
        );
        if desimal == 0 || bulat == potong {
            None
        } else if self.cetak.nilai == bulat {
            Some(Pembulatan::Dibulatkan)
        } else if self.cetak.nilai == potong {
            Some(Pembulatan::Dipotong)
        } else {
            None
        }
    }
}

/// Pairs every column among `tertulis` whose name without its place is `dasar` with `tepat`.
pub(super) fn pasangkan<'a>(
    alas: &str,
    tertulis: &'a [Tertulis],
    dasar: &str,
    tepat: Decimal,
    hitungan: &str,
) -> Vec<Pasangan<'a>> {
    tertulis
        .iter()
        .filter(|baris| sekolom(pisah(&baris.kolom).0, dasar))
        .filter_map(|baris| {
            Some(Pasangan {
                alas: alas.to_owned(),
                kolom: &baris.kolom,
                teks: &baris.teks,
                cetak: angka_dalam(&baris.teks)?,
                tepat,
                lain: vec![],
                hitungan: hitungan.to_owned(),
            })
        })
        .collect()
}

/// Notes what is printed wrong. One wrong figure printed in several places is one finding.
pub(super) fn catat(pasangan: &[Pasangan<'_>], toleransi: Decimal, catatan: &mut Catatan) {
    let salah: Vec<_> = pasangan
        .iter()
        .filter(|pasangan| !pasangan.cocok(toleransi))
        .collect();
    let sama = |a: &Pasangan<'_>, b: &Pasangan<'_>| {
        a.alas == b.alas
            && a.cetak.nilai == b.cetak.nilai
            && a.tepat == b.tepat
            && pisah(a.kolom).0 == pisah(b.kolom).0
    };
    for (letak, ini) in salah.iter().enumerate() {
        if salah.iter().take(letak).any(|lalu| sama(lalu, ini)) {
            continue;
        }
        let tempat: Vec<&str> = salah
            .iter()
            .skip(letak)
            .filter(|lain| sama(lain, ini))
            .map(|lain| pisah(lain.kolom).1.unwrap_or(lain.kolom))
            .collect();
        let tertulis = if tempat.len() > 1 {
            format!(
                "{} (di {} tempat: {})",
                ini.teks,
                tempat.len(),
                tempat.join("; ")
            )
        } else {
            ini.teks.to_owned()
        };
        let terpotong = ini.pembulatan() == Some(Pembulatan::Dipotong);
        let sebab = if terpotong {
            "; yang tercetak dipotong, bukan dibulatkan"
        } else {
            ""
        };
        catatan.temukan(
            ini.path(),
            tertulis,
            tulis(seperti(&ini.cetak, ini.tepat)),
            format!("{}{sebab}", ini.hitungan),
        );
    }
}

/// Two decimals, but none of a whole amount where none are printed.
fn seperti(cetak: &Tercetak, tepat: Decimal) -> Decimal {
    if cetak.desimal == 0 && tepat.fract().is_zero() {
        tepat.trunc()
    } else {
        bulat(tepat)
    }
}

/// The result at the end of a computation: `= 66,6667 → 66,67 (HALF_UP)`.
pub(super) fn hasil(angka: Decimal) -> String {
    let (empat, dua) = (bulat_ke(angka, 4), bulat(angka));
    if empat == dua {
        format!("= {}", tulis(dua))
    } else {
        format!("= {} → {} (HALF_UP)", tampil(empat), tulis(dua))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reviu::model::Parameter;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn a_printed_figure_may_have_fewer_decimals_but_not_pass_a_hundred() {
        let toleransi = Parameter::default().toleransi;
        for (teks, tepat, harapan) in [
            ("66,67", "66.6666667", true),
            ("66,7", "66.6666667", true),
            ("67%", "66.6666667", true),
            ("66", "66.6666667", false),
            ("66,6", "66.6666667", false),
            ("100%", "99.6", false),
            ("100%", "100.2", true),
            ("100,0", "99.97", false),
            ("0", "0.0024", true),
        ] {
            let angka = angka_dalam(teks).unwrap();
            let hasil = cocok(&angka, tepat.parse().unwrap(), toleransi);
            assert_eq!(hasil, harapan, "{teks} {tepat}");
        }
    }

    proptest! {
        #[test]
        fn whoever_rounds_is_never_told_to_have_cut_off(sen in 0_i64..10_000_000, desimal in 1_u32..4) {
            let tepat = Decimal::new(sen, 4);
            let dibulatkan = bulat_ke(tepat, desimal);
            let tertulis = serde_json::from_value::<Vec<Tertulis>>(
                json!([{"kolom": "x", "teks": format!("{}%", tulis(dibulatkan))}]),
            )
            .unwrap();
            for pasangan in pasangkan("/a", &tertulis, "x", tepat, "") {
                prop_assert!(pasangan.pembulatan() != Some(Pembulatan::Dipotong));
                prop_assert!(desimal == 1 || pasangan.cocok(Parameter::default().toleransi));
            }
        }
    }
}
