//! The report as the client sees it.

mod alur;
mod anggaran;
mod cohort;
mod daftar;
mod dukungan;
mod evaluasi;
mod indikator;
mod kemajuan;
mod komentar;
mod mutation;
mod narasi;
mod node;
mod pendahuluan;
mod perbandingan;
mod perjanjian;
mod perubahan;
mod query;
mod rencana;
mod report;
mod skm;
mod sunting;
mod terukur;
mod triwulan;
mod versi;

pub use alur::{Kekurangan, Riwayat};
pub use anggaran::{BarisAnggaran, Efisiensi, RenstraAnggaran, Ringkasan};
pub use daftar::{Lampiran, Tabel};
pub use dukungan::Dukungan;
pub use evaluasi::{DokumenSumber, EvaluasiAkip, KomponenEvaluasi, Rekomendasi};
pub use indikator::{Analisis, IndikatorLkjip, Kemajuan, UkuranDokumen};
pub use kemajuan::KemajuanBagian;
pub use mutation::{LkjipMutation, LkjipPayload};
pub use narasi::Narasi;
pub use pendahuluan::{
    DasarHukum, IsuStrategis, Jabatan, KelompokPegawai, Organisasi, PendahuluanMutation,
};
pub(crate) use perbandingan::hitung as hitung_kesenjangan;
pub use perbandingan::{Pembanding, TahunLalu, Terhadap};
pub use perjanjian::{AnggaranProgram, PerjanjianKinerja, Pihak};
pub use perubahan::PerubahanIsi;
pub use query::LkjipQuery;
pub use rencana::{RataRataCapaian, Rpjmd, Sasaran, Tujuan};
pub use report::{Lkjip, LkjipConnection, LkjipEdge};
pub use skm::{JawabanUnsur, NilaiUnsur, ProfilResponden, Skm, TindakLanjutSkm};
pub use sunting::{EvaluasiSuntingMutation, LkjipSuntingMutation, PendahuluanSuntingMutation};
pub(crate) use terukur::Terukur;
pub(crate) use triwulan::kumulatif as kumulatif_triwulan;
pub use triwulan::{KumulatifTriwulan, TriwulanIndikator};

use async_graphql::SimpleObject;
use entity::value::Nilai;

use crate::graphql::scalar::Desimal;
use crate::lkjip::dokumen;

/// Sebuah angka sebagaimana tercetak dalam dokumen asal.
#[derive(Clone, Debug, SimpleObject)]
pub struct Tertulis {
    /// Nama kolom.
    pub kolom: String,
    /// Teks persis seperti tercetak.
    pub teks: String,
}

fn tertulis(column: Option<&str>) -> Vec<Tertulis> {
    super::store::salin::tertulis(column)
        .into_iter()
        .map(|dokumen::Tertulis { kolom, teks }| Tertulis { kolom, teks })
        .collect()
}

/// Sebuah nilai: angka atau predikat; keduanya kosong berarti belum diisi.
#[derive(Clone, Debug, SimpleObject)]
pub struct Ukuran {
    /// Nilai berupa angka.
    pub nilai: Option<Desimal>,
    /// Nilai berupa predikat, mis. `BB`.
    pub predikat: Option<String>,
}

impl Ukuran {
    pub(crate) fn new(nilai: Option<Nilai>, predikat: Option<&String>) -> Option<Self> {
        (nilai.is_some() || predikat.is_some()).then(|| Self {
            nilai: nilai.map(Into::into),
            predikat: predikat.cloned(),
        })
    }
}
