//! R-NUM: numbers are unique and without gaps, and a reference points to something.

use super::jelajah::{naskah, nomor_induk, semua_indikator};
use super::kolom::teks_kolom;
use std::collections::BTreeSet;

use super::super::model::{Aturan, Bahan, Catatan, Keparahan, Rumpun};
use crate::lkjip::dokumen::Dokumen;

const DASAR: &str =
    "PermenPANRB 53/2014 lampiran II: laporan disajikan runtut sehingga dapat dirujuk.";

pub(super) const ATURAN: &[Aturan] = &[
    Aturan {
        kode: "R-NUM-01",
        rumpun: Rumpun::Penomoran,
        keparahan: Keparahan::Galat,
        judul: "Nomor tabel dipakai lebih dari satu kali",
        penjelasan: "Dua tabel bernomor sama, sehingga rujukan kepadanya tidak jelas. Beri nomor berikutnya \
                     kepada tabel kedua dan sesuaikan tabel sesudahnya serta rujukannya.",
        dasar: DASAR,
        lke: &["CLAP002.1"],
        periksa: tabel_ganda,
    },
    Aturan {
        kode: "R-NUM-02",
        rumpun: Rumpun::Penomoran,
        keparahan: Keparahan::Peringatan,
        judul: "Nomor tabel melompat",
        penjelasan: "Di antara dua tabel satu bab ada nomor yang tidak dipakai. Tabelnya hilang, atau nomor \
                     sebelumnya terpakai dua kali.",
        dasar: DASAR,
        lke: &["CLAP002.1"],
        periksa: tabel_lompat,
    },
    Aturan {
        kode: "R-NUM-03",
        rumpun: Rumpun::Penomoran,
        keparahan: Keparahan::Galat,
        judul: "Rujukan kepada tabel yang tidak ada",
        penjelasan: "Narasi menyebut nomor tabel yang tidak ada dalam laporan. Perbaiki nomor rujukan atau \
                     nomor tabelnya.",
        dasar: DASAR,
        lke: &["CLAP002.1"],
        periksa: rujukan,
    },
    Aturan {
        kode: "R-NUM-04",
        rumpun: Rumpun::Penomoran,
        keparahan: Keparahan::Peringatan,
        judul: "Nomor baris tercetak tidak sesuai letaknya",
        penjelasan: "Nomor program, kegiatan, atau sub-kegiatan yang tercetak berbeda dari nomornya menurut \
                     letak di bawah induknya. Perbaiki penomoran tabel.",
        dasar: DASAR,
        lke: &["CLAP002.1"],
        periksa: nomor_tercetak,
    },
    Aturan {
        kode: "R-NUM-05",
        rumpun: Rumpun::Penomoran,
        keparahan: Keparahan::Peringatan,
        judul: "Nomor baris melompat atau berulang",
        penjelasan: "Nomor tujuan, sasaran, indikator, atau baris anggaran di bawah satu induk tidak \
                     berurutan dari 1, atau dipakai dua kali. Lengkapi baris yang hilang atau perbaiki \
                     nomornya.",
        dasar: DASAR,
        lke: &["CLAP002.1"],
        periksa: nomor_lompat,
    },
];

/// A table as it is numbered and called.
pub(super) struct Tabel {
    /// Its number.
    pub(super) nomor: String,
    /// Its title.
    pub(super) judul: String,
}

/// The tables of the report: as listed, else by the headings in its text, a line that begins with
/// `Tabel 2.1`.
pub(super) fn tabel(dokumen: &Dokumen) -> Vec<Tabel> {
    let mut hasil: Vec<Tabel> = dokumen
        .tabel
        .iter()
        .map(|satu| Tabel {
            nomor: satu.nomor.trim_end_matches('.').to_owned(),
            judul: satu.judul.clone(),
        })
        .collect();
    if !hasil.is_empty() {
        return hasil;
    }
    for narasi in &dokumen.narasi {
        for baris in narasi.isi.lines() {
            let Some((kepala, sisa)) = baris.trim().split_once(' ') else {
                continue;
            };
            let Some(nomor) = nomor_tabel(sisa) else {
                continue;
            };
            let judul = sisa[nomor.len()..].trim_start_matches('.').trim();
            // A heading is a title, not a sentence that begins with a reference.
            let kalimat =
                judul.ends_with('.') || judul.starts_with(|huruf: char| huruf.is_lowercase());
            if kepala == "Tabel" && !judul.is_empty() && !kalimat {
                hasil.push(Tabel {
                    nomor,
                    judul: judul.to_owned(),
                });
            }
        }
    }
    hasil
}

