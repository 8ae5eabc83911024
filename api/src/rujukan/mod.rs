//! Reference data: loading of what ships with the program (`data/*.csv`), and what its keeping has in
//! common. What is kept stands in the room of its noun.

mod berkas;
pub mod kelola;
pub mod lke;
mod store;
mod tabel;

pub use store::riwayat;

use sha2::{Digest, Sha256};

use crate::db::Db;
use crate::error::ApiError;
use crate::graphql::unit::hex;

/// Raised when the loading itself changes, so that files already loaded are loaded again.
const PEMUAT: &str = "1";

/// Loads what is missing of the reference data; to be called at every start, after the migrations.
///
/// A row is recognised by its natural key and is never overwritten, so that what an analyst changed
/// stays. When the files are those of the last load, this costs one statement. Two processes may load
/// at once.
///
/// # Errors
/// [`ApiError::Internal`] with file, line and column when a file is malformed (nothing is then
/// written), or when the database refuses.
pub async fn load(db: &Db) -> Result<(), ApiError> {
    let sidik = sidik();
    if store::sidik(db.writer()).await?.as_ref() == Some(&sidik) {
        return Ok(());
    }
    let isi = berkas::baca()?;
    let tx = db.begin().await?;
    store::wilayah(&tx, isi.kabupaten, isi.kecamatan, isi.desa).await?;
    store::nomenklatur(&tx, isi.nomenklatur).await?;
    store::skala(&tx, isi.skala, isi.pita, isi.komponen).await?;
    store::indikator(&tx, isi.indikator).await?;
    store::tolok_ukur(&tx, isi.tolok_ukur).await?;
    store::waktu(&tx, isi.periode, isi.tenggat).await?;
    store::parameter_reviu(&tx, isi.parameter_reviu).await?;
    store::catat_sidik(&tx, &sidik).await?;
    tx.commit().await?;
    tracing::info!(sidik, "reference data loaded");
    Ok(())
}

/// Fingerprint of all files and of the loading.
fn sidik() -> String {
    let mut hash = Sha256::new();
    hash.update(PEMUAT);
    for berkas in berkas::SEMUA {
        hash.update([0]);
        hash.update(berkas.nama);
        hash.update([0]);
        hash.update(berkas.isi);
    }
    hex(&hash.finalize())
}
