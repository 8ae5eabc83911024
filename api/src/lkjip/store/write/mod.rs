//! Writing a report. A section is replaced as a whole; a row keeps its id as long as its `nomor`
//! stays in the section.

mod anggaran;
mod daftar;
mod evaluasi;
mod pendahuluan;
mod perjanjian;
mod rencana;
mod skm;
mod triwulan;
mod ukuran;
mod versi;

pub use anggaran::{induk, replace_anggaran};
pub use daftar::{replace_lampiran, replace_tabel};
pub use evaluasi::replace_evaluasi;
pub use pendahuluan::{replace_dasar_hukum, replace_isu, replace_organisasi};
pub use perjanjian::replace_perjanjian;
pub use rencana::{Kamus, change_rencana, update_realisasi};
pub use skm::{replace_narasi, replace_skm};
pub use triwulan::update_triwulan;
pub use versi::cap;

use entity::id::{KecamatanId, LkjipId, PeriodeId, RiwayatId};
use entity::status::{Langkah, StatusLkjip};
use entity::value::{Tanggal, Waktu};
use entity::{lkjip, lkjip_anggaran, lkjip_indikator, lkjip_riwayat, lkjip_sasaran, lkjip_tujuan};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use crate::access::Permit;
use crate::error::ApiError;
use crate::lkjip::dokumen::Tertulis;

/// What a new revision starts with.
#[derive(Clone, Debug)]
pub struct NewRevision {
    /// Kecamatan.
    pub kecamatan_id: KecamatanId,
    /// Year reported on.
    pub tahun: i32,
    /// Number of the revision, from 1.
    pub revisi: i32,
    /// Renstra period.
    pub periode_id: PeriodeId,
    /// Whether the content is made up.
    pub sintetis: bool,
    /// Why it was opened; none for the first.
    pub alasan: Option<String>,
}

/// Opens a revision in DRAF.
///
/// # Errors
/// When the database refuses; a second open revision of the same kecamatan and year is a unique
/// violation.
pub async fn open(
    tx: &DatabaseTransaction,
    _permit: &Permit<'_>,
    new: NewRevision,
    now: Waktu,
) -> Result<LkjipId, sea_orm::DbErr> {
    let inserted = lkjip::Entity::insert(lkjip::ActiveModel {
        kecamatan_id: Set(new.kecamatan_id),
        tahun: Set(new.tahun),
        revisi: Set(new.revisi),
        periode_id: Set(new.periode_id),
        status: Set(StatusLkjip::Draf),
        version: Set(1),
        sintetis: Set(new.sintetis),
        alasan_revisi: Set(new.alasan),
        dibuat_pada: Set(now),
        diubah_pada: Set(now),
        ..Default::default()
    })
    .exec(tx)
    .await?;
    Ok(inserted.last_insert_id)
}

/// Claims the next version of a report; false when `version` is stale. On PostgreSQL this also locks
/// the row, so that two writers never mix.
///
/// # Errors
/// When the database refuses.
pub async fn touch(
    tx: &DatabaseTransaction,
    _permit: &Permit<'_>,
    id: LkjipId,
    version: i64,
    now: Waktu,
) -> Result<bool, ApiError> {
    let touched = lkjip::Entity::update_many()
        .col_expr(
            lkjip::Column::Version,
            Expr::col(lkjip::Column::Version).add(1),
        )
        .col_expr(lkjip::Column::DiubahPada, Expr::value(now.0))
        .filter(lkjip::Column::Id.eq(id))
        .filter(lkjip::Column::Version.eq(version))
        .exec(tx)
        .await?;
    Ok(touched.rows_affected == 1)
}

