//! Printed capaian, and what is computed from capaian, in every place.

use super::jelajah::{ALAS_LAPORAN, alas_baris, alas_indikator, anak, semua_indikator};
use super::kolom::{angka_kolom, pisah, teks_kolom};
use super::pasangan::{Pasangan, catat, hasil, pasangkan};
use super::tercetak::tampil;
use super::ukuran::{
    Capaian, capaian_baris, capaian_dinyatakan, capaian_indikator, capaian_lalu, nilai_atau_skor,
    realisasi, rumus, target, target_akhir, target_indikator, ukuran,
};
use crate::hitung::{TakTerhitung, bulat};
use crate::indikator::rules::kemajuan::kemajuan;
use crate::indikator::rules::perubahan::{Perubahan, perubahan};
use crate::indikator::rules::rata_rata::rata_rata;
use crate::lkjip::dokumen::{BarisAnggaran, Indikator, Tujuan};
use crate::reviu::model::{Aturan, Bahan, Catatan, Keparahan, Rumpun};
use crate::tolok_ukur::rules::{Kesenjangan, kesenjangan};
use entity::status::{JenisUkuran, LevelAnggaran};
use rust_decimal::Decimal;

/// R-CAP.
pub(super) const ATURAN: &[Aturan] = &[
    Aturan {
        kode: "R-CAP-01",
        rumpun: Rumpun::Capaian,
        keparahan: Keparahan::Galat,
        judul: "Capaian indikator tidak sama dengan hasil rumusnya",
        penjelasan: "Capaian yang tercetak di setiap tabel dihitung kembali dari target yang berlaku dan \
                     realisasi menurut rumus indikator, dibulatkan ke dua desimal. Betulkan capaiannya di \
                     semua tempat, atau target dan realisasinya.",
        dasar: "PermenPANRB 53/2014 Lampiran II Bab III.A angka 1; rumusnya tidak ditetapkan peraturan itu \
                (naskah perlu dicocokkan) dan dibekukan per indikator",
        lke: &["CLAP002.2", "CLAP002.3"],
        periksa: indikator,
    },
    Aturan {
        kode: "R-CAP-02",
        rumpun: Rumpun::Capaian,
        keparahan: Keparahan::Galat,
        judul: "Capaian indikator dinyatakan tanpa target atau realisasi",
        penjelasan: "Capaian tercetak, tetapi target atau realisasinya tidak tercetak di mana pun sehingga \
                     tidak dapat diperiksa. Cantumkan target, realisasi, dan dokumen sumbernya.",
        dasar: "PermenPANRB 53/2014 Lampiran II Bab III.A angka 1 (naskah perlu dicocokkan)",
        lke: &["CLAP002.2", "CLAP002.3"],
        periksa: tanpa_dasar,
    },
    Aturan {
        kode: "R-CAP-03",
        rumpun: Rumpun::Capaian,
        keparahan: Keparahan::Galat,
        judul: "Capaian program atau kegiatan tidak sama dengan realisasi terhadap target",
        penjelasan: "Capaian kinerja yang tercetak pada setiap program, kegiatan, dan sub-kegiatan dihitung \
                     kembali: realisasi / target × 100. Betulkan capaiannya, atau target dan realisasinya.",
        dasar: "PermenPANRB 53/2014 Lampiran II Bab III.A angka 7 (naskah perlu dicocokkan)",
        lke: &["CLAP002.3"],
        periksa: baris,
    },
    Aturan {
        kode: "R-CAP-04",
        rumpun: Rumpun::Capaian,
        keparahan: Keparahan::Peringatan,
        judul: "Capaian program, kegiatan, atau sub-kegiatan dinyatakan tanpa target dan realisasi",
        penjelasan: "Capaian kinerja tercetak, tetapi target atau realisasi kinerjanya tidak diisi. Isi \
                     keduanya agar capaiannya dapat dihitung dan dibuktikan.",
        dasar: "PermenPANRB 53/2014 Lampiran II Bab III.A angka 7 (naskah perlu dicocokkan)",
        lke: &["CLAP002.2", "CLAP002.3"],
        periksa: baris_tanpa_dasar,
    },
    Aturan {
        kode: "R-CAP-05",
        rumpun: Rumpun::Capaian,
        keparahan: Keparahan::Galat,
        judul: "Angka perbandingan tidak sama dengan hasil hitung",
        penjelasan: "Capaian tahun lalu, perubahannya, tingkat kemajuan menuju target akhir Renstra, dan \
                     perbandingan dengan pembanding dihitung kembali. Betulkan angka yang tercetak, atau \
                     nilai yang menjadi dasarnya.",
        dasar: "PermenPANRB 53/2014 Lampiran II Bab III.A angka 2, 3, dan 4 (naskah perlu dicocokkan)",
        lke: &["CLAP002.4", "CLAP002.5", "CLAP002.6"],
        periksa: perbandingan,
    },
    Aturan {
        kode: "R-CAP-06",
        rumpun: Rumpun::Capaian,
        keparahan: Keparahan::Galat,
        judul: "Rata-rata capaian tujuan atau sasaran tidak sama dengan hasil hitung",
        penjelasan: "Capaian tujuan dan sasaran yang tercetak dibandingkan dengan rata-rata capaian \
                     indikatornya. Bagi tujuan, rata-rata dengan indikator sasarannya juga diterima. \
                     Betulkan rata-ratanya.",
        dasar: "Rata-rata hitung capaian indikator, sebagaimana lazim dalam LKjIP",
        lke: &["CLAP002.2", "CLAP002.3"],
        periksa: rata,
    },
    Aturan {
        kode: "R-CAP-07",
        rumpun: Rumpun::Capaian,
        keparahan: Keparahan::Galat,
        judul: "Rata-rata capaian program tidak sama dengan rata-rata kegiatannya",
        penjelasan: "Laporan menyebut banyaknya indikator suatu program, sama dengan banyaknya kegiatan, \
                     beserta rata-rata capaiannya. Rata-rata itu dihitung kembali dari capaian kegiatannya. \
                     Betulkan rata-ratanya, atau sebut angka itu sebagai capaian indikator program.",
        dasar: "Rata-rata hitung capaian indikator, sebagaimana lazim dalam LKjIP",
        lke: &["CLAP002.2", "CLAP002.3"],
        periksa: rata_program,
    },
];

