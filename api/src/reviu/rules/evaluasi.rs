//! R-AKIP: the evaluation of AKIP adds up, uses a scale and weights in force, and is what the indicator
//! of the report says.

use entity::status::{JenisSkala, KomponenAkip, StatusTindakLanjut};
use rust_decimal::Decimal;

use super::super::model::{Aturan, Bahan, Catatan, Keparahan, Rumpun, SkalaAcuan};
use super::jelajah::berlaku;
use super::tercetak::tampil;
use super::ukuran::{acuan_berlaku, skala_predikat};
use crate::akip::rules::{self as akip, bobot_lengkap};
use crate::lkjip::dokumen::EvaluasiAkip;
use crate::skala::rules::golongkan;

const DASAR: &str = "PermenPANRB 88/2021: nilai akhir adalah jumlah nilai komponen berbobot (naskah perlu \
                     dicocokkan)";
const DASAR_SKALA: &str =
    "PermenPANRB 88/2021: predikat AA, A, BB, B, CC, C, D; batas atas termasuk pita";

pub(super) const ATURAN: &[Aturan] = &[
    Aturan {
        kode: "R-AKIP-01",
        rumpun: Rumpun::Evaluasi,
        keparahan: Keparahan::Galat,
        judul: "Bobot komponen evaluasi tidak berjumlah 100",
        penjelasan: "Bobot semua komponen dijumlahkan; hasilnya harus 100. Salin kembali komponen dari laporan \
                     hasil evaluasi.",
        dasar: DASAR,
        lke: &["CLAP002.1"],
        periksa: bobot,
    },
    Aturan {
        kode: "R-AKIP-02",
        rumpun: Rumpun::Evaluasi,
        keparahan: Keparahan::Galat,
        judul: "Nilai akhir evaluasi bukan jumlah nilai komponennya",
        penjelasan: "Nilai semua komponen dijumlahkan dan dibandingkan dengan nilai akhir yang dinyatakan. \
                     Cocokkan keduanya dengan laporan hasil evaluasi.",
        dasar: DASAR,
        lke: &["CLAP002.1"],
        periksa: jumlah,
    },
    Aturan {
        kode: "R-AKIP-03",
        rumpun: Rumpun::Evaluasi,
        keparahan: Keparahan::Galat,
        judul: "Nilai komponen evaluasi melebihi bobotnya",
        penjelasan: "Nilai sebuah komponen paling tinggi sebesar bobotnya. Periksa apakah yang disalin nilai \
                     sebelum dikalikan bobot.",
        dasar: DASAR,
        lke: &["CLAP002.1"],
        periksa: melebihi,
    },
    Aturan {
        kode: "R-AKIP-04",
        rumpun: Rumpun::Evaluasi,
        keparahan: Keparahan::Galat,
        judul: "Predikat evaluasi tidak sesuai nilainya",
        penjelasan: "Nilai akhir digolongkan menurut skala yang dipakai evaluator; 80,00 adalah BB dan 80,01 \
                     adalah A. Betulkan predikat, nilai, atau skalanya.",
        dasar: DASAR_SKALA,
        lke: &["CLAP002.1"],
        periksa: predikat,
    },
    Aturan {
        kode: "R-AKIP-05",
        rumpun: Rumpun::Evaluasi,
        keparahan: Keparahan::Peringatan,
        judul: "Skala evaluasi tidak berlaku pada tahun yang dievaluasi",
        penjelasan: "Skala dan bobot evaluasi mengikuti peraturan yang berlaku pada tahun yang dievaluasi. \
                     Pilih skala yang berlaku, atau periksa tahunnya.",
        dasar: DASAR_SKALA,
        lke: &["CLAP002.1"],
        periksa: masa_berlaku,
    },
    Aturan {
        kode: "R-AKIP-06",
        rumpun: Rumpun::Evaluasi,
        keparahan: Keparahan::Peringatan,
        judul: "Bobot komponen evaluasi bukan bobot peraturannya",
        penjelasan: "Komponen dan bobotnya dibandingkan dengan peraturan skala yang dipakai. Salin kembali dari \
                     laporan hasil evaluasi, atau pilih skala yang benar.",
        dasar: "PermenPANRB 88/2021, 12/2015, dan 25/2012: bobot komponen (rincian perlu konfirmasi kabupaten)",
        lke: &["CLAP002.1"],
        periksa: bobot_peraturan,
    },
    Aturan {
        kode: "R-AKIP-07",
        rumpun: Rumpun::Evaluasi,
        keparahan: Keparahan::Galat,
        judul: "Realisasi indikator AKIP berbeda dari hasil evaluasinya",
        penjelasan: "Indikator yang dinilai dengan skala predikat AKIP menurut kamus dibandingkan dengan hasil \
                     evaluasi tahun yang sama. Samakan dengan laporan hasil evaluasi.",
        dasar: "PermenPANRB 53/2014 Lampiran II Bab III.A: realisasi menurut sumber datanya (naskah perlu \
                dicocokkan)",
        lke: &["CLAP002.1", "CLAP002.2"],
        periksa: indikator,
    },
    Aturan {
        kode: "R-AKIP-08",
        rumpun: Rumpun::Evaluasi,
        keparahan: Keparahan::Peringatan,
        judul: "Rekomendasi evaluasi tanpa tindak lanjut",
        penjelasan: "Setiap rekomendasi evaluator ditindaklanjuti. Sebutkan apa yang telah atau akan dilakukan.",
        dasar: "PermenPANRB 88/2021: hasil evaluasi ditindaklanjuti (pasal perlu dicocokkan dengan naskah)",
        lke: &["CLAP003.1"],
        periksa: rekomendasi,
    },
];

