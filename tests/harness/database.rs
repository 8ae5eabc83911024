//! A database for each story: a file, or a copy of a template on the PostgreSQL server that
//! `LKJIP_TEST_POSTGRES` names.

use std::hash::{DefaultHasher, Hasher as _};
use std::path::{Path, PathBuf};

use api::config::Config;
use api::db::Db;
use api::rujukan;
use migration::{Migrator, MigratorTrait as _};
use sea_orm::{ConnectOptions, ConnectionTrait as _, DatabaseConnection};

/// Address of the server's maintenance database; without it the stories run on SQLite.
const SERVER: &str = "LKJIP_TEST_POSTGRES";

/// Lock under which the template is made. Every story runs in a process of its own.
const LOCK: i64 = 3_529;

/// A database of its own, which goes when this is dropped.
pub(crate) enum Database {
    Sqlite { folder: PathBuf },
    Postgres { server: String, name: String },
}

impl Database {
    /// Without any table.
    pub(crate) async fn empty() -> Self {
        match server() {
            None => Self::file(),
            Some(server) => Self::on(server, "template0").await,
        }
    }

    /// Migrated, with the reference data that ship with the program.
    pub(crate) async fn with_reference_data() -> Self {
        match server() {
            None => {
                let database = Self::file();
                fill(&database.url()).await;
                database
            }
            Some(server) => {
                let template = template(&server).await;
                Self::on(server, &template).await
            }
        }
    }

    pub(crate) async fn open(&self) -> Db {
        open(&self.url()).await
    }

    /// Cuts all connections, and lets nobody connect unless `kembali`; whether there is a server that can.
    pub(crate) async fn putuskan(&self, kembali: bool) -> bool {
        let Self::Postgres { server, name } = self else {
            return false;
        };
        let connection = connect(server).await;
        let boleh = format!("ALTER DATABASE {name} WITH ALLOW_CONNECTIONS {kembali}");
        run(&connection, &boleh).await;
        let putus = format!(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'"
        );
        run(&connection, &putus).await;
        true
    }

    /// Lets everybody connect again.
    pub(crate) async fn pulihkan(&self) {
        if let Self::Postgres { server, name } = self {
            let boleh = format!("ALTER DATABASE {name} WITH ALLOW_CONNECTIONS true");
            run(&connect(server).await, &boleh).await;
        }
    }

    fn file() -> Self {
        let folder = std::env::temp_dir().join(format!("lkjip-uji-{}", uuid::Uuid::new_v4()));
        std::fs::create_dir_all(&folder).unwrap();
        Self::Sqlite { folder }
    }

    async fn on(server: String, template: &str) -> Self {
        let name = format!("lkjip_uji_{}", uuid::Uuid::new_v4().simple());
        let connection = connect(&server).await;
        run(
            &connection,
            &format!("CREATE DATABASE {name} TEMPLATE {template}"),
        )
        .await;
        Self::Postgres { server, name }
    }

    fn url(&self) -> String {
        match self {
            Self::Sqlite { folder } => format!("sqlite://{}", folder.join("uji.db").display()),
            Self::Postgres { server, name } => address(server, name),
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        match self {
            Self::Sqlite { folder } => std::fs::remove_dir_all(folder).unwrap(),
            Self::Postgres { server, name } => {
                let (server, name) = (server.clone(), name.clone());
                // The story's own runtime is busy dropping this.
                let dropped = std::thread::spawn(move || {
                    let runtime = tokio::runtime::Builder::new_current_thread()
                        .enable_all()
                        .build()
                        .unwrap();
                    runtime.block_on(async {
                        let statement = format!("DROP DATABASE {name} WITH (FORCE)");
                        run(&connect(&server).await, &statement).await;
                    });
                });
                // A panic while a failed story unwinds would hide why it failed.
                assert!(dropped.join().is_ok() || std::thread::panicking());
            }
        }
    }
}

fn server() -> Option<String> {
    std::env::var(SERVER).ok().filter(|url| !url.is_empty())
}

/// The address of another database of the same server.
fn address(server: &str, name: &str) -> String {
    let (base, query) = match server.split_once('?') {
        Some((base, query)) => (base, format!("?{query}")),
        None => (server, String::new()),
    };
    let (base, _) = base.rsplit_once('/').unwrap();
    format!("{base}/{name}{query}")
}

async fn open(url: &str) -> Db {
    let mut config = Config::load(None).unwrap().database;
    url.clone_into(&mut config.url);
    Db::connect(&config).await.unwrap()
}

async fn fill(url: &str) {
    let db = open(url).await;
    Migrator::up(db.writer(), None).await.unwrap();
    rujukan::load(&db).await.unwrap();
    db.tegakkan_dinding().await.unwrap();
    db.close().await;
}

async fn connect(url: &str) -> DatabaseConnection {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    sea_orm::Database::connect(options)
        .await
        .unwrap_or_else(|error| panic!("{SERVER}: {error}"))
}

async fn run(connection: &DatabaseConnection, statement: &str) {
    connection
        .execute_unprepared(statement)
        .await
        .unwrap_or_else(|error| panic!("{statement}: {error}"));
}

/// The name of a database with migrations and reference data, made by the first story that needs it.
/// It is named after what it was made from, so that it is never stale.
async fn template(server: &str) -> String {
    let name = format!("lkjip_templat_{:016x}", sources());
    let connection = connect(server).await;
    if !exists(&connection, &name).await {
        run(&connection, &format!("SELECT pg_advisory_lock({LOCK})")).await;
        if !exists(&connection, &name).await {
            // Renamed when it is ready: what was interrupted is never taken for a template.
            let unready = format!("{name}_baru");
            run(&connection, &format!("DROP DATABASE IF EXISTS {unready}")).await;
            run(
                &connection,
                &format!("CREATE DATABASE {unready} TEMPLATE template0"),
            )
            .await;
            fill(&address(server, &unready)).await;
            run(
                &connection,
                &format!("ALTER DATABASE {unready} RENAME TO {name}"),
            )
            .await;
        }
        run(&connection, &format!("SELECT pg_advisory_unlock({LOCK})")).await;
    }
    name
}

async fn exists(connection: &DatabaseConnection, name: &str) -> bool {
    let statement = format!("SELECT 1 FROM pg_database WHERE datname = '{name}'");
    let statement = sea_orm::Statement::from_string(sea_orm::DbBackend::Postgres, statement);
    connection.query_one_raw(statement).await.unwrap().is_some()
}

/// A fingerprint of all that the template is made from.
fn sources() -> u64 {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files: Vec<PathBuf> = ["migration/src", "data", "api/src/rujukan", "api/src/db"]
        .iter()
        .flat_map(|folder| std::fs::read_dir(top.join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    let mut hash = DefaultHasher::new();
    for file in files {
        hash.write(&std::fs::read(file).unwrap());
    }
    hash.finish()
}
