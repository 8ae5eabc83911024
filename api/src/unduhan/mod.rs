//! Comparisons as files.
//!
//! A file is another form of an answer of the schema, as `/graphql` is one: it stands on the gate. `daftar`
//! declares the columns of each comparison as paths into its answer; the document that asks for them is made
//! of these paths (`tabel`), and executed for the caller as any other (`susun`). So an exported figure *is*
//! what GraphQL answers, under the same rights, and a new column is one line.

mod csv;
mod daftar;
pub mod http;
mod isi;
mod keterangan;
mod pipa;
mod susun;
mod tabel;
mod xlsx;
