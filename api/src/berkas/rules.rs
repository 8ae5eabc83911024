//! What a file is, told by its content: neither its name nor the `Content-Type` of the upload counts.
//!
//! Signatures: PDF ISO 32000-1 §7.5.2 (`%PDF-`), PNG ISO/IEC 15948 §5.2, JPEG ISO/IEC 10918-1 B.1.1
//! (SOI and a marker), Office Open XML ECMA-376 part 2 (a ZIP with `[Content_Types].xml`), ZIP APPNOTE
//! 4.3.12 and 4.3.16 (central directory and its end).

use std::collections::HashSet;

use entity::status::JenisBerkas;

/// The kind of a file with this content; none when it is empty or of a kind that is not kept.
pub fn jenis(isi: &[u8]) -> Option<JenisBerkas> {
    if isi.starts_with(b"%PDF-") {
        Some(JenisBerkas::Pdf)
    } else if isi.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some(JenisBerkas::Png)
    } else if isi.starts_with(b"\xff\xd8\xff") {
        Some(JenisBerkas::Jpeg)
    } else if isi.starts_with(b"PK\x03\x04") {
        kantor(isi)
    } else {
        teks(isi).then_some(JenisBerkas::Teks)
    }
}

/// A spreadsheet or a document of Office Open XML, without macros.
fn kantor(isi: &[u8]) -> Option<JenisBerkas> {
    let bagian = bagian_zip(isi)?;
    if !bagian.contains(&b"[Content_Types].xml"[..])
        || bagian.iter().any(|nama| nama.ends_with(b"vbaProject.bin"))
    {
        None
    } else if bagian.contains(&b"xl/workbook.xml"[..]) {
        Some(JenisBerkas::Xlsx)
    } else if bagian.contains(&b"word/document.xml"[..]) {
        Some(JenisBerkas::Docx)
    } else {
        None
    }
}

/// Bytes of the end of a central directory, without its comment.
const PENUTUP: usize = 22;
/// Bytes of an entry of a central directory, without its name.
const ENTRI: usize = 46;

/// The names in the central directory of a ZIP, which is what readers go by; none when it is broken.
fn bagian_zip(isi: &[u8]) -> Option<HashSet<&[u8]>> {
    // The comment behind it has at most 65,535 bytes.
    let awal = isi.len().saturating_sub(PENUTUP + usize::from(u16::MAX));
    let penutup = (awal..=isi.len().checked_sub(PENUTUP)?)
        .rev()
        .find(|&letak| isi[letak..].starts_with(b"PK\x05\x06"))?;
    let banyak = angka(isi, penutup + 10, 2)?;
    let mut letak = angka(isi, penutup + 16, 4)?;
    let mut bagian = HashSet::new();
    for _ in 0..banyak {
        if !isi.get(letak..)?.starts_with(b"PK\x01\x02") {
            return None;
        }
        let nama = letak.checked_add(ENTRI)?;
        let akhir = nama.checked_add(angka(isi, letak + 28, 2)?)?;
        bagian.insert(isi.get(nama..akhir)?);
        letak = akhir
            .checked_add(angka(isi, letak + 30, 2)?)?
            .checked_add(angka(isi, letak + 32, 2)?)?;
    }
    Some(bagian)
}

/// A little-endian number.
fn angka(isi: &[u8], letak: usize, panjang: usize) -> Option<usize> {
    isi.get(letak..letak.checked_add(panjang)?)?
        .iter()
        .rev()
        .try_fold(0_usize, |jumlah, &byte| {
            jumlah.checked_mul(256)?.checked_add(byte.into())
        })
}

/// Text in UTF-8 without control characters other than tabs and line ends.
fn teks(isi: &[u8]) -> bool {
    !isi.is_empty()
        && std::str::from_utf8(isi).is_ok_and(|teks| {
            !teks
                .chars()
                .any(|huruf| huruf.is_control() && !matches!(huruf, '\t' | '\n' | '\r'))
        })
}

/// The `Content-Type` under which a file is given out.
pub const fn media(jenis: JenisBerkas) -> &'static str {
    match jenis {
        JenisBerkas::Pdf => "application/pdf",
        JenisBerkas::Png => "image/png",
        JenisBerkas::Jpeg => "image/jpeg",
        JenisBerkas::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        JenisBerkas::Docx => {
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        }
        JenisBerkas::Teks => "text/plain; charset=utf-8",
    }
}

/// The ending of a name under which a file is given out.
pub const fn akhiran(jenis: JenisBerkas) -> &'static str {
    match jenis {
        JenisBerkas::Pdf => "pdf",
        JenisBerkas::Png => "png",
        JenisBerkas::Jpeg => "jpg",
        JenisBerkas::Xlsx => "xlsx",
        JenisBerkas::Docx => "docx",
        JenisBerkas::Teks => "txt",
    }
}

