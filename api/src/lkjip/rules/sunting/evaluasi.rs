//! The evaluation of AKIP: its values, and one recommendation.

use super::{Letak, Tolak, Ubahan, gabung, ke, taruh_ke};
use crate::lkjip::dokumen::{Dokumen, EvaluasiAkip, Rekomendasi};

/// Puts what the evaluation says beside its recommendations.
///
/// # Errors
/// Why it cannot be put.
pub fn taruh_hasil(isi: &mut Dokumen, ubahan: &Ubahan) -> Result<Letak, Vec<Tolak>> {
    let wajib = ["tahun", "skala"];
    let hasil: EvaluasiAkip = gabung(isi.evaluasi_akip.as_ref(), &ubahan.isian, &wajib)?;
    isi.evaluasi_akip = Some(hasil);
    Ok("/evaluasiAkip".to_owned())
}

/// Puts the recommendation with this place in the list.
///
/// # Errors
/// Why it cannot be put.
pub fn taruh_rekomendasi(
    isi: &mut Dokumen,
    nomor: i32,
    ubahan: &Ubahan,
) -> Result<Letak, Vec<Tolak>> {
    let rows = rekomendasi(isi)?;
    let letak = taruh_ke(rows, nomor, "Rekomendasi", |lama| {
        gabung(lama, &ubahan.isian, &["uraian", "status"])
    })?;
    Ok(format!("/evaluasiAkip/rekomendasi/{letak}"))
}

/// Takes the recommendation with this place out of the list.
///
/// # Errors
/// Why it cannot be taken out.
pub fn hapus_rekomendasi(isi: &mut Dokumen, nomor: i32) -> Result<(), Vec<Tolak>> {
    let rows = rekomendasi(isi)?;
    rows.remove(ke(nomor, rows.len(), "Rekomendasi")?);
    Ok(())
}

/// The recommendations of an evaluation whose year and scale are known.
fn rekomendasi(isi: &mut Dokumen) -> Result<&mut Vec<Rekomendasi>, Vec<Tolak>> {
    let hasil = isi.evaluasi_akip.as_mut();
    hasil.map(|hasil| &mut hasil.rekomendasi).ok_or_else(|| {
        vec![Tolak::belum_ada(
            "/id",
            "Hasil evaluasi AKIP diisi terlebih dahulu.",
        )]
    })
}