fn pasangan_indikator<'a>(bahan: &Bahan<'a>) -> Vec<Pasangan<'a>> {
    semua_indikator(bahan.dokumen)
        .filter_map(|letak| {
            let capaian = capaian_indikator(bahan, letak.indikator).ok()?;
            let alas = alas_indikator(letak.indikator);
            let bertahun = format!("capaian {}", bahan.dokumen.tahun);
            Some(["capaian", &bertahun].map(|kolom| {
                pasangkan(
                    &alas,
                    &letak.indikator.tertulis,
                    kolom,
                    capaian.hasil,
                    &capaian.hitungan(),
                )
            }))
        })
        .flatten()
        .flatten()
        .collect()
}

fn pasangan_baris<'a>(bahan: &Bahan<'a>) -> Vec<Pasangan<'a>> {
    let baris = bahan.dokumen.anggaran.iter();
    baris
        .filter_map(|baris| {
            let capaian = capaian_baris(baris).ok()?;
            let pasangan = pasangkan(
                &alas_baris(baris),
                &baris.tertulis,
                "capaian",
                capaian.hasil,
                &capaian.hitungan(),
            );
            Some((baris, pasangan))
        })
        .flat_map(|(baris, pasangan)| {
            // Where indicators are counted, the mean of the kegiatan is meant: R-CAP-07.
            let rata = rerata(&capaian_anak(bahan, baris));
            pasangan.into_iter().map(move |mut pasangan| {
                let berata = pisah(pasangan.kolom).1.is_some_and(|tempat| {
                    teks_kolom(&baris.tertulis, &format!("jumlah indikator ({tempat})")).is_some()
                });
                pasangan.lain.extend(rata.filter(|_| berata));
                pasangan
            })
        })
        .collect()
}

