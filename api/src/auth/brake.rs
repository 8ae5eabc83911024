//! A brake on guessing, counted in the database, so that all processes share it (ADR 15).
//!
//! An attempt is counted before it is made and taken back when it was right, so that of many at once none
//! slips through. What the trail tells of it is written apart from the answer, whose time would otherwise
//! tell whether there is such an account.

use entity::id::PenggunaId;
use entity::percobaan_masuk::Model;
use entity::value::Waktu;
use sea_orm::DatabaseTransaction;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::Actor;
use super::rules::{ACCOUNT, MEMORY, NETWORK, PAIR, Patience, SIGNED, told};
use super::session::Origin;
use super::store::brake as store;
use crate::app::App;
use crate::audit::{self, Entry};
use crate::db::Db;
use crate::error::ApiError;
use crate::graphql::unit::hex;

/// One thing that is counted.
#[derive(Clone, Debug)]
struct Counter {
    key: String,
    patience: Patience,
    counts: Counts,
    /// Whether a hold on it refuses this attempt, and not those of others alone.
    binds: bool,
    /// Whether a right attempt forgets the wrong ones before it.
    forgives: bool,
}

/// What a counter counts.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Counts {
    /// Wrong attempts.
    Wrong,
    /// Right ones.
    Right,
    /// Neither: it is others that it counts.
    Neither,
}

impl Counter {
    fn new(patience: Patience, kind: &str, parts: &[&str]) -> Self {
        Self {
            key: key(kind, parts),
            patience,
            counts: Counts::Wrong,
            binds: true,
            forgives: false,
        }
    }

    fn forgiving(self) -> Self {
        Self {
            forgives: true,
            ..self
        }
    }

    fn account(username: &str) -> Self {
        Self::new(ACCOUNT, "akun", &[username])
    }

    fn signed(username: &str) -> Self {
        Self {
            counts: Counts::Right,
            ..Self::new(SIGNED, "masuk", &[username])
        }
    }
}

/// The key under which something is counted. Hashed, so that its length, and a password that was typed in
/// the place of a name, stay out of the database. The second wall knows them (`db/dinding.sql`).
fn key(kind: &str, parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in [kind].iter().chain(parts) {
        hash.update(part.len().to_string());
        hash.update(":");
        hash.update(part);
    }
    hex(&hash.finalize())
}

/// Who tries, as the trail may tell it.
#[derive(Clone, Debug)]
pub(super) struct Who {
    /// The account, when there is one; the trail names no others.
    pub(super) account: Option<PenggunaId>,
    /// Where the attempt comes from.
    pub(super) origin: Origin,
}

/// An attempt that may be made, and was counted as wrong.
#[derive(Debug)]
#[must_use = "an attempt is right or wrong"]
pub(crate) struct Attempt {
    who: Who,
    when: Waktu,
    counted: Vec<Counted>,
    /// What counts it once it is right.
    signed: Option<Counter>,
    /// Until when others are held who try the same without the right of this one.
    held: Option<Waktu>,
}

#[derive(Debug)]
struct Counted {
    /// Until when it was held before this attempt.
    before: Waktu,
    row: Model,
    forgives: bool,
}

/// Counts an attempt to sign in as `username`. Where the account has signed in from this network before
/// (`known`), it is not held up by what is tried elsewhere or with other accounts.
///
/// # Errors
/// [`ApiError::RateLimited`] when it may not be made now.
pub(super) async fn sign_in(
    app: &App,
    who: Who,
    username: &str,
    known: bool,
) -> Result<Attempt, ApiError> {
    let network = who.origin.network();
    let counters = vec![
        Counter::new(PAIR, "pasangan", &[username, &network]).forgiving(),
        Counter {
            binds: !known,
            ..Counter::new(NETWORK, "jaringan", &[&network])
        },
        Counter {
            counts: if known {
                Counts::Neither
            } else {
                Counts::Wrong
            },
            binds: !known,
            ..Counter::account(username)
        },
        Counter::signed(username),
    ];
    attempt(app, who, counters).await
}

/// Counts an attempt to be known as the machine client `kode` by a secret that is not its own.
///
/// # Errors
/// [`ApiError::RateLimited`] when it may not be made now.
pub(crate) async fn client(app: &App, kode: &str, origin: Origin) -> Result<Attempt, ApiError> {
    let network = origin.network();
    let who = Who {
        account: None,
        origin,
    };
    let counters = vec![
        Counter::new(PAIR, "klien", &[kode, &network]),
        Counter::new(NETWORK, "jaringan", &[&network]),
    ];
    attempt(app, who, counters).await
}

