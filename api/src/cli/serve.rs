//! The server.

use std::sync::Arc;

use api::app::App;
use api::auth::Keys;
use api::clock::Clock;
use api::config::Config;
use api::http;
use api::pengguna::service::tanpa_akun;

use super::{listen, log, open, teknis};

/// Serves until it is asked to stop.
pub(super) async fn run(config: Config) -> Result<(), String> {
    log(&config)?;
    let db = open(&config).await?;
    let keys = Keys::load(&config.auth.key_file).map_err(|error| error.to_string())?;
    if tanpa_akun(&db).await.map_err(|error| teknis(&error))? {
        tracing::warn!(
            "belum ada akun; buat admin pertama dengan kata sandi awal dari masukan standar: \
             lkjip pengguna tambah --username admin --nama \"Nama Lengkap\" --peran ADMIN"
        );
    }
    let listener = listen(&config).await?;
    tracing::info!(listen = config.listen, "ready");
    let app = Arc::new(App::new(config, db.clone(), Clock::System, keys)?);
    let served = http::serve(app, listener).await;
    db.close().await;
    served.map_err(|error| error.to_string())
}
