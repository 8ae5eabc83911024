//! What those who look after the database ask of it: a copy, whether it is whole, what it has been through.

use std::fs::OpenOptions;
use std::path::Path;

use entity::value::Waktu;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

use super::Db;
use crate::error::ApiError;

/// Makes the file of a new embedded database, which its owner alone reads. What stands in the way of that is
/// told by its opening.
pub(super) fn create(file: &Path) {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    drop(options.open(file));
}

/// What has been applied.
const LANDED: &str = "SELECT version FROM seaql_migrations ORDER BY version";

impl Db {
    /// Copies an embedded database into the file `target`, which must not exist, as it is at one moment;
    /// others read and write on meanwhile.
    ///
    /// # Errors
    /// When the database is not embedded, the file exists, or it cannot be written.
    pub async fn copy_into(&self, target: &Path) -> Result<(), ApiError> {
        let copy = Statement::from_sql_and_values(
            self.writer.get_database_backend(),
            "VACUUM INTO ?",
            [target.to_string_lossy().into_owned().into()],
        );
        self.writer.execute_raw(copy).await?;
        Ok(())
    }

    /// What is broken in the files of an embedded database, and rows that point at nothing; PostgreSQL
    /// answers for its own.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn faults(&self) -> Result<Vec<String>, ApiError> {
        let backend = self.reader.get_database_backend();
        if backend == DbBackend::Postgres {
            return Ok(Vec::new());
        }
        let ask = |text| Statement::from_string(backend, text);
        let mut faults = Vec::new();
        for row in self
            .reader
            .query_all_raw(ask("PRAGMA integrity_check"))
            .await?
        {
            let told: String = row.try_get_by(0)?;
            if told != "ok" {
                faults.push(told);
            }
        }
        let orphans =
            ask("SELECT \"table\", \"rowid\", \"parent\" FROM pragma_foreign_key_check LIMIT 20");
        for row in self.reader.query_all_raw(orphans).await? {
            let (table, parent): (String, String) = (row.try_get_by(0)?, row.try_get_by(2)?);
            let key: Option<i64> = row.try_get_by(1)?;
            faults.push(format!(
                "{table} baris {}: menunjuk {parent} yang tidak ada",
                key.map_or_else(|| "?".to_owned(), |key| key.to_string())
            ));
        }
        Ok(faults)
    }

    /// Names of the migrations that were applied, oldest first; none before the first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn landed(&self) -> Result<Vec<String>, ApiError> {
        let backend = self.reader.get_database_backend();
        let table = if backend == DbBackend::Postgres {
            "SELECT COUNT(*) FROM pg_tables WHERE tablename = 'seaql_migrations' \
             AND schemaname = ANY(current_schemas(false))"
        } else {
            "SELECT COUNT(*) FROM sqlite_master WHERE name = 'seaql_migrations'"
        };
        let table = Statement::from_string(backend, table);
        let exists: i64 = match self.reader.query_one_raw(table).await? {
            Some(row) => row.try_get_by(0)?,
            None => 0,
        };
        if exists == 0 {
            return Ok(Vec::new());
        }
        let rows = self
            .reader
            .query_all_raw(Statement::from_string(backend, LANDED))
            .await?;
        rows.iter()
            .map(|row| Ok(row.try_get_by(0)?))
            .collect::<Result<_, ApiError>>()
    }

    /// The pools: name, connections in use, and idle ones.
    pub fn connections(&self) -> Vec<(&'static str, u32, u32)> {
        [
            ("writer", &self.writer),
            ("reader", &self.reader),
            ("watcher", &self.watcher),
        ]
        .map(|(name, pool)| {
            let (size, idle) = if pool.get_database_backend() == DbBackend::Postgres {
                let pool = pool.get_postgres_connection_pool();
                (pool.size(), pool.num_idle())
            } else {
                let pool = pool.get_sqlite_connection_pool();
                (pool.size(), pool.num_idle())
            };
            let idle = u32::try_from(idle).unwrap_or(u32::MAX);
            (name, size.saturating_sub(idle), idle)
        })
        .to_vec()
    }

    /// Which database answers, e.g. `SQLite 3.50.4`, and its own clock where it has one.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn version(&self) -> Result<(String, Option<Waktu>), ApiError> {
        let backend = self.reader.get_database_backend();
        let text = if backend == DbBackend::Postgres {
            "SELECT 'PostgreSQL ' || current_setting('server_version') AS versi, \
             (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::BIGINT AS waktu"
        } else {
            "SELECT 'SQLite ' || sqlite_version() AS versi, NULL AS waktu"
        };
        let row = self
            .reader
            .query_one_raw(Statement::from_string(backend, text))
            .await?
            .ok_or_else(|| ApiError::Internal("no version".to_owned()))?;
        let time: Option<i64> = row.try_get_by("waktu")?;
        Ok((row.try_get_by("versi")?, time.map(Waktu)))
    }
}
