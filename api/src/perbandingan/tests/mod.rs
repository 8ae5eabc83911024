//! The kabupaten's questions as its staff ask them, over reports written by hand.

mod ongkos;
mod pengajuan;
mod perbandingan;
mod peringkat;
mod serapan;

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::Request;
use entity::id::{IndikatorId, KecamatanId, LkjipId, PenggunaId, PeriodeId};
use entity::status::{JenisUkuran, Peran, Polaritas, RumusCapaian, StatusLkjip};
use entity::value::{Nilai, Waktu};
use entity::{
    indikator, kecamatan, lkjip, lkjip_indikator, lkjip_sasaran, lkjip_tujuan, lkjip_ukuran,
    periode,
};
use rust_decimal::Decimal;
use sea_orm::{ActiveValue::Set, EntityTrait as _};
use serde_json::Value;

use crate::auth::tests::World;
use crate::graphql::context::Call;
use crate::graphql::schema;
use crate::rujukan;

/// A kabupaten with its reference data and one account per role.
pub(super) struct Kabupaten {
    pub(super) world: World,
    pub(super) akun: HashMap<Peran, PenggunaId>,
    kecamatan: HashMap<String, KecamatanId>,
    kamus: HashMap<String, indikator::Model>,
    periode: PeriodeId,
}

/// One indicator of a report that is written by hand.
#[derive(Clone, Debug, Default)]
pub(super) struct Baris {
    pub(super) nomor: &'static str,
    pub(super) kode: &'static str,
    pub(super) target: &'static str,
    /// A number, a predikat, or nothing yet.
    pub(super) realisasi: String,
    pub(super) tidak_berlaku: bool,
    pub(super) ukuran: Vec<(JenisUkuran, i32, &'static str)>,
}

/// The SKM indicator of sasaran 1.1 with target 80.
pub(super) fn skm(realisasi: &str) -> Baris {
    Baris {
        nomor: "1.1.1",
        kode: "SKM",
        target: "80",
        realisasi: realisasi.to_owned(),
        ..Default::default()
    }
}

/// A figure, or else a predikat.
fn urai(teks: &str) -> (Option<Nilai>, Option<String>) {
    match teks.parse::<Decimal>() {
        Ok(angka) => (Some(Nilai::try_from(angka).unwrap()), None),
        Err(_) => (None, (!teks.is_empty()).then(|| teks.to_owned())),
    }
}

impl Kabupaten {
    pub(super) async fn new() -> Self {
        let world = World::new().await;
        rujukan::load(&world.app.db).await.unwrap();
        let db = world.app.db.writer();
        indikator::Entity::insert(indikator::ActiveModel {
            kode: Set("KELUHAN".to_owned()),
            nama: Set("Jumlah keluhan".to_owned()),
            satuan: Set("Keluhan".to_owned()),
            polaritas: Set(Polaritas::Negatif),
            rumus: Set(RumusCapaian::NegatifF1),
            skala_id: Set(None),
            definisi: Set("uji".to_owned()),
            formulasi: Set("uji".to_owned()),
            sumber_data: Set("uji".to_owned()),
            dasar: Set("uji".to_owned()),
            version: Set(1),
            ..Default::default()
        })
        .exec(db)
        .await
        .unwrap();
        let kecamatan = kecamatan::Entity::find().all(db).await.unwrap();
        let kamus = indikator::Entity::find().all(db).await.unwrap();
        let periode = periode::Entity::find().all(db).await.unwrap();
        let mut akun = HashMap::new();
        for &peran in Peran::SEMUA {
            let id = world.account(&nama(peran), peran).await;
            akun.insert(peran, id);
        }
        Self {
            akun,
            kecamatan: kecamatan
                .into_iter()
                .map(|row| (row.kode, row.id))
                .collect(),
            kamus: kamus
                .into_iter()
                .map(|row| (row.kode.clone(), row))
                .collect(),
            periode: periode
                .iter()
                .find(|row| row.kode == "RENSTRA-2021-2026")
                .unwrap()
                .id,
            world,
        }
    }

