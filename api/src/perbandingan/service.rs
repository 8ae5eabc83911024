//! Who may ask, which reports count, and which of their rows.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use entity::id::{IndikatorId, KecamatanId, LkjipId};
use entity::status::{Letak, StatusLkjip};
use entity::value::Waktu;
use entity::{indikator, lkjip_anggaran, lkjip_indikator};

use super::model::{BarisNegara, Lingkup};
use super::store;
use crate::access::{Action, Negara, Reach, Scope, VisibleReport, permit};
use crate::auth::Actor;
use crate::error::ApiError;
use crate::graphql::context::Reading;
use crate::kelompok;
use crate::lkjip::berlaku;
use crate::remembered::Rows;

/// Whether `actor` may compare the reports of the kabupaten.
///
/// # Errors
/// [`ApiError::Forbidden`] when the policy says no.
pub fn boleh(actor: &Actor) -> Result<(), ApiError> {
    permit(actor, Action::Bandingkan, actor.kabupaten, None).map(drop)
}

/// The report of each kecamatan that counts, by kecamatan: the approved one in force. With
/// `sertakan_proses` a newer revision that has been submitted takes its place; drafts never count. As of
/// a past moment it is the one that had been approved and not yet superseded then.
///
/// # Errors
/// [`ApiError::Forbidden`] when reports under review are asked for by someone who may not see those
/// of the whole kabupaten; [`ApiError::BadUserInput`] for a past moment together with reports under review,
/// of which nothing tells how they stood.
pub async fn laporan(reading: &Reading, lingkup: Lingkup) -> Result<Vec<VisibleReport>, ApiError> {
    laporan_tahun(reading, lingkup, &[lingkup.tahun]).await
}

/// The same of several years: the report of each kecamatan and year that counts.
///
/// # Errors
/// As [`laporan`].
pub async fn laporan_tahun(
    reading: &Reading,
    lingkup: Lingkup,
    tahun: &[i32],
) -> Result<Vec<VisibleReport>, ApiError> {
    if lingkup.per.is_some() && lingkup.sertakan_proses {
        return Err(ApiError::BadUserInput(
            "`asOf` hanya menghitung laporan yang sudah disetujui saat itu; jangan dipakai bersama \
             `sertakanProses`."
                .to_owned(),
        ));
    }
    let actor = &reading.actor;
    boleh(actor)?;
    let mut rows = if lingkup.sertakan_proses {
        permit(actor, Action::BacaProses, actor.kabupaten, None)?;
        store::terhitung(
            reading.connection().await?,
            &Scope::of(actor),
            lingkup,
            tahun,
        )
        .await?
    } else {
        let scope = Scope::for_action(actor, Action::BacaDisetujui)?.approved_only();
        let what = format!("terhitung {tahun:?} {lingkup:?} {scope:?}");
        let rows = reading
            .remembered(what, async |connection| {
                store::terhitung(connection, &scope, lingkup, tahun).await
            })
            .await?;
        Arc::unwrap_or_clone(rows)
    };
    if let Some(anggota) = anggota(reading, lingkup).await? {
        rows.retain(|row| anggota.contains(&row.kecamatan_id));
    }
    let mut terbaru = HashSet::new();
    rows.retain(|row| terbaru.insert((row.kecamatan_id, row.tahun)));
    Ok(rows)
}

/// Members of the peer group that `lingkup` asks for, as of its moment; none when it asks for no group.
///
/// # Errors
/// [`ApiError::NotFound`] for a group that is not the kabupaten's, or was none then.
pub async fn anggota(
    reading: &Reading,
    lingkup: Lingkup,
) -> Result<Option<Arc<HashSet<KecamatanId>>>, ApiError> {
    let Some(kelompok) = lingkup.kelompok else {
        return Ok(None);
    };
    let what = format!("anggota {} {:?}", kelompok.0, lingkup.per);
    let anggota = reading.remembered(what, async |connection| {
        kelompok::anggota(connection, &reading.scope, kelompok, lingkup.per).await
    });
    anggota.await.map(Some)
}

/// The row of a dictionary indicator in each of these reports. Where a report carries the indicator
/// more than once, that of a sasaran counts, then the first in the report: the sasaran is what the
/// kecamatan answers for in its Perjanjian Kinerja.
///
/// # Errors
/// When the database refuses.
pub async fn baris_indikator(
    reading: &Reading,
    reports: &[VisibleReport],
    indikator: IndikatorId,
) -> Result<HashMap<LkjipId, lkjip_indikator::Model>, ApiError> {
    let rows = baris_beberapa(reading, reports, &[indikator]).await?;
    Ok(rows
        .into_iter()
        .map(|((laporan, _), row)| (laporan, row))
        .collect())
}

