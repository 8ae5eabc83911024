//! When the rows of a report last changed, and whether what a client read is still so.

use std::collections::HashMap;

/// Path under which it is kept that all rows are at least of a version: of reports that are older than
/// the versions of rows.
const DASAR: &str = "";

/// A row or section that a write is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alamat {
    /// This row or section.
    Baris(String),
    /// This row and whatever stands below it.
    BesertaIsi(String),
}

/// The versions of the report at which its rows and sections last changed.
#[derive(Clone, Debug, Default)]
pub struct Versi(HashMap<String, i64>);

impl FromIterator<(String, i64)> for Versi {
    fn from_iter<T: IntoIterator<Item = (String, i64)>>(rows: T) -> Self {
        Self(rows.into_iter().collect())
    }
}

impl Versi {
    /// When a row or section last changed; 1 when never since the report was opened.
    pub fn baris(&self, path: &str) -> i64 {
        let dasar = self.0.get(DASAR).copied().unwrap_or(1);
        self.0.get(path).copied().unwrap_or(dasar).max(dasar)
    }

    /// Whether something at `alamat` changed after `version`.
    pub fn berubah(&self, alamat: &Alamat, version: i64) -> bool {
        match alamat {
            Alamat::Baris(path) => self.baris(path) > version,
            Alamat::BesertaIsi(path) => {
                self.baris(path) > version
                    || self.0.iter().any(|(satu, &versi)| {
                        versi > version
                            && satu
                                .strip_prefix(path.as_str())
                                .is_some_and(|sisa| sisa.starts_with(['/', '.']))
                    })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_stale_by_itself_and_not_by_its_neighbours() {
        let versi: Versi = [
            ("/anggaran/I.2", 4),
            ("/anggaran/I.2.1", 7),
            ("/anggaran", 7),
        ]
        .map(|(path, versi)| (path.to_owned(), versi))
        .into_iter()
        .collect();
        let baris = |path: &str| Alamat::Baris(path.to_owned());
        assert!(!versi.berubah(&baris("/anggaran/I.2"), 4));
        assert!(versi.berubah(&baris("/anggaran/I.2.1"), 6));
        assert!(versi.berubah(&baris("/anggaran"), 6));
        assert!(!versi.berubah(&baris("/anggaran/I.20"), 1));
        assert!(versi.berubah(&Alamat::BesertaIsi("/anggaran/I.2".to_owned()), 6));
        assert!(!versi.berubah(&Alamat::BesertaIsi("/anggaran/I.2.1".to_owned()), 7));
        assert_eq!(versi.baris("/skm"), 1);
    }

    #[test]
    fn what_is_older_than_the_versions_of_rows_has_that_of_the_report() {
        let versi: Versi = [(String::new(), 9)].into_iter().collect();
        assert_eq!(versi.baris("/skm"), 9);
        assert!(versi.berubah(&Alamat::Baris("/skm".to_owned()), 8));
    }
}
