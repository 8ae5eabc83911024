//! The kecamatan, out of the reference file.

use serde::Deserialize;

use crate::error::ApiError;

/// What the made-up reports need to know of a kecamatan.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Kecamatan {
    /// Kemendagri code.
    pub kode: String,
    /// Name.
    #[serde(rename = "nama_kepmendagri_2025")]
    pub nama: String,
    /// `DARATAN` or `KEPULAUAN`.
    pub wilayah: String,
    /// Number of desa.
    #[serde(rename = "jumlah_desa")]
    pub desa: i64,
    /// Number of kelurahan.
    #[serde(rename = "jumlah_kelurahan")]
    pub kelurahan: i64,
}

impl Kecamatan {
    /// All 27, in the order of their codes.
    ///
    /// # Errors
    /// [`ApiError::Internal`] when the reference file is malformed.
    pub fn semua() -> Result<Vec<Self>, ApiError> {
        csv::Reader::from_reader(include_str!("../../../data/kecamatan.csv").as_bytes())
            .deserialize()
            .collect::<Result<_, _>>()
            .map_err(|error| ApiError::Internal(error.to_string()))
    }

    /// Number within the kabupaten: 13 for `35.29.13`.
    pub fn nomor(&self) -> u32 {
        self.kode
            .rsplit('.')
            .next()
            .and_then(|nomor| nomor.parse().ok())
            .unwrap_or(0)
    }

    /// Whether it lies on the islands.
    pub fn kepulauan(&self) -> bool {
        self.wilayah == "KEPULAUAN"
    }

    /// Name as part of an account name: `kota-sumenep`.
    pub fn sebutan(&self) -> String {
        let kecil = self.nama.to_lowercase().replace('\'', "");
        let suku: Vec<&str> = kecil
            .split(|huruf: char| !huruf.is_ascii_alphanumeric())
            .filter(|suku| !suku.is_empty())
            .collect();
        suku.join("-")
    }
}
