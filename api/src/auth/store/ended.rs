//! SQL of the sessions that ended long ago.

use entity::value::Waktu;
use entity::{klien_sesi, sesi, sesi_kuki, token_penyegar};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, LockBehavior, LockType};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Select,
};

use crate::error::ApiError;

/// How many are taken away at a time.
const AT_ONCE: u64 = 100;

/// Sessions that began and ended before this moment, the oldest first. A family of refresh tokens ends with the last
/// of them and stays whole until then, so that reuse of each is noticed. Those of machine clients are few and stay.
fn ended(before: Waktu) -> Select<sesi::Entity> {
    const SESSION: (sesi::Entity, sesi::Column) = (sesi::Entity, sesi::Column::Id);
    let later = token_penyegar::Entity::find()
        .select_only()
        .column(token_penyegar::Column::Id)
        .filter(Expr::col((token_penyegar::Entity, token_penyegar::Column::SesiId)).equals(SESSION))
        .filter(token_penyegar::Column::KedaluwarsaPada.gte(before))
        .into_query();
    let machine = klien_sesi::Entity::find()
        .select_only()
        .column(klien_sesi::Column::SesiId)
        .filter(Expr::col((klien_sesi::Entity, klien_sesi::Column::SesiId)).equals(SESSION))
        .into_query();
    let over = Condition::any()
        .add(sesi::Column::DicabutPada.lt(before))
        .add(Expr::not_exists(later));
    sesi::Entity::find()
        .select_only()
        .column(sesi::Column::Id)
        .filter(sesi::Column::DibuatPada.lt(before))
        .filter(over)
        .filter(Expr::not_exists(machine))
        .order_by_asc(sesi::Column::DibuatPada)
}

/// Whether there are as many as are taken away at a time.
pub(in crate::auth) async fn many<C: ConnectionTrait>(
    connection: &C,
    before: Waktu,
) -> Result<bool, ApiError> {
    let last = ended(before)
        .offset(AT_ONCE - 1)
        .into_tuple::<String>()
        .one(connection)
        .await?;
    Ok(last.is_some())
}

/// Takes them away with their tokens and cookies, but for those that somebody else is taking away.
pub(in crate::auth) async fn remove(
    tx: &DatabaseTransaction,
    before: Waktu,
) -> Result<(), ApiError> {
    let ids: Vec<String> = ended(before)
        .limit(AT_ONCE)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .into_tuple()
        .all(tx)
        .await?;
    let these = || ids.iter().map(String::as_str);
    token_penyegar::Entity::delete_many()
        .filter(token_penyegar::Column::SesiId.is_in(these()))
        .exec(tx)
        .await?;
    sesi_kuki::Entity::delete_many()
        .filter(sesi_kuki::Column::SesiId.is_in(these()))
        .exec(tx)
        .await?;
    sesi::Entity::delete_many()
        .filter(sesi::Column::Id.is_in(these()))
        .exec(tx)
        .await?;
    Ok(())
}
