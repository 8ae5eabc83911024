//! The texts of reports and the decisions about them, as the client sees them.

use std::collections::BTreeMap;

use async_graphql::{Context, Enum, Object, SimpleObject};
use entity::status::PutusanDefinisi;
use entity::{lkjip_indikator, putusan_definisi};

use super::service::{self, SimpanInput};
use crate::error::{ApiError, UserError};
use crate::graphql::context::{Call, Reading};
use crate::graphql::payload::settle;
use crate::graphql::scalar::Saat;
use crate::indikator::graphql::Indikator;
use crate::lkjip::graphql::Lkjip;
use crate::perbandingan;
use crate::perbandingan::model::Lingkup;
use crate::perbandingan::rules::definisi::{Sebab, baku, banding, banding_definisi};
use crate::rujukan::kelola::{AksiRujukan, ubah_saja};

/// Bagian laporan yang mendefinisikan sebuah indikator.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Enum)]
pub enum BagianDefinisi {
    /// Definisi operasional: apa yang diukur.
    Definisi,
    /// Formulasi: cara menghitungnya.
    Formulasi,
}

/// Yang menentukan apakah sebuah teks mengukur hal yang sama dengan kamus.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, Enum)]
pub enum DasarPenilaian {
    /// Putusan analis.
    Putusan,
    /// Perbandingan katanya.
    Kata,
}

/// Sebuah teks yang dipakai laporan untuk mendefinisikan indikator, dan penilaiannya terhadap kamus.
#[derive(Clone, Debug, SimpleObject)]
pub struct DefinisiLaporan {
    /// Bagian yang ditulis laporan.
    bagian: BagianDefinisi,
    /// Teks sebagaimana ditulis laporan; ejaan lain dari teks yang sama tidak didaftar lagi.
    teks: String,
    /// Bagian itu dalam kamus bagi tahunnya.
    teks_kamus: String,
    /// Laporan yang memakainya, urut kode kecamatan.
    lkjip_list: Vec<Lkjip>,
    /// Benar bila dinilai mengukur hal yang sama dengan kamus, sehingga laporannya ikut dibandingkan sejauh
    /// menyangkut teks ini.
    sama: bool,
    /// Yang menentukannya.
    menurut: DasarPenilaian,
    /// Satu kalimat mengapa dinilai demikian.
    penjelasan: String,
    /// Versi putusan untuk penguncian optimistis; kirim kembali pada `putusanDefinisiSave`. 0 bila belum pernah diputuskan.
    version: i64,
    /// Semua putusan tentang teks ini, dari yang terakhir; yang terakhir berlaku.
    putusan_list: Vec<KetetapanDefinisi>,
    /// Yang boleh Anda lakukan terhadap putusannya.
    allowed_actions: Vec<AksiRujukan>,
}

/// Satu putusan analis tentang sebuah teks.
#[derive(Clone, Debug, SimpleObject)]
pub struct KetetapanDefinisi {
    /// Nomor putusan.
    version: i64,
    /// Putusannya; kosong bila teks itu kembali dinilai menurut katanya.
    putusan: Option<PutusanDefinisi>,
    /// Mengapa.
    alasan: String,
    /// Nama yang memutuskan saat itu.
    oleh: String,
    /// Saat diputuskan.
    waktu: Saat,
}

impl From<&putusan_definisi::Model> for KetetapanDefinisi {
    fn from(row: &putusan_definisi::Model) -> Self {
        Self {
            version: row.version,
            putusan: row.putusan,
            alasan: row.alasan.clone(),
            oleh: row.pelaku_nama.clone(),
            waktu: Saat(row.waktu),
        }
    }
}

/// The texts of the approved reports of a year, each once, with the reports that write it.
type Ditulis = BTreeMap<(BagianDefinisi, String), (String, Vec<Lkjip>)>;

async fn ditulis(
    reading: &Reading,
    indikator: &Indikator,
    tahun: i32,
) -> Result<Ditulis, ApiError> {
    let lingkup = Lingkup {
        tahun,
        letak: None,
        kelompok: None,
        sertakan_proses: false,
        per: reading.per,
    };
    let reports = perbandingan::service::laporan(reading, lingkup).await?;
    let baris =
        perbandingan::service::baris_indikator(reading, &reports, indikator.row().id).await?;
    let mut semua = Ditulis::new();
    for lkjip in Lkjip::cohort(reading.clone(), reports) {
        let Some(row) = baris.get(&lkjip.row().id) else {
            continue;
        };
        for (bagian, teks) in tertulis(row) {
            let (_, laporan) = semua
                .entry((bagian, baku(teks)))
                .or_insert_with(|| (teks.to_owned(), Vec::new()));
            laporan.push(lkjip.clone());
        }
    }
    Ok(semua)
}

fn tertulis(row: &lkjip_indikator::Model) -> impl Iterator<Item = (BagianDefinisi, &str)> {
    [
        (BagianDefinisi::Definisi, row.definisi.as_deref()),
        (BagianDefinisi::Formulasi, row.formulasi.as_deref()),
    ]
    .into_iter()
    .filter_map(|(bagian, teks)| Some((bagian, teks?)))
}

