//! Relay pages: keyset cursors that are opaque and bound to what they page through.

use async_graphql::SimpleObject;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::error::ApiError;

/// Rows of a page when the client names no number.
const BAWAAN: i32 = 20;
/// Most rows of a page.
const TERBANYAK: i32 = 100;

/// Letak sebuah halaman di dalam daftar.
#[derive(Clone, Debug, SimpleObject)]
pub struct PageInfo {
    /// Benar bila masih ada halaman berikutnya.
    pub has_next_page: bool,
    /// Benar bila ada halaman sebelumnya.
    pub has_previous_page: bool,
    /// Kursor baris pertama halaman ini.
    pub start_cursor: Option<String>,
    /// Kursor baris terakhir halaman ini.
    pub end_cursor: Option<String>,
}

/// How many rows are wanted.
///
/// # Errors
/// [`ApiError::BadUserInput`] outside 1..=100.
pub fn limit(first: Option<i32>) -> Result<usize, ApiError> {
    let first = first.unwrap_or(BAWAAN);
    if !(1..=TERBANYAK).contains(&first) {
        return Err(ApiError::BadUserInput(format!(
            "first harus antara 1 dan {TERBANYAK}."
        )));
    }
    usize::try_from(first).map_err(|error| ApiError::Internal(error.to_string()))
}

/// The cursor of the row with `key` in the list that `binding` describes (order and filter).
pub fn cursor(binding: &str, key: &str) -> String {
    URL_SAFE_NO_PAD.encode(format!("{}:{key}", stamp(binding)))
}

/// The key in a cursor.
///
/// # Errors
/// [`ApiError::BadUserInput`] when the cursor is none of ours, or of another list.
pub fn key(binding: &str, cursor: Option<&str>) -> Result<Option<String>, ApiError> {
    let Some(cursor) = cursor else {
        return Ok(None);
    };
    URL_SAFE_NO_PAD
        .decode(cursor)
        .ok()
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .and_then(|text| {
            let (of, key) = text.split_once(':')?;
            (of == stamp(binding)).then(|| key.to_owned())
        })
        .map(Some)
        .ok_or_else(foreign)
}

/// The key in a cursor of a list whose keys are numbers.
///
/// # Errors
/// As [`key`].
pub fn number(binding: &str, cursor: Option<&str>) -> Result<Option<i64>, ApiError> {
    key(binding, cursor)?
        .map(|key| key.parse().map_err(|_| foreign()))
        .transpose()
}

fn foreign() -> ApiError {
    ApiError::BadUserInput("Kursor bukan milik daftar ini.".to_owned())
}

fn stamp(binding: &str) -> String {
    super::unit::hex(&Sha256::digest(binding)[..6])
}

/// Declares a connection and its edge.
macro_rules! connection {
    ($(#[$doc:meta])* $connection:ident, $edge:ident of $node:ty) => {
        $(#[$doc])*
        #[derive(Clone, Debug, async_graphql::SimpleObject)]
        pub struct $connection {
            /// Baris halaman ini dengan kursornya.
            edges: Vec<$edge>,
            /// Baris halaman ini.
            nodes: Vec<$node>,
            /// Letak halaman di dalam daftar.
            page_info: $crate::graphql::page::PageInfo,
            /// Jumlah seluruh baris yang boleh Anda lihat.
            total_count: i64,
        }

        /// Satu baris dengan kursornya.
        #[derive(Clone, Debug, async_graphql::SimpleObject)]
        pub struct $edge {
            /// Kursor baris ini.
            cursor: String,
            /// Baris.
            node: $node,
        }

        impl $connection {
            /// A page of `nodes`, fetched with one row more than `limit` to know whether there is
            /// a next one; `cursors` belong to the rows in order.
            pub fn new(
                mut nodes: Vec<$node>,
                mut cursors: Vec<String>,
                limit: usize,
                has_previous_page: bool,
                total: u64,
            ) -> Self {
                let has_next_page = nodes.len() > limit;
                nodes.truncate(limit);
                cursors.truncate(limit);
                Self {
                    page_info: $crate::graphql::page::PageInfo {
                        has_next_page,
                        has_previous_page,
                        start_cursor: cursors.first().cloned(),
                        end_cursor: cursors.last().cloned(),
                    },
                    edges: nodes
                        .iter()
                        .zip(cursors)
                        .map(|(node, cursor)| $edge { cursor, node: node.clone() })
                        .collect(),
                    nodes,
                    total_count: i64::try_from(total).unwrap_or(i64::MAX),
                }
            }
        }
    };
}
pub(crate) use connection;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_belongs_to_its_list() {
        let kursor = cursor("lkjip:tahun=2023", "12");
        assert_eq!(
            key("lkjip:tahun=2023", Some(&kursor)).unwrap().as_deref(),
            Some("12")
        );
        assert!(key("lkjip:tahun=2022", Some(&kursor)).is_err());
        assert!(key("lkjip:tahun=2023", Some("bukan kursor")).is_err());
        assert!(limit(Some(0)).is_err() && limit(Some(101)).is_err());
        assert_eq!(limit(None).unwrap(), 20);
    }
}
