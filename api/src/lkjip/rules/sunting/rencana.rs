//! Tujuan, sasaran and indikator.

use super::{Letak, Tolak, Ubahan, gabung, pindah};
use crate::lkjip::dokumen::{Dokumen, Indikator, Rencana, Sasaran, Tujuan};

/// Puts a tujuan; with another number what stands under it follows.
///
/// # Errors
/// Why it cannot be put.
pub fn taruh_tujuan(isi: &mut Dokumen, ubahan: &Ubahan) -> Result<Letak, Vec<Tolak>> {
    let cari = |nomor: &str| letak_tujuan(&isi.rencana, nomor);
    let ada = cari(&ubahan.nomor);
    tersedia(
        ubahan,
        ada.is_some(),
        cari(ubahan.nomor_akhir()).is_some(),
        "Tujuan",
    )?;
    let lama = ada.and_then(|letak| isi.rencana.tujuan.get(letak));
    let mut baris: Tujuan = gabung(lama, &bernomor(ubahan, &[]), &["uraian"])?;
    if ubahan.ganti_nomor() {
        let (dari, ke) = (ubahan.nomor.clone(), baris.nomor.clone());
        for satu in &mut baris.indikator {
            pindah(&mut satu.nomor, &dari, &ke);
        }
        for sasaran in &mut baris.sasaran {
            let asal = sasaran.nomor.clone();
            pindah(&mut sasaran.nomor, &dari, &ke);
            for satu in &mut sasaran.indikator {
                pindah(&mut satu.nomor, &dari, &ke);
            }
            rujuk(&mut isi.anggaran, &asal, &sasaran.nomor);
        }
    }
    let tujuan = &mut isi.rencana.tujuan;
    let letak = super::taruh(tujuan, baris, ada, ubahan, |satu| &satu.nomor)?;
    Ok(format!("/rencana/tujuan/{letak}"))
}

/// Takes a tujuan out that holds nothing.
///
/// # Errors
/// Why it cannot be taken out.
pub fn hapus_tujuan(isi: &mut Dokumen, nomor: &str) -> Result<(), Vec<Tolak>> {
    let letak = letak_tujuan(&isi.rencana, nomor)
        .ok_or_else(|| vec![Tolak::tiada("nomor", "Tujuan", nomor)])?;
    let tujuan = &mut isi.rencana.tujuan;
    if tujuan
        .get(letak)
        .is_some_and(|satu| !(satu.sasaran.is_empty() && satu.indikator.is_empty()))
    {
        let pesan = format!("Tujuan \"{nomor}\" masih memuat sasaran atau indikator.");
        return Err(vec![Tolak::dirujuk("nomor", pesan)]);
    }
    tujuan.remove(letak);
    Ok(())
}

/// Puts a sasaran, under another tujuan when one is named; with another number its indicators and the
/// rows of the budget that support it follow.
///
/// # Errors
/// Why it cannot be put.
pub fn taruh_sasaran(isi: &mut Dokumen, ubahan: &Ubahan) -> Result<Letak, Vec<Tolak>> {
    let cari = |nomor: &str| letak_sasaran(&isi.rencana, nomor);
    let ada = cari(&ubahan.nomor);
    let akhir = ubahan.nomor_akhir().to_owned();
    tersedia(ubahan, ada.is_some(), cari(&akhir).is_some(), "Sasaran")?;
    let di = match (ubahan.teks("tujuan"), ada) {
        (Some(nomor), _) => letak_tujuan(&isi.rencana, nomor)
            .ok_or_else(|| vec![Tolak::tiada("tujuan", "Tujuan", nomor)])?,
        (None, Some((di, _))) => di,
        (None, None) => return Err(vec![Tolak::wajib("tujuan")]),
    };
    let lama = ada.and_then(|(i, j)| isi.rencana.tujuan.get(i)?.sasaran.get(j));
    let mut baris: Sasaran = gabung(lama, &bernomor(ubahan, &["tujuan"]), &["uraian"])?;
    if ubahan.ganti_nomor() {
        for satu in &mut baris.indikator {
            pindah(&mut satu.nomor, &ubahan.nomor, &akhir);
        }
        rujuk(&mut isi.anggaran, &ubahan.nomor, &akhir);
    }
    let ada = tetap(ada, di, |i, j| {
        if let Some(tujuan) = isi.rencana.tujuan.get_mut(i) {
            tujuan.sasaran.remove(j);
        }
    });
    let Some(tujuan) = isi.rencana.tujuan.get_mut(di) else {
        return Err(vec![Tolak::wajib("tujuan")]);
    };
    let letak = super::taruh(&mut tujuan.sasaran, baris, ada, ubahan, |satu| &satu.nomor)?;
    Ok(format!("/rencana/tujuan/{di}/sasaran/{letak}"))
}

