//! What a number format says of the number: whether it is a percentage, or a day.

use std::collections::HashMap;

use quick_xml::events::Event;
use time::{Date, Duration, Month};

use super::baca::Sisa;
use super::paket::Rusak;
use super::teks::{atribut, berikut, pembaca};

/// How a number is shown.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// As a number.
    Biasa,
    /// As a percentage.
    Persen,
    /// As a day, a time, or both.
    Hari,
}

/// The formats of the styles of a workbook, by their number.
pub(super) fn gaya(xml: &str, sisa: &mut Sisa) -> Result<Vec<Format>, Rusak> {
    let mut pembaca = pembaca(xml);
    let mut sendiri: HashMap<String, Format> = HashMap::new();
    let mut hasil = Vec::new();
    let mut dalam = false;
    loop {
        match berikut(&mut pembaca)? {
            Event::Start(unsur) => match unsur.local_name().as_ref() {
                "numFmt" => {
                    sisa.satu()?;
                    let kode = atribut(&unsur, "formatCode")?.unwrap_or_default();
                    if let Some(nomor) = atribut(&unsur, "numFmtId")? {
                        sendiri.insert(nomor, menurut(&kode));
                    }
                }
                "cellXfs" => dalam = true,
                "xf" if dalam => {
                    sisa.satu()?;
                    let nomor = atribut(&unsur, "numFmtId")?.unwrap_or_default();
                    hasil.push(
                        sendiri
                            .get(&nomor)
                            .copied()
                            .unwrap_or_else(|| bawaan(&nomor)),
                    );
                }
                _ => {}
            },
            Event::End(unsur) if unsur.local_name().as_ref() == "cellXfs" => dalam = false,
            Event::Eof => return Ok(hasil),
            Event::End(_)
            | Event::Empty(_)
            | Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::GeneralRef(_) => {}
        }
    }
}

/// The formats that every workbook has (ECMA-376 part 1, 18.8.30).
fn bawaan(nomor: &str) -> Format {
    match nomor.parse::<u32>() {
        Ok(9 | 10) => Format::Persen,
        Ok(14..=22 | 27..=36 | 45..=47 | 50..=58) => Format::Hari,
        Ok(_) | Err(_) => Format::Biasa,
    }
}

/// What a format says by its first section.
fn menurut(kode: &str) -> Format {
    if matches!(kode.to_ascii_lowercase().as_str(), "general" | "standard") {
        return Format::Biasa;
    }
    let mut huruf = kode.chars();
    while let Some(satu) = huruf.next() {
        match satu {
            '"' => {
                huruf.by_ref().find(|lain| *lain == '"');
            }
            '[' => {
                // Elapsed time such as [h] is a time as well; a colour or a language is not.
                let isi: String = huruf.by_ref().take_while(|lain| *lain != ']').collect();
                if matches!(
                    isi.to_ascii_lowercase().as_str(),
                    "h" | "hh" | "m" | "mm" | "s" | "ss"
                ) {
                    return Format::Hari;
                }
            }
            '\\' | '_' | '*' => {
                huruf.next();
            }
            ';' => return Format::Biasa,
            '%' => return Format::Persen,
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => return Format::Hari,
            _ => {}
        }
    }
    Format::Biasa
}

/// The day behind a serial number; none for a time, or for what is no day.
pub(super) fn hari(serial: &str, sejak_1904: bool) -> Option<String> {
    let nomor: i64 = serial.parse().ok()?;
    let awal = if sejak_1904 {
        Date::from_calendar_date(1904, Month::January, 1).ok()?
    } else {
        // Lotus took 1900 for a leap year, and Excel followed: day 60 does not exist.
        match nomor {
            1..=59 => Date::from_calendar_date(1899, Month::December, 31).ok()?,
            61.. => Date::from_calendar_date(1899, Month::December, 30).ok()?,
            _ => return None,
        }
    };
    if !(0..=2_958_465).contains(&nomor) {
        return None;
    }
    let hari = awal.checked_add(Duration::days(nomor))?;
    Some(format!(
        "{:04}-{:02}-{:02}",
        hari.year(),
        u8::from(hari.month()),
        hari.day()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_and_days_are_known_by_their_format() {
        for (kode, format) in [
            ("0.00%", Format::Persen),
            ("#,##0\\%", Format::Biasa),
            ("\"%\"0", Format::Biasa),
            ("yyyy\\-mm\\-dd", Format::Hari),
            ("[$-421]dd mmmm yyyy;@", Format::Hari),
            ("[h]:mm", Format::Hari),
            ("[Red]#,##0", Format::Biasa),
            ("\"Rp\"#,##0;[Red]\\-\"Rp\"#,##0", Format::Biasa),
            ("_-* #,##0_-", Format::Biasa),
            ("General", Format::Biasa),
            ("0.00E+00", Format::Biasa),
        ] {
            assert_eq!(menurut(kode), format, "{kode}");
        }
    }

    #[test]
    fn days_are_counted_as_excel_counts_them() {
        for (serial, sejak_1904, tanggal) in [
            ("45379", false, Some("2024-03-28")),
            ("59", false, Some("1900-02-28")),
            ("61", false, Some("1900-03-01")),
            ("60", false, None),
            ("0", false, None),
            ("43917", true, Some("2024-03-28")),
            ("45379.5", false, None),
            ("99999999999", false, None),
            ("-1", true, None),
        ] {
            assert_eq!(hari(serial, sejak_1904).as_deref(), tanggal, "{serial}");
        }
    }
}
