//! Tujuan, sasaran, indikator and their measures.

use std::collections::HashMap;

use entity::id::{LkjipId, SasaranId, TujuanId};
use entity::value::Nilai;
use entity::{indikator, lkjip_indikator, lkjip_rpjmd, lkjip_sasaran, lkjip_tujuan};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use super::{tertulis_json, ukuran};
use crate::access::Permit;
use crate::error::ApiError;
use crate::lkjip::dokumen::{Analisis, Indikator, Rencana, Ukuran};
use crate::lkjip::rules::target::target_berlaku;

/// The dictionary, by code.
pub type Kamus = HashMap<String, indikator::Model>;

type Tx = DatabaseTransaction;

/// Replaces the plan section; indicators that are as they were in `lama` are left alone, so that what was
/// frozen in them stays.
///
/// # Errors
/// When the database refuses.
pub async fn change_rencana(
    tx: &Tx,
    _permit: &Permit<'_>,
    id: LkjipId,
    tahun: i32,
    lama: Option<&Rencana>,
    rencana: &Rencana,
    kamus: &Kamus,
) -> Result<(), ApiError> {
    let tujuan = upsert_tujuan(tx, id, rencana).await?;
    let sasaran = upsert_sasaran(tx, id, rencana, &tujuan).await?;
    let placed = place(rencana, &tujuan, &sasaran);
    let lama = lama
        .map(|lama| place(lama, &tujuan, &sasaran))
        .unwrap_or_default();
    let rows: Vec<_> = placed
        .iter()
        .zip(0..)
        .enumerate()
        .filter(|(letak, (satu, _))| lama.get(*letak) != Some(satu))
        .map(|(_, ((tujuan, sasaran, baris), urutan))| {
            indikator_row(id, tahun, *tujuan, *sasaran, urutan, baris, kamus)
        })
        .collect();
    if !rows.is_empty() {
        lkjip_indikator::Entity::insert_many(rows)
            .on_conflict(on_nomor::<lkjip_indikator::Entity>(&[
                lkjip_indikator::Column::Id,
                lkjip_indikator::Column::LkjipId,
                lkjip_indikator::Column::Nomor,
            ]))
            .exec_without_returning(tx)
            .await?;
    }
    ukuran::hapus(tx, id).await?;
    let kept = placed.iter().map(|(_, _, baris)| baris.nomor.as_str());
    lkjip_indikator::Entity::delete_many()
        .filter(lkjip_indikator::Column::LkjipId.eq(id))
        .filter(lkjip_indikator::Column::Nomor.is_not_in(kept))
        .exec(tx)
        .await?;
    lkjip_sasaran::Entity::delete_many()
        .filter(lkjip_sasaran::Column::LkjipId.eq(id))
        .filter(lkjip_sasaran::Column::Nomor.is_not_in(sasaran.keys().copied()))
        .exec(tx)
        .await?;
    lkjip_rpjmd::Entity::delete_many()
        .filter(lkjip_rpjmd::Column::LkjipId.eq(id))
        .exec(tx)
        .await?;
    lkjip_tujuan::Entity::delete_many()
        .filter(lkjip_tujuan::Column::LkjipId.eq(id))
        .filter(lkjip_tujuan::Column::Nomor.is_not_in(tujuan.keys().copied()))
        .exec(tx)
        .await?;
    insert_rpjmd(tx, id, rencana, &tujuan).await?;
    ukuran::simpan(tx, id, placed.iter().map(|(_, _, baris)| *baris)).await
}

