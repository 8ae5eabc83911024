//! Program, kegiatan and sub-kegiatan.

use super::{Letak, Tolak, Ubahan, gabung, pindah, turunan};
use crate::lkjip::dokumen::Dokumen;

/// Where a row stands.
pub fn letak(isi: &Dokumen, nomor: &str) -> Option<Letak> {
    let letak = isi.anggaran.iter().position(|baris| baris.nomor == nomor)?;
    Some(format!("/anggaran/{letak}"))
}

/// Puts a row; with another number its children and what the agreements say of it follow.
///
/// # Errors
/// Why it cannot be put.
pub fn taruh(isi: &mut Dokumen, ubahan: &Ubahan) -> Result<Letak, Vec<Tolak>> {
    let cari = |nomor: &str| isi.anggaran.iter().position(|baris| baris.nomor == nomor);
    let ada = cari(&ubahan.nomor);
    let akhir = ubahan.nomor_akhir();
    if ubahan.ganti_nomor() {
        if ada.is_none() {
            return Err(vec![Tolak::tiada("nomor", "Baris", &ubahan.nomor)]);
        }
        if cari(akhir).is_some() {
            return Err(vec![Tolak::ada("nomorBaru", akhir)]);
        }
    }
    let lama = ada.and_then(|letak| isi.anggaran.get(letak));
    let mut isian = ubahan.isian.clone();
    isian.insert("nomor".to_owned(), akhir.into());
    let baris = gabung(lama, &isian, &["level", "nama"])?;
    if ubahan.ganti_nomor() {
        for satu in &mut isi.anggaran {
            pindah(&mut satu.nomor, &ubahan.nomor, akhir);
        }
        let program = isi.perjanjian.iter_mut().flat_map(|satu| &mut satu.program);
        for satu in program.filter(|satu| satu.program == ubahan.nomor) {
            akhir.clone_into(&mut satu.program);
        }
    }
    let letak = super::taruh(&mut isi.anggaran, baris, ada, ubahan, |satu| &satu.nomor)?;
    Ok(format!("/anggaran/{letak}"))
}

/// Takes a row out that nothing hangs on.
///
/// # Errors
/// Why it cannot be taken out.
pub fn hapus(isi: &mut Dokumen, nomor: &str) -> Result<(), Vec<Tolak>> {
    let Some(letak) = isi.anggaran.iter().position(|baris| baris.nomor == nomor) else {
        return Err(vec![Tolak::tiada("nomor", "Baris", nomor)]);
    };
    let mut tolak = Vec::new();
    if let Some(anak) = isi
        .anggaran
        .iter()
        .find(|baris| turunan(&baris.nomor, nomor))
    {
        let pesan = format!("Baris \"{nomor}\" masih memuat \"{}\".", anak.nomor);
        tolak.push(Tolak::dirujuk("nomor", pesan));
    }
    if isi
        .perjanjian
        .iter()
        .any(|satu| satu.program.iter().any(|program| program.program == nomor))
    {
        let pesan = format!("Program \"{nomor}\" masih dirujuk Perjanjian Kinerja.");
        tolak.push(Tolak::dirujuk("nomor", pesan));
    }
    if tolak.is_empty() {
        isi.anggaran.remove(letak);
        Ok(())
    } else {
        Err(tolak)
    }
}
