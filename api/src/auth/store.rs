//! SQL of accounts and sessions as sign-in sees them.

pub(super) mod brake;
pub(super) mod cookie;
pub(super) mod ended;
pub(super) mod second_factor;

use entity::id::{KabupatenId, KecamatanId, PenggunaId};
use entity::status::Peran;
use entity::value::Waktu;
use entity::{kecamatan, klien, klien_sesi, pengguna, sesi, token_penyegar};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect, Select,
};

use super::second_factor::is_due;
use super::session::Origin;
use super::{Actor, Machine};
use crate::access::KumpulanCakupan;
use crate::config;
use crate::db::any_of;
use crate::error::ApiError;

/// The account with this name.
pub(super) async fn account_named<C: ConnectionTrait>(
    connection: &C,
    username: &str,
) -> Result<Option<pengguna::Model>, ApiError> {
    Ok(pengguna::Entity::find()
        .filter(pengguna::Column::Username.eq(username))
        .one(connection)
        .await?)
}

/// The account, if it is not locked, as it stays until the transaction ends: whoever changes it then ends the
/// sessions that were opened before, also this one.
pub(super) async fn active_account(
    tx: &DatabaseTransaction,
    id: PenggunaId,
) -> Result<Option<pengguna::Model>, ApiError> {
    Ok(pengguna::Entity::find_by_id(id)
        .filter(pengguna::Column::Aktif.eq(true))
        .lock_shared()
        .one(tx)
        .await?)
}

/// Code of a kecamatan.
pub(super) async fn kecamatan_kode<C: ConnectionTrait>(
    connection: &C,
    id: Option<KecamatanId>,
) -> Result<Option<String>, ApiError> {
    let Some(id) = id else { return Ok(None) };
    Ok(kecamatan::Entity::find_by_id(id)
        .one(connection)
        .await?
        .map(|row| row.kode))
}

#[derive(FromQueryResult)]
struct ActorRow {
    id: PenggunaId,
    nama: String,
    peran: Peran,
    kabupaten_id: KabupatenId,
    kecamatan_id: Option<KecamatanId>,
    wajib_ganti_sandi: bool,
    faktor_kedua: bool,
    cakupan: Option<String>,
    cakupan_sesi: Option<String>,
    batas_per_menit: Option<i32>,
}

impl ActorRow {
    /// What is said of a machine client; scopes that are not known are none.
    fn machine(&self) -> Option<Machine> {
        let cakupan = self.cakupan_sesi.as_ref().or(self.cakupan.as_ref())?;
        Some(Machine {
            cakupan: KumpulanCakupan::baca(cakupan).unwrap_or_default(),
            batas_per_menit: self.batas_per_menit.and_then(|batas| batas.try_into().ok()),
        })
    }
}

/// The active account behind an open session, in one statement.
pub(super) async fn actor<C: ConnectionTrait>(
    connection: &C,
    config: &config::Auth,
    account: PenggunaId,
    session: String,
) -> Result<Option<Actor>, ApiError> {
    let row = pengguna::Entity::find()
        .select_only()
        .columns([
            pengguna::Column::Id,
            pengguna::Column::Nama,
            pengguna::Column::Peran,
            pengguna::Column::KabupatenId,
            pengguna::Column::KecamatanId,
            pengguna::Column::WajibGantiSandi,
            pengguna::Column::FaktorKedua,
        ])
        .join(
            JoinType::InnerJoin,
            pengguna::Entity::belongs_to(sesi::Entity)
                .from(pengguna::Column::Id)
                .to(sesi::Column::PenggunaId)
                .into(),
        )
        .join(
            JoinType::LeftJoin,
            pengguna::Entity::belongs_to(klien::Entity)
                .from(pengguna::Column::Id)
                .to(klien::Column::PenggunaId)
                .into(),
        )
        .join(
            JoinType::LeftJoin,
            sesi::Entity::belongs_to(klien_sesi::Entity)
                .from(sesi::Column::Id)
                .to(klien_sesi::Column::SesiId)
                .into(),
        )
        .columns([klien::Column::Cakupan, klien::Column::BatasPerMenit])
        .column_as(klien_sesi::Column::Cakupan, "cakupan_sesi")
        .filter(sesi::Column::Id.eq(session.as_str()))
        .filter(sesi::Column::DicabutPada.is_null())
        .filter(pengguna::Column::Id.eq(account))
        .filter(pengguna::Column::Aktif.eq(true))
        .into_model::<ActorRow>()
        .one(connection)
        .await?;
    Ok(row.map(|row| Actor {
        machine: row.machine(),
        id: row.id,
        nama: row.nama,
        peran: row.peran,
        kabupaten: row.kabupaten_id,
        kecamatan: row.kecamatan_id,
        sesi: session,
        wajib_ganti_sandi: row.wajib_ganti_sandi,
        wajib_faktor_kedua: is_due(config, row.peran, row.faktor_kedua),
    }))
}