async fn insert_rpjmd(
    tx: &Tx,
    id: LkjipId,
    rencana: &Rencana,
    tujuan: &HashMap<&str, TujuanId>,
) -> Result<(), ApiError> {
    let rows: Vec<_> = rencana
        .tujuan
        .iter()
        .filter_map(|induk| Some((*tujuan.get(induk.nomor.as_str())?, induk)))
        .flat_map(|(tujuan, induk)| {
            let rpjmd = induk.rpjmd.iter().zip(0..);
            rpjmd.map(move |(baris, urutan)| lkjip_rpjmd::ActiveModel {
                lkjip_id: Set(id),
                tujuan_id: Set(tujuan),
                urutan: Set(urutan),
                misi: Set(baris.misi.clone()),
                tujuan: Set(baris.tujuan.clone()),
                sasaran: Set(baris.sasaran.clone()),
                indikator: Set(baris.indikator.clone()),
                ..Default::default()
            })
        })
        .collect();
    if !rows.is_empty() {
        lkjip_rpjmd::Entity::insert_many(rows)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// All columns but `fixed` follow the new row when the `nomor` is already there.
fn on_nomor<E>(fixed: &[E::Column]) -> OnConflict
where
    E: EntityTrait,
    E::Column: PartialEqColumn,
{
    use sea_orm::Iterable as _;
    let moving = E::Column::iter().filter(|column| !fixed.iter().any(|f| f.same(column)));
    OnConflict::columns(fixed[1..].iter().copied())
        .update_columns(moving)
        .to_owned()
}

/// Columns that can be compared by name.
trait PartialEqColumn: ColumnTrait {
    fn same(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl<C: ColumnTrait> PartialEqColumn for C {}

async fn upsert_tujuan<'a>(
    tx: &Tx,
    id: LkjipId,
    rencana: &'a Rencana,
) -> Result<HashMap<&'a str, TujuanId>, ApiError> {
    let rows = rencana
        .tujuan
        .iter()
        .zip(0..)
        .map(|(baris, urutan)| lkjip_tujuan::ActiveModel {
            lkjip_id: Set(id),
            urutan: Set(urutan),
            nomor: Set(baris.nomor.clone()),
            uraian: Set(baris.uraian.clone()),
            ..Default::default()
        });
    if rencana.tujuan.is_empty() {
        return Ok(HashMap::new());
    }
    lkjip_tujuan::Entity::insert_many(rows)
        .on_conflict(on_nomor::<lkjip_tujuan::Entity>(&[
            lkjip_tujuan::Column::Id,
            lkjip_tujuan::Column::LkjipId,
            lkjip_tujuan::Column::Nomor,
        ]))
        .exec_without_returning(tx)
        .await?;
    let ids: HashMap<String, TujuanId> = lkjip_tujuan::Entity::find()
        .filter(lkjip_tujuan::Column::LkjipId.eq(id))
        .all(tx)
        .await?
        .into_iter()
        .map(|row| (row.nomor, row.id))
        .collect();
    Ok(rencana
        .tujuan
        .iter()
        .filter_map(|baris| Some((baris.nomor.as_str(), *ids.get(&baris.nomor)?)))
        .collect())
}

async fn upsert_sasaran<'a>(
    tx: &Tx,
    id: LkjipId,
    rencana: &'a Rencana,
    tujuan: &HashMap<&str, TujuanId>,
) -> Result<HashMap<&'a str, SasaranId>, ApiError> {
    let placed: Vec<_> = rencana
        .tujuan
        .iter()
        .filter_map(|induk| Some((*tujuan.get(induk.nomor.as_str())?, induk)))
        .flat_map(|(tujuan, induk)| induk.sasaran.iter().map(move |baris| (tujuan, baris)))
        .collect();
    if placed.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = placed
        .iter()
        .zip(0..)
        .map(|((tujuan, baris), urutan)| lkjip_sasaran::ActiveModel {
            lkjip_id: Set(id),
            tujuan_id: Set(*tujuan),
            urutan: Set(urutan),
            nomor: Set(baris.nomor.clone()),
            uraian: Set(baris.uraian.clone()),
            ..Default::default()
        });
    lkjip_sasaran::Entity::insert_many(rows)
        .on_conflict(on_nomor::<lkjip_sasaran::Entity>(&[
            lkjip_sasaran::Column::Id,
            lkjip_sasaran::Column::LkjipId,
            lkjip_sasaran::Column::Nomor,
        ]))
        .exec_without_returning(tx)
        .await?;
    let ids: HashMap<String, SasaranId> = lkjip_sasaran::Entity::find()
        .filter(lkjip_sasaran::Column::LkjipId.eq(id))
        .all(tx)
        .await?
        .into_iter()
        .map(|row| (row.nomor, row.id))
        .collect();
    Ok(placed
        .iter()
        .filter_map(|(_, baris)| Some((baris.nomor.as_str(), *ids.get(&baris.nomor)?)))
        .collect())
}

/// Every indicator with the tujuan and sasaran it stands under, in reading order.
fn place<'a>(
    rencana: &'a Rencana,
    tujuan: &HashMap<&str, TujuanId>,
    sasaran: &HashMap<&str, SasaranId>,
) -> Vec<(TujuanId, Option<SasaranId>, &'a Indikator)> {
    let mut placed = Vec::new();
    for induk in &rencana.tujuan {
        let Some(&tujuan) = tujuan.get(induk.nomor.as_str()) else {
            continue;
        };
        placed.extend(induk.indikator.iter().map(|baris| (tujuan, None, baris)));
        for anak in &induk.sasaran {
            let sasaran = sasaran.get(anak.nomor.as_str()).copied();
            placed.extend(anak.indikator.iter().map(|baris| (tujuan, sasaran, baris)));
        }
    }
    placed
}

