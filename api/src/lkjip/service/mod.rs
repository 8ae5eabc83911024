//! What one can do with a report.

mod bagian;
mod bentuk;
mod buka;
mod impor;
mod langkah;
mod naskah;
mod pendahuluan;
mod simpan;
pub mod sunting;
mod tanggapan;

pub use bentuk::{baca, schema};
pub use buka::{BukaInput, RevisiInput, buka, buka_revisi};
pub use impor::{ImporInput, Terbuka, buka_isi, coba_impor, ganti_isi, impor, impor_dokumen};
pub use langkah::{LangkahInput, langkah, tersedia};
pub use pendahuluan::{
    DasarHukumBagianInput, IsuBagianInput, OrganisasiBagianInput, simpan_dasar_hukum, simpan_isu,
    simpan_organisasi,
};
pub use simpan::{
    AnggaranInput, EvaluasiBagianInput, KepalaInput, LampiranBagianInput, NarasiBagianInput,
    PerjanjianBagianInput, RealisasiBaris, RealisasiInput, RencanaBagianInput, SkmBagianInput,
    TabelBagianInput, TriwulanBagianInput, TriwulanBaris, simpan_anggaran, simpan_evaluasi,
    simpan_kepala, simpan_lampiran, simpan_narasi, simpan_perjanjian, simpan_realisasi,
    simpan_rencana, simpan_skm, simpan_tabel, simpan_triwulan,
};
pub use tanggapan::{
    PutusanInput, TanggapanInput, dapat_memutus, dapat_menanggapi, putuskan, tanggapi,
};

use async_graphql::ID;
use entity::id::LkjipId;
use entity::lkjip;
use entity::status::StatusLkjip;

use super::store::{read, write};
use crate::access::{Action, Permit, Scope, VisibleReport, permit};
use crate::approval;
use crate::auth::Actor;
use crate::error::{ApiError, Fault, KodeKesalahan};
use crate::graphql::context::Call;
use crate::graphql::id;
use crate::graphql::unit::Unit;
use crate::reviu;
use crate::reviu::model::Hasil;

/// Noun of a report's global id.
pub const NOUN: &str = "Lkjip";

/// The visible report behind a global id, within a write.
async fn visible(unit: &Unit, id: &ID) -> Result<VisibleReport, ApiError> {
    let key = LkjipId(id::key_of(NOUN, id)?);
    read::find(&unit.tx, &Scope::of(&unit.actor), key)
        .await?
        .ok_or(ApiError::NotFound)
}

/// A report as it stands after what `call` has done to it.
///
/// # Errors
/// [`ApiError::NotFound`] when the caller does not see it.
pub async fn laporan(call: &Call, id: LkjipId) -> Result<VisibleReport, ApiError> {
    let reading = call.reading_anew()?;
    read::find(reading.connection().await?, &reading.scope, id)
        .await?
        .ok_or(ApiError::NotFound)
}

/// The right to do `action` to `report`, which the actor already sees.
fn allowed<'a>(
    actor: &'a Actor,
    action: Action,
    report: &lkjip::Model,
) -> Result<Permit<'a>, ApiError> {
    permit(actor, action, actor.kabupaten, Some(report.kecamatan_id))
}

/// Claims the next version of `report` for `version`, the one that the caller has read.
async fn claim(
    unit: &Unit,
    permit: &Permit<'_>,
    report: &lkjip::Model,
    version: i64,
) -> Result<(), Fault> {
    if write::touch(&unit.tx, permit, report.id, version, unit.now).await? {
        Ok(())
    } else {
        Err(Fault::user(
            "/version",
            KodeKesalahan::Conflict,
            "Laporan telah berubah sejak Anda membacanya; muat ulang lalu ulangi.",
        ))
    }
}

/// What the reviu says of a report that may be edited, as it is in `version`. It is asked before the write:
/// it is work, and SQLite has one writer. None where the write will be refused anyway.
async fn tinjau_dahulu(
    call: &Call,
    action: Action,
    id: &ID,
    version: i64,
) -> Result<Option<Hasil>, ApiError> {
    let reading = call.reading_anew()?;
    let (connection, scope) = (reading.connection().await?, &reading.scope);
    let Ok(key) = id::key_of(NOUN, id) else {
        return Ok(None);
    };
    let report = read::find(connection, scope, LkjipId(key)).await?;
    let Some(report) = report.filter(|report| {
        report.version == version
            && approval::editable(report.status)
            && allowed(&reading.actor, action, report).is_ok()
    }) else {
        return Ok(None);
    };
    let ketetapan = reviu::service::ketetapan(connection, scope).await?;
    let reports = std::slice::from_ref(&report);
    let mut semua = reviu::service::hasil(connection, scope, &ketetapan, reports).await?;
    Ok(semua.remove(&report.id))
}

/// Opens a report for an action that is done while it may be edited: visible, permitted, and of `version`.
async fn edit_as<'a>(
    unit: &'a Unit,
    action: Action,
    id: &ID,
    version: i64,
) -> Result<(VisibleReport, Permit<'a>), Fault> {
    let report = visible(unit, id).await?;
    let permit = allowed(&unit.actor, action, &report)?;
    if !approval::editable(report.status) {
        return Err(read_only(report.status));
    }
    claim(unit, &permit, &report, version).await?;
    Ok((report, permit))
}

/// Whether `actor` may change the content of `report` as it stands now.
pub fn dapat_diubah(actor: &Actor, report: &lkjip::Model) -> bool {
    approval::editable(report.status) && allowed(actor, Action::UbahIsi, report).is_ok()
}

/// Refuses who may not change the content of a report, before anything else is looked at.
///
/// # Errors
/// What forbids editing.
pub async fn boleh_ubah(call: &Call, id: &ID) -> Result<(), Fault> {
    let reading = call.reading_anew()?;
    let key = LkjipId(id::key_of(NOUN, id)?);
    let report = read::find(reading.connection().await?, &reading.scope, key)
        .await?
        .ok_or(ApiError::NotFound)?;
    allowed(&reading.actor, Action::UbahIsi, &report)?;
    if approval::editable(report.status) {
        Ok(())
    } else {
        Err(read_only(report.status))
    }
}

fn read_only(status: StatusLkjip) -> Fault {
    let message = match status {
        StatusLkjip::Disetujui => {
            "Laporan yang sudah disetujui tidak dapat diubah; buka revisi baru dengan alasan."
        }
        StatusLkjip::Diajukan | StatusLkjip::Direviu => {
            "Laporan sedang diperiksa dan hanya dapat dibaca sampai dikembalikan."
        }
        StatusLkjip::Draf | StatusLkjip::Dikembalikan => "Laporan tidak dapat diubah.",
    };
    Fault::user("/id", KodeKesalahan::StatusTidakSesuai, message)
}

/// Object name of a report in the audit trail.
fn objek(id: LkjipId) -> String {
    format!("lkjip:{}", id.0)
}