const fn sebutan(jenis: KomponenAkip) -> &'static str {
    match jenis {
        KomponenAkip::Perencanaan => "perencanaan",
        KomponenAkip::Pengukuran => "pengukuran",
        KomponenAkip::Pelaporan => "pelaporan",
        KomponenAkip::EvaluasiInternal => "evaluasi internal",
        KomponenAkip::Capaian => "capaian",
    }
}

/// The scale that the evaluator used.
fn skala<'a>(bahan: &Bahan<'a>, evaluasi: &EvaluasiAkip) -> Option<&'a SkalaAcuan> {
    let semua = &bahan.acuan.skala;
    semua.iter().find(|satu| satu.skala.kode == evaluasi.skala)
}

fn uraikan(bagian: &[Decimal]) -> String {
    let suku: Vec<String> = bagian.iter().map(|satu| tampil(*satu)).collect();
    suku.join(" + ")
}

fn bobot(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let Some(evaluasi) = &bahan.dokumen.evaluasi_akip else {
        return;
    };
    let bobot: Vec<Decimal> = evaluasi.komponen.iter().map(|satu| satu.bobot.0).collect();
    if !bobot.is_empty() && !bobot_lengkap(&bobot) {
        let total: Decimal = bobot.iter().sum();
        catatan.temukan(
            "/evaluasiAkip/komponen",
            tampil(total),
            "100",
            format!("{} = {}", uraikan(&bobot), tampil(total)),
        );
    }
}

fn jumlah(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let Some(evaluasi) = &bahan.dokumen.evaluasi_akip else {
        return;
    };
    let komponen: Vec<Decimal> = evaluasi.komponen.iter().map(|satu| satu.nilai.0).collect();
    let (Some(dinyatakan), Some(hasil)) = (evaluasi.nilai, akip::jumlah(&komponen)) else {
        return;
    };
    if !komponen.is_empty() && (dinyatakan.0 - hasil).abs() > bahan.parameter.toleransi {
        catatan.temukan(
            "/evaluasiAkip/nilai",
            tampil(dinyatakan.0),
            tampil(hasil),
            format!("{} = {}", uraikan(&komponen), tampil(hasil)),
        );
    }
}

fn melebihi(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let Some(evaluasi) = &bahan.dokumen.evaluasi_akip else {
        return;
    };
    for (urutan, satu) in evaluasi.komponen.iter().enumerate() {
        if satu.nilai.0 > satu.bobot.0 {
            catatan.temukan(
                format!("/evaluasiAkip/komponen/{urutan}/nilai"),
                tampil(satu.nilai.0),
                format!("paling tinggi {}", tampil(satu.bobot.0)),
                format!("bobot {} {}", sebutan(satu.jenis), tampil(satu.bobot.0)),
            );
        }
    }
}

