//! A strict reader of the shipped CSV files: exactly the declared columns, no stray blanks, no repeated
//! key, plain numbers. What is wrong is told with file, line and column.

use std::collections::HashSet;
use std::str::FromStr;

use csv::StringRecord;
use entity::value::{Nilai, Tanggal};
use rust_decimal::Decimal;
use sea_orm::ActiveEnum;

use crate::error::ApiError;

/// A shipped file and what it must look like.
#[derive(Debug)]
pub(super) struct Berkas {
    /// Name within `data/`.
    pub(super) nama: &'static str,
    /// Its text.
    pub(super) isi: &'static str,
    /// Its columns, in order.
    pub(super) kolom: &'static [&'static str],
    /// The columns that together name a row.
    pub(super) kunci: &'static [&'static str],
}

/// One row, asked by column name.
pub(super) struct Baris<'a> {
    berkas: &'a Berkas,
    nomor: u64,
    sel: &'a StringRecord,
}

impl Berkas {
    /// All rows, each turned into a `T`.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub(super) fn baca<T>(
        &self,
        tafsir: impl Fn(&Baris<'_>) -> Result<T, ApiError>,
    ) -> Result<Vec<T>, ApiError> {
        let mut pembaca = csv::ReaderBuilder::new().from_reader(self.isi.as_bytes());
        let judul = pembaca
            .headers()
            .map_err(|error| self.salah(1, &error.to_string()))?;
        if judul.iter().ne(self.kolom.iter().copied()) {
            let harus = self.kolom.join(",");
            return Err(self.salah(1, &format!("kolom harus {harus}")));
        }
        let mut kunci = HashSet::new();
        let mut hasil = Vec::new();
        for sel in pembaca.records() {
            let sel = sel.map_err(|error| {
                let nomor = error.position().map_or(0, csv::Position::line);
                self.salah(nomor, &error.to_string())
            })?;
            let baris = Baris {
                berkas: self,
                nomor: sel.position().map_or(0, csv::Position::line),
                sel: &sel,
            };
            for (kolom, isi) in self.kolom.iter().zip(&sel) {
                if isi.trim() != isi {
                    return Err(baris.salah(kolom, "diawali atau diakhiri spasi"));
                }
            }
            let nama = self
                .kunci
                .iter()
                .map(|kolom| baris.teks(kolom))
                .collect::<Result<Vec<_>, _>>()?
                .join("|");
            if !kunci.insert(nama.clone()) {
                return Err(self.salah(baris.nomor, &format!("kunci {nama} berulang")));
            }
            hasil.push(tafsir(&baris)?);
        }
        Ok(hasil)
    }

    fn salah(&self, nomor: u64, apa: &str) -> ApiError {
        ApiError::Internal(format!("data/{} baris {nomor}: {apa}.", self.nama))
    }
}

impl Baris<'_> {
    fn salah(&self, kolom: &str, apa: &str) -> ApiError {
        self.berkas
            .salah(self.nomor, &format!("kolom {kolom}: {apa}"))
    }

    /// An error of this row: `kolom` names something that does not exist.
    pub(super) fn tanpa_rujukan(&self, kolom: &str, kode: &str) -> ApiError {
        self.salah(kolom, &format!("\"{kode}\" tidak ada"))
    }

    /// The cell, empty when blank.
    fn sel(&self, kolom: &str) -> Result<&str, ApiError> {
        self.berkas
            .kolom
            .iter()
            .position(|nama| *nama == kolom)
            .and_then(|letak| self.sel.get(letak))
            .ok_or_else(|| self.salah(kolom, "tidak dikenal"))
    }

    /// A cell that must be filled.
    pub(super) fn teks(&self, kolom: &str) -> Result<String, ApiError> {
        self.opsional(kolom)?
            .ok_or_else(|| self.salah(kolom, "wajib diisi"))
    }

    /// A cell that may be blank.
    pub(super) fn opsional(&self, kolom: &str) -> Result<Option<String>, ApiError> {
        let isi = self.sel(kolom)?;
        Ok((!isi.is_empty()).then(|| isi.to_owned()))
    }

    /// A whole number without sign.
    pub(super) fn bulat(&self, kolom: &str) -> Result<i32, ApiError> {
        let isi = self.teks(kolom)?;
        isi.bytes()
            .all(|b| b.is_ascii_digit())
            .then(|| isi.parse().ok())
            .flatten()
            .ok_or_else(|| self.salah(kolom, &format!("\"{isi}\" bukan bilangan bulat")))
    }

    /// A whole number that may be blank.
    pub(super) fn bulat_opsional(&self, kolom: &str) -> Result<Option<i32>, ApiError> {
        if self.sel(kolom)?.is_empty() {
            return Ok(None);
        }
        self.bulat(kolom).map(Some)
    }

    /// An exact decimal: digits, and at most four more after a point.
    pub(super) fn nilai(&self, kolom: &str) -> Result<Nilai, ApiError> {
        let isi = self.teks(kolom)?;
        let (bulat, pecahan) = isi.split_once('.').unwrap_or((&isi, "0"));
        let digit = |bagian: &str| !bagian.is_empty() && bagian.bytes().all(|b| b.is_ascii_digit());
        (digit(bulat) && digit(pecahan))
            .then(|| Decimal::from_str(&isi).ok())
            .flatten()
            .and_then(|angka| Nilai::try_from(angka).ok())
            .ok_or_else(|| self.salah(kolom, &format!("\"{isi}\" bukan angka desimal")))
    }

    /// An exact decimal that may be blank.
    pub(super) fn nilai_opsional(&self, kolom: &str) -> Result<Option<Nilai>, ApiError> {
        if self.sel(kolom)?.is_empty() {
            return Ok(None);
        }
        self.nilai(kolom).map(Some)
    }

    /// `ya` or `tidak`.
    pub(super) fn ya(&self, kolom: &str) -> Result<bool, ApiError> {
        match self.sel(kolom)? {
            "ya" => Ok(true),
            "tidak" => Ok(false),
            _ => Err(self.salah(kolom, "harus ya atau tidak")),
        }
    }

    /// A calendar day.
    pub(super) fn tanggal(&self, kolom: &str) -> Result<Tanggal, ApiError> {
        let isi = self.teks(kolom)?;
        isi.parse()
            .map_err(|_| self.salah(kolom, &format!("\"{isi}\" bukan tanggal YYYY-MM-DD")))
    }

    /// A calendar day that may be blank.
    pub(super) fn tanggal_opsional(&self, kolom: &str) -> Result<Option<Tanggal>, ApiError> {
        if self.sel(kolom)?.is_empty() {
            return Ok(None);
        }
        self.tanggal(kolom).map(Some)
    }

    /// A word of a closed vocabulary.
    pub(super) fn pilihan<E: ActiveEnum<Value = String>>(
        &self,
        kolom: &str,
    ) -> Result<E, ApiError> {
        let isi = self.teks(kolom)?;
        E::try_from_value(&isi).map_err(|_| self.salah(kolom, &format!("\"{isi}\" tidak dikenal")))
    }
}

