//! Letting the rules look at reports.

use std::collections::{HashMap, HashSet};

use entity::id::{KabupatenId, KecamatanId, LkjipId, PenggunaId};
use entity::status::{Peran, StatusLkjip};
use migration::{Migrator, MigratorTrait as _};
use sea_orm::ConnectionTrait;
use serde_json::Value;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use super::super::model::{Acuan, Bahan, Ketetapan, Parameter, TemuanBerbobot};
use super::super::{rules, store};
use crate::access::{Scope, VisibleReport};
use crate::auth::Actor;
use crate::db::Db;
use crate::error::{ApiError, Fault};
use crate::graphql::context::Reading;
use crate::lkjip::dokumen::Dokumen;
use crate::lkjip::{self as laporan, Pilihan};
use crate::{config, rujukan};

/// All that the kabupaten of `scope` has set for the reviu.
///
/// # Errors
/// When the database refuses.
pub async fn ketetapan<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
) -> Result<Ketetapan, ApiError> {
    Ok(Ketetapan {
        parameter: store::ketetapan::parameter(connection, scope.kabupaten()).await?,
        aturan: store::ketetapan::aturan(connection, scope.kabupaten()).await?,
    })
}

/// The tolerances and thresholds in force at the moment of `reading`.
///
/// # Errors
/// When the database refuses.
pub async fn parameter(reading: &Reading) -> Result<Parameter, ApiError> {
    let connection = reading.connection().await?;
    let mut parameter = store::ketetapan::parameter(connection, reading.scope.kabupaten()).await?;
    if let Some(per) = reading.per {
        parameter.retain(|row| row.waktu.is_none_or(|waktu| waktu <= per));
    }
    Ok(Ketetapan {
        parameter,
        aturan: Vec::new(),
    }
    .parameter())
}

/// Reviews that are made at once: each takes a core.
static GILIRAN: Semaphore = Semaphore::const_new(2);

/// What the rules in force find in each of `reports` as they stand, which were chosen under `scope`;
/// held against the approved reports of the years before.
///
/// # Errors
/// When the database refuses.
pub async fn tinjau<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    ketetapan: &Ketetapan,
    reports: &[VisibleReport],
) -> Result<HashMap<LkjipId, Vec<TemuanBerbobot>>, ApiError> {
    if reports.is_empty() {
        return Ok(HashMap::new());
    }
    let giliran = GILIRAN
        .acquire()
        .await
        .map_err(|error| ApiError::Internal(error.to_string()))?;
    let acuan = store::acuan::acuan(connection, scope).await?;
    let pilihan = Pilihan {
        status: Some(StatusLkjip::Disetujui),
        ..Default::default()
    };
    let kecamatan = reports.iter().map(|report| report.kecamatan_id);
    let mut lalu = laporan::of_kecamatan(connection, scope, kecamatan, &pilihan).await?;
    lalu.retain(|report| report.digantikan_pada.is_none());
    let mut semua = reports.to_vec();
    let lain = |report: &&VisibleReport| reports.iter().all(|it| it.id != report.id);
    semua.extend(lalu.iter().filter(lain).cloned());
    let dokumen = laporan::dokumen_of(connection, &semua).await?;
    let (ketetapan, reports) = (ketetapan.clone(), reports.to_vec());
    // It is work, and not done on a thread that serves; nothing stops it once it has begun.
    spawn_blocking(move || {
        let _giliran = giliran;
        let sebelum = |kecamatan: KecamatanId, tahun: i32| -> Vec<&Dokumen> {
            lalu.iter()
                .filter(|report| report.kecamatan_id == kecamatan && report.tahun < tahun)
                .filter_map(|report| dokumen.get(&report.id))
                .collect()
        };
        let parameter = ketetapan.parameter();
        let tahun: HashSet<i32> = reports.iter().map(|report| report.tahun).collect();
        let acuan: HashMap<i32, Acuan> = tahun
            .into_iter()
            .map(|tahun| (tahun, acuan.menurut_tahun(tahun)))
            .collect();
        let satu = |report: &VisibleReport| {
            let dokumen = dokumen.get(&report.id)?;
            let bahan = Bahan {
                dokumen,
                naskah: &rules::kumpulkan_naskah(dokumen),
                lalu: &sebelum(report.kecamatan_id, report.tahun),
                acuan: acuan.get(&report.tahun)?,
                parameter: &parameter,
            };
            Some((report.id, rules::periksa_menurut(&ketetapan, &bahan)))
        };
        reports.iter().filter_map(satu).collect()
    })
    .await
    .map_err(|error| ApiError::Internal(error.to_string()))
}

/// What the rules find in a document that is in no database.
///
/// # Errors
/// User errors where the document departs from its form.
pub async fn tinjau_berkas(isi: &Value) -> Result<Vec<TemuanBerbobot>, Fault> {
    let dokumen = laporan::service::baca(isi)?;
    Ok(Bawaan::baca().await?.periksa(&dokumen))
}

/// The reference data and the parameters that ship with the program.
#[derive(Debug)]
pub struct Bawaan {
    acuan: Acuan,
    ketetapan: Ketetapan,
}

impl Bawaan {
    /// Reads them.
    ///
    /// # Errors
    /// When they are not what they should be, which is a fault of the program.
    pub async fn baca() -> Result<Self, Fault> {
        let db = Db::connect(&config::Database {
            url: "sqlite::memory:".to_owned(),
            max_connections: 1,
            remembered_mb: 0,
        })
        .await?;
        Migrator::up(db.writer(), None).await?;
        rujukan::load(&db).await?;
        let scope = Scope::of(&pembaca());
        let acuan = store::acuan::acuan(db.reader(), &scope).await?;
        let ketetapan = ketetapan(db.reader(), &scope).await?;
        db.close().await;
        Ok(Self { acuan, ketetapan })
    }

    /// What the rules find in a document by itself.
    pub fn periksa(&self, dokumen: &Dokumen) -> Vec<TemuanBerbobot> {
        let bahan = Bahan {
            dokumen,
            naskah: &rules::kumpulkan_naskah(dokumen),
            lalu: &[],
            acuan: &self.acuan,
            parameter: &self.ketetapan.parameter(),
        };
        rules::periksa_menurut(&self.ketetapan, &bahan)
    }
}

/// Whoever holds the file, reading the first kabupaten of the shipped data.
fn pembaca() -> Actor {
    Actor {
        id: PenggunaId(0),
        nama: String::new(),
        peran: Peran::Analis,
        kabupaten: KabupatenId(1),
        kecamatan: None,
        sesi: String::new(),
        wajib_ganti_sandi: false,
        wajib_faktor_kedua: false,
        machine: None,
    }
}
