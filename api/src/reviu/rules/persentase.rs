//! Printed percentages of budgets.

use super::jelajah::{ALAS_LAPORAN, alas_baris, alas_indikator, semua_indikator};
use super::kolom::{angka_kolom, pisah};
use super::pasangan::{Pasangan, catat, hasil, pasangkan};
use super::tercetak::{angka_dalam, uang};
use super::ukuran::{capaian_dinyatakan, capaian_indikator, pagu, rupiah, total};
use crate::anggaran::rules::serapan::serapan;
use crate::hitung::bulat;
use crate::lkjip::dokumen::Tertulis;
use crate::reviu::model::{Aturan, Bahan, Catatan, Keparahan, Rumpun};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// R-PCT.
pub(super) const ATURAN: &[Aturan] = &[
    Aturan {
        kode: "R-PCT-01",
        rumpun: Rumpun::Persentase,
        keparahan: Keparahan::Galat,
        judul: "Serapan tidak sama dengan realisasi terhadap pagu",
        penjelasan: "Persentase serapan yang tercetak dihitung kembali: realisasi / pagu × 100, dibulatkan \
                     ke dua desimal. Betulkan persentasenya, atau pagu dan realisasinya.",
        dasar: "PermenPANRB 53/2014 Lampiran II Bab III.B (naskah perlu dicocokkan); tabel capaian anggaran \
                LKjIP",
        lke: &["CLAP002.1", "CLAP002.8"],
        periksa: salah,
    },
    Aturan {
        kode: "R-PCT-02",
        rumpun: Rumpun::Persentase,
        keparahan: Keparahan::Info,
        judul: "Serapan tercetak 100% padahal masih ada sisa",
        penjelasan: "Realisasi tidak sama dengan pagu, tetapi selisihnya hilang karena pembulatan. Angkanya \
                     tidak salah; sebutkan sisanya bila laporan menyatakan anggaran terserap seluruhnya.",
        dasar: "PermenPANRB 53/2014 Lampiran II Bab III.B (naskah perlu dicocokkan)",
        lke: &["CLAP002.8"],
        periksa: seratus,
    },
    Aturan {
        kode: "R-PCT-03",
        rumpun: Rumpun::Persentase,
        keparahan: Keparahan::Peringatan,
        judul: "Serapan dinyatakan tanpa pagu atau realisasi",
        penjelasan: "Persentase serapan tercetak, tetapi pagu atau realisasi anggarannya tidak ada sehingga \
                     tidak dapat diperiksa. Isi keduanya dari laporan realisasi anggaran.",
        dasar: "PermenPANRB 53/2014 Lampiran II Bab III.B (naskah perlu dicocokkan)",
        lke: &["CLAP002.8"],
        periksa: tanpa_rupiah,
    },
];

/// A budget, what was spent of it, and where percentages of the two are printed.
pub(super) struct Anggaran<'a> {
    pub(super) alas: String,
    pub(super) tertulis: &'a [Tertulis],
    pub(super) pagu: i64,
    pub(super) realisasi: i64,
    /// Capaian of what it was spent on.
    pub(super) capaian: Option<Decimal>,
}

/// Every pair of budget and realisasi: of rows, as printed beside an indicator, of the report.
pub(super) fn semua_anggaran<'a>(bahan: &Bahan<'a>) -> Vec<Anggaran<'a>> {
    let dokumen = bahan.dokumen;
    let mut semua: Vec<Anggaran<'a>> = dokumen
        .anggaran
        .iter()
        .filter_map(|baris| {
            let (pagu, realisasi) = rupiah(baris)?;
            Some(Anggaran {
                alas: alas_baris(baris),
                tertulis: &baris.tertulis,
                pagu,
                realisasi,
                capaian: capaian_dinyatakan(baris),
            })
        })
        .collect();
    semua.extend(semua_indikator(dokumen).filter_map(|letak| {
        let tertulis: &'a [Tertulis] = &letak.indikator.tertulis;
        let rupiah = |kolom| angka_kolom(tertulis, kolom)?.nilai.to_i64();
        Some(Anggaran {
            alas: alas_indikator(letak.indikator),
            tertulis,
            pagu: rupiah("anggaran")?,
            realisasi: rupiah("realisasi anggaran")?,
            capaian: capaian_indikator(bahan, letak.indikator)
                .ok()
                .map(|capaian| capaian.hasil),
        })
    }));
    let seluruhnya = total(dokumen, pagu).zip(total(dokumen, |baris| {
        baris.realisasi_anggaran.map(|uang| uang.0)
    }));
    semua.extend(seluruhnya.map(|(pagu, realisasi)| Anggaran {
        alas: ALAS_LAPORAN.to_owned(),
        tertulis: &dokumen.tertulis,
        pagu,
        realisasi,
        capaian: None,
    }));
    semua
}

