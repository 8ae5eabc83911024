//! Reading reports. Only the reports themselves are chosen under a scope; what belongs to a report
//! is fetched by reports that were chosen so.

use std::collections::{HashMap, HashSet};

use entity::id::{
    AnggaranId, IndikatorId, IndikatorLkjipId, KecamatanId, LkjipId, PeriodeId, PerjanjianId,
    SasaranId, SkalaId, TujuanId,
};
use entity::status::{JenisSkala, StatusLkjip};
use entity::value::{Nilai, Waktu};
use entity::{
    kecamatan, lkjip, lkjip_anggaran, lkjip_anggaran_renstra, lkjip_dasar_hukum, lkjip_dukungan,
    lkjip_evaluasi, lkjip_evaluasi_komponen, lkjip_evaluasi_rekomendasi, lkjip_fungsi,
    lkjip_indikator, lkjip_isu, lkjip_jabatan, lkjip_kepegawaian, lkjip_lampiran, lkjip_narasi,
    lkjip_organisasi, lkjip_pembanding, lkjip_perjanjian, lkjip_perjanjian_program, lkjip_riwayat,
    lkjip_rpjmd, lkjip_sasaran, lkjip_skm, lkjip_skm_profil, lkjip_skm_tindak_lanjut,
    lkjip_skm_unsur, lkjip_tabel, lkjip_triwulan, lkjip_tujuan, lkjip_ukuran, lkjip_versi, skala,
};
use sea_orm::sea_query::Order;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
};

use crate::access::{Permit, Scope, VisibleReport, VisibleReports};
use crate::db::any_of;
use crate::error::ApiError;
use crate::indikator;

/// How many reports there are of each status, in all of the database: for who runs the program, whom it
/// tells of none of them.
pub async fn banyaknya<C: ConnectionTrait>(connection: &C) -> Result<Vec<(String, u64)>, ApiError> {
    let rows: Vec<(String, i64)> = lkjip::Entity::find()
        .select_only()
        .column(lkjip::Column::Status)
        .column_as(lkjip::Column::Id.count(), "banyaknya")
        .group_by(lkjip::Column::Status)
        .order_by_asc(lkjip::Column::Status)
        .into_tuple()
        .all(connection)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(status, banyaknya)| (status, u64::try_from(banyaknya).unwrap_or_default()))
        .collect())
}

/// A visible report.
pub async fn find<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    id: LkjipId,
) -> Result<Option<VisibleReport>, ApiError> {
    scope
        .reports()
        .filter(lkjip::Column::Id.eq(id))
        .one(connection)
        .await
}

/// Which of the visible reports are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Pilihan {
    /// Of these years; all when none.
    pub tahun: Option<i32>,
    /// Only this revision; without it every revision.
    pub revisi: Option<i32>,
    /// In this status.
    pub status: Option<StatusLkjip>,
    /// Of this kecamatan.
    pub kecamatan: Option<KecamatanId>,
}

impl Pilihan {
    fn apply(&self, mut select: VisibleReports) -> VisibleReports {
        if let Some(tahun) = self.tahun {
            select = select.filter(lkjip::Column::Tahun.eq(tahun));
        }
        if let Some(revisi) = self.revisi {
            select = select.filter(lkjip::Column::Revisi.eq(revisi));
        }
        if let Some(status) = self.status {
            select = select.filter(lkjip::Column::Status.eq(status));
        }
        if let Some(kecamatan) = self.kecamatan {
            select = select.filter(lkjip::Column::KecamatanId.eq(kecamatan));
        }
        select
    }
}

/// Visible reports of these kecamatan, newest year and revision first.
pub async fn of_kecamatan<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    kecamatan: impl IntoIterator<Item = KecamatanId>,
    pilihan: &Pilihan,
) -> Result<Vec<VisibleReport>, ApiError> {
    pilihan
        .apply(scope.reports())
        .filter(any_of(
            connection,
            (lkjip::Entity, lkjip::Column::KecamatanId),
            kecamatan.into_iter().map(|id| id.0),
        ))
        .order_by(lkjip::Column::Tahun, Order::Desc)
        .order_by(lkjip::Column::Revisi, Order::Desc)
        .all(connection)
        .await
}

/// Of each kecamatan and year the report that counts: the approved one in force, else the newest;
/// `rows` stand newest first.
pub fn utama(mut rows: Vec<VisibleReport>) -> Vec<VisibleReport> {
    rows.sort_by_key(|row| row.status != StatusLkjip::Disetujui || row.digantikan_pada.is_some());
    let mut seen = HashSet::new();
    rows.retain(|row| seen.insert((row.kecamatan_id, row.tahun)));
    rows
}