/// The number at the beginning of a text: `2.4` of `2.4 dan`, `III.2` of `III.2 memuat`; none for `di atas`.
fn nomor_tabel(teks: &str) -> Option<String> {
    let nomor: String = teks
        .chars()
        .take_while(|huruf| huruf.is_ascii_digit() || "IVXLivxl.".contains(*huruf))
        .collect();
    let nomor = nomor.trim_end_matches('.');
    bab_urutan(nomor).map(|_| nomor.to_uppercase())
}

/// Chapter and place of a number; a chapter may be counted in Roman figures.
fn bab_urutan(nomor: &str) -> Option<(u32, u32)> {
    let (bab, urutan) = nomor.split_once('.')?;
    let bab = bab.parse().ok().or_else(|| romawi(&bab.to_uppercase()))?;
    Some((bab, urutan.parse().ok()?))
}

fn tabel_ganda(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let semua = tabel(bahan.dokumen);
    for (letak, satu) in semua.iter().enumerate() {
        let sebelum = semua[..letak].iter().find(|lain| lain.nomor == satu.nomor);
        if let Some(sebelum) = sebelum
            && !super::teks::sama(&sebelum.judul, &satu.judul)
        {
            catatan.temukan(
                format!("/tabel/{}", satu.nomor),
                format!("Tabel {} {}", satu.nomor, satu.judul),
                "Nomor yang belum dipakai.",
                format!("Tabel {} sudah berjudul \"{}\".", satu.nomor, sebelum.judul),
            );
        }
    }
}

fn tabel_lompat(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let nomor: BTreeSet<(u32, u32)> = tabel(bahan.dokumen)
        .iter()
        .filter_map(|satu| bab_urutan(&satu.nomor))
        .collect();
    for (bab, urutan) in &nomor {
        let sebelum = nomor
            .range((*bab, 0)..(*bab, *urutan))
            .next_back()
            .map_or(0, |(_, sebelum)| *sebelum);
        for hilang in sebelum + 1..*urutan {
            catatan.temukan(
                format!("/tabel/{bab}.{hilang}"),
                "tidak ada",
                format!("Tabel {bab}.{hilang}"),
                if sebelum == 0 {
                    format!("Tabel pertama bab {bab} bernomor {bab}.{urutan}.")
                } else {
                    format!("Sesudah tabel {bab}.{sebelum} langsung tabel {bab}.{urutan}.")
                },
            );
        }
    }
}

fn rujukan(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let ada: BTreeSet<String> = tabel(bahan.dokumen)
        .into_iter()
        .map(|satu| satu.nomor.to_uppercase())
        .collect();
    if ada.is_empty() {
        return;
    }
    let mut sudah = BTreeSet::new();
    for (path, teks) in naskah(bahan) {
        let kecil = teks.to_lowercase();
        for (letak, _) in kecil.match_indices("tabel ") {
            let sisa = kecil[letak + "tabel ".len()..].trim_start();
            if let Some(nomor) = nomor_tabel(sisa)
                && !ada.contains(&nomor)
                && sudah.insert((path.clone(), nomor.clone()))
            {
                catatan.temukan(
                    path.clone(),
                    format!("tabel {nomor}"),
                    "Nomor tabel yang ada.",
                    format!(
                        "Laporan memiliki tabel {}.",
                        ada.iter().cloned().collect::<Vec<_>>().join(", ")
                    ),
                );
            }
        }
    }
}

fn nomor_tercetak(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for baris in &bahan.dokumen.anggaran {
        if let Some(cetak) = teks_kolom(&baris.tertulis, "nomor")
            && cetak != baris.nomor
        {
            catatan.temukan(
                format!("/anggaran/{}/tertulis/nomor", baris.nomor),
                cetak,
                &baris.nomor,
                format!(
                    "Baris ini berada di bawah {}.",
                    nomor_induk(&baris.nomor).unwrap_or("laporan")
                ),
            );
        }
    }
}

