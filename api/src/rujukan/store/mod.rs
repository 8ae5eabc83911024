//! SQL of the loading: one statement a table, which passes over the rows that are there.

pub mod riwayat;

use std::collections::{HashMap, HashSet};

use entity::{
    desa, indikator, kabupaten, kecamatan, nomenklatur, parameter_reviu, pengaturan, periode,
    skala, skala_komponen, skala_pita, tenggat,
};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
};

use super::berkas::{Milik, TolokUkur};
use crate::error::ApiError;

/// Name of the setting that holds the fingerprint of the last load.
const SIDIK: &str = "rujukan.sidik";
/// Prefix of the settings that remember which benchmarks were once loaded.
const PERNAH: &str = "rujukan.tolok_ukur:";

/// The fingerprint of the last load.
pub(super) async fn sidik<C: ConnectionTrait>(connection: &C) -> Result<Option<String>, ApiError> {
    Ok(pengaturan::Entity::find_by_id(SIDIK)
        .one(connection)
        .await?
        .map(|row| row.nilai))
}

/// Remembers the fingerprint of this load.
pub(super) async fn catat_sidik<C: ConnectionTrait>(
    connection: &C,
    sidik: &str,
) -> Result<(), ApiError> {
    pengaturan::Entity::insert(pengaturan::ActiveModel {
        kunci: Set(SIDIK.to_owned()),
        nilai: Set(sidik.to_owned()),
    })
    .on_conflict(
        OnConflict::column(pengaturan::Column::Kunci)
            .update_column(pengaturan::Column::Nilai)
            .to_owned(),
    )
    .exec_without_returning(connection)
    .await?;
    Ok(())
}

/// Inserts the rows whose natural key is not there yet. Another process may be doing the same.
async fn tambah<A, C>(connection: &C, rows: Vec<A>) -> Result<(), ApiError>
where
    A: ActiveModelTrait,
    C: ConnectionTrait,
{
    A::Entity::insert_many(rows)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .try_insert()
        .exec_without_returning(connection)
        .await?;
    Ok(())
}

/// The id behind a code that the files have been checked for.
fn milik<I: Copy>(ids: &HashMap<String, I>, kode: &str) -> Result<I, ApiError> {
    ids.get(kode)
        .copied()
        .ok_or_else(|| ApiError::Internal(format!("rujukan {kode} tidak ada di basis data")))
}

macro_rules! ids {
    ($entity:ident, $connection:expr) => {
        $entity::Entity::find()
            .all($connection)
            .await?
            .into_iter()
            .map(|row| (row.kode, row.id))
            .collect::<HashMap<_, _>>()
    };
}

/// Kabupaten, kecamatan and desa.
pub(super) async fn wilayah<C: ConnectionTrait>(
    connection: &C,
    kabupaten: Vec<kabupaten::ActiveModel>,
    mut kecamatan: Vec<Milik<kecamatan::ActiveModel>>,
    mut desa: Vec<Milik<desa::ActiveModel>>,
) -> Result<(), ApiError> {
    tambah(connection, kabupaten).await?;
    let ids = ids!(kabupaten, connection);
    for (induk, row) in &mut kecamatan {
        row.kabupaten_id = Set(milik(&ids, induk)?);
    }
    tambah(connection, tanpa_kode(kecamatan)).await?;
    let ids = ids!(kecamatan, connection);
    for (induk, row) in &mut desa {
        row.kecamatan_id = Set(milik(&ids, induk)?);
    }
    tambah(connection, tanpa_kode(desa)).await
}

/// Codes of programmes, kegiatan and sub-kegiatan.
pub(super) async fn nomenklatur<C: ConnectionTrait>(
    connection: &C,
    rows: Vec<nomenklatur::ActiveModel>,
) -> Result<(), ApiError> {
    tambah(connection, rows).await
}

