//! The year against the medium-term plan.

use super::jelajah::{program, semua_indikator};
use super::tercetak::{tampil, uang};
use super::ukuran::{pagu, target};
use crate::lkjip::dokumen::{BarisAnggaran, Indikator, RenstraAnggaran, UkuranDokumen};
use crate::lkjip::rules::target::target_berlaku;
use crate::reviu::model::{Aturan, Bahan, Catatan, Keparahan, Rumpun};
use entity::status::{JenisPerjanjian, JenisUkuran};
use rust_decimal::Decimal;

/// R-RENSTRA.
pub(super) const ATURAN: &[Aturan] = &[
    Aturan {
        kode: "R-RENSTRA-01",
        rumpun: Rumpun::Renstra,
        keparahan: Keparahan::Galat,
        judul: "Target tahunan berbeda dari target Renstra",
        penjelasan: "Target yang berlaku tahun ini dibandingkan dengan target Renstra untuk tahun yang sama. \
                     Perbedaan hanya wajar bila perubahannya tercatat: targetnya berbeda antara Perjanjian \
                     Kinerja murni dan perubahan. Samakan targetnya, atau catat dan jelaskan perubahannya.",
        dasar: "PermenPANRB 53/2014 Lampiran III: selaras dengan Renstra, bila tidak dijelaskan (naskah perlu \
                dicocokkan)",
        lke: &["CLAP002.3", "CLAP002.4"],
        periksa: target_tahunan,
    },
    Aturan {
        kode: "R-RENSTRA-02",
        rumpun: Rumpun::Renstra,
        keparahan: Keparahan::Info,
        judul: "Pagu program melebihi pagu Renstra",
        penjelasan: "Pagu Renstra bersifat indikatif, jadi melampauinya boleh. Jelaskan sebabnya bila \
                     selisihnya besar, agar perencanaan berikutnya lebih tepat.",
        dasar: "Renstra perangkat daerah, matriks T-C.27: pagu indikatif (Permendagri 86/2017; naskah perlu \
                dicocokkan)",
        lke: &["CLAP002.4", "CLAP002.8"],
        periksa: pagu_program,
    },
    Aturan {
        kode: "R-RENSTRA-03",
        rumpun: Rumpun::Renstra,
        keparahan: Keparahan::Galat,
        judul: "Kegiatan dilaksanakan tetapi tidak ada dalam Renstra",
        penjelasan: "Baris ini memiliki pagu atau realisasi, padahal matriks Renstra yang memuat baris lain \
                     setingkatnya tidak memuatnya. Tambahkan melalui perubahan Renstra, atau jelaskan dasar \
                     penambahannya.",
        dasar: "PermenPANRB 53/2014 Lampiran III: selaras dengan Renstra, bila tidak dijelaskan (naskah perlu \
                dicocokkan)",
        lke: &["CLAP002.4"],
        periksa: di_luar,
    },
    Aturan {
        kode: "R-RENSTRA-04",
        rumpun: Rumpun::Renstra,
        keparahan: Keparahan::Peringatan,
        judul: "Rencana Renstra tahun ini tidak dilaksanakan",
        penjelasan: "Renstra memuat target atau pagu untuk tahun ini, tetapi laporan tidak memuat pagu, \
                     target, maupun realisasinya. Isi baris itu, atau jelaskan mengapa tidak dilaksanakan.",
        dasar: "PermenPANRB 53/2014 Lampiran III: selaras dengan Renstra, bila tidak dijelaskan (naskah perlu \
                dicocokkan)",
        lke: &["CLAP002.4"],
        periksa: tidak_dilaksanakan,
    },
    Aturan {
        kode: "R-RENSTRA-05",
        rumpun: Rumpun::Renstra,
        keparahan: Keparahan::Galat,
        judul: "Tahun rencana di luar periode Renstra",
        penjelasan: "Tahun laporan dan setiap tahun target Renstra harus berada dalam periode Renstra yang \
                     dipilih. Betulkan tahunnya, atau pilih periode yang benar.",
        dasar: "Peraturan yang menetapkan periode Renstra",
        lke: &["CLAP002.4"],
        periksa: di_luar_periode,
    },
    Aturan {
        kode: "R-RENSTRA-06",
        rumpun: Rumpun::Renstra,
        keparahan: Keparahan::Peringatan,
        judul: "Indikator tidak memiliki target Renstra untuk tahun ini",
        penjelasan: "Indikator ini memiliki target Renstra untuk tahun lain, tetapi tidak untuk tahun \
                     laporan. Lengkapi target tahunannya agar kemajuan menuju akhir Renstra dapat dinilai.",
        dasar: "Renstra perangkat daerah, matriks T-C.25 (Permendagri 86/2017; naskah perlu dicocokkan)",
        lke: &["CLAP002.4"],
        periksa: tanpa_target,
    },
];

