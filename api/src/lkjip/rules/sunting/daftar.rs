//! Narrative sections, tables and annexes.

use entity::status::{BagianNarasi, JenisLampiran};
use serde_json::json;

use super::{Letak, Tolak, Ubahan, cabut, gabung, taruh, taruh_bernama};
use crate::lkjip::dokumen::{Dokumen, Lampiran, Narasi, Tabel};

/// Puts a narrative section.
pub fn taruh_narasi(isi: &mut Dokumen, bagian: BagianNarasi, teks: &str) -> Letak {
    let baris = Narasi {
        bagian,
        isi: teks.to_owned(),
    };
    let ada = isi.narasi.iter().position(|satu| satu.bagian == bagian);
    let letak = ada.unwrap_or(isi.narasi.len());
    if ada.is_some() {
        isi.narasi.remove(letak);
    }
    isi.narasi.insert(letak, baris);
    format!("/narasi/{letak}")
}

/// Takes a narrative section out.
///
/// # Errors
/// Why it cannot be taken out.
pub fn hapus_narasi(isi: &mut Dokumen, bagian: BagianNarasi) -> Result<(), Vec<Tolak>> {
    cabut(
        &mut isi.narasi,
        |satu| satu.bagian == bagian,
        || Tolak::belum_ada("bagian", "Bagian naratif ini belum ada."),
    )
}

/// Puts the `ke`-th table with a number.
///
/// # Errors
/// Why it cannot be put.
pub fn taruh_tabel(isi: &mut Dokumen, ke: usize, ubahan: &Ubahan) -> Result<Letak, Vec<Tolak>> {
    let ada = tabel(isi, &ubahan.nomor, ke);
    let banyak = isi.tabel.iter().filter(|satu| satu.nomor == ubahan.nomor);
    if ada.is_none() && (ubahan.ganti_nomor() || banyak.count() + 1 < ke) {
        return Err(vec![Tolak::tiada("nomor", "Tabel", &ubahan.nomor)]);
    }
    let lama = ada.and_then(|letak| isi.tabel.get(letak));
    let mut isian = ubahan.isian.clone();
    isian.insert("nomor".to_owned(), json!(ubahan.nomor_akhir()));
    let baris: Tabel = gabung(lama, &isian, &["judul"])?;
    let letak = taruh(&mut isi.tabel, baris, ada, ubahan, |satu| &satu.nomor)?;
    Ok(format!("/tabel/{letak}"))
}

/// Takes the `ke`-th table with a number out.
///
/// # Errors
/// Why it cannot be taken out.
pub fn hapus_tabel(isi: &mut Dokumen, nomor: &str, ke: usize) -> Result<(), Vec<Tolak>> {
    let letak = tabel(isi, nomor, ke).ok_or_else(|| vec![Tolak::tiada("nomor", "Tabel", nomor)])?;
    isi.tabel.remove(letak);
    Ok(())
}

fn tabel(isi: &Dokumen, nomor: &str, ke: usize) -> Option<usize> {
    let mut rows = isi.tabel.iter().enumerate();
    rows.by_ref()
        .filter(|(_, satu)| satu.nomor == nomor)
        .nth(ke.checked_sub(1)?)
        .map(|(letak, _)| letak)
}

/// Puts an annex; its name (`nomor`) tells those of one kind apart.
///
/// # Errors
/// Why it cannot be put.
pub fn taruh_lampiran(
    isi: &mut Dokumen,
    jenis: JenisLampiran,
    ubahan: &Ubahan,
) -> Result<Letak, Vec<Tolak>> {
    let mut ubahan = ubahan.clone();
    ubahan.isian.insert("jenis".to_owned(), json!(jenis));
    let bernama = |satu: &Lampiran, nama: &str| satu.jenis == jenis && satu.nama == nama;
    let kolom = ["nama", "namaBaru"];
    let letak = taruh_bernama(&mut isi.lampiran, &ubahan, kolom, bernama, &[])?;
    Ok(format!("/lampiran/{letak}"))
}

/// Takes an annex out.
///
/// # Errors
/// Why it cannot be taken out.
pub fn hapus_lampiran(
    isi: &mut Dokumen,
    jenis: JenisLampiran,
    nama: &str,
) -> Result<(), Vec<Tolak>> {
    cabut(
        &mut isi.lampiran,
        |satu| satu.jenis == jenis && satu.nama == nama,
        || Tolak::belum_ada("nama", "Lampiran ini belum ada dalam laporan."),
    )
}
