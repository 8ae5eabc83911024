//! SQL of machine clients. A permit confines a statement to the kabupaten of who holds it; without one only the
//! exchange of a secret reads and writes, whose bearer is not known before.

use entity::id::{KlienRahasiaId, PenggunaId};
use entity::value::Waktu;
use entity::{klien, klien_rahasia, klien_sesi, pengguna, sesi};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, JoinType,
    QueryFilter, QueryOrder, QuerySelect, Select,
};

use crate::access::Permit;
use crate::db::any_of;
use crate::error::ApiError;

/// A client and its account.
pub type Berakun = (klien::Model, pengguna::Model);

fn within(permit: &Permit<'_>) -> sea_orm::SelectTwo<klien::Entity, pengguna::Entity> {
    klien::Entity::find()
        .join(JoinType::InnerJoin, akun())
        .filter(pengguna::Column::KabupatenId.eq(permit.actor().kabupaten))
        .select_also(pengguna::Entity)
}

fn akun() -> sea_orm::RelationDef {
    klien::Entity::belongs_to(pengguna::Entity)
        .from(klien::Column::PenggunaId)
        .to(pengguna::Column::Id)
        .into()
}

/// The clients of the kabupaten, by their names.
pub async fn all<C: ConnectionTrait>(
    connection: &C,
    permit: &Permit<'_>,
) -> Result<Vec<Berakun>, ApiError> {
    let rows = within(permit)
        .order_by_asc(pengguna::Column::Username)
        .all(connection)
        .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(klien, akun)| Some((klien, akun?)))
        .collect())
}

/// The client of the kabupaten with this name.
pub async fn named<C: ConnectionTrait>(
    connection: &C,
    permit: &Permit<'_>,
    kode: &str,
) -> Result<Option<Berakun>, ApiError> {
    let row = within(permit)
        .filter(pengguna::Column::Username.eq(kode))
        .one(connection)
        .await?;
    Ok(row.and_then(|(klien, akun)| Some((klien, akun?))))
}

/// The client of the kabupaten with this account.
pub async fn of_account<C: ConnectionTrait>(
    connection: &C,
    permit: &Permit<'_>,
    id: PenggunaId,
) -> Result<Option<Berakun>, ApiError> {
    let row = within(permit)
        .filter(klien::Column::PenggunaId.eq(id))
        .one(connection)
        .await?;
    Ok(row.and_then(|(klien, akun)| Some((klien, akun?))))
}

/// The secrets of these clients, which were found under a permit, oldest first.
pub async fn secrets<C: ConnectionTrait>(
    connection: &C,
    klien: &[klien::Model],
) -> Result<Vec<klien_rahasia::Model>, ApiError> {
    let ids = klien.iter().map(|klien| klien.pengguna_id.0);
    let column = (klien_rahasia::Entity, klien_rahasia::Column::PenggunaId);
    Ok(klien_rahasia::Entity::find()
        .filter(any_of(connection, column, ids))
        .order_by_asc(klien_rahasia::Column::Id)
        .all(connection)
        .await?)
}

/// Keeps a new client.
pub async fn insert<C: ConnectionTrait>(
    connection: &C,
    _permit: &Permit<'_>,
    klien: klien::Model,
) -> Result<(), ApiError> {
    klien::Entity::insert(klien::ActiveModel::from(klien))
        .exec_without_returning(connection)
        .await?;
    Ok(())
}

/// Keeps the fingerprint of a new secret.
pub async fn insert_secret<C: ConnectionTrait>(
    connection: &C,
    _permit: &Permit<'_>,
    id: PenggunaId,
    sidik: String,
    (now, kedaluwarsa): (Waktu, Waktu),
) -> Result<(), ApiError> {
    klien_rahasia::Entity::insert(klien_rahasia::ActiveModel {
        pengguna_id: Set(id),
        sidik: Set(sidik),
        dibuat_pada: Set(now),
        kedaluwarsa_pada: Set(kedaluwarsa),
        dipakai_pada: Set(None),
        ..Default::default()
    })
    .exec_without_returning(connection)
    .await?;
    Ok(())
}

