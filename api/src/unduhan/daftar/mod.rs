//! The columns of each comparison.
//!
//! A name in the first place is what machines rely on: it is never changed or given another meaning.

mod indikator;
mod kolom;
mod negara;
mod pengajuan;
mod peringkat;
mod serapan;
mod skm;
mod tren;

use serde_json::{Map, Value};

pub(super) use self::kolom::LINGKUP;
use super::tabel::Tabel;

/// How often columns that may be repeated are needed.
#[derive(Clone, Debug, Default)]
pub(super) struct Lebar {
    /// Most benchmarks of each scope that one indicator has in one year, in the order of
    /// [`kolom::LINGKUP`].
    pub(super) tolok_ukur: [usize; kolom::LINGKUP.len()],
    /// Longest of the lists that [`Perbandingan::panjang`] names.
    pub(super) daftar: usize,
}

/// A comparison that can be downloaded.
pub(super) struct Perbandingan {
    /// Field of the schema.
    field: &'static str,
    /// Arguments that a file is named after, in this order.
    nama: &'static [&'static str],
    /// The dictionary's indicators whose benchmarks are shown: the argument that names them.
    berpembanding: Option<Pembanding>,
    /// A list of the answer, a list of its elements whose longest says how often columns are repeated, and
    /// something of what is in that.
    panjang: Option<[&'static str; 3]>,
    /// What of the answer the explanations tell.
    penjelasan: &'static [(&'static str, &'static str)],
    tabel: fn(&Lebar) -> Tabel,
}

/// Whose benchmarks a comparison shows.
#[derive(Copy, Clone)]
pub(super) enum Pembanding {
    /// Of the indicators that this argument names.
    Argumen(&'static str),
    /// Of this one.
    Kode(&'static str),
}

const SEMUA: [Perbandingan; 11] = [
    Perbandingan {
        field: "peringkat",
        nama: &["komposit", "indikator", "menurut", "tahun"],
        berpembanding: None,
        panjang: Some(["barisList", "sumbanganList", "nilai"]),
        penjelasan: &[("Ketidakpastian", "ketidakpastian/metode")],
        tabel: peringkat::peringkat,
    },
    Perbandingan {
        field: "peringkatNegara",
        nama: &["indikator", "menurut", "provinsi", "tahun"],
        berpembanding: None,
        panjang: None,
        penjelasan: &[],
        tabel: negara::peringkat,
    },
    Perbandingan {
        field: "perbandinganIndikator",
        nama: &["indikator", "tahun"],
        berpembanding: Some(Pembanding::Argumen("indikator")),
        panjang: Some(["barisList", "tahunLaluList", "tahun"]),
        penjelasan: &[],
        tabel: indikator::perbandingan,
    },
    Perbandingan {
        field: "matriks",
        nama: &["indikatorList", "tahunList"],
        berpembanding: Some(Pembanding::Argumen("indikatorList")),
        panjang: None,
        penjelasan: &[],
        tabel: indikator::matriks,
    },
    Perbandingan {
        field: "trenIndikator",
        nama: &["indikator", "menurut", "dari", "sampai"],
        berpembanding: None,
        panjang: None,
        penjelasan: &[],
        tabel: indikator::tren,
    },
    Perbandingan {
        field: "tren",
        nama: &["komposit", "indikator", "menurut", "dari", "sampai"],
        berpembanding: None,
        panjang: None,
        penjelasan: &[],
        tabel: tren::tren,
    },
    Perbandingan {
        field: "perbandinganSkm",
        nama: &["tahun"],
        berpembanding: Some(Pembanding::Kode("SKM")),
        panjang: None,
        penjelasan: &[],
        tabel: skm::skm,
    },
    Perbandingan {
        field: "serapanProgram",
        nama: &["program", "tahun"],
        berpembanding: None,
        panjang: None,
        penjelasan: &[],
        tabel: serapan::serapan,
    },
    Perbandingan {
        field: "rekapPengajuan",
        nama: &["dari", "sampai"],
        berpembanding: None,
        panjang: None,
        penjelasan: &[],
        tabel: pengajuan::rekap,
    },
    Perbandingan {
        field: "pemantauanPengajuan",
        nama: &["tahun"],
        berpembanding: None,
        panjang: None,
        penjelasan: &[("Keterlambatan dihitung per", "per")],
        tabel: pengajuan::pemantauan,
    },
    Perbandingan {
        field: "pemantauanTriwulan",
        nama: &["tahun", "triwulan"],
        berpembanding: None,
        panjang: None,
        penjelasan: &[],
        tabel: pengajuan::triwulan,
    },
];

/// The comparison that this field of the schema answers.
pub(super) fn cari(field: &str) -> Option<&'static Perbandingan> {
    SEMUA.iter().find(|satu| satu.field == field)
}

/// The type of an argument of a comparison.
pub(super) fn jenis_argumen(field: &str, nama: &str) -> &'static str {
    match (field, nama) {
        ("trenIndikator" | "peringkatNegara", "menurut") => "AngkaIndikator!",
        (_, "menurut") => "DasarPeringkat!",
        (_, "tahun" | "dari" | "sampai" | "triwulan") => "Int!",
        (_, "sertakanProses") => "Boolean!",
        (_, "letak") => "Letak!",
        (_, "kelompok") => "ID!",
        (_, "asOf") => "Waktu!",
        (_, "indikatorList" | "kecamatanList") => "[String!]!",
        (_, "tahunList") => "[Int!]!",
        _ => "String!",
    }
}

