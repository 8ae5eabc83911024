//! Efficiency, as printed and as it should be judged.

use super::jelajah::{alas_indikator, anak, naskah, program};
use super::kolom::{angka_kolom, nama_kolom, pisah};
use super::pasangan::{Pasangan, catat, hasil, jarak, pasangkan};
use super::persentase::{Anggaran, semua_anggaran};
use super::teks::{kalimat, kata, kutip};
use super::tercetak::{angka_dalam, tulis, uang};
use super::ukuran::{capaian_dinyatakan, pagu, rupiah, total};
use crate::anggaran::rules::efisiensi::{pmk, selisih, sisa_anggaran};
use crate::anggaran::rules::serapan::{jumlah, serapan};
use crate::hitung::bulat;
use crate::lkjip::dokumen::{BarisAnggaran, Indikator, Sasaran};
use crate::reviu::model::{Aturan, Bahan, Catatan, Keparahan, Rumpun};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// R-EFF.
pub(super) const ATURAN: &[Aturan] = &[
    Aturan {
        kode: "R-EFF-01",
        rumpun: Rumpun::Efisiensi,
        keparahan: Keparahan::Galat,
        judul: "Efisiensi tidak sama dengan hasil hitung",
        penjelasan: "Efisiensi yang tercetak dibandingkan dengan 100 − serapan, capaian − serapan, dan rumus \
                     PMK 22/PMK.02/2021; nominalnya dengan pagu − realisasi. Angka ini tidak cocok dengan \
                     satu pun. Betulkan angkanya di semua tempat.",
        dasar: "PermenPANRB 53/2014 Lampiran II Bab III.A angka 6; rumusnya tidak ditetapkan peraturan itu \
                (naskah perlu dicocokkan)",
        lke: &["CLAP002.8"],
        periksa: salah,
    },
    Aturan {
        kode: "R-EFF-02",
        rumpun: Rumpun::Efisiensi,
        keparahan: Keparahan::Peringatan,
        judul: "Disebut efisien padahal target tidak tercapai",
        penjelasan: "Anggaran yang tidak terpakai bukan penghematan bila pekerjaannya belum selesai. Ubah \
                     sebutannya, dan jelaskan hubungan sisa anggaran dengan target yang tidak tercapai.",
        dasar: "PermenPANRB 53/2014 Lampiran II Bab III.A angka 6 (naskah perlu dicocokkan)",
        lke: &["CLAP002.7", "CLAP002.8"],
        periksa: tak_tercapai,
    },
    Aturan {
        kode: "R-EFF-03",
        rumpun: Rumpun::Efisiensi,
        keparahan: Keparahan::Peringatan,
        judul: "Rumus efisiensi tidak memperhitungkan capaian kinerja",
        penjelasan: "Semua efisiensi yang tercetak adalah 100 − serapan: makin sedikit yang dibelanjakan, \
                     makin efisien, berapa pun capaiannya. Sebutkan rumusnya dan bandingkan capaian dengan \
                     serapan, mis. capaian − serapan.",
        dasar: "PermenPANRB 53/2014 Lampiran II Bab III.A angka 6 (naskah perlu dicocokkan); LKE PermenPANRB \
                88/2021 tentang efisiensi",
        lke: &["CLAP002.8"],
        periksa: tanpa_capaian,
    },
    Aturan {
        kode: "R-EFF-04",
        rumpun: Rumpun::Efisiensi,
        keparahan: Keparahan::Info,
        judul: "Sisa anggaran hampir seluruhnya berasal dari satu baris",
        penjelasan: "Laporan menyatakan efisiensi, tetapi lebih dari separuh sisa anggaran berasal dari satu \
                     baris, mis. gaji yang tidak terbayarkan. Pisahkan baris itu dari analisis efisiensi dan \
                     jelaskan sebab sisanya.",
        dasar: "PermenPANRB 53/2014 Lampiran II Bab III.A angka 6 (naskah perlu dicocokkan)",
        lke: &["CLAP002.8"],
        periksa: satu_baris,
    },
    Aturan {
        kode: "R-EFF-05",
        rumpun: Rumpun::Efisiensi,
        keparahan: Keparahan::Peringatan,
        judul: "Anggaran sasaran tidak sama dengan jumlah program yang mendukungnya",
        penjelasan: "Anggaran yang disandingkan dengan capaian sasaran dibandingkan dengan jumlah program \
                     yang dipetakan ke sasaran itu. Masukkan seluruh program pendukung, atau jelaskan mengapa \
                     hanya sebagian yang dihitung.",
        dasar: "PermenPANRB 53/2014 Lampiran II Bab III.A angka 6 dan 7 (naskah perlu dicocokkan); pemetaan \
                program ke sasaran dalam T-C.27",
        lke: &["CLAP002.8"],
        periksa: anggaran_sasaran,
    },
];

