//! Where the rows of a report stand, as [`super::beda`] tells it: by these paths it is remembered when a
//! row last changed.

use serde::Serialize;

use super::beda::KEPALA;

/// What is said of the organisation beside its lists.
pub fn organisasi() -> String {
    "/organisasi".to_owned()
}

/// The function with this place in the list.
pub fn fungsi(nomor: i32) -> String {
    format!("/organisasi/fungsi/{nomor}")
}

/// An office or unit.
pub fn jabatan(nama: &str) -> String {
    format!("/organisasi/susunan/{nama}")
}

/// A group of staff.
pub fn kepegawaian(menurut: impl Serialize, kelompok: &str) -> String {
    format!("/organisasi/kepegawaian/{}/{kelompok}", kata(menurut))
}

/// The strategic issue with this place in the list.
pub fn isu(nomor: i32) -> String {
    format!("/isuStrategis/{nomor}")
}

/// A regulation of the legal basis.
pub fn dasar_hukum(nama: &str) -> String {
    format!("/dasarHukum/{nama}")
}

/// A row of the plan: tujuan, sasaran or indikator.
pub fn rencana(nomor: &str) -> String {
    format!("/rencana/{nomor}")
}

/// A program, kegiatan or sub-kegiatan.
pub fn anggaran(nomor: &str) -> String {
    format!("/anggaran/{nomor}")
}

/// An agreement without its programmes.
pub fn perjanjian(jenis: impl Serialize) -> String {
    format!("/perjanjian/{}", kata(jenis))
}

/// A programme in the annex of an agreement.
pub fn program(jenis: impl Serialize, nomor: &str) -> String {
    format!("/perjanjian/{}/program/{nomor}", kata(jenis))
}

/// The SKM result without its unsur.
pub fn skm() -> String {
    "/skm".to_owned()
}

/// One unsur of the SKM.
pub fn unsur(unsur: impl Serialize) -> String {
    format!("/skm/unsur/{}", kata(unsur))
}

/// The evaluation of AKIP without its recommendations.
pub fn evaluasi() -> String {
    "/evaluasiAkip".to_owned()
}

/// The recommendation with this place in the list.
pub fn rekomendasi(nomor: i32) -> String {
    format!("/evaluasiAkip/rekomendasi/{nomor}")
}

/// A narrative section.
pub fn narasi(bagian: impl Serialize) -> String {
    format!("/narasi/{}", kata(bagian))
}

/// The `ke`-th table with this number.
pub fn tabel(nomor: &str, ke: usize) -> String {
    if ke > 1 {
        format!("/tabel/{nomor}#{ke}")
    } else {
        format!("/tabel/{nomor}")
    }
}

/// An annex.
pub fn lampiran(jenis: impl Serialize, nama: &str) -> String {
    format!("/lampiran/{}/{nama}", kata(jenis))
}

/// The section of a row: what a section save replaces.
pub fn bagian(baris: &str) -> &str {
    let akhir = baris
        .get(1..)
        .and_then(|sisa| sisa.find('/'))
        .map_or(baris.len(), |letak| letak + 1);
    baris.get(..akhir).unwrap_or(KEPALA)
}

/// A value of a vocabulary as the document writes it.
fn kata(nilai: impl Serialize) -> String {
    match serde_json::to_value(nilai) {
        Ok(serde_json::Value::String(kata)) => kata,
        Ok(_) | Err(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use entity::status::{JenisLampiran, JenisPerjanjian, Unsur};

    use super::*;

    #[test]
    fn a_row_belongs_to_the_section_it_stands_in() {
        for (baris, seharusnya) in [
            (anggaran("I.2.1"), "/anggaran"),
            (program(JenisPerjanjian::Murni, "I"), "/perjanjian"),
            (unsur(Unsur::Prosedur), "/skm"),
            (skm(), "/skm"),
            (lampiran(JenisLampiran::TimSakip, "SK Tim"), "/lampiran"),
            (KEPALA.to_owned(), KEPALA),
        ] {
            assert_eq!(bagian(&baris), seharusnya);
        }
        assert_eq!(tabel("3.7", 2), "/tabel/3.7#2");
        assert_eq!(unsur(Unsur::Prosedur), "/skm/unsur/PROSEDUR");
    }
}
