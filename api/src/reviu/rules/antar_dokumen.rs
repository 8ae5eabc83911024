//! One fact, the same figure in every place.

use super::jelajah::{
    ALAS_LAPORAN, alas_baris, alas_indikator, mengukur_kepuasan, semua_indikator,
};
use super::kolom::{angka_kolom, pisah, sekolom, teks_kolom};
use super::pasangan::{cocok, jarak};
use super::teks::normal;
use super::tercetak::{Tercetak, angka_dalam, tampil, uang};
use super::ukuran::{pagu, realisasi, target, target_indikator, ukuran};
use std::collections::HashSet;

use super::jumlah::jenis;
use super::{capaian, efisiensi, persentase, renstra};
use crate::hitung::bulat;
use crate::lkjip::dokumen::{
    AnggaranProgram, BarisAnggaran, Dokumen, Indikator, Perjanjian, Tertulis, UkuranDokumen,
};
use crate::reviu::model::{Aturan, Bahan, Catatan, Keparahan, Rumpun};
use entity::status::{BobotSkm, JenisPerjanjian, JenisUkuran};
use rust_decimal::Decimal;

/// R-XDOC.
pub(super) const ATURAN: &[Aturan] = &[
    Aturan {
        kode: "R-XDOC-01",
        rumpun: Rumpun::AntarDokumen,
        keparahan: Keparahan::Galat,
        judul: "Anggaran program berbeda antara tabel anggaran dan Perjanjian Kinerja",
        penjelasan: "Pagu murni setiap program dibandingkan dengan Perjanjian Kinerja murni dan kolom sebelum \
                     perubahan; pagu perubahan dengan Perjanjian Kinerja perubahan. Hanya ada satu DPA: \
                     betulkan angka yang menyimpang menurut DPA.",
        dasar: "DPA/DPA Perubahan sebagai dasar Perjanjian Kinerja; PermenPANRB 53/2014 Lampiran I (naskah \
                perlu dicocokkan)",
        lke: &["CLAP002.1"],
        periksa: anggaran_program,
    },
    Aturan {
        kode: "R-XDOC-02",
        rumpun: Rumpun::AntarDokumen,
        keparahan: Keparahan::Galat,
        judul: "Target berbeda antara RKT, Perjanjian Kinerja, dan tabel anggaran",
        penjelasan: "Target tahun laporan dalam Perjanjian Kinerja murni dibandingkan dengan RKT (setelah \
                     reviu), dan target program dalam lampirannya dengan tabel anggaran. Samakan, atau catat \
                     perubahannya dalam Perjanjian Kinerja perubahan.",
        dasar: "PermenPANRB 53/2014 Lampiran III: tujuan/sasaran sesuai Perjanjian Kinerja (naskah perlu \
                dicocokkan)",
        lke: &["CLAP002.1", "CLAP002.3"],
        periksa: target_rkt_pk,
    },
    Aturan {
        kode: "R-XDOC-03",
        rumpun: Rumpun::AntarDokumen,
        keparahan: Keparahan::Galat,
        judul: "Angka yang sama tercetak berbeda di tempat lain",
        penjelasan: "Angka dalam satu tabel dibandingkan dengan angka yang sama di tabel lain, uraian, atau \
                     penutup. Tentukan mana yang benar menurut dokumen sumber, lalu samakan.",
        dasar: "PermenPANRB 53/2014 Lampiran III: data dapat diyakini keandalannya (naskah perlu dicocokkan)",
        lke: &["CLAP002.1", "CLAP002.2"],
        periksa: tempat_lain,
    },
    Aturan {
        kode: "R-XDOC-04",
        rumpun: Rumpun::AntarDokumen,
        keparahan: Keparahan::Galat,
        judul: "Nama dan NIP penandatangan tidak sejalan",
        penjelasan: "NIP dan nama penandatangan laporan dibandingkan dengan pihak pertama setiap Perjanjian \
                     Kinerja. Orang yang sama memiliki satu NIP, dan satu NIP hanya milik satu orang. \
                     Betulkan yang salah ketik.",
        dasar: "PermenPANRB 53/2014 Lampiran I, format Perjanjian Kinerja (naskah perlu dicocokkan)",
        lke: &["CLAP001.3", "CLAP002.1"],
        periksa: penandatangan,
    },
    Aturan {
        kode: "R-XDOC-05",
        rumpun: Rumpun::AntarDokumen,
        keparahan: Keparahan::Info,
        judul: "Target Renstra tidak mencakup seluruh periodenya",
        penjelasan: "Nama periode menyebut tahun awal dan akhir, tetapi target tahunan hanya ada untuk \
                     sebagian tahunnya. Wajar bila tahun pertama adalah tahun penyusunan; sebutkan supaya \
                     judul dan isi tabel tidak berbeda.",
        dasar: "Peraturan yang menetapkan periode Renstra",
        lke: &["CLAP002.4"],
        periksa: periode,
    },
    Aturan {
        kode: "R-XDOC-06",
        rumpun: Rumpun::AntarDokumen,
        keparahan: Keparahan::Galat,
        judul: "Angka tahun lalu berbeda dari laporan tahun lalu",
        penjelasan: "Target dan realisasi tahun lalu yang dinyatakan laporan ini dibandingkan dengan laporan \
                     tahun lalu itu sendiri. Pakailah angka laporan yang telah disetujui, atau jelaskan \
                     pembetulannya.",
        dasar: "PermenPANRB 53/2014 Lampiran II Bab III.A angka 2 (naskah perlu dicocokkan)",
        lke: &["CLAP002.5"],
        periksa: tahun_lalu,
    },
    Aturan {
        kode: "R-XDOC-07",
        rumpun: Rumpun::AntarDokumen,
        keparahan: Keparahan::Galat,
        judul: "Nilai SKM berbeda dari realisasi indikatornya",
        penjelasan: "Indeks SKM, atau indeks yang dihitung dari nilai kesembilan unsur, dibandingkan dengan \
                     realisasi indikator SKM. Samakan dengan laporan hasil survei.",
        dasar: "PermenPANRB 14/2017, lampiran: pengolahan hasil survei",
        lke: &["CLAP002.1", "CLAP002.2"],
        periksa: nilai_skm,
    },
];