/// Whether a report was approved and in force at `per`; now when there is none.
pub fn berlaku(row: &lkjip::Model, per: Option<Waktu>) -> bool {
    row.status == StatusLkjip::Disetujui
        && match per {
            None => row.digantikan_pada.is_none(),
            Some(per) => {
                row.disetujui_pada.is_some_and(|saat| saat <= per)
                    && row.digantikan_pada.is_none_or(|saat| saat > per)
            }
        }
}

/// A page of visible reports by falling id, starting below `before`.
pub async fn page<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    pilihan: &Pilihan,
    before: Option<LkjipId>,
    limit: u64,
) -> Result<Vec<VisibleReport>, ApiError> {
    let mut select = pilihan.apply(scope.reports());
    if let Some(before) = before {
        select = select.filter(lkjip::Column::Id.lt(before));
    }
    select
        .order_by(lkjip::Column::Id, Order::Desc)
        .limit(limit)
        .all(connection)
        .await
}

/// How many visible reports there are.
pub async fn count<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    pilihan: &Pilihan,
) -> Result<u64, ApiError> {
    pilihan.apply(scope.reports()).count(connection).await
}

/// Every revision of one kecamatan and year, whoever may see it: for who has the right to write there.
/// What belongs to them cannot be read by these rows.
pub async fn revisions<C: ConnectionTrait>(
    connection: &C,
    _permit: &Permit<'_>,
    kecamatan: KecamatanId,
    tahun: i32,
) -> Result<Vec<lkjip::Model>, ApiError> {
    Ok(lkjip::Entity::find()
        .filter(lkjip::Column::KecamatanId.eq(kecamatan))
        .filter(lkjip::Column::Tahun.eq(tahun))
        .order_by_asc(lkjip::Column::Revisi)
        .all(connection)
        .await?)
}

/// First and last year of the reports that refer to a plan period, whatever their status.
///
/// # Errors
/// When the database refuses.
pub async fn tahun_dalam<C: ConnectionTrait>(
    connection: &C,
    _permit: &Permit<'_>,
    periode: PeriodeId,
) -> Result<Option<(i32, i32)>, ApiError> {
    let batas: Option<(Option<i32>, Option<i32>)> = lkjip::Entity::find()
        .select_only()
        .column_as(lkjip::Column::Tahun.min(), "awal")
        .column_as(lkjip::Column::Tahun.max(), "akhir")
        .filter(lkjip::Column::PeriodeId.eq(periode))
        .into_tuple()
        .one(connection)
        .await?;
    Ok(batas.and_then(|(awal, akhir)| awal.zip(akhir)))
}

/// A benchmark that an approved report in force quotes itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kutipan {
    /// The indicator that is compared.
    pub indikator: IndikatorId,
    /// Year of the benchmark.
    pub tahun: i32,
    /// Its value.
    pub nilai: Nilai,
    /// Name of the kecamatan whose report quotes it.
    pub kecamatan: String,
    /// Year of that report.
    pub laporan: i32,
}

/// Benchmarks of these indicators that visible reports quote, approved and in force.
///
/// # Errors
/// When the database refuses.
pub async fn kutipan<C: ConnectionTrait>(
    connection: &C,
    scope: &Scope,
    indikator: impl IntoIterator<Item = IndikatorId>,
) -> Result<Vec<Kutipan>, ApiError> {
    let reports = scope
        .reports()
        .filter(lkjip::Column::Status.eq(StatusLkjip::Disetujui))
        .filter(lkjip::Column::DigantikanPada.is_null())
        .all(connection)
        .await?;
    let mut rows: Vec<(LkjipId, IndikatorId, i32, Nilai)> = lkjip_pembanding::Entity::find()
        .join(
            JoinType::InnerJoin,
            lkjip_pembanding::Entity::belongs_to(lkjip_indikator::Entity)
                .from(lkjip_pembanding::Column::IndikatorLkjipId)
                .to(lkjip_indikator::Column::Id)
                .into(),
        )
        .filter(lkjip_pembanding::Column::Nilai.is_not_null())
        .filter(any_of(
            connection,
            (lkjip_pembanding::Entity, lkjip_pembanding::Column::LkjipId),
            reports.iter().map(|report| report.id.0),
        ))
        .filter(any_of(
            connection,
            (
                lkjip_indikator::Entity,
                lkjip_indikator::Column::IndikatorId,
            ),
            indikator.into_iter().map(|id| id.0),
        ))
        .select_only()
        .column(lkjip_pembanding::Column::LkjipId)
        .column(lkjip_indikator::Column::IndikatorId)
        .column(lkjip_pembanding::Column::Tahun)
        .column(lkjip_pembanding::Column::Nilai)
        .into_tuple()
        .all(connection)
        .await?;
    let kecamatan = kecamatan_of(connection, &reports).await?;
    let of = |id: LkjipId| {
        let report = reports.iter().find(|report| report.id == id)?;
        let kecamatan = kecamatan.iter().find(|row| row.id == report.kecamatan_id)?;
        Some((report.tahun, kecamatan))
    };
    // The latest report first, then by kecamatan.
    rows.sort_by_key(|(id, ..)| {
        of(*id).map(|(tahun, kecamatan)| (std::cmp::Reverse(tahun), kecamatan.kode.clone()))
    });
    Ok(rows
        .into_iter()
        .filter_map(|(id, indikator, tahun, nilai)| {
            let (laporan, kecamatan) = of(id)?;
            Some(Kutipan {
                indikator,
                tahun,
                nilai,
                kecamatan: kecamatan.nama.clone(),
                laporan,
            })
        })
        .collect())
}

