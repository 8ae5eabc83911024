//! The download behind a link.

use std::io::{BufWriter, Write as _};
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::json;
use tokio::runtime::Handle;
use tokio::sync::{OwnedSemaphorePermit, mpsc};

use super::csv::Untuk;
use super::pipa::{Penulis, Pipa, Putus, pipa};
use super::susun::Susunan;
use super::xlsx::{self, Tulis};
use crate::app::App;
use crate::attachment;
use crate::audit::{self, Entry};
use crate::auth::link::{self, LinkRefusal};
use crate::error::ApiError;
use crate::graphql::context::Call;
use crate::kesalahan;
use crate::perbandingan::graphql::{BentukUnduhan, Permintaan};
use crate::turns::{self, Turn};

/// Rows that go through the pipe as one piece.
const SEKALIGUS: usize = 100;
/// Bytes of a workbook that go through the pipe as one piece.
const SEPOTONG: usize = 64 * 1024;

const ALAMAT: &str = "/unduhan/";

/// The routes of downloads.
pub fn routes() -> Router<Arc<App>> {
    Router::new().route("/unduhan/{tautan}", get(unduh))
}

/// An address as the log may tell it: without the link.
pub fn tersamar(alamat: &str) -> &str {
    if alamat.starts_with(ALAMAT) {
        ALAMAT
    } else {
        alamat
    }
}

async fn unduh(State(app): State<Arc<App>>, Path(tautan): Path<String>, call: Call) -> Response {
    let (pemilik, kini) = match call.actor() {
        Ok(actor) => (actor.id, app.clock.now()),
        Err(error) => return kesalahan::api(&error),
    };
    let permintaan = match link::open(&app.keys, &app.config.auth, pemilik, kini, &tautan) {
        Ok(permintaan) => permintaan,
        Err(refusal) => return ditolak(refusal),
    };
    match diberikan(call, permintaan).await {
        Ok(response) => response,
        Err(error) => kesalahan::api(&error),
    }
}

fn ditolak(refusal: LinkRefusal) -> Response {
    let (status, code, pesan) = match refusal {
        LinkRefusal::Invalid => (
            StatusCode::NOT_FOUND,
            "TAUTAN_TIDAK_SAH",
            "Tautan unduhan tidak sah; minta yang baru pada perbandingannya.",
        ),
        LinkRefusal::Foreign => (
            StatusCode::FORBIDDEN,
            "TAUTAN_ORANG_LAIN",
            "Tautan unduhan ini dibuat bagi orang lain; minta tautan Anda sendiri.",
        ),
        LinkRefusal::Expired => (
            StatusCode::GONE,
            "TAUTAN_KEDALUWARSA",
            "Tautan unduhan sudah kedaluwarsa; minta yang baru pada perbandingannya.",
        ),
    };
    kesalahan::jawab(status, code, pesan)
}

/// The file. What refuses the question refuses it before the first byte; what breaks later breaks the
/// answer off.
async fn diberikan(call: Call, permintaan: Permintaan) -> Result<Response, ApiError> {
    let akun = call.app.unduhan_akun.take(call.actor()?.id)?;
    let giliran = turns::wait(&call.app.unduhan).await?;
    let catatan = Catatan::dari(&call, &permintaan)?;
    let app = Arc::clone(&call.app);
    let susunan = Susunan::buka(call, permintaan.tanya).await?;
    catatan.tulis(&app).await?;
    let (akhiran, media) = match permintaan.bentuk {
        BentukUnduhan::Csv => (".csv", "text/csv; charset=utf-8; header=present"),
        BentukUnduhan::CsvExcel => ("-excel.csv", "text/csv; charset=utf-8; header=present"),
        BentukUnduhan::Xlsx => (".xlsx", attachment::XLSX),
    };
    let nama = format!("{}{akhiran}", susunan.nama());
    let headers = attachment::headers(&nama, media, "no-store")?;
    let (masuk, keluar) = pipa();
    match permintaan.bentuk {
        BentukUnduhan::Csv => tokio::spawn(csv(susunan, Untuk::Mesin, masuk, (akun, giliran))),
        BentukUnduhan::CsvExcel => tokio::spawn(csv(susunan, Untuk::Excel, masuk, (akun, giliran))),
        BentukUnduhan::Xlsx => tokio::spawn(buku(susunan, masuk, (akun, giliran))),
    };
    Ok((headers, keluar).into_response())
}

