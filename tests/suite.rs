//! The program as its users meet it: over HTTP, on SQLite and on PostgreSQL.

#[cfg(test)]
mod access;
#[cfg(test)]
mod auth;
#[cfg(test)]
mod contoh;
#[cfg(test)]
mod fixture;
#[cfg(test)]
mod harness;
#[cfg(test)]
mod lkjip;
#[cfg(test)]
mod pengguna;
#[cfg(test)]
mod perbandingan;
#[cfg(test)]
mod rujukan;
#[cfg(test)]
mod schema;
