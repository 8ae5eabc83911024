//! Budget figures as a CSV file, as they are taken out of SIPD: which columns it has, and what each line says
//! of which row.
//!
//! Codes are compared by their numbers: Kepmendagri 050-5889/2021 wrote sub-kegiatan with two digits
//! (`7.01.02.2.04.02`), 900.1.15.5-1317/2023 with four (`….0002`), and some programs write the level as `02`.
//! A blank figure says nothing and leaves what the report has.

use std::collections::HashMap;

use super::angka::{self, Macam};

/// A figure of a budget row.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub enum Angka {
    /// Pagu DPA.
    PaguMurni,
    /// Pagu DPA perubahan; SIPD calls what is in force `pagu`.
    PaguPerubahan,
    /// Realisasi anggaran.
    Realisasi,
}

/// What a column is.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
enum Kolom {
    Kode,
    Angka(Angka),
    /// Known, and not read.
    Lain,
}

/// Something wrong at a column of a line, both from zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cacat {
    /// Line.
    pub baris: u32,
    /// Column.
    pub kolom: u32,
    /// One sentence.
    pub pesan: String,
}

/// What a line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Baris {
    /// Line, from zero.
    pub baris: u32,
    /// Column of the code.
    pub kolom_kode: u32,
    /// The code, by its numbers.
    pub kode: Vec<u32>,
    /// The code as written.
    pub tertulis: String,
    /// The figures with their columns.
    pub angka: Vec<(Angka, u32, i64)>,
}

/// Most lines that are read.
const TERBANYAK: usize = 5000;
/// Most problems that are told.
pub const CACAT: usize = 200;

/// Reads a file.
///
/// # Errors
/// Every problem, when there is any.
pub fn baca(isi: &str) -> Result<Vec<Baris>, Vec<Cacat>> {
    let isi = isi.strip_prefix('\u{feff}').unwrap_or(isi);
    // Of lines that end in two characters the reader counts one too few.
    let isi = &isi.replace("\r\n", "\n");
    let (pemisah, kolom) = judul(isi).map_err(|cacat| vec![cacat])?;
    let mut pembaca = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(pemisah)
        .from_reader(isi.as_bytes());
    let mut cacat = Vec::new();
    let mut hasil: Vec<Baris> = Vec::new();
    let mut dulu: HashMap<Vec<u32>, u32> = HashMap::new();
    for (nomor, rekaman) in pembaca.records().enumerate().skip(1) {
        let Ok(rekaman) = rekaman else {
            cacat.push(satu(nomor, 0, "Baris ini bukan CSV yang utuh."));
            break;
        };
        let letak = rekaman
            .position()
            .and_then(|posisi| usize::try_from(posisi.line()).ok())
            .map_or(nomor, |baris| baris.saturating_sub(1));
        if rekaman.iter().all(|isi| isi.trim().is_empty()) {
            continue;
        }
        if hasil.len() >= TERBANYAK || cacat.len() >= CACAT {
            cacat.push(satu(
                letak,
                0,
                "Terlalu banyak baris atau masalah; sisanya tidak dibaca.",
            ));
            break;
        }
        if rekaman.len() != kolom.len() {
            let pesan = format!(
                "Baris ini memuat {} kolom, sedangkan judulnya {}.",
                rekaman.len(),
                kolom.len()
            );
            cacat.push(satu(letak, 0, pesan));
            continue;
        }
        if let Some(baris) = baris(letak, &kolom, &rekaman, &mut cacat) {
            if let Some(lalu) = dulu.insert(baris.kode.clone(), baris.baris) {
                let pesan = format!("Kode {} sudah ada di baris {}.", baris.tertulis, lalu + 1);
                cacat.push(Cacat {
                    baris: baris.baris,
                    kolom: baris.kolom_kode,
                    pesan,
                });
            }
            hasil.push(baris);
        }
    }
    if hasil.is_empty() && cacat.is_empty() {
        cacat.push(satu(0, 0, "Berkas ini tidak memuat baris anggaran."));
    }
    if cacat.is_empty() {
        Ok(hasil)
    } else {
        Err(cacat)
    }
}

