//! Walks through a report: its indicators and rows with where they stand, its texts, and what is printed.

use entity::status::{BagianNarasi, LevelAnggaran};

use super::teks::normal;
use crate::lkjip::dokumen::{BarisAnggaran, Dokumen, Indikator, Sasaran, Tertulis, Tujuan};
use crate::reviu::model::Bahan;

/// An indicator and where it stands.
#[derive(Copy, Clone, Debug)]
pub(super) struct Letak<'a> {
    /// Its tujuan.
    pub(super) tujuan: &'a Tujuan,
    /// Its sasaran; none for an indicator of the tujuan itself.
    pub(super) sasaran: Option<&'a Sasaran>,
    /// The indicator.
    pub(super) indikator: &'a Indikator,
}

impl Letak<'_> {
    /// Pointer to it.
    pub(super) fn path(&self) -> String {
        format!("/rencana/{}", self.indikator.nomor)
    }

    /// Pointer to something printed of it.
    pub(super) fn path_tertulis(&self, kolom: &str) -> String {
        format!("{}/tertulis/{kolom}", self.path())
    }
}

/// Every indicator, in the order of the report.
pub(super) fn semua_indikator(dokumen: &Dokumen) -> impl Iterator<Item = Letak<'_>> {
    dokumen.rencana.tujuan.iter().flat_map(|tujuan| {
        let sendiri = tujuan.indikator.iter().map(|indikator| (None, indikator));
        let sasaran = tujuan.sasaran.iter().flat_map(|sasaran| {
            let indikator = sasaran.indikator.iter();
            indikator.map(move |indikator| (Some(sasaran), indikator))
        });
        sendiri
            .chain(sasaran)
            .map(move |(sasaran, indikator)| Letak {
                tujuan,
                sasaran,
                indikator,
            })
    })
}

/// Indicators that apply this year.
pub(super) fn berlaku(dokumen: &Dokumen) -> Vec<Letak<'_>> {
    semua_indikator(dokumen)
        .filter(|letak| letak.indikator.tidak_berlaku.is_none())
        .collect()
}

/// Whether an indicator is measured by the survey of satisfaction (PermenPANRB 14/2017), whatever the
/// dictionary calls it.
pub(super) fn mengukur_kepuasan(indikator: &Indikator) -> bool {
    let nama = format!(" {} ", normal(&indikator.nama));
    ["kepuasan masyarakat", "skm", "ikm"]
        .iter()
        .any(|frasa| nama.contains(&format!(" {frasa} ")))
}

/// Where the printed figures of an indicator, a budget row and the report stand.
pub(super) fn alas_indikator(indikator: &Indikator) -> String {
    format!("/rencana/{}/tertulis", indikator.nomor)
}

/// See [`alas_indikator`].
pub(super) fn alas_baris(baris: &BarisAnggaran) -> String {
    format!("/anggaran/{}/tertulis", baris.nomor)
}

/// See [`alas_indikator`].
pub(super) const ALAS_LAPORAN: &str = "/tertulis";

/// The programmes.
pub(super) fn program(dokumen: &Dokumen) -> impl Iterator<Item = &BarisAnggaran> {
    dokumen
        .anggaran
        .iter()
        .filter(|baris| baris.level == LevelAnggaran::Program)
}

/// The number of the row above: `I.2` of `I.2.1`.
pub(super) fn nomor_induk(nomor: &str) -> Option<&str> {
    Some(nomor.rsplit_once('.')?.0)
}

/// The rows directly below one.
pub(super) fn anak<'a>(
    dokumen: &'a Dokumen,
    induk: &BarisAnggaran,
) -> impl Iterator<Item = &'a BarisAnggaran> {
    dokumen
        .anggaran
        .iter()
        .filter(move |baris| nomor_induk(&baris.nomor) == Some(&induk.nomor))
}

/// The name of a narrative section as the format writes it.
pub(super) const fn nama_bagian(bagian: BagianNarasi) -> &'static str {
    match bagian {
        BagianNarasi::KataPengantar => "KATA_PENGANTAR",
        BagianNarasi::Pendahuluan => "PENDAHULUAN",
        BagianNarasi::Organisasi => "ORGANISASI",
        BagianNarasi::IsuStrategis => "ISU_STRATEGIS",
        BagianNarasi::DasarHukum => "DASAR_HUKUM",
        BagianNarasi::Sistematika => "SISTEMATIKA",
        BagianNarasi::Perencanaan => "PERENCANAAN",
        BagianNarasi::RencanaStrategis => "RENCANA_STRATEGIS",
        BagianNarasi::RencanaKerja => "RENCANA_KERJA",
        BagianNarasi::PerjanjianKinerja => "PERJANJIAN_KINERJA",
        BagianNarasi::Akuntabilitas => "AKUNTABILITAS",
        BagianNarasi::Capaian => "CAPAIAN",
        BagianNarasi::Anggaran => "ANGGARAN",
        BagianNarasi::Efisiensi => "EFISIENSI",
        BagianNarasi::Penutup => "PENUTUP",
    }
}

