//! What one can do with the dictionary.

use async_graphql::{ID, InputObject, MaybeUndefined};
use entity::id::{IndikatorId, SkalaId};
use entity::indikator;
use entity::status::{Akumulasi, Polaritas, RumusCapaian};
use sea_orm::DbErr;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::rules::berlaku;
use super::rules::capaian::polaritas;
use super::rules::triwulan::dapat_diakumulasi;
use super::store;
use crate::access::Scope;
use crate::audit::{self, beda};
use crate::clock::tahun_wib;
use crate::error::{ApiError, Fault, KodeKesalahan};
use crate::graphql::context::Call;
use crate::graphql::id;
use crate::graphql::masukan::{BARIS, Masukan, URAIAN};
use crate::graphql::unit::{Begun, Unit};
use crate::rujukan::kelola::{basi, kelola};
use crate::skala;

/// Noun of an indicator's global id.
pub const NOUN: &str = "Indikator";

/// Masukan untuk menambah indikator ke kamus.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "IndikatorCreateInput")]
pub struct BuatInput {
    /// Kode tetap: 2 sampai 40 huruf besar, angka, atau garis bawah, diawali huruf; unik.
    pub kode: String,
    /// Nama indikator.
    pub nama: String,
    /// Satuan, mis. `Skor` atau `%`.
    pub satuan: String,
    /// Makin tinggi makin baik, atau sebaliknya.
    pub polaritas: Polaritas,
    /// Rumus capaian; harus sejalan dengan polaritas.
    pub rumus: RumusCapaian,
    /// Kode skala predikat; wajib bila rumusnya `PREDIKAT`, kosong bila bukan.
    pub skala: Option<String>,
    /// Cara angka triwulan diakumulasikan; bawaan NILAI_AKHIR. Predikat tidak dapat dijumlahkan.
    pub akumulasi: Option<Akumulasi>,
    /// Definisi operasional.
    pub definisi: String,
    /// Cara menghitung.
    pub formulasi: String,
    /// Sumber data.
    pub sumber_data: String,
    /// Dokumen yang menetapkannya.
    pub dasar: String,
    /// Kunci idempotensi: pengulangan dengan kunci yang sama tidak membuat indikator kedua.
    pub idempotency_key: Option<String>,
}

/// Masukan untuk mengubah indikator mulai satu tahun anggaran, atau membetulkan salah satu ketentuannya. Bagian
/// yang tidak dikirim tetap seperti semula; laporan yang sudah ada menyimpan rumusnya sendiri dan tidak ikut berubah.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "IndikatorUpdateInput")]
pub struct UbahInput {
    /// Indikator.
    pub id: ID,
    /// Versi indikator yang dibaca.
    pub version: i64,
    /// Tahun anggaran pertama yang memakainya; laporan tahun-tahun sebelumnya tetap dibandingkan dengan ketentuan
    /// yang berlaku bagi tahunnya. Tahun mulai sebuah ketentuan yang sudah ada (`ketentuanList`; 0 bila sejak
    /// semula) membetulkan ketentuan itu; tahun lain memulai ketentuan baru, yang selebihnya meneruskan ketentuan
    /// tahun itu. Bila tidak dikirim: yang masih mengukur hal yang sama (satuan, polaritas, rumus dan skala tetap,
    /// definisi dan formulasi sebagian besar sama katanya) membetulkan ketentuan terakhir, dan ukuran lain berlaku
    /// mulai tahun berjalan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub berlaku_mulai: Option<i32>,
    /// Nama indikator.
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub nama: MaybeUndefined<String>,
    /// Satuan.
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub satuan: MaybeUndefined<String>,
    /// Makin tinggi makin baik, atau sebaliknya.
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub polaritas: MaybeUndefined<Polaritas>,
    /// Rumus capaian; harus sejalan dengan polaritas.
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub rumus: MaybeUndefined<RumusCapaian>,
    /// Kode skala predikat, atau null untuk melepasnya.
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub skala: MaybeUndefined<String>,
    /// Cara angka triwulan diakumulasikan; predikat tidak dapat dijumlahkan.
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub akumulasi: MaybeUndefined<Akumulasi>,
    /// Definisi operasional.
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub definisi: MaybeUndefined<String>,
    /// Cara menghitung.
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub formulasi: MaybeUndefined<String>,
    /// Sumber data.
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub sumber_data: MaybeUndefined<String>,
    /// Dokumen yang menetapkannya.
    #[serde(skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub dasar: MaybeUndefined<String>,
    /// Kunci idempotensi.
    pub idempotency_key: Option<String>,
}

