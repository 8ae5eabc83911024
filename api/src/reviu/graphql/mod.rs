//! The reviu as the client sees it.

mod aturan;
mod hasil;
mod lke;
mod mutation;
mod parameter;
mod query;
mod rekap;
mod tanggapan;
mod temuan;

pub use aturan::{AturanReviu, Katalog, KetetapanAturan};
pub use hasil::{HasilReviu, JumlahTemuan};
pub use lke::{KriteriaLke, PenilaianKriteria, RekapKriteria};
pub use mutation::{AturanReviuPayload, ParameterReviuPayload, ReviuMutation};
pub use parameter::{KetetapanParameter, ParameterReviu};
pub use query::ReviuQuery;
pub use rekap::{RekapAturan, RekapKecamatan, RekapReviu};
pub use tanggapan::Tanggapan;
pub use temuan::{Papan, TemuanReviu};