/// Takes a sasaran out that holds nothing and that no row of the budget supports.
///
/// # Errors
/// Why it cannot be taken out.
pub fn hapus_sasaran(isi: &mut Dokumen, nomor: &str) -> Result<(), Vec<Tolak>> {
    let (i, j) = letak_sasaran(&isi.rencana, nomor)
        .ok_or_else(|| vec![Tolak::tiada("nomor", "Sasaran", nomor)])?;
    let mut tolak = Vec::new();
    let Some(tujuan) = isi.rencana.tujuan.get_mut(i) else {
        return Ok(());
    };
    if tujuan
        .sasaran
        .get(j)
        .is_some_and(|satu| !satu.indikator.is_empty())
    {
        let pesan = format!("Sasaran \"{nomor}\" masih memuat indikator.");
        tolak.push(Tolak::dirujuk("nomor", pesan));
    }
    if let Some(baris) = isi.anggaran.iter().find(|baris| {
        let ditunjang = baris.dukungan.iter().any(|satu| satu.sasaran == nomor);
        ditunjang || baris.sasaran.as_deref() == Some(nomor)
    }) {
        let pesan = format!(
            "Sasaran \"{nomor}\" masih dirujuk baris anggaran \"{}\".",
            baris.nomor
        );
        tolak.push(Tolak::dirujuk("nomor", pesan));
    }
    if tolak.is_empty() {
        tujuan.sasaran.remove(j);
        Ok(())
    } else {
        Err(tolak)
    }
}

/// Puts an indicator, under another tujuan or sasaran when one is named.
///
/// # Errors
/// Why it cannot be put.
pub fn taruh_indikator(isi: &mut Dokumen, ubahan: &Ubahan) -> Result<Letak, Vec<Tolak>> {
    let cari = |nomor: &str| letak_indikator(&isi.rencana, nomor);
    let ada = cari(&ubahan.nomor);
    let akhir = ubahan.nomor_akhir();
    tersedia(ubahan, ada.is_some(), cari(akhir).is_some(), "Indikator")?;
    let di = match (ubahan.teks("tujuan"), ubahan.teks("sasaran"), ada) {
        (Some(_), Some(_), _) => {
            return Err(vec![Tolak {
                kolom: "tujuan",
                code: crate::error::KodeKesalahan::TidakSah,
                pesan: "Sebutkan tujuan atau sasaran, jangan keduanya.".to_owned(),
            }]);
        }
        (Some(nomor), None, _) => letak_tujuan(&isi.rencana, nomor)
            .map(|i| (i, None))
            .ok_or_else(|| vec![Tolak::tiada("tujuan", "Tujuan", nomor)])?,
        (None, Some(nomor), _) => letak_sasaran(&isi.rencana, nomor)
            .map(|(i, j)| (i, Some(j)))
            .ok_or_else(|| vec![Tolak::tiada("sasaran", "Sasaran", nomor)])?,
        (None, None, Some((di, _))) => di,
        (None, None, None) => return Err(vec![Tolak::wajib("sasaran")]),
    };
    let lama = ada.and_then(|(di, k)| kelompok(&mut isi.rencana, di)?.get(k).cloned());
    let isian = bernomor(ubahan, &["tujuan", "sasaran"]);
    let baris: Indikator = gabung(lama.as_ref(), &isian, &["nama", "satuan"])?;
    let ada = tetap(ada, di, |di, k| {
        if let Some(rows) = kelompok(&mut isi.rencana, di) {
            rows.remove(k);
        }
    });
    let Some(rows) = kelompok(&mut isi.rencana, di) else {
        return Err(vec![Tolak::wajib("sasaran")]);
    };
    let letak = super::taruh(rows, baris, ada, ubahan, |satu| &satu.nomor)?;
    Ok(jalur_indikator(di, letak))
}

