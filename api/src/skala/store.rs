//! SQL of the scales. They are the same for every kabupaten; the scope proves that the caller is
//! signed in.

use entity::id::SkalaId;
use entity::status::JenisSkala;
use entity::{skala, skala_komponen, skala_pita};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::access::Scope;
use crate::db::any_of;
use crate::error::ApiError;

/// Scales by code: of one kind, and in force in one year.
pub(super) async fn list<C: ConnectionTrait>(
    connection: &C,
    _scope: &Scope,
    jenis: Option<JenisSkala>,
    tahun: Option<i32>,
) -> Result<Vec<skala::Model>, ApiError> {
    let mut select = skala::Entity::find().order_by_asc(skala::Column::Kode);
    if let Some(jenis) = jenis {
        select = select.filter(skala::Column::Jenis.eq(jenis));
    }
    if let Some(tahun) = tahun {
        select = select
            .filter(skala::Column::BerlakuMulai.lte(tahun))
            .filter(
                Condition::any()
                    .add(skala::Column::BerlakuSampai.is_null())
                    .add(skala::Column::BerlakuSampai.gte(tahun)),
            );
    }
    Ok(select.all(connection).await?)
}

/// The scale with this code.
///
/// # Errors
/// When the database refuses.
pub async fn by_kode<C: ConnectionTrait>(
    connection: &C,
    _scope: &Scope,
    kode: &str,
) -> Result<Option<skala::Model>, ApiError> {
    Ok(skala::Entity::find()
        .filter(skala::Column::Kode.eq(kode))
        .one(connection)
        .await?)
}

/// The scales with these ids, by code.
pub(super) async fn by_ids<C: ConnectionTrait>(
    connection: &C,
    _scope: &Scope,
    ids: impl IntoIterator<Item = SkalaId>,
) -> Result<Vec<skala::Model>, ApiError> {
    Ok(skala::Entity::find()
        .filter(any_of(
            connection,
            (skala::Entity, skala::Column::Id),
            ids.into_iter().map(|id| id.0),
        ))
        .order_by_asc(skala::Column::Kode)
        .all(connection)
        .await?)
}

/// The bands of these scales, each from the highest to the lowest.
///
/// # Errors
/// When the database refuses.
pub async fn pita_of<C: ConnectionTrait>(
    connection: &C,
    _scope: &Scope,
    skala: impl IntoIterator<Item = SkalaId>,
) -> Result<Vec<skala_pita::Model>, ApiError> {
    Ok(skala_pita::Entity::find()
        .filter(any_of(
            connection,
            (skala_pita::Entity, skala_pita::Column::SkalaId),
            skala.into_iter().map(|id| id.0),
        ))
        .order_by_asc(skala_pita::Column::SkalaId)
        .order_by_asc(skala_pita::Column::Urutan)
        .all(connection)
        .await?)
}

/// The components that are weighed with these scales, in the order of their regulation.
///
/// # Errors
/// When the database refuses.
pub(super) async fn komponen_of<C: ConnectionTrait>(
    connection: &C,
    _scope: &Scope,
    skala: impl IntoIterator<Item = SkalaId>,
) -> Result<Vec<skala_komponen::Model>, ApiError> {
    Ok(skala_komponen::Entity::find()
        .filter(any_of(
            connection,
            (skala_komponen::Entity, skala_komponen::Column::SkalaId),
            skala.into_iter().map(|id| id.0),
        ))
        .order_by_asc(skala_komponen::Column::SkalaId)
        .order_by_asc(skala_komponen::Column::Urutan)
        .all(connection)
        .await?)
}
