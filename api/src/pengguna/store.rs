//! SQL of the accounts. A permit confines every statement to the kabupaten of who holds it; without
//! one only the command line writes, whose user holds the machine.

use entity::id::{KabupatenId, KecamatanId, PenggunaId};
use entity::status::Peran;
use entity::value::Waktu;
use entity::{kabupaten, kecamatan, pengguna};
use sea_orm::sea_query::{Expr, ExprTrait, LockType};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Select,
};

use crate::access::Permit;
use crate::db::any_of;
use crate::error::ApiError;

fn within(permit: &Permit<'_>) -> Select<pengguna::Entity> {
    pengguna::Entity::find().filter(pengguna::Column::KabupatenId.eq(permit.actor().kabupaten))
}

/// An account of the kabupaten.
pub async fn find<C: ConnectionTrait>(
    connection: &C,
    permit: &Permit<'_>,
    id: PenggunaId,
) -> Result<Option<pengguna::Model>, ApiError> {
    Ok(within(permit)
        .filter(pengguna::Column::Id.eq(id))
        .one(connection)
        .await?)
}

/// The accounts of the kabupaten among these.
pub async fn by_ids<C: ConnectionTrait>(
    connection: &C,
    permit: &Permit<'_>,
    ids: Vec<PenggunaId>,
) -> Result<Vec<pengguna::Model>, ApiError> {
    let ids = ids.into_iter().map(|id| id.0);
    Ok(within(permit)
        .filter(any_of(connection, pengguna::Column::Id, ids))
        .all(connection)
        .await?)
}

/// The account of who holds the permit.
pub async fn own<C: ConnectionTrait>(
    connection: &C,
    permit: &Permit<'_>,
) -> Result<Option<pengguna::Model>, ApiError> {
    find(connection, permit, permit.actor().id).await
}

/// The account of who holds the permit, which nobody else changes until the transaction ends, and nobody signs in to.
pub async fn hold_own(
    tx: &DatabaseTransaction,
    permit: &Permit<'_>,
) -> Result<Option<pengguna::Model>, ApiError> {
    Ok(within(permit)
        .filter(pengguna::Column::Id.eq(permit.actor().id))
        // What refers to the account is no change of it.
        .lock(LockType::NoKeyUpdate)
        .one(tx)
        .await?)
}

/// Accounts of the kabupaten by name, after the one named `after`.
pub async fn page<C: ConnectionTrait>(
    connection: &C,
    permit: &Permit<'_>,
    after: Option<&str>,
    limit: u64,
) -> Result<Vec<pengguna::Model>, ApiError> {
    let mut select = within(permit);
    if let Some(after) = after {
        select = select.filter(pengguna::Column::Username.gt(after));
    }
    Ok(select
        .order_by_asc(pengguna::Column::Username)
        .limit(limit)
        .all(connection)
        .await?)
}

/// How many accounts the kabupaten has.
pub async fn count<C: ConnectionTrait>(
    connection: &C,
    permit: &Permit<'_>,
) -> Result<u64, ApiError> {
    Ok(within(permit).count(connection).await?)
}

/// Whether the kabupaten keeps an active ADMIN besides `account`. The rows stay locked until the
/// transaction ends, so that two who remove each other cannot both succeed.
pub async fn other_admin<C: ConnectionTrait>(
    connection: &C,
    permit: &Permit<'_>,
    account: PenggunaId,
) -> Result<bool, ApiError> {
    let admins = within(permit)
        .filter(pengguna::Column::Peran.eq(Peran::Admin))
        .filter(pengguna::Column::Aktif.eq(true))
        .order_by_asc(pengguna::Column::Id)
        .lock_exclusive()
        .all(connection)
        .await?;
    Ok(admins.iter().any(|row| row.id != account))
}

/// A new account.
#[derive(Clone)]
pub struct NewAccount {
    /// Name to sign in with, lower case.
    pub username: String,
    /// Full name.
    pub nama: String,
    /// Role.
    pub peran: Peran,
    /// Kecamatan, for the roles that have one.
    pub kecamatan: Option<KecamatanId>,
    /// PHC string of the password.
    pub sandi: String,
    /// Until when it opens the account, where it has to be changed first.
    pub sandi_awal_sampai: Option<Waktu>,
}

/// Adds an account to the kabupaten of the permit.
pub async fn insert<C: ConnectionTrait>(
    connection: &C,
    permit: &Permit<'_>,
    account: NewAccount,
    now: Waktu,
) -> Result<PenggunaId, DbErr> {
    insert_from_shell(connection, permit.actor().kabupaten, account, now).await
}

