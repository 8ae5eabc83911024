//! The declared sheets with what the published schema says of every column.

use std::sync::LazyLock;

use serde_json::Value;

use super::daftar::{DAFTAR, Induk, Lembar};
use crate::lkjip::service::schema;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Jenis {
    /// A text.
    Teks,
    /// A figure with at most four decimals.
    Desimal,
    /// Whole rupiah.
    Rupiah,
    /// A whole number.
    Bulat,
    /// Yes or no.
    Ya,
    /// A day.
    Hari,
    /// One of these words, each with its meaning.
    Pilihan(Vec<(String, String)>),
}

/// What a column of a sheet is for.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Isian {
    /// The sheet of the row that this one belongs to, where there are several.
    LembarInduk,
    /// The name of the row that this one belongs to.
    Induk,
    /// A field of the document.
    Medan(&'static str),
}

/// A column.
#[derive(Clone, Debug)]
pub(super) struct Kolom {
    /// Its heading.
    pub(super) judul: &'static str,
    /// What it is for.
    pub(super) isian: Isian,
    /// What it holds.
    pub(super) jenis: Jenis,
    /// Whether it must not be blank in a row that holds anything.
    pub(super) wajib: bool,
    /// Of a field within a part that may be missing: the part. It is then needed where the part is there.
    pub(super) bagian: Option<&'static str>,
    /// Whether an empty text is a text.
    pub(super) boleh_hampa: bool,
    /// One sentence for who fills it in.
    pub(super) keterangan: String,
    /// Its width in pixels.
    pub(super) lebar: u32,
}

/// Where rows stand.
#[derive(Copy, Clone, Debug)]
pub(super) struct Tempat {
    /// Position of the sheet whose rows hold these.
    pub(super) lembar: usize,
    /// The field of those rows.
    pub(super) isian: &'static str,
    /// Whether the field is a list; else it is one object, or the row itself.
    pub(super) daftar: bool,
}

/// A sheet.
#[derive(Clone, Debug)]
pub(super) struct Rancangan {
    /// Its name.
    pub(super) nama: &'static str,
    /// Where its rows stand.
    pub(super) tempat: Vec<Tempat>,
    /// Its columns.
    pub(super) kolom: Vec<Kolom>,
    /// The column by which other sheets refer to its rows.
    pub(super) kunci: Option<usize>,
}

impl Rancangan {
    /// The position of a column.
    pub(super) fn kolom_untuk(&self, isian: Isian) -> Option<usize> {
        self.kolom.iter().position(|kolom| kolom.isian == isian)
    }

    /// Whether it shows further fields of the rows of another sheet.
    pub(super) fn sambungan(&self) -> bool {
        self.tempat.iter().any(|tempat| tempat.isian.is_empty())
    }

    /// The column for a path within a row: itself, what it is a part of, or what is a part of it.
    pub(super) fn kolom_dekat(&self, jalur: &str) -> Option<usize> {
        let dalam = |luar: &str, dalam: &str| {
            dalam
                .strip_prefix(luar)
                .is_some_and(|sisa| sisa.is_empty() || sisa.starts_with('/'))
        };
        self.kolom.iter().position(|kolom| match kolom.isian {
            Isian::Medan(isian) => {
                !jalur.is_empty() && (dalam(isian, jalur) || dalam(jalur, isian))
            }
            Isian::Induk | Isian::LembarInduk => false,
        })
    }

    /// Whether its rows are one row at most.
    pub(super) fn tunggal(&self) -> bool {
        !self.tempat.iter().any(|tempat| tempat.daftar) && self.kolom_untuk(Isian::Induk).is_none()
    }
}

/// All sheets.
pub(super) static LEMBAR: LazyLock<Vec<Rancangan>> = LazyLock::new(|| {
    let skema = schema();
    DAFTAR
        .iter()
        .map(|lembar| rancang(&skema, lembar))
        .collect()
});

