//! A kabupaten to try things out on: the real reports of Pasongsongan beside made-up neighbours, all
//! brought in by the same use-cases, and under the same policy, as those of its users.

mod akun;
mod anggaran;
mod angka;
mod evaluasi;
mod kecamatan;
mod kisah;
mod rencana;
mod sintetis;
mod skm;
mod tanggapan;
mod tanya;
#[cfg(test)]
mod tests;
mod triwulan;

pub use akun::{AKUN, Akun, SANDI, nama_camat};
pub use kecamatan::Kecamatan;
pub use kisah::{NYATA, Nasib, TAHUN, nasib};
pub use sintetis::dokumen;
pub use tanya::TANYA;

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use entity::id::LkjipId;
use entity::status::Langkah;

use self::kisah::Adegan;
use crate::app::App;
use crate::auth::{Actor, Keys};
use crate::clock::Clock;
use crate::config::Config;
use crate::db::Db;
use crate::error::{ApiError, Fault};
use crate::graphql::context::Call;
use crate::graphql::id;
use crate::graphql::scalar::Bebas;
use crate::lkjip::service::{self, ImporInput, LangkahInput, NOUN};

const NYATA_2022: &str = include_str!("../../../data/contoh/lkjip-35.29.13-2022.json");
const NYATA_2023: &str = include_str!("../../../data/contoh/lkjip-35.29.13-2023.json");

/// Fills an empty database that has the reference data. Time is told: every step bears the date of
/// its story.
///
/// # Errors
/// As the use-cases; none is expected.
pub async fn isi(config: &Config, db: &Db, keys: &Keys) -> Result<(), Fault> {
    let waktu = Arc::new(AtomicI64::new(kisah::waktu(kisah::PEMBUKAAN).0));
    let clock = Clock::Set(Arc::clone(&waktu));
    let app =
        App::new(config.clone(), db.clone(), clock, keys.clone()).map_err(ApiError::Internal)?;
    let app = Arc::new(app);
    let semua = Kecamatan::semua()?;
    let para = akun::buka(&app, &semua).await?;
    let semua_menurut_kode: HashMap<&str, &Kecamatan> = semua
        .iter()
        .map(|satu| (satu.kode.as_str(), satu))
        .collect();
    let mut laporan: HashMap<(String, i32), (LkjipId, i64)> = HashMap::new();
    for adegan in kisah::semua(&semua) {
        waktu.store(adegan.waktu.0, Ordering::SeqCst);
        let kunci = (adegan.kode.clone(), adegan.tahun);
        let call = panggil(&app, para.cari(adegan.pelaku, &adegan.kode)?);
        if adegan.langkah == Langkah::Buka {
            let kecamatan = semua_menurut_kode
                .get(adegan.kode.as_str())
                .ok_or(ApiError::NotFound)?;
            let id = bawa(&call, kecamatan, adegan.tahun).await?;
            laporan.insert(kunci, (id, 1));
        } else {
            let (id, versi) = laporan.get_mut(&kunci).ok_or(ApiError::NotFound)?;
            *versi = tanggapan::tulis(&call, *id, *versi, &adegan).await?;
            melangkah(&call, *id, *versi, &adegan).await?;
            *versi += 1;
        }
    }
    Ok(())
}

/// A request of `actor`, numbered like those that come over HTTP.
fn panggil(app: &Arc<App>, actor: &Actor) -> Call {
    Call::new(
        Arc::clone(app),
        Some(Arc::new(actor.clone())),
        uuid::Uuid::new_v4().to_string(),
    )
}

async fn bawa(call: &Call, kecamatan: &Kecamatan, tahun: i32) -> Result<LkjipId, Fault> {
    if kecamatan.kode != NYATA {
        return service::impor_dokumen(call, &dokumen(kecamatan, tahun)).await;
    }
    let teks = if tahun == 2022 {
        NYATA_2022
    } else {
        NYATA_2023
    };
    let isi = serde_json::from_str(teks).map_err(|error| ApiError::Internal(error.to_string()))?;
    let input = ImporInput {
        dokumen: Bebas(isi),
        version: None,
        idempotency_key: None,
    };
    service::impor(call, &input).await
}

async fn melangkah(call: &Call, id: LkjipId, versi: i64, adegan: &Adegan) -> Result<(), Fault> {
    let input = LangkahInput {
        id: id::encode(NOUN, id.0),
        version: versi,
        catatan: adegan.catatan.map(str::to_owned),
        idempotency_key: None,
    };
    service::langkah(call, adegan.langkah, &input)
        .await
        .map(drop)
}
