//! What must be there before a report can be submitted (PermenPANRB 53/2014 lampiran II: Bab I to IV
//! with, for each performance statement, target, realisasi and analysis; Bab III.B the budget).

use entity::status::{BagianNarasi, JenisPerjanjian, LevelAnggaran, Unsur};

use super::jalur;
use super::target::target_berlaku;
use crate::lkjip::dokumen::{Dokumen, Indikator, Skm};
use crate::skm::rules::sebutan::sebutan;

/// A mandatory part that is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kurang {
    /// Pointer into the report, by the numbers that its author knows, e.g. `/rencana/1.1.1/realisasi`.
    pub path: String,
    /// One Indonesian sentence.
    pub pesan: String,
}

/// The content of a report as far as completeness is concerned.
#[derive(Copy, Clone, Debug)]
pub struct Isi<'a>(&'a Dokumen);

impl<'a> From<&'a Dokumen> for Isi<'a> {
    fn from(dokumen: &'a Dokumen) -> Self {
        Self(dokumen)
    }
}

/// A mandatory part, with what is said when it is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Syarat {
    /// Whether it is there.
    pub terisi: bool,
    /// What is missing otherwise.
    pub kurang: Kurang,
}

/// Every mandatory part that is missing, in the order of the report.
pub fn kekurangan(isi: &Isi<'_>) -> Vec<Kurang> {
    let semua = syarat(isi).into_iter();
    semua
        .filter(|satu| !satu.terisi)
        .map(|satu| satu.kurang)
        .collect()
}

/// Every mandatory part, in the order of the report.
pub fn syarat(isi: &Isi<'_>) -> Vec<Syarat> {
    let mut syarat = Vec::new();
    let mut add = |terisi: bool, path: String, pesan: String| {
        let kurang = Kurang { path, pesan };
        syarat.push(Syarat { terisi, kurang });
    };
    let dokumen = isi.0;
    for (bagian, nama, sebutan) in [
        (
            BagianNarasi::Pendahuluan,
            "PENDAHULUAN",
            "Bab I Pendahuluan",
        ),
        (BagianNarasi::Penutup, "PENUTUP", "Bab IV Penutup"),
    ] {
        add(
            dokumen.narasi.iter().any(|narasi| narasi.bagian == bagian),
            format!("/narasi/{nama}"),
            format!("{sebutan} belum diisi."),
        );
    }
    add(
        dokumen.tanggal.is_some(),
        "/tanggal".to_owned(),
        "Tanggal laporan belum diisi.".to_owned(),
    );
    add(
        !dokumen.rencana.tujuan.is_empty(),
        "/rencana/tujuan".to_owned(),
        "Tujuan belum diisi.".to_owned(),
    );
    for tujuan in &dokumen.rencana.tujuan {
        add(
            !tujuan.sasaran.is_empty(),
            format!("/rencana/{}/sasaran", tujuan.nomor),
            format!("Tujuan {} belum memiliki sasaran.", tujuan.nomor),
        );
        for baris in &tujuan.indikator {
            indikator(baris, dokumen.tahun, &mut add);
        }
        for sasaran in &tujuan.sasaran {
            add(
                !sasaran.indikator.is_empty(),
                format!("/rencana/{}/indikator", sasaran.nomor),
                format!("Sasaran {} belum memiliki indikator.", sasaran.nomor),
            );
            for baris in &sasaran.indikator {
                indikator(baris, dokumen.tahun, &mut add);
            }
        }
    }
    add(
        dokumen
            .perjanjian
            .iter()
            .any(|baris| baris.jenis == JenisPerjanjian::Murni),
        "/perjanjian/MURNI".to_owned(),
        "Perjanjian Kinerja murni belum diisi.".to_owned(),
    );
    anggaran(dokumen, &mut add);
    match &dokumen.skm {
        Some(skm) => survei(skm, &mut add),
        None => add(
            tanpa_survei(dokumen),
            "/skm".to_owned(),
            "Hasil Survei Kepuasan Masyarakat belum diisi.".to_owned(),
        ),
    }
    syarat
}

/// Whether the report says that the SKM indicator does not apply this year: then no survey is due.
fn tanpa_survei(dokumen: &Dokumen) -> bool {
    dokumen
        .rencana
        .tujuan
        .iter()
        .flat_map(|tujuan| {
            let sasaran = tujuan.sasaran.iter().flat_map(|sasaran| &sasaran.indikator);
            tujuan.indikator.iter().chain(sasaran)
        })
        .any(|baris| baris.kode.as_deref() == Some("SKM") && baris.tidak_berlaku.is_some())
}