fn rancang(skema: &Value, lembar: &Lembar) -> Rancangan {
    let tempat: Vec<Tempat> = lembar
        .induk
        .iter()
        .filter_map(|induk| {
            Some(Tempat {
                lembar: DAFTAR.iter().position(|satu| satu.nama == induk.lembar)?,
                isian: induk.isian,
                daftar: jenis_wadah(skema, di_skema(skema, &jalur_induk(skema, induk)))
                    == Some("array"),
            })
        })
        .collect();
    let mut kolom = kolom_induk(skema, lembar);
    let pangkal = jalur(skema, lembar);
    kolom.extend(lembar.kolom.iter().map(|satu| {
        let jalur = gabung(&pangkal, satu.isian);
        let titik = di_skema(skema, &jalur);
        Kolom {
            judul: satu.judul,
            isian: Isian::Medan(satu.isian),
            jenis: jenis(skema, titik),
            wajib: wajib(skema, &jalur),
            bagian: satu
                .isian
                .rsplit_once('/')
                .map(|(bagian, _)| bagian)
                .filter(|bagian| !wajib(skema, &gabung(&pangkal, bagian))),
            boleh_hampa: titik
                .map(|titik| selesaikan(skema, titik))
                .is_some_and(|titik| {
                    // In a list of plain texts a blank one is no row.
                    let berbidang = !satu.isian.is_empty();
                    berbidang && titik["type"] == "string" && titik["minLength"].is_null()
                }),
            keterangan: keterangan(titik),
            lebar: satu.lebar,
        }
    }));
    let kunci = lembar.kunci.and_then(|nama| {
        kolom
            .iter()
            .position(|satu| satu.isian == Isian::Medan(nama))
    });
    Rancangan {
        nama: lembar.nama,
        tempat,
        kolom,
        kunci,
    }
}

/// The columns by which a row says where it belongs.
fn kolom_induk(skema: &Value, lembar: &Lembar) -> Vec<Kolom> {
    let satu = |judul, isian, jenis, wajib, keterangan: &str| Kolom {
        judul,
        isian,
        jenis,
        wajib,
        bagian: None,
        boleh_hampa: false,
        keterangan: keterangan.to_owned(),
        lebar: 110,
    };
    let induk: Vec<&Lembar> = lembar
        .induk
        .iter()
        .filter_map(|induk| DAFTAR.iter().find(|satu| satu.nama == induk.lembar))
        .collect();
    let mut hasil = Vec::new();
    if induk.len() > 1 {
        let pilihan = induk
            .iter()
            .map(|satu| (satu.nama.to_owned(), format!("Baris lembar {}.", satu.nama)))
            .collect();
        hasil.push(satu(
            "Milik lembar",
            Isian::LembarInduk,
            Jenis::Pilihan(pilihan),
            true,
            "Lembar yang memuat baris pemiliknya.",
        ));
    }
    let bernama: Vec<&&Lembar> = induk.iter().filter(|satu| satu.kunci.is_some()).collect();
    let (judul, jenis) = match bernama.as_slice() {
        [] => return hasil,
        [pemilik] if induk.len() == 1 => {
            let jalur = gabung(&jalur(skema, pemilik), pemilik.kunci.unwrap_or_default());
            (pemilik.nama, jenis(skema, di_skema(skema, &jalur)))
        }
        _ => ("Milik baris", Jenis::Teks),
    };
    hasil.push(satu(
        judul,
        Isian::Induk,
        jenis,
        bernama.len() == induk.len(),
        "Nomor atau jenis baris pemiliknya, sebagaimana di lembarnya.",
    ));
    hasil
}

/// Path of a sheet's rows in the schema; `*` stands for the items of a list.
fn jalur(skema: &Value, lembar: &Lembar) -> String {
    lembar
        .induk
        .first()
        .map(|induk| {
            let jalur = jalur_induk(skema, induk);
            if jenis_wadah(skema, di_skema(skema, &jalur)) == Some("array") {
                gabung(&jalur, "*")
            } else {
                jalur
            }
        })
        .unwrap_or_default()
}

