//! What one can do with the benchmarks.

use async_graphql::{ID, InputObject, MaybeUndefined};
use entity::id::{KelompokId, TolokUkurId};
use entity::status::JenisTolokUkur;
use entity::tolok_ukur;
use entity::value::Nilai;
use sea_orm::DbErr;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::rules::dalam_skala;
use super::store;
use crate::access::Scope;
use crate::audit::{self, beda};
use crate::error::{ApiError, Fault, KodeKesalahan};
use crate::graphql::context::Call;
use crate::graphql::id;
use crate::graphql::masukan::{BARIS, Masukan, URAIAN};
use crate::graphql::scalar::{Desimal, Hari};
use crate::graphql::unit::{Begun, Unit};
use crate::indikator;
use crate::kelompok;
use crate::lkjip::{self, Kutipan};
use crate::rujukan::kelola::{basi, kelola};

/// Noun of a benchmark's global id.
pub const NOUN: &str = "TolokUkur";

/// Masukan untuk menambah tolok ukur.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "TolokUkurCreateInput")]
pub struct BuatInput {
    /// Kode indikator dalam kamus, mis. `SKM`.
    pub indikator: String,
    /// Lingkup pembanding.
    pub jenis: JenisTolokUkur,
    /// Kelompok yang dibandingkan dengannya, bagi lingkup PEER; kosong bila semua kecamatan.
    pub kelompok: Option<ID>,
    /// Tahun pembanding.
    pub tahun: i32,
    /// Nilai pembanding dalam satuan indikator.
    pub nilai: Desimal,
    /// Skala nilai, mis. `0-100`; hanya nilai berskala sama yang dibandingkan.
    pub skala: String,
    /// Siapa yang menjadi pembanding; unik bagi indikator, jenis dan tahun yang sama.
    pub nama: String,
    /// Dokumen atau laman asal angka.
    pub sumber: String,
    /// Tanggal sumber, bila diketahui.
    pub tanggal: Option<Hari>,
    /// Catatan pemakaian.
    pub catatan: Option<String>,
    /// Kunci idempotensi: pengulangan dengan kunci yang sama tidak membuat tolok ukur kedua.
    pub idempotency_key: Option<String>,
}

/// Masukan untuk mengubah tolok ukur. Bagian yang tidak dikirim tetap seperti semula; indikatornya
/// tidak dapat diganti.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "TolokUkurUpdateInput")]
pub struct UbahInput {
    /// Tolok ukur.
    pub id: ID,
    /// Versi tolok ukur yang dibaca.
    pub version: i64,
    /// Lingkup pembanding.
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub jenis: MaybeUndefined<JenisTolokUkur>,
    /// Kelompok yang dibandingkan dengannya, bagi lingkup PEER, atau null bila semua kecamatan.
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub kelompok: MaybeUndefined<ID>,
    /// Tahun pembanding.
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub tahun: MaybeUndefined<i32>,
    /// Nilai pembanding dalam satuan indikator.
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub nilai: MaybeUndefined<Desimal>,
    /// Skala nilai, mis. `0-100`.
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub skala: MaybeUndefined<String>,
    /// Siapa yang menjadi pembanding.
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub nama: MaybeUndefined<String>,
    /// Dokumen atau laman asal angka.
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub sumber: MaybeUndefined<String>,
    /// Tanggal sumber, atau null bila tidak diketahui.
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub tanggal: MaybeUndefined<Hari>,
    /// Catatan pemakaian, atau null untuk mengosongkannya.
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub catatan: MaybeUndefined<String>,
    /// Kunci idempotensi.
    pub idempotency_key: Option<String>,
}

/// Masukan untuk menghapus tolok ukur.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "TolokUkurDeleteInput")]
pub struct HapusInput {
    /// Tolok ukur.
    pub id: ID,
    /// Versi tolok ukur yang dibaca.
    pub version: i64,
    /// Mengapa dihapus; disimpan dalam jejak audit bersama isinya.
    pub alasan: String,
    /// Kunci idempotensi.
    pub idempotency_key: Option<String>,
}

