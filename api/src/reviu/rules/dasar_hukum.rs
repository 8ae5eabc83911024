//! R-LEGAL: the regulations that a report cites were in force in its year.

use super::jelajah::{nama_bagian, naskah};
use super::teks::kata;
use entity::status::BagianNarasi;

use super::super::model::{Aturan, Bahan, Catatan, Keparahan, Rumpun};

pub(super) const ATURAN: &[Aturan] = &[
    Aturan {
        kode: "R-LEGAL-01",
        rumpun: Rumpun::DasarHukum,
        keparahan: Keparahan::Peringatan,
        judul: "Peraturan yang dirujuk sudah diganti",
        penjelasan: "Peraturan yang dirujuk telah dicabut atau diganti sebelum atau dalam tahun laporan. Rujuk \
                     penggantinya. Daftar pengganti disusun dari pengetahuan umum dan dapat belum lengkap: \
                     periksa pada JDIH bila ragu.",
        dasar: "UU 12/2011: peraturan yang dicabut tidak menjadi dasar hukum.",
        lke: &["CLAP002.1"],
        periksa: diganti,
    },
    Aturan {
        kode: "R-LEGAL-02",
        rumpun: Rumpun::DasarHukum,
        keparahan: Keparahan::Peringatan,
        judul: "Dasar hukum pokok tidak disebut",
        penjelasan: "Bagian dasar hukum tidak menyebut peraturan pokok penyusunan laporan kinerja. Tambahkan.",
        dasar: "Perpres 29/2014; PermenPANRB 53/2014.",
        lke: &["CLAP002.1"],
        periksa: pokok,
    },
    Aturan {
        kode: "R-LEGAL-03",
        rumpun: Rumpun::DasarHukum,
        keparahan: Keparahan::Galat,
        judul: "Peraturan yang dirujuk terbit sesudah laporan",
        penjelasan: "Tahun peraturan yang dirujuk lebih akhir daripada tahun laporan ditandatangani. Periksa \
                     nomor dan tahunnya.",
        dasar: "Peraturan tidak dapat menjadi dasar sebelum terbit.",
        lke: &["CLAP002.1"],
        periksa: dari_depan,
    },
];

/// Who issued a regulation, as far as the list below needs it.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Jenis {
    Uu,
    Pp,
    Perpres,
    Inpres,
    Permenpan,
    Kepmenpan,
    Permendagri,
    Kepmendagri,
    Lain,
}

/// A regulation that was replaced: issuer, number, year, how it is called, by what, and since when.
struct Diganti(Jenis, u32, u32, &'static str, &'static str, i32);