fn tahun_ini<'a>(bahan: &Bahan<'_>, baris: &'a BarisAnggaran) -> Option<&'a RenstraAnggaran> {
    let tahun = bahan.dokumen.tahun;
    baris.renstra.iter().find(|renstra| renstra.tahun == tahun)
}

/// Whether a changed agreement was concluded, which is where a revision of targets is recorded.
fn ada_perubahan(bahan: &Bahan<'_>) -> bool {
    bahan
        .dokumen
        .perjanjian
        .iter()
        .any(|perjanjian| perjanjian.jenis == JenisPerjanjian::Perubahan)
}

fn target_tahunan(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for letak in semua_indikator(bahan.dokumen) {
        target_satu_indikator(bahan, letak.indikator, catatan);
    }
    for baris in &bahan.dokumen.anggaran {
        let rencana = tahun_ini(bahan, baris).and_then(|renstra| renstra.target);
        let (Some(rencana), Some(target)) = (rencana, target(baris)) else {
            continue;
        };
        // The agreement kept to the plan until it was changed.
        let tercatat = ada_perubahan(bahan)
            && baris.target_murni.is_some_and(|murni| murni == rencana)
            && baris.target_perubahan.is_some();
        if target == rencana.0 || tercatat {
            continue;
        }
        let satuan = baris.satuan.as_deref().unwrap_or_default();
        let kolom = if baris.target_perubahan.is_some() {
            "targetPerubahan"
        } else {
            "targetMurni"
        };
        catatan.temukan(
            format!("/anggaran/{}/{kolom}", baris.nomor),
            format!("{} {satuan}", tampil(target)).trim_end(),
            format!("{} {satuan}", tampil(rencana.0)).trim_end(),
            format!(
                "target {} {}; Renstra {} {}",
                bahan.dokumen.tahun,
                tampil(target),
                bahan.dokumen.tahun,
                tampil(rencana.0)
            ),
        );
    }
}

fn target_satu_indikator(bahan: &Bahan<'_>, indikator: &Indikator, catatan: &mut Catatan) {
    let tahun = bahan.dokumen.tahun;
    let dari = |jenis| {
        indikator
            .ukuran
            .iter()
            .find(|ukuran| ukuran.jenis == jenis && ukuran.tahun == tahun)
    };
    let (Some(rencana), Some(target)) = (
        dari(JenisUkuran::Renstra),
        target_berlaku(&indikator.ukuran, tahun),
    ) else {
        return;
    };
    let sama =
        |satu: &UkuranDokumen| satu.nilai == rencana.nilai && satu.predikat == rencana.predikat;
    let tercatat = target.jenis == JenisUkuran::PkPerubahan
        && ada_perubahan(bahan)
        && dari(JenisUkuran::PkMurni).is_some_and(sama);
    if sama(target) || tercatat {
        return;
    }
    let sebut = |ukuran: &UkuranDokumen| match (ukuran.nilai, &ukuran.predikat) {
        (Some(angka), _) => tampil(angka.0),
        (None, Some(predikat)) => predikat.clone(),
        (None, None) => "tidak diisi".to_owned(),
    };
    catatan.temukan(
        format!(
            "/rencana/{}/ukuran/{}/{tahun}",
            indikator.nomor,
            jenis(target.jenis)
        ),
        sebut(target),
        sebut(rencana),
        format!(
            "target {tahun} {}; Renstra {tahun} {}",
            sebut(target),
            sebut(rencana)
        ),
    );
}

