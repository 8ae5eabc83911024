//! The tables come about once, on either database.

use api::rujukan;
use migration::{Migrator, MigratorTrait as _};

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
