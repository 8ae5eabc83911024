//! An uploaded file as the client sees it.

use async_graphql::SimpleObject;
use entity::berkas;
use entity::status::JenisBerkas;

/// Berkas yang diunggah melalui `POST /berkas`.
#[derive(Clone, Debug, SimpleObject)]
pub struct Berkas {
    /// Banyaknya byte.
    ukuran: i64,
    /// Jenis menurut isinya.
    jenis: JenisBerkas,
    /// Alamat untuk mengunduhnya dari server ini, dengan token yang sama.
    tautan: String,
}

impl From<&berkas::Model> for Berkas {
    fn from(row: &berkas::Model) -> Self {
        Self {
            ukuran: row.ukuran,
            jenis: row.jenis,
            tautan: format!("/berkas/{}", row.sha256),
        }
    }
}
