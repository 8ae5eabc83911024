//! R-MISSING: what must be attached is attached.

use entity::status::JenisLampiran;

use super::super::model::{Aturan, Bahan, Catatan, Keparahan, Rumpun};
use super::jelajah::{berlaku, mengukur_kepuasan, naskah};
use crate::skm::rules::indeks::JUMLAH_UNSUR;

pub(super) const ATURAN: &[Aturan] = &[
    Aturan {
        kode: "R-MISSING-01",
        rumpun: Rumpun::Lampiran,
        keparahan: Keparahan::Galat,
        judul: "Lampiran wajib tidak ada",
        penjelasan: "Daftar lampiran laporan dibandingkan dengan yang wajib: Perjanjian Kinerja, matriks Renstra, \
                     penetapan IKU, rencana aksi (kecuali bila triwulan setiap indikator sudah terisi), dan laporan SKM. \
                     Lampirkan dan daftarkan yang belum ada.",
        dasar: "PermenPANRB 53/2014 lampiran II; PermenPANRB 14/2017 (keharusan tiap lampiran bagi kecamatan \
                perlu konfirmasi kabupaten).",
        lke: &["CLAP002.1"],
        periksa: wajib,
    },
    Aturan {
        kode: "R-MISSING-02",
        rumpun: Rumpun::Lampiran,
        keparahan: Keparahan::Peringatan,
        judul: "Ikhtisar eksekutif tidak ada",
        penjelasan: "Laporan kinerja didahului ikhtisar eksekutif: ringkasan capaian, kendala, dan perbaikan. \
                     Tambahkan sebelum Bab I.",
        dasar: "PermenPANRB 53/2014 lampiran II (rincian bagian perlu konfirmasi kabupaten).",
        lke: &["CLAP002.1"],
        periksa: ikhtisar,
    },
    Aturan {
        kode: "R-MISSING-03",
        rumpun: Rumpun::Lampiran,
        keparahan: Keparahan::Galat,
        judul: "Indeks SKM tanpa rincian survei",
        penjelasan: "Indeks SKM dilaporkan tanpa NRR kesembilan unsur, jumlah responden, atau periode surveinya, \
                     sehingga tidak dapat diperiksa. Lengkapi dari laporan survei.",
        dasar: "PermenPANRB 14/2017: laporan survei memuat metode, responden, dan nilai per unsur.",
        lke: &["CLAP002.1"],
        periksa: survei,
    },
    Aturan {
        kode: "R-MISSING-04",
        rumpun: Rumpun::Lampiran,
        keparahan: Keparahan::Peringatan,
        judul: "Pernyataan Telah Direviu tidak ada",
        penjelasan: "Laporan tidak melampirkan Pernyataan Telah Direviu. Bila Inspektorat mereviu setelah laporan \
                     diajukan, pernyataannya menyusul pada revisi berikutnya.",
        dasar: "PermenPANRB 53/2014 lampiran III (keharusannya bagi kecamatan perlu konfirmasi kabupaten).",
        lke: &["CLAP001.4"],
        periksa: pernyataan,
    },
];

/// What must be attached, and what it is called.
const WAJIB: [(JenisLampiran, &str); 5] = [
    (JenisLampiran::PerjanjianKinerja, "Perjanjian Kinerja"),
    (JenisLampiran::MatriksRenstra, "matriks Renstra"),
    (JenisLampiran::PenetapanIku, "keputusan penetapan IKU"),
    (
        JenisLampiran::RencanaAksi,
        "rencana aksi dengan pengukuran triwulan",
    ),
    (
        JenisLampiran::LaporanSkm,
        "laporan Survei Kepuasan Masyarakat",
    ),
];

fn memuat(bahan: &Bahan<'_>, frasa: &str) -> bool {
    naskah(bahan)
        .iter()
        .any(|(_, teks)| teks.to_lowercase().contains(frasa))
}

fn wajib(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let ada = &bahan.dokumen.lampiran;
    let semua = berlaku(bahan.dokumen);
    let survei =
        bahan.dokumen.skm.is_some() || semua.iter().any(|letak| mengukur_kepuasan(letak.indikator));
    // Quarters that stand in the report itself need no annex.
    let terisi = !semua.is_empty()
        && semua
            .iter()
            .all(|letak| !letak.indikator.triwulan.is_empty());
    for (jenis, nama) in WAJIB {
        let dikecualikan = (jenis == JenisLampiran::LaporanSkm && !survei)
            || (jenis == JenisLampiran::RencanaAksi && terisi);
        if !dikecualikan && !ada.iter().any(|satu| satu.jenis == jenis) {
            catatan.temukan(
                format!("/lampiran/{}", sebutan(jenis)),
                "tidak ada",
                format!("Lampiran {nama}."),
                format!("{} lampiran terdaftar.", ada.len()),
            );
        }
    }
}

fn pernyataan(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let jenis = JenisLampiran::PernyataanReviu;
    let ada = &bahan.dokumen.lampiran;
    if !memuat(bahan, "pernyataan telah direviu") && !ada.iter().any(|satu| satu.jenis == jenis) {
        catatan.temukan(
            format!("/lampiran/{}", sebutan(jenis)),
            "tidak ada",
            "Lampiran Pernyataan Telah Direviu.",
            format!("{} lampiran terdaftar.", ada.len()),
        );
    }
}

