//! The sheets of a file as a document again, with every problem at its cell.

mod isi;
mod rangkai;

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use super::model::{Halaman, Masalah, Sel, alamat};
use super::skema::{Isian, LEMBAR, Rancangan};
use super::susun::susun;
use crate::error::{ApiError, KodeKesalahan, UserError};
use crate::lkjip::dokumen::Dokumen;

/// The row of headings, the row that explains them, and the first row that is filled in.
pub(super) const JUDUL: u32 = 0;
pub(super) const KETERANGAN: u32 = 1;
pub(super) const ISI: u32 = 2;
/// The hidden column that says which row of the export a row was.
pub(super) const ASLI: u32 = 0;
/// Sheets of the workbook that are only read by people.
pub(super) const PETUNJUK: &str = "Petunjuk";
pub(super) const PILIHAN: &str = "Pilihan";

/// Most rows of a sheet that are read, and for which drop-downs are offered.
pub(super) const BARIS: u32 = 2000;

/// Most problems that are told of one file.
pub(super) const TERBANYAK: usize = 200;

/// What a file says.
#[derive(Debug)]
pub(super) struct Bacaan {
    /// The document, as far as it could be read.
    pub(super) dokumen: Value,
    /// Where its parts stand in the file.
    pub(super) peta: Peta,
    /// What is wrong with single cells.
    pub(super) masalah: Vec<Masalah>,
}

/// Where the parts of a document stand in a file.
#[derive(Debug, Default)]
pub(super) struct Peta {
    /// Sheets and rows by pointer.
    baris: HashMap<String, Vec<(usize, u32)>>,
}

/// The problems found so far.
#[derive(Debug, Default)]
struct Catatan(Vec<Masalah>);

impl Catatan {
    fn tambah(
        &mut self,
        lembar: &str,
        sel: (u32, u32),
        kode: KodeKesalahan,
        pesan: impl Into<String>,
    ) {
        if self.0.len() < TERBANYAK {
            self.0.push(Masalah {
                lembar: lembar.to_owned(),
                sel: alamat(sel.0, sel.1),
                kode,
                pesan: pesan.into(),
            });
        }
    }
}

/// A row that was read.
#[derive(Debug)]
struct Baris {
    letak: u32,
    asli: Option<usize>,
    isi: Vec<Option<Value>>,
    /// Columns whose cell could not be read, which is told already.
    rusak: Vec<usize>,
}

/// The column of the file for a column of a sheet: the hidden one stands before all.
pub(super) fn di_berkas(kolom: usize) -> u32 {
    u32::try_from(kolom).unwrap_or(u32::MAX - 1) + 1
}

/// Reads the sheets of a file. `dasar` is the report as it is: it says which report it is, and how rows were
/// called when the file was made.
pub(super) fn urai(halaman: &[Halaman], dasar: &Dokumen) -> Result<Bacaan, ApiError> {
    let mut catatan = Catatan::default();
    let per_nama: HashMap<&str, &Halaman> = halaman
        .iter()
        .map(|satu| (satu.nama.as_str(), satu))
        .collect();
    let mut rows = Vec::new();
    for rancangan in LEMBAR.iter() {
        rows.push(if let Some(halaman) = per_nama.get(rancangan.nama) {
            baca_lembar(rancangan, halaman, &mut catatan)
        } else {
            catatan.tambah(
                rancangan.nama,
                (0, 0),
                KodeKesalahan::TidakDitemukan,
                "Lembar ini tidak ada; unduh lagi lembar kerjanya.",
            );
            Vec::new()
        });
    }
    lembar_asing(halaman, &mut catatan);
    let dasar_rows = susun(dasar)?;
    let (dokumen, peta) = rangkai::rangkai(&rows, dasar, &dasar_rows, &mut catatan)?;
    Ok(Bacaan {
        dokumen,
        peta,
        masalah: catatan.0,
    })
}

/// What stands on a sheet that is none of ours would be lost: it is told, not passed over.
fn lembar_asing(halaman: &[Halaman], catatan: &mut Catatan) {
    for satu in halaman {
        let dikenal = [PETUNJUK, PILIHAN].contains(&satu.nama.as_str())
            || LEMBAR.iter().any(|rancangan| rancangan.nama == satu.nama);
        if !dikenal && let Some(sel) = satu.sel.keys().next() {
            catatan.tambah(
                &satu.nama,
                *sel,
                KodeKesalahan::TidakSah,
                "Lembar ini tidak dikenal; isinya tidak akan terbaca, jadi hapus dahulu.",
            );
        }
    }
}

