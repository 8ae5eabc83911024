//! R-TYPO: slips of the pen that need no dictionary.

use super::jelajah::naskah;
use super::teks::kutip;
use std::collections::{BTreeMap, BTreeSet};

use super::super::model::{Aturan, Bahan, Catatan, Keparahan, Rumpun};

const DASAR: &str = "Ejaan Bahasa Indonesia yang Disempurnakan (EYD).";

pub(super) const ATURAN: &[Aturan] = &[
    Aturan {
        kode: "R-TYPO-01",
        rumpun: Rumpun::Ejaan,
        keparahan: Keparahan::Info,
        judul: "Kata tertulis dua kali",
        penjelasan: "Kata yang sama tertulis dua kali berturut-turut. Hapus salah satunya; kata ulang ditulis \
                     dengan tanda hubung.",
        dasar: DASAR,
        lke: &["CLAP002.1"],
        periksa: kata_ganda,
    },
    Aturan {
        kode: "R-TYPO-02",
        rumpun: Rumpun::Ejaan,
        keparahan: Keparahan::Info,
        judul: "Spasi atau tanda baca ganda",
        penjelasan: "Di antara dua kata terdapat lebih dari satu spasi, atau tanda baca yang sama tertulis dua \
                     kali. Hapus yang berlebih.",
        dasar: DASAR,
        lke: &["CLAP002.1"],
        periksa: tanda_ganda,
    },
    Aturan {
        kode: "R-TYPO-03",
        rumpun: Rumpun::Ejaan,
        keparahan: Keparahan::Info,
        judul: "Kurung tidak berpasangan",
        penjelasan: "Dalam satu alinea ada kurung yang tidak dibuka atau tidak ditutup. Lengkapi pasangannya.",
        dasar: DASAR,
        lke: &["CLAP002.1"],
        periksa: kurung,
    },
    Aturan {
        kode: "R-TYPO-04",
        rumpun: Rumpun::Ejaan,
        keparahan: Keparahan::Info,
        judul: "Dua huruf tertukar",
        penjelasan: "Sebuah kata yang hampir tidak pernah muncul menjadi kata yang sering muncul dalam laporan ini \
                     bila dua hurufnya yang bersebelahan ditukar. Periksa ejaannya.",
        dasar: DASAR,
        lke: &["CLAP002.1"],
        periksa: huruf_tertukar,
    },
];

/// Words that are often doubled as a reduplication without its hyphen, in titles too.
const ULANG: [&str; 14] = [
    "undang", "masing", "sama", "lain", "rata", "benar", "hari", "terus", "satu", "dua", "kupu",
    "anak", "ibu", "bapak",
];

/// Words that stand once and are never doubled, not even to say that there are many.
const TUNGGAL: [&str; 34] = [
    "adalah",
    "agar",
    "akan",
    "antara",
    "atas",
    "atau",
    "bagi",
    "bahwa",
    "dalam",
    "dan",
    "dapat",
    "dari",
    "dengan",
    "di",
    "dua",
    "guna",
    "ini",
    "itu",
    "juga",
    "karena",
    "kepada",
    "ke",
    "maka",
    "oleh",
    "pada",
    "para",
    "sebagai",
    "sedangkan",
    "serta",
    "sudah",
    "telah",
    "untuk",
    "yaitu",
    "yang",
];

/// Whether a word written twice is a slip. A bare word twice over may be its plural, which only lacks its
/// hyphen; one with a prefix, or one that joins others, is not made so.
fn selip(kata: &str) -> bool {
    let imbuhan = ["ber", "di", "ke", "me", "pe", "ter"]
        .iter()
        .any(|awal| kata.starts_with(awal))
        && kata.chars().count() >= 7;
    TUNGGAL.contains(&kata) || imbuhan
}

/// Words that stand twice in the name of a place: `Batang Batang`.
fn ganda_dalam_nama(bahan: &Bahan<'_>) -> BTreeSet<String> {
    let desa = bahan.acuan.desa.iter().map(|satu| &satu.nama);
    let kecamatan = bahan.acuan.kecamatan.iter().map(|satu| &satu.nama);
    let mut hasil = BTreeSet::new();
    for nama in desa.chain(kecamatan) {
        let kata = super::teks::kata(nama);
        let ganda = kata.windows(2).filter(|dua| dua[0] == dua[1]);
        hasil.extend(ganda.map(|dua| dua[0].clone()));
    }
    hasil
}

