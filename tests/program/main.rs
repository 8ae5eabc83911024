//! The program as the one who runs it meets it: its commands, its files, its process.

#[cfg(test)]
mod cadangan;
#[cfg(test)]
mod guncangan;
#[cfg(test)]
mod jejak;
#[cfg(test)]
mod kunci;
#[cfg(test)]
mod mesin;
#[cfg(test)]
mod pengguna;
#[cfg(test)]
mod periksa;
#[cfg(test)]
mod postgres;
#[cfg(test)]
mod traces;
