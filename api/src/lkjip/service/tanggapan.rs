//! Answers to the findings of the reviu, and the decisions of them.

use async_graphql::{ID, InputObject};
use entity::id::LkjipId;
use entity::lkjip;
use entity::status::StatusLkjip;
use serde::Serialize;

use super::naskah::basi;
use super::{allowed, claim, edit_as, tinjau_dahulu, visible};
use crate::access::Action;
use crate::approval;
use crate::auth::Actor;
use crate::error::{Fault, KodeKesalahan};
use crate::graphql::context::Call;
use crate::graphql::unit::{Begun, Unit};
use crate::reviu;
use crate::reviu::service::{PutusanBaris, TanggapanBaris};

/// Masukan untuk menanggapi temuan reviu: semua atau tidak sama sekali.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "LkjipTanggapanSaveInput")]
pub struct TanggapanInput {
    /// Laporan.
    pub id: ID,
    /// Versi laporan yang dibaca.
    pub version: i64,
    /// Temuan dan tanggapannya, paling banyak 500.
    pub tanggapan: Vec<TanggapanBaris>,
    /// Kunci idempotensi.
    pub idempotency_key: Option<String>,
}

/// Masukan untuk memutus tanggapan atas temuan reviu: semua atau tidak sama sekali.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "LkjipTanggapanDecideInput")]
pub struct PutusanInput {
    /// Laporan.
    pub id: ID,
    /// Versi laporan yang dibaca.
    pub version: i64,
    /// Temuan dan putusan atas tanggapannya, paling banyak 500.
    pub putusan: Vec<PutusanBaris>,
    /// Kunci idempotensi.
    pub idempotency_key: Option<String>,
}

/// Answers findings of a report that may be edited.
///
/// # Errors
/// User errors: not to be edited now, stale version, and whatever is wrong with an answer.
pub async fn tanggapi(call: &Call, input: &TanggapanInput) -> Result<LkjipId, Fault> {
    let hasil = tinjau_dahulu(call, Action::Tanggapi, &input.id, input.version).await?;
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin(call, "lkjipTanggapanSave", input, key).await? {
        Begun::Again(id) => return Ok(LkjipId(id)),
        Begun::New(unit) => unit,
    };
    let (report, permit) = edit_as(&unit, Action::Tanggapi, &input.id, input.version).await?;
    let hasil = hasil.ok_or_else(basi)?;
    reviu::service::tanggapi(&unit, &permit, &report, &hasil, &input.tanggapan).await?;
    unit.commit(report.id.0).await?;
    Ok(report.id)
}

/// Decides of the answers in a report that waits for the review.
///
/// # Errors
/// User errors: not waiting for the review, stale version, and whatever is wrong with a decision.
pub async fn putuskan(call: &Call, input: &PutusanInput) -> Result<LkjipId, Fault> {
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin(call, "lkjipTanggapanDecide", input, key).await? {
        Begun::Again(id) => return Ok(LkjipId(id)),
        Begun::New(unit) => unit,
    };
    let report = visible(&unit, &input.id).await?;
    let permit = allowed(&unit.actor, Action::PutuskanTanggapan, &report)?;
    if report.status != StatusLkjip::Diajukan {
        return Err(Fault::user(
            "/id",
            KodeKesalahan::StatusTidakSesuai,
            "Tanggapan hanya dapat diputus selama laporan menunggu reviu.",
        ));
    }
    claim(&unit, &permit, &report, input.version).await?;
    reviu::service::putuskan(&unit, &permit, &report, &input.putusan).await?;
    unit.commit(report.id.0).await?;
    Ok(report.id)
}

/// Whether `actor` may answer findings of `report` as it stands now.
pub fn dapat_menanggapi(actor: &Actor, report: &lkjip::Model) -> bool {
    approval::editable(report.status) && allowed(actor, Action::Tanggapi, report).is_ok()
}

/// Whether `actor` may decide of the answers in `report` as it stands now.
pub fn dapat_memutus(actor: &Actor, report: &lkjip::Model) -> bool {
    report.status == StatusLkjip::Diajukan
        && allowed(actor, Action::PutuskanTanggapan, report).is_ok()
}
