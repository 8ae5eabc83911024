//! What one can do with the composites.

use async_graphql::{ID, InputObject};
use entity::id::{KompositId, KompositKomponenId};
use entity::status::JenisKomponen;
use entity::value::Nilai;
use entity::{indikator, komposit, komposit_komponen};
use rust_decimal::Decimal;
use sea_orm::DbErr;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::store;
use crate::access::Scope;
use crate::akip::rules::bobot_lengkap;
use crate::audit::{self, beda};
use crate::error::{ApiError, Fault, KodeKesalahan};
use crate::graphql::context::Call;
use crate::graphql::id;
use crate::graphql::masukan::{BARIS, Masukan, URAIAN};
use crate::graphql::scalar::Desimal;
use crate::graphql::unit::{Begun, Unit};
use crate::indikator as kamus;
use crate::rujukan::kelola::{basi, kelola, periksa_versi};

/// Noun of a composite's global id.
pub const NOUN: &str = "Komposit";

/// Most components a composite may have.
const TERBANYAK: usize = 10;

/// Masukan untuk menambah atau mengubah nilai gabungan.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "KompositSaveInput")]
pub struct SimpanInput {
    /// Nilai gabungan yang diubah; kosong untuk menambah yang baru.
    pub id: Option<ID>,
    /// Versi yang dibaca; kosong untuk yang baru.
    pub version: Option<i64>,
    /// Kode tetap; yang bertahun mulai terbaru berlaku bagi tahun itu dan sesudahnya.
    pub kode: String,
    /// Nama.
    pub nama: String,
    /// Tahun laporan pertama yang dinilai dengannya.
    pub tahun_mulai: i32,
    /// Dokumen yang menetapkan bobotnya.
    pub dasar_hukum: String,
    /// Semua komponennya, satu sampai sepuluh; bobotnya berjumlah 100.
    pub komponen_list: Vec<KomponenInput>,
    /// Kunci idempotensi.
    pub idempotency_key: Option<String>,
}

/// Satu komponen nilai gabungan.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "KomponenKompositInput")]
pub struct KomponenInput {
    /// Apa yang dinilai.
    pub jenis: JenisKomponen,
    /// Kode indikator dalam kamus; wajib bagi CAPAIAN, dan hanya baginya.
    pub indikator: Option<String>,
    /// Bobot dari 100, lebih dari 0.
    pub bobot: Desimal,
    /// Nilai yang dihitung 0.
    pub bawah: Desimal,
    /// Nilai yang dihitung 100; lebih kecil dari `bawah` bila makin kecil makin baik.
    pub atas: Desimal,
}

/// Masukan untuk menghapus nilai gabungan.
#[derive(Clone, Debug, Serialize, InputObject)]
#[graphql(name = "KompositDeleteInput")]
pub struct HapusInput {
    /// Nilai gabungan.
    pub id: ID,
    /// Versi yang dibaca.
    pub version: i64,
    /// Mengapa dihapus; disimpan dalam jejak audit bersama isinya.
    pub alasan: String,
    /// Kunci idempotensi.
    pub idempotency_key: Option<String>,
}

/// How a refusal calls it.
const BENDA: &str = "Nilai gabungan";