/// Adds a benchmark.
///
/// # Errors
/// User errors: indicator unknown, parts missing or malformed, value outside its scale, the same one
/// already there.
pub async fn buat(call: &Call, input: &BuatInput) -> Result<TolokUkurId, Fault> {
    let permit = kelola(call.actor()?)?;
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin(call, "tolokUkurCreate", input, key).await? {
        Begun::Again(id) => return Ok(TolokUkurId(id)),
        Begun::New(unit) => unit,
    };
    let scope = Scope::of(&unit.actor);
    let Some(indikator) = indikator::by_kode(&unit.tx, &scope, &input.indikator).await? else {
        return Err(Fault::user(
            "/indikator",
            KodeKesalahan::TidakDitemukan,
            "Indikator dengan kode ini tidak ada dalam kamus.",
        ));
    };
    let kelompok = kelompok_dari(&unit, &scope, input.kelompok.as_ref()).await?;
    let mut masukan = Masukan::default();
    let row = tolok_ukur::Model {
        id: TolokUkurId(0),
        kabupaten_id: unit.actor.kabupaten,
        indikator_id: indikator.id,
        jenis: input.jenis,
        kelompok_id: kelompok,
        tahun: masukan.tahun("/tahun", input.tahun),
        nilai: masukan.nilai("/nilai", input.nilai),
        nama: masukan.teks("/nama", &input.nama, BARIS),
        skala: masukan.teks("/skala", &input.skala, BARIS),
        sumber: masukan.teks("/sumber", &input.sumber, URAIAN),
        tanggal: input.tanggal.clone().map(|Hari(tanggal)| tanggal),
        catatan: masukan.teks_opsional("/catatan", input.catatan.as_deref(), URAIAN),
        version: 1,
        sejak: unit.now,
    };
    periksa_nilai(&mut masukan, &row, &indikator.satuan);
    let tiada = input.kelompok.is_some() && kelompok.is_none();
    periksa_kelompok(&mut masukan, &row, tiada);
    masukan.selesai()?;
    let rincian = rincian(&row);
    let id = store::insert(&unit.tx, &permit, row)
        .await
        .map_err(|error| sudah_ada(&error))?;
    unit.record("tolok_ukur.create", objek(id), &rincian.into())
        .await?;
    unit.commit(id.0).await?;
    Ok(id)
}

/// Changes a benchmark; every comparison with it follows.
///
/// # Errors
/// User errors: stale version, and those of [`buat`].
pub async fn ubah(call: &Call, input: &UbahInput) -> Result<TolokUkurId, Fault> {
    let permit = kelola(call.actor()?)?;
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin(call, "tolokUkurUpdate", input, key).await? {
        Begun::Again(id) => return Ok(TolokUkurId(id)),
        Begun::New(unit) => unit,
    };
    let id = TolokUkurId(id::key_of(NOUN, &input.id)?);
    let lama = store::find(&unit.tx, &permit, id)
        .await?
        .ok_or(ApiError::NotFound)?;
    if lama.version != input.version {
        return Err(basi(BENDA));
    }
    let scope = Scope::of(&unit.actor);
    let indikator = indikator::by_ids(&unit.tx, &scope, [lama.indikator_id])
        .await?
        .pop()
        .ok_or(ApiError::NotFound)?;
    let kelompok = kelompok_dari(&unit, &scope, input.kelompok.value()).await?;
    let baru = berubah(&lama, input, kelompok, &indikator.satuan)?;
    let beda = beda(&rincian(&lama), &rincian(&baru));
    if !store::update(&unit.tx, &permit, baru, unit.now)
        .await
        .map_err(|error| sudah_ada(&error))?
    {
        return Err(basi(BENDA));
    }
    unit.record("tolok_ukur.update", objek(id), &beda).await?;
    unit.commit(id.0).await?;
    Ok(id)
}

/// Deletes a benchmark. One that an approved report quotes can only be corrected, so that the quotation
/// can still be checked.
///
/// # Errors
/// User errors: quoted, no reason given, stale version.
pub async fn hapus(call: &Call, input: &HapusInput) -> Result<TolokUkurId, Fault> {
    let permit = kelola(call.actor()?)?;
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin(call, "tolokUkurDelete", input, key).await? {
        Begun::Again(id) => return Ok(TolokUkurId(id)),
        Begun::New(unit) => unit,
    };
    let id = TolokUkurId(id::key_of(NOUN, &input.id)?);
    let row = store::find(&unit.tx, &permit, id)
        .await?
        .ok_or(ApiError::NotFound)?;
    let scope = Scope::of(&unit.actor);
    let kutipan = lkjip::kutipan(&unit.tx, &scope, [row.indikator_id]).await?;
    if let Some(kutipan) = dikutip(&row, &kutipan) {
        return Err(Fault::user(
            "/id",
            KodeKesalahan::StatusTidakSesuai,
            format!(
                "Tolok ukur ini dikutip LKjIP {} tahun {} yang sudah disetujui; perbaiki saja bila keliru.",
                kutipan.kecamatan, kutipan.laporan
            ),
        ));
    }
    let mut masukan = Masukan::default();
    let alasan = masukan.teks("/alasan", &input.alasan, URAIAN);
    masukan.selesai()?;
    if !store::delete(&unit.tx, &permit, id, input.version, unit.now).await? {
        return Err(basi(BENDA));
    }
    let mut rincian = rincian(&row);
    rincian.insert("alasan".to_owned(), alasan.into());
    unit.record("tolok_ukur.delete", objek(id), &rincian.into())
        .await?;
    unit.commit(id.0).await?;
    Ok(id)
}

/// The quotation of this benchmark among `kutipan`: same indicator, year and value.
pub(super) fn dikutip<'a>(row: &tolok_ukur::Model, kutipan: &'a [Kutipan]) -> Option<&'a Kutipan> {
    kutipan.iter().find(|kutipan| {
        (kutipan.indikator, kutipan.tahun, kutipan.nilai)
            == (row.indikator_id, row.tahun, row.nilai)
    })
}