/// What the trail tells of a download.
struct Catatan {
    pengguna: entity::id::PenggunaId,
    objek: String,
    rincian: serde_json::Value,
    request_id: String,
}

impl Catatan {
    fn dari(call: &Call, permintaan: &Permintaan) -> Result<Self, ApiError> {
        Ok(Self {
            pengguna: call.actor()?.id,
            objek: format!("perbandingan:{}", permintaan.tanya.field),
            rincian: json!({
                "argumen": permintaan.tanya.argumen,
                "bentuk": permintaan.bentuk,
            }),
            request_id: call.request_id.clone(),
        })
    }

    /// Before the first byte goes out.
    async fn tulis(self, app: &App) -> Result<(), ApiError> {
        let entry = Entry {
            waktu: app.clock.now(),
            pengguna: Some(self.pengguna),
            kejadian: "perbandingan.unduh",
            objek: self.objek,
            rincian: &self.rincian,
            request_id: Some(self.request_id),
        };
        audit::record_alone(&app.db, entry).await
    }
}

/// Why a file did not come to its end.
enum Gagal {
    /// Nobody takes it any more.
    Putus,
    Api(ApiError),
}

impl From<Putus> for Gagal {
    fn from(_: Putus) -> Self {
        Self::Putus
    }
}

impl From<ApiError> for Gagal {
    fn from(error: ApiError) -> Self {
        Self::Api(error)
    }
}

fn beri_tahu(hasil: Result<(), Gagal>) {
    match hasil {
        Ok(()) => {}
        Err(Gagal::Putus) => tracing::info!("a download was not taken to its end"),
        Err(Gagal::Api(error)) => {
            tracing::error!(code = error.code(), cause = ?error, "a download broke off");
        }
    }
}

/// The turns in which a download is made: one of the account's, one of all.
type Giliran = (Turn, OwnedSemaphorePermit);

async fn csv(susunan: Susunan, untuk: Untuk, keluar: Pipa, giliran: Giliran) {
    beri_tahu(alirkan(susunan, untuk, keluar).await);
    drop(giliran);
}

async fn alirkan(mut susunan: Susunan, untuk: Untuk, keluar: Pipa) -> Result<(), Gagal> {
    keluar.kirim(untuk.kepala(&susunan.tabel.kepala)?).await?;
    while let Some(baris) = susunan.lanjut().await? {
        for sebagian in baris.chunks(SEKALIGUS) {
            keluar.kirim(untuk.baris(sebagian)?).await?;
        }
    }
    Ok(keluar.selesai().await?)
}

async fn buku(susunan: Susunan, keluar: Pipa, giliran: Giliran) {
    beri_tahu(jilid(susunan, keluar, giliran).await);
}

async fn jilid(mut susunan: Susunan, keluar: Pipa, (_akun, giliran): Giliran) -> Result<(), Gagal> {
    let (kirim, terima) = mpsc::channel(1);
    let kepala = susunan.tabel.kepala.clone();
    let runtime = Handle::current();
    // Compressing is work, and not done on a thread that serves.
    let penulis = tokio::task::spawn_blocking(move || {
        let pipa = Penulis {
            pipa: keluar,
            runtime,
        };
        let mut keluar = BufWriter::with_capacity(SEPOTONG, pipa);
        xlsx::tulis(&kepala, terima, &mut keluar)?;
        keluar.flush().map_err(|_| Gagal::Putus)?;
        let Penulis { pipa, runtime } = keluar.into_inner().map_err(|_| Gagal::Putus)?;
        Ok(runtime.block_on(pipa.selesai())?)
    });
    // Whoever does not take what is sent has failed, and says why.
    while let Some(baris) = susunan.lanjut().await? {
        if kirim.send(Tulis::Baris(baris)).await.is_err() {
            break;
        }
    }
    let _ = kirim.send(Tulis::Keterangan(susunan.keterangan()?)).await;
    // All is read: neither the snapshot nor the turn of all is held while the client takes the file.
    drop((susunan, giliran));
    penulis
        .await
        .map_err(|error| ApiError::Internal(error.to_string()))?
}