/// Pointer to a regulation of the legal basis, by the number under which it is printed.
pub(super) fn path_dasar_hukum(letak: usize) -> String {
    format!("/dasarHukum/{}", letak + 1)
}

/// The texts of Bab I that stand in lists, by position from 1 or by name.
fn pendahuluan(dokumen: &Dokumen) -> Vec<(String, &str)> {
    let mut hasil: Vec<(String, &str)> = Vec::new();
    if let Some(satu) = &dokumen.organisasi {
        for (nama, teks) in [("kedudukan", &satu.kedudukan), ("tugas", &satu.tugas)] {
            if let Some(teks) = teks {
                hasil.push((format!("/organisasi/{nama}"), teks));
            }
        }
        for (teks, nomor) in satu.fungsi.iter().zip(1..) {
            hasil.push((format!("/organisasi/fungsi/{nomor}"), teks));
        }
        for (jabatan, nomor) in satu.susunan.iter().zip(1..) {
            if let Some(teks) = &jabatan.tugas {
                hasil.push((format!("/organisasi/susunan/{nomor}/tugas"), teks));
            }
        }
    }
    for (satu, nomor) in dokumen.isu_strategis.iter().zip(1..) {
        hasil.push((format!("/isuStrategis/{nomor}"), &satu.uraian));
    }
    for (letak, satu) in dokumen.dasar_hukum.iter().enumerate() {
        hasil.push((path_dasar_hukum(letak), &satu.nama));
    }
    hasil
}

/// Every text that an author wrote, with its pointer.
pub(super) fn naskah<'a>(bahan: &Bahan<'a>) -> Vec<(String, &'a str)> {
    bahan.naskah.to_vec()
}

/// The narrative sections, the lists of Bab I, and the definitions and analyses that the narrative does not already
/// hold, which is looked for once for all rules.
pub(in crate::reviu) fn kumpulkan_naskah(dokumen: &Dokumen) -> Vec<(String, &str)> {
    let mut hasil: Vec<(String, &str)> = dokumen
        .narasi
        .iter()
        .map(|narasi| {
            let path = format!("/narasi/{}", nama_bagian(narasi.bagian));
            (path, narasi.isi.as_str())
        })
        .collect();
    hasil.append(&mut pendahuluan(dokumen));
    let mut analisis: Vec<(String, &str)> = Vec::new();
    for letak in semua_indikator(dokumen) {
        if let Some(teks) = &letak.indikator.definisi {
            analisis.push((format!("{}/definisi", letak.path()), teks));
        }
        if let Some(satu) = &letak.indikator.analisis {
            for (nama, teks) in satu.bagian() {
                if let Some(teks) = teks {
                    analisis.push((format!("{}/analisis/{nama}", letak.path()), teks));
                }
            }
        }
    }
    for baris in &dokumen.anggaran {
        if let Some(teks) = &baris.analisis {
            analisis.push((format!("/anggaran/{}/analisis", baris.nomor), teks));
        }
    }
    analisis.retain(|(_, teks)| {
        !dokumen
            .narasi
            .iter()
            .any(|narasi| narasi.isi.contains(teks.trim()))
    });
    hasil.append(&mut analisis);
    hasil
}

/// Every list of printed figures, with its pointer.
pub(super) fn semua_tertulis(dokumen: &Dokumen) -> Vec<(String, &[Tertulis])> {
    let mut hasil: Vec<(String, &[Tertulis])> =
        vec![("/tertulis".to_owned(), dokumen.tertulis.as_slice())];
    for letak in semua_indikator(dokumen) {
        let path = format!("{}/tertulis", letak.path());
        hasil.push((path, &letak.indikator.tertulis));
    }
    for baris in &dokumen.anggaran {
        hasil.push((
            format!("/anggaran/{}/tertulis", baris.nomor),
            &baris.tertulis,
        ));
    }
    hasil
}
