//! R-SKM: what is said of the survey follows from its answers, and something follows from it.

use std::collections::BTreeMap;

use entity::status::{BobotSkm, JenisProfil, PeriodeSkm};
use entity::value::Tanggal;
use rust_decimal::{Decimal, RoundingStrategy};

use super::super::model::{Aturan, Bahan, Catatan, Keparahan, Rumpun};
use super::tercetak::tampil;
use crate::hitung::{bulat, tanpa_sisa_bagi};
use crate::skm::rules::ekstrem::terendah;
use crate::skm::rules::indeks::JUMLAH_UNSUR;
use crate::skm::rules::sebutan::sebutan;

const LAMPIRAN: &str =
    "PermenPANRB 14/2017, lampiran: laporan hasil survei (naskah perlu dicocokkan)";

pub(super) const ATURAN: &[Aturan] = &[
    Aturan {
        kode: "R-SKM-01",
        rumpun: Rumpun::Survei,
        keparahan: Keparahan::Galat,
        judul: "Indeks SKM yang dinyatakan bukan hasil hitungnya",
        penjelasan: "Indeks dihitung kembali dari jawaban atau nilai rata-rata kesembilan unsur dengan bobot yang \
                     dipakai laporan. Periksa pengolahan survei, lalu betulkan indeks, unsur, atau bobotnya.",
        dasar: "PermenPANRB 14/2017, lampiran: indeks = jumlah nilai rata-rata tertimbang × 25",
        lke: &["CLAP002.1"],
        periksa: indeks,
    },
    Aturan {
        kode: "R-SKM-02",
        rumpun: Rumpun::Survei,
        keparahan: Keparahan::Peringatan,
        judul: "Unsur terendah tanpa rencana tindak lanjut",
        penjelasan: "Unsur dengan nilai terendah adalah yang pertama diperbaiki. Tambahkan rencana tindak lanjut \
                     bagi unsur itu, dengan waktu dan penanggung jawabnya.",
        dasar: "PermenPANRB 14/2017, lampiran: rencana tindak lanjut hasil survei (naskah perlu dicocokkan)",
        lke: &["CLAP002.9", "CLAP003.1"],
        periksa: tindak_lanjut,
    },
    Aturan {
        kode: "R-SKM-03",
        rumpun: Rumpun::Survei,
        keparahan: Keparahan::Peringatan,
        judul: "Jumlah profil responden tidak sama dengan responden",
        penjelasan: "Jumlah orang dalam semua kelompok umur, jenis kelamin, pendidikan, pekerjaan, atau jenis \
                     layanan dibandingkan dengan jumlah responden. Lengkapi kelompok yang hilang, misalnya \
                     \"tidak menjawab\", atau betulkan jumlahnya.",
        dasar: LAMPIRAN,
        lke: &["CLAP002.1"],
        periksa: profil,
    },
    Aturan {
        kode: "R-SKM-04",
        rumpun: Rumpun::Survei,
        keparahan: Keparahan::Peringatan,
        judul: "Banyaknya jawaban tidak sama dengan responden",
        penjelasan: "Setiap responden menjawab setiap unsur. Jika sebagian tidak menjawab, jelaskan dalam metode; \
                     jika tidak, betulkan hitungan jawaban atau jumlah respondennya.",
        dasar: LAMPIRAN,
        lke: &["CLAP002.1"],
        periksa: jawaban,
    },
    Aturan {
        kode: "R-SKM-05",
        rumpun: Rumpun::Survei,
        keparahan: Keparahan::Info,
        judul: "Hasil survei belum dipublikasikan",
        penjelasan: "Hasil survei wajib diumumkan kepada masyarakat. Sebutkan tautan tempat hasilnya dapat dibaca.",
        dasar: "PermenPANRB 14/2017: hasil survei dipublikasikan (pasal perlu dicocokkan dengan naskah)",
        lke: &["CLAP001.5"],
        periksa: publikasi,
    },
    Aturan {
        kode: "R-SKM-06",
        rumpun: Rumpun::Survei,
        keparahan: Keparahan::Info,
        judul: "Tindak lanjut tanpa waktu atau penanggung jawab",
        penjelasan: "Rencana tindak lanjut dapat dipantau bila jelas kapan dan oleh siapa. Lengkapi keduanya dengan \
                     jabatan atau unit, bukan nama orang.",
        dasar: "PermenPANRB 14/2017, lampiran: rencana tindak lanjut hasil survei (naskah perlu dicocokkan)",
        lke: &["CLAP003.1"],
        periksa: rincian_tindak_lanjut,
    },
    Aturan {
        kode: "R-SKM-07",
        rumpun: Rumpun::Survei,
        keparahan: Keparahan::Peringatan,
        judul: "Masa survei lebih panjang daripada periodenya",
        penjelasan: "Survei triwulanan berlangsung dalam satu triwulan, survei semesteran dalam satu semester, survei \
                     tahunan dalam satu tahun. Betulkan periode atau tanggalnya.",
        dasar: "PermenPANRB 14/2017 pasal 1: survei dilakukan berkala",
        lke: &["CLAP002.1"],
        periksa: masa,
    },
];

