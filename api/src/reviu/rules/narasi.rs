//! R-NARR: a figure in the text is that of the tables. Only figures that almost are one are told: what
//! stands nowhere else may well be right.

use entity::status::{JenisUkuran, LevelAnggaran};
use rust_decimal::{Decimal, RoundingStrategy};

use super::super::model::{Aturan, Bahan, Catatan, Keparahan, Rumpun};
use super::jelajah::{
    Letak, anak, angka_ukuran, baca, berlaku, capaian_baris, capaian_indikator, kolom, naskah,
    realisasi, rumus, semua_tertulis, tampil, tercetak_sebagai,
};
use super::teks::{jarak, kalimat, kata, kemiripan, kutip, normal, rapat};
use super::tercetak::{Tercetak, tulis};
use crate::anggaran::rules::serapan::serapan;
use crate::hitung::bulat;
use crate::indikator::rules::capaian::capaian;
use crate::indikator::rules::kemajuan::kemajuan;
use crate::indikator::rules::rata_rata::rata_rata;
use crate::lkjip::dokumen::{BarisAnggaran, Dokumen};
use crate::lkjip::rules::target::target_berlaku;

const DASAR: &str = "PermenPANRB 53/2014 lampiran III: data dalam laporan sesuai dengan sumbernya dan saling sesuai.";

pub(super) const ATURAN: &[Aturan] = &[
    Aturan {
        kode: "R-NARR-01",
        rumpun: Rumpun::Narasi,
        keparahan: Keparahan::Galat,
        judul: "Angka dalam narasi hampir sama dengan angka tabel",
        penjelasan: "Persentase atau rupiah dalam narasi tidak ada dalam tabel maupun hasil hitung, tetapi hanya \
                     berbeda satu angka atau letak komanya dari salah satunya. Samakan dengan tabel.",
        dasar: DASAR,
        lke: &["CLAP002.3"],
        periksa: salah_ketik,
    },
    Aturan {
        kode: "R-NARR-02",
        rumpun: Rumpun::Narasi,
        keparahan: Keparahan::Galat,
        judul: "Penulisan angka salah",
        penjelasan: "Angka tertulis dengan nol berlebih di depan, sehingga letak komanya tidak dapat dipercaya. \
                     Samakan dengan tabel.",
        dasar: DASAR,
        lke: &["CLAP002.3"],
        periksa: nol_di_depan,
    },
    Aturan {
        kode: "R-NARR-03",
        rumpun: Rumpun::Narasi,
        keparahan: Keparahan::Peringatan,
        judul: "Besar kenaikan atau penurunan capaian tidak sesuai",
        penjelasan: "Selisih capaian terhadap tahun lalu dihitung dari nilai tepat kedua capaian. Angka yang ditulis \
                     berasal dari capaian yang sudah dibulatkan atau dipotong, atau salah hitung.",
        dasar: DASAR,
        lke: &["CLAP002.5"],
        periksa: besar_perubahan,
    },
    Aturan {
        kode: "R-NARR-04",
        rumpun: Rumpun::Narasi,
        keparahan: Keparahan::Peringatan,
        judul: "Selisih persentase ditulis dalam persen",
        penjelasan: "Selisih dua persentase bersatuan persen poin (atau poin), bukan persen. Tulis satuannya.",
        dasar: DASAR,
        lke: &["CLAP002.5"],
        periksa: persen_poin,
    },
    Aturan {
        kode: "R-NARR-05",
        rumpun: Rumpun::Narasi,
        keparahan: Keparahan::Peringatan,
        judul: "Capaian turun padahal realisasi membaik",
        penjelasan: "Capaian lebih rendah daripada tahun lalu hanya karena targetnya naik; realisasinya membaik. \
                     Narasi yang menyebut penurunan perlu menjelaskannya.",
        dasar: DASAR,
        lke: &["CLAP002.5", "CLAP002.7"],
        periksa: turun_padahal_naik,
    },
    Aturan {
        kode: "R-NARR-06",
        rumpun: Rumpun::Narasi,
        keparahan: Keparahan::Galat,
        judul: "Rata-rata dalam narasi bukan rata-rata anggotanya",
        penjelasan: "Kalimat menyebut banyaknya indikator dan rata-rata capaiannya. Rata-rata dihitung kembali dari \
                     anggota sebanyak itu. Perbaiki angkanya, atau sebutkan anggota yang dimaksud.",
        dasar: "PermenPANRB 53/2014: capaian sasaran adalah rata-rata capaian indikatornya.",
        lke: &["CLAP002.3"],
        periksa: rata_rata_anggota,
    },
    Aturan {
        kode: "R-NARR-07",
        rumpun: Rumpun::Narasi,
        keparahan: Keparahan::Peringatan,
        judul: "Banyaknya tujuan, sasaran, atau indikator tidak sesuai",
        penjelasan: "Banyaknya yang disebut dalam narasi tidak sama dengan yang ada dalam rencana dan anggaran.",
        dasar: DASAR,
        lke: &["CLAP002.2"],
        periksa: banyaknya,
    },
    Aturan {
        kode: "R-NARR-08",
        rumpun: Rumpun::Narasi,
        keparahan: Keparahan::Peringatan,
        judul: "Nilai disebut sebagai peningkatannya",
        penjelasan: "Kalimat menyebut peningkatan sebesar nilai realisasi, bukan sebesar selisihnya dengan tahun \
                     lalu. Tulis selisihnya, atau \"menjadi\".",
        dasar: DASAR,
        lke: &["CLAP002.5"],
        periksa: nilai_sebagai_selisih,
    },
    Aturan {
        kode: "R-NARR-09",
        rumpun: Rumpun::Narasi,
        keparahan: Keparahan::Peringatan,
        judul: "Ditandai tidak menunjang, padahal narasi menyebut didukung",
        penjelasan: "Program dipetakan kepada sebuah sasaran dan analisisnya menyebut keberhasilan didukung kegiatan \
                     penunjangnya, tetapi baris itu ditandai Tidak Menunjang. Tanda menunjang ditetapkan terhadap \
                     sasaran yang didukungnya; samakan tanda dan analisisnya.",
        dasar: DASAR,
        lke: &["CLAP002.7"],
        periksa: tidak_menunjang,
    },
];

