//! What a text tells to support a sasaran is marked so.

use super::super::teks::kutip;
use crate::reviu::model::{Bahan, Catatan};

pub(super) fn tidak_menunjang(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for baris in &bahan.dokumen.anggaran {
        let (Some(sasaran), Some(analisis)) = (&baris.sasaran, &baris.analisis) else {
            continue;
        };
        let kecil = analisis.to_lowercase();
        let mendukung = ["didukung", "ditunjang"]
            .iter()
            .any(|kata| kecil.contains(kata));
        let menyangkal = [
            "tidak didukung",
            "belum didukung",
            "kurang didukung",
            "tidak ditunjang",
        ]
        .iter()
        .any(|frasa| kecil.contains(frasa));
        let ditandai = baris.dukungan.iter().all(|satu| !satu.menunjang);
        if let Some(satu) = baris.dukungan.first()
            && ditandai
            && mendukung
            && !menyangkal
        {
            catatan.temukan(
                format!("/anggaran/{}/dukungan/{}", baris.nomor, satu.sasaran),
                "Tidak Menunjang",
                format!("Menunjang sasaran {sasaran}, atau analisis yang sesuai."),
                format!("Analisis: \"{}\".", kutip(analisis, 200)),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::uji::{dokumen, temuan};

    #[test]
    fn what_supports_is_marked_so() {
        let isi = |menunjang: bool, analisis: &str| {
            let isi = format!(
                r#"{{"anggaran": [{{"nomor": "I", "level": "PROGRAM", "nama": "a", "sasaran": "1.1",
                    "dukungan": [{{"sasaran": "1.1", "menunjang": {menunjang}}}], "analisis": "{analisis}"}}]}}"#
            );
            temuan(&dokumen(&isi), "R-NARR-09").len()
        };
        assert_eq!(isi(false, "Tercapai didukung oleh seluruh kegiatan."), 1);
        assert_eq!(isi(true, "Tercapai didukung oleh seluruh kegiatan."), 0);
        assert_eq!(
            isi(false, "Tidak tercapai karena tidak didukung anggaran."),
            0
        );
    }
}