fn penjelasan(sebab: Sebab) -> String {
    match sebab {
        Sebab::Besaran => {
            "Teks ini dan kamus dimulai dengan jenis bilangan yang berbeda.".to_owned()
        }
        Sebab::Ingkar => "Hanya salah satu dari teks ini dan kamus yang menyangkal.".to_owned(),
        Sebab::Kata { bersama, terpendek } => format!(
            "{bersama} dari {terpendek} kata yang berarti dalam teks yang lebih pendek ada dalam teks lainnya; sama \
             bila sekurang-kurangnya setengahnya."
        ),
    }
}

/// Queries of the room.
#[derive(Debug, Default)]
pub struct PutusanQuery;

#[Object]
impl PutusanQuery {
    /// Teks yang dipakai laporan satu tahun, yang disetujui dan berlaku, untuk mendefinisikan sebuah indikator, dan
    /// bagaimana masing-masing dinilai terhadap kamus; definisi lebih dahulu.
    async fn definisi_list(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Kode indikator dalam kamus, mis. `SKM`.")] indikator: String,
        #[graphql(desc = "Tahun anggaran yang dilaporkan.")] tahun: i32,
        #[graphql(
            desc = "Sebagaimana keadaannya pada saat yang lewat ini; kosong berarti sekarang."
        )]
        as_of: Option<Saat>,
    ) -> Result<Vec<DefinisiLaporan>, ApiError> {
        let reading = Call::of(context)?.reading()?;
        let reading = reading.pada(as_of.map(|Saat(per)| per))?;
        perbandingan::service::boleh(&reading.actor)?;
        let indikator = Indikator::by_kode(reading.clone(), &indikator)
            .await?
            .untuk(tahun);
        let kamus = indikator.row();
        let semua = service::semua(&reading).await?;
        let allowed_actions = ubah_saja(&reading.actor);
        let ditulis = ditulis(&reading, &indikator, tahun).await?;
        Ok(ditulis
            .into_iter()
            .map(|((bagian, _), (teks, lkjip_list))| {
                let (teks_kamus, sebab) = match bagian {
                    BagianDefinisi::Definisi => {
                        (&kamus.definisi, banding_definisi(&teks, &kamus.definisi))
                    }
                    BagianDefinisi::Formulasi => {
                        (&kamus.formulasi, banding(&teks, &kamus.formulasi))
                    }
                };
                let riwayat = service::riwayat(&semua, kamus, &teks);
                let terakhir = riwayat.first();
                let putusan = terakhir.and_then(|row| Some((row, row.putusan?)));
                let (sama, menurut, penjelasan) = match putusan {
                    Some((row, putusan)) => (
                        putusan == PutusanDefinisi::Sama,
                        DasarPenilaian::Putusan,
                        row.alasan.clone(),
                    ),
                    None => (!sebab.berbeda(), DasarPenilaian::Kata, penjelasan(sebab)),
                };
                DefinisiLaporan {
                    bagian,
                    teks_kamus: teks_kamus.clone(),
                    lkjip_list,
                    sama,
                    menurut,
                    penjelasan,
                    version: terakhir.map_or(0, |row| row.version),
                    putusan_list: riwayat.into_iter().map(Into::into).collect(),
                    allowed_actions: allowed_actions.clone(),
                    teks,
                }
            })
            .collect())
    }
}

/// Hasil mutasi putusan definisi.
#[derive(Clone, Debug, SimpleObject)]
pub struct PutusanDefinisiPayload {
    /// Putusan yang berlaku sesudah mutasi; bila ditolak, sebagaimana adanya sekarang, jika ada.
    putusan_definisi: Option<KetetapanDefinisi>,
    /// Yang perlu diperbaiki; kosong bila berhasil.
    user_errors: Vec<UserError>,
}

/// Mutations of the room.
#[derive(Debug, Default)]
pub struct PutusanMutation;

#[Object]
impl PutusanMutation {
    /// Memutuskan bahwa sebuah teks laporan mengukur hal yang sama dengan kamus, atau hal lain, dengan alasan;
    /// perbandingan mengikuti, dan putusan sebelumnya tetap terbaca. Hanya untuk ANALIS.
    async fn putusan_definisi_save(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Teks dan putusannya.")] input: SimpanInput,
    ) -> Result<PutusanDefinisiPayload, ApiError> {
        let call = Call::of(context)?;
        let (_, user_errors) = settle(service::simpan(call, &input).await)?;
        let reading = call.reading_anew()?;
        let kamus = Indikator::semua(reading.clone()).await?;
        let kamus = kamus.iter().find(|satu| satu.row().kode == input.indikator);
        let semua = service::semua(&reading).await?;
        let putusan_definisi = kamus.and_then(|satu| {
            let satu = satu.untuk(input.tahun);
            let riwayat = service::riwayat(&semua, satu.row(), &input.teks);
            riwayat.first().map(|&row| row.into())
        });
        Ok(PutusanDefinisiPayload {
            putusan_definisi,
            user_errors,
        })
    }
}
