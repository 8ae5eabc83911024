//! What goes wrong, and how it is told: a [`UserError`] can be mended by the user, an [`ApiError`]
//! cannot; a [`Fault`] is either.

use std::io::{self, ErrorKind};
use std::sync::Arc;

use async_graphql::{Enum, SimpleObject};
use sea_orm::{DbErr, SqlErr};

use crate::db;
use crate::graphql::masukan::BERKENDALI;

/// What a machine refuses that whoever keeps it can mend.
const MESIN: [(ErrorKind, &str); 5] = [
    (ErrorKind::NotFound, "tidak ada"),
    (
        ErrorKind::PermissionDenied,
        "tidak diizinkan bagi pengguna yang menjalankan lkjip; lihat pemilik dan izinnya",
    ),
    (
        ErrorKind::AddrInUse,
        "sudah dipakai program lain (lihat: ss -ltnp)",
    ),
    (ErrorKind::AddrNotAvailable, "bukan alamat mesin ini"),
    (ErrorKind::StorageFull, "cakram penuh"),
];

/// Why the machine refused, as Indonesian words where there are any.
pub fn sebab_io(error: &io::Error) -> String {
    MESIN
        .iter()
        .find(|(jenis, _)| *jenis == error.kind())
        .map_or_else(|| error.to_string(), |(_, kata)| (*kata).to_owned())
}

/// Kode tetap sebuah kesalahan yang dapat diperbaiki pengguna.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Enum)]
pub enum KodeKesalahan {
    /// Bagian wajib belum diisi.
    WajibDiisi,
    /// Nilai tidak sah.
    TidakSah,
    /// Rujukan ke sesuatu yang tidak ada.
    TidakDitemukan,
    /// Sudah ada yang sama.
    SudahAda,
    /// Isi telah berubah sejak dibaca; muat ulang lalu ulangi.
    Conflict,
    /// Langkah tidak dapat dilakukan pada status sekarang.
    StatusTidakSesuai,
    /// Temuan reviu yang menahan pengajuan belum diperbaiki atau ditanggapi.
    TemuanBelumDitanggapi,
    /// Tanggapan atas temuan yang menahan pengajuan belum diterima pereviu.
    TanggapanBelumDiterima,
    /// Kunci idempotensi sudah dipakai untuk isi yang lain.
    KunciDipakai,
    /// Kata sandi salah atau terlalu lemah.
    SandiDitolak,
}

/// Kesalahan yang dapat diperbaiki pengguna.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct UserError {
    /// Kode tetap.
    pub code: KodeKesalahan,
    /// Satu kalimat dalam bahasa Indonesia.
    pub message: String,
    /// Letak kesalahan: di dalam masukan, mis. `["input", "rencana", "tujuan", "0", "uraian"]`, atau di
    /// dalam laporan, mis. `["lkjip", "rencana", "1.1.1", "realisasi"]`.
    pub path: Vec<String>,
}

impl UserError {
    /// A user error at `path`, a slash-separated pointer such as `/rencana/tujuan/0/uraian`.
    pub fn at(path: &str, code: KodeKesalahan, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            path: path
                .split('/')
                .filter(|step| !step.is_empty())
                .map(str::to_owned)
                .collect(),
        }
    }
}

/// What the user cannot mend in the input. It has no `Display`, so that async-graphql does not turn it
/// into an error by itself.
#[derive(Clone, Debug)]
pub enum ApiError {
    /// No valid token.
    Unauthenticated,
    /// Visible, but not permitted.
    Forbidden,
    /// The initial password has to be changed first.
    GantiSandi,
    /// The second factor that the role demands has to be set up first.
    FaktorKedua,
    /// Absent, or invisible to the caller.
    NotFound,
    /// An argument that no form of the schema can refuse.
    BadUserInput(String),
    /// Two writers met; trying again helps.
    Conflict,
    /// Too many attempts in a short time.
    RateLimited {
        /// After how many seconds the next one may be made.
        seconds: u32,
    },
    /// The answer took too long.
    Timeout,
    /// The database does not answer now, or too many wait to be let in; trying again helps.
    Unavailable,
    /// No room for what was to be written; nothing was. Whoever runs the service must make some.
    StorageFull,
    /// Anything else; the cause is for the log only.
    Internal(String),
}

