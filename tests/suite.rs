//! The program as its users meet it: over HTTP, on SQLite and on PostgreSQL.

#[cfg(test)]
mod access;
#[cfg(test)]
mod acuan;
#[cfg(test)]
mod architecture;
#[cfg(test)]
mod auth;
#[cfg(test)]
mod berkas;
#[cfg(test)]
mod browser;
#[cfg(test)]
mod budget;
#[cfg(test)]
mod contoh;
#[cfg(test)]
mod demo;
#[cfg(test)]
mod dokumen;
#[cfg(test)]
mod fixture;
#[cfg(test)]
mod gate;
#[cfg(test)]
mod harness;
#[cfg(test)]
mod idempotensi;
#[cfg(test)]
mod indikator;
#[cfg(test)]
mod introspeksi;
#[cfg(test)]
mod kesegaran;
#[cfg(test)]
mod klien;
#[cfg(test)]
mod komentar;
#[cfg(test)]
mod lembar;
#[cfg(test)]
mod lkjip;
#[cfg(test)]
mod masuk;
#[cfg(test)]
mod metrics;
#[cfg(test)]
mod migration;
#[cfg(test)]
mod pengguna;
#[cfg(test)]
mod perbandingan;
#[cfg(test)]
mod putus;
#[cfg(test)]
mod rujukan;
#[cfg(test)]
mod schema;
#[cfg(test)]
mod sembarang;
#[cfg(test)]
mod token;
#[cfg(test)]
mod wilayah;
