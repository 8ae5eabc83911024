//! A table over an answer of the schema, and the document that asks for it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::isi::{Isi, Jenis};

/// A path of field names, `/` between them; the empty one is the thing itself. A name may be followed by
/// arguments in brackets.
pub(super) type Jalan = Cow<'static, str>;

/// The cursor behind which a page begins, as a document names it.
pub(super) const SETELAH: &str = "setelah";

/// What an element of a list must have at a path.
#[derive(Copy, Clone, Debug)]
pub(super) enum Syarat {
    Sama(&'static str),
    Berawal(&'static str),
    Ada,
}

/// Where the value of a column is found.
#[derive(Clone, Debug)]
pub(super) enum Sumber {
    /// In the row.
    Baris(Jalan),
    /// In the element of the answer's outer list in which the row stands.
    Induk(Jalan),
    /// In the answer as a whole.
    Akar(Jalan),
    /// In one element of a list of the row: of those that are as `yang` says the one with number `ke`.
    Unsur {
        list: Jalan,
        yang: Vec<(&'static str, Syarat)>,
        ke: usize,
        jalan: Jalan,
    },
    /// In each element of a list of the row, with blanks between them.
    Semua { list: Jalan, jalan: Jalan },
    /// Nowhere: it is the same in every row.
    Tetap(&'static str),
}

/// A column.
#[derive(Clone, Debug)]
pub(super) struct Kolom {
    /// What machines call it; never changed once released.
    pub(super) nama: Cow<'static, str>,
    /// What people call it.
    pub(super) judul: Cow<'static, str>,
    pub(super) jenis: Jenis,
    pub(super) sumber: Sumber,
    /// Whether it is the `nilai` of a calculation, beside which stands its formula.
    pub(super) terhitung: bool,
}

/// Rows of one kind.
#[derive(Clone, Debug)]
pub(super) struct Bagian {
    /// What its rows are called in the first column.
    pub(super) nama: &'static str,
    /// The list in the answer whose elements are the rows; of a connection its `nodes`.
    pub(super) jalan: &'static str,
    pub(super) kolom: Vec<Kolom>,
}

impl Bagian {
    /// Where it is told whether there are more rows than one answer gives.
    fn lanjutan(&self) -> Option<String> {
        let koneksi = self.jalan.strip_suffix("/nodes")?;
        Some(format!("{koneksi}/pageInfo"))
    }

    fn pilih(&self, pilihan: &mut Pilihan) {
        for kolom in &self.kolom {
            kolom.sumber.pilih(self.jalan, pilihan);
            if let Some(rumus) = kolom.sumber_rumus() {
                rumus.pilih(self.jalan, pilihan);
            }
        }
    }
}

/// What is asked in one document.
#[derive(Default)]
pub(super) struct Soal {
    pub(super) pilihan: Pilihan,
    /// Where the answer tells whether there is another page.
    pub(super) lanjutan: Option<String>,
}

/// The heading of a column.
#[derive(Clone, Debug)]
pub(super) struct Kepala {
    pub(super) nama: String,
    pub(super) judul: String,
    pub(super) jenis: Jenis,
}

impl Kepala {
    /// As people read it: a moment is told them in WIB.
    pub(super) fn orang(&self) -> String {
        match self.jenis {
            Jenis::Saat => format!("{} (WIB)", self.judul),
            Jenis::Teks | Jenis::Angka | Jenis::Rupiah | Jenis::Ya | Jenis::Hari => {
                self.judul.clone()
            }
        }
    }
}

/// Distinct formulas by the number of their column.
pub(super) type Rumus = BTreeMap<usize, BTreeSet<String>>;

/// A table.
#[derive(Clone, Debug)]
pub(super) struct Tabel {
    /// What is compared.
    pub(super) judul: &'static str,
    bagian: Vec<Bagian>,
    pub(super) kepala: Vec<Kepala>,
}

/// Field names with what is selected below them, in the order in which they were first named.
#[derive(Default)]
pub(super) struct Pilihan(Vec<(String, Pilihan)>);

impl Pilihan {
    /// Selects what is at the end of these paths, one behind the other.
    pub(super) fn tambah(&mut self, jalan: &[&str]) {
        let mut ini = self;
        for nama in jalan.iter().flat_map(|jalan| langkah(jalan)) {
            let letak = ini.0.iter().position(|(ada, _)| ada == nama);
            let letak = letak.unwrap_or_else(|| {
                ini.0.push((nama.to_owned(), Self::default()));
                ini.0.len() - 1
            });
            ini = &mut ini.0[letak].1;
        }
    }

    /// As a document writes it.
    pub(super) fn tulis(&self) -> String {
        let satu = |(nama, bawah): &(String, Self)| {
            if bawah.0.is_empty() {
                nama.clone()
            } else {
                format!("{nama} {}", bawah.tulis())
            }
        };
        let semua: Vec<String> = self.0.iter().map(satu).collect();
        format!("{{ {} }}", semua.join(" "))
    }
}

fn langkah(jalan: &str) -> impl Iterator<Item = &str> {
    jalan.split('/').filter(|nama| !nama.is_empty())
}

fn tanpa_argumen(nama: &str) -> &str {
    nama.split_once('(').map_or(nama, |(nama, _)| nama)
}

/// What is at the end of a path; nothing behind a null.
pub(super) fn ambil<'a>(nilai: &'a Value, jalan: &str) -> Option<&'a Value> {
    langkah(jalan).try_fold(nilai, |nilai, nama| nilai.get(tanpa_argumen(nama)))
}

/// The formula beside the value of a calculation.
fn rumus(jalan: &str) -> Jalan {
    let (awal, _) = jalan.rsplit_once('/').unwrap_or_default();
    format!("{awal}/rumus").into()
}

impl Kolom {
    /// Where the formula is, if the column has one.
    fn sumber_rumus(&self) -> Option<Sumber> {
        if !self.terhitung {
            return None;
        }
        let mut sumber = self.sumber.clone();
        match &mut sumber {
            Sumber::Baris(jalan)
            | Sumber::Induk(jalan)
            | Sumber::Akar(jalan)
            | Sumber::Unsur { jalan, .. }
            | Sumber::Semua { jalan, .. } => *jalan = rumus(jalan),
            Sumber::Tetap(_) => return None,
        }
        Some(sumber)
    }
}

impl Sumber {
    fn pilih(&self, bagian: &str, pilihan: &mut Pilihan) {
        let luar = langkah(bagian).next().unwrap_or_default();
        match self {
            Self::Baris(jalan) => pilihan.tambah(&[bagian, jalan]),
            Self::Induk(jalan) => pilihan.tambah(&[luar, jalan]),
            Self::Akar(jalan) => pilihan.tambah(&[jalan]),
            Self::Unsur {
                list, yang, jalan, ..
            } => {
                pilihan.tambah(&[bagian, list, jalan]);
                for (kunci, _) in yang {
                    pilihan.tambah(&[bagian, list, kunci]);
                }
            }
            Self::Semua { list, jalan } => pilihan.tambah(&[bagian, list, jalan]),
            Self::Tetap(_) => {}
        }
    }

    fn baca(&self, jenis: Jenis, letak: &Letak<'_>) -> Isi {
        let satu =
            |nilai: Option<&Value>| nilai.map_or(Isi::Kosong, |nilai| Isi::baca(jenis, nilai));
        match self {
            Self::Baris(jalan) => satu(ambil(letak.baris, jalan)),
            Self::Induk(jalan) => satu(letak.induk.and_then(|induk| ambil(induk, jalan))),
            Self::Akar(jalan) => satu(ambil(letak.akar, jalan)),
            Self::Unsur {
                list,
                yang,
                ke,
                jalan,
            } => {
                let cocok = |unsur: &&Value| {
                    yang.iter().all(|(kunci, syarat)| {
                        let nilai = ambil(unsur, kunci).unwrap_or(&Value::Null);
                        match syarat {
                            Syarat::Sama(teks) => nilai == teks,
                            Syarat::Berawal(teks) => {
                                nilai.as_str().is_some_and(|nilai| nilai.starts_with(teks))
                            }
                            Syarat::Ada => !nilai.is_null(),
                        }
                    })
                };
                let unsur = daftar(letak.baris, list).iter().filter(cocok).nth(*ke);
                satu(unsur.and_then(|unsur| ambil(unsur, jalan)))
            }
            Self::Semua { list, jalan } => {
                let semua: Vec<String> = daftar(letak.baris, list)
                    .iter()
                    .map(|unsur| satu(ambil(unsur, jalan)).mesin().into_owned())
                    .collect();
                if semua.is_empty() {
                    Isi::Kosong
                } else {
                    Isi::Teks(semua.join(" "))
                }
            }
            Self::Tetap(teks) => Isi::Teks((*teks).to_owned()),
        }
    }
}

/// The elements of the list at the end of a path.
pub(super) fn daftar<'a>(nilai: &'a Value, jalan: &str) -> &'a [Value] {
    ambil(nilai, jalan)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

/// Where a row stands.
struct Letak<'a> {
    akar: &'a Value,
    induk: Option<&'a Value>,
    baris: &'a Value,
}