impl ApiError {
    /// The stable code in `extensions.code`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unauthenticated => "UNAUTHENTICATED",
            Self::Forbidden | Self::GantiSandi | Self::FaktorKedua => "FORBIDDEN",
            Self::NotFound => "NOT_FOUND",
            Self::BadUserInput(_) => "BAD_USER_INPUT",
            Self::Conflict => "CONFLICT",
            Self::RateLimited { .. } => "RATE_LIMITED",
            Self::Timeout => "TIMEOUT",
            Self::Unavailable => "UNAVAILABLE",
            Self::StorageFull => "STORAGE_FULL",
            Self::Internal(_) => "INTERNAL",
        }
    }

    /// After how many seconds it may be tried again, where that is known.
    pub const fn wait(&self) -> Option<u32> {
        match self {
            Self::RateLimited { seconds } => Some(*seconds),
            Self::Unauthenticated
            | Self::Forbidden
            | Self::GantiSandi
            | Self::FaktorKedua
            | Self::NotFound
            | Self::BadUserInput(_)
            | Self::Conflict
            | Self::Timeout
            | Self::Unavailable
            | Self::StorageFull
            | Self::Internal(_) => None,
        }
    }

    /// One Indonesian sentence for the caller; the cause of an internal error stays in the log.
    pub fn message(&self) -> &str {
        match self {
            Self::Unauthenticated => "Masuk terlebih dahulu.",
            Self::Forbidden => "Anda tidak berwenang melakukan ini.",
            Self::GantiSandi => "Ganti kata sandi awal terlebih dahulu.",
            Self::FaktorKedua => "Pasang faktor kedua (TOTP) terlebih dahulu.",
            Self::NotFound => "Data tidak ditemukan.",
            Self::BadUserInput(message) => message,
            Self::Conflict => "Data sedang diubah pihak lain; ulangi sebentar lagi.",
            Self::RateLimited { .. } => "Terlalu banyak percobaan; ulangi beberapa saat lagi.",
            Self::Timeout => "Permintaan melampaui batas waktu; persempit pertanyaan lalu ulangi.",
            Self::Unavailable => {
                "Layanan sedang terlalu sibuk, atau basis datanya tidak menjawab; ulangi sebentar lagi."
            }
            Self::StorageFull => {
                "Ruang penyimpanan server penuh dan tidak ada yang tersimpan; hubungi pengelola layanan."
            }
            Self::Internal(_) => "Terjadi kesalahan internal.",
        }
    }
}

impl From<ApiError> for async_graphql::Error {
    fn from(error: ApiError) -> Self {
        if let ApiError::Internal(cause) = &error {
            tracing::error!(cause, "internal error");
        }
        // The gate finds it there again, and tells it.
        Self {
            message: error.message().to_owned(),
            source: Some(Arc::new(error)),
            extensions: None,
        }
    }
}

impl From<DbErr> for ApiError {
    fn from(error: DbErr) -> Self {
        Self::from(&error)
    }
}

impl From<&DbErr> for ApiError {
    fn from(error: &DbErr) -> Self {
        if db::unreachable(error) {
            tracing::warn!(%error, "the database does not answer");
            Self::Unavailable
        } else if db::full(error) {
            tracing::error!(%error, "no room left");
            Self::StorageFull
        } else if db::unfit(error) {
            Self::BadUserInput(BERKENDALI.to_owned())
        } else {
            Self::Internal(error.to_string())
        }
    }
}

/// Why a use-case did not do what was asked.
#[derive(Debug)]
pub enum Fault {
    /// The user can mend these in the input, into which their paths point.
    User(Vec<UserError>),
    /// The user can mend these in the report, into which their paths point.
    Laporan(Vec<UserError>),
    /// The rest.
    Api(ApiError),
}

impl Fault {
    /// One user error.
    pub fn user(path: &str, code: KodeKesalahan, message: impl Into<String>) -> Self {
        Self::User(vec![UserError::at(path, code, message)])
    }
}

impl Fault {
    /// What a refused write says: `taken` where a unique key is taken already.
    pub fn of_write(error: &DbErr, taken: Self) -> Self {
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => taken,
            _ => Self::Api(error.into()),
        }
    }
}

impl<E: Into<ApiError>> From<E> for Fault {
    fn from(error: E) -> Self {
        Self::Api(error.into())
    }
}
