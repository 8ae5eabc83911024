//! Peer groups and composites move the counter of what comparisons are made from, too.

use sea_orm_migration::prelude::*;

use crate::m0018_versi_data::rujukan;

const TABLES: [&str; 4] = [
    "kelompok",
    "kelompok_anggota",
    "komposit",
    "komposit_komponen",
];

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        let backend = connection.get_database_backend();
        for pemicu in rujukan(&TABLES) {
            connection.execute_unprepared(&pemicu.sql(backend)).await?;
        }
        Ok(())
    }
}
