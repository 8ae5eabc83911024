//! A whole report from one document: all or nothing, every problem listed.

use async_graphql::{ID, InputObject};
use entity::id::LkjipId;
use serde::Serialize;
use serde_json::json;

use super::buka::{buka_dalam, periode_acuan};
use super::naskah::{self, Naskah};
use super::{allowed, bagian, bentuk, claim, objek, read_only};
use crate::access::{Action, Scope, VisibleReport};
use crate::approval;
use crate::error::{ApiError, Fault, KodeKesalahan};
use crate::graphql::context::Call;
use crate::graphql::scalar::Bebas;
use crate::graphql::unit::{Begun, Unit};
use crate::lkjip::dokumen::Dokumen;
use crate::lkjip::periksa::{self, Temuan};
use crate::lkjip::rules::beda::{Perubahan, beda};
use crate::lkjip::store::{read, write};
use crate::wilayah;

/// Masukan untuk mengimpor satu LKjIP utuh.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "LkjipImportInput")]
pub struct ImporInput {
    /// Dokumen menurut JSON Schema yang diterbitkan (`data/lkjip-dokumen.schema.json`).
    pub dokumen: Bebas,
    /// Versi laporan yang digantikan isinya; wajib bila laporan sudah ada.
    pub version: Option<i64>,
    /// Kunci idempotensi.
    pub idempotency_key: Option<String>,
}

/// Imports a document: opens the report when there is none, else replaces the content of its draft.
///
/// # Errors
/// A user error per problem, each with its path; nothing is kept then.
pub async fn impor(call: &Call, input: &ImporInput) -> Result<LkjipId, Fault> {
    // Before the document is looked at: checking it is work, and done for nobody unknown.
    call.actor()?;
    let dokumen = bentuk::baca(&input.dokumen.0)?;
    let unit =
        match Unit::begin(call, "lkjipImport", input, input.idempotency_key.as_deref()).await? {
            Begun::Again(id) => return Ok(LkjipId(id)),
            Begun::New(unit) => unit,
        };
    let id = impor_dalam(&unit, &dokumen, input.version).await?;
    unit.commit(id.0).await?;
    Ok(id)
}

/// Goes through an import and keeps nothing of it.
///
/// # Errors
/// As [`impor`].
pub async fn coba_impor(call: &Call, input: &ImporInput) -> Result<(), Fault> {
    call.actor()?;
    let dokumen = bentuk::baca(&input.dokumen.0)?;
    match Unit::begin(call, "lkjipImport", input, None).await? {
        Begun::Again(_) => {}
        Begun::New(unit) => {
            impor_dalam(&unit, &dokumen, input.version).await?;
        }
    }
    Ok(())
}

/// Imports a document that a program made or read, as [`impor`] does.
///
/// # Errors
/// As [`impor`].
pub async fn impor_dokumen(call: &Call, dokumen: &Dokumen) -> Result<LkjipId, Fault> {
    let unit = match Unit::begin(call, "lkjipImport", dokumen, None).await? {
        Begun::Again(id) => return Ok(LkjipId(id)),
        Begun::New(unit) => unit,
    };
    let id = impor_dalam(&unit, dokumen, None).await?;
    unit.commit(id.0).await?;
    Ok(id)
}