/// Of a survey that was held, the nine unsur or the index: a draft may have some of them.
fn survei(skm: &Skm, add: &mut impl FnMut(bool, String, String)) {
    if skm.unsur.is_empty() {
        add(
            skm.indeks.is_some(),
            "/skm/unsur".to_owned(),
            "Jawaban atau NRR kesembilan unsur SKM, atau indeks dengan sumbernya, belum diisi."
                .to_owned(),
        );
        return;
    }
    for &unsur in Unsur::SEMUA {
        add(
            skm.unsur.iter().any(|baris| baris.unsur == unsur),
            jalur::unsur(unsur),
            format!("Unsur SKM {} belum diisi.", sebutan(unsur)),
        );
    }
}

fn indikator(baris: &Indikator, tahun: i32, add: &mut impl FnMut(bool, String, String)) {
    let nomor = &baris.nomor;
    // What does not apply this year has neither target nor realisasi nor analysis.
    if baris.tidak_berlaku.is_some() {
        return;
    }
    add(
        target_berlaku(&baris.ukuran, tahun).is_some(),
        format!("/rencana/{nomor}/target"),
        format!("Target {tahun} indikator {nomor} belum diisi."),
    );
    add(
        baris.realisasi.is_some(),
        format!("/rencana/{nomor}/realisasi"),
        format!("Realisasi indikator {nomor} belum diisi (nol ditulis \"0\")."),
    );
    let analisis = baris.analisis.clone().unwrap_or_default();
    if baris.iku {
        for (nama, sebutan, teks) in [
            (
                "sebab",
                "penyebab keberhasilan atau kegagalan",
                analisis.sebab,
            ),
            ("solusi", "solusi", analisis.solusi),
        ] {
            add(
                teks.is_some(),
                format!("/rencana/{nomor}/analisis/{nama}"),
                format!("Analisis {sebutan} indikator {nomor} belum diisi."),
            );
        }
    }
}

fn anggaran(dokumen: &Dokumen, add: &mut impl FnMut(bool, String, String)) {
    let mut program = dokumen
        .anggaran
        .iter()
        .filter(|baris| baris.level == LevelAnggaran::Program)
        .peekable();
    add(
        program.peek().is_some(),
        "/anggaran".to_owned(),
        "Program dan anggaran belum diisi.".to_owned(),
    );
    for baris in program {
        let nomor = &baris.nomor;
        add(
            baris.pagu_murni.is_some() || baris.pagu_perubahan.is_some(),
            format!("/anggaran/{nomor}/pagu"),
            format!("Pagu program {nomor} belum diisi."),
        );
        add(
            baris.realisasi_anggaran.is_some(),
            format!("/anggaran/{nomor}/realisasiAnggaran"),
            format!("Realisasi anggaran program {nomor} belum diisi."),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the one indicator of a report lacks.
    fn kurang(isi: &str) -> Vec<String> {
        let indikator: Indikator = serde_json::from_str(&format!(
            r#"{{"nomor": "1.1.1", "nama": "SKM", "satuan": "Skor", "iku": true{isi}}}"#
        ))
        .unwrap();
        let mut path = Vec::new();
        super::indikator(&indikator, 2023, &mut |terisi, satu, _| {
            if !terisi {
                path.push(satu);
            }
        });
        path
    }

    #[test]
    fn blank_zero_and_not_applicable_are_three_things() {
        assert_eq!(
            kurang(""),
            [
                "/rencana/1.1.1/target",
                "/rencana/1.1.1/realisasi",
                "/rencana/1.1.1/analisis/sebab",
                "/rencana/1.1.1/analisis/solusi"
            ]
        );
        let nol = r#", "ukuran": [{"jenis": "RENSTRA", "tahun": 2023, "nilai": "0"}],
            "realisasi": {"nilai": "0"}, "analisis": {"sebab": "a", "solusi": "b"}"#;
        assert_eq!(kurang(nol), [""; 0]);
        assert_eq!(
            kurang(r#", "tidakBerlaku": "Mulai diukur tahun 2024.""#),
            [""; 0]
        );
    }
}
