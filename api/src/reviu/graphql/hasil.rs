//! The result of the reviu of one submission.

use async_graphql::{Object, SimpleObject};
use entity::status::Keparahan;
use entity::value::Waktu;

use super::super::model::Hasil;
use super::TemuanReviu;
use super::temuan::Papan;
use crate::graphql::scalar::Saat;

/// The schema's `HasilReviu`.
#[derive(Clone, Debug)]
pub struct HasilReviu {
    papan: Papan,
    hasil: Hasil,
    waktu: Waktu,
}

impl HasilReviu {
    /// A result shown on `papan`; none while it is live.
    pub fn new(papan: Papan, hasil: Hasil) -> Option<Self> {
        Some(Self {
            papan,
            waktu: hasil.waktu?,
            hasil,
        })
    }
}

/// Hasil reviu sebuah laporan saat satu kali diajukan, dibekukan sebagaimana adanya saat itu.
#[Object]
impl HasilReviu {
    /// Saat diajukan.
    async fn waktu(&self) -> Saat {
        Saat(self.waktu)
    }

    /// Banyaknya ketetapan kabupaten tentang parameter dan aturan reviu saat itu; sama berarti dihitung
    /// dengan parameter dan aturan yang sama.
    async fn versi_ketetapan(&self) -> i64 {
        self.hasil.versi_ketetapan
    }

    /// Banyaknya temuan menurut bobotnya.
    async fn jumlah_list(&self) -> Vec<JumlahTemuan> {
        Keparahan::SEMUA
            .iter()
            .map(|&keparahan| JumlahTemuan {
                keparahan,
                jumlah: self.hasil.jumlah(keparahan),
            })
            .collect()
    }

    /// Temuannya, menurut aturan lalu urutan dalam laporan.
    async fn temuan_list(
        &self,
        #[graphql(desc = "Hanya temuan dengan bobot ini.")] keparahan: Option<Keparahan>,
    ) -> Vec<TemuanReviu> {
        self.papan.tampilkan(&self.hasil, keparahan)
    }
}

/// Banyaknya temuan dengan bobot yang sama.
#[derive(Clone, Debug, SimpleObject)]
pub struct JumlahTemuan {
    /// Bobot.
    keparahan: Keparahan,
    /// Banyaknya temuan.
    jumlah: i32,
}
