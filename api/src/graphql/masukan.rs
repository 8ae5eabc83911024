//! Checks of what a client wrote. All that is wrong is gathered, so that it can be mended at once.

use async_graphql::MaybeUndefined;
use entity::value::Nilai;

use super::scalar::Desimal;
use crate::error::{Fault, KodeKesalahan, UserError};

/// Longest text of one line: names, units, sources.
pub const BARIS: usize = 300;
/// Longest text of several lines: definitions, notes.
pub const URAIAN: usize = 4000;
/// First and last year that a record may name.
const TAHUN: std::ops::RangeInclusive<i32> = 2000..=2100;

/// What is said of a text in which something cannot be printed ([`berkendali`]).
pub const BERKENDALI: &str = "Teks ini memuat karakter kendali, yang tidak tercetak; ketik ulang.";

/// Whether something in `teks` is neither printed nor an end of line or a tab; PostgreSQL does not even keep
/// all of it.
pub fn berkendali(teks: &str) -> bool {
    teks.chars()
        .any(|huruf| huruf.is_control() && !matches!(huruf, '\n' | '\r' | '\t'))
}

/// An input under inspection.
#[derive(Debug, Default)]
pub struct Masukan {
    errors: Vec<UserError>,
}

impl Masukan {
    /// Notes what is wrong at `path`.
    pub fn tolak(&mut self, path: &str, code: KodeKesalahan, message: impl Into<String>) {
        self.errors.push(UserError::at(path, code, message));
    }

    /// A text that must be there, without blanks around it and of at most `batas` characters.
    pub fn teks(&mut self, path: &str, isi: &str, batas: usize) -> String {
        let isi = isi.trim();
        if isi.is_empty() {
            self.tolak(path, KodeKesalahan::WajibDiisi, "Bagian ini wajib diisi.");
        } else if isi.chars().count() > batas {
            self.tolak(
                path,
                KodeKesalahan::TidakSah,
                format!("Bagian ini paling banyak {batas} karakter."),
            );
        } else if berkendali(isi) {
            self.tolak(path, KodeKesalahan::TidakSah, BERKENDALI);
        }
        isi.to_owned()
    }

    /// A text that may be absent; a blank one counts as absent.
    pub fn teks_opsional(&mut self, path: &str, isi: Option<&str>, batas: usize) -> Option<String> {
        let isi = isi.map(str::trim).filter(|isi| !isi.is_empty())?;
        Some(self.teks(path, isi, batas))
    }

    /// What a partial update says of a part that cannot be emptied; nothing when it is not to change.
    pub fn ubahan<'a, T>(&mut self, path: &str, isi: &'a MaybeUndefined<T>) -> Option<&'a T> {
        if isi.is_null() {
            self.tolak(
                path,
                KodeKesalahan::WajibDiisi,
                "Bagian ini tidak boleh null; jangan kirim bila tidak berubah.",
            );
        }
        isi.value()
    }

    /// The text after a partial update.
    pub fn ubah_teks(
        &mut self,
        path: &str,
        isi: &MaybeUndefined<String>,
        batas: usize,
        tujuan: &mut String,
    ) {
        if let Some(isi) = self.ubahan(path, isi) {
            *tujuan = self.teks(path, isi, batas);
        }
    }

    /// A calendar year.
    pub fn tahun(&mut self, path: &str, tahun: i32) -> i32 {
        if !TAHUN.contains(&tahun) {
            self.tolak(
                path,
                KodeKesalahan::TidakSah,
                format!("Tahun harus antara {} dan {}.", TAHUN.start(), TAHUN.end()),
            );
        }
        tahun
    }

    /// A figure as the database keeps it.
    pub fn nilai(&mut self, path: &str, angka: Desimal) -> Nilai {
        Nilai::try_from(angka.0).unwrap_or_else(|_| {
            self.tolak(
                path,
                KodeKesalahan::TidakSah,
                "Angka terlalu besar atau lebih dari empat desimal.",
            );
            Nilai::default()
        })
    }

    /// # Errors
    /// All that was noted, if anything.
    pub fn selesai(self) -> Result<(), Fault> {
        if self.errors.is_empty() {
            Ok(())
        } else {
            Err(Fault::User(self.errors))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_wrong_is_told_at_once() {
        let mut masukan = Masukan::default();
        assert_eq!(masukan.teks("/nama", "  Nilai SKM ", BARIS), "Nilai SKM");
        masukan.teks("/satuan", " ", BARIS);
        masukan.teks("/dasar", "a\u{0}b", BARIS);
        masukan.teks("/definisi", &"x".repeat(BARIS + 1), BARIS);
        masukan.tahun("/tahun", 1999);
        assert_eq!(masukan.teks_opsional("/catatan", Some(" "), BARIS), None);
        let Err(Fault::User(errors)) = masukan.selesai() else {
            panic!("nothing was refused");
        };
        let paths: Vec<_> = errors.iter().map(|error| error.path.join("/")).collect();
        assert_eq!(paths, ["satuan", "dasar", "definisi", "tahun"]);
    }

    #[test]
    fn a_part_left_out_stays_and_a_null_is_refused() {
        let mut masukan = Masukan::default();
        let mut nama = "lama".to_owned();
        masukan.ubah_teks("/nama", &MaybeUndefined::Undefined, BARIS, &mut nama);
        assert_eq!(nama, "lama");
        masukan.ubah_teks(
            "/nama",
            &MaybeUndefined::Value("baru".to_owned()),
            BARIS,
            &mut nama,
        );
        assert_eq!(nama, "baru");
        masukan.ubah_teks("/nama", &MaybeUndefined::Null, BARIS, &mut nama);
        assert!(masukan.selesai().is_err());
    }
}