const fn pengelompokan(jenis: JenisProfil) -> &'static str {
    match jenis {
        JenisProfil::Umur => "UMUR",
        JenisProfil::JenisKelamin => "JENIS_KELAMIN",
        JenisProfil::Pendidikan => "PENDIDIKAN",
        JenisProfil::Pekerjaan => "PEKERJAAN",
        JenisProfil::JenisLayanan => "JENIS_LAYANAN",
    }
}

const fn bobot_teks(bobot: BobotSkm) -> &'static str {
    match bobot {
        BobotSkm::Tepat => "1/9",
        BobotSkm::Dua => "0,11",
        BobotSkm::Tiga => "0,111",
    }
}

/// Whether `dinyatakan` is `tepat`, rounded to as many decimals as it has.
fn sama(dinyatakan: Decimal, tepat: Decimal, toleransi: Decimal) -> bool {
    let dinyatakan = dinyatakan.normalize();
    let bulat = tanpa_sisa_bagi(tepat)
        .round_dp_with_strategy(dinyatakan.scale(), RoundingStrategy::MidpointAwayFromZero);
    bulat == dinyatakan || (tepat - dinyatakan).abs() <= toleransi
}

fn indeks(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let Some(skm) = &bahan.dokumen.skm else {
        return;
    };
    let bobot = skm.bobot.unwrap_or(BobotSkm::Tepat);
    let (Some(dinyatakan), Ok(hasil)) = (skm.indeks, skm.indeks_unsur(bobot)) else {
        return;
    };
    let toleransi = bahan.parameter.toleransi;
    if sama(dinyatakan.0, hasil, toleransi) {
        return;
    }
    let jumlah: Decimal = skm.rata_rata().iter().map(|(_, nilai)| *nilai).sum();
    let mut hitungan = format!(
        "jumlah NRR {} × {} × 25 = {}",
        tampil(jumlah.round_dp(4)),
        bobot_teks(bobot),
        tampil(bulat(hasil))
    );
    let lain = BobotSkm::SEMUA.iter().find(|lain| {
        skm.indeks_unsur(**lain)
            .is_ok_and(|hasil| sama(dinyatakan.0, hasil, toleransi))
    });
    if let Some(lain) = lain {
        hitungan = format!(
            "{hitungan}; yang dinyatakan memakai bobot {}",
            bobot_teks(*lain)
        );
    }
    catatan.temukan(
        "/skm/indeks",
        tampil(dinyatakan.0),
        tampil(bulat(hasil)),
        hitungan,
    );
}

fn tindak_lanjut(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let Some(skm) = &bahan.dokumen.skm else {
        return;
    };
    let rata_rata = skm.rata_rata();
    // Which of them is the lowest is known when all are there.
    if rata_rata.len() != JUMLAH_UNSUR {
        return;
    }
    for unsur in terendah(&rata_rata) {
        let direncanakan = skm.tindak_lanjut.iter().any(|baris| baris.unsur == unsur);
        let Some((_, angka)) = rata_rata.iter().find(|(satu, _)| *satu == unsur) else {
            continue;
        };
        if !direncanakan {
            catatan.temukan(
                "/skm/tindakLanjut",
                "tidak ada",
                format!("Rencana tindak lanjut bagi {}.", sebutan(unsur)),
                format!(
                    "NRR {} {}, terendah dari {} unsur",
                    sebutan(unsur),
                    tampil(angka.round_dp(4)),
                    rata_rata.len()
                ),
            );
        }
    }
}

