//! Reports that were fetched together: what hangs below them is fetched for all at once.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use entity::id::{
    AnggaranId, IndikatorId, IndikatorLkjipId, KecamatanId, LkjipId, PeriodeId, PerjanjianId,
    SkalaId,
};
use entity::status::StatusLkjip;
use entity::{
    lkjip_anggaran, lkjip_anggaran_renstra, lkjip_evaluasi, lkjip_evaluasi_komponen,
    lkjip_evaluasi_rekomendasi, lkjip_indikator, lkjip_lampiran, lkjip_narasi, lkjip_perjanjian,
    lkjip_perjanjian_program, lkjip_riwayat, lkjip_sasaran, lkjip_skm, lkjip_skm_profil,
    lkjip_skm_tindak_lanjut, lkjip_skm_unsur, lkjip_tabel, lkjip_triwulan, lkjip_tujuan,
    lkjip_ukuran,
};

use super::Lkjip;
use super::perubahan::Perubahan;

use crate::access::VisibleReport;
use crate::berkas;
use crate::berkas::graphql::Berkas;
use crate::error::ApiError;
use crate::graphql::cohort::{Memo, group};
use crate::graphql::context::Reading;
use crate::indikator::graphql::Indikator;
use crate::lkjip::dokumen::Dokumen;
use crate::lkjip::store::{read, salin};
use crate::nomenklatur::graphql::Nomenklatur;
use crate::periode::graphql::Periode;
use crate::reviu::model::Temuan;
use crate::skala::graphql::{self as skala, Berpita, Skala};
use crate::tenggat::graphql::Tenggat;
use crate::tolok_ukur::graphql::TolokUkur;
use crate::wilayah::graphql::Kecamatan;

pub(super) type By<K, V> = Memo<(), HashMap<K, Vec<V>>>;

/// Reports that were fetched together; below them everything is fetched together, too.
#[derive(Debug)]
pub(super) struct Cohort {
    pub(super) reading: Reading,
    pub(super) rows: Vec<VisibleReport>,
    pub(super) kecamatan: Memo<(), Vec<Kecamatan>>,
    tujuan: By<LkjipId, lkjip_tujuan::Model>,
    sasaran: By<LkjipId, lkjip_sasaran::Model>,
    indikator: By<LkjipId, lkjip_indikator::Model>,
    ukuran: By<IndikatorLkjipId, lkjip_ukuran::Model>,
    triwulan: By<IndikatorLkjipId, lkjip_triwulan::Model>,
    anggaran: By<LkjipId, lkjip_anggaran::Model>,
    renstra: By<AnggaranId, lkjip_anggaran_renstra::Model>,
    perjanjian: By<LkjipId, lkjip_perjanjian::Model>,
    program: By<PerjanjianId, lkjip_perjanjian_program::Model>,
    skm: By<LkjipId, lkjip_skm::Model>,
    unsur: By<LkjipId, lkjip_skm_unsur::Model>,
    tindak_lanjut_skm: By<LkjipId, lkjip_skm_tindak_lanjut::Model>,
    profil: By<LkjipId, lkjip_skm_profil::Model>,
    evaluasi: By<LkjipId, lkjip_evaluasi::Model>,
    komponen: By<LkjipId, lkjip_evaluasi_komponen::Model>,
    rekomendasi: By<LkjipId, lkjip_evaluasi_rekomendasi::Model>,
    narasi: By<LkjipId, lkjip_narasi::Model>,
    tabel: By<LkjipId, lkjip_tabel::Model>,
    lampiran: By<LkjipId, lkjip_lampiran::Model>,
    riwayat: By<LkjipId, lkjip_riwayat::Model>,
    berkas: Memo<(), HashMap<(KecamatanId, String), Berkas>>,
    lalu: Memo<(), Vec<(Lkjip, lkjip_indikator::Model)>>,
    skala: Memo<(), Vec<Berpita>>,
    skala_evaluasi: Memo<(), HashMap<SkalaId, Skala>>,
    kamus: Memo<(), HashMap<IndikatorId, Indikator>>,
    tolok_ukur: Memo<(), HashMap<IndikatorId, Vec<TolokUkur>>>,
    tenggat: Memo<(), Vec<Tenggat>>,
    periode: Memo<(), HashMap<PeriodeId, Periode>>,
    nomenklatur: Memo<(), HashMap<String, Nomenklatur>>,
    dokumen: Memo<(), HashMap<LkjipId, Dokumen>>,
    pub(super) perubahan: Memo<Option<LkjipId>, Perubahan>,
    pub(super) temuan: By<LkjipId, Temuan>,
}

