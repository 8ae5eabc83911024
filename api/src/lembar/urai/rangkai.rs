//! Rows that were read, put together into one document.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use super::super::daftar::BUKAN_ISIAN;
use super::super::skema::{Isian, LEMBAR, Rancangan, Tempat};
use super::super::susun;
use super::{Baris, Catatan, ISI, Peta, di_berkas};
use crate::error::{ApiError, KodeKesalahan};
use crate::lkjip::dokumen::Dokumen;

/// The places in the document that the rows of a sheet have.
#[derive(Default)]
struct Contoh {
    pertama: Option<String>,
    per_kunci: HashMap<String, String>,
    terpakai: HashSet<String>,
}

/// What is known while rows are put in their places.
struct Rangkaian<'a> {
    dokumen: Value,
    peta: Peta,
    /// Those of the sheets so far.
    contoh: Vec<Contoh>,
    /// How many rows each list has.
    banyak: HashMap<(String, &'static str), usize>,
    /// Of each sheet, how rows are called now that were called otherwise in the export.
    berganti: Vec<HashMap<String, String>>,
    catatan: &'a mut Catatan,
}

/// Puts all rows together.
pub(super) fn rangkai(
    rows: &[Vec<Baris>],
    dasar: &Dokumen,
    dasar_rows: &[Vec<susun::Baris>],
    catatan: &mut Catatan,
) -> Result<(Value, Peta), ApiError> {
    let asal =
        serde_json::to_value(dasar).map_err(|error| ApiError::Internal(error.to_string()))?;
    let mut kepala = Map::new();
    for nama in BUKAN_ISIAN {
        if let Some(nilai) = asal.get(*nama) {
            kepala.insert((*nama).to_owned(), nilai.clone());
        }
    }
    let mut rangkaian = Rangkaian {
        dokumen: Value::Object(kepala),
        peta: Peta::default(),
        contoh: Vec::new(),
        banyak: HashMap::new(),
        berganti: Vec::new(),
        catatan,
    };
    for (nomor, rancangan) in LEMBAR.iter().enumerate() {
        rangkaian.lembar(nomor, rancangan, &rows[nomor]);
        rangkaian
            .berganti
            .push(berganti(rancangan, &rows[nomor], &dasar_rows[nomor]));
    }
    Ok((rangkaian.dokumen, rangkaian.peta))
}

fn nama(isi: Option<&Value>) -> Option<String> {
    isi.and_then(Value::as_str)
        .map(|teks| teks.trim().to_owned())
}

/// How the rows of a sheet are called now that were called otherwise in the export.
fn berganti(
    rancangan: &Rancangan,
    rows: &[Baris],
    dasar: &[susun::Baris],
) -> HashMap<String, String> {
    let Some(kunci) = rancangan.kunci else {
        return HashMap::new();
    };
    rows.iter()
        .filter_map(|baris| {
            let lama = dasar.get(baris.asli?.checked_sub(1)?)?;
            let lama = nama(lama.get(kunci))?;
            let baru = nama(baris.isi[kunci].as_ref())?;
            (lama != baru).then_some((lama, baru))
        })
        .collect()
}