#[cfg(test)]
mod tests {
    use entity::status::Letak;

    use super::*;

    fn salah<T: std::fmt::Debug>(
        isi: &'static str,
        tafsir: impl Fn(&Baris<'_>) -> Result<T, ApiError>,
    ) -> String {
        let berkas = Berkas {
            nama: "uji.csv",
            isi,
            kolom: &["kode", "isi"],
            kunci: &["kode"],
        };
        match berkas.baca(tafsir) {
            Err(ApiError::Internal(pesan)) => pesan,
            lain => panic!("{lain:?}"),
        }
    }

    #[test]
    fn a_file_has_exactly_its_columns_and_no_repeated_key() {
        for (isi, harapan) in [
            ("kode,nama\nA,1\n", "baris 1: kolom harus kode,isi"),
            ("isi,kode\n1,A\n", "baris 1: kolom harus kode,isi"),
            ("kode,isi,lain\nA,1,2\n", "baris 1: kolom harus kode,isi"),
            ("kode,isi\nA,1\nB\n", "baris 3"),
            ("kode,isi\nA,1\nB,2\nA,3\n", "baris 4: kunci A berulang"),
            ("kode,isi\n,1\n", "baris 2: kolom kode: wajib diisi"),
            ("kode,isi\nA,1 \n", "baris 2: kolom isi: diawali"),
        ] {
            let pesan = salah(isi, |baris| baris.teks("isi"));
            assert!(
                pesan.starts_with("data/uji.csv") && pesan.contains(harapan),
                "{pesan}"
            );
        }
    }

    #[test]
    fn cells_are_never_guessed() {
        for isi in [
            "kode,isi\nA,\"1,5\"\n",
            "kode,isi\nA,1.\n",
            "kode,isi\nA,.5\n",
            "kode,isi\nA,1e3\n",
            "kode,isi\nA,1_000\n",
            "kode,isi\nA,1.23456\n",
            "kode,isi\nA,n/a\n",
            "kode,isi\nA,\n",
        ] {
            let pesan = salah(isi, |baris| baris.nilai("isi"));
            assert!(pesan.contains("baris 2: kolom isi"), "{pesan}");
        }
        salah("kode,isi\nA,+1\n", |baris| baris.bulat("isi"));
        salah("kode,isi\nA,2147483648\n", |baris| baris.bulat("isi"));
        salah("kode,isi\nA,true\n", |baris| baris.ya("isi"));
        salah("kode,isi\nA,2023-02-29\n", |baris| baris.tanggal("isi"));
        salah("kode,isi\nA,daratan\n", |baris| {
            baris.pilihan::<Letak>("isi")
        });
        salah("kode,isi\nA,1\n", |baris| baris.teks("lain"));
    }

    #[test]
    fn a_blank_is_absent_and_a_decimal_is_exact() {
        let berkas = Berkas {
            nama: "uji.csv",
            isi: "kode,isi\nA,\nB,88.19\nC,0\n",
            kolom: &["kode", "isi"],
            kunci: &["kode"],
        };
        assert_eq!(
            berkas.baca(|baris| baris.nilai_opsional("isi")).unwrap(),
            [None, Some(Nilai(881_900)), Some(Nilai(0))]
        );
    }
}