fn baca_lembar(rancangan: &Rancangan, halaman: &Halaman, catatan: &mut Catatan) -> Vec<Baris> {
    let sebelumnya = catatan.0.len();
    for (letak, kolom) in rancangan.kolom.iter().enumerate() {
        let sel = (JUDUL, di_berkas(letak));
        let sama = match halaman.sel.get(&sel) {
            Some(Sel::Teks(teks)) => teks.trim() == kolom.judul,
            Some(
                Sel::Angka { .. }
                | Sel::Hari(_)
                | Sel::Saat
                | Sel::Logika(_)
                | Sel::Rumus
                | Sel::Galat(_),
            )
            | None => false,
        };
        if !sama {
            catatan.tambah(
                rancangan.nama,
                sel,
                KodeKesalahan::TidakSah,
                format!(
                    "Judul kolom ini harus \"{}\"; susunan kolom tidak boleh diubah.",
                    kolom.judul
                ),
            );
        }
    }
    if catatan.0.len() > sebelumnya {
        return Vec::new();
    }
    for sel in halaman.gabungan.iter().filter(|(baris, _)| *baris >= ISI) {
        catatan.tambah(
            rancangan.nama,
            *sel,
            KodeKesalahan::TidakSah,
            "Sel digabung dengan sel di sekitarnya; pisahkan kembali.",
        );
    }
    let mut per_baris: BTreeMap<u32, Vec<(u32, &Sel)>> = BTreeMap::new();
    for ((baris, kolom), sel) in &halaman.sel {
        let dikenal = *kolom <= u32::try_from(rancangan.kolom.len()).unwrap_or(u32::MAX);
        if !dikenal && !hampa(sel) {
            catatan.tambah(
                rancangan.nama,
                (*baris, *kolom),
                KodeKesalahan::TidakSah,
                "Sel ini berada di luar kolom yang dikenal; hapus isinya.",
            );
        } else if dikenal && *baris >= ISI {
            per_baris.entry(*baris).or_default().push((*kolom, sel));
        }
    }
    let terakhir = usize::try_from(BARIS)
        .ok()
        .and_then(|batas| per_baris.keys().nth(batas));
    if let Some(baris) = terakhir {
        catatan.tambah(
            rancangan.nama,
            (*baris, di_berkas(0)),
            KodeKesalahan::TidakSah,
            format!("Lembar ini memuat lebih dari {BARIS} baris; hapus yang berlebih."),
        );
        return Vec::new();
    }
    let mut rows: Vec<Baris> = per_baris
        .into_iter()
        .filter_map(|(letak, sel)| baca_baris(rancangan, letak, &sel, catatan))
        .collect();
    // Rows that were exported come back in their order, however they were sorted; a new row stays behind
    // the one that it was written below.
    let mut terakhir = 0;
    let mut urutan: Vec<(usize, u32)> = Vec::new();
    for baris in &rows {
        urutan.push(match baris.asli {
            Some(asli) => {
                terakhir = asli;
                (asli, 0)
            }
            None => (terakhir, baris.letak + 1),
        });
    }
    let mut berurutan: Vec<_> = urutan.into_iter().zip(rows.drain(..)).collect();
    berurutan.sort_by_key(|(urutan, _)| *urutan);
    berurutan.into_iter().map(|(_, baris)| baris).collect()
}

fn hampa(sel: &Sel) -> bool {
    matches!(sel, Sel::Teks(teks) if teks.trim().is_empty())
}