impl Rangkaian<'_> {
    fn lembar(&mut self, nomor: usize, rancangan: &Rancangan, rows: &[Baris]) {
        self.contoh.push(Contoh::default());
        if rancangan.tempat.is_empty() && rows.is_empty() {
            // The report is there even where its sheet is blank.
            self.taruh(nomor, String::new(), ISI, None);
        }
        let mut tunggal = false;
        for baris in rows {
            if rancangan.tunggal() && std::mem::replace(&mut tunggal, true) {
                self.tolak(
                    rancangan,
                    baris,
                    0,
                    KodeKesalahan::SudahAda,
                    "Lembar ini hanya memuat satu baris.",
                );
                continue;
            }
            let Some(penunjuk) = self.penunjuk(rancangan, baris) else {
                continue;
            };
            let kunci = rancangan
                .kunci
                .and_then(|letak| nama(baris.isi[letak].as_ref()));
            self.taruh(nomor, penunjuk.clone(), baris.letak, kunci);
            for (kolom, isi) in rancangan.kolom.iter().zip(&baris.isi) {
                if let (Isian::Medan(isian), Some(isi)) = (kolom.isian, isi)
                    && let Some(tempat) = buka(&mut self.dokumen, &penunjuk, isian)
                {
                    *tempat = isi.clone();
                }
            }
        }
    }

    fn tolak(
        &mut self,
        rancangan: &Rancangan,
        baris: &Baris,
        kolom: usize,
        kode: KodeKesalahan,
        pesan: impl Into<String>,
    ) {
        self.catatan
            .tambah(rancangan.nama, (baris.letak, di_berkas(kolom)), kode, pesan);
    }

    /// Makes a place in the document, with the lists that stand in it.
    fn taruh(&mut self, nomor: usize, penunjuk: String, baris: u32, kunci: Option<String>) {
        self.peta.catat(&penunjuk, nomor, baris);
        for anak in LEMBAR.iter() {
            for tempat in anak
                .tempat
                .iter()
                .filter(|satu| satu.lembar == nomor && satu.daftar)
            {
                if let Some(daftar) = buka(&mut self.dokumen, &penunjuk, tempat.isian)
                    && daftar.is_null()
                {
                    *daftar = Value::Array(Vec::new());
                }
            }
        }
        let contoh = &mut self.contoh[nomor];
        if let Some(kunci) = kunci {
            let tempat = contoh.per_kunci.entry(kunci);
            tempat.or_insert_with(|| penunjuk.clone());
        }
        contoh.pertama.get_or_insert_with(|| penunjuk.clone());
        contoh.terpakai.insert(penunjuk);
    }

    /// Where a row belongs; none when it does not say, which is told.
    fn penunjuk(&mut self, rancangan: &Rancangan, baris: &Baris) -> Option<String> {
        if rancangan.tempat.is_empty() {
            return Some(String::new());
        }
        let tempat = *Self::tempat(rancangan, baris)?;
        let induk = self.induk(rancangan, baris, tempat)?;
        if tempat.daftar {
            let banyak = self
                .banyak
                .entry((induk.clone(), tempat.isian))
                .or_default();
            let letak = *banyak;
            *banyak += 1;
            return Some(format!("{induk}/{}/{letak}", tempat.isian));
        }
        let penunjuk = if tempat.isian.is_empty() {
            induk
        } else {
            format!("{induk}/{}", tempat.isian)
        };
        let terpakai = self
            .contoh
            .last()
            .is_some_and(|rows| rows.terpakai.contains(&penunjuk));
        if terpakai {
            self.tolak(
                rancangan,
                baris,
                0,
                KodeKesalahan::SudahAda,
                "Sudah ada baris lain untuk pemilik yang sama.",
            );
            return None;
        }
        Some(penunjuk)
    }

    fn tempat<'r>(rancangan: &'r Rancangan, baris: &Baris) -> Option<&'r Tempat> {
        match rancangan.kolom_untuk(Isian::LembarInduk) {
            None => rancangan.tempat.first(),
            Some(kolom) => {
                // Without it the cell is told already.
                let pilihan = nama(baris.isi[kolom].as_ref())?;
                rancangan
                    .tempat
                    .iter()
                    .find(|satu| LEMBAR[satu.lembar].nama == pilihan)
            }
        }
    }

    /// The place of the row that a row belongs to.
    fn induk(&mut self, rancangan: &Rancangan, baris: &Baris, tempat: Tempat) -> Option<String> {
        let pemilik = &LEMBAR[tempat.lembar];
        let kolom = rancangan.kolom_untuk(Isian::Induk);
        let sebutan = kolom.and_then(|kolom| nama(baris.isi[kolom].as_ref()));
        if pemilik.kunci.is_none() {
            if let (Some(kolom), Some(_)) = (kolom, &sebutan) {
                self.tolak(
                    rancangan,
                    baris,
                    kolom,
                    KodeKesalahan::TidakSah,
                    format!(
                        "Lembar {} hanya memuat satu baris; kosongkan sel ini.",
                        pemilik.nama
                    ),
                );
                return None;
            }
            return Some(self.satu_satunya(tempat.lembar));
        }
        let kolom = kolom?;
        if baris.rusak.contains(&kolom) {
            return None;
        }
        let Some(sebutan) = sebutan else {
            self.tolak(
                rancangan,
                baris,
                kolom,
                KodeKesalahan::WajibDiisi,
                format!("Kolom \"{}\" wajib diisi.", rancangan.kolom[kolom].judul),
            );
            return None;
        };
        let ketemu = self.contoh[tempat.lembar].per_kunci.get(&sebutan).cloned();
        if ketemu.is_none() {
            let kini = self.berganti[tempat.lembar].get(&sebutan);
            let saran = kini
                .map(|kini| format!(" Di sana kini tertulis \"{kini}\"; ubah juga di sini."))
                .unwrap_or_default();
            let pesan = format!("\"{sebutan}\" tidak ada di lembar {}.{saran}", pemilik.nama);
            self.tolak(
                rancangan,
                baris,
                kolom,
                KodeKesalahan::TidakDitemukan,
                pesan,
            );
        }
        ketemu
    }

    /// The place of a part of which there is one, whether its own sheet says anything or not.
    fn satu_satunya(&mut self, nomor: usize) -> String {
        if let Some(ada) = &self.contoh[nomor].pertama {
            return ada.clone();
        }
        let penunjuk = LEMBAR[nomor]
            .tempat
            .first()
            .map(|tempat| {
                let induk = self.satu_satunya(tempat.lembar);
                format!("{induk}/{}", tempat.isian)
            })
            .unwrap_or_default();
        self.taruh(nomor, penunjuk.clone(), ISI, None);
        penunjuk
    }
}

/// The place at `isian` below `penunjuk`, made where there is none.
fn buka<'a>(akar: &'a mut Value, penunjuk: &str, isian: &str) -> Option<&'a mut Value> {
    penunjuk
        .split('/')
        .chain(isian.split('/'))
        .filter(|langkah| !langkah.is_empty())
        .try_fold(akar, |titik, langkah| {
            if let Ok(letak) = langkah.parse::<usize>() {
                if !titik.is_array() {
                    *titik = Value::Array(Vec::new());
                }
                let rows = titik.as_array_mut()?;
                if rows.len() <= letak {
                    rows.resize(letak + 1, Value::Null);
                }
                rows.get_mut(letak)
            } else {
                if !titik.is_object() {
                    *titik = Value::Object(Map::new());
                }
                Some(
                    titik
                        .as_object_mut()?
                        .entry(langkah.to_owned())
                        .or_insert(Value::Null),
                )
            }
        })
}
