//! The two databases behind one door. Only this file and those below it know which of them is running.

mod dinding;
mod keutuhan;
mod putus;

use std::any::Any;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use sea_orm::sea_query::extension::postgres::PgFunc;
use sea_orm::sea_query::{Expr, ExprTrait, Func, IntoColumnRef, LikeExpr, Query};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend,
    DbErr, SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait, Value,
};
use sqlx::Connection as _;
use sqlx::sqlite::SqliteConnectOptions;
use tokio::sync::OnceCell;

pub use self::dinding::{Dinding, Penanya};
use self::putus::Patience;
pub use self::putus::{away, full, sebab, unfit, unreachable};
use crate::config;
use crate::error::ApiError;
use crate::traces;

/// Connections to the database: on SQLite one that writes, on PostgreSQL several, and several that read.
#[derive(Clone, Debug)]
pub struct Db {
    writer: DatabaseConnection,
    reader: DatabaseConnection,
    watcher: DatabaseConnection,
    statements: Arc<AtomicU64>,
    /// Most connections of a pool.
    most: u32,
    /// Whether requests ask from behind the second wall.
    berdinding: Arc<AtomicBool>,
}

/// What moment of the data a reader sees. Whatever was committed before the stamp was read has left its
/// mark in it, also when another process committed it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Stamp {
    /// Moves with approved reports and reference data.
    pub disetujui: i64,
    /// Moves when a session ends and when an account changes.
    pub akses: i64,
    /// Moves with anything.
    pub segala: String,
}

impl Db {
    /// Opens the database named by `config`, creating an SQLite file that is missing.
    ///
    /// # Errors
    /// When the address is neither SQLite nor PostgreSQL, or the database cannot be reached.
    pub async fn connect(config: &config::Database) -> Result<Self, DbErr> {
        let statements = Arc::new(AtomicU64::new(0));
        if let Some(file) = berkas(&config.url) {
            keutuhan::create(&file);
        }
        let (writer, reader, watcher) = if config.url.starts_with("sqlite:") {
            let memory = config.url.contains(":memory:");
            let writer = open(sqlite(&config.url, 1, false), &statements).await?;
            if memory {
                (writer.clone(), writer.clone(), writer)
            } else {
                let reader = sqlite(&config.url, config.max_connections, true);
                // What others have changed is counted by each connection for itself: it must stay one.
                let mut watcher = sqlite(&config.url, 1, true);
                watcher.idle_timeout(None).max_lifetime(None);
                let reader = open(reader, &statements).await?;
                (writer, reader, open(watcher, &statements).await?)
            }
        } else if config.url.starts_with("postgres") {
            let writer = open(postgres(config, false), &statements).await?;
            let reader = open(postgres(config, true), &statements).await?;
            // Of its own, so that no slow question keeps others from being asked.
            let mut watcher = postgres(config, true);
            watcher.max_connections(1);
            (writer, reader, open(watcher, &statements).await?)
        } else {
            return Err(DbErr::Custom(
                "database.url harus diawali sqlite: atau postgres:".to_owned(),
            ));
        };
        let berdinding = dinding::pandang(&writer).await? == Dinding::Berdiri;
        Ok(Self {
            writer,
            reader,
            watcher,
            statements,
            most: config.max_connections,
            berdinding: Arc::new(AtomicBool::new(berdinding)),
        })
    }

