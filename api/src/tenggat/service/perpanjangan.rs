//! More time for one kecamatan. An extension is never changed: it is replaced by another, or revoked.

use async_graphql::{ID, InputObject};
use entity::id::{PerpanjanganId, TenggatId};
use entity::tenggat_perpanjangan;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::NOUN;
use crate::access::Scope;
use crate::audit::{self, beda};
use crate::error::{ApiError, Fault, KodeKesalahan};
use crate::graphql::context::Call;
use crate::graphql::id;
use crate::graphql::masukan::{BARIS, Masukan, URAIAN};
use crate::graphql::scalar::Hari;
use crate::graphql::unit::{Begun, Unit};
use crate::rujukan::kelola::{basi, kelola};
use crate::tenggat::store::{self, perpanjangan};
use crate::wilayah;

/// Noun of an extension's global id.
pub const NOUN_PERPANJANGAN: &str = "PerpanjanganTenggat";

/// How a refusal calls it.
const BENDA: &str = "Perpanjangan tenggat";

/// Masukan untuk memberi satu kecamatan perpanjangan tenggat, atau menggantinya.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "PerpanjanganTenggatSaveInput")]
pub struct PerpanjangInput {
    /// Tenggat yang diperpanjang.
    pub tenggat: ID,
    /// Kode Kemendagri kecamatan, mis. `35.29.13`.
    pub kecamatan: String,
    /// Versi perpanjangan yang dibaca; wajib bila kecamatan itu sudah punya yang berlaku.
    pub version: Option<i64>,
    /// Hari terakhir penyampaian baginya; sesudah tenggat.
    pub tanggal: Hari,
    /// Mengapa diperpanjang.
    pub alasan: String,
    /// Nomor surat yang memberikannya.
    pub nomor_surat: Option<String>,
    /// Kunci idempotensi.
    pub idempotency_key: Option<String>,
}

/// Masukan untuk mencabut perpanjangan tenggat.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "PerpanjanganTenggatRevokeInput")]
pub struct CabutInput {
    /// Perpanjangan.
    pub id: ID,
    /// Versi yang dibaca.
    pub version: i64,
    /// Mengapa dicabut.
    pub alasan: String,
    /// Kunci idempotensi.
    pub idempotency_key: Option<String>,
}

/// Gives a kecamatan more time, or other time than it was given.
///
/// # Errors
/// User errors: no such kecamatan, version missing or stale, a day that is not later than the deadline,
/// no reason.
pub async fn perpanjang(call: &Call, input: &PerpanjangInput) -> Result<PerpanjanganId, Fault> {
    let permit = kelola(call.actor()?)?;
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin(call, "perpanjanganTenggatSave", input, key).await? {
        Begun::Again(id) => return Ok(PerpanjanganId(id)),
        Begun::New(unit) => unit,
    };
    let scope = Scope::of(&unit.actor);
    let tenggat = TenggatId(id::key_of(NOUN, &input.tenggat)?);
    let tenggat = store::by_id(&unit.tx, &scope, tenggat)
        .await?
        .ok_or(ApiError::NotFound)?;
    let kecamatan = wilayah::kecamatan_by_kode(&unit.tx, &scope, &input.kecamatan)
        .await?
        .ok_or_else(|| {
            Fault::user(
                "/kecamatan",
                KodeKesalahan::TidakDitemukan,
                "Kecamatan ini tidak ada dalam kabupaten.",
            )
        })?;
    let lama = perpanjangan::terakhir(&unit.tx, &permit, tenggat.id, kecamatan.id).await?;
    let berlaku = lama.as_ref().filter(|lama| lama.diakhiri_pada.is_none());
    periksa_versi(berlaku, input.version)?;
    let mut masukan = Masukan::default();
    if input.tanggal.0 <= tenggat.tanggal {
        masukan.tolak(
            "/tanggal",
            KodeKesalahan::TidakSah,
            format!(
                "Perpanjangan jatuh sesudah tenggatnya, {}.",
                tenggat.tanggal
            ),
        );
    }
    let row = tenggat_perpanjangan::Model {
        id: PerpanjanganId(0),
        tenggat_id: tenggat.id,
        kecamatan_id: kecamatan.id,
        tanggal: input.tanggal.0.clone(),
        alasan: masukan.teks("/alasan", &input.alasan, URAIAN),
        nomor_surat: masukan.teks_opsional("/nomorSurat", input.nomor_surat.as_deref(), BARIS),
        pengguna_id: unit.actor.id,
        pelaku_nama: unit.actor.nama.clone(),
        diberikan_pada: unit.now,
        diakhiri_pada: None,
        diakhiri_nama: None,
        alasan_pencabutan: None,
        version: lama
            .as_ref()
            .map_or(1, |lama| lama.version.saturating_add(1)),
    };
    masukan.selesai()?;
    if let Some(berlaku) = berlaku
        && !perpanjangan::akhiri(&unit.tx, &permit, berlaku.id, None, unit.now).await?
    {
        return Err(basi(BENDA));
    }
    let id = perpanjangan::beri(&unit.tx, &permit, &row)
        .await
        .map_err(|error| Fault::of_write(&error, basi(BENDA)))?;
    let mut catatan = match berlaku {
        None => Value::from(rincian(&row)),
        Some(berlaku) => beda(&rincian(berlaku), &rincian(&row)),
    };
    // Which it is would be lost among what changed.
    catatan["tenggat"] = json!(tenggat.id);
    catatan["kecamatan"] = json!(kecamatan.kode);
    catatan["mengganti"] = json!(berlaku.map(|berlaku| berlaku.id));
    catatan["alasan"] = json!(row.alasan);
    unit.record("perpanjanganTenggat.save", objek(id), &catatan)
        .await?;
    unit.commit(id.0).await?;
    Ok(id)
}

