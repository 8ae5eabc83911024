//! SQL of the nomenclature. It is the same for every kabupaten; the scope proves that the caller is
//! signed in.

use entity::id::NomenklaturId;
use entity::nomenklatur;
use entity::status::LevelAnggaran;
use sea_orm::sea_query::{Expr, ExprTrait, Func};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    Select,
};

use crate::access::Scope;
use crate::db::{literal, pattern};
use crate::error::ApiError;

/// What of the nomenclature is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Pilihan {
    /// Only what stands below this code.
    pub(super) induk: Option<String>,
    /// Only this level.
    pub(super) level: Option<LevelAnggaran>,
    /// Only where each of these words occurs in code or name, whatever their case.
    pub(super) kata: Vec<String>,
}

impl Pilihan {
    fn select(&self) -> Select<nomenklatur::Entity> {
        let mut select = nomenklatur::Entity::find();
        if let Some(induk) = &self.induk {
            let pola = format!("{}.%", literal(induk));
            select = select.filter(nomenklatur::Column::Kode.like(pattern(pola)));
        }
        if let Some(level) = self.level {
            select = select.filter(nomenklatur::Column::Level.eq(level));
        }
        for kata in &self.kata {
            let pola = format!("%{}%", literal(&kata.to_lowercase()));
            let memuat = |kolom: nomenklatur::Column| {
                Expr::expr(Func::lower(Expr::col((nomenklatur::Entity, kolom))))
                    .like(pattern(pola.clone()))
            };
            select = select.filter(
                Condition::any()
                    .add(memuat(nomenklatur::Column::Kode))
                    .add(memuat(nomenklatur::Column::Nama)),
            );
        }
        select
    }
}

/// A page of the nomenclature by code, starting after `sesudah`.
pub(super) async fn page<C: ConnectionTrait>(
    connection: &C,
    _scope: &Scope,
    pilihan: &Pilihan,
    sesudah: Option<&str>,
    limit: u64,
) -> Result<Vec<nomenklatur::Model>, ApiError> {
    let mut select = pilihan.select();
    if let Some(sesudah) = sesudah {
        select = select.filter(nomenklatur::Column::Kode.gt(sesudah));
    }
    Ok(select
        .order_by_asc(nomenklatur::Column::Kode)
        .limit(limit)
        .all(connection)
        .await?)
}

/// How many entries there are.
pub(super) async fn count<C: ConnectionTrait>(
    connection: &C,
    _scope: &Scope,
    pilihan: &Pilihan,
) -> Result<u64, ApiError> {
    let count: Option<i64> = pilihan
        .select()
        .select_only()
        .column_as(nomenklatur::Column::Id.count(), "jumlah")
        .into_tuple()
        .one(connection)
        .await?;
    Ok(count.and_then(|count| count.try_into().ok()).unwrap_or(0))
}

/// The whole nomenclature, by code.
pub(super) async fn semua<C: ConnectionTrait>(
    connection: &C,
    _scope: &Scope,
) -> Result<Vec<nomenklatur::Model>, ApiError> {
    Ok(nomenklatur::Entity::find()
        .order_by_asc(nomenklatur::Column::Kode)
        .all(connection)
        .await?)
}

/// The entry with this code.
pub(super) async fn by_kode<C: ConnectionTrait>(
    connection: &C,
    _scope: &Scope,
    kode: &str,
) -> Result<Option<nomenklatur::Model>, ApiError> {
    Ok(nomenklatur::Entity::find()
        .filter(nomenklatur::Column::Kode.eq(kode))
        .one(connection)
        .await?)
}

/// The entry with this id.
pub(super) async fn by_id<C: ConnectionTrait>(
    connection: &C,
    _scope: &Scope,
    id: NomenklaturId,
) -> Result<Option<nomenklatur::Model>, ApiError> {
    Ok(nomenklatur::Entity::find_by_id(id).one(connection).await?)
}