/// The places of siblings by the last parts of their numbers: all in digits, all Roman, or all letters. Numbers
/// of another kind are not counted.
fn semua_urutan(nomor: &[&str]) -> Option<Vec<u32>> {
    let digit = |akhir: &str| akhir.parse().ok();
    let huruf = |akhir: &str| {
        let byte = akhir.bytes().next().filter(|_| akhir.len() == 1)?;
        byte.is_ascii_alphabetic()
            .then(|| u32::from(byte.to_ascii_uppercase() - b'A') + 1)
    };
    let akhir = || {
        nomor
            .iter()
            .map(|satu| satu.rsplit('.').next().unwrap_or(""))
    };
    akhir()
        .map(digit)
        .collect::<Option<Vec<u32>>>()
        .or_else(|| akhir().map(romawi).collect())
        .or_else(|| akhir().map(huruf).collect())
}

fn romawi(teks: &str) -> Option<u32> {
    let nilai: Vec<u32> = teks
        .chars()
        .map(|huruf| match huruf {
            'I' => Some(1),
            'V' => Some(5),
            'X' => Some(10),
            'L' => Some(50),
            _ => None,
        })
        .collect::<Option<_>>()?;
    let mut jumlah = 0;
    for (letak, satu) in nilai.iter().enumerate() {
        if nilai.get(letak + 1).is_some_and(|lain| lain > satu) {
            jumlah += nilai.get(letak + 1)? - satu;
        } else if letak == 0 || nilai[letak - 1] >= *satu {
            jumlah += satu;
        }
    }
    (jumlah > 0).then_some(jumlah)
}

fn nomor_lompat(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let dokumen = bahan.dokumen;
    let tujuan: Vec<&str> = dokumen
        .rencana
        .tujuan
        .iter()
        .map(|it| it.nomor.as_str())
        .collect();
    berurutan("/rencana", &tujuan, &BTreeSet::new(), catatan);
    for satu in &dokumen.rencana.tujuan {
        let sasaran: Vec<&str> = satu.sasaran.iter().map(|it| it.nomor.as_str()).collect();
        berurutan("/rencana", &sasaran, &BTreeSet::new(), catatan);
    }
    let semua: Vec<_> = semua_indikator(dokumen).collect();
    let mut induk: Vec<&str> = Vec::new();
    for letak in &semua {
        let satu = nomor_induk(&letak.indikator.nomor).unwrap_or("");
        if !induk.contains(&satu) {
            induk.push(satu);
        }
    }
    for satu in induk {
        let nomor: Vec<&str> = semua
            .iter()
            .map(|letak| letak.indikator.nomor.as_str())
            .filter(|nomor| nomor_induk(nomor).unwrap_or("") == satu)
            .collect();
        berurutan("/rencana", &nomor, &BTreeSet::new(), catatan);
    }
    // A number that is printed for another row is told there.
    let tercetak: BTreeSet<&str> = dokumen
        .anggaran
        .iter()
        .filter_map(|baris| teks_kolom(&baris.tertulis, "nomor"))
        .collect();
    let mut induk: Vec<&str> = Vec::new();
    for baris in &dokumen.anggaran {
        let satu = nomor_induk(&baris.nomor).unwrap_or("");
        if !induk.contains(&satu) {
            induk.push(satu);
        }
    }
    for satu in induk {
        let nomor: Vec<&str> = dokumen
            .anggaran
            .iter()
            .map(|baris| baris.nomor.as_str())
            .filter(|nomor| nomor_induk(nomor).unwrap_or("") == satu)
            .collect();
        berurutan("/anggaran", &nomor, &tercetak, catatan);
    }
}

