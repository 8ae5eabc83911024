//! The model: which reports there are, how they stand, and what becomes of a request. It asks nothing of the
//! program.

use std::collections::HashMap;

use entity::status::{Langkah, StatusLkjip};
use serde_json::{Value, json};

use super::hak::{Hak, LANGKAH, asing, boleh, hak_langkah, ke};
use super::permintaan::{Isi, Permintaan, Sasaran, angka, teks};
use crate::access::dunia::Orang;

/// A report as the model knows it.
#[derive(Clone, Debug)]
pub(super) struct Laporan {
    pub(super) kecamatan: &'static str,
    pub(super) tahun: i32,
    pub(super) revisi: i32,
    pub(super) status: StatusLkjip,
    pub(super) version: i64,
    pub(super) digantikan: bool,
    /// What was imported; an empty draft has nothing, and is not complete.
    isi: Option<u32>,
    /// The closing words, and the version at which they last changed.
    penutup: (Option<u32>, i64),
    komentar: Vec<u32>,
}

impl Laporan {
    fn baru(kecamatan: &'static str, tahun: i32, isi: Option<u32>) -> Self {
        Self {
            kecamatan,
            tahun,
            revisi: 1,
            status: StatusLkjip::Draf,
            version: 1,
            digantikan: false,
            isi,
            penutup: (isi, 1),
            komentar: Vec::new(),
        }
    }

    pub(super) fn dapat_diubah(&self) -> bool {
        matches!(self.status, StatusLkjip::Draf | StatusLkjip::Dikembalikan)
    }

    pub(super) fn berlaku(&self) -> bool {
        self.status == StatusLkjip::Disetujui && !self.digantikan
    }

    pub(super) fn lengkap(&self) -> bool {
        self.isi.is_some()
    }

    pub(super) fn terlihat(&self, orang: &Orang) -> bool {
        let hak = match self.status {
            StatusLkjip::Draf => Hak::BacaDraf,
            StatusLkjip::Diajukan | StatusLkjip::Direviu | StatusLkjip::Dikembalikan => {
                Hak::BacaProses
            }
            StatusLkjip::Disetujui => Hak::BacaDisetujui,
        };
        boleh(orang, hak, self.kecamatan)
    }

    /// What is shown of it after a deed.
    pub(super) fn ringkas(&self) -> Value {
        json!({ "tahun": self.tahun, "revisi": self.revisi, "status": self.status,
                "version": self.version })
    }

    /// All that the model knows of it, as this reader sees it.
    pub(super) fn rinci(&self, orang: &Orang) -> Value {
        let mut aksi: Vec<String> = LANGKAH
            .into_iter()
            .filter(|&langkah| ke(langkah, self.status).is_some())
            .filter(|&langkah| boleh(orang, hak_langkah(langkah, self.status), self.kecamatan))
            .map(|langkah| json!(langkah).as_str().unwrap().to_owned())
            .collect();
        if self.berlaku() && boleh(orang, Hak::BukaRevisi, self.kecamatan) {
            aksi.push("BUKA_REVISI".to_owned());
        }
        aksi.sort();
        let catatan = boleh(orang, Hak::BacaCatatan, self.kecamatan);
        let komentar: Vec<String> = self
            .komentar
            .iter()
            .filter(|_| catatan)
            .map(|&isi| teks(isi))
            .collect();
        let mut rinci = self.ringkas();
        rinci["kecamatan"] = json!({ "kode": self.kecamatan });
        rinci["berlaku"] = json!(self.berlaku());
        rinci["dapatDiubah"] =
            json!(self.dapat_diubah() && boleh(orang, Hak::UbahIsi, self.kecamatan));
        rinci["allowedActions"] = json!(aksi);
        rinci["komentarTerbuka"] = json!(komentar.len());
        rinci["komentar"] = json!(komentar);
        rinci["penutup"] = json!(self.penutup.0.map(teks));
        rinci["realisasi"] = json!(self.isi.map(angka));
        rinci
    }
}