/// Counts an attempt of `actor`, who is signed in, to prove that it is really they.
///
/// # Errors
/// [`ApiError::RateLimited`] when it may not be made now.
pub(crate) async fn proof(app: &App, actor: &Actor, request_id: &str) -> Result<Attempt, ApiError> {
    let origin = Origin {
        request_id: Some(request_id.to_owned()),
        ..Origin::default()
    };
    let who = Who {
        account: Some(actor.id),
        origin,
    };
    let counter = Counter::new(PAIR, "bukti", &[&actor.id.0.to_string()]).forgiving();
    attempt(app, who, vec![counter]).await
}

/// Lets networks that an account has never signed in from try it again: its password is new.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn release(tx: &DatabaseTransaction, username: &str) -> Result<(), ApiError> {
    store::forget(tx, &Counter::account(username).key).await
}

async fn attempt(app: &App, who: Who, mut counters: Vec<Counter>) -> Result<Attempt, ApiError> {
    counters.sort_by(|one, other| one.key.cmp(&other.key));
    let keys: Vec<&str> = counters.iter().map(|it| it.key.as_str()).collect();
    let now = app.clock.now();
    // Whoever is held already costs no write.
    let rows = store::read(app.db.reader(), &keys).await?;
    judge(app, &who, &counters, &rows, now)?;
    let tx = app.db.begin().await?;
    let rows = store::lock(&tx, &keys).await?;
    let held = judge(app, &who, &counters, &rows, now)?;
    let counted: Vec<Counted> = rows
        .into_iter()
        .filter_map(|row| {
            let counter = counters
                .iter()
                .find(|it| it.counts == Counts::Wrong && it.key == row.kunci)?;
            Some(Counted {
                before: row.sampai,
                row: count(row, counter.patience, now),
                forgives: counter.forgives,
            })
        })
        .collect();
    store::put(&tx, counted.iter().map(|it| it.row.clone()).collect()).await?;
    tx.commit().await?;
    Ok(Attempt {
        who,
        when: now,
        counted,
        signed: counters.into_iter().find(|it| it.counts == Counts::Right),
        held,
    })
}

/// The row with one attempt more.
fn count(row: Model, patience: Patience, now: Waktu) -> Model {
    let gagal = patience.counting(row.gagal, now.0 - row.terakhir.0);
    let wait = patience.wait(gagal);
    let waits = wait > 0;
    Model {
        gagal,
        terakhir: now,
        sampai: if waits {
            Waktu(now.0 + wait)
        } else {
            row.sampai
        },
        dicatat: row.dicatat && !waits,
        ..row
    }
}

/// Until when the counters hold others; an error where they hold this attempt, too.
fn judge(
    app: &App,
    who: &Who,
    counters: &[Counter],
    rows: &[Model],
    now: Waktu,
) -> Result<Option<Waktu>, ApiError> {
    let holding = || rows.iter().filter(move |row| row.sampai > now);
    let until = holding().map(|row| row.sampai).max();
    let binds = |row: &&Model| counters.iter().any(|it| it.binds && it.key == row.kunci);
    let Some(row) = holding().filter(binds).max_by_key(|row| row.sampai) else {
        return Ok(until);
    };
    if !row.dicatat {
        tell(app, who, Happened::Held(row.kunci.clone(), row.sampai));
    }
    Err(limited(row.sampai.max(until.unwrap_or(now)), now))
}

fn limited(until: Waktu, now: Waktu) -> ApiError {
    let seconds = ((until.0 - now.0).max(0) + 999) / 1_000;
    ApiError::RateLimited {
        seconds: u32::try_from(seconds).unwrap_or(u32::MAX),
    }
}

impl Attempt {
    /// The attempt was wrong, which the trail is told with the reason.
    ///
    /// # Errors
    /// [`ApiError::RateLimited`] where others are held: who may try all the same, because the account is
    /// known here, would otherwise learn that there is such an account.
    pub(crate) fn wrong(self, app: &App, sebab: &'static str) -> Result<(), ApiError> {
        tell(app, &self.who, Happened::Wrong(sebab));
        match self.held {
            Some(until) => Err(limited(until, app.clock.now())),
            None => Ok(()),
        }
    }

    /// The attempt was right: it does not count as wrong, and what was wrong before it is forgotten where it was about
    /// the same.
    ///
    /// # Errors
    /// When the database refuses.
    pub(crate) async fn right(self, tx: &DatabaseTransaction) -> Result<(), ApiError> {
        self.take_back(tx, true).await
    }

    /// The attempt was right as far as it went: it does not count as wrong, and nothing is forgotten.
    ///
    /// # Errors
    /// When the database refuses.
    pub(super) async fn incomplete(self, tx: &DatabaseTransaction) -> Result<(), ApiError> {
        self.take_back(tx, false).await
    }