fn baca_baris(
    rancangan: &Rancangan,
    letak: u32,
    sel: &[(u32, &Sel)],
    catatan: &mut Catatan,
) -> Option<Baris> {
    let mut baris = Baris {
        letak,
        asli: None,
        isi: vec![None; rancangan.kolom.len()],
        rusak: Vec::new(),
    };
    let mut salah = Vec::new();
    for (kolom, sel) in sel {
        let Some(nomor) = kolom
            .checked_sub(1)
            .and_then(|nomor| usize::try_from(nomor).ok())
        else {
            baris.asli = asli(sel);
            continue;
        };
        let Some(satu) = rancangan.kolom.get(nomor) else {
            continue;
        };
        match isi::baca(sel, satu, Some(nomor) == rancangan.kunci) {
            Ok(nilai) => baris.isi[nomor] = nilai,
            Err(pesan) => {
                baris.rusak.push(nomor);
                salah.push(((letak, *kolom), pesan));
            }
        }
    }
    let berisi = rancangan.kolom.iter().enumerate().any(|(nomor, kolom)| {
        // A further sheet of rows names each row even where it adds nothing to it.
        let nama_saja = rancangan.sambungan() && kolom.isian == Isian::Induk;
        !nama_saja && (baris.isi[nomor].is_some() || baris.rusak.contains(&nomor))
    });
    if !berisi {
        return None;
    }
    for (sel, pesan) in salah {
        catatan.tambah(rancangan.nama, sel, KodeKesalahan::TidakSah, pesan);
    }
    for (nomor, kolom) in rancangan.kolom.iter().enumerate() {
        let ada = match kolom.bagian {
            None => true,
            Some(bagian) => rancangan.kolom.iter().enumerate().any(|(lain, kolom)| {
                baris.isi[lain].is_some()
                    && matches!(kolom.isian, Isian::Medan(isian) if isian.strip_prefix(bagian).is_some_and(|sisa| sisa.starts_with('/')))
            }),
        };
        if kolom.wajib && ada && baris.isi[nomor].is_none() && !baris.rusak.contains(&nomor) {
            if kolom.boleh_hampa {
                baris.isi[nomor] = Some(Value::String(String::new()));
                continue;
            }
            baris.rusak.push(nomor);
            catatan.tambah(
                rancangan.nama,
                (letak, di_berkas(nomor)),
                KodeKesalahan::WajibDiisi,
                format!("Kolom \"{}\" wajib diisi.", kolom.judul),
            );
        }
    }
    Some(baris)
}

/// Which row of the export this was; whatever else stands there says nothing.
fn asli(sel: &Sel) -> Option<usize> {
    match sel {
        Sel::Angka { teks, .. } | Sel::Teks(teks) => teks.parse().ok(),
        Sel::Hari(_) | Sel::Saat | Sel::Logika(_) | Sel::Rumus | Sel::Galat(_) => None,
    }
}

impl Peta {
    fn catat(&mut self, penunjuk: &str, lembar: usize, baris: u32) {
        self.baris
            .entry(penunjuk.to_owned())
            .or_default()
            .push((lembar, baris));
    }

    /// A problem of the document as a problem of a cell.
    pub(super) fn masalah(&self, error: UserError) -> Masalah {
        let langkah = match error.path.as_slice() {
            [awal, sisa @ ..] if awal == "dokumen" => sisa,
            semua => semua,
        };
        let (lembar, sel) = self.tunjuk(langkah);
        Masalah {
            lembar: lembar.to_owned(),
            sel: alamat(sel.0, sel.1),
            kode: error.code,
            pesan: error.message,
        }
    }

    /// The cell that a path into the document means: the nearest one that there is.
    fn tunjuk(&self, langkah: &[String]) -> (&'static str, (u32, u32)) {
        for panjang in (0..=langkah.len()).rev() {
            let penunjuk: String = langkah[..panjang]
                .iter()
                .flat_map(|satu| ["/", satu.as_str()])
                .collect();
            let Some(rows) = self.baris.get(&penunjuk) else {
                continue;
            };
            let sisa = langkah[panjang..].join("/");
            for (lembar, baris) in rows {
                if let Some(kolom) = LEMBAR[*lembar].kolom_dekat(&sisa) {
                    return (LEMBAR[*lembar].nama, (*baris, di_berkas(kolom)));
                }
            }
            let anak = LEMBAR.iter().find(|satu| {
                satu.tempat.iter().any(|tempat| {
                    tempat.isian == sisa && rows.iter().any(|(lembar, _)| *lembar == tempat.lembar)
                })
            });
            if let Some(anak) = anak
                && !sisa.is_empty()
            {
                return (anak.nama, (JUDUL, di_berkas(0)));
            }
            if let Some((lembar, baris)) = rows.first() {
                return (LEMBAR[*lembar].nama, (*baris, di_berkas(0)));
            }
        }
        (PETUNJUK, (0, 0))
    }
}
