//! Writes the workbook: headings and explanations that cannot be changed, cells that can, drop-downs, and the
//! stamp.

use rust_decimal::Decimal;
use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, Formula, ProtectionOptions,
    Workbook, Worksheet, XlsxError,
};
use serde_json::Value;

use super::super::cap::Cap;
use super::super::model::alamat;
use super::super::rules::angka::{self, Macam};
use super::super::skema::{Jenis, Kolom, LEMBAR, Rancangan};
use super::super::susun::Baris;
use super::super::urai::{ASLI, BARIS, ISI, JUDUL, KETERANGAN, PETUNJUK, PILIHAN, di_berkas};
use super::bilangan::tepat;
use crate::error::ApiError;

/// What the first sheet tells.
const CARA: &[&str] = &[
    "Isi sel putih di tiap lembar. Judul, penjelasan di bawahnya, dan susunan kolom tidak boleh diubah.",
    "Satu baris memuat satu hal; baris baru ditulis di bawah yang sudah ada. Baris yang dikosongkan dihapus dari laporan.",
    "Urutan baris mengikuti laporan; mengurutkan ulang lembar tidak mengubah apa pun.",
    "Angka: 1234,56 menurut bahasa lembar kerja Anda, atau sebagai teks 1.234,56 atau 1234.56. Yang dapat dibaca dua cara ditolak dengan menyebut selnya.",
    "Kosong berarti belum diisi; nol adalah angka nol.",
    "Rumus tidak dibaca: salin lalu tempel sebagai nilai.",
    "Tanggal: 2024-03-28. Ya atau tidak: Ya, Tidak. Kata lain dipilih dari daftarnya; artinya di lembar Pilihan.",
    "Berkas ini hanya dapat dikembalikan ke laporan dan versi yang tertera di bawah ini.",
];

impl From<XlsxError> for ApiError {
    fn from(error: XlsxError) -> Self {
        Self::Internal(error.to_string())
    }
}

struct Gaya {
    judul: Format,
    wajib: Format,
    keterangan: Format,
    label: Format,
    teks: Format,
    angka: Format,
    rupiah: Format,
    hari: Format,
}

impl Gaya {
    fn baru() -> Self {
        let judul = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_background_color("D9E2F3");
        let isian = Format::new().set_unlocked().set_align(FormatAlign::Top);
        Self {
            wajib: judul.clone().set_font_color("9C0006"),
            judul,
            keterangan: Format::new()
                .set_italic()
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_font_color("595959"),
            label: Format::new().set_num_format("@").set_text_wrap(),
            teks: isian.clone().set_num_format("@").set_text_wrap(),
            angka: isian.clone(),
            rupiah: isian.clone().set_num_format("#,##0"),
            hari: isian.set_num_format("yyyy-mm-dd"),
        }
    }

    fn untuk(&self, jenis: &Jenis) -> &Format {
        match jenis {
            Jenis::Teks | Jenis::Ya | Jenis::Pilihan(_) => &self.teks,
            Jenis::Desimal | Jenis::Bulat => &self.angka,
            Jenis::Rupiah => &self.rupiah,
            Jenis::Hari => &self.hari,
        }
    }
}

/// Writes a workbook.
///
/// # Errors
/// When the rows do not fit into a workbook.
pub(in super::super) fn tulis(cap: &Cap, isi: &[Vec<Baris>]) -> Result<Vec<u8>, ApiError> {
    let gaya = Gaya::baru();
    let mut buku = Workbook::new();
    let dibuat = ExcelDateTime::from_ymd(cap.tahun.parse().unwrap_or(2000), 1, 1)?;
    buku.set_properties(
        &DocProperties::new()
            .set_title("Lembar kerja LKjIP")
            .set_creation_datetime(&dibuat),
    );
    petunjuk(buku.add_worksheet(), cap, &gaya)?;
    let kosakata = kosakata();
    for (rancangan, rows) in LEMBAR.iter().zip(isi) {
        lembar(buku.add_worksheet(), rancangan, rows, &kosakata, &gaya)?;
    }
    pilihan(buku.add_worksheet(), &kosakata, &gaya)?;
    Ok(buku.save_to_buffer()?)
}

