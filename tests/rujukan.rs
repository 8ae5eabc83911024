//! The reference data that ship with the program.

use api::db::Db;
use api::hitung::bulat;
use api::reviu::model::Parameter;
use api::rujukan::load;
use api::skala::rules::{Pita, golongkan, skor, tersusun};
use entity::status::{JenisDesa, Letak};
use entity::{
    desa, indikator, kabupaten, kecamatan, nomenklatur, parameter_reviu, pengaturan, periode,
    skala, skala_komponen, skala_pita, tenggat, tolok_ukur,
};
use migration::{Migrator, MigratorTrait as _};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _,
};

use crate::harness::Database;

struct Dunia {
    db: Db,
    _database: Database,
}

impl Dunia {
    async fn baru() -> Self {
        let database = Database::empty().await;
        let db = database.open().await;
        Migrator::up(db.writer(), None).await.unwrap();
        Self {
            db,
            _database: database,
        }
    }

    /// How many rows each table has.
    async fn jumlah(&self) -> [u64; 12] {
        let db = self.db.writer();
        [
            kabupaten::Entity::find().count(db).await.unwrap(),
            kecamatan::Entity::find().count(db).await.unwrap(),
            desa::Entity::find().count(db).await.unwrap(),
            nomenklatur::Entity::find().count(db).await.unwrap(),
            skala::Entity::find().count(db).await.unwrap(),
            skala_pita::Entity::find().count(db).await.unwrap(),
            skala_komponen::Entity::find().count(db).await.unwrap(),
            indikator::Entity::find().count(db).await.unwrap(),
            tolok_ukur::Entity::find().count(db).await.unwrap(),
            periode::Entity::find().count(db).await.unwrap(),
            tenggat::Entity::find().count(db).await.unwrap(),
            parameter_reviu::Entity::find().count(db).await.unwrap(),
        ]
    }