/// A figure in a text.
struct Angka {
    teks: String,
    dibaca: Tercetak,
    satuan: Satuan,
}

/// What a figure counts.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Satuan {
    Persen,
    Rupiah,
    Poin,
    Lain,
}

/// The figures of a sentence with their units, in order.
fn angka(kalimat: &str) -> Vec<Angka> {
    let potong: Vec<&str> = kalimat.split_whitespace().collect();
    let mut hasil = Vec::new();
    for (letak, kata) in potong.iter().enumerate() {
        let kata = kata.trim_matches(|huruf: char| "()\"“”;:,".contains(huruf));
        let kata = kata
            .trim_end_matches(['.', ',', '-'])
            .trim_end_matches([',', '.']);
        let sebelum = letak.checked_sub(1).and_then(|letak| potong.get(letak));
        let rupiah =
            kata.starts_with("Rp") || sebelum.is_some_and(|kata| matches!(*kata, "Rp" | "Rp."));
        if !kata.starts_with(|huruf: char| huruf.is_ascii_digit()) && !kata.starts_with("Rp") {
            continue;
        }
        let dibaca = if rupiah && !kata.starts_with("Rp") {
            baca(&format!("Rp {kata}"))
        } else {
            baca(kata)
        };
        let Some(dibaca) = dibaca else { continue };
        let sesudah = potong
            .get(letak + 1)
            .map_or("", |kata| kata.trim_matches([',', '.', ';', ')']));
        let lalu = potong
            .get(letak + 2)
            .map_or("", |kata| kata.trim_matches([',', '.', ';', ')']));
        let persen = dibaca.persen || matches!(sesudah, "%" | "persen");
        let poin = matches!(sesudah, "poin" | "point")
            || (persen && matches!(lalu, "poin" | "point"))
            || (dibaca.persen && matches!(sesudah, "poin" | "point"));
        let satuan = if rupiah {
            Satuan::Rupiah
        } else if poin {
            Satuan::Poin
        } else if persen {
            Satuan::Persen
        } else {
            Satuan::Lain
        };
        hasil.push(Angka {
            teks: if persen && !dibaca.persen {
                format!("{kata} {sesudah}")
            } else {
                kata.to_owned()
            },
            dibaca,
            satuan,
        });
    }
    hasil
}