/// Whether the account has signed in from this network since then. Asked of no account, it takes as long.
pub(super) async fn signed_in_from<C: ConnectionTrait>(
    connection: &C,
    account: Option<PenggunaId>,
    network: &str,
    since: Waktu,
) -> Result<bool, ApiError> {
    let session = sesi::Entity::find()
        .select_only()
        .column(sesi::Column::Id)
        .filter(sesi::Column::PenggunaId.eq(account.unwrap_or(PenggunaId(0))))
        .filter(sesi::Column::Alamat.eq(network))
        .filter(sesi::Column::DibuatPada.gte(since))
        .limit(1)
        .into_tuple::<String>()
        .one(connection)
        .await?;
    Ok(session.is_some())
}

/// Opens a session and answers its id.
pub(super) async fn open<C: ConnectionTrait>(
    connection: &C,
    account: PenggunaId,
    origin: &Origin,
    now: Waktu,
) -> Result<String, ApiError> {
    let id = uuid::Uuid::new_v4().to_string();
    sesi::Entity::insert(sesi::ActiveModel {
        id: Set(id.clone()),
        pengguna_id: Set(account),
        dibuat_pada: Set(now),
        alamat: Set(Some(origin.network())),
        klien: Set(origin.client.clone()),
        dicabut_pada: Set(None),
        alasan_cabut: Set(None),
    })
    .exec_without_returning(connection)
    .await?;
    Ok(id)
}

/// Keeps the fingerprint of a refresh token.
pub(super) async fn keep<C: ConnectionTrait>(
    connection: &C,
    session: &str,
    sidik: String,
    expires: Waktu,
) -> Result<(), ApiError> {
    token_penyegar::Entity::insert(token_penyegar::ActiveModel {
        sesi_id: Set(session.to_owned()),
        sidik: Set(sidik),
        kedaluwarsa_pada: Set(expires),
        dipakai_pada: Set(None),
        ..Default::default()
    })
    .exec_without_returning(connection)
    .await?;
    Ok(())
}

/// The refresh token with this fingerprint.
pub(super) async fn refresh_token<C: ConnectionTrait>(
    connection: &C,
    sidik: &str,
) -> Result<Option<token_penyegar::Model>, ApiError> {
    Ok(token_penyegar::Entity::find()
        .filter(token_penyegar::Column::Sidik.eq(sidik))
        .one(connection)
        .await?)
}

/// Marks a refresh token as exchanged. The statement decides who is first, also between processes.
pub(super) async fn spend<C: ConnectionTrait>(
    connection: &C,
    token: &token_penyegar::Model,
    now: Waktu,
) -> Result<bool, ApiError> {
    let update = token_penyegar::Entity::update_many()
        .col_expr(token_penyegar::Column::DipakaiPada, Expr::value(now.0))
        .filter(token_penyegar::Column::Id.eq(token.id))
        .filter(token_penyegar::Column::DipakaiPada.is_null())
        .exec(connection)
        .await?;
    Ok(update.rows_affected == 1)
}

/// The session, if it is open.
pub(super) async fn open_session<C: ConnectionTrait>(
    connection: &C,
    id: &str,
) -> Result<Option<sesi::Model>, ApiError> {
    Ok(sesi::Entity::find_by_id(id)
        .filter(sesi::Column::DicabutPada.is_null())
        .one(connection)
        .await?)
}

/// A session that goes on.
#[derive(Clone, Debug, FromQueryResult)]
pub struct OpenSession {
    /// Its key.
    pub id: String,
    /// Whose it is.
    pub pengguna_id: PenggunaId,
    /// When it began.
    pub dibuat_pada: Waktu,
    /// The network in which it began.
    pub alamat: Option<String>,
    /// What the client called itself.
    pub klien: Option<String>,
    /// When it was last refreshed, or its cookie used.
    pub dipakai_pada: Option<Waktu>,
}

/// Most sessions that an account has open at once.
const MOST_OPEN: u64 = 50;
/// Most sessions that are ended at a time.
const AT_ONCE: u64 = 1_000;

