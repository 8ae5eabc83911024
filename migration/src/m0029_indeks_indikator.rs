//! The rows of one indicator over all reports stand together in an index that also holds its figures: to
//! compare a country, no table is read for them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

const FIGURES: &str = "sasaran_id, urutan, satuan, polaritas, rumus, skala_id, tidak_berlaku, \
                       target_nilai, target_predikat, realisasi_nilai, realisasi_predikat";

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        let columns = if connection.get_database_backend() == DbBackend::Postgres {
            format!("(indikator_id, lkjip_id) INCLUDE ({FIGURES})")
        } else {
            format!("(indikator_id, lkjip_id, {FIGURES})")
        };
        let sql = format!(
            "CREATE INDEX lkjip_indikator_angka_idx ON lkjip_indikator {columns};
             DROP INDEX lkjip_indikator_indikator_id_idx;"
        );
        connection.execute_unprepared(&sql).await?;
        Ok(())
    }
}
