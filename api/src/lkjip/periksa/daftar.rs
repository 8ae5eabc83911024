//! Whether the lists of tables and annexes can be kept.

use super::Temuan;
use crate::lkjip::dokumen::{Lampiran, Tabel};

/// Checks the list of tables that stands at `path`. A number that stands twice is the reviu's matter.
pub fn periksa_tabel(path: &str, tabel: &[Tabel], temuan: &mut Temuan) {
    temuan.banyak(path, tabel.len(), 200);
    for (i, baris) in tabel.iter().enumerate() {
        temuan.teks(&format!("{path}/{i}/nomor"), &baris.nomor, 20);
        temuan.teks(&format!("{path}/{i}/judul"), &baris.judul, 500);
    }
}

/// Checks the list of annexes that stands at `path`.
pub fn periksa_lampiran(path: &str, lampiran: &[Lampiran], temuan: &mut Temuan) {
    temuan.banyak(path, lampiran.len(), 100);
    for (i, baris) in lampiran.iter().enumerate() {
        temuan.teks(&format!("{path}/{i}/nama"), &baris.nama, 500);
        temuan.teks_opsional(&format!("{path}/{i}/tautan"), baris.tautan.as_ref(), 1000);
        if let Some(sidik) = &baris.sha256 {
            let digit = |huruf: u8| huruf.is_ascii_digit() || (b'a'..=b'f').contains(&huruf);
            if sidik.len() != 64 || !sidik.bytes().all(digit) {
                temuan.salah(
                    &format!("{path}/{i}/sha256"),
                    "Sidik SHA-256 ditulis dengan 64 angka heksadesimal kecil.",
                );
            }
        }
    }
}
