//! A spreadsheet keeps numbers as IEEE doubles. This is the one place that touches one: on the way in to say
//! which decimal is meant, on the way out to say whether a decimal survives.
//!
//! A decimal of at most 15 digits survives the way through a double and its shortest text (IEEE 754:
//! DBL_DIG). So `81.319999999999993`, which Excel writes for 81.32, is 81.32 again, while a figure of more
//! digits is told apart and refused by who reads it.

use rust_decimal::Decimal;

/// Digits that every double keeps.
const ANGKA_PENTING: usize = 15;

/// The shortest plain decimal that means the same stored number; none when the text is no number.
pub(super) fn terpendek(teks: &str) -> Option<String> {
    let angka: f64 = teks.trim().parse().ok()?;
    let pendek = angka.to_string();
    angka.is_finite().then(|| {
        if pendek == "-0" {
            "0".to_owned()
        } else {
            pendek
        }
    })
}

/// The double for a figure, where it comes back as the same figure.
pub(crate) fn tepat(nilai: Decimal) -> Option<f64> {
    let teks = nilai.normalize().to_string();
    let angka: f64 = teks.parse().ok()?;
    let penting = teks.bytes().filter(u8::is_ascii_digit).count();
    (penting <= ANGKA_PENTING && terpendek(&angka.to_string()).as_ref() == Some(&teks))
        .then_some(angka)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_decimal_that_is_meant_comes_out() {
        for (teks, arti) in [
            ("81.319999999999993", Some("81.32")),
            ("8.1319999999999993E1", Some("81.32")),
            ("0.30000000000000004", Some("0.30000000000000004")),
            ("-0", Some("0")),
            ("1E3", Some("1000")),
            ("NaN", None),
            ("inf", None),
            ("1e999", None),
            ("", None),
        ] {
            assert_eq!(terpendek(teks).as_deref(), arti, "{teks}");
        }
        assert_eq!(tepat("99999999999999.9999".parse().unwrap()), None);
    }

    proptest! {
        #[test]
        fn a_figure_of_fifteen_digits_survives(angka in -999_999_999_999_999_i64..=999_999_999_999_999, skala in 0_u32..=4) {
            let nilai = Decimal::new(angka, skala).normalize();
            let ganda = tepat(nilai).unwrap();
            // Excel writes 17 digits.
            for tertulis in [ganda.to_string(), format!("{ganda:.16e}")] {
                prop_assert_eq!(terpendek(&tertulis), Some(nilai.to_string()));
            }
        }
    }
}