/// Adds an indicator.
///
/// # Errors
/// User errors: code taken or malformed, parts missing, formula against polarity, scale missing,
/// unknown or without scores.
pub async fn buat(call: &Call, input: &BuatInput) -> Result<IndikatorId, Fault> {
    let permit = kelola(call.actor()?)?;
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin(call, "indikatorCreate", input, key).await? {
        Begun::Again(id) => return Ok(IndikatorId(id)),
        Begun::New(unit) => unit,
    };
    let mut masukan = Masukan::default();
    if !kode_sah(&input.kode) {
        masukan.tolak(
            "/kode",
            KodeKesalahan::TidakSah,
            "Kode terdiri atas 2 sampai 40 huruf besar, angka, atau garis bawah, dan diawali huruf.",
        );
    }
    let skala_id = cari_skala(&unit, &mut masukan, input.skala.as_deref()).await?;
    let row = indikator::Model {
        id: IndikatorId(0),
        kode: input.kode.clone(),
        nama: masukan.teks("/nama", &input.nama, BARIS),
        satuan: masukan.teks("/satuan", &input.satuan, BARIS),
        polaritas: input.polaritas,
        rumus: input.rumus,
        akumulasi: input.akumulasi.unwrap_or(Akumulasi::NilaiAkhir),
        skala_id,
        definisi: masukan.teks("/definisi", &input.definisi, URAIAN),
        formulasi: masukan.teks("/formulasi", &input.formulasi, URAIAN),
        sumber_data: masukan.teks("/sumberData", &input.sumber_data, URAIAN),
        dasar: masukan.teks("/dasar", &input.dasar, URAIAN),
        berlaku_mulai: 0,
        version: 1,
        sejak: unit.now,
    };
    sejalan(&mut masukan, &row, input.skala.is_some());
    masukan.selesai()?;
    let rincian = rincian(&row);
    let id = store::insert(&unit.tx, &permit, row)
        .await
        .map_err(|error| sudah_ada(&error))?;
    unit.record("indikator.create", objek(id), &rincian.into())
        .await?;
    unit.commit(id.0).await?;
    Ok(id)
}

/// Changes an indicator, from a fiscal year on or one of its entries; the reports that exist keep the formula frozen
/// with them.
///
/// # Errors
/// User errors: stale version, a year that is none, and those of [`buat`].
pub async fn ubah(call: &Call, input: &UbahInput) -> Result<IndikatorId, Fault> {
    let permit = kelola(call.actor()?)?;
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin(call, "indikatorUpdate", input, key).await? {
        Begun::Again(id) => return Ok(IndikatorId(id)),
        Begun::New(unit) => unit,
    };
    let id = IndikatorId(id::key_of(NOUN, &input.id)?);
    let entri = store::find(&unit.tx, &permit, id).await?;
    let kini = entri.first().ok_or(ApiError::NotFound)?;
    if kini.version != input.version {
        return Err(basi("Indikator"));
    }
    let diminta = input
        .berlaku_mulai
        .and_then(|tahun| berlaku::berlaku(&entri, id, tahun));
    let lama = diminta.map_or(kini, |ini| &entri[ini]);
    let mut baru = berubah(&unit, lama, input).await?;
    baru.berlaku_mulai = input
        .berlaku_mulai
        .unwrap_or_else(|| berlaku::mulai_bawaan(lama, &baru, tahun_wib(unit.now)));
    let mut beda = beda(&rincian(lama), &rincian(&baru));
    // Which entry it is, also where its year stays.
    beda["berlakuMulai"] = json!([lama.berlaku_mulai, baru.berlaku_mulai]);
    if !store::update(&unit.tx, &permit, (kini.clone(), baru), unit.now).await? {
        return Err(basi("Indikator"));
    }
    unit.record("indikator.update", objek(id), &beda).await?;
    unit.commit(id.0).await?;
    Ok(id)
}

