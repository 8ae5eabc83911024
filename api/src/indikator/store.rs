//! SQL of the dictionary. It is the same for every kabupaten; the scope proves that the caller is
//! signed in.

use std::cmp::Ordering;

use entity::id::IndikatorId;
use entity::value::Waktu;
use entity::{indikator, indikator_lampau};
use sea_orm::ActiveValue::{NotSet, Set, Unchanged};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};

use super::rules::berlaku;
use crate::access::{Permit, Scope};
use crate::db::any_of;
use crate::error::ApiError;
use crate::rujukan::riwayat;

/// Every entry of the dictionary, now or at `per`, by code and from the latest.
///
/// # Errors
/// When the database refuses.
pub async fn entri<C: ConnectionTrait>(
    connection: &C,
    _scope: &Scope,
    per: Option<Waktu>,
) -> Result<Vec<indikator::Model>, ApiError> {
    baca(connection, per).await
}

/// The whole dictionary as it holds for `tahun`, by code, to write a report with.
///
/// # Errors
/// When the database refuses.
pub async fn menurut_tahun<C: ConnectionTrait>(
    connection: &C,
    _permit: &Permit<'_>,
    tahun: i32,
) -> Result<Vec<indikator::Model>, ApiError> {
    let semua = baca(connection, None).await?;
    Ok(berlaku::menurut_tahun(&semua, tahun))
}

async fn baca<C: ConnectionTrait>(
    connection: &C,
    per: Option<Waktu>,
) -> Result<Vec<indikator::Model>, ApiError> {
    let mut rows = riwayat::per(connection, indikator::Entity::find(), per).await?;
    // Where all hold from always there are no earlier ones.
    if rows.iter().any(|row| row.berlaku_mulai > 0) {
        let lampau = riwayat::per(connection, indikator_lampau::Entity::find(), per).await?;
        let lampau: Vec<_> = lampau
            .into_iter()
            .filter_map(|lampau| {
                let kini = rows.iter().find(|row| row.id == lampau.indikator_id)?;
                Some(entri_lampau(kini, lampau))
            })
            .collect();
        rows.extend(lampau);
    }
    rows.sort_by(|a, b| (&a.kode, b.berlaku_mulai).cmp(&(&b.kode, a.berlaku_mulai)));
    Ok(rows)
}

/// An earlier entry of the indicator whose latest one is `kini`.
fn entri_lampau(kini: &indikator::Model, lampau: indikator_lampau::Model) -> indikator::Model {
    indikator::Model {
        id: kini.id,
        kode: kini.kode.clone(),
        nama: lampau.nama,
        satuan: lampau.satuan,
        polaritas: lampau.polaritas,
        rumus: lampau.rumus,
        akumulasi: lampau.akumulasi,
        skala_id: lampau.skala_id,
        definisi: lampau.definisi,
        formulasi: lampau.formulasi,
        sumber_data: lampau.sumber_data,
        dasar: lampau.dasar,
        berlaku_mulai: lampau.berlaku_mulai,
        version: kini.version,
        sejak: lampau.sejak,
    }
}

/// The latest entry of every indicator, by code.
///
/// # Errors
/// When the database refuses.
pub async fn semua<C: ConnectionTrait>(
    connection: &C,
    _scope: &Scope,
) -> Result<Vec<indikator::Model>, ApiError> {
    Ok(indikator::Entity::find()
        .order_by_asc(indikator::Column::Kode)
        .all(connection)
        .await?)
}

/// The indicator with this code.
///
/// # Errors
/// When the database refuses.
pub async fn by_kode<C: ConnectionTrait>(
    connection: &C,
    _scope: &Scope,
    kode: &str,
) -> Result<Option<indikator::Model>, ApiError> {
    Ok(indikator::Entity::find()
        .filter(indikator::Column::Kode.eq(kode))
        .one(connection)
        .await?)
}

/// The indicators with these ids, by code.
///
/// # Errors
/// When the database refuses.
pub async fn by_ids<C: ConnectionTrait>(
    connection: &C,
    _scope: &Scope,
    ids: impl IntoIterator<Item = IndikatorId>,
) -> Result<Vec<indikator::Model>, ApiError> {
    Ok(indikator::Entity::find()
        .filter(any_of(
            connection,
            (indikator::Entity, indikator::Column::Id),
            ids.into_iter().map(|id| id.0),
        ))
        .order_by_asc(indikator::Column::Kode)
        .all(connection)
        .await?)
}