fn kata_ganda(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let nama_tempat = ganda_dalam_nama(bahan);
    for (path, teks) in naskah(bahan) {
        for baris in teks.lines() {
            let kata: Vec<&str> = baris.split_whitespace().collect();
            for (letak, dua) in kata.windows(2).enumerate() {
                // Punctuation between them makes them two statements.
                let sama = dua[0].to_lowercase()
                    == dua[1]
                        .trim_end_matches(|c: char| !c.is_alphanumeric())
                        .to_lowercase();
                let huruf = dua[0].chars().count() > 1 && dua[0].chars().all(char::is_alphabetic);
                let kata_kecil = dua[0].to_lowercase();
                let besar = dua.iter().all(|kata| kata.starts_with(char::is_uppercase))
                    && !ULANG.contains(&kata_kecil.as_str());
                if sama
                    && huruf
                    && (besar || selip(&kata_kecil))
                    && !nama_tempat.contains(&kata_kecil)
                {
                    let dari = letak.saturating_sub(3);
                    let sampai = (letak + 5).min(kata.len());
                    catatan.temukan(
                        path.clone(),
                        kata[dari..sampai].join(" "),
                        dua[1],
                        format!("\"{}\" tertulis dua kali.", dua[0]),
                    );
                }
            }
        }
    }
}

fn tanda_ganda(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for (path, teks) in naskah(bahan) {
        for baris in teks.lines() {
            let baris = baris.trim();
            let huruf: Vec<char> = baris.chars().collect();
            for (letak, dua) in huruf.windows(2).enumerate() {
                let spasi =
                    dua == [' ', ' '] && letak.checked_sub(1).is_some_and(|it| huruf[it] != ' ');
                let lagi = huruf.get(letak + 2) == Some(&dua[0])
                    || letak.checked_sub(1).is_some_and(|it| huruf[it] == dua[0]);
                // Three stops are an ellipsis, a row of them a leader.
                let tanda = dua[0] == dua[1] && matches!(dua[0], ',' | ';' | ':' | '.') && !lagi;
                if spasi || tanda {
                    let dari = letak.saturating_sub(20);
                    let sekitar: String = huruf[dari..huruf.len().min(letak + 22)].iter().collect();
                    catatan.temukan(
                        path.clone(),
                        sekitar.trim(),
                        if spasi {
                            "Satu spasi."
                        } else {
                            "Satu tanda baca."
                        },
                        format!("\"{}{}\" ganda.", dua[0], dua[1]),
                    );
                }
            }
        }
    }
}

/// Whether a text is a number or letter of a list.
fn pendek(teks: &str, paling_panjang: usize) -> bool {
    (1..=paling_panjang).contains(&teks.chars().count()) && teks.chars().all(char::is_alphanumeric)
}

fn kurung(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for (path, teks) in naskah(bahan) {
        for alinea in teks.split("\n\n") {
            let (mut terbuka, mut salah) = (0_u32, false);
            for baris in alinea.lines() {
                for (letak, huruf) in baris.char_indices() {
                    match huruf {
                        '(' => terbuka += 1,
                        // `a)` and `1)` number a list.
                        ')' if terbuka == 0 && salah => {}
                        ')' if terbuka == 0 => {
                            let awal = baris[..letak].trim();
                            let kata = awal.rsplit(char::is_whitespace).next().unwrap_or("");
                            let penomoran = pendek(awal, 3) || pendek(kata, 1);
                            salah = !penomoran;
                        }
                        ')' => terbuka -= 1,
                        _ => {}
                    }
                }
            }
            if salah || terbuka > 0 {
                catatan.temukan(
                    path.clone(),
                    kutip(alinea.trim(), 160),
                    "Kurung yang berpasangan.",
                    if terbuka > 0 {
                        format!("{terbuka} kurung tidak ditutup.")
                    } else {
                        "Ada kurung tutup tanpa kurung buka.".to_owned()
                    },
                );
            }
        }
    }
}

