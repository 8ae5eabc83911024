//! The two databases behind one door. Only this file knows which of them is running.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use sea_orm::sea_query::extension::postgres::PgFunc;
use sea_orm::sea_query::{Expr, ExprTrait, Func, IntoColumnRef, Query};
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction,
    DbBackend, DbErr, IsolationLevel, SqliteTransactionMode, TransactionOptions, TransactionTrait,
    Value,
};
use tokio::sync::OnceCell;

use crate::config;
use crate::error::ApiError;

/// Connections to the database: on SQLite one writer and several readers, on PostgreSQL one pool.
#[derive(Clone, Debug)]
pub struct Db {
    writer: DatabaseConnection,
    reader: DatabaseConnection,
    statements: Arc<AtomicU64>,
}

impl Db {
    /// Opens the database named by `config`, creating an SQLite file that is missing.
    ///
    /// # Errors
    /// When the address is neither SQLite nor PostgreSQL, or the database cannot be reached.
    pub async fn connect(config: &config::Database) -> Result<Self, DbErr> {
        let statements = Arc::new(AtomicU64::new(0));
        let (writer, reader) = if config.url.starts_with("sqlite:") {
            let memory = config.url.contains(":memory:");
            let writer = open(sqlite(&config.url, 1, false), &statements).await?;
            let reader = if memory {
                writer.clone()
            } else {
                open(
                    sqlite(&config.url, config.max_connections, true),
                    &statements,
                )
                .await?
            };
            (writer, reader)
        } else if config.url.starts_with("postgres") {
            let mut options = ConnectOptions::new(&config.url);
            options
                .max_connections(config.max_connections)
                .acquire_timeout(Duration::from_secs(5))
                .test_before_acquire_if_idle_for(Duration::from_secs(30))
                .sqlx_logging(false);
            let pool = open(options, &statements).await?;
            (pool.clone(), pool)
        } else {
            return Err(DbErr::Custom(
                "database.url harus diawali sqlite: atau postgres:".to_owned(),
            ));
        };
        Ok(Self {
            writer,
            reader,
            statements,
        })
    }

    /// The connection that may change the schema and the data.
    pub const fn writer(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// A connection for single statements that only read.
    pub const fn reader(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// Begins a transaction that writes; on SQLite it takes the write lock at once.
    ///
    /// # Errors
    /// When no connection is to be had.
    pub async fn begin(&self) -> Result<DatabaseTransaction, ApiError> {
        Ok(self
            .writer
            .begin_with_options(TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..Default::default()
            })
            .await?)
    }

    /// A consistent, read-only view that opens with its first use.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot {
            db: self.clone(),
            transaction: OnceCell::new(),
        }
    }

    /// Statements sent so far; tests count with it what an operation costs.
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::SeqCst)
    }

    /// Whether the database answers.
    pub async fn is_ready(&self) -> bool {
        self.reader.ping().await.is_ok()
    }

    /// Closes all connections.
    pub async fn close(self) {
        for pool in [self.reader, self.writer] {
            if let Err(error) = pool.close().await {
                tracing::warn!(%error, "closing the database");
            }
        }
    }
}

fn sqlite(url: &str, connections: u32, read_only: bool) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(10))
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |options| {
            options
                .create_if_missing(!read_only)
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(10))
                .journal_mode(sqlx::sqlite::SqliteJournalMode::Wal)
                // FULL: an acknowledged write survives a power cut.
                .synchronous(sqlx::sqlite::SqliteSynchronous::Full)
                .pragma("query_only", if read_only { "on" } else { "off" })
        });
    options
}

async fn open(
    options: ConnectOptions,
    statements: &Arc<AtomicU64>,
) -> Result<DatabaseConnection, DbErr> {
    let mut connection = Database::connect(options).await?;
    let counter = Arc::clone(statements);
    connection.set_metric_callback(move |_| {
        counter.fetch_add(1, Ordering::SeqCst);
    });
    Ok(connection)
}

/// A read-only view of one moment, shared by all that one request reads.
#[derive(Debug)]
pub struct Snapshot {
    db: Db,
    transaction: OnceCell<DatabaseTransaction>,
}

impl Snapshot {
    /// The connection to read through.
    ///
    /// # Errors
    /// When no connection is to be had.
    pub async fn connection(&self) -> Result<&DatabaseTransaction, ApiError> {
        self.transaction
            .get_or_try_init(|| async {
                let reader = &self.db.reader;
                // SQLite's connections for reading write nothing, and each transaction is a snapshot.
                let begun = if reader.get_database_backend() == DbBackend::Postgres {
                    let (isolation, access) =
                        (IsolationLevel::RepeatableRead, AccessMode::ReadOnly);
                    reader
                        .begin_with_config(Some(isolation), Some(access))
                        .await
                } else {
                    reader.begin().await
                };
                begun.map_err(ApiError::from)
            })
            .await
    }
}

/// `column` is one of `ids`, in one statement text whatever their number.
pub fn any_of<C: ConnectionTrait>(
    connection: &C,
    column: impl IntoColumnRef,
    ids: impl IntoIterator<Item = i64>,
) -> Expr {
    let column = Expr::col(column);
    if connection.get_database_backend() == DbBackend::Postgres {
        let ids: Vec<i64> = ids.into_iter().collect();
        ExprTrait::eq(column, PgFunc::any(Value::from(ids)))
    } else {
        let ids = serde_json::Value::from_iter(ids).to_string();
        column.in_subquery(
            Query::select()
                .expr(Expr::cust("value"))
                .from_function(Func::cust("json_each").arg(ids), "daftar")
                .to_owned(),
        )
    }
}
