//! Figures that are written out behind them: `16 (enam belas)`.

use super::super::jelajah::naskah;
use super::super::teks::{kalimat, kata, kutip};
use crate::reviu::model::{Bahan, Catatan};

const SATUAN: [&str; 10] = [
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
];

/// A number below a million that is written out; none for any other text.
fn baca(teks: &str) -> Option<u32> {
    let kata = kata(teks);
    let (mut jumlah, mut ribuan, mut satu) = (0_u32, 0_u32, None);
    if kata.is_empty() || kata.len() > 12 {
        return None;
    }
    for kata in &kata {
        if let Some(angka) = SATUAN.iter().position(|satuan| satuan == kata) {
            if satu.is_some() {
                return None;
            }
            satu = u32::try_from(angka).ok();
            continue;
        }
        match kata.as_str() {
            "sepuluh" => jumlah += 10,
            "sebelas" => jumlah += 11,
            "belas" => jumlah += 10 + satu.take()?,
            "puluh" => jumlah += 10 * satu.take()?,
            "seratus" => jumlah += 100,
            "ratus" => jumlah += 100 * satu.take()?,
            "seribu" => ribuan += 1000,
            "ribu" => {
                ribuan += 1000 * (jumlah + satu.take().unwrap_or(0));
                jumlah = 0;
            }
            _ => return None,
        }
    }
    Some(ribuan + jumlah + satu.unwrap_or(0))
}

/// The last figure of a text, without groups.
fn angka_akhir(teks: &str) -> Option<u32> {
    let kata = teks.split_whitespace().next_back()?;
    kata.replace('.', "").parse().ok()
}

/// Bytes of the longest number below a million that is written out.
const TERPANJANG: usize = 200;

pub(super) fn berbeda(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for (path, teks) in naskah(bahan) {
        for satu in kalimat(teks) {
            for (letak, _) in satu.match_indices('(') {
                let dalam = satu[letak + 1..].split(')').next().unwrap_or("");
                if dalam.len() <= TERPANJANG
                    && let Some(huruf) = baca(dalam)
                    && let Some(angka) = angka_akhir(&satu[..letak])
                    && angka != huruf
                {
                    catatan.temukan(
                        path.clone(),
                        format!("{angka} ({dalam})"),
                        format!("{angka} atau {huruf}, di kedua tempat"),
                        format!(
                            "\"{dalam}\" adalah {huruf}; dalam kalimat \"{}\".",
                            kutip(satu, 160)
                        ),
                    );
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::kode;
    use super::baca;

    #[test]
    fn numbers_are_read_as_they_are_written_out() {
        for (teks, angka) in [
            ("enam belas", Some(16)),
            ("dua puluh tujuh", Some(27)),
            ("seratus sebelas", Some(111)),
            ("tiga ratus tiga puluh", Some(330)),
            ("dua ribu dua puluh empat", Some(2024)),
            ("sepuluh ribu", Some(10_000)),
            ("satu dua", None),
            ("enam desa", None),
            ("", None),
        ] {
            assert_eq!(baca(teks), angka, "{teks}");
        }
    }

    #[test]
    fn a_figure_is_what_is_written_behind_it() {
        assert_eq!(kode("Membawahi 16 (enam belas) desa."), [""; 0]);
        assert_eq!(kode("Membawahi 16 (lima belas) desa."), ["R-NARR-16"]);
        assert_eq!(kode("Selama 5 (lima) tahun, Seksi 3 (Trantib)."), [""; 0]);
    }
}