    /// The stamp of this moment, in one statement.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn stamp(&self) -> Result<Stamp, ApiError> {
        let backend = self.watcher.get_database_backend();
        let text = if backend == DbBackend::Postgres {
            STAMP_POSTGRES
        } else {
            STAMP_SQLITE
        };
        let mut patience = Patience::of(self);
        let row = loop {
            let stamp = Statement::from_string(backend, text);
            if let Some(row) = patience.judge(self.watcher.query_one_raw(stamp).await)? {
                break row;
            }
        };
        let row = row.ok_or_else(|| ApiError::Internal("no stamp".to_owned()))?;
        Ok(Stamp {
            disetujui: row.try_get_by("disetujui")?,
            akses: row.try_get_by("akses")?,
            segala: row.try_get_by("segala")?,
        })
    }

    /// The connection that may change the schema and the data. It asks as the program itself, before which no wall
    /// stands.
    pub const fn writer(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// A connection for single statements of the program itself that only read.
    pub const fn reader(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// Begins a transaction of the program itself that writes: who signs in is not known yet, and who holds the
    /// machine is not held back. On SQLite it takes the write lock at once.
    ///
    /// # Errors
    /// When no connection is to be had.
    pub async fn begin(&self) -> Result<DatabaseTransaction, ApiError> {
        self.write(None).await
    }

    /// Begins a transaction of somebody that writes.
    ///
    /// # Errors
    /// When no connection is to be had.
    pub async fn begin_as(&self, penanya: &Penanya) -> Result<DatabaseTransaction, ApiError> {
        self.write(Some(penanya)).await
    }

    async fn write(&self, penanya: Option<&Penanya>) -> Result<DatabaseTransaction, ApiError> {
        let immediate = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..Default::default()
        };
        self.enter(&self.writer, immediate, penanya).await
    }

    /// The one place where a transaction begins: there it takes the role of who asks.
    async fn enter(
        &self,
        pool: &DatabaseConnection,
        options: TransactionOptions,
        penanya: Option<&Penanya>,
    ) -> Result<DatabaseTransaction, ApiError> {
        let penanya = penanya.filter(|_| self.berdinding.load(Ordering::SeqCst));
        let mut patience = Patience::of(self);
        loop {
            let begun = async {
                let transaction = pool.begin_with_options(options).await?;
                if let Some(penanya) = penanya {
                    penanya.masuk(&transaction).await?;
                }
                Ok::<_, DbErr>(transaction)
            };
            if let Some(transaction) = patience.judge(begun.await)? {
                return Ok(transaction);
            }
        }
    }

    /// A consistent, read-only view of the program itself that opens with its first use.
    pub fn snapshot(&self) -> Snapshot {
        self.view(None)
    }

    /// The same, as somebody sees it.
    pub fn snapshot_as(&self, penanya: Penanya) -> Snapshot {
        self.view(Some(penanya))
    }

    fn view(&self, penanya: Option<Penanya>) -> Snapshot {
        Snapshot {
            db: self.clone(),
            penanya,
            transaction: OnceCell::new(),
            read: Mutex::default(),
        }
    }

    /// Statements sent so far; tests count with it what an operation costs.
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::SeqCst)
    }

    /// Whether the database answers.
    pub async fn is_ready(&self) -> bool {
        let answered = async {
            let mut patience = Patience::of(self);
            while patience.judge(self.reader.ping().await)?.is_none() {}
            Ok::<(), ApiError>(())
        };
        matches!(tokio::time::timeout(READY, answered).await, Ok(Ok(())))
    }

    /// Closes all connections.
    pub async fn close(self) {
        for pool in [self.watcher, self.reader, self.writer] {
            if let Err(error) = pool.close().await {
                tracing::warn!(%error, "closing the database");
            }
        }
    }
}

/// How long a database that is ready may take to say so.
const READY: Duration = Duration::from_secs(2);

/// The file of an embedded database; none when `url` names a server or memory.
pub fn berkas(url: &str) -> Option<PathBuf> {
    if !url.starts_with("sqlite:") || url.contains(":memory:") {
        return None;
    }
    let options: SqliteConnectOptions = url.parse().ok()?;
    Some(options.get_filename().to_path_buf())
}

/// The address of the embedded database in `file`.
pub fn alamat(file: &std::path::Path) -> String {
    let path = file.to_string_lossy();
    format!("sqlite://{}", path.replace('%', "%25").replace('?', "%3F"))
}

