//! The commands, and what several of them need. An error is what is printed: Indonesian sentences.

mod cadangan;
mod demo;
mod impor;
mod jejak;
mod kunci;
mod pengguna;
mod periksa;
mod proses;
mod reviu;
mod serve;

use std::io::Write as _;
use std::path::{Path, PathBuf};

use api::cadangan as arsip;
use api::clock::Clock;
use api::config::{self, Config, LogFormat};
use api::db::{self, Db, Dinding};
use api::error::{ApiError, Fault, UserError, sebab_io};
use api::graphql::schema;
use api::traces::{self, Traces};
use api::{lkjip, rujukan};
use clap::{Parser, Subcommand};
use entity::value::Waktu;
use migration::{Migrator, MigratorTrait as _};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use tracing_subscriber::filter::ParseError;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, Layer};

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
    /// Membuat, memeriksa, atau memulihkan cadangan SQLite tertanam beserta kunci dan konfigurasinya.
    Cadangan {
        #[command(subcommand)]
        perintah: cadangan::Cadangan,
    },
    /// Memeriksa pemasangan ini tanpa mengubah apa pun; gagal bila ada masalah.
    Periksa {
        /// Cetak sebagai JSON.
        #[arg(long)]
        json: bool,
    },
    /// Memeriksa jejak audit.
    Jejak {
        #[command(subcommand)]
        perintah: jejak::Jejak,
    },
    /// Mengelola kunci tanda tangan.
    Kunci {
        #[command(subcommand)]
        perintah: kunci::Kunci,
    },
    /// Mengelola akun dari mesin server.
    Pengguna {
        #[command(subcommand)]
        perintah: pengguna::Akun,
    },
}

/// Runs one command.
pub(crate) async fn run(cli: Cli) -> Result<(), String> {
    let config = Config::load(cli.config.as_deref());
    if let Perintah::Periksa { json } = cli.perintah {
        return periksa::run(config, json).await;
    }
    let config = config?;
    let berkas = cli.config.as_deref();
    match cli.perintah {
        Perintah::Config => print(config::DEFAULT),
        Perintah::Schema { dokumen: false } => print(&schema::sdl(&schema::build().finish())),
        Perintah::Schema { dokumen: true } => {
            let schema = lkjip::service::schema();
            print(&serde_json::to_string_pretty(&schema).map_err(|error| error.to_string())?)
        }
        Perintah::Migrate => open(&config, berkas).await.map(drop),
        Perintah::Import(perintah) => impor::run(config, berkas, perintah).await,
        Perintah::Reviu(perintah) => reviu::run(perintah).await,
        Perintah::Cadangan { perintah } => cadangan::run(&config, berkas, perintah).await,
        Perintah::Jejak { perintah } => jejak::run(&config, perintah).await,
        Perintah::Kunci { perintah } => kunci::run(&config, &perintah),
        Perintah::Periksa { .. } => Ok(()),
        Perintah::Pengguna { perintah } => pengguna::run(&config, berkas, perintah).await,
        Perintah::Serve => serve::run(config, berkas).await,
        Perintah::Demo => demo::run(config).await,
    }
}

/// What is told of a database that shuts the program out.
const TERTUTUP: &str = "Pengguna basis data bukan anggota peran-peran lkjip_*; berikan dahulu \
    (lihat bagian PostgreSQL pada OPERATIONS.md).";

