//! The SKM result: its head, and one unsur.

use entity::status::Unsur;
use serde_json::json;

use super::{Letak, Tolak, Ubahan, cabut, gabung};
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

/// Puts one unsur, in the order of the regulation; the others may follow later.
///
/// # Errors
/// Why it cannot be put.
pub fn taruh_unsur(isi: &mut Dokumen, unsur: Unsur, ubahan: &Ubahan) -> Result<Letak, Vec<Tolak>> {
    let rows = &mut isi.skm.get_or_insert_default().unsur;
    let ada = rows.iter().position(|baris| baris.unsur == unsur);
    let mut isian = ubahan.isian.clone();
    isian.insert("unsur".to_owned(), json!(unsur));
    let baris: NilaiUnsur = gabung(ada.and_then(|letak| rows.get(letak)), &isian, &[])?;
    let letak = if let Some(letak) = ada {
        rows.remove(letak);
        letak
    } else {
        let sebelum = |satu: &NilaiUnsur| urutan(satu.unsur) < urutan(unsur);
        rows.iter().rposition(sebelum).map_or(0, |letak| letak + 1)
    };
    rows.insert(letak, baris);
    Ok(format!("/skm/unsur/{letak}"))
}

/// Takes one unsur out.
///
/// # Errors
/// Why it cannot be taken out.
pub fn hapus_unsur(isi: &mut Dokumen, unsur: Unsur) -> Result<(), Vec<Tolak>> {
    let tiada = || Tolak::belum_ada("unsur", "Unsur ini belum diisi.");
    match &mut isi.skm {
        Some(skm) => cabut(&mut skm.unsur, |baris| baris.unsur == unsur, tiada),
        None => Err(vec![tiada()]),
    }
}

fn urutan(unsur: Unsur) -> Option<usize> {
    Unsur::SEMUA.iter().position(|satu| *satu == unsur)
}
