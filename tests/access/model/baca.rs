//! What somebody reads is what the model lets them see, and as it stands there.

use entity::status::StatusLkjip;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::cerita::Cerita;
use super::hak::{Hak, asing, boleh};
use super::keadaan::{Hasil, masuk};
use super::permintaan::{RINCI, RINGKAS, Sasaran, TAHUN, karangan};
use crate::access::dunia::Orang;
use crate::harness::{code, ok};

impl Cerita<'_> {
    /// Whom the program refuses at once; the others, by whom the answer is to be judged.
    fn masuk(orang: Option<&'static Orang>, answer: &Value) -> Option<&'static Orang> {
        match masuk(orang) {
            Ok(orang) => Some(orang),
            Err(Hasil::Galat(kode)) => {
                assert_eq!(code(answer), kode, "{orang:?}");
                assert!(
                    answer["data"]
                        .as_object()
                        .is_none_or(|data| data.values().all(|satu| *satu == Value::Null)),
                    "{answer:#}"
                );
                None
            }
            Err(lain) => unreachable!("{lain:?}"),
        }
    }

    /// Reads reports by their ids.
    pub(super) async fn baca(&self, orang: Option<&'static Orang>, yang: &[Sasaran]) {
        let isi: Vec<String> = (0..)
            .zip(yang)
            .map(|(i, sasaran)| {
                let id = sasaran.map_or_else(karangan, |ini| self.ids[ini].clone());
                format!("n{i}: node(id: \"{id}\") {{ ... on Lkjip {{ {RINCI} }} }}")
            })
            .collect();
        let query = format!("{{ {} }}", isi.join(" "));
        let answer = self.tanya(orang, &query, &json!({})).await;
        let Some(orang) = Self::masuk(orang, &answer) else {
            return;
        };
        let mut ditolak = 0;
        for (i, sasaran) in yang.iter().enumerate() {
            let node = &answer["data"][format!("n{i}")];
            if let Some(ini) = sasaran.filter(|&ini| self.keadaan.laporan[ini].terlihat(orang)) {
                self.samakan(orang, ini, node);
            } else {
                assert_eq!(*node, Value::Null, "{orang:?} {sasaran:?}");
                ditolak += 1;
            }
        }
        let errors = answer["errors"].as_array().map_or(&[][..], Vec::as_slice);
        assert_eq!(errors.len(), ditolak, "{orang:?} {answer:#}");
        assert!(
            errors
                .iter()
                .all(|satu| satu["extensions"]["code"] == "NOT_FOUND"),
            "{orang:?} {answer:#}"
        );
    }

    /// A report as it was read is the model's, to the letter.
    fn samakan(&self, orang: &Orang, ini: usize, dibaca: &Value) {
        let mut rinci = self.keadaan.laporan[ini].rinci(orang);
        rinci["id"] = json!(self.ids[ini]);
        let mut dibaca = dibaca.clone();
        let komentar = petik(&dibaca["komentarList"], "/pesanList/0/isi");
        let penutup = dibaca["narasiList"]
            .as_array()
            .unwrap()
            .iter()
            .find(|satu| satu["bagian"] == "PENUTUP");
        dibaca["penutup"] = penutup.map_or(Value::Null, |satu| satu["isi"].clone());
        dibaca["realisasi"] = dibaca["indikatorList"]
            .pointer("/0/realisasi/nilai")
            .cloned()
            .unwrap_or_default();
        dibaca["komentar"] = json!(komentar);
        let mut aksi = petik(&dibaca["allowedActions"], "");
        aksi.sort();
        dibaca["allowedActions"] = json!(aksi);
        for bagian in ["komentarList", "narasiList", "indikatorList"] {
            dibaca.as_object_mut().unwrap().remove(bagian);
        }
        assert_eq!(dibaca, rinci, "{orang:?}");
    }

    /// Reads the report of a kecamatan and year without naming a revision.
    pub(super) async fn berlaku(&self, orang: Option<&'static Orang>, sasaran: Sasaran) {
        let Some(ini) = sasaran else { return };
        let it = &self.keadaan.laporan[ini];
        let query = format!(
            "{{ lkjip(kecamatan: \"{}\", tahun: {}) {{ {RINGKAS} }} }}",
            it.kecamatan, it.tahun
        );
        let answer = self.tanya(orang, &query, &json!({})).await;
        let Some(orang) = Self::masuk(orang, &answer) else {
            return;
        };
        let semua = self.terlihat(orang, Some(it.kecamatan), Some(it.tahun), None);
        let utama = semua
            .iter()
            .find(|&&ini| self.keadaan.laporan[ini].berlaku())
            .or(semua.first());
        match utama {
            Some(&ini) => assert_eq!(
                answer["data"]["lkjip"],
                self.ringkas(ini),
                "{orang:?} {answer:#}"
            ),
            None => assert_eq!(code(&answer), "NOT_FOUND", "{orang:?} {answer:#}"),
        }
    }

    /// The reports that somebody sees, the newest first.
    fn terlihat(
        &self,
        orang: &Orang,
        tempat: Option<&str>,
        tahun: Option<i32>,
        status: Option<StatusLkjip>,
    ) -> Vec<usize> {
        let semua = self.keadaan.laporan.iter().enumerate().rev();
        semua
            .filter(|(_, it)| it.terlihat(orang))
            .filter(|(_, it)| tempat.is_none_or(|kode| it.kecamatan == kode))
            .filter(|(_, it)| tahun.is_none_or(|tahun| it.tahun == tahun))
            .filter(|(_, it)| status.is_none_or(|status| it.status == status))
            .map(|(ini, _)| ini)
            .collect()
    }

    /// Lists and counts reports.
    pub(super) async fn daftar(
        &self,
        orang: Option<&'static Orang>,
        tempat: Option<&str>,
        tahun: Option<i32>,
        status: Option<StatusLkjip>,
    ) {
        let query = format!(
            "query($kecamatan: String, $tahun: Int, $status: StatusLkjip) {{ lkjipList(first: 100, \
             kecamatan: $kecamatan, tahun: $tahun, status: $status) {{ totalCount \
             nodes {{ {RINGKAS} }} }} }}"
        );
        let saring = json!({ "kecamatan": tempat, "tahun": tahun, "status": status });
        let answer = self.tanya(orang, &query, &saring).await;
        let Some(orang) = Self::masuk(orang, &answer) else {
            return;
        };
        if tempat.is_some_and(|kode| asing(orang, kode)) {
            assert_eq!(code(&answer), "NOT_FOUND", "{orang:?} {answer:#}");
            return;
        }
        let semua = self.terlihat(orang, tempat, tahun, status);
        let list = &ok(&answer)["lkjipList"];
        let nodes: Vec<Value> = semua.iter().map(|&ini| self.ringkas(ini)).collect();
        assert_eq!(list["nodes"], json!(nodes), "{orang:?} {saring}");
        assert_eq!(list["totalCount"], semua.len(), "{orang:?} {saring}");
    }

    /// Ranks the kecamatan by an indicator, with reports on their way where `proses`.
    pub(super) async fn peringkat(&self, orang: Option<&'static Orang>, tahun: i32, proses: bool) {
        let argumen = format!("indikator: \"SKM\", tahun: {tahun}, sertakanProses: {proses}");
        let query = format!(
            "{{ peringkat({argumen}) {{ barisList {{ nilai lkjip {{ {RINGKAS} }} }} \
             tanpaDataList {{ lkjip {{ id }} }} }} \
             perbandinganIndikator({argumen}) {{ barisList {{ realisasi {{ nilai }} \
             lkjip {{ id }} }} }} }}"
        );
        let answer = self.tanya(orang, &query, &json!({})).await;
        let Some(orang) = Self::masuk(orang, &answer) else {
            return;
        };
        if proses
            && ![Hak::Reviu, Hak::Setujui]
                .iter()
                .any(|&hak| boleh(orang, hak, orang.tempat))
        {
            assert_eq!(code(&answer), "FORBIDDEN", "{orang:?} {answer:#}");
            return;
        }
        // Of each kecamatan the newest that counts; drafts never do.
        let mut dihitung: Vec<usize> = Vec::new();
        for ini in self.terlihat(orang, None, Some(tahun), None) {
            let it = &self.keadaan.laporan[ini];
            let berjalan = it.status != StatusLkjip::Draf && it.status != StatusLkjip::Disetujui;
            let sudah = dihitung
                .iter()
                .any(|&lain| self.keadaan.laporan[lain].kecamatan == it.kecamatan);
            if !sudah && (it.berlaku() || (proses && berjalan)) {
                dihitung.push(ini);
            }
        }
        let nilai = |ini: usize| -> Decimal {
            let rinci = self.keadaan.laporan[ini].rinci(orang);
            rinci["realisasi"].as_str().unwrap().parse().unwrap()
        };
        dihitung.sort_by_key(|&ini| std::cmp::Reverse(nilai(ini)));
        let data = ok(&answer);
        let papan = &data["peringkat"];
        let baris: Vec<Value> = papan["barisList"].as_array().unwrap().clone();
        assert_eq!(baris.len(), dihitung.len(), "{orang:?} {answer:#}");
        for (baris, &ini) in baris.iter().zip(&dihitung) {
            assert_eq!(baris["lkjip"], self.ringkas(ini), "{orang:?}");
            let tertulis: Decimal = baris["nilai"].as_str().unwrap().parse().unwrap();
            assert_eq!(tertulis, nilai(ini), "{orang:?}");
        }
        for tanpa in papan["tanpaDataList"].as_array().unwrap() {
            assert_eq!(tanpa["lkjip"], Value::Null, "{orang:?} {answer:#}");
        }
        let mut banding = petik(&data["perbandinganIndikator"]["barisList"], "/lkjip/id");
        let mut ids: Vec<String> = dihitung.iter().map(|&ini| self.ids[ini].clone()).collect();
        banding.sort();
        ids.sort();
        assert_eq!(banding, ids, "{orang:?} {answer:#}");
    }

    /// What somebody sees when all is done.
    pub(super) async fn akhir(&self, orang: Option<&'static Orang>) {
        self.daftar(orang, None, None, None).await;
        let semua: Vec<Sasaran> = (0..self.ids.len()).map(Some).collect();
        for sebagian in semua.chunks(15) {
            self.baca(orang, sebagian).await;
        }
        for tahun in TAHUN {
            self.peringkat(orang, tahun, false).await;
        }
    }
}

/// The texts at `pointer` in each element of a list.
fn petik(list: &Value, pointer: &str) -> Vec<String> {
    list.as_array()
        .unwrap_or_else(|| panic!("{list}"))
        .iter()
        .map(|satu| satu.pointer(pointer).unwrap().as_str().unwrap().to_owned())
        .collect()
}
