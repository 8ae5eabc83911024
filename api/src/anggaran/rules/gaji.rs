//! Salaries. What of them was not spent is no saving: in the sample it is 98.3 % of what table 3.10 calls efficiency.

/// Sub-kegiatan *Penyediaan Gaji dan Tunjangan ASN* of urusan 7.01, by Kepmendagri 900.1.15.5-1317/2023 and by
/// 050-5889/2021 before it.
pub const GAJI: [&str; 2] = ["7.01.01.2.02.0001", "7.01.01.2.02.01"];

/// Whether a row with the code `kode` is part of the programme with the code `program`.
pub fn bagian_program(program: &str, kode: &str) -> bool {
    kode.strip_prefix(program)
        .is_some_and(|sisa| sisa.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn salaries_are_part_of_the_supporting_programme_alone() {
        for kode in GAJI {
            assert!(bagian_program("7.01.01", kode));
            for lain in ["7.01.02", "7.01.0", kode] {
                assert!(!bagian_program(lain, kode), "{lain} {kode}");
            }
        }
    }
}