/// Every printed efisiensi and its amount, where it can be computed.
pub(super) fn pasangan<'a>(bahan: &Bahan<'a>) -> Vec<Pasangan<'a>> {
    semua_anggaran(bahan)
        .into_iter()
        .filter_map(|anggaran| {
            let sisa = sisa_anggaran(anggaran.pagu, anggaran.realisasi).ok()?;
            let persen = sisa.persen.ok()?;
            let serapan = serapan(anggaran.pagu, anggaran.realisasi).ok()?;
            let (p, r) = (uang(anggaran.pagu), uang(anggaran.realisasi));
            let hitungan = format!("100 − {r} / {p} × 100 {}", hasil(persen));
            let mut semua = pasangkan(
                &anggaran.alas,
                anggaran.tertulis,
                "efisiensi",
                persen,
                &hitungan,
            );
            let lain = lain(&anggaran, serapan);
            for pasangan in &mut semua {
                pasangan.lain.clone_from(&lain);
            }
            semua.extend(pasangkan(
                &anggaran.alas,
                anggaran.tertulis,
                "nominal efisiensi",
                Decimal::from(sisa.nominal),
                &format!("{p} − {r} = {}", uang(sisa.nominal)),
            ));
            Some(semua)
        })
        .flatten()
        .collect()
}

/// What other formulas give, and what comes of a serapan that was rounded first.
fn lain(anggaran: &Anggaran<'_>, serapan: Decimal) -> Vec<Decimal> {
    let mut lain: Vec<Decimal> = Decimal::ONE_HUNDRED
        .checked_sub(bulat(serapan))
        .into_iter()
        .collect();
    if let Some(capaian) = anggaran.capaian {
        lain.extend(selisih(capaian, serapan));
        lain.extend(pmk(&[(anggaran.pagu, anggaran.realisasi, capaian)]).map(|pmk| pmk.efisiensi));
    }
    lain
}

fn salah(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    catat(&pasangan(bahan), bahan.parameter.toleransi, catatan);
}

/// Whether a label says that money was not used well.
pub(super) fn sebutan_negatif(sebutan: &str) -> bool {
    let sebutan = sebutan.to_lowercase();
    ["tidak", "kurang", "belum", "inefisien"]
        .iter()
        .any(|kata| sebutan.contains(kata))
}

/// The capaian that a sentence calls efficient: `capaian 92,5% … efisien`.
fn capaian_efisien(kalimat: &str) -> Option<Decimal> {
    let kata: Vec<String> = kalimat
        .split_whitespace()
        .map(|kata| {
            kata.trim_matches(|huruf: char| "()\"“”;:,.".contains(huruf))
                .to_lowercase()
        })
        .collect();
    let efisien = kata.iter().any(|kata| kata == "efisien");
    if !efisien || sebutan_negatif(kalimat) {
        return None;
    }
    let letak = kata.iter().position(|kata| kata == "capaian")?;
    let isi = |kata: &str| {
        matches!(
            kata,
            "kinerja" | "sebesar" | "mencapai" | "adalah" | "yaitu" | "hanya" | "indikator"
        )
    };
    let di = (letak + 1..kata.len()).find(|di| !isi(&kata[*di]))?;
    let cetak = angka_dalam(&kata[di])?;
    let persen = cetak.persen || kata.get(di + 1).is_some_and(|kata| kata == "persen");
    persen.then_some(cetak.nilai)
}