/// Adds a composite, or changes one; rankings by it follow.
///
/// # Errors
/// User errors: parts missing, an indicator unknown, weights that do not make 100, bounds that are the same,
/// code and year in use, version missing or stale.
pub async fn simpan(call: &Call, input: &SimpanInput) -> Result<KompositId, Fault> {
    let permit = kelola(call.actor()?)?;
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin(call, "kompositSave", input, key).await? {
        Begun::Again(id) => return Ok(KompositId(id)),
        Begun::New(unit) => unit,
    };
    let scope = Scope::of(&unit.actor);
    let lama = match &input.id {
        None => None,
        Some(id) => {
            let id = KompositId(id::key_of(NOUN, id)?);
            let row = hidup(store::by_id(&unit.tx, &scope, id).await?)?;
            periksa_versi(BENDA, row.version, input.version)?;
            Some(row)
        }
    };
    let semua = kamus::semua(&unit.tx, &scope).await?;
    let mut masukan = Masukan::default();
    let row = komposit::Model {
        id: lama.as_ref().map_or(KompositId(0), |row| row.id),
        kabupaten_id: unit.actor.kabupaten,
        kode: masukan.teks("/kode", &input.kode, BARIS),
        nama: masukan.teks("/nama", &input.nama, BARIS),
        tahun_mulai: masukan.tahun("/tahunMulai", input.tahun_mulai),
        dasar_hukum: masukan.teks("/dasarHukum", &input.dasar_hukum, URAIAN),
        dihapus_pada: None,
        version: lama.as_ref().map_or(1, |row| row.version),
        sejak: unit.now,
    };
    let komponen = komponen(&mut masukan, &input.komponen_list, &semua);
    masukan.selesai()?;
    let baru = rincian(&row, &komponen, &semua);
    let (id, kejadian, isi) = match lama {
        None => {
            let id = store::insert(&unit.tx, &permit, row)
                .await
                .map_err(|error| sudah_ada(&error))?;
            (id, "komposit.create", Value::from(baru))
        }
        Some(lama) => {
            let dahulu = store::komponen_of(&unit.tx, std::slice::from_ref(&lama), None).await?;
            let isi = beda(&rincian(&lama, &dahulu, &semua), &baru);
            if !store::update(&unit.tx, &permit, row, unit.now)
                .await
                .map_err(|error| sudah_ada(&error))?
            {
                return Err(basi(BENDA));
            }
            (lama.id, "komposit.update", isi)
        }
    };
    store::ganti_komponen(&unit.tx, &permit, id, komponen, unit.now).await?;
    unit.record(kejadian, objek(id), &isi).await?;
    unit.commit(id.0).await?;
    Ok(id)
}

/// Deletes a composite. It can still be asked for as of a moment at which it was there.
///
/// # Errors
/// User errors: no reason given, stale version.
pub async fn hapus(call: &Call, input: &HapusInput) -> Result<KompositId, Fault> {
    let permit = kelola(call.actor()?)?;
    let key = input.idempotency_key.as_deref();
    let unit = match Unit::begin(call, "kompositDelete", input, key).await? {
        Begun::Again(id) => return Ok(KompositId(id)),
        Begun::New(unit) => unit,
    };
    let scope = Scope::of(&unit.actor);
    let id = KompositId(id::key_of(NOUN, &input.id)?);
    let row = hidup(store::by_id(&unit.tx, &scope, id).await?)?;
    let mut masukan = Masukan::default();
    let alasan = masukan.teks("/alasan", &input.alasan, URAIAN);
    masukan.selesai()?;
    let semua = kamus::semua(&unit.tx, &scope).await?;
    let dahulu = store::komponen_of(&unit.tx, std::slice::from_ref(&row), None).await?;
    let mut rincian = rincian(&row, &dahulu, &semua);
    rincian.insert("alasan".to_owned(), alasan.into());
    let row = komposit::Model {
        dihapus_pada: Some(unit.now),
        version: input.version,
        ..row
    };
    if !store::update(&unit.tx, &permit, row, unit.now).await? {
        return Err(basi(BENDA));
    }
    store::ganti_komponen(&unit.tx, &permit, id, Vec::new(), unit.now).await?;
    unit.record("komposit.delete", objek(id), &rincian.into())
        .await?;
    unit.commit(id.0).await?;
    Ok(id)
}

/// A deleted composite cannot be kept any more.
fn hidup(row: Option<komposit::Model>) -> Result<komposit::Model, ApiError> {
    row.filter(|row| row.dihapus_pada.is_none())
        .ok_or(ApiError::NotFound)
}