/// What was replaced by what; general knowledge, to be checked in the JDIH.
const DIGANTI: &[Diganti] = &[
    Diganti(
        Jenis::Uu,
        32,
        2004,
        "UU 32/2004",
        "UU 23/2014 tentang Pemerintahan Daerah",
        2014,
    ),
    Diganti(
        Jenis::Uu,
        12,
        2008,
        "UU 12/2008",
        "UU 23/2014 tentang Pemerintahan Daerah",
        2014,
    ),
    Diganti(
        Jenis::Pp,
        41,
        2007,
        "PP 41/2007",
        "PP 18/2016 tentang Perangkat Daerah",
        2016,
    ),
    Diganti(
        Jenis::Pp,
        19,
        2008,
        "PP 19/2008",
        "PP 17/2018 tentang Kecamatan",
        2018,
    ),
    Diganti(
        Jenis::Pp,
        58,
        2005,
        "PP 58/2005",
        "PP 12/2019 tentang Pengelolaan Keuangan Daerah",
        2019,
    ),
    Diganti(
        Jenis::Inpres,
        7,
        1999,
        "Inpres 7/1999",
        "Perpres 29/2014 tentang SAKIP",
        2014,
    ),
    Diganti(
        Jenis::Permenpan,
        29,
        2010,
        "PermenPAN 29/2010",
        "PermenPANRB 53/2014",
        2014,
    ),
    Diganti(
        Jenis::Permenpan,
        13,
        2010,
        "PermenPAN 13/2010",
        "PermenPANRB 88/2021 (melalui 25/2012 dan 12/2015)",
        2012,
    ),
    Diganti(
        Jenis::Permenpan,
        25,
        2012,
        "PermenPANRB 25/2012",
        "PermenPANRB 88/2021 (melalui 12/2015)",
        2015,
    ),
    Diganti(
        Jenis::Permenpan,
        12,
        2015,
        "PermenPANRB 12/2015",
        "PermenPANRB 88/2021 tentang Evaluasi AKIP",
        2021,
    ),
    Diganti(
        Jenis::Permenpan,
        16,
        2014,
        "PermenPANRB 16/2014",
        "PermenPANRB 14/2017 tentang SKM",
        2017,
    ),
    Diganti(
        Jenis::Kepmenpan,
        25,
        2004,
        "KepmenPAN 25/2004",
        "PermenPANRB 14/2017 tentang SKM (melalui 16/2014)",
        2014,
    ),
    Diganti(
        Jenis::Permendagri,
        54,
        2010,
        "Permendagri 54/2010",
        "Permendagri 86/2017",
        2017,
    ),
    Diganti(
        Jenis::Permendagri,
        13,
        2006,
        "Permendagri 13/2006",
        "Permendagri 77/2020",
        2020,
    ),
    Diganti(
        Jenis::Permendagri,
        21,
        2011,
        "Permendagri 21/2011",
        "Permendagri 77/2020",
        2020,
    ),
    Diganti(
        Jenis::Kepmendagri,
        5889,
        2021,
        "Kepmendagri 050-5889/2021",
        "Kepmendagri 900.1.15.5-1317/2023",
        2024,
    ),
];

/// The two without which no performance report is written.
const POKOK: [(Jenis, u32, u32, &str); 2] = [
    (Jenis::Perpres, 29, 2014, "Perpres 29/2014 tentang SAKIP"),
    (
        Jenis::Permenpan,
        53,
        2014,
        "PermenPANRB 53/2014 tentang Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja dan Reviu",
    ),
];

/// A citation.
#[derive(Debug, PartialEq, Eq)]
struct Rujukan {
    jenis: Jenis,
    nomor: u32,
    tahun: u32,
    teks: String,
}

/// Every `… Nomor 29 Tahun 2014` and `… 29/2014` with who issued it.
fn rujukan(teks: &str) -> Vec<Rujukan> {
    let kata = kata(teks);
    let mut hasil = Vec::new();
    let mut sesudah = 0;
    for letak in 0..kata.len() {
        if letak < sesudah {
            continue;
        }
        let bernomor = matches!(kata[letak].as_str(), "nomor" | "no");
        let Some((nomor, tahun, akhir)) = nomor_tahun(&kata, letak, bernomor) else {
            continue;
        };
        // Only words since the citation before, so that it does not lend its issuer.
        let mulai = letak.saturating_sub(16).max(sesudah);
        let (jenis, dari) = penerbit(&kata[mulai..letak]);
        if bernomor || jenis != Jenis::Lain {
            let teks = kata[mulai + dari..akhir].join(" ");
            hasil.push(Rujukan {
                jenis,
                nomor,
                tahun,
                teks,
            });
            sesudah = akhir;
        }
    }
    hasil
}

