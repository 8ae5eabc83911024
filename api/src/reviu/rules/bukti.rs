//! R-EVID: evidence can be looked at: a kept document, of the right thing.

use super::super::model::{Aturan, Bahan, Catatan, Keparahan, Rumpun};
use super::jelajah::{berlaku, naskah, semua_indikator};
use super::kolom::tercetak_sebagai;
use super::teks::{hampa, kata, kemiripan};
use super::ukuran::kamus;

const DASAR: &str = "PermenPANRB 53/2014 lampiran III: capaian kinerja didukung data yang andal dan dapat \
                     ditelusuri.";

pub(super) const ATURAN: &[Aturan] = &[
    Aturan {
        kode: "R-EVID-01",
        rumpun: Rumpun::Bukti,
        keparahan: Keparahan::Peringatan,
        judul: "Bukti berupa tautan berbagi",
        penjelasan: "Bukti ditunjuk dengan tautan berbagi yang dapat berubah, dibatasi, atau dihapus pemiliknya. \
                     Simpan dokumennya sebagai lampiran dengan sidik SHA-256.",
        dasar: DASAR,
        lke: &["CLAP002.1"],
        periksa: tautan,
    },
    Aturan {
        kode: "R-EVID-02",
        rumpun: Rumpun::Bukti,
        keparahan: Keparahan::Peringatan,
        judul: "Sumber data milik indikator lain",
        penjelasan: "Sumber data yang tercetak adalah sumber data indikator lain menurut kamus, bukan miliknya \
                     sendiri; biasanya salah salin. Perbaiki sumber datanya.",
        dasar: DASAR,
        lke: &["CLAP002.1"],
        periksa: sumber_tertukar,
    },
    Aturan {
        kode: "R-EVID-03",
        rumpun: Rumpun::Bukti,
        keparahan: Keparahan::Peringatan,
        judul: "Realisasi tanpa sumber data",
        penjelasan: "Realisasi indikator tidak menyebut sumber datanya. Sebutkan dokumen asal angkanya.",
        dasar: DASAR,
        lke: &["CLAP002.1"],
        periksa: tanpa_sumber,
    },
];

/// Hosts where files are shared, and where addresses are shortened.
const BERBAGI: [&str; 14] = [
    "drive.google.com",
    "docs.google.com",
    "photos.app.goo.gl",
    "goo.gl",
    "bit.ly",
    "s.id",
    "tinyurl.com",
    "dropbox.com",
    "onedrive.live.com",
    "1drv.ms",
    "mega.nz",
    "wetransfer.com",
    "mediafire.com",
    "t.me",
];

/// Addresses of such hosts in a text.
fn tautan_berbagi(teks: &str) -> Vec<&str> {
    teks.split(|huruf: char| huruf.is_whitespace() || "()<>\"”“,;".contains(huruf))
        .map(|kata| kata.trim_end_matches(['.', ':']))
        .filter(|kata| {
            let alamat = kata
                .trim_start_matches("https://")
                .trim_start_matches("http://")
                .trim_start_matches("www.");
            BERBAGI.iter().any(|tuan| {
                alamat
                    .strip_prefix(tuan)
                    .is_some_and(|sisa| sisa.starts_with('/'))
            })
        })
        .collect()
}

/// Texts that may point to evidence.
fn sumber<'a>(bahan: &Bahan<'a>) -> Vec<(String, &'a str)> {
    let dokumen = bahan.dokumen;
    let mut hasil = Vec::new();
    for letak in semua_indikator(dokumen) {
        if let Some(teks) = &letak.indikator.sumber_data {
            hasil.push((format!("{}/sumberData", letak.path()), teks.as_str()));
        }
    }
    if let Some(teks) = dokumen.skm.as_ref().and_then(|skm| skm.sumber.as_ref()) {
        hasil.push(("/skm/sumber".to_owned(), teks));
    }
    for (letak, satu) in dokumen.lampiran.iter().enumerate() {
        // With its hash an annex can be told from what stands there later.
        if let (Some(teks), None) = (&satu.tautan, &satu.sha256) {
            hasil.push((format!("/lampiran/{}/tautan", letak + 1), teks));
        }
    }
    hasil.extend(naskah(bahan));
    hasil
}