/// The same of several indicators, by report and indicator.
///
/// # Errors
/// When the database refuses.
pub async fn baris_beberapa(
    reading: &Reading,
    reports: &[VisibleReport],
    indikator: &[IndikatorId],
) -> Result<HashMap<(LkjipId, IndikatorId), lkjip_indikator::Model>, ApiError> {
    let what = format!("baris indikator {indikator:?}");
    let rows = reading
        .below(&what, reports, async |connection| {
            store::indikator(connection, reports, indikator).await
        })
        .await?;
    let mut terpilih = HashMap::new();
    for row in Arc::unwrap_or_clone(rows) {
        if let Some(id) = row.indikator_id {
            terpilih.entry((row.lkjip_id, id)).or_insert(row);
        }
    }
    Ok(terpilih)
}

/// What `susun` makes of the rows of a dictionary indicator in the approved report of each kecamatan of the
/// country, or of the province with this code, by kecamatan; of the row of a sasaran where a report has more
/// than one; now, or at the moment of `reading`; with the weight of its survey if `berbobot`. `nama` tells it from
/// what else is made of the same rows.
///
/// # Errors
/// [`ApiError::Forbidden`] for who may not compare over kabupaten; [`ApiError::BadUserInput`] for a
/// province that is not two digits.
pub async fn negara<V: Rows>(
    reading: &Reading,
    (kamus, berbobot): (&indikator::Model, bool),
    (tahun, provinsi, letak): (i32, Option<&str>, Option<Letak>),
    nama: &str,
    susun: impl AsyncFnOnce(Vec<BarisNegara>) -> Result<V, ApiError>,
) -> Result<Arc<V>, ApiError> {
    let leave = Negara::of(&reading.actor)?;
    let per = reading.per;
    let dua_angka =
        |kode: &str| kode.len() == 2 && kode.bytes().all(|huruf| huruf.is_ascii_digit());
    if provinsi.is_some_and(|kode| !dua_angka(kode)) {
        return Err(ApiError::BadUserInput(
            "Kode provinsi terdiri atas dua angka, mis. `35`.".to_owned(),
        ));
    }
    reading
        .remembered(
            format!(
                "negara {nama} {} {tahun} {provinsi:?} {letak:?} {per:?}",
                kamus.id.0
            ),
            async |connection| {
                let beberapa = (tahun, provinsi, letak);
                let mut rows =
                    store::negara(connection, leave, (kamus, berbobot), beberapa, per).await?;
                rows.sort_by(|a, b| {
                    (&a.kode, a.sasaran_id.is_none()).cmp(&(&b.kode, b.sasaran_id.is_none()))
                });
                rows.dedup_by(|kedua, pertama| kedua.kode == pertama.kode);
                susun(rows).await
            },
        )
        .await
}

/// Whose submission someone may watch.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Pantauan {
    /// Every kecamatan's.
    Semua,
    /// The own kecamatan's only.
    Sendiri(KecamatanId),
}

impl Pantauan {
    /// Whether a kecamatan is among the watched.
    pub fn memuat(self, kecamatan: KecamatanId) -> bool {
        match self {
            Self::Semua => true,
            Self::Sendiri(sendiri) => sendiri == kecamatan,
        }
    }
}

/// Whose submission `actor` may watch.
///
/// # Errors
/// [`ApiError::Forbidden`] when no one's.
pub fn pantauan(actor: &Actor) -> Result<Pantauan, ApiError> {
    let boleh =
        |kecamatan| permit(actor, Action::PantauPengajuan, actor.kabupaten, kecamatan).is_ok();
    if boleh(None) {
        return Ok(Pantauan::Semua);
    }
    match actor.kecamatan {
        Some(sendiri) if boleh(Some(sendiri)) => Ok(Pantauan::Sendiri(sendiri)),
        _ => Err(ApiError::Forbidden),
    }
}

/// How far the submission of one kecamatan has come.
#[derive(Clone, Debug)]
pub struct Pengajuan {
    /// The report that counts: the approved one in force, else the newest that may be seen. As of a past moment none
    /// that was not approved yet: what it held then is not kept.
    pub laporan: Option<VisibleReport>,
    /// Where the report that counts stood.
    pub status: StatusLkjip,
    /// First submission of any revision of the year.
    pub pertama: Option<Waktu>,
}