/// Adds an account from the command line, where nobody is signed in.
pub async fn insert_from_shell<C: ConnectionTrait>(
    connection: &C,
    kabupaten: KabupatenId,
    account: NewAccount,
    now: Waktu,
) -> Result<PenggunaId, DbErr> {
    let row = pengguna::Entity::insert(pengguna::ActiveModel {
        id: NotSet,
        username: Set(account.username),
        nama: Set(account.nama),
        peran: Set(account.peran),
        kabupaten_id: Set(kabupaten),
        kecamatan_id: Set(account.kecamatan),
        sandi: Set(account.sandi),
        aktif: Set(true),
        wajib_ganti_sandi: Set(account.sandi_awal_sampai.is_some()),
        sandi_awal_sampai: Set(account.sandi_awal_sampai),
        faktor_kedua: Set(false),
        version: Set(1),
        dibuat_pada: Set(now),
    })
    .exec(connection)
    .await?;
    Ok(row.last_insert_id)
}

/// Whether there is an account at all, in any kabupaten; for the start of the program.
pub async fn any<C: ConnectionTrait>(connection: &C) -> Result<bool, ApiError> {
    let first = pengguna::Entity::find()
        .select_only()
        .column(pengguna::Column::Id)
        .limit(1)
        .into_tuple::<PenggunaId>()
        .one(connection)
        .await?;
    Ok(first.is_some())
}

/// The account with this name, for the command line.
pub async fn named_from_shell<C: ConnectionTrait>(
    connection: &C,
    username: &str,
) -> Result<Option<PenggunaId>, ApiError> {
    Ok(pengguna::Entity::find()
        .filter(pengguna::Column::Username.eq(username))
        .one(connection)
        .await?
        .map(|row| row.id))
}

/// The kabupaten with this code, for the command line.
pub async fn kabupaten_from_shell<C: ConnectionTrait>(
    connection: &C,
    kode: &str,
) -> Result<Option<KabupatenId>, ApiError> {
    Ok(kabupaten::Entity::find()
        .filter(kabupaten::Column::Kode.eq(kode))
        .one(connection)
        .await?
        .map(|row| row.id))
}

/// The kecamatan of `kabupaten` with this code.
pub async fn kecamatan<C: ConnectionTrait>(
    connection: &C,
    kabupaten: KabupatenId,
    kode: &str,
) -> Result<Option<KecamatanId>, ApiError> {
    Ok(kecamatan::Entity::find()
        .filter(kecamatan::Column::KabupatenId.eq(kabupaten))
        .filter(kecamatan::Column::Kode.eq(kode))
        .one(connection)
        .await?
        .map(|row| row.id))
}

/// Writes what an administrator may change, if the account still has `version`.
pub async fn update<C: ConnectionTrait>(
    connection: &C,
    permit: &Permit<'_>,
    account: &pengguna::Model,
    version: i64,
) -> Result<bool, ApiError> {
    let update = pengguna::Entity::update_many()
        .set(pengguna::ActiveModel {
            nama: Set(account.nama.clone()),
            peran: Set(account.peran),
            kecamatan_id: Set(account.kecamatan_id),
            aktif: Set(account.aktif),
            version: Set(version + 1),
            ..Default::default()
        })
        .filter(pengguna::Column::Id.eq(account.id))
        .filter(pengguna::Column::KabupatenId.eq(permit.actor().kabupaten))
        .filter(pengguna::Column::Version.eq(version))
        .exec(connection)
        .await?;
    Ok(update.rows_affected == 1)
}

/// Sets the password of an account that still has `version`; one that has to be changed first opens it until `sampai`.
pub async fn reset_sandi<C: ConnectionTrait>(
    connection: &C,
    permit: &Permit<'_>,
    account: PenggunaId,
    version: i64,
    sandi: String,
    sampai: Option<Waktu>,
) -> Result<bool, ApiError> {
    let update = pengguna::Entity::update_many()
        .set(pengguna::ActiveModel {
            sandi: Set(sandi),
            wajib_ganti_sandi: Set(sampai.is_some()),
            sandi_awal_sampai: Set(sampai),
            version: Set(version + 1),
            ..Default::default()
        })
        .filter(pengguna::Column::Id.eq(account))
        .filter(pengguna::Column::KabupatenId.eq(permit.actor().kabupaten))
        .filter(pengguna::Column::Version.eq(version))
        .exec(connection)
        .await?;
    Ok(update.rows_affected == 1)
}

/// Replaces the own password, if it is still `lama`.
pub async fn change_own_sandi<C: ConnectionTrait>(
    connection: &C,
    permit: &Permit<'_>,
    lama: &str,
    baru: String,
) -> Result<bool, ApiError> {
    let update = pengguna::Entity::update_many()
        .set(pengguna::ActiveModel {
            sandi: Set(baru),
            wajib_ganti_sandi: Set(false),
            sandi_awal_sampai: Set(None),
            ..Default::default()
        })
        .col_expr(
            pengguna::Column::Version,
            ExprTrait::add(Expr::col(pengguna::Column::Version), 1),
        )
        .filter(pengguna::Column::Id.eq(permit.actor().id))
        .filter(pengguna::Column::Sandi.eq(lama))
        .exec(connection)
        .await?;
    Ok(update.rows_affected == 1)
}
