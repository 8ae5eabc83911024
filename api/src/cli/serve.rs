//! The server.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use api::app::App;
use api::auth::Keys;
use api::clock::Clock;
use api::config::{self, Config};
use api::db::Db;
use api::pengguna::service::tanpa_akun;
use api::{db, http};

use super::{listen, log, open, proses, teknis};

/// How often, and how long apart, a PostgreSQL that does not answer is asked: after a power cut it may be there later.
const KALI: u32 = 60;
const JARAK: Duration = Duration::from_secs(5);

/// Serves until it is asked to stop.
pub(super) async fn run(config: Config, konfigurasi: Option<&Path>) -> Result<(), String> {
    let traces = log(&config)?;
    tunggu(&config.database).await;
    let db = open(&config, konfigurasi).await?;
    // Held as long as this process serves.
    let _giliran = match db::berkas(&config.database.url) {
        Some(berkas) => Some(proses::ambil(&berkas)?),
        None => None,
    };
    let keys = Keys::load(&config.auth.key_file).map_err(|error| error.to_string())?;
    if tanpa_akun(&db).await.map_err(|error| teknis(&error))? {
        tracing::warn!(
            "belum ada akun; buat admin pertama dengan kata sandi awal dari masukan standar: \
             lkjip pengguna tambah --username admin --nama \"Nama Lengkap\" --peran ADMIN"
        );
    }
    let listener = listen(&config.listen).await?;
    let alamat = listener.local_addr().map_err(|error| error.to_string())?;
    let ukuran = match config.metrics.listen.as_str() {
        "" => None,
        alamat => Some(listen(alamat).await?),
    };
    let app = Arc::new(App::new(config, db.clone(), Clock::System, keys)?);
    if let Some(listener) = ukuran {
        let alamat = listener.local_addr().map_err(|error| error.to_string())?;
        tracing::info!(listen = %alamat, "metrics");
        tokio::spawn(http::serve_metrics(Arc::clone(&app), listener));
    }
    // Whoever reads that it is ready may already ask it to stop.
    let stop = http::stop();
    tracing::info!(listen = %alamat, "ready");
    siap();
    let served = http::serve_until(app, listener, stop).await;
    db.close().await;
    if let Some(traces) = traces {
        traces.stop().await;
    }
    served.map_err(|error| error.to_string())
}

/// Waits for a PostgreSQL that does not answer yet. What else is wrong with it, its opening tells.
async fn tunggu(database: &config::Database) {
    if db::berkas(&database.url).is_some() {
        return;
    }
    for _ in 0..KALI {
        match Db::connect(database).await {
            Err(error) if db::away(&error) => {
                tracing::warn!("{}; dicoba lagi", db::sebab(&error));
                tokio::time::sleep(JARAK).await;
            }
            Ok(db) => return db.close().await,
            Err(_) => return,
        }
    }
}

/// Tells systemd that the service is up (`Type=notify`).
#[cfg(unix)]
fn siap() {
    use std::os::unix::net::UnixDatagram;
    let Some(soket) = std::env::var_os("NOTIFY_SOCKET") else {
        return;
    };
    let terkirim = UnixDatagram::unbound().and_then(|datagram| datagram.send_to(b"READY=1", soket));
    if let Err(error) = terkirim {
        tracing::warn!(%error, "telling systemd");
    }
}

#[cfg(not(unix))]
fn siap() {}
