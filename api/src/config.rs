//! Configuration: the commented default file, overridden by a file and by `LKJIP_*` variables.

use std::path::{Path, PathBuf};

use axum::http::{HeaderValue, Uri};
use entity::status::Peran;
use figment::Figment;
use figment::error::Kind;
use figment::providers::{Env, Format, Toml};
use ipnet::IpNet;
use serde::Deserialize;
use tracing_subscriber::EnvFilter;

use crate::error::sebab_io;

/// The commented defaults, also printed by `lkjip config`.
pub const DEFAULT: &str = include_str!("../config.default.toml");

/// All settings of the program.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Address to listen on, `host:port`.
    pub listen: String,
    /// What stands between the program and its clients.
    pub http: Http,
    /// Where the data live.
    pub database: Database,
    /// Tokens and keys.
    pub auth: Auth,
    /// Limits of the GraphQL endpoint.
    pub graphql: GraphQl,
    /// Limits of uploaded files.
    pub berkas: Berkas,
    /// Downloads of comparisons.
    pub unduhan: Unduhan,
    /// Logging.
    pub log: Log,
    /// What the program counts of itself.
    pub metrics: Metrics,
}

/// What stands between the program and its clients.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Http {
    /// Networks of the proxies that are believed when they name the client.
    pub proxies: Vec<IpNet>,
    /// Header in which they name it; no other is read.
    pub proxy_header: ProxyHeader,
    /// Origins of other sites whose pages may call.
    pub origins: Vec<WebOrigin>,
}

/// Header in which a proxy names the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProxyHeader {
    /// `X-Forwarded-For`.
    XForwardedFor,
    /// `Forwarded` (RFC 7239).
    Forwarded,
}

/// An origin as browsers write it (RFC 6454): scheme and host, and the port where it is not the usual one.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct WebOrigin(HeaderValue);

impl WebOrigin {
    /// As the header `Origin` holds it.
    pub const fn header(&self) -> &HeaderValue {
        &self.0
    }
}

impl TryFrom<String> for WebOrigin {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse::<Uri>()
            .ok()
            .filter(|uri| {
                let written = uri.scheme_str().zip(uri.authority()).map(|(scheme, host)| {
                    let scheme = Some(scheme).filter(|it| matches!(*it, "https" | "http"));
                    format!("{}://{host}", scheme.unwrap_or_default()).to_ascii_lowercase()
                });
                written.as_deref() == Some(text.as_str()) && !text.contains('@')
            })
            .and_then(|_| HeaderValue::from_str(&text).ok())
            .map(Self)
            .ok_or_else(|| {
                format!("\"{text}\" bukan asal; tulis seperti https://dasbor.sumenepkab.go.id")
            })
    }
}

/// Where the data live.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Database {
    /// `sqlite://path` or `postgres://…`.
    pub url: String,
    /// Most connections for reading; on PostgreSQL as many again for writing.
    pub max_connections: u32,
    /// Memory for reference data and approved reports, in MiB; 0 remembers none.
    pub remembered_mb: u32,
}

/// Tokens and keys.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Auth {
    /// Ed25519 signing key, PKCS#8 PEM; created when missing.
    pub key_file: PathBuf,
    /// Key that seals the secrets of second factors; created when missing. Empty for one beside `key_file`.
    pub secret_file: PathBuf,
    /// Roles that have to have a second factor.
    pub totp_wajib: Vec<Peran>,
    /// `iss` of every token.
    pub issuer: String,
    /// `aud` of every token.
    pub audience: String,
    /// How long an initial password opens its account, in seconds.
    pub initial_password_seconds: u32,
    /// Life of an access token, in seconds.
    pub access_token_seconds: u32,
    /// Life of a refresh token, in seconds.
    pub refresh_token_seconds: u32,
    /// Life of a session however often its refresh token is exchanged, in seconds.
    pub session_seconds: u32,
    /// Life of a browser's session, in seconds.
    pub cookie_seconds: u32,
    /// How long a browser's session outlives its last use, in seconds.
    pub cookie_idle_seconds: u32,
}

impl Auth {
    /// Where the sealing key is.
    pub fn secret_file(&self) -> PathBuf {
        if self.secret_file.as_os_str().is_empty() {
            self.key_file.with_file_name("lkjip-rahasia.key")
        } else {
            self.secret_file.clone()
        }
    }
}