/// Every printed serapan that can be computed.
pub(super) fn pasangan<'a>(bahan: &Bahan<'a>) -> Vec<Pasangan<'a>> {
    semua_anggaran(bahan)
        .into_iter()
        .filter_map(|anggaran| {
            let tepat = serapan(anggaran.pagu, anggaran.realisasi).ok()?;
            let hitungan = format!(
                "{} / {} × 100 {}",
                uang(anggaran.realisasi),
                uang(anggaran.pagu),
                hasil(tepat)
            );
            Some(pasangkan(
                &anggaran.alas,
                anggaran.tertulis,
                "serapan",
                tepat,
                &hitungan,
            ))
        })
        .flatten()
        .collect()
}

fn salah(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    catat(&pasangan(bahan), bahan.parameter.toleransi, catatan);
}

fn seratus(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for anggaran in semua_anggaran(bahan) {
        let Some(sisa) = anggaran.pagu.checked_sub(anggaran.realisasi) else {
            continue;
        };
        let penuh = anggaran.tertulis.iter().find(|baris| {
            pisah(&baris.kolom).0 == "serapan"
                && angka_dalam(&baris.teks).is_some_and(|angka| angka.nilai == Decimal::ONE_HUNDRED)
        });
        let tepat = serapan(anggaran.pagu, anggaran.realisasi);
        if let (Some(baris), Ok(tepat)) = (penuh, tepat)
            // A figure that is plainly wrong is no matter of rounding.
            && sisa != 0
            && bulat(tepat) == Decimal::ONE_HUNDRED
        {
            catatan.temukan(
                format!("{}/{}", anggaran.alas, baris.kolom),
                &baris.teks,
                format!("100,00% dengan sisa Rp {}", uang(sisa)),
                format!(
                    "{} / {} × 100 {}; sisa {}",
                    uang(anggaran.realisasi),
                    uang(anggaran.pagu),
                    hasil(tepat),
                    uang(sisa)
                ),
            );
        }
    }
}

fn tanpa_rupiah(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for baris in &bahan.dokumen.anggaran {
        let cetak = baris
            .tertulis
            .iter()
            .find(|baris| pisah(&baris.kolom).0 == "serapan");
        if let Some(cetak) = cetak
            && rupiah(baris).is_none()
        {
            let sebut = |nama: &str, rupiah: Option<i64>| match rupiah {
                Some(rupiah) => format!("{nama} {}", uang(rupiah)),
                None => format!("{nama} tidak diisi"),
            };
            catatan.temukan(
                format!("{}/{}", alas_baris(baris), cetak.kolom),
                &cetak.teks,
                "pagu dan realisasi anggaran",
                format!(
                    "{}; {}",
                    sebut("pagu", pagu(baris)),
                    sebut("realisasi", baris.realisasi_anggaran.map(|uang| uang.0))
                ),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::uji::angka::{jalur, laporan, temuan};
    use serde_json::{Value, json};

    fn baris(pagu: Option<&str>, realisasi: &str, serapan: &str) -> Value {
        json!({
            "nomor": "I", "level": "PROGRAM", "nama": "I",
            "paguMurni": pagu, "realisasiAnggaran": realisasi,
            "tertulis": [{"kolom": "serapan (tabel 9)", "teks": serapan}],
        })
    }

    #[test]
    fn a_percentage_is_realisasi_of_pagu() {
        let dokumen = |teks| laporan(json!({"anggaran": [baris(Some("3000"), "2000", teks)]}));
        for benar in ["66,67%", "66,67", "66,7 %", "67%"] {
            assert_eq!(jalur("R-PCT-01", &dokumen(benar)), [""; 0], "{benar}");
        }
        let salah = temuan("R-PCT-01", &dokumen("66,66%"));
        assert_eq!(salah[0].path, "/anggaran/I/tertulis/serapan (tabel 9)");
        assert_eq!(salah[0].seharusnya, "66,67");
        assert_eq!(
            salah[0].hitungan,
            "2.000 / 3.000 × 100 = 66,6667 → 66,67 (HALF_UP); yang tercetak dipotong, bukan dibulatkan"
        );
    }

    #[test]
    fn rounding_never_makes_a_whole_of_a_part() {
        let dokumen = laporan(json!({"anggaran": [baris(Some("1000"), "997", "100%")]}));
        assert_eq!(jalur("R-PCT-01", &dokumen).len(), 1);
        assert_eq!(jalur("R-PCT-02", &dokumen), [""; 0]);
    }

    #[test]
    fn a_rounded_hundred_is_told_from_a_full_one() {
        let dokumen = |realisasi| {
            laporan(json!({"anggaran": [baris(Some("1000000"), realisasi, "100,00%")]}))
        };
        assert_eq!(jalur("R-PCT-02", &dokumen("1000000")), [""; 0]);
        assert_eq!(jalur("R-PCT-02", &dokumen("999990")).len(), 1);
        assert_eq!(jalur("R-PCT-01", &dokumen("999990")), [""; 0]);
    }

    #[test]
    fn a_percentage_needs_what_it_is_of() {
        let dokumen = |pagu| laporan(json!({"anggaran": [baris(pagu, "997", "99,70%")]}));
        assert_eq!(jalur("R-PCT-03", &dokumen(Some("1000"))), [""; 0]);
        assert_eq!(jalur("R-PCT-03", &dokumen(None)).len(), 1);
    }
}
