//! The steps of the workflow.

use std::collections::HashSet;

use async_graphql::{ID, InputObject};
use entity::id::LkjipId;
use entity::lkjip;
use entity::status::{Langkah, StatusLkjip};
use serde::Serialize;
use serde_json::json;

use super::naskah::basi;
use super::{allowed, claim, objek, tinjau_dahulu, visible};
use crate::access::{Action, Permit, VisibleReport};
use crate::approval;
use crate::auth::Actor;
use crate::error::{ApiError, Fault, KodeKesalahan, UserError};
use crate::graphql::context::Call;
use crate::graphql::masukan::Masukan;
use crate::graphql::unit::{Begun, Unit};
use crate::komentar;
use crate::lkjip::rules::kelengkapan::{Isi, kekurangan};
use crate::lkjip::store::write::{self, Step};
use crate::lkjip::store::{read, salin};
use crate::reviu;
use crate::reviu::model::Hasil;

/// Masukan untuk satu langkah alur persetujuan.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "LkjipStepInput")]
pub struct LangkahInput {
    /// Laporan.
    pub id: ID,
    /// Versi laporan yang dibaca.
    pub version: i64,
    /// Catatan; alasan wajib diisi saat mengembalikan.
    pub catatan: Option<String>,
    /// Kunci idempotensi.
    pub idempotency_key: Option<String>,
}

/// Takes `langkah` with a report.
///
/// # Errors
/// User errors: the status does not allow the step, or the reason is missing; on submission, a mandatory
/// part is missing or a finding neither mended nor answered (one error each); at the end of the review, an
/// answer is not accepted.
pub async fn langkah(
    call: &Call,
    langkah: Langkah,
    input: &LangkahInput,
) -> Result<LkjipId, Fault> {
    let operation = format!("lkjip.{langkah:?}").to_lowercase();
    let hasil = match langkah {
        Langkah::Ajukan => {
            let action = Action::langkah(langkah, StatusLkjip::Draf);
            tinjau_dahulu(call, action, &input.id, input.version).await?
        }
        Langkah::Reviu
        | Langkah::Buka
        | Langkah::Kembalikan
        | Langkah::Setujui
        | Langkah::BukaRevisi => None,
    };
    let unit = match Unit::begin(call, &operation, input, input.idempotency_key.as_deref()).await? {
        Begun::Again(id) => return Ok(LkjipId(id)),
        Begun::New(unit) => unit,
    };
    let report = visible(&unit, &input.id).await?;
    let ke = approval::next(report.status, langkah).map_err(|_| {
        if sedia(&unit.actor, langkah, &report) {
            Fault::user(
                "/id",
                KodeKesalahan::StatusTidakSesuai,
                format!(
                    "Langkah ini tidak dapat dilakukan pada laporan berstatus {}.",
                    label(report.status)
                ),
            )
        } else {
            ApiError::Forbidden.into()
        }
    })?;
    let action = Action::langkah(langkah, report.status);
    let permit = allowed(&unit.actor, action, &report)?;
    let catatan = catatan(langkah, input.catatan.as_deref())?;
    claim(&unit, &permit, &report, input.version).await?;
    match langkah {
        Langkah::Ajukan => {
            let hasil = hasil.ok_or_else(basi)?;
            lengkap(&unit, &report, &hasil).await?;
            reviu::service::bekukan(&unit, &permit, report.id, &hasil).await?;
        }
        Langkah::Reviu => tertahan(reviu::service::periksa_reviu(&unit, &report).await?)?,
        Langkah::Buka | Langkah::Kembalikan | Langkah::Setujui | Langkah::BukaRevisi => {}
    }
    if ke == StatusLkjip::Disetujui {
        gantikan(&unit, &permit, &report).await?;
    }
    write::set_status(&unit.tx, &permit, report.id, ke, unit.now).await?;
    let step = Step {
        langkah,
        dari: Some(report.status),
        ke,
        catatan: catatan.clone(),
    };
    let dicatat = write::remember(&unit.tx, &permit, report.id, step, unit.now).await?;
    komentar::catat_terbuka(&unit.tx, &permit, report.id, dicatat).await?;
    unit.record(
        &operation,
        objek(report.id),
        &json!({ "status": [report.status, ke], "catatan": catatan }),
    )
    .await?;
    unit.commit(report.id.0).await?;
    Ok(report.id)
}