fn predikat(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let Some(evaluasi) = &bahan.dokumen.evaluasi_akip else {
        return;
    };
    let (Some(skala), Some(predikat)) = (skala(bahan, evaluasi), &evaluasi.predikat) else {
        return;
    };
    let pita = evaluasi
        .nilai_akhir()
        .and_then(|nilai| Some((nilai, golongkan(&skala.pita, nilai)?)));
    if let Some((nilai, pita)) = pita {
        if pita.kode != *predikat {
            let tanda = if pita.inklusif { "≥" } else { ">" };
            catatan.temukan(
                "/evaluasiAkip/predikat",
                predikat,
                &pita.kode,
                format!(
                    "nilai {}; {} {tanda}{} ({})",
                    tampil(nilai),
                    pita.kode,
                    tampil(pita.batas_bawah),
                    skala.skala.kode
                ),
            );
        }
    } else if !skala.pita.iter().any(|pita| pita.kode == *predikat) {
        let dikenal: Vec<&str> = skala.pita.iter().map(|pita| pita.kode.as_str()).collect();
        catatan.temukan(
            "/evaluasiAkip/predikat",
            predikat,
            format!("Salah satu dari {}.", dikenal.join(", ")),
            format!("{} ({})", skala.skala.nama, skala.skala.kode),
        );
    }
}

fn masa_berlaku(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let Some(evaluasi) = &bahan.dokumen.evaluasi_akip else {
        return;
    };
    let kini = acuan_berlaku(bahan, JenisSkala::AkipPredikat, evaluasi.tahun);
    let (Some(dipakai), Some(kini)) = (skala(bahan, evaluasi), kini) else {
        return;
    };
    if dipakai.skala.kode != kini.skala.kode {
        catatan.temukan(
            "/evaluasiAkip/skala",
            &dipakai.skala.kode,
            &kini.skala.kode,
            format!(
                "tahun {}: {}",
                evaluasi.tahun,
                kini.skala.dasar_hukum.trim_end_matches('.')
            ),
        );
    }
}

fn bobot_peraturan(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let Some(evaluasi) = &bahan.dokumen.evaluasi_akip else {
        return;
    };
    let Some(skala) = skala(bahan, evaluasi) else {
        return;
    };
    if evaluasi.komponen.is_empty() || skala.komponen.is_empty() {
        return;
    }
    let mut beda = Vec::new();
    for acuan in &skala.komponen {
        let harus = acuan.bobot.desimal();
        match evaluasi
            .komponen
            .iter()
            .find(|satu| satu.jenis == acuan.jenis)
        {
            Some(satu) if satu.bobot.0 == harus => {}
            Some(satu) => beda.push(format!(
                "{} {} seharusnya {}",
                sebutan(acuan.jenis),
                tampil(satu.bobot.0),
                tampil(harus)
            )),
            None => beda.push(format!(
                "{} tidak ada, seharusnya {}",
                sebutan(acuan.jenis),
                tampil(harus)
            )),
        }
    }
    for satu in &evaluasi.komponen {
        if !skala.komponen.iter().any(|acuan| acuan.jenis == satu.jenis) {
            beda.push(format!("{} tidak dikenal", sebutan(satu.jenis)));
        }
    }
    if !beda.is_empty() {
        let tertulis: Vec<String> = evaluasi
            .komponen
            .iter()
            .map(|satu| format!("{} {}", sebutan(satu.jenis), tampil(satu.bobot.0)))
            .collect();
        let harus: Vec<String> = skala
            .komponen
            .iter()
            .map(|satu| format!("{} {}", sebutan(satu.jenis), tampil(satu.bobot.desimal())))
            .collect();
        catatan.temukan(
            "/evaluasiAkip/komponen",
            tertulis.join("; "),
            harus.join("; "),
            format!("{}: {}", skala.skala.kode, beda.join("; ")),
        );
    }
}

