//! R-FORMULA: the formula that is printed for an indicator points the way of its polarity.

use super::jelajah::{Letak, semua_indikator};
use super::kolom::tercetak_sebagai;
use super::teks::{kata, kemiripan, normal};
use super::ukuran::{kamus, rumus};
use entity::status::RumusCapaian;

use super::super::model::{Aturan, Bahan, Catatan, Keparahan, Rumpun};

const DASAR: &str = "PermenPANRB 53/2014 dan PER/09/M.PAN/5/2007: indikator dihitung dengan formulasi yang \
                     ditetapkan, realisasi terhadap target atau jumlah seluruhnya.";

/// Words of a quantity that was reached.
const TERCAPAI: [&str; 12] = [
    "realisasi",
    "tercapai",
    "terealisasi",
    "terlaksana",
    "terfasilitasi",
    "terpenuhi",
    "tertangani",
    "terselesaikan",
    "selesai",
    "dilaksanakan",
    "ditindaklanjuti",
    "memenuhi",
];

/// Words of the quantity that it is held against.
const ACUAN: [&str; 6] = [
    "target",
    "seluruh",
    "seluruhnya",
    "direncanakan",
    "ditargetkan",
    "rencana",
];

pub(super) const ATURAN: &[Aturan] = &[
    Aturan {
        kode: "R-FORMULA-01",
        rumpun: Rumpun::Formula,
        keparahan: Keparahan::Galat,
        judul: "Pembilang dan penyebut rumus terbalik",
        penjelasan: "Bagi indikator yang makin tinggi makin baik, yang tercapai harus di atas dan target atau \
                     jumlah seluruhnya di bawah. Rumus yang terbalik membuat hasil yang buruk tampak baik. \
                     Perbaiki formulasi dalam keputusan IKU.",
        dasar: DASAR,
        lke: &["CLAP002.1", "AREN002.5"],
        periksa: arah,
    },
    Aturan {
        kode: "R-FORMULA-02",
        rumpun: Rumpun::Formula,
        keparahan: Keparahan::Peringatan,
        judul: "Rumus berbeda dari kamus indikator",
        penjelasan: "Pembilang atau penyebut rumus yang tercetak tidak mirip dengan formulasi kamus indikator. \
                     Samakan, atau minta kamus diperbarui.",
        dasar: DASAR,
        lke: &["CLAP002.1"],
        periksa: kamus_berbeda,
    },
];

/// Numerator and denominator of `A / B x 100`; none for another form, or for more than one fraction.
fn pecahan(teks: &str) -> Option<(&str, &str)> {
    // A dictionary may add a remark after the formula.
    let teks = teks.split(". ").next()?.trim().trim_end_matches('.');
    let teks = match teks
        .rsplit_once(['x', 'X', '×', '*'])
        .or_else(|| teks.rsplit_once(" dikali "))
        .or_else(|| teks.rsplit_once(" kali "))
    {
        Some((depan, faktor)) if faktor.trim().trim_end_matches('%').trim() == "100" => depan,
        Some(_) | None => teks,
    };
    let (atas, bawah) = [" / ", " ÷ ", " dibagi ", " : "]
        .iter()
        .find_map(|bagi| teks.split_once(bagi))?;
    let bersih = |bagian: &str| !bagian.contains([';', '=', '/', '÷']) && kata(bagian).len() > 1;
    let (atas, bawah) = (atas.trim(), bawah.trim());
    (bersih(atas) && bersih(bawah)).then_some((atas, bawah))
}

fn menyebut(bagian: &str, daftar: &[&str]) -> bool {
    kata(bagian)
        .iter()
        .any(|kata| daftar.contains(&kata.as_str()))
}

/// Why the fraction stands upside down, if it does.
fn terbalik(atas: &str, bawah: &str) -> Option<String> {
    let (a, b) = (normal(atas), normal(bawah));
    if let Some(syarat) = b.strip_prefix(&format!("{a} "))
        && (syarat.starts_with("yang ") || menyebut(syarat, &TERCAPAI))
    {
        return Some("penyebut adalah bagian dari pembilang".to_owned());
    }
    let tercapai = (menyebut(atas, &TERCAPAI), menyebut(bawah, &TERCAPAI));
    let acuan = (menyebut(atas, &ACUAN), menyebut(bawah, &ACUAN));
    // `jumlah seluruh desa / jumlah desa yang tertib`: what is below is a part of what is above.
    let bersyarat = menyebut(bawah, &["yang"]) && !menyebut(atas, &["yang"]);
    let sebagian = bersyarat && menyebut(atas, &["seluruh", "seluruhnya"]);
    if acuan != (true, false) {
        None
    } else if tercapai == (false, true) {
        Some("pembilang menyebut target, penyebut menyebut yang tercapai".to_owned())
    } else {
        sebagian.then(|| "pembilang adalah seluruhnya, penyebut sebagian daripadanya".to_owned())
    }
}

/// A formula that the report states, with its pointer and its two parts.
struct Rumus<'a> {
    letak: Letak<'a>,
    path: String,
    teks: &'a str,
    pecahan: (&'a str, &'a str),
}