/// Ends the validity of the revision in force, whose place `baru` takes, and tells so of it.
async fn gantikan(unit: &Unit, permit: &Permit<'_>, baru: &VisibleReport) -> Result<(), ApiError> {
    let revisi = read::revisions(&unit.tx, permit, baru.kecamatan_id, baru.tahun).await?;
    let berlaku =
        |row: &lkjip::Model| row.status == StatusLkjip::Disetujui && row.digantikan_pada.is_none();
    let Some(lama) = revisi.into_iter().find(berlaku) else {
        return Ok(());
    };
    write::supersede(&unit.tx, permit, lama.id, unit.now).await?;
    unit.record(
        "lkjip.digantikan",
        objek(lama.id),
        &json!({ "berlaku": [true, false], "revisi": baru.revisi, "alasan": baru.alasan_revisi }),
    )
    .await
}

/// Whether `actor` could take the step with `report` if it stood where the step begins.
fn sedia(actor: &Actor, langkah: Langkah, report: &lkjip::Model) -> bool {
    StatusLkjip::SEMUA.iter().any(|&dari| {
        approval::next(dari, langkah).is_ok()
            && allowed(actor, Action::langkah(langkah, dari), report).is_ok()
    })
}

fn catatan(langkah: Langkah, catatan: Option<&str>) -> Result<Option<String>, Fault> {
    let mut masukan = Masukan::default();
    let catatan = masukan.teks_opsional("/catatan", catatan, 5000);
    if catatan.is_none() && approval::needs_reason(langkah) {
        masukan.tolak(
            "/catatan",
            KodeKesalahan::WajibDiisi,
            "Alasan pengembalian wajib diisi.",
        );
    }
    masukan.selesai()?;
    Ok(catatan)
}

/// Refuses a report that lacks a mandatory part, or has findings that have to be mended or answered before
/// it is submitted.
async fn lengkap(unit: &Unit, report: &VisibleReport, hasil: &Hasil) -> Result<(), Fault> {
    let dokumen = salin::dokumen(&unit.tx, report).await?;
    let menahan = reviu::service::periksa_pengajuan(unit, report, hasil).await?;
    let mut errors: Vec<UserError> = kekurangan(&Isi::from(&dokumen))
        .into_iter()
        .map(|kurang| UserError::at(&kurang.path, KodeKesalahan::WajibDiisi, kurang.pesan))
        .collect();
    // What is missing is told once, though a rule finds it as well.
    let letak: HashSet<Vec<String>> = errors.iter().map(|error| error.path.clone()).collect();
    errors.extend(
        menahan
            .into_iter()
            .filter(|error| !letak.contains(&error.path)),
    );
    tertahan(errors)
}

fn tertahan(errors: Vec<UserError>) -> Result<(), Fault> {
    if errors.is_empty() {
        Ok(())
    } else {
        Err(Fault::Laporan(errors))
    }
}

const fn label(status: StatusLkjip) -> &'static str {
    match status {
        StatusLkjip::Draf => "DRAF",
        StatusLkjip::Diajukan => "DIAJUKAN",
        StatusLkjip::Direviu => "DIREVIU",
        StatusLkjip::Disetujui => "DISETUJUI",
        StatusLkjip::Dikembalikan => "DIKEMBALIKAN",
    }
}

/// The steps that `actor` may take with `report` now.
pub fn tersedia(actor: &Actor, report: &lkjip::Model) -> Vec<Langkah> {
    let mut steps: Vec<Langkah> = Langkah::SEMUA
        .iter()
        .copied()
        .filter(|&step| {
            approval::next(report.status, step).is_ok()
                && allowed(actor, Action::langkah(step, report.status), report).is_ok()
        })
        .collect();
    if report.status == StatusLkjip::Disetujui
        && report.digantikan_pada.is_none()
        && allowed(actor, Action::BukaRevisi, report).is_ok()
    {
        steps.push(Langkah::BukaRevisi);
    }
    steps
}
