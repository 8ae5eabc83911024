//! The SKM result: its head, and one unsur.

use entity::status::Unsur;
use serde_json::json;

use super::{Letak, Tolak, Ubahan, gabung};
use crate::lkjip::dokumen::{Dokumen, NilaiUnsur, Skm};

/// Puts what the SKM says beside the unsur.
///
/// # Errors
/// Why it cannot be put.
pub fn taruh_kepala(isi: &mut Dokumen, ubahan: &Ubahan) -> Result<Letak, Vec<Tolak>> {
    let skm: Skm = gabung(isi.skm.as_ref(), &ubahan.isian, &[])?;
    isi.skm = Some(skm);
    Ok("/skm".to_owned())
}

/// Changes one unsur of a survey whose nine unsur are filled in.
///
/// # Errors
/// Why it cannot be put.
pub fn taruh_unsur(isi: &mut Dokumen, unsur: Unsur, ubahan: &Ubahan) -> Result<Letak, Vec<Tolak>> {
    let rows = isi.skm.as_mut().map(|skm| &mut skm.unsur);
    let ada = rows.and_then(|rows| {
        rows.iter_mut()
            .enumerate()
            .find(|(_, it)| it.unsur == unsur)
    });
    let Some((letak, tempat)) = ada else {
        return Err(vec![Tolak {
            kolom: "unsur",
            code: crate::error::KodeKesalahan::TidakDitemukan,
            pesan: "NRR kesembilan unsur diisi sekaligus terlebih dahulu.".to_owned(),
        }]);
    };
    let mut isian = ubahan.isian.clone();
    isian.insert("unsur".to_owned(), json!(unsur));
    *tempat = gabung::<NilaiUnsur>(Some(tempat), &isian, &[])?;
    Ok(format!("/skm/unsur/{letak}"))
}
