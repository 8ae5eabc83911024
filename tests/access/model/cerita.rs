//! A story: every deed is sent to the program and to the model, and the two answers are held against each other.

use entity::status::StatusLkjip;
use serde_json::{Value, json};

use super::hak::{Hak, boleh};
use super::keadaan::{Hasil, Keadaan};
use super::permintaan::{Isi, Kehendak, Permintaan, TAHUN, TEMPAT, pilih};
use super::semua_orang;
use crate::access::dunia::{Dunia, Orang};
use crate::harness::code;

pub(super) struct Cerita<'a> {
    dunia: &'a Dunia,
    nomor: u32,
    /// Number of the last content.
    isi: u32,
    pub(super) keadaan: Keadaan,
    /// Global ids of the reports, as the program told them.
    pub(super) ids: Vec<String>,
    dulu: Vec<(Option<&'static Orang>, Permintaan)>,
}

impl<'a> Cerita<'a> {
    pub(super) fn baru(dunia: &'a Dunia, nomor: u32) -> Self {
        Self {
            dunia,
            nomor,
            isi: 0,
            keadaan: Keadaan::default(),
            ids: Vec::new(),
            dulu: Vec::new(),
        }
    }

    pub(super) async fn tanya(
        &self,
        orang: Option<&Orang>,
        query: &str,
        variables: &Value,
    ) -> Value {
        self.dunia.world.pass(1);
        self.dunia.tanya(orang, query, variables).await
    }

    pub(super) async fn wujudkan(&mut self, orang: Option<&'static Orang>, kehendak: &Kehendak) {
        self.isi += 1;
        let (isi, nomor) = (self.isi, self.nomor);
        let permintaan = |isi: Isi, urutan: u32| Permintaan {
            isi,
            kunci: (!urutan.is_multiple_of(4)).then(|| format!("{nomor}-{urutan}")),
        };
        match *kehendak {
            Kehendak::Baca { laporan } => {
                self.baca(orang, &[pilih(&self.keadaan, laporan)]).await;
                self.berlaku(orang, pilih(&self.keadaan, laporan)).await;
            }
            Kehendak::Daftar {
                tempat,
                tahun,
                status,
            } => {
                let (tempat, tahun) = (tempat.map(|it| TEMPAT[it]), tahun.map(|it| TAHUN[it]));
                self.daftar(orang, tempat, tahun, status).await;
            }
            Kehendak::Peringkat { tahun, proses } => {
                self.peringkat(orang, TAHUN[tahun], proses).await;
            }
            Kehendak::Maju { laporan } => {
                if let Some((orang, lanjutan)) = self.lanjutan(laporan) {
                    self.kirim(Some(orang), permintaan(lanjutan, isi)).await;
                }
            }
            Kehendak::Ulang { yang, lain } => {
                if let Some((dulu, yang)) = self.dulu.iter().rev().nth(yang % 8).cloned() {
                    // Now and then by somebody else, whose keys are their own.
                    let siapa = if isi.is_multiple_of(5) { orang } else { dulu };
                    let isi = if lain {
                        yang.isi.lain(isi)
                    } else {
                        yang.isi.clone()
                    };
                    self.kirim(siapa, Permintaan { isi, ..yang }).await;
                }
            }
            Kehendak::Buka { .. }
            | Kehendak::Impor { .. }
            | Kehendak::Sunting { .. }
            | Kehendak::Langkah { .. }
            | Kehendak::Revisi { .. }
            | Kehendak::Komentar { .. } => {
                let ini = kehendak.isi(&self.keadaan, isi).unwrap();
                self.kirim(orang, permintaan(ini, isi)).await;
            }
        }
    }

    /// What comes next for a report or a new one, and whose turn it is.
    fn lanjutan(&self, laporan: usize) -> Option<(&'static Orang, Isi)> {
        use entity::status::Langkah::{Ajukan, Reviu, Setujui};
        let isi = self.isi;
        let Some(ini) = pilih(&self.keadaan, laporan) else {
            let (tempat, tahun) = (laporan % TEMPAT.len(), laporan % TAHUN.len());
            let baru = Kehendak::Impor {
                tempat,
                tahun,
                umur: 0,
            };
            let isi = baru.isi(&self.keadaan, isi)?;
            return Some((siapa(Hak::UbahIsi, TEMPAT[tempat])?, isi));
        };
        let it = &self.keadaan.laporan[ini];
        let langkah = |langkah| Isi::Langkah {
            langkah,
            laporan: Some(ini),
            version: it.version,
            beralasan: true,
        };
        let (hak, isi) = match it.status {
            StatusLkjip::Draf | StatusLkjip::Dikembalikan if !it.lengkap() => (
                Hak::UbahIsi,
                Isi::Impor {
                    kecamatan: it.kecamatan,
                    tahun: it.tahun,
                    version: Some(it.version),
                    isi,
                },
            ),
            StatusLkjip::Draf | StatusLkjip::Dikembalikan => (Hak::Ajukan, langkah(Ajukan)),
            StatusLkjip::Diajukan => (Hak::Reviu, langkah(Reviu)),
            StatusLkjip::Direviu => (Hak::Setujui, langkah(Setujui)),
            StatusLkjip::Disetujui => (
                Hak::BukaRevisi,
                Isi::Revisi {
                    laporan: Some(ini),
                    isi,
                },
            ),
        };
        Some((siapa(hak, it.kecamatan)?, isi))
    }

    /// Sends a request to the program and to the model.
    async fn kirim(&mut self, orang: Option<&'static Orang>, permintaan: Permintaan) {
        let (field, query, input) = permintaan.graphql(&self.ids);
        let answer = self.tanya(orang, &query, &json!({ "input": input })).await;
        let hasil = self.keadaan.minta(orang, &permintaan);
        let konteks = || format!("{orang:?} {permintaan:?} {hasil:?}\n{answer:#}");
        let (kode, tampil) = match hasil {
            Hasil::Galat(kode) => {
                assert_eq!(code(&answer), kode, "{}", konteks());
                assert_eq!(answer["data"], Value::Null, "{}", konteks());
                self.dulu.push((orang, permintaan));
                return;
            }
            Hasil::Ditolak(kode, tampil) => (Some(kode), tampil),
            Hasil::Jadi(ini) => (None, Some(ini)),
        };
        assert!(answer.get("errors").is_none(), "{}", konteks());
        let payload = &answer["data"][field];
        let errors = payload["userErrors"].as_array().unwrap();
        assert_eq!(
            errors.first().map(|satu| satu["code"].as_str().unwrap()),
            kode,
            "{}",
            konteks()
        );
        let lkjip = payload.get("lkjip").unwrap_or(&payload["utas"]["lkjip"]);
        match tampil {
            None => assert_eq!(*lkjip, Value::Null, "{}", konteks()),
            Some(ini) => {
                if ini == self.ids.len() {
                    self.ids.push(lkjip["id"].as_str().unwrap().to_owned());
                }
                assert_eq!(*lkjip, self.ringkas(ini), "{}", konteks());
            }
        }
        self.dulu.push((orang, permintaan));
    }

    pub(super) fn ringkas(&self, ini: usize) -> Value {
        let mut ringkas = self.keadaan.laporan[ini].ringkas();
        ringkas["id"] = json!(self.ids[ini]);
        ringkas
    }
}

/// Somebody who has a right over the reports of a kecamatan.
fn siapa(hak: Hak, kecamatan: &str) -> Option<&'static Orang> {
    semua_orang()
        .into_iter()
        .flatten()
        .find(|orang| !orang.baru && boleh(orang, hak, kecamatan))
}
