//! Connections that broke, and a database that is away for a while.

use sea_orm::{DbErr, RuntimeErr};

use super::Db;
use crate::error::ApiError;

/// What PostgreSQL says when it is stopped, starting, or has no room for another connection, and of a broken
/// connection (classes 57P and 08).
const POSTGRES: [&str; 5] = ["57P01", "57P02", "57P03", "57P05", "53300"];
const POSTGRES_CONNECTION: &str = "08";
/// What SQLite says when another process holds the lock too long (`SQLITE_BUSY`).
const SQLITE: &str = "5";

/// What the two say when there is no room left (`disk_full`; `SQLITE_FULL`, and `SQLITE_IOERR_WRITE` where the
/// file is not to be enlarged).
const FULL: [&str; 3] = ["53100", "13", "778"];

/// What PostgreSQL says of a text that it cannot keep: one with a NUL
/// (`character_not_in_repertoire`, `untranslatable_character`).
const UNFIT: [&str; 2] = ["22021", "22P05"];

/// How often what a connection is taken for is tried again with another one, when that is found broken: after
/// a restart of the database each of those in the pool is. Only for what has done nothing yet.
pub(super) struct Patience(u32);

impl Patience {
    /// As many times as there may be connections.
    pub(super) const fn of(db: &Db) -> Self {
        Self(db.most)
    }

    /// What came of an attempt; none when it is to be made again.
    pub(super) fn judge<T>(&mut self, attempt: Result<T, DbErr>) -> Result<Option<T>, ApiError> {
        match attempt {
            Err(error) if self.0 > 0 && broken(&error) => {
                self.0 -= 1;
                Ok(None)
            }
            Err(error) => Err(error.into()),
            Ok(done) => Ok(Some(done)),
        }
    }
}

/// Whether the database could not be asked at all, so that asking again later may help.
pub fn unreachable(error: &DbErr) -> bool {
    matches!(error, DbErr::ConnectionAcquire(_) | DbErr::Conn(_))
        || broken(error)
        || match sqlx(error) {
            Some(sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed) => true,
            Some(sqlx::Error::Database(error)) => error.code().is_some_and(|code| code == SQLITE),
            Some(_) | None => false,
        }
}

/// Whether the database is not there, or not ready yet.
pub fn away(error: &DbErr) -> bool {
    broken(error) || matches!(sqlx(error), Some(sqlx::Error::PoolTimedOut))
}

/// Why a database cannot be opened, for whoever keeps the machine, with what the driver says of it.
pub fn sebab(error: &DbErr) -> String {
    if let DbErr::Custom(pesan) = error {
        return pesan.clone();
    }
    let rinci = sqlx(error).map_or_else(|| error.to_string(), ToString::to_string);
    let kalimat = match code(error).as_deref() {
        Some("11" | "26") => "berkasnya rusak; pulihkan cadangan terakhir yang utuh",
        Some("14") => {
            "berkas itu dan foldernya harus ada, dan milik pengguna yang menjalankan lkjip"
        }
        Some("28P01" | "28000") => "PostgreSQL menolak pengguna atau kata sandinya",
        Some("3D000") => "basis data itu belum dibuat",
        Some(_) | None if away(error) => {
            "PostgreSQL tidak menjawab; lihat apakah ia berjalan, lalu alamat, soket, dan sertifikat dalam database.url"
        }
        Some(_) | None => return rinci,
    };
    format!("{kalimat} ({rinci})")
}

/// Whether there was no room for what was to be written.
pub fn full(error: &DbErr) -> bool {
    code(error).is_some_and(|code| FULL.contains(&code.as_str()))
}

/// Whether the database does not take a text as it is.
pub fn unfit(error: &DbErr) -> bool {
    code(error).is_some_and(|code| UNFIT.contains(&code.as_str()))
}

/// What the database calls an error.
pub(super) fn code(error: &DbErr) -> Option<String> {
    match sqlx(error) {
        Some(sqlx::Error::Database(error)) => error.code().map(Into::into),
        Some(_) | None => None,
    }
}

/// Whether the connection broke under the statement.
fn broken(error: &DbErr) -> bool {
    match sqlx(error) {
        Some(sqlx::Error::Io(_) | sqlx::Error::WorkerCrashed) => true,
        Some(sqlx::Error::Database(error)) => error.code().is_some_and(|code| {
            POSTGRES.contains(&code.as_ref()) || code.starts_with(POSTGRES_CONNECTION)
        }),
        Some(_) | None => false,
    }
}

fn sqlx(error: &DbErr) -> Option<&sqlx::Error> {
    let (DbErr::Conn(cause) | DbErr::Exec(cause) | DbErr::Query(cause)) = error else {
        return None;
    };
    match cause {
        RuntimeErr::SqlxError(error) => Some(error),
        RuntimeErr::Internal(_) => None,
    }
}