/// Limits of the GraphQL endpoint.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GraphQl {
    /// Time limit of one request, in milliseconds.
    pub timeout_ms: u64,
    /// Highest accepted cost of a document.
    pub max_cost: u32,
    /// Cost that a caller may ask for at once, at least `max_cost`; 0 for no bound.
    pub budget_capacity: u32,
    /// How much of it comes back in a second; 0 for no bound.
    pub budget_per_second: u32,
    /// To whom the schema tells of itself.
    pub introspection: Introspection,
    /// Manifest of the documents that clients may name instead of sending them; empty for none.
    pub documents: PathBuf,
    /// Accept no other documents, and tell nobody of the schema.
    pub documents_only: bool,
    /// Memory for answers that are kept as long as they are right, in MiB; 0 keeps none.
    pub answers_mb: u32,
}

/// To whom the schema tells of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Introspection {
    /// Those whom the policy permits it.
    Analis,
    /// Everyone, also who is not signed in.
    Semua,
    /// Nobody.
    Tidak,
}

/// Limits of uploaded files, in bytes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Berkas {
    /// Largest file.
    pub max_bytes: u32,
    /// Most that a kecamatan keeps without a report that refers to it.
    pub max_unused_bytes: u64,
    /// Most to which the annexes of one report refer.
    pub max_report_bytes: u64,
    /// Most that a kecamatan keeps at all.
    pub max_total_bytes: u64,
}

/// Downloads of comparisons.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unduhan {
    /// Life of a link, in seconds.
    pub link_seconds: u32,
}

/// Logging.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Log {
    /// A `tracing` filter.
    pub filter: String,
    /// `json` or `text`.
    pub format: LogFormat,
    /// Address of the collector that takes traces over OTLP/HTTP, `http://host:port`; empty for none.
    pub otlp_endpoint: String,
}

/// What the program counts of itself.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Metrics {
    /// Address at which Prometheus may ask, `host:port`; empty for none.
    pub listen: String,
}

/// Form of the log lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// One JSON object a line.
    Json,
    /// For people.
    Text,
}

impl Config {
    /// Reads defaults, then `file`, then the environment.
    ///
    /// # Errors
    /// One clear sentence that names the key that is wrong or unknown.
    pub fn load(file: Option<&Path>) -> Result<Self, String> {
        let mut layers = Figment::from(Toml::string(DEFAULT));
        if let Some(file) = file {
            std::fs::read(file).map_err(|error| {
                let sebab = sebab_io(&error);
                format!(
                    "Berkas konfigurasi {} tidak terbaca: {sebab}.",
                    file.display()
                )
            })?;
            layers = layers.merge(Toml::file(file));
        }
        // Variables of the test suite share the prefix and are no settings.
        let config: Self = layers
            .merge(
                Env::prefixed("LKJIP_")
                    .filter(|key| !key.as_str().to_ascii_lowercase().starts_with("test_"))
                    .split("__"),
            )
            .extract()
            .map_err(|error: figment::Error| {
                let semua: Vec<String> = error.into_iter().map(|satu| kalimat(&satu)).collect();
                format!("Konfigurasi salah: {}.", semua.join("; "))
            })?;
        config.periksa()?;
        Ok(config)
    }

    /// What no type says of a value.
    fn periksa(&self) -> Result<(), String> {
        let metrics = Some(&self.metrics.listen).filter(|alamat| !alamat.is_empty());
        for (kunci, alamat) in [("listen", Some(&self.listen)), ("metrics.listen", metrics)] {
            if let Some(alamat) = alamat
                && !alamat
                    .rsplit_once(':')
                    .is_some_and(|(host, port)| !host.is_empty() && port.parse::<u16>().is_ok())
            {
                return Err(format!(
                    "Konfigurasi salah: {kunci} = \"{alamat}\" bukan alamat dengan port; tulis seperti 127.0.0.1:8080."
                ));
            }
        }
        EnvFilter::try_new(&self.log.filter).map(drop).map_err(|_| {
            format!(
                "Konfigurasi salah: log.filter = \"{}\"; tulis seperti info, atau api=debug,info.",
                self.log.filter
            )
        })
    }
}

