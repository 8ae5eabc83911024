//! Levels: what stands above follows from, and agrees with, what stands below.

use super::jelajah::{alas_baris, alas_indikator, anak, nomor_induk, program, semua_indikator};
use super::kolom::{nama_kolom, pisah};
use super::pasangan::jarak;
use super::teks::normal;
use super::tercetak::tulis;
use super::ukuran::capaian_dinyatakan;
use crate::hitung::bulat;
use crate::indikator::rules::rata_rata::rata_rata;
use crate::lkjip::dokumen::BarisAnggaran;
use crate::reviu::model::{Aturan, Bahan, Catatan, Keparahan, Rumpun};
use entity::status::LevelAnggaran;
use rust_decimal::Decimal;

/// R-HIER.
pub(super) const ATURAN: &[Aturan] = &[
    Aturan {
        kode: "R-HIER-01",
        rumpun: Rumpun::Hierarki,
        keparahan: Keparahan::Galat,
        judul: "Capaian kegiatan tidak sejalan dengan capaian sub-kegiatannya",
        penjelasan: "Capaian kegiatan dibandingkan dengan rata-rata dan capaian terendah sub-kegiatannya, dan \
                     tidak sama dengan keduanya. Betulkan salah satunya, atau jelaskan dalam analisis \
                     kegiatan itu.",
        dasar: "PermenPANRB 53/2014 Lampiran II Bab III.A angka 7 (naskah perlu dicocokkan)",
        lke: &["CLAP002.2", "CLAP002.7"],
        periksa: capaian_kegiatan,
    },
    Aturan {
        kode: "R-HIER-02",
        rumpun: Rumpun::Hierarki,
        keparahan: Keparahan::Peringatan,
        judul: "Capaian program di luar rentang capaian kegiatannya",
        penjelasan: "Capaian program lebih tinggi daripada kegiatan terbaiknya, atau lebih rendah daripada \
                     yang terburuk, tanpa penjelasan. Boleh jadi benar karena indikatornya berbeda; jelaskan \
                     sebabnya dalam analisis program.",
        dasar: "PermenPANRB 53/2014 Lampiran II Bab III.A angka 7 (naskah perlu dicocokkan)",
        lke: &["CLAP002.7"],
        periksa: capaian_program,
    },
    Aturan {
        kode: "R-HIER-03",
        rumpun: Rumpun::Hierarki,
        keparahan: Keparahan::Galat,
        judul: "Nama baris mengulang nama induknya",
        penjelasan: "Sub-kegiatan atau kegiatan bernama sama dengan induknya, sehingga tingkatnya tertukar \
                     atau barisnya berlebih. Ganti dengan nama menurut nomenklatur, atau hapus barisnya.",
        dasar: "Kepmendagri 900.1.15.5-1317/2023: setiap tingkat memiliki nama dan kode sendiri (naskah perlu \
                dicocokkan)",
        lke: &["CLAP002.1"],
        periksa: mengulang_induk,
    },
    Aturan {
        kode: "R-HIER-04",
        rumpun: Rumpun::Hierarki,
        keparahan: Keparahan::Peringatan,
        judul: "Dua baris di bawah induk yang sama bernama sama",
        penjelasan: "Nama yang sama muncul dua kali di bawah satu induk. Hapus baris yang berlebih, atau \
                     betulkan namanya.",
        dasar: "Kepmendagri 900.1.15.5-1317/2023: setiap tingkat memiliki nama dan kode sendiri (naskah perlu \
                dicocokkan)",
        lke: &["CLAP002.1"],
        periksa: kembar,
    },
    Aturan {
        kode: "R-HIER-05",
        rumpun: Rumpun::Hierarki,
        keparahan: Keparahan::Peringatan,
        judul: "Menunjang di bawah induk yang tidak menunjang",
        penjelasan: "Baris ini dinyatakan menunjang keberhasilan, sedangkan induknya tidak. Induk menunjang \
                     bila salah satu anaknya menunjang. Samakan tandanya.",
        dasar: "PermenPANRB 53/2014 Lampiran II Bab III.A angka 7 (naskah perlu dicocokkan)",
        lke: &["CLAP002.7"],
        periksa: menunjang,
    },
    Aturan {
        kode: "R-HIER-06",
        rumpun: Rumpun::Hierarki,
        keparahan: Keparahan::Peringatan,
        judul: "Program dipetakan ke sasaran tetapi tidak dinyatakan menunjangnya",
        penjelasan: "Renstra memetakan program ini ke sebuah sasaran, sedangkan laporan menyatakannya tidak \
                     menunjang. Nilailah menunjang atau tidak terhadap sasarannya sendiri, bukan terhadap \
                     satu sasaran saja; bila memang tidak menunjang, perbaiki pohon kinerjanya.",
        dasar: "PermenPANRB 53/2014 Lampiran II Bab III.A angka 7 (naskah perlu dicocokkan); pemetaan program \
                ke sasaran dalam T-C.27",
        lke: &["CLAP002.7"],
        periksa: program_tidak_menunjang,
    },
    Aturan {
        kode: "R-HIER-07",
        rumpun: Rumpun::Hierarki,
        keparahan: Keparahan::Galat,
        judul: "Nomor tercetak tidak sesuai letaknya",
        penjelasan: "Nomor yang tercetak berbeda dari nomor menurut induk dan urutannya. Betulkan nomor \
                     tercetak supaya sama di semua tabel.",
        dasar: "Kelaziman penomoran bertingkat; tidak diatur khusus dalam PermenPANRB 53/2014",
        lke: &["CLAP002.1"],
        periksa: nomor,
    },
    Aturan {
        kode: "R-HIER-08",
        rumpun: Rumpun::Hierarki,
        keparahan: Keparahan::Galat,
        judul: "Kode atau tingkat tidak sejalan dengan induknya",
        penjelasan: "Kode nomenklatur harus berawalan kode induknya dan sedalam tingkatnya: program tiga, \
                     kegiatan lima, sub-kegiatan enam bagian; nomornya berada di bawah baris yang ada. Betulkan \
                     kode, nomor, atau tingkatnya.",
        dasar: "Kepmendagri 900.1.15.5-1317/2023 (naskah perlu dicocokkan)",
        lke: &["CLAP002.1"],
        periksa: kode,
    },
    Aturan {
        kode: "R-HIER-09",
        rumpun: Rumpun::Hierarki,
        keparahan: Keparahan::Galat,
        judul: "Sasaran atau indikator berada di bawah induk yang salah",
        penjelasan: "Nomor sasaran harus berawalan nomor tujuannya, dan indikator sasaran berawalan nomor \
                     sasarannya; begitu pula tabel yang mencetaknya di bawah tujuan atau sasaran lain. \
                     Pindahkan ke induk yang benar.",
        dasar: "Renstra perangkat daerah, matriks T-C.25 (Permendagri 86/2017; naskah perlu dicocokkan)",
        lke: &["CLAP002.1"],
        periksa: salah_induk,
    },
    Aturan {
        kode: "R-HIER-10",
        rumpun: Rumpun::Hierarki,
        keparahan: Keparahan::Galat,
        judul: "Baris anggaran dipetakan ke sasaran yang tidak ada",
        penjelasan: "Nomor sasaran yang didukung sebuah program atau kegiatan tidak ada dalam rencana. Isi dengan \
                     nomor sasaran yang benar.",
        dasar: "Renstra perangkat daerah: pemetaan program ke sasaran dalam T-C.27 (Permendagri 86/2017; naskah \
                perlu dicocokkan)",
        lke: &["CLAP002.1"],
        periksa: sasaran_asing,
    },
];