/// Texts that call money well spent though the target was missed.
fn tak_tercapai_dalam_teks(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for (path, teks) in naskah(bahan) {
        for satu in kalimat(teks) {
            if let Some(capaian) =
                capaian_efisien(satu).filter(|capaian| *capaian < Decimal::ONE_HUNDRED)
            {
                catatan.temukan(
                    path.clone(),
                    kutip(satu, 200),
                    "tidak disebut efisien selama target belum tercapai",
                    format!("capaian {}% kurang dari 100%", tulis(bulat(capaian))),
                );
            }
        }
    }
    for baris in &bahan.dokumen.anggaran {
        let (Some(analisis), Some(capaian)) = (&baris.analisis, capaian_dinyatakan(baris)) else {
            continue;
        };
        let capaian = bulat(capaian);
        let kalimat = kalimat(analisis).into_iter().find(|satu| {
            let efisien = kata(satu).iter().any(|kata| kata == "efisien");
            efisien && !sebutan_negatif(satu) && capaian_efisien(satu).is_none()
        });
        if let (Some(satu), true) = (kalimat, capaian < Decimal::ONE_HUNDRED) {
            catatan.temukan(
                format!("/anggaran/{}/analisis", baris.nomor),
                kutip(satu, 200),
                "tidak disebut efisien selama target belum tercapai",
                format!("capaian {}% kurang dari 100%", tulis(capaian)),
            );
        }
    }
}

fn tak_tercapai(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    tak_tercapai_dalam_teks(bahan, catatan);
    for anggaran in semua_anggaran(bahan) {
        for cetak in anggaran.tertulis {
            let sebutan = cetak.teks.to_lowercase();
            if pisah(&cetak.kolom).0 != "sebutan efisiensi"
                || !sebutan.contains("efisien")
                || sebutan_negatif(&sebutan)
            {
                continue;
            }
            if let Some(capaian) = anggaran
                .capaian
                .map(bulat)
                .filter(|capaian| *capaian < Decimal::ONE_HUNDRED)
            {
                catatan.temukan(
                    format!("{}/{}", anggaran.alas, cetak.kolom),
                    &cetak.teks,
                    "tidak disebut efisien selama target belum tercapai",
                    format!("capaian {}% kurang dari 100%", tulis(capaian)),
                );
            }
        }
    }
}

/// Capaian − serapan of a row whose efisiensi is printed as 100 − serapan.
fn tak_memperhitungkan(
    anggaran: &Anggaran<'_>,
    toleransi: Decimal,
) -> Option<(String, String, String)> {
    let cetak = anggaran
        .tertulis
        .iter()
        .find(|baris| pisah(&baris.kolom).0 == "efisiensi")?;
    let angka = angka_dalam(&cetak.teks)?;
    let sisa = sisa_anggaran(anggaran.pagu, anggaran.realisasi).ok()?;
    let persen = sisa.persen.ok()?;
    let serapan = serapan(anggaran.pagu, anggaran.realisasi).ok()?;
    let capaian = anggaran.capaian?;
    let beda = bulat(selisih(capaian, serapan).ok()?);
    let sama = super::pasangan::cocok(&angka, persen, toleransi);
    let berbeda = jarak(beda, bulat(persen))? > toleransi;
    (sama && berbeda).then(|| {
        let contoh = format!(
            "{} − {} = {}",
            tulis(bulat(capaian)),
            tulis(bulat(serapan)),
            tulis(beda)
        );
        (
            format!("{}/{}", anggaran.alas, cetak.kolom),
            cetak.teks.clone(),
            contoh,
        )
    })
}

/// One finding: it is the formula that is doubtful, not each of its results.
fn tanpa_capaian(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let contoh: Vec<_> = semua_anggaran(bahan)
        .iter()
        .filter_map(|anggaran| tak_memperhitungkan(anggaran, bahan.parameter.toleransi))
        .collect();
    if let Some((path, teks, _)) = contoh.first() {
        let suku: Vec<String> = contoh
            .iter()
            .take(3)
            .map(|(path, teks, beda)| {
                format!("{path}: tercetak {teks}, capaian − serapan = {beda}")
            })
            .collect();
        catatan.temukan(
            path.as_str(),
            format!("{teks} = 100 − serapan"),
            "rumus yang memperhitungkan capaian, dan disebutkan",
            suku.join("; "),
        );
    }
}

fn sisa(baris: &BarisAnggaran) -> Option<i64> {
    let (pagu, realisasi) = rupiah(baris)?;
    pagu.checked_sub(realisasi)
}

/// Rows that have budget and realisasi and are not divided further.
fn daun<'a>(bahan: &Bahan<'a>) -> impl Iterator<Item = (&'a BarisAnggaran, i64)> {
    let dokumen = bahan.dokumen;
    dokumen
        .anggaran
        .iter()
        .filter(move |baris| !anak(dokumen, baris).any(|anak| rupiah(anak).is_some()))
        .filter_map(|baris| Some((baris, sisa(baris)?)))
}