/// Capaian of the rows right below; empty when one of them states none.
fn capaian_anak(bahan: &Bahan<'_>, baris: &BarisAnggaran) -> Vec<Decimal> {
    let capaian: Option<Vec<Decimal>> =
        anak(bahan.dokumen, baris).map(capaian_dinyatakan).collect();
    capaian.unwrap_or_default()
}

/// Change of capaian from the year before, with both capaian.
pub(super) fn perubahan_capaian(
    bahan: &Bahan<'_>,
    indikator: &Indikator,
) -> Option<(Capaian, Capaian, Perubahan)> {
    let lalu = capaian_lalu(bahan, indikator).ok()?;
    let kini = capaian_indikator(bahan, indikator).ok()?;
    Some((lalu, kini, perubahan(lalu.hasil, kini.hasil).ok()?))
}

/// Change of realisasi from the year before, with both.
pub(super) fn perubahan_realisasi(
    bahan: &Bahan<'_>,
    indikator: &Indikator,
) -> Option<(Decimal, Decimal, Perubahan)> {
    let tahun = bahan.dokumen.tahun.saturating_sub(1);
    let lalu = ukuran(bahan, indikator, JenisUkuran::RealisasiLalu, tahun).ok()?;
    let kini = realisasi(bahan, indikator).ok()?;
    Some((lalu, kini, perubahan(lalu, kini).ok()?))
}

/// Realisasi against the first benchmark of the year and unit that the report states, with both.
pub(super) fn beda_pembanding(
    bahan: &Bahan<'_>,
    indikator: &Indikator,
) -> Option<(Decimal, Decimal, Kesenjangan)> {
    let satu = indikator.pembanding.iter().find(|satu| {
        satu.tahun == bahan.dokumen.tahun
            && satu
                .satuan
                .as_ref()
                .is_none_or(|satuan| satuan.eq_ignore_ascii_case(&indikator.satuan))
    })?;
    let pembanding = nilai_atau_skor(
        bahan.acuan,
        indikator,
        satu.nilai.map(|nilai| nilai.0),
        satu.predikat.as_deref(),
    )
    .ok()?;
    let realisasi = realisasi(bahan, indikator).ok()?;
    let beda = kesenjangan(realisasi, pembanding).ok()?;
    Some((realisasi, pembanding, beda))
}

fn pasangan_perbandingan<'a>(bahan: &Bahan<'a>) -> Vec<Pasangan<'a>> {
    semua_indikator(bahan.dokumen)
        .flat_map(|letak| satu_perbandingan(bahan, letak.indikator))
        .collect()
}

