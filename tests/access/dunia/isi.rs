//! Filling the world.

use api::graphql::id;
use entity::id::{KabupatenId, LkjipId};
use entity::status::{
    JenisBerkas, JenisDesa, JenisPeriode, JenisTenggat, JenisTolokUkur, Langkah, Letak, Peran,
    StatusLkjip,
};
use entity::value::{Nilai, Tanggal, Waktu};
use entity::{
    berkas, berkas_isi, desa, indikator, kabupaten, kecamatan, lkjip, lkjip_riwayat, periode,
    tenggat, tolok_ukur,
};
use rust_decimal::Decimal;
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::{Value, json};

use super::dokumen::{dokumen, tanda};
use super::{A, Dunia, LUAR, Laporan, Orang, PERIODE, TANDA_LUAR};
use crate::harness::paths;

impl Dunia {
    /// Another kabupaten with one kecamatan and reference data of its own.
    pub(super) async fn luar(&self) {
        let db = self.world.app.db.writer();
        let tanda = || Set(TANDA_LUAR.to_owned());
        let kabupaten = kabupaten::Entity::insert(kabupaten::ActiveModel {
            kode: Set(LUAR[..5].to_owned()),
            nama: tanda(),
            sumber: tanda(),
            ..Default::default()
        })
        .exec(db)
        .await
        .unwrap()
        .last_insert_id;
        let kecamatan = kecamatan::Entity::insert(kecamatan::ActiveModel {
            kabupaten_id: Set(kabupaten),
            kode: Set(LUAR.to_owned()),
            nama: tanda(),
            letak: Set(Letak::Daratan),
            sumber: tanda(),
            ..Default::default()
        })
        .exec(db)
        .await
        .unwrap()
        .last_insert_id;
        desa::Entity::insert(desa::ActiveModel {
            kecamatan_id: Set(kecamatan),
            kode: Set(format!("{LUAR}.2001")),
            nama: tanda(),
            jenis: Set(JenisDesa::Desa),
            sumber: tanda(),
            ..Default::default()
        })
        .exec(db)
        .await
        .unwrap();
        periode::Entity::insert(periode::ActiveModel {
            kabupaten_id: Set(kabupaten),
            kode: Set(PERIODE.to_owned()),
            jenis: Set(JenisPeriode::Renstra),
            tahun_awal: Set(2021),
            tahun_akhir: Set(2026),
            dasar_hukum: tanda(),
            ..Default::default()
        })
        .exec(db)
        .await
        .unwrap();
        tenggat::Entity::insert(tenggat::ActiveModel {
            kabupaten_id: Set(kabupaten),
            jenis: Set(JenisTenggat::Lkjip),
            tahun: Set(2022),
            tanggal: Set("2023-01-01".parse::<Tanggal>().unwrap()),
            dasar_hukum: tanda(),
            ..Default::default()
        })
        .exec(db)
        .await
        .unwrap();
        self.pembanding(kabupaten, TANDA_LUAR, 2022).await;
        let dalam = kabupaten::Entity::find()
            .filter(kabupaten::Column::Kode.eq(&A[..5]))
            .one(db)
            .await
            .unwrap();
        self.pembanding(dalam.unwrap().id, "Rata-rata", 2026).await;
    }

    /// The file to which the annexes of the kecamatan's reports refer.
    pub(super) async fn berkas(&self, operator: &Orang, kecamatan: &str) {
        let db = self.world.app.db.writer();
        let pemilik = kecamatan::Entity::find()
            .filter(kecamatan::Column::Kode.eq(kecamatan))
            .one(db)
            .await
            .unwrap()
            .unwrap();
        let berkas = berkas::Entity::insert(berkas::ActiveModel {
            kecamatan_id: Set(pemilik.id),
            sha256: Set("0".repeat(64)),
            jenis: Set(JenisBerkas::Teks),
            ukuran: Set(1),
            pengguna_id: Set(self.akun(operator).await),
            diunggah_pada: Set(Waktu(1)),
            ..Default::default()
        })
        .exec(db)
        .await
        .unwrap()
        .last_insert_id;
        berkas_isi::Entity::insert(berkas_isi::ActiveModel {
            berkas_id: Set(berkas),
            isi: Set(b"1".to_vec()),
        })
        .exec(db)
        .await
        .unwrap();
    }

