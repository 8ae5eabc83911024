//! The command `lkjip`.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use api::app::App;
use api::auth::Keys;
use api::clock::Clock;
use api::config::{self, Config, LogFormat};
use api::db::Db;
use api::error::Fault;
use api::graphql::schema;
use api::pengguna::service::{AkunBaru, create_from_shell};
use api::{http, lkjip, rujukan};
use clap::{Parser, Subcommand};
use entity::status::Peran;
use migration::{Migrator, MigratorTrait as _};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Layanan pelaporan kinerja (LKjIP) Kabupaten Sumenep.
#[derive(Parser)]
#[command(version)]
struct Cli {
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
    /// Menerapkan migrasi dan memuat data rujukan.
    Migrate,
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
        perintah: Akun,
    },
}

#[derive(Subcommand)]
enum Akun {
    /// Menambah akun; kata sandi awal dibaca dari masukan standar.
    Tambah {
        /// Nama pengguna.
        #[arg(long)]
        username: String,
        /// Nama lengkap.
        #[arg(long)]
        nama: String,
        /// Peran, mis. ADMIN.
        #[arg(long, value_parser = peran, default_value = "ADMIN")]
        peran: Peran,
        /// Kode kabupaten.
        #[arg(long, default_value = "35.29")]
        kabupaten: String,
        /// Kode kecamatan, bagi OPERATOR dan CAMAT.
        #[arg(long)]
        kecamatan: Option<String>,
    },
}

fn peran(teks: &str) -> Result<Peran, String> {
    serde_json::from_value(serde_json::Value::String(teks.to_uppercase()))
        .map_err(|_| "OPERATOR, CAMAT, REVIEWER, ANALIS, ADMIN atau INTEGRASI".to_owned())
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(Cli::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // When even that cannot be written there is nobody to tell.
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> Result<(), String> {
    let config = Config::load(cli.config.as_deref())?;
    match cli.perintah {
        Perintah::Config => print(config::DEFAULT),
        Perintah::Schema { dokumen: false } => print(&schema::sdl(&schema::build().finish())),
        Perintah::Schema { dokumen: true } => {
            let schema = lkjip::service::schema();
            print(&serde_json::to_string_pretty(&schema).map_err(|error| error.to_string())?)
        }
        Perintah::Migrate => open(&config).await.map(drop),
        Perintah::Pengguna {
            perintah:
                Akun::Tambah {
                    username,
                    nama,
                    peran,
                    kabupaten,
                    kecamatan,
                },
        } => {
            let db = open(&config).await?;
            let sandi = std::io::read_to_string(std::io::stdin())
                .map_err(|error| format!("Kata sandi tidak terbaca: {error}."))?;
            let akun = AkunBaru {
                kabupaten,
                username,
                nama,
                peran,
                kecamatan,
                sandi: sandi.trim_end_matches(['\r', '\n']).to_owned(),
                wajib_ganti_sandi: true,
            };
            create_from_shell(&db, &Clock::System, &akun)
                .await
                .map(drop)
                .map_err(sebab)
        }
        Perintah::Serve => serve(config).await,
    }
}

async fn serve(config: Config) -> Result<(), String> {
    log(&config)?;
    let db = open(&config).await?;
    let keys = Keys::load(&config.auth.key_file).map_err(|error| error.to_string())?;
    let listener = tokio::net::TcpListener::bind(&config.listen)
        .await
        .map_err(|error| format!("Alamat {} tidak dapat dipakai: {error}.", config.listen))?;
    tracing::info!(listen = config.listen, "ready");
    let app = Arc::new(App::new(config, db, Clock::System, keys)?);
    http::serve(app, listener)
        .await
        .map_err(|error| error.to_string())
}

/// Opens the database, migrated and with its reference data.
async fn open(config: &Config) -> Result<Db, String> {
    let db = Db::connect(&config.database)
        .await
        .map_err(|error| format!("Basis data tidak dapat dibuka: {error}."))?;
    Migrator::up(db.writer(), None)
        .await
        .map_err(|error| format!("Migrasi gagal: {error}."))?;
    rujukan::load(&db)
        .await
        .map_err(|error| sebab(Fault::Api(error)))?;
    Ok(db)
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

fn sebab(fault: Fault) -> String {
    match fault {
        Fault::User(errors) => errors
            .into_iter()
            .map(|error| format!("{}: {}", error.path.join("/"), error.message))
            .collect::<Vec<_>>()
            .join("\n"),
        Fault::Api(error) => format!("{error:?}"),
    }
}

fn print(text: &str) -> Result<(), String> {
    writeln!(std::io::stdout(), "{}", text.trim_end()).map_err(|error| error.to_string())
}