/// Whether this is a fingerprint as it is written everywhere.
pub fn sidik(teks: &str) -> bool {
    let digit = |huruf: u8| huruf.is_ascii_digit() || (b'a'..=b'f').contains(&huruf);
    teks.len() == 64 && teks.bytes().all(digit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A ZIP of empty parts, written by hand.
    fn zip(bagian: &[&str]) -> Vec<u8> {
        let mut isi = Vec::new();
        let mut daftar = Vec::new();
        for nama in bagian {
            let panjang = u16::try_from(nama.len()).unwrap().to_le_bytes();
            let letak = u32::try_from(isi.len()).unwrap().to_le_bytes();
            isi.extend(b"PK\x03\x04\x14\0");
            isi.extend([0; 20]);
            isi.extend(panjang);
            isi.extend([0, 0]);
            isi.extend(nama.as_bytes());
            daftar.extend(b"PK\x01\x02\x14\0\x14\0");
            daftar.extend([0; 20]);
            daftar.extend(panjang);
            daftar.extend([0; 12]);
            daftar.extend(letak);
            daftar.extend(nama.as_bytes());
        }
        let banyak = u16::try_from(bagian.len()).unwrap().to_le_bytes();
        let letak = u32::try_from(isi.len()).unwrap().to_le_bytes();
        let panjang = u32::try_from(daftar.len()).unwrap().to_le_bytes();
        isi.extend(daftar);
        isi.extend(b"PK\x05\x06\0\0\0\0");
        isi.extend([banyak, banyak].concat());
        isi.extend([panjang, letak].concat());
        isi.extend([0, 0]);
        isi
    }

    #[test]
    fn a_file_is_what_its_content_says() {
        for (isi, harapan) in [
            (b"%PDF-1.7\n".to_vec(), Some(JenisBerkas::Pdf)),
            (b"\x89PNG\r\n\x1a\n\0\0".to_vec(), Some(JenisBerkas::Png)),
            (b"\xff\xd8\xff\xe0".to_vec(), Some(JenisBerkas::Jpeg)),
            (
                b"nomor;realisasi\r\n1.1.1;81,32\r\n".to_vec(),
                Some(JenisBerkas::Teks),
            ),
            ("\u{feff}nilai".into(), Some(JenisBerkas::Teks)),
            (Vec::new(), None),
            // Latin-1, a program, an old Office file, an animated picture, a broken ZIP.
            (b"kecamatan\xe9".to_vec(), None),
            (b"\x7fELF\x02\x01\x01\0".to_vec(), None),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), None),
            (b"GIF89a\0\0".to_vec(), None),
            (b"PK\x03\x04".to_vec(), None),
        ] {
            assert_eq!(jenis(&isi), harapan, "{isi:?}");
        }
    }

    #[test]
    fn an_office_file_is_told_from_other_archives() {
        let xlsx = zip(&["[Content_Types].xml", "xl/workbook.xml"]);
        assert_eq!(jenis(&xlsx), Some(JenisBerkas::Xlsx));
        let docx = zip(&["[Content_Types].xml", "word/document.xml"]);
        assert_eq!(jenis(&docx), Some(JenisBerkas::Docx));
        assert_eq!(jenis(&zip(&["xl/workbook.xml"])), None);
        assert_eq!(jenis(&zip(&["META-INF/MANIFEST.MF"])), None);
        let makro = zip(&[
            "[Content_Types].xml",
            "xl/workbook.xml",
            "xl/vbaProject.bin",
        ]);
        assert_eq!(jenis(&makro), None, "macros are not kept");
        assert_eq!(jenis(&xlsx[..xlsx.len() - 30]), None, "cut off");
    }

    #[test]
    fn a_fingerprint_is_64_small_hexadecimal_digits() {
        assert!(sidik(&"0a".repeat(32)));
        assert!(!sidik(&"0A".repeat(32)));
        assert!(!sidik(&"0".repeat(63)));
        assert!(!sidik(&"../".repeat(21)));
    }

    proptest! {
        #[test]
        fn whatever_is_sent_is_told_or_refused(mut isi: Vec<u8>) {
            let _ = jenis(&isi);
            isi.splice(0..0, *b"PK\x03\x04");
            isi.extend(b"PK\x05\x06");
            isi.extend([0xff; 18]);
            prop_assert_eq!(jenis(&isi), None);
        }

        #[test]
        fn a_text_is_kept_as_text(isi in "[ -$&-OQ-~\t\n]{1,200}") {
            prop_assert_eq!(jenis(isi.as_bytes()), Some(JenisBerkas::Teks));
        }
    }
}