fn perjanjian(dokumen: &Dokumen, cari: JenisPerjanjian) -> Option<&Perjanjian> {
    dokumen
        .perjanjian
        .iter()
        .find(|perjanjian| perjanjian.jenis == cari)
}

fn baris_program<'a>(
    perjanjian: Option<&'a Perjanjian>,
    nomor: &str,
) -> Option<&'a AnggaranProgram> {
    perjanjian?
        .program
        .iter()
        .find(|baris| baris.program == nomor)
}

/// Where a budget stands, and how much it is there.
type Sumber = (String, &'static str, i64);

/// The amount that most sources state; of a tie, that of the first.
fn terbanyak(sumber: &[Sumber]) -> Option<i64> {
    let suara = |rupiah: i64| sumber.iter().filter(|(_, _, lain)| *lain == rupiah).count();
    let mut terpilih: Option<(usize, i64)> = None;
    for (_, _, rupiah) in sumber {
        if terpilih.is_none_or(|(banyak, _)| suara(*rupiah) > banyak) {
            terpilih = Some((suara(*rupiah), *rupiah));
        }
    }
    terpilih.map(|(_, rupiah)| rupiah)
}

fn anggaran_program(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let dokumen = bahan.dokumen;
    let murni = perjanjian(dokumen, JenisPerjanjian::Murni);
    let perubahan = perjanjian(dokumen, JenisPerjanjian::Perubahan);
    for baris in &dokumen.anggaran {
        let nomor = baris.nomor.as_str();
        let pk_murni = baris_program(murni, nomor);
        let pk_perubahan = baris_program(perubahan, nomor);
        let semula = [
            baris.pagu_murni.map(|uang| {
                (
                    format!("/anggaran/{nomor}/paguMurni"),
                    "tabel anggaran",
                    uang.0,
                )
            }),
            pk_perubahan
                .and_then(|baris| baris.anggaran_sebelum)
                .map(|uang| {
                    (
                        format!("/perjanjian/PERUBAHAN/program/{nomor}/anggaranSebelum"),
                        "PK perubahan, kolom sebelum",
                        uang.0,
                    )
                }),
            pk_murni.map(|baris| {
                (
                    format!("/perjanjian/MURNI/program/{nomor}/anggaran"),
                    "PK murni",
                    baris.anggaran.0,
                )
            }),
        ];
        let menjadi = [
            baris.pagu_perubahan.map(|uang| {
                (
                    format!("/anggaran/{nomor}/paguPerubahan"),
                    "tabel anggaran",
                    uang.0,
                )
            }),
            pk_perubahan.map(|baris| {
                (
                    format!("/perjanjian/PERUBAHAN/program/{nomor}/anggaran"),
                    "PK perubahan",
                    baris.anggaran.0,
                )
            }),
        ];
        for sumber in [
            semula.into_iter().flatten().collect::<Vec<Sumber>>(),
            menjadi.into_iter().flatten().collect(),
        ] {
            bandingkan(&sumber, catatan);
        }
    }
}

/// One finding for each source that differs from the others.
fn bandingkan(sumber: &[Sumber], catatan: &mut Catatan) {
    let Some(benar) = terbanyak(sumber) else {
        return;
    };
    let semua: Vec<String> = sumber
        .iter()
        .map(|(_, nama, rupiah)| format!("{nama} {}", uang(*rupiah)))
        .collect();
    // Of two sources it is open which one errs: the budget table is taken to follow the DPA.
    for (path, _, rupiah) in sumber.iter().filter(|(_, _, rupiah)| *rupiah != benar) {
        catatan.temukan(path.as_str(), uang(*rupiah), uang(benar), semua.join("; "));
    }
}

fn sebut(ukuran: &UkuranDokumen) -> String {
    match (ukuran.nilai, &ukuran.predikat) {
        (Some(angka), _) => tampil(angka.0),
        (None, Some(predikat)) => predikat.clone(),
        (None, None) => "tidak diisi".to_owned(),
    }
}

fn target_rkt_pk(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let tahun = bahan.dokumen.tahun;
    for letak in semua_indikator(bahan.dokumen) {
        let dari = |jenis| {
            letak
                .indikator
                .ukuran
                .iter()
                .find(|ukuran| ukuran.jenis == jenis && ukuran.tahun == tahun)
        };
        let rkt = dari(JenisUkuran::RktReviu).or(dari(JenisUkuran::RktAwal));
        if let (Some(rkt), Some(pk)) = (rkt, dari(JenisUkuran::PkMurni))
            && (rkt.nilai, &rkt.predikat) != (pk.nilai, &pk.predikat)
        {
            catatan.temukan(
                format!("/rencana/{}/ukuran/PK_MURNI/{tahun}", letak.indikator.nomor),
                sebut(pk),
                sebut(rkt),
                format!(
                    "PK murni {}; {} {}",
                    sebut(pk),
                    renstra::jenis(rkt.jenis),
                    sebut(rkt)
                ),
            );
        }
    }
    for perjanjian in &bahan.dokumen.perjanjian {
        for program in &perjanjian.program {
            let baris = bahan
                .dokumen
                .anggaran
                .iter()
                .find(|baris| baris.nomor == program.program);
            let tabel = baris.and_then(|baris| match perjanjian.jenis {
                JenisPerjanjian::Murni => baris.target_murni,
                JenisPerjanjian::Perubahan => baris.target_perubahan.or(baris.target_murni),
            });
            if let (Some(tabel), Some(target)) = (tabel, program.target)
                && tabel != target
            {
                catatan.temukan(
                    format!(
                        "/perjanjian/{}/program/{}/target",
                        jenis(perjanjian.jenis),
                        program.program
                    ),
                    tampil(target.0),
                    tampil(tabel.0),
                    format!(
                        "lampiran PK {}; tabel anggaran {}",
                        tampil(target.0),
                        tampil(tabel.0)
                    ),
                );
            }
        }
    }
}

/// The value of a row that a column repeats.
fn nilai_baris(baris: &BarisAnggaran, dasar: &str) -> Option<Decimal> {
    let rupiah = |uang: Option<i64>| uang.map(Decimal::from);
    match dasar {
        "target" => target(baris),
        "target murni" => baris.target_murni.map(|angka| angka.0),
        "target perubahan" => baris.target_perubahan.map(|angka| angka.0),
        "realisasi kinerja" => baris.realisasi_kinerja.map(|angka| angka.0),
        "pagu" | "anggaran" => rupiah(pagu(baris)),
        "pagu murni" => rupiah(baris.pagu_murni.map(|uang| uang.0)),
        "pagu perubahan" => rupiah(baris.pagu_perubahan.map(|uang| uang.0)),
        "realisasi anggaran" => rupiah(baris.realisasi_anggaran.map(|uang| uang.0)),
        "data awal" => baris.data_awal.map(|angka| angka.0),
        "kondisi akhir" => baris.kondisi_akhir.map(|angka| angka.0),
        _ => None,
    }
}

fn nilai_indikator(bahan: &Bahan<'_>, indikator: &Indikator, dasar: &str) -> Option<Decimal> {
    match dasar {
        "target" => target_indikator(bahan, indikator).ok(),
        "realisasi" => realisasi(bahan, indikator).ok(),
        _ => nilai_tahunan(bahan, indikator, dasar),
    }
}

/// The value of a column that names its year: `target 2026`, `realisasi tahun 2022`.
fn nilai_tahunan(bahan: &Bahan<'_>, indikator: &Indikator, dasar: &str) -> Option<Decimal> {
    let tahun_ini = bahan.dokumen.tahun;
    let tahun: i32 = dasar.rsplit_once(' ')?.1.parse().ok()?;
    if sekolom(dasar, &format!("target {tahun}")) {
        if tahun == tahun_ini {
            return target_indikator(bahan, indikator).ok();
        }
        let jenis = [JenisUkuran::TargetLalu, JenisUkuran::Renstra];
        jenis
            .into_iter()
            .find_map(|jenis| ukuran(bahan, indikator, jenis, tahun).ok())
    } else if sekolom(dasar, &format!("realisasi {tahun}")) {
        if tahun == tahun_ini {
            return realisasi(bahan, indikator).ok();
        }
        ukuran(bahan, indikator, JenisUkuran::RealisasiLalu, tahun).ok()
    } else {
        None
    }
}

/// Whether a printed figure repeats a value: to the digit, or rounded where the value has more than the two
/// decimals that reports print.
fn mengulang(cetak: &Tercetak, nilai: Decimal, toleransi: Decimal) -> bool {
    cetak.nilai == nilai || (nilai.normalize().scale() > 2 && cocok(cetak, nilai, toleransi))
}

/// Holds every `x (place)` against the value x, or against x as it is printed without a place.
fn satu_daftar(
    alas: &str,
    tertulis: &[Tertulis],
    nilai_dari: &dyn Fn(&str) -> Option<Decimal>,
    dihitung: &HashSet<String>,
    toleransi: Decimal,
    catatan: &mut Catatan,
) {
    for cetak in tertulis {
        let path = format!("{alas}/{}", cetak.kolom);
        let (dasar, tempat) = pisah(&cetak.kolom);
        let bertahun = dasar
            .rsplit_once(' ')
            .is_some_and(|(_, tahun)| tahun.len() == 4 && tahun.parse::<i32>().is_ok());
        let Some(tempat) = tempat.or(bertahun.then_some("tabel")) else {
            continue;
        };
        // What is computed again is judged by its own rule, in every place.
        if dihitung.contains(&path) {
            continue;
        }
        let asal = nilai_dari(dasar)
            .map(|angka| (tampil(angka), angka))
            .or_else(|| {
                let angka = angka_kolom(tertulis, dasar)?;
                Some((teks_kolom(tertulis, dasar)?.to_owned(), angka.nilai))
            });
        let (Some((asal, angka)), Some(lain)) = (asal, angka_dalam(&cetak.teks)) else {
            continue;
        };
        if !mengulang(&lain, angka, toleransi) {
            catatan.temukan(
                path,
                &cetak.teks,
                asal.as_str(),
                format!("{dasar}: {asal}; {tempat}: {}", cetak.teks),
            );
        }
    }
}

fn tempat_lain(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let mut dihitung: HashSet<String> = HashSet::new();
    for pasangan in [
        capaian::pasangan(bahan),
        persentase::pasangan(bahan),
        efisiensi::pasangan(bahan),
    ] {
        dihitung.extend(pasangan.iter().map(super::pasangan::Pasangan::path));
    }
    for letak in semua_indikator(bahan.dokumen) {
        let indikator = letak.indikator;
        satu_daftar(
            &alas_indikator(indikator),
            &indikator.tertulis,
            &|dasar| nilai_indikator(bahan, indikator, dasar),
            &dihitung,
            bahan.parameter.toleransi,
            catatan,
        );
    }
    for baris in &bahan.dokumen.anggaran {
        satu_daftar(
            &alas_baris(baris),
            &baris.tertulis,
            &|dasar| nilai_baris(baris, dasar),
            &dihitung,
            bahan.parameter.toleransi,
            catatan,
        );
    }
    satu_daftar(
        ALAS_LAPORAN,
        &bahan.dokumen.tertulis,
        &|_| None,
        &dihitung,
        bahan.parameter.toleransi,
        catatan,
    );
}

/// One who signs: where, name, NIP without spaces.
struct Orang {
    alas: String,
    nama: String,
    nip: Option<String>,
}

fn angka_saja(teks: &str) -> String {
    teks.chars().filter(char::is_ascii_digit).collect()
}

fn para_penandatangan(dokumen: &Dokumen) -> Vec<Orang> {
    let mut semua: Vec<Orang> = dokumen
        .perjanjian
        .iter()
        .map(|perjanjian| Orang {
            alas: format!("/perjanjian/{}/pihakPertama", jenis(perjanjian.jenis)),
            nama: perjanjian.pihak_pertama.nama.clone(),
            nip: perjanjian.pihak_pertama.nip.as_deref().map(angka_saja),
        })
        .collect();
    semua.extend(
        teks_kolom(&dokumen.tertulis, "penandatangan").map(|nama| Orang {
            alas: ALAS_LAPORAN.to_owned(),
            nama: nama.to_owned(),
            nip: teks_kolom(&dokumen.tertulis, "NIP penandatangan").map(angka_saja),
        }),
    );
    semua
}

fn penandatangan(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let semua = para_penandatangan(bahan.dokumen);
    let mut sudah: HashSet<String> = HashSet::new();
    for (letak, satu) in semua.iter().enumerate() {
        for lain in semua.iter().skip(letak + 1) {
            let (Some(nip), Some(nip_lain)) = (&satu.nip, &lain.nip) else {
                continue;
            };
            let senama = normal(&satu.nama) == normal(&lain.nama);
            let di_laporan = lain.alas == ALAS_LAPORAN;
            let hitungan = format!(
                "{}: {} ({nip}); {}: {} ({nip_lain})",
                satu.alas, satu.nama, lain.alas, lain.nama
            );
            if senama && nip != nip_lain {
                let kolom = if di_laporan {
                    "NIP penandatangan"
                } else {
                    "nip"
                };
                let path = format!("{}/{kolom}", lain.alas);
                if sudah.insert(path.clone()) {
                    catatan.temukan(path, nip_lain, nip, hitungan);
                }
            } else if !senama && nip == nip_lain {
                let kolom = if di_laporan { "penandatangan" } else { "nama" };
                let path = format!("{}/{kolom}", lain.alas);
                if sudah.insert(path.clone()) {
                    catatan.temukan(path, &lain.nama, &satu.nama, hitungan);
                }
            }
        }
    }
}

fn periode(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let dokumen = bahan.dokumen;
    let Some(periode) = bahan
        .acuan
        .periode
        .iter()
        .find(|periode| periode.kode == dokumen.periode)
    else {
        return;
    };
    let tahun: Vec<i32> = semua_indikator(dokumen)
        .flat_map(|letak| &letak.indikator.ukuran)
        .filter(|ukuran| ukuran.jenis == JenisUkuran::Renstra)
        .map(|ukuran| ukuran.tahun)
        .chain(
            dokumen
                .anggaran
                .iter()
                .flat_map(|baris| &baris.renstra)
                .map(|renstra| renstra.tahun),
        )
        .collect();
    let (Some(awal), Some(akhir)) = (tahun.iter().min(), tahun.iter().max()) else {
        return;
    };
    if *awal > periode.tahun_awal || *akhir < periode.tahun_akhir {
        catatan.temukan(
            "/periode",
            format!("target tahun {awal} sampai {akhir}"),
            format!("{} sampai {}", periode.tahun_awal, periode.tahun_akhir),
            format!(
                "periode {}; tahun pertama target {awal}, terakhir {akhir}",
                periode.kode
            ),
        );
    }
}

/// The same indicator in another report: by its code, else by its number, at the same level.
fn dalam<'a>(lalu: &'a Dokumen, letak: &super::jelajah::Letak<'_>) -> Option<&'a Indikator> {
    semua_indikator(lalu)
        .filter(|lain| lain.sasaran.is_some() == letak.sasaran.is_some())
        .map(|lain| lain.indikator)
        .find(|lain| match (&letak.indikator.kode, &lain.kode) {
            (Some(kode), Some(lain)) => kode == lain,
            (None, None) => {
                letak.indikator.nomor == lain.nomor
                    && normal(&letak.indikator.nama) == normal(&lain.nama)
            }
            (Some(_), None) | (None, Some(_)) => false,
        })
}

fn tahun_lalu(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let tahun = bahan.dokumen.tahun.saturating_sub(1);
    let Some(lalu) = bahan.lalu.iter().copied().find(|lalu| lalu.tahun == tahun) else {
        return;
    };
    let bahan_lalu = Bahan {
        dokumen: lalu,
        naskah: &[],
        ..*bahan
    };
    for letak in semua_indikator(bahan.dokumen) {
        let Some(dulu) = dalam(lalu, &letak) else {
            continue;
        };
        for (jenis, nyata) in [
            (JenisUkuran::TargetLalu, target_indikator(&bahan_lalu, dulu)),
            (JenisUkuran::RealisasiLalu, realisasi(&bahan_lalu, dulu)),
        ] {
            let kini = ukuran(bahan, letak.indikator, jenis, tahun);
            if let (Ok(kini), Ok(nyata)) = (kini, nyata)
                && kini != nyata
            {
                catatan.temukan(
                    format!(
                        "/rencana/{}/ukuran/{}/{tahun}",
                        letak.indikator.nomor,
                        renstra::jenis(jenis)
                    ),
                    tampil(kini),
                    tampil(nyata),
                    format!("laporan {tahun}: {}", tampil(nyata)),
                );
            }
        }
    }
}

fn nilai_skm(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let Some(skm) = &bahan.dokumen.skm else {
        return;
    };
    let (indeks, dari) = match skm.indeks {
        Some(angka) => (angka.0, "indeks yang dinyatakan"),
        None => match skm.indeks_unsur(skm.bobot.unwrap_or(BobotSkm::Tepat)) {
            Ok(angka) => (angka, "dihitung dari nilai unsur"),
            Err(_) => return,
        },
    };
    for letak in semua_indikator(bahan.dokumen).filter(|letak| mengukur_kepuasan(letak.indikator)) {
        let Ok(realisasi) = realisasi(bahan, letak.indikator) else {
            continue;
        };
        let beda = jarak(bulat(realisasi), bulat(indeks));
        if beda.is_some_and(|beda| beda > bahan.parameter.toleransi) {
            catatan.temukan(
                format!("/rencana/{}/realisasi", letak.indikator.nomor),
                tampil(realisasi),
                tampil(bulat(indeks)),
                format!("SKM {dari}: {}", tampil(bulat(indeks))),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::uji::angka::{jalur, jalur_dengan, laporan};
    use crate::lkjip::dokumen::Dokumen;
    use serde_json::{Value, json};

    fn pk(jenis: &str, nip: &str, program: &Value) -> Value {
        json!({"jenis": jenis, "tanggal": "2023-01-25",
            "pihakPertama": {"nama": "Siti Contoh, S.H.", "jabatan": "Camat", "nip": nip},
            "pihakKedua": {"nama": "Bupati", "jabatan": "Bupati"}, "program": program})
    }

    const NIP: &str = "198001012005011001";

    fn anggaran(murni: &str, sebelum: &str) -> Dokumen {
        laporan(json!({
            "anggaran": [{"nomor": "I", "level": "PROGRAM", "nama": "P", "targetMurni": "90",
                          "paguMurni": "1000", "paguPerubahan": "1200"}],
            "perjanjian": [
                pk("MURNI", NIP, &json!([{"program": "I", "anggaran": murni, "target": "90"}])),
                pk("PERUBAHAN", NIP, &json!([{"program": "I", "anggaran": "1200", "anggaranSebelum": sebelum}])),
            ],
        }))
    }

    #[test]
    fn one_budget_in_table_and_agreements() {
        assert_eq!(jalur("R-XDOC-01", &anggaran("1000", "1000")), [""; 0]);
        assert_eq!(
            jalur("R-XDOC-01", &anggaran("1040", "1000")),
            ["/perjanjian/MURNI/program/I/anggaran"]
        );
        assert_eq!(
            jalur("R-XDOC-01", &anggaran("1000", "1400")),
            ["/perjanjian/PERUBAHAN/program/I/anggaranSebelum"]
        );
    }

    #[test]
    fn targets_of_the_year_agree() {
        let dokumen = |pk: &str| {
            laporan(
                json!({"rencana": {"tujuan": [{"nomor": "1", "uraian": "T", "indikator": [{
                    "nomor": "T1", "nama": "N", "satuan": "%", "ukuran": [
                        {"jenis": "RKT_AWAL", "tahun": 2023, "nilai": "70"},
                        {"jenis": "RKT_REVIU", "tahun": 2023, "nilai": "75"},
                        {"jenis": "PK_MURNI", "tahun": 2023, "nilai": pk},
                    ],
                }]}]}}),
            )
        };
        assert_eq!(jalur("R-XDOC-02", &dokumen("75")), [""; 0]);
        assert_eq!(
            jalur("R-XDOC-02", &dokumen("70")),
            ["/rencana/T1/ukuran/PK_MURNI/2023"]
        );
        let program = anggaran("1000", "1000");
        assert_eq!(jalur("R-XDOC-02", &program), [""; 0]);
        let mut program = program;
        program.anggaran[0].target_murni = serde_json::from_value(json!("95")).unwrap();
        assert_eq!(
            jalur("R-XDOC-02", &program),
            ["/perjanjian/MURNI/program/I/target"]
        );
    }

    #[test]
    fn a_figure_is_the_same_in_every_place() {
        let dokumen = |teks: &str| {
            laporan(json!({"anggaran": [
                {"nomor": "I", "level": "PROGRAM", "nama": "P", "targetMurni": "12", "tertulis": [
                    {"kolom": "target (tabel 3)", "teks": teks},
                    {"kolom": "satuan (tabel 3)", "teks": "Dokumen"},
                ]},
            ]}))
        };
        assert_eq!(jalur("R-XDOC-03", &dokumen("12 Dok")), [""; 0]);
        assert_eq!(
            jalur("R-XDOC-03", &dokumen("21 Dok")),
            ["/anggaran/I/tertulis/target (tabel 3)"]
        );
    }

    #[test]
    fn a_value_with_many_decimals_is_printed_with_two() {
        let dokumen = |kolom: &str, teks: &str| {
            laporan(
                json!({"rencana": {"tujuan": [{"nomor": "1", "uraian": "T", "indikator": [{
                    "nomor": "T1", "nama": "N", "satuan": "%", "realisasi": {"nilai": "89.4737"},
                    "ukuran": [{"jenis": "RENSTRA", "tahun": 2026, "nilai": "95"}],
                    "tertulis": [{"kolom": kolom, "teks": teks}],
                }]}]}}),
            )
        };
        for (kolom, benar, salah) in [
            ("Realisasi (tabel 3)", "89,47", "89,74"),
            ("realisasi tahun 2023", "89,47%", "98,47%"),
            ("target 2026", "95", "96"),
        ] {
            assert_eq!(
                jalur("R-XDOC-03", &dokumen(kolom, benar)),
                [""; 0],
                "{kolom}"
            );
            assert_eq!(
                jalur("R-XDOC-03", &dokumen(kolom, salah)).len(),
                1,
                "{kolom}"
            );
        }
    }

    #[test]
    fn one_person_has_one_nip() {
        let dokumen = |nama: &str, nip: &str| {
            laporan(json!({
                "perjanjian": [pk("MURNI", NIP, &json!([]))],
                "tertulis": [
                    {"kolom": "penandatangan", "teks": nama},
                    {"kolom": "NIP penandatangan", "teks": nip},
                ],
            }))
        };
        let spasi = "19800101 200501 1 001";
        assert_eq!(
            jalur("R-XDOC-04", &dokumen("SITI CONTOH, S.H", spasi)),
            [""; 0]
        );
        // Another person with another NIP has taken over.
        assert_eq!(
            jalur(
                "R-XDOC-04",
                &dokumen("Budi Contoh", "19810101 200501 1 001")
            ),
            [""; 0]
        );
        assert_eq!(
            jalur(
                "R-XDOC-04",
                &dokumen("Siti Contoh, S.H.", "19800101 200501 1 010")
            ),
            ["/tertulis/NIP penandatangan"]
        );
        assert_eq!(
            jalur("R-XDOC-04", &dokumen("Budi Contoh", spasi)),
            ["/tertulis/penandatangan"]
        );
    }

    fn indikator(awal: i32, lalu: &str) -> Dokumen {
        let ukuran: Vec<Value> = (awal..=2026)
            .map(|tahun| json!({"jenis": "RENSTRA", "tahun": tahun, "nilai": "80"}))
            .chain([
                json!({"jenis": "TARGET_LALU", "tahun": 2022, "nilai": "80"}),
                json!({"jenis": "REALISASI_LALU", "tahun": 2022, "nilai": lalu}),
            ])
            .collect();
        laporan(json!({
            "rencana": {"tujuan": [{"nomor": "1", "uraian": "T", "indikator": [{
                "nomor": "T1", "kode": "SKM", "nama": "Indeks Kepuasan Masyarakat", "satuan": "Skor",
                "ukuran": ukuran, "realisasi": {"nilai": "81.5"},
            }]}]},
        }))
    }

    #[test]
    fn the_plan_covers_its_period() {
        assert_eq!(jalur("R-XDOC-05", &indikator(2021, "80")), [""; 0]);
        assert_eq!(jalur("R-XDOC-05", &indikator(2022, "80")), ["/periode"]);
    }

    #[test]
    fn last_year_is_what_its_own_report_says() {
        let mut lalu = indikator(2021, "70");
        lalu.tahun = 2022;
        let dengan =
            |realisasi| jalur_dengan("R-XDOC-06", &indikator(2021, realisasi), &[lalu.clone()]);
        assert_eq!(dengan("81.5"), [""; 0]);
        assert_eq!(dengan("81.7"), ["/rencana/T1/ukuran/REALISASI_LALU/2022"]);
    }

    #[test]
    fn the_index_is_the_realisasi() {
        let dokumen = |indeks: &str| {
            let mut dokumen = indikator(2021, "80");
            dokumen.skm =
                serde_json::from_value(json!({"indeks": indeks, "sumber": "survei"})).unwrap();
            dokumen
        };
        assert_eq!(jalur("R-XDOC-07", &dokumen("81.50")), [""; 0]);
        assert_eq!(
            jalur("R-XDOC-07", &dokumen("82.14")),
            ["/rencana/T1/realisasi"]
        );
    }
}
