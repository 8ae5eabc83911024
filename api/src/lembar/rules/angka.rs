//! Figures in files that a person filled in: plain (`1234.56`) or as they are written in Indonesia
//! (`1.234,56`). This is the one reader of such figures; the API itself takes plain text only.
//!
//! A text is read in every way in which somebody writes figures, the English one (`1,234.56`) among them.
//! It is accepted where all readings that can be a figure of its kind come to one value, and the one who
//! wrote it used one of our two ways. `1.234` is 1.234 plainly and 1234 in Indonesia: as a decimal it is
//! refused, with both readings named. As rupiah, which have no decimals, it can only be 1234. Nothing is
//! guessed and nothing rounded.

use rust_decimal::Decimal;

/// What a figure has to be.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Macam {
    /// A value with at most four decimals; a percent sign may follow and changes nothing.
    Desimal,
    /// Whole rupiah; `Rp` may stand before it, `,-`, `,00` or `.00` after it.
    Rupiah,
    /// A whole number.
    Bulat,
}

/// Most digits before the decimals, as everywhere (`Desimal`, `Rupiah`).
const ANGKA_BULAT: usize = 14;
const ANGKA_RUPIAH: usize = 15;
/// Decimals that are kept.
const DESIMAL: usize = 4;

/// The ways in which figures are written.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Gaya {
    /// `1234.56`
    Polos,
    /// `1.234,56` or `1234,56`
    Indonesia,
    /// `1,234.56`; never accepted, but what could be meant so is no other figure.
    Inggris,
}

/// Whether the text stands for "not filled in": blank, `-`, `n/a`. Never zero.
pub fn kosong(teks: &str) -> bool {
    matches!(
        teks.trim_matches(spasi),
        "" | "-" | "–" | "—" | "n/a" | "N/A"
    )
}

/// Reads a figure; none when the text says that there is none.
///
/// # Errors
/// One sentence that says why it is not accepted.
pub fn baca(teks: &str, macam: Macam) -> Result<Option<Decimal>, String> {
    if kosong(teks) {
        return Ok(None);
    }
    let teks = teks.trim_matches(spasi);
    let (negatif, angka) = lucuti(teks, macam);
    let mut bacaan: Vec<(Gaya, Decimal)> = [Gaya::Polos, Gaya::Indonesia, Gaya::Inggris]
        .into_iter()
        .filter_map(|gaya| Some((gaya, menurut(angka, gaya, macam)?)))
        .collect();
    // A figure without separators is the same in every way.
    bacaan.dedup_by(|kini, dulu| kini.1 == dulu.1);
    match bacaan.as_slice() {
        [(Gaya::Polos | Gaya::Indonesia, nilai)] => {
            Ok(Some(if negatif { -*nilai } else { *nilai }))
        }
        [(Gaya::Inggris, nilai)] => Err(format!(
            "\"{teks}\" memakai koma sebagai pemisah ribuan; tulis {}.",
            tulis(*nilai, macam)
        )),
        [(_, satu), (_, dua), ..] => Err(format!(
            "\"{teks}\" dapat berarti {} atau {}; tulis salah satunya dengan jelas.",
            tulis(*satu, macam),
            tulis(*dua, macam)
        )),
        [] => Err(format!("\"{teks}\" bukan {}.", sebutan(macam))),
    }
}

fn sebutan(macam: Macam) -> &'static str {
    match macam {
        Macam::Desimal => {
            "angka: tulis 1234.56 atau 1.234,56, paling banyak empat desimal dan tanpa nol di depan"
        }
        Macam::Rupiah => "jumlah rupiah utuh: tulis 1234567 atau 1.234.567",
        Macam::Bulat => "bilangan bulat: tulis 1234 atau 1.234",
    }
}

/// Takes off what may stand around a figure of this kind.
fn lucuti(teks: &str, macam: Macam) -> (bool, &str) {
    let mut sisa = teks;
    match macam {
        Macam::Desimal => {
            sisa = sisa
                .strip_suffix('%')
                .unwrap_or(sisa)
                .trim_end_matches(spasi);
        }
        Macam::Rupiah => {
            if let Some(tanpa) = sisa.strip_prefix("Rp") {
                sisa = tanpa.strip_prefix('.').unwrap_or(tanpa);
                sisa = sisa.trim_start_matches(spasi);
            }
            sisa = sisa.strip_suffix(",-").unwrap_or(sisa);
        }
        Macam::Bulat => {}
    }
    match sisa.strip_prefix(['-', '−']) {
        Some(tanpa) => (true, tanpa),
        None => (false, sisa),
    }
}

