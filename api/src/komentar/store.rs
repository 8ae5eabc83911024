//! SQL of the comments. They are read by reports of which the reader may see the notes.

use entity::id::{LkjipId, RiwayatId, UtasId};
use entity::status::JenisPesan;
use entity::value::Waktu;
use entity::{lkjip, lkjip_pesan, lkjip_riwayat_utas, lkjip_utas};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::access::{NotedReport, Permit, Scope};
use crate::db::any_of;
use crate::error::ApiError;

/// Generates a reader of what is said about reports, in the order in which it was said.
macro_rules! said_of {
    ($($(#[$doc:meta])* $name:ident: $table:ident;)+) => {$(
        $(#[$doc])*
        ///
        /// # Errors
        /// When the database refuses.
        pub async fn $name<C: ConnectionTrait>(
            connection: &C,
            reports: &[NotedReport],
        ) -> Result<Vec<$table::Model>, ApiError> {
            if reports.is_empty() {
                return Ok(Vec::new());
            }
            Ok($table::Entity::find()
                .filter(any_of(
                    connection,
                    ($table::Entity, $table::Column::LkjipId),
                    reports.iter().map(|report| report.id.0),
                ))
                .order_by_asc($table::Column::Id)
                .all(connection)
                .await?)
        }
    )+};
}

said_of! {
    /// Threads.
    utas_of: lkjip_utas;
    /// Messages of the threads.
    pesan_of: lkjip_pesan;
    /// Threads that were open at the steps of the workflow.
    riwayat_utas_of: lkjip_riwayat_utas;
}

/// A thread with its report, where its reader may see it.
pub(super) async fn find<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    id: UtasId,
) -> Result<Option<(NotedReport, lkjip_utas::Model)>, ApiError> {
    let Some(utas) = lkjip_utas::Entity::find_by_id(id).one(connection).await? else {
        return Ok(None);
    };
    let report = scope
        .reports()
        .filter(lkjip::Column::Id.eq(utas.lkjip_id))
        .one(connection)
        .await?;
    Ok(scope.noted(&report).pop().map(|report| (report, utas)))
}

/// Holds a report in the status in which it was read until the end of the transaction; false when it
/// has moved on.
pub(super) async fn pegang(
    tx: &DatabaseTransaction,
    _permit: &Permit<'_>,
    report: &lkjip::Model,
) -> Result<bool, ApiError> {
    let ada = lkjip::Entity::find_by_id(report.id)
        .filter(lkjip::Column::Status.eq(report.status))
        .lock_shared()
        .one(tx)
        .await?;
    Ok(ada.is_some())
}

/// How many threads a report has.
pub(super) async fn banyak_utas(
    tx: &DatabaseTransaction,
    _permit: &Permit<'_>,
    report: LkjipId,
) -> Result<u64, ApiError> {
    Ok(lkjip_utas::Entity::find()
        .filter(lkjip_utas::Column::LkjipId.eq(report))
        .count(tx)
        .await?)
}

/// How many messages a thread has.
pub(super) async fn banyak_pesan(
    tx: &DatabaseTransaction,
    _permit: &Permit<'_>,
    utas: UtasId,
) -> Result<u64, ApiError> {
    Ok(lkjip_pesan::Entity::find()
        .filter(lkjip_pesan::Column::UtasId.eq(utas))
        .count(tx)
        .await?)
}

/// Opens a thread.
pub(super) async fn buka(
    tx: &DatabaseTransaction,
    permit: &Permit<'_>,
    report: LkjipId,
    path: &str,
    now: Waktu,
) -> Result<UtasId, ApiError> {
    let done = lkjip_utas::Entity::insert(lkjip_utas::ActiveModel {
        lkjip_id: Set(report),
        path: Set(path.to_owned()),
        dibuka_oleh: Set(permit.actor().id),
        dibuka_pada: Set(now),
        terbuka: Set(true),
        version: Set(1),
        ..Default::default()
    })
    .exec(tx)
    .await?;
    Ok(done.last_insert_id)
}

/// Claims the next version of a thread, and leaves it open or closed; false when `version` is stale.
pub(super) async fn ubah(
    tx: &DatabaseTransaction,
    _permit: &Permit<'_>,
    utas: UtasId,
    version: i64,
    terbuka: bool,
) -> Result<bool, ApiError> {
    let done = lkjip_utas::Entity::update_many()
        .col_expr(
            lkjip_utas::Column::Version,
            Expr::col(lkjip_utas::Column::Version).add(1),
        )
        .col_expr(lkjip_utas::Column::Terbuka, Expr::value(terbuka))
        .filter(lkjip_utas::Column::Id.eq(utas))
        .filter(lkjip_utas::Column::Version.eq(version))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Adds a message to a thread.
pub(super) async fn tambah(
    tx: &DatabaseTransaction,
    permit: &Permit<'_>,
    (report, utas): (LkjipId, UtasId),
    (jenis, isi): (JenisPesan, Option<String>),
    now: Waktu,
) -> Result<(), ApiError> {
    let actor = permit.actor();
    lkjip_pesan::Entity::insert(lkjip_pesan::ActiveModel {
        lkjip_id: Set(report),
        utas_id: Set(utas),
        jenis: Set(jenis),
        isi: Set(isi),
        pengguna_id: Set(actor.id),
        pelaku_nama: Set(actor.nama.clone()),
        pelaku_peran: Set(actor.peran),
        waktu: Set(now),
        ..Default::default()
    })
    .exec_without_returning(tx)
    .await?;
    Ok(())
}

/// Keeps with a step of the workflow which threads were open when it was taken.
///
/// # Errors
/// When the database refuses.
pub async fn catat_terbuka(
    tx: &DatabaseTransaction,
    _permit: &Permit<'_>,
    report: LkjipId,
    langkah: RiwayatId,
) -> Result<(), ApiError> {
    let terbuka: Vec<UtasId> = lkjip_utas::Entity::find()
        .select_only()
        .column(lkjip_utas::Column::Id)
        .filter(lkjip_utas::Column::LkjipId.eq(report))
        .filter(lkjip_utas::Column::Terbuka.eq(true))
        .order_by_asc(lkjip_utas::Column::Id)
        .into_tuple()
        .all(tx)
        .await?;
    if terbuka.is_empty() {
        return Ok(());
    }
    let rows = terbuka
        .into_iter()
        .map(|utas| lkjip_riwayat_utas::ActiveModel {
            lkjip_id: Set(report),
            riwayat_id: Set(langkah),
            utas_id: Set(utas),
            ..Default::default()
        });
    lkjip_riwayat_utas::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}