/// Percentages that the report holds: computed ones exactly, printed ones of the tables as they stand.
fn persentase(bahan: &Bahan<'_>) -> Vec<Decimal> {
    let dokumen = bahan.dokumen;
    let mut hasil = Vec::new();
    let seratus = Decimal::ONE_HUNDRED;
    for letak in berlaku(dokumen) {
        let baris = letak.indikator;
        hasil.extend(capaian_indikator(bahan, baris));
        hasil.extend(capaian_lalu(bahan, &letak));
        let ukuran = baris
            .ukuran
            .iter()
            .filter_map(|ukuran| angka_ukuran(bahan.acuan, baris, ukuran));
        let ukuran: Vec<Decimal> = ukuran.collect();
        let kini = realisasi(bahan.acuan, baris);
        if let Some(kini) = kini {
            for target in &ukuran {
                if let Ok(maju) = kemajuan(rumus(bahan.acuan, baris), *target, kini) {
                    hasil.push(maju.persen);
                    hasil.push(seratus - maju.persen);
                }
            }
        }
        hasil.extend(ukuran);
        hasil.extend(kini);
    }
    let mut uang = |pagu: i64, realisasi: i64| {
        if let Ok(serapan) = serapan(pagu, realisasi) {
            hasil.push(serapan);
            hasil.push(seratus - serapan);
        }
    };
    let (mut pagu_total, mut realisasi_total) = (0_i64, 0_i64);
    for baris in &dokumen.anggaran {
        let pagu = baris.pagu_perubahan.or(baris.pagu_murni).map(|uang| uang.0);
        let terpakai = baris.realisasi_anggaran.map(|uang| uang.0);
        if let (Some(pagu), Some(terpakai)) = (pagu, terpakai) {
            uang(pagu, terpakai);
            if baris.level == LevelAnggaran::Program {
                pagu_total = pagu_total.saturating_add(pagu);
                realisasi_total = realisasi_total.saturating_add(terpakai);
            }
        }
    }
    uang(pagu_total, realisasi_total);
    hasil.extend(dokumen.anggaran.iter().filter_map(capaian_baris));
    for (_, tertulis) in semua_tertulis(dokumen) {
        for satu in tertulis {
            // What was transcribed from the text is what is being judged.
            let dari_tabel = kolom(&satu.kolom)
                .1
                .is_none_or(|tempat| !tempat.starts_with("uraian") && tempat != "Penutup");
            if let Some(cetak) = baca(&satu.teks).filter(|cetak| dari_tabel && !cetak.nol_di_depan)
            {
                hasil.push(cetak.nilai);
            }
        }
    }
    hasil
}

/// Amounts that the report holds, with their sums and what was left of them.
fn rupiah(dokumen: &Dokumen) -> Vec<Decimal> {
    let mut hasil: Vec<i64> = Vec::new();
    let mut total = [0_i64; 3];
    for baris in &dokumen.anggaran {
        let murni = baris.pagu_murni.map(|uang| uang.0);
        let perubahan = baris.pagu_perubahan.map(|uang| uang.0);
        let terpakai = baris.realisasi_anggaran.map(|uang| uang.0);
        hasil.extend([murni, perubahan, terpakai].into_iter().flatten());
        if let (Some(pagu), Some(terpakai)) = (perubahan.or(murni), terpakai) {
            hasil.push(pagu.saturating_sub(terpakai));
        }
        if baris.level == LevelAnggaran::Program {
            for (jumlah, satu) in total.iter_mut().zip([murni, perubahan, terpakai]) {
                *jumlah = jumlah.saturating_add(satu.unwrap_or(0));
            }
        }
        hasil.extend(
            baris
                .renstra
                .iter()
                .filter_map(|satu| satu.pagu.map(|uang| uang.0)),
        );
    }
    hasil.extend(total);
    hasil.push(total[1].saturating_sub(total[2]));
    for perjanjian in &dokumen.perjanjian {
        let program = perjanjian.program.iter();
        hasil.extend(program.clone().map(|satu| satu.anggaran.0));
        hasil.push(
            program
                .clone()
                .fold(0, |jumlah, satu| jumlah.saturating_add(satu.anggaran.0)),
        );
        hasil.extend(program.filter_map(|satu| satu.anggaran_sebelum.map(|uang| uang.0)));
    }
    hasil.into_iter().map(Decimal::from).collect()
}

/// Whether a printed figure is `nilai`, rounded or cut to as many decimals.
fn sama(cetak: &Tercetak, nilai: Decimal) -> bool {
    [
        RoundingStrategy::MidpointAwayFromZero,
        RoundingStrategy::ToZero,
    ]
    .into_iter()
    .any(|cara| nilai.abs().round_dp_with_strategy(cetak.desimal, cara) == cetak.nilai.abs())
}

/// The digits of a figure, without the zeros that only place its comma.
fn digit(nilai: Decimal) -> Vec<char> {
    let teks = tampil(nilai.abs());
    let digit: String = teks.chars().filter(char::is_ascii_digit).collect();
    digit.trim_start_matches('0').chars().collect()
}

