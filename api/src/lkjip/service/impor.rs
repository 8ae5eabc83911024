//! A whole report from one document: all or nothing, every problem listed.

use std::collections::HashSet;

use async_graphql::InputObject;
use entity::id::LkjipId;
use serde::Serialize;
use serde_json::json;

use super::buka::{buka_dalam, periode_acuan};
use super::{allowed, bentuk, claim, objek, read_only};
use crate::access::{Action, Permit, Scope};
use crate::approval;
use crate::error::{ApiError, Fault, KodeKesalahan};
use crate::graphql::context::Call;
use crate::graphql::scalar::Bebas;
use crate::graphql::unit::{Begun, Unit};
use crate::lkjip::dokumen::Dokumen;
use crate::lkjip::periksa::{self, Temuan};
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
    let id = match open {
        None => {
            buka_dalam(
                unit,
                &dokumen.kecamatan,
                dokumen.tahun,
                &dokumen.periode,
                dokumen.sintetis,
                "/dokumen",
            )
            .await?
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
            write::set_origin(&unit.tx, &permit, report.id, periode.id, dokumen.sintetis).await?;
            report.id
        }
    };
    let permit = crate::access::permit(
        &unit.actor,
        Action::UbahIsi,
        kecamatan.kabupaten_id,
        Some(kecamatan.id),
    )?;
    let kamus = read::kamus(&unit.tx, &permit).await?;
    let mut temuan = Temuan::default();
    periksa::periksa_rencana("/dokumen/rencana", &dokumen.rencana, &kamus, &mut temuan);
    periksa::periksa_anggaran(
        "/dokumen/anggaran",
        &dokumen.anggaran,
        &dokumen.rencana.nomor_sasaran(),
        &mut temuan,
    );
    let programs: HashSet<String> = dokumen.anggaran.iter().map(|b| b.nomor.clone()).collect();
    periksa::periksa_perjanjian(
        "/dokumen/perjanjian",
        &dokumen.perjanjian,
        &programs,
        &mut temuan,
    );
    if let Some(skm) = &dokumen.skm {
        periksa::periksa_skm("/dokumen/skm", skm, &mut temuan);
    }
    if let Some(evaluasi) = &dokumen.evaluasi_akip {
        let skala = read::skala_predikat(&unit.tx, &permit).await?;
        let path = "/dokumen/evaluasiAkip";
        periksa::periksa_evaluasi(path, evaluasi, dokumen.tahun, &skala, &mut temuan);
    }
    periksa::periksa_narasi("/dokumen/narasi", &dokumen.narasi, &mut temuan);
    periksa::periksa_tabel("/dokumen/tabel", &dokumen.tabel, &mut temuan);
    periksa::periksa_lampiran("/dokumen/lampiran", &dokumen.lampiran, &mut temuan);
    periksa::periksa_tertulis("/dokumen/tertulis", &dokumen.tertulis, &mut temuan);
    let errors = temuan.into_errors();
    if !errors.is_empty() {
        return Err(Fault::User(errors));
    }
    replace(unit, &permit, id, dokumen).await?;
    unit.record("lkjip.import", objek(id), &json!(dokumen))
        .await?;
    Ok(id)
}

/// Replaces all that a report holds.
pub(super) async fn replace(
    unit: &Unit,
    permit: &Permit<'_>,
    id: LkjipId,
    dokumen: &Dokumen,
) -> Result<(), Fault> {
    let tx = &unit.tx;
    let kamus = read::kamus(tx, permit).await?;
    let tanggal = dokumen.tanggal.clone().map(|hari| hari.0);
    write::set_head(tx, permit, id, tanggal, &dokumen.tertulis).await?;
    write::replace_rencana(tx, permit, id, dokumen.tahun, &dokumen.rencana, &kamus).await?;
    write::replace_anggaran(tx, permit, id, &dokumen.anggaran).await?;
    write::replace_perjanjian(tx, permit, id, &dokumen.perjanjian).await?;
    write::replace_skm(tx, permit, id, dokumen.skm.as_ref()).await?;
    let skala = read::skala_predikat(tx, permit).await?;
    write::replace_evaluasi(tx, permit, id, dokumen.evaluasi_akip.as_ref(), &skala).await?;
    write::replace_narasi(tx, permit, id, &dokumen.narasi).await?;
    write::replace_tabel(tx, permit, id, &dokumen.tabel).await?;
    write::replace_lampiran(tx, permit, id, &dokumen.lampiran).await?;
    Ok(())
}