/// The elements of an argument: a single value stands for a list of one.
fn unsur(nilai: Option<&Value>) -> Vec<Value> {
    match nilai {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(semua)) => semua.clone(),
        Some(satu) => vec![satu.clone()],
    }
}

fn tanpa_ganda(mut semua: Vec<Value>) -> Vec<Value> {
    let mut hasil = Vec::with_capacity(semua.len());
    for satu in semua.drain(..) {
        if !hasil.contains(&satu) {
            hasil.push(satu);
        }
    }
    hasil
}

/// The questions whose answers one behind the other are the table: a matrix is asked indicator by
/// indicator and year by year, so that however large it is no more than the kecamatan of one are held.
pub(super) fn irisan(argumen: &Map<String, Value>) -> Vec<Map<String, Value>> {
    let daftar = |nama| tanpa_ganda(unsur(argumen.get(nama)));
    let (indikator, mut tahun) = (daftar("indikatorList"), daftar("tahunList"));
    if indikator.is_empty() || tahun.is_empty() {
        return vec![argumen.clone()];
    }
    tahun.sort_by_key(Value::as_i64);
    let mut hasil = Vec::with_capacity(indikator.len() * tahun.len());
    for indikator in &indikator {
        for tahun in &tahun {
            let mut satu = argumen.clone();
            satu.insert("indikatorList".to_owned(), indikator.clone());
            satu.insert("tahunList".to_owned(), tahun.clone());
            hasil.push(satu);
        }
    }
    hasil
}

impl Perbandingan {
    /// The table, its repeated columns as often as `lebar` says.
    pub(super) fn tabel(&self, lebar: &Lebar) -> Tabel {
        (self.tabel)(lebar)
    }

