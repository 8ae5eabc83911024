//! Reports that were fetched together: what hangs below them is fetched for all at once.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use entity::id::{
    AnggaranId, IndikatorId, IndikatorLkjipId, KecamatanId, LkjipId, PeriodeId, PerjanjianId,
    RiwayatId, SkalaId, TujuanId, UtasId,
};
use entity::status::StatusLkjip;
use entity::{
    lkjip_anggaran, lkjip_anggaran_renstra, lkjip_dasar_hukum, lkjip_dukungan, lkjip_evaluasi,
    lkjip_evaluasi_komponen, lkjip_evaluasi_rekomendasi, lkjip_fungsi, lkjip_indikator, lkjip_isu,
    lkjip_jabatan, lkjip_kepegawaian, lkjip_lampiran, lkjip_narasi, lkjip_organisasi,
    lkjip_pembanding, lkjip_perjanjian, lkjip_perjanjian_program, lkjip_pesan, lkjip_riwayat,
    lkjip_riwayat_utas, lkjip_rpjmd, lkjip_sasaran, lkjip_skm, lkjip_skm_profil,
    lkjip_skm_tindak_lanjut, lkjip_skm_unsur, lkjip_tabel, lkjip_tanggapan, lkjip_triwulan,
    lkjip_tujuan, lkjip_ukuran, lkjip_utas,
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
use crate::komentar;
use crate::lkjip::dokumen::Dokumen;
use crate::lkjip::rules::versi::Versi;
use crate::lkjip::store::{read, salin};
use crate::nomenklatur::graphql::Nomenklatur;
use crate::periode::graphql::Periode;
use crate::reviu;
use crate::reviu::graphql::Katalog;
use crate::reviu::model::{Hasil, Parameter};
use crate::reviu::rules::lke::Penilaian;
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
    rpjmd: By<TujuanId, lkjip_rpjmd::Model>,
    organisasi: By<LkjipId, lkjip_organisasi::Model>,
    fungsi: By<LkjipId, lkjip_fungsi::Model>,
    jabatan: By<LkjipId, lkjip_jabatan::Model>,
    kepegawaian: By<LkjipId, lkjip_kepegawaian::Model>,
    isu: By<LkjipId, lkjip_isu::Model>,
    dasar_hukum: By<LkjipId, lkjip_dasar_hukum::Model>,
    pembanding: By<IndikatorLkjipId, lkjip_pembanding::Model>,
    dukungan: By<LkjipId, lkjip_dukungan::Model>,
    utas: By<LkjipId, lkjip_utas::Model>,
    pesan: By<UtasId, lkjip_pesan::Model>,
    riwayat_utas: By<RiwayatId, lkjip_riwayat_utas::Model>,
    lalu: Memo<(), Vec<(Lkjip, lkjip_indikator::Model)>>,
    skala: Memo<(), Vec<Berpita>>,
    skala_evaluasi: Memo<(), HashMap<SkalaId, Skala>>,
    kamus: Memo<(), HashMap<IndikatorId, Indikator>>,
    tolok_ukur: Memo<(), HashMap<IndikatorId, Vec<TolokUkur>>>,
    tenggat: Memo<(), Vec<Tenggat>>,
    periode: Memo<(), HashMap<PeriodeId, Periode>>,
    nomenklatur: Memo<(), HashMap<String, Nomenklatur>>,
    parameter: Memo<(), Parameter>,
    dokumen: Memo<(), HashMap<LkjipId, Dokumen>>,
    pub(super) versi: Memo<(), HashMap<LkjipId, Versi>>,
    pub(super) perubahan: Memo<Option<LkjipId>, Perubahan>,
    katalog: Memo<(), Arc<Katalog>>,
    hasil: Memo<(), HashMap<LkjipId, Hasil>>,
    semua_hasil: By<LkjipId, Hasil>,
    tanggapan: By<LkjipId, lkjip_tanggapan::Model>,
    penilaian: By<LkjipId, Penilaian>,
}