fn satu_perbandingan<'a>(bahan: &Bahan<'a>, indikator: &'a Indikator) -> Vec<Pasangan<'a>> {
    let alas = alas_indikator(indikator);
    let pasang = |kolom: &str, tepat: Decimal, hitungan: &str| {
        pasangkan(&alas, &indikator.tertulis, kolom, tepat, hitungan)
    };
    let mut semua = Vec::new();
    if let Ok(lalu) = capaian_lalu(bahan, indikator) {
        let bertahun = format!("capaian {}", bahan.dokumen.tahun.saturating_sub(1));
        for kolom in ["capaian tahun lalu", &bertahun] {
            semua.extend(pasang(kolom, lalu.hasil, &lalu.hitungan()));
        }
    }
    if let Some((lalu, kini, ubah)) = perubahan_capaian(bahan, indikator) {
        let hitungan = format!(
            "{} − {} {}",
            tampil(kini.hasil.round_dp(4)),
            tampil(lalu.hasil.round_dp(4)),
            hasil(ubah.poin)
        );
        let selisih_cetak = bulat(kini.hasil).checked_sub(bulat(lalu.hasil));
        // A fall is told in words; the difference of what is printed is as good.
        semua.extend(tanpa_tanda(
            pasang("perubahan capaian", ubah.poin, &hitungan),
            selisih_cetak,
        ));
    }
    if let Some((lalu, kini, ubah)) = perubahan_realisasi(bahan, indikator) {
        let hitungan = format!("{} − {} {}", tampil(kini), tampil(lalu), hasil(ubah.poin));
        semua.extend(tanpa_tanda(
            pasang("perubahan realisasi", ubah.poin, &hitungan),
            ubah.persen,
        ));
    }
    if let (Some((tahun, akhir)), Ok(kini)) =
        (target_akhir(bahan, indikator), realisasi(bahan, indikator))
        && let Ok(maju) = kemajuan(rumus(bahan.acuan, indikator), akhir, kini)
        && let (Ok(tingkat), Ok(sisa_persen)) = (maju.persen, maju.sisa_persen)
        && let Ok(capaian) = Capaian::new(rumus(bahan.acuan, indikator), akhir, kini)
    {
        let menuju = format!("terhadap target akhir {tahun}: {}", capaian.hitungan());
        semua.extend(pasang("tingkat kemajuan", tingkat, &menuju));
        let (t, r) = (tampil(akhir), tampil(kini));
        let sisa = format!("{t} dan {r}: selisih {}", hasil(maju.sisa));
        let persen = format!("{} / {t} × 100 {}", tampil(maju.sisa), hasil(sisa_persen));
        semua.extend(pasang("sisa target akhir", maju.sisa, &sisa));
        semua.extend(pasang("sisa target akhir persen", sisa_persen, &persen));
    }
    if let Some((kini, pembanding, beda)) = beda_pembanding(bahan, indikator) {
        let (r, p) = (tampil(kini), tampil(pembanding));
        if let Ok(terhadap) = beda.terhadap {
            let hitungan = format!("{r} / {p} × 100 {}", hasil(terhadap));
            semua.extend(pasang("capaian pembanding", terhadap, &hitungan));
        }
        let selisih = format!("{r} − {p} {}", hasil(beda.poin));
        semua.extend(tanpa_tanda(
            pasang("selisih pembanding", beda.poin, &selisih),
            beda.persen.ok(),
        ));
    }
    semua
}

/// A figure whose direction stands in words beside it.
fn tanpa_tanda(pasangan: Vec<Pasangan<'_>>, lain: Option<Decimal>) -> Vec<Pasangan<'_>> {
    pasangan
        .into_iter()
        .map(|mut pasangan| {
            if pasangan.cetak.nilai >= Decimal::ZERO {
                pasangan.tepat = pasangan.tepat.abs();
                pasangan.lain.extend(lain.map(|lain| lain.abs()));
            }
            pasangan
        })
        .collect()
}

/// Capaian of indicators; none when one of them cannot be computed.
fn semua_capaian<'a>(
    bahan: &Bahan<'_>,
    indikator: impl Iterator<Item = &'a Indikator>,
) -> Option<Vec<Decimal>> {
    indikator
        .map(|indikator| Some(capaian_indikator(bahan, indikator).ok()?.hasil))
        .collect()
}

fn rerata(angka: &[Decimal]) -> Option<Decimal> {
    rata_rata(angka.iter().copied().map(Some)).nilai
}

/// How a mean came about.
fn hitungan_rata(angka: &[Decimal], rata: Decimal) -> String {
    let suku: Vec<String> = angka
        .iter()
        .map(|angka| tampil(angka.round_dp(4)))
        .collect();
    if suku.len() == 1 {
        return format!("capaian satu indikator {}", hasil(rata));
    }
    format!("({}) / {} {}", suku.join(" + "), suku.len(), hasil(rata))
}

