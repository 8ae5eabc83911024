//! SQL of the uploaded files. Their content is read by what was found under a scope.

use entity::id::{BerkasId, KecamatanId};
use entity::status::JenisBerkas;
use entity::value::Waktu;
use entity::{berkas, berkas_isi, kecamatan, lkjip, lkjip_lampiran};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, IntoCondition, LockType, SelectStatement};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, JoinType,
    QueryFilter, QuerySelect, QueryTrait,
};

use crate::access::{Permit, Reach, Scope, VisibleReport};
use crate::db::any_of;
use crate::error::ApiError;

/// A file that its reader may have. Only this store makes one.
#[derive(Clone, Debug)]
pub(super) struct Terlihat(berkas::Model);

impl Terlihat {
    pub(super) const fn row(&self) -> &berkas::Model {
        &self.0
    }
}

/// Fingerprints in the annexes of all reports, joined with their reports.
fn rujukan(kecamatan: KecamatanId) -> SelectStatement {
    lkjip_lampiran::Entity::find()
        .select_only()
        .column(lkjip_lampiran::Column::Sha256)
        .join(
            JoinType::InnerJoin,
            lkjip_lampiran::Entity::belongs_to(lkjip::Entity)
                .from(lkjip_lampiran::Column::LkjipId)
                .to(lkjip::Column::Id)
                .into(),
        )
        .filter(lkjip::Column::KecamatanId.eq(kecamatan))
        .filter(lkjip_lampiran::Column::Sha256.is_not_null())
        .into_query()
}

/// The file with this fingerprint that one may have: of a kecamatan of which a visible report refers to
/// it, or one's own upload. That another kecamatan refers to the same fingerprint opens nothing.
pub(super) async fn find<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    sidik: &str,
) -> Result<Option<Terlihat>, ApiError> {
    let merujuk = lkjip_lampiran::Entity::find()
        .select_only()
        .column(lkjip_lampiran::Column::LkjipId)
        .filter(lkjip_lampiran::Column::Sha256.eq(sidik))
        .into_query();
    let laporan = scope
        .reports()
        .filter(lkjip::Column::Id.in_subquery(merujuk))
        .all(connection)
        .await?;
    let dirujuk = any_of(
        connection,
        (berkas::Entity, berkas::Column::KecamatanId),
        laporan.iter().map(|laporan| laporan.kecamatan_id.0),
    );
    let boleh = Condition::any()
        .add(dirujuk)
        .add(diunggah(scope.unggahan(), scope));
    Ok(berkas::Entity::find()
        .filter(berkas::Column::Sha256.eq(sidik))
        .filter(boleh)
        .one(connection)
        .await?
        .map(Terlihat))
}

fn diunggah(reach: Reach, scope: &Scope) -> Condition {
    match reach {
        Reach::Tidak => Expr::value(1).eq(0).into_condition(),
        Reach::Sendiri(kecamatan) => berkas::Column::KecamatanId.eq(kecamatan).into_condition(),
        Reach::Semua => {
            let semua = kecamatan::Entity::find()
                .select_only()
                .column(kecamatan::Column::Id)
                .filter(kecamatan::Column::KabupatenId.eq(scope.kabupaten()))
                .into_query();
            berkas::Column::KecamatanId
                .in_subquery(semua)
                .into_condition()
        }
    }
}

/// The content of a file.
pub(super) async fn isi<C: ConnectionTrait>(
    connection: &C,
    berkas: &Terlihat,
) -> Result<Vec<u8>, ApiError> {
    berkas_isi::Entity::find_by_id(berkas.0.id)
        .one(connection)
        .await?
        .map(|row| row.isi)
        .ok_or(ApiError::NotFound)
}

/// An uploaded file with its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unggahan {
    /// What it is.
    pub jenis: JenisBerkas,
    /// Its bytes.
    pub isi: Vec<u8>,
}

/// The file with this fingerprint that the caller's own kecamatan has uploaded, to work with its
/// content.
///
/// # Errors
/// When the database refuses.
pub async fn unggahan<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    sidik: &str,
) -> Result<Option<Unggahan>, ApiError> {
    let Some(row) = berkas::Entity::find()
        .filter(berkas::Column::Sha256.eq(sidik))
        .filter(diunggah(scope.unggahan(), scope))
        .one(connection)
        .await?
    else {
        return Ok(None);
    };
    let jenis = row.jenis;
    let isi = isi(connection, &Terlihat(row)).await?;
    Ok(Some(Unggahan { jenis, isi }))
}

/// The files to which annexes of these reports refer, of the kecamatan of each.
///
/// # Errors
/// When the database refuses.
pub async fn of_reports<C: ConnectionTrait>(
    connection: &C,
    reports: &[VisibleReport],
) -> Result<Vec<berkas::Model>, ApiError> {
    let dirujuk = lkjip_lampiran::Entity::find()
        .select_only()
        .column(lkjip_lampiran::Column::Sha256)
        .filter(lkjip_lampiran::Column::Sha256.is_not_null())
        .filter(any_of(
            connection,
            (lkjip_lampiran::Entity, lkjip_lampiran::Column::LkjipId),
            reports.iter().map(|report| report.id.0),
        ))
        .into_query();
    Ok(berkas::Entity::find()
        .filter(any_of(
            connection,
            (berkas::Entity, berkas::Column::KecamatanId),
            reports.iter().map(|report| report.kecamatan_id.0),
        ))
        .filter(berkas::Column::Sha256.in_subquery(dirujuk))
        .all(connection)
        .await?)
}

