//! Setting tolerances, thresholds, and which rules are in force.

use async_graphql::InputObject;
use entity::id::{KetetapanAturanId, ParameterReviuId};
use entity::status::{Keparahan, KunciParameter};
use entity::{ketetapan_aturan, parameter_reviu};
use rust_decimal::Decimal;
use sea_orm::DbErr;
use serde::Serialize;
use serde_json::json;

use super::super::model::{Aturan, Parameter};
use super::super::rules::{self, parameter::keterangan};
use super::super::store::ketetapan as store;
use crate::audit;
use crate::error::{ApiError, Fault, KodeKesalahan};
use crate::graphql::context::Call;
use crate::graphql::masukan::{Masukan, URAIAN};
use crate::graphql::scalar::Desimal;
use crate::graphql::unit::{Begun, Unit};
use crate::rujukan::kelola::{basi, kelola};

/// Masukan untuk menetapkan nilai sebuah parameter reviu.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "ParameterReviuSaveInput")]
pub struct ParameterInput {
    /// Parameter yang ditetapkan.
    pub parameter: KunciParameter,
    /// Versi parameter yang dibaca.
    pub version: i64,
    /// Nilai yang baru.
    pub nilai: Desimal,
    /// Peraturan, keputusan, atau sumber nilai itu.
    pub dasar: String,
    /// Mengapa diubah.
    pub alasan: String,
    /// Kunci idempotensi.
    pub idempotency_key: Option<String>,
}

/// Masukan untuk menetapkan keberlakuan sebuah aturan reviu.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "AturanReviuSaveInput")]
pub struct AturanInput {
    /// Kode aturan, mis. `R-SUM-01`.
    pub kode: String,
    /// Versi aturan yang dibaca.
    pub version: i64,
    /// Apakah aturan dijalankan.
    pub aktif: bool,
    /// Bobot temuannya; kosong berarti bobot bawaan.
    pub keparahan: Option<Keparahan>,
    /// Apakah temuannya yang berbobot GALAT menahan pengajuan.
    pub memblokir: bool,
    /// Peraturan, keputusan, atau sumber ketetapan itu.
    pub dasar: String,
    /// Mengapa diubah.
    pub alasan: String,
    /// Kunci idempotensi.
    pub idempotency_key: Option<String>,
}

/// Sets the next value of a parameter; the values before stay readable.
///
/// # Errors
/// User errors: stale version, value out of its bounds, no legal basis, no reason.
pub async fn parameter(call: &Call, input: &ParameterInput) -> Result<KunciParameter, Fault> {
    let permit = kelola(call.actor()?)?;
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin(call, "parameterReviuSave", input, key).await? {
        Begun::Again(_) => return Ok(input.parameter),
        Begun::New(unit) => unit,
    };
    let semua = store::parameter(&unit.tx, unit.actor.kabupaten).await?;
    let lama = semua.iter().rfind(|row| row.kunci == input.parameter);
    let version = lama.map_or(0, |row| row.version);
    if version != input.version {
        return Err(basi(PARAMETER));
    }
    let mut masukan = Masukan::default();
    let nilai = masukan.nilai("/nilai", input.nilai);
    let keterangan = keterangan(input.parameter);
    if !keterangan.memuat(nilai) {
        masukan.tolak(
            "/nilai",
            KodeKesalahan::TidakSah,
            format!(
                "{} harus {}antara {} dan {}.",
                keterangan.nama,
                if keterangan.bulat {
                    "bilangan bulat "
                } else {
                    ""
                },
                keterangan.terkecil.desimal(),
                keterangan.terbesar.desimal()
            ),
        );
    }
    let dasar = masukan.teks("/dasar", &input.dasar, URAIAN);
    let alasan = masukan.teks("/alasan", &input.alasan, URAIAN);
    masukan.selesai()?;
    let sebelum = lama.map_or_else(
        || Parameter::default().nilai(input.parameter),
        |row| row.nilai.desimal(),
    );
    let rincian = |nilai: Decimal, dasar: Option<&str>| {
        audit::rincian([("nilai", json!(nilai)), ("dasar", json!(dasar))])
    };
    let mut catatan = audit::beda(
        &rincian(sebelum, lama.map(|row| row.dasar.as_str())),
        &rincian(nilai.desimal(), Some(&dasar)),
    );
    catatan["alasan"] = json!(alasan);
    catatan["version"] = json!(version + 1);
    let row = parameter_reviu::Model {
        id: ParameterReviuId(0),
        kabupaten_id: unit.actor.kabupaten,
        kunci: input.parameter,
        version: version + 1,
        nilai,
        dasar,
        alasan: Some(alasan),
        pengguna_id: Some(unit.actor.id),
        pelaku_nama: Some(unit.actor.nama.clone()),
        waktu: Some(unit.now),
    };
    let id = store::tambah_parameter(&unit.tx, &permit, row)
        .await
        .map_err(|error| didahului(&error, PARAMETER))?;
    let objek = format!(
        "parameterReviu:{}",
        json!(input.parameter).as_str().unwrap_or_default()
    );
    unit.record("parameterReviu.save", objek, &catatan).await?;
    unit.commit(id).await?;
    Ok(input.parameter)
}

