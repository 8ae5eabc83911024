//! The trail as the client sees it.

use async_graphql::{Context, ID, Object, SimpleObject};
use entity::id::{AuditId, PenggunaId};

use super::model::Jenis;
use super::rules;
use super::service::{self, Entri};
use super::store::Saringan;
use crate::error::ApiError;
use crate::graphql::context::Call;
use crate::graphql::id;
use crate::graphql::page::{self, connection};
use crate::graphql::scalar::Saat;
use crate::pengguna;
use crate::pengguna::graphql::Pengguna;

/// Longest filter text.
const PANJANG: usize = 200;

/// Satu nilai yang berubah menurut jejak.
#[derive(Clone, Debug, SimpleObject)]
pub struct PerubahanJejak {
    /// Letaknya: path di dalam laporan, mis. `/anggaran/I.2.1/paguMurni`, atau nama bagian, mis. `peran`.
    path: String,
    /// Isi sebelumnya; kosong bila sebelumnya tidak ada atau tidak dicatat.
    sebelum: Option<String>,
    /// Isi sesudahnya; kosong bila kini tidak ada.
    sesudah: Option<String>,
}

/// Satu kejadian dalam jejak audit: siapa melakukan apa, kapan, terhadap apa.
#[derive(Clone, Debug, SimpleObject)]
pub struct Jejak {
    /// Nomor urut di dalam rantai, mulai 1, tanpa celah.
    nomor: i64,
    /// Saat kejadian.
    waktu: Saat,
    /// Pelaku; kosong bila dari baris perintah server atau tidak dikenal.
    pelaku: Option<Pengguna>,
    /// Nama kejadian, mis. `lkjip.ajukan`; `akses.ditolak` bagi perbuatan yang ditolak karena wewenang.
    kejadian: String,
    /// Kunci global hal yang dikenai; kosong bila tidak berkunci atau tidak boleh Anda lihat.
    objek: Option<ID>,
    /// Benar bila hal yang dikenai dan rinciannya tidak boleh Anda lihat, mis. laporan yang belum disetujui.
    tertutup: bool,
    /// Yang berubah, dari apa menjadi apa.
    perubahan_list: Vec<PerubahanJejak>,
    /// Alasan atau catatan yang diberikan pelaku.
    alasan: Option<String>,
    /// Nomor permintaan HTTP, seperti dalam catatan server.
    request_id: Option<String>,
    /// Sidik SHA-256 entri ini, yang merangkainya dengan entri sebelumnya.
    sidik: String,
}

impl Jejak {
    fn of(entri: Entri, pelaku: Option<Pengguna>) -> Self {
        let Entri { baris, terbuka } = entri;
        let isi = if terbuka {
            rules::urai(&baris.kejadian, &baris.rincian)
        } else {
            rules::Isi::default()
        };
        let objek = Jenis::of_objek(&baris.objek)
            .filter(|_| terbuka)
            .and_then(|jenis| jenis.noun)
            .zip(baris.objek.split_once(':'))
            .and_then(|(noun, (_, kunci))| Some(id::encode(noun, kunci.parse().ok()?)));
        Self {
            nomor: baris.id.0,
            waktu: Saat(baris.waktu),
            pelaku,
            kejadian: baris.kejadian,
            objek,
            tertutup: !terbuka,
            perubahan_list: isi
                .perubahan
                .into_iter()
                .map(|satu| PerubahanJejak {
                    path: satu.path,
                    sebelum: satu.sebelum,
                    sesudah: satu.sesudah,
                })
                .collect(),
            alasan: isi.alasan,
            request_id: baris.request_id,
            sidik: baris.sidik,
        }
    }
}

connection! {
    /// Sehalaman jejak audit.
    JejakConnection, JejakEdge of Jejak
}

/// Queries of the room.
#[derive(Debug, Default)]
pub struct JejakQuery;

#[Object]
impl JejakQuery {
    /// Jejak audit kabupaten Anda, terbaru dahulu. Hanya untuk ADMIN.
    #[expect(
        clippy::too_many_arguments,
        reason = "each is an argument of the schema"
    )]
    async fn jejak_list(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Jumlah baris, 1 sampai 100; bawaan 20.")] first: Option<i32>,
        #[graphql(desc = "Kursor; halaman dimulai sesudahnya.")] after: Option<String>,
        #[graphql(
            desc = "Hanya yang mengenai hal berkunci global ini, mis. sebuah laporan atau akun."
        )]
        objek: Option<ID>,
        #[graphql(desc = "Hanya yang dilakukan akun berkunci global ini.")] pelaku: Option<ID>,
        #[graphql(
            desc = "Nama kejadian, mis. `lkjip.ajukan`, atau awalannya bila berakhir titik, mis. `lkjip.`."
        )]
        kejadian: Option<String>,
        #[graphql(
            desc = "Hanya yang mengubah isian pada path ini atau di bawahnya, mis. \
                    `/anggaran/I.2.1/paguMurni`; bersama `objek` sebuah laporan."
        )]
        path: Option<String>,
        #[graphql(desc = "Sejak saat ini.")] dari: Option<Saat>,
        #[graphql(desc = "Sampai dengan saat ini.")] sampai: Option<Saat>,
    ) -> Result<JejakConnection, ApiError> {
        let reading = Call::of(context)?.reading()?;
        service::baca(&reading.actor)?;
        let limit = page::limit(first)?;
        let terlalu_panjang =
            |teks: &Option<String>| teks.as_ref().is_some_and(|teks| teks.len() > PANJANG);
        if terlalu_panjang(&kejadian) || terlalu_panjang(&path) {
            return Err(ApiError::BadUserInput(format!(
                "kejadian dan path paling panjang {PANJANG} karakter."
            )));
        }
        let objek = match &objek {
            Some(id) => Some(service::objek(&reading, id).await?),
            None => None,
        };
        let berlaporan = objek
            .as_ref()
            .is_some_and(|objek| objek.starts_with("lkjip:"));
        if path.is_some() && !berlaporan {
            return Err(ApiError::BadUserInput(
                "path dipakai bersama objek sebuah laporan.".to_owned(),
            ));
        }
        let saringan = Saringan {
            objek,
            pelaku: match &pelaku {
                Some(id) => Some(PenggunaId(id::key_of(pengguna::service::NOUN, id)?)),
                None => None,
            },
            kejadian,
            dari: dari.map(|saat| saat.0),
            sampai: sampai.map(|saat| saat.0),
            path,
        };
        let daftar = format!("jejak:{saringan:?}");
        let sebelum = page::number(&daftar, after.as_deref())?.map(AuditId);
        let (entri, total) = service::halaman(&reading, &saringan, sebelum, limit).await?;
        let pelaku = Pengguna::by_ids(reading.clone(), service::pelaku(&entri)).await?;
        let cursors = entri
            .iter()
            .map(|entri| page::cursor(&daftar, &entri.baris.id.0.to_string()))
            .collect();
        let nodes = entri
            .into_iter()
            .map(|entri| {
                let siapa = entri.baris.pengguna_id;
                Jejak::of(entri, siapa.and_then(|id| pelaku.get(&id).cloned()))
            })
            .collect();
        Ok(JejakConnection::new(
            nodes,
            cursors,
            limit,
            sebelum.is_some(),
            total,
        ))
    }
}
