//! The form of the import document: its published JSON Schema, and what is wrong with a document that
//! does not follow it.

use std::sync::LazyLock;

use jsonschema::error::ValidationErrorKind;
use jsonschema::{ValidationError, Validator};
use serde_json::Value;

use crate::error::{ApiError, Fault, KodeKesalahan, UserError};
use crate::lkjip::dokumen::{Dokumen, FORMAT};

/// Most problems that are told of one document.
const TERBANYAK: usize = 200;

/// The published JSON Schema of the import document.
pub fn schema() -> Value {
    schemars::schema_for!(Dokumen).to_value()
}

static VALIDATOR: LazyLock<Option<Validator>> =
    LazyLock::new(|| jsonschema::draft202012::new(&schema()).ok());

/// Reads a document.
///
/// # Errors
/// A user error for every way in which it departs from the schema.
pub fn baca(dokumen: &Value) -> Result<Dokumen, Fault> {
    let validator = VALIDATOR
        .as_ref()
        .ok_or_else(|| ApiError::Internal("import schema does not compile".to_owned()))?;
    let errors: Vec<UserError> = validator
        .iter_errors(dokumen)
        .take(TERBANYAK)
        .map(|error| {
            let path = format!("/dokumen{}", error.instance_path());
            UserError::at(&path, KodeKesalahan::TidakSah, kalimat(&error))
        })
        .collect();
    if !errors.is_empty() {
        return Err(Fault::User(errors));
    }
    serde_json::from_value(dokumen.clone()).map_err(|error| {
        Fault::user(
            "/dokumen",
            KodeKesalahan::TidakSah,
            format!("Tidak sesuai bentuk dokumen {FORMAT}: {error}."),
        )
    })
}

/// One sentence for one departure from the schema.
fn kalimat(error: &ValidationError<'_>) -> String {
    use ValidationErrorKind as Jenis;
    let jenis = error.kind();
    if let Jenis::Required { property } = jenis {
        format!("Bagian {property} wajib ada.")
    } else if let Jenis::AdditionalProperties { unexpected } = jenis {
        format!("Bagian ini tidak dikenal: {}.", unexpected.join(", "))
    } else if let Jenis::Enum { options } = jenis {
        format!("Harus salah satu dari {options}.")
    } else if let Jenis::Constant { expected_value } = jenis {
        format!("Harus {expected_value}.")
    } else if let Jenis::Pattern { pattern } = jenis {
        format!("Penulisannya tidak sesuai; pola yang benar {pattern}.")
    } else if let Jenis::MaxLength { limit } = jenis {
        format!("Paling banyak {limit} karakter.")
    } else if let Jenis::MinLength { limit } = jenis {
        format!("Paling sedikit {limit} karakter.")
    } else if let Jenis::Maximum { limit } = jenis {
        format!("Paling besar {limit}.")
    } else if let Jenis::Minimum { limit } = jenis {
        format!("Paling kecil {limit}.")
    } else if let Jenis::AnyOf { context } | Jenis::OneOfNotValid { context } = jenis {
        // A part that may be null: what is wrong with it otherwise is what helps.
        context
            .iter()
            .flatten()
            .find(|error| !matches!(error.kind(), Jenis::Type { .. }))
            .map_or_else(|| JENIS_SALAH.to_owned(), kalimat)
    } else if let Jenis::Type { .. } = jenis {
        JENIS_SALAH.to_owned()
    } else {
        format!("Tidak sesuai bentuk dokumen ({}).", jenis.keyword())
    }
}

const JENIS_SALAH: &str =
    "Jenis isinya tidak sesuai; angka dan tanggal ditulis sebagai teks, mis. \"81.32\".";

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_departs_from_the_schema_is_told_in_words() {
        let dokumen = json!({
            "format": "lkjip/2",
            "kecamatan": 3529,
            "tahun": 1999,
            "periode": "RENSTRA-2021-2026",
            "tanggal": "28 Maret",
            "rencana": { "tujuan": [{ "nomor": "1" }] },
            "lain": 1
        });
        let Err(Fault::User(errors)) = baca(&dokumen) else {
            panic!("nothing was refused");
        };
        let mut told: Vec<_> = errors
            .iter()
            .map(|error| (error.path.join("/"), error.message.as_str()))
            .collect();
        told.sort_unstable();
        assert_eq!(
            told,
            [
                ("dokumen".to_owned(), "Bagian ini tidak dikenal: lain."),
                ("dokumen/format".to_owned(), "Harus \"lkjip/1\"."),
                ("dokumen/kecamatan".to_owned(), JENIS_SALAH),
                (
                    "dokumen/rencana/tujuan/0".to_owned(),
                    "Bagian \"uraian\" wajib ada."
                ),
                ("dokumen/tahun".to_owned(), "Paling kecil 2000."),
                (
                    "dokumen/tanggal".to_owned(),
                    "Penulisannya tidak sesuai; pola yang benar ^[0-9]{4}-[0-9]{2}-[0-9]{2}$."
                ),
            ]
        );
    }
}