/// One finding for each number: the rows below a programme repeat it.
fn sasaran_asing(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let ada: Vec<&str> = bahan
        .dokumen
        .rencana
        .tujuan
        .iter()
        .flat_map(|tujuan| &tujuan.sasaran)
        .map(|sasaran| sasaran.nomor.as_str())
        .collect();
    let mut sudah: Vec<&str> = Vec::new();
    for baris in &bahan.dokumen.anggaran {
        let asing = baris
            .sasaran
            .as_deref()
            .filter(|nomor| !ada.contains(nomor) && !sudah.contains(nomor));
        if let (Some(nomor), false) = (asing, ada.is_empty()) {
            sudah.push(nomor);
            catatan.temukan(
                format!("/anggaran/{}/sasaran", baris.nomor),
                nomor,
                format!("salah satu dari {}", ada.join(", ")),
                format!("rencana tidak memuat sasaran {nomor}"),
            );
        }
    }
}

/// Capaian of the children, with their numbers; none when one of them states none.
fn capaian_anak<'a>(bahan: &Bahan<'a>, baris: &BarisAnggaran) -> Option<Vec<(&'a str, Decimal)>> {
    let semua: Option<Vec<_>> = anak(bahan.dokumen, baris)
        .map(|anak| Some((anak.nomor.as_str(), capaian_dinyatakan(anak)?)))
        .collect();
    semua.filter(|semua| !semua.is_empty())
}