fn pasangan_rata<'a>(bahan: &Bahan<'a>) -> Vec<Pasangan<'a>> {
    let mut semua = Vec::new();
    let mut tambah = |nama: &str, angka: &[Decimal], lain: Vec<Decimal>| {
        let Some(rata) = rerata(angka) else {
            return;
        };
        for awal in ["rata-rata capaian", "capaian"] {
            let pasangan = pasangkan(
                ALAS_LAPORAN,
                &bahan.dokumen.tertulis,
                &format!("{awal} {nama}"),
                rata,
                &hitungan_rata(angka, rata),
            );
            semua.extend(pasangan.into_iter().map(|pasangan| Pasangan {
                lain: lain.clone(),
                ..pasangan
            }));
        }
    };
    for tujuan in &bahan.dokumen.rencana.tujuan {
        let nama = format!("tujuan {}", tujuan.nomor);
        let (sendiri, lain) = rata_tujuan(bahan, tujuan);
        tambah(&nama, &sendiri, lain);
        for sasaran in &tujuan.sasaran {
            if let Some(angka) = semua_capaian(bahan, sasaran.indikator.iter()) {
                tambah(&format!("sasaran {}", sasaran.nomor), &angka, vec![]);
            }
        }
    }
    semua
}

/// What the capaian of a tujuan is the mean of: its own indicators, or those below it where it has none;
/// and the other means that are in use.
fn rata_tujuan(bahan: &Bahan<'_>, tujuan: &Tujuan) -> (Vec<Decimal>, Vec<Decimal>) {
    let bawah = || tujuan.sasaran.iter().flat_map(|sasaran| &sasaran.indikator);
    let sendiri = semua_capaian(bahan, tujuan.indikator.iter()).unwrap_or_default();
    let di_bawah = semua_capaian(bahan, bawah()).unwrap_or_default();
    let seluruhnya =
        semua_capaian(bahan, tujuan.indikator.iter().chain(bawah())).unwrap_or_default();
    let sasaran: Option<Vec<Decimal>> = tujuan
        .sasaran
        .iter()
        .map(|sasaran| rerata(&semua_capaian(bahan, sasaran.indikator.iter())?))
        .collect();
    let lain = [
        rerata(&di_bawah),
        rerata(&seluruhnya),
        rerata(&sasaran.unwrap_or_default()),
    ];
    let utama = if sendiri.is_empty() {
        di_bawah
    } else {
        sendiri
    };
    (utama, lain.into_iter().flatten().collect())
}

/// Every printed capaian, and figure made of capaian, that can be computed.
pub(super) fn pasangan<'a>(bahan: &Bahan<'a>) -> Vec<Pasangan<'a>> {
    let mut semua = pasangan_indikator(bahan);
    semua.extend(pasangan_baris(bahan));
    semua.extend(pasangan_perbandingan(bahan));
    semua.extend(pasangan_rata(bahan));
    semua
}

fn indikator(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    catat(
        &pasangan_indikator(bahan),
        bahan.parameter.toleransi,
        catatan,
    );
}

fn baris(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    catat(&pasangan_baris(bahan), bahan.parameter.toleransi, catatan);
}

fn perbandingan(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    catat(
        &pasangan_perbandingan(bahan),
        bahan.parameter.toleransi,
        catatan,
    );
}

fn rata(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    catat(&pasangan_rata(bahan), bahan.parameter.toleransi, catatan);
}

fn tanpa_dasar(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for letak in semua_indikator(bahan.dokumen) {
        let indikator = letak.indikator;
        let tertulis = &indikator.tertulis;
        let Some(cetak) = tertulis
            .iter()
            .find(|baris| pisah(&baris.kolom).0 == "capaian" && !baris.teks.trim().is_empty())
        else {
            continue;
        };
        // A column that is there and empty says that the report prints nothing.
        let dicetak =
            |kolom| teks_kolom(tertulis, kolom).is_none_or(|teks| !teks.trim().is_empty());
        // A predikat without a scale is stated all the same.
        let ada = |hasil: Result<Decimal, TakTerhitung>| {
            matches!(hasil, Ok(_) | Err(TakTerhitung::TanpaSkor))
        };
        let ada_target = ada(target_indikator(bahan, indikator)) && dicetak("target");
        let ada_realisasi = ada(realisasi(bahan, indikator)) && dicetak("realisasi");
        if ada_target && ada_realisasi {
            continue;
        }
        let sebut = |nama: &str, ada: bool| {
            format!("{nama} {}", if ada { "ada" } else { "tidak tercetak" })
        };
        catatan.temukan(
            format!("{}/{}", alas_indikator(indikator), cetak.kolom),
            &cetak.teks,
            "target dan realisasi yang tercetak beserta sumbernya",
            format!(
                "{}; {}",
                sebut("target", ada_target),
                sebut("realisasi", ada_realisasi)
            ),
        );
    }
}

