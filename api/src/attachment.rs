//! An answer that is to be saved as a file, not shown.

use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue};

use crate::error::ApiError;

/// Media type of an XLSX file.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Headers that keep a browser from doing anything with the file `nama` but saving it; `cache` says who may
/// keep it.
///
/// # Errors
/// [`ApiError::Internal`] when the name is none of plain ASCII.
pub fn headers(nama: &str, media: &str, cache: &'static str) -> Result<HeaderMap, ApiError> {
    let disposition = format!("attachment; filename=\"{nama}\"");
    let mut headers = HeaderMap::new();
    for (name, value) in [
        (CONTENT_DISPOSITION, disposition.as_str()),
        (CONTENT_TYPE, media),
        (CACHE_CONTROL, cache),
        (CONTENT_SECURITY_POLICY, "sandbox"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ] {
        insert(&mut headers, name, value)?;
    }
    Ok(headers)
}

/// Sets a header whose value is made at run time.
///
/// # Errors
/// [`ApiError::Internal`] when it is none of plain ASCII.
pub fn insert(headers: &mut HeaderMap, name: HeaderName, value: &str) -> Result<(), ApiError> {
    let value =
        HeaderValue::from_str(value).map_err(|error| ApiError::Internal(error.to_string()))?;
    headers.insert(name, value);
    Ok(())
}
