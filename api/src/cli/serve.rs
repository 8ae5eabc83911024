//! The server.

use std::path::Path;
use std::sync::Arc;

use api::app::App;
use api::auth::Keys;
use api::clock::Clock;
use api::config::Config;
use api::pengguna::service::tanpa_akun;
use api::{db, http};

use super::{listen, log, open, proses, teknis};

/// Serves until it is asked to stop.
pub(super) async fn run(config: Config, konfigurasi: Option<&Path>) -> Result<(), String> {
    let traces = log(&config)?;
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
    let served = http::serve_until(app, listener, stop).await;
    db.close().await;
    if let Some(traces) = traces {
        traces.stop().await;
    }
    served.map_err(|error| error.to_string())
}