fn tautan(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for (path, teks) in sumber(bahan) {
        for alamat in tautan_berbagi(teks) {
            catatan.temukan(
                path.clone(),
                alamat,
                "Dokumen yang disimpan sebagai lampiran, dengan sidik SHA-256.",
                "Tautan ke layanan berbagi atau pemendek alamat.",
            );
        }
    }
}

/// How many of the telling words of `sumber` a text has, in percent; spellings may differ a little.
fn memuat(teks: &str, sumber: &str) -> usize {
    let ada = kata(teks);
    // What follows the first sentence is a remark.
    let sumber = sumber.split(". ").next().unwrap_or(sumber);
    let perlu: Vec<String> = kata(sumber)
        .into_iter()
        .filter(|kata| kata.len() > 3)
        .collect();
    if perlu.is_empty() {
        return 0;
    }
    let cocok = perlu
        .iter()
        .filter(|satu| ada.iter().any(|kata| kemiripan(kata, satu) >= 80))
        .count();
    cocok * 100 / perlu.len()
}

fn sumber_tertukar(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for letak in semua_indikator(bahan.dokumen) {
        let baris = letak.indikator;
        let Some(sendiri) = kamus(bahan.acuan, baris) else {
            continue;
        };
        let definisi = baris.sumber_definisi.iter();
        let definisi = definisi.map(|teks| (format!("{}/sumberDefinisi", letak.path()), teks));
        let realisasi = baris.sumber_data.iter();
        let realisasi = realisasi.map(|teks| (format!("{}/sumberData", letak.path()), teks));
        let tercetak = tercetak_sebagai(&baris.tertulis, "sumber data")
            .map(|cetak| (letak.path_tertulis(&cetak.kolom), &cetak.teks));
        for (path, teks) in definisi.chain(realisasi).chain(tercetak) {
            let pemilik =
                bahan.acuan.indikator.iter().find(|lain| {
                    lain.kode != sendiri.kode && memuat(teks, &lain.sumber_data) >= 75
                });
            if let Some(pemilik) = pemilik
                && memuat(teks, &sendiri.sumber_data) < 50
            {
                let seharusnya = sendiri.sumber_data.split(". ").next().unwrap_or("");
                catatan.temukan(
                    path,
                    teks,
                    seharusnya,
                    format!(
                        "Kamus indikator memakainya bagi {}, bukan {}.",
                        pemilik.kode, sendiri.kode
                    ),
                );
            }
        }
    }
}

fn tanpa_sumber(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for letak in berlaku(bahan.dokumen) {
        let baris = letak.indikator;
        if baris.realisasi.is_some() && baris.sumber_data.as_deref().is_none_or(hampa) {
            catatan.temukan(
                format!("{}/sumberData", letak.path()),
                "kosong",
                "Dokumen asal realisasi.",
                format!("Indikator {} memiliki realisasi.", baris.nomor),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::uji::{acuan, dokumen, temuan_dengan};

    fn kode(sumber: &str, cetak: &str) -> Vec<&'static str> {
        let isi = format!(
            r#"{{"rencana": {{"tujuan": [{{"nomor": "1", "uraian": "x", "indikator": [{{
                "nomor": "T1.1", "kode": "SAKIP", "nama": "x", "satuan": "x", "realisasi": {{"predikat": "B"}},
                "sumberData": "{sumber}",
                "tertulis": [{{"kolom": "sumber data (SK)", "teks": "{cetak}"}}]}}]}}]}}}}"#
        );
        temuan_dengan(&dokumen(&isi), &acuan(), "R-EVID")
            .into_iter()
            .map(|(kode, _)| kode)
            .collect()
    }

    #[test]
    fn evidence_is_a_kept_document() {
        let benar = "Laporan Hasil Evaluasi (LHE) AKIP";
        assert_eq!(
            kode("LHE (https://drive.google.com/file/d/1)", benar),
            ["R-EVID-01"]
        );
        assert_eq!(kode("LHE bit.ly/abc", benar), ["R-EVID-01"]);
        assert_eq!(
            kode("LHE https://inspektorat.go.id/lhe.pdf", benar),
            [""; 0]
        );
        assert_eq!(kode("", benar), ["R-EVID-03"]);
        assert_eq!(
            kode("LHE", "Hasil survey kepuasan masyarakat"),
            ["R-EVID-02"]
        );
    }
}
