//! The stamp of a workbook: which report, in which state, it was made of.

use super::model::{Halaman, Sel};
use super::urai::PETUNJUK;

/// The form of the workbook. What changes it so that older files could be misread raises it.
pub(super) const FORMAT: &str = "lkjip-lembar/1";

/// What is stamped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cap {
    /// The form of the file.
    pub(super) format: String,
    /// Code of the kecamatan.
    pub(super) kecamatan: String,
    /// Year.
    pub(super) tahun: String,
    /// Global id of the report.
    pub(super) laporan: String,
    /// Revision.
    pub(super) revisi: String,
    /// Version of the report.
    pub(super) versi: String,
    /// SHA-256 of the content.
    pub(super) sidik: String,
}

impl Cap {
    /// Every part with what it is called in the file.
    pub(super) fn bagian(&self) -> [(&'static str, &str); 7] {
        [
            ("Format", &self.format),
            ("Kecamatan", &self.kecamatan),
            ("Tahun", &self.tahun),
            ("Laporan", &self.laporan),
            ("Revisi", &self.revisi),
            ("Versi", &self.versi),
            ("Sidik isi", &self.sidik),
        ]
    }

    /// The stamp of a file; none when it has none.
    pub(super) fn baca(halaman: &[Halaman]) -> Option<Self> {
        let petunjuk = halaman.iter().find(|satu| satu.nama == PETUNJUK)?;
        let cari = |nama: &str| {
            petunjuk.sel.iter().find_map(|((baris, kolom), sel)| {
                let bernama = *kolom == 0 && matches!(sel, Sel::Teks(teks) if teks == nama);
                let isi = petunjuk.sel.get(&(*baris, 1)).filter(|_| bernama)?;
                match isi {
                    Sel::Teks(teks)
                    | Sel::Angka {
                        teks,
                        persen: false,
                    } => Some(teks.trim().to_owned()),
                    Sel::Angka { .. }
                    | Sel::Hari(_)
                    | Sel::Saat
                    | Sel::Logika(_)
                    | Sel::Rumus
                    | Sel::Galat(_) => None,
                }
            })
        };
        Some(Self {
            format: cari("Format")?,
            kecamatan: cari("Kecamatan")?,
            tahun: cari("Tahun")?,
            laporan: cari("Laporan")?,
            revisi: cari("Revisi")?,
            versi: cari("Versi")?,
            sidik: cari("Sidik isi")?,
        })
    }
}