fn satu_baris(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let dokumen = bahan.dokumen;
    let menyatakan = dokumen
        .tertulis
        .iter()
        .chain(program(dokumen).flat_map(|baris| &baris.tertulis))
        .any(|baris| pisah(&baris.kolom).0 == "efisiensi");
    let terbesar = daun(bahan).max_by_key(|(_, sisa)| *sisa);
    let (Some(seluruhnya), Some((baris, sisa_baris))) = (total(dokumen, sisa), terbesar) else {
        return;
    };
    if !menyatakan || seluruhnya <= 0 || daun(bahan).count() < 2 {
        return;
    }
    let porsi = Decimal::from(sisa_baris)
        .checked_mul(Decimal::ONE_HUNDRED)
        .and_then(|seratus| seratus.checked_div(Decimal::from(seluruhnya)));
    if let Some(porsi) = porsi.filter(|porsi| *porsi > bahan.parameter.sisa_terpusat) {
        let induk = program(dokumen)
            .find(|program| baris.nomor.starts_with(&format!("{}.", program.nomor)))
            .and_then(|program| Some((program, sisa(program)?)))
            .filter(|(_, sisa)| *sisa > 0)
            .and_then(|(program, sisa)| {
                let bagian = Decimal::from(sisa_baris)
                    .checked_mul(Decimal::ONE_HUNDRED)?
                    .checked_div(Decimal::from(sisa))?;
                Some(format!(
                    "; terhadap sisa program {}: {} / {} × 100 {}",
                    program.nomor,
                    uang(sisa_baris),
                    uang(sisa),
                    hasil(bagian)
                ))
            })
            .unwrap_or_default();
        catatan.temukan(
            format!("/anggaran/{}", baris.nomor),
            format!("{}: sisa {}", baris.nama, uang(sisa_baris)),
            "dipisahkan dari analisis efisiensi dan dijelaskan",
            format!(
                "{} / {} × 100 {} dari seluruh sisa{induk}",
                uang(sisa_baris),
                uang(seluruhnya),
                hasil(porsi)
            ),
        );
    }
}

/// The printed budgets of the indicators of a sasaran, and the indicator with the first of them.
fn anggaran_tercetak<'a>(sasaran: &'a Sasaran, kolom: &str) -> (Vec<i64>, Option<&'a Indikator>) {
    let semua: Vec<(i64, &Indikator)> = sasaran
        .indikator
        .iter()
        .filter_map(|baris| Some((angka_kolom(&baris.tertulis, kolom)?.nilai.to_i64()?, baris)))
        .collect();
    let pertama = semua.first().map(|(_, baris)| *baris);
    (semua.into_iter().map(|(uang, _)| uang).collect(), pertama)
}

