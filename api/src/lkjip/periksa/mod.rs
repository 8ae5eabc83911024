//! Whether a section can be kept at all. Every problem is listed, each with its path; whether the
//! figures are right is the reviu's question, not this one's.

mod anggaran;
mod daftar;
mod dokumen;
mod evaluasi;
mod pendahuluan;
mod perjanjian;
mod rencana;
mod skm;
mod triwulan;

pub use anggaran::periksa_anggaran;
pub use daftar::{periksa_berkas, periksa_lampiran, periksa_tabel};
pub use dokumen::{periksa_dokumen, periksa_muatan};
pub use evaluasi::periksa_evaluasi;
pub use pendahuluan::{periksa_dasar_hukum, periksa_isu, periksa_organisasi};
pub use perjanjian::periksa_perjanjian;
pub use rencana::{periksa_rencana, periksa_ukuran};
pub use skm::{periksa_narasi, periksa_skm};
pub use triwulan::periksa_triwulan;

use std::collections::HashSet;

use crate::error::{KodeKesalahan, UserError};
use crate::graphql::masukan::{BERKENDALI, berkendali};
use crate::lkjip::dokumen::Tertulis;

/// The problems found so far.
#[derive(Debug, Default)]
pub struct Temuan(Vec<UserError>);

impl Temuan {
    /// All problems, in the order of the input.
    pub fn into_errors(self) -> Vec<UserError> {
        self.0
    }

    /// Notes a problem at `path`.
    pub fn add(&mut self, path: &str, code: KodeKesalahan, message: impl Into<String>) {
        self.0.push(UserError::at(path, code, message));
    }

    fn wajib(&mut self, path: &str, message: &str) {
        self.add(path, KodeKesalahan::WajibDiisi, message);
    }

    fn salah(&mut self, path: &str, message: impl Into<String>) {
        self.add(path, KodeKesalahan::TidakSah, message);
    }

    /// A text that must be there and must not be longer than `panjang` characters.
    fn teks(&mut self, path: &str, teks: &str, panjang: usize) {
        if teks.trim().is_empty() {
            self.wajib(path, "Teks ini wajib diisi.");
        } else {
            self.panjang(path, teks, panjang);
        }
    }

    fn panjang(&mut self, path: &str, teks: &str, panjang: usize) {
        if teks.chars().count() > panjang {
            self.salah(path, format!("Teks paling banyak {panjang} karakter."));
        } else if berkendali(teks) {
            self.salah(path, BERKENDALI);
        }
    }

    fn teks_opsional(&mut self, path: &str, teks: Option<&String>, panjang: usize) {
        if let Some(teks) = teks {
            self.teks(path, teks, panjang);
        }
    }

    /// A number that names its row within the report.
    fn nomor<'a>(&mut self, path: &str, nomor: &'a str, terpakai: &mut HashSet<&'a str>) {
        self.teks(path, nomor, 20);
        if !terpakai.insert(nomor) {
            self.add(
                path,
                KodeKesalahan::SudahAda,
                format!("Nomor \"{nomor}\" dipakai lebih dari satu kali."),
            );
        }
    }

    fn tahun(&mut self, path: &str, tahun: i32) {
        if !(2000..=2100).contains(&tahun) {
            self.salah(path, "Tahun harus antara 2000 dan 2100.");
        }
    }

    fn banyak(&mut self, path: &str, jumlah: usize, batas: usize) {
        if jumlah > batas {
            self.salah(path, format!("Paling banyak {batas} baris."));
        }
    }

    fn tertulis(&mut self, path: &str, tertulis: &[Tertulis]) {
        self.banyak(path, tertulis.len(), 50);
        let mut kolom = HashSet::new();
        for (nomor, baris) in tertulis.iter().enumerate() {
            self.teks(&format!("{path}/{nomor}/kolom"), &baris.kolom, 60);
            self.panjang(&format!("{path}/{nomor}/teks"), &baris.teks, 500);
            if !kolom.insert(baris.kolom.as_str()) {
                self.add(
                    &format!("{path}/{nomor}/kolom"),
                    KodeKesalahan::SudahAda,
                    "Kolom ini sudah disebut.",
                );
            }
        }
    }
}

/// Checks figures as printed that stand at the head of the report.
pub fn periksa_tertulis(path: &str, tertulis: &[Tertulis], temuan: &mut Temuan) {
    temuan.tertulis(path, tertulis);
}