fn berurutan(akar: &str, nomor: &[&str], tercetak: &BTreeSet<&str>, catatan: &mut Catatan) {
    let Some(urutan) = semua_urutan(nomor) else {
        return;
    };
    for (letak, satu) in urutan.iter().enumerate() {
        let sebelum = letak.checked_sub(1).map_or(0, |letak| urutan[letak]);
        if *satu == sebelum + 1 {
            continue;
        }
        let awal = nomor_induk(nomor[letak]).map_or(String::new(), |induk| format!("{induk}."));
        let harapan = format!("{awal}{}", sebelum + 1);
        if tercetak.contains(harapan.as_str()) {
            continue;
        }
        catatan.temukan(
            format!("{akar}/{}", nomor[letak]),
            nomor[letak],
            format!("Urutan ke-{} di bawah induknya.", sebelum + 1),
            match letak.checked_sub(1) {
                Some(letak) => format!("Nomor sebelumnya {}.", nomor[letak]),
                None => "Nomor pertama di bawah induknya.".to_owned(),
            },
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::uji::{dokumen, temuan};
    use super::romawi;

    fn narasi(isi: &str) -> String {
        let isi = serde_json::to_string(isi).unwrap();
        format!(r#"{{"narasi": [{{"bagian": "CAPAIAN", "isi": {isi}}}]}}"#)
    }

    #[test]
    fn tables_are_numbered_once_and_in_order() {
        let salah = dokumen(&narasi(
            "Tabel 2.1 Rencana\n\nTabel 2.1 Hasil\n\nTabel 2.3 Sisa\n\nLihat tabel 2.2 dan tabel 2.3 di atas.",
        ));
        assert_eq!(
            temuan(&salah, "R-NUM"),
            [
                ("R-NUM-01", "/tabel/2.1".to_owned()),
                ("R-NUM-02", "/tabel/2.2".to_owned()),
                ("R-NUM-03", "/narasi/CAPAIAN".to_owned()),
            ]
        );
        let benar = dokumen(&narasi(
            "Tabel 2.1 Rencana\n\nTabel 2.2 Hasil\n\nTabel 2.3 Sisa\n\nLihat tabel 2.2, dan dari tabel di atas.\n\
             Tabel 2.1 menunjukkan hasil.",
        ));
        assert_eq!(temuan(&benar, "R-NUM"), []);
        // Without headings nothing is known of the tables.
        assert_eq!(temuan(&dokumen(&narasi("Lihat tabel 2.2.")), "R-NUM"), []);
    }

    #[test]
    fn chapters_may_be_counted_in_roman_figures() {
        let salah =
            "Tabel III.1 Rencana\n\nTabel III.3 Hasil\n\nLihat tabel III.1 dan tabel III.4.";
        assert_eq!(
            temuan(&dokumen(&narasi(salah)), "R-NUM"),
            [
                ("R-NUM-02", "/tabel/3.2".to_owned()),
                ("R-NUM-03", "/narasi/CAPAIAN".to_owned()),
            ]
        );
    }

    #[test]
    fn rows_may_be_counted_in_letters() {
        let baris = |akhir: &str| {
            let satu = |nomor: &str, level: &str| {
                format!(r#"{{"nomor": "{nomor}", "level": "{level}", "nama": "n{nomor}"}}"#)
            };
            let semua = [
                satu("A", "PROGRAM"),
                satu("B", "PROGRAM"),
                satu(akhir, "PROGRAM"),
            ];
            dokumen(&format!(r#"{{"anggaran": [{}]}}"#, semua.join(", ")))
        };
        assert_eq!(temuan(&baris("C"), "R-NUM"), []);
        assert_eq!(
            temuan(&baris("D"), "R-NUM"),
            [("R-NUM-05", "/anggaran/D".to_owned())]
        );
    }

    #[test]
    fn rows_are_numbered_without_gaps() {
        let baris = |kedua: &str, cetak: &str| {
            dokumen(&format!(
                r#"{{"anggaran": [
                    {{"nomor": "I", "level": "PROGRAM", "nama": "a", "tertulis": [{cetak}]}},
                    {{"nomor": "I.1", "level": "KEGIATAN", "nama": "b"}},
                    {{"nomor": "{kedua}", "level": "KEGIATAN", "nama": "c"}}]}}"#
            ))
        };
        assert_eq!(temuan(&baris("I.2", ""), "R-NUM"), []);
        assert_eq!(
            temuan(&baris("I.3", ""), "R-NUM"),
            [("R-NUM-05", "/anggaran/I.3".to_owned())]
        );
        // What explains the gap is told instead.
        assert_eq!(
            temuan(
                &baris("I.3", r#"{"kolom": "nomor", "teks": "I.2"}"#),
                "R-NUM"
            ),
            [("R-NUM-04", "/anggaran/I/tertulis/nomor".to_owned())]
        );
    }

    #[test]
    fn roman_numbers() {
        for (teks, angka) in [
            ("I", 1),
            ("III", 3),
            ("IV", 4),
            ("VI", 6),
            ("IX", 9),
            ("XIV", 14),
        ] {
            assert_eq!(romawi(teks), Some(angka), "{teks}");
        }
        assert_eq!(romawi("A"), None);
    }
}
