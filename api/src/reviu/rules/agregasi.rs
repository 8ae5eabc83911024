//! The state at the end of a plan, from its yearly targets.

use super::tercetak::tampil;
use super::ukuran;
use crate::lkjip::dokumen::BarisAnggaran;
use crate::reviu::model::{Aturan, Bahan, Catatan, Keparahan, Rumpun};
use rust_decimal::Decimal;

/// R-AGG.
pub(super) const ATURAN: &[Aturan] = &[
    Aturan {
        kode: "R-AGG-01",
        rumpun: Rumpun::Agregasi,
        keparahan: Keparahan::Galat,
        judul: "Kondisi akhir Renstra tidak sesuai target tahunannya",
        penjelasan: "Kondisi akhir periode harus sama dengan jumlah target tahunan (akumulasi), target tahun \
                     terakhir, atau target tertinggi. Nilai yang tercetak tidak cocok dengan ketiganya. \
                     Periksa matriks T-C.27, lalu betulkan kondisi akhir atau target tahunannya.",
        dasar: "Renstra perangkat daerah, matriks T-C.27 (Permendagri 86/2017; naskah perlu dicocokkan)",
        lke: &["CLAP002.4"],
        periksa: kondisi_akhir,
    },
    Aturan {
        kode: "R-AGG-02",
        rumpun: Rumpun::Agregasi,
        keparahan: Keparahan::Galat,
        judul: "Persentase tahunan dijumlahkan menjadi kondisi akhir",
        penjelasan: "Kondisi akhir sebuah indikator bersatuan persen sama dengan jumlah target tahunannya. \
                     Persentase tidak boleh dijumlahkan antartahun; pakailah target tahun terakhir.",
        dasar: "Renstra perangkat daerah, matriks T-C.27 (Permendagri 86/2017; naskah perlu dicocokkan)",
        lke: &["CLAP002.4"],
        periksa: persen,
    },
];

/// What yearly targets come to.
struct Akhir {
    target: Vec<Decimal>,
    jumlah: Decimal,
    terakhir: Decimal,
    tertinggi: Decimal,
}

/// None unless every year of at least two has a target.
fn akhir(baris: &BarisAnggaran) -> Option<Akhir> {
    let mut renstra: Vec<_> = baris.renstra.iter().collect();
    renstra.sort_by_key(|renstra| renstra.tahun);
    let target: Option<Vec<Decimal>> = renstra
        .iter()
        .map(|renstra| renstra.target.map(|angka| angka.0))
        .collect();
    let target = target.filter(|target| target.len() > 1)?;
    Some(Akhir {
        jumlah: target
            .iter()
            .try_fold(Decimal::ZERO, |jumlah, target| jumlah.checked_add(*target))?,
        terakhir: target.last().copied()?,
        tertinggi: target.iter().copied().max()?,
        target,
    })
}

fn suku(target: &[Decimal]) -> String {
    let suku: Vec<String> = target.iter().copied().map(tampil).collect();
    suku.join(" + ")
}

fn berpersen(baris: &BarisAnggaran) -> bool {
    baris.satuan.as_deref().is_some_and(ukuran::berpersen)
}

fn kondisi_akhir(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for baris in &bahan.dokumen.anggaran {
        let (Some(kondisi), Some(akhir)) = (baris.kondisi_akhir, akhir(baris)) else {
            continue;
        };
        if [akhir.jumlah, akhir.terakhir, akhir.tertinggi].contains(&kondisi.0) {
            continue;
        }
        let satuan = baris.satuan.as_deref().unwrap_or_default();
        let seharusnya = if berpersen(baris) {
            format!("{} (target tahun terakhir)", tampil(akhir.terakhir))
        } else {
            format!(
                "{} {satuan} (jumlah) atau {} {satuan} (target tahun terakhir)",
                tampil(akhir.jumlah),
                tampil(akhir.terakhir)
            )
        };
        catatan.temukan(
            format!("/anggaran/{}/kondisiAkhir", baris.nomor),
            format!("{} {satuan}", tampil(kondisi.0)).trim_end(),
            seharusnya,
            format!("{} = {}", suku(&akhir.target), tampil(akhir.jumlah)),
        );
    }
}

fn persen(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for baris in bahan
        .dokumen
        .anggaran
        .iter()
        .filter(|baris| berpersen(baris))
    {
        let (Some(kondisi), Some(akhir)) = (baris.kondisi_akhir, akhir(baris)) else {
            continue;
        };
        let dijumlahkan = kondisi.0 == akhir.jumlah;
        if dijumlahkan && ![akhir.terakhir, akhir.tertinggi].contains(&kondisi.0) {
            catatan.temukan(
                format!("/anggaran/{}/kondisiAkhir", baris.nomor),
                format!("{}%", tampil(kondisi.0)),
                format!("{}%", tampil(akhir.terakhir)),
                format!("{} = {}", suku(&akhir.target), tampil(akhir.jumlah)),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::uji::angka::{jalur, laporan};
    use crate::lkjip::dokumen::Dokumen;
    use serde_json::json;

    fn dokumen(satuan: &str, target: [&str; 3], kondisi: &str) -> Dokumen {
        let renstra: Vec<_> = (2024..)
            .zip(target)
            .map(|(tahun, target)| json!({"tahun": tahun, "target": target}))
            .collect();
        laporan(json!({"anggaran": [{
            "nomor": "I", "level": "PROGRAM", "nama": "P", "satuan": satuan,
            "kondisiAkhir": kondisi, "renstra": renstra,
        }]}))
    }

    #[test]
    fn the_end_is_the_sum_the_last_or_the_highest() {
        for benar in ["60", "25", "30"] {
            let dokumen = dokumen("Unit", ["5", "30", "25"], benar);
            assert_eq!(jalur("R-AGG-01", &dokumen), [""; 0], "{benar}");
        }
        assert_eq!(
            jalur("R-AGG-01", &dokumen("Unit", ["5", "30", "25"], "55")),
            ["/anggaran/I/kondisiAkhir"]
        );
    }

    #[test]
    fn percentages_are_not_added() {
        let tahunan = ["90", "95", "100"];
        assert_eq!(jalur("R-AGG-02", &dokumen("%", tahunan, "100")), [""; 0]);
        assert_eq!(jalur("R-AGG-02", &dokumen("Unit", tahunan, "285")), [""; 0]);
        assert_eq!(
            jalur("R-AGG-02", &dokumen("%", tahunan, "285")),
            ["/anggaran/I/kondisiAkhir"]
        );
    }
}
