//! R-TW: the quarters of the action plan make the figures of the year.

use entity::status::{Akumulasi, RumusCapaian};
use rust_decimal::Decimal;

use super::super::model::{Aturan, Bahan, Catatan, Keparahan, Rumpun};
use super::jelajah::{Letak, berlaku};
use super::tercetak::tampil;
use super::ukuran::{kamus, nilai_atau_skor, nilai_ukuran, realisasi, rumus};
use crate::indikator::rules::triwulan::{Kumulatif, Triwulan, akumulasi_teks, kumulatif};
use crate::lkjip::dokumen::Ukuran;
use crate::lkjip::rules::target::target_berlaku;

const DASAR: &str =
    "PermenPANRB 53/2014: pengukuran kinerja berkala atas rencana aksi (naskah perlu dicocokkan)";

pub(super) const ATURAN: &[Aturan] = &[
    Aturan {
        kode: "R-TW-01",
        rumpun: Rumpun::Triwulan,
        keparahan: Keparahan::Galat,
        judul: "Realisasi triwulan tidak menghasilkan realisasi tahunan",
        penjelasan: "Bila triwulan IV terisi, realisasi semua triwulan diakumulasikan menurut cara akumulasi \
                     indikator (jumlah, atau triwulan terakhir) dan dibandingkan dengan realisasi tahunan. \
                     Betulkan salah satunya, atau cara akumulasinya.",
        dasar: DASAR,
        lke: &["CLAP002.1", "CLAP001.2"],
        periksa: realisasi_tahunan,
    },
    Aturan {
        kode: "R-TW-02",
        rumpun: Rumpun::Triwulan,
        keparahan: Keparahan::Peringatan,
        judul: "Triwulan rencana aksi belum terisi",
        penjelasan: "Indikator yang memiliki rencana aksi diukur setiap triwulan. Isi realisasinya; nol ditulis 0.",
        dasar: DASAR,
        lke: &["CLAP001.2"],
        periksa: bolong,
    },
    Aturan {
        kode: "R-TW-03",
        rumpun: Rumpun::Triwulan,
        keparahan: Keparahan::Peringatan,
        judul: "Target triwulan tidak menghasilkan target tahunan",
        penjelasan: "Target keempat triwulan diakumulasikan menurut cara akumulasi indikator dan dibandingkan \
                     dengan target tahunan yang mengikat. Selaraskan rencana aksi dengan Perjanjian Kinerja.",
        dasar: DASAR,
        lke: &["CLAP002.3"],
        periksa: target_tahunan,
    },
    Aturan {
        kode: "R-TW-04",
        rumpun: Rumpun::Triwulan,
        keparahan: Keparahan::Info,
        judul: "Arah target triwulan tidak sesuai cara akumulasinya",
        penjelasan: "Target triwulan indikator TETAP sama sepanjang tahun, TREN_TURUN tidak naik, NILAI_AKHIR tidak \
                     turun. Periksa target triwulannya, atau cara akumulasi indikatornya.",
        dasar: "Praktik aplikasi e-SAKIP; tidak ditetapkan peraturan",
        lke: &["CLAP001.2"],
        periksa: arah,
    },
];

/// The numbers of a year of quarters.
struct Tahun {
    akumulasi: Akumulasi,
    rumus: RumusCapaian,
    triwulan: Vec<Triwulan>,
}

impl Tahun {
    fn of(bahan: &Bahan<'_>, letak: &Letak<'_>) -> Self {
        let baris = letak.indikator;
        let angka = |ukuran: Option<&Ukuran>| {
            let ukuran = ukuran?;
            let nilai = ukuran.nilai.map(|nilai| nilai.0);
            nilai_atau_skor(bahan.acuan, baris, nilai, ukuran.predikat.as_deref()).ok()
        };
        Self {
            akumulasi: baris
                .akumulasi
                .or_else(|| kamus(bahan.acuan, baris).map(|satu| satu.akumulasi))
                .unwrap_or(Akumulasi::NilaiAkhir),
            rumus: rumus(bahan.acuan, baris),
            triwulan: baris
                .triwulan
                .iter()
                .map(|satu| Triwulan {
                    triwulan: satu.triwulan,
                    target: angka(satu.target.as_ref()),
                    realisasi: angka(satu.realisasi.as_ref()),
                })
                .collect(),
        }
    }