    /// A benchmark of the SKM.
    async fn pembanding(&self, kabupaten: KabupatenId, nama: &str, tahun: i32) {
        let db = self.world.app.db.writer();
        let kamus = indikator::Entity::find().all(db).await.unwrap();
        tolok_ukur::Entity::insert(tolok_ukur::ActiveModel {
            kabupaten_id: Set(kabupaten),
            indikator_id: Set(kamus.iter().find(|row| row.kode == "SKM").unwrap().id),
            jenis: Set(JenisTolokUkur::Peer),
            tahun: Set(tahun),
            nilai: Set(Nilai::try_from(Decimal::from(77)).unwrap()),
            nama: Set(nama.to_owned()),
            skala: Set("0-100".to_owned()),
            sumber: Set(nama.to_owned()),
            tanggal: Set(None),
            catatan: Set(None),
            ..Default::default()
        })
        .exec(db)
        .await
        .unwrap();
    }

    /// 2021: a revision that was superseded, the one in force, and one at work.
    pub(super) async fn direvisi(
        &mut self,
        kecamatan: &'static str,
        operator: &Orang,
        camat: &Orang,
    ) {
        let lama = self
            .laporan(operator, kecamatan, 2021, StatusLkjip::Disetujui)
            .await;
        let berlaku = self
            .revisi(lama, operator, camat, 2, StatusLkjip::Disetujui)
            .await;
        self.revisi(berlaku, operator, camat, 3, StatusLkjip::Draf)
            .await;
    }

    /// Opens revision `revisi` over `lama`, with texts of its own. Where it is approved, `lama` ends.
    async fn revisi(
        &mut self,
        lama: LkjipId,
        operator: &Orang,
        camat: &Orang,
        revisi: i32,
        status: StatusLkjip,
    ) -> LkjipId {
        let kecamatan = self.cari(lama).kecamatan;
        let tanda = tanda(kecamatan, 2021, revisi, status);
        let query = "mutation($input: LkjipReviseInput!) { lkjipRevise(input: $input) { \
                     lkjip { version } userErrors { code path message } } }";
        let input = json!({ "id": id::encode("Lkjip", lama.0), "alasan": tanda });
        let answer = self.minta(camat, query, input).await;
        assert_eq!(paths(&answer, "lkjipRevise"), [], "{answer:#}");
        let version = answer["data"]["lkjipRevise"]["lkjip"]["version"].clone();
        if status == StatusLkjip::Disetujui {
            self.ubah(lkjip::ActiveModel {
                id: Set(lama),
                digantikan_pada: Set(Some(Waktu(1_700_000_001_000))),
                ..Default::default()
            })
            .await;
        }
        self.isi(operator, (kecamatan, 2021, revisi, status), &version)
            .await
    }

    /// The first revision of a year.
    pub(super) async fn laporan(
        &mut self,
        operator: &Orang,
        kecamatan: &'static str,
        tahun: i32,
        status: StatusLkjip,
    ) -> LkjipId {
        self.isi(operator, (kecamatan, tahun, 1, status), &Value::Null)
            .await
    }

    /// Imports what a report holds, then sets it where it is to stand.
    async fn isi(
        &mut self,
        operator: &Orang,
        (kecamatan, tahun, revisi, status): (&'static str, i32, i32, StatusLkjip),
        version: &Value,
    ) -> LkjipId {
        let tanda = tanda(kecamatan, tahun, revisi, status);
        let query = "mutation($input: LkjipImportInput!) { lkjipImport(input: $input) { \
                     lkjip { id } userErrors { code path message } } }";
        // Figures that no other report has.
        let urutan = self.laporan.len() + 1;
        let input =
            json!({ "dokumen": dokumen(kecamatan, tahun, &tanda, urutan), "version": version });
        let answer = self.minta(operator, query, input).await;
        assert_eq!(paths(&answer, "lkjipImport"), [], "{answer:#}");
        let global = answer["data"]["lkjipImport"]["lkjip"]["id"]
            .as_str()
            .unwrap();
        let (_, key) = id::decode(&global.into()).unwrap();
        let id = LkjipId(key);
        let diajukan = status != StatusLkjip::Draf;
        self.ubah(lkjip::ActiveModel {
            id: Set(id),
            status: Set(status),
            diajukan_pada: Set(diajukan.then_some(Waktu(1_700_000_000_000 + key))),
            ..Default::default()
        })
        .await;
        if diajukan {
            lkjip_riwayat::Entity::insert(lkjip_riwayat::ActiveModel {
                lkjip_id: Set(id),
                langkah: Set(Langkah::Ajukan),
                dari: Set(Some(StatusLkjip::Draf)),
                ke: Set(status),
                pengguna_id: Set(self.akun(operator).await),
                pelaku_nama: Set(tanda.clone()),
                pelaku_peran: Set(Peran::Camat),
                catatan: Set(Some(tanda.clone())),
                waktu: Set(Waktu(1_700_000_000_000 + key)),
                ..Default::default()
            })
            .exec(self.world.app.db.writer())
            .await
            .unwrap();
        }
        self.laporan.push(Laporan {
            kecamatan,
            tahun,
            revisi,
            status,
            id,
            tanda,
        });
        id
    }
}