/// One finding for each level: a table that has no such columns lacks them in every row.
fn baris_tanpa_dasar(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for (level, sebutan) in [
        (LevelAnggaran::Program, "program"),
        (LevelAnggaran::Kegiatan, "kegiatan"),
        (LevelAnggaran::SubKegiatan, "sub-kegiatan"),
    ] {
        let tanpa: Vec<&BarisAnggaran> = bahan
            .dokumen
            .anggaran
            .iter()
            .filter(|baris| baris.level == level)
            .filter(|baris| angka_kolom(&baris.tertulis, "capaian").is_some())
            .filter(|baris| target(baris).is_none() || baris.realisasi_kinerja.is_none())
            .collect();
        let Some(pertama) = tanpa.first() else {
            continue;
        };
        let nomor: Vec<&str> = tanpa.iter().map(|baris| baris.nomor.as_str()).collect();
        catatan.temukan(
            format!("{}/capaian", alas_baris(pertama)),
            format!(
                "capaian {} {sebutan} tanpa target atau realisasi",
                tanpa.len()
            ),
            format!("target dan realisasi kinerja setiap {sebutan}"),
            nomor.join(", "),
        );
    }
}

fn rata_program(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let mut semua = Vec::new();
    for baris in &bahan.dokumen.anggaran {
        let capaian = capaian_anak(bahan, baris);
        let Some(rata) = rerata(&capaian) else {
            continue;
        };
        for cetak in &baris.tertulis {
            let ("jumlah indikator", Some(tempat)) = pisah(&cetak.kolom) else {
                continue;
            };
            let banyak = super::tercetak::angka_dalam(&cetak.teks).map(|angka| angka.nilai);
            if banyak != Some(Decimal::from(capaian.len())) {
                continue;
            }
            let kolom = format!("capaian ({tempat})");
            let hitungan = hitungan_rata(&capaian, rata);
            let pasangan = pasangkan(
                &alas_baris(baris),
                &baris.tertulis,
                "capaian",
                rata,
                &hitungan,
            );
            semua.extend(
                pasangan
                    .into_iter()
                    .filter(|pasangan| pasangan.kolom == kolom),
            );
        }
    }
    catat(&semua, bahan.parameter.toleransi, catatan);
}

#[cfg(test)]
mod tests {
    use super::super::uji::angka::{jalur, laporan, temuan};
    use crate::lkjip::dokumen::Dokumen;
    use serde_json::{Value, json};

    fn indikator(isi: &Value) -> Value {
        let mut dasar = json!({
            "nomor": "1.1.1", "nama": "Waktu layanan", "satuan": "Hari",
            "ukuran": [
                {"jenis": "PK_MURNI", "tahun": 2023, "nilai": "9"},
                {"jenis": "RENSTRA", "tahun": 2023, "nilai": "9"},
                {"jenis": "RENSTRA", "tahun": 2026, "nilai": "12"},
                {"jenis": "TARGET_LALU", "tahun": 2022, "nilai": "8"},
                {"jenis": "REALISASI_LALU", "tahun": 2022, "nilai": "9"},
            ],
            "pembanding": [{"jenis": "NASIONAL", "tahun": 2023, "nama": "Nasional", "nilai": "14"}],
            "realisasi": {"nilai": "7"},
        });
        for (nama, nilai) in isi.as_object().unwrap() {
            dasar[nama] = nilai.clone();
        }
        dasar
    }

