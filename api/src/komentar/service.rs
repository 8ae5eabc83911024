//! Opening a thread, answering, closing and reopening it. Nothing that was said is changed or removed.

use async_graphql::{ID, InputObject};
use entity::id::{LkjipId, UtasId};
use entity::status::JenisPesan;
use entity::{lkjip, lkjip_utas};
use serde::Serialize;
use serde_json::json;

use super::model::AksiKomentar;
use super::store;
use crate::access::{Action, Scope, permit};
use crate::approval;
use crate::auth::Actor;
use crate::error::{ApiError, Fault, KodeKesalahan};
use crate::graphql::context::{Call, Reading};
use crate::graphql::id;
use crate::graphql::masukan::{Masukan, URAIAN};
use crate::graphql::unit::{Begun, Unit};
use crate::lkjip as laporan;
use crate::lkjip::rules::letak;
use crate::rujukan::kelola::basi;

/// Noun of a thread's global id.
pub const NOUN: &str = "UtasKomentar";

/// Most threads of a report, and most messages of a thread: what is longer is talked over.
const TERBANYAK: u64 = 500;

/// Masukan untuk membuka utas komentar.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "KomentarCreateInput")]
pub struct BukaInput {
    /// Laporan yang dikomentari.
    pub lkjip: ID,
    /// Letak menurut nomor yang dikenal penyusunnya: `/` (seluruh laporan), `/rencana`,
    /// `/rencana/1.1.1`, `/anggaran/I.2.1`, `/narasi/PENUTUP`, `/organisasi`, `/isuStrategis`,
    /// `/dasarHukum`, `/perjanjian`, `/skm`, `/evaluasiAkip`, `/tabel`, `/lampiran`.
    pub path: String,
    /// Komentar.
    pub isi: String,
    /// Kunci idempotensi.
    pub idempotency_key: Option<String>,
}

/// Masukan untuk membalas utas komentar.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "KomentarReplyInput")]
pub struct BalasInput {
    /// Utas.
    pub id: ID,
    /// Versi utas yang dibaca.
    pub version: i64,
    /// Balasan.
    pub isi: String,
    /// Kunci idempotensi.
    pub idempotency_key: Option<String>,
}

/// Masukan untuk menyatakan utas selesai atau membukanya kembali.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "KomentarStepInput")]
pub struct LangkahInput {
    /// Utas.
    pub id: ID,
    /// Versi utas yang dibaca.
    pub version: i64,
    /// Keterangan.
    pub isi: Option<String>,
    /// Kunci idempotensi.
    pub idempotency_key: Option<String>,
}

/// Opens a thread with its first comment.
///
/// # Errors
/// User errors: the report is approved, the place does not exist in it, nothing is said.
pub async fn buka(call: &Call, input: &BukaInput) -> Result<UtasId, Fault> {
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin(call, "komentar.create", input, key).await? {
        Begun::Again(id) => return Ok(UtasId(id)),
        Begun::New(unit) => unit,
    };
    let id = LkjipId(id::key_of(laporan::service::NOUN, &input.lkjip)?);
    let report = laporan::find(&unit.tx, &Scope::of(&unit.actor), id)
        .await?
        .ok_or(ApiError::NotFound)?;
    let (kabupaten, kecamatan) = (unit.actor.kabupaten, Some(report.kecamatan_id));
    let permit = permit(&unit.actor, Action::Komentar, kabupaten, kecamatan)?;
    if !approval::discussable(report.status) || !store::pegang(&unit.tx, &permit, &report).await? {
        return Err(tertutup("/lkjip"));
    }
    let mut masukan = Masukan::default();
    let path = input.path.trim();
    if !letak::ada(path, &laporan::nomor_of(&unit.tx, &report).await?) {
        masukan.tolak(
            "/path",
            KodeKesalahan::TidakDitemukan,
            "Letak ini tidak ada dalam laporan.",
        );
    }
    let isi = masukan.teks("/isi", &input.isi, URAIAN);
    masukan.selesai()?;
    if store::banyak_utas(&unit.tx, &permit, report.id).await? >= TERBANYAK {
        return Err(terlalu_banyak("/lkjip"));
    }
    let utas = store::buka(&unit.tx, &permit, report.id, path, unit.now).await?;
    let pesan = (JenisPesan::Pesan, Some(isi));
    store::tambah(&unit.tx, &permit, (report.id, utas), pesan, unit.now).await?;
    unit.record(
        "komentar.create",
        objek(utas),
        &json!({ "lkjip": report.id, "path": path }),
    )
    .await?;
    unit.commit(utas.0).await?;
    Ok(utas)
}

/// Answers in a thread.
///
/// # Errors
/// User errors: the thread is closed or has changed, nothing is said.
pub async fn balas(call: &Call, input: &BalasInput) -> Result<UtasId, Fault> {
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin(call, "komentar.reply", input, key).await? {
        Begun::Again(id) => return Ok(UtasId(id)),
        Begun::New(unit) => unit,
    };
    let isi = Some(input.isi.as_str());
    lanjut(unit, JenisPesan::Pesan, &input.id, input.version, isi).await
}

/// Closes a thread.
///
/// # Errors
/// User errors: the thread is closed already or has changed.
pub async fn selesaikan(call: &Call, input: &LangkahInput) -> Result<UtasId, Fault> {
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin(call, "komentar.resolve", input, key).await? {
        Begun::Again(id) => return Ok(UtasId(id)),
        Begun::New(unit) => unit,
    };
    let isi = input.isi.as_deref();
    lanjut(unit, JenisPesan::Selesai, &input.id, input.version, isi).await
}