/// Children of another capaian than 100, and how many have that.
fn sebut_anak(anak: &[(&str, Decimal)]) -> String {
    let seratus = Decimal::ONE_HUNDRED;
    let lain: Vec<String> = anak
        .iter()
        .filter(|(_, capaian)| bulat(*capaian) != seratus)
        .map(|(nomor, capaian)| format!("{nomor} {}", tulis(bulat(*capaian))))
        .collect();
    let penuh = anak.len() - lain.len();
    let mut semua = lain;
    if penuh > 0 {
        semua.push(format!("{penuh} lainnya 100,00"));
    }
    semua.join("; ")
}

fn bukan_kosong(teks: Option<&String>) -> bool {
    teks.is_some_and(|teks| !teks.trim().is_empty())
}

/// The path of what states the capaian of a row.
fn path_capaian(baris: &BarisAnggaran) -> String {
    match nama_kolom(&baris.tertulis, "capaian") {
        Some(kolom) => format!("{}/{kolom}", alas_baris(baris)),
        None => format!("/anggaran/{}/realisasiKinerja", baris.nomor),
    }
}

fn capaian_kegiatan(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for baris in bahan
        .dokumen
        .anggaran
        .iter()
        .filter(|baris| baris.level == LevelAnggaran::Kegiatan)
        .filter(|baris| !bukan_kosong(baris.analisis.as_ref()))
    {
        let (Some(sendiri), Some(anak)) = (capaian_dinyatakan(baris), capaian_anak(bahan, baris))
        else {
            continue;
        };
        let rata = rata_rata(anak.iter().map(|(_, capaian)| Some(*capaian))).nilai;
        let terendah = anak.iter().map(|(_, capaian)| *capaian).min();
        let (Some(rata), Some(terendah)) = (rata, terendah) else {
            continue;
        };
        let sama = |lain: Decimal| {
            jarak(bulat(sendiri), bulat(lain))
                .is_some_and(|jarak| jarak <= bahan.parameter.toleransi)
        };
        if !sama(rata) && !sama(terendah) {
            catatan.temukan(
                path_capaian(baris),
                format!("{}%", tulis(bulat(sendiri))),
                format!("{}% (rata-rata), atau dijelaskan", tulis(bulat(rata))),
                format!(
                    "{}; rata-rata {} sub-kegiatan = {}",
                    sebut_anak(&anak),
                    anak.len(),
                    tulis(bulat(rata))
                ),
            );
        }
    }
}

