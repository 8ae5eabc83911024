//! Figures that cannot be, or hardly.

use super::jelajah::{program, semua_indikator};
use super::jumlah::jenis;
use super::kolom::teks_kolom;
use super::tercetak::{tampil, tulis, uang};
use super::ukuran::{
    berpersen, capaian_baris, capaian_indikator, pagu, realisasi, rumus, rupiah, target_indikator,
    ukuran,
};
use crate::hitung::bulat;
use crate::indikator::rules::capaian::{capaian, polaritas};
use crate::lkjip::dokumen::{Dokumen, Indikator};
use crate::reviu::model::{Aturan, Bahan, Catatan, Keparahan, Rumpun};
use crate::skala::rules::golongkan;
use crate::skm::rules::sampel::sampel_minimal;
use entity::status::{BobotSkm, JenisSkala, JenisUkuran, Polaritas};
use rust_decimal::Decimal;

/// R-PLAUS.
pub(super) const ATURAN: &[Aturan] = &[
    Aturan {
        kode: "R-PLAUS-01",
        rumpun: Rumpun::Kewajaran,
        keparahan: Keparahan::Peringatan,
        judul: "Capaian jauh melampaui target",
        penjelasan: "Capaian melebihi batas wajar yang ditetapkan kabupaten. Periksa target, realisasi, dan \
                     satuannya; bila benar, targetnya terlalu rendah dan perlu ditinjau.",
        dasar: "Batas wajar adalah parameter kabupaten; LKE PermenPANRB 88/2021: target menantang (naskah \
                perlu dicocokkan)",
        lke: &["CLAP002.3", "CLAP002.7"],
        periksa: terlalu_tinggi,
    },
    Aturan {
        kode: "R-PLAUS-02",
        rumpun: Rumpun::Kewajaran,
        keparahan: Keparahan::Peringatan,
        judul: "Target tahun-tahun berikut tidak menantang",
        penjelasan: "Target Renstra tahun-tahun berikut tidak berubah, sedangkan realisasi tahun ini sudah \
                     mencapai atau hampir mencapainya (paling sedikit 99%). Usulkan target yang lebih \
                     menantang pada perubahan Renstra.",
        dasar: "LKE PermenPANRB 88/2021, kriteria AREN002.7: target menantang (naskah perlu dicocokkan)",
        lke: &["CLAP002.4", "CLAP003.6", "AREN002.7"],
        periksa: datar,
    },
    Aturan {
        kode: "R-PLAUS-03",
        rumpun: Rumpun::Kewajaran,
        keparahan: Keparahan::Peringatan,
        judul: "Target lebih rendah daripada realisasi tahun lalu",
        penjelasan: "Target tahun ini lebih mudah daripada yang sudah dicapai tahun lalu. Naikkan targetnya, \
                     atau jelaskan mengapa kinerja diperkirakan menurun.",
        dasar: "LKE PermenPANRB 88/2021, kriteria AREN002.7: target menantang (naskah perlu dicocokkan)",
        lke: &["CLAP002.5"],
        periksa: mundur,
    },
    Aturan {
        kode: "R-PLAUS-04",
        rumpun: Rumpun::Kewajaran,
        keparahan: Keparahan::Galat,
        judul: "Realisasi anggaran melebihi pagu",
        penjelasan: "Belanja tidak dapat melebihi pagu DPA. Periksa realisasi dan pagu yang berlaku, termasuk \
                     perubahan DPA.",
        dasar: "PP 12/2019 tentang pengelolaan keuangan daerah: anggaran adalah batas tertinggi pengeluaran \
                (naskah perlu dicocokkan)",
        lke: &["CLAP002.8"],
        periksa: lebih_pagu,
    },
    Aturan {
        kode: "R-PLAUS-05",
        rumpun: Rumpun::Kewajaran,
        keparahan: Keparahan::Galat,
        judul: "NIP tidak masuk akal",
        penjelasan: "NIP terdiri atas 18 angka: tanggal lahir (8), tahun dan bulan pengangkatan (6), jenis \
                     kelamin (1 atau 2), dan nomor urut (3). Betulkan salah ketiknya menurut SK kepegawaian.",
        dasar: "Peraturan Kepala BKN tentang NIP 18 angka (naskah perlu dicocokkan)",
        lke: &["CLAP001.3"],
        periksa: nip,
    },
    Aturan {
        kode: "R-PLAUS-06",
        rumpun: Rumpun::Kewajaran,
        keparahan: Keparahan::Galat,
        judul: "Nilai SKM di luar rentangnya",
        penjelasan: "Indeks SKM berada antara 25 dan 100, nilai rata-rata unsur antara 1 dan 4. Periksa \
                     pengolahan survei: nilai unsur dan indeks mungkin tertukar.",
        dasar: "PermenPANRB 14/2017, lampiran: nilai interval konversi",
        lke: &["CLAP002.1"],
        periksa: rentang_skm,
    },
    Aturan {
        kode: "R-PLAUS-07",
        rumpun: Rumpun::Kewajaran,
        keparahan: Keparahan::Peringatan,
        judul: "Responden SKM kurang dari sampel minimal",
        penjelasan: "Jumlah responden dibandingkan dengan sampel minimal Krejcie dan Morgan bagi populasinya. \
                     Sebutkan keterbatasannya, dan tambah responden pada survei berikutnya.",
        dasar: "PermenPANRB 14/2017, lampiran: tabel sampel Krejcie dan Morgan (naskah perlu dicocokkan)",
        lke: &["CLAP002.1"],
        periksa: responden,
    },
    Aturan {
        kode: "R-PLAUS-08",
        rumpun: Rumpun::Kewajaran,
        keparahan: Keparahan::Peringatan,
        judul: "Mutu SKM berubah karena pembulatan bobot",
        penjelasan: "Bobot unsur 0,11 atau 0,111 membuat indeks lebih rendah daripada bobot tepat 1/9, dan \
                     di sini cukup untuk mengubah mutunya. Hitung kembali dengan bobot 1/9.",
        dasar: "PermenPANRB 14/2017, lampiran: bobot 1/9; contoh pembulatannya perlu dicocokkan dengan naskah",
        lke: &["CLAP002.1"],
        periksa: mutu_bobot,
    },
    Aturan {
        kode: "R-PLAUS-09",
        rumpun: Rumpun::Kewajaran,
        keparahan: Keparahan::Galat,
        judul: "Nilai negatif",
        penjelasan: "Target, realisasi, dan anggaran tidak dapat kurang dari nol. Periksa tandanya.",
        dasar: "PermenPANRB 53/2014 Lampiran III: data dapat diyakini keandalannya (naskah perlu dicocokkan)",
        lke: &["CLAP002.3"],
        periksa: negatif,
    },
    Aturan {
        kode: "R-PLAUS-10",
        rumpun: Rumpun::Kewajaran,
        keparahan: Keparahan::Peringatan,
        judul: "Kinerja tercapai tanpa belanja",
        penjelasan: "Program memiliki pagu dan realisasi kinerja, tetapi tidak ada belanja sama sekali. Periksa \
                     realisasi anggarannya, atau jelaskan bagaimana kinerjanya tercapai.",
        dasar: "PermenPANRB 53/2014 Lampiran II Bab III.A angka 6 (naskah perlu dicocokkan)",
        lke: &["CLAP002.8"],
        periksa: tanpa_belanja,
    },
    Aturan {
        kode: "R-PLAUS-11",
        rumpun: Rumpun::Kewajaran,
        keparahan: Keparahan::Peringatan,
        judul: "Pagu melonjak sepuluh kali lipat",
        penjelasan: "Pagu Renstra satu tahun, atau pagu setelah perubahan, sekitar sepuluh kali atau sepersepuluh \
                     pagu pembandingnya; biasanya kelebihan atau kekurangan satu angka. Periksa dengan dokumennya.",
        dasar: "Renstra perangkat daerah, matriks T-C.27; DPA (Permendagri 77/2020; naskah perlu dicocokkan)",
        lke: &["CLAP002.4", "CLAP002.8"],
        periksa: lonjakan,
    },
    Aturan {
        kode: "R-PLAUS-12",
        rumpun: Rumpun::Kewajaran,
        keparahan: Keparahan::Peringatan,
        judul: "Target Renstra makin mudah",
        penjelasan: "Target Renstra sebuah tahun lebih mudah daripada target tahun sebelumnya. Periksa angkanya, \
                     atau jelaskan mengapa kinerja direncanakan menurun.",
        dasar: "LKE PermenPANRB 88/2021, kriteria AREN002.7: target menantang (naskah perlu dicocokkan)",
        lke: &["CLAP002.4"],
        periksa: makin_mudah,
    },
];

