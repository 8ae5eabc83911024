//! The plan, in which rows move from one parent to another.

use std::collections::HashMap;

use serde_json::Value;

use super::kunci::{Berlabel, ke};
use super::{Letak, Perubahan, banding, butir, teks, urutan};

/// Compares the plan tier by tier: what stands under another tujuan or sasaran has moved, and is not another row.
pub(super) fn rencana(letak: &Letak, lama: &Value, baru: &Value, hasil: &mut Vec<Perubahan>) {
    let (dulu, kini) = (Tingkat::dari(lama), Tingkat::dari(baru));
    banding(letak, &dulu.selebihnya, &kini.selebihnya, hasil);
    for (nama, lama, baru) in [
        ("tujuan", &dulu.tujuan, &kini.tujuan),
        ("sasaran", &dulu.sasaran, &kini.sasaran),
        ("indikator", &dulu.indikator, &kini.indikator),
    ] {
        butir(letak, &pinjam(lama), &pinjam(baru), hasil);
        let mut induk: Vec<&Induk> = baru.iter().map(|baris| &baris.induk).collect();
        induk.sort_unstable();
        induk.dedup();
        for induk in induk {
            let tempat = match induk {
                None => letak.clone(),
                Some((_, nomor)) => letak.butir(nomor),
            };
            urutan(
                &tempat.turun(nama),
                &tetap(lama, baru, induk),
                &tetap(baru, lama, induk),
                hasil,
            );
        }
    }
}

/// The rows of `satu` under one parent that `lain` has there, too: what has moved is told by its parent.
fn tetap<'a>(satu: &'a [Baris], lain: &[Baris], induk: &Induk) -> Vec<&'a str> {
    satu.iter()
        .filter(|baris| baris.induk == *induk)
        .map(|baris| baris.label.as_str())
        .filter(|label| {
            lain.iter()
                .any(|baris| baris.label == *label && baris.induk == *induk)
        })
        .collect()
}

fn pinjam(rows: &[Baris]) -> Berlabel<'_> {
    rows.iter()
        .map(|baris| (baris.label.clone(), &baris.isi))
        .collect()
}

/// The tier and label of a parent.
type Induk = Option<(&'static str, String)>;

/// A row of the plan by itself.
struct Baris {
    label: String,
    induk: Induk,
    /// Its fields, with the number of its parent and without what stands under it.
    isi: Value,
}

/// The rows of a plan by tier.
struct Tingkat {
    /// What else a plan holds.
    selebihnya: Value,
    tujuan: Vec<Baris>,
    sasaran: Vec<Baris>,
    indikator: Vec<Baris>,
}

impl Tingkat {
    fn dari(rencana: &Value) -> Self {
        let mut selebihnya = rencana.clone();
        let mut tujuan = Vec::new();
        let (mut sasaran, mut indikator) = (Vec::new(), Vec::new());
        let mut nama = [HashMap::new(), HashMap::new(), HashMap::new()];
        for mut satu in lepas(&mut selebihnya, "tujuan") {
            let langsung = lepas(&mut satu, "indikator");
            let bawah = lepas(&mut satu, "sasaran");
            let induk = taruh(&mut tujuan, satu, None, &mut nama[0]);
            let induk = Some(("tujuan", induk));
            for baris in langsung {
                taruh(&mut indikator, baris, induk.clone(), &mut nama[2]);
            }
            for mut satu in bawah {
                let langsung = lepas(&mut satu, "indikator");
                let induk = taruh(&mut sasaran, satu, induk.clone(), &mut nama[1]);
                for baris in langsung {
                    let induk = Some(("sasaran", induk.clone()));
                    taruh(&mut indikator, baris, induk, &mut nama[2]);
                }
            }
        }
        Self {
            selebihnya,
            tujuan,
            sasaran,
            indikator,
        }
    }
}

/// Takes a list out of an object.
fn lepas(isi: &mut Value, nama: &str) -> Vec<Value> {
    match isi.as_object_mut().and_then(|isi| isi.remove(nama)) {
        Some(Value::Array(rows)) => rows,
        _ => Vec::new(),
    }
}

/// Puts a row down, with its parent's number in it, and says what names it.
fn taruh(
    tempat: &mut Vec<Baris>,
    mut isi: Value,
    induk: Induk,
    nama: &mut HashMap<String, usize>,
) -> String {
    let label = ke(teks(&isi["nomor"]).unwrap_or_default(), nama);
    if let (Some(isi), Some((tingkat, nomor))) = (isi.as_object_mut(), &induk) {
        isi.insert((*tingkat).to_owned(), Value::String(nomor.clone()));
    }
    tempat.push(Baris {
        label: label.clone(),
        induk,
        isi,
    });
    label
}