/// Sets whether and how a rule is in force from now on; what was set before stays readable.
///
/// # Errors
/// [`ApiError::NotFound`] without such a rule. User errors: stale version, no legal basis, no reason.
pub async fn aturan(call: &Call, input: &AturanInput) -> Result<&'static Aturan, Fault> {
    let permit = kelola(call.actor()?)?;
    let aturan = rules::aturan(&input.kode).ok_or(ApiError::NotFound)?;
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin(call, "aturanReviuSave", input, key).await? {
        Begun::Again(_) => return Ok(aturan),
        Begun::New(unit) => unit,
    };
    let semua = store::aturan(&unit.tx, unit.actor.kabupaten).await?;
    let lama = semua.iter().rfind(|row| row.aturan == aturan.kode);
    let version = lama.map_or(0, |row| row.version);
    if version != input.version {
        return Err(basi(ATURAN));
    }
    let mut masukan = Masukan::default();
    let dasar = masukan.teks("/dasar", &input.dasar, URAIAN);
    let alasan = masukan.teks("/alasan", &input.alasan, URAIAN);
    masukan.selesai()?;
    let sebelum = audit::rincian([
        ("aktif", json!(lama.is_none_or(|row| row.aktif))),
        ("keparahan", json!(lama.and_then(|row| row.keparahan))),
        ("memblokir", json!(lama.is_none_or(|row| row.memblokir))),
        ("dasar", json!(lama.map(|row| &row.dasar))),
    ]);
    let sesudah = audit::rincian([
        ("aktif", json!(input.aktif)),
        ("keparahan", json!(input.keparahan)),
        ("memblokir", json!(input.memblokir)),
        ("dasar", json!(dasar)),
    ]);
    let mut catatan = audit::beda(&sebelum, &sesudah);
    catatan["alasan"] = json!(alasan);
    catatan["version"] = json!(version + 1);
    let row = ketetapan_aturan::Model {
        id: KetetapanAturanId(0),
        kabupaten_id: unit.actor.kabupaten,
        aturan: aturan.kode.to_owned(),
        version: version + 1,
        aktif: input.aktif,
        keparahan: input.keparahan,
        memblokir: input.memblokir,
        dasar,
        alasan,
        pengguna_id: unit.actor.id,
        pelaku_nama: unit.actor.nama.clone(),
        waktu: unit.now,
    };
    let id = store::tambah_aturan(&unit.tx, &permit, row)
        .await
        .map_err(|error| didahului(&error, ATURAN))?;
    let objek = format!("aturanReviu:{}", aturan.kode);
    unit.record("aturanReviu.save", objek, &catatan).await?;
    unit.commit(id).await?;
    Ok(aturan)
}

/// How a refusal calls them.
const PARAMETER: &str = "Parameter";
const ATURAN: &str = "Aturan";

/// Somebody else has set the same since it was looked for.
fn didahului(error: &DbErr, benda: &str) -> Fault {
    Fault::of_write(error, basi(benda))
}