fn capaian_program(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for baris in program(bahan.dokumen).filter(|baris| !bukan_kosong(baris.analisis.as_ref())) {
        let (Some(sendiri), Some(anak)) = (capaian_dinyatakan(baris), capaian_anak(bahan, baris))
        else {
            continue;
        };
        let semua = || anak.iter().map(|(_, capaian)| bulat(*capaian));
        let (Some(terendah), Some(tertinggi)) = (semua().min(), semua().max()) else {
            continue;
        };
        if !(terendah..=tertinggi).contains(&bulat(sendiri)) {
            catatan.temukan(
                path_capaian(baris),
                format!("{}%", tulis(bulat(sendiri))),
                format!(
                    "antara {}% dan {}%, atau dijelaskan",
                    tulis(terendah),
                    tulis(tertinggi)
                ),
                sebut_anak(&anak),
            );
        }
    }
}

fn mengulang_induk(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let semua = &bahan.dokumen.anggaran;
    for baris in semua {
        let induk = nomor_induk(&baris.nomor)
            .and_then(|nomor| semua.iter().find(|induk| induk.nomor == nomor));
        if let Some(induk) = induk
            && normal(&induk.nama) == normal(&baris.nama)
        {
            catatan.temukan(
                format!("/anggaran/{}/nama", baris.nomor),
                &baris.nama,
                "nama sendiri menurut nomenklatur, atau baris dihapus",
                format!("{}: {}", induk.nomor, induk.nama),
            );
        }
    }
}

fn kembar(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let semua = &bahan.dokumen.anggaran;
    for (letak, baris) in semua.iter().enumerate() {
        let dahulu = semua.iter().take(letak).find(|lain| {
            nomor_induk(&lain.nomor) == nomor_induk(&baris.nomor)
                && lain.level == baris.level
                && normal(&lain.nama) == normal(&baris.nama)
        });
        if let Some(dahulu) = dahulu {
            catatan.temukan(
                format!("/anggaran/{}/nama", baris.nomor),
                &baris.nama,
                format!("nama lain daripada {}, atau baris dihapus", dahulu.nomor),
                format!("{}: {}", dahulu.nomor, dahulu.nama),
            );
        }
    }
}

/// Pointer to what a row says of a sasaran.
fn path_dukungan(baris: &BarisAnggaran, sasaran: &str) -> String {
    format!("/anggaran/{}/dukungan/{sasaran}", baris.nomor)
}

fn menunjang(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let semua = &bahan.dokumen.anggaran;
    for baris in semua {
        for satu in baris.dukungan.iter().filter(|satu| satu.menunjang) {
            let sasaran = satu.sasaran.as_str();
            // A row that has such a child itself is told by the child.
            if anak(bahan.dokumen, baris).any(|anak| anak.menunjang(sasaran) == Some(true)) {
                continue;
            }
            let mut tidak = Vec::new();
            let mut nomor = nomor_induk(&baris.nomor);
            while let Some(induk) = nomor {
                let ada = semua
                    .iter()
                    .any(|baris| baris.nomor == induk && baris.menunjang(sasaran) == Some(false));
                if ada {
                    tidak.push(induk);
                }
                nomor = nomor_induk(induk);
            }
            if !tidak.is_empty() {
                catatan.temukan(
                    path_dukungan(baris, sasaran),
                    format!("{} menunjang sasaran {sasaran}", baris.nomor),
                    format!(
                        "{} juga menunjang, atau {} tidak",
                        tidak.join(" dan "),
                        baris.nomor
                    ),
                    format!("{} tidak menunjang", tidak.join(" dan ")),
                );
            }
        }
    }
}

