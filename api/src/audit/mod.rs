//! What happened: a trail that only grows. Its entries are a chain ([`rantai`]), so that one that was
//! changed, taken out or slipped in later is found; the database refuses all three.

pub mod rantai;
mod store;

use std::fmt;
use std::str::FromStr;

use entity::audit;
use entity::id::{AuditId, PenggunaId};
use entity::value::Waktu;
use sea_orm::DatabaseTransaction;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::db::Db;
use crate::error::ApiError;

/// One thing that happened. It never holds a password, a token or a hash of either.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// When.
    pub waktu: Waktu,
    /// Who did it; none when it was done from the command line, or by nobody known.
    pub pengguna: Option<PenggunaId>,
    /// What, mis. `lkjip.ajukan`.
    pub kejadian: &'a str,
    /// To what: noun and key, mis. `lkjip:12`.
    pub objek: String,
    /// Details.
    pub rincian: &'a Value,
    /// Number of the HTTP request.
    pub request_id: Option<String>,
}

/// An entry that waits for the end of its transaction.
#[derive(Clone, Debug)]
pub struct Pending {
    waktu: Waktu,
    pengguna: Option<PenggunaId>,
    kejadian: String,
    objek: String,
    rincian: String,
    request_id: Option<String>,
}

impl From<Entry<'_>> for Pending {
    fn from(entry: Entry<'_>) -> Self {
        Self {
            waktu: entry.waktu,
            pengguna: entry.pengguna,
            kejadian: entry.kejadian.to_owned(),
            objek: entry.objek,
            rincian: entry.rincian.to_string(),
            request_id: entry.request_id,
        }
    }
}

/// The parts of a row by name, as an entry keeps them.
pub fn rincian<const N: usize>(bagian: [(&str, Value); N]) -> Map<String, Value> {
    bagian
        .map(|(nama, isi)| (nama.to_owned(), isi))
        .into_iter()
        .collect()
}

/// What changed between two rows of the same parts, as `[before, after]`.
pub fn beda(lama: &Map<String, Value>, baru: &Map<String, Value>) -> Value {
    lama.iter()
        .zip(baru.values())
        .filter(|((_, sebelum), sesudah)| sebelum != sesudah)
        .map(|((nama, sebelum), sesudah)| (nama.clone(), json!([sebelum, sesudah])))
        .collect::<Map<_, _>>()
        .into()
}

/// Appends `entry` to the trail, in the transaction of what it tells of. No other transaction appends
/// until this one has ended: it is to be the last thing that a transaction does.
///
/// # Errors
/// When the database refuses.
pub async fn record(tx: &DatabaseTransaction, entry: Entry<'_>) -> Result<(), ApiError> {
    record_all(tx, vec![entry.into()]).await
}

/// Appends what waited for the end of its transaction, as [`record`] does.
///
/// # Errors
/// When the database refuses.
pub async fn record_all(tx: &DatabaseTransaction, entries: Vec<Pending>) -> Result<(), ApiError> {
    if entries.is_empty() {
        return Ok(());
    }
    let kepala = store::pegang(tx).await?;
    let (mut nomor, mut sidik) = (kepala.nomor, kepala.sidik);
    let entri = entries
        .into_iter()
        .map(|entry| {
            nomor += 1;
            let mut entri = audit::Model {
                id: AuditId(nomor),
                waktu: entry.waktu,
                pengguna_id: entry.pengguna,
                kejadian: entry.kejadian,
                objek: entry.objek,
                rincian: entry.rincian,
                request_id: entry.request_id,
                sebelum: std::mem::take(&mut sidik),
                sidik: String::new(),
            };
            entri.sidik = rantai::sidik(&entri);
            sidik.clone_from(&entri.sidik);
            entri
        })
        .collect();
    store::tambah(tx, entri).await
}