/// The submissions of a year, by kecamatan, at the moment of `reading` and as far as it sees reports at all.
///
/// # Errors
/// When the database refuses.
pub async fn pengajuan(
    reading: &Reading,
    tahun: i32,
) -> Result<BTreeMap<KecamatanId, Pengajuan>, ApiError> {
    let semua = pengajuan_tahun(reading, &[tahun]).await?;
    Ok(semua
        .into_iter()
        .map(|((_, kecamatan), pengajuan)| (kecamatan, pengajuan))
        .collect())
}

/// The same of several years, by year and kecamatan.
///
/// # Errors
/// When the database refuses.
pub async fn pengajuan_tahun(
    reading: &Reading,
    tahun: &[i32],
) -> Result<BTreeMap<(i32, KecamatanId), Pengajuan>, ApiError> {
    let per = reading.per;
    let connection = reading.connection().await?;
    let scope = Scope::for_action(&reading.actor, Action::PantauPengajuan)?;
    let mut rows = store::semua(connection, &scope, tahun).await?;
    let dahulu: HashMap<LkjipId, StatusLkjip> = match per {
        None => HashMap::new(),
        Some(per) => store::status(connection, &rows, per)
            .await?
            .into_iter()
            .collect(),
    };
    let mut pertama: HashMap<(i32, KecamatanId), Waktu> = HashMap::new();
    let dari_riwayat: HashMap<LkjipId, Waktu> = store::pengajuan_pertama(connection, &rows)
        .await?
        .into_iter()
        .collect();
    for row in &rows {
        if let Some(waktu) = dari_riwayat.get(&row.id).copied().or(row.diajukan_pada)
            && per.is_none_or(|per| waktu <= per)
        {
            let awal = pertama
                .entry((row.tahun, row.kecamatan_id))
                .or_insert(waktu);
            *awal = waktu.min(*awal);
        }
    }
    rows.sort_by_key(|row| !berlaku(row, per));
    let mut hasil = BTreeMap::new();
    for laporan in rows {
        let tersimpan = per.is_none() || berlaku(&laporan, per);
        let status = if tersimpan {
            laporan.status
        } else if let Some(&status) = dahulu.get(&laporan.id)
            && terlihat(&scope, laporan.kecamatan_id, status)
        {
            status
        } else {
            continue;
        };
        let kunci = (laporan.tahun, laporan.kecamatan_id);
        let pertama = pertama.get(&kunci).copied();
        hasil.entry(kunci).or_insert(Pengajuan {
            laporan: tersimpan.then_some(laporan),
            status,
            pertama,
        });
    }
    Ok(hasil)
}

/// Whether a report that stood there could be seen.
fn terlihat(scope: &Scope, kecamatan: KecamatanId, status: StatusLkjip) -> bool {
    match scope.reach(status) {
        Reach::Semua => true,
        Reach::Sendiri(sendiri) => sendiri == kecamatan,
        Reach::Tidak => false,
    }
}

/// The programmes of these reports.
///
/// # Errors
/// When the database refuses.
pub async fn anggaran(
    reading: &Reading,
    reports: &[VisibleReport],
) -> Result<Vec<lkjip_anggaran::Model>, ApiError> {
    let rows = reading
        .below("program", reports, async |connection| {
            store::program(connection, reports, None).await
        })
        .await?;
    Ok(Arc::unwrap_or_clone(rows))
}

/// The rows of these reports that are salaries.
///
/// # Errors
/// When the database refuses.
pub async fn gaji(
    reading: &Reading,
    reports: &[VisibleReport],
) -> Result<Vec<lkjip_anggaran::Model>, ApiError> {
    let rows = reading
        .below("gaji", reports, async |connection| {
            store::gaji(connection, reports).await
        })
        .await?;
    Ok(Arc::unwrap_or_clone(rows))
}

/// The programmes of these reports, and the names of the nomenclature by code.
///
/// # Errors
/// When the database refuses.
pub async fn program(
    reading: &Reading,
    reports: &[VisibleReport],
    kode: Option<&str>,
) -> Result<(Vec<lkjip_anggaran::Model>, HashMap<String, String>), ApiError> {
    let rows = reading
        .below(&format!("program {kode:?}"), reports, async |connection| {
            store::program(connection, reports, kode).await
        })
        .await?;
    let nama = reading
        .remembered("nama program", async |connection| {
            store::nama_program(connection, &reading.scope).await
        })
        .await?;
    let nama = Arc::unwrap_or_clone(nama).into_iter().collect();
    Ok((Arc::unwrap_or_clone(rows), nama))
}
