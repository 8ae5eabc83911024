//! The two forms of CSV.

use super::isi::Isi;
use super::tabel::Kepala;
use crate::error::ApiError;

/// For whom a CSV is.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Untuk {
    /// RFC 4180, exactly as the figures are.
    Mesin,
    /// Excel that speaks Indonesian.
    Excel,
}

/// By which Excel knows UTF-8.
const BOM: &str = "\u{feff}";

impl Untuk {
    /// The first line.
    pub(super) fn kepala(self, kepala: &[Kepala]) -> Result<Vec<u8>, ApiError> {
        let (awal, judul): (&str, fn(&Kepala) -> String) = match self {
            Self::Mesin => ("", |satu| satu.nama.clone()),
            Self::Excel => (BOM, Kepala::orang),
        };
        self.tulis(awal, [kepala.iter().map(judul)])
    }

    /// Further lines.
    pub(super) fn baris(self, baris: &[Vec<Isi>]) -> Result<Vec<u8>, ApiError> {
        let sel: fn(&Isi) -> std::borrow::Cow<'_, str> = match self {
            Self::Mesin => Isi::mesin,
            Self::Excel => Isi::orang,
        };
        let teks = |isi| sel(isi).into_owned();
        self.tulis("", baris.iter().map(|satu| satu.iter().map(teks)))
    }

    fn tulis<T: AsRef<[u8]>>(
        self,
        awal: &str,
        baris: impl IntoIterator<Item = impl Iterator<Item = T>>,
    ) -> Result<Vec<u8>, ApiError> {
        let mut csv = csv::WriterBuilder::new()
            .delimiter(match self {
                Self::Mesin => b',',
                Self::Excel => b';',
            })
            .terminator(csv::Terminator::CRLF)
            .from_writer(Vec::from(awal));
        for satu in baris {
            csv.write_record(satu)
                .map_err(|error| ApiError::Internal(error.to_string()))?;
        }
        csv.into_inner()
            .map_err(|error| ApiError::Internal(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::isi::Jenis;
    use super::*;
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    fn judul(nama: &str, judul: &str) -> Kepala {
        Kepala {
            nama: nama.to_owned(),
            judul: judul.to_owned(),
            jenis: Jenis::Teks,
        }
    }

    fn tulis(untuk: Untuk, baris: &[Vec<Isi>]) -> String {
        let kepala = [judul("nama", "Nama; lengkap"), judul("nilai", "Nilai")];
        let mut isi = untuk.kepala(&kepala).unwrap();
        isi.extend(untuk.baris(baris).unwrap());
        String::from_utf8(isi).unwrap()
    }

    #[test]
    fn both_forms_to_the_letter() {
        let baris = [
            vec![
                Isi::Teks("A, \"B\";\r\nC".to_owned()),
                Isi::Angka(Decimal::new(-8130, 2)),
            ],
            vec![Isi::Teks("@SUM(A1)".to_owned()), Isi::Kosong],
        ];
        assert_eq!(
            tulis(Untuk::Mesin, &baris),
            "nama,nilai\r\n\"A, \"\"B\"\";\r\nC\",-81.30\r\n@SUM(A1),\r\n"
        );
        assert_eq!(
            tulis(Untuk::Excel, &baris),
            "\u{feff}\"Nama; lengkap\";Nilai\r\n\"A, \"\"B\"\";\r\nC\";-81,30\r\n'@SUM(A1);\r\n"
        );
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(teks in prop::collection::vec(".*", 1..20)) {
            let baris: Vec<Vec<Isi>> = teks
                .iter()
                .map(|satu| vec![Isi::Teks(satu.clone()), Isi::Kosong])
                .collect();
            let mut isi = Untuk::Mesin.kepala(&[judul("bagian", ""), judul("nilai", "")]).unwrap();
            isi.extend(Untuk::Mesin.baris(&baris).unwrap());
            let mut csv = csv::Reader::from_reader(&isi[..]);
            let kembali: Vec<String> =
                csv.records().map(|satu| satu.unwrap()[0].to_owned()).collect();
            prop_assert_eq!(kembali, teks);
        }
    }
}