/// Generates a reader of what hangs below the reports of a cohort, one statement for all of them.
macro_rules! below {
    ($($name:ident: $field:ident, $read:ident, $row:ty, $key:ty, |$r:ident| $by:expr;)+) => {
        impl Cohort {
            $(pub(super) async fn $name(&self) -> Result<Arc<HashMap<$key, Vec<$row>>>, ApiError> {
                self.$field.get((), async {
                    let rows = read::$read(self.reading.connection().await?, &self.rows).await?;
                    Ok(group(rows, |$r| $by))
                }).await
            })+
        }
    };
}

below! {
    tujuan: tujuan, tujuan_of, lkjip_tujuan::Model, LkjipId, |row| row.lkjip_id;
    sasaran: sasaran, sasaran_of, lkjip_sasaran::Model, LkjipId, |row| row.lkjip_id;
    indikator: indikator, indikator_of, lkjip_indikator::Model, LkjipId, |row| row.lkjip_id;
    ukuran: ukuran, ukuran_of, lkjip_ukuran::Model, IndikatorLkjipId, |row| row.indikator_lkjip_id;
    triwulan: triwulan, triwulan_of, lkjip_triwulan::Model, IndikatorLkjipId, |row| row.indikator_lkjip_id;
    anggaran: anggaran, anggaran_of, lkjip_anggaran::Model, LkjipId, |row| row.lkjip_id;
    renstra: renstra, anggaran_renstra_of, lkjip_anggaran_renstra::Model, AnggaranId, |row| row.anggaran_id;
    perjanjian: perjanjian, perjanjian_of, lkjip_perjanjian::Model, LkjipId, |row| row.lkjip_id;
    program: program, perjanjian_program_of, lkjip_perjanjian_program::Model, PerjanjianId, |row| row.perjanjian_id;
    skm: skm, skm_of, lkjip_skm::Model, LkjipId, |row| row.lkjip_id;
    unsur: unsur, skm_unsur_of, lkjip_skm_unsur::Model, LkjipId, |row| row.lkjip_id;
    tindak_lanjut_skm: tindak_lanjut_skm, skm_tindak_lanjut_of, lkjip_skm_tindak_lanjut::Model, LkjipId, |row| row.lkjip_id;
    profil: profil, skm_profil_of, lkjip_skm_profil::Model, LkjipId, |row| row.lkjip_id;
    evaluasi: evaluasi, evaluasi_of, lkjip_evaluasi::Model, LkjipId, |row| row.lkjip_id;
    komponen: komponen, evaluasi_komponen_of, lkjip_evaluasi_komponen::Model, LkjipId, |row| row.lkjip_id;
    rekomendasi: rekomendasi, evaluasi_rekomendasi_of, lkjip_evaluasi_rekomendasi::Model, LkjipId, |row| row.lkjip_id;
    narasi: narasi, narasi_of, lkjip_narasi::Model, LkjipId, |row| row.lkjip_id;
    tabel: tabel, tabel_of, lkjip_tabel::Model, LkjipId, |row| row.lkjip_id;
    lampiran: lampiran, lampiran_of, lkjip_lampiran::Model, LkjipId, |row| row.lkjip_id;
    riwayat: riwayat, riwayat_of, lkjip_riwayat::Model, LkjipId, |row| row.lkjip_id;
}

impl Cohort {
    pub(super) fn new(reading: Reading, rows: Vec<VisibleReport>) -> Self {
        Self {
            reading,
            rows,
            kecamatan: Memo::default(),
            tujuan: Memo::default(),
            sasaran: Memo::default(),
            indikator: Memo::default(),
            ukuran: Memo::default(),
            triwulan: Memo::default(),
            anggaran: Memo::default(),
            renstra: Memo::default(),
            perjanjian: Memo::default(),
            program: Memo::default(),
            skm: Memo::default(),
            unsur: Memo::default(),
            tindak_lanjut_skm: Memo::default(),
            profil: Memo::default(),
            evaluasi: Memo::default(),
            komponen: Memo::default(),
            rekomendasi: Memo::default(),
            narasi: Memo::default(),
            tabel: Memo::default(),
            lampiran: Memo::default(),
            riwayat: Memo::default(),
            berkas: Memo::default(),
            lalu: Memo::default(),
            skala: Memo::default(),
            skala_evaluasi: Memo::default(),
            kamus: Memo::default(),
            tolok_ukur: Memo::default(),
            tenggat: Memo::default(),
            periode: Memo::default(),
            nomenklatur: Memo::default(),
            dokumen: Memo::default(),
            perubahan: Memo::default(),
            temuan: Memo::default(),
        }
    }