fn negatif(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let mut uji = |path: String, nilai: Option<Decimal>| {
        if let Some(nilai) = nilai.filter(|nilai| *nilai < Decimal::ZERO) {
            catatan.temukan(path, tampil(nilai), "nol atau lebih", "nilai di bawah nol");
        }
    };
    for letak in semua_indikator(bahan.dokumen) {
        let baris = letak.indikator;
        for ukuran in &baris.ukuran {
            let path = format!("{}/ukuran/{}", letak.path(), ukuran.tahun);
            uji(path, ukuran.nilai.map(|angka| angka.0));
        }
        let nilai = baris.realisasi.as_ref().and_then(|ukuran| ukuran.nilai);
        uji(
            format!("{}/realisasi", letak.path()),
            nilai.map(|angka| angka.0),
        );
    }
    for baris in &bahan.dokumen.anggaran {
        for (nama, nilai) in [
            (
                "paguMurni",
                baris.pagu_murni.map(|uang| Decimal::from(uang.0)),
            ),
            (
                "paguPerubahan",
                baris.pagu_perubahan.map(|uang| Decimal::from(uang.0)),
            ),
            (
                "realisasiAnggaran",
                baris.realisasi_anggaran.map(|uang| Decimal::from(uang.0)),
            ),
            ("targetMurni", baris.target_murni.map(|angka| angka.0)),
            (
                "targetPerubahan",
                baris.target_perubahan.map(|angka| angka.0),
            ),
            (
                "realisasiKinerja",
                baris.realisasi_kinerja.map(|angka| angka.0),
            ),
        ] {
            uji(format!("/anggaran/{}/{nama}", baris.nomor), nilai);
        }
    }
}

