//! SQL of the comparisons: one flat statement per level, whatever the number of kecamatan. Reports
//! are chosen under a scope; what belongs to them is fetched by what was chosen so.

use entity::id::{IndikatorId, LkjipId};
use entity::status::{Langkah, Letak, LevelAnggaran, StatusLkjip};
use entity::value::Waktu;
use entity::{
    indikator, kabupaten, kecamatan, lkjip, lkjip_anggaran, lkjip_indikator, lkjip_riwayat,
    lkjip_skm, nomenklatur,
};
use sea_orm::sea_query::{Expr, Order};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder,
    QuerySelect,
};

use super::model::{BarisNegara, Lingkup};
use crate::access::{Negara, Scope, VisibleReport, VisibleReports};
use crate::anggaran::rules::gaji::GAJI;
use crate::db::any_of;
use crate::error::ApiError;

/// Visible reports by kecamatan, the newest revision first.
fn visible(scope: &Scope) -> VisibleReports {
    scope
        .reports()
        .order_by(kecamatan::Column::Kode, Order::Asc)
        .order_by(lkjip::Column::Revisi, Order::Desc)
}

/// Reports of these years.
fn salah_satu<C: ConnectionTrait>(connection: &C, tahun: &[i32]) -> Expr {
    any_of(
        connection,
        (lkjip::Entity, lkjip::Column::Tahun),
        tahun.iter().copied().map(i64::from),
    )
}

/// Visible reports of these years that may count in a comparison, by kecamatan, the newest revision first:
/// those in force now or at the moment asked for, and with them, if asked for, those on their way through the review.
pub(super) async fn terhitung<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    lingkup: Lingkup,
    tahun: &[i32],
) -> Result<Vec<VisibleReport>, ApiError> {
    let berlaku = Condition::all()
        .add(lkjip::Column::Status.eq(StatusLkjip::Disetujui))
        .add(match lingkup.per {
            None => Condition::all().add(lkjip::Column::DigantikanPada.is_null()),
            Some(per) => Condition::all()
                .add(lkjip::Column::DisetujuiPada.lte(per))
                .add(
                    Condition::any()
                        .add(lkjip::Column::DigantikanPada.is_null())
                        .add(lkjip::Column::DigantikanPada.gt(per)),
                ),
        });
    let mut dihitung = Condition::any().add(berlaku);
    if lingkup.sertakan_proses {
        dihitung = dihitung.add(lkjip::Column::Status.is_in([
            StatusLkjip::Diajukan,
            StatusLkjip::Direviu,
            StatusLkjip::Dikembalikan,
        ]));
    }
    let mut select = visible(scope)
        .filter(salah_satu(connection, tahun))
        .filter(dihitung);
    if let Some(letak) = lingkup.letak {
        select = select.filter(kecamatan::Column::Letak.eq(letak));
    }
    select.all(connection).await
}

