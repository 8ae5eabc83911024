//! Perjanjian Kinerja, and the programmes in its annex.

use entity::status::JenisPerjanjian;
use serde_json::Value;

use super::{Letak, Tolak, Ubahan, cabut, gabung, taruh};
use crate::lkjip::dokumen::{AnggaranProgram, Dokumen, Perjanjian};

/// Puts an agreement; its programmes stay.
///
/// # Errors
/// Why it cannot be put.
pub fn taruh_perjanjian(
    isi: &mut Dokumen,
    jenis: JenisPerjanjian,
    ubahan: &Ubahan,
) -> Result<Letak, Vec<Tolak>> {
    let ada = letak(isi, jenis);
    let lama = ada.and_then(|letak| isi.perjanjian.get(letak));
    let mut isian = ubahan.isian.clone();
    isian.insert("jenis".to_owned(), serde_json::json!(jenis));
    let baris: Perjanjian = gabung(lama, &isian, &["tanggal", "pihakPertama", "pihakKedua"])?;
    let letak = match ada {
        Some(letak) => letak,
        // First the agreement, then its change.
        None => match jenis {
            JenisPerjanjian::Murni => 0,
            JenisPerjanjian::Perubahan => isi.perjanjian.len(),
        },
    };
    if ada.is_some() {
        isi.perjanjian.remove(letak);
    }
    isi.perjanjian.insert(letak, baris);
    Ok(format!("/perjanjian/{letak}"))
}

/// Takes an agreement out, with its programmes.
///
/// # Errors
/// Why it cannot be taken out.
pub fn hapus_perjanjian(isi: &mut Dokumen, jenis: JenisPerjanjian) -> Result<(), Vec<Tolak>> {
    cabut(&mut isi.perjanjian, |satu| satu.jenis == jenis, tiada)
}

/// Puts a programme into the annex of an agreement.
///
/// # Errors
/// Why it cannot be put.
pub fn taruh_program(
    isi: &mut Dokumen,
    jenis: JenisPerjanjian,
    ubahan: &Ubahan,
) -> Result<Letak, Vec<Tolak>> {
    let di = letak(isi, jenis).ok_or_else(|| vec![tiada()])?;
    let Some(perjanjian) = isi.perjanjian.get_mut(di) else {
        return Err(vec![tiada()]);
    };
    let ada = program(perjanjian, &ubahan.nomor);
    let lama = ada.and_then(|letak| perjanjian.program.get(letak));
    let mut isian = ubahan.isian.clone();
    isian.insert("program".to_owned(), Value::String(ubahan.nomor.clone()));
    let baris: AnggaranProgram = gabung(lama, &isian, &["anggaran"])?;
    let rows = &mut perjanjian.program;
    let letak = taruh(rows, baris, ada, ubahan, |satu| &satu.program)?;
    Ok(format!("/perjanjian/{di}/program/{letak}"))
}

/// Takes a programme out of the annex of an agreement.
///
/// # Errors
/// Why it cannot be taken out.
pub fn hapus_program(
    isi: &mut Dokumen,
    jenis: JenisPerjanjian,
    nomor: &str,
) -> Result<(), Vec<Tolak>> {
    let perjanjian = letak(isi, jenis)
        .and_then(|letak| isi.perjanjian.get_mut(letak))
        .ok_or_else(|| vec![tiada()])?;
    cabut(
        &mut perjanjian.program,
        |satu| satu.program == nomor,
        || Tolak::tiada("program", "Program", nomor),
    )
}

fn letak(isi: &Dokumen, jenis: JenisPerjanjian) -> Option<usize> {
    isi.perjanjian.iter().position(|satu| satu.jenis == jenis)
}

fn program(perjanjian: &Perjanjian, nomor: &str) -> Option<usize> {
    let mut rows = perjanjian.program.iter();
    rows.position(|satu| satu.program == nomor)
}

fn tiada() -> Tolak {
    Tolak::belum_ada("/jenis", "Perjanjian Kinerja ini belum ada dalam laporan.")
}
