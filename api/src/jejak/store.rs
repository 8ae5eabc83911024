//! SQL of the reading of the trail.

use std::collections::HashSet;

use entity::id::{AuditId, LkjipId, PenggunaId};
use entity::value::Waktu;
use entity::{audit, lkjip, pengguna};
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Select,
};

use super::model::CATATAN;
use crate::access::{Permit, Scope};
use crate::db::{any_of, literal, pattern};
use crate::error::ApiError;

/// Which entries are wanted.
#[derive(Clone, Debug, Default)]
pub struct Saringan {
    /// What it happened to, as the trail calls it.
    pub objek: Option<String>,
    /// Who did it.
    pub pelaku: Option<PenggunaId>,
    /// What happened: a whole name, or the beginning of one where it ends with a dot.
    pub kejadian: Option<String>,
    /// Not before.
    pub dari: Option<Waktu>,
    /// Not after.
    pub sampai: Option<Waktu>,
    /// Beginning of the path of what changed in a report.
    pub path: Option<String>,
}

/// The entries of the kabupaten of who holds the permit: what its accounts did, and what nobody known did to
/// anything but an account of another kabupaten.
fn dalam(permit: &Permit<'_>, saringan: &Saringan) -> Select<audit::Entity> {
    let kabupaten = permit.actor().kabupaten;
    let milik = pengguna::Entity::find()
        .select_only()
        .column(pengguna::Column::Id)
        .filter(pengguna::Column::KabupatenId.eq(kabupaten))
        .into_query();
    let asing = pengguna::Entity::find()
        .select_only()
        .column(pengguna::Column::Id)
        .filter(pengguna::Column::KabupatenId.ne(kabupaten))
        .filter(Expr::cust("audit.objek = 'pengguna:' || pengguna.id"))
        .into_query();
    let siapa = Condition::any()
        .add(audit::Column::PenggunaId.in_subquery(milik))
        .add(
            Condition::all()
                .add(audit::Column::PenggunaId.is_null())
                .add(Expr::exists(asing).not()),
        );
    let mut select = audit::Entity::find().filter(siapa);
    if let Some(objek) = &saringan.objek {
        select = select.filter(audit::Column::Objek.eq(objek));
    }
    if let Some(pelaku) = saringan.pelaku {
        select = select.filter(audit::Column::PenggunaId.eq(pelaku));
    }
    if let Some(kejadian) = &saringan.kejadian {
        select = select.filter(if kejadian.ends_with('.') {
            audit::Column::Kejadian.like(pattern(format!("{}%", literal(kejadian))))
        } else {
            audit::Column::Kejadian.eq(kejadian)
        });
    }
    if let Some(dari) = saringan.dari {
        select = select.filter(audit::Column::Waktu.gte(dari));
    }
    if let Some(sampai) = saringan.sampai {
        select = select.filter(audit::Column::Waktu.lte(sampai));
    }
    if let Some(path) = &saringan.path {
        // What is not shown is not found by what it holds either.
        let catatan = pattern(format!("{}%", literal(CATATAN)));
        select = select.filter(audit::Column::Kejadian.not_like(catatan));
        // As `serde_json` writes it, without the closing mark: what is below the path belongs to it.
        let path = serde_json::Value::from(path.as_str()).to_string();
        let path = path.trim_end_matches('"');
        select = select
            .filter(audit::Column::Rincian.like(pattern(format!("%\"path\":{}%", literal(path)))));
    }
    select
}

/// Entries before the one numbered `sebelum`, newest first.
pub async fn page<C: ConnectionTrait>(
    connection: &C,
    permit: &Permit<'_>,
    saringan: &Saringan,
    sebelum: Option<AuditId>,
    limit: u64,
) -> Result<Vec<audit::Model>, ApiError> {
    let mut select = dalam(permit, saringan);
    if let Some(sebelum) = sebelum {
        select = select.filter(audit::Column::Id.lt(sebelum));
    }
    Ok(select
        .order_by_desc(audit::Column::Id)
        .limit(limit)
        .all(connection)
        .await?)
}

/// How many entries there are.
pub async fn count<C: ConnectionTrait>(
    connection: &C,
    permit: &Permit<'_>,
    saringan: &Saringan,
) -> Result<u64, ApiError> {
    Ok(dalam(permit, saringan).count(connection).await?)
}

/// Those of the reports that may be read.
pub async fn terlihat<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    ids: Vec<i64>,
) -> Result<HashSet<LkjipId>, ApiError> {
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    let reports = scope
        .reports()
        .filter(any_of(connection, (lkjip::Entity, lkjip::Column::Id), ids))
        .all(connection)
        .await?;
    Ok(reports.into_iter().map(|report| report.id).collect())
}
