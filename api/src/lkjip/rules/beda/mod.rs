//! What differs between two reports, figure by figure, at the places that their authors know.
//!
//! It reads the serialized documents, so that a part that is added to the document is compared without a
//! line here. No regulation prescribes how differences are told; the paths are those of the reviu.

mod kunci;
mod rencana;

use std::collections::HashMap;

use async_graphql::Enum;
use serde::Serialize;
use serde_json::{Map, Value};

use self::kunci::{Berlabel, berlabel, kunci};
use self::rencana::rencana;
use crate::lkjip::dokumen::Dokumen;

/// Apa yang terjadi dengan sebuah isian.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Enum, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum JenisPerubahan {
    /// Kini terisi, sebelumnya kosong atau tidak ada.
    Baru,
    /// Isinya lain.
    Ubah,
    /// Kini kosong atau tidak ada, sebelumnya terisi.
    Hapus,
}

/// One field that differs.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Perubahan {
    /// Pointer by the numbers that the author knows, e.g. `/anggaran/I.2.1/paguMurni`.
    pub path: String,
    /// The row it stands in, e.g. `/anggaran/I.2.1`; `/skm` for what is no row, `/` for the head.
    pub baris: String,
    /// What follows the row in the path, e.g. `paguMurni` or `ukuran/RENSTRA/2023/nilai`.
    pub kolom: String,
    /// What happened.
    pub jenis: JenisPerubahan,
    /// The text before; none where there was nothing.
    pub sebelum: Option<String>,
    /// The text after; none where nothing is left.
    pub sesudah: Option<String>,
}

/// The row of what stands in no part: date, period, printed figures of the whole report.
pub const KEPALA: &str = "/";

/// Lists whose items are a part of the row that holds the list, or of the report itself.
const MELEKAT: &str = "tertulis";

/// Lists within a row whose items are rows themselves.
const TABEL_DALAM: [&str; 1] = ["program"];

/// Every field in which `baru` differs from `lama`; none when they are equal. The other way round, new
/// and gone change places.
pub fn beda(lama: &Dokumen, baru: &Dokumen) -> Vec<Perubahan> {
    let (lama, baru) = (urai(lama), urai(baru));
    let mut hasil = Vec::new();
    for (nama, (lama, baru)) in pasangan(&lama, &baru) {
        let letak = Letak::bagian(nama, lama, baru);
        if nama == RENCANA {
            rencana(&letak, lama, baru, &mut hasil);
        } else {
            banding(&letak, lama, baru, &mut hasil);
        }
    }
    hasil
}

const RENCANA: &str = "rencana";

fn urai(dokumen: &Dokumen) -> Map<String, Value> {
    match serde_json::to_value(dokumen) {
        Ok(Value::Object(isi)) => isi,
        // A document is an object of texts, numbers and lists, which JSON always holds.
        _ => Map::new(),
    }
}

/// Where one stands while comparing.
#[derive(Clone, Debug)]
struct Letak {
    path: String,
    baris: String,
    /// Whether the row is an item of a list, in which further lists are no tables.
    dalam_baris: bool,
}

impl Letak {
    fn bagian(nama: &str, lama: &Value, baru: &Value) -> Self {
        let path = format!("/{nama}");
        let wadah = |isi: &Value| isi.is_object() || isi.is_array();
        let baris = if nama != MELEKAT && (wadah(lama) || wadah(baru)) {
            path.clone()
        } else {
            KEPALA.to_owned()
        };
        Self {
            dalam_baris: nama == MELEKAT,
            path,
            baris,
        }
    }

    fn turun(&self, nama: &str) -> Self {
        Self {
            path: format!("{}/{nama}", self.path),
            dalam_baris: (self.dalam_baris || nama == MELEKAT) && !TABEL_DALAM.contains(&nama),
            ..self.clone()
        }
    }

    /// An item of the list that stands here.
    fn butir(&self, label: &str) -> Self {
        let path = format!("{}/{label}", self.path);
        Self {
            baris: if self.dalam_baris {
                self.baris.clone()
            } else {
                path.clone()
            },
            path,
            dalam_baris: true,
        }
    }