/// What becomes of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Hasil {
    /// It is done, and this report is shown.
    Jadi(usize),
    /// A user error with this code, beside this report.
    Ditolak(&'static str, Sasaran),
    /// An error with this code.
    Galat(&'static str),
}

/// Who is signed in and may do more than change the initial password.
pub(super) fn masuk(orang: Option<&'static Orang>) -> Result<&'static Orang, Hasil> {
    match orang {
        None => Err(Hasil::Galat("UNAUTHENTICATED")),
        Some(orang) if orang.baru => Err(Hasil::Galat("FORBIDDEN")),
        Some(orang) => Ok(orang),
    }
}

/// Everything there is.
#[derive(Debug, Default)]
pub(super) struct Keadaan {
    pub(super) laporan: Vec<Laporan>,
    /// By account and idempotency key, what was done and to which report.
    kunci: HashMap<(&'static str, String), (Isi, usize)>,
}

impl Keadaan {
    /// The newest revision of a kecamatan and year.
    pub(super) fn terbaru(&self, kecamatan: &str, tahun: i32) -> Sasaran {
        self.laporan
            .iter()
            .rposition(|it| it.kecamatan == kecamatan && it.tahun == tahun)
    }

    /// Carries out a request.
    pub(super) fn minta(
        &mut self,
        orang: Option<&'static Orang>,
        permintaan: &Permintaan,
    ) -> Hasil {
        let orang = match masuk(orang) {
            Ok(orang) => orang,
            Err(galat) => return galat,
        };
        let isi = &permintaan.isi;
        let Some(kunci) = &permintaan.kunci else {
            return self.lakukan(orang, isi).unwrap_or_else(|hasil| hasil);
        };
        let kunci = (orang.username, kunci.clone());
        if let Some((dulu, jadi)) = self.kunci.get(&kunci) {
            return if dulu == isi {
                Hasil::Jadi(*jadi)
            } else {
                Hasil::Ditolak("KUNCI_DIPAKAI", self.diperlihatkan(isi))
            };
        }
        let hasil = self.lakukan(orang, isi).unwrap_or_else(|hasil| hasil);
        if let Hasil::Jadi(jadi) = hasil {
            self.kunci.insert(kunci, (isi.clone(), jadi));
        }
        hasil
    }

    /// The report that a refusal shows.
    fn diperlihatkan(&self, isi: &Isi) -> Sasaran {
        match isi {
            Isi::Buka { .. } | Isi::Komentar { .. } => None,
            Isi::Impor {
                kecamatan, tahun, ..
            } => self.terbaru(kecamatan, *tahun),
            Isi::Sunting { laporan, .. }
            | Isi::Langkah { laporan, .. }
            | Isi::Revisi { laporan, .. } => *laporan,
        }
    }

    fn tambah(&mut self, laporan: Laporan) -> Hasil {
        self.laporan.push(laporan);
        Hasil::Jadi(self.laporan.len() - 1)
    }

    fn lakukan(&mut self, orang: &Orang, isi: &Isi) -> Result<Hasil, Hasil> {
        let tampil = self.diperlihatkan(isi);
        let tolak = |kode| Err(Hasil::Ditolak(kode, tampil));
        match isi {
            Isi::Buka { kecamatan, tahun } => {
                tempat(orang, kecamatan)?;
                if self.terbaru(kecamatan, *tahun).is_some() {
                    return tolak("SUDAH_ADA");
                }
                Ok(self.tambah(Laporan::baru(kecamatan, *tahun, None)))
            }
            Isi::Impor {
                kecamatan,
                tahun,
                version,
                isi,
            } => {
                tempat(orang, kecamatan)?;
                let Some(ada) = self.terbaru(kecamatan, *tahun) else {
                    return Ok(self.tambah(Laporan::baru(kecamatan, *tahun, Some(*isi))));
                };
                let laporan = &mut self.laporan[ada];
                match version {
                    _ if !laporan.dapat_diubah() => return tolak("STATUS_TIDAK_SESUAI"),
                    None => return tolak("WAJIB_DIISI"),
                    Some(version) if *version != laporan.version => return tolak("CONFLICT"),
                    Some(_) => laporan.version += 1,
                }
                laporan.isi = Some(*isi);
                laporan.penutup = (Some(*isi), laporan.version);
                Ok(Hasil::Jadi(ada))
            }
            Isi::Sunting {
                laporan,
                version,
                isi,
            } => {
                let (ini, laporan) = self.cari(orang, *laporan)?;
                hak(orang, Hak::UbahIsi, laporan)?;
                if !laporan.dapat_diubah() {
                    return tolak("STATUS_TIDAK_SESUAI");
                }
                // Only a change of the same row makes an older version stale.
                if *version > laporan.version || laporan.penutup.1 > *version {
                    return tolak("CONFLICT");
                }
                laporan.version += 1;
                laporan.penutup = (Some(*isi), laporan.version);
                Ok(Hasil::Jadi(ini))
            }
            Isi::Langkah {
                langkah,
                laporan,
                version,
                beralasan,
            } => self.langkah(orang, *laporan, (*langkah, *version, *beralasan)),
            Isi::Revisi { laporan, .. } => {
                let (_, lama) = self.cari(orang, *laporan)?;
                hak(orang, Hak::BukaRevisi, lama)?;
                if !lama.berlaku() {
                    return tolak("STATUS_TIDAK_SESUAI");
                }
                let baru = Laporan {
                    revisi: lama.revisi + 1,
                    status: StatusLkjip::Draf,
                    version: 1,
                    penutup: (lama.penutup.0, 1),
                    komentar: Vec::new(),
                    ..lama.clone()
                };
                if self.terbaru(baru.kecamatan, baru.tahun) != *laporan {
                    return tolak("SUDAH_ADA");
                }
                Ok(self.tambah(baru))
            }
            Isi::Komentar { laporan, isi } => {
                let (ini, laporan) = self.cari(orang, *laporan)?;
                hak(orang, Hak::Komentar, laporan)?;
                if laporan.status == StatusLkjip::Disetujui {
                    return tolak("STATUS_TIDAK_SESUAI");
                }
                laporan.komentar.push(*isi);
                Ok(Hasil::Jadi(ini))
            }
        }
    }

    fn langkah(
        &mut self,
        orang: &Orang,
        sasaran: Sasaran,
        (langkah, version, beralasan): (Langkah, i64, bool),
    ) -> Result<Hasil, Hasil> {
        let tolak = |kode| Err(Hasil::Ditolak(kode, sasaran));
        let (ini, laporan) = self.cari(orang, sasaran)?;
        let Some(tujuan) = ke(langkah, laporan.status) else {
            // Whoever may take the step from where it begins is told that the report does not stand there.
            let pernah = StatusLkjip::SEMUA.iter().any(|&dari| {
                ke(langkah, dari).is_some()
                    && boleh(orang, hak_langkah(langkah, dari), laporan.kecamatan)
            });
            return if pernah {
                tolak("STATUS_TIDAK_SESUAI")
            } else {
                Err(Hasil::Galat("FORBIDDEN"))
            };
        };
        hak(orang, hak_langkah(langkah, laporan.status), laporan)?;
        if langkah == Langkah::Kembalikan && !beralasan {
            return tolak("WAJIB_DIISI");
        }
        if version != laporan.version {
            return tolak("CONFLICT");
        }
        if langkah == Langkah::Ajukan && !laporan.lengkap() {
            return tolak("WAJIB_DIISI");
        }
        laporan.version += 1;
        laporan.status = tujuan;
        let (kecamatan, tahun) = (laporan.kecamatan, laporan.tahun);
        if tujuan == StatusLkjip::Disetujui {
            for lama in &mut self.laporan[..ini] {
                lama.digantikan |= lama.kecamatan == kecamatan && lama.tahun == tahun;
            }
        }
        Ok(Hasil::Jadi(ini))
    }

    /// A report that this reader sees.
    fn cari(&mut self, orang: &Orang, sasaran: Sasaran) -> Result<(usize, &mut Laporan), Hasil> {
        sasaran
            .and_then(|ini| Some((ini, self.laporan.get_mut(ini)?)))
            .filter(|(_, laporan)| laporan.terlihat(orang))
            .ok_or(Hasil::Galat("NOT_FOUND"))
    }
}

/// Whether reports of this kecamatan are for this person to write.
fn tempat(orang: &Orang, kecamatan: &str) -> Result<(), Hasil> {
    if asing(orang, kecamatan) {
        Err(Hasil::Galat("NOT_FOUND"))
    } else if boleh(orang, Hak::UbahIsi, kecamatan) {
        Ok(())
    } else {
        Err(Hasil::Galat("FORBIDDEN"))
    }
}

fn hak(orang: &Orang, hak: Hak, laporan: &Laporan) -> Result<(), Hasil> {
    if boleh(orang, hak, laporan.kecamatan) {
        Ok(())
    } else {
        Err(Hasil::Galat("FORBIDDEN"))
    }
}