/// Number and year of a citation at `letak`, and where it ends.
fn nomor_tahun(kata: &[String], letak: usize, bernomor: bool) -> Option<(u32, u32, usize)> {
    let angka = |letak: usize| kata.get(letak)?.parse::<u32>().ok();
    let mulai = if bernomor { letak + 1 } else { letak };
    // `Nomor 050-5889 Tahun 2021`: the last part is the number.
    let mut di = mulai;
    while angka(di + 1).is_some() && kata.get(di + 2).is_some_and(|kata| kata == "tahun") {
        di += 1;
    }
    let nomor = angka(di)?;
    let tahun_di = if kata.get(di + 1).is_some_and(|kata| kata == "tahun") {
        di + 2
    } else if bernomor {
        return None;
    } else {
        di + 1
    };
    let tahun = angka(tahun_di)?;
    (1945..=2100)
        .contains(&tahun)
        .then_some((nomor, tahun, tahun_di + 1))
}

/// Who issues, by the last words that say so, and where they begin.
fn penerbit(kata: &[String]) -> (Jenis, usize) {
    for letak in (0..kata.len()).rev() {
        let dua = |kedua: &str| kata.get(letak + 1).is_some_and(|kata| kata == kedua);
        let sisa = &kata[letak..];
        let jenis = match kata[letak].as_str() {
            "uu" => Jenis::Uu,
            "undang" if dua("undang") => Jenis::Uu,
            "pp" => Jenis::Pp,
            "perpres" => Jenis::Perpres,
            "inpres" => Jenis::Inpres,
            "instruksi" if dua("presiden") => Jenis::Inpres,
            "permendagri" => Jenis::Permendagri,
            "kepmendagri" => Jenis::Kepmendagri,
            "permenpan" | "permenpanrb" => Jenis::Permenpan,
            "kepmenpan" | "kepmenpanrb" => Jenis::Kepmenpan,
            "peraturan" if dua("pemerintah") => Jenis::Pp,
            "peraturan" if dua("presiden") => Jenis::Perpres,
            "peraturan" if dua("menteri") => menteri(sisa, Jenis::Permenpan, Jenis::Permendagri),
            "keputusan" if dua("menteri") => menteri(sisa, Jenis::Kepmenpan, Jenis::Kepmendagri),
            "peraturan" | "keputusan" | "perbup" | "perda" => Jenis::Lain,
            _ => continue,
        };
        return (jenis, letak);
    }
    (Jenis::Lain, kata.len())
}

fn menteri(kata: &[String], pan: Jenis, dagri: Jenis) -> Jenis {
    let ada = |satu: &str| kata.iter().any(|kata| kata == satu);
    if ada("pendayagunaan") || ada("panrb") || ada("pan") {
        pan
    } else if ada("dalam") && ada("negeri") {
        dagri
    } else {
        Jenis::Lain
    }
}

fn diganti(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for (path, teks) in naskah(bahan) {
        let mut sudah: Vec<&str> = Vec::new();
        for satu in rujukan(teks) {
            let Some(Diganti(_, _, _, nama, pengganti, sejak)) = DIGANTI
                .iter()
                .find(|lama| lama.0 == satu.jenis && lama.1 == satu.nomor && lama.2 == satu.tahun)
            else {
                continue;
            };
            if *sejak <= bahan.dokumen.tahun && !sudah.contains(nama) {
                sudah.push(nama);
                catatan.temukan(
                    path.clone(),
                    satu.teks,
                    *pengganti,
                    format!(
                        "{nama} diganti sejak {sejak}; laporan tahun {}.",
                        bahan.dokumen.tahun
                    ),
                );
            }
        }
    }
}

fn pokok(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let daftar = &bahan.dokumen.dasar_hukum;
    let bagian = bahan
        .dokumen
        .narasi
        .iter()
        .find(|narasi| narasi.bagian == BagianNarasi::DasarHukum);
    if daftar.is_empty() && bagian.is_none() {
        return;
    }
    let teks = daftar
        .iter()
        .map(|satu| satu.nama.as_str())
        .chain(bagian.map(|bagian| bagian.isi.as_str()));
    let dirujuk: Vec<Rujukan> = teks.flat_map(rujukan).collect();
    let path = if daftar.is_empty() {
        format!("/narasi/{}", nama_bagian(BagianNarasi::DasarHukum))
    } else {
        "/dasarHukum".to_owned()
    };
    for (jenis, nomor, tahun, nama) in POKOK {
        let ada = dirujuk
            .iter()
            .any(|satu| satu.jenis == jenis && satu.nomor == nomor && satu.tahun == tahun);
        if !ada {
            catatan.temukan(
                path.clone(),
                "tidak disebut",
                nama,
                format!(
                    "{} peraturan dirujuk, di antaranya bukan ini.",
                    dirujuk.len()
                ),
            );
        }
    }
}

