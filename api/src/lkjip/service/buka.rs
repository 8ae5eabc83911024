//! Opening a report, and a revision of an approved one.

use async_graphql::{ID, InputObject};
use entity::id::LkjipId;
use entity::status::{JenisPeriode, Langkah, StatusLkjip};
use serde::Serialize;
use serde_json::json;

use super::{allowed, bagian, objek, visible};
use crate::access::{Action, Permit, Scope, permit};
use crate::error::{ApiError, Fault, KodeKesalahan, UserError};
use crate::graphql::context::Call;
use crate::graphql::masukan::Masukan;
use crate::graphql::unit::{Begun, Unit};
use crate::lkjip::dokumen::Dokumen;
use crate::lkjip::periksa::{self, Temuan};
use crate::lkjip::rules::salin_tahun::salin_tahun;
use crate::lkjip::store::write::{NewRevision, Step};
use crate::lkjip::store::{read, salin, write};
use crate::{periode, reviu, wilayah};

/// Masukan untuk membuka LKjIP baru.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "LkjipCreateInput")]
pub struct BukaInput {
    /// Kode Kemendagri kecamatan, mis. `35.29.13`.
    pub kecamatan: String,
    /// Tahun anggaran yang dilaporkan.
    pub tahun: i32,
    /// Kode periode Renstra, mis. `RENSTRA-2021-2026`.
    pub periode: String,
    /// Laporan tahun sebelumnya, dari kecamatan yang sama, yang rencana dan susunan anggarannya disalin
    /// sebagai awal; target dan realisasinya menjadi target dan realisasi tahun lalu.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub salin_dari: Option<ID>,
    /// Kunci idempotensi: pengulangan dengan kunci yang sama tidak membuat laporan kedua.
    pub idempotency_key: Option<String>,
}

/// Opens the first revision of the LKjIP of a kecamatan and year, in DRAF.
///
/// # Errors
/// User errors: unknown period, year out of range, report already there.
pub async fn buka(call: &Call, input: &BukaInput) -> Result<LkjipId, Fault> {
    let unit =
        match Unit::begin(call, "lkjipCreate", input, input.idempotency_key.as_deref()).await? {
            Begun::Again(id) => return Ok(LkjipId(id)),
            Begun::New(unit) => unit,
        };
    let id = buka_dalam(
        &unit,
        &input.kecamatan,
        input.tahun,
        &input.periode,
        false,
        "",
    )
    .await?;
    if let Some(lalu) = &input.salin_dari {
        salin_lalu(&unit, id, lalu, input).await?;
    }
    unit.commit(id.0).await?;
    Ok(id)
}

/// Begins a report that was just opened with what stays of an earlier one.
async fn salin_lalu(unit: &Unit, id: LkjipId, lalu: &ID, input: &BukaInput) -> Result<(), Fault> {
    let lalu = visible(unit, lalu).await?;
    let permit = permit(
        &unit.actor,
        Action::UbahIsi,
        unit.actor.kabupaten,
        Some(lalu.kecamatan_id),
    )
    .map_err(|_| asing())?;
    let dokumen = salin::dokumen(&unit.tx, &lalu).await?;
    if dokumen.kecamatan != input.kecamatan {
        return Err(asing());
    }
    if dokumen.tahun >= input.tahun {
        return Err(Fault::user(
            "/salinDari",
            KodeKesalahan::TidakSah,
            "Hanya laporan tahun sebelumnya dapat disalin.",
        ));
    }
    let baru = salin_tahun(&dokumen, input.tahun, &input.periode);
    let acuan = read::acuan(&unit.tx, &permit, baru.tahun).await?;
    let mut temuan = Temuan::default();
    periksa::periksa_dokumen("", None, &baru, &acuan, &mut temuan);
    let errors = temuan.into_errors();
    if !errors.is_empty() {
        // What the earlier report holds, the input cannot mend.
        let errors = errors
            .into_iter()
            .map(|satu| UserError::at("/salinDari", satu.code, satu.message));
        return Err(Fault::User(errors.collect()));
    }
    bagian::tulis(unit, &permit, id, None, &baru).await?;
    unit.record("lkjip.salin", objek(id), &json!({ "dari": lalu.id }))
        .await?;
    Ok(())
}

fn asing() -> Fault {
    Fault::user(
        "/salinDari",
        KodeKesalahan::TidakSah,
        "Hanya laporan kecamatan yang sama dapat disalin.",
    )
}

/// Opens the first revision within a write that is under way; `path` stands before the user errors.
pub(super) async fn buka_dalam(
    unit: &Unit,
    kecamatan: &str,
    tahun: i32,
    kode: &str,
    sintetis: bool,
    path: &str,
) -> Result<LkjipId, Fault> {
    let scope = Scope::of(&unit.actor);
    let kecamatan = wilayah::kecamatan_by_kode(&unit.tx, &scope, kecamatan)
        .await?
        .ok_or(ApiError::NotFound)?;
    let permit = permit(
        &unit.actor,
        Action::UbahIsi,
        kecamatan.kabupaten_id,
        Some(kecamatan.id),
    )?;
    if !(2000..=2100).contains(&tahun) {
        return Err(Fault::user(
            &format!("{path}/tahun"),
            KodeKesalahan::TidakSah,
            "Tahun harus antara 2000 dan 2100.",
        ));
    }
    let periode = periode_acuan(unit, &permit, kode, tahun, path).await?;
    if !read::revisions(&unit.tx, &permit, kecamatan.id, tahun)
        .await?
        .is_empty()
    {
        return Err(Fault::user(
            &format!("{path}/tahun"),
            KodeKesalahan::SudahAda,
            format!("LKjIP {} tahun {tahun} sudah ada.", kecamatan.nama),
        ));
    }
    let id = write::open(
        &unit.tx,
        &permit,
        NewRevision {
            kecamatan_id: kecamatan.id,
            tahun,
            revisi: 1,
            periode_id: periode.id,
            sintetis,
            alasan: None,
        },
        unit.now,
    )
    .await
    .map_err(|error| taken(&error, &format!("{path}/tahun")))?;
    let step = Step {
        langkah: Langkah::Buka,
        dari: None,
        ke: StatusLkjip::Draf,
        catatan: None,
    };
    write::remember(&unit.tx, &permit, id, step, unit.now).await?;
    unit.record(
        "lkjip.create",
        objek(id),
        &json!({ "kecamatan": kecamatan.kode, "tahun": tahun, "periode": periode.kode }),
    )
    .await?;
    Ok(id)
}

