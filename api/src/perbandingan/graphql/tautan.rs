//! Links under which a comparison is downloaded.

use async_graphql::{ComplexObject, Context, Enum, SimpleObject};
use entity::value::Waktu;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{
    Matriks, PemantauanPengajuan, PemantauanTriwulan, PerbandinganIndikator, PerbandinganSkm,
    RekapPengajuan, SerapanKabupaten, Tren, TrenIndikator,
};
use crate::auth::link;
use crate::error::ApiError;
use crate::graphql::context::Call;
use crate::graphql::scalar::Saat;
use crate::perbandingan::model::Pertanyaan;

/// Bentuk berkas unduhan.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, Enum, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum BentukUnduhan {
    /// CSV bagi mesin (RFC 4180): UTF-8, koma, nama kolom tetap, titik desimal, tanggal ISO 8601.
    Csv,
    /// CSV bagi Excel berbahasa Indonesia: UTF-8 dengan BOM, titik koma, koma desimal, judul kolom.
    CsvExcel,
    /// Buku kerja XLSX, dengan lembar Keterangan: pertanyaan, saat, rumus dan sumber pembandingnya.
    Xlsx,
}

/// Tautan unduhan sebuah perbandingan.
#[derive(Clone, Debug, SimpleObject)]
pub struct Unduhan {
    /// Jalan pada alamat layanan ini, mis. `/unduhan/…`; ambil dengan GET dan token akses Anda sendiri.
    tautan: String,
    /// Saat tautan tidak berlaku lagi.
    berlaku_sampai: Saat,
}

/// What a link stands for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Permintaan {
    /// The comparison.
    pub tanya: Pertanyaan,
    /// As which file.
    pub bentuk: BentukUnduhan,
}

/// The question that is being answered: its field, and the arguments that were given.
pub(super) fn ditanyakan(context: &Context<'_>) -> Result<Pertanyaan, ApiError> {
    let field = context.field();
    let salah = |cause: String| ApiError::Internal(cause);
    let mut argumen = Map::new();
    for (nama, nilai) in field.arguments().map_err(|error| salah(error.message))? {
        let nilai = nilai
            .into_json()
            .map_err(|error| salah(error.to_string()))?;
        if nilai != Value::Null {
            argumen.insert(nama.to_string(), nilai);
        }
    }
    Ok(Pertanyaan {
        field: field.name().to_owned(),
        argumen,
    })
}

impl Unduhan {
    /// Whoever is shown a comparison may fetch it: whether they still may is asked when they do.
    pub(super) fn of(
        context: &Context<'_>,
        tanya: &Pertanyaan,
        bentuk: BentukUnduhan,
    ) -> Result<Self, ApiError> {
        let reading = Call::of(context)?.reading()?;
        let (kini, config) = (reading.now(), &reading.app.config);
        let sampai = Waktu(kini.0 + i64::from(config.unduhan.link_seconds) * 1000);
        let permintaan = Permintaan {
            tanya: tanya.clone(),
            bentuk,
        };
        let token = link::sign(
            &reading.app.keys,
            &config.auth,
            reading.actor.id,
            &permintaan,
            (kini, sampai),
        )?;
        Ok(Self {
            tautan: format!("/unduhan/{token}"),
            berlaku_sampai: Saat(sampai),
        })
    }
}

macro_rules! dapat_diunduh {
    ($($jenis:ident),*) => {$(
        #[ComplexObject]
        impl $jenis {
            /// Tautan untuk mengunduh jawaban ini sebagai tabel, dengan argumen yang sama. Isinya dibaca saat
            /// diunduh, dengan wewenang Anda saat itu.
            async fn unduhan(
                &self,
                context: &Context<'_>,
                #[graphql(desc = "Bentuk berkas.")] bentuk: BentukUnduhan,
            ) -> Result<Unduhan, ApiError> {
                Unduhan::of(context, &self.tanya, bentuk)
            }
        }
    )*};
}

dapat_diunduh!(
    Matriks,
    PemantauanPengajuan,
    PemantauanTriwulan,
    PerbandinganIndikator,
    PerbandinganSkm,
    RekapPengajuan,
    SerapanKabupaten,
    Tren,
    TrenIndikator
);