/// The row of a dictionary indicator in the report of each kecamatan of the country, or of the province with
/// this code, or of `letak`, that is in force now or was at `per`, by kecamatan and in the order of the report; with the weight
/// of its survey if `berbobot`.
pub(super) async fn negara<C: ConnectionTrait>(
    connection: &C,
    leave: Negara,
    (kamus, berbobot): (&indikator::Model, bool),
    (tahun, provinsi, letak): (i32, Option<&str>, Option<Letak>),
    per: Option<Waktu>,
) -> Result<Vec<BarisNegara>, ApiError> {
    let indikator = kamus.id;
    let berbeda = |column: lkjip_indikator::Column, teks: &str| -> Expr {
        let isi = Expr::col((lkjip_indikator::Entity, column));
        Expr::case(column.ne(teks), isi).into()
    };
    let kabupaten = kecamatan::Entity::belongs_to(kabupaten::Entity)
        .from(kecamatan::Column::KabupatenId)
        .to(kabupaten::Column::Id)
        .into();
    let laporan = lkjip::Entity::belongs_to(kecamatan::Entity)
        .from(lkjip::Column::KecamatanId)
        .to(kecamatan::Column::Id)
        .on_condition(move |_, _| leave.condition(per).add(lkjip::Column::Tahun.eq(tahun)))
        .into();
    let baris = lkjip_indikator::Entity::belongs_to(lkjip::Entity)
        .from(lkjip_indikator::Column::LkjipId)
        .to(lkjip::Column::Id)
        .on_condition(move |_, _| {
            Condition::all().add(lkjip_indikator::Column::IndikatorId.eq(indikator))
        })
        .into();
    let mut select = kecamatan::Entity::find()
        .select_only()
        .column(kecamatan::Column::Kode)
        .column(kecamatan::Column::Nama)
        .column_as(kabupaten::Column::Kode, "kabupaten_kode")
        .column_as(kabupaten::Column::Nama, "kabupaten_nama")
        .column_as(lkjip::Column::Id, "lkjip_id")
        .columns([lkjip::Column::Revisi, lkjip::Column::DisetujuiPada])
        .columns([
            lkjip_indikator::Column::SasaranId,
            lkjip_indikator::Column::Satuan,
            lkjip_indikator::Column::Polaritas,
            lkjip_indikator::Column::Rumus,
            lkjip_indikator::Column::SkalaId,
            lkjip_indikator::Column::TidakBerlaku,
            lkjip_indikator::Column::TargetNilai,
            lkjip_indikator::Column::TargetPredikat,
            lkjip_indikator::Column::RealisasiNilai,
            lkjip_indikator::Column::RealisasiPredikat,
        ])
        .column_as(
            berbeda(lkjip_indikator::Column::Definisi, &kamus.definisi),
            "definisi",
        )
        .column_as(
            berbeda(lkjip_indikator::Column::Formulasi, &kamus.formulasi),
            "formulasi",
        )
        .join(JoinType::InnerJoin, kabupaten)
        .join_rev(JoinType::LeftJoin, laporan)
        .join_rev(JoinType::LeftJoin, baris)
        .order_by_asc(kecamatan::Column::Kode)
        .order_by_asc(lkjip_indikator::Column::Urutan);
    if berbobot {
        let survei = lkjip_skm::Entity::belongs_to(lkjip::Entity)
            .from(lkjip_skm::Column::LkjipId)
            .to(lkjip::Column::Id)
            .into();
        select = select
            .column(lkjip_skm::Column::Bobot)
            .join_rev(JoinType::LeftJoin, survei);
    }
    if let Some(provinsi) = provinsi {
        select = select.filter(kabupaten::Column::Kode.starts_with(format!("{provinsi}.")));
    }
    if let Some(letak) = letak {
        select = select.filter(kecamatan::Column::Letak.eq(letak));
    }
    Ok(select.into_model::<BarisNegara>().all(connection).await?)
}

/// Every visible revision of these years, by kecamatan, the newest first.
pub(super) async fn semua<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    tahun: &[i32],
) -> Result<Vec<VisibleReport>, ApiError> {
    visible(scope)
        .filter(salah_satu(connection, tahun))
        .all(connection)
        .await
}

/// The rows of dictionary indicators in these reports: of a sasaran before those of a tujuan, then
/// in the order of the report.
pub(super) async fn indikator<C: ConnectionTrait>(
    connection: &C,
    reports: &[VisibleReport],
    indikator: &[IndikatorId],
) -> Result<Vec<lkjip_indikator::Model>, ApiError> {
    let mut rows = lkjip_indikator::Entity::find()
        .filter(any_of(
            connection,
            (lkjip_indikator::Entity, lkjip_indikator::Column::LkjipId),
            reports.iter().map(|report| report.id.0),
        ))
        .filter(any_of(
            connection,
            (
                lkjip_indikator::Entity,
                lkjip_indikator::Column::IndikatorId,
            ),
            indikator.iter().map(|id| id.0),
        ))
        .order_by_asc(lkjip_indikator::Column::LkjipId)
        .order_by_asc(lkjip_indikator::Column::Urutan)
        .all(connection)
        .await?;
    rows.sort_by_key(|row| row.sasaran_id.is_none());
    Ok(rows)
}

