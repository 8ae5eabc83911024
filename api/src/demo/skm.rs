//! Made-up satisfaction surveys.

use entity::status::Unsur;
use rust_decimal::Decimal;
use time::OffsetDateTime;
use time::macros::datetime;

use super::angka::angka;
use super::sintetis::{Benih, SUMBER, hari, perseratus};
use crate::graphql::scalar::Desimal;
use crate::hitung::bulat;
use crate::lkjip::dokumen::{NilaiUnsur, Skm};
use crate::skm::rules::sampel::sampel_minimal;

/// The kecamatan whose survey of 2023 reached too few people to count as a realisasi.
const SURVEI_KURANG: (u32, i32) = (3, 2023);

/// Whether the survey reached too few people.
pub(super) fn survei_kurang(benih: &Benih<'_>) -> bool {
    (benih.nomor, benih.tahun) == SURVEI_KURANG
}

/// NRR of the nine unsur in hundredths, in the order of [`Unsur::SEMUA`]. The same answers given to
/// other unsur make a tie: the index is the same, the profile is not.
fn nrr(nomor: u32, tahun: i32) -> [i64; 9] {
    const POLA: [i64; 9] = [4, -6, -14, 22, 2, 5, 9, -12, -9];
    let seri = match (tahun, nomor) {
        (2023, 11) => 5,
        (2023, 17 | 27) => 8,
        _ => nomor,
    };
    let dasar = angka(seri, 0, "skm", &(270..=352));
    let naik = angka(seri, tahun, "skm naik", &(-4..=12));
    let halus = angka(seri, tahun, "skm halus", &(0..=8));
    let mut nilai = [0; 9];
    for ((nilai, pola), urutan) in nilai.iter_mut().zip(POLA).zip(0..) {
        *nilai = dasar + naik + pola + i64::from(urutan < halus);
    }
    let putar = usize::try_from(angka(nomor, 0, "putar", &(0..=8))).unwrap_or(0);
    nilai.rotate_left(putar);
    nilai
}

/// Index of the survey, HALF_UP to two decimals as a report states it.
pub(super) fn indeks(nomor: u32, tahun: i32) -> Desimal {
    let jumlah: i64 = nrr(nomor, tahun).iter().sum();
    Desimal(bulat(Decimal::new(jumlah * 25, 2) / Decimal::from(9)).normalize())
}

/// The survey as the report states it.
pub(super) fn skm(benih: &Benih<'_>) -> Skm {
    let populasi = benih.tetap("populasi", 900, 6200);
    let minimal = u32::try_from(populasi).map_or(0, sampel_minimal);
    let responden = if survei_kurang(benih) {
        28
    } else {
        i64::from(minimal) + benih.angka("responden", 0, 25)
    };
    let periode = |saat: OffsetDateTime| {
        hari(saat + time::Duration::days(365 * i64::from(benih.tahun - 2022)))
    };
    Skm {
        unsur: Unsur::SEMUA
            .iter()
            .zip(nrr(benih.nomor, benih.tahun))
            .map(|(&unsur, nrr)| NilaiUnsur {
                unsur,
                nrr: perseratus(nrr),
            })
            .collect(),
        indeks: None,
        bobot: None,
        responden: i32::try_from(responden).ok(),
        populasi: i32::try_from(populasi).ok(),
        metode: Some("Kuesioner tatap muka di ruang pelayanan (contoh sintetis).".to_owned()),
        mulai: periode(datetime!(2022-07-04 08:00 +7)),
        selesai: periode(datetime!(2022-10-28 08:00 +7)),
        sumber: Some(SUMBER.to_owned()),
    }
}
