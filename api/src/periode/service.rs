//! What one can do with the plan periods.

use async_graphql::{ID, InputObject, MaybeUndefined};
use entity::id::PeriodeId;
use entity::periode;
use entity::status::JenisPeriode;
use sea_orm::DbErr;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::store;
use crate::access::Permit;
use crate::audit::{self, beda};
use crate::error::{ApiError, Fault, KodeKesalahan};
use crate::graphql::context::Call;
use crate::graphql::id;
use crate::graphql::masukan::{Masukan, URAIAN};
use crate::graphql::unit::{Begun, Unit};
use crate::lkjip;
use crate::rujukan::kelola::{basi, kelola};

/// Noun of a period's global id.
pub const NOUN: &str = "Periode";

/// Masukan untuk menambah periode perencanaan.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "PeriodeCreateInput")]
pub struct BuatInput {
    /// Kode tetap: 2 sampai 40 huruf besar, angka, atau tanda hubung, diawali huruf; unik, mis.
    /// `RENSTRA-2021-2026`.
    pub kode: String,
    /// RPJMD atau Renstra.
    pub jenis: JenisPeriode,
    /// Tahun pertama periode.
    pub tahun_awal: i32,
    /// Tahun terakhir periode: tahun target akhir.
    pub tahun_akhir: i32,
    /// Peraturan yang menetapkannya.
    pub dasar_hukum: String,
    /// Kunci idempotensi: pengulangan dengan kunci yang sama tidak membuat periode kedua.
    pub idempotency_key: Option<String>,
}

/// Masukan untuk mengubah periode perencanaan. Bagian yang tidak dikirim tetap seperti semula; kodenya
/// tetap, dan tahun laporan yang merujuknya harus tetap di dalamnya.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "PeriodeUpdateInput")]
pub struct UbahInput {
    /// Periode.
    pub id: ID,
    /// Versi periode yang dibaca.
    pub version: i64,
    /// RPJMD atau Renstra; tidak dapat diganti bila sudah ada laporan yang merujuknya.
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub jenis: MaybeUndefined<JenisPeriode>,
    /// Tahun pertama periode.
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub tahun_awal: MaybeUndefined<i32>,
    /// Tahun terakhir periode; kemajuan terhadap target akhir mengikutinya.
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub tahun_akhir: MaybeUndefined<i32>,
    /// Peraturan yang menetapkannya.
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub dasar_hukum: MaybeUndefined<String>,
    /// Kunci idempotensi.
    pub idempotency_key: Option<String>,
}

/// Adds a period. Periods may overlap, as one Renstra and the next do: a report names its own.
///
/// # Errors
/// User errors: code taken or malformed, years turned round, parts missing.
pub async fn buat(call: &Call, input: &BuatInput) -> Result<PeriodeId, Fault> {
    let permit = kelola(call.actor()?)?;
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin(call, "periodeCreate", input, key).await? {
        Begun::Again(id) => return Ok(PeriodeId(id)),
        Begun::New(unit) => unit,
    };
    let mut masukan = Masukan::default();
    if !kode_sah(&input.kode) {
        masukan.tolak(
            "/kode",
            KodeKesalahan::TidakSah,
            "Kode terdiri atas 2 sampai 40 huruf besar, angka, atau tanda hubung, dan diawali huruf.",
        );
    }
    let row = periode::Model {
        id: PeriodeId(0),
        kabupaten_id: unit.actor.kabupaten,
        kode: input.kode.clone(),
        jenis: input.jenis,
        tahun_awal: masukan.tahun("/tahunAwal", input.tahun_awal),
        tahun_akhir: masukan.tahun("/tahunAkhir", input.tahun_akhir),
        dasar_hukum: masukan.teks("/dasarHukum", &input.dasar_hukum, URAIAN),
        version: 1,
        sejak: unit.now,
    };
    searah(&mut masukan, &row);
    masukan.selesai()?;
    let rincian = rincian(&row);
    let id = store::insert(&unit.tx, &permit, row)
        .await
        .map_err(|error| sudah_ada(&error))?;
    unit.record("periode.create", objek(id), &rincian.into())
        .await?;
    unit.commit(id.0).await?;
    Ok(id)
}