/// The distinct lists of words, each with the heading of the first column that has it.
fn kosakata() -> Vec<(&'static str, &'static [(String, String)])> {
    let mut hasil: Vec<(&str, &[(String, String)])> = Vec::new();
    for kolom in LEMBAR.iter().flat_map(|satu| &satu.kolom) {
        if let Jenis::Pilihan(kata) = &kolom.jenis
            && !hasil.iter().any(|(_, lain)| lain == kata)
        {
            hasil.push((kolom.judul, kata));
        }
    }
    hasil
}

fn kolom_berkas(nomor: usize) -> u16 {
    u16::try_from(di_berkas(nomor)).unwrap_or(u16::MAX)
}

fn petunjuk(lembar: &mut Worksheet, cap: &Cap, gaya: &Gaya) -> Result<(), ApiError> {
    lembar.set_name(PETUNJUK)?;
    lembar.set_column_width_pixels(0, 160)?;
    lembar.set_column_width_pixels(1, 620)?;
    let judul = format!(
        "Lembar kerja LKjIP kecamatan {} tahun {}",
        cap.kecamatan, cap.tahun
    );
    lembar.write_string_with_format(0, 0, judul, &Format::new().set_bold())?;
    let mut baris = 2;
    for satu in CARA {
        lembar.write_string_with_format(baris, 1, *satu, &gaya.label)?;
        baris += 1;
    }
    baris += 1;
    for (nama, isi) in cap.bagian() {
        lembar.write_string(baris, 0, nama)?;
        lembar.write_string_with_format(baris, 1, isi, &gaya.label)?;
        baris += 1;
    }
    lembar.protect();
    Ok(())
}

fn lembar(
    lembar: &mut Worksheet,
    rancangan: &Rancangan,
    rows: &[Baris],
    kosakata: &[(&str, &[(String, String)])],
    gaya: &Gaya,
) -> Result<(), ApiError> {
    lembar.set_name(rancangan.nama)?;
    let asli = u16::try_from(ASLI).unwrap_or_default();
    lembar.set_column_format(asli, &gaya.angka)?;
    lembar.set_column_hidden(asli)?;
    lembar.set_freeze_panes(ISI, 0)?;
    for (nomor, kolom) in rancangan.kolom.iter().enumerate() {
        let letak = kolom_berkas(nomor);
        lembar.set_column_format(letak, gaya.untuk(&kolom.jenis))?;
        lembar.set_column_width_pixels(letak, kolom.lebar)?;
        let judul = if kolom.wajib {
            &gaya.wajib
        } else {
            &gaya.judul
        };
        lembar.write_string_with_format(JUDUL, letak, kolom.judul, judul)?;
        lembar.write_string_with_format(KETERANGAN, letak, &kolom.keterangan, &gaya.keterangan)?;
        if let Some(aturan) = aturan(kolom, kosakata)? {
            lembar.add_data_validation(ISI, letak, BARIS, letak, &aturan)?;
        }
    }
    for (baris, (urutan, isi)) in (ISI..).zip((1_u32..).zip(rows)) {
        lembar.write_number_with_format(baris, asli, urutan, &gaya.angka)?;
        for (nomor, (kolom, nilai)) in rancangan.kolom.iter().zip(isi).enumerate() {
            sel(lembar, (baris, kolom_berkas(nomor)), kolom, nilai, gaya)?;
        }
    }
    lembar.protect_with_options(&ProtectionOptions {
        format_cells: true,
        format_columns: true,
        format_rows: true,
        insert_rows: true,
        sort: true,
        use_autofilter: true,
        ..ProtectionOptions::default()
    });
    Ok(())
}