    fn kumulatif(&self) -> Kumulatif {
        kumulatif(self.akumulasi, self.rumus, &self.triwulan, 4)
    }

    /// Targets as if they were reached, so that they are taken together by the same rule.
    fn target(&self) -> Option<Decimal> {
        let tercapai: Vec<Triwulan> = self
            .triwulan
            .iter()
            .map(|satu| Triwulan {
                realisasi: satu.target,
                ..*satu
            })
            .collect();
        kumulatif(self.akumulasi, self.rumus, &tercapai, 4)
            .realisasi
            .ok()
    }

    fn uraikan(&self, ambil: impl Fn(&Triwulan) -> Option<Decimal>) -> String {
        let suku: Vec<String> = self
            .triwulan
            .iter()
            .filter_map(|satu| {
                Some(format!(
                    "triwulan {}: {}",
                    satu.triwulan,
                    tampil(ambil(satu)?)
                ))
            })
            .collect();
        suku.join("; ")
    }
}

/// Indicators that have an action plan, with it.
fn berencana<'a>(bahan: &Bahan<'a>) -> Vec<(Letak<'a>, Tahun)> {
    berlaku(bahan.dokumen)
        .into_iter()
        .filter(|letak| !letak.indikator.triwulan.is_empty())
        .map(|letak| {
            let tahun = Tahun::of(bahan, &letak);
            (letak, tahun)
        })
        .collect()
}

fn realisasi_tahunan(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for (letak, tahun) in berencana(bahan) {
        // Until the last quarter is filled in, the year is not over.
        let selesai = tahun
            .triwulan
            .iter()
            .any(|satu| satu.triwulan == 4 && satu.realisasi.is_some());
        let setahun = realisasi(bahan, letak.indikator);
        let (Ok(setahun), Ok(hasil)) = (setahun, tahun.kumulatif().realisasi) else {
            continue;
        };
        if selesai && (setahun - hasil).abs() > bahan.parameter.toleransi {
            catatan.temukan(
                format!("{}/realisasi", letak.path()),
                tampil(setahun),
                tampil(hasil),
                format!(
                    "{}: {}",
                    akumulasi_teks(tahun.akumulasi),
                    tahun.uraikan(|satu| satu.realisasi)
                ),
            );
        }
    }
}

fn bolong(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for (letak, tahun) in berencana(bahan) {
        let kosong: Vec<String> = (1..=4)
            .filter(|triwulan| {
                !tahun
                    .triwulan
                    .iter()
                    .any(|satu| satu.triwulan == *triwulan && satu.realisasi.is_some())
            })
            .map(|triwulan| triwulan.to_string())
            .collect();
        if !kosong.is_empty() {
            catatan.temukan(
                format!("{}/triwulan", letak.path()),
                "tidak diisi",
                format!("Realisasi triwulan {}.", kosong.join(", ")),
                format!("{} dari 4 triwulan terisi", 4 - kosong.len()),
            );
        }
    }
}

fn target_tahunan(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for (letak, tahun) in berencana(bahan) {
        let lengkap = (1..=4).all(|triwulan| {
            tahun
                .triwulan
                .iter()
                .any(|satu| satu.triwulan == triwulan && satu.target.is_some())
        });
        let setahun = target_berlaku(&letak.indikator.ukuran, bahan.dokumen.tahun)
            .and_then(|ukuran| nilai_ukuran(bahan, letak.indikator, ukuran).ok());
        let (Some(setahun), Some(hasil), true) = (setahun, tahun.target(), lengkap) else {
            continue;
        };
        if (setahun - hasil).abs() > bahan.parameter.toleransi {
            catatan.temukan(
                format!("{}/triwulan", letak.path()),
                tampil(hasil),
                tampil(setahun),
                format!(
                    "{}: {}; target tahunan {}",
                    akumulasi_teks(tahun.akumulasi),
                    tahun.uraikan(|satu| satu.target),
                    tampil(setahun)
                ),
            );
        }
    }
}