/// Letters of the longest word: of a longer one, which is none, every two would be swapped.
const TERPANJANG: usize = 60;

fn huruf_tertukar(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let semua = naskah(bahan);
    let mut banyak: BTreeMap<String, usize> = BTreeMap::new();
    for (_, teks) in &semua {
        for kata in super::teks::kata(teks) {
            *banyak.entry(kata).or_default() += 1;
        }
    }
    let mut sudah = BTreeSet::new();
    for (path, teks) in &semua {
        for kata in super::teks::kata(teks) {
            let huruf: Vec<char> = kata.chars().collect();
            let jarang = banyak.get(&kata).copied().unwrap_or(0);
            if !(6..=TERPANJANG).contains(&huruf.len())
                || jarang > 2
                || !huruf.iter().all(|huruf| huruf.is_alphabetic())
            {
                continue;
            }
            let benar = (0..huruf.len() - 1).find_map(|letak| {
                let mut tukar = huruf.clone();
                tukar.swap(letak, letak + 1);
                let tukar: String = tukar.into_iter().collect();
                let sering = banyak.get(&tukar).copied()?;
                (tukar != kata && sering >= 5 * jarang.max(1)).then_some((tukar, sering))
            });
            if let Some((benar, sering)) = benar
                && sudah.insert(kata.clone())
            {
                catatan.temukan(
                    path.clone(),
                    kata.clone(),
                    benar.clone(),
                    format!("\"{kata}\" {jarang} kali, \"{benar}\" {sering} kali."),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::uji::{acuan, dokumen, temuan, temuan_dengan};

    fn kode(isi: &str) -> Vec<&'static str> {
        let isi = serde_json::to_string(isi).unwrap();
        let isi = format!(r#"{{"narasi": [{{"bagian": "CAPAIAN", "isi": {isi}}}]}}"#);
        temuan(&dokumen(&isi), "R-TYPO")
            .into_iter()
            .map(|(kode, _)| kode)
            .collect()
    }

    #[test]
    fn words_and_marks_stand_once() {
        assert_eq!(kode("Laporan Laporan kinerja."), ["R-TYPO-01"]);
        assert_eq!(
            kode("Undang Undang itu, masing masing, undang-undang. Kota. Kota lain."),
            [""; 0]
        );
        assert_eq!(
            kode("Laporan ini disusun dengan dengan baik."),
            ["R-TYPO-01"]
        );
        assert_eq!(
            kode("Upaya upaya perbaikan, kapal kapal nelayan, desa desa pesisir."),
            [""; 0]
        );
        assert_eq!(
            kode("Laporan  kinerja,, tahun ini."),
            ["R-TYPO-02", "R-TYPO-02"]
        );
        assert_eq!(kode("Laporan kinerja ... tahun ini (dst.)."), [""; 0]);
    }

    #[test]
    fn of_very_many_findings_of_one_rule_the_first_are_told() {
        assert_eq!(kode(&"dan dan, ".repeat(2001)).len(), 2000);
    }

    #[test]
    fn a_place_may_be_called_twice_the_same() {
        let isi = r#"{"narasi": [{"bagian": "CAPAIAN", "isi": "Kecamatan Batang Batang, BATANG BATANG."}]}"#;
        assert_eq!(temuan_dengan(&dokumen(isi), &acuan(), "R-TYPO"), []);
    }

    #[test]
    fn brackets_come_in_pairs() {
        assert_eq!(kode("Nilai (SKM naik."), ["R-TYPO-03"]);
        assert_eq!(kode("Nilai SKM) naik."), ["R-TYPO-03"]);
        assert_eq!(
            kode("a) Nilai (SKM) naik; b) tetap;\n1) turun (lihat\ntabel)."),
            [""; 0]
        );
    }

    #[test]
    fn swapped_letters_of_a_frequent_word() {
        let sering = "renstra ".repeat(6).trim_end().replace(' ', ", ");
        assert_eq!(kode(&format!("{sering}, rentsra")), ["R-TYPO-04"]);
        assert_eq!(kode(&format!("{sering}, rencana")), [""; 0]);
    }
}