fn tanpa_belanja(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for baris in program(bahan.dokumen) {
        let kinerja = baris.realisasi_kinerja.map(|angka| angka.0);
        if let (Some((pagu, 0)), Some(kinerja)) = (rupiah(baris), kinerja)
            && pagu > 0
            && kinerja > Decimal::ZERO
        {
            catatan.temukan(
                format!("/anggaran/{}/realisasiAnggaran", baris.nomor),
                "0",
                "belanja program, atau penjelasannya",
                format!("pagu {}; realisasi kinerja {}", uang(pagu), tampil(kinerja)),
            );
        }
    }
}

/// Whether one amount has a digit more than the other would suggest.
fn berlipat(satu: i64, dua: i64) -> bool {
    let (kecil, besar) = (satu.min(dua), satu.max(dua));
    kecil > 0 && besar / kecil >= 8
}

fn lonjakan(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for baris in &bahan.dokumen.anggaran {
        let mut pagu: Vec<(i32, i64)> = baris
            .renstra
            .iter()
            .filter_map(|satu| Some((satu.tahun, satu.pagu?.0)))
            .collect();
        pagu.sort_unstable();
        let mut urut: Vec<i64> = pagu.iter().map(|(_, uang)| *uang).collect();
        urut.sort_unstable();
        let Some(tengah) = urut.get(urut.len() / 2).copied().filter(|_| urut.len() > 2) else {
            continue;
        };
        for (tahun, satu) in pagu {
            if berlipat(satu, tengah) {
                catatan.temukan(
                    format!("/anggaran/{}/renstra/{tahun}/pagu", baris.nomor),
                    uang(satu),
                    format!("sekitar {}, atau dijelaskan", uang(tengah)),
                    format!("median pagu Renstra baris ini {}", uang(tengah)),
                );
            }
        }
    }
    for baris in &bahan.dokumen.anggaran {
        if let (Some(murni), Some(perubahan)) = (baris.pagu_murni, baris.pagu_perubahan)
            && berlipat(murni.0, perubahan.0)
        {
            catatan.temukan(
                format!("/anggaran/{}/paguPerubahan", baris.nomor),
                uang(perubahan.0),
                "pagu perubahan menurut DPA, atau dijelaskan",
                format!("pagu murni {}", uang(murni.0)),
            );
        }
    }
}

