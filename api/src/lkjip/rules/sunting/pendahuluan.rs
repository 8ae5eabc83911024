//! Bab I: the organisation, its strategic issues, and the legal basis.

use entity::status::DasarPengelompokan;
use serde_json::json;

use super::{Letak, Tolak, Ubahan, cabut, gabung, ke, taruh_bernama, taruh_ke};
use crate::lkjip::dokumen::{DasarHukum, Dokumen, IsuStrategis, Jabatan, KelompokPegawai};

/// Puts what is said of the organisation beside its lists.
///
/// # Errors
/// Why it cannot be put.
pub fn taruh_organisasi(isi: &mut Dokumen, ubahan: &Ubahan) -> Result<Letak, Vec<Tolak>> {
    isi.organisasi = Some(gabung(isi.organisasi.as_ref(), &ubahan.isian, &[])?);
    Ok("/organisasi".to_owned())
}

/// Puts the function with this place in the list.
///
/// # Errors
/// Why it cannot be put.
pub fn taruh_fungsi(isi: &mut Dokumen, nomor: i32, uraian: &str) -> Result<Letak, Vec<Tolak>> {
    let rows = &mut isi.organisasi.get_or_insert_default().fungsi;
    let letak = taruh_ke(rows, nomor, "Fungsi", |_| Ok(uraian.to_owned()))?;
    Ok(format!("/organisasi/fungsi/{letak}"))
}

/// Takes the function with this place out of the list.
///
/// # Errors
/// Why it cannot be taken out.
pub fn hapus_fungsi(isi: &mut Dokumen, nomor: i32) -> Result<(), Vec<Tolak>> {
    let rows = &mut isi.organisasi.get_or_insert_default().fungsi;
    rows.remove(ke(nomor, rows.len(), "Fungsi")?);
    Ok(())
}

/// Puts an office or unit; with another name, those below it follow.
///
/// # Errors
/// Why it cannot be put.
pub fn taruh_jabatan(isi: &mut Dokumen, ubahan: &Ubahan) -> Result<Letak, Vec<Tolak>> {
    let rows = &mut isi.organisasi.get_or_insert_default().susunan;
    let bernama = |satu: &Jabatan, nama: &str| satu.nama == nama;
    let letak = taruh_bernama(rows, ubahan, ["nama", "namaBaru"], bernama, &[])?;
    if ubahan.ganti_nomor() {
        for satu in rows {
            if satu.induk.as_deref() == Some(&*ubahan.nomor) {
                satu.induk = Some(ubahan.nomor_akhir().to_owned());
            }
        }
    }
    Ok(format!("/organisasi/susunan/{letak}"))
}

/// Takes an office or unit out that nothing stands below.
///
/// # Errors
/// Why it cannot be taken out.
pub fn hapus_jabatan(isi: &mut Dokumen, nama: &str) -> Result<(), Vec<Tolak>> {
    let rows = &mut isi.organisasi.get_or_insert_default().susunan;
    let letak = rows.iter().position(|satu| satu.nama == nama);
    let letak = letak.ok_or_else(|| vec![Tolak::tiada("nama", "Jabatan", nama)])?;
    if let Some(bawah) = rows.iter().find(|satu| satu.induk.as_deref() == Some(nama)) {
        let pesan = format!("\"{nama}\" masih membawahi \"{}\".", bawah.nama);
        return Err(vec![Tolak::dirujuk("nama", pesan)]);
    }
    rows.remove(letak);
    Ok(())
}

/// Puts a group of staff.
///
/// # Errors
/// Why it cannot be put.
pub fn taruh_pegawai(
    isi: &mut Dokumen,
    menurut: DasarPengelompokan,
    ubahan: &Ubahan,
) -> Result<Letak, Vec<Tolak>> {
    let rows = &mut isi.organisasi.get_or_insert_default().kepegawaian;
    let mut ubahan = ubahan.clone();
    ubahan.isian.insert("menurut".to_owned(), json!(menurut));
    let bernama = |satu: &KelompokPegawai, kelompok: &str| {
        satu.menurut == menurut && satu.kelompok == kelompok
    };
    let kolom = ["kelompok", "kelompokBaru"];
    let letak = taruh_bernama(rows, &ubahan, kolom, bernama, &["jumlah"])?;
    Ok(format!("/organisasi/kepegawaian/{letak}"))
}

/// Takes a group of staff out.
///
/// # Errors
/// Why it cannot be taken out.
pub fn hapus_pegawai(
    isi: &mut Dokumen,
    menurut: DasarPengelompokan,
    kelompok: &str,
) -> Result<(), Vec<Tolak>> {
    cabut(
        &mut isi.organisasi.get_or_insert_default().kepegawaian,
        |satu| satu.menurut == menurut && satu.kelompok == kelompok,
        || Tolak::tiada("kelompok", "Kelompok", kelompok),
    )
}

/// Puts the strategic issue with this place in the list.
///
/// # Errors
/// Why it cannot be put.
pub fn taruh_isu(isi: &mut Dokumen, nomor: i32, ubahan: &Ubahan) -> Result<Letak, Vec<Tolak>> {
    let letak = taruh_ke(&mut isi.isu_strategis, nomor, "Isu", |lama| {
        gabung::<IsuStrategis>(lama, &ubahan.isian, &["asal", "uraian"])
    })?;
    Ok(format!("/isuStrategis/{letak}"))
}

/// Takes the strategic issue with this place out of the list.
///
/// # Errors
/// Why it cannot be taken out.
pub fn hapus_isu(isi: &mut Dokumen, nomor: i32) -> Result<(), Vec<Tolak>> {
    let letak = ke(nomor, isi.isu_strategis.len(), "Isu")?;
    isi.isu_strategis.remove(letak);
    Ok(())
}

/// Puts a regulation.
///
/// # Errors
/// Why it cannot be put.
pub fn taruh_dasar_hukum(isi: &mut Dokumen, ubahan: &Ubahan) -> Result<Letak, Vec<Tolak>> {
    let bernama = |satu: &DasarHukum, nama: &str| satu.nama == nama;
    let kolom = ["nama", "namaBaru"];
    let letak = taruh_bernama(&mut isi.dasar_hukum, ubahan, kolom, bernama, &[])?;
    Ok(format!("/dasarHukum/{letak}"))
}

/// Takes a regulation out.
///
/// # Errors
/// Why it cannot be taken out.
pub fn hapus_dasar_hukum(isi: &mut Dokumen, nama: &str) -> Result<(), Vec<Tolak>> {
    cabut(
        &mut isi.dasar_hukum,
        |satu| satu.nama == nama,
        || Tolak::tiada("nama", "Peraturan", nama),
    )
}
