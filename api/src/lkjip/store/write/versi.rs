//! When rows and sections of a report last changed.

use entity::id::LkjipId;
use entity::lkjip_versi;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, EntityTrait};

use crate::access::Permit;
use crate::error::ApiError;

/// Rows of one statement.
const SEKALI: usize = 500;

/// Notes that these rows and sections changed with `version` of the report.
///
/// # Errors
/// When the database refuses.
pub async fn cap(
    tx: &DatabaseTransaction,
    _permit: &Permit<'_>,
    id: LkjipId,
    version: i64,
    path: &[String],
) -> Result<(), ApiError> {
    use lkjip_versi::Column;
    for path in path.chunks(SEKALI) {
        let rows = path.iter().map(|path| lkjip_versi::ActiveModel {
            lkjip_id: Set(id),
            path: Set(path.clone()),
            version: Set(version),
        });
        lkjip_versi::Entity::insert_many(rows)
            .on_conflict(
                OnConflict::columns([Column::LkjipId, Column::Path])
                    .update_column(Column::Version)
                    .to_owned(),
            )
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}