fn makin_mudah(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for indikator in indikator_sekali(bahan.dokumen) {
        let mut tahun: Vec<i32> = indikator
            .ukuran
            .iter()
            .filter(|ukuran| ukuran.jenis == JenisUkuran::Renstra)
            .map(|ukuran| ukuran.tahun)
            .collect();
        tahun.sort_unstable();
        tahun.dedup();
        for dua in tahun.windows(2) {
            let nilai = |tahun: i32| ukuran(bahan, indikator, JenisUkuran::Renstra, tahun);
            let (Ok(dulu), Ok(kini)) = (nilai(dua[0]), nilai(dua[1])) else {
                continue;
            };
            let mudah = match polaritas(rumus(bahan.acuan, indikator)) {
                Polaritas::Positif => kini < dulu,
                Polaritas::Negatif => kini > dulu,
            };
            if mudah {
                catatan.temukan(
                    format!("/rencana/{}/ukuran/RENSTRA/{}", indikator.nomor, dua[1]),
                    tampil(kini),
                    format!("tidak lebih mudah daripada {}", tampil(dulu)),
                    format!(
                        "Renstra {}: {}; {}: {}",
                        dua[0],
                        tampil(dulu),
                        dua[1],
                        tampil(kini)
                    ),
                );
            }
        }
    }
}

/// Every indicator once: one of a tujuan that a sasaran has as well is told there.
fn indikator_sekali(dokumen: &Dokumen) -> impl Iterator<Item = &Indikator> {
    semua_indikator(dokumen)
        .filter(|letak| {
            let kode = letak.indikator.kode.as_ref();
            let di_sasaran = || {
                semua_indikator(dokumen)
                    .filter(|lain| lain.sasaran.is_some())
                    .any(|lain| lain.indikator.kode.as_ref() == kode)
            };
            letak.sasaran.is_some() || kode.is_none() || !di_sasaran()
        })
        .map(|letak| letak.indikator)
}

fn terlalu_tinggi(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let batas = bahan.parameter.capaian_wajar;
    let harapan = format!("paling tinggi {}%, atau dijelaskan", tampil(batas));
    for indikator in indikator_sekali(bahan.dokumen) {
        if let Ok(capaian) = capaian_indikator(bahan, indikator)
            && bulat(capaian.hasil) > batas
        {
            let path = format!("/rencana/{}/realisasi", indikator.nomor);
            let tertulis = format!("{}%", tulis(bulat(capaian.hasil)));
            catatan.temukan(path, tertulis, harapan.as_str(), capaian.hitungan());
        }
    }
    for baris in &bahan.dokumen.anggaran {
        if let Ok(capaian) = capaian_baris(baris)
            && bulat(capaian.hasil) > batas
        {
            let path = format!("/anggaran/{}/realisasiKinerja", baris.nomor);
            let tertulis = format!("{}%", tulis(bulat(capaian.hasil)));
            catatan.temukan(path, tertulis, harapan.as_str(), capaian.hitungan());
        }
    }
}

/// Whether a target cannot be surpassed: all of something.
fn terpenuhi(indikator: &Indikator, target: Decimal) -> bool {
    berpersen(&indikator.satuan) && (target >= Decimal::ONE_HUNDRED || target.is_zero())
}