    /// All that the reports hold.
    pub(super) async fn isi(&self) -> Result<Arc<HashMap<LkjipId, Dokumen>>, ApiError> {
        self.dokumen
            .get((), async {
                salin::dokumen_of(self.reading.connection().await?, &self.rows).await
            })
            .await
    }

    /// Uploaded files to which annexes refer, by kecamatan and fingerprint.
    pub(super) async fn berkas(
        &self,
    ) -> Result<Arc<HashMap<(KecamatanId, String), Berkas>>, ApiError> {
        self.berkas
            .get((), async {
                let rows = berkas::of_reports(self.reading.connection().await?, &self.rows).await?;
                Ok(rows
                    .into_iter()
                    .map(|row| {
                        let berkas = Berkas::from(&row);
                        ((row.kecamatan_id, row.sha256), berkas)
                    })
                    .collect())
            })
            .await
    }

    pub(super) async fn skala(&self) -> Result<Arc<Vec<Berpita>>, ApiError> {
        self.skala.get((), skala::semua(&self.reading)).await
    }

    /// Scales that the evaluations of the cohort used.
    pub(super) async fn skala_evaluasi(&self) -> Result<Arc<HashMap<SkalaId, Skala>>, ApiError> {
        self.skala_evaluasi
            .get((), async {
                let evaluasi = self.evaluasi().await?;
                let ids: HashSet<SkalaId> = evaluasi
                    .values()
                    .flatten()
                    .map(|row| row.skala_id)
                    .collect();
                Skala::by_ids(self.reading.clone(), ids).await
            })
            .await
    }

    /// Dictionary entries that the reports of the cohort refer to.
    pub(super) async fn kamus(&self) -> Result<Arc<HashMap<IndikatorId, Indikator>>, ApiError> {
        self.kamus
            .get((), async {
                let ids = self.ids_kamus().await?;
                Indikator::by_ids(self.reading.clone(), ids).await
            })
            .await
    }

    pub(super) async fn tolok_ukur(
        &self,
    ) -> Result<Arc<HashMap<IndikatorId, Vec<TolokUkur>>>, ApiError> {
        self.tolok_ukur
            .get((), async {
                let ids = self.ids_kamus().await?;
                TolokUkur::of_indikator(self.reading.clone(), ids, None).await
            })
            .await
    }

    async fn ids_kamus(&self) -> Result<HashSet<IndikatorId>, ApiError> {
        let rows = self.indikator().await?;
        Ok(rows
            .values()
            .flatten()
            .filter_map(|row| row.indikator_id)
            .collect())
    }

    pub(super) async fn tenggat(&self) -> Result<Arc<Vec<Tenggat>>, ApiError> {
        self.tenggat
            .get((), Tenggat::list(self.reading.clone(), None))
            .await
    }

    pub(super) async fn periode(&self) -> Result<Arc<HashMap<PeriodeId, Periode>>, ApiError> {
        self.periode
            .get((), async {
                let semua = Periode::list(self.reading.clone()).await?;
                Ok(semua
                    .into_iter()
                    .map(|periode| (periode.row().id, periode))
                    .collect())
            })
            .await
    }

    /// The nomenclature, by code.
    pub(super) async fn nomenklatur(&self) -> Result<Arc<HashMap<String, Nomenklatur>>, ApiError> {
        self.nomenklatur
            .get((), async {
                let semua = Nomenklatur::semua(self.reading.clone()).await?;
                Ok(semua
                    .into_iter()
                    .map(|nomenklatur| (nomenklatur.row().kode.clone(), nomenklatur))
                    .collect())
            })
            .await
    }

    /// Indicators of the approved reports of the years before.
    pub(super) async fn lalu(&self) -> Result<Arc<Vec<(Lkjip, lkjip_indikator::Model)>>, ApiError> {
        self.lalu
            .get((), async {
                let connection = self.reading.connection().await?;
                let reports: Vec<_> = read::of_kecamatan(
                    connection,
                    &self.reading.scope,
                    self.rows.iter().map(|row| row.kecamatan_id),
                    &read::Pilihan {
                        status: Some(StatusLkjip::Disetujui),
                        ..Default::default()
                    },
                )
                .await?
                .into_iter()
                .filter(|row| row.digantikan_pada.is_none())
                .collect();
                let rows = read::indikator_of(connection, &reports).await?;
                let reports = Lkjip::cohort(self.reading.clone(), reports);
                Ok(rows
                    .into_iter()
                    .filter_map(|baris| {
                        let report = reports.iter().find(|it| it.row().id == baris.lkjip_id)?;
                        Some((report.clone(), baris))
                    })
                    .collect())
            })
            .await
    }
}
