//! What differs between two reports, figure by figure, at the places that their authors know.
//!
//! It reads the serialized documents, so that a part that is added to the document is compared without a
//! line here. No regulation prescribes how differences are told; the paths are those of the reviu.

use std::collections::HashMap;

use async_graphql::Enum;
use serde::Serialize;
use serde_json::{Map, Value};

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

/// What names a row within its list; the first that all rows have is taken. Where two rows have the same,
/// the second one is `#2`; where rows have none, their position names them.
const KUNCI: [&[&str]; 15] = [
    &["jenis", "nomor", "tahun"],
    &["nomor"],
    &["jenis", "tahun"],
    &["jenis", "kelompok"],
    &["jenis", "nama"],
    &["jenis"],
    &["bagian"],
    &["unsur"],
    &["triwulan"],
    &["kolom"],
    &["program"],
    &["tahun"],
    &["kode"],
    &["nama"],
    &["sasaran"],
];

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

/// Rows with what names them.
type Berlabel<'a> = Vec<(String, &'a Value)>;

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

/// The fields that name the rows of two states of one list.
fn kunci(lama: &[Value], baru: &[Value]) -> Option<&'static [&'static str]> {
    let bernama = |isi: &Value, nama: &str| isi[nama].is_string() || isi[nama].is_number();
    KUNCI.into_iter().find(|kunci| {
        lama.iter()
            .chain(baru)
            .all(|isi| kunci.iter().all(|nama| bernama(isi, nama)))
    })
}

fn berlabel<'a>(rows: &'a [Value], kunci: Option<&[&str]>) -> Berlabel<'a> {
    let mut banyak: HashMap<String, usize> = HashMap::new();
    rows.iter()
        .enumerate()
        .map(|(letak, isi)| {
            let Some(kunci) = kunci else {
                return ((letak + 1).to_string(), isi);
            };
            let nama: Vec<String> = kunci.iter().filter_map(|k| teks(&isi[*k])).collect();
            (ke(nama.join("/"), &mut banyak), isi)
        })
        .collect()
}

/// The name, and from the second on how many times it was there.
fn ke(nama: String, banyak: &mut HashMap<String, usize>) -> String {
    let kali = banyak.entry(nama.clone()).or_default();
    *kali += 1;
    if *kali == 1 {
        nama
    } else {
        format!("{nama}#{kali}")
    }
}

