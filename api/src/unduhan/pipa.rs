//! From who makes a file to who takes it: a few pieces at most wait between them.

use std::io;
use std::time::Duration;

use axum::body::{Body, Bytes};
use futures_util::stream;
use tokio::runtime::Handle;
use tokio::sync::mpsc;
use tokio::time::Instant;

/// Most pieces that wait.
const ANTREAN: usize = 4;
/// How long a piece waits for a client that takes nothing: what is being read must not be held for ever.
const SABAR: Duration = Duration::from_secs(30);

enum Potongan {
    Isi(Bytes),
    Selesai,
}

/// How long a file may take from its first piece to its last, however steadily it is taken.
const TERLAMA: Duration = Duration::from_mins(10);

/// The end into which a file is put.
pub(super) struct Pipa {
    masuk: mpsc::Sender<Potongan>,
    sampai: Instant,
}

/// The client is gone, or takes nothing.
#[derive(Debug)]
pub(super) struct Putus;

/// A pipe, and the body of the answer at its other end. A file that does not come to its end breaks the
/// answer off, so that part of it is never taken for the whole.
pub(super) fn pipa() -> (Pipa, Body) {
    let (masuk, keluar) = mpsc::channel(ANTREAN);
    let isi = stream::unfold(Some(keluar), |keluar| async {
        let mut keluar: mpsc::Receiver<Potongan> = keluar?;
        match keluar.recv().await {
            Some(Potongan::Isi(isi)) => Some((Ok(isi), Some(keluar))),
            Some(Potongan::Selesai) => None,
            None => Some((Err(io::Error::from(io::ErrorKind::UnexpectedEof)), None)),
        }
    });
    let sampai = Instant::now() + TERLAMA;
    (Pipa { masuk, sampai }, Body::from_stream(isi))
}

impl Pipa {
    /// Puts a piece in, as soon as there is room.
    pub(super) async fn kirim(&self, isi: Vec<u8>) -> Result<(), Putus> {
        self.taruh(Potongan::Isi(isi.into())).await
    }

    /// Says that the file is whole.
    pub(super) async fn selesai(self) -> Result<(), Putus> {
        self.taruh(Potongan::Selesai).await
    }

    async fn taruh(&self, potongan: Potongan) -> Result<(), Putus> {
        let sisa = self.sampai.saturating_duration_since(Instant::now());
        let terkirim = self.masuk.send_timeout(potongan, SABAR.min(sisa)).await;
        terkirim.map_err(|_| Putus)
    }
}

/// A pipe for who writes outside the runtime.
pub(super) struct Penulis {
    pub(super) pipa: Pipa,
    pub(super) runtime: Handle,
}

impl io::Write for Penulis {
    fn write(&mut self, isi: &[u8]) -> io::Result<usize> {
        let kirim = self.pipa.kirim(isi.to_vec());
        match self.runtime.block_on(kirim) {
            Ok(()) => Ok(isi.len()),
            Err(Putus) => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