/// The components as they shall be.
fn komponen(
    masukan: &mut Masukan,
    daftar: &[KomponenInput],
    semua: &[indikator::Model],
) -> Vec<komposit_komponen::Model> {
    let mut komponen: Vec<komposit_komponen::Model> = Vec::new();
    for (urutan, input) in (0..).zip(daftar) {
        let path = |bagian: &str| format!("/komponenList/{urutan}/{bagian}");
        let indikator_id = match (input.jenis, &input.indikator) {
            (JenisKomponen::Capaian, Some(kode)) => {
                let row = semua.iter().find(|row| row.kode == *kode);
                if row.is_none() {
                    masukan.tolak(
                        &path("indikator"),
                        KodeKesalahan::TidakDitemukan,
                        "Indikator dengan kode ini tidak ada dalam kamus.",
                    );
                }
                row.map(|row| row.id)
            }
            (JenisKomponen::Capaian, None) => {
                masukan.tolak(
                    &path("indikator"),
                    KodeKesalahan::WajibDiisi,
                    "Komponen CAPAIAN memerlukan kode indikator.",
                );
                None
            }
            (JenisKomponen::Skm | JenisKomponen::Serapan | JenisKomponen::Akip, isi) => {
                if isi.is_some() {
                    masukan.tolak(
                        &path("indikator"),
                        KodeKesalahan::TidakSah,
                        "Hanya komponen CAPAIAN yang memakai indikator.",
                    );
                }
                None
            }
        };
        let row = komposit_komponen::Model {
            id: KompositKomponenId(0),
            komposit_id: KompositId(0),
            urutan,
            jenis: input.jenis,
            indikator_id,
            bobot: masukan.nilai(&path("bobot"), input.bobot),
            bawah: masukan.nilai(&path("bawah"), input.bawah),
            atas: masukan.nilai(&path("atas"), input.atas),
            sejak: entity::value::Waktu(0),
            sampai: None,
        };
        if row.bobot <= Nilai(0) {
            masukan.tolak(
                &path("bobot"),
                KodeKesalahan::TidakSah,
                "Bobot harus lebih dari 0.",
            );
        }
        if row.bawah == row.atas {
            masukan.tolak(
                &path("atas"),
                KodeKesalahan::TidakSah,
                "Nilai yang dihitung 100 harus berbeda dari nilai yang dihitung 0.",
            );
        }
        let dikenal = row.jenis != JenisKomponen::Capaian || row.indikator_id.is_some();
        let kembar = |lain: &komposit_komponen::Model| {
            (lain.jenis, lain.indikator_id) == (row.jenis, row.indikator_id)
        };
        if dikenal && komponen.iter().any(kembar) {
            masukan.tolak(
                &path("jenis"),
                KodeKesalahan::SudahAda,
                "Komponen ini sudah disebut di atas.",
            );
        }
        komponen.push(row);
    }
    let bobot: Vec<Decimal> = komponen.iter().map(|row| row.bobot.desimal()).collect();
    if komponen.len() > TERBANYAK {
        masukan.tolak(
            "/komponenList",
            KodeKesalahan::TidakSah,
            format!("Nilai gabungan memiliki paling banyak {TERBANYAK} komponen."),
        );
    } else if !bobot_lengkap(&bobot) {
        masukan.tolak(
            "/komponenList",
            KodeKesalahan::TidakSah,
            "Bobot semua komponen harus berjumlah 100.",
        );
    }
    komponen
}

fn sudah_ada(error: &DbErr) -> Fault {
    Fault::of_write(
        error,
        Fault::user(
            "/kode",
            KodeKesalahan::SudahAda,
            "Nilai gabungan dengan kode dan tahun mulai ini sudah ada.",
        ),
    )
}

/// Object name of a composite in the audit trail.
fn objek(id: KompositId) -> String {
    format!("komposit:{}", id.0)
}

fn rincian(
    row: &komposit::Model,
    komponen: &[komposit_komponen::Model],
    semua: &[indikator::Model],
) -> Map<String, Value> {
    let komponen: Vec<Value> = komponen
        .iter()
        .map(|satu| {
            let indikator = semua.iter().find(|row| Some(row.id) == satu.indikator_id);
            json!({
                "jenis": satu.jenis,
                "indikator": indikator.map(|row| &row.kode),
                "bobot": satu.bobot.desimal().to_string(),
                "bawah": satu.bawah.desimal().to_string(),
                "atas": satu.atas.desimal().to_string(),
            })
        })
        .collect();
    audit::rincian([
        ("kode", json!(row.kode)),
        ("nama", json!(row.nama)),
        ("tahunMulai", json!(row.tahun_mulai)),
        ("dasarHukum", json!(row.dasar_hukum)),
        ("komponenList", json!(komponen)),
    ])
}
