//! The demonstration: a server over a database that is thrown away afterwards.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use api::app::App;
use api::auth::Keys;
use api::clock::Clock;
use api::config::{Config, Introspection};
use api::db::Db;
use api::{demo, http};

use super::{listen, log, open, print, sebab};

/// A folder of our own that goes with us.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Result<Self, String> {
        let path = std::env::temp_dir().join(format!("lkjip-demo-{}", uuid::Uuid::new_v4()));
        let mut builder = std::fs::DirBuilder::new();
        // It holds the signing key.
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder
            .create(&path)
            .map_err(|error| format!("Folder {} tidak dapat dibuat: {error}.", path.display()))?;
        Ok(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            tracing::warn!(%error, folder = %self.0.display(), "folder left behind");
        }
    }
}

/// Fills a throw-away database and serves it until asked to stop.
pub(super) async fn run(mut config: Config) -> Result<(), String> {
    // Whoever tries it out reads the greeting, not the tables being made.
    config.log.filter.push_str(",sea_orm_migration=warn");
    let traces = log(&config)?;
    // A taken address is told before the work, not after it.
    let listener = listen(&config.listen).await?;
    let alamat = listener.local_addr().map_err(|error| error.to_string())?;
    let folder = Folder::new()?;
    // Never the configured database: a demonstration must not touch real reports.
    config.database.url = format!("sqlite://{}", folder.0.join("demo.db").display());
    config.auth.key_file = folder.0.join("kunci.pem");
    // Whoever tries it out looks around in the schema, in any role.
    config.graphql.introspection = Introspection::Semua;
    let (db, keys) = tokio::select! {
        siap = siapkan(&config) => siap?,
        () = http::stop() => return Ok(()),
    };
    print(&sambutan(alamat))?;
    let app = Arc::new(App::new(config, db.clone(), Clock::System, keys)?);
    let served = http::serve(app, listener).await;
    db.close().await;
    if let Some(traces) = traces {
        traces.stop().await;
    }
    served.map_err(|error| error.to_string())
}

async fn siapkan(config: &Config) -> Result<(Db, Keys), String> {
    let keys = Keys::load(&config.auth.key_file).map_err(|error| error.to_string())?;
    let db = open(config, None).await?;
    demo::isi(config, &db, &keys)
        .await
        .map_err(|fault| sebab(fault, |error| format!("/{}", error.path.join("/"))))?;
    Ok((db, keys))
}

/// What one needs to know to try it.
fn sambutan(alamat: SocketAddr) -> String {
    let mut baris = vec![
        "Demo lkjip siap. Laporan Pasongsongan nyata; semua kecamatan lain contoh sintetis."
            .to_owned(),
        String::new(),
        format!("  GraphiQL  http://{alamat}/graphiql"),
        format!("  GraphQL   http://{alamat}/graphql"),
        format!("  Masuk     http://{alamat}/auth/login, mis."),
        format!("    curl -s http://{alamat}/auth/login -H 'content-type: application/json' \\"),
        format!(
            "      -d '{{\"username\":\"analis\",\"password\":\"{}\"}}'",
            demo::SANDI
        ),
        String::new(),
        format!("Akun (kata sandi semuanya: {}):", demo::SANDI),
    ];
    for akun in demo::AKUN {
        baris.push(format!("  {:<10} {}", akun.username, akun.nama));
    }
    baris.push(
        "  camat.…    camat kecamatan lain, mis. camat.dasuk (laporan dikembalikan)".to_owned(),
    );
    for (nomor, (judul, teks)) in (1..).zip(demo::TANYA) {
        baris.push(format!("\n{nomor}. {judul} (sebagai analis):\n\n{teks}"));
    }
    baris.push("\nCtrl-C menghentikan server dan menghapus basis data sementara.".to_owned());
    baris.join("\n")
}
