//! The package of an XLSX file: a ZIP archive whose parts are read one by one, within limits of ours.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use zip::ZipArchive;

/// Most parts that a file may have.
const BAGIAN: usize = 1000;
/// Most bytes that are inflated, whatever the file says of their size.
const BYTE: u64 = 64 * 1024 * 1024;

/// Why a file is not read: one sentence.
pub(super) type Rusak = &'static str;

pub(super) const BUKAN_XLSX: Rusak = "Berkas ini bukan lembar kerja XLSX yang utuh.";
const TERLALU_BESAR: Rusak = "Isi lembar kerja terlalu besar.";

/// An opened file.
pub(super) struct Paket<'a> {
    arsip: ZipArchive<Cursor<&'a [u8]>>,
    sisa: u64,
}

impl<'a> Paket<'a> {
    /// Opens a file.
    pub(super) fn buka(isi: &'a [u8]) -> Result<Self, Rusak> {
        let arsip = ZipArchive::new(Cursor::new(isi)).map_err(|_| BUKAN_XLSX)?;
        if arsip.len() > BAGIAN {
            return Err(TERLALU_BESAR);
        }
        Ok(Self { arsip, sisa: BYTE })
    }

    /// The text of a part; none when there is no such part.
    pub(super) fn bagian(&mut self, nama: &str) -> Result<Option<String>, Rusak> {
        // Names of parts do not tell capitals from small letters.
        let Some(nama) = self
            .arsip
            .file_names()
            .filter_map(Result::ok)
            .find(|satu| satu.trim_start_matches('/').eq_ignore_ascii_case(nama))
            .map(Cow::into_owned)
        else {
            return Ok(None);
        };
        let bagian = self.arsip.by_name(&nama).map_err(|_| BUKAN_XLSX)?;
        let mut isi = Vec::new();
        bagian
            .take(self.sisa + 1)
            .read_to_end(&mut isi)
            .map_err(|_| BUKAN_XLSX)?;
        let panjang = u64::try_from(isi.len()).unwrap_or(u64::MAX);
        self.sisa = self.sisa.checked_sub(panjang).ok_or(TERLALU_BESAR)?;
        let teks = String::from_utf8(isi).map_err(|_| BUKAN_XLSX)?;
        Ok(Some(match teks.strip_prefix('\u{feff}') {
            Some(tanpa) => tanpa.to_owned(),
            None => teks,
        }))
    }
}