/// The known figure that a printed one was surely meant to be.
fn dimaksud(cetak: &Tercetak, diketahui: &[Decimal]) -> Option<Decimal> {
    if diketahui.iter().any(|nilai| sama(cetak, *nilai)) {
        return None;
    }
    let tertulis = digit(cetak.nilai);
    // Few digits are alike by chance.
    let paling_sedikit = if cetak.rupiah { 6 } else { 4 };
    if tertulis.len() < paling_sedikit {
        return None;
    }
    diketahui
        .iter()
        .map(|nilai| if cetak.rupiah { *nilai } else { bulat(*nilai) })
        .find(|nilai| {
            let lain = digit(*nilai);
            let komanya = lain == tertulis;
            let satu_digit = lain.len() == tertulis.len() && jarak(&lain, &tertulis) == 1;
            let dekat = (cetak.nilai - *nilai).abs() * Decimal::from(20) <= nilai.abs();
            komanya || (satu_digit && dekat)
        })
}

fn salah_ketik(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let (persen, uang) = (persentase(bahan), rupiah(bahan.dokumen));
    for (path, teks) in naskah(bahan.dokumen) {
        for satu in kalimat(teks) {
            for angka in angka(satu) {
                let diketahui = match angka.satuan {
                    Satuan::Persen => &persen,
                    Satuan::Rupiah => &uang,
                    Satuan::Poin | Satuan::Lain => continue,
                };
                if angka.dibaca.nol_di_depan {
                    continue;
                }
                if let Some(nilai) = dimaksud(&angka.dibaca, diketahui) {
                    catatan.temukan(
                        path.clone(),
                        &angka.teks,
                        tampil(nilai),
                        format!("Dalam kalimat \"{}\".", kutip(satu, 200)),
                    );
                }
            }
        }
    }
}

fn nol_di_depan(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let persen = persentase(bahan);
    let usul = |cetak: &Tercetak| -> String {
        let tertulis = digit(cetak.nilai);
        // The longest known figure with which the digits begin.
        let nilai = persen
            .iter()
            .map(|nilai| bulat(*nilai))
            .filter(|nilai| {
                let lain = digit(*nilai);
                *nilai != cetak.nilai && lain.len() > 1 && tertulis.starts_with(&lain)
            })
            .max_by_key(|nilai| (digit(*nilai).len(), *nilai < Decimal::ONE));
        match nilai {
            Some(nilai) => format!("{}%", tampil(nilai)),
            None => "Angka tanpa nol di depan.".to_owned(),
        }
    };
    for (path, teks) in naskah(bahan.dokumen) {
        for satu in kalimat(teks) {
            for angka in angka(satu) {
                if angka.satuan != Satuan::Lain && angka.dibaca.nol_di_depan {
                    catatan.temukan(
                        path.clone(),
                        &angka.teks,
                        usul(&angka.dibaca),
                        format!("Dalam kalimat \"{}\".", kutip(satu, 300)),
                    );
                }
            }
        }
    }
}

/// Target and realisasi of the year before, as this report states them.
fn tahun_lalu(bahan: &Bahan<'_>, letak: &Letak<'_>) -> Option<(Decimal, Decimal)> {
    let baris = letak.indikator;
    let cari = |jenis: JenisUkuran| {
        let ukuran = baris
            .ukuran
            .iter()
            .find(|satu| satu.jenis == jenis && satu.tahun == bahan.dokumen.tahun - 1)?;
        angka_ukuran(bahan.acuan, baris, ukuran)
    };
    Some((
        cari(JenisUkuran::TargetLalu)?,
        cari(JenisUkuran::RealisasiLalu)?,
    ))
}

fn capaian_lalu(bahan: &Bahan<'_>, letak: &Letak<'_>) -> Option<Decimal> {
    let (target, realisasi) = tahun_lalu(bahan, letak)?;
    capaian(rumus(bahan.acuan, letak.indikator), target, realisasi).ok()
}

/// A statement of how far the capaian moved: where, its text, and the figure in it.
struct Perubahan<'a> {
    path: String,
    teks: &'a str,
    angka: Angka,
    letak: Letak<'a>,
    lalu: Decimal,
    kini: Decimal,
}

fn perubahan<'a>(bahan: &Bahan<'a>) -> Vec<Perubahan<'a>> {
    let mut hasil = Vec::new();
    for letak in berlaku(bahan.dokumen) {
        let (Some(lalu), Some(kini)) = (
            capaian_lalu(bahan, &letak),
            capaian_indikator(bahan, letak.indikator),
        ) else {
            continue;
        };
        for cetak in tercetak_sebagai(&letak.indikator.tertulis, "perubahan capaian") {
            if let Some(angka) = angka(&cetak.teks).pop() {
                hasil.push(Perubahan {
                    path: letak.path_tertulis(&cetak.kolom),
                    teks: &cetak.teks,
                    angka,
                    letak,
                    lalu,
                    kini,
                });
            }
        }
    }
    hasil
}