/// Opens a closed thread again.
///
/// # Errors
/// User errors: the thread is open or has changed.
pub async fn buka_kembali(call: &Call, input: &LangkahInput) -> Result<UtasId, Fault> {
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin(call, "komentar.reopen", input, key).await? {
        Begun::Again(id) => return Ok(UtasId(id)),
        Begun::New(unit) => unit,
    };
    let (isi, jenis) = (input.isi.as_deref(), JenisPesan::BukaKembali);
    lanjut(unit, jenis, &input.id, input.version, isi).await
}

/// Goes on with a thread.
async fn lanjut(
    unit: Unit,
    jenis: JenisPesan,
    id: &ID,
    version: i64,
    isi: Option<&str>,
) -> Result<UtasId, Fault> {
    let id = UtasId(id::key_of(NOUN, id)?);
    let (report, utas) = store::find(&unit.tx, &Scope::of(&unit.actor), id)
        .await?
        .ok_or(ApiError::NotFound)?;
    let (kabupaten, kecamatan) = (unit.actor.kabupaten, Some(report.kecamatan_id));
    let permit = permit(
        &unit.actor,
        tindakan(jenis, &unit.actor, &utas),
        kabupaten,
        kecamatan,
    )?;
    if !approval::discussable(report.status) || !store::pegang(&unit.tx, &permit, &report).await? {
        return Err(tertutup("/id"));
    }
    if utas.terbuka != menuntut_terbuka(jenis) {
        let pesan = if utas.terbuka {
            "Utas ini masih terbuka."
        } else {
            "Utas ini sudah selesai; buka kembali dahulu."
        };
        return Err(Fault::user("/id", KodeKesalahan::StatusTidakSesuai, pesan));
    }
    let mut masukan = Masukan::default();
    let isi = match jenis {
        JenisPesan::Pesan => Some(masukan.teks("/isi", isi.unwrap_or_default(), URAIAN)),
        JenisPesan::Selesai | JenisPesan::BukaKembali => masukan.teks_opsional("/isi", isi, URAIAN),
    };
    masukan.selesai()?;
    let terbuka = match jenis {
        JenisPesan::Pesan | JenisPesan::BukaKembali => true,
        JenisPesan::Selesai => false,
    };
    if !store::ubah(&unit.tx, &permit, id, version, terbuka).await? {
        return Err(basi("Utas"));
    }
    if store::banyak_pesan(&unit.tx, &permit, id).await? >= TERBANYAK {
        return Err(terlalu_banyak("/id"));
    }
    store::tambah(&unit.tx, &permit, (report.id, id), (jenis, isi), unit.now).await?;
    let kejadian = match jenis {
        JenisPesan::Pesan => "komentar.reply",
        JenisPesan::Selesai => "komentar.resolve",
        JenisPesan::BukaKembali => "komentar.reopen",
    };
    let mut catatan = json!({ "lkjip": report.id });
    if terbuka != utas.terbuka {
        catatan["terbuka"] = json!([utas.terbuka, terbuka]);
    }
    unit.record(kejadian, objek(id), &catatan).await?;
    unit.commit(id.0).await?;
    Ok(id)
}

/// Whether the thread has to be open for it.
const fn menuntut_terbuka(jenis: JenisPesan) -> bool {
    match jenis {
        JenisPesan::Pesan | JenisPesan::Selesai => true,
        JenisPesan::BukaKembali => false,
    }
}

/// The action behind a message: who opened a thread may close it without the right over others'.
fn tindakan(jenis: JenisPesan, actor: &Actor, utas: &lkjip_utas::Model) -> Action {
    match jenis {
        JenisPesan::Selesai if utas.dibuka_oleh != actor.id => Action::SelesaikanKomentar,
        JenisPesan::Pesan | JenisPesan::Selesai | JenisPesan::BukaKembali => Action::Komentar,
    }
}

/// What `actor` may do with a thread of `report` now.
pub fn tersedia(
    actor: &Actor,
    report: &lkjip::Model,
    utas: &lkjip_utas::Model,
) -> Vec<AksiKomentar> {
    [
        (JenisPesan::Pesan, AksiKomentar::Balas),
        (JenisPesan::Selesai, AksiKomentar::Selesaikan),
        (JenisPesan::BukaKembali, AksiKomentar::BukaKembali),
    ]
    .into_iter()
    .filter(|&(jenis, _)| {
        let (action, kecamatan) = (tindakan(jenis, actor, utas), Some(report.kecamatan_id));
        approval::discussable(report.status)
            && utas.terbuka == menuntut_terbuka(jenis)
            && permit(actor, action, actor.kabupaten, kecamatan).is_ok()
    })
    .map(|(_, aksi)| aksi)
    .collect()
}

/// The thread with this id and its report.
///
/// # Errors
/// [`ApiError::NotFound`] when absent or invisible.
pub async fn find(reading: &Reading, id: UtasId) -> Result<(LkjipId, lkjip_utas::Model), ApiError> {
    store::find(reading.connection().await?, &reading.scope, id)
        .await?
        .map(|(report, utas)| (report.id, utas))
        .ok_or(ApiError::NotFound)
}

fn tertutup(path: &str) -> Fault {
    Fault::user(
        path,
        KodeKesalahan::StatusTidakSesuai,
        "Laporan yang sudah disetujui tidak dikomentari lagi; muat ulang, atau buka revisi.",
    )
}

fn terlalu_banyak(path: &str) -> Fault {
    Fault::user(
        path,
        KodeKesalahan::StatusTidakSesuai,
        format!("Sudah ada {TERBANYAK} di sini; selesaikan pembahasannya di luar sistem."),
    )
}

/// Object name of a thread in the audit trail.
fn objek(id: UtasId) -> String {
    format!("komentar:{}", id.0)
}
