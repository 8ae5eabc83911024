//! R-NAME: a label is spelt as its master everywhere: that of a sasaran or tujuan as in the plan, that of an
//! indicator as in the dictionary, that of a programme as in the nomenclature.

use super::super::model::{
    Aturan, Bahan, BedaNama, Catatan, JenisBeda as Jenis, Keparahan, Rumpun,
};
use super::jelajah::{nomor_induk, semua_indikator};
use super::kolom::tercetak_sebagai;
use super::teks::{self, Ringkas, kemiripan, kemiripan_nama, ringkas, sama};
use super::ukuran::kamus;
use crate::lkjip::dokumen::{BarisAnggaran, Dokumen};

const DASAR: &str = "PermenPANRB 53/2014: sasaran, indikator dan target dalam laporan sama dengan yang \
                     diperjanjikan; induknya Renstra dan kamus indikator.";
const DASAR_NOMENKLATUR: &str = "Nomenklatur urusan 7.01 (Kepmendagri 900.1.15.5-1317/2023 dan \
                                 perubahannya; daftar dapat dilengkapi kabupaten).";

pub(super) const ATURAN: &[Aturan] = &[
    Aturan {
        kode: "R-NAME-01",
        rumpun: Rumpun::Nama,
        keparahan: Keparahan::Peringatan,
        judul: "Ejaan nama berbeda dari nama induknya",
        penjelasan: "Nama tujuan, sasaran, indikator, dan program dibandingkan dengan nama induknya tanpa \
                     membedakan huruf besar, tanda baca, dan spasi. Yang dilaporkan mirip tetapi tidak \
                     sama, atau kehilangan sebagian katanya. Samakan dengan nama induk di setiap tabel \
                     dan lampiran.",
        dasar: DASAR,
        lke: &["CLAP002.1"],
        periksa: ejaan,
    },
    Aturan {
        kode: "R-NAME-02",
        rumpun: Rumpun::Nama,
        keparahan: Keparahan::Galat,
        judul: "Nama lain sama sekali dari nama induknya",
        penjelasan: "Nama yang tercetak di suatu tempat tidak mirip dengan nama induknya, sehingga pembaca \
                     tidak tahu bahwa yang dimaksud sama. Gunakan nama induk, atau jelaskan perubahannya.",
        dasar: DASAR,
        lke: &["CLAP002.1"],
        periksa: lain,
    },
    Aturan {
        kode: "R-NAME-03",
        rumpun: Rumpun::Nama,
        keparahan: Keparahan::Info,
        judul: "Nama ditulis dengan singkatan",
        penjelasan: "Nama yang tercetak menyingkat nama induknya tanpa menghilangkan kata. Tidak salah, \
                     tetapi sebaiknya ditulis lengkap dalam tabel dan lampiran.",
        dasar: DASAR,
        lke: &["CLAP002.1"],
        periksa: singkatan,
    },
    Aturan {
        kode: "R-NAME-04",
        rumpun: Rumpun::Nama,
        keparahan: Keparahan::Info,
        judul: "Nama belum ada dalam nomenklatur",
        penjelasan: "Nama baris anggaran tidak ditemukan dalam daftar nomenklatur yang dimuat. Daftar itu \
                     dapat belum lengkap: periksa nama dan kodenya pada DPA; bila benar, minta kabupaten \
                     melengkapi daftar.",
        dasar: DASAR_NOMENKLATUR,
        lke: &["CLAP002.1"],
        periksa: di_luar_nomenklatur,
    },
    Aturan {
        kode: "R-NAME-05",
        rumpun: Rumpun::Nama,
        keparahan: Keparahan::Galat,
        judul: "Kode nomenklatur milik nama lain",
        penjelasan: "Nama baris anggaran persis nama sebuah kode nomenklatur, tetapi baris itu memakai kode \
                     lain. Periksa DPA, lalu perbaiki kode atau namanya.",
        dasar: DASAR_NOMENKLATUR,
        lke: &["CLAP002.1"],
        periksa: kode_tertukar,
    },
    Aturan {
        kode: "R-NAME-06",
        rumpun: Rumpun::Nama,
        keparahan: Keparahan::Peringatan,
        judul: "Nama yang sama tercatat dua kali di bawah satu induk",
        penjelasan: "Dua baris anggaran di bawah induk yang sama bernama sama. Hapus baris yang berulang, \
                     atau perbaiki namanya menurut DPA.",
        dasar: DASAR_NOMENKLATUR,
        lke: &["CLAP002.1"],
        periksa: berulang,
    },
];