fn profil(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let Some(skm) = &bahan.dokumen.skm else {
        return;
    };
    let Some(responden) = skm.responden.map(i64::from) else {
        return;
    };
    let mut jumlah: BTreeMap<JenisProfil, Vec<i64>> = BTreeMap::new();
    for baris in &skm.profil {
        jumlah
            .entry(baris.jenis)
            .or_default()
            .push(i64::from(baris.jumlah));
    }
    for (jenis, bagian) in jumlah {
        let semua: i64 = bagian.iter().sum();
        if semua != responden {
            let suku: Vec<String> = bagian.iter().map(i64::to_string).collect();
            catatan.temukan(
                format!("/skm/profil/{}", pengelompokan(jenis)),
                semua.to_string(),
                responden.to_string(),
                format!("{} = {semua}; responden {responden}", suku.join(" + ")),
            );
        }
    }
}

fn jawaban(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let Some(skm) = &bahan.dokumen.skm else {
        return;
    };
    let Some(responden) = skm.responden.map(i64::from) else {
        return;
    };
    for (urutan, baris) in skm.unsur.iter().enumerate() {
        if let Some(jawaban) = baris.jawaban
            && jawaban.banyak() != responden
        {
            catatan.temukan(
                format!("/skm/unsur/{urutan}/jawaban"),
                jawaban.banyak().to_string(),
                responden.to_string(),
                format!(
                    "{}: {} + {} + {} + {}",
                    sebutan(baris.unsur),
                    jawaban.satu,
                    jawaban.dua,
                    jawaban.tiga,
                    jawaban.empat
                ),
            );
        }
    }
}

fn publikasi(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    // Without details, what is missing is the survey itself, which R-MISSING-03 tells.
    if let Some(skm) = &bahan.dokumen.skm
        && !skm.unsur.is_empty()
        && skm.tautan.is_none()
    {
        catatan.temukan(
            "/skm/tautan",
            "tidak diisi",
            "Tautan publikasi hasil survei.",
            "Hasil per unsur dilaporkan, tempat publikasinya tidak.",
        );
    }
}

fn rincian_tindak_lanjut(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let Some(skm) = &bahan.dokumen.skm else {
        return;
    };
    for (urutan, baris) in skm.tindak_lanjut.iter().enumerate() {
        let kurang: Vec<&str> = [
            (baris.waktu.is_none(), "waktu"),
            (baris.penanggung_jawab.is_none(), "penanggung jawab"),
        ]
        .into_iter()
        .filter_map(|(kosong, nama)| kosong.then_some(nama))
        .collect();
        if !kurang.is_empty() {
            catatan.temukan(
                format!("/skm/tindakLanjut/{urutan}"),
                "tidak diisi",
                format!("{}.", kurang.join(" dan ")),
                format!("Rencana bagi {}.", sebutan(baris.unsur)),
            );
        }
    }
}

fn masa(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let Some(skm) = &bahan.dokumen.skm else {
        return;
    };
    let (Some(periode), Some(mulai), Some(selesai)) = (skm.periode, &skm.mulai, &skm.selesai)
    else {
        return;
    };
    let (paling_lama, nama) = match periode {
        PeriodeSkm::Triwulan => (3, "triwulan"),
        PeriodeSkm::Semester => (6, "semester"),
        PeriodeSkm::Tahun => (12, "tahun"),
    };
    let (Some(awal), Some(akhir)) = (bulan_ke(&mulai.0), bulan_ke(&selesai.0)) else {
        return;
    };
    let lama = akhir - awal + 1;
    if lama > paling_lama {
        catatan.temukan(
            "/skm/periode",
            format!("{} sampai {}", mulai.0.as_str(), selesai.0.as_str()),
            format!("Dalam satu {nama}."),
            format!("{lama} bulan kalender; satu {nama} {paling_lama} bulan"),
        );
    }
}

/// Months since the year 0.
fn bulan_ke(tanggal: &Tanggal) -> Option<i32> {
    let (tahun, sisa) = tanggal.as_str().split_once('-')?;
    let (bulan, _) = sisa.split_once('-')?;
    Some(tahun.parse::<i32>().ok()? * 12 + bulan.parse::<i32>().ok()?)
}

#[cfg(test)]
mod tests {
    use super::super::uji::angka::{jalur, laporan};
    use entity::status::Unsur;
    use serde_json::{Value, json};