/// The oldest sessions of an account that has more than it may, to which a new one belongs.
pub(super) async fn superfluous<C: ConnectionTrait>(
    connection: &C,
    account: PenggunaId,
    new: &str,
) -> Result<Vec<String>, ApiError> {
    Ok(sesi::Entity::find()
        .select_only()
        .column(sesi::Column::Id)
        .filter(sesi::Column::PenggunaId.eq(account))
        .filter(sesi::Column::DicabutPada.is_null())
        .filter(sesi::Column::Id.ne(new))
        .order_by_desc(sesi::Column::DibuatPada)
        .order_by_asc(sesi::Column::Id)
        .offset(MOST_OPEN - 1)
        .limit(AT_ONCE)
        .into_tuple()
        .all(connection)
        .await?)
}

/// Open sessions of these accounts, the newest first, as far as an account may have so many.
pub(super) async fn open_of<C: ConnectionTrait>(
    connection: &C,
    config: &config::Auth,
    accounts: impl IntoIterator<Item = PenggunaId>,
    now: Waktu,
) -> Result<Vec<OpenSession>, ApiError> {
    let accounts: Vec<i64> = accounts.into_iter().map(|id| id.0).collect();
    let refreshed = open_among(connection, &accounts)
        .column_as(token_penyegar::Column::DipakaiPada.max(), "dipakai_pada")
        .join(
            JoinType::InnerJoin,
            sesi::Entity::belongs_to(token_penyegar::Entity)
                .from(sesi::Column::Id)
                .to(token_penyegar::Column::SesiId)
                .into(),
        )
        .group_by(sesi::Column::Id)
        .having(ExprTrait::gt(
            token_penyegar::Column::KedaluwarsaPada.max(),
            now,
        ))
        .into_model::<OpenSession>()
        .all(connection);
    let mut open = refreshed.await?;
    open.extend(cookie::open_among(connection, config, &accounts, now).await?);
    open.sort_by(|one, other| {
        let newest = other.dibuat_pada.cmp(&one.dibuat_pada);
        newest.then_with(|| one.id.cmp(&other.id))
    });
    Ok(open)
}

/// Sessions of these accounts that were not revoked.
fn open_among<C: ConnectionTrait>(connection: &C, accounts: &[i64]) -> Select<sesi::Entity> {
    let most = u64::try_from(accounts.len()).map_or(u64::MAX, |many| many * MOST_OPEN);
    let owner = (sesi::Entity, sesi::Column::PenggunaId);
    sesi::Entity::find()
        .select_only()
        .columns([
            sesi::Column::Id,
            sesi::Column::PenggunaId,
            sesi::Column::DibuatPada,
            sesi::Column::Alamat,
            sesi::Column::Klien,
        ])
        .filter(any_of(connection, owner, accounts.iter().copied()))
        .filter(sesi::Column::DicabutPada.is_null())
        .order_by_desc(sesi::Column::DibuatPada)
        .limit(most)
}

/// Which sessions end.
#[derive(Clone, Copy, Debug)]
pub(super) enum Which<'a> {
    /// This one.
    One(&'a str),
    /// This one, if it is of the account.
    Own(PenggunaId, &'a str),
    /// All of an account.
    All(PenggunaId),
    /// All of an account but this one.
    Others(PenggunaId, &'a str),
    /// These.
    These(&'a [String]),
}

/// Ends sessions that are still open, and tells how many.
pub(super) async fn revoke<C: ConnectionTrait>(
    connection: &C,
    which: Which<'_>,
    alasan: &str,
    now: Waktu,
) -> Result<u64, ApiError> {
    let update = sesi::Entity::update_many()
        .col_expr(sesi::Column::DicabutPada, Expr::value(now.0))
        .col_expr(sesi::Column::AlasanCabut, Expr::value(alasan))
        .filter(sesi::Column::DicabutPada.is_null());
    let update = match which {
        Which::One(id) => update.filter(sesi::Column::Id.eq(id)),
        Which::Own(account, id) => update
            .filter(sesi::Column::PenggunaId.eq(account))
            .filter(sesi::Column::Id.eq(id)),
        Which::All(account) => update.filter(sesi::Column::PenggunaId.eq(account)),
        Which::Others(account, id) => update
            .filter(sesi::Column::PenggunaId.eq(account))
            .filter(sesi::Column::Id.ne(id)),
        Which::These(ids) => update.filter(sesi::Column::Id.is_in(ids.iter().map(String::as_str))),
    }
    .exec(connection)
    .await?
    .rows_affected;
    Ok(update)
}
