//! Opaque global ids: the noun and the key of its row.

use async_graphql::ID;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::error::ApiError;

/// The global id of `noun` number `key`.
pub fn encode(noun: &str, key: i64) -> ID {
    ID(URL_SAFE_NO_PAD.encode(format!("{noun}:{key}")))
}

/// Noun and key of a global id; nothing when the text is none.
pub fn decode(id: &ID) -> Option<(String, i64)> {
    let text = String::from_utf8(URL_SAFE_NO_PAD.decode(id.as_bytes()).ok()?).ok()?;
    let (noun, key) = text.split_once(':')?;
    Some((noun.to_owned(), key.parse().ok()?))
}

/// The key of a global id that must name a `noun`.
///
/// # Errors
/// [`ApiError::NotFound`] for anything else: a wrong id tells nothing.
pub fn key_of(noun: &str, id: &ID) -> Result<i64, ApiError> {
    match decode(id) {
        Some((found, key)) if found == noun => Ok(key),
        _ => Err(ApiError::NotFound),
    }
}