/// How a document is named in a path.
pub(super) const fn jenis(jenis: JenisUkuran) -> &'static str {
    match jenis {
        JenisUkuran::Renstra => "RENSTRA",
        JenisUkuran::RktAwal => "RKT_AWAL",
        JenisUkuran::RktReviu => "RKT_REVIU",
        JenisUkuran::PkMurni => "PK_MURNI",
        JenisUkuran::PkPerubahan => "PK_PERUBAHAN",
        JenisUkuran::TargetLalu => "TARGET_LALU",
        JenisUkuran::RealisasiLalu => "REALISASI_LALU",
    }
}

fn pagu_program(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for baris in program(bahan.dokumen) {
        let rencana = tahun_ini(bahan, baris).and_then(|renstra| renstra.pagu);
        let (Some(rencana), Some(pagu)) = (rencana, pagu(baris)) else {
            continue;
        };
        if let Some(lebih) = pagu.checked_sub(rencana.0).filter(|lebih| *lebih > 0) {
            let kolom = if baris.pagu_perubahan.is_some() {
                "paguPerubahan"
            } else {
                "paguMurni"
            };
            catatan.temukan(
                format!("/anggaran/{}/{kolom}", baris.nomor),
                uang(pagu),
                format!("paling banyak {}, atau dijelaskan", uang(rencana.0)),
                format!("{} − {} = {}", uang(pagu), uang(rencana.0), uang(lebih)),
            );
        }
    }
}

/// Whether anything was to be spent on a row, or was.
fn dianggarkan(baris: &BarisAnggaran) -> bool {
    [
        baris.pagu_murni,
        baris.pagu_perubahan,
        baris.realisasi_anggaran,
    ]
    .into_iter()
    .flatten()
    .any(|uang| uang.0 > 0)
}

fn di_luar(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let semua = &bahan.dokumen.anggaran;
    for baris in semua
        .iter()
        .filter(|baris| baris.renstra.is_empty() && dianggarkan(baris))
    {
        // Only a matrix that goes down to this level can lack a row of it.
        let setingkat = semua
            .iter()
            .filter(|lain| lain.level == baris.level && !lain.renstra.is_empty())
            .count();
        if setingkat == 0 {
            continue;
        }
        let rupiah = pagu(baris).or(baris.realisasi_anggaran.map(|uang| uang.0));
        let kode = baris
            .kode
            .as_ref()
            .map(|kode| format!(" ({kode})"))
            .unwrap_or_default();
        catatan.temukan(
            format!("/anggaran/{}/renstra", baris.nomor),
            format!("{}{kode}, Rp {}", baris.nama, uang(rupiah.unwrap_or(0))),
            "ada dalam matriks Renstra, atau dijelaskan dasar penambahannya",
            format!("{setingkat} baris setingkat ada dalam matriks, baris ini tidak"),
        );
    }
}

/// Whether anything is said of what was done on a row.
fn dilaporkan(baris: &BarisAnggaran) -> bool {
    dianggarkan(baris) || baris.realisasi_kinerja.is_some() || target(baris).is_some()
}

fn tidak_dilaksanakan(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    // A report that says so of no row at all is incomplete, which is another matter.
    if !bahan.dokumen.anggaran.iter().any(dilaporkan) {
        return;
    }
    for baris in &bahan.dokumen.anggaran {
        let Some(rencana) = tahun_ini(bahan, baris) else {
            continue;
        };
        let (target_rencana, pagu_rencana) = (
            rencana.target.map_or(Decimal::ZERO, |angka| angka.0),
            rencana.pagu.map_or(0, |uang| uang.0),
        );
        let direncanakan = target_rencana > Decimal::ZERO || pagu_rencana > 0;
        if direncanakan && !dilaporkan(baris) {
            catatan.temukan(
                format!("/anggaran/{}", baris.nomor),
                "tanpa pagu, target, dan realisasi",
                "dilaksanakan, atau dijelaskan",
                format!(
                    "Renstra {}: target {}, pagu {}",
                    bahan.dokumen.tahun,
                    tampil(target_rencana),
                    uang(pagu_rencana)
                ),
            );
        }
    }
}

