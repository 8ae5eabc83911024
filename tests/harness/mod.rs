//! What the stories stand on: a running program with a database, a clock and accounts of its own.

mod client;
mod database;

pub(crate) use client::{Answer, Tokens, code, ok, paths, refused, send};
pub(crate) use database::Database;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use api::app::App;
use api::auth::Keys;
use api::clock::Clock;
use api::config::Config;
use api::pengguna::service::{AkunBaru, create_from_shell};
use entity::id::PenggunaId;
use entity::pengguna;
use entity::status::Peran;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait as _;
use tokio::net::TcpListener;

/// Password of every account that [`World::account`] makes.
pub(crate) const SANDI: &str = "ombak dan garam di selat";

/// Kecamatan of the accounts that need one.
pub(crate) const PASONGSONGAN: &str = "35.29.13";

/// The program, serving on a port of its own, with the reference data of the kabupaten.
pub(crate) struct World {
    pub(crate) app: Arc<App>,
    time: Arc<AtomicI64>,
    address: String,
    http: reqwest::Client,
    // The database goes last: dropping it removes the files, or the database of the server.
    folder: Arc<Folder>,
    database: Arc<Database>,
}

/// A folder that goes when this is dropped.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).unwrap();
    }
}

impl World {
    pub(crate) async fn new() -> Self {
        Self::with(Self::config()).await
    }

    /// The settings that a program starts with when nobody says otherwise, but for budgets: they come back
    /// with time, which stands still here.
    pub(crate) fn config() -> Config {
        let mut config = Config::load(None).unwrap();
        config.graphql.budget_capacity = 0;
        config
    }

    /// The program with settings of its own.
    pub(crate) async fn with(mut config: Config) -> Self {
        let database = Arc::new(Database::with_reference_data().await);
        let folder = std::env::temp_dir().join(format!("lkjip-uji-{}", uuid::Uuid::new_v4()));
        std::fs::create_dir_all(&folder).unwrap();
        config.auth.key_file = folder.join("kunci.pem");
        let time = Arc::new(AtomicI64::new(1_700_000_000_000));
        Self::start(config, database, Arc::new(Folder(folder)), time).await
    }

    /// Another process of the program, on the same database.
    pub(crate) async fn beside(&self) -> Self {
        self.beside_with(|_| {}).await
    }

    /// Another process of the program, with other settings, on the same database.
    pub(crate) async fn beside_with(&self, change: impl FnOnce(&mut Config)) -> Self {
        let mut config = self.app.config.clone();
        change(&mut config);
        let (database, folder) = (Arc::clone(&self.database), Arc::clone(&self.folder));
        Self::start(config, database, folder, Arc::clone(&self.time)).await
    }

    async fn start(
        config: Config,
        database: Arc<Database>,
        folder: Arc<Folder>,
        time: Arc<AtomicI64>,
    ) -> Self {
        let keys = Keys::load(&config.auth.key_file).unwrap();
        let db = database.open().await;
        let clock = Clock::Set(Arc::clone(&time));
        let app = Arc::new(App::new(config, db, clock, keys).unwrap());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(api::http::serve(Arc::clone(&app), listener));
        Self {
            app,
            time,
            address,
            http: reqwest::Client::new(),
            folder,
            database,
        }
    }

    /// The origin of a page that the program serves.
    pub(crate) fn origin(&self) -> String {
        self.address.clone()
    }

    /// An account whose password is no longer the initial one.
    pub(crate) async fn account(&self, username: &str, peran: Peran) -> PenggunaId {
        self.account_with(username, peran, false).await
    }

    pub(crate) async fn account_with(
        &self,
        username: &str,
        peran: Peran,
        wajib_ganti_sandi: bool,
    ) -> PenggunaId {
        self.account_at(username, peran, PASONGSONGAN, wajib_ganti_sandi)
            .await
    }

    /// An account of the kecamatan with the code `kecamatan`, where its role has one.
    pub(crate) async fn account_at(
        &self,
        username: &str,
        peran: Peran,
        kecamatan: &str,
        wajib_ganti_sandi: bool,
    ) -> PenggunaId {
        let berkecamatan = matches!(peran, Peran::Operator | Peran::Camat);
        let akun = AkunBaru {
            kabupaten: "35.29".to_owned(),
            username: username.to_owned(),
            nama: format!("Nama {username}"),
            peran,
            kecamatan: berkecamatan.then(|| kecamatan.to_owned()),
            sandi: SANDI.to_owned(),
            sandi_awal: wajib_ganti_sandi.then_some(self.app.config.auth.initial_password_seconds),
        };
        create_from_shell(&self.app.db, &self.app.clock, &akun)
            .await
            .unwrap()
    }

    /// Cuts the program off its database: for good, or so that it may connect again (`kembali`). False where
    /// that cannot be.
    pub(crate) async fn putuskan(&self, kembali: bool) -> bool {
        self.database.putuskan(kembali).await
    }

    /// Lets the program reach its database again.
    pub(crate) async fn pulihkan(&self) {
        self.database.pulihkan().await;
    }

    /// Lets time pass.
    pub(crate) fn pass(&self, seconds: i64) {
        self.time.fetch_add(seconds * 1000, Ordering::SeqCst);
    }

    /// Locks an account behind the program's back.
    pub(crate) async fn lock(&self, account: PenggunaId) {
        self.set(pengguna::ActiveModel {
            id: Set(account),
            aktif: Set(false),
            ..Default::default()
        })
        .await;
    }

    /// Changes an account behind the program's back.
    pub(crate) async fn set(&self, account: pengguna::ActiveModel) {
        pengguna::Entity::update(account)
            .exec(self.app.db.writer())
            .await
            .unwrap();
    }
}