fn anggaran_sasaran(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let dokumen = bahan.dokumen;
    let semua = dokumen
        .rencana
        .tujuan
        .iter()
        .flat_map(|tujuan| &tujuan.sasaran);
    for sasaran in semua {
        let pendukung: Vec<&BarisAnggaran> = program(dokumen)
            .filter(|baris| baris.sasaran.as_deref() == Some(sasaran.nomor.as_str()))
            .collect();
        let bagian: Option<Vec<i64>> = pendukung.iter().map(|baris| pagu(baris)).collect();
        let seharusnya = bagian.filter(|bagian| !bagian.is_empty()).and_then(jumlah);
        let (bagian, pertama) = anggaran_tercetak(sasaran, "anggaran");
        let (Some(tercetak), Some(seharusnya), Some(indikator)) =
            (jumlah(bagian.iter().copied()), seharusnya, pertama)
        else {
            continue;
        };
        // Some print it once, some by halves, some again for every indicator.
        let diulang = bagian.iter().all(|satu| *satu == seharusnya);
        if tercetak != seharusnya && !diulang {
            let kolom = nama_kolom(&indikator.tertulis, "anggaran").unwrap_or("anggaran");
            let suku: Vec<String> = pendukung
                .iter()
                .filter_map(|baris| Some(format!("{} {}", baris.nomor, uang(pagu(baris)?))))
                .collect();
            catatan.temukan(
                format!("{}/{kolom}", alas_indikator(indikator)),
                uang(tercetak),
                uang(seharusnya),
                format!(
                    "program yang dipetakan ke sasaran {}: {} = {}",
                    sasaran.nomor,
                    suku.join(" + "),
                    uang(seharusnya)
                ),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::uji::angka::{jalur, laporan, temuan};
    use crate::lkjip::dokumen::Dokumen;
    use serde_json::{Value, json};

    fn baris(realisasi_kinerja: &str, tertulis: &Value) -> Dokumen {
        laporan(json!({"anggaran": [{
            "nomor": "I", "level": "PROGRAM", "nama": "P", "targetMurni": "100",
            "realisasiKinerja": realisasi_kinerja, "paguMurni": "1000000",
            "realisasiAnggaran": "900000", "tertulis": tertulis,
        }]}))
    }

    fn cetak(realisasi_kinerja: &str, kolom: &str, teks: &str) -> Dokumen {
        baris(realisasi_kinerja, &json!([{"kolom": kolom, "teks": teks}]))
    }

    #[test]
    fn efficiency_by_any_formula_in_use() {
        // 100 − 90, 95 − 90, and (950 000 − 900 000) / 950 000.
        for benar in ["10,00%", "10", "5,00", "5,26"] {
            assert_eq!(jalur("R-EFF-01", &cetak("95", "efisiensi", benar)), [""; 0]);
        }
        assert_eq!(
            jalur("R-EFF-01", &cetak("95", "efisiensi (tabel 9)", "010,1%")),
            ["/anggaran/I/tertulis/efisiensi (tabel 9)"]
        );
        let nominal = |teks| jalur("R-EFF-01", &cetak("95", "nominal efisiensi", teks));
        assert_eq!(nominal("Rp. 100.000,-"), [""; 0]);
        assert_eq!(nominal("Rp. 100.004,-").len(), 1);
    }

    #[test]
    fn nothing_is_saved_when_the_target_was_missed() {
        let efisien = |kinerja, teks| jalur("R-EFF-02", &cetak(kinerja, "sebutan efisiensi", teks));
        assert_eq!(efisien("100", "efisien"), [""; 0]);
        assert_eq!(efisien("99", "tidak efisien"), [""; 0]);
        assert_eq!(
            efisien("99", "Efisien"),
            ["/anggaran/I/tertulis/sebutan efisiensi"]
        );
    }

    #[test]
    fn a_formula_that_ignores_capaian() {
        assert_eq!(jalur("R-EFF-03", &cetak("95", "efisiensi", "5")), [""; 0]);
        // At 100 % both formulas agree.
        assert_eq!(jalur("R-EFF-03", &cetak("100", "efisiensi", "10")), [""; 0]);
        let semua = temuan("R-EFF-03", &cetak("95", "efisiensi", "10"));
        assert_eq!(semua.len(), 1);
        assert!(
            semua[0].hitungan.contains("95,00 − 90,00 = 5,00"),
            "{semua:?}"
        );
    }

    #[test]
    fn savings_that_come_from_one_row() {
        let dokumen = |satu: &str| {
            laporan(json!({
                "anggaran": [
                    {"nomor": "I", "level": "PROGRAM", "nama": "P", "paguMurni": "100", "realisasiAnggaran": satu},
                    {"nomor": "II", "level": "PROGRAM", "nama": "Q", "paguMurni": "100", "realisasiAnggaran": "90"},
                ],
                "tertulis": [{"kolom": "efisiensi", "teks": "10"}],
            }))
        };
        assert_eq!(jalur("R-EFF-04", &dokumen("90")), [""; 0]);
        assert_eq!(jalur("R-EFF-04", &dokumen("60")), ["/anggaran/I"]);
    }

    #[test]
    fn the_budget_of_a_sasaran_is_that_of_its_programmes() {
        let dokumen = |teks: &str| {
            laporan(json!({
                "rencana": {"tujuan": [{"nomor": "1", "uraian": "T", "sasaran": [
                    {"nomor": "1.1", "uraian": "S", "indikator": [{
                        "nomor": "1.1.1", "nama": "N", "satuan": "%",
                        "tertulis": [{"kolom": "anggaran", "teks": teks}],
                    }]},
                ]}]},
                "anggaran": [
                    {"nomor": "I", "level": "PROGRAM", "nama": "P", "sasaran": "1.1", "paguMurni": "1000000"},
                    {"nomor": "II", "level": "PROGRAM", "nama": "Q", "sasaran": "1.1", "paguMurni": "500000"},
                ],
            }))
        };
        assert_eq!(jalur("R-EFF-05", &dokumen("1.500.000,-")), [""; 0]);
        assert_eq!(
            jalur("R-EFF-05", &dokumen("1.000.000,-")),
            ["/rencana/1.1.1/tertulis/anggaran"]
        );
    }
}