fn datar(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let tahun = bahan.dokumen.tahun;
    for indikator in indikator_sekali(bahan.dokumen) {
        let mut depan: Vec<i32> = indikator
            .ukuran
            .iter()
            .filter(|ukuran| ukuran.jenis == JenisUkuran::Renstra && ukuran.tahun > tahun)
            .map(|ukuran| ukuran.tahun)
            .collect();
        depan.sort_unstable();
        let target: Option<Vec<Decimal>> = depan
            .iter()
            .map(|tahun| ukuran(bahan, indikator, JenisUkuran::Renstra, *tahun).ok())
            .collect();
        let (Some(target), Ok(kini)) = (target, realisasi(bahan, indikator)) else {
            continue;
        };
        let Some((pertama, lainnya)) = target.split_first() else {
            continue;
        };
        let sama = !lainnya.is_empty() && lainnya.iter().all(|lain| lain == pertama);
        let menuju = capaian(rumus(bahan.acuan, indikator), *pertama, kini);
        if let Ok(menuju) = menuju
            && sama
            && !terpenuhi(indikator, *pertama)
            && bulat(menuju) >= bahan.parameter.target_datar
        {
            let para_tahun: Vec<String> = depan.iter().map(i32::to_string).collect();
            catatan.temukan(
                format!("/rencana/{}/ukuran/RENSTRA", indikator.nomor),
                format!(
                    "target {} untuk {}",
                    tampil(*pertama),
                    para_tahun.join(", ")
                ),
                "target yang meningkat dan di atas realisasi",
                format!(
                    "realisasi {tahun} {} sudah {}% dari target {}",
                    tampil(kini),
                    tulis(bulat(menuju)),
                    tampil(*pertama)
                ),
            );
        }
    }
}

fn mundur(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let tahun = bahan.dokumen.tahun;
    let lalu = tahun.saturating_sub(1);
    for indikator in indikator_sekali(bahan.dokumen) {
        let (Ok(target), Ok(dulu)) = (
            target_indikator(bahan, indikator),
            ukuran(bahan, indikator, JenisUkuran::RealisasiLalu, lalu),
        ) else {
            continue;
        };
        let lebih_mudah = match polaritas(rumus(bahan.acuan, indikator)) {
            Polaritas::Positif => target < dulu,
            Polaritas::Negatif => target > dulu,
        };
        if lebih_mudah {
            catatan.temukan(
                format!("/rencana/{}/ukuran", indikator.nomor),
                format!("target {tahun}: {}", tampil(target)),
                format!("tidak lebih mudah daripada {}", tampil(dulu)),
                format!(
                    "realisasi {lalu}: {}; target {tahun}: {}",
                    tampil(dulu),
                    tampil(target)
                ),
            );
        }
    }
}

fn lebih_pagu(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for baris in &bahan.dokumen.anggaran {
        let (Some(pagu), Some(realisasi)) = (pagu(baris), baris.realisasi_anggaran) else {
            continue;
        };
        if let Some(lebih) = realisasi.0.checked_sub(pagu).filter(|lebih| *lebih > 0) {
            catatan.temukan(
                format!("/anggaran/{}/realisasiAnggaran", baris.nomor),
                uang(realisasi.0),
                format!("paling banyak {}", uang(pagu)),
                format!("{} − {} = {}", uang(realisasi.0), uang(pagu), uang(lebih)),
            );
        }
    }
}

/// What is wrong with a NIP in the year of the report; none when it may be one.
fn salah_nip(nip: &str, tahun_laporan: i32) -> Option<String> {
    let nip: String = nip.split_whitespace().collect();
    if nip.len() != 18 || !nip.bytes().all(|huruf| huruf.is_ascii_digit()) {
        let banyak = nip.chars().count();
        return Some(format!("terdiri atas {banyak} tanda, bukan 18 angka"));
    }
    let angka = |dari: usize, sampai: usize| nip.get(dari..sampai)?.parse::<i32>().ok();
    let (lahir, bulan, hari) = (angka(0, 4)?, angka(4, 6)?, angka(6, 8)?);
    let (angkat, bulan_angkat) = (angka(8, 12)?, angka(12, 14)?);
    let tanggal = format!("{lahir:04}-{bulan:02}-{hari:02}");
    if tanggal.parse::<entity::value::Tanggal>().is_err() {
        return Some(format!("{tanggal} bukan tanggal lahir"));
    }
    // 21 in place of the month marks those employed by contract.
    if !(1..=12).contains(&bulan_angkat) && bulan_angkat != 21 {
        return Some(format!("bulan pengangkatan {bulan_angkat:02}"));
    }
    let umur = angkat - lahir;
    if !(16..=60).contains(&umur) {
        return Some(format!("diangkat tahun {angkat} pada umur {umur} tahun"));
    }
    // The report is signed in the year after.
    if angkat > tahun_laporan.saturating_add(1) {
        return Some(format!("diangkat tahun {angkat}, sesudah laporan"));
    }
    let kelamin = angka(14, 15)?;
    (!matches!(kelamin, 1 | 2)).then(|| format!("angka ke-15 adalah {kelamin}, bukan 1 atau 2"))
}