/// The plan, tier by tier: what stands under another tujuan or sasaran has moved, and is not another row.
fn rencana(letak: &Letak, lama: &Value, baru: &Value, hasil: &mut Vec<Perubahan>) {
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn contoh() -> Value {
        serde_json::from_str(include_str!(
            "../../../../data/contoh/lkjip-35.29.13-2023.json"
        ))
        .unwrap()
    }

    fn dokumen(isi: &Value) -> Dokumen {
        serde_json::from_value(isi.clone()).unwrap()
    }

    /// What an edit of the sample is told as.
    fn sunting(edit: impl FnOnce(&mut Value)) -> Vec<(String, JenisPerubahan, Option<String>)> {
        let lama = contoh();
        let mut baru = lama.clone();
        edit(&mut baru);
        beda(&dokumen(&lama), &dokumen(&baru))
            .into_iter()
            .map(|satu| (satu.path, satu.jenis, satu.sesudah))
            .collect()
    }

    fn baris<'a>(isi: &'a mut Value, nomor: &str) -> &'a mut Value {
        isi["anggaran"]
            .as_array_mut()
            .unwrap()
            .iter_mut()
            .find(|baris| baris["nomor"] == nomor)
            .unwrap()
    }

    fn ubah(path: &str, teks: &str) -> (String, JenisPerubahan, Option<String>) {
        (path.to_owned(), JenisPerubahan::Ubah, Some(teks.to_owned()))
    }

    #[test]
    fn a_figure_is_told_at_the_place_its_author_knows() {
        assert_eq!(
            sunting(|isi| baris(isi, "I")["paguMurni"] = json!("1")),
            [ubah("/anggaran/I/paguMurni", "1")]
        );
        assert_eq!(
            sunting(|isi| {
                let indikator = &mut isi["rencana"]["tujuan"][0]["sasaran"][0]["indikator"][0];
                indikator["realisasi"]["nilai"] = json!("80");
                indikator["ukuran"][0]["nilai"] = json!("79");
            })
            .into_iter()
            .map(|(path, ..)| path)
            .filter(|path| path.ends_with("nilai"))
            .count(),
            2
        );
        assert_eq!(
            sunting(|isi| isi["tanggal"] = Value::Null),
            [("/tanggal".to_owned(), JenisPerubahan::Hapus, None)]
        );
    }

    #[test]
    fn the_row_of_a_figure_is_what_one_person_fills_in() {
        let mut baru = contoh();
        baris(&mut baru, "I.2.1")["renstra"] = json!([{ "tahun": 2023, "pagu": "7" }]);
        baru["perjanjian"][0]["program"][0]["anggaran"] = json!("8");
        baru["perjanjian"][0]["pihakPertama"]["nama"] = json!("Lain");
        baru["narasi"][0]["isi"] = json!("Lain");
        baru["tertulis"] = json!([{ "kolom": "uji", "teks": "1" }]);
        baru["tabel"][0]["judul"] = json!("Lain");
        let mut rows: Vec<_> = beda(&dokumen(&contoh()), &dokumen(&baru))
            .into_iter()
            .map(|satu| (satu.baris, satu.kolom))
            .collect();
        rows.retain(|(_, kolom)| !kolom.starts_with("tertulis"));
        rows.sort_unstable();
        let pihak = (
            "/perjanjian/MURNI".to_owned(),
            "pihakPertama/nama".to_owned(),
        );
        assert!(rows.contains(&pihak), "{rows:?}");
        let mut baris: Vec<&str> = rows.iter().map(|(baris, _)| baris.as_str()).collect();
        baris.dedup();
        assert_eq!(
            baris,
            [
                "/anggaran/I.2.1",
                "/narasi/KATA_PENGANTAR",
                "/perjanjian/MURNI",
                "/perjanjian/MURNI/program/II",
                "/tabel/2.1",
            ]
        );
    }

    #[test]
    fn an_indicator_that_moves_has_moved() {
        let pindah = sunting(|isi| {
            let mut dari = isi["rencana"]["tujuan"][0]["sasaran"][0]["indikator"].take();
            let indikator = dari.as_array_mut().unwrap().remove(0);
            isi["rencana"]["tujuan"][0]["sasaran"][0]["indikator"] = dari;
            isi["rencana"]["tujuan"][1]["sasaran"][0]["indikator"]
                .as_array_mut()
                .unwrap()
                .push(indikator);
        });
        assert_eq!(pindah, [ubah("/rencana/1.1.1/sasaran", "2.1")]);
    }

    #[test]
    fn rows_that_come_and_go_do_not_disturb_the_others() {
        let hilang = sunting(|isi| {
            let semua = isi["anggaran"].as_array_mut().unwrap();
            semua.retain(|baris| baris["nomor"] != "I.1.1");
        });
        assert!(!hilang.is_empty());
        assert!(
            hilang
                .iter()
                .all(|(path, jenis, _)| path.starts_with("/anggaran/I.1.1/")
                    && *jenis == JenisPerubahan::Hapus),
            "{hilang:?}"
        );
        let tukar = sunting(|isi| isi["tabel"].as_array_mut().unwrap().swap(0, 1));
        assert_eq!(tukar.len(), 1);
        assert_eq!(tukar[0].0, "/tabel/urutan");
    }

    /// One edit somewhere in a document.
    fn coret(isi: &mut Value, jalan: &[usize], dengan: usize) {
        match isi {
            Value::Object(map) if !map.is_empty() => {
                let nomor = jalan.first().copied().unwrap_or_default() % map.len();
                if let Some((_, anak)) = map.iter_mut().nth(nomor) {
                    coret(anak, jalan.get(1..).unwrap_or_default(), dengan);
                }
            }
            Value::Array(rows) if !rows.is_empty() => {
                let nomor = jalan.first().copied().unwrap_or_default() % rows.len();
                match dengan % 6 {
                    0 => drop(rows.remove(nomor)),
                    1 => rows.swap(0, nomor),
                    2 => rows.push(rows[nomor].clone()),
                    _ => coret(&mut rows[nomor], jalan.get(1..).unwrap_or_default(), dengan),
                }
            }
            Value::String(teks) if dengan.is_multiple_of(2) => teks.push('1'),
            Value::Bool(nilai) => *nilai = !*nilai,
            Value::Null
            | Value::String(_)
            | Value::Number(_)
            | Value::Object(_)
            | Value::Array(_) => *isi = Value::Null,
        }
    }

    fn dokumen_lain() -> impl Strategy<Value = Dokumen> {
        let edit = (prop::collection::vec(0..60_usize, 8), 0..60_usize);
        prop::collection::vec(edit, 0..6).prop_filter_map("no document", |edits| {
            let mut isi = serde_json::to_value(dokumen(&contoh())).unwrap();
            for (jalan, dengan) in edits {
                let mut coba = isi.clone();
                coret(&mut coba, &jalan, dengan);
                // What is no document any more is left out.
                if serde_json::from_value::<Dokumen>(coba.clone()).is_ok() {
                    isi = coba;
                }
            }
            serde_json::from_value(isi).ok()
        })
    }

    fn sebaliknya(satu: Perubahan) -> Perubahan {
        Perubahan {
            jenis: match satu.jenis {
                JenisPerubahan::Baru => JenisPerubahan::Hapus,
                JenisPerubahan::Ubah => JenisPerubahan::Ubah,
                JenisPerubahan::Hapus => JenisPerubahan::Baru,
            },
            sebelum: satu.sesudah,
            sesudah: satu.sebelum,
            ..satu
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn nothing_is_told_of_the_same_and_something_of_everything_else(
            satu in dokumen_lain(), dua in dokumen_lain()
        ) {
            prop_assert_eq!(beda(&satu, &satu), []);
            prop_assert_eq!(beda(&satu, &dua).is_empty(), satu == dua);
        }

        #[test]
        fn what_is_new_one_way_is_gone_the_other_way(
            satu in dokumen_lain(), dua in dokumen_lain()
        ) {
            let mut maju = beda(&satu, &dua);
            let mut mundur: Vec<_> = beda(&dua, &satu).into_iter().map(sebaliknya).collect();
            maju.sort();
            mundur.sort();
            prop_assert_eq!(maju, mundur);
        }

        #[test]
        fn a_path_is_its_row_and_its_column(satu in dokumen_lain(), dua in dokumen_lain()) {
            for ubah in beda(&satu, &dua) {
                let baris = ubah.baris.trim_end_matches('/');
                let path = format!("{baris}/{}", ubah.kolom);
                prop_assert_eq!(path.trim_end_matches('/'), &ubah.path);
                prop_assert_ne!(ubah.sebelum, ubah.sesudah);
            }
        }
    }
}