/// Appends `entry` by itself, where nothing else was written: an attempt that was refused, an export.
///
/// # Errors
/// When the database refuses.
pub async fn record_alone(db: &Db, entry: Entry<'_>) -> Result<(), ApiError> {
    let tx = db.begin().await?;
    record(&tx, entry).await?;
    tx.commit().await?;
    Ok(())
}

/// The end of a chain, by which it is known again; written as `nomor:sidik`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kepala {
    /// Number of the last entry; 0 before the first.
    pub nomor: i64,
    /// Its hash.
    pub sidik: String,
}

impl fmt::Display for Kepala {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.nomor, self.sidik)
    }
}

impl FromStr for Kepala {
    type Err = &'static str;

    fn from_str(teks: &str) -> Result<Self, Self::Err> {
        teks.split_once(':')
            .and_then(|(nomor, sidik)| {
                let utuh = sidik.len() == rantai::AWAL.len()
                    && sidik.bytes().all(|huruf| huruf.is_ascii_hexdigit());
                Some(Self {
                    nomor: nomor.parse().ok().filter(|nomor| *nomor >= 0 && utuh)?,
                    sidik: sidik.to_owned(),
                })
            })
            .ok_or("tulis sebagai nomor:sidik")
    }
}

/// The end of the chain now.
///
/// # Errors
/// When the database refuses.
pub async fn kepala(db: &Db) -> Result<Kepala, ApiError> {
    let kepala = store::kepala(db.reader()).await?;
    Ok(Kepala {
        nomor: kepala.nomor,
        sidik: kepala.sidik,
    })
}

/// When the last thing happened; none before the first.
///
/// # Errors
/// When the database refuses.
pub async fn terakhir(db: &Db) -> Result<Option<Waktu>, ApiError> {
    store::terakhir(db.reader()).await
}

/// What reading the whole chain shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rantai {
    /// Every entry follows the one before, up to this one.
    Utuh(Kepala),
    /// The first entry that does not, and why: one Indonesian sentence.
    Putus {
        /// Its number.
        nomor: i64,
        /// What is wrong with it.
        sebab: String,
    },
}

/// Reads the whole trail. `dikenal` is an end that was noted elsewhere, which must be part of it still:
/// without one, a trail that was written anew as a whole looks whole.
///
/// # Errors
/// When the database refuses.
pub async fn periksa(db: &Db, dikenal: Option<&Kepala>) -> Result<Rantai, ApiError> {
    let snapshot = db.snapshot();
    let connection = snapshot.connection().await?;
    let kepala = store::kepala(connection).await?;
    let (mut nomor, mut sidik) = (0, rantai::AWAL.to_owned());
    let putus = |nomor, sebab: &str| {
        Ok(Rantai::Putus {
            nomor,
            sebab: sebab.to_owned(),
        })
    };
    loop {
        let entri = store::berikut(connection, AuditId(nomor)).await?;
        if entri.is_empty() {
            break;
        }
        for satu in entri {
            nomor += 1;
            if satu.id.0 != nomor {
                return putus(nomor, "Entri ini hilang.");
            }
            if satu.sebelum != sidik {
                return putus(nomor, "Entri ini tidak menyambung entri sebelumnya.");
            }
            if rantai::sidik(&satu) != satu.sidik {
                return putus(nomor, "Isi entri ini telah diubah.");
            }
            if dikenal.is_some_and(|dikenal| dikenal.nomor == nomor && dikenal.sidik != satu.sidik)
            {
                return putus(nomor, "Entri ini bukan yang pernah dicatat.");
            }
            sidik = satu.sidik;
        }
    }
    let paling = dikenal.map_or(kepala.nomor, |dikenal| dikenal.nomor.max(kepala.nomor));
    if nomor < paling {
        return putus(nomor + 1, "Entri ini hilang dari ujung jejak.");
    }
    if kepala.nomor != nomor || kepala.sidik != sidik {
        return putus(nomor, "Ujung jejak bukan entri ini.");
    }
    Ok(Rantai::Utuh(Kepala { nomor, sidik }))
}
