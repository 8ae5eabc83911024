//! SQL of what a kabupaten has set for the reviu: rows are only added.

use entity::id::KabupatenId;
use entity::{ketetapan_aturan, parameter_reviu};
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ColumnTrait, ConnectionTrait, DbErr, EntityTrait,
    IntoActiveModel, QueryFilter, QueryOrder,
};

use crate::access::Permit;
use crate::error::ApiError;

/// Values of the parameters, the oldest first.
pub(in crate::reviu) async fn parameter<C: ConnectionTrait>(
    connection: &C,
    kabupaten: KabupatenId,
) -> Result<Vec<parameter_reviu::Model>, ApiError> {
    Ok(parameter_reviu::Entity::find()
        .filter(parameter_reviu::Column::KabupatenId.eq(kabupaten))
        .order_by_asc(parameter_reviu::Column::Version)
        .order_by_asc(parameter_reviu::Column::Id)
        .all(connection)
        .await?)
}

/// What was set for the rules, the oldest first.
pub(in crate::reviu) async fn aturan<C: ConnectionTrait>(
    connection: &C,
    kabupaten: KabupatenId,
) -> Result<Vec<ketetapan_aturan::Model>, ApiError> {
    Ok(ketetapan_aturan::Entity::find()
        .filter(ketetapan_aturan::Column::KabupatenId.eq(kabupaten))
        .order_by_asc(ketetapan_aturan::Column::Version)
        .order_by_asc(ketetapan_aturan::Column::Id)
        .all(connection)
        .await?)
}

/// Adds the next value of a parameter; its id does not count. A version that is there already breaks a
/// unique key.
pub(in crate::reviu) async fn tambah_parameter<C: ConnectionTrait>(
    connection: &C,
    _permit: &Permit<'_>,
    row: parameter_reviu::Model,
) -> Result<i64, DbErr> {
    let mut baru = row.into_active_model().reset_all();
    baru.id = NotSet;
    let done = parameter_reviu::Entity::insert(baru)
        .exec(connection)
        .await?;
    Ok(done.last_insert_id.0)
}

/// The same for a rule.
pub(in crate::reviu) async fn tambah_aturan<C: ConnectionTrait>(
    connection: &C,
    _permit: &Permit<'_>,
    row: ketetapan_aturan::Model,
) -> Result<i64, DbErr> {
    let mut baru = row.into_active_model().reset_all();
    baru.id = NotSet;
    let done = ketetapan_aturan::Entity::insert(baru)
        .exec(connection)
        .await?;
    Ok(done.last_insert_id.0)
}