/// Lets a secret expire at this moment.
pub async fn expire<C: ConnectionTrait>(
    connection: &C,
    _permit: &Permit<'_>,
    rahasia: KlienRahasiaId,
    kedaluwarsa: Waktu,
) -> Result<(), ApiError> {
    klien_rahasia::Entity::update_many()
        .col_expr(
            klien_rahasia::Column::KedaluwarsaPada,
            Expr::value(kedaluwarsa.0),
        )
        .filter(klien_rahasia::Column::Id.eq(rahasia))
        .exec(connection)
        .await?;
    Ok(())
}

/// Notes that a client was revoked.
pub async fn revoke<C: ConnectionTrait>(
    connection: &C,
    _permit: &Permit<'_>,
    id: PenggunaId,
    now: Waktu,
) -> Result<(), ApiError> {
    klien::Entity::update_many()
        .col_expr(klien::Column::DicabutPada, Expr::value(now.0))
        .filter(klien::Column::PenggunaId.eq(id))
        .exec(connection)
        .await?;
    Ok(())
}

/// A client that showed a good secret.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Dikenal {
    /// Its account.
    pub pengguna_id: PenggunaId,
    /// What it may do at most.
    pub cakupan: String,
    /// The secret.
    pub rahasia_id: KlienRahasiaId,
    /// When that was used before.
    pub dipakai_pada: Option<Waktu>,
}

/// The client with this name whose secret has this fingerprint, if neither has ended.
pub async fn known<C: ConnectionTrait>(
    connection: &C,
    kode: &str,
    sidik: &str,
    now: Waktu,
) -> Result<Option<Dikenal>, ApiError> {
    let rahasia: Select<klien::Entity> = klien::Entity::find().join(JoinType::InnerJoin, akun());
    Ok(rahasia
        .join(
            JoinType::InnerJoin,
            klien::Entity::belongs_to(klien_rahasia::Entity)
                .from(klien::Column::PenggunaId)
                .to(klien_rahasia::Column::PenggunaId)
                .into(),
        )
        .filter(pengguna::Column::Username.eq(kode))
        .filter(pengguna::Column::Aktif.eq(true))
        .filter(klien::Column::DicabutPada.is_null())
        .filter(klien_rahasia::Column::Sidik.eq(sidik))
        .filter(klien_rahasia::Column::KedaluwarsaPada.gt(now))
        .select_only()
        .columns([klien::Column::PenggunaId, klien::Column::Cakupan])
        .column_as(klien_rahasia::Column::Id, "rahasia_id")
        .column_as(klien_rahasia::Column::DipakaiPada, "dipakai_pada")
        .into_model::<Dikenal>()
        .one(connection)
        .await?)
}

/// Notes when a secret was used.
pub async fn used<C: ConnectionTrait>(
    connection: &C,
    rahasia: KlienRahasiaId,
    now: Waktu,
) -> Result<(), ApiError> {
    klien_rahasia::Entity::update_many()
        .col_expr(klien_rahasia::Column::DipakaiPada, Expr::value(now.0))
        .filter(klien_rahasia::Column::Id.eq(rahasia))
        .exec(connection)
        .await?;
    Ok(())
}

/// The open session of a client whose tokens have these scopes.
pub async fn session<C: ConnectionTrait>(
    connection: &C,
    id: PenggunaId,
    cakupan: &str,
) -> Result<Option<String>, ApiError> {
    Ok(klien_sesi::Entity::find()
        .join(
            JoinType::InnerJoin,
            klien_sesi::Entity::belongs_to(sesi::Entity)
                .from(klien_sesi::Column::SesiId)
                .to(sesi::Column::Id)
                .into(),
        )
        .filter(sesi::Column::PenggunaId.eq(id))
        .filter(sesi::Column::DicabutPada.is_null())
        .filter(klien_sesi::Column::Cakupan.eq(cakupan))
        .order_by_asc(klien_sesi::Column::SesiId)
        .one(connection)
        .await?
        .map(|row| row.sesi_id))
}

/// Keeps the scopes of a new session.
pub async fn insert_session<C: ConnectionTrait>(
    connection: &C,
    sesi: String,
    cakupan: String,
) -> Result<(), ApiError> {
    klien_sesi::Entity::insert(klien_sesi::ActiveModel {
        sesi_id: Set(sesi),
        cakupan: Set(cakupan),
    })
    .exec_without_returning(connection)
    .await?;
    Ok(())
}