fn di_luar_periode(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let dokumen = bahan.dokumen;
    let Some(periode) = bahan
        .acuan
        .periode
        .iter()
        .find(|periode| periode.kode == dokumen.periode)
    else {
        return;
    };
    let rentang = periode.tahun_awal..=periode.tahun_akhir;
    let harapan = format!("{} sampai {}", periode.tahun_awal, periode.tahun_akhir);
    let mut periksa = |path: String, tahun: i32| {
        if !rentang.contains(&tahun) {
            catatan.temukan(
                path,
                tahun.to_string(),
                harapan.as_str(),
                format!("periode {}: {harapan}", periode.kode),
            );
        }
    };
    periksa("/tahun".to_owned(), dokumen.tahun);
    for letak in semua_indikator(dokumen) {
        for ukuran in &letak.indikator.ukuran {
            if ukuran.jenis == JenisUkuran::Renstra {
                let path = format!(
                    "/rencana/{}/ukuran/RENSTRA/{}",
                    letak.indikator.nomor, ukuran.tahun
                );
                periksa(path, ukuran.tahun);
            }
        }
    }
    for baris in &dokumen.anggaran {
        for renstra in &baris.renstra {
            let path = format!("/anggaran/{}/renstra/{}", baris.nomor, renstra.tahun);
            periksa(path, renstra.tahun);
        }
    }
}