fn program_tidak_menunjang(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for baris in program(bahan.dokumen).filter(|baris| !baris.dukungan.is_empty()) {
        let Some(sasaran) = &baris.sasaran else {
            continue;
        };
        let tertulis = match baris.menunjang(sasaran) {
            Some(true) => continue,
            Some(false) => format!("tidak menunjang, dipetakan ke sasaran {sasaran}"),
            None => {
                let dinilai: Vec<&str> = baris
                    .dukungan
                    .iter()
                    .map(|satu| satu.sasaran.as_str())
                    .collect();
                format!(
                    "dinilai terhadap sasaran {}, dipetakan ke sasaran {sasaran}",
                    dinilai.join(", ")
                )
            }
        };
        let pendukung: Vec<&str> = program(bahan.dokumen)
            .filter(|lain| lain.menunjang(sasaran) == Some(true))
            .map(|lain| lain.nomor.as_str())
            .collect();
        let hitungan = if pendukung.is_empty() {
            format!("sasaran {sasaran} tidak memiliki program yang menunjang")
        } else {
            format!("sasaran {sasaran} ditunjang {}", pendukung.join(", "))
        };
        catatan.temukan(
            path_dukungan(baris, sasaran),
            tertulis,
            format!("menunjang sasaran {sasaran}, atau pemetaannya diubah"),
            hitungan,
        );
    }
}

fn nomor(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for baris in &bahan.dokumen.anggaran {
        for cetak in &baris.tertulis {
            if pisah(&cetak.kolom).0 != "nomor" || cetak.teks.trim() == baris.nomor {
                continue;
            }
            catatan.temukan(
                format!("{}/{}", alas_baris(baris), cetak.kolom),
                &cetak.teks,
                &baris.nomor,
                match nomor_induk(&baris.nomor) {
                    Some(induk) => format!("di bawah {induk}: {}", baris.nama),
                    None => baris.nama.clone(),
                },
            );
        }
    }
    for letak in semua_indikator(bahan.dokumen) {
        for cetak in &letak.indikator.tertulis {
            if pisah(&cetak.kolom).0 == "nomor" && cetak.teks.trim() != letak.indikator.nomor {
                catatan.temukan(
                    format!("{}/{}", alas_indikator(letak.indikator), cetak.kolom),
                    &cetak.teks,
                    &letak.indikator.nomor,
                    &letak.indikator.nama,
                );
            }
        }
    }
}

/// How many parts the number and the code of a level have.
const fn kedalaman(level: LevelAnggaran) -> (usize, usize) {
    match level {
        LevelAnggaran::Program => (1, 3),
        LevelAnggaran::Kegiatan => (2, 5),
        LevelAnggaran::SubKegiatan => (3, 6),
    }
}

fn kode(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let semua = &bahan.dokumen.anggaran;
    for baris in semua {
        let (bagian_nomor, bagian_kode) = kedalaman(baris.level);
        let banyak = baris.nomor.split('.').count();
        if banyak != bagian_nomor {
            catatan.temukan(
                format!("/anggaran/{}/nomor", baris.nomor),
                &baris.nomor,
                format!("nomor dengan {bagian_nomor} bagian"),
                format!("nomor memiliki {banyak} bagian"),
            );
        }
        if let Some(induk) = nomor_induk(&baris.nomor)
            && !semua.iter().any(|baris| baris.nomor == induk)
        {
            catatan.temukan(
                format!("/anggaran/{}/nomor", baris.nomor),
                &baris.nomor,
                format!("berada di bawah baris {induk}"),
                format!("baris {induk} tidak ada"),
            );
        }
        let Some(kode) = &baris.kode else {
            continue;
        };
        let path = format!("/anggaran/{}/kode", baris.nomor);
        let banyak = kode.split('.').count();
        if banyak != bagian_kode {
            catatan.temukan(
                path,
                kode,
                format!("kode dengan {bagian_kode} bagian"),
                format!("kode memiliki {banyak} bagian"),
            );
            continue;
        }
        let induk = nomor_induk(&baris.nomor)
            .and_then(|nomor| semua.iter().find(|induk| induk.nomor == nomor));
        if let Some((induk, kode_induk)) =
            induk.and_then(|induk| Some((induk, induk.kode.as_ref()?)))
            && !kode.starts_with(&format!("{kode_induk}."))
        {
            catatan.temukan(
                path,
                kode,
                format!("kode berawalan {kode_induk}."),
                format!("induk {} berkode {kode_induk}", induk.nomor),
            );
        }
    }
}