/// Changes a period; the years of the reports that refer to it stay within.
///
/// # Errors
/// User errors: stale version, a report would fall outside, and those of [`buat`].
pub async fn ubah(call: &Call, input: &UbahInput) -> Result<PeriodeId, Fault> {
    let permit = kelola(call.actor()?)?;
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin(call, "periodeUpdate", input, key).await? {
        Begun::Again(id) => return Ok(PeriodeId(id)),
        Begun::New(unit) => unit,
    };
    let id = PeriodeId(id::key_of(NOUN, &input.id)?);
    let lama = store::find(&unit.tx, &permit, id)
        .await?
        .ok_or(ApiError::NotFound)?;
    if lama.version != input.version {
        return Err(basi(BENDA));
    }
    let baru = berubah(&lama, input)?;
    // Before the reports are asked: the update waits for who is just opening one, and a refusal
    // undoes it.
    if !store::update(&unit.tx, &permit, baru.clone(), unit.now).await? {
        return Err(basi(BENDA));
    }
    dirujuk(&unit, &permit, &lama, &baru).await?;
    let beda = beda(&rincian(&lama), &rincian(&baru));
    unit.record("periode.update", objek(id), &beda).await?;
    unit.commit(id.0).await?;
    Ok(id)
}

/// How a refusal calls it.
const BENDA: &str = "Periode";

/// The period as it shall be.
fn berubah(lama: &periode::Model, input: &UbahInput) -> Result<periode::Model, Fault> {
    let mut masukan = Masukan::default();
    let mut baru = lama.clone();
    if let Some(jenis) = masukan.ubahan("/jenis", &input.jenis) {
        baru.jenis = *jenis;
    }
    if let Some(tahun) = masukan.ubahan("/tahunAwal", &input.tahun_awal) {
        baru.tahun_awal = masukan.tahun("/tahunAwal", *tahun);
    }
    if let Some(tahun) = masukan.ubahan("/tahunAkhir", &input.tahun_akhir) {
        baru.tahun_akhir = masukan.tahun("/tahunAkhir", *tahun);
    }
    masukan.ubah_teks(
        "/dasarHukum",
        &input.dasar_hukum,
        URAIAN,
        &mut baru.dasar_hukum,
    );
    searah(&mut masukan, &baru);
    masukan.selesai()?;
    Ok(baru)
}

/// Whether the reports that refer to the period can live with the change.
async fn dirujuk(
    unit: &Unit,
    permit: &Permit<'_>,
    lama: &periode::Model,
    baru: &periode::Model,
) -> Result<(), Fault> {
    let Some((awal, akhir)) = lkjip::tahun_dalam(&unit.tx, permit, lama.id).await? else {
        return Ok(());
    };
    let mut masukan = Masukan::default();
    if baru.jenis != lama.jenis {
        masukan.tolak(
            "/jenis",
            KodeKesalahan::TidakSah,
            "Jenis tidak dapat diganti karena sudah ada LKjIP yang merujuk periode ini.",
        );
    }
    if baru.tahun_awal > awal {
        masukan.tolak(
            "/tahunAwal",
            KodeKesalahan::TidakSah,
            format!("LKjIP tahun {awal} merujuk periode ini dan akan berada di luarnya."),
        );
    }
    if baru.tahun_akhir < akhir {
        masukan.tolak(
            "/tahunAkhir",
            KodeKesalahan::TidakSah,
            format!("LKjIP tahun {akhir} merujuk periode ini dan akan berada di luarnya."),
        );
    }
    masukan.selesai()
}

fn kode_sah(kode: &str) -> bool {
    (2..=40).contains(&kode.len())
        && kode.starts_with(|first: char| first.is_ascii_uppercase())
        && kode
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-')
}

fn searah(masukan: &mut Masukan, row: &periode::Model) {
    if row.tahun_awal > row.tahun_akhir {
        masukan.tolak(
            "/tahunAkhir",
            KodeKesalahan::TidakSah,
            "Tahun terakhir tidak boleh mendahului tahun pertama.",
        );
    }
}

fn sudah_ada(error: &DbErr) -> Fault {
    Fault::of_write(
        error,
        Fault::user(
            "/kode",
            KodeKesalahan::SudahAda,
            "Periode dengan kode ini sudah ada.",
        ),
    )
}

/// Object name of a period in the audit trail.
fn objek(id: PeriodeId) -> String {
    format!("periode:{}", id.0)
}

fn rincian(row: &periode::Model) -> Map<String, Value> {
    audit::rincian([
        ("kode", json!(row.kode)),
        ("jenis", json!(row.jenis)),
        ("tahunAwal", json!(row.tahun_awal)),
        ("tahunAkhir", json!(row.tahun_akhir)),
        ("dasarHukum", json!(row.dasar_hukum)),
    ])
}