fn indikator_row(
    id: LkjipId,
    tahun: i32,
    tujuan: TujuanId,
    sasaran: Option<SasaranId>,
    urutan: i32,
    baris: &Indikator,
    kamus: &Kamus,
) -> lkjip_indikator::ActiveModel {
    let definisi = baris.kode.as_ref().and_then(|kode| kamus.get(kode));
    let target = target_berlaku(&baris.ukuran, tahun);
    let analisis = baris.analisis.clone().unwrap_or_default();
    lkjip_indikator::ActiveModel {
        lkjip_id: Set(id),
        tujuan_id: Set(tujuan),
        sasaran_id: Set(sasaran),
        urutan: Set(urutan),
        nomor: Set(baris.nomor.clone()),
        indikator_id: Set(definisi.map(|row| row.id)),
        nama: Set(baris.nama.clone()),
        satuan: Set(baris.satuan.clone()),
        polaritas: Set(baris
            .polaritas
            .or(definisi.map(|row| row.polaritas))
            .unwrap_or(entity::status::Polaritas::Positif)),
        rumus: Set(baris
            .rumus
            .or(definisi.map(|row| row.rumus))
            .unwrap_or(entity::status::RumusCapaian::Positif)),
        akumulasi: Set(baris
            .akumulasi
            .or(definisi.map(|row| row.akumulasi))
            .unwrap_or(entity::status::Akumulasi::NilaiAkhir)),
        skala_id: Set(definisi.and_then(|row| row.skala_id)),
        iku: Set(baris.iku),
        pk: Set(baris.pk),
        target_nilai: Set(target.and_then(|t| t.nilai).and_then(nilai)),
        target_predikat: Set(target.and_then(|t| t.predikat.clone())),
        realisasi_nilai: Set(baris
            .realisasi
            .as_ref()
            .and_then(|r| r.nilai)
            .and_then(nilai)),
        realisasi_predikat: Set(baris.realisasi.as_ref().and_then(|r| r.predikat.clone())),
        tidak_berlaku: Set(baris.tidak_berlaku.is_some()),
        alasan_tidak_berlaku: Set(baris.tidak_berlaku.clone()),
        sumber_data: Set(baris.sumber_data.clone()),
        sebab: Set(analisis.sebab),
        hambatan: Set(analisis.hambatan),
        solusi: Set(analisis.solusi),
        analisis_efisiensi: Set(analisis.efisiensi),
        analisis_program: Set(analisis.program),
        definisi: Set(baris.definisi.clone()),
        formulasi: Set(baris.formulasi.clone()),
        sumber_definisi: Set(baris.sumber_definisi.clone()),
        penanggung_jawab: Set(baris.penanggung_jawab.clone()),
        tertulis: Set(tertulis_json(&baris.tertulis)),
        ..Default::default()
    }
}

/// The scalar has already been confined to four decimals.
pub(super) fn nilai(desimal: crate::graphql::scalar::Desimal) -> Option<Nilai> {
    Nilai::try_from(desimal.0).ok()
}

/// Writes the realisasi (and what is said about it) of one indicator; nothing else of it changes.
///
/// # Errors
/// When the database refuses.
pub async fn update_realisasi(
    tx: &Tx,
    _permit: &Permit<'_>,
    row: &lkjip_indikator::Model,
    realisasi: Option<&Ukuran>,
    tidak_berlaku: Option<String>,
    sumber_data: Option<String>,
    analisis: Option<Analisis>,
) -> Result<(), ApiError> {
    let mut change = lkjip_indikator::ActiveModel {
        id: sea_orm::ActiveValue::Unchanged(row.id),
        realisasi_nilai: Set(realisasi.and_then(|r| r.nilai).and_then(nilai)),
        realisasi_predikat: Set(realisasi.and_then(|r| r.predikat.clone())),
        tidak_berlaku: Set(tidak_berlaku.is_some()),
        alasan_tidak_berlaku: Set(tidak_berlaku),
        ..Default::default()
    };
    if let Some(sumber_data) = sumber_data {
        change.sumber_data = Set(Some(sumber_data));
    }
    if let Some(analisis) = analisis {
        change.sebab = Set(analisis.sebab);
        change.hambatan = Set(analisis.hambatan);
        change.solusi = Set(analisis.solusi);
        change.analisis_efisiensi = Set(analisis.efisiensi);
        change.analisis_program = Set(analisis.program);
    }
    lkjip_indikator::Entity::update(change).exec(tx).await?;
    Ok(())
}
