//! Documents that clients registered beforehand and name instead of sending them.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::document::{Document, Documents};
use super::refusal::{Refusal, Stage};
use crate::config;
use crate::error::sebab_io;
use crate::graphql::unit::hex;

/// No document has this identifier.
const NOT_FOUND: &str = "DOCUMENT_NOT_FOUND";
/// A document was sent where only those known beforehand are accepted.
const NOT_TRUSTED: &str = "DOCUMENT_NOT_TRUSTED";
/// Prefix of an identifier that is the SHA-256 of the document, as GraphQL over HTTP has it.
const SHA256: &str = "sha256:";

/// The registered documents, parsed and validated.
pub(super) struct Trusted {
    documents: HashMap<String, Document>,
    only: bool,
}

impl Trusted {
    /// Reads the manifest that is configured: an object of identifiers and documents.
    ///
    /// # Errors
    /// One sentence on what is wrong with the manifest, or with which of its documents.
    pub(super) fn load(config: &config::GraphQl, schema: &Documents) -> Result<Self, String> {
        let mut trusted = Self {
            documents: HashMap::new(),
            only: config.documents_only,
        };
        if config.documents.as_os_str().is_empty() {
            return if config.documents_only {
                Err("graphql.documents_only memerlukan graphql.documents.".to_owned())
            } else {
                Ok(trusted)
            };
        }
        for (id, text) in manifest(&config.documents)? {
            let digest = hex(&Sha256::digest(&text));
            let wrong = |what: &str| {
                let file = config.documents.display();
                let what = what.trim_end_matches('.');
                format!("Dokumen terdaftar {id} dalam {file}: {what}.")
            };
            if is_sha256(&id) && id.strip_prefix(SHA256).unwrap_or(&id) != digest {
                return Err(wrong("pengenalnya bukan SHA-256 dari teksnya."));
            }
            let document = schema.get(&text).map_err(|refusal| {
                let complaint = refusal.complaints.into_iter().next();
                wrong(&complaint.map(|it| it.message).unwrap_or_default())
            })?;
            trusted
                .documents
                .insert(format!("{SHA256}{digest}"), document.clone());
            trusted.documents.insert(id, document);
        }
        Ok(trusted)
    }

    /// Whether no other documents are accepted.
    pub(super) const fn only(&self) -> bool {
        self.only
    }

    /// The document with this identifier.
    pub(super) fn get(&self, id: &str) -> Result<Document, Refusal> {
        self.documents.get(id).cloned().ok_or_else(|| {
            let message = "Dokumen dengan pengenal itu tidak terdaftar.";
            Refusal::one(Stage::Document, NOT_FOUND, message)
        })
    }
}

/// The refusal of a document that was sent though only registered ones are accepted.
pub(super) fn not_trusted() -> Refusal {
    let message = "Layanan ini hanya menerima dokumen terdaftar; kirim documentId.";
    Refusal::one(Stage::Document, NOT_TRUSTED, message)
}

fn manifest(file: &Path) -> Result<BTreeMap<String, String>, String> {
    let name = file.display();
    let text = std::fs::read_to_string(file).map_err(|error| {
        format!(
            "Berkas graphql.documents {name} tidak terbaca: {}.",
            sebab_io(&error)
        )
    })?;
    serde_json::from_str(&text).map_err(|error| {
        format!(
            "Berkas graphql.documents {name} harus objek JSON dari pengenal ke teks dokumen: {error}."
        )
    })
}

/// Whether an identifier says that it is the SHA-256 of its document, with or without the prefix.
fn is_sha256(id: &str) -> bool {
    id.starts_with(SHA256) || id.len() == 64 && id.bytes().all(|byte| byte.is_ascii_hexdigit())
}