fn besar_perubahan(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for satu in perubahan(bahan) {
        let selisih = satu.kini - satu.lalu;
        let besar = selisih.abs().round_dp_with_strategy(
            satu.angka.dibaca.desimal,
            RoundingStrategy::MidpointAwayFromZero,
        );
        if besar != satu.angka.dibaca.nilai.abs() {
            catatan.temukan(
                satu.path,
                satu.teks,
                format!("{} poin", tulis(bulat(selisih))),
                format!(
                    "{} − {} = {}, dari nilai tepat.",
                    tampil(satu.kini.round_dp(4)),
                    tampil(satu.lalu.round_dp(4)),
                    tampil(selisih.round_dp(4))
                ),
            );
        }
    }
}

fn persen_poin(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for satu in perubahan(bahan) {
        if satu.angka.satuan == Satuan::Persen {
            catatan.temukan(
                satu.path,
                satu.teks,
                format!(
                    "{} persen poin",
                    tulis(satu.angka.dibaca.nilai.round_dp(satu.angka.dibaca.desimal))
                ),
                "Selisih dua persentase bersatuan persen poin.",
            );
        }
    }
}

fn turun_padahal_naik(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for satu in perubahan(bahan) {
        let Some((_, lalu)) = tahun_lalu(bahan, &satu.letak) else {
            continue;
        };
        let Some(kini) = realisasi(bahan.acuan, satu.letak.indikator) else {
            continue;
        };
        let membaik = match rumus(bahan.acuan, satu.letak.indikator) {
            entity::status::RumusCapaian::Positif | entity::status::RumusCapaian::Predikat => {
                kini > lalu
            }
            entity::status::RumusCapaian::NegatifF1
            | entity::status::RumusCapaian::NegatifF2
            | entity::status::RumusCapaian::NegatifF3 => kini < lalu,
        };
        if satu.kini < satu.lalu && membaik {
            catatan.temukan(
                satu.path,
                satu.teks,
                "Penjelasan bahwa realisasi membaik dan targetnya yang naik.",
                format!(
                    "Realisasi {} menjadi {} ({} poin), capaian {} menjadi {}.",
                    tampil(lalu),
                    tampil(kini),
                    tampil(kini - lalu),
                    tulis(bulat(satu.lalu)),
                    tulis(bulat(satu.kini))
                ),
            );
        }
    }
}

/// `terdiri dari 7 indikator kinerja dengan rata-rata capaian … sebesar 99,56%`.
struct Ringkasan<'a> {
    path: String,
    kalimat: &'a str,
    banyak: usize,
    rata_rata: Tercetak,
    /// The words before `terdiri`, which say of what.
    pokok: Vec<String>,
}

fn ringkasan(dokumen: &Dokumen) -> Vec<Ringkasan<'_>> {
    let mut hasil = Vec::new();
    for (path, teks) in naskah(dokumen) {
        for kalimat in teks.lines() {
            let semua = kata(kalimat);
            let Some(letak) = semua.iter().position(|kata| kata == "terdiri") else {
                continue;
            };
            let banyak = semua[letak..].windows(2).find_map(|dua| {
                let banyak = dua[0].parse::<usize>().ok()?;
                (dua[1] == "indikator").then_some(banyak)
            });
            let persen = angka(kalimat)
                .into_iter()
                .find(|angka| angka.satuan == Satuan::Persen);
            if let (Some(banyak), Some(persen)) = (banyak, persen)
                && kalimat.to_lowercase().contains("rata-rata")
            {
                hasil.push(Ringkasan {
                    path: path.clone(),
                    kalimat: kalimat.trim(),
                    banyak,
                    rata_rata: persen.dibaca,
                    pokok: semua[..letak].to_vec(),
                });
            }
        }
    }
    hasil
}

/// The programme of the budget that a summary speaks of.
fn program<'a>(bahan: &Bahan<'a>, pokok: &[String]) -> Option<&'a BarisAnggaran> {
    let letak = pokok.iter().position(|kata| kata == "program")?;
    let nama = pokok[letak..].join(" ");
    bahan
        .dokumen
        .anggaran
        .iter()
        .filter(|baris| baris.level == LevelAnggaran::Program)
        .map(|baris| {
            let sendiri = normal(&baris.nama);
            let sendiri = sendiri
                .strip_prefix("program ")
                .unwrap_or(&sendiri)
                .to_owned();
            (kemiripan(&nama, &format!("program {sendiri}")), baris)
        })
        .filter(|(mirip, _)| *mirip >= 90)
        .max_by_key(|(mirip, _)| *mirip)
        .map(|(_, baris)| baris)
}