/// The kecamatan of these reports.
///
/// # Errors
/// When the database refuses.
pub async fn kecamatan_of<C: ConnectionTrait>(
    connection: &C,
    reports: &[VisibleReport],
) -> Result<Vec<kecamatan::Model>, ApiError> {
    Ok(kecamatan::Entity::find()
        .filter(any_of(
            connection,
            (kecamatan::Entity, kecamatan::Column::Id),
            reports.iter().map(|report| report.kecamatan_id.0),
        ))
        .all(connection)
        .await?)
}

/// The indicator dictionary as it holds for `tahun`, by code, to write a report with.
pub async fn kamus<C: ConnectionTrait>(
    connection: &C,
    permit: &Permit<'_>,
    tahun: i32,
) -> Result<super::write::Kamus, ApiError> {
    Ok(indikator::menurut_tahun(connection, permit, tahun)
        .await?
        .into_iter()
        .map(|row| (row.kode.clone(), row))
        .collect())
}

/// The scales of predikat, by code, to write a report with.
///
/// # Errors
/// When the database refuses.
pub async fn skala_predikat<C: ConnectionTrait>(
    connection: &C,
    _permit: &Permit<'_>,
) -> Result<HashMap<String, SkalaId>, ApiError> {
    Ok(skala::Entity::find()
        .filter(skala::Column::Jenis.eq(JenisSkala::AkipPredikat))
        .all(connection)
        .await?
        .into_iter()
        .map(|row| (row.kode, row.id))
        .collect())
}

/// What a document is checked against.
#[derive(Debug)]
pub struct Acuan {
    /// The dictionary, by code.
    pub kamus: super::write::Kamus,
    /// The scales of predikat, by code.
    pub skala: HashMap<String, SkalaId>,
}

/// What a document is checked against, to write a report of `tahun` with.
///
/// # Errors
/// When the database refuses.
pub async fn acuan<C: ConnectionTrait>(
    connection: &C,
    permit: &Permit<'_>,
    tahun: i32,
) -> Result<Acuan, ApiError> {
    Ok(Acuan {
        kamus: kamus(connection, permit, tahun).await?,
        skala: skala_predikat(connection, permit).await?,
    })
}