/// Waits until nobody else uploads for the kecamatan, so that its quota is counted by one at a time.
pub(super) async fn giliran(
    tx: &DatabaseTransaction,
    _permit: &Permit<'_>,
    kecamatan: KecamatanId,
) -> Result<(), ApiError> {
    kecamatan::Entity::find_by_id(kecamatan)
        .lock(LockType::NoKeyUpdate)
        .one(tx)
        .await?;
    Ok(())
}

/// Notes that a file which is there was uploaded again; nothing when it is not there.
pub(super) async fn diunggah_lagi(
    tx: &DatabaseTransaction,
    _permit: &Permit<'_>,
    kecamatan: KecamatanId,
    sidik: &str,
    now: Waktu,
) -> Result<Option<berkas::Model>, ApiError> {
    let Some(row) = berkas::Entity::find()
        .filter(berkas::Column::KecamatanId.eq(kecamatan))
        .filter(berkas::Column::Sha256.eq(sidik))
        .one(tx)
        .await?
    else {
        return Ok(None);
    };
    berkas::Entity::update(berkas::ActiveModel {
        id: sea_orm::ActiveValue::Unchanged(row.id),
        diunggah_pada: Set(now),
        ..Default::default()
    })
    .exec(tx)
    .await?;
    Ok(Some(row))
}

/// Removes the files of a kecamatan that were last uploaded before `batas` and to which none of its
/// reports refers; answers their fingerprints.
pub(super) async fn buang(
    tx: &DatabaseTransaction,
    _permit: &Permit<'_>,
    kecamatan: KecamatanId,
    batas: Waktu,
) -> Result<Vec<String>, ApiError> {
    let rows = berkas::Entity::find()
        .filter(berkas::Column::KecamatanId.eq(kecamatan))
        .filter(berkas::Column::DiunggahPada.lt(batas))
        .filter(berkas::Column::Sha256.not_in_subquery(rujukan(kecamatan)))
        .all(tx)
        .await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids = || rows.iter().map(|row| row.id.0);
    berkas_isi::Entity::delete_many()
        .filter(any_of(
            tx,
            (berkas_isi::Entity, berkas_isi::Column::BerkasId),
            ids(),
        ))
        .exec(tx)
        .await?;
    berkas::Entity::delete_many()
        .filter(any_of(tx, (berkas::Entity, berkas::Column::Id), ids()))
        .exec(tx)
        .await?;
    Ok(rows.into_iter().map(|row| row.sha256).collect())
}

/// Bytes that a kecamatan keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pemakaian {
    pub(super) seluruhnya: i64,
    /// Of files to which none of its reports refers.
    pub(super) tak_dirujuk: i64,
}

/// How much a kecamatan keeps.
pub(super) async fn pemakaian(
    tx: &DatabaseTransaction,
    _permit: &Permit<'_>,
    kecamatan: KecamatanId,
) -> Result<Pemakaian, ApiError> {
    let milik = berkas::Entity::find()
        .select_only()
        .column_as(
            Expr::col((berkas::Entity, berkas::Column::Ukuran))
                .sum()
                .cast_as("BIGINT"),
            "jumlah",
        )
        .filter(berkas::Column::KecamatanId.eq(kecamatan));
    let tak_dirujuk = milik
        .clone()
        .filter(berkas::Column::Sha256.not_in_subquery(rujukan(kecamatan)));
    let seluruhnya: Option<Option<i64>> = milik.into_tuple().one(tx).await?;
    let tak_dirujuk: Option<Option<i64>> = tak_dirujuk.into_tuple().one(tx).await?;
    Ok(Pemakaian {
        seluruhnya: seluruhnya.flatten().unwrap_or(0),
        tak_dirujuk: tak_dirujuk.flatten().unwrap_or(0),
    })
}

/// Keeps a file.
pub(super) async fn simpan(
    tx: &DatabaseTransaction,
    permit: &Permit<'_>,
    row: &berkas::Model,
    isi: Vec<u8>,
) -> Result<BerkasId, ApiError> {
    let id = berkas::Entity::insert(berkas::ActiveModel {
        kecamatan_id: Set(row.kecamatan_id),
        sha256: Set(row.sha256.clone()),
        jenis: Set(row.jenis),
        ukuran: Set(row.ukuran),
        pengguna_id: Set(permit.actor().id),
        diunggah_pada: Set(row.diunggah_pada),
        ..Default::default()
    })
    .exec(tx)
    .await?
    .last_insert_id;
    berkas_isi::Entity::insert(berkas_isi::ActiveModel {
        berkas_id: Set(id),
        isi: Set(isi),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(id)
}