    async fn take_back(self, tx: &DatabaseTransaction, forgive: bool) -> Result<(), ApiError> {
        let signed = self.signed.as_ref();
        let mut keys: Vec<&str> = self
            .counted
            .iter()
            .map(|it| it.row.kunci.as_str())
            .chain(signed.map(|it| it.key.as_str()))
            .collect();
        keys.sort_unstable();
        let rows = store::lock(tx, &keys).await?;
        let rows = rows.into_iter().filter_map(|row| {
            if let Some(signed) = signed.filter(|it| it.key == row.kunci) {
                return Some(count(row, signed.patience, self.when));
            }
            let counted = self.counted.iter().find(|it| it.row.kunci == row.kunci)?;
            let (gagal, sampai) = if forgive && counted.forgives {
                (0, Waktu(0))
            } else if row.sampai == counted.row.sampai {
                (row.gagal - 1, counted.before)
            } else {
                (row.gagal - 1, row.sampai)
            };
            Some(Model {
                gagal: gagal.max(0),
                sampai,
                ..row
            })
        });
        store::put(tx, rows.collect()).await
    }
}

/// What the trail is told.
#[derive(Clone, Debug)]
enum Happened {
    /// An attempt was refused because of what is counted under this key, until then.
    Held(String, Waktu),
    /// An attempt was wrong, and why.
    Wrong(&'static str),
}

fn tell(app: &App, who: &Who, what: Happened) {
    let (db, who, now) = (app.db.clone(), who.clone(), app.clock.now());
    tokio::spawn(async move {
        let told = match what {
            Happened::Held(key, until) => tell_held(&db, &who, &key, until, now).await,
            Happened::Wrong(sebab) => tell_wrong(&db, &who, sebab, now).await,
        };
        if let Err(error) = told {
            tracing::error!(?error, "a refused sign-in is missing in the trail");
        }
    });
}

/// Tells once of each hold.
async fn tell_held(
    db: &Db,
    who: &Who,
    key: &str,
    until: Waktu,
    now: Waktu,
) -> Result<(), ApiError> {
    let tx = db.begin().await?;
    if store::mark_told(&tx, key, until).await? {
        let detik = (until.0 - now.0).max(0) / 1_000;
        who.record(&tx, "auth.ditahan", json!({ "detik": detik }), now)
            .await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Tells of some of the wrong attempts of a day at one account, or at accounts that are none.
async fn tell_wrong(db: &Db, who: &Who, sebab: &str, now: Waktu) -> Result<(), ApiError> {
    let tx = db.begin().await?;
    if let Some(jumlah) = of_today(&tx, "jejak", who.account, now).await? {
        let rincian = json!({ "sebab": sebab, "jumlah": jumlah });
        who.record(&tx, "auth.gagal", rincian, now).await?;
    }
    tx.commit().await?;
    store::clean(db.writer(), Waktu(now.0 - MEMORY)).await
}

/// Tells of some of the deeds of a day that one account tried and may not do.
///
/// # Errors
/// When the database refuses.
pub(crate) async fn tell_denied(db: &Db, entry: Entry<'_>) -> Result<(), ApiError> {
    let tx = db.begin().await?;
    if let Some(jumlah) = of_today(&tx, "ditolak", entry.pengguna, entry.waktu).await? {
        let mut rincian = entry.rincian.clone();
        rincian["jumlah"] = json!(jumlah);
        let rincian = &rincian;
        audit::record(&tx, Entry { rincian, ..entry }).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Counts what happened at an account, or at none, and answers how often it has in a day where the trail tells of it.
async fn of_today(
    tx: &DatabaseTransaction,
    kind: &str,
    account: Option<PenggunaId>,
    now: Waktu,
) -> Result<Option<i64>, ApiError> {
    let about = account.map_or(0, |id| id.0).to_string();
    let rows = store::lock(tx, &[&key(kind, &[&about])]).await?;
    let Some(mut row) = rows.into_iter().next() else {
        return Ok(None);
    };
    if now.0 - row.terakhir.0 >= MEMORY {
        (row.gagal, row.terakhir) = (0, now);
    }
    row.gagal += 1;
    let jumlah = row.gagal;
    store::put(tx, vec![row]).await?;
    Ok(told(jumlah).then_some(jumlah))
}

impl Who {
    async fn record(
        &self,
        tx: &DatabaseTransaction,
        kejadian: &str,
        mut rincian: serde_json::Value,
        now: Waktu,
    ) -> Result<(), ApiError> {
        let origin = &self.origin;
        if !origin.address.is_empty() {
            rincian["alamat"] = json!(origin.address);
        }
        let entry = Entry {
            waktu: now,
            pengguna: None,
            kejadian,
            objek: match self.account {
                Some(id) => format!("pengguna:{}", id.0),
                None => format!("jaringan:{}", origin.network()),
            },
            rincian: &rincian,
            request_id: origin.request_id.clone(),
        };
        audit::record(tx, entry).await
    }
}