    /// Writes a report of kecamatan number `nomor`.
    pub(super) async fn laporan(
        &self,
        nomor: u8,
        tahun: i32,
        revisi: i32,
        status: StatusLkjip,
        baris: &[Baris],
    ) -> LkjipId {
        let db = self.world.app.db.writer();
        let id = lkjip::Entity::insert(lkjip::ActiveModel {
            kecamatan_id: Set(self.kecamatan[&kode(nomor)]),
            tahun: Set(tahun),
            revisi: Set(revisi),
            periode_id: Set(self.periode),
            status: Set(status),
            version: Set(1),
            sintetis: Set(true),
            dibuat_pada: Set(Waktu(1)),
            diubah_pada: Set(Waktu(1)),
            ..Default::default()
        })
        .exec(db)
        .await
        .unwrap()
        .last_insert_id;
        let tujuan = lkjip_tujuan::Entity::insert(lkjip_tujuan::ActiveModel {
            lkjip_id: Set(id),
            urutan: Set(1),
            nomor: Set("1".to_owned()),
            uraian: Set("Pelayanan".to_owned()),
            ..Default::default()
        })
        .exec(db)
        .await
        .unwrap()
        .last_insert_id;
        let sasaran = lkjip_sasaran::Entity::insert(lkjip_sasaran::ActiveModel {
            lkjip_id: Set(id),
            tujuan_id: Set(tujuan),
            urutan: Set(1),
            nomor: Set("1.1".to_owned()),
            uraian: Set("Mutu layanan".to_owned()),
            ..Default::default()
        })
        .exec(db)
        .await
        .unwrap()
        .last_insert_id;
        for (urutan, baris) in (1..).zip(baris) {
            let kamus = &self.kamus[baris.kode];
            let (target, realisasi) = (urai(baris.target), urai(&baris.realisasi));
            let indikator = lkjip_indikator::Entity::insert(lkjip_indikator::ActiveModel {
                lkjip_id: Set(id),
                tujuan_id: Set(tujuan),
                sasaran_id: Set((!baris.nomor.starts_with('T')).then_some(sasaran)),
                urutan: Set(urutan),
                nomor: Set(baris.nomor.to_owned()),
                indikator_id: Set(Some(IndikatorId(kamus.id.0))),
                nama: Set(kamus.nama.clone()),
                satuan: Set(kamus.satuan.clone()),
                polaritas: Set(kamus.polaritas),
                rumus: Set(kamus.rumus),
                skala_id: Set(kamus.skala_id),
                iku: Set(true),
                pk: Set(true),
                target_nilai: Set(target.0),
                target_predikat: Set(target.1),
                realisasi_nilai: Set(realisasi.0),
                realisasi_predikat: Set(realisasi.1),
                tidak_berlaku: Set(baris.tidak_berlaku),
                ..Default::default()
            })
            .exec(db)
            .await
            .unwrap()
            .last_insert_id;
            for (jenis, tahun, nilai) in &baris.ukuran {
                let (nilai, predikat) = urai(nilai);
                lkjip_ukuran::Entity::insert(lkjip_ukuran::ActiveModel {
                    lkjip_id: Set(id),
                    indikator_lkjip_id: Set(indikator),
                    jenis: Set(*jenis),
                    tahun: Set(*tahun),
                    nilai: Set(nilai),
                    predikat: Set(predikat),
                    ..Default::default()
                })
                .exec(db)
                .await
                .unwrap();
            }
        }
        id
    }

    /// Approved reports of 2023 of all 27 kecamatan: number n has an SKM of 70 + (n − 1) / 2.
    pub(super) async fn penuh(&self) {
        for nomor in 1..=27_u8 {
            let realisasi = Decimal::new(700 + 5 * i64::from(nomor - 1), 1).to_string();
            self.laporan(nomor, 2023, 1, StatusLkjip::Disetujui, &[skm(&realisasi)])
                .await;
        }
    }

    /// The whole answer to `query`, asked by someone in the role `peran`.
    pub(super) async fn tanya(&self, peran: Peran, query: &str) -> Value {
        let tokens = self.world.login(&nama(peran)).await;
        let actor = self.world.actor(&tokens).await;
        let call = Call::new(Arc::clone(&self.world.app), actor, "uji".to_owned());
        let request = Request::new(query).data(call);
        serde_json::to_value(schema::build().finish().execute(request).await).unwrap()
    }

    /// What `query` answers under `field`.
    pub(super) async fn jawab(&self, peran: Peran, query: &str, field: &str) -> Value {
        let answer = self.tanya(peran, query).await;
        assert!(answer.get("errors").is_none(), "{answer}");
        answer["data"][field].clone()
    }
}

fn nama(peran: Peran) -> String {
    format!("uji.{}", format!("{peran:?}").to_lowercase())
}

/// Code of kecamatan number `nomor`.
pub(super) fn kode(nomor: u8) -> String {
    format!("35.29.{nomor:02}")
}

/// The texts at `pointer` in each element of a list.
pub(super) fn petik(list: &Value, pointer: &str) -> Vec<String> {
    let list = list.as_array().unwrap_or_else(|| panic!("{list}"));
    list.iter()
        .map(|baris| match baris.pointer(pointer) {
            Some(Value::String(teks)) => teks.clone(),
            Some(lain) => lain.to_string(),
            None => panic!("{pointer} in {baris}"),
        })
        .collect()
}