/// Whether a number is made of digits and points, and so tells where it belongs.
fn bertingkat(nomor: &str) -> bool {
    nomor.contains('.')
        && nomor
            .split('.')
            .all(|bagian| !bagian.is_empty() && bagian.bytes().all(|huruf| huruf.is_ascii_digit()))
}

fn salah_induk(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let tujuan = &bahan.dokumen.rencana.tujuan;
    let mut awalan = |nomor: &str, induk: &str, sebutan: &str| {
        if bertingkat(nomor)
            && induk.starts_with(|huruf: char| huruf.is_ascii_digit())
            && nomor_induk(nomor) != Some(induk)
        {
            catatan.temukan(
                format!("/rencana/{nomor}/nomor"),
                nomor,
                format!("nomor berawalan {induk}."),
                format!("berada di bawah {sebutan} {induk}"),
            );
        }
    };
    for tujuan in tujuan {
        for sasaran in &tujuan.sasaran {
            awalan(&sasaran.nomor, &tujuan.nomor, "tujuan");
            for indikator in &sasaran.indikator {
                awalan(&indikator.nomor, &sasaran.nomor, "sasaran");
            }
        }
    }
    // A table may print it below another one than the plan does.
    let uraian_tujuan: Vec<(&str, String)> = tujuan
        .iter()
        .map(|tujuan| (tujuan.nomor.as_str(), normal(&tujuan.uraian)))
        .collect();
    let uraian_sasaran: Vec<(&str, String)> = tujuan
        .iter()
        .flat_map(|tujuan| &tujuan.sasaran)
        .map(|sasaran| (sasaran.nomor.as_str(), normal(&sasaran.uraian)))
        .collect();
    for letak in semua_indikator(bahan.dokumen) {
        for cetak in &letak.indikator.tertulis {
            let (dasar, Some(tempat)) = pisah(&cetak.kolom) else {
                continue;
            };
            let (sendiri, semua) = match (dasar, letak.sasaran) {
                ("tujuan", _) => (letak.tujuan.nomor.as_str(), &uraian_tujuan),
                ("sasaran", Some(sasaran)) => (sasaran.nomor.as_str(), &uraian_sasaran),
                _ => continue,
            };
            let tercetak = normal(&cetak.teks);
            let bernama =
                |(nomor, uraian): &&(&str, String)| *nomor != sendiri && *uraian == tercetak;
            let miliknya = semua
                .iter()
                .any(|(nomor, uraian)| *nomor == sendiri && *uraian == tercetak);
            if let Some((lain, _)) = semua.iter().find(bernama)
                && !miliknya
            {
                catatan.temukan(
                    format!("{}/{}", alas_indikator(letak.indikator), cetak.kolom),
                    &cetak.teks,
                    format!("{dasar} {sendiri}"),
                    format!("{tempat} mencetaknya di bawah {dasar} {lain}"),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::uji::angka::{jalur, laporan};
    use crate::lkjip::dokumen::Dokumen;
    use serde_json::{Value, json};

    #[test]
    fn a_row_supports_a_sasaran_of_the_plan() {
        let dokumen = |sasaran: &str| {
            laporan(json!({
                "rencana": {"tujuan": [{"nomor": "1", "uraian": "T",
                    "sasaran": [{"nomor": "1.1", "uraian": "S"}]}]},
                "anggaran": [{"nomor": "I", "level": "PROGRAM", "nama": "P", "sasaran": sasaran},
                             {"nomor": "I.1", "level": "KEGIATAN", "nama": "K", "sasaran": sasaran}],
            }))
        };
        assert_eq!(jalur("R-HIER-10", &dokumen("1.1")), [""; 0]);
        assert_eq!(jalur("R-HIER-10", &dokumen("3.1")), ["/anggaran/I/sasaran"]);
    }

    fn baris(nomor: &str, capaian: &str) -> Value {
        let level = match nomor.split('.').count() {
            1 => "PROGRAM",
            2 => "KEGIATAN",
            _ => "SUB_KEGIATAN",
        };
        json!({"nomor": nomor, "level": level, "nama": format!("Baris {nomor}"),
               "tertulis": [{"kolom": "capaian", "teks": capaian}]})
    }

    fn dengan(semua: &[Value]) -> Dokumen {
        laporan(json!({"anggaran": semua}))
    }

    #[test]
    fn a_kegiatan_follows_its_sub_kegiatan() {
        let anggaran = |capaian: &str| {
            vec![
                baris("I", "99%"),
                baris("I.1", capaian),
                baris("I.1.1", "100%"),
                baris("I.1.2", "98%"),
            ]
        };
        for benar in ["99%", "98%"] {
            assert_eq!(jalur("R-HIER-01", &dengan(&anggaran(benar))), [""; 0]);
        }
        assert_eq!(
            jalur("R-HIER-01", &dengan(&anggaran("100%"))),
            ["/anggaran/I.1/tertulis/capaian"]
        );
        let mut dijelaskan = anggaran("100%");
        dijelaskan[1]["analisis"] = json!("Satu sub-kegiatan tidak memengaruhi keluaran.");
        assert_eq!(jalur("R-HIER-01", &dengan(&dijelaskan)), [""; 0]);
    }

    #[test]
    fn a_programme_lies_between_its_kegiatan() {
        let anggaran = |capaian: &str| {
            dengan(&[
                baris("I", capaian),
                baris("I.1", "100%"),
                baris("I.2", "90%"),
            ])
        };
        for benar in ["90%", "95,00", "97%", "100%"] {
            assert_eq!(jalur("R-HIER-02", &anggaran(benar)), [""; 0]);
        }
        for salah in ["89%", "101%"] {
            assert_eq!(
                jalur("R-HIER-02", &anggaran(salah)),
                ["/anggaran/I/tertulis/capaian"]
            );
        }
    }

    #[test]
    fn names_of_parents_and_siblings_are_not_repeated() {
        let bernama = |nama: [&str; 3]| {
            let mut semua = vec![baris("I", "1%"), baris("I.1", "1%"), baris("I.2", "1%")];
            for (baris, nama) in semua.iter_mut().zip(nama) {
                baris["nama"] = json!(nama);
            }
            dengan(&semua)
        };
        let benar = bernama(["Program A", "Jasa", "Pakaian"]);
        assert_eq!(jalur("R-HIER-03", &benar), [""; 0]);
        assert_eq!(jalur("R-HIER-04", &benar), [""; 0]);
        assert_eq!(
            jalur("R-HIER-03", &bernama(["Jasa", "JASA ", "Pakaian"])),
            ["/anggaran/I.1/nama"]
        );
        assert_eq!(
            jalur("R-HIER-04", &bernama(["Program A", "Jasa", "jasa"])),
            ["/anggaran/I.2/nama"]
        );
    }

    #[test]
    fn supporting_goes_all_the_way_up() {
        let tanda = |tanda: [bool; 3]| {
            let mut semua = vec![baris("I", "1%"), baris("I.1", "1%"), baris("I.1.1", "1%")];
            for (baris, tanda) in semua.iter_mut().zip(tanda) {
                baris["dukungan"] = json!([{"sasaran": "1.1", "menunjang": tanda}]);
            }
            dengan(&semua)
        };
        assert_eq!(jalur("R-HIER-05", &tanda([true, true, true])), [""; 0]);
        assert_eq!(jalur("R-HIER-05", &tanda([true, false, false])), [""; 0]);
        assert_eq!(
            jalur("R-HIER-05", &tanda([false, false, true])),
            ["/anggaran/I.1.1/dukungan/1.1"]
        );
    }

    #[test]
    fn a_programme_supports_the_sasaran_it_is_mapped_to() {
        let tanda = |sasaran: &str, menunjang: bool| {
            let mut program = baris("I", "100%");
            program["dukungan"] = json!([{"sasaran": sasaran, "menunjang": menunjang}]);
            program["sasaran"] = json!("1.1");
            dengan(&[program])
        };
        assert_eq!(jalur("R-HIER-06", &tanda("1.1", true)), [""; 0]);
        let salah = ["/anggaran/I/dukungan/1.1"];
        assert_eq!(jalur("R-HIER-06", &tanda("1.1", false)), salah);
        // Judged against another sasaran than its own.
        assert_eq!(jalur("R-HIER-06", &tanda("2.1", true)), salah);
    }

    #[test]
    fn numbers_and_codes_follow_the_parent() {
        let nomor = |teks: &str| {
            let mut baris = baris("I", "1%");
            baris["tertulis"] = json!([{"kolom": "nomor", "teks": teks}]);
            dengan(&[baris])
        };
        assert_eq!(jalur("R-HIER-07", &nomor("I")), [""; 0]);
        assert_eq!(
            jalur("R-HIER-07", &nomor("II")),
            ["/anggaran/I/tertulis/nomor"]
        );
        let kode = |kode: &str| {
            let (mut program, mut kegiatan) = (baris("I", "1%"), baris("I.1", "1%"));
            program["kode"] = json!("7.01.01");
            kegiatan["kode"] = json!(kode);
            dengan(&[program, kegiatan])
        };
        assert_eq!(jalur("R-HIER-08", &kode("7.01.01.2.02")), [""; 0]);
        for salah in ["7.01.02.2.02", "7.01.01.2.02.0001"] {
            assert_eq!(jalur("R-HIER-08", &kode(salah)), ["/anggaran/I.1/kode"]);
        }
        let mut dangkal = dengan(&[baris("I", "1%")]);
        dangkal.anggaran[0].level = entity::status::LevelAnggaran::Kegiatan;
        assert_eq!(jalur("R-HIER-08", &dangkal), ["/anggaran/I/nomor"]);
        let yatim = dengan(&[baris("I", "1%"), baris("II.1", "1%")]);
        assert_eq!(jalur("R-HIER-08", &yatim), ["/anggaran/II.1/nomor"]);
    }

    #[test]
    fn a_sasaran_belongs_to_the_tujuan_of_its_number() {
        let rencana = |nomor: &str, tercetak: &str| {
            laporan(json!({"rencana": {"tujuan": [
                {"nomor": "1", "uraian": "Melayani", "sasaran": [
                    {"nomor": nomor, "uraian": "S", "indikator": [{
                        "nomor": format!("{nomor}.1"), "nama": "N", "satuan": "%",
                        "tertulis": [{"kolom": "tujuan (tabel 2)", "teks": tercetak}],
                    }]},
                ]},
                {"nomor": "2", "uraian": "Membina", "sasaran": []},
            ]}}))
        };
        assert_eq!(jalur("R-HIER-09", &rencana("1.1", "MELAYANI")), [""; 0]);
        // Another wording of its own is a matter of names.
        assert_eq!(jalur("R-HIER-09", &rencana("1.1", "Layanan")), [""; 0]);
        assert_eq!(
            jalur("R-HIER-09", &rencana("2.1", "Melayani")),
            ["/rencana/2.1/nomor"]
        );
        assert_eq!(
            jalur("R-HIER-09", &rencana("1.1", "Membina")),
            ["/rencana/1.1.1/tertulis/tujuan (tabel 2)"]
        );
    }
}
