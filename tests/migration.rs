//! The tables come about once, on either database.

use api::rujukan;
use entity::status::JenisTolokUkur;
use entity::{lkjip_dukungan, lkjip_narasi, lkjip_pembanding, lkjip_ukuran};
use migration::{Migrator, MigratorTrait as _};
use sea_orm::{ConnectionTrait as _, EntityTrait as _, QueryOrder as _};

use crate::harness::Database;

#[tokio::test]
async fn applying_the_migrations_again_is_harmless() {
    let database = Database::empty().await;
    let db = database.open().await;
    for sisa in [Migrator::migrations().len(), 0] {
        let tertunda = Migrator::get_pending_migrations(db.writer()).await.unwrap();
        assert_eq!(tertunda.len(), sisa);
        Migrator::up(db.writer(), None).await.unwrap();
        rujukan::load(&db).await.unwrap();
    }
    Migrator::up(db.writer(), None).await.unwrap();
    assert!(db.is_ready().await);
    db.close().await;
}

#[tokio::test]
async fn a_filled_database_is_migrated_as_it_is() {
    let database = Database::with_reference_data().await;
    let db = database.open().await;
    let sebelum = db.statements();
    Migrator::up(db.writer(), None).await.unwrap();
    rujukan::load(&db).await.unwrap();
    assert!(db.statements() > sebelum);
    let tertunda = Migrator::get_pending_migrations(db.writer()).await.unwrap();
    assert!(tertunda.is_empty());
    db.close().await;
}

/// What a report of old held: a comparator among the measures, and what its rows support.
const LAMA: &str = "
    INSERT INTO kabupaten VALUES (1, '35.29', 'Sumenep', 'uji');
    INSERT INTO kecamatan VALUES (1, 1, '35.29.13', 'Pasongsongan', 'DARATAN', 'uji');
    INSERT INTO periode (id, kabupaten_id, kode, jenis, tahun_awal, tahun_akhir, dasar_hukum, version)
        VALUES (1, 1, 'R', 'RENSTRA', 2021, 2026, 'uji', 1);
    INSERT INTO lkjip (id, kecamatan_id, tahun, revisi, periode_id, status, version, sintetis, dibuat_pada, diubah_pada)
        VALUES (1, 1, 2023, 1, 1, 'DRAF', 1, TRUE, 1, 1);
    INSERT INTO lkjip_tujuan VALUES (1, 1, 0, '1', 'Tujuan');
    INSERT INTO lkjip_sasaran VALUES (1, 1, 1, 0, '1.1', 'Mutu'), (2, 1, 1, 1, '1.2', 'Desa');
    INSERT INTO lkjip_indikator (id, lkjip_id, tujuan_id, sasaran_id, urutan, nomor, nama, satuan, polaritas, rumus, iku, pk, tidak_berlaku)
        VALUES (1, 1, 1, 1, 0, '1.1.1', 'SKM', 'Skor', 'POSITIF', 'POSITIF', TRUE, TRUE, FALSE);
    INSERT INTO lkjip_ukuran (lkjip_id, indikator_lkjip_id, jenis, tahun, nilai, keterangan) VALUES
        (1, 1, 'PK_MURNI', 2023, 810000, NULL), (1, 1, 'PEMBANDING', 2022, 870000, NULL),
        (1, 1, 'PEMBANDING', 2023, 881900, 'Kemenpan RB');
    INSERT INTO lkjip_anggaran (id, lkjip_id, induk_id, level, urutan, nomor, nama, sasaran_nomor, menunjang) VALUES
        (1, 1, NULL, 'PROGRAM', 0, 'I', 'Program', '1.2', FALSE),
        (2, 1, 1, 'KEGIATAN', 1, 'I.1', 'Kegiatan', NULL, TRUE),
        (3, 1, 2, 'SUB_KEGIATAN', 2, 'I.1.1', 'Sub', NULL, TRUE),
        (4, 1, NULL, 'PROGRAM', 3, 'II', 'Program', NULL, TRUE),
        (5, 1, NULL, 'PROGRAM', 4, 'III', 'Program', '1.1', NULL);
    INSERT INTO lkjip_narasi (lkjip_id, bagian, isi) VALUES (1, 'PENUTUP', 'Demikian.');";

#[tokio::test]
async fn what_a_report_of_old_said_finds_its_new_place() {
    let database = Database::empty().await;
    let db = database.open().await;
    Migrator::up(db.writer(), Some(7)).await.unwrap();
    db.writer().execute_unprepared(LAMA).await.unwrap();
    Migrator::up(db.writer(), None).await.unwrap();
    let pembanding: Vec<_> = lkjip_pembanding::Entity::find()
        .order_by_asc(lkjip_pembanding::Column::Urutan)
        .all(db.writer())
        .await
        .unwrap()
        .into_iter()
        .map(|row| {
            (
                row.urutan,
                row.jenis,
                row.tahun,
                row.nama,
                row.nilai.unwrap().0,
            )
        })
        .collect();
    let nasional = JenisTolokUkur::Nasional;
    assert_eq!(
        pembanding,
        [
            (0, nasional, 2022, "Pembanding".to_owned(), 870_000),
            (1, nasional, 2023, "Kemenpan RB".to_owned(), 881_900),
        ]
    );
    let ukuran = lkjip_ukuran::Entity::find().all(db.writer()).await.unwrap();
    assert_eq!(ukuran.len(), 1);
    assert_eq!(ukuran[0].nilai.unwrap().0, 810_000);
    let dukungan: Vec<_> = lkjip_dukungan::Entity::find()
        .order_by_asc(lkjip_dukungan::Column::AnggaranId)
        .all(db.writer())
        .await
        .unwrap()
        .into_iter()
        .map(|row| (row.anggaran_id.0, row.sasaran_nomor, row.menunjang))
        .collect();
    assert_eq!(
        dukungan,
        [
            (1, "1.2", false),
            (2, "1.2", true),
            (3, "1.2", true),
            (4, "1.1", true)
        ]
        .map(|(baris, sasaran, menunjang)| (baris, sasaran.to_owned(), menunjang))
    );
    let narasi = lkjip_narasi::Entity::find().all(db.writer()).await.unwrap();
    assert_eq!(narasi[0].isi, "Demikian.");
    db.close().await;
}
