//! A secret is exchanged for a token.

use serde_json::json;

use crate::access::KumpulanCakupan;
use crate::app::App;
use crate::audit::{self, Entry};
use crate::auth::brake;
use crate::auth::secret::fingerprint;
use crate::auth::session::{self, Origin};
use crate::error::ApiError;
use crate::klien::rules::dicatat;
use crate::klien::store;

/// A token that was issued.
#[derive(Clone)]
pub struct Terbit {
    /// Short-lived JWT.
    pub access: String,
    /// What it may be used for.
    pub cakupan: KumpulanCakupan,
}

/// Why there is no token.
#[derive(Debug)]
pub enum Penolakan {
    /// Name or secret are wrong, or one of them has ended: all of these look alike.
    Klien,
    /// More is asked for than the client may do.
    Cakupan,
    /// Too many attempts, or the database refuses.
    Api(ApiError),
}

impl From<ApiError> for Penolakan {
    fn from(error: ApiError) -> Self {
        Self::Api(error)
    }
}

/// Issues a token to the client `kode` for its secret; for `cakupan`, or for all that it may do.
///
/// # Errors
/// [`Penolakan`].
pub async fn terbitkan(
    app: &App,
    (kode, rahasia): (&str, &str),
    cakupan: Option<KumpulanCakupan>,
    origin: Origin,
) -> Result<Terbit, Penolakan> {
    let now = app.clock.now();
    let sidik = fingerprint(rahasia);
    // Without the lock for writing, which a guess is not worth. A secret is too long to be guessed: whoever has it is
    // held up by nobody who has not.
    let Some(dikenal) = store::known(app.db.reader(), kode, &sidik, now).await? else {
        let attempt = brake::client(app, kode, origin).await?;
        attempt.wrong(app, "rahasia")?;
        return Err(Penolakan::Klien);
    };
    let tx = app.db.begin().await?;
    session::hold(&tx, dikenal.pengguna_id).await?;
    // It may have been revoked meanwhile.
    let Some(klien) = store::known(&tx, kode, &sidik, now).await? else {
        return Err(Penolakan::Klien);
    };
    let boleh = KumpulanCakupan::baca(&klien.cakupan).unwrap_or_default();
    let cakupan = cakupan.unwrap_or_else(|| boleh.clone());
    if cakupan.kosong() || !boleh.memuat(&cakupan) {
        tx.commit().await.map_err(ApiError::from)?;
        return Err(Penolakan::Cakupan);
    }
    let id = klien.pengguna_id;
    let teks = cakupan.to_string();
    // Tokens for the same end in one session: there are as many as the client has purposes.
    let sesi = if let Some(sesi) = store::session(&tx, id, &teks).await? {
        sesi
    } else {
        let sesi = session::open(&tx, id, &origin, now).await?;
        store::insert_session(&tx, sesi.clone(), teks.clone()).await?;
        sesi
    };
    store::used(&tx, klien.rahasia_id, now).await?;
    if dicatat(klien.dipakai_pada, now) {
        let entry = Entry {
            waktu: now,
            pengguna: Some(id),
            kejadian: "klien.token",
            objek: format!("pengguna:{}", id.0),
            rincian: &json!({ "alamat": origin.address, "cakupan": teks }),
            request_id: origin.request_id,
        };
        audit::record(&tx, entry).await?;
    }
    let access = session::access(app, id, sesi, now)?;
    tx.commit().await.map_err(ApiError::from)?;
    Ok(Terbit { access, cakupan })
}