/// The indicator as it shall be.
async fn berubah(
    unit: &Unit,
    lama: &indikator::Model,
    input: &UbahInput,
) -> Result<indikator::Model, Fault> {
    let mut masukan = Masukan::default();
    let mut baru = lama.clone();
    if let Some(tahun) = input.berlaku_mulai.filter(|&tahun| tahun != 0) {
        masukan.tahun("/berlakuMulai", tahun);
    }
    masukan.ubah_teks("/nama", &input.nama, BARIS, &mut baru.nama);
    masukan.ubah_teks("/satuan", &input.satuan, BARIS, &mut baru.satuan);
    masukan.ubah_teks("/definisi", &input.definisi, URAIAN, &mut baru.definisi);
    masukan.ubah_teks("/formulasi", &input.formulasi, URAIAN, &mut baru.formulasi);
    masukan.ubah_teks(
        "/sumberData",
        &input.sumber_data,
        URAIAN,
        &mut baru.sumber_data,
    );
    masukan.ubah_teks("/dasar", &input.dasar, URAIAN, &mut baru.dasar);
    if let Some(polaritas) = masukan.ubahan("/polaritas", &input.polaritas) {
        baru.polaritas = *polaritas;
    }
    if let Some(rumus) = masukan.ubahan("/rumus", &input.rumus) {
        baru.rumus = *rumus;
    }
    if let Some(akumulasi) = masukan.ubahan("/akumulasi", &input.akumulasi) {
        baru.akumulasi = *akumulasi;
    }
    match &input.skala {
        MaybeUndefined::Undefined => {}
        MaybeUndefined::Null => baru.skala_id = None,
        MaybeUndefined::Value(kode) => {
            baru.skala_id = cari_skala(unit, &mut masukan, Some(kode)).await?;
        }
    }
    sejalan(
        &mut masukan,
        &baru,
        baru.skala_id.is_some() || input.skala.is_value(),
    );
    masukan.selesai()?;
    Ok(baru)
}

fn kode_sah(kode: &str) -> bool {
    (2..=40).contains(&kode.len())
        && kode.starts_with(|first: char| first.is_ascii_uppercase())
        && kode
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
}

/// The scale with this code, each of whose bands has a score.
async fn cari_skala(
    unit: &Unit,
    masukan: &mut Masukan,
    kode: Option<&str>,
) -> Result<Option<SkalaId>, ApiError> {
    let Some(kode) = kode else {
        return Ok(None);
    };
    let scope = Scope::of(&unit.actor);
    let Some(skala) = skala::by_kode(&unit.tx, &scope, kode).await? else {
        masukan.tolak(
            "/skala",
            KodeKesalahan::TidakDitemukan,
            "Skala dengan kode ini tidak ada.",
        );
        return Ok(None);
    };
    let pita = skala::pita_of(&unit.tx, &scope, [skala.id]).await?;
    if pita.is_empty() || pita.iter().any(|pita| pita.skor.is_none()) {
        masukan.tolak(
            "/skala",
            KodeKesalahan::TidakSah,
            "Skala ini tidak memiliki skor predikat.",
        );
    }
    Ok(Some(skala.id))
}

/// Formula, polarity and scale have to agree; `berskala` tells whether a scale is named at all.
fn sejalan(masukan: &mut Masukan, row: &indikator::Model, berskala: bool) {
    if row.polaritas != polaritas(row.rumus) {
        masukan.tolak(
            "/rumus",
            KodeKesalahan::TidakSah,
            "Rumus tidak sejalan dengan polaritas indikator.",
        );
    }
    if !dapat_diakumulasi(row.akumulasi, row.rumus) {
        masukan.tolak(
            "/akumulasi",
            KodeKesalahan::TidakSah,
            "Predikat tidak dapat dijumlahkan.",
        );
    }
    let perlu = row.rumus == RumusCapaian::Predikat;
    if perlu && !berskala {
        masukan.tolak(
            "/skala",
            KodeKesalahan::WajibDiisi,
            "Rumus PREDIKAT memerlukan skala predikat.",
        );
    } else if !perlu && berskala {
        masukan.tolak(
            "/skala",
            KodeKesalahan::TidakSah,
            "Hanya rumus PREDIKAT yang memakai skala; kosongkan skala.",
        );
    }
}

fn sudah_ada(error: &DbErr) -> Fault {
    Fault::of_write(
        error,
        Fault::user(
            "/kode",
            KodeKesalahan::SudahAda,
            "Indikator dengan kode ini sudah ada.",
        ),
    )
}

/// Object name of an indicator in the audit trail.
fn objek(id: IndikatorId) -> String {
    format!("indikator:{}", id.0)
}

fn rincian(row: &indikator::Model) -> Map<String, Value> {
    audit::rincian([
        ("kode", json!(row.kode)),
        ("nama", json!(row.nama)),
        ("satuan", json!(row.satuan)),
        ("polaritas", json!(row.polaritas)),
        ("rumus", json!(row.rumus)),
        ("akumulasi", json!(row.akumulasi)),
        ("skalaId", json!(row.skala_id)),
        ("definisi", json!(row.definisi)),
        ("formulasi", json!(row.formulasi)),
        ("sumberData", json!(row.sumber_data)),
        ("dasar", json!(row.dasar)),
    ])
}