fn satu(baris: usize, kolom: usize, pesan: impl Into<String>) -> Cacat {
    Cacat {
        baris: u32::try_from(baris).unwrap_or(u32::MAX - 1),
        kolom: u32::try_from(kolom).unwrap_or(u32::MAX - 1),
        pesan: pesan.into(),
    }
}

/// The delimiter and the columns, by the line of headings: the delimiter is the one with which the headings
/// make sense.
fn judul(isi: &str) -> Result<(u8, Vec<Kolom>), Cacat> {
    let coba = |pemisah: u8| {
        let mut pembaca = csv::ReaderBuilder::new()
            .has_headers(false)
            .delimiter(pemisah)
            .from_reader(isi.as_bytes());
        let rekaman = pembaca.records().next()?.ok()?;
        let judul: Vec<String> = rekaman.iter().map(sederhana).collect();
        judul
            .iter()
            .any(|nama| menurut(nama) == Some(Kolom::Kode))
            .then_some((pemisah, judul))
    };
    let mut ketemu: Vec<(u8, Vec<String>)> = [b';', b','].into_iter().filter_map(coba).collect();
    let (Some((pemisah, judul)), true) = (ketemu.pop(), ketemu.is_empty()) else {
        return Err(satu(
            0,
            0,
            "Baris pertama harus memuat judul kolom, di antaranya \"kode\", dengan pemisah ; atau ,.",
        ));
    };
    let mut kolom = Vec::new();
    for (letak, nama) in judul.iter().enumerate() {
        let Some(macam) = menurut(nama) else {
            return Err(satu(
                0,
                letak,
                format!(
                    "Kolom \"{nama}\" tidak dikenal; yang dibaca kode, pagu murni, pagu perubahan, realisasi."
                ),
            ));
        };
        if macam != Kolom::Lain && kolom.contains(&macam) {
            return Err(satu(
                0,
                letak,
                format!("Kolom \"{nama}\" disebut dua kali."),
            ));
        }
        kolom.push(macam);
    }
    if kolom.iter().any(|satu| matches!(satu, Kolom::Angka(_))) {
        Ok((pemisah, kolom))
    } else {
        Err(satu(
            0,
            0,
            "Tidak ada kolom pagu murni, pagu perubahan, atau realisasi.",
        ))
    }
}

