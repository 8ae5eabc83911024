//! Perjanjian Kinerja and the budgets in its annex.

use entity::id::LkjipId;
use entity::value::Nilai;
use entity::{lkjip_perjanjian, lkjip_perjanjian_program};
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use super::tertulis_json;
use crate::access::Permit;
use crate::error::ApiError;
use crate::lkjip::dokumen::Perjanjian;

/// Replaces the agreements.
///
/// # Errors
/// When the database refuses.
pub async fn replace_perjanjian(
    tx: &DatabaseTransaction,
    _permit: &Permit<'_>,
    id: LkjipId,
    perjanjian: &[Perjanjian],
) -> Result<(), ApiError> {
    lkjip_perjanjian_program::Entity::delete_many()
        .filter(lkjip_perjanjian_program::Column::LkjipId.eq(id))
        .exec(tx)
        .await?;
    lkjip_perjanjian::Entity::delete_many()
        .filter(lkjip_perjanjian::Column::LkjipId.eq(id))
        .exec(tx)
        .await?;
    for baris in perjanjian {
        let inserted = lkjip_perjanjian::Entity::insert(lkjip_perjanjian::ActiveModel {
            lkjip_id: Set(id),
            jenis: Set(baris.jenis),
            tanggal: Set(baris.tanggal.0.clone()),
            pertama_nama: Set(baris.pihak_pertama.nama.clone()),
            pertama_jabatan: Set(baris.pihak_pertama.jabatan.clone()),
            pertama_pangkat: Set(baris.pihak_pertama.pangkat.clone()),
            pertama_nip: Set(baris.pihak_pertama.nip.clone()),
            kedua_nama: Set(baris.pihak_kedua.nama.clone()),
            kedua_jabatan: Set(baris.pihak_kedua.jabatan.clone()),
            alasan: Set(baris.alasan.clone()),
            tertulis: Set(tertulis_json(&baris.tertulis)),
            ..Default::default()
        })
        .exec(tx)
        .await?;
        let programs = baris.program.iter().zip(0..).map(|(program, urutan)| {
            lkjip_perjanjian_program::ActiveModel {
                lkjip_id: Set(id),
                perjanjian_id: Set(inserted.last_insert_id),
                urutan: Set(urutan),
                program_nomor: Set(program.program.clone()),
                target: Set(program.target.and_then(|t| Nilai::try_from(t.0).ok())),
                anggaran_sebelum: Set(program.anggaran_sebelum.map(Into::into)),
                anggaran: Set(program.anggaran.into()),
                keterangan: Set(program.keterangan.clone()),
                ..Default::default()
            }
        });
        if !baris.program.is_empty() {
            lkjip_perjanjian_program::Entity::insert_many(programs)
                .exec_without_returning(tx)
                .await?;
        }
    }
    Ok(())
}
