//! The result of the reviu: live while a report is written, frozen when it is submitted.

use std::collections::HashMap;

use entity::id::{HasilReviuId, LkjipId};
use entity::{lkjip_reviu, lkjip_tanggapan, lkjip_temuan};
use sea_orm::ConnectionTrait;

use super::super::model::{Hasil, Ketetapan, Temuan, TemuanBerbobot};
use super::super::{rules, store};
use super::tinjau::tinjau;
use crate::access::{Permit, Scope, VisibleReport};
use crate::approval;
use crate::error::ApiError;
use crate::graphql::cohort::group;
use crate::graphql::unit::Unit;

/// What the reviu says of each of `reports`: as it was frozen at their last submission, or live where a
/// report is being written, or was submitted before results were frozen.
///
/// # Errors
/// When the database refuses.
pub async fn hasil<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    ketetapan: &Ketetapan,
    reports: &[VisibleReport],
) -> Result<HashMap<LkjipId, Hasil>, ApiError> {
    let diajukan: Vec<VisibleReport> = reports
        .iter()
        .filter(|report| !approval::editable(report.status))
        .cloned()
        .collect();
    let mut terakhir: HashMap<LkjipId, lkjip_reviu::Model> = HashMap::new();
    if !diajukan.is_empty() {
        for row in store::beku::hasil_of(connection, &diajukan).await? {
            terakhir.insert(row.lkjip_id, row);
        }
    }
    let mut hasil: HashMap<LkjipId, Hasil> = HashMap::new();
    if !terakhir.is_empty() {
        let ids = terakhir.values().map(|row| row.id);
        let temuan = store::beku::temuan_of(connection, &diajukan, ids).await?;
        let mut temuan = group(temuan, |row| row.lkjip_id);
        for (id, row) in terakhir {
            let rows = temuan.remove(&id).unwrap_or_default();
            hasil.insert(id, dibekukan(&row, rows));
        }
    }
    let langsung: Vec<VisibleReport> = reports
        .iter()
        .filter(|report| !hasil.contains_key(&report.id))
        .cloned()
        .collect();
    let temuan = tinjau(connection, scope, ketetapan, &langsung).await?;
    hasil.extend(temuan.into_iter().map(|(id, temuan)| {
        let langsung = Hasil {
            waktu: None,
            versi_ketetapan: ketetapan.versi(),
            temuan,
        };
        (id, langsung)
    }));
    Ok(hasil)
}

/// The frozen results of all submissions of `reports`, the oldest first.
///
/// # Errors
/// When the database refuses.
pub async fn semua_hasil<C: ConnectionTrait>(
    connection: &C,
    reports: &[VisibleReport],
) -> Result<HashMap<LkjipId, Vec<Hasil>>, ApiError> {
    let rows = store::beku::hasil_of(connection, reports).await?;
    let ids = rows.iter().map(|row| row.id);
    let temuan = store::beku::temuan_of(connection, reports, ids).await?;
    let mut temuan: HashMap<HasilReviuId, Vec<lkjip_temuan::Model>> =
        group(temuan, |row| row.reviu_id);
    let mut hasil: HashMap<LkjipId, Vec<Hasil>> = HashMap::new();
    for row in rows {
        let rows = temuan.remove(&row.id).unwrap_or_default();
        hasil
            .entry(row.lkjip_id)
            .or_default()
            .push(dibekukan(&row, rows));
    }
    Ok(hasil)
}

fn dibekukan(row: &lkjip_reviu::Model, temuan: Vec<lkjip_temuan::Model>) -> Hasil {
    let temuan = temuan
        .into_iter()
        .filter_map(|row| {
            Some(TemuanBerbobot {
                temuan: Temuan {
                    aturan: rules::aturan(&row.aturan)?.kode,
                    path: row.path,
                    tertulis: row.tertulis,
                    seharusnya: row.seharusnya,
                    hitungan: row.hitungan,
                },
                kunci: row.kunci,
                keparahan: row.keparahan,
                memblokir: row.memblokir,
            })
        })
        .collect();
    Hasil {
        waktu: Some(row.waktu),
        versi_ketetapan: row.versi_ketetapan,
        temuan,
    }
}

/// The answers to findings in `reports`, as far as `scope` lets read them, the oldest first.
///
/// # Errors
/// When the database refuses.
pub async fn tanggapan<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    reports: &[VisibleReport],
) -> Result<HashMap<LkjipId, Vec<lkjip_tanggapan::Model>>, ApiError> {
    let rows = store::tanggapan::of(connection, scope, reports).await?;
    Ok(group(rows, |row| row.lkjip_id))
}

/// What the reviu says of one submitted report, within a write.
pub(super) async fn satu(unit: &Unit, report: &VisibleReport) -> Result<Hasil, ApiError> {
    let scope = Scope::of(&unit.actor);
    let ketetapan = super::ketetapan(&unit.tx, &scope).await?;
    let mut semua = hasil(&unit.tx, &scope, &ketetapan, std::slice::from_ref(report)).await?;
    semua.remove(&report.id).ok_or(ApiError::NotFound)
}

/// The answers in one report, within a write.
pub(super) async fn tanggapan_satu(
    unit: &Unit,
    report: &VisibleReport,
) -> Result<Vec<lkjip_tanggapan::Model>, ApiError> {
    let scope = Scope::of(&unit.actor);
    store::tanggapan::of(&unit.tx, &scope, std::slice::from_ref(report)).await
}

/// Freezes `hasil` with the submission of a report.
///
/// # Errors
/// When the database refuses.
pub async fn bekukan(
    unit: &Unit,
    permit: &Permit<'_>,
    report: LkjipId,
    hasil: &Hasil,
) -> Result<(), ApiError> {
    store::beku::simpan(
        &unit.tx,
        permit,
        report,
        hasil.versi_ketetapan,
        &hasil.temuan,
        unit.now,
    )
    .await
}