fn nip(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let dokumen = bahan.dokumen;
    let perjanjian = dokumen.perjanjian.iter().flat_map(|perjanjian| {
        let jenis = jenis(perjanjian.jenis);
        [
            ("pihakPertama", &perjanjian.pihak_pertama),
            ("pihakKedua", &perjanjian.pihak_kedua),
        ]
        .into_iter()
        .filter_map(move |(pihak, orang)| {
            let path = format!("/perjanjian/{jenis}/{pihak}/nip");
            Some((path, orang.nip.as_deref()?))
        })
    });
    let laporan = teks_kolom(&dokumen.tertulis, "NIP penandatangan")
        .map(|nip| ("/tertulis/NIP penandatangan".to_owned(), nip));
    for (path, nip) in perjanjian.chain(laporan) {
        if let Some(sebab) = salah_nip(nip, dokumen.tahun) {
            catatan.temukan(path, nip, "NIP 18 angka menurut SK kepegawaian", sebab);
        }
    }
}

fn rentang_skm(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let Some(skm) = &bahan.dokumen.skm else {
        return;
    };
    let (dua_lima, seratus) = (Decimal::from(25), Decimal::ONE_HUNDRED);
    if let Some(indeks) = skm.indeks
        && !(dua_lima..=seratus).contains(&indeks.0)
    {
        catatan.temukan(
            "/skm/indeks",
            tampil(indeks.0),
            "25 sampai 100",
            "nilai rata-rata 1 sampai 4, dikalikan 25",
        );
    }
    let (satu, empat) = (Decimal::ONE, Decimal::from(4));
    for (urutan, unsur) in skm.unsur.iter().enumerate() {
        if let Some(nrr) = unsur.rata_rata()
            && !(satu..=empat).contains(&nrr)
        {
            catatan.temukan(
                format!("/skm/unsur/{urutan}/nrr"),
                tampil(nrr),
                "1 sampai 4",
                "jawaban bernilai 1 sampai 4",
            );
        }
    }
}

fn responden(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let Some(skm) = &bahan.dokumen.skm else {
        return;
    };
    let populasi = skm
        .populasi
        .and_then(|populasi| u32::try_from(populasi).ok());
    let responden = skm
        .responden
        .and_then(|responden| u32::try_from(responden).ok());
    if let (Some(populasi), Some(responden)) = (populasi, responden) {
        let minimal = sampel_minimal(populasi);
        if responden < minimal {
            catatan.temukan(
                "/skm/responden",
                uang(i64::from(responden)),
                format!("paling sedikit {}", uang(i64::from(minimal))),
                format!(
                    "populasi {}: sampel minimal {}",
                    uang(i64::from(populasi)),
                    uang(i64::from(minimal))
                ),
            );
        }
    }
}

/// Index as it is stated, and with the exact weight.
fn dua_indeks(bahan: &Bahan<'_>) -> Option<(Decimal, Decimal, &'static str)> {
    let skm = bahan.dokumen.skm.as_ref()?;
    let bobot = skm.bobot?;
    let (pecahan, teks) = match bobot {
        BobotSkm::Tepat => return None,
        BobotSkm::Dua => (Decimal::new(11, 2), "0,11"),
        BobotSkm::Tiga => (Decimal::new(111, 3), "0,111"),
    };
    if skm.unsur.is_empty() {
        let indeks = skm.indeks?.0;
        let sembilan = pecahan.checked_mul(Decimal::from(9))?;
        return Some((indeks, indeks.checked_div(sembilan)?, teks));
    }
    let hitung = |bobot| skm.indeks_unsur(bobot).ok();
    Some((hitung(bobot)?, hitung(BobotSkm::Tepat)?, teks))
}

