//! One row put into a report, changed or taken out, in memory: what is not named stays. Whether the
//! section can be kept afterwards is asked by `periksa`, as for a section that is saved whole.

pub mod anggaran;
pub mod daftar;
pub mod evaluasi;
pub mod pendahuluan;
pub mod perjanjian;
pub mod rencana;
pub mod skm;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::error::KodeKesalahan;

/// What is to become of one row.
#[derive(Clone, Debug, Default)]
pub struct Ubahan {
    /// The number that names the row.
    pub nomor: String,
    /// Its number afterwards, when it changes.
    pub nomor_baru: Option<String>,
    /// The row that it shall stand behind; the first place when empty. Without it a row stays where it
    /// is, and a new one goes where its number belongs.
    pub sesudah: Option<String>,
    /// The fields that are mentioned, as the document writes them; null empties.
    pub isian: Map<String, Value>,
}

impl Ubahan {
    /// The number afterwards.
    pub fn nomor_akhir(&self) -> &str {
        self.nomor_baru.as_deref().unwrap_or(&self.nomor)
    }

    /// Whether another number takes the place of the old one.
    pub fn ganti_nomor(&self) -> bool {
        self.nomor_akhir() != self.nomor
    }

    /// A field that is no part of the row itself.
    fn teks(&self, nama: &str) -> Option<&str> {
        self.isian.get(nama).and_then(Value::as_str)
    }
}

/// Why a row cannot be put or taken out, and at which field of the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tolak {
    /// Field of the row's input; of the whole input when it begins with a slash.
    pub kolom: &'static str,
    /// Stable code.
    pub code: KodeKesalahan,
    /// One Indonesian sentence.
    pub pesan: String,
}

impl Tolak {
    fn tiada(kolom: &'static str, sebutan: &str, nomor: &str) -> Self {
        Self::belum_ada(
            kolom,
            format!("{sebutan} \"{nomor}\" tidak ada dalam laporan."),
        )
    }

    fn belum_ada(kolom: &'static str, pesan: impl Into<String>) -> Self {
        Self {
            kolom,
            code: KodeKesalahan::TidakDitemukan,
            pesan: pesan.into(),
        }
    }

    fn wajib(kolom: &'static str) -> Self {
        Self {
            kolom,
            code: KodeKesalahan::WajibDiisi,
            pesan: "Bagian ini wajib diisi.".to_owned(),
        }
    }

    fn ada(kolom: &'static str, nomor: &str) -> Self {
        Self {
            kolom,
            code: KodeKesalahan::SudahAda,
            pesan: format!("\"{nomor}\" sudah dipakai."),
        }
    }

    fn dirujuk(kolom: &'static str, pesan: String) -> Self {
        Self {
            kolom,
            code: KodeKesalahan::StatusTidakSesuai,
            pesan,
        }
    }
}

/// Where the row now stands in the document, as the paths of `periksa` begin.
pub type Letak = String;