/// When each of these reports was submitted for the first time.
pub(super) async fn pengajuan_pertama<C: ConnectionTrait>(
    connection: &C,
    reports: &[VisibleReport],
) -> Result<Vec<(LkjipId, Waktu)>, ApiError> {
    Ok(lkjip_riwayat::Entity::find()
        .select_only()
        .column(lkjip_riwayat::Column::LkjipId)
        .column_as(lkjip_riwayat::Column::Waktu.min(), "pertama")
        .filter(any_of(
            connection,
            (lkjip_riwayat::Entity, lkjip_riwayat::Column::LkjipId),
            reports.iter().map(|report| report.id.0),
        ))
        .filter(lkjip_riwayat::Column::Langkah.eq(Langkah::Ajukan))
        .group_by(lkjip_riwayat::Column::LkjipId)
        .into_tuple()
        .all(connection)
        .await?)
}

/// Where each of these reports stood at `per`, by the history of its steps: the last one for a report holds.
pub(super) async fn status<C: ConnectionTrait>(
    connection: &C,
    reports: &[VisibleReport],
    per: Waktu,
) -> Result<Vec<(LkjipId, StatusLkjip)>, ApiError> {
    Ok(lkjip_riwayat::Entity::find()
        .select_only()
        .column(lkjip_riwayat::Column::LkjipId)
        .column(lkjip_riwayat::Column::Ke)
        .filter(any_of(
            connection,
            (lkjip_riwayat::Entity, lkjip_riwayat::Column::LkjipId),
            reports.iter().map(|report| report.id.0),
        ))
        .filter(lkjip_riwayat::Column::Waktu.lte(per))
        .order_by_asc(lkjip_riwayat::Column::Waktu)
        .order_by_asc(lkjip_riwayat::Column::Id)
        .into_tuple()
        .all(connection)
        .await?)
}

/// The programmes of these reports, in reading order; only those with `kode` when it is given.
pub(super) async fn program<C: ConnectionTrait>(
    connection: &C,
    reports: &[VisibleReport],
    kode: Option<&str>,
) -> Result<Vec<lkjip_anggaran::Model>, ApiError> {
    let mut select = lkjip_anggaran::Entity::find()
        .filter(any_of(
            connection,
            (lkjip_anggaran::Entity, lkjip_anggaran::Column::LkjipId),
            reports.iter().map(|report| report.id.0),
        ))
        .filter(lkjip_anggaran::Column::Level.eq(LevelAnggaran::Program));
    if let Some(kode) = kode {
        select = select.filter(lkjip_anggaran::Column::Kode.eq(kode));
    }
    Ok(select
        .order_by_asc(lkjip_anggaran::Column::LkjipId)
        .order_by_asc(lkjip_anggaran::Column::Urutan)
        .all(connection)
        .await?)
}

/// The rows of these reports that are salaries, in reading order.
pub(super) async fn gaji<C: ConnectionTrait>(
    connection: &C,
    reports: &[VisibleReport],
) -> Result<Vec<lkjip_anggaran::Model>, ApiError> {
    Ok(lkjip_anggaran::Entity::find()
        .filter(any_of(
            connection,
            (lkjip_anggaran::Entity, lkjip_anggaran::Column::LkjipId),
            reports.iter().map(|report| report.id.0),
        ))
        .filter(lkjip_anggaran::Column::Kode.is_in(GAJI))
        .order_by_asc(lkjip_anggaran::Column::LkjipId)
        .order_by_asc(lkjip_anggaran::Column::Urutan)
        .all(connection)
        .await?)
}

/// Names of the programmes in the nomenclature, by code.
pub(super) async fn nama_program<C: ConnectionTrait>(
    connection: &C,
    _scope: &Scope,
) -> Result<Vec<(String, String)>, ApiError> {
    Ok(nomenklatur::Entity::find()
        .select_only()
        .column(nomenklatur::Column::Kode)
        .column(nomenklatur::Column::Nama)
        .filter(nomenklatur::Column::Level.eq(LevelAnggaran::Program))
        .order_by_asc(nomenklatur::Column::Kode)
        .into_tuple()
        .all(connection)
        .await?)
}
