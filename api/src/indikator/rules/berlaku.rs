//! Which entry of the dictionary holds for a fiscal year. What is measured anew is measured so from a year on; the years
//! before stay as they were reported. No regulation says so: an indicator that changes with a Renstra or a decree on the
//! IKU changes from the year for which that was made.

use entity::id::IndikatorId;
use entity::indikator;

use crate::perbandingan::rules::sebanding::{Ketentuan, perbedaan};

/// Where in `entri` the one stands that holds for this indicator in `tahun`.
pub fn berlaku(entri: &[indikator::Model], id: IndikatorId, tahun: i32) -> Option<usize> {
    (0..entri.len())
        .filter(|&satu| entri[satu].id == id && entri[satu].berlaku_mulai <= tahun)
        .max_by_key(|&satu| entri[satu].berlaku_mulai)
}

/// The whole dictionary as it holds for `tahun`.
pub fn menurut_tahun(entri: &[indikator::Model], tahun: i32) -> Vec<indikator::Model> {
    (0..entri.len())
        .filter(|&satu| berlaku(entri, entri[satu].id, tahun) == Some(satu))
        .map(|satu| entri[satu].clone())
        .collect()
}

/// From which year `baru` holds instead of `lama`, the latest entry, where nobody says so. What still measures the same
/// is a correction, and holds as long as what it corrects; another measure holds from the year `kini` on.
pub fn mulai_bawaan(lama: &indikator::Model, baru: &indikator::Model, kini: i32) -> i32 {
    match perbedaan(Ketentuan::kamus(lama, None), Ketentuan::kamus(baru, None)) {
        None => lama.berlaku_mulai,
        Some(_) => lama.berlaku_mulai.max(kini),
    }
}

#[cfg(test)]
mod tests {
    use entity::status::{Akumulasi, Polaritas, RumusCapaian};
    use entity::value::Waktu;

    use super::*;

    fn entri(id: i64, berlaku_mulai: i32) -> indikator::Model {
        indikator::Model {
            id: IndikatorId(id),
            kode: String::new(),
            nama: String::new(),
            satuan: "Keluhan".to_owned(),
            polaritas: Polaritas::Negatif,
            rumus: RumusCapaian::NegatifF1,
            akumulasi: Akumulasi::NilaiAkhir,
            skala_id: None,
            definisi: "Keluhan warga tentang pelayanan.".to_owned(),
            formulasi: "Dihitung.".to_owned(),
            sumber_data: String::new(),
            dasar: String::new(),
            berlaku_mulai,
            version: 1,
            sejak: Waktu(0),
        }
    }

    #[test]
    fn the_latest_that_has_begun_holds() {
        let semua = [entri(1, 2025), entri(1, 2023), entri(1, 0), entri(2, 2024)];
        for (tahun, satu, dua) in [
            (2022, Some(2), None),
            (2023, Some(1), None),
            (2024, Some(1), Some(3)),
            (2025, Some(0), Some(3)),
            (2030, Some(0), Some(3)),
        ] {
            assert_eq!(berlaku(&semua, IndikatorId(1), tahun), satu, "{tahun}");
            assert_eq!(berlaku(&semua, IndikatorId(2), tahun), dua, "{tahun}");
            let harapan: Vec<_> = [satu, dua].into_iter().flatten().collect();
            let harapan: Vec<_> = harapan.into_iter().map(|ini| semua[ini].clone()).collect();
            assert_eq!(menurut_tahun(&semua, tahun), harapan, "{tahun}");
        }
    }

    #[test]
    fn a_correction_holds_as_long_as_what_it_corrects() {
        for (lama, harapan) in [(0, 2024), (2023, 2024), (2024, 2024), (2026, 2026)] {
            let lama = entri(1, lama);
            let ejaan = indikator::Model {
                nama: "Banyaknya keluhan".to_owned(),
                definisi: "Keluhan warga atas pelayanan".to_owned(),
                ..lama.clone()
            };
            assert_eq!(mulai_bawaan(&lama, &ejaan, 2024), lama.berlaku_mulai);
            let lain = indikator::Model {
                satuan: "%".to_owned(),
                ..lama.clone()
            };
            assert_eq!(mulai_bawaan(&lama, &lain, 2024), harapan);
        }
    }
}
