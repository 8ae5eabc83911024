//! What names a row among the others of its list.

use std::collections::HashMap;

use serde_json::Value;

use super::teks;

/// Rows with what names them.
pub(super) type Berlabel<'a> = Vec<(String, &'a Value)>;

/// What names a row within its list; the first that all rows have is taken. Where two rows have the same,
/// the second one is `#2`; where rows have none, their position names them.
const KUNCI: [&[&str]; 17] = [
    &["jenis", "nomor", "tahun"],
    &["nomor"],
    &["jenis", "tahun", "nama"],
    &["menurut", "kelompok"],
    &["jenis", "tahun"],
    &["jenis", "kelompok"],
    &["jenis", "nama"],
    &["jenis"],
    &["bagian"],
    &["unsur"],
    &["triwulan"],
    &["kolom"],
    &["program"],
    &["tahun"],
    &["kode"],
    &["nama"],
    &["sasaran"],
];

/// The fields that name the rows of two states of one list.
pub(super) fn kunci(lama: &[Value], baru: &[Value]) -> Option<&'static [&'static str]> {
    let bernama = |isi: &Value, nama: &str| isi[nama].is_string() || isi[nama].is_number();
    KUNCI.into_iter().find(|kunci| {
        lama.iter()
            .chain(baru)
            .all(|isi| kunci.iter().all(|nama| bernama(isi, nama)))
    })
}

/// Rows under what names them.
pub(super) fn berlabel<'a>(rows: &'a [Value], kunci: Option<&[&str]>) -> Berlabel<'a> {
    let mut banyak: HashMap<String, usize> = HashMap::new();
    rows.iter()
        .enumerate()
        .map(|(letak, isi)| {
            let Some(kunci) = kunci else {
                return ((letak + 1).to_string(), isi);
            };
            let nama: Vec<String> = kunci.iter().filter_map(|k| teks(&isi[*k])).collect();
            (ke(nama.join("/"), &mut banyak), isi)
        })
        .collect()
}

/// The name, and from the second on how many times it was there.
pub(super) fn ke(nama: String, banyak: &mut HashMap<String, usize>) -> String {
    let kali = banyak.entry(nama.clone()).or_default();
    *kali += 1;
    if *kali == 1 {
        nama
    } else {
        format!("{nama}#{kali}")
    }
}
