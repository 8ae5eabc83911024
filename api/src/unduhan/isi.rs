//! What stands in a cell.

use std::borrow::Cow;

use rust_decimal::Decimal;
use serde_json::Value;
use time::OffsetDateTime;
use time::format_description::BorrowedFormatItem;
use time::format_description::well_known::Rfc3339;
use time::macros::{format_description, offset};

/// What a column holds.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Jenis {
    Teks,
    /// A whole number or a decimal.
    Angka,
    /// Whole rupiah.
    Rupiah,
    /// Yes or no.
    Ya,
    /// A moment; people are told it in WIB.
    Saat,
    /// A day of the calendar.
    Hari,
}

/// A value of the answer as it stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Isi {
    Kosong,
    Teks(String),
    Angka(Decimal),
    Ya(bool),
    /// As the wire has it, RFC 3339 in UTC.
    Saat(String),
    /// As the wire has it, `YYYY-MM-DD`.
    Hari(String),
}

const WIB: &[BorrowedFormatItem<'_>] =
    format_description!("[year]-[month]-[day] [hour]:[minute]:[second]");

/// The moment in WIB, to the second.
pub(super) fn wib(saat: &str) -> String {
    OffsetDateTime::parse(saat, &Rfc3339)
        .ok()
        .and_then(|saat| saat.to_offset(offset!(+7)).format(WIB).ok())
        .unwrap_or_else(|| saat.to_owned())
}

/// Whether a spreadsheet would take the text for a formula (OWASP, CSV Injection).
pub(super) fn mirip_rumus(teks: &str) -> bool {
    teks.starts_with([
        '=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
    ])
}

/// Whether the text is digits with dots between them, which Excel in Indonesian takes for a time or for thousands.
fn mirip_angka(teks: &str) -> bool {
    teks.contains('.')
        && teks
            .bytes()
            .all(|huruf| huruf.is_ascii_digit() || huruf == b'.')
}

impl Isi {
    /// The value of a column of this kind.
    pub(super) fn baca(jenis: Jenis, nilai: &Value) -> Self {
        let teks = match nilai {
            Value::Null | Value::Array(_) | Value::Object(_) => return Self::Kosong,
            Value::Bool(ya) => return Self::Ya(*ya),
            Value::Number(angka) => Cow::from(angka.to_string()),
            Value::String(teks) => Cow::from(teks),
        };
        match jenis {
            Jenis::Angka | Jenis::Rupiah => match teks.parse() {
                Ok(angka) => Self::Angka(angka),
                Err(_) => Self::Teks(teks.into_owned()),
            },
            Jenis::Saat => Self::Saat(teks.into_owned()),
            Jenis::Hari => Self::Hari(teks.into_owned()),
            Jenis::Teks | Jenis::Ya => Self::Teks(teks.into_owned()),
        }
    }

    /// As a machine reads it.
    pub(super) fn mesin(&self) -> Cow<'_, str> {
        match self {
            Self::Kosong => "".into(),
            Self::Teks(teks) | Self::Saat(teks) | Self::Hari(teks) => teks.into(),
            Self::Angka(angka) => angka.to_string().into(),
            Self::Ya(ya) => if *ya { "true" } else { "false" }.into(),
        }
    }

    /// As an Indonesian reads it; a text that a spreadsheet would calculate or take for a number is marked as a
    /// text.
    pub(super) fn orang(&self) -> Cow<'_, str> {
        match self {
            Self::Kosong => "".into(),
            Self::Teks(teks) if mirip_rumus(teks) || mirip_angka(teks) => format!("'{teks}").into(),
            Self::Teks(teks) | Self::Hari(teks) => teks.into(),
            Self::Saat(saat) => wib(saat).into(),
            Self::Angka(angka) => angka.to_string().replace('.', ",").into(),
            Self::Ya(ya) => if *ya { "Ya" } else { "Tidak" }.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn a_cell_is_plain_to_machines_and_indonesian_to_people() {
        for (jenis, nilai, mesin, orang) in [
            (Jenis::Angka, json!("81.30"), "81.30", "81,30"),
            (Jenis::Angka, json!(-3), "-3", "-3"),
            (
                Jenis::Rupiah,
                json!("2027128147"),
                "2027128147",
                "2027128147",
            ),
            (
                Jenis::Angka,
                json!("99999999999999.9999"),
                "99999999999999.9999",
                "99999999999999,9999",
            ),
            (Jenis::Ya, json!(true), "true", "Ya"),
            (
                Jenis::Saat,
                json!("2024-03-28T18:15:00.5Z"),
                "2024-03-28T18:15:00.5Z",
                "2024-03-29 01:15:00",
            ),
            (Jenis::Hari, json!("2024-03-28"), "2024-03-28", "2024-03-28"),
            (Jenis::Teks, json!("=1+1"), "=1+1", "'=1+1"),
            (Jenis::Teks, json!("\t=1"), "\t=1", "'\t=1"),
            (Jenis::Teks, json!("Ra'as"), "Ra'as", "Ra'as"),
            (Jenis::Teks, json!("35.29.13"), "35.29.13", "'35.29.13"),
            (Jenis::Teks, json!("7.01"), "7.01", "'7.01"),
            (Jenis::Teks, json!("7"), "7", "7"),
            (Jenis::Teks, json!("I.2.1"), "I.2.1", "I.2.1"),
            (Jenis::Teks, Value::Null, "", ""),
        ] {
            let isi = Isi::baca(jenis, &nilai);
            assert_eq!((isi.mesin().as_ref(), isi.orang().as_ref()), (mesin, orang));
        }
    }

    proptest! {
        #[test]
        fn no_text_is_a_formula_to_people_and_every_text_is_itself_to_machines(teks in ".*") {
            let isi = Isi::baca(Jenis::Teks, &json!(teks));
            prop_assert!(!mirip_rumus(&isi.orang()));
            prop_assert_eq!(isi.mesin(), teks);
        }
    }
}