/// The value in one way of writing; none when it is not written so, or cannot be a figure of its kind.
fn menurut(teks: &str, gaya: Gaya, macam: Macam) -> Option<Decimal> {
    let (ribuan, koma) = match gaya {
        Gaya::Polos => (None, '.'),
        Gaya::Indonesia => (Some('.'), ','),
        Gaya::Inggris => (Some(','), '.'),
    };
    let (bulat, pecahan) = match teks.split_once(koma) {
        Some((bulat, pecahan)) => (bulat, Some(pecahan)),
        None => (teks, None),
    };
    let bulat = match ribuan {
        Some(ribuan) if bulat.contains(ribuan) => tanpa_kelompok(bulat, ribuan)?,
        Some(_) | None => bulat.to_owned(),
    };
    let nol_di_depan = bulat.len() > 1 && bulat.starts_with('0');
    let terbanyak = match macam {
        Macam::Desimal => ANGKA_BULAT,
        Macam::Rupiah | Macam::Bulat => ANGKA_RUPIAH,
    };
    if !digit(&bulat) || nol_di_depan || bulat.len() > terbanyak {
        return None;
    }
    let sah = match (pecahan, macam) {
        (None, _) => true,
        (Some(pecahan), Macam::Desimal) => digit(pecahan) && pecahan.len() <= DESIMAL,
        // Sen, all zero, as SIPD writes them.
        (Some(pecahan), Macam::Rupiah) => pecahan == "00",
        (Some(_), Macam::Bulat) => false,
    };
    if !sah {
        return None;
    }
    let nilai: Decimal = format!("{bulat}.{}", pecahan.unwrap_or("0")).parse().ok()?;
    Some(nilai.normalize())
}

/// The digits of a number in groups of three; none when the groups are not of three.
fn tanpa_kelompok(bulat: &str, ribuan: char) -> Option<String> {
    let mut kelompok = bulat.split(ribuan);
    let pertama = kelompok.next()?;
    let sah = (1..=3).contains(&pertama.len()) && !pertama.starts_with('0');
    let lanjutan: Vec<&str> = kelompok.collect();
    (sah && lanjutan.iter().all(|satu| satu.len() == 3))
        .then(|| format!("{pertama}{}", lanjutan.concat()))
}

fn digit(teks: &str) -> bool {
    !teks.is_empty() && teks.bytes().all(|byte| byte.is_ascii_digit())
}

fn spasi(huruf: char) -> bool {
    huruf.is_whitespace() || matches!(huruf, '\u{a0}' | '\u{202f}' | '\u{feff}')
}

