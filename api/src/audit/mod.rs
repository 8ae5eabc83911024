//! What happened: a trail that only grows.

use entity::audit;
use entity::id::PenggunaId;
use entity::value::Waktu;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};

use crate::error::ApiError;

/// One thing that happened. It never holds a password, a token or a hash of either.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// When.
    pub waktu: Waktu,
    /// Who did it; none when it was done from the command line.
    pub pengguna: Option<PenggunaId>,
    /// What, mis. `lkjip.ajukan`.
    pub kejadian: &'a str,
    /// To what: noun and key, mis. `lkjip:12`.
    pub objek: String,
    /// Details.
    pub rincian: &'a serde_json::Value,
    /// Number of the HTTP request.
    pub request_id: Option<String>,
}

/// Appends `entry` to the trail, in the transaction of what it tells of.
///
/// # Errors
/// When the database refuses.
pub async fn record<C: ConnectionTrait>(connection: &C, entry: Entry<'_>) -> Result<(), ApiError> {
    audit::Entity::insert(audit::ActiveModel {
        waktu: Set(entry.waktu),
        pengguna_id: Set(entry.pengguna),
        kejadian: Set(entry.kejadian.to_owned()),
        objek: Set(entry.objek),
        rincian: Set(entry.rincian.to_string()),
        request_id: Set(entry.request_id),
        ..Default::default()
    })
    .exec_without_returning(connection)
    .await?;
    Ok(())
}