    fn dokumen(isi: &Value) -> Dokumen {
        laporan(
            json!({"rencana": {"tujuan": [{"nomor": "1", "uraian": "T", "sasaran": [
                {"nomor": "1.1", "uraian": "S", "indikator": [indikator(isi)]},
            ]}]}}),
        )
    }

    fn cetak(kolom: &str, teks: &str) -> Dokumen {
        dokumen(&json!({"tertulis": [{"kolom": kolom, "teks": teks}]}))
    }

    #[test]
    fn a_capaian_is_what_its_formula_gives() {
        assert_eq!(jalur("R-CAP-01", &cetak("capaian", "77,78%")), [""; 0]);
        let salah = temuan("R-CAP-01", &cetak("capaian", "77,77"));
        assert_eq!(salah[0].path, "/rencana/1.1.1/tertulis/capaian");
        assert_eq!(salah[0].seharusnya, "77,78");
        assert!(
            salah[0]
                .hitungan
                .starts_with("7 / 9 × 100 = 77,7778 → 77,78 (HALF_UP)")
        );
        let negatif = |teks: &str| {
            dokumen(&json!({
                "rumus": "NEGATIF_F1", "polaritas": "NEGATIF",
                "tertulis": [{"kolom": "capaian", "teks": teks}],
            }))
        };
        assert_eq!(jalur("R-CAP-01", &negatif("122,22")), [""; 0]);
        assert_eq!(jalur("R-CAP-01", &negatif("77,78")).len(), 1);
    }

    #[test]
    fn one_wrong_figure_in_several_places_is_one_finding() {
        let dokumen = dokumen(&json!({"tertulis": [
            {"kolom": "capaian", "teks": "70"},
            {"kolom": "capaian (tabel 3)", "teks": "77,78"},
            {"kolom": "capaian (Penutup)", "teks": "70%"},
        ]}));
        let semua = temuan("R-CAP-01", &dokumen);
        assert_eq!(semua.len(), 1);
        assert_eq!(semua[0].tertulis, "70 (di 2 tempat: capaian; Penutup)");
    }

    #[test]
    fn a_capaian_needs_target_and_realisasi() {
        assert_eq!(jalur("R-CAP-02", &cetak("capaian", "77,78")), [""; 0]);
        let kosong = [json!({"realisasi": null}), json!({"ukuran": []}), json!({})];
        for (isi, tambahan) in kosong.into_iter().zip([None, None, Some("realisasi")]) {
            let mut isi = isi;
            let mut tertulis = vec![json!({"kolom": "capaian", "teks": "77,78"})];
            tertulis.extend(tambahan.map(|kolom| json!({"kolom": kolom, "teks": ""})));
            isi["tertulis"] = Value::from(tertulis);
            assert_eq!(
                jalur("R-CAP-02", &dokumen(&isi)),
                ["/rencana/1.1.1/tertulis/capaian"]
            );
        }
    }

    #[test]
    fn a_predikat_without_a_scale_is_stated_all_the_same() {
        let ukuran = json!([{"jenis": "PK_MURNI", "tahun": 2023, "predikat": "B"}]);
        let dokumen = dokumen(&json!({
            "ukuran": ukuran, "realisasi": {"predikat": "B"}, "satuan": "Predikat",
            "tertulis": [{"kolom": "capaian", "teks": "100%"}],
        }));
        assert_eq!(jalur("R-CAP-02", &dokumen), [""; 0]);
    }

    #[test]
    fn a_column_may_be_named_after_its_year() {
        for (kolom, benar) in [
            ("capaian 2023", "77,78"),
            ("% capaian tahun 2022", "112,50"),
        ] {
            let aturan = if kolom.ends_with("2023") {
                "R-CAP-01"
            } else {
                "R-CAP-05"
            };
            assert_eq!(jalur(aturan, &cetak(kolom, benar)), [""; 0], "{kolom}");
            assert_eq!(jalur(aturan, &cetak(kolom, "99,99")).len(), 1, "{kolom}");
        }
    }