/// Opens the database, migrated and with its reference data. One that is embedded and holds something is
/// backed up before a migration changes it.
async fn open(config: &Config, konfigurasi: Option<&Path>) -> Result<Db, String> {
    let db = Db::connect(&config.database)
        .await
        .map_err(|error| format!("Basis data tidak dapat dibuka: {}.", db::sebab(&error)))?;
    let landed = db.landed().await.map_err(|error| teknis(&error))?;
    let migrasi = Migrator::migrations();
    let dikenal = |nama: &String| migrasi.iter().any(|satu| satu.name() == nama);
    if let Some(asing) = landed.iter().find(|nama| !dikenal(nama)) {
        return Err(format!(
            "Basis data lebih baru daripada program ini (skema {asing}); gunakan program yang lebih baru, \
             atau pulihkan cadangan dari sebelum pemutakhiran."
        ));
    }
    let mut giliran = None;
    if landed.len() < migrasi.len()
        && let Some(skema) = landed.last()
        && let Some(berkas) = db::berkas(&config.database.url)
    {
        giliran = Some(proses::ambil(&berkas)?);
        cadangkan(config, konfigurasi, &berkas, skema).await?;
    }
    Migrator::up(db.writer(), None)
        .await
        .map_err(|error| {
            format!(
                "Migrasi gagal: {error}. Kembalilah ke versi sebelumnya (lihat \"Memutakhirkan dan kembali\" pada \
                 OPERATIONS.md)."
            )
        })?;
    drop(giliran);
    rujukan::load(&db).await.map_err(|error| teknis(&error))?;
    match db
        .tegakkan_dinding()
        .await
        .map_err(|error| teknis(&error))?
    {
        Dinding::Berdiri | Dinding::Tiada => Ok(db),
        Dinding::Tertutup => Err(TERTUTUP.to_owned()),
    }
}

/// Backs up the database in `berkas`, of the schema `skema`, beside it.
async fn cadangkan(
    config: &Config,
    konfigurasi: Option<&Path>,
    berkas: &Path,
    skema: &str,
) -> Result<(), String> {
    let now = Clock::System.now();
    let nomor = skema.split('_').next().unwrap_or(skema);
    let nama = format!("lkjip-sebelum-migrasi-{nomor}-{}.zip", arsip::cap(now));
    let hasil = arsip::buat(config, konfigurasi, &berkas.with_file_name(nama), now)
        .await
        .map_err(|error| format!("Cadangan sebelum migrasi gagal; migrasi dibatalkan. {error}"))?;
    let arsip = hasil.arsip.display();
    if tracing::dispatcher::has_been_set() {
        tracing::info!(%arsip, "cadangan sebelum migrasi dibuat");
        return Ok(());
    }
    writeln!(
        std::io::stderr(),
        "Cadangan sebelum migrasi dibuat: {arsip}"
    )
    .map_err(|error| error.to_string())
}

async fn listen(alamat: &str) -> Result<tokio::net::TcpListener, String> {
    tokio::net::TcpListener::bind(alamat)
        .await
        .map_err(|error| format!("Alamat {alamat} tidak dapat dipakai: {}.", sebab_io(&error)))
}

/// Begins the log, and the traces where there is a collector for them.
fn log(config: &Config) -> Result<Option<Traces>, String> {
    let hidden = format!("{}=off", traces::TARGET)
        .parse()
        .map_err(|error: ParseError| error.to_string())?;
    let filter = EnvFilter::try_new(&config.log.filter)
        .map_err(|error| format!("log.filter salah: {error}."))?
        .add_directive(hidden);
    let format = config.log.format;
    if config.log.otlp_endpoint.is_empty() {
        tracing_subscriber::registry()
            .with(filter)
            .with(lines(format))
            .init();
        return Ok(None);
    }
    let traces = Traces::start(&config.log.otlp_endpoint)?;
    tracing_subscriber::registry()
        .with(lines(format).with_filter(filter))
        .with(traces.layer())
        .init();
    Ok(Some(traces))
}

/// The lines of the log.
fn lines<S>(format: LogFormat) -> Box<dyn Layer<S> + Send + Sync>
where
    S: tracing::Subscriber + for<'span> LookupSpan<'span>,
{
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    match format {
        LogFormat::Json => lines.json().with_span_list(false).boxed(),
        LogFormat::Text => lines.boxed(),
    }
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
    let teks = std::fs::read_to_string(berkas).map_err(|error| {
        format!(
            "Berkas {} tidak terbaca: {}.",
            berkas.display(),
            sebab_io(&error)
        )
    })?;
    serde_json::from_str(&teks)
        .map_err(|error| format!("Berkas {} bukan JSON: {error}.", berkas.display()))
}

/// A moment as it is told: RFC 3339.
fn saat(waktu: Waktu) -> String {
    OffsetDateTime::from_unix_timestamp(waktu.0 / 1000)
        .ok()
        .and_then(|saat| saat.format(&Rfc3339).ok())
        .unwrap_or_else(|| waktu.0.to_string())
}

fn print(text: &str) -> Result<(), String> {
    writeln!(std::io::stdout(), "{}", text.trim_end()).map_err(|error| error.to_string())
}
