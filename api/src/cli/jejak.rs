//! The audit trail from the machine itself.

use api::audit::{self, Kepala, Rantai};
use api::config::Config;
use api::db::{self, Db, Dinding};
use clap::Subcommand;
use migration::{Migrator, MigratorTrait as _};

use super::{TERTUTUP, print, teknis};

#[derive(Subcommand)]
pub(super) enum Jejak {
    /// Memeriksa seluruh rantai jejak; gagal pada entri pertama yang diubah, hilang, atau disisipkan.
    Periksa {
        /// Ujung jejak yang pernah dicatat di tempat lain, `nomor:sidik`; harus masih bagian dari jejak.
        #[arg(long)]
        kepala: Option<Kepala>,
    },
}

/// Reads the chain.
pub(super) async fn run(config: &Config, perintah: Jejak) -> Result<(), String> {
    let Jejak::Periksa { kepala } = perintah;
    // To open it would make it.
    if let Some(berkas) = db::berkas(&config.database.url).filter(|berkas| !berkas.is_file()) {
        return Err(format!("Basis data {} tidak ada.", berkas.display()));
    }
    let db = Db::connect(&config.database)
        .await
        .map_err(|error| format!("Basis data tidak dapat dibuka: {}.", db::sebab(&error)))?;
    let hasil = periksa(&db, kepala.as_ref()).await;
    db.close().await;
    match hasil? {
        Rantai::Utuh(kepala) => print(&format!(
            "Jejak utuh: {} entri.\nUjung: {kepala}",
            kepala.nomor
        )),
        Rantai::Putus { nomor, sebab } => Err(format!("Jejak putus pada entri {nomor}: {sebab}")),
    }
}

async fn periksa(db: &Db, kepala: Option<&Kepala>) -> Result<Rantai, String> {
    let landed = db.landed().await.map_err(|error| teknis(&error))?;
    if landed.len() != Migrator::migrations().len() {
        return Err("Skema basis data bukan skema program ini; jalankan lkjip migrate.".to_owned());
    }
    // What it may not see would look like what was taken away.
    if db.dinding().await.map_err(|error| teknis(&error))? == Some(Dinding::Tertutup) {
        return Err(TERTUTUP.to_owned());
    }
    audit::periksa(db, kepala)
        .await
        .map_err(|error| teknis(&error))
}