fn periksa_versi(
    berlaku: Option<&tenggat_perpanjangan::Model>,
    version: Option<i64>,
) -> Result<(), Fault> {
    match (berlaku, version) {
        (None, None) => Ok(()),
        (Some(berlaku), Some(version)) if berlaku.version == version => Ok(()),
        (Some(_), None) => Err(Fault::user(
            "/version",
            KodeKesalahan::WajibDiisi,
            "Kecamatan ini sudah diberi perpanjangan: sebutkan versi yang diganti.",
        )),
        (None | Some(_), Some(_)) => Err(basi(BENDA)),
    }
}

/// Takes an extension back, so that the deadline of all counts again.
///
/// # Errors
/// User errors: it has ended already, or another version was read; no reason.
pub async fn cabut(call: &Call, input: &CabutInput) -> Result<PerpanjanganId, Fault> {
    let permit = kelola(call.actor()?)?;
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin(call, "perpanjanganTenggatRevoke", input, key).await? {
        Begun::Again(id) => return Ok(PerpanjanganId(id)),
        Begun::New(unit) => unit,
    };
    let id = PerpanjanganId(id::key_of(NOUN_PERPANJANGAN, &input.id)?);
    let row = perpanjangan::by_id(&unit.tx, &Scope::of(&unit.actor), id)
        .await?
        .ok_or(ApiError::NotFound)?;
    if row.diakhiri_pada.is_some() {
        return Err(Fault::user(
            "/id",
            KodeKesalahan::StatusTidakSesuai,
            "Perpanjangan ini sudah berakhir.",
        ));
    }
    let mut masukan = Masukan::default();
    let alasan = masukan.teks("/alasan", &input.alasan, URAIAN);
    masukan.selesai()?;
    let catatan = json!({
        "tenggat": row.tenggat_id, "tanggal": [row.tanggal, null], "alasan": alasan,
    });
    if row.version != input.version
        || !perpanjangan::akhiri(&unit.tx, &permit, id, Some(alasan), unit.now).await?
    {
        return Err(basi(BENDA));
    }
    unit.record("perpanjanganTenggat.revoke", objek(id), &catatan)
        .await?;
    unit.commit(id.0).await?;
    Ok(id)
}

/// Object name of an extension in the audit trail.
fn objek(id: PerpanjanganId) -> String {
    format!("perpanjangan:{}", id.0)
}

fn rincian(row: &tenggat_perpanjangan::Model) -> Map<String, Value> {
    audit::rincian([
        ("tanggal", json!(row.tanggal)),
        ("nomorSurat", json!(row.nomor_surat)),
    ])
}