    /// A survey of 29 people, whose sums of answers are those of a published document (domain notes).
    fn survei() -> Value {
        let jumlah = [105, 101, 100, 116, 102, 105, 106, 105, 115];
        let unsur: Vec<Value> = Unsur::SEMUA
            .iter()
            .zip(jumlah)
            .map(|(unsur, jumlah)| {
                json!({"unsur": unsur, "jawaban": {
                    "satu": 0, "dua": 0, "tiga": 29 * 4 - jumlah, "empat": jumlah - 29 * 3,
                }})
            })
            .collect();
        json!({
            "unsur": unsur, "responden": 29, "tautan": "https://contoh.test/skm",
            "periode": "TRIWULAN", "mulai": "2023-01-01", "selesai": "2023-03-31",
            "tindakLanjut": [{"unsur": "WAKTU", "uraian": "Menambah loket.", "waktu": "2024",
                              "penanggungJawab": "Seksi Pelayanan"}],
            "profil": [
                {"jenis": "JENIS_KELAMIN", "kelompok": "Perempuan", "jumlah": 16},
                {"jenis": "JENIS_KELAMIN", "kelompok": "Laki-laki", "jumlah": 13},
            ],
        })
    }

    fn temuan(ubah: impl Fn(&mut Value)) -> Vec<(&'static str, String)> {
        let mut skm = survei();
        ubah(&mut skm);
        let laporan = laporan(json!({"skm": skm}));
        super::ATURAN
            .iter()
            .flat_map(|aturan| {
                jalur(aturan.kode, &laporan)
                    .into_iter()
                    .map(|path| (aturan.kode, path))
            })
            .collect()
    }

    #[test]
    fn nothing_is_said_of_a_survey_that_is_right() {
        assert_eq!(temuan(|_| ()), []);
        for (bobot, indeks) in [("TEPAT", "91.48"), ("TEPAT", "91.5"), ("DUA", "90.56")] {
            let hasil = temuan(|skm| {
                skm["bobot"] = json!(bobot);
                skm["indeks"] = json!(indeks);
            });
            assert_eq!(hasil, [], "{bobot} {indeks}");
        }
    }

    #[test]
    fn a_stated_index_is_that_of_its_answers() {
        // What the document of the example prints with a weight that it does not claim.
        let salah = |indeks: &str| temuan(|skm| skm["indeks"] = json!(indeks));
        for indeks in ["90.56", "91.47", "92"] {
            assert_eq!(salah(indeks), [("R-SKM-01", "/skm/indeks".to_owned())]);
        }
    }

    #[test]
    fn the_lowest_unsur_is_followed_up() {
        let hasil = temuan(|skm| skm["tindakLanjut"][0]["unsur"] = json!("BIAYA"));
        assert_eq!(hasil, [("R-SKM-02", "/skm/tindakLanjut".to_owned())]);
        let hasil = temuan(|skm| skm["tindakLanjut"][0]["waktu"] = Value::Null);
        assert_eq!(hasil, [("R-SKM-06", "/skm/tindakLanjut/0".to_owned())]);
        // Which one is the lowest is not known before all nine are there, nor what the index is.
        let hasil = temuan(|skm| {
            skm["unsur"].as_array_mut().unwrap().remove(2);
            skm["tindakLanjut"] = json!([]);
            skm["indeks"] = json!("92");
        });
        assert_eq!(hasil, []);
    }

    #[test]
    fn profiles_and_answers_are_of_all_respondents() {
        let hasil = temuan(|skm| skm["profil"][1]["jumlah"] = json!(12));
        assert_eq!(
            hasil,
            [("R-SKM-03", "/skm/profil/JENIS_KELAMIN".to_owned())]
        );
        let hasil = temuan(|skm| skm["unsur"][3]["jawaban"]["empat"] = json!(28));
        assert_eq!(hasil, [("R-SKM-04", "/skm/unsur/3/jawaban".to_owned())]);
    }

    #[test]
    fn results_are_public_and_periods_are_kept() {
        let hasil = temuan(|skm| skm["tautan"] = Value::Null);
        assert_eq!(hasil, [("R-SKM-05", "/skm/tautan".to_owned())]);
        let hasil = temuan(|skm| skm["selesai"] = json!("2023-04-30"));
        assert_eq!(hasil, [("R-SKM-07", "/skm/periode".to_owned())]);
        let hasil = temuan(|skm| {
            skm["periode"] = json!("SEMESTER");
            skm["selesai"] = json!("2023-06-30");
        });
        assert_eq!(hasil, []);
    }
}