/// The rows at the end of `jalan`, each with the element of the outer list in which it stands.
fn kumpulkan<'a>(
    nilai: &'a Value,
    jalan: &[&str],
    induk: Option<&'a Value>,
    hasil: &mut Vec<(Option<&'a Value>, &'a Value)>,
) {
    match (nilai, jalan) {
        (Value::Array(semua), []) => hasil.extend(semua.iter().map(|baris| (induk, baris))),
        (Value::Array(semua), _) => {
            for satu in semua {
                kumpulkan(satu, jalan, Some(satu), hasil);
            }
        }
        (Value::Object(_), []) => hasil.push((induk, nilai)),
        (Value::Object(isi), [nama, sisa @ ..]) => {
            if let Some(nilai) = isi.get(tanpa_argumen(nama)) {
                kumpulkan(nilai, sisa, induk, hasil);
            }
        }
        (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_), _) => {}
    }
}

impl Tabel {
    /// A table with these rows. Its columns are those of all kinds of rows, in the order in which they are
    /// first declared; the first tells the kind, and `umum`, which all of them have, follow it.
    pub(super) fn baru(judul: &'static str, umum: &[Kolom], mut bagian: Vec<Bagian>) -> Self {
        for satu in &mut bagian {
            satu.kolom.splice(0..0, umum.iter().cloned());
        }
        let mut kepala = vec![Kepala {
            nama: "bagian".to_owned(),
            judul: "Bagian".to_owned(),
            jenis: Jenis::Teks,
        }];
        for kolom in bagian.iter().flat_map(|satu| &satu.kolom) {
            if kepala.iter().all(|ada| ada.nama != kolom.nama) {
                kepala.push(Kepala {
                    nama: kolom.nama.clone().into_owned(),
                    judul: kolom.judul.clone().into_owned(),
                    jenis: kolom.jenis,
                });
            }
        }
        Self {
            judul,
            bagian,
            kepala,
        }
    }

