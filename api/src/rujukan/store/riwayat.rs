//! What reference data was. A row that is changed or deleted goes into the history of its table, `<table>_riwayat`, with
//! when it began and ceased to hold, so that a comparison can be had again as it stood.

use entity::value::Waktu;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, IntoIden, LockType, Query};
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, Iterable, QueryFilter, QueryTrait, Select};

/// The history of the table of `E`.
fn tabel<E: EntityTrait>() -> Alias {
    Alias::new(format!("{}_riwayat", E::default().table_name()))
}

/// What `select` finds, now or as it stood at `per`; of a past moment in no order.
///
/// # Errors
/// When the database refuses.
pub async fn per<E: EntityTrait, C: ConnectionTrait>(
    connection: &C,
    select: Select<E>,
    per: Option<Waktu>,
) -> Result<Vec<E::Model>, DbErr> {
    let Some(Waktu(per)) = per else {
        return select.all(connection).await;
    };
    let kini = select.filter(Expr::col((E::default(), Alias::new("sejak"))).lte(per));
    let mut dahulu = kini.clone().filter(Expr::col(Alias::new("sampai")).gt(per));
    QueryTrait::query(&mut dahulu)
        .from_clear()
        .from_as(tabel::<E>(), E::default());
    let mut rows = kini.all(connection).await?;
    rows.extend(dahulu.all(connection).await?);
    Ok(rows)
}

/// Keeps the row with this id and version as what held until `now`, before it is changed or deleted in the same
/// transaction; nothing when the row has another version by then.
///
/// # Errors
/// When the database refuses.
pub async fn simpan<E: EntityTrait, C: ConnectionTrait>(
    connection: &C,
    (id, version): (i64, i64),
    now: Waktu,
) -> Result<(), DbErr> {
    let row = Query::select()
        .columns(E::Column::iter())
        .expr(Expr::value(now.0))
        .from(E::default())
        .and_where(ExprTrait::eq(Expr::col(Alias::new("id")), id))
        .and_where(ExprTrait::eq(Expr::col(Alias::new("version")), version))
        .lock(LockType::Update)
        .to_owned();
    let kolom = E::Column::iter().map(IntoIden::into_iden);
    let mut insert = Query::insert();
    insert
        .into_table(tabel::<E>())
        .columns(kolom.chain([Alias::new("sampai").into_iden()]))
        .select_from(row)
        .map_err(|error| DbErr::Custom(error.to_string()))?;
    connection.execute(&insert).await?;
    Ok(())
}
