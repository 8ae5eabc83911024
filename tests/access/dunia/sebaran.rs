//! Reports that hide nothing: enough of them to tell one that lies far from the others.

use entity::status::{Polaritas, RumusCapaian, StatusLkjip};
use entity::value::Nilai;
use entity::{indikator, kecamatan, lkjip_indikator, periode};
use rust_decimal::Decimal;
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use super::{Dunia, PERIODE};
use crate::fixture::kerangka;

/// The years of these reports.
pub(crate) const TAHUN: [i32; 2] = [2019, 2020];

impl Dunia {
    /// Approved reports of five kecamatan with an SKM, of which the last is far below the others.
    pub(crate) async fn sebaran(&self) {
        let db = self.world.app.db.writer();
        let periode = periode::Entity::find()
            .filter(periode::Column::Kode.eq(PERIODE))
            .one(db)
            .await
            .unwrap()
            .unwrap();
        let skm = indikator::Entity::find()
            .filter(indikator::Column::Kode.eq("SKM"))
            .one(db)
            .await
            .unwrap()
            .unwrap();
        for tahun in TAHUN {
            for (nomor, realisasi) in (2..).zip([80, 81, 82, 83, 30]) {
                let kecamatan = kecamatan::Entity::find()
                    .filter(kecamatan::Column::Kode.eq(format!("35.29.{nomor:02}")))
                    .one(db)
                    .await
                    .unwrap()
                    .unwrap();
                let untuk = (kecamatan.id, periode.id);
                let (id, tujuan, sasaran) =
                    kerangka(db, untuk, (tahun, 1), StatusLkjip::Disetujui).await;
                let nilai = |angka: i64| Some(Nilai::try_from(Decimal::from(angka)).unwrap());
                lkjip_indikator::Entity::insert(lkjip_indikator::ActiveModel {
                    lkjip_id: Set(id),
                    tujuan_id: Set(tujuan),
                    sasaran_id: Set(Some(sasaran)),
                    urutan: Set(1),
                    nomor: Set("1.1.1".to_owned()),
                    indikator_id: Set(Some(skm.id)),
                    nama: Set("Indeks".to_owned()),
                    satuan: Set("Skor".to_owned()),
                    polaritas: Set(Polaritas::Positif),
                    rumus: Set(RumusCapaian::Positif),
                    iku: Set(true),
                    pk: Set(true),
                    tidak_berlaku: Set(false),
                    target_nilai: Set(nilai(80)),
                    realisasi_nilai: Set(nilai(realisasi)),
                    ..Default::default()
                })
                .exec(db)
                .await
                .unwrap();
            }
        }
    }
}