/// Generates a reader of the rows that belong to reports, in reading order.
macro_rules! rows_of {
    ($($(#[$doc:meta])* $name:ident: $table:ident by $($order:ident),+;)+) => {$(
        $(#[$doc])*
        ///
        /// # Errors
        /// When the database refuses.
        pub async fn $name<C: ConnectionTrait>(
            connection: &C,
            reports: &[VisibleReport],
        ) -> Result<Vec<$table::Model>, ApiError> {
            Ok($table::Entity::find()
                .filter(any_of(
                    connection,
                    ($table::Entity, $table::Column::LkjipId),
                    reports.iter().map(|report| report.id.0),
                ))
                $(.order_by_asc($table::Column::$order))+
                .all(connection)
                .await?)
        }
    )+};
}

rows_of! {
    /// Tujuan.
    tujuan_of: lkjip_tujuan by LkjipId, Urutan;
    /// Sasaran.
    sasaran_of: lkjip_sasaran by LkjipId, Urutan;
    /// Indicators of tujuan and sasaran.
    indikator_of: lkjip_indikator by LkjipId, Urutan;
    /// Measures of the indicators.
    ukuran_of: lkjip_ukuran by LkjipId, Id;
    /// Comparators of the indicators.
    pembanding_of: lkjip_pembanding by LkjipId, Urutan;
    /// What of the RPJMD the tujuan support.
    rpjmd_of: lkjip_rpjmd by LkjipId, Urutan;
    /// Organisations.
    organisasi_of: lkjip_organisasi by LkjipId;
    /// Functions of the organisations.
    fungsi_of: lkjip_fungsi by LkjipId, Urutan;
    /// Offices of the organisations.
    jabatan_of: lkjip_jabatan by LkjipId, Urutan;
    /// Counts of staff.
    kepegawaian_of: lkjip_kepegawaian by LkjipId, Urutan;
    /// Strategic issues.
    isu_of: lkjip_isu by LkjipId, Urutan;
    /// Legal basis.
    dasar_hukum_of: lkjip_dasar_hukum by LkjipId, Urutan;
    /// Quarters of the indicators.
    triwulan_of: lkjip_triwulan by LkjipId, IndikatorLkjipId, Triwulan;
    /// Perjanjian Kinerja.
    perjanjian_of: lkjip_perjanjian by LkjipId, Jenis;
    /// Budgets in the annexes of the agreements.
    perjanjian_program_of: lkjip_perjanjian_program by LkjipId, Urutan;
    /// Program, kegiatan, sub-kegiatan.
    anggaran_of: lkjip_anggaran by LkjipId, Urutan;
    /// Which sasaran the rows support.
    dukungan_of: lkjip_dukungan by LkjipId, Urutan;
    /// Renstra targets and budgets of the rows.
    anggaran_renstra_of: lkjip_anggaran_renstra by LkjipId, Tahun;
    /// SKM results.
    skm_of: lkjip_skm by LkjipId;
    /// Answers or NRR per unsur.
    skm_unsur_of: lkjip_skm_unsur by LkjipId, Id;
    /// What is to follow from the surveys.
    skm_tindak_lanjut_of: lkjip_skm_tindak_lanjut by LkjipId, Urutan;
    /// Profiles of the respondents.
    skm_profil_of: lkjip_skm_profil by LkjipId, Urutan;
    /// Evaluations of AKIP.
    evaluasi_of: lkjip_evaluasi by LkjipId;
    /// Components of the evaluations.
    evaluasi_komponen_of: lkjip_evaluasi_komponen by LkjipId, Urutan;
    /// Recommendations of the evaluations.
    evaluasi_rekomendasi_of: lkjip_evaluasi_rekomendasi by LkjipId, Urutan;
    /// Narrative sections.
    narasi_of: lkjip_narasi by LkjipId, Id;
    /// Tables as numbered in the document.
    tabel_of: lkjip_tabel by LkjipId, Urutan;
    /// Annexes.
    lampiran_of: lkjip_lampiran by LkjipId, Urutan;
    /// When rows and sections last changed.
    versi_of: lkjip_versi by LkjipId;
    /// Steps of the workflow.
    riwayat_of: lkjip_riwayat by LkjipId, Id;
}

/// Generates a reader of one row with its report, where that report is visible.
macro_rules! row_by_id {
    ($($(#[$doc:meta])* $name:ident: $table:ident by $key:ty;)+) => {$(
        $(#[$doc])*
        ///
        /// # Errors
        /// When the database refuses.
        pub async fn $name<C: ConnectionTrait>(
            connection: &C,
            scope: &Scope,
            id: $key,
        ) -> Result<Option<(VisibleReport, $table::Model)>, ApiError> {
            let Some(row) = $table::Entity::find_by_id(id).one(connection).await? else {
                return Ok(None);
            };
            let report = find(connection, scope, row.lkjip_id).await?;
            Ok(report.map(|report| (report, row)))
        }
    )+};
}

row_by_id! {
    /// A tujuan.
    tujuan_by_id: lkjip_tujuan by TujuanId;
    /// A sasaran.
    sasaran_by_id: lkjip_sasaran by SasaranId;
    /// An indicator.
    indikator_by_id: lkjip_indikator by IndikatorLkjipId;
    /// A program, kegiatan or sub-kegiatan.
    anggaran_by_id: lkjip_anggaran by AnggaranId;
    /// A Perjanjian Kinerja.
    perjanjian_by_id: lkjip_perjanjian by PerjanjianId;
}