/// A heading without capitals, blanks and marks.
fn sederhana(judul: &str) -> String {
    judul
        .chars()
        .filter(|huruf| huruf.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn menurut(judul: &str) -> Option<Kolom> {
    match judul {
        "kode" | "kodesubgiat" | "kodesubkegiatan" => Some(Kolom::Kode),
        "pagumurni" => Some(Kolom::Angka(Angka::PaguMurni)),
        "pagu" | "paguperubahan" => Some(Kolom::Angka(Angka::PaguPerubahan)),
        "realisasi" | "realisasianggaran" => Some(Kolom::Angka(Angka::Realisasi)),
        // What SIPD gives with them.
        "no" | "id" | "tahun" | "lokasi" | "indikator" | "satuan" | "pagunlalu" | "pagundepan" => {
            Some(Kolom::Lain)
        }
        lain if ["nama", "kode", "target", "output", "urai"]
            .iter()
            .any(|awal| lain.starts_with(awal)) =>
        {
            Some(Kolom::Lain)
        }
        _ => None,
    }
}

fn baris(
    letak: usize,
    kolom: &[Kolom],
    rekaman: &csv::StringRecord,
    cacat: &mut Vec<Cacat>,
) -> Option<Baris> {
    let kolom_kode = kolom.iter().position(|satu| *satu == Kolom::Kode)?;
    let tertulis = rekaman.get(kolom_kode).unwrap_or_default().trim();
    let kode = kode(tertulis);
    if kode.is_none() {
        let pesan = format!(
            "\"{tertulis}\" bukan kode program, kegiatan, atau sub-kegiatan, mis. 7.01.02.2.04.0002."
        );
        cacat.push(satu(letak, kolom_kode, pesan));
    }
    let mut figures = Vec::new();
    for (nomor, (macam, isi)) in kolom.iter().zip(rekaman).enumerate() {
        let Kolom::Angka(macam) = macam else {
            continue;
        };
        match uang(isi) {
            Ok(Some(uang)) => {
                figures.push((*macam, u32::try_from(nomor).unwrap_or_default(), uang));
            }
            Ok(None) => {}
            Err(pesan) => cacat.push(satu(letak, nomor, pesan)),
        }
    }
    Some(Baris {
        baris: u32::try_from(letak).ok()?,
        kolom_kode: u32::try_from(kolom_kode).ok()?,
        kode: kode?,
        tertulis: tertulis.to_owned(),
        angka: figures,
    })
}

fn uang(isi: &str) -> Result<Option<i64>, String> {
    angka::baca(isi, Macam::Rupiah)?
        .map(|nilai| {
            i64::try_from(nilai.mantissa()).map_err(|_| "Jumlah ini terlalu besar.".to_owned())
        })
        .transpose()
}

/// A code by its numbers; none when it is none. `7.01.02.2.04.02` and `7.01.02.02.04.0002` are the same.
pub fn kode(teks: &str) -> Option<Vec<u32>> {
    let kelompok: Vec<&str> = teks.split('.').collect();
    if !matches!(kelompok.len(), 3 | 5 | 6) {
        return None;
    }
    kelompok
        .iter()
        .map(|satu| {
            let sah =
                (1..=4).contains(&satu.len()) && satu.bytes().all(|byte| byte.is_ascii_digit());
            satu.parse().ok().filter(|_| sah)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cacat(isi: &str) -> Vec<(u32, u32)> {
        baca(isi)
            .unwrap_err()
            .iter()
            .map(|satu| (satu.baris, satu.kolom))
            .collect()
    }

    #[test]
    fn a_file_out_of_sipd_is_read() {
        let isi = "\u{feff}kode_sub_giat;nama_sub_giat;pagumurni;pagu;Realisasi\r\n\
                   7.01.01.2.01.01;\"Penyusunan; dokumen\";10000000.00;Rp 12.000.000;9.500.000\r\n\
                   ;;;;\r\n\
                   7.01.01.02.01.0002;Lain;;-;0\r\n";
        let rows = baca(isi).unwrap();
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0].kode, [7, 1, 1, 2, 1, 1]);
        let angka: Vec<i64> = rows[0].angka.iter().map(|(_, _, uang)| *uang).collect();
        assert_eq!(angka, [10_000_000, 12_000_000, 9_500_000]);
        assert_eq!(rows[1].kode, [7, 1, 1, 2, 1, 2]);
        assert_eq!(rows[1].angka, [(Angka::Realisasi, 4, 0)]);
        assert_eq!(rows[1].baris, 3);
        let koma = "Kode,Pagu Murni\n7.01.01,\"1.234,00\"\n";
        assert_eq!(baca(koma).unwrap()[0].angka, [(Angka::PaguMurni, 1, 1234)]);
    }

    #[test]
    fn every_problem_names_line_and_column() {
        assert_eq!(
            cacat(
                "kode;realisasi\n7.01;5\n7.01.01;1,234\n7.01.02;1;2\n7.01.03;1\n7.1.03;2\n7.01.04;12,50\n"
            ),
            [(1, 0), (2, 1), (3, 0), (5, 0), (6, 1)]
        );
        for isi in [
            "",
            "a;b\n1;2",
            "kode;kode;pagu\n",
            "kode;pagi\n",
            "kode;nama\n",
            "kode;pagu\n",
            "7.01.01;5\n",
        ] {
            assert_eq!(cacat(isi).len(), 1, "{isi}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_answered(isi in "(kode[;,]pagu\n)?[0-9.,;\"\n a-z]{0,80}") {
            let _ = baca(&isi);
        }

        #[test]
        fn codes_are_the_same_in_either_form(a in 1_u32..99, b in 1_u32..99, c in 1_u32..99) {
            let lama = format!("7.01.{a:02}.2.{b:02}.{c:02}");
            let baru = format!("7.01.{a:02}.02.{b:02}.{c:04}");
            prop_assert_eq!(kode(&lama), kode(&baru));
            prop_assert!(kode(&lama).is_some());
        }
    }
}