fn jalur_induk(skema: &Value, induk: &Induk) -> String {
    let pangkal = DAFTAR
        .iter()
        .find(|satu| satu.nama == induk.lembar)
        .map(|satu| jalur(skema, satu))
        .unwrap_or_default();
    gabung(&pangkal, induk.isian)
}

fn gabung(pangkal: &str, isian: &str) -> String {
    match (pangkal.is_empty(), isian.is_empty()) {
        (true, _) => isian.to_owned(),
        (_, true) => pangkal.to_owned(),
        (false, false) => format!("{pangkal}/{isian}"),
    }
}

/// What the schema says at a path.
fn di_skema<'a>(skema: &'a Value, jalur: &str) -> Option<&'a Value> {
    jalur
        .split('/')
        .filter(|langkah| !langkah.is_empty())
        .try_fold(skema, |titik, langkah| {
            let titik = selesaikan(skema, titik);
            if langkah == "*" {
                titik.get("items")
            } else {
                titik.get("properties")?.get(langkah)
            }
        })
}

/// Follows references, and takes what a part is when it is not null.
pub(super) fn selesaikan<'a>(skema: &'a Value, titik: &'a Value) -> &'a Value {
    let rujukan = titik["$ref"]
        .as_str()
        .and_then(|jalur| jalur.strip_prefix('#'));
    if let Some(tujuan) = rujukan.and_then(|jalur| skema.pointer(jalur)) {
        return selesaikan(skema, tujuan);
    }
    let isi = titik["anyOf"]
        .as_array()
        .and_then(|rupa| rupa.iter().find(|satu| satu["type"] != "null"));
    isi.map_or(titik, |isi| selesaikan(skema, isi))
}

fn jenis_wadah<'a>(skema: &'a Value, titik: Option<&'a Value>) -> Option<&'a str> {
    selesaikan(skema, titik?)["type"].as_str()
}

/// Whether what stands at the path is there in every object that holds it.
fn wajib(skema: &Value, jalur: &str) -> bool {
    let (pangkal, nama) = jalur.rsplit_once('/').unwrap_or(("", jalur));
    if nama == "*" {
        return true;
    }
    di_skema(skema, pangkal)
        .map(|titik| selesaikan(skema, titik))
        .and_then(|titik| titik["required"].as_array())
        .is_some_and(|wajib| wajib.iter().any(|satu| satu == nama))
}

fn keterangan(titik: Option<&Value>) -> String {
    titik
        .and_then(|titik| titik["description"].as_str())
        .map(|teks| teks.replace('\n', " "))
        .unwrap_or_default()
}

