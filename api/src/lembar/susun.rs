//! A document as rows of the declared sheets.

use serde_json::Value;

use super::skema::{Isian, LEMBAR};
use crate::error::ApiError;
use crate::lkjip::dokumen::Dokumen;

/// The cells of a row, one for each column of its sheet; null where there is nothing.
pub(super) type Baris = Vec<Value>;

/// The rows of every sheet, in the order of the document.
///
/// # Errors
/// When the document cannot be written as JSON, which it always can.
pub(super) fn susun(dokumen: &Dokumen) -> Result<Vec<Vec<Baris>>, ApiError> {
    let isi =
        serde_json::to_value(dokumen).map_err(|error| ApiError::Internal(error.to_string()))?;
    let mut semua: Vec<Vec<&Value>> = Vec::new();
    let mut hasil = Vec::new();
    for rancangan in LEMBAR.iter() {
        // A row, its sheet's place in the list of sheets, and what names the row that it belongs to.
        let mut rows: Vec<(&Value, Option<usize>, Value)> = Vec::new();
        if rancangan.tempat.is_empty() {
            rows.push((&isi, None, Value::Null));
        }
        for tempat in &rancangan.tempat {
            let pemilik = &LEMBAR[tempat.lembar];
            let kunci = pemilik.kunci.map(|letak| pemilik.kolom[letak].isian);
            for induk in &semua[tempat.lembar] {
                let nama = match kunci {
                    Some(Isian::Medan(isian)) => ambil(induk, isian).clone(),
                    Some(Isian::Induk | Isian::LembarInduk) | None => Value::Null,
                };
                let wadah = ambil(induk, tempat.isian);
                if tempat.daftar {
                    let butir = wadah.as_array().map(Vec::as_slice).unwrap_or_default();
                    rows.extend(
                        butir
                            .iter()
                            .map(|satu| (satu, Some(tempat.lembar), nama.clone())),
                    );
                } else if wadah.is_object() {
                    rows.push((wadah, Some(tempat.lembar), nama));
                }
            }
        }
        hasil.push(
            rows.iter()
                .map(|(satu, pemilik, nama)| {
                    rancangan
                        .kolom
                        .iter()
                        .map(|kolom| match kolom.isian {
                            Isian::LembarInduk => {
                                pemilik.map_or(Value::Null, |letak| LEMBAR[letak].nama.into())
                            }
                            Isian::Induk => nama.clone(),
                            Isian::Medan(isian) => ambil(satu, isian).clone(),
                        })
                        .collect()
                })
                .collect(),
        );
        semua.push(rows.into_iter().map(|(satu, ..)| satu).collect());
    }
    Ok(hasil)
}

const TIADA: &Value = &Value::Null;

/// What stands at a path within a row.
fn ambil<'a>(baris: &'a Value, isian: &str) -> &'a Value {
    isian
        .split('/')
        .filter(|langkah| !langkah.is_empty())
        .try_fold(baris, |titik, langkah| titik.get(langkah))
        .unwrap_or(TIADA)
}