/// The groups of capaian that a summary may have averaged, with how they are called.
fn anggota(bahan: &Bahan<'_>, pokok: &[String]) -> Vec<(&'static str, Vec<Option<Decimal>>)> {
    if let Some(program) = program(bahan, pokok) {
        let kegiatan: Vec<&BarisAnggaran> = anak(bahan.dokumen, program).collect();
        let sub = kegiatan.iter().flat_map(|baris| anak(bahan.dokumen, baris));
        let cetak = |baris: &BarisAnggaran| {
            capaian_baris(baris).or_else(|| {
                super::jelajah::angka_tercetak(&baris.tertulis, "capaian").map(|cetak| cetak.nilai)
            })
        };
        return vec![
            (
                "kegiatan",
                kegiatan.iter().map(|baris| cetak(baris)).collect(),
            ),
            ("sub-kegiatan", sub.map(cetak).collect()),
        ];
    }
    let [jenis, nomor, ..] = pokok else {
        return Vec::new();
    };
    let capaian = |indikator: &[crate::lkjip::dokumen::Indikator]| -> Vec<Option<Decimal>> {
        indikator
            .iter()
            .filter(|baris| baris.tidak_berlaku.is_none())
            .map(|baris| capaian_indikator(bahan, baris))
            .collect()
    };
    if jenis == "tujuan"
        && let Some(tujuan) = bahan
            .dokumen
            .rencana
            .tujuan
            .iter()
            .find(|satu| rapat(&satu.nomor) == *nomor)
    {
        let sendiri = capaian(&tujuan.indikator);
        let sasaran: Vec<Option<Decimal>> = tujuan
            .sasaran
            .iter()
            .flat_map(|sasaran| capaian(&sasaran.indikator))
            .collect();
        let semua = [sendiri.clone(), sasaran.clone()].concat();
        return vec![
            ("indikator tujuan", sendiri),
            ("indikator sasaran", sasaran),
            ("seluruh indikator", semua),
        ];
    }
    Vec::new()
}

fn rata_rata_anggota(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for satu in ringkasan(bahan.dokumen) {
        let kelompok: Vec<_> = anggota(bahan, &satu.pokok)
            .into_iter()
            .filter(|(_, anggota)| anggota.len() == satu.banyak)
            .filter_map(|(nama, anggota)| {
                // A mean of some is none of all.
                let mean = rata_rata(anggota.iter().copied());
                let nilai = mean.nilai.filter(|_| mean.dihitung == mean.seluruhnya)?;
                Some((nama, anggota, nilai))
            })
            .collect();
        let cocok = kelompok
            .iter()
            .any(|(_, _, nilai)| sama(&satu.rata_rata, *nilai));
        if let Some((nama, anggota, nilai)) = kelompok.first()
            && !cocok
        {
            let rincian: Vec<String> = anggota
                .iter()
                .flatten()
                .map(|nilai| tulis(bulat(*nilai)))
                .collect();
            catatan.temukan(
                satu.path,
                kutip(satu.kalimat, 300),
                format!("{}%", tulis(bulat(*nilai))),
                format!(
                    "Rata-rata {} {nama}: ({}) / {}.",
                    satu.banyak,
                    rincian.join(" + "),
                    satu.banyak
                ),
            );
        }
    }
}