/// The fractions of indicators for which more is better: their formulasi, and what is printed elsewhere.
fn rumus_tercetak<'a>(bahan: &Bahan<'a>) -> Vec<Rumus<'a>> {
    let mut hasil = Vec::new();
    for letak in semua_indikator(bahan.dokumen) {
        let positif = match rumus(bahan.acuan, letak.indikator) {
            RumusCapaian::Positif | RumusCapaian::Predikat => true,
            RumusCapaian::NegatifF1 | RumusCapaian::NegatifF2 | RumusCapaian::NegatifF3 => false,
        };
        let sendiri = letak.indikator.formulasi.iter();
        let sendiri = sendiri.map(|teks| (format!("{}/formulasi", letak.path()), teks));
        let tercetak = tercetak_sebagai(&letak.indikator.tertulis, "formulasi")
            .map(|cetak| (letak.path_tertulis(&cetak.kolom), &cetak.teks));
        for (path, teks) in sendiri.chain(tercetak) {
            if positif && let Some(pecahan) = pecahan(teks) {
                hasil.push(Rumus {
                    letak,
                    path,
                    teks,
                    pecahan,
                });
            }
        }
    }
    hasil
}

fn arah(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for satu in rumus_tercetak(bahan) {
        let (atas, bawah) = satu.pecahan;
        if let Some(sebab) = terbalik(atas, bawah) {
            catatan.temukan(
                satu.path,
                satu.teks,
                format!("{bawah} / {atas} × 100"),
                format!(
                    "{sebab}; dengan 8 tercapai dari 10, rumus tercetak 10 / 8 × 100 = 125%, seharusnya 8 / 10 × \
                     100 = 80%."
                ),
            );
        }
    }
}

/// Whether every word of one text is in the other.
fn termuat(satu: &str, dua: &str) -> bool {
    let dua = kata(dua);
    kata(satu).iter().all(|kata| dua.contains(kata))
}

fn kamus_berbeda(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for satu in rumus_tercetak(bahan) {
        let (atas, bawah) = satu.pecahan;
        let Some(definisi) = kamus(bahan.acuan, satu.letak.indikator) else {
            continue;
        };
        let Some((induk_atas, induk_bawah)) = pecahan(&definisi.formulasi) else {
            continue;
        };
        let mirip = |satu: &str, dua: &str| {
            kemiripan(&normal(satu), &normal(dua)) >= bahan.parameter.kemiripan_nama
                || termuat(satu, dua)
                || termuat(dua, satu)
        };
        let sesuai = mirip(atas, induk_atas) && mirip(bawah, induk_bawah);
        // Upside down is told for itself.
        if !sesuai && terbalik(atas, bawah).is_none() {
            catatan.temukan(
                satu.path,
                satu.teks,
                format!("{induk_atas} / {induk_bawah} × 100"),
                format!("Formulasi kamus indikator {}.", definisi.kode),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::uji::{acuan, dokumen, temuan, temuan_dengan};

    fn cetak(kode: &str, lain: &str, formulasi: &str) -> String {
        format!(
            r#"{{"rencana": {{"tujuan": [{{"nomor": "1", "uraian": "x", "indikator": [{{
                "nomor": "T1.1", "nama": "x", "satuan": "%"{kode}{lain},
                "tertulis": [{{"kolom": "formulasi (SK)", "teks": "{formulasi}"}}]}}]}}]}}}}"#
        )
    }

    #[test]
    fn what_was_reached_stands_above() {
        for (formulasi, banyak) in [
            ("Jumlah surat / Jumlah surat yang dibalas x 100", 1),
            ("Jumlah surat yang dibalas / Jumlah surat x 100", 0),
            ("Target kinerja / Realisasi kinerja x 100%", 1),
            ("Realisasi kinerja / Target kinerja × 100", 0),
            ("Jumlah seluruh surat / Jumlah surat yang tertib x 100%", 1),
            ("Target surat dibagi realisasi surat dikali 100%", 1),
            ("Jumlah surat yang tertib / Jumlah seluruh surat x 100%", 0),
            // Neither is known to be the reached one.
            ("Jumlah tamu / Jumlah penduduk x 100", 0),
            ("Jumlah nilai seluruh unsur", 0),
        ] {
            let hasil = temuan(&dokumen(&cetak("", "", formulasi)), "R-FORMULA");
            assert_eq!(hasil.len(), banyak, "{formulasi}");
        }
        // For which less is better, the target may stand above.
        let negatif = cetak(
            "",
            r#", "rumus": "NEGATIF_F2""#,
            "Target kinerja / Realisasi kinerja x 100",
        );
        assert_eq!(temuan(&dokumen(&negatif), "R-FORMULA"), []);
    }

    #[test]
    fn the_formula_is_that_of_the_dictionary() {
        let kode = r#", "kode": "CAPAIAN_PD""#;
        let acuan = acuan();
        let hasil = |formulasi: &str| {
            temuan_dengan(&dokumen(&cetak(kode, "", formulasi)), &acuan, "R-FORMULA")
        };
        assert_eq!(hasil("Realisasi kinerja / Target kinerja x 100"), []);
        assert_eq!(
            hasil("Jumlah surat masuk / Jumlah pegawai kantor x 100").len(),
            1
        );
    }
}
