//! Figures as a person prints them: `100,39`, `Rp. 2.330.050.747,-`, `86,31%`, `1,39 poin`. What can be
//! read in two ways is not read at all.

use rust_decimal::Decimal;

/// A figure that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tercetak {
    /// Its value.
    pub(super) nilai: Decimal,
    /// How many decimals are printed.
    pub(super) desimal: u32,
    /// Whether a percent sign follows.
    pub(super) persen: bool,
    /// Whether `Rp` stands before.
    pub(super) rupiah: bool,
    /// Whether superfluous zeros stand before, as in `048,2`.
    pub(super) nol_di_depan: bool,
}

/// Reads one printed figure, alone in its text; none when it is none, or could be read in two ways
/// (`1.234`, which a person may mean as a thousand or as a decimal, is read as a thousand only with
/// another group, or after `Rp`).
pub(super) fn baca(teks: &str) -> Option<Tercetak> {
    let teks = teks.trim();
    let (rupiah, sisa) = match teks.strip_prefix("Rp") {
        Some(sisa) => (true, sisa.trim_start_matches('.').trim_start()),
        None => (false, teks),
    };
    let sisa = sisa.strip_suffix(",-").unwrap_or(sisa).trim_end();
    let (persen, sisa) = match sisa.strip_suffix('%') {
        Some(sisa) => (true, sisa.trim_end()),
        None => (false, sisa),
    };
    let (negatif, sisa) = match sisa.strip_prefix(['-', '−']) {
        Some(sisa) => (true, sisa),
        None => (false, sisa),
    };
    let (bulat, pecahan) = sisa.split_once(',').unwrap_or((sisa, ""));
    if sisa.ends_with(',') || !digit(pecahan) {
        return None;
    }
    let kelompok: Vec<&str> = bulat.split('.').collect();
    let (pertama, lanjutan) = kelompok.split_first()?;
    let berkelompok = !lanjutan.is_empty();
    let sah = !pertama.is_empty()
        && digit(pertama)
        && lanjutan
            .iter()
            .all(|kelompok| kelompok.len() == 3 && digit(kelompok))
        && (!berkelompok || pertama.len() <= 3);
    let mendua = lanjutan.len() == 1 && pecahan.is_empty() && !rupiah;
    // What is larger than anything in a report could not be computed with.
    let terlalu_panjang = kelompok.concat().len() > 15 || pecahan.len() > 10;
    if !sah || mendua || terlalu_panjang {
        return None;
    }
    let nol_di_depan = pertama.len() > 1 && pertama.starts_with('0');
    let angka = format!("{}.{pecahan}0", kelompok.concat());
    let nilai: Decimal = angka.parse().ok()?;
    Some(Tercetak {
        nilai: if negatif { -nilai } else { nilai },
        desimal: u32::try_from(pecahan.len()).ok()?,
        persen,
        rupiah,
        nol_di_depan,
    })
}

fn digit(teks: &str) -> bool {
    teks.bytes().all(|byte| byte.is_ascii_digit())
}

/// The one figure of a text: `12 Dok`, `kurang sebesar 6,87 poin`. None when there are several.
pub(super) fn angka_dalam(teks: &str) -> Option<Tercetak> {
    if let Some(angka) = baca(teks) {
        return Some(angka);
    }
    let kata: Vec<&str> = teks.split_whitespace().collect();
    let mut ada = kata.iter().enumerate().filter_map(|(letak, kata)| {
        let kata = kata
            .trim_matches(['(', ')', ';', ':'])
            .trim_end_matches(['.', ',']);
        baca(kata).map(|angka| (letak, angka))
    });
    let (letak, mut angka) = ada.next()?;
    if ada.next().is_some() {
        return None;
    }
    angka.persen |= kata
        .get(letak + 1)
        .is_some_and(|kata| kata.starts_with('%'));
    Some(angka)
}

/// A figure as it stands in a finding: without zeros at its end.
pub(super) fn tampil(nilai: Decimal) -> String {
    tulis(nilai.normalize())
}

/// Rupiah.
pub(super) fn uang(rupiah: i64) -> String {
    tulis(Decimal::from(rupiah))
}

/// A figure as a person in Indonesia writes it: groups of three with a point, decimals after a comma.
pub(super) fn tulis(nilai: Decimal) -> String {
    let teks = nilai.abs().to_string();
    let (bulat, pecahan) = teks.split_once('.').unwrap_or((&teks, ""));
    let mut kelompok = Vec::new();
    let mut sisa = bulat;
    while sisa.len() > 3 {
        let (depan, belakang) = sisa.split_at(sisa.len() - 3);
        kelompok.push(belakang);
        sisa = depan;
    }
    kelompok.push(sisa);
    kelompok.reverse();
    let tanda = if nilai.is_sign_negative() && !nilai.is_zero() {
        "-"
    } else {
        ""
    };
    let koma = if pecahan.is_empty() { "" } else { "," };
    format!("{tanda}{}{koma}{pecahan}", kelompok.join("."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn nilai(teks: &str) -> Option<String> {
        baca(teks).map(|angka| angka.nilai.normalize().to_string())
    }

    #[test]
    fn figures_are_read_as_people_print_them() {
        for (teks, angka) in [
            ("100,39", "100.39"),
            ("99,56%", "99.56"),
            ("100 %", "100"),
            ("Rp. 2.330.050.747", "2330050747"),
            ("Rp 90.600,-", "90600"),
            ("Rp. 1.500", "1500"),
            ("6.497.100", "6497100"),
            ("1.234,5", "1234.5"),
            ("-0,05", "-0.05"),
            ("048,2%", "48.2"),
            ("7", "7"),
        ] {
            assert_eq!(nilai(teks).as_deref(), Some(angka), "{teks}");
        }
        let angka = baca("048,2%").unwrap();
        assert!(angka.persen && angka.nol_di_depan && angka.desimal == 1);
    }

    #[test]
    fn what_could_be_read_in_two_ways_is_not_read() {
        for teks in [
            "",
            "-",
            "n/a",
            "BB",
            "1.234",
            "12,",
            ",5",
            "1.23",
            "1.2345.678",
            "1,2,3",
            "1234.567",
            "seratus",
            "81.32",
            "1.000.000.000.000.000",
            "0,12345678901",
        ] {
            assert_eq!(nilai(teks), None, "{teks}");
        }
    }

    #[test]
    fn figures_among_words() {
        for (teks, angka) in [
            ("12 Dok", Some("12")),
            ("kurang sebesar 6,87 poin", Some("6.87")),
            ("penurunan sebesar 0,06 %", Some("0.06")),
            ("88,19 (Badan A)", Some("88.19")),
            ("(80)", Some("80")),
            ("2 tujuan 3 sasaran", None),
            ("1,00 - 2,99", None),
            ("BB skor", None),
            ("", None),
        ] {
            let hasil = angka_dalam(teks).map(|angka| angka.nilai.normalize().to_string());
            assert_eq!(hasil.as_deref(), angka, "{teks}");
        }
        assert!(angka_dalam("turun 0,06 %").unwrap().persen);
        assert!(!angka_dalam("turun 0,06 poin").unwrap().persen);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(sen in any::<i64>(), skala in 0_u32..4) {
            let angka = Decimal::new(sen / 10_000, skala);
            let teks = format!("Rp {}", tulis(angka));
            // Without decimals and with one group the figure is ambiguous only without Rp.
            prop_assert_eq!(baca(&teks).map(|it| it.nilai), Some(angka));
        }
    }
}