    /// What is asked of the answer. Rows that come in pages are asked for alone, all others together.
    pub(super) fn soal(&self) -> Vec<Soal> {
        let (berhalaman, utuh): (Vec<_>, Vec<_>) = self
            .bagian
            .iter()
            .partition(|bagian| bagian.lanjutan().is_some());
        let mut semua = Vec::new();
        if !utuh.is_empty() {
            let mut soal = Soal::default();
            for bagian in utuh {
                bagian.pilih(&mut soal.pilihan);
            }
            semua.push(soal);
        }
        for bagian in berhalaman {
            let mut soal = Soal {
                lanjutan: bagian.lanjutan(),
                ..Soal::default()
            };
            bagian.pilih(&mut soal.pilihan);
            if let Some(lanjutan) = &soal.lanjutan {
                soal.pilihan.tambah(&[lanjutan, "hasNextPage"]);
                soal.pilihan.tambah(&[lanjutan, "endCursor"]);
            }
            semua.push(soal);
        }
        semua
    }

    /// The rows of one answer; the formulas of its figures join `semua_rumus`.
    pub(super) fn baris(&self, akar: &Value, semua_rumus: &mut Rumus) -> Vec<Vec<Isi>> {
        let mut hasil = Vec::new();
        for bagian in &self.bagian {
            let jalan: Vec<&str> = langkah(bagian.jalan).collect();
            let mut baris = Vec::new();
            kumpulkan(akar, &jalan, None, &mut baris);
            let letak: Vec<usize> = bagian
                .kolom
                .iter()
                .filter_map(|kolom| self.kepala.iter().position(|ada| ada.nama == kolom.nama))
                .collect();
            for (induk, baris) in baris {
                let tempat = Letak { akar, induk, baris };
                let mut isi = vec![Isi::Kosong; self.kepala.len()];
                isi[0] = Isi::Teks(bagian.nama.to_owned());
                for (kolom, &nomor) in bagian.kolom.iter().zip(&letak) {
                    isi[nomor] = kolom.sumber.baca(kolom.jenis, &tempat);
                    if let Some(sumber) = kolom.sumber_rumus()
                        && let Isi::Teks(rumus) = sumber.baca(Jenis::Teks, &tempat)
                    {
                        semua_rumus.entry(nomor).or_default().insert(rumus);
                    }
                }
                hasil.push(isi);
            }
        }
        hasil
    }
}

/// The document that asks `pilihan` of `field` with these arguments, and `lain` of the query beside it.
pub(super) fn dokumen(
    field: &str,
    argumen: &Map<String, Value>,
    jenis: impl Fn(&str) -> &'static str,
    pilihan: Option<&Pilihan>,
    lain: &str,
) -> String {
    let Some(pilihan) = pilihan else {
        return format!("query {{ {lain} }}");
    };
    let pilihan = pilihan.tulis();
    let mut variabel: Vec<String> = argumen
        .keys()
        .map(|nama| format!("${nama}: {}", jenis(nama)))
        .collect();
    if pilihan.contains(&format!("${SETELAH}")) {
        variabel.push(format!("${SETELAH}: String"));
    }
    let diberikan: Vec<String> = argumen
        .keys()
        .map(|nama| format!("{nama}: ${nama}"))
        .collect();
    format!(
        "query({}) {{ {field}({}) {} {lain} }}",
        variabel.join(", "),
        diberikan.join(", "),
        pilihan
    )
}
