//! Criteria of the evaluation of AKIP.

use async_graphql::SimpleObject;
use entity::status::{JawabanLke, Keparahan};

use super::super::model::{Hasil, Ketetapan};
use super::super::rules::lke::{self, HasilKriteria, Penilaian};
use crate::graphql::scalar::{Desimal, banyak};
use crate::rujukan::lke::KriteriaLke as Acuan;

/// Satu kriteria LKE tentang laporan kinerja (PermenPANRB 88/2021, komponen Pelaporan Kinerja).
#[derive(Clone, Debug, SimpleObject)]
pub struct KriteriaLke {
    /// Kode, mis. `CLAP002.3`.
    kode: String,
    /// Kode sub-komponen, mis. `CLAP002`.
    sub: String,
    /// Nama sub-komponen.
    nama_sub: String,
    /// Bobot sub-komponen dalam seluruh evaluasi, dalam persen.
    bobot_sub: Desimal,
    /// Cara kriteria dijawab.
    jawaban: JawabanLke,
    /// Bunyi kriteria.
    uraian: String,
    /// Bukti yang lazim diminta.
    bukti: String,
}

impl From<&Acuan> for KriteriaLke {
    fn from(acuan: &Acuan) -> Self {
        Self {
            kode: acuan.kode.clone(),
            sub: acuan.sub.clone(),
            nama_sub: acuan.nama_sub.clone(),
            bobot_sub: acuan.bobot_sub.into(),
            jawaban: acuan.jawaban,
            uraian: acuan.kriteria.clone(),
            bukti: acuan.bukti.clone(),
        }
    }
}

/// Pemeriksaan awal sebuah laporan menurut satu kriteria LKE, sebagai bekal evaluator; bukan nilai.
#[derive(Clone, Debug, SimpleObject)]
pub struct PenilaianKriteria {
    /// Kriterianya.
    kriteria: KriteriaLke,
    /// Hasilnya.
    hasil: HasilKriteria,
    /// Mengapa demikian.
    alasan: String,
    /// Kode aturan reviu yang menyinggung kriteria ini dan dijalankan.
    aturan_kode_list: Vec<&'static str>,
    /// Kunci temuan (`TemuanReviu.kunci`) yang menyinggung kriteria ini.
    temuan_kunci_list: Vec<String>,
    /// Banyaknya temuan GALAT di antaranya.
    galat: i32,
    /// Banyaknya temuan PERINGATAN di antaranya.
    peringatan: i32,
    /// Banyaknya temuan INFO di antaranya.
    info: i32,
}

impl PenilaianKriteria {
    /// What was said of one criterion of a report.
    pub fn new(acuan: &Acuan, penilaian: &Penilaian, hasil: &Hasil, ketetapan: &Ketetapan) -> Self {
        let temuan: Vec<_> = lke::temuan(&hasil.temuan, &acuan.kode).collect();
        let yang = |keparahan: Keparahan| {
            let cocok = temuan.iter().filter(|satu| satu.keparahan == keparahan);
            banyak(cocok.count())
        };
        Self {
            kriteria: acuan.into(),
            hasil: penilaian.hasil,
            alasan: penilaian.alasan.clone(),
            aturan_kode_list: lke::aturan(ketetapan, &acuan.kode)
                .map(|aturan| aturan.kode)
                .collect(),
            galat: yang(Keparahan::Galat),
            peringatan: yang(Keparahan::Peringatan),
            info: yang(Keparahan::Info),
            temuan_kunci_list: temuan.iter().map(|satu| satu.kunci.clone()).collect(),
        }
    }
}

/// Sebuah kriteria LKE di seluruh kecamatan: banyaknya laporan menurut hasilnya.
#[derive(Clone, Debug, SimpleObject)]
pub struct RekapKriteria {
    /// Kriterianya.
    kriteria: KriteriaLke,
    /// Laporan yang memenuhinya.
    terpenuhi: i32,
    /// Laporan yang memenuhinya sebagian.
    sebagian: i32,
    /// Laporan yang tidak memenuhinya.
    tidak: i32,
    /// Laporan yang tidak dapat diperiksa menurut kriteria ini.
    tidak_dapat_diperiksa: i32,
}

impl RekapKriteria {
    /// Counts what was said of one criterion.
    pub fn new(acuan: &Acuan, hasil: &[HasilKriteria]) -> Self {
        let yang = |ini: HasilKriteria| {
            let cocok = hasil.iter().filter(|satu| **satu == ini);
            banyak(cocok.count())
        };
        Self {
            kriteria: acuan.into(),
            terpenuhi: yang(HasilKriteria::Terpenuhi),
            sebagian: yang(HasilKriteria::Sebagian),
            tidak: yang(HasilKriteria::Tidak),
            tidak_dapat_diperiksa: yang(HasilKriteria::TidakDapatDiperiksa),
        }
    }
}