    #[test]
    fn comparisons_are_computed_again() {
        for (kolom, benar, salah) in [
            ("capaian tahun lalu", "112,50", "112,05"),
            (
                "perubahan capaian",
                "penurunan sebesar 34,72 poin",
                "penurunan sebesar 34,73 %",
            ),
            ("perubahan realisasi", "turun 2", "turun 3"),
            ("tingkat kemajuan", "58,33", "58,00"),
            ("sisa target akhir", "5", "7"),
            ("sisa target akhir (%)", "41,67%", "42,67%"),
            ("capaian pembanding", "50%", "51%"),
            (
                "selisih pembanding",
                "kurang sebesar 7 hari",
                "kurang sebesar 6 hari",
            ),
        ] {
            assert_eq!(jalur("R-CAP-05", &cetak(kolom, benar)), [""; 0], "{kolom}");
            assert_eq!(
                jalur("R-CAP-05", &cetak(kolom, salah)),
                [format!("/rencana/1.1.1/tertulis/{kolom}")]
            );
        }
    }

    #[test]
    fn means_of_sasaran_and_tujuan() {
        let laporan = |kolom: &str, teks: &str| {
            let mut dokumen = cetak("capaian", "77,78");
            dokumen.tertulis =
                serde_json::from_value(json!([{"kolom": kolom, "teks": teks}])).unwrap();
            dokumen
        };
        for kolom in ["capaian sasaran 1.1", "rata-rata capaian tujuan 1"] {
            assert_eq!(jalur("R-CAP-06", &laporan(kolom, "77,78%")), [""; 0]);
            assert_eq!(
                jalur("R-CAP-06", &laporan(kolom, "78,78%")),
                [format!("/tertulis/{kolom}")]
            );
        }
    }

    fn anggaran(capaian: &str, penutup: &str) -> Dokumen {
        laporan(json!({"anggaran": [
            {"nomor": "I", "level": "PROGRAM", "nama": "P", "targetMurni": "100", "realisasiKinerja": "99",
             "tertulis": [
                {"kolom": "capaian", "teks": capaian},
                {"kolom": "capaian (Penutup)", "teks": penutup},
                {"kolom": "jumlah indikator (Penutup)", "teks": "2 indikator"},
             ]},
            {"nomor": "I.1", "level": "KEGIATAN", "nama": "K", "targetMurni": "2", "realisasiKinerja": "2"},
            {"nomor": "I.2", "level": "KEGIATAN", "nama": "L", "targetMurni": "2", "realisasiKinerja": "1"},
        ]}))
    }

    #[test]
    fn rows_and_means_of_programmes() {
        assert_eq!(jalur("R-CAP-03", &anggaran("99%", "75%")), [""; 0]);
        assert_eq!(jalur("R-CAP-07", &anggaran("99%", "75%")), [""; 0]);
        assert_eq!(
            jalur("R-CAP-03", &anggaran("98%", "75%")),
            ["/anggaran/I/tertulis/capaian"]
        );
        assert_eq!(
            jalur("R-CAP-07", &anggaran("99%", "99%")),
            ["/anggaran/I/tertulis/capaian (Penutup)"]
        );
    }

    #[test]
    fn rows_without_target_are_told_once() {
        let sub = |target: Option<&str>| {
            json!({"nomor": "I", "level": "PROGRAM", "nama": "P", "targetMurni": target,
                   "realisasiKinerja": "5", "tertulis": [{"kolom": "capaian", "teks": "100%"}]})
        };
        let dokumen = |target| laporan(json!({"anggaran": [sub(target)]}));
        assert_eq!(jalur("R-CAP-04", &dokumen(Some("5"))), [""; 0]);
        assert_eq!(
            jalur("R-CAP-04", &dokumen(None)),
            ["/anggaran/I/tertulis/capaian"]
        );
    }
}
