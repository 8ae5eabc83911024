//! Texts within the XML of a workbook.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::paket::{BUKAN_XLSX, Rusak};

/// A reader that gives an empty element as a start and an end.
pub(super) fn pembaca(xml: &str) -> Reader<&[u8]> {
    let mut pembaca = Reader::from_str(xml);
    pembaca.config_mut().expand_empty_elements = true;
    pembaca
}

/// The next event. A document type is refused: it is there to define entities.
pub(super) fn berikut<'a>(pembaca: &mut Reader<&'a [u8]>) -> Result<Event<'a>, Rusak> {
    match pembaca.read_event() {
        Ok(Event::DocType(_)) | Err(_) => Err(BUKAN_XLSX),
        Ok(event) => Ok(event),
    }
}

/// An attribute, whatever its prefix.
pub(super) fn atribut(unsur: &BytesStart<'_>, nama: &str) -> Result<Option<String>, Rusak> {
    for atribut in unsur.attributes() {
        let atribut = atribut.map_err(|_| BUKAN_XLSX)?;
        if atribut.key.local_name().as_ref() == nama {
            let isi = atribut
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(|_| BUKAN_XLSX)?;
            return Ok(Some(isi.into_owned()));
        }
    }
    Ok(None)
}

/// The text up to the end of the element `akhir`, which has begun. `hanya`: only what stands in elements of
/// this name, and not in hints of pronunciation.
pub(super) fn sampai(
    pembaca: &mut Reader<&[u8]>,
    akhir: &str,
    hanya: Option<&str>,
) -> Result<String, Rusak> {
    let mut teks = String::new();
    let mut dalam = hanya.is_none();
    let mut lafal = 0_u32;
    loop {
        match berikut(pembaca)? {
            Event::Start(unsur) => {
                let nama = unsur.local_name();
                if nama.as_ref() == "rPh" {
                    lafal += 1;
                } else if Some(nama.as_ref()) == hanya {
                    dalam = true;
                }
            }
            Event::End(unsur) => {
                let nama = unsur.local_name();
                if nama.as_ref() == akhir {
                    return Ok(lepas(&teks));
                }
                if nama.as_ref() == "rPh" {
                    lafal = lafal.saturating_sub(1);
                } else if Some(nama.as_ref()) == hanya {
                    dalam = false;
                }
            }
            Event::Text(isi) if dalam && lafal == 0 => teks.push_str(&isi.xml10_content()),
            Event::CData(isi) if dalam && lafal == 0 => teks.push_str(&isi.xml10_content()),
            Event::GeneralRef(rujukan) if dalam && lafal == 0 => {
                let huruf = match rujukan.xml10_content().as_ref() {
                    "lt" => '<',
                    "gt" => '>',
                    "amp" => '&',
                    "apos" => '\'',
                    "quot" => '"',
                    _ => rujukan
                        .resolve_char_ref()
                        .ok()
                        .flatten()
                        .ok_or(BUKAN_XLSX)?,
                };
                teks.push(huruf);
            }
            Event::Eof => return Err(BUKAN_XLSX),
            Event::Text(_)
            | Event::CData(_)
            | Event::GeneralRef(_)
            | Event::Empty(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_) => {}
        }
    }
}

/// Takes back the escapes of characters that XML cannot hold: `_x000D_` (ECMA-376, ST_Xstring).
fn lepas(teks: &str) -> String {
    let mut hasil = String::with_capacity(teks.len());
    let mut sisa = teks;
    let mut satuan: Vec<u16> = Vec::new();
    while let Some(letak) = sisa.find("_x") {
        let kode = sisa
            .get(letak + 2..letak + 6)
            .filter(|kode| kode.bytes().all(|byte| byte.is_ascii_hexdigit()))
            .filter(|_| sisa.get(letak + 6..letak + 7) == Some("_"))
            .and_then(|kode| u16::from_str_radix(kode, 16).ok());
        let batas = if kode.is_some() { letak } else { letak + 1 };
        if batas > 0 {
            tuang(&mut satuan, &mut hasil);
        }
        hasil.push_str(&sisa[..batas]);
        match kode {
            Some(kode) => {
                satuan.push(kode);
                sisa = &sisa[letak + 7..];
            }
            None => sisa = &sisa[batas..],
        }
    }
    tuang(&mut satuan, &mut hasil);
    hasil.push_str(sisa);
    hasil
}

/// Pairs of code units may stand for one character.
fn tuang(satuan: &mut Vec<u16>, hasil: &mut String) {
    hasil.extend(
        char::decode_utf16(satuan.drain(..))
            .map(|huruf| huruf.unwrap_or(char::REPLACEMENT_CHARACTER)),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_taken_back() {
        for (teks, arti) in [
            ("a_x000D_b", "a\rb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_xD83D__xDE00_!", "\u{1f600}!"),
            ("_xD83D_", "\u{fffd}"),
            ("_x00", "_x00"),
            ("_x_x000A_", "_x\n"),
            ("_xé000_", "_xé000_"),
            ("", ""),
        ] {
            assert_eq!(lepas(teks), arti, "{teks}");
        }
    }

    #[test]
    fn a_document_type_and_foreign_entities_are_refused() {
        for xml in [
            "<!DOCTYPE t [<!ENTITY a \"aaaa\">]><t>&a;</t>",
            "<t>&a;</t>",
            "<t>&#0;</t>",
            "<t>",
        ] {
            let mut pembaca = pembaca(xml);
            assert!(sampai(&mut pembaca, "t", None).is_err(), "{xml}");
        }
        let mut rapi =
            pembaca("<si><r><t>a &amp; </t></r><rPh><t>x</t></rPh><r><t>b&#x41;</t></r></si>");
        assert_eq!(sampai(&mut rapi, "si", Some("t")).unwrap(), "a & bA");
    }
}