/// The kind as the format writes it.
const fn sebutan(jenis: JenisLampiran) -> &'static str {
    match jenis {
        JenisLampiran::PerjanjianKinerja => "PERJANJIAN_KINERJA",
        JenisLampiran::MatriksRenstra => "MATRIKS_RENSTRA",
        JenisLampiran::PenetapanIku => "PENETAPAN_IKU",
        JenisLampiran::RencanaAksi => "RENCANA_AKSI",
        JenisLampiran::LaporanSkm => "LAPORAN_SKM",
        JenisLampiran::PernyataanReviu => "PERNYATAAN_REVIU",
        JenisLampiran::TimSakip => "TIM_SAKIP",
        JenisLampiran::Lhe => "LHE",
        JenisLampiran::Lainnya => "LAINNYA",
    }
}

fn ikhtisar(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let terdaftar = bahan
        .dokumen
        .lampiran
        .iter()
        .any(|satu| satu.nama.to_lowercase().contains("ikhtisar eksekutif"));
    if !bahan.dokumen.narasi.is_empty()
        && !terdaftar
        && !memuat(bahan, "ikhtisar eksekutif")
        && !memuat(bahan, "ringkasan eksekutif")
    {
        catatan.temukan(
            "/narasi/PENDAHULUAN",
            "tidak ada",
            "Ikhtisar eksekutif.",
            format!(
                "Dicari dalam {} bagian naratif.",
                bahan.dokumen.narasi.len()
            ),
        );
    }
}

fn survei(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let Some(skm) = &bahan.dokumen.skm else {
        return;
    };
    let kurang: Vec<&str> = [
        (skm.unsur.len() < JUMLAH_UNSUR, "NRR per unsur"),
        (skm.responden.is_none(), "jumlah responden"),
        (
            skm.mulai.is_none() || skm.selesai.is_none(),
            "periode survei",
        ),
        (skm.metode.is_none(), "metode"),
    ]
    .into_iter()
    .filter_map(|(kosong, nama)| kosong.then_some(nama))
    .collect();
    if !kurang.is_empty() {
        catatan.temukan(
            "/skm",
            "tidak diisi",
            format!("{}.", kurang.join(", ")),
            "Tanpa rincian ini indeks tidak dapat dihitung kembali.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::uji::{dokumen, temuan};

    #[test]
    fn what_must_be_attached_is() {
        let semua = r#""lampiran": [
            {"jenis": "PERJANJIAN_KINERJA", "nama": "PK"}, {"jenis": "MATRIKS_RENSTRA", "nama": "T-C.27"},
            {"jenis": "PENETAPAN_IKU", "nama": "SK"}, {"jenis": "RENCANA_AKSI", "nama": "RA"},
            {"jenis": "PERNYATAAN_REVIU", "nama": "PTD"}]"#;
        assert_eq!(temuan(&dokumen(&format!("{{{semua}}}")), "R-MISSING"), []);
        let kurang = semua.replace("PERNYATAAN_REVIU", "LAINNYA");
        assert_eq!(
            temuan(&dokumen(&format!("{{{kurang}}}")), "R-MISSING"),
            [("R-MISSING-04", "/lampiran/PERNYATAAN_REVIU".to_owned())]
        );
        // Who surveys reports on the survey.
        let survei = format!(r#"{{{semua}, "skm": {{"indeks": "80"}}}}"#);
        assert_eq!(
            temuan(&dokumen(&survei), "R-MISSING"),
            [
                ("R-MISSING-01", "/lampiran/LAPORAN_SKM".to_owned()),
                ("R-MISSING-03", "/skm".to_owned())
            ]
        );
    }

    #[test]
    fn an_action_plan_in_the_report_needs_no_annex() {
        let kurang = |triwulan: &str| {
            let isi = format!(
                r#"{{"rencana": {{"tujuan": [{{"nomor": "1", "uraian": "T", "sasaran": [{{
                    "nomor": "1.1", "uraian": "S", "indikator": [{{
                    "nomor": "1.1.1", "nama": "N", "satuan": "%"{triwulan}}}]}}]}}]}}}}"#
            );
            let path = "/lampiran/RENCANA_AKSI".to_owned();
            temuan(&dokumen(&isi), "R-MISSING-01").contains(&("R-MISSING-01", path))
        };
        assert!(kurang(""));
        assert!(!kurang(
            r#", "triwulan": [{"triwulan": 1, "target": {"nilai": "20"}}]"#
        ));
    }

    #[test]
    fn a_summary_stands_before_it() {
        let isi = |teks: &str| {
            let isi = format!(r#"{{"narasi": [{{"bagian": "PENDAHULUAN", "isi": "{teks}"}}]}}"#);
            temuan(&dokumen(&isi), "R-MISSING-02").len()
        };
        assert_eq!((isi("Bab I"), isi("IKHTISAR EKSEKUTIF")), (1, 0));
    }
}
