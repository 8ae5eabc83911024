//! One way of rounding in one document.

use super::pasangan::{Pasangan, Pembulatan};
use super::tercetak::tampil;
use super::{capaian, efisiensi, persentase};
use crate::reviu::model::{Aturan, Bahan, Catatan, Keparahan, Rumpun};

/// R-ROUND.
pub(super) const ATURAN: &[Aturan] = &[Aturan {
    kode: "R-ROUND-01",
    rumpun: Rumpun::Pembulatan,
    keparahan: Keparahan::Peringatan,
    judul: "Sebagian angka dibulatkan, sebagian dipotong",
    penjelasan: "Setiap persentase yang tercetak dibandingkan dengan nilai tepatnya: dibulatkan (lima ke \
                 atas) atau dipotong setelah desimal terakhir. Dokumen ini memakai keduanya. Pakailah satu \
                 cara, yaitu pembulatan ke dua desimal, di seluruh dokumen.",
    dasar: "Kelaziman pelaporan keuangan dan kinerja; tidak diatur khusus dalam PermenPANRB 53/2014",
    lke: &["CLAP002.1"],
    periksa: campur,
}];

/// Three different figures with where they stand.
fn contoh(pasangan: &[&Pasangan<'_>]) -> String {
    let mut berbeda: Vec<&Pasangan<'_>> = Vec::new();
    for satu in pasangan {
        if !berbeda.iter().any(|lain| lain.tepat == satu.tepat) {
            berbeda.push(satu);
        }
    }
    let contoh: Vec<String> = berbeda
        .iter()
        .take(3)
        .map(|pasangan| {
            let tepat = pasangan.tepat.round_dp(4);
            format!(
                "{} ({} dari {})",
                pasangan.teks,
                pasangan.path(),
                tampil(tepat)
            )
        })
        .collect();
    contoh.join("; ")
}

fn campur(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let mut semua = capaian::pasangan(bahan);
    semua.extend(persentase::pasangan(bahan));
    semua.extend(efisiensi::pasangan(bahan));
    let menurut = |cara| -> Vec<&Pasangan<'_>> {
        semua
            .iter()
            .filter(|pasangan| pasangan.pembulatan() == Some(cara))
            .collect()
    };
    let dibulatkan = menurut(Pembulatan::Dibulatkan);
    let dipotong = menurut(Pembulatan::Dipotong);
    if let (Some(pertama), false) = (dipotong.first(), dibulatkan.is_empty()) {
        catatan.temukan(
            pertama.path(),
            format!(
                "{} angka dipotong, {} angka dibulatkan",
                dipotong.len(),
                dibulatkan.len()
            ),
            "satu cara pembulatan: HALF_UP ke dua desimal",
            format!(
                "dipotong: {}; dibulatkan: {}",
                contoh(&dipotong),
                contoh(&dibulatkan)
            ),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::uji::angka::{jalur, laporan};
    use crate::lkjip::dokumen::Dokumen;
    use serde_json::json;

    /// 66.666… and 16.666… percent, as they are printed.
    fn dokumen(satu: &str, dua: &str) -> Dokumen {
        let baris = |nomor: &str, realisasi: &str, teks: &str| {
            json!({"nomor": nomor, "level": "PROGRAM", "nama": nomor, "paguMurni": "6",
                   "realisasiAnggaran": realisasi, "tertulis": [{"kolom": "serapan", "teks": teks}]})
        };
        laporan(json!({"anggaran": [baris("I", "4", satu), baris("II", "1", dua)]}))
    }

    #[test]
    fn only_a_mixture_is_found() {
        assert_eq!(jalur("R-ROUND-01", &dokumen("66,67%", "16,67%")), [""; 0]);
        assert_eq!(jalur("R-ROUND-01", &dokumen("66,66%", "16,66%")), [""; 0]);
        assert_eq!(
            jalur("R-ROUND-01", &dokumen("66,67%", "16,66%")),
            ["/anggaran/II/tertulis/serapan"]
        );
        // What is neither is wrong, and no way of rounding.
        assert_eq!(jalur("R-ROUND-01", &dokumen("66,67%", "16,60%")), [""; 0]);
    }
}