/// What may be chosen in a column.
fn aturan(
    kolom: &Kolom,
    kosakata: &[(&str, &[(String, String)])],
) -> Result<Option<DataValidation>, ApiError> {
    let aturan = match &kolom.jenis {
        Jenis::Ya => DataValidation::new().allow_list_strings(&["Ya", "Tidak"])?,
        Jenis::Pilihan(kata) => {
            let Some(letak) = kosakata.iter().position(|(_, lain)| lain == kata) else {
                return Ok(None);
            };
            let kolom = u32::try_from(letak * 2).unwrap_or_default();
            let akhir = u32::try_from(kata.len()).unwrap_or_default();
            DataValidation::new().allow_list_formula(Formula::new(format!(
                "={PILIHAN}!{}:{}",
                mutlak(1, kolom),
                mutlak(akhir, kolom)
            )))
        }
        Jenis::Teks | Jenis::Desimal | Jenis::Rupiah | Jenis::Bulat | Jenis::Hari => {
            return Ok(None);
        }
    };
    let aturan = aturan.set_error_title("Isian tidak dikenal")?;
    Ok(Some(aturan.set_error_message(
        "Pilih dari daftar; artinya di lembar Pilihan.",
    )?))
}

/// A cell name that does not move, e.g. `$A$2`.
fn mutlak(baris: u32, kolom: u32) -> String {
    let nama = alamat(baris, kolom);
    let huruf = nama.trim_end_matches(|huruf: char| huruf.is_ascii_digit());
    format!("${huruf}${}", baris + 1)
}

fn sel(
    lembar: &mut Worksheet,
    (baris, letak): (u32, u16),
    kolom: &Kolom,
    nilai: &Value,
    gaya: &Gaya,
) -> Result<(), ApiError> {
    let format = gaya.untuk(&kolom.jenis);
    let teks = match nilai {
        Value::Null => return Ok(()),
        Value::Bool(ya) => if *ya { "Ya" } else { "Tidak" }.to_owned(),
        Value::Number(angka) => angka.to_string(),
        Value::String(teks) => teks.clone(),
        Value::Array(_) | Value::Object(_) => {
            let pesan = format!("column {} holds no plain value", kolom.judul);
            return Err(ApiError::Internal(pesan));
        }
    };
    match kolom.jenis {
        Jenis::Desimal | Jenis::Rupiah | Jenis::Bulat => {
            let nilai: Decimal = teks
                .parse()
                .map_err(|_| ApiError::Internal(format!("no figure: {teks}")))?;
            if let Some(angka) = tepat(nilai) {
                lembar.write_number_with_format(baris, letak, angka, format)?;
            } else {
                // More digits than a spreadsheet keeps: as a text, which is read back as the figure.
                let teks = angka::tulis(nilai, macam(&kolom.jenis));
                lembar.write_string_with_format(baris, letak, teks, format)?;
            }
        }
        Jenis::Hari => match ExcelDateTime::parse_from_str(&teks) {
            Ok(hari) => {
                lembar.write_datetime_with_format(baris, letak, &hari, format)?;
            }
            Err(_) => {
                lembar.write_string_with_format(baris, letak, teks, format)?;
            }
        },
        Jenis::Teks | Jenis::Ya | Jenis::Pilihan(_) => {
            lembar.write_string_with_format(baris, letak, teks, format)?;
        }
    }
    Ok(())
}

fn macam(jenis: &Jenis) -> Macam {
    match jenis {
        Jenis::Rupiah => Macam::Rupiah,
        Jenis::Bulat => Macam::Bulat,
        Jenis::Teks | Jenis::Desimal | Jenis::Ya | Jenis::Hari | Jenis::Pilihan(_) => {
            Macam::Desimal
        }
    }
}

/// The words that may be chosen, with their meaning.
fn pilihan(
    lembar: &mut Worksheet,
    kosakata: &[(&str, &[(String, String)])],
    gaya: &Gaya,
) -> Result<(), ApiError> {
    lembar.set_name(PILIHAN)?;
    for (nomor, (judul, kata)) in kosakata.iter().enumerate() {
        let kolom = u16::try_from(nomor * 2).unwrap_or(u16::MAX - 1);
        lembar.set_column_width_pixels(kolom, 160)?;
        lembar.set_column_width_pixels(kolom + 1, 320)?;
        lembar.write_string_with_format(0, kolom, *judul, &gaya.judul)?;
        lembar.write_string_with_format(0, kolom + 1, "Arti", &gaya.judul)?;
        for (baris, (kode, arti)) in (1_u32..).zip(kata.iter()) {
            lembar.write_string(baris, kolom, kode)?;
            lembar.write_string_with_format(baris, kolom + 1, arti, &gaya.keterangan)?;
        }
    }
    lembar.protect();
    Ok(())
}