/// Scales, their bands, and what is weighed with them.
pub(super) async fn skala<C: ConnectionTrait>(
    connection: &C,
    skala: Vec<skala::ActiveModel>,
    mut pita: Vec<Milik<skala_pita::ActiveModel>>,
    mut komponen: Vec<Milik<skala_komponen::ActiveModel>>,
) -> Result<(), ApiError> {
    tambah(connection, skala).await?;
    let ids = ids!(skala, connection);
    for (induk, row) in &mut pita {
        row.skala_id = Set(milik(&ids, induk)?);
    }
    for (induk, row) in &mut komponen {
        row.skala_id = Set(milik(&ids, induk)?);
    }
    tambah(connection, tanpa_kode(pita)).await?;
    tambah(connection, tanpa_kode(komponen)).await
}

/// The dictionary of indicators.
pub(super) async fn indikator<C: ConnectionTrait>(
    connection: &C,
    rows: Vec<(Option<String>, indikator::ActiveModel)>,
) -> Result<(), ApiError> {
    let ids = ids!(skala, connection);
    let rows = rows
        .into_iter()
        .map(|(skala, mut row)| {
            let skala = skala.map(|kode| milik(&ids, &kode)).transpose()?;
            row.skala_id = Set(skala);
            Ok(row)
        })
        .collect::<Result<_, ApiError>>()?;
    tambah(connection, rows).await
}

/// Benchmarks. An analyst may rename or delete one, so that its absence does not mean that it is
/// missing: each is loaded once only.
pub(super) async fn tolok_ukur<C: ConnectionTrait>(
    connection: &C,
    rows: Vec<TolokUkur>,
) -> Result<(), ApiError> {
    let pernah: HashSet<String> = pengaturan::Entity::find()
        .filter(pengaturan::Column::Kunci.starts_with(PERNAH))
        .all(connection)
        .await?
        .into_iter()
        .map(|row| row.kunci)
        .collect();
    let kabupaten = ids!(kabupaten, connection);
    let indikator = ids!(indikator, connection);
    let mut baru = Vec::new();
    let mut catatan = Vec::new();
    for mut tolok in rows {
        let kunci = format!("{PERNAH}{}", tolok.kunci);
        if pernah.contains(&kunci) {
            continue;
        }
        tolok.row.kabupaten_id = Set(milik(&kabupaten, &tolok.kabupaten)?);
        tolok.row.indikator_id = Set(milik(&indikator, &tolok.indikator)?);
        baru.push(tolok.row);
        catatan.push(pengaturan::ActiveModel {
            kunci: Set(kunci),
            nilai: Set("dimuat".to_owned()),
        });
    }
    tambah(connection, baru).await?;
    tambah(connection, catatan).await
}

/// Plan periods and deadlines.
pub(super) async fn waktu<C: ConnectionTrait>(
    connection: &C,
    mut periode: Vec<Milik<periode::ActiveModel>>,
    mut tenggat: Vec<Milik<tenggat::ActiveModel>>,
) -> Result<(), ApiError> {
    let ids = ids!(kabupaten, connection);
    for (induk, row) in &mut periode {
        row.kabupaten_id = Set(milik(&ids, induk)?);
    }
    for (induk, row) in &mut tenggat {
        row.kabupaten_id = Set(milik(&ids, induk)?);
    }
    tambah(connection, tanpa_kode(periode)).await?;
    tambah(connection, tanpa_kode(tenggat)).await
}

/// The first value of each parameter of the reviu; what the kabupaten has set since stands behind it.
pub(super) async fn parameter_reviu<C: ConnectionTrait>(
    connection: &C,
    mut rows: Vec<Milik<parameter_reviu::ActiveModel>>,
) -> Result<(), ApiError> {
    let ids = ids!(kabupaten, connection);
    for (induk, row) in &mut rows {
        row.kabupaten_id = Set(milik(&ids, induk)?);
    }
    tambah(connection, tanpa_kode(rows)).await
}

fn tanpa_kode<T>(rows: Vec<Milik<T>>) -> Vec<T> {
    rows.into_iter().map(|(_, row)| row).collect()
}
