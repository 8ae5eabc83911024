//! The commands, and what several of them need. An error is what is printed: Indonesian sentences.

mod demo;
mod impor;
mod pengguna;
mod reviu;
mod serve;

use std::io::Write as _;
use std::path::{Path, PathBuf};

use api::config::{self, Config, LogFormat};
use api::db::Db;
use api::error::{ApiError, Fault, UserError};
use api::graphql::schema;
use api::{lkjip, rujukan};
use clap::{Parser, Subcommand};
use migration::{Migrator, MigratorTrait as _};

/// Layanan pelaporan kinerja (LKjIP) Kabupaten Sumenep.
#[derive(Parser)]
#[command(version)]
pub(crate) struct Cli {
    /// Berkas konfigurasi; tanpa ini dipakai bawaan.
    #[arg(long, global = true)]
    config: Option<PathBuf>,
    #[command(subcommand)]
    perintah: Perintah,
}

#[derive(Subcommand)]
enum Perintah {
    /// Menjalankan server.
    Serve,
    /// Mencoba semuanya: basis data sementara berisi laporan nyata Pasongsongan dan kecamatan lain
    /// yang sintetis, lalu server. Dihapus saat dihentikan.
    Demo,
    /// Menerapkan migrasi dan memuat data rujukan.
    Migrate,
    /// Mengimpor satu LKjIP utuh dari berkas JSON: semuanya atau tidak sama sekali.
    Import(impor::Impor),
    /// Memeriksa sebuah berkas dokumen LKjIP tanpa server; gagal bila ada GALAT.
    Reviu(reviu::Reviu),
    /// Mencetak skema GraphQL, atau JSON Schema dokumen impor.
    Schema {
        /// JSON Schema dokumen impor.
        #[arg(long)]
        dokumen: bool,
    },
    /// Mencetak konfigurasi bawaan.
    Config,
    /// Mengelola akun dari mesin server.
    Pengguna {
        #[command(subcommand)]
        perintah: pengguna::Akun,
    },
}

/// Runs one command.
pub(crate) async fn run(cli: Cli) -> Result<(), String> {
    let config = Config::load(cli.config.as_deref())?;
    match cli.perintah {
        Perintah::Config => print(config::DEFAULT),
        Perintah::Schema { dokumen: false } => print(&schema::sdl(&schema::build().finish())),
        Perintah::Schema { dokumen: true } => {
            let schema = lkjip::service::schema();
            print(&serde_json::to_string_pretty(&schema).map_err(|error| error.to_string())?)
        }
        Perintah::Migrate => open(&config).await.map(drop),
        Perintah::Import(perintah) => impor::run(config, perintah).await,
        Perintah::Reviu(perintah) => reviu::run(perintah).await,
        Perintah::Pengguna { perintah } => pengguna::run(&config, perintah).await,
        Perintah::Serve => serve::run(config).await,
        Perintah::Demo => demo::run(config).await,
    }
}

/// Opens the database, migrated and with its reference data.
async fn open(config: &Config) -> Result<Db, String> {
    let db = Db::connect(&config.database)
        .await
        .map_err(|error| format!("Basis data tidak dapat dibuka: {error}."))?;
    Migrator::up(db.writer(), None)
        .await
        .map_err(|error| format!("Migrasi gagal: {error}."))?;
    rujukan::load(&db).await.map_err(|error| teknis(&error))?;
    Ok(db)
}

async fn listen(config: &Config) -> Result<tokio::net::TcpListener, String> {
    tokio::net::TcpListener::bind(&config.listen)
        .await
        .map_err(|error| format!("Alamat {} tidak dapat dipakai: {error}.", config.listen))
}

fn log(config: &Config) -> Result<(), String> {
    let filter = tracing_subscriber::EnvFilter::try_new(&config.log.filter)
        .map_err(|error| format!("log.filter salah: {error}."))?;
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    match config.log.format {
        LogFormat::Json => lines.json().init(),
        LogFormat::Text => lines.init(),
    }
    Ok(())
}

/// What went wrong, one line per problem; `letak` says where a user error is.
fn sebab(fault: Fault, letak: impl Fn(&UserError) -> String) -> String {
    match fault {
        Fault::User(errors) | Fault::Laporan(errors) => errors
            .iter()
            .map(|error| format!("{}: {}", letak(error), error.message))
            .collect::<Vec<_>>()
            .join("\n"),
        Fault::Api(error) => teknis(&error),
    }
}

/// Whoever holds the machine may read the cause that the log keeps.
fn teknis(error: &ApiError) -> String {
    if let ApiError::Internal(cause) = error {
        format!("{} ({cause})", error.message())
    } else {
        error.message().to_owned()
    }
}

fn baca_json(berkas: &Path) -> Result<serde_json::Value, String> {
    let teks = std::fs::read_to_string(berkas)
        .map_err(|error| format!("Berkas {} tidak terbaca: {error}.", berkas.display()))?;
    serde_json::from_str(&teks)
        .map_err(|error| format!("Berkas {} bukan JSON: {error}.", berkas.display()))
}

fn print(text: &str) -> Result<(), String> {
    writeln!(std::io::stdout(), "{}", text.trim_end()).map_err(|error| error.to_string())
}
