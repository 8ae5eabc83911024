//! A calculated figure on the wire: its value, or why it has none, and where it comes from.

use async_graphql::SimpleObject;
use rust_decimal::{Decimal, RoundingStrategy};

use super::scalar::Desimal;
use crate::hitung::{TakTerhitung, bulat};

/// Angka hasil hitung beserta asal-usulnya.
#[derive(Clone, Debug, SimpleObject)]
pub struct Hitungan {
    /// Hasil, dibulatkan HALF_UP ke dua desimal; kosong bila tidak terhitung.
    pub nilai: Option<Desimal>,
    /// Rumus yang dipakai.
    pub rumus: String,
    /// Angka-angka yang masuk ke dalam rumus.
    pub masukan: Vec<Masukan>,
    /// Mengapa tidak terhitung.
    pub alasan: Option<AlasanTakTerhitung>,
}

/// Satu angka yang masuk ke dalam rumus.
#[derive(Clone, Debug, SimpleObject)]
pub struct Masukan {
    /// Nama dalam rumus.
    pub nama: String,
    /// Nilainya, tidak dibulatkan ke dua desimal agar hasilnya dapat dihitung ulang: yang dihitung paling banyak
    /// sepuluh desimal. Kosong bila belum diisi.
    pub nilai: Option<Desimal>,
}

/// Mengapa sebuah angka tidak terhitung.
#[derive(Clone, Debug, SimpleObject)]
pub struct AlasanTakTerhitung {
    /// Kode tetap, mis. `BELUM_DIISI`, `TARGET_NOL`.
    pub kode: String,
    /// Satu kalimat penjelasan.
    pub pesan: String,
}

impl From<TakTerhitung> for AlasanTakTerhitung {
    fn from(alasan: TakTerhitung) -> Self {
        Self {
            kode: alasan.code().to_owned(),
            pesan: alasan.message().to_owned(),
        }
    }
}

impl Hitungan {
    /// The figure, with the formula and the inputs by which it can be checked by hand.
    pub fn new(
        hasil: Result<Decimal, TakTerhitung>,
        rumus: &str,
        masukan: &[(&str, Option<Decimal>)],
    ) -> Self {
        let (nilai, alasan) = match hasil {
            Ok(nilai) => (Some(Desimal(bulat(nilai))), None),
            Err(alasan) => (None, Some(alasan.into())),
        };
        Self {
            nilai,
            rumus: rumus.to_owned(),
            masukan: masukan
                .iter()
                .map(|(nama, nilai)| Masukan {
                    nama: (*nama).to_owned(),
                    nilai: nilai.map(sepuluh_desimal),
                })
                .collect(),
            alasan,
        }
    }
}

/// As many decimals as it takes to come to the same two again.
fn sepuluh_desimal(nilai: Decimal) -> Desimal {
    let nilai = nilai.round_dp_with_strategy(10, RoundingStrategy::MidpointAwayFromZero);
    Desimal(nilai.normalize())
}

/// Two decimals on the wire.
pub fn dua_desimal(nilai: Decimal) -> Desimal {
    Desimal(bulat(nilai))
}