/// The row after the change: the fields of before, overwritten by those that are mentioned.
fn gabung<T: Serialize + DeserializeOwned>(
    lama: Option<&T>,
    isian: &Map<String, Value>,
    wajib: &[&'static str],
) -> Result<T, Vec<Tolak>> {
    let mut isi = match lama.map(serde_json::to_value) {
        Some(Ok(Value::Object(isi))) => isi,
        _ => Map::new(),
    };
    for (nama, nilai) in isian {
        if nilai.is_null() {
            isi.remove(nama);
        } else {
            isi.insert(nama.clone(), nilai.clone());
        }
    }
    let kurang: Vec<Tolak> = wajib
        .iter()
        .filter(|nama| isi.get(**nama).is_none_or(Value::is_null))
        .map(|nama| Tolak::wajib(nama))
        .collect();
    if !kurang.is_empty() {
        return Err(kurang);
    }
    serde_json::from_value(Value::Object(isi)).map_err(|error| {
        vec![Tolak {
            kolom: "",
            code: KodeKesalahan::TidakSah,
            pesan: format!("Baris tidak dapat dibaca: {error}."),
        }]
    })
}

/// Puts `baris` into `rows`: where it was (`ada`), behind `sesudah`, or else where its number belongs.
fn taruh<T>(
    rows: &mut Vec<T>,
    baris: T,
    ada: Option<usize>,
    ubahan: &Ubahan,
    nomor: impl Fn(&T) -> &str,
) -> Result<usize, Vec<Tolak>> {
    if let (Some(letak), None) = (ada, &ubahan.sesudah) {
        if let Some(tempat) = rows.get_mut(letak) {
            *tempat = baris;
        }
        return Ok(letak);
    }
    if let Some(letak) = ada {
        rows.remove(letak);
    }
    let letak = match ubahan.sesudah.as_deref() {
        Some("") => 0,
        Some(sesudah) => {
            let di_bawah = |satu: &T| nomor(satu) == sesudah || turunan(nomor(satu), sesudah);
            rows.iter()
                .rposition(di_bawah)
                .map(|letak| letak + 1)
                .ok_or_else(|| vec![Tolak::tiada("sesudah", "Baris", sesudah)])?
        }
        None => {
            let milik = urutan(nomor(&baris));
            rows.iter()
                .rposition(|satu| urutan(nomor(satu)) <= milik)
                .map_or(0, |letak| letak + 1)
        }
    };
    rows.insert(letak, baris);
    Ok(letak)
}

/// Takes the row out that `ini` knows; `tiada` says that there is none.
fn cabut<T>(
    rows: &mut Vec<T>,
    ini: impl FnMut(&T) -> bool,
    tiada: impl FnOnce() -> Tolak,
) -> Result<(), Vec<Tolak>> {
    let letak = rows.iter().position(ini).ok_or_else(|| vec![tiada()])?;
    rows.remove(letak);
    Ok(())
}

/// Puts a row that its name (`nomor`) tells apart, in the column `kolom`: where it was, behind `sesudah`, or
/// else last.
fn taruh_bernama<T: Serialize + DeserializeOwned>(
    rows: &mut Vec<T>,
    ubahan: &Ubahan,
    [kolom, kolom_baru]: [&'static str; 2],
    bernama: impl Fn(&T, &str) -> bool,
    wajib: &[&'static str],
) -> Result<usize, Vec<Tolak>> {
    let cari = |rows: &[T], nama: &str| rows.iter().position(|satu| bernama(satu, nama));
    let ada = cari(rows, &ubahan.nomor);
    let akhir = ubahan.nomor_akhir();
    if ubahan.ganti_nomor() {
        if ada.is_none() {
            return Err(vec![Tolak::tiada(kolom, "Baris", &ubahan.nomor)]);
        }
        if cari(rows, akhir).is_some() {
            return Err(vec![Tolak::ada(kolom_baru, akhir)]);
        }
    }
    let mut isian = ubahan.isian.clone();
    isian.insert(kolom.to_owned(), akhir.into());
    let baris = gabung(ada.and_then(|letak| rows.get(letak)), &isian, wajib)?;
    if let Some(letak) = ada {
        rows.remove(letak);
    }
    let letak = match ubahan.sesudah.as_deref() {
        None => ada.unwrap_or(rows.len()),
        Some("") => 0,
        Some(sesudah) => cari(rows, sesudah)
            .map(|letak| letak + 1)
            .ok_or_else(|| vec![Tolak::tiada("sesudah", "Baris", sesudah)])?,
    };
    rows.insert(letak, baris);
    Ok(letak)
}

/// Puts the `nomor`-th row of a list whose rows have no other name; one behind the last is new.
fn taruh_ke<T>(
    rows: &mut Vec<T>,
    nomor: i32,
    sebutan: &str,
    baris: impl FnOnce(Option<&T>) -> Result<T, Vec<Tolak>>,
) -> Result<usize, Vec<Tolak>> {
    let letak = ke(nomor, rows.len() + 1, sebutan)?;
    let baris = baris(rows.get(letak))?;
    if letak < rows.len() {
        rows.remove(letak);
    }
    rows.insert(letak, baris);
    Ok(letak)
}

/// Where the `nomor`-th of `banyak` rows stands, counted from 1.
fn ke(nomor: i32, banyak: usize, sebutan: &str) -> Result<usize, Vec<Tolak>> {
    usize::try_from(nomor)
        .ok()
        .and_then(|nomor| nomor.checked_sub(1))
        .filter(|letak| *letak < banyak)
        .ok_or_else(|| vec![Tolak::tiada("nomor", sebutan, &nomor.to_string())])
}

/// Whether a number stands below another: `I.2.1` below `I.2`.
pub fn turunan(nomor: &str, induk: &str) -> bool {
    nomor
        .strip_prefix(induk)
        .is_some_and(|sisa| sisa.starts_with('.'))
}

/// The number after its parent's number changed from `dari` to `ke`; unchanged elsewhere.
fn pindah(nomor: &mut String, dari: &str, ke: &str) {
    if turunan(nomor, dari)
        && let Some(sisa) = nomor.strip_prefix(dari)
    {
        *nomor = format!("{ke}{sisa}");
    }
}

/// Numbers in the order in which people count: `I.2` before `I.10`, `IV` before `V`.
fn urutan(nomor: &str) -> Vec<(u32, &str)> {
    nomor
        .split('.')
        .map(|bagian| {
            let angka = bagian.parse().ok().or_else(|| romawi(bagian));
            angka.map_or((u32::MAX, bagian), |angka| (angka, ""))
        })
        .collect()
}

/// The value of a Roman numeral.
fn romawi(teks: &str) -> Option<u32> {
    let nilai: Vec<u32> = teks
        .chars()
        .map(|huruf| match huruf {
            'I' => Some(1),
            'V' => Some(5),
            'X' => Some(10),
            'L' => Some(50),
            'C' => Some(100),
            _ => None,
        })
        .collect::<Option<_>>()
        .filter(|nilai: &Vec<u32>| !nilai.is_empty() && nilai.len() <= 15)?;
    let mut jumlah = 0_u32;
    let mut tertinggi = 0;
    for satu in nilai.into_iter().rev() {
        if satu < tertinggi {
            jumlah = jumlah.checked_sub(satu)?;
        } else {
            jumlah += satu;
            tertinggi = satu;
        }
    }
    Some(jumlah)
}

#[cfg(test)]
mod tests;