fn jenis(skema: &Value, titik: Option<&Value>) -> Jenis {
    let Some(titik) = titik else {
        return Jenis::Teks;
    };
    let rujukan = |titik: &Value| titik["$ref"].as_str().map(str::to_owned);
    let nama = rujukan(titik).or_else(|| titik["anyOf"].as_array()?.iter().find_map(rujukan));
    match nama.as_deref().and_then(|nama| nama.rsplit('/').next()) {
        Some("Desimal") => return Jenis::Desimal,
        Some("Rupiah") => return Jenis::Rupiah,
        Some("Tanggal") => return Jenis::Hari,
        Some(_) | None => {}
    }
    let titik = selesaikan(skema, titik);
    if let Some(pilihan) = titik["oneOf"].as_array() {
        let kata =
            |satu: &Value| Some((satu["const"].as_str()?.to_owned(), keterangan(Some(satu))));
        return Jenis::Pilihan(pilihan.iter().filter_map(kata).collect());
    }
    if let Some(pilihan) = titik["enum"].as_array() {
        let kata = |satu: &Value| Some((satu.as_str()?.to_owned(), String::new()));
        return Jenis::Pilihan(pilihan.iter().filter_map(kata).collect());
    }
    let bentuk = |nama: &str| {
        titik["type"] == nama
            || titik["type"]
                .as_array()
                .is_some_and(|rupa| rupa.iter().any(|satu| satu == nama))
    };
    if bentuk("boolean") {
        Jenis::Ya
    } else if bentuk("integer") {
        Jenis::Bulat
    } else {
        Jenis::Teks
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::lembar::daftar::BUKAN_ISIAN;

    /// Every plain part of what the schema describes.
    fn daun(skema: &Value, titik: &Value, jalur: &str, hasil: &mut BTreeSet<String>) {
        let titik = selesaikan(skema, titik);
        if let Some(isi) = titik["properties"].as_object() {
            for (nama, bagian) in isi {
                daun(skema, bagian, &gabung(jalur, nama), hasil);
            }
        } else if titik["type"] == "array" {
            daun(skema, &titik["items"], &gabung(jalur, "*"), hasil);
        } else {
            hasil.insert(jalur.to_owned());
        }
    }

    #[test]
    fn every_part_of_the_document_has_its_column() {
        let skema = schema();
        let mut ada = BTreeSet::new();
        daun(&skema, &skema, "", &mut ada);
        // Indicators of a sasaran have the columns of those of a tujuan.
        let setara = |jalur: String| jalur.replace("/sasaran/*/indikator/", "/indikator/");
        let ada: BTreeSet<String> = ada.into_iter().map(setara).collect();
        let mut lembar: BTreeSet<String> =
            BUKAN_ISIAN.iter().map(|&satu| satu.to_owned()).collect();
        for satu in DAFTAR {
            for induk in satu.induk {
                let mut pangkal = jalur_induk(&skema, induk);
                if jenis_wadah(&skema, di_skema(&skema, &pangkal)) == Some("array") {
                    pangkal = gabung(&pangkal, "*");
                }
                let jalur =
                    |kolom: &crate::lembar::daftar::Kolom| setara(gabung(&pangkal, kolom.isian));
                lembar.extend(satu.kolom.iter().map(jalur));
            }
            if satu.induk.is_empty() {
                lembar.extend(satu.kolom.iter().map(|kolom| kolom.isian.to_owned()));
            }
        }
        let hilang: Vec<_> = ada.difference(&lembar).collect();
        assert_eq!(hilang, [""; 0], "no column; declare it in lembar/daftar.rs");
        let asing: Vec<_> = lembar.difference(&ada).collect();
        assert_eq!(asing, [""; 0], "no such part of the document");
    }

    #[test]
    fn columns_are_what_the_schema_says() {
        let kolom = |lembar: &str, isian: &'static str| {
            let lembar = LEMBAR.iter().find(|satu| satu.nama == lembar).unwrap();
            lembar.kolom[lembar.kolom_untuk(Isian::Medan(isian)).unwrap()].clone()
        };
        assert_eq!(kolom("Anggaran", "paguMurni").jenis, Jenis::Rupiah);
        assert_eq!(kolom("Realisasi", "realisasi/nilai").jenis, Jenis::Desimal);
        assert_eq!(kolom("Laporan", "tanggal").jenis, Jenis::Hari);
        assert_eq!(kolom("SKM", "responden").jenis, Jenis::Bulat);
        assert_eq!(kolom("Indikator", "iku").jenis, Jenis::Ya);
        assert!(kolom("Target", "tahun").wajib && !kolom("Target", "nilai").wajib);
        assert!(kolom("Tercetak", "teks").boleh_hampa && !kolom("Tercetak", "kolom").boleh_hampa);
        let Jenis::Pilihan(pilihan) = kolom("Anggaran", "level").jenis else {
            panic!("nothing to choose from");
        };
        assert_eq!(
            pilihan[2],
            ("SUB_KEGIATAN".to_owned(), "Sub-kegiatan.".to_owned())
        );
        let target = LEMBAR.iter().find(|satu| satu.nama == "Target").unwrap();
        assert_eq!(target.kolom[0].judul, "Indikator");
        let tercetak = LEMBAR.iter().find(|satu| satu.nama == "Tercetak").unwrap();
        assert_eq!(tercetak.kolom[0].isian, Isian::LembarInduk);
        assert!(!tercetak.kolom[1].wajib);
    }
}