fn indikator(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let Some(evaluasi) = &bahan.dokumen.evaluasi_akip else {
        return;
    };
    if evaluasi.tahun != bahan.dokumen.tahun {
        return;
    }
    let nilai = evaluasi.nilai_akhir();
    let predikat = evaluasi.predikat.as_deref().or_else(|| {
        let pita = golongkan(&skala(bahan, evaluasi)?.pita, nilai?)?;
        Some(pita.kode.as_str())
    });
    for letak in berlaku(bahan.dokumen) {
        let dinilai = skala_predikat(bahan.acuan, letak.indikator)
            .is_some_and(|skala| skala.skala.jenis == JenisSkala::AkipPredikat);
        let Some(realisasi) = letak.indikator.realisasi.as_ref().filter(|_| dinilai) else {
            continue;
        };
        let beda = if let (Some(dilaporkan), Some(predikat)) = (&realisasi.predikat, predikat) {
            (dilaporkan != predikat).then(|| (dilaporkan.clone(), predikat.to_owned()))
        } else if let (Some(dilaporkan), Some(nilai)) = (realisasi.nilai, nilai) {
            ((dilaporkan.0 - nilai).abs() > bahan.parameter.toleransi)
                .then(|| (tampil(dilaporkan.0), tampil(nilai)))
        } else {
            None
        };
        if let Some((tertulis, seharusnya)) = beda {
            catatan.temukan(
                format!("{}/realisasi", letak.path()),
                tertulis,
                &seharusnya,
                format!("hasil evaluasi AKIP {}: {seharusnya}", evaluasi.tahun),
            );
        }
    }
}

