//! The criteria by which the evaluation of AKIP looks at the report: text of a regulation, which nobody
//! in the kabupaten changes, read as it ships.

use entity::status::JawabanLke;
use entity::value::Nilai;

use super::berkas;
use crate::error::ApiError;

/// One criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KriteriaLke {
    /// Its code, e.g. `CLAP002.3`.
    pub kode: String,
    /// Code of its part.
    pub sub: String,
    /// Name of its part.
    pub nama_sub: String,
    /// Weight of its part in the whole evaluation, in percent.
    pub bobot_sub: Nilai,
    /// How it is answered.
    pub jawaban: JawabanLke,
    /// Its text.
    pub kriteria: String,
    /// What a neighbouring kabupaten takes for evidence.
    pub bukti: String,
}

/// All criteria of the report, in their order.
///
/// # Errors
/// When the shipped file is malformed.
pub fn kriteria() -> Result<Vec<KriteriaLke>, ApiError> {
    berkas::LKE_PELAPORAN.baca(|baris| {
        Ok(KriteriaLke {
            kode: baris.teks("kode")?,
            sub: baris.teks("sub")?,
            nama_sub: baris.teks("nama_sub")?,
            bobot_sub: baris.nilai("bobot_sub")?,
            jawaban: baris.pilihan("jawaban")?,
            kriteria: baris.teks("kriteria")?,
            bukti: baris.teks("bukti")?,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::Decimal;

    #[test]
    fn the_report_counts_for_fifteen_percent() {
        let semua = kriteria().unwrap();
        assert_eq!(semua.len(), 22);
        let mut bobot: Vec<(&str, Decimal)> = semua
            .iter()
            .map(|it| (it.sub.as_str(), it.bobot_sub.desimal()))
            .collect();
        bobot.dedup();
        let jumlah: Decimal = bobot.iter().map(|(_, bobot)| *bobot).sum();
        assert_eq!(jumlah, Decimal::from(15));
        assert!(semua.iter().all(|it| it.kode.starts_with(&it.sub)));
    }
}
