//! Outliers, as the client sees them.

use async_graphql::SimpleObject;
use rust_decimal::Decimal;

use crate::graphql::hitungan::Hitungan;
use crate::graphql::scalar::Desimal;
use crate::hitung::TakTerhitung;
use crate::lkjip::graphql::Lkjip;
use crate::perbandingan::rules::pencilan::{AMBANG, CaraPencilan, Uji};
use crate::wilayah::graphql::Kecamatan;

/// Apakah sebuah angka jauh dari angka kecamatan lain. Pencilan ditandai saja: angkanya tetap dihitung.
#[derive(Clone, Debug, SimpleObject)]
pub struct UjiPencilan {
    /// Benar bila skor mutlaknya di atas ambang.
    pub(super) pencilan: bool,
    /// Skor z termodifikasi (Iglewicz & Hoaglin 1993).
    skor: Hitungan,
    /// Ambang skor, ke dua arah.
    ambang: Desimal,
    /// Ukuran jarak yang dipakai.
    cara: CaraPencilan,
}

/// Satu kecamatan yang angkanya jauh dari yang lain.
#[derive(Clone, Debug, SimpleObject)]
pub struct Pencilan {
    /// Kecamatan.
    pub(super) kecamatan: Kecamatan,
    /// Laporan yang memuat angkanya.
    pub(super) lkjip: Lkjip,
    /// Angkanya, tidak dibulatkan bila realisasi atau peningkatan.
    pub(super) nilai: Desimal,
    /// Pengujiannya.
    pub(super) uji: UjiPencilan,
}

impl UjiPencilan {
    /// How one of the values that `uji` was made of stands.
    pub(super) fn new(uji: &Uji, nilai: Decimal) -> Self {
        let (rumus, simpangan) = match uji.cara {
            CaraPencilan::Mad => ("0,6745 × (nilai − median) / MAD", Some("MAD")),
            CaraPencilan::RataRataSimpangan => (
                "(nilai − median) / (1,253314 × rata-rata simpangan)",
                Some("rata-rata simpangan"),
            ),
            CaraPencilan::SamaSemua => ("0, karena semua nilai sama", None),
        };
        let mut masukan = vec![("nilai", Some(nilai)), ("median", Some(uji.median))];
        masukan.extend(simpangan.map(|nama| (nama, Some(uji.simpangan))));
        Self {
            pencilan: uji.pencilan(nilai).unwrap_or(false),
            skor: Hitungan::new(
                uji.skor(nilai).ok_or(TakTerhitung::DiLuarJangkauan),
                rumus,
                &masukan,
            ),
            ambang: Desimal(AMBANG),
            cara: uji.cara,
        }
    }
}