fn mutu_bobot(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let tahun = bahan.dokumen.tahun;
    let skala = bahan.acuan.skala.iter().find(|acuan| {
        acuan.skala.jenis == JenisSkala::SkmMutu
            && acuan.skala.berlaku_mulai <= tahun
            && acuan
                .skala
                .berlaku_sampai
                .is_none_or(|sampai| tahun <= sampai)
    });
    let (Some(skala), Some((dinyatakan, tepat, bobot))) = (skala, dua_indeks(bahan)) else {
        return;
    };
    let (Some(mutu), Some(mutu_tepat)) = (
        golongkan(&skala.pita, dinyatakan),
        golongkan(&skala.pita, tepat),
    ) else {
        return;
    };
    if mutu.kode != mutu_tepat.kode {
        catatan.temukan(
            "/skm/bobot",
            format!("{} ({})", tulis(bulat(dinyatakan)), mutu.kode),
            format!("{} ({})", tulis(bulat(tepat)), mutu_tepat.kode),
            format!(
                "dengan bobot {bobot} {}; dengan bobot 1/9 {}",
                tulis(bulat(dinyatakan)),
                tulis(bulat(tepat))
            ),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::uji::angka::{jalur, laporan};
    use super::salah_nip;
    use crate::lkjip::dokumen::Dokumen;
    use serde_json::{Value, json};

    fn indikator(satuan: &str, realisasi: &str, target: [&str; 3], lalu: &str) -> Dokumen {
        let mut ukuran: Vec<Value> = (2023..)
            .zip(target)
            .map(|(tahun, nilai)| json!({"jenis": "RENSTRA", "tahun": tahun, "nilai": nilai}))
            .collect();
        ukuran.push(json!({"jenis": "REALISASI_LALU", "tahun": 2022, "nilai": lalu}));
        laporan(
            json!({"rencana": {"tujuan": [{"nomor": "1", "uraian": "T", "indikator": [{
                "nomor": "T1", "nama": "N", "satuan": satuan,
                "ukuran": ukuran, "realisasi": {"nilai": realisasi},
            }]}]}}),
        )
    }

    #[test]
    fn a_capaian_far_beyond_the_target() {
        let wajar = |realisasi| {
            jalur(
                "R-PLAUS-01",
                &indikator("Unit", realisasi, ["10", "12", "14"], "9"),
            )
        };
        assert_eq!(wajar("15"), [""; 0]);
        assert_eq!(wajar("16"), ["/rencana/T1/realisasi"]);
    }

    #[test]
    fn targets_that_are_already_reached_and_do_not_grow() {
        let datar = |satuan, realisasi, target| {
            jalur("R-PLAUS-02", &indikator(satuan, realisasi, target, "70"))
        };
        assert_eq!(datar("Skor", "81", ["80", "82", "83"]), [""; 0]);
        assert_eq!(datar("Skor", "70", ["80", "82", "82"]), [""; 0]);
        assert_eq!(
            datar("Skor", "81.5", ["80", "82", "82"]),
            ["/rencana/T1/ukuran/RENSTRA"]
        );
        // All of something cannot be surpassed.
        assert_eq!(datar("%", "100", ["100", "100", "100"]), [""; 0]);
    }

    #[test]
    fn targets_that_grow_easier() {
        let mudah = |target| jalur("R-PLAUS-12", &indikator("Skor", "70", target, "70"));
        assert_eq!(mudah(["80", "81", "81"]), [""; 0]);
        assert_eq!(
            mudah(["80", "81", "79"]),
            ["/rencana/T1/ukuran/RENSTRA/2025"]
        );
    }

    #[test]
    fn nothing_is_below_zero() {
        let negatif = |realisasi| {
            jalur(
                "R-PLAUS-09",
                &indikator("Unit", realisasi, ["10", "12", "14"], "9"),
            )
        };
        assert_eq!(negatif("0"), [""; 0]);
        assert_eq!(negatif("-1"), ["/rencana/T1/realisasi"]);
    }

    #[test]
    fn amounts_that_are_out_of_proportion() {
        let program = |realisasi: &str, pagu: &str| {
            let renstra: Vec<Value> = (2022..)
                .zip(["1000", "1100", pagu, "1200"])
                .map(|(tahun, pagu)| json!({"tahun": tahun, "pagu": pagu}))
                .collect();
            laporan(
                json!({"anggaran": [{"nomor": "I", "level": "PROGRAM", "nama": "P", "paguMurni": "1000",
                "realisasiAnggaran": realisasi, "realisasiKinerja": "5", "renstra": renstra}]}),
            )
        };
        assert_eq!(jalur("R-PLAUS-10", &program("900", "1150")), [""; 0]);
        assert_eq!(
            jalur("R-PLAUS-10", &program("0", "1150")),
            ["/anggaran/I/realisasiAnggaran"]
        );
        assert_eq!(jalur("R-PLAUS-11", &program("900", "1150")), [""; 0]);
        assert_eq!(
            jalur("R-PLAUS-11", &program("900", "11500")),
            ["/anggaran/I/renstra/2024/pagu"]
        );
    }

    #[test]
    fn a_target_below_what_was_reached_before() {
        let mundur = |lalu| {
            jalur(
                "R-PLAUS-03",
                &indikator("Skor", "80", ["80", "81", "82"], lalu),
            )
        };
        assert_eq!(mundur("80"), [""; 0]);
        assert_eq!(mundur("80.01"), ["/rencana/T1/ukuran"]);
    }

    #[test]
    fn nobody_spends_more_than_there_is() {
        let dokumen = |realisasi: &str| {
            laporan(
                json!({"anggaran": [{"nomor": "I", "level": "PROGRAM", "nama": "P",
                "paguMurni": "2000", "paguPerubahan": "1000", "realisasiAnggaran": realisasi}]}),
            )
        };
        assert_eq!(jalur("R-PLAUS-04", &dokumen("1000")), [""; 0]);
        assert_eq!(
            jalur("R-PLAUS-04", &dokumen("1001")),
            ["/anggaran/I/realisasiAnggaran"]
        );
    }

    #[test]
    fn a_nip_is_made_of_dates() {
        for benar in [
            "198001012005011001",
            "19991231 202303 2 045",
            "198905052022211003",
        ] {
            assert_eq!(salah_nip(benar, 2023), None, "{benar}");
        }
        for salah in [
            "19800101200501100",
            "19800101200501100A",
            "198002302005011001",
            "198013012005011001",
            "198001012005131001",
            "198001012005013001",
            "198001011990011001",
            "198001012030011001",
        ] {
            assert!(salah_nip(salah, 2023).is_some(), "{salah}");
        }
        let dokumen =
            |nip: &str| laporan(json!({"tertulis": [{"kolom": "NIP penandatangan", "teks": nip}]}));
        assert_eq!(jalur("R-PLAUS-05", &dokumen("198001012005011001")), [""; 0]);
        assert_eq!(
            jalur("R-PLAUS-05", &dokumen("198001012005011")),
            ["/tertulis/NIP penandatangan"]
        );
    }

    #[test]
    fn surveys_within_their_range_with_enough_people() {
        let skm = |isi: Value| laporan(json!({"skm": isi}));
        let sah = json!({"indeks": "82", "sumber": "S", "responden": 285, "populasi": 1100});
        for kode in ["R-PLAUS-06", "R-PLAUS-07"] {
            assert_eq!(jalur(kode, &skm(sah.clone())), [""; 0]);
        }
        assert_eq!(
            jalur("R-PLAUS-06", &skm(json!({"indeks": "3.28", "sumber": "S"}))),
            ["/skm/indeks"]
        );
        assert_eq!(
            jalur(
                "R-PLAUS-06",
                &skm(json!({"unsur": [{"unsur": "BIAYA", "nrr": "82"}]}))
            ),
            ["/skm/unsur/0/nrr"]
        );
        let mut sedikit = sah;
        sedikit["responden"] = json!(284);
        assert_eq!(jalur("R-PLAUS-07", &skm(sedikit)), ["/skm/responden"]);
    }

    #[test]
    fn a_weight_that_costs_a_grade() {
        let skm = |indeks: &str, bobot: &str| {
            laporan(json!({"skm": {"indeks": indeks, "bobot": bobot, "sumber": "S"}}))
        };
        assert_eq!(jalur("R-PLAUS-08", &skm("87.9", "TEPAT")), [""; 0]);
        assert_eq!(jalur("R-PLAUS-08", &skm("82", "DUA")), [""; 0]);
        assert_eq!(jalur("R-PLAUS-08", &skm("87.9", "DUA")), ["/skm/bobot"]);
        assert_eq!(jalur("R-PLAUS-08", &skm("87.9", "TIGA")), [""; 0]);
    }
}