fn arah(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for (letak, mut tahun) in berencana(bahan) {
        tahun.triwulan.sort_by_key(|satu| satu.triwulan);
        let target: Vec<Decimal> = tahun
            .triwulan
            .iter()
            .filter_map(|satu| satu.target)
            .collect();
        let sesuai = |cocok: fn(Decimal, Decimal) -> bool| {
            target.windows(2).all(|dua| cocok(dua[0], dua[1]))
        };
        let (sesuai, harus) = match tahun.akumulasi {
            Akumulasi::Jumlah => continue,
            Akumulasi::NilaiAkhir => (sesuai(|a, b| a <= b), "Target yang tidak turun."),
            Akumulasi::TrenTurun => (sesuai(|a, b| a >= b), "Target yang tidak naik."),
            Akumulasi::Tetap => (sesuai(|a, b| a == b), "Target yang sama setiap triwulan."),
        };
        if !sesuai {
            let tertulis: Vec<String> = target.iter().map(|satu| tampil(*satu)).collect();
            catatan.temukan(
                format!("{}/triwulan", letak.path()),
                tertulis.join("; "),
                harus,
                tahun.uraikan(|satu| satu.target),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::uji::angka::{jalur, laporan};
    use serde_json::{Value, json};

    /// Findings of an indicator with these quarters (target and realisasi) and this figure of the year.
    fn temuan(akumulasi: &str, setahun: &str, triwulan: &[(&str, &str)]) -> Vec<String> {
        let triwulan: Vec<Value> = (1..)
            .zip(triwulan)
            .map(|(nomor, (target, realisasi))| {
                let nilai = |teks: &str| match teks {
                    "" => Value::Null,
                    teks => json!({ "nilai": teks }),
                };
                json!({"triwulan": nomor, "target": nilai(target), "realisasi": nilai(realisasi)})
            })
            .collect();
        let laporan = laporan(
            json!({"rencana": {"tujuan": [{"nomor": "1", "uraian": "T", "indikator": [{
                "nomor": "T1.1", "nama": "N", "satuan": "Lap", "akumulasi": akumulasi, "triwulan": triwulan,
                "ukuran": [{"jenis": "PK_MURNI", "tahun": 2023, "nilai": "40"}], "realisasi": {"nilai": setahun},
            }]}]}}),
        );
        super::ATURAN
            .iter()
            .flat_map(|aturan| {
                jalur(aturan.kode, &laporan)
                    .into_iter()
                    .map(|path| format!("{} {path}", aturan.kode))
            })
            .collect()
    }

    #[test]
    fn quarters_make_the_year_by_their_kind() {
        let jumlah = [("10", "8"), ("10", "9"), ("10", "0"), ("10", "13")];
        assert_eq!(temuan("JUMLAH", "30", &jumlah), [""; 0]);
        assert_eq!(
            temuan("JUMLAH", "13", &jumlah),
            ["R-TW-01 /rencana/T1.1/realisasi"]
        );
        let akhir = [("10", "8"), ("20", "19"), ("30", "30"), ("40", "38")];
        assert_eq!(temuan("NILAI_AKHIR", "38", &akhir), [""; 0]);
        assert_eq!(
            temuan("NILAI_AKHIR", "95", &akhir),
            ["R-TW-01 /rencana/T1.1/realisasi"]
        );
        assert_eq!(
            temuan("JUMLAH", "95", &akhir),
            ["R-TW-03 /rencana/T1.1/triwulan"]
        );
    }

    #[test]
    fn a_blank_quarter_is_missing_and_zero_is_not() {
        let bolong = [("10", "0"), ("10", ""), ("10", "5"), ("10", "")];
        assert_eq!(
            temuan("JUMLAH", "30", &bolong),
            ["R-TW-02 /rencana/T1.1/triwulan"]
        );
    }

    #[test]
    fn targets_go_the_way_of_their_kind() {
        let turun = [("70", "70"), ("60", "60"), ("50", "50"), ("40", "40")];
        assert_eq!(temuan("TREN_TURUN", "40", &turun), [""; 0]);
        for akumulasi in ["NILAI_AKHIR", "TETAP"] {
            assert_eq!(
                temuan(akumulasi, "40", &turun),
                ["R-TW-04 /rencana/T1.1/triwulan"]
            );
        }
        assert_eq!(temuan("TETAP", "40", &[("40", "40"); 4]), [""; 0]);
    }
}
