//! A workbook of two sheets, whose rows stand in a temporary file and not in memory.

use std::io::Write;

use rust_decimal::Decimal;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};
use tokio::sync::mpsc;

use super::isi::{Isi, Jenis, mirip_rumus, wib};
use super::keterangan::Baris;
use super::tabel::Kepala;
use crate::error::ApiError;
use crate::lembar::tepat;

/// What is to be written next.
pub(super) enum Tulis {
    Baris(Vec<Vec<Isi>>),
    /// All rows were written; this is what is to be known of them.
    Keterangan(Vec<Baris>),
}

struct Gaya {
    judul: Format,
    teks: Format,
    /// Kept as a text also when somebody edits the cell.
    harfiah: Format,
    bulat: Format,
    pecahan: Format,
    rupiah: Format,
    saat: Format,
    hari: Format,
    bungkus: Format,
}

impl Gaya {
    fn baru() -> Self {
        let bentuk = |bentuk| Format::new().set_num_format(bentuk);
        Self {
            judul: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_background_color("D9E2F3"),
            teks: Format::new(),
            harfiah: Format::new().set_quote_prefix(),
            bulat: bentuk("0"),
            pecahan: bentuk("0.00##"),
            rupiah: bentuk("#,##0"),
            saat: bentuk("yyyy-mm-dd hh:mm:ss"),
            hari: bentuk("yyyy-mm-dd"),
            bungkus: Format::new().set_text_wrap().set_align(FormatAlign::Top),
        }
    }

    fn angka(&self, jenis: Jenis, angka: Decimal) -> &Format {
        match jenis {
            Jenis::Rupiah => &self.rupiah,
            Jenis::Teks | Jenis::Angka | Jenis::Ya | Jenis::Saat | Jenis::Hari => {
                if angka.scale() == 0 {
                    &self.bulat
                } else {
                    &self.pecahan
                }
            }
        }
    }
}

/// Writes the rows that come through `pesan` into a workbook.
///
/// # Errors
/// When they end before the explanations come, or cannot be written.
pub(super) fn tulis(
    kepala: &[Kepala],
    mut pesan: mpsc::Receiver<Tulis>,
    keluar: impl Write + Send,
) -> Result<(), ApiError> {
    let gaya = Gaya::baru();
    let mut buku = Workbook::new();
    buku.set_properties(&DocProperties::new().set_title("Perbandingan LKjIP"));
    let data = buku.add_worksheet_with_constant_memory()?;
    data.set_name("Data")?;
    data.set_freeze_panes(1, 0)?;
    for (kolom, judul) in (0..).zip(kepala) {
        let lebar = judul.judul.chars().count().clamp(10, 28);
        data.set_column_width(kolom, u32::try_from(lebar).unwrap_or(28))?;
        data.write_string_with_format(0, kolom, judul.orang(), &gaya.judul)?;
    }
    let mut nomor = 0_u32;
    let keterangan = loop {
        match pesan.blocking_recv() {
            Some(Tulis::Baris(semua)) => {
                for baris in semua {
                    nomor += 1;
                    for ((kolom, judul), isi) in (0..).zip(kepala).zip(&baris) {
                        sel(data, (nomor, kolom), judul.jenis, isi, &gaya)?;
                    }
                }
            }
            Some(Tulis::Keterangan(semua)) => break semua,
            None => return Err(ApiError::Internal("rows ended early".to_owned())),
        }
    };
    let terakhir = u16::try_from(kepala.len().saturating_sub(1)).unwrap_or(u16::MAX);
    data.autofilter(0, 0, nomor, terakhir)?;
    jelaskan(buku.add_worksheet(), &keterangan, &gaya)?;
    buku.save_to_writer(keluar)?;
    Ok(())
}

fn sel(
    lembar: &mut Worksheet,
    (baris, kolom): (u32, u16),
    jenis: Jenis,
    isi: &Isi,
    gaya: &Gaya,
) -> Result<(), XlsxError> {
    match isi {
        Isi::Kosong => return Ok(()),
        Isi::Teks(teks) => return teks_biasa(lembar, (baris, kolom), teks, gaya),
        Isi::Ya(_) => lembar.write_string(baris, kolom, isi.orang())?,
        Isi::Angka(angka) => match tepat(*angka) {
            Some(ganda) => {
                let format = gaya.angka(jenis, *angka);
                lembar.write_number_with_format(baris, kolom, ganda, format)?
            }
            // More digits than a spreadsheet keeps.
            None => lembar.write_string(baris, kolom, isi.orang())?,
        },
        Isi::Saat(saat) => waktu(
            lembar,
            (baris, kolom),
            &wib(saat).replace(' ', "T"),
            &gaya.saat,
        )?,
        Isi::Hari(hari) => waktu(lembar, (baris, kolom), hari, &gaya.hari)?,
    };
    Ok(())
}

/// A text; one that looks like a formula is none, and stays none.
fn teks_biasa(
    lembar: &mut Worksheet,
    (baris, kolom): (u32, u16),
    teks: &str,
    gaya: &Gaya,
) -> Result<(), XlsxError> {
    let format = if mirip_rumus(teks) {
        &gaya.harfiah
    } else {
        &gaya.teks
    };
    lembar.write_string_with_format(baris, kolom, teks, format)?;
    Ok(())
}

fn waktu<'a>(
    lembar: &'a mut Worksheet,
    (baris, kolom): (u32, u16),
    teks: &str,
    format: &Format,
) -> Result<&'a mut Worksheet, XlsxError> {
    match ExcelDateTime::parse_from_str(teks) {
        Ok(waktu) => lembar.write_datetime_with_format(baris, kolom, &waktu, format),
        Err(_) => lembar.write_string(baris, kolom, teks),
    }
}

fn jelaskan(lembar: &mut Worksheet, semua: &[Baris], gaya: &Gaya) -> Result<(), XlsxError> {
    lembar.set_name("Keterangan")?;
    lembar.set_column_width(0, 40)?;
    lembar.set_column_width(1, 90)?;
    for (nomor, (label, isi)) in (0..).zip(semua) {
        if isi.is_empty() {
            lembar.write_string_with_format(nomor, 0, label, &gaya.judul)?;
            continue;
        }
        for (kolom, teks) in (0..).zip([label, isi]) {
            if mirip_rumus(teks) {
                teks_biasa(lembar, (nomor, kolom), teks, gaya)?;
            } else {
                lembar.write_string_with_format(nomor, kolom, teks, &gaya.bungkus)?;
            }
        }
    }
    Ok(())
}