fn rekomendasi(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let Some(evaluasi) = &bahan.dokumen.evaluasi_akip else {
        return;
    };
    for (urutan, satu) in evaluasi.rekomendasi.iter().enumerate() {
        let kosong = satu.tindak_lanjut.is_none();
        let sebab = match satu.status {
            StatusTindakLanjut::Belum if kosong => "belum ditindaklanjuti, tanpa rencana",
            StatusTindakLanjut::Proses | StatusTindakLanjut::Selesai if kosong => {
                "tindak lanjutnya tidak disebutkan"
            }
            StatusTindakLanjut::Belum
            | StatusTindakLanjut::Proses
            | StatusTindakLanjut::Selesai => continue,
        };
        catatan.temukan(
            format!("/evaluasiAkip/rekomendasi/{urutan}/tindakLanjut"),
            "tidak diisi",
            "Apa yang telah atau akan dilakukan.",
            format!("\"{}\": {sebab}", satu.uraian),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::uji::angka::{jalur, laporan};
    use serde_json::{Value, json};

    fn evaluasi() -> Value {
        json!({
            "tahun": 2023, "skala": "AKIP_88_2021", "nilai": "80", "predikat": "BB",
            "komponen": [
                {"jenis": "PERENCANAAN", "bobot": "30", "nilai": "25.5"},
                {"jenis": "PENGUKURAN", "bobot": "30", "nilai": "24"},
                {"jenis": "PELAPORAN", "bobot": "15", "nilai": "12"},
                {"jenis": "EVALUASI_INTERNAL", "bobot": "25", "nilai": "18.5"},
            ],
            "rekomendasi": [{"uraian": "Reviu IKU.", "tindakLanjut": "Direviu.", "status": "SELESAI"}],
        })
    }

    /// Findings of a report whose indicator of predikat has the realisasi `BB`.
    fn temuan(ubah: impl Fn(&mut Value)) -> Vec<(&'static str, String)> {
        let mut isi = json!({
            "evaluasiAkip": evaluasi(),
            "rencana": {"tujuan": [{"nomor": "1", "uraian": "T", "indikator": [
                {"nomor": "T1.1", "kode": "SAKIP", "nama": "N", "satuan": "S", "realisasi": {"predikat": "BB"}},
                {"nomor": "T1.2", "kode": "SKM", "nama": "N", "satuan": "S", "realisasi": {"nilai": "81"}},
            ]}]},
        });
        ubah(&mut isi);
        let laporan = laporan(isi);
        super::ATURAN
            .iter()
            .flat_map(|aturan| {
                jalur(aturan.kode, &laporan)
                    .into_iter()
                    .map(|path| (aturan.kode, path))
            })
            .collect()
    }

    fn satu(kode: &'static str, path: &str) -> Vec<(&'static str, String)> {
        vec![(kode, path.to_owned())]
    }

    #[test]
    fn nothing_is_said_of_an_evaluation_that_is_right() {
        assert_eq!(temuan(|_| ()), []);
        // The regulation before weighed and judged otherwise.
        let lama = temuan(|isi| {
            let evaluasi = &mut isi["evaluasiAkip"];
            evaluasi["skala"] = json!("AKIP_12_2015");
            evaluasi["tahun"] = json!(2019);
            evaluasi["komponen"] = json!([
                {"jenis": "PERENCANAAN", "bobot": "30", "nilai": "24"},
                {"jenis": "PENGUKURAN", "bobot": "25", "nilai": "20"},
                {"jenis": "PELAPORAN", "bobot": "15", "nilai": "12"},
                {"jenis": "EVALUASI_INTERNAL", "bobot": "10", "nilai": "8"},
                {"jenis": "CAPAIAN", "bobot": "20", "nilai": "16"},
            ]);
        });
        assert_eq!(lama, []);
    }

    #[test]
    fn the_components_make_the_value() {
        let hasil = temuan(|isi| isi["evaluasiAkip"]["nilai"] = json!("79.5"));
        assert_eq!(hasil, satu("R-AKIP-02", "/evaluasiAkip/nilai"));
        let hasil = temuan(|isi| {
            isi["evaluasiAkip"]["komponen"][2]["nilai"] = json!("15.5");
            isi["evaluasiAkip"]["komponen"][0]["nilai"] = json!("22");
        });
        assert_eq!(hasil, satu("R-AKIP-03", "/evaluasiAkip/komponen/2/nilai"));
        let hasil = temuan(|isi| isi["evaluasiAkip"]["komponen"][3]["bobot"] = json!("24"));
        assert_eq!(
            hasil,
            [
                ("R-AKIP-01", "/evaluasiAkip/komponen".to_owned()),
                ("R-AKIP-06", "/evaluasiAkip/komponen".to_owned()),
            ]
        );
    }

    #[test]
    fn the_predikat_is_that_of_the_value_by_a_scale_in_force() {
        let hasil = temuan(|isi| {
            isi["evaluasiAkip"]["nilai"] = json!("80.01");
            isi["evaluasiAkip"]["komponen"][0]["nilai"] = json!("25.51");
        });
        assert_eq!(hasil, satu("R-AKIP-04", "/evaluasiAkip/predikat"));
        // By the oldest scale 80 is A, it is out of force, and it weighs otherwise.
        let hasil: Vec<_> = temuan(|isi| isi["evaluasiAkip"]["skala"] = json!("AKIP_25_2012"));
        let kode: Vec<&str> = hasil.iter().map(|(kode, _)| *kode).collect();
        assert_eq!(kode, ["R-AKIP-04", "R-AKIP-05", "R-AKIP-06"]);
    }

    #[test]
    fn the_indicator_says_what_the_evaluation_says() {
        let realisasi = |nilai: Value| {
            temuan(move |isi| {
                isi["rencana"]["tujuan"][0]["indikator"][0]["realisasi"] = nilai.clone();
            })
        };
        assert_eq!(
            realisasi(json!({"predikat": "A"})),
            satu("R-AKIP-07", "/rencana/T1.1/realisasi")
        );
        assert_eq!(realisasi(json!({"nilai": "80"})), []);
        assert_eq!(
            realisasi(json!({"nilai": "81"})),
            satu("R-AKIP-07", "/rencana/T1.1/realisasi")
        );
        // An evaluation of another year says nothing of this one.
        let hasil = temuan(|isi| {
            isi["evaluasiAkip"]["tahun"] = json!(2022);
            isi["rencana"]["tujuan"][0]["indikator"][0]["realisasi"] = json!({"predikat": "A"});
        });
        assert_eq!(hasil, []);
    }

    #[test]
    fn recommendations_are_followed_up() {
        let hasil =
            temuan(|isi| isi["evaluasiAkip"]["rekomendasi"][0]["tindakLanjut"] = Value::Null);
        assert_eq!(
            hasil,
            satu("R-AKIP-08", "/evaluasiAkip/rekomendasi/0/tindakLanjut")
        );
    }
}