fn jenis(tertulis: &str, induk: &str, ambang: u32) -> Option<Jenis> {
    if sama(tertulis, induk) {
        return None;
    }
    let mirip = kemiripan_nama(tertulis, induk);
    Some(match ringkas(tertulis, induk) {
        Some(Ringkas::Singkatan) => Jenis::Singkatan,
        Some(Ringkas::Terpotong) => Jenis::Ejaan(mirip),
        None if mirip >= ambang || mirip_singkatannya(tertulis, induk) >= ambang => {
            Jenis::Ejaan(mirip)
        }
        None => Jenis::Lain(mirip),
    })
}

/// Similarity to a master of which the acronym in brackets stands for the words before it.
fn mirip_singkatannya(tertulis: &str, induk: &str) -> u32 {
    let Some((depan, sisa)) = induk.split_once('(') else {
        return 0;
    };
    let Some((singkatan, belakang)) = sisa.split_once(')') else {
        return 0;
    };
    let mut depan = teks::kata(depan);
    depan.truncate(depan.len().saturating_sub(singkatan.trim().chars().count()));
    let pendek = format!("{} {singkatan} {belakang}", depan.join(" "));
    kemiripan_nama(tertulis, &pendek)
}

fn beda(bahan: &Bahan<'_>) -> Vec<BedaNama> {
    let mut hasil = Vec::new();
    let ambang = bahan.parameter.kemiripan_nama;
    let mut banding = |path: String, tertulis: &str, induk: &str, asal: &str| {
        if let Some(jenis) = jenis(tertulis, induk, ambang)
            && !tertulis.trim().is_empty()
        {
            hasil.push(BedaNama {
                path,
                tertulis: tertulis.to_owned(),
                induk: induk.to_owned(),
                asal: asal.to_owned(),
                jenis,
            });
        }
    };
    for letak in semua_indikator(bahan.dokumen) {
        let baris = letak.indikator;
        let di_kamus = kamus(bahan.acuan, baris).map(|satu| satu.nama.as_str());
        if let Some(nama) = di_kamus {
            let path = format!("{}/nama", letak.path());
            banding(path, &baris.nama, nama, "kamus indikator");
        }
        let bernama = tercetak_sebagai(&baris.tertulis, "nama")
            .chain(tercetak_sebagai(&baris.tertulis, "indikator"));
        for cetak in bernama {
            let path = letak.path_tertulis(&cetak.kolom);
            match di_kamus {
                Some(nama) => banding(path, &cetak.teks, nama, "kamus indikator"),
                None => banding(path, &cetak.teks, &baris.nama, "nama indikator"),
            }
        }
        let induk = [
            ("tujuan", Some(&letak.tujuan.uraian)),
            ("sasaran", letak.sasaran.map(|sasaran| &sasaran.uraian)),
        ];
        for (fakta, uraian) in induk {
            let Some(uraian) = uraian else { continue };
            for cetak in tercetak_sebagai(&baris.tertulis, fakta) {
                // Another row's label in its place is a matter of the hierarchy, not of spelling.
                if !milik_lain(bahan.dokumen, &cetak.teks) {
                    let path = letak.path_tertulis(&cetak.kolom);
                    banding(path, &cetak.teks, uraian, "rencana (Renstra)");
                }
            }
        }
    }
    for baris in &bahan.dokumen.anggaran {
        let path = format!("/anggaran/{}", baris.nomor);
        let resmi = nama_resmi(bahan, baris);
        if let Some((nama, asal)) = &resmi {
            banding(format!("{path}/nama"), &baris.nama, nama, asal);
        }
        for cetak in tercetak_sebagai(&baris.tertulis, "nama") {
            let path = format!("{path}/tertulis/{}", cetak.kolom);
            match &resmi {
                Some((nama, asal)) => banding(path, &cetak.teks, nama, asal),
                None => banding(path, &cetak.teks, &baris.nama, "nama baris anggaran"),
            }
        }
        if let Some(indikator) = &baris.indikator {
            for cetak in tercetak_sebagai(&baris.tertulis, "indikator") {
                let path = format!("{path}/tertulis/{}", cetak.kolom);
                banding(path, &cetak.teks, indikator, "indikator baris anggaran");
            }
        }
    }
    hasil
}

/// Whether a label is exactly that of a tujuan or sasaran of the plan.
fn milik_lain(dokumen: &Dokumen, tertulis: &str) -> bool {
    dokumen.rencana.tujuan.iter().any(|tujuan| {
        sama(&tujuan.uraian, tertulis)
            || tujuan
                .sasaran
                .iter()
                .any(|sasaran| sama(&sasaran.uraian, tertulis))
    })
}