    /// Field of the schema.
    pub(super) const fn field(&self) -> &'static str {
        self.field
    }

    pub(super) const fn panjang(&self) -> Option<[&'static str; 3]> {
        self.panjang
    }

    pub(super) const fn penjelasan(&self) -> &'static [(&'static str, &'static str)] {
        self.penjelasan
    }

    /// Codes of the indicators, and the years, whose benchmarks are shown; none where none are.
    pub(super) fn pembanding(
        &self,
        argumen: &Map<String, Value>,
    ) -> Option<(Vec<Value>, Vec<Value>)> {
        let kode = match self.berpembanding? {
            Pembanding::Argumen(nama) => unsur(argumen.get(nama)),
            Pembanding::Kode(kode) => vec![kode.into()],
        };
        let mut tahun = unsur(argumen.get("tahunList"));
        tahun.extend(unsur(argumen.get("tahun")));
        Some((kode, tahun))
    }

    /// What a file is called, without its ending: the comparison, what it is of and over which reports, mis.
    /// `peringkat-SKM-2023-DARATAN`.
    pub(super) fn nama(&self, argumen: &Map<String, Value>) -> String {
        /// Longest name; some file systems take no more than 255 bytes.
        const TERPANJANG: usize = 120;
        /// Arguments that filter.
        const SARINGAN: [&str; 3] = ["letak", "kelompok", "asOf"];
        let proses = argumen.get("sertakanProses") == Some(&Value::Bool(true));
        let mut nama = String::new();
        for huruf in self.field.chars() {
            if huruf.is_ascii_uppercase() {
                nama.push('-');
            }
            nama.push(huruf.to_ascii_lowercase());
        }
        let yang = self.nama.iter().chain(&SARINGAN);
        for argumen in yang.filter_map(|nama| argumen.get(*nama)) {
            nama.push('-');
            let semua: Vec<String> = tanpa_ganda(unsur(Some(argumen)))
                .iter()
                .map(|satu| {
                    satu.as_str()
                        .map_or_else(|| satu.to_string(), str::to_owned)
                })
                .collect();
            let aman = |huruf: char| huruf.is_ascii_alphanumeric() || "._-".contains(huruf);
            nama.extend(
                semua
                    .join("_")
                    .chars()
                    .map(|huruf| if aman(huruf) { huruf } else { '_' }),
            );
        }
        if proses {
            nama.push_str("-PROSES");
        }
        nama.truncate(TERPANJANG);
        nama
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn argumen(nilai: Value) -> Map<String, Value> {
        let Value::Object(isi) = nilai else {
            panic!("no object");
        };
        isi
    }

    #[test]
    fn a_file_is_named_after_what_is_compared() {
        for (field, isi, nama) in [
            (
                "peringkat",
                json!({ "indikator": "SKM", "tahun": 2023, "letak": "DARATAN" }),
                "peringkat-SKM-2023-DARATAN",
            ),
            (
                "peringkat",
                json!({ "indikator": "SKM", "tahun": 2023, "sertakanProses": false }),
                "peringkat-SKM-2023",
            ),
            (
                "peringkat",
                json!({ "indikator": "SKM", "tahun": 2023, "kelompok": "Pantai utara",
                    "asOf": "2024-03-01T12:00:00Z" }),
                "peringkat-SKM-2023-Pantai_utara-2024-03-01T12_00_00Z",
            ),
            (
                "perbandinganSkm",
                json!({ "tahun": 2023, "sertakanProses": true }),
                "perbandingan-skm-2023-PROSES",
            ),
            (
                "peringkat",
                json!({ "menurut": "SERAPAN", "tahun": 2023 }),
                "peringkat-SERAPAN-2023",
            ),
            (
                "matriks",
                json!({ "indikatorList": ["SKM", "A/B\"\r\n", "SKM"], "tahunList": [2023, 2022] }),
                "matriks-SKM_A_B___-2023_2022",
            ),
            (
                "rekapPengajuan",
                json!({ "dari": 2021, "sampai": 2023 }),
                "rekap-pengajuan-2021-2023",
            ),
        ] {
            assert_eq!(cari(field).unwrap().nama(&argumen(isi)), nama);
        }
        let panjang = json!({ "indikatorList": vec!["INDIKATOR"; 30], "tahunList": 2023 });
        let lain: Vec<String> = (0..30).map(|nomor| format!("INDIKATOR{nomor}")).collect();
        assert_eq!(
            cari("matriks").unwrap().nama(&argumen(panjang)),
            "matriks-INDIKATOR-2023"
        );
        let panjang = argumen(json!({ "indikatorList": lain, "tahunList": 2023 }));
        assert_eq!(cari("matriks").unwrap().nama(&panjang).len(), 120);
    }

    #[test]
    fn a_matrix_is_asked_cell_by_cell_of_indicator_and_year() {
        let isi = argumen(json!({
            "indikatorList": ["B", "A", "B"], "tahunList": [2023, 2022, 2023], "letak": "DARATAN"
        }));
        let semua = irisan(&isi);
        let ringkas: Vec<String> = semua
            .iter()
            .map(|satu| {
                format!(
                    "{} {} {}",
                    satu["indikatorList"], satu["tahunList"], satu["letak"]
                )
            })
            .collect();
        let harapan = [("B", 2022), ("B", 2023), ("A", 2022), ("A", 2023)];
        assert_eq!(
            ringkas,
            harapan.map(|(kode, tahun)| format!("\"{kode}\" {tahun} \"DARATAN\""))
        );
        let satu = argumen(json!({ "tahun": 2023 }));
        assert_eq!(irisan(&satu), std::slice::from_ref(&satu));
    }

    #[test]
    fn columns_are_named_once_and_plainly() {
        let lebar = Lebar {
            tolok_ukur: [2; kolom::LINGKUP.len()],
            daftar: 2,
        };
        for satu in &SEMUA {
            let kepala = satu.tabel(&lebar).kepala;
            for (nomor, judul) in kepala.iter().enumerate() {
                assert!(
                    judul.nama.bytes().all(|huruf| huruf.is_ascii_lowercase()
                        || huruf.is_ascii_digit()
                        || huruf == b'_'),
                    "{}",
                    judul.nama
                );
                let ganda = kepala[..nomor].iter().any(|lain| lain.judul == judul.judul);
                assert!(!ganda, "{}: {}", satu.field, judul.judul);
            }
        }
    }
}