    /// As if the shipped files had changed since the last load.
    async fn lupakan_sidik(&self) {
        pengaturan::Entity::update_many()
            .col_expr(pengaturan::Column::Nilai, Expr::value("lama"))
            .filter(pengaturan::Column::Kunci.eq("rujukan.sidik"))
            .exec(self.db.writer())
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn the_kabupaten_is_complete() {
    let dunia = Dunia::baru().await;
    load(&dunia.db).await.unwrap();
    assert_eq!(
        dunia.jumlah().await,
        [1, 27, 334, 98, 6, 34, 14, 4, 1, 3, 27, 7],
        "kabupaten, kecamatan, desa, nomenklatur, skala, pita, komponen, indikator, tolok ukur, periode, tenggat, parameter reviu"
    );
    let bawaan = Parameter::default();
    for row in parameter_reviu::Entity::find()
        .all(dunia.db.writer())
        .await
        .unwrap()
    {
        assert_eq!(row.nilai.desimal(), bawaan.nilai(row.kunci), "{row:?}");
    }
    let db = dunia.db.writer();
    for (letak, jumlah) in [(Letak::Daratan, 18), (Letak::Kepulauan, 9)] {
        let ada = kecamatan::Entity::find().filter(kecamatan::Column::Letak.eq(letak));
        assert_eq!(ada.count(db).await.unwrap(), jumlah);
    }
    for (jenis, jumlah) in [(JenisDesa::Desa, 330), (JenisDesa::Kelurahan, 4)] {
        let ada = desa::Entity::find().filter(desa::Column::Jenis.eq(jenis));
        assert_eq!(ada.count(db).await.unwrap(), jumlah);
    }
    let pasongsongan = kecamatan::Entity::find()
        .filter(kecamatan::Column::Kode.eq("35.29.13"))
        .one(db)
        .await
        .unwrap()
        .unwrap();
    let desa = desa::Entity::find().filter(desa::Column::KecamatanId.eq(pasongsongan.id));
    assert_eq!(desa.count(db).await.unwrap(), 10);
}

#[tokio::test]
async fn loading_again_changes_nothing_and_costs_one_statement() {
    let dunia = Dunia::baru().await;
    load(&dunia.db).await.unwrap();
    let jumlah = dunia.jumlah().await;
    let sebelum = dunia.db.statements();
    load(&dunia.db).await.unwrap();
    assert_eq!(dunia.db.statements() - sebelum, 1);
    dunia.lupakan_sidik().await;
    load(&dunia.db).await.unwrap();
    assert_eq!(dunia.jumlah().await, jumlah);
}

#[tokio::test]
async fn what_an_analyst_changed_survives() {
    let dunia = Dunia::baru().await;
    load(&dunia.db).await.unwrap();
    let db = dunia.db.writer();
    indikator::Entity::update_many()
        .col_expr(indikator::Column::Nama, Expr::value("Nama baru"))
        .filter(indikator::Column::Kode.eq("SKM"))
        .exec(db)
        .await
        .unwrap();
    tenggat::Entity::update_many()
        .col_expr(tenggat::Column::Tanggal, Expr::value("2024-03-15"))
        .filter(tenggat::Column::Tahun.eq(2023))
        .exec(db)
        .await
        .unwrap();
    tolok_ukur::Entity::delete_many().exec(db).await.unwrap();
    nomenklatur::Entity::delete_many()
        .filter(nomenklatur::Column::Kode.eq("7.01.01"))
        .exec(db)
        .await
        .unwrap();

    dunia.lupakan_sidik().await;
    load(&dunia.db).await.unwrap();

    let skm = indikator::Entity::find()
        .filter(indikator::Column::Kode.eq("SKM"))
        .one(db)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(skm.nama, "Nama baru");
    let tenggat = tenggat::Entity::find()
        .filter(tenggat::Column::Tahun.eq(2023))
        .all(db)
        .await
        .unwrap();
    assert!(
        tenggat
            .iter()
            .all(|row| row.tanggal.as_str() == "2024-03-15")
    );
    // A benchmark that was deleted stays so; a row of a pure dictionary comes back.
    assert_eq!(tolok_ukur::Entity::find().count(db).await.unwrap(), 0);
    assert_eq!(nomenklatur::Entity::find().count(db).await.unwrap(), 98);
}

#[tokio::test]
async fn two_processes_may_start_at_once() {
    let dunia = Dunia::baru().await;
    let (satu, dua) = tokio::join!(load(&dunia.db), load(&dunia.db));
    satu.unwrap();
    dua.unwrap();
    assert_eq!(dunia.jumlah().await[..3], [1, 27, 334]);
    let sidik = pengaturan::Entity::find_by_id("rujukan.sidik");
    assert!(sidik.one(dunia.db.writer()).await.unwrap().is_some());
}

#[tokio::test]
async fn every_shipped_scale_is_ordered_and_reaches_its_floor() {
    let dunia = Dunia::baru().await;
    load(&dunia.db).await.unwrap();
    let db = dunia.db.writer();
    for skala in skala::Entity::find().all(db).await.unwrap() {
        let rows = skala_pita::Entity::find()
            .filter(skala_pita::Column::SkalaId.eq(skala.id))
            .order_by_asc(skala_pita::Column::Urutan)
            .all(db)
            .await
            .unwrap();
        let urutan: Vec<_> = rows.iter().map(|row| row.urutan).collect();
        let harus: Vec<_> = (1..).take(rows.len()).collect();
        assert_eq!(urutan, harus, "{}", skala.kode);
        let pita: Vec<_> = rows
            .into_iter()
            .map(|row| Pita {
                kode: row.kode,
                label: row.label,
                batas_bawah: row.batas_bawah.desimal(),
                inklusif: row.inklusif,
                skor: row.skor.map(entity::value::Nilai::desimal),
            })
            .collect();
        assert!(tersusun(&pita), "{}", skala.kode);
        let dasar = pita.last().unwrap();
        assert_eq!(golongkan(&pita, dasar.batas_bawah), Some(dasar));
        if skala.kode == "AKIP_88_2021" {
            let nilai = |kode: &str| skor(&pita, kode).unwrap();
            let capaian = nilai("A") / nilai("BB") * rust_decimal::Decimal::ONE_HUNDRED;
            assert_eq!(bulat(capaian).to_string(), "114.29");
        }
    }
}
