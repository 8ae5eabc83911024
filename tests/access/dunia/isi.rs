//! Filling the world.

use api::graphql::id;
use entity::id::{KabupatenId, KecamatanId, LkjipId, UtasId};
use entity::status::{
    JenisBerkas, JenisDesa, JenisKomponen, JenisPeriode, JenisPesan, JenisTenggat, JenisTolokUkur,
    Keparahan, KunciParameter, Langkah, Letak, Peran, Putusan, StatusLkjip,
};
use entity::value::{Nilai, Tanggal, Waktu};
use entity::{
    berkas, berkas_isi, desa, indikator, kabupaten, kecamatan, kelompok, kelompok_anggota,
    ketetapan_aturan, komposit, komposit_komponen, lkjip, lkjip_pesan, lkjip_reviu, lkjip_riwayat,
    lkjip_riwayat_utas, lkjip_tanggapan, lkjip_temuan, lkjip_utas, parameter_reviu, periode,
    tenggat, tenggat_perpanjangan, tolok_ukur,
};
use rust_decimal::Decimal;
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::{Value, json};

use super::dokumen::{dokumen, tanda};
use super::{A, ANALIS, Dunia, LUAR, Laporan, Orang, PERIODE, SEMUA_LUAR, TANDA_LUAR, catatan};
use crate::harness::paths;

impl Dunia {
    /// Another kabupaten with one kecamatan and reference data of its own.
    pub(super) async fn luar(&self) {
        // The first account is one of this kabupaten; those after it are copies.
        self.akun(&ANALIS).await;
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
        self.perpanjangan(kabupaten, kecamatan, TANDA_LUAR).await;
        self.pembanding(kabupaten, TANDA_LUAR, 2022).await;
        self.ketetapan(kabupaten, SEMUA_LUAR[3], TANDA_LUAR).await;
        self.kelompok(kabupaten, kecamatan, TANDA_LUAR).await;
        let dalam = kabupaten::Entity::find()
            .filter(kabupaten::Column::Kode.eq(&A[..5]))
            .one(db)
            .await
            .unwrap();
        let dalam = dalam.unwrap().id;
        let a = kecamatan::Entity::find()
            .filter(kecamatan::Column::Kode.eq(A))
            .one(db)
            .await
            .unwrap();
        let a = a.unwrap().id;
        self.perpanjangan(dalam, a, "Uji").await;
        self.kelompok(dalam, a, "Uji").await;
        self.pembanding(dalam, "Rata-rata", 2026).await;
        self.ketetapan(dalam, &ANALIS, "Keputusan").await;
    }

    /// What an analyst has set for the reviu: a tolerance, and how a rule is in force.
    async fn ketetapan(&self, kabupaten: KabupatenId, analis: &Orang, teks: &str) {
        let db = self.world.app.db.writer();
        let pengguna = self.akun(analis).await;
        parameter_reviu::Entity::insert(parameter_reviu::ActiveModel {
            kabupaten_id: Set(kabupaten),
            kunci: Set(KunciParameter::Toleransi),
            version: Set(2),
            nilai: Set(Nilai(50)),
            dasar: Set(teks.to_owned()),
            alasan: Set(Some(teks.to_owned())),
            pengguna_id: Set(Some(pengguna)),
            pelaku_nama: Set(Some(teks.to_owned())),
            waktu: Set(Some(Waktu(1))),
            ..Default::default()
        })
        .exec(db)
        .await
        .unwrap();
        ketetapan_aturan::Entity::insert(ketetapan_aturan::ActiveModel {
            kabupaten_id: Set(kabupaten),
            aturan: Set("R-COMPLETE-01".to_owned()),
            version: Set(1),
            aktif: Set(true),
            keparahan: Set(Some(Keparahan::Peringatan)),
            memblokir: Set(false),
            dasar: Set(teks.to_owned()),
            alasan: Set(teks.to_owned()),
            pengguna_id: Set(pengguna),
            pelaku_nama: Set(teks.to_owned()),
            waktu: Set(Waktu(1)),
            ..Default::default()
        })
        .exec(db)
        .await
        .unwrap();
    }