fn dari_depan(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let akhir: i32 = match &bahan.dokumen.tanggal {
        Some(tanggal) => tanggal.0.as_str()[0..4]
            .parse()
            .unwrap_or(bahan.dokumen.tahun),
        None => bahan.dokumen.tahun + 1,
    };
    for (path, teks) in naskah(bahan) {
        for satu in rujukan(teks) {
            if i32::try_from(satu.tahun).is_ok_and(|tahun| tahun > akhir) {
                catatan.temukan(
                    path.clone(),
                    satu.teks,
                    format!("Peraturan sampai dengan tahun {akhir}."),
                    format!("Tahun {} sesudah {akhir}.", satu.tahun),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::uji::{dokumen, temuan};
    use super::*;

    fn kode(isi: &str) -> Vec<&'static str> {
        let isi = format!(r#"{{"narasi": [{{"bagian": "DASAR_HUKUM", "isi": "{isi}"}}]}}"#);
        temuan(&dokumen(&isi), "R-LEGAL")
            .into_iter()
            .map(|(kode, _)| kode)
            .collect()
    }

    const POKOK: &str =
        "Peraturan Presiden Nomor 29 Tahun 2014; Peraturan Menteri PANRB No. 53 Tahun 2014; ";

    #[test]
    fn citations_are_read_with_their_issuer() {
        let baca = |teks: &str| -> Vec<(Jenis, u32, u32)> {
            rujukan(teks)
                .iter()
                .map(|satu| (satu.jenis, satu.nomor, satu.tahun))
                .collect()
        };
        assert_eq!(
            baca("Undang-Undang Nomor 32 Tahun 2004 sebagaimana diubah dengan UU 12/2008"),
            [(Jenis::Uu, 32, 2004), (Jenis::Uu, 12, 2008)]
        );
        assert_eq!(
            baca("Keputusan Menteri Dalam Negeri Nomor 050-5889 Tahun 2021"),
            [(Jenis::Kepmendagri, 5889, 2021)]
        );
        assert_eq!(
            baca("Peraturan Daerah Nomor 12 Tahun 2015"),
            [(Jenis::Lain, 12, 2015)]
        );
        assert_eq!(baca("target 81 tahun 2023 dan nomor urut 5"), []);
    }

    #[test]
    fn what_was_replaced_is_told() {
        assert_eq!(kode(POKOK), [""; 0]);
        assert_eq!(
            kode(&format!("{POKOK}Peraturan Pemerintah Nomor 41 Tahun 2007")),
            ["R-LEGAL-01"]
        );
        // The number alone says nothing: a local regulation may bear it too.
        assert_eq!(
            kode(&format!("{POKOK}Peraturan Bupati Nomor 41 Tahun 2007")),
            [""; 0]
        );
        assert_eq!(
            kode(&format!("{POKOK}Peraturan Pemerintah Nomor 18 Tahun 2016")),
            [""; 0]
        );
    }

    #[test]
    fn the_basic_ones_are_cited_and_none_of_the_future() {
        assert_eq!(
            kode("Peraturan Presiden Nomor 29 Tahun 2014"),
            ["R-LEGAL-02"]
        );
        assert_eq!(
            kode(&format!("{POKOK}Peraturan Bupati Nomor 1 Tahun 2032")),
            ["R-LEGAL-03"]
        );
    }
}