fn tanpa_target(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let tahun = bahan.dokumen.tahun;
    for letak in semua_indikator(bahan.dokumen) {
        let indikator = letak.indikator;
        let ada: Vec<String> = indikator
            .ukuran
            .iter()
            .filter(|ukuran| ukuran.jenis == JenisUkuran::Renstra)
            .map(|ukuran| ukuran.tahun.to_string())
            .collect();
        if ada.is_empty() || ada.contains(&tahun.to_string()) {
            continue;
        }
        catatan.temukan(
            format!("/rencana/{}/ukuran/RENSTRA/{tahun}", indikator.nomor),
            "tidak ada",
            format!("target Renstra {tahun}"),
            format!("target Renstra hanya ada untuk {}", ada.join(", ")),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::uji::angka::{jalur, laporan};
    use crate::lkjip::dokumen::Dokumen;
    use serde_json::{Value, json};

    fn baris(nomor: &str, tambahan: &Value) -> Value {
        let level = if nomor.contains('.') {
            "KEGIATAN"
        } else {
            "PROGRAM"
        };
        let mut dasar = json!({"nomor": nomor, "level": level, "nama": nomor});
        for (nama, nilai) in tambahan.as_object().unwrap() {
            dasar[nama] = nilai.clone();
        }
        dasar
    }

    fn anggaran(semua: &[Value]) -> Dokumen {
        laporan(json!({"anggaran": semua}))
    }

    fn rencana(target: &str, pagu: &str) -> Value {
        json!([{"tahun": 2023, "target": target, "pagu": pagu}])
    }

    fn indikator(ukuran: &Value) -> Dokumen {
        laporan(
            json!({"rencana": {"tujuan": [{"nomor": "1", "uraian": "T", "indikator": [
                {"nomor": "T1", "nama": "N", "satuan": "Skor", "ukuran": ukuran},
            ]}]}}),
        )
    }

    fn perubahan() -> Value {
        json!([{"jenis": "PERUBAHAN", "tanggal": "2023-10-01", "alasan": "Perubahan target.",
                "pihakPertama": {"nama": "A", "jabatan": "Camat"},
                "pihakKedua": {"nama": "B", "jabatan": "Bupati"}}])
    }

    #[test]
    fn the_year_keeps_to_the_plan_or_records_the_change() {
        let renstra = json!({"jenis": "RENSTRA", "tahun": 2023, "nilai": "80"});
        let pk = |nilai: &str| json!({"jenis": "PK_MURNI", "tahun": 2023, "nilai": nilai});
        assert_eq!(
            jalur("R-RENSTRA-01", &indikator(&json!([renstra, pk("80.0")]))),
            [""; 0]
        );
        assert_eq!(
            jalur("R-RENSTRA-01", &indikator(&json!([renstra, pk("79")]))),
            ["/rencana/T1/ukuran/PK_MURNI/2023"]
        );
        let ubah = json!({"jenis": "PK_PERUBAHAN", "tahun": 2023, "nilai": "79"});
        let mut berubah = indikator(&json!([renstra, pk("80"), ubah]));
        assert_eq!(jalur("R-RENSTRA-01", &berubah).len(), 1);
        berubah.perjanjian = serde_json::from_value(perubahan()).unwrap();
        assert_eq!(jalur("R-RENSTRA-01", &berubah), [""; 0]);

        let baris_target = |murni: Option<&str>, perubahan: &str| {
            let isi = json!({"targetMurni": murni, "targetPerubahan": perubahan, "renstra": rencana("18", "5")});
            anggaran(&[baris("I", &isi)])
        };
        assert_eq!(jalur("R-RENSTRA-01", &baris_target(None, "18")), [""; 0]);
        let path = ["/anggaran/I/targetPerubahan"];
        assert_eq!(jalur("R-RENSTRA-01", &baris_target(None, "24")), path);
        let mut berubah = baris_target(Some("18"), "24");
        assert_eq!(jalur("R-RENSTRA-01", &berubah), path);
        berubah.perjanjian = serde_json::from_value(perubahan()).unwrap();
        assert_eq!(jalur("R-RENSTRA-01", &berubah), [""; 0]);
    }

    #[test]
    fn a_budget_beyond_the_plan_is_told() {
        let dokumen = |pagu: &str| {
            let isi = json!({"paguMurni": pagu, "renstra": rencana("1", "1000")});
            anggaran(&[baris("I", &isi)])
        };
        assert_eq!(jalur("R-RENSTRA-02", &dokumen("1000")), [""; 0]);
        assert_eq!(
            jalur("R-RENSTRA-02", &dokumen("1001")),
            ["/anggaran/I/paguMurni"]
        );
    }

    #[test]
    fn what_is_done_is_planned_and_what_is_planned_is_done() {
        let isi = json!({"paguMurni": "10", "renstra": rencana("1", "10")});
        let di_luar = json!({"paguMurni": "10"});
        let kosong = json!({"renstra": rencana("1", "10")});
        let baik = anggaran(&[baris("I", &isi), baris("I.1", &isi)]);
        assert_eq!(jalur("R-RENSTRA-03", &baik), [""; 0]);
        assert_eq!(jalur("R-RENSTRA-04", &baik), [""; 0]);
        // A matrix that has no kegiatan lacks none.
        let dangkal = anggaran(&[baris("I", &isi), baris("I.1", &di_luar)]);
        assert_eq!(jalur("R-RENSTRA-03", &dangkal), [""; 0]);
        let salah = anggaran(&[
            baris("I.1", &isi),
            baris("I.2", &di_luar),
            baris("I.3", &kosong),
        ]);
        assert_eq!(jalur("R-RENSTRA-03", &salah), ["/anggaran/I.2/renstra"]);
        assert_eq!(jalur("R-RENSTRA-04", &salah), ["/anggaran/I.3"]);
        // Nothing is said of any row: that is incomplete, and not undone.
        let hampa = anggaran(&[baris("I", &kosong), baris("I.1", &kosong)]);
        assert_eq!(jalur("R-RENSTRA-04", &hampa), [""; 0]);
    }

    #[test]
    fn years_lie_within_the_period_and_this_one_has_a_target() {
        let tahun =
            |tahun: i32| indikator(&json!([{"jenis": "RENSTRA", "tahun": tahun, "nilai": "80"}]));
        assert_eq!(jalur("R-RENSTRA-05", &tahun(2026)), [""; 0]);
        assert_eq!(
            jalur("R-RENSTRA-05", &tahun(2027)),
            ["/rencana/T1/ukuran/RENSTRA/2027"]
        );
        assert_eq!(jalur("R-RENSTRA-06", &tahun(2023)), [""; 0]);
        assert_eq!(
            jalur("R-RENSTRA-06", &tahun(2022)),
            ["/rencana/T1/ukuran/RENSTRA/2023"]
        );
    }
}
