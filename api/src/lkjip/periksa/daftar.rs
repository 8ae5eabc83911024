//! Whether the lists of tables and annexes can be kept.

use std::collections::{HashMap, HashSet};

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

/// Checks that the files of the annexes at `path`, whose bytes `ukuran` tells by fingerprint, are together not
/// more than `batas` bytes. Those that stay from `lama` are counted first: they may stay whatever they are.
pub fn periksa_berkas(
    path: &str,
    lama: &[Lampiran],
    baru: &[Lampiran],
    ukuran: &HashMap<String, u64>,
    batas: u64,
    temuan: &mut Temuan,
) {
    let lama: HashSet<&str> = lama.iter().filter_map(|it| it.sha256.as_deref()).collect();
    let (tetap, tambahan): (Vec<_>, Vec<_>) = baru
        .iter()
        .enumerate()
        .filter_map(|(i, baris)| Some((i, baris.sha256.as_deref()?)))
        .partition(|(_, sidik)| lama.contains(sidik));
    let mut terhitung = HashSet::new();
    let mut jumlah = 0;
    for (i, sidik) in tetap.into_iter().chain(tambahan) {
        if terhitung.insert(sidik) {
            jumlah += ukuran.get(sidik).copied().unwrap_or_default();
        }
        if jumlah > batas && !lama.contains(sidik) {
            let pesan = format!(
                "Berkas lampiran satu laporan paling banyak {} KB seluruhnya; kecilkan atau kurangi berkasnya.",
                batas / 1024
            );
            temuan.salah(&format!("{path}/{i}/sha256"), pesan);
            return;
        }
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

#[cfg(test)]
mod tests {
    use entity::status::JenisLampiran;

    use super::*;

    fn lampiran(sidik: &[&str]) -> Vec<Lampiran> {
        sidik
            .iter()
            .map(|sidik| Lampiran {
                jenis: JenisLampiran::Lainnya,
                nama: "Lampiran".to_owned(),
                tautan: None,
                sha256: Some((*sidik).to_owned()),
            })
            .collect()
    }

    #[test]
    fn files_are_counted_once_and_those_that_stay_first() {
        let ukuran = ["a", "b", "c"].map(|sidik| (sidik.to_owned(), 10)).into();
        let letak = |lama: &[&str], baru: &[&str], batas: u64| {
            let mut temuan = Temuan::default();
            let (lama, baru) = (lampiran(lama), lampiran(baru));
            periksa_berkas("", &lama, &baru, &ukuran, batas, &mut temuan);
            let mut errors = temuan.into_errors();
            errors.pop().map(|error| error.path.join("/"))
        };
        let di = |letak: usize| Some(format!("{letak}/sha256"));
        assert_eq!(letak(&[], &["a", "a", "b", "tiada"], 20), None);
        assert_eq!(letak(&[], &["a", "a", "b"], 19), di(2));
        assert_eq!(letak(&["b"], &["a", "b"], 19), di(0));
        assert_eq!(letak(&["a", "b", "c"], &["c", "a"], 1), None);
        assert_eq!(letak(&["a", "b"], &["a", "b", "c"], 1), di(2));
    }
}
