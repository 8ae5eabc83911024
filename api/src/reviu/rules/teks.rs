//! Texts as a reader takes them: without case, punctuation and spacing; and how alike two of them are.

/// Words in lower case without punctuation: `Ra'as` is `raas`, `Batang-Batang` is `batang batang`.
pub(super) fn normal(teks: &str) -> String {
    kata(teks).join(" ")
}

/// The same without spaces, so that `Antar Desa` is `Antardesa`.
pub(super) fn rapat(teks: &str) -> String {
    kata(teks).concat()
}

/// The words of a text, in lower case and without punctuation.
pub(super) fn kata(teks: &str) -> Vec<String> {
    teks.replace(['\'', '’', '‘', '`'], "")
        .split(|huruf: char| !huruf.is_alphanumeric())
        .filter(|kata| !kata.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Whether a text says nothing: blank, or a dash or a word in place of an answer.
pub(super) fn hampa(teks: &str) -> bool {
    matches!(
        normal(teks).as_str(),
        "" | "n a" | "na" | "nihil" | "tidak ada" | "kosong"
    )
}

/// Whether two texts say the same to a reader.
pub(super) fn sama(satu: &str, dua: &str) -> bool {
    rapat(satu) == rapat(dua)
}

/// Letters of a text that are compared: names are shorter, and the work grows with their square.
const HURUF: usize = 400;

/// How alike two normalised texts are letter by letter, in percent (edit distance to the longer one).
pub(super) fn kemiripan(satu: &str, dua: &str) -> u32 {
    let huruf = |teks: &str| teks.chars().take(HURUF).collect::<Vec<char>>();
    let (satu, dua) = (huruf(satu), huruf(dua));
    let panjang = satu.len().max(dua.len());
    if panjang == 0 {
        return 100;
    }
    let sama = panjang - jarak(&satu, &dua);
    u32::try_from(sama * 100 / panjang).unwrap_or(0)
}

/// Number of letters to change, insert or delete (Levenshtein).
pub(super) fn jarak(satu: &[char], dua: &[char]) -> usize {
    let mut baris: Vec<usize> = (0..=dua.len()).collect();
    for (i, huruf) in satu.iter().enumerate() {
        let mut serong = baris[0];
        baris[0] = i + 1;
        for (j, lain) in dua.iter().enumerate() {
            let ganti = serong + usize::from(huruf != lain);
            serong = baris[j + 1];
            baris[j + 1] = ganti.min(baris[j] + 1).min(serong + 1);
        }
    }
    baris[dua.len()]
}

/// Words of a master within which a label is looked for: names have fewer.
const KATA: usize = 40;

/// How alike a printed label and its master are: as a whole, or as a run of the master's words, for a
/// label that was cut short.
pub(super) fn kemiripan_nama(tertulis: &str, induk: &str) -> u32 {
    let (tertulis, induk) = (kata(tertulis), kata(induk));
    let banyak = tertulis.len();
    let tertulis = tertulis.join(" ");
    let utuh = kemiripan(&tertulis, &induk.join(" "));
    if banyak < 2 || banyak >= induk.len() || induk.len() > KATA {
        return utuh;
    }
    induk
        .windows(banyak)
        .map(|bagian| kemiripan(&tertulis, &bagian.join(" ")))
        .fold(utuh, u32::max)
}

/// How a label abbreviates its master.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Ringkas {
    /// Only acronyms stand for words: nothing is missing.
    Singkatan,
    /// Words are missing.
    Terpotong,
}

/// Whether `tertulis` keeps the words of `induk` in their order, with acronyms in capitals for runs of
/// words (`PD` for `Perangkat Daerah`); an acronym in brackets of the master may be missing.
pub(super) fn ringkas(tertulis: &str, induk: &str) -> Option<Ringkas> {
    let (tanpa_kurung, singkatan) = pisah_kurung(induk);
    let induk = kata(&tanpa_kurung);
    let mut letak = 0;
    let mut terpakai = 0;
    let potongan: Vec<&str> = tertulis
        .split(|huruf: char| !huruf.is_alphanumeric())
        .filter(|kata| !kata.is_empty())
        .collect();
    for kata in &potongan {
        let kecil = kata.to_lowercase();
        let akronim = kata.chars().count() >= 2 && kata.chars().all(char::is_uppercase);
        let lebar = kecil.chars().count();
        let cocok = |mulai: usize| -> Option<usize> {
            if induk.get(mulai) == Some(&kecil) {
                return Some(1);
            }
            let inisial: String = induk
                .get(mulai..mulai + lebar)?
                .iter()
                .filter_map(|kata| kata.chars().next())
                .collect();
            (akronim && inisial == kecil).then_some(lebar)
        };
        // The acronym that the master itself gives may stand beside its words.
        if singkatan.contains(&kecil) && letak > 0 && cocok(letak).is_none() {
            continue;
        }
        let (mulai, lebar) = (letak..induk.len()).find_map(|mulai| Some((mulai, cocok(mulai)?)))?;
        letak = mulai + lebar;
        terpakai += lebar;
    }
    if potongan.is_empty() {
        None
    } else if terpakai == induk.len() {
        Some(Ringkas::Singkatan)
    } else {
        Some(Ringkas::Terpotong)
    }
}

/// A text without what stands in brackets, and the words that stood there.
fn pisah_kurung(teks: &str) -> (String, Vec<String>) {
    let (mut luar, mut dalam, mut kedalaman) = (String::new(), String::new(), 0_u32);
    for huruf in teks.chars() {
        match huruf {
            '(' => kedalaman += 1,
            ')' => kedalaman = kedalaman.saturating_sub(1),
            _ if kedalaman > 0 => dalam.push(huruf),
            _ => luar.push(huruf),
        }
    }
    (luar, kata(&dalam))
}

/// The sentences of a text, one by one; a full stop within a figure or an abbreviation of one or two
/// letters ends none.
pub(super) fn kalimat(teks: &str) -> Vec<&str> {
    let mut hasil = Vec::new();
    for baris in teks.lines() {
        let mut mulai = 0;
        let huruf: Vec<(usize, char)> = baris.char_indices().collect();
        for (i, (letak, satu)) in huruf.iter().enumerate() {
            let akhir = matches!(satu, '.' | ';' | '!' | '?');
            let spasi = huruf
                .get(i + 1)
                .is_none_or(|(_, lain)| lain.is_whitespace());
            if !akhir || !spasi {
                continue;
            }
            let sebelum = baris[mulai..*letak]
                .rsplit(|huruf: char| !huruf.is_alphanumeric())
                .next()
                .unwrap_or("");
            let singkatan = ["kec", "kab", "kel", "jln", "tgl", "hlm"]
                .iter()
                .any(|kata| sebelum.eq_ignore_ascii_case(kata));
            if sebelum.chars().count() > 2 && !singkatan {
                hasil.push(baris[mulai..=*letak].trim());
                mulai = letak + satu.len_utf8();
            }
        }
        hasil.push(baris[mulai..].trim());
    }
    hasil.retain(|kalimat| !kalimat.is_empty());
    hasil
}

/// The first `banyak` characters of a text, for a finding that quotes it.
pub(super) fn kutip(teks: &str, banyak: usize) -> String {
    if teks.chars().count() <= banyak {
        return teks.to_owned();
    }
    let awal: String = teks.chars().take(banyak).collect();
    format!("{}…", awal.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn case_punctuation_and_spaces_do_not_matter() {
        assert!(sama("Dok. RKA-SKPD", "DOK RKA - SKPD"));
        assert!(sama("Ra'as", "RAAS") && sama("Batang-Batang", "Batang Batang"));
        assert!(!sama("Mutu", "Mulu"));
    }

    #[test]
    fn a_cut_label_is_measured_against_the_words_that_it_keeps() {
        assert!(
            kemiripan_nama(
                "Meningkatkan Layanan Warga",
                "Meningkatnya Layanan Warga Kota"
            ) > 85
        );
        assert!(kemiripan_nama("Rasio jalan", "Persentase surat selesai") < 50);
    }

    #[test]
    fn what_is_too_long_for_a_name_is_compared_by_its_beginning() {
        let panjang = "a ".repeat(500);
        assert_eq!(kemiripan(&panjang, &format!("{panjang} b")), 100);
        assert!(kemiripan_nama("b c", &format!("{panjang} b c")) < 10);
    }

    #[test]
    fn acronyms_stand_for_their_words() {
        let induk = "Nilai Survei Kepuasan Masyarakat (SKM) Kecamatan";
        assert_eq!(
            ringkas("Nilai SKM Kecamatan", induk),
            Some(Ringkas::Singkatan)
        );
        assert_eq!(ringkas("Nilai SKM", induk), Some(Ringkas::Terpotong));
        assert_eq!(ringkas("Nilai IKM Kecamatan", induk), None);
        assert_eq!(
            ringkas("Nilai PD", "Nilai Perangkat Daerah"),
            Some(Ringkas::Singkatan)
        );
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        assert_eq!(
            kalimat("Pagu Rp. 1.000 habis. Sisanya nol.\nNo. 5 tahun ini"),
            ["Pagu Rp. 1.000 habis.", "Sisanya nol.", "No. 5 tahun ini"]
        );
        assert_eq!(
            kalimat("Camat Kec. Kota hadir. Selesai."),
            ["Camat Kec. Kota hadir.", "Selesai."]
        );
    }

    proptest! {
        #[test]
        fn alike_is_symmetric_and_reflexive(a in "[a-e ]{0,12}", b in "[a-e ]{0,12}") {
            prop_assert_eq!(kemiripan(&a, &b), kemiripan(&b, &a));
            prop_assert_eq!(kemiripan(&a, &a), 100);
        }
    }
}