/// One thing that is wrong with the settings, and where it stands.
fn kalimat(error: &figment::Error) -> String {
    let kunci = error.path.join(".");
    let berkas = error
        .metadata
        .as_ref()
        .and_then(|asal| asal.source.as_ref()?.file_path());
    let letak = match berkas {
        Some(berkas) if kunci.is_empty() => berkas.display().to_string(),
        Some(berkas) => format!("{kunci} dalam {}", berkas.display()),
        None => format!("variabel LKJIP_{}", error.path.join("__").to_uppercase()),
    };
    let salah = match &error.kind {
        Kind::UnknownField(nama, dikenal) => {
            format!(
                "kunci {nama} tidak dikenal (dikenal: {})",
                dikenal.join(", ")
            )
        }
        Kind::UnknownVariant(nilai, dikenal) => {
            format!("{nilai} tidak dikenal (dikenal: {})", dikenal.join(", "))
        }
        Kind::InvalidType(nilai, harapan) | Kind::InvalidValue(nilai, harapan) => {
            // Such as: string "banyak", signed int `-4`.
            let nilai = nilai.to_string();
            let awal = nilai
                .find(|huruf: char| "\"`".contains(huruf))
                .unwrap_or_default();
            format!("harus {}, bukan {}", jenis(harapan), &nilai[awal..])
        }
        Kind::Message(pesan) if pesan.starts_with("invalid IP address") => {
            "bukan jaringan; tulis seperti 192.0.2.7/32".to_owned()
        }
        // A file that is no TOML is told of in several lines, with a picture.
        Kind::Message(pesan) => pesan.split_whitespace().collect::<Vec<_>>().join(" "),
        Kind::InvalidLength(..)
        | Kind::MissingField(_)
        | Kind::DuplicateField(_)
        | Kind::ISizeOutOfRange(_)
        | Kind::USizeOutOfRange(_)
        | Kind::Unsupported(_)
        | Kind::UnsupportedKey(..) => error.kind.to_string(),
    };
    format!("{letak}: {salah}")
}

/// What is expected of a value, in words of a file of settings.
fn jenis(harapan: &str) -> &str {
    match harapan {
        "u16" | "u32" | "u64" | "usize" => "bilangan bulat, 0 atau lebih",
        "a string" | "path string" => "teks dalam tanda petik",
        "a boolean" => "true atau false",
        "a sequence" => "daftar dalam [ ]",
        lain => lain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn default_file_is_complete() {
        assert!(Config::load(None).is_ok());
    }

    #[test]
    fn an_origin_is_written_as_browsers_write_it() {
        for right in ["https://dasbor.sumenepkab.go.id", "http://localhost:5173"] {
            assert!(WebOrigin::try_from(right.to_owned()).is_ok(), "{right}");
        }
        for wrong in [
            "*",
            "null",
            "dasbor.sumenepkab.go.id",
            "https://dasbor.sumenepkab.go.id/",
            "https://Dasbor.sumenepkab.go.id",
            "https://a@dasbor.sumenepkab.go.id",
            "ftp://dasbor.sumenepkab.go.id",
        ] {
            assert!(WebOrigin::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn unknown_key_is_named() {
        let folder = std::env::temp_dir().join(format!("lkjip-config-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("salah.toml");
        std::fs::write(&file, "listenn = \"x\"\n").unwrap();
        let error = Config::load(Some(&file)).unwrap_err();
        std::fs::remove_dir_all(&folder).unwrap();
        assert!(error.contains("listenn"), "{error}");
    }

    #[test]
    fn what_is_wrong_is_told_in_one_sentence() {
        let folder = std::env::temp_dir().join(format!("lkjip-salah-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("salah.toml");
        for (text, told) in [
            (
                "[graphql]\nmax_cost = \"banyak\"",
                "harus bilangan bulat, 0 atau lebih, bukan",
            ),
            ("[graphql]\nmax_cost = -4", "graphql.max_cost dalam"),
            (
                "[graphql]\nmax_kost = 4",
                "kunci max_kost tidak dikenal (dikenal: timeout_ms",
            ),
            (
                "[auth]\ntotp_wajib = [\"Admin\"]",
                "Admin tidak dikenal (dikenal: OPERATOR",
            ),
            (
                "[http]\nproxies = [\"10.0.0\"]",
                "tulis seperti 192.0.2.7/32",
            ),
            ("[graphql", "line 1"),
            (
                "listen = \"delapan\"",
                "listen = \"delapan\" bukan alamat dengan port",
            ),
            (
                "[metrics]\nlisten = \":9464\"",
                "metrics.listen = \":9464\"",
            ),
            ("[log]\nfilter = \"a=b=c\"", "log.filter"),
        ] {
            std::fs::write(&file, text).unwrap();
            let error = Config::load(Some(&file)).unwrap_err();
            assert!(error.contains(told), "{error}");
            assert_eq!(error.lines().count(), 1, "{error}");
        }
        std::fs::remove_dir_all(&folder).unwrap();
        let error = Config::load(Some(&file)).unwrap_err();
        assert!(error.contains("tidak terbaca: tidak ada"), "{error}");
    }
}
