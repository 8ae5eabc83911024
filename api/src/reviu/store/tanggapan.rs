//! SQL of the answers to findings.

use entity::id::{LkjipId, TanggapanId};
use entity::lkjip_tanggapan;
use entity::status::Putusan;
use entity::value::Waktu;
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter,
    QueryOrder,
};

use crate::access::{Permit, Scope, VisibleReport};
use crate::db::any_of;
use crate::error::ApiError;

/// The answers in those of `reports` whose notes `scope` lets read, the oldest first.
pub(in crate::reviu) async fn of<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    reports: &[VisibleReport],
) -> Result<Vec<lkjip_tanggapan::Model>, ApiError> {
    let terbaca = scope.noted(reports);
    Ok(lkjip_tanggapan::Entity::find()
        .filter(any_of(
            connection,
            (lkjip_tanggapan::Entity, lkjip_tanggapan::Column::LkjipId),
            terbaca.iter().map(|report| report.id.0),
        ))
        .order_by_asc(lkjip_tanggapan::Column::Id)
        .all(connection)
        .await?)
}

/// Adds answers to a report, whose own ids and reports do not count.
pub(in crate::reviu) async fn tambah(
    tx: &DatabaseTransaction,
    _permit: &Permit<'_>,
    report: LkjipId,
    rows: Vec<lkjip_tanggapan::Model>,
) -> Result<(), ApiError> {
    if rows.is_empty() {
        return Ok(());
    }
    let rows = rows.into_iter().map(|row| {
        let mut baru = row.into_active_model().reset_all();
        baru.id = NotSet;
        baru.lkjip_id = Set(report);
        baru
    });
    lkjip_tanggapan::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

/// Writes what was decided of an answer.
pub(in crate::reviu) async fn putuskan(
    tx: &DatabaseTransaction,
    permit: &Permit<'_>,
    id: TanggapanId,
    putusan: Putusan,
    catatan: Option<String>,
    waktu: Waktu,
) -> Result<(), ApiError> {
    lkjip_tanggapan::Entity::update_many()
        .set(lkjip_tanggapan::ActiveModel {
            putusan: Set(Some(putusan)),
            catatan: Set(catatan),
            pemutus_id: Set(Some(permit.actor().id)),
            pemutus_nama: Set(Some(permit.actor().nama.clone())),
            diputus_pada: Set(Some(waktu)),
            ..Default::default()
        })
        .filter(lkjip_tanggapan::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}