async fn impor_dalam(
    unit: &Unit,
    dokumen: &Dokumen,
    version: Option<i64>,
) -> Result<LkjipId, Fault> {
    let scope = Scope::of(&unit.actor);
    let kecamatan = wilayah::kecamatan_by_kode(&unit.tx, &scope, &dokumen.kecamatan)
        .await?
        .ok_or(ApiError::NotFound)?;
    let open = read::of_kecamatan(
        &unit.tx,
        &scope,
        [kecamatan.id],
        &read::Pilihan {
            tahun: Some(dokumen.tahun),
            ..Default::default()
        },
    )
    .await?
    .into_iter()
    .next();
    let (id, naskah) = match open {
        None => {
            let id = buka_dalam(
                unit,
                &dokumen.kecamatan,
                dokumen.tahun,
                &dokumen.periode,
                dokumen.sintetis,
                "/dokumen",
            )
            .await?;
            (id, None)
        }
        Some(report) => {
            let permit = allowed(&unit.actor, Action::UbahIsi, &report)?;
            if !approval::editable(report.status) {
                return Err(read_only(report.status));
            }
            let version = version.ok_or_else(|| {
                Fault::user(
                    "/version",
                    KodeKesalahan::WajibDiisi,
                    "Laporan sudah ada: sebutkan versi yang akan digantikan isinya.",
                )
            })?;
            let periode =
                periode_acuan(unit, &permit, &dokumen.periode, dokumen.tahun, "/dokumen").await?;
            claim(unit, &permit, &report, version).await?;
            let id = report.id;
            let report = read::find(&unit.tx, &scope, id)
                .await?
                .ok_or(ApiError::NotFound)?;
            let naskah = Naskah::new(unit, report, permit).await?;
            write::set_origin(&unit.tx, &naskah.permit, id, periode.id, dokumen.sintetis).await?;
            (id, Some(naskah))
        }
    };
    let permit = crate::access::permit(
        &unit.actor,
        Action::UbahIsi,
        kecamatan.kabupaten_id,
        Some(kecamatan.id),
    )?;
    let acuan = read::acuan(&unit.tx, &permit, dokumen.tahun).await?;
    let mut temuan = Temuan::default();
    periksa::periksa_dokumen("/dokumen", None, dokumen, &acuan, &mut temuan);
    let errors = temuan.into_errors();
    if !errors.is_empty() {
        return Err(Fault::User(errors));
    }
    bagian::tulis(unit, &permit, id, None, dokumen).await?;
    if let Some(naskah) = naskah {
        let ditutup = naskah.tutup(unit, "lkjip.import").await;
        ditutup.map_err(di_dokumen)?;
    } else {
        let report = read::find(&unit.tx, &scope, id)
            .await?
            .ok_or(ApiError::NotFound)?;
        let muat = naskah::muat(unit, &report, None, dokumen).await;
        muat.map_err(di_dokumen)?;
        unit.record("lkjip.import", objek(id), &json!(dokumen))
            .await?;
    }
    Ok(id)
}

/// A report open for replacing what it holds.
pub struct Terbuka<'a> {
    naskah: Naskah<'a>,
    version: i64,
}

impl Terbuka<'_> {
    /// The report.
    pub fn report(&self) -> &VisibleReport {
        &self.naskah.report
    }

    /// The version that was opened.
    pub fn version(&self) -> i64 {
        self.version
    }

    /// What it holds.
    pub fn isi(&self) -> &Dokumen {
        &self.naskah.isi
    }
}

/// Opens the content of a report for replacing all of it; `version` is the one that the caller has read.
///
/// # Errors
/// What forbids editing, or a stale version: of a file that holds everything, everything is to be as it
/// was.
pub async fn buka_isi<'a>(unit: &'a Unit, id: &ID, version: i64) -> Result<Terbuka<'a>, Fault> {
    let naskah = naskah::buka(unit, id, version, &[]).await?;
    if naskah.report.version == version + 1 {
        Ok(Terbuka { naskah, version })
    } else {
        Err(naskah::basi())
    }
}

/// Replaces the content of an open report, and says what changed by it.
///
/// # Errors
/// A user error per problem, with a path below `/dokumen`; then nothing may be kept.
pub async fn ganti_isi(
    unit: &Unit,
    terbuka: &Terbuka<'_>,
    dokumen: &Dokumen,
    kejadian: &str,
) -> Result<Vec<Perubahan>, Fault> {
    let naskah = &terbuka.naskah;
    let perubahan = beda(&naskah.isi, dokumen);
    if !perubahan.is_empty() {
        let hasil = naskah.tulis(unit, dokumen, &[], kejadian).await;
        hasil.map_err(di_dokumen)?;
    }
    Ok(perubahan)
}

fn di_dokumen(fault: Fault) -> Fault {
    match fault {
        Fault::User(mut errors) => {
            for error in &mut errors {
                error.path.insert(0, "dokumen".to_owned());
            }
            Fault::User(errors)
        }
        lain @ (Fault::Laporan(_) | Fault::Api(_)) => lain,
    }
}