    /// A thread of the analyst on a row of a report, which was open at each of its steps.
    async fn utas(&self, laporan: LkjipId, tanda: &str) -> UtasId {
        let db = self.world.app.db.writer();
        let analis = self.akun(&ANALIS).await;
        let utas = lkjip_utas::Entity::insert(lkjip_utas::ActiveModel {
            lkjip_id: Set(laporan),
            path: Set("/rencana/1.1.1".to_owned()),
            dibuka_oleh: Set(analis),
            dibuka_pada: Set(Waktu(1)),
            terbuka: Set(false),
            version: Set(1),
            ..Default::default()
        })
        .exec(db)
        .await
        .unwrap()
        .last_insert_id;
        for jenis in [JenisPesan::Pesan, JenisPesan::Selesai] {
            lkjip_pesan::Entity::insert(lkjip_pesan::ActiveModel {
                lkjip_id: Set(laporan),
                utas_id: Set(utas),
                jenis: Set(jenis),
                isi: Set(Some(catatan(tanda))),
                pengguna_id: Set(analis),
                pelaku_nama: Set(catatan(tanda)),
                pelaku_peran: Set(Peran::Analis),
                waktu: Set(Waktu(1)),
                ..Default::default()
            })
            .exec(db)
            .await
            .unwrap();
        }
        let riwayat = lkjip_riwayat::Entity::find()
            .filter(lkjip_riwayat::Column::LkjipId.eq(laporan))
            .all(db)
            .await
            .unwrap();
        for langkah in riwayat {
            lkjip_riwayat_utas::Entity::insert(lkjip_riwayat_utas::ActiveModel {
                lkjip_id: Set(laporan),
                riwayat_id: Set(langkah.id),
                utas_id: Set(utas),
                ..Default::default()
            })
            .exec(db)
            .await
            .unwrap();
        }
        utas
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

    /// More time for the LKjIP of 2022, ended once and in force.
    async fn perpanjangan(&self, kabupaten: KabupatenId, kecamatan: KecamatanId, tanda: &str) {
        let db = self.world.app.db.writer();
        let tenggat = tenggat::Entity::find()
            .filter(tenggat::Column::KabupatenId.eq(kabupaten))
            .filter(tenggat::Column::Jenis.eq(JenisTenggat::Lkjip))
            .filter(tenggat::Column::Tahun.eq(2022))
            .one(db)
            .await
            .unwrap()
            .unwrap();
        let analis = self.akun(&ANALIS).await;
        for (version, diakhiri) in [(1, Some(Waktu(2))), (2, None)] {
            tenggat_perpanjangan::Entity::insert(tenggat_perpanjangan::ActiveModel {
                tenggat_id: Set(tenggat.id),
                kecamatan_id: Set(kecamatan),
                tanggal: Set("2023-03-10".parse::<Tanggal>().unwrap()),
                alasan: Set(tanda.to_owned()),
                pengguna_id: Set(analis),
                pelaku_nama: Set(tanda.to_owned()),
                diberikan_pada: Set(Waktu(1)),
                diakhiri_pada: Set(diakhiri),
                version: Set(version),
                ..Default::default()
            })
            .exec(db)
            .await
            .unwrap();
        }
    }

    /// A peer group of one, and a composite of one component.
    async fn kelompok(&self, kabupaten: KabupatenId, kecamatan: KecamatanId, tanda: &str) {
        let db = self.world.app.db.writer();
        let komposit = komposit::Entity::insert(komposit::ActiveModel {
            kabupaten_id: Set(kabupaten),
            kode: Set("UJI".to_owned()),
            nama: Set(tanda.to_owned()),
            tahun_mulai: Set(2020),
            dasar_hukum: Set(tanda.to_owned()),
            version: Set(1),
            ..Default::default()
        })
        .exec(db)
        .await
        .unwrap()
        .last_insert_id;
        komposit_komponen::Entity::insert(komposit_komponen::ActiveModel {
            komposit_id: Set(komposit),
            urutan: Set(0),
            jenis: Set(JenisKomponen::Skm),
            bobot: Set(Nilai(1_000_000)),
            bawah: Set(Nilai(250_000)),
            atas: Set(Nilai(1_000_000)),
            sejak: Set(Waktu(1)),
            ..Default::default()
        })
        .exec(db)
        .await
        .unwrap();
        let id = kelompok::Entity::insert(kelompok::ActiveModel {
            kabupaten_id: Set(kabupaten),
            nama: Set(tanda.to_owned()),
            keterangan: Set(Some(tanda.to_owned())),
            version: Set(1),
            ..Default::default()
        })
        .exec(db)
        .await
        .unwrap()
        .last_insert_id;
        kelompok_anggota::Entity::insert(kelompok_anggota::ActiveModel {
            kelompok_id: Set(id),
            kecamatan_id: Set(kecamatan),
            sejak: Set(Waktu(1)),
            ..Default::default()
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
            self.ditanggapi(id, &tanda, operator).await;
        }
        let utas = self.utas(id, &tanda).await;
        self.laporan.push(Laporan {
            kecamatan,
            tahun,
            revisi,
            status,
            id,
            tanda,
            utas,
        });
        id
    }

    /// What was found in a report when it was submitted, and what was written about that.
    async fn ditanggapi(&self, id: LkjipId, tanda: &str, operator: &Orang) {
        let db = self.world.app.db.writer();
        let pengguna = self.akun(operator).await;
        let reviu = lkjip_reviu::Entity::insert(lkjip_reviu::ActiveModel {
            lkjip_id: Set(id),
            waktu: Set(Waktu(2)),
            versi_ketetapan: Set(9),
            ..Default::default()
        })
        .exec(db)
        .await
        .unwrap()
        .last_insert_id;
        let teks = || Set(tanda.to_owned());
        lkjip_temuan::Entity::insert(lkjip_temuan::ActiveModel {
            lkjip_id: Set(id),
            reviu_id: Set(reviu),
            urutan: Set(0),
            aturan: Set("R-COMPLETE-01".to_owned()),
            keparahan: Set(Keparahan::Galat),
            memblokir: Set(true),
            path: Set("/rencana".to_owned()),
            tertulis: teks(),
            seharusnya: teks(),
            hitungan: teks(),
            kunci: Set("kunci".to_owned()),
            ..Default::default()
        })
        .exec(db)
        .await
        .unwrap();
        let catatan = catatan(tanda);
        lkjip_tanggapan::Entity::insert(lkjip_tanggapan::ActiveModel {
            lkjip_id: Set(id),
            kunci: Set("kunci".to_owned()),
            aturan: Set("R-COMPLETE-01".to_owned()),
            path: Set("/rencana".to_owned()),
            alasan: Set(catatan.clone()),
            pengguna_id: Set(pengguna),
            pelaku_nama: Set(catatan.clone()),
            pelaku_peran: Set(Peran::Operator),
            waktu: Set(Waktu(1)),
            putusan: Set(Some(Putusan::Ditolak)),
            catatan: Set(Some(catatan.clone())),
            pemutus_id: Set(Some(pengguna)),
            pemutus_nama: Set(Some(catatan)),
            diputus_pada: Set(Some(Waktu(3))),
            ..Default::default()
        })
        .exec(db)
        .await
        .unwrap();
    }
}