/// How many there are of what a text may count, in every way in which one may count them.
fn jumlah(dokumen: &Dokumen, apa: &str) -> Vec<usize> {
    let tujuan = &dokumen.rencana.tujuan;
    let sasaran: usize = tujuan.iter().map(|satu| satu.sasaran.len()).sum();
    let tingkat = |level: LevelAnggaran| {
        dokumen
            .anggaran
            .iter()
            .filter(|baris| baris.level == level)
            .count()
    };
    let program = tingkat(LevelAnggaran::Program);
    let semua = berlaku(dokumen);
    let pilih =
        |syarat: &dyn Fn(&Letak<'_>) -> bool| semua.iter().filter(|letak| syarat(letak)).count();
    match apa {
        "tujuan" => vec![tujuan.len()],
        "sasaran" => vec![sasaran, program, sasaran + program],
        "indikator" => vec![
            semua.len(),
            pilih(&|letak| letak.sasaran.is_some()),
            pilih(&|letak| letak.sasaran.is_none()),
            pilih(&|letak| letak.indikator.pk),
            pilih(&|letak| letak.indikator.iku),
        ],
        "program" => vec![program],
        "kegiatan" => vec![tingkat(LevelAnggaran::Kegiatan)],
        _ => Vec::new(),
    }
}

fn banyaknya(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for (path, teks) in naskah(bahan.dokumen) {
        for satu in kalimat(teks) {
            let semua = kata(satu);
            // Who speaks of a part counts the part.
            let sebagian = semua.iter().any(|kata| {
                matches!(
                    kata.as_str(),
                    "misi" | "tercapai" | "belum" | "tidak" | "terdiri" | "melampaui"
                )
            });
            let menghitung = |letak: usize| {
                semua[letak.saturating_sub(3)..letak].iter().any(|kata| {
                    matches!(
                        kata.as_str(),
                        "sebanyak" | "menetapkan" | "ditetapkan" | "memiliki"
                    )
                })
            };
            let mut berantai = false;
            for letak in 0..semua.len().saturating_sub(1) {
                let Ok(angka) = semua[letak].parse::<usize>() else {
                    continue;
                };
                let apa = semua[letak + 1].as_str();
                let ada = jumlah(bahan.dokumen, apa);
                // `2 tujuan 3 sasaran dengan 3 indikator` counts on.
                berantai = !ada.is_empty() && (menghitung(letak) || berantai);
                if berantai && !sebagian && angka > 0 && !ada.contains(&angka) {
                    let mut ada: Vec<String> = ada.iter().map(ToString::to_string).collect();
                    ada.dedup();
                    catatan.temukan(
                        path.clone(),
                        format!("{angka} {apa}"),
                        format!("{} {apa}", ada.join(" atau ")),
                        format!("Dalam kalimat \"{}\".", kutip(satu, 200)),
                    );
                }
            }
        }
    }
}

fn nilai_sebagai_selisih(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let semua = berlaku(bahan.dokumen);
    for (path, teks) in naskah(bahan.dokumen) {
        for satu in kalimat(teks) {
            let kecil = satu.to_lowercase();
            let mulai = ["peningkatan", "kenaikan", "penurunan"]
                .iter()
                .filter_map(|kata| kecil.find(kata))
                .min();
            let Some(mulai) = mulai else { continue };
            let Some(sisa) = satu.get(mulai..) else {
                continue;
            };
            let Some((_, sesudah)) = sisa.split_once("sebesar ") else {
                continue;
            };
            let angka = angka(sesudah);
            let [pertama, kedua, ..] = angka.as_slice() else {
                continue;
            };
            for letak in &semua {
                let (Some(kini), Some((_, lalu))) = (
                    realisasi(bahan.acuan, letak.indikator),
                    tahun_lalu(bahan, letak),
                ) else {
                    continue;
                };
                let target = target_berlaku(&letak.indikator.ukuran, bahan.dokumen.tahun);
                if pertama.dibaca.nilai == kini
                    && kedua.dibaca.nilai == lalu
                    && kini != lalu
                    && target.is_some()
                {
                    catatan.temukan(
                        path.clone(),
                        kutip(satu, 300),
                        format!(
                            "Selisih {}, menjadi {}.",
                            tampil((kini - lalu).abs()),
                            tampil(kini)
                        ),
                        format!(
                            "{} − {} = {}.",
                            tampil(kini),
                            tampil(lalu),
                            tampil(kini - lalu)
                        ),
                    );
                }
            }
        }
    }
}

fn tidak_menunjang(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for baris in &bahan.dokumen.anggaran {
        let (Some(sasaran), Some(analisis)) = (&baris.sasaran, &baris.analisis) else {
            continue;
        };
        let kecil = analisis.to_lowercase();
        let mendukung = ["didukung", "ditunjang"]
            .iter()
            .any(|kata| kecil.contains(kata));
        let menyangkal = [
            "tidak didukung",
            "belum didukung",
            "kurang didukung",
            "tidak ditunjang",
        ]
        .iter()
        .any(|frasa| kecil.contains(frasa));
        if baris.menunjang == Some(false) && mendukung && !menyangkal {
            catatan.temukan(
                format!("/anggaran/{}/menunjang", baris.nomor),
                "Tidak Menunjang",
                format!("Menunjang sasaran {sasaran}, atau analisis yang sesuai."),
                format!("Analisis: \"{}\".", kutip(analisis, 200)),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::uji::{dokumen, temuan};

    fn laporan(isi: &str, tertulis: &str) -> String {
        let isi = serde_json::to_string(isi).unwrap();
        format!(
            r#"{{"rencana": {{"tujuan": [{{"nomor": "1", "uraian": "x", "sasaran": [{{"nomor": "1.1", "uraian": "y",
                "indikator": [{{"nomor": "1.1.1", "nama": "z", "satuan": "Skor", "ukuran": [
                    {{"jenis": "RENSTRA", "tahun": 2023, "nilai": "90"}},
                    {{"jenis": "TARGET_LALU", "tahun": 2022, "nilai": "80"}},
                    {{"jenis": "REALISASI_LALU", "tahun": 2022, "nilai": "80"}}],
                "realisasi": {{"nilai": "83.37"}}, "tertulis": [{tertulis}]}}]}}]}}]}},
            "anggaran": [
                {{"nomor": "I", "level": "PROGRAM", "nama": "PROGRAM SURAT", "paguPerubahan": "12345600",
                  "realisasiAnggaran": "11345600"}},
                {{"nomor": "I.1", "level": "KEGIATAN", "nama": "a", "targetPerubahan": "4", "realisasiKinerja": "3"}},
                {{"nomor": "I.2", "level": "KEGIATAN", "nama": "b", "targetPerubahan": "4", "realisasiKinerja": "4"}}],
            "narasi": [{{"bagian": "CAPAIAN", "isi": {isi}}}]}}"#
        )
    }

    fn kode(isi: &str) -> Vec<&'static str> {
        temuan(&dokumen(&laporan(isi, "")), "R-NARR")
            .into_iter()
            .map(|(kode, _)| kode)
            .collect()
    }

    #[test]
    fn figures_of_the_text_are_those_of_the_tables() {
        // Capaian 92,6333…, serapan 91,90, sisa 8,10.
        assert_eq!(
            kode("Capaian sebesar 92,63%. Serapan 91,90 % atau Rp. 11.345.600,-."),
            [""; 0]
        );
        assert_eq!(kode("Capaian sebesar 92,73%."), ["R-NARR-01"]);
        assert_eq!(kode("Capaian sebesar 9,263%."), ["R-NARR-01"]);
        assert_eq!(kode("Terpakai Rp 11.345.680 saja."), ["R-NARR-01"]);
        // What resembles nothing may be right.
        assert_eq!(kode("Penduduk tumbuh 1,23% dan 45,67%."), [""; 0]);
        assert_eq!(kode("Sisa 08,1% pagu."), ["R-NARR-02"]);
    }

    #[test]
    fn a_change_of_capaian_is_computed_exactly_and_in_points() {
        let kode = |teks: &str| -> Vec<&'static str> {
            let tertulis = format!(r#"{{"kolom": "perubahan capaian", "teks": "{teks}"}}"#);
            temuan(&dokumen(&laporan("x", &tertulis)), "R-NARR")
                .into_iter()
                .map(|(kode, _)| kode)
                .collect()
        };
        // 92,6333 − 100 = −7,3667, while the realisasi rose.
        assert_eq!(kode("turun 7,37 poin"), ["R-NARR-05"]);
        assert_eq!(kode("turun 7,37 persen poin"), ["R-NARR-05"]);
        assert_eq!(
            kode("turun 7,36 %"),
            ["R-NARR-03", "R-NARR-04", "R-NARR-05"]
        );
    }

    #[test]
    fn a_mean_is_that_of_as_many_members() {
        let isi = |banyak: u8, persen: &str| {
            kode(&format!(
                "- Sasaran Program Surat terdiri dari {banyak} indikator dengan rata-rata capaian sebesar {persen}"
            ))
        };
        assert_eq!(isi(2, "87,50%"), [""; 0]);
        assert_eq!(isi(2, "95,00%"), ["R-NARR-06"]);
        // Of how many is not known here.
        assert_eq!(isi(3, "95,00%"), [""; 0]);
    }

    #[test]
    fn what_is_counted_is_there() {
        assert_eq!(
            kode("Ditetapkan sebanyak 1 tujuan 1 sasaran dengan 1 indikator kinerja."),
            [""; 0]
        );
        assert_eq!(kode("Dari sebanyak 2 sasaran."), [""; 0]);
        assert_eq!(
            kode("Ditetapkan sebanyak 1 tujuan dan 4 sasaran."),
            ["R-NARR-07"]
        );
        assert_eq!(kode("Sebanyak 4 indikator belum tercapai."), [""; 0]);
    }

    #[test]
    fn what_supports_is_marked_so() {
        let isi = |menunjang: bool, analisis: &str| {
            let isi = format!(
                r#"{{"anggaran": [{{"nomor": "I", "level": "PROGRAM", "nama": "a", "sasaran": "1.1",
                    "menunjang": {menunjang}, "analisis": "{analisis}"}}]}}"#
            );
            temuan(&dokumen(&isi), "R-NARR-09").len()
        };
        assert_eq!(isi(false, "Tercapai didukung oleh seluruh kegiatan."), 1);
        assert_eq!(isi(true, "Tercapai didukung oleh seluruh kegiatan."), 0);
        assert_eq!(
            isi(false, "Tidak tercapai karena tidak didukung anggaran."),
            0
        );
    }

    #[test]
    fn a_value_is_not_its_increase() {
        assert_eq!(
            kode("Peningkatan nilai sebesar 83,37 dari tahun lalu sebesar 80."),
            ["R-NARR-08"]
        );
        assert_eq!(
            kode("Peningkatan nilai sebesar 3,37 dari tahun lalu sebesar 80."),
            [""; 0]
        );
    }
}