/// Gives a report its next version, whatever it is now. On PostgreSQL this also locks the row, so that
/// what is read afterwards stays as it was read.
///
/// # Errors
/// When the database refuses.
pub async fn lock(
    tx: &DatabaseTransaction,
    _permit: &Permit<'_>,
    id: LkjipId,
    now: Waktu,
) -> Result<(), ApiError> {
    lkjip::Entity::update_many()
        .col_expr(
            lkjip::Column::Version,
            Expr::col(lkjip::Column::Version).add(1),
        )
        .col_expr(lkjip::Column::DiubahPada, Expr::value(now.0))
        .filter(lkjip::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Tables whose rows are named by a number that may change.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Bernomor {
    /// Tujuan.
    Tujuan,
    /// Sasaran.
    Sasaran,
    /// Indicators.
    Indikator,
    /// Program, kegiatan, sub-kegiatan.
    Anggaran,
}

/// Gives a row another number; its id stays.
///
/// # Errors
/// When the database refuses.
pub async fn renumber(
    tx: &DatabaseTransaction,
    _permit: &Permit<'_>,
    id: LkjipId,
    tabel: Bernomor,
    dari: &str,
    ke: &str,
) -> Result<(), ApiError> {
    macro_rules! di {
        ($table:ident) => {
            $table::Entity::update_many()
                .col_expr($table::Column::Nomor, Expr::value(ke))
                .filter($table::Column::LkjipId.eq(id))
                .filter($table::Column::Nomor.eq(dari))
                .exec(tx)
                .await?
        };
    }
    match tabel {
        Bernomor::Tujuan => di!(lkjip_tujuan),
        Bernomor::Sasaran => di!(lkjip_sasaran),
        Bernomor::Indikator => di!(lkjip_indikator),
        Bernomor::Anggaran => di!(lkjip_anggaran),
    };
    Ok(())
}

/// Writes what stands at the head of a report.
///
/// # Errors
/// When the database refuses.
pub async fn set_head(
    tx: &DatabaseTransaction,
    _permit: &Permit<'_>,
    id: LkjipId,
    tanggal: Option<Tanggal>,
    tertulis: &[Tertulis],
) -> Result<(), ApiError> {
    lkjip::Entity::update(lkjip::ActiveModel {
        id: sea_orm::ActiveValue::Unchanged(id),
        tanggal: Set(tanggal),
        tertulis: Set(tertulis_json(tertulis)),
        ..Default::default()
    })
    .exec(tx)
    .await?;
    Ok(())
}

/// Changes to which plan a report refers, and whether its content is made up.
///
/// # Errors
/// When the database refuses.
pub async fn set_origin(
    tx: &DatabaseTransaction,
    _permit: &Permit<'_>,
    id: LkjipId,
    periode: PeriodeId,
    sintetis: bool,
) -> Result<(), ApiError> {
    lkjip::Entity::update(lkjip::ActiveModel {
        id: sea_orm::ActiveValue::Unchanged(id),
        periode_id: Set(periode),
        sintetis: Set(sintetis),
        ..Default::default()
    })
    .exec(tx)
    .await?;
    Ok(())
}

/// One step of the workflow, as it is remembered.
#[derive(Clone, Debug)]
pub struct Step {
    /// The step.
    pub langkah: Langkah,
    /// Status before; none when a revision is opened.
    pub dari: Option<StatusLkjip>,
    /// Status after.
    pub ke: StatusLkjip,
    /// Reason or note.
    pub catatan: Option<String>,
}

/// Moves a report to the step's status and stamps the moment.
///
/// # Errors
/// When the database refuses.
pub async fn set_status(
    tx: &DatabaseTransaction,
    _permit: &Permit<'_>,
    id: LkjipId,
    ke: StatusLkjip,
    now: Waktu,
) -> Result<(), ApiError> {
    let mut row = lkjip::ActiveModel {
        id: sea_orm::ActiveValue::Unchanged(id),
        status: Set(ke),
        ..Default::default()
    };
    match ke {
        StatusLkjip::Diajukan => row.diajukan_pada = Set(Some(now)),
        StatusLkjip::Disetujui => row.disetujui_pada = Set(Some(now)),
        StatusLkjip::Draf | StatusLkjip::Direviu | StatusLkjip::Dikembalikan => {}
    }
    lkjip::Entity::update(row).exec(tx).await?;
    Ok(())
}

/// Ends the validity of a revision, so that a newer one can take its place.
///
/// # Errors
/// When the database refuses.
pub async fn supersede(
    tx: &DatabaseTransaction,
    _permit: &Permit<'_>,
    id: LkjipId,
    now: Waktu,
) -> Result<(), ApiError> {
    lkjip::Entity::update(lkjip::ActiveModel {
        id: sea_orm::ActiveValue::Unchanged(id),
        digantikan_pada: Set(Some(now)),
        ..Default::default()
    })
    .exec(tx)
    .await?;
    Ok(())
}

/// Adds a step to the history, and answers its key.
///
/// # Errors
/// When the database refuses.
pub async fn remember(
    tx: &DatabaseTransaction,
    permit: &Permit<'_>,
    id: LkjipId,
    step: Step,
    now: Waktu,
) -> Result<RiwayatId, ApiError> {
    let actor = permit.actor();
    let done = lkjip_riwayat::Entity::insert(lkjip_riwayat::ActiveModel {
        lkjip_id: Set(id),
        langkah: Set(step.langkah),
        dari: Set(step.dari),
        ke: Set(step.ke),
        pengguna_id: Set(actor.id),
        pelaku_nama: Set(actor.nama.clone()),
        pelaku_peran: Set(actor.peran),
        catatan: Set(step.catatan),
        waktu: Set(now),
        ..Default::default()
    })
    .exec(tx)
    .await?;
    Ok(done.last_insert_id)
}

/// Figures as printed, as the tables keep them: a JSON list that keeps the order of entry.
fn tertulis_json(tertulis: &[Tertulis]) -> Option<String> {
    if tertulis.is_empty() {
        None
    } else {
        serde_json::to_string(tertulis).ok()
    }
}