    fn catat(&self, lama: &Value, baru: &Value, hasil: &mut Vec<Perubahan>) {
        let (sebelum, sesudah) = (teks(lama), teks(baru));
        let jenis = match (&sebelum, &sesudah) {
            (None, _) => JenisPerubahan::Baru,
            (Some(_), None) => JenisPerubahan::Hapus,
            (Some(_), Some(_)) => JenisPerubahan::Ubah,
        };
        let kolom = self.path.strip_prefix(&self.baris).unwrap_or(&self.path);
        hasil.push(Perubahan {
            kolom: kolom.trim_start_matches('/').to_owned(),
            path: self.path.clone(),
            baris: self.baris.clone(),
            jenis,
            sebelum,
            sesudah,
        });
    }
}

fn teks(isi: &Value) -> Option<String> {
    match isi {
        Value::Null => None,
        Value::String(teks) => Some(teks.clone()),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
            Some(isi.to_string())
        }
    }
}

/// The fields of two objects, those of the newer first.
fn pasangan<'a>(
    lama: &'a Map<String, Value>,
    baru: &'a Map<String, Value>,
) -> impl Iterator<Item = (&'a str, (&'a Value, &'a Value))> {
    let dulu = |nama: &String| lama.get(nama).unwrap_or(&Value::Null);
    let hilang = lama.iter().filter(|(nama, _)| !baru.contains_key(*nama));
    baru.iter()
        .map(move |(nama, isi)| (nama.as_str(), (dulu(nama), isi)))
        .chain(hilang.map(|(nama, isi)| (nama.as_str(), (isi, &Value::Null))))
}

fn banding(letak: &Letak, lama: &Value, baru: &Value, hasil: &mut Vec<Perubahan>) {
    if lama == baru {
        return;
    }
    let sebelumnya = hasil.len();
    match (lama, baru) {
        (Value::Object(dulu), Value::Object(kini)) => objek(letak, dulu, kini, hasil),
        (Value::Object(dulu), Value::Null) => objek(letak, dulu, &Map::new(), hasil),
        (Value::Null, Value::Object(kini)) => objek(letak, &Map::new(), kini, hasil),
        (Value::Array(dulu), Value::Array(kini)) => daftar(letak, dulu, kini, hasil),
        (Value::Array(dulu), Value::Null) => daftar(letak, dulu, &[], hasil),
        (Value::Null, Value::Array(kini)) => daftar(letak, &[], kini, hasil),
        _ => {}
    }
    // Something that holds nothing came or went; or a plain value.
    if hasil.len() == sebelumnya {
        letak.catat(lama, baru, hasil);
    }
}

fn objek(
    letak: &Letak,
    lama: &Map<String, Value>,
    baru: &Map<String, Value>,
    hasil: &mut Vec<Perubahan>,
) {
    for (nama, (lama, baru)) in pasangan(lama, baru) {
        banding(&letak.turun(nama), lama, baru, hasil);
    }
}

fn daftar(letak: &Letak, lama: &[Value], baru: &[Value], hasil: &mut Vec<Perubahan>) {
    let kunci = kunci(lama, baru);
    let (lama, baru) = (berlabel(lama, kunci), berlabel(baru, kunci));
    butir(letak, &lama, &baru, hasil);
    urutan(letak, &sama(&lama, &baru), &sama(&baru, &lama), hasil);
}

fn butir(letak: &Letak, lama: &Berlabel<'_>, baru: &Berlabel<'_>, hasil: &mut Vec<Perubahan>) {
    let dulu: HashMap<&str, &Value> = lama.iter().map(|(nama, isi)| (&**nama, *isi)).collect();
    for (label, isi) in baru {
        let lama = dulu.get(label.as_str()).copied().unwrap_or(&Value::Null);
        banding(&letak.butir(label), lama, isi, hasil);
    }
    for (label, isi) in lama {
        if !baru.iter().any(|(kini, _)| kini == label) {
            banding(&letak.butir(label), isi, &Value::Null, hasil);
        }
    }
}

/// The labels of `satu` that `lain` has, too.
fn sama<'a>(satu: &'a Berlabel<'_>, lain: &Berlabel<'_>) -> Vec<&'a str> {
    satu.iter()
        .map(|(label, _)| label.as_str())
        .filter(|label| lain.iter().any(|(nama, _)| nama == label))
        .collect()
}

/// Notes that rows which are in both stand in another order.
fn urutan(letak: &Letak, lama: &[&str], baru: &[&str], hasil: &mut Vec<Perubahan>) {
    if lama != baru {
        let teks = |labels: &[&str]| Value::String(labels.join(", "));
        letak.turun("urutan").catat(&teks(lama), &teks(baru), hasil);
    }
}

#[cfg(test)]
mod tests;