/// Connections for reading say once what each of their transactions is: a snapshot that writes nothing. Behind the
/// second wall statements look dear to the planner, and would be compiled for longer than they take.
fn postgres(config: &config::Database, read_only: bool) -> ConnectOptions {
    let mut options = ConnectOptions::new(&config.url);
    options
        .max_connections(config.max_connections)
        .acquire_timeout(Duration::from_secs(5))
        .test_before_acquire_if_idle_for(Duration::from_secs(30))
        .sqlx_logging(false);
    options.map_sqlx_postgres_opts(move |options| {
        let options = options.options([("jit", "off")]);
        if read_only {
            options.options([
                ("default_transaction_isolation", "repeatable read"),
                ("default_transaction_read_only", "on"),
            ])
        } else {
            options
        }
    });
    options
}

fn sqlite(url: &str, connections: u32, read_only: bool) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .acquire_timeout(Duration::from_secs(10))
        .sqlx_logging(false)
        // SQLite ends a transaction by itself when the disk is full, of which the driver knows nothing: what is begun
        // on that connection later would be nested, answered, and never committed.
        .map_sqlx_sqlite_pool_opts(|pool| {
            pool.after_release(|connection, _| {
                Box::pin(async move {
                    connection.ping().await?;
                    Ok(!connection.is_in_transaction())
                })
            })
        })
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
    connection.set_metric_callback(move |done| {
        counter.fetch_add(1, Ordering::SeqCst);
        traces::statement(done);
    });
    Ok(connection)
}

/// The statement that reads a stamp, with what moves with any commit.
macro_rules! stamp {
    ($segala:literal) => {
        concat!(
            "SELECT (SELECT nilai FROM versi_data WHERE nama = 'DISETUJUI') AS disetujui, ",
            "(SELECT nilai FROM versi_data WHERE nama = 'AKSES') AS akses, ",
            $segala,
            " AS segala"
        )
    };
}

/// It differs as soon as any transaction that writes has ended.
const STAMP_POSTGRES: &str = stamp!("pg_current_snapshot()::text");
/// It differs as soon as another connection has committed, or this one has changed a row.
const STAMP_SQLITE: &str =
    stamp!("(SELECT data_version FROM pragma_data_version) || '.' || total_changes()");

/// A read-only view of one moment, shared by all that one request reads.
#[derive(Debug)]
pub struct Snapshot {
    db: Db,
    /// Who reads; none when the program itself does.
    penanya: Option<Penanya>,
    transaction: OnceCell<DatabaseTransaction>,
    read: Mutex<HashMap<String, Read>>,
}

/// What was read in a snapshot.
type Read = Arc<dyn Any + Send + Sync>;

impl Snapshot {
    /// What was read in it under the name `what`.
    pub fn read<V: Send + Sync + 'static>(&self, what: &str) -> Option<Arc<V>> {
        let read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(read.get(what)?).downcast().ok()
    }

    /// Keeps what was read in it, which stays true as long as it lasts.
    pub fn has_read(&self, what: String, rows: Read) {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        read.insert(what, rows);
    }

    /// The connection to read through.
    ///
    /// # Errors
    /// When no connection is to be had.
    pub async fn connection(&self) -> Result<&DatabaseTransaction, ApiError> {
        let (db, penanya) = (&self.db, self.penanya.as_ref());
        self.transaction
            .get_or_try_init(|| db.enter(&db.reader, TransactionOptions::default(), penanya))
            .await
    }
}

/// `text` as a part of a `LIKE` pattern that matches nothing but itself; see [`pattern`].
pub fn literal(text: &str) -> String {
    text.chars()
        .flat_map(|letter| {
            matches!(letter, '%' | '_' | '!')
                .then_some('!')
                .into_iter()
                .chain([letter])
        })
        .collect()
}

/// A `LIKE` pattern in which `!` takes the meaning from the letter behind it.
pub fn pattern(text: impl Into<String>) -> LikeExpr {
    LikeExpr::new(text).escape('!')
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
