//! Bab I: the organisation, its strategic issues, and the legal basis.

use entity::id::LkjipId;
use entity::{
    lkjip_dasar_hukum, lkjip_fungsi, lkjip_isu, lkjip_jabatan, lkjip_kepegawaian, lkjip_organisasi,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter,
};

use crate::access::Permit;
use crate::error::ApiError;
use crate::lkjip::dokumen::{DasarHukum, IsuStrategis, Organisasi};

/// Replaces all rows of one table that belong to the report.
async fn ganti<E, A>(
    tx: &DatabaseTransaction,
    laporan: E::Column,
    id: LkjipId,
    rows: Vec<A>,
) -> Result<(), ApiError>
where
    E: EntityTrait,
    A: ActiveModelTrait<Entity = E>,
{
    E::delete_many().filter(laporan.eq(id)).exec(tx).await?;
    if !rows.is_empty() {
        E::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Replaces the organisation; `None` takes it away.
///
/// # Errors
/// When the database refuses.
pub async fn replace_organisasi(
    tx: &DatabaseTransaction,
    _permit: &Permit<'_>,
    id: LkjipId,
    organisasi: Option<&Organisasi>,
) -> Result<(), ApiError> {
    let kosong = Organisasi::default();
    let isi = organisasi.unwrap_or(&kosong);
    let kepala = organisasi.map(|isi| lkjip_organisasi::ActiveModel {
        lkjip_id: Set(id),
        kedudukan: Set(isi.kedudukan.clone()),
        tugas: Set(isi.tugas.clone()),
        ..Default::default()
    });
    let laporan = lkjip_organisasi::Column::LkjipId;
    ganti(tx, laporan, id, kepala.into_iter().collect()).await?;
    let fungsi = isi.fungsi.iter().zip(0..);
    let fungsi = fungsi.map(|(uraian, urutan)| lkjip_fungsi::ActiveModel {
        lkjip_id: Set(id),
        urutan: Set(urutan),
        uraian: Set(uraian.clone()),
        ..Default::default()
    });
    ganti(tx, lkjip_fungsi::Column::LkjipId, id, fungsi.collect()).await?;
    let susunan = isi.susunan.iter().zip(0..);
    let susunan = susunan.map(|(baris, urutan)| lkjip_jabatan::ActiveModel {
        lkjip_id: Set(id),
        urutan: Set(urutan),
        nama: Set(baris.nama.clone()),
        induk: Set(baris.induk.clone()),
        tugas: Set(baris.tugas.clone()),
        ..Default::default()
    });
    ganti(tx, lkjip_jabatan::Column::LkjipId, id, susunan.collect()).await?;
    let pegawai = isi.kepegawaian.iter().zip(0..);
    let pegawai = pegawai.map(|(baris, urutan)| lkjip_kepegawaian::ActiveModel {
        lkjip_id: Set(id),
        urutan: Set(urutan),
        menurut: Set(baris.menurut),
        kelompok: Set(baris.kelompok.clone()),
        jumlah: Set(baris.jumlah),
        ..Default::default()
    });
    let laporan = lkjip_kepegawaian::Column::LkjipId;
    ganti(tx, laporan, id, pegawai.collect()).await
}

/// Replaces the strategic issues.
///
/// # Errors
/// When the database refuses.
pub async fn replace_isu(
    tx: &DatabaseTransaction,
    _permit: &Permit<'_>,
    id: LkjipId,
    isu: &[IsuStrategis],
) -> Result<(), ApiError> {
    let rows = isu.iter().zip(0..);
    let rows = rows.map(|(baris, urutan)| lkjip_isu::ActiveModel {
        lkjip_id: Set(id),
        urutan: Set(urutan),
        asal: Set(baris.asal),
        uraian: Set(baris.uraian.clone()),
        ..Default::default()
    });
    ganti(tx, lkjip_isu::Column::LkjipId, id, rows.collect()).await
}

/// Replaces the legal basis.
///
/// # Errors
/// When the database refuses.
pub async fn replace_dasar_hukum(
    tx: &DatabaseTransaction,
    _permit: &Permit<'_>,
    id: LkjipId,
    dasar: &[DasarHukum],
) -> Result<(), ApiError> {
    let rows = dasar.iter().zip(0..);
    let rows = rows.map(|(baris, urutan)| lkjip_dasar_hukum::ActiveModel {
        lkjip_id: Set(id),
        urutan: Set(urutan),
        nama: Set(baris.nama.clone()),
        ..Default::default()
    });
    ganti(tx, lkjip_dasar_hukum::Column::LkjipId, id, rows.collect()).await
}