/// Where an indicator stands.
pub fn letak(isi: &Dokumen, nomor: &str) -> Option<Letak> {
    let (di, k) = letak_indikator(&isi.rencana, nomor)?;
    Some(jalur_indikator(di, k))
}

fn jalur_indikator(di: Di, k: usize) -> Letak {
    match di {
        (i, None) => format!("/rencana/tujuan/{i}/indikator/{k}"),
        (i, Some(j)) => format!("/rencana/tujuan/{i}/sasaran/{j}/indikator/{k}"),
    }
}

/// Takes an indicator out.
///
/// # Errors
/// Why it cannot be taken out.
pub fn hapus_indikator(isi: &mut Dokumen, nomor: &str) -> Result<(), Vec<Tolak>> {
    let (di, k) = letak_indikator(&isi.rencana, nomor)
        .ok_or_else(|| vec![Tolak::tiada("nomor", "Indikator", nomor)])?;
    if let Some(rows) = kelompok(&mut isi.rencana, di) {
        rows.remove(k);
    }
    Ok(())
}

/// Where indicators stand: under a tujuan, or under a sasaran of it.
type Di = (usize, Option<usize>);

fn kelompok(rencana: &mut Rencana, (i, j): Di) -> Option<&mut Vec<Indikator>> {
    let tujuan = rencana.tujuan.get_mut(i)?;
    match j {
        None => Some(&mut tujuan.indikator),
        Some(j) => tujuan.sasaran.get_mut(j).map(|satu| &mut satu.indikator),
    }
}

fn letak_tujuan(rencana: &Rencana, nomor: &str) -> Option<usize> {
    rencana.tujuan.iter().position(|satu| satu.nomor == nomor)
}

fn letak_sasaran(rencana: &Rencana, nomor: &str) -> Option<(usize, usize)> {
    rencana.tujuan.iter().enumerate().find_map(|(i, tujuan)| {
        let j = tujuan.sasaran.iter().position(|satu| satu.nomor == nomor)?;
        Some((i, j))
    })
}

fn letak_indikator(rencana: &Rencana, nomor: &str) -> Option<(Di, usize)> {
    let cari = |rows: &[Indikator]| rows.iter().position(|satu| satu.nomor == nomor);
    rencana.tujuan.iter().enumerate().find_map(|(i, tujuan)| {
        let langsung = cari(&tujuan.indikator).map(|k| ((i, None), k));
        langsung.or_else(|| {
            let mut sasaran = tujuan.sasaran.iter().enumerate();
            sasaran.find_map(|(j, satu)| Some(((i, Some(j)), cari(&satu.indikator)?)))
        })
    })
}

/// The place of a row that stays under its parent; a row that moves is taken out of its old place first.
fn tetap<D: PartialEq + Copy>(
    ada: Option<(D, usize)>,
    di: D,
    keluarkan: impl FnOnce(D, usize),
) -> Option<usize> {
    let (lama, letak) = ada?;
    if lama == di {
        return Some(letak);
    }
    keluarkan(lama, letak);
    None
}

/// Another number is free, and is given to a row that is there.
fn tersedia(ubahan: &Ubahan, ada: bool, terpakai: bool, sebutan: &str) -> Result<(), Vec<Tolak>> {
    if !ubahan.ganti_nomor() {
        Ok(())
    } else if !ada {
        Err(vec![Tolak::tiada("nomor", sebutan, &ubahan.nomor)])
    } else if terpakai {
        Err(vec![Tolak::ada("nomorBaru", ubahan.nomor_akhir())])
    } else {
        Ok(())
    }
}

/// The fields of the row itself, with its number.
fn bernomor(ubahan: &Ubahan, tanpa: &[&str]) -> serde_json::Map<String, serde_json::Value> {
    let mut isian = ubahan.isian.clone();
    isian.retain(|nama, _| !tanpa.contains(&nama.as_str()));
    isian.insert("nomor".to_owned(), ubahan.nomor_akhir().into());
    isian
}

/// Lets the rows of the budget refer to a sasaran by its new number.
fn rujuk(anggaran: &mut [crate::lkjip::dokumen::BarisAnggaran], dari: &str, ke: &str) {
    for baris in anggaran {
        if baris.sasaran.as_deref() == Some(dari) {
            baris.sasaran = Some(ke.to_owned());
        }
        for satu in &mut baris.dukungan {
            if satu.sasaran == dari {
                ke.clone_into(&mut satu.sasaran);
            }
        }
    }
}