/// Generates a reader of what hangs below the reports of a cohort, one statement for all of them.
macro_rules! below {
    ($($name:ident: $field:ident, $read:ident, $row:ty, $key:ty, |$r:ident| $by:expr;)+) => {
        impl Cohort {
            $(pub(super) async fn $name(&self) -> Result<Arc<HashMap<$key, Vec<$row>>>, ApiError> {
                self.$field.shared((), async {
                    self.reading.below(stringify!($read), &self.rows, async |connection| {
                        let rows = read::$read(connection, &self.rows).await?;
                        Ok(group(rows, |$r| $by))
                    }).await
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
    rpjmd: rpjmd, rpjmd_of, lkjip_rpjmd::Model, TujuanId, |row| row.tujuan_id;
    organisasi: organisasi, organisasi_of, lkjip_organisasi::Model, LkjipId, |row| row.lkjip_id;
    fungsi: fungsi, fungsi_of, lkjip_fungsi::Model, LkjipId, |row| row.lkjip_id;
    jabatan: jabatan, jabatan_of, lkjip_jabatan::Model, LkjipId, |row| row.lkjip_id;
    kepegawaian: kepegawaian, kepegawaian_of, lkjip_kepegawaian::Model, LkjipId, |row| row.lkjip_id;
    isu: isu, isu_of, lkjip_isu::Model, LkjipId, |row| row.lkjip_id;
    dasar_hukum: dasar_hukum, dasar_hukum_of, lkjip_dasar_hukum::Model, LkjipId, |row| row.lkjip_id;
    pembanding: pembanding, pembanding_of, lkjip_pembanding::Model, IndikatorLkjipId, |row| row.indikator_lkjip_id;
    dukungan: dukungan, dukungan_of, lkjip_dukungan::Model, LkjipId, |row| row.lkjip_id;
    riwayat: riwayat, riwayat_of, lkjip_riwayat::Model, LkjipId, |row| row.lkjip_id;
}

/// Generates a reader of what is said about the reports of a cohort, one statement for all of them; of
/// a report whose notes are not to be read there is nothing.
macro_rules! said {
    ($($name:ident: $read:ident, $row:ty, $key:ty, |$r:ident| $by:expr;)+) => {
        impl Cohort {
            $(pub(super) async fn $name(&self) -> Result<Arc<HashMap<$key, Vec<$row>>>, ApiError> {
                self.$name.get((), async {
                    let noted = self.reading.scope.noted(&self.rows);
                    let rows = komentar::$read(self.reading.connection().await?, &noted).await?;
                    Ok(group(rows, |$r| $by))
                }).await
            })+
        }
    };
}

said! {
    utas: utas_of, lkjip_utas::Model, LkjipId, |row| row.lkjip_id;
    pesan: pesan_of, lkjip_pesan::Model, UtasId, |row| row.utas_id;
    riwayat_utas: riwayat_utas_of, lkjip_riwayat_utas::Model, RiwayatId, |row| row.riwayat_id;
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
            rpjmd: Memo::default(),
            organisasi: Memo::default(),
            fungsi: Memo::default(),
            jabatan: Memo::default(),
            kepegawaian: Memo::default(),
            isu: Memo::default(),
            dasar_hukum: Memo::default(),
            pembanding: Memo::default(),
            dukungan: Memo::default(),
            utas: Memo::default(),
            pesan: Memo::default(),
            riwayat_utas: Memo::default(),
            lalu: Memo::default(),
            skala: Memo::default(),
            skala_evaluasi: Memo::default(),
            kamus: Memo::default(),
            tolok_ukur: Memo::default(),
            tenggat: Memo::default(),
            periode: Memo::default(),
            nomenklatur: Memo::default(),
            parameter: Memo::default(),
            dokumen: Memo::default(),
            versi: Memo::default(),
            perubahan: Memo::default(),
            katalog: Memo::default(),
            hasil: Memo::default(),
            semua_hasil: Memo::default(),
            tanggapan: Memo::default(),
            penilaian: Memo::default(),
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
        self.skala.shared((), skala::semua(&self.reading)).await
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

    /// The dictionary.
    pub(super) async fn kamus(&self) -> Result<Arc<HashMap<IndikatorId, Indikator>>, ApiError> {
        self.kamus
            .get((), async {
                let semua = Indikator::semua(self.reading.clone()).await?.into_iter();
                Ok(semua.map(|satu| (satu.row().id, satu)).collect())
            })
            .await
    }

    pub(super) async fn tolok_ukur(
        &self,
    ) -> Result<Arc<HashMap<IndikatorId, Vec<TolokUkur>>>, ApiError> {
        self.tolok_ukur
            .get((), TolokUkur::by_indikator(self.reading.clone()))
            .await
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

    /// What the kabupaten has set for the reviu.
    pub(super) async fn parameter(&self) -> Result<Arc<Parameter>, ApiError> {
        self.parameter
            .get((), reviu::service::parameter(&self.reading))
            .await
    }

    /// The rules as they are in force.
    pub(super) async fn katalog(&self) -> Result<Arc<Katalog>, ApiError> {
        let katalog = self
            .katalog
            .get((), Katalog::of(self.reading.clone()))
            .await?;
        Ok(Arc::clone(&katalog))
    }

    /// What the reviu says of the reports, live or as it was frozen.
    pub(super) async fn hasil(&self) -> Result<Arc<HashMap<LkjipId, Hasil>>, ApiError> {
        self.hasil
            .get((), async {
                let katalog = self.katalog().await?;
                let connection = self.reading.connection().await?;
                let (scope, ketetapan) = (&self.reading.scope, katalog.ketetapan());
                reviu::service::hasil(connection, scope, ketetapan, &self.rows).await
            })
            .await
    }

    /// What it said at each of their submissions.
    pub(super) async fn semua_hasil(&self) -> Result<Arc<HashMap<LkjipId, Vec<Hasil>>>, ApiError> {
        self.semua_hasil
            .get((), async {
                let connection = self.reading.connection().await?;
                reviu::service::semua_hasil(connection, &self.rows).await
            })
            .await
    }

    /// What the reviu says by criterion of the LKE.
    pub(super) async fn penilaian(
        &self,
    ) -> Result<Arc<HashMap<LkjipId, Vec<Penilaian>>>, ApiError> {
        self.penilaian
            .get((), async {
                let (katalog, hasil) = (self.katalog().await?, self.hasil().await?);
                let connection = self.reading.connection().await?;
                let (scope, ketetapan) = (&self.reading.scope, katalog.ketetapan());
                reviu::service::penilaian(connection, scope, ketetapan, &self.rows, &hasil).await
            })
            .await
    }

    /// The answers to findings that the reader may see.
    pub(super) async fn tanggapan(
        &self,
    ) -> Result<Arc<HashMap<LkjipId, Vec<lkjip_tanggapan::Model>>>, ApiError> {
        self.tanggapan
            .get((), async {
                let connection = self.reading.connection().await?;
                reviu::service::tanggapan(connection, &self.reading.scope, &self.rows).await
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

    /// Indicators of the reports of the years before that were in force at the moment asked for.
    pub(super) async fn lalu(&self) -> Result<Arc<Vec<(Lkjip, lkjip_indikator::Model)>>, ApiError> {
        self.lalu
            .get((), async {
                let connection = self.reading.approved().await?;
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
                .filter(|row| read::berlaku(row, self.reading.per))
                .collect();
                let rows = read::indikator_of(connection, &reports).await?;
                let reports: HashMap<LkjipId, Lkjip> = Lkjip::cohort(self.reading.clone(), reports)
                    .into_iter()
                    .map(|report| (report.row().id, report))
                    .collect();
                Ok(rows
                    .into_iter()
                    .filter_map(|baris| Some((reports.get(&baris.lkjip_id)?.clone(), baris)))
                    .collect())
            })
            .await
    }
}
