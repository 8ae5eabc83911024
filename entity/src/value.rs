//! Exact values as the tables keep them: fixed-point and integer, never a float.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// Rupiah utuh (tanpa sen).
#[derive(
    Copy,
    Clone,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    DeriveValueType,
    Serialize,
    Deserialize,
)]
pub struct Rupiah(pub i64);

/// Nilai, persentase atau jumlah dengan tepat empat angka desimal, disimpan sebagai
/// sepersepuluh ribu: `81.32` menjadi `813200`. Exact, and it sorts and sums in SQL.
#[derive(
    Copy,
    Clone,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    DeriveValueType,
    Serialize,
    Deserialize,
)]
pub struct Nilai(pub i64);

/// Angka yang tidak muat dalam [`Nilai`] tanpa kehilangan ketelitian.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NilaiTidakMuat;

impl Nilai {
    /// Jumlah angka desimal yang disimpan.
    pub const DESIMAL: u32 = 4;

    /// The exact decimal.
    pub fn desimal(self) -> Decimal {
        Decimal::new(self.0, Self::DESIMAL).normalize()
    }
}

impl TryFrom<Decimal> for Nilai {
    type Error = NilaiTidakMuat;

    /// # Errors
    /// [`NilaiTidakMuat`] when there are more than four decimals or the number is too large:
    /// nothing is rounded silently.
    fn try_from(angka: Decimal) -> Result<Self, Self::Error> {
        let mut tetap = angka.normalize();
        if tetap.scale() > Self::DESIMAL {
            return Err(NilaiTidakMuat);
        }
        tetap.rescale(Self::DESIMAL);
        if tetap.scale() != Self::DESIMAL {
            return Err(NilaiTidakMuat);
        }
        i64::try_from(tetap.mantissa())
            .map(Self)
            .map_err(|_| NilaiTidakMuat)
    }
}

impl From<Nilai> for Decimal {
    fn from(nilai: Nilai) -> Self {
        nilai.desimal()
    }
}

impl From<Rupiah> for Decimal {
    fn from(rupiah: Rupiah) -> Self {
        Self::from(rupiah.0)
    }
}

/// Saat dalam milidetik sejak 1970-01-01T00:00:00Z.
#[derive(
    Copy,
    Clone,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    DeriveValueType,
    Serialize,
    Deserialize,
)]
pub struct Waktu(pub i64);

/// Tanggal kalender `YYYY-MM-DD`; urutan teksnya adalah urutan waktunya.
#[derive(
    Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, DeriveValueType, Serialize, Deserialize,
)]
pub struct Tanggal(String);

/// Teks yang bukan tanggal kalender `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BukanTanggal;

impl Tanggal {
    /// Teks `YYYY-MM-DD`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Tanggal {
    type Err = BukanTanggal;

    /// # Errors
    /// [`BukanTanggal`] unless the text is an existing day of the Gregorian calendar.
    fn from_str(teks: &str) -> Result<Self, Self::Err> {
        let bytes = teks.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return Err(BukanTanggal);
        }
        let angka = |dari: usize, sampai: usize| -> Result<u16, BukanTanggal> {
            let bagian = &bytes[dari..sampai];
            if bagian.iter().all(u8::is_ascii_digit) {
                Ok(bagian
                    .iter()
                    .fold(0, |jumlah, digit| jumlah * 10 + u16::from(digit - b'0')))
            } else {
                Err(BukanTanggal)
            }
        };
        let (tahun, bulan, hari) = (angka(0, 4)?, angka(5, 7)?, angka(8, 10)?);
        let kabisat = tahun % 4 == 0 && (tahun % 100 != 0 || tahun % 400 == 0);
        let panjang = match bulan {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if kabisat => 29,
            2 => 28,
            _ => return Err(BukanTanggal),
        };
        if tahun == 0 || hari == 0 || hari > panjang {
            return Err(BukanTanggal);
        }
        Ok(Self(teks.to_owned()))
    }
}

impl fmt::Display for Tanggal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nilai_keeps_four_decimals_exactly_and_refuses_a_fifth() {
        let batas = Decimal::from_str("99999999999999.9999").unwrap();
        assert_eq!(Nilai::try_from(batas).unwrap().desimal(), batas);
        assert_eq!(
            Nilai::try_from(Decimal::from_str("81.32").unwrap()),
            Ok(Nilai(813_200))
        );
        assert_eq!(
            Nilai::try_from(Decimal::from_str("0.00001").unwrap()),
            Err(NilaiTidakMuat)
        );
        assert_eq!(Nilai::try_from(Decimal::MAX), Err(NilaiTidakMuat));
    }

    #[test]
    fn tanggal_accepts_only_days_that_exist() {
        for ada in ["2024-02-29", "2023-12-31", "2000-02-29"] {
            assert!(ada.parse::<Tanggal>().is_ok(), "{ada}");
        }
        for tiada in [
            "2023-02-29",
            "1900-02-29",
            "2023-13-01",
            "2023-1-01",
            "28 Maret 2024",
            "",
        ] {
            assert!(tiada.parse::<Tanggal>().is_err(), "{tiada}");
        }
    }
}