/// The Renstra period named `kode`, which must hold `tahun`; `path` stands before the user errors.
pub(super) async fn periode_acuan(
    unit: &Unit,
    permit: &Permit<'_>,
    kode: &str,
    tahun: i32,
    path: &str,
) -> Result<entity::periode::Model, Fault> {
    let path = format!("{path}/periode");
    let periode = periode::pegang(&unit.tx, permit, kode)
        .await?
        .filter(|periode| periode.jenis == JenisPeriode::Renstra)
        .ok_or_else(|| {
            Fault::user(
                &path,
                KodeKesalahan::TidakDitemukan,
                format!("Periode Renstra \"{kode}\" tidak ada."),
            )
        })?;
    if (periode.tahun_awal..=periode.tahun_akhir).contains(&tahun) {
        Ok(periode)
    } else {
        Err(Fault::user(
            &path,
            KodeKesalahan::TidakSah,
            format!("Tahun {tahun} berada di luar periode {}.", periode.kode),
        ))
    }
}

/// Somebody else opened the same report at the same moment.
fn taken(error: &sea_orm::DbErr, path: &str) -> Fault {
    Fault::of_write(
        error,
        Fault::user(
            path,
            KodeKesalahan::SudahAda,
            "LKjIP kecamatan dan tahun ini baru saja dibuka pihak lain.",
        ),
    )
}

/// Masukan untuk membuka revisi baru atas laporan yang sudah disetujui.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "LkjipReviseInput")]
pub struct RevisiInput {
    /// Laporan yang disetujui.
    pub id: ID,
    /// Mengapa laporan perlu direvisi.
    pub alasan: String,
    /// Kunci idempotensi.
    pub idempotency_key: Option<String>,
}

/// Opens the next revision of an approved report as a copy of it. The approved one stays in force
/// until the new one is approved, and readable for ever.
///
/// # Errors
/// User errors: no reason given, report not approved or no longer in force, a revision already open.
pub async fn buka_revisi(call: &Call, input: &RevisiInput) -> Result<LkjipId, Fault> {
    let unit =
        match Unit::begin(call, "lkjipRevise", input, input.idempotency_key.as_deref()).await? {
            Begun::Again(id) => return Ok(LkjipId(id)),
            Begun::New(unit) => unit,
        };
    let lama = visible(&unit, &input.id).await?;
    let permit = allowed(&unit.actor, Action::BukaRevisi, &lama)?;
    let mut masukan = Masukan::default();
    let alasan = masukan.teks("/alasan", &input.alasan, 2000);
    masukan.selesai()?;
    if lama.status != StatusLkjip::Disetujui || lama.digantikan_pada.is_some() {
        return Err(Fault::user(
            "/id",
            KodeKesalahan::StatusTidakSesuai,
            "Revisi hanya dapat dibuka atas laporan disetujui yang masih berlaku.",
        ));
    }
    let revisions = read::revisions(&unit.tx, &permit, lama.kecamatan_id, lama.tahun).await?;
    if revisions
        .iter()
        .any(|row| row.status != StatusLkjip::Disetujui)
    {
        return Err(Fault::user(
            "/id",
            KodeKesalahan::SudahAda,
            "Sudah ada revisi yang sedang dibuka.",
        ));
    }
    let dokumen: Dokumen = salin::dokumen(&unit.tx, &lama).await?;
    let id = write::open(
        &unit.tx,
        &permit,
        NewRevision {
            kecamatan_id: lama.kecamatan_id,
            tahun: lama.tahun,
            revisi: revisions.iter().map(|row| row.revisi).max().unwrap_or(0) + 1,
            periode_id: lama.periode_id,
            sintetis: lama.sintetis,
            alasan: Some(alasan.clone()),
        },
        unit.now,
    )
    .await
    .map_err(|error| taken(&error, "/id"))?;
    bagian::tulis(&unit, &permit, id, None, &dokumen).await?;
    reviu::service::wariskan(&unit, &permit, &lama, id).await?;
    let step = Step {
        langkah: Langkah::BukaRevisi,
        dari: None,
        ke: StatusLkjip::Draf,
        catatan: Some(alasan.clone()),
    };
    write::remember(&unit.tx, &permit, id, step, unit.now).await?;
    unit.record(
        "lkjip.revise",
        objek(id),
        &json!({ "dari": lama.id, "alasan": alasan }),
    )
    .await?;
    unit.commit(id.0).await?;
    Ok(id)
}
