//! Narrative sections, tables and annexes.

use entity::status::{BagianNarasi, JenisLampiran};
use serde_json::json;

use super::{Letak, Tolak, Ubahan, gabung, taruh};
use crate::error::KodeKesalahan;
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
    let letak = isi.narasi.iter().position(|satu| satu.bagian == bagian);
    let letak = letak.ok_or_else(|| vec![tiada("bagian", "Bagian naratif ini belum ada.")])?;
    isi.narasi.remove(letak);
    Ok(())
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
    let ada = lampiran(isi, jenis, &ubahan.nomor);
    if ubahan.ganti_nomor() {
        if ada.is_none() {
            return Err(vec![tiada("nama", "Lampiran ini belum ada dalam laporan.")]);
        }
        if lampiran(isi, jenis, ubahan.nomor_akhir()).is_some() {
            return Err(vec![Tolak {
                kolom: "namaBaru",
                code: KodeKesalahan::SudahAda,
                pesan: "Lampiran sejenis dengan nama ini sudah ada.".to_owned(),
            }]);
        }
    }
    let lama = ada.and_then(|letak| isi.lampiran.get(letak));
    let mut isian = ubahan.isian.clone();
    isian.insert("jenis".to_owned(), json!(jenis));
    isian.insert("nama".to_owned(), json!(ubahan.nomor_akhir()));
    let baris: Lampiran = gabung(lama, &isian, &[])?;
    let letak = if let Some(letak) = ada {
        if let Some(tempat) = isi.lampiran.get_mut(letak) {
            *tempat = baris;
        }
        letak
    } else {
        isi.lampiran.push(baris);
        isi.lampiran.len() - 1
    };
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
    let letak = lampiran(isi, jenis, nama)
        .ok_or_else(|| vec![tiada("nama", "Lampiran ini belum ada dalam laporan.")])?;
    isi.lampiran.remove(letak);
    Ok(())
}

fn lampiran(isi: &Dokumen, jenis: JenisLampiran, nama: &str) -> Option<usize> {
    let mut rows = isi.lampiran.iter();
    rows.position(|satu| satu.jenis == jenis && satu.nama == nama)
}

fn tiada(kolom: &'static str, pesan: &str) -> Tolak {
    Tolak {
        kolom,
        code: KodeKesalahan::TidakDitemukan,
        pesan: pesan.to_owned(),
    }
}