/// The name of the nomenclature for a row: by its code, or by a name that hardly differs. A name that
/// belongs to another code is told by that rule alone.
fn nama_resmi<'a>(bahan: &Bahan<'a>, baris: &BarisAnggaran) -> Option<(&'a str, String)> {
    if pemilik_nama(bahan, baris).is_some() {
        return None;
    }
    let daftar = &bahan.acuan.nomenklatur;
    if let Some(kode) = &baris.kode {
        let satu = daftar.iter().find(|satu| satu.kode == *kode)?;
        return Some((&satu.nama, format!("nomenklatur {kode}")));
    }
    let nama = teks::normal(&baris.nama);
    let (mirip, satu) = daftar
        .iter()
        .filter(|satu| satu.level == baris.level)
        .map(|satu| (kemiripan(&nama, &teks::normal(&satu.nama)), satu))
        .max_by_key(|(mirip, _)| *mirip)?;
    (mirip >= bahan.parameter.kemiripan_nomenklatur)
        .then(|| (satu.nama.as_str(), format!("nomenklatur {}", satu.kode)))
}

/// The code whose name a row bears though its own code is another.
fn pemilik_nama<'a>(bahan: &Bahan<'a>, baris: &BarisAnggaran) -> Option<&'a str> {
    let kode = baris.kode.as_deref()?;
    let daftar = &bahan.acuan.nomenklatur;
    let sendiri = daftar.iter().find(|satu| satu.kode == kode);
    if sendiri.is_some_and(|satu| sama(&satu.nama, &baris.nama)) {
        return None;
    }
    let lain = daftar
        .iter()
        .find(|satu| satu.kode != kode && sama(&satu.nama, &baris.nama))?;
    Some(&lain.kode)
}

fn laporkan(bahan: &Bahan<'_>, catatan: &mut Catatan, pilih: impl Fn(&Jenis) -> bool) {
    let semua = catatan.beda_nama.take().unwrap_or_else(|| beda(bahan));
    for satu in semua.iter().filter(|satu| pilih(&satu.jenis)) {
        let hitungan = match satu.jenis {
            Jenis::Ejaan(100) => format!(
                "Dibandingkan dengan {}; sebagian katanya hilang.",
                satu.asal
            ),
            Jenis::Ejaan(mirip) => format!(
                "Dibandingkan dengan {}; kemiripan {mirip}%, dianggap nama yang sama.",
                satu.asal
            ),
            Jenis::Singkatan => format!("Singkatan dari {}.", satu.asal),
            Jenis::Lain(mirip) => format!(
                "Dibandingkan dengan {}; kemiripan {mirip}%, di bawah {}%.",
                satu.asal, bahan.parameter.kemiripan_nama
            ),
        };
        catatan.temukan(&satu.path, &satu.tertulis, &satu.induk, hitungan);
    }
    catatan.beda_nama = Some(semua);
}

fn ejaan(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    laporkan(bahan, catatan, |jenis| match jenis {
        Jenis::Ejaan(_) => true,
        Jenis::Singkatan | Jenis::Lain(_) => false,
    });
}

fn lain(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    laporkan(bahan, catatan, |jenis| match jenis {
        Jenis::Lain(_) => true,
        Jenis::Singkatan | Jenis::Ejaan(_) => false,
    });
}

fn singkatan(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    laporkan(bahan, catatan, |jenis| *jenis == Jenis::Singkatan);
}

fn di_luar_nomenklatur(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let daftar = &bahan.acuan.nomenklatur;
    if daftar.is_empty() {
        return;
    }
    for baris in &bahan.dokumen.anggaran {
        let dikenal = daftar
            .iter()
            .any(|satu| baris.kode.as_ref() == Some(&satu.kode) || sama(&satu.nama, &baris.nama));
        if !dikenal && nama_resmi(bahan, baris).is_none() {
            catatan.temukan(
                format!("/anggaran/{}/nama", baris.nomor),
                match &baris.kode {
                    Some(kode) => format!("{kode} {}", baris.nama),
                    None => baris.nama.clone(),
                },
                "Nama dan kode menurut nomenklatur yang berlaku.",
                format!("Tidak ada di antara {} nama dalam daftar.", daftar.len()),
            );
        }
    }
}

fn kode_tertukar(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for baris in &bahan.dokumen.anggaran {
        if let (Some(kode), Some(pemilik)) = (&baris.kode, pemilik_nama(bahan, baris)) {
            catatan.temukan(
                format!("/anggaran/{}/kode", baris.nomor),
                kode,
                pemilik,
                format!("Nomenklatur {pemilik} bernama \"{}\".", baris.nama),
            );
        }
    }
}