/// A figure as text that is read back as itself: groups of three, and three decimals written as four.
pub fn tulis(nilai: Decimal, macam: Macam) -> String {
    let polos = nilai.normalize().abs().to_string();
    let (bulat, pecahan) = polos.split_once('.').unwrap_or((&polos, ""));
    let mut teks = String::new();
    for (letak, angka) in bulat.chars().enumerate() {
        if letak > 0 && (bulat.len() - letak).is_multiple_of(3) {
            teks.push('.');
        }
        teks.push(angka);
    }
    match (pecahan.len(), teks.contains('.')) {
        // One group alone could be decimals.
        (0, true) if macam == Macam::Desimal && bulat.len() <= 6 => teks.push_str(",0"),
        (0, _) => {}
        (panjang, _) => {
            teks.push(',');
            teks.push_str(pecahan);
            if panjang == 3 {
                teks.push('0');
            }
        }
    }
    if nilai.is_sign_negative() && !nilai.is_zero() {
        teks.insert(0, '-');
    }
    teks
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn nilai(teks: &str, macam: Macam) -> Option<String> {
        baca(teks, macam)
            .ok()
            .map(|nilai| nilai.map_or("kosong".to_owned(), |nilai| nilai.to_string()))
    }

    #[test]
    fn decimals_are_read_plainly_and_as_in_indonesia() {
        for (teks, angka) in [
            ("1234.56", "1234.56"),
            ("1234567", "1234567"),
            ("1.234.567,89", "1234567.89"),
            ("1.234.567", "1234567"),
            ("1.234,5", "1234.5"),
            ("99,56%", "99.56"),
            ("99,56 %", "99.56"),
            ("100%", "100"),
            ("81.32", "81.32"),
            ("81,32", "81.32"),
            ("0.325", "0.325"),
            ("0,325", "0.325"),
            ("1234,567", "1234.567"),
            ("1234.567", "1234.567"),
            ("81,3250", "81.325"),
            ("-5", "-5"),
            ("0", "0"),
            ("\u{a0}7 ", "7"),
            ("", "kosong"),
            (" - ", "kosong"),
            ("n/a", "kosong"),
        ] {
            assert_eq!(
                nilai(teks, Macam::Desimal).as_deref(),
                Some(angka),
                "{teks}"
            );
        }
    }

    #[test]
    fn what_has_two_readings_is_refused_and_both_are_named() {
        for (teks, satu, dua) in [
            ("1.234", "1,2340", "1.234,0"),
            ("1,234", "1,2340", "1.234,0"),
            ("81.325", "81,3250", "81.325,0"),
        ] {
            let pesan = baca(teks, Macam::Desimal).unwrap_err();
            assert!(pesan.contains(satu) && pesan.contains(dua), "{pesan}");
        }
        for teks in [
            "1,234.56",
            "1.23456",
            "12,",
            ",5",
            "048,2",
            "1.2345.678",
            "1,2,3",
            "seratus",
            "1e3",
            "+1",
            "Rp 5",
            "5 %%",
            "--1",
            "1 234",
            "123456789012345",
            "1.234,56789",
            "٣",
        ] {
            assert_eq!(nilai(teks, Macam::Desimal), None, "{teks}");
        }
    }

    #[test]
    fn rupiah_have_no_decimals_and_so_fewer_readings() {
        for (teks, angka) in [
            ("1.234", "1234"),
            ("Rp 1.234", "1234"),
            ("Rp. 2.330.050.747", "2330050747"),
            ("Rp90.600,-", "90600"),
            ("1.000", "1000"),
            ("2330050747.00", "2330050747"),
            ("2.330.050.747,00", "2330050747"),
            ("0", "0"),
            ("-", "kosong"),
        ] {
            assert_eq!(nilai(teks, Macam::Rupiah).as_deref(), Some(angka), "{teks}");
        }
        for teks in [
            "1,234", "1234.5", "1.234,50", "1234.0", "Rp", "90%", "1,234.00", "01",
        ] {
            assert_eq!(nilai(teks, Macam::Rupiah), None, "{teks}");
        }
        assert_eq!(nilai("2.023", Macam::Bulat).as_deref(), Some("2023"));
        assert_eq!(nilai("2023,0", Macam::Bulat), None);
    }

    /// A figure with as many decimals as there are in `pecahan`.
    fn polos(bulat: u64, pecahan: &str) -> String {
        if pecahan.is_empty() {
            bulat.to_string()
        } else {
            format!("{bulat}.{pecahan}")
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(angka in -999_999_999_999_999_999_i128..999_999_999_999_999_999, skala in 0_u32..=4) {
            let nilai = Decimal::from_i128_with_scale(angka / 10_i128.pow(4 - skala), skala);
            prop_assert_eq!(baca(&tulis(nilai, Macam::Desimal), Macam::Desimal), Ok(Some(nilai.normalize())));
        }

        #[test]
        fn rupiah_are_read_in_either_way(angka in -999_999_999_999_999_i64..999_999_999_999_999) {
            let nilai = Decimal::from(angka);
            let kelompok = tulis(nilai, Macam::Rupiah);
            for teks in [
                angka.to_string(), format!("{angka}.00"), kelompok.clone(), format!("{kelompok},00"),
                format!("Rp {kelompok}"), format!("Rp. {kelompok},-"),
            ] {
                prop_assert_eq!(baca(&teks, Macam::Rupiah), Ok(Some(nilai)), "{}", teks);
            }
        }

        /// Either way of writing comes to the value that was written, or is refused: never to another.
        #[test]
        fn no_figure_is_read_as_another(bulat in 0_u64..99_999_999, pecahan in "[0-9]{0,4}") {
            let polos = polos(bulat, &pecahan);
            let nilai: Decimal = polos.parse().unwrap();
            let indonesia = polos.replace('.', ",");
            for teks in [polos, indonesia] {
                if let Ok(Some(dibaca)) = baca(&teks, Macam::Desimal) {
                    prop_assert_eq!(dibaca, nilai, "{}", teks);
                }
            }
        }

        /// What is accepted is accepted in one way only, the English one included.
        #[test]
        fn an_accepted_text_has_one_reading(teks in "-?[0-9]{1,4}([.,][0-9]{1,4}){0,3}%?") {
            for macam in [Macam::Desimal, Macam::Rupiah, Macam::Bulat] {
                if let Ok(Some(nilai)) = baca(&teks, macam) {
                    let (_, angka) = lucuti(&teks, macam);
                    for gaya in [Gaya::Polos, Gaya::Indonesia, Gaya::Inggris] {
                        let lain = menurut(angka, gaya, macam);
                        prop_assert!(lain.is_none_or(|lain| lain == nilai.abs()), "{}", teks);
                    }
                }
            }
        }

        #[test]
        fn anything_is_answered(teks in ".{0,40}") {
            for macam in [Macam::Desimal, Macam::Rupiah, Macam::Bulat] {
                let _ = baca(&teks, macam);
            }
        }
    }
}