/// How a refusal calls it.
const BENDA: &str = "Tolok ukur";

/// The benchmark as it shall be, of `kelompok` where the input names a group.
fn berubah(
    lama: &tolok_ukur::Model,
    input: &UbahInput,
    kelompok: Option<KelompokId>,
    satuan: &str,
) -> Result<tolok_ukur::Model, Fault> {
    let mut masukan = Masukan::default();
    let mut baru = lama.clone();
    if let Some(jenis) = masukan.ubahan("/jenis", &input.jenis) {
        baru.jenis = *jenis;
    }
    match &input.kelompok {
        MaybeUndefined::Undefined => {}
        MaybeUndefined::Null => baru.kelompok_id = None,
        MaybeUndefined::Value(_) => baru.kelompok_id = kelompok,
    }
    if let Some(tahun) = masukan.ubahan("/tahun", &input.tahun) {
        baru.tahun = masukan.tahun("/tahun", *tahun);
    }
    if let Some(nilai) = masukan.ubahan("/nilai", &input.nilai) {
        baru.nilai = masukan.nilai("/nilai", *nilai);
    }
    masukan.ubah_teks("/skala", &input.skala, BARIS, &mut baru.skala);
    masukan.ubah_teks("/nama", &input.nama, BARIS, &mut baru.nama);
    masukan.ubah_teks("/sumber", &input.sumber, URAIAN, &mut baru.sumber);
    match &input.tanggal {
        MaybeUndefined::Undefined => {}
        MaybeUndefined::Null => baru.tanggal = None,
        MaybeUndefined::Value(Hari(tanggal)) => baru.tanggal = Some(tanggal.clone()),
    }
    match &input.catatan {
        MaybeUndefined::Undefined => {}
        MaybeUndefined::Null => baru.catatan = None,
        MaybeUndefined::Value(isi) => {
            baru.catatan = masukan.teks_opsional("/catatan", Some(isi), URAIAN);
        }
    }
    periksa_nilai(&mut masukan, &baru, satuan);
    let tiada = input.kelompok.value().is_some() && kelompok.is_none();
    periksa_kelompok(&mut masukan, &baru, tiada);
    masukan.selesai()?;
    Ok(baru)
}

/// The group with this id that is not deleted.
async fn kelompok_dari(
    unit: &Unit,
    scope: &Scope,
    id: Option<&ID>,
) -> Result<Option<KelompokId>, ApiError> {
    let Some(kunci) = id.and_then(|id| id::key_of(kelompok::service::NOUN, id).ok()) else {
        return Ok(None);
    };
    let id = KelompokId(kunci);
    Ok(kelompok::ada(&unit.tx, scope, id).await?.then_some(id))
}

/// Refuses a group of which there is none (`tiada`), and one beside another scope than that of peers.
fn periksa_kelompok(masukan: &mut Masukan, row: &tolok_ukur::Model, tiada: bool) {
    if tiada {
        masukan.tolak(
            "/kelompok",
            KodeKesalahan::TidakDitemukan,
            "Kelompok dengan kunci ini tidak ada.",
        );
    } else if row.kelompok_id.is_some() && row.jenis != JenisTolokUkur::Peer {
        masukan.tolak(
            "/kelompok",
            KodeKesalahan::TidakSah,
            "Hanya tolok ukur berlingkup PEER yang menyebut kelompok; kosongkan kelompoknya atau ganti lingkupnya.",
        );
    }
}

fn periksa_nilai(masukan: &mut Masukan, row: &tolok_ukur::Model, satuan: &str) {
    if row.nilai < Nilai(0) {
        masukan.tolak(
            "/nilai",
            KodeKesalahan::TidakSah,
            "Nilai tolok ukur tidak boleh negatif.",
        );
    } else if !dalam_skala(&row.skala, satuan, row.nilai.desimal()) {
        masukan.tolak(
            "/nilai",
            KodeKesalahan::TidakSah,
            format!("Nilai ini berada di luar skala {}.", row.skala),
        );
    }
}

fn sudah_ada(error: &DbErr) -> Fault {
    Fault::of_write(
        error,
        Fault::user(
            "/nama",
            KodeKesalahan::SudahAda,
            "Tolok ukur dengan indikator, jenis, tahun dan nama ini sudah ada.",
        ),
    )
}

/// Object name of a benchmark in the audit trail.
fn objek(id: TolokUkurId) -> String {
    format!("tolok_ukur:{}", id.0)
}

fn rincian(row: &tolok_ukur::Model) -> Map<String, Value> {
    audit::rincian([
        ("indikatorId", json!(row.indikator_id)),
        ("jenis", json!(row.jenis)),
        ("kelompokId", json!(row.kelompok_id)),
        ("tahun", json!(row.tahun)),
        ("nilai", json!(row.nilai.desimal().to_string())),
        ("skala", json!(row.skala)),
        ("nama", json!(row.nama)),
        ("sumber", json!(row.sumber)),
        ("tanggal", json!(row.tanggal)),
        ("catatan", json!(row.catatan)),
    ])
}