fn berulang(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let semua = &bahan.dokumen.anggaran;
    for (letak, baris) in semua.iter().enumerate() {
        let kembar = semua[..letak].iter().find(|satu| {
            nomor_induk(&satu.nomor) == nomor_induk(&baris.nomor) && sama(&satu.nama, &baris.nama)
        });
        if let Some(kembar) = kembar {
            catatan.temukan(
                format!("/anggaran/{}/nama", baris.nomor),
                &baris.nama,
                format!("Satu baris saja; nama ini sudah dipakai {}.", kembar.nomor),
                format!("{} dan {} bernama sama.", kembar.nomor, baris.nomor),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::uji::{acuan, dokumen, temuan, temuan_dengan};
    use crate::reviu::model::Acuan;

    fn rencana(tertulis: &str) -> String {
        format!(
            r#"{{"rencana": {{"tujuan": [{{"nomor": "1", "uraian": "Tertib arsip", "sasaran": [{{
                "nomor": "1.1", "uraian": "Meningkatnya Kerapian Arsip Kantor", "indikator": [{{
                    "nomor": "1.1.1", "nama": "Persentase arsip tertata", "satuan": "%",
                    "tertulis": [{tertulis}]}}]}}]}}]}}}}"#
        )
    }

    #[test]
    fn a_label_in_another_place_is_the_master_label() {
        let cetak = |kolom: &str, teks: &str| {
            dokumen(&rencana(&format!(
                r#"{{"kolom": "{kolom}", "teks": "{teks}"}}"#
            )))
        };
        for (kolom, teks, aturan) in [
            (
                "sasaran (tabel 2.2)",
                "Meningkatkan Kerapian Arsip",
                "R-NAME-01",
            ),
            ("nama (SK IKU)", "Persentase arsip tertatta", "R-NAME-01"),
            ("nama (SK IKU)", "Jumlah kunjungan tamu", "R-NAME-02"),
            ("nama (SK IKU)", "Persentase AT", "R-NAME-03"),
        ] {
            let hasil = temuan(&cetak(kolom, teks), "R-NAME");
            let path = format!("/rencana/1.1.1/tertulis/{kolom}");
            assert_eq!(hasil, [(aturan, path)], "{teks}");
        }
        for (kolom, teks) in [
            (
                "sasaran (tabel 2.2)",
                "MENINGKATNYA KERAPIAN ARSIP  KANTOR.",
            ),
            ("nama (SK IKU)", "Persentase Arsip Tertata"),
            // Another's label is told by the hierarchy.
            ("sasaran (tabel 2.4)", "Tertib arsip"),
        ] {
            assert_eq!(temuan(&cetak(kolom, teks), "R-NAME"), [], "{teks}");
        }
    }

    #[test]
    fn names_of_the_budget_are_those_of_the_nomenclature() {
        let baris = |isi: &str| {
            dokumen(&format!(
                r#"{{"anggaran": [{{"nomor": "I", "level": "PROGRAM", "nama": "x", "kode": "7.01.02"}}, {isi}]}}"#
            ))
        };
        let acuan = acuan();
        for (isi, harapan) in [
            (
                r#"{"nomor": "I.1", "level": "SUB_KEGIATAN", "kode": "7.01.01.2.07.0005", "nama": "Pengadaan Mebeler"}"#,
                "R-NAME-01",
            ),
            (
                r#"{"nomor": "I.1", "level": "SUB_KEGIATAN", "kode": "7.01.01.2.07.0006", "nama": "Pengadaan Mebel"}"#,
                "R-NAME-05",
            ),
            (
                r#"{"nomor": "I.1", "level": "SUB_KEGIATAN", "nama": "Pengadaan Perahu Dinas"}"#,
                "R-NAME-04",
            ),
        ] {
            let hasil = temuan_dengan(&baris(isi), &acuan, "R-NAME");
            let ada: Vec<_> = hasil
                .iter()
                .filter(|(_, path)| path.contains("I.1"))
                .map(|(kode, _)| *kode)
                .collect();
            assert_eq!(ada, [harapan], "{isi}");
        }
        let benar = baris(
            r#"{"nomor": "I.1", "level": "SUB_KEGIATAN", "kode": "7.01.01.2.07.0005", "nama": "PENGADAAN MEBEL"}"#,
        );
        assert!(
            temuan_dengan(&benar, &acuan, "R-NAME")
                .iter()
                .all(|(_, path)| !path.contains("I.1"))
        );
        // Without a list nothing is unknown.
        assert_eq!(temuan_dengan(&benar, &Acuan::default(), "R-NAME"), []);
    }

    #[test]
    fn a_name_stands_once_under_its_parent() {
        let dua = |nama: &str| {
            dokumen(&format!(
                r#"{{"anggaran": [{{"nomor": "I.1", "level": "KEGIATAN", "nama": "Rapat"}},
                    {{"nomor": "I.2", "level": "KEGIATAN", "nama": "{nama}"}}]}}"#
            ))
        };
        assert_eq!(temuan(&dua("RAPAT"), "R-NAME-06").len(), 1);
        assert_eq!(temuan(&dua("Surat"), "R-NAME-06"), []);
    }
}
