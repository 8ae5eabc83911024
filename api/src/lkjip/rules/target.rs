//! Which of several targets is the one that binds.

use entity::status::JenisUkuran;

use crate::lkjip::dokumen::UkuranDokumen;

/// Documents that set the target of the year, the strongest first: a later document amends the
/// earlier one (PermenPANRB 53/2014 lampiran I; the sample's tables 2.2, 2.4 and 2.6).
const URUTAN: [JenisUkuran; 5] = [
    JenisUkuran::PkPerubahan,
    JenisUkuran::PkMurni,
    JenisUkuran::RktReviu,
    JenisUkuran::RktAwal,
    JenisUkuran::Renstra,
];

/// The target of `tahun` that binds: PK perubahan, else PK murni, else RKT after review, else RKT
/// before review, else Renstra.
pub fn target_berlaku(ukuran: &[UkuranDokumen], tahun: i32) -> Option<&UkuranDokumen> {
    URUTAN.iter().find_map(|jenis| {
        ukuran
            .iter()
            .find(|baris| baris.jenis == *jenis && baris.tahun == tahun)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn baris(jenis: JenisUkuran, tahun: i32, predikat: &str) -> UkuranDokumen {
        UkuranDokumen {
            jenis,
            tahun,
            nilai: None,
            predikat: Some(predikat.to_owned()),
            keterangan: None,
        }
    }

    #[test]
    fn the_latest_document_of_the_year_binds() {
        let mut ukuran = vec![
            baris(JenisUkuran::Renstra, 2023, "B"),
            baris(JenisUkuran::PkPerubahan, 2022, "D"),
        ];
        let berlaku = |ukuran: &[UkuranDokumen]| {
            target_berlaku(ukuran, 2023).and_then(|baris| baris.predikat.clone())
        };
        assert_eq!(berlaku(&ukuran).as_deref(), Some("B"));
        ukuran.push(baris(JenisUkuran::PkMurni, 2023, "BB"));
        assert_eq!(berlaku(&ukuran).as_deref(), Some("BB"));
        ukuran.push(baris(JenisUkuran::PkPerubahan, 2023, "A"));
        assert_eq!(berlaku(&ukuran).as_deref(), Some("A"));
        assert_eq!(target_berlaku(&ukuran, 2030), None);
    }
}