/// The entries of the indicator to be changed, the latest first; none when there is no such indicator.
pub(super) async fn find<C: ConnectionTrait>(
    connection: &C,
    _permit: &Permit<'_>,
    id: IndikatorId,
) -> Result<Vec<indikator::Model>, ApiError> {
    let Some(kini) = indikator::Entity::find_by_id(id).one(connection).await? else {
        return Ok(Vec::new());
    };
    let lampau = indikator_lampau::Entity::find()
        .filter(indikator_lampau::Column::IndikatorId.eq(id))
        .order_by_desc(indikator_lampau::Column::BerlakuMulai)
        .all(connection)
        .await?;
    let mut semua = vec![kini.clone()];
    semua.extend(lampau.into_iter().map(|satu| entri_lampau(&kini, satu)));
    Ok(semua)
}

/// Adds `row`, whose own id and version do not count.
pub(super) async fn insert<C: ConnectionTrait>(
    connection: &C,
    _permit: &Permit<'_>,
    row: indikator::Model,
) -> Result<IndikatorId, DbErr> {
    let done = indikator::Entity::insert(indikator::ActiveModel {
        kode: Set(row.kode.clone()),
        version: Set(1),
        sejak: Set(row.sejak),
        ..isi(row)
    })
    .exec(connection)
    .await?;
    Ok(done.last_insert_id)
}

/// Writes `baru` as the entry of its year, beside `kini`, the latest one so far; what is written over goes into the
/// history. False when the indicator has no longer the version of `kini`.
pub(super) async fn update<C: ConnectionTrait>(
    connection: &C,
    _permit: &Permit<'_>,
    (kini, baru): (indikator::Model, indikator::Model),
    now: Waktu,
) -> Result<bool, ApiError> {
    let (id, version) = (kini.id, kini.version);
    let (terakhir, lampau) = match baru.berlaku_mulai.cmp(&kini.berlaku_mulai) {
        Ordering::Less => (kini, Some(baru)),
        Ordering::Equal => (baru, None),
        Ordering::Greater => (baru, Some(kini)),
    };
    riwayat::simpan::<indikator::Entity, _>(connection, (id.0, version), now).await?;
    let done = indikator::Entity::update_many()
        .set(indikator::ActiveModel {
            id: Unchanged(id),
            version: Set(version + 1),
            sejak: Set(now),
            ..isi(terakhir)
        })
        .filter(indikator::Column::Id.eq(id))
        .filter(indikator::Column::Version.eq(version))
        .exec(connection)
        .await?;
    let berubah = done.rows_affected == 1;
    if let Some(lampau) = lampau.filter(|_| berubah) {
        simpan_lampau(connection, lampau, now).await?;
    }
    Ok(berubah)
}

/// Keeps `row` as the entry of its year, which is not the latest.
async fn simpan_lampau<C: ConnectionTrait>(
    connection: &C,
    row: indikator::Model,
    now: Waktu,
) -> Result<(), ApiError> {
    let lama = indikator_lampau::Entity::find()
        .filter(indikator_lampau::Column::IndikatorId.eq(row.id))
        .filter(indikator_lampau::Column::BerlakuMulai.eq(row.berlaku_mulai))
        .one(connection)
        .await?;
    let isi = indikator_lampau::ActiveModel {
        id: lama.as_ref().map_or(NotSet, |lama| Unchanged(lama.id)),
        indikator_id: Set(row.id),
        berlaku_mulai: Set(row.berlaku_mulai),
        nama: Set(row.nama),
        satuan: Set(row.satuan),
        polaritas: Set(row.polaritas),
        rumus: Set(row.rumus),
        akumulasi: Set(row.akumulasi),
        skala_id: Set(row.skala_id),
        definisi: Set(row.definisi),
        formulasi: Set(row.formulasi),
        sumber_data: Set(row.sumber_data),
        dasar: Set(row.dasar),
        version: Set(lama.as_ref().map_or(1, |lama| lama.version + 1)),
        sejak: Set(now),
    };
    match lama {
        None => {
            indikator_lampau::Entity::insert(isi)
                .exec(connection)
                .await?;
        }
        Some(lama) => {
            let kunci = (lama.id.0, lama.version);
            riwayat::simpan::<indikator_lampau::Entity, _>(connection, kunci, now).await?;
            indikator_lampau::Entity::update(isi)
                .exec(connection)
                .await?;
        }
    }
    Ok(())
}

fn isi(row: indikator::Model) -> indikator::ActiveModel {
    indikator::ActiveModel {
        nama: Set(row.nama),
        satuan: Set(row.satuan),
        polaritas: Set(row.polaritas),
        rumus: Set(row.rumus),
        akumulasi: Set(row.akumulasi),
        skala_id: Set(row.skala_id),
        definisi: Set(row.definisi),
        formulasi: Set(row.formulasi),
        sumber_data: Set(row.sumber_data),
        dasar: Set(row.dasar),
        berlaku_mulai: Set(row.berlaku_mulai),
        ..Default::default()
    }
}
