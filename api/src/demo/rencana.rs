//! Plans of the made-up reports, and what came of them.

use entity::status::JenisUkuran;
use rust_decimal::Decimal;

use super::sintetis::{Benih, SUMBER, perseratus};
use super::skm::{indeks, survei_kurang};
use super::triwulan::triwulan;
use crate::graphql::scalar::Desimal;
use crate::hitung::bulat;
use crate::lkjip::dokumen::{Analisis, Indikator, Rencana, Sasaran, Tujuan, Ukuran, UkuranDokumen};

/// Target of the SKM in `tahun`; the Renstra lets it grow by one point a year, three times.
fn target_skm(benih: &Benih<'_>, tahun: i32) -> i64 {
    benih.tetap("target skm", 77, 82) + i64::from((tahun - 2022).clamp(0, 3))
}

/// The plan with its realisasi.
pub(super) fn rencana(benih: &Benih<'_>, draf: bool) -> Rencana {
    let mut rencana = Rencana {
        tujuan: vec![
            Tujuan {
                nomor: "1".to_owned(),
                uraian: "Meningkatkan Pelayanan Publik di Kecamatan".to_owned(),
                rpjmd: vec![],
                indikator: vec![tujuan_skm(benih)],
                sasaran: vec![
                    Sasaran {
                        nomor: "1.1".to_owned(),
                        uraian: "Meningkatnya Mutu Layanan Publik".to_owned(),
                        indikator: vec![sasaran_skm(benih)],
                    },
                    Sasaran {
                        nomor: "1.2".to_owned(),
                        uraian: "Meningkatnya Fasilitasi dan Koordinasi Desa".to_owned(),
                        indikator: vec![rasio_desa(benih)],
                    },
                ],
            },
            Tujuan {
                nomor: "2".to_owned(),
                uraian: "Meningkatkan Akuntabilitas Kinerja Perangkat Daerah".to_owned(),
                rpjmd: vec![],
                indikator: vec![sakip(benih)],
                sasaran: vec![Sasaran {
                    nomor: "2.1".to_owned(),
                    uraian: "Meningkatnya Capaian Kinerja Perangkat Daerah".to_owned(),
                    indikator: vec![capaian_pd(benih, draf)],
                }],
            },
        ],
    };
    for sasaran in rencana
        .tujuan
        .iter_mut()
        .flat_map(|tujuan| &mut tujuan.sasaran)
    {
        for baris in &mut sasaran.indikator {
            baris.triwulan = triwulan(baris, benih.tahun);
        }
    }
    rencana
}

/// An indicator without figures.
fn kerangka(nomor: &str, kode: &str, nama: &str, satuan: &str) -> Indikator {
    Indikator {
        nomor: nomor.to_owned(),
        kode: Some(kode.to_owned()),
        nama: nama.to_owned(),
        satuan: satuan.to_owned(),
        polaritas: None,
        rumus: None,
        akumulasi: None,
        triwulan: vec![],
        iku: false,
        pk: false,
        definisi: None,
        formulasi: None,
        sumber_definisi: None,
        penanggung_jawab: None,
        ukuran: vec![],
        pembanding: vec![],
        realisasi: None,
        tidak_berlaku: None,
        sumber_data: Some(SUMBER.to_owned()),
        analisis: None,
        tertulis: vec![],
    }
}

fn ukuran(jenis: JenisUkuran, tahun: i32, nilai: Desimal) -> UkuranDokumen {
    UkuranDokumen {
        jenis,
        tahun,
        nilai: Some(nilai),
        predikat: None,
        keterangan: None,
    }
}

/// Targets of the Renstra and of the year's agreements.
fn target(benih: &Benih<'_>, pk: bool, nilai: impl Fn(i32) -> i64) -> Vec<UkuranDokumen> {
    let bulat = |tahun: i32| Desimal(Decimal::from(nilai(tahun)));
    let mut semua: Vec<_> = (2022..=2026)
        .map(|tahun| ukuran(JenisUkuran::Renstra, tahun, bulat(tahun)))
        .collect();
    let tahun = benih.tahun;
    if pk {
        semua.push(ukuran(JenisUkuran::PkMurni, tahun, bulat(tahun)));
        if benih.berubah() {
            semua.push(ukuran(JenisUkuran::PkPerubahan, tahun, bulat(tahun)));
        }
    }
    semua
}

fn isi(baris: &mut Indikator, benih: &Benih<'_>) {
    if survei_kurang(benih) {
        baris.tidak_berlaku = Some(
            "Responden survei (28 orang) di bawah jumlah minimal sehingga nilainya tidak dinyatakan \
             sebagai realisasi (contoh)."
                .to_owned(),
        );
    } else {
        baris.realisasi = Some(Ukuran {
            nilai: Some(indeks(benih.nomor, benih.tahun)),
            predikat: None,
        });
    }
}

const NAMA_SKM: &str = "Nilai Survei Kepuasan Masyarakat (SKM) Kecamatan";

fn tujuan_skm(benih: &Benih<'_>) -> Indikator {
    let mut baris = kerangka("T1.1", "SKM", NAMA_SKM, "Skor");
    baris.ukuran = target(benih, false, |tahun| target_skm(benih, tahun));
    isi(&mut baris, benih);
    baris
}

fn sasaran_skm(benih: &Benih<'_>) -> Indikator {
    let mut baris = kerangka("1.1.1", "SKM", NAMA_SKM, "Skor");
    let lalu = benih.tahun - 1;
    baris.iku = true;
    baris.pk = true;
    baris.ukuran = target(benih, true, |tahun| target_skm(benih, tahun));
    baris.ukuran.extend([
        ukuran(
            JenisUkuran::TargetLalu,
            lalu,
            Desimal(Decimal::from(target_skm(benih, lalu))),
        ),
        ukuran(JenisUkuran::RealisasiLalu, lalu, indeks(benih.nomor, lalu)),
    ]);
    isi(&mut baris, benih);
    let target = Decimal::from(target_skm(benih, benih.tahun));
    let sebab = if survei_kurang(benih) {
        "Contoh: kuesioner dibagikan terlambat sehingga jumlah responden tidak cukup."
    } else if indeks(benih.nomor, benih.tahun).0 < target {
        "Contoh: waktu penyelesaian layanan belum sesuai standar pada hari pasaran."
    } else {
        "Contoh: petugas pelayanan ditambah dan persyaratan diumumkan di balai desa."
    };
    baris.analisis = Some(Analisis {
        sebab: Some(sebab.to_owned()),
        hambatan: Some("Contoh: ruang tunggu sempit dan jaringan sering terputus.".to_owned()),
        solusi: Some("Contoh: antrean daring dan evaluasi mingguan petugas loket.".to_owned()),
        efisiensi: Some(
            "Contoh: kuesioner dibagikan bersama pelayanan sehingga tanpa biaya tambahan."
                .to_owned(),
        ),
        program: Some(
            "Contoh: urusan yang dilimpahkan kepada camat menunjang mutu layanan.".to_owned(),
        ),
    });
    baris
}

fn rasio_desa(benih: &Benih<'_>) -> Indikator {
    let mut baris = kerangka(
        "1.2.1",
        "RASIO_DESA",
        "Rasio jumlah desa yang terfasilitasi",
        "%",
    );
    baris.pk = true;
    baris.ukuran = target(benih, true, |_| 100);
    baris.ukuran.extend(seratus_lalu(benih, terfasilitasi));
    let hasil = terfasilitasi(benih);
    baris.realisasi = Some(Ukuran {
        nilai: Some(hasil),
        predikat: None,
    });
    baris.analisis = Some(analisis(
        hasil.0,
        "Contoh: pendamping desa dijadwalkan tiap pekan.",
        "Contoh: musyawarah desa tertunda karena cuaca.",
    ));
    baris
}

/// Share of the desa that were reached.
fn terfasilitasi(benih: &Benih<'_>) -> Desimal {
    let desa = benih.kecamatan.desa.max(1);
    let tertinggal = if benih.kecamatan.kepulauan() {
        benih.angka("desa", 0, 2)
    } else {
        benih.angka("desa", -2, 1).max(0)
    }
    .min(desa);
    let rasio = Decimal::from((desa - tertinggal) * 100) / Decimal::from(desa);
    Desimal(bulat(rasio).normalize())
}

/// What last year's report says of an indicator whose target is always 100.
fn seratus_lalu(benih: &Benih<'_>, hasil: fn(&Benih<'_>) -> Desimal) -> [UkuranDokumen; 2] {
    let lalu = Benih {
        tahun: benih.tahun - 1,
        ..*benih
    };
    [
        ukuran(
            JenisUkuran::TargetLalu,
            lalu.tahun,
            Desimal(Decimal::ONE_HUNDRED),
        ),
        ukuran(JenisUkuran::RealisasiLalu, lalu.tahun, hasil(&lalu)),
    ]
}

/// Why a target of 100 was reached or missed.
fn analisis(hasil: Decimal, berhasil: &str, gagal: &str) -> Analisis {
    let sebab = if hasil < Decimal::ONE_HUNDRED {
        gagal
    } else {
        berhasil
    };
    Analisis {
        sebab: Some(sebab.to_owned()),
        hambatan: None,
        solusi: Some("Contoh: jadwal pendampingan dan evaluasi triwulan.".to_owned()),
        efisiensi: None,
        program: None,
    }
}

fn sakip(benih: &Benih<'_>) -> Indikator {
    let mut baris = kerangka("T2.1", "SAKIP", "Nilai SAKIP Perangkat Daerah", "Predikat");
    let predikat = |jenis, predikat: &str| UkuranDokumen {
        jenis,
        tahun: benih.tahun,
        nilai: None,
        predikat: Some(predikat.to_owned()),
        keterangan: None,
    };
    baris.ukuran = vec![predikat(JenisUkuran::Renstra, "BB")];
    baris.realisasi = Some(Ukuran {
        nilai: None,
        predikat: Some(predikat_sakip(benih).0.to_owned()),
    });
    baris
}

/// Predikat of the evaluation, and the lower bound of its band.
pub(super) fn predikat_sakip(benih: &Benih<'_>) -> (&'static str, i64) {
    match benih.angka("sakip", 0, 5) {
        0 => ("A", 80),
        1 | 2 => ("BB", 70),
        3 | 4 => ("B", 60),
        _ => ("CC", 50),
    }
}

fn capaian_pd(benih: &Benih<'_>, draf: bool) -> Indikator {
    let mut baris = kerangka(
        "2.1.1",
        "CAPAIAN_PD",
        "Persentase Capaian Kinerja Perangkat Daerah",
        "%",
    );
    baris.pk = true;
    baris.ukuran = target(benih, true, |_| 100);
    baris.ukuran.extend(seratus_lalu(benih, tercapai));
    baris.realisasi = (!draf).then(|| Ukuran {
        nilai: Some(tercapai(benih)),
        predikat: None,
    });
    baris.analisis = Some(analisis(
        tercapai(benih).0,
        "Contoh: seluruh kegiatan selesai sebelum Desember.",
        "Contoh: sebagian kegiatan baru berjalan setelah perubahan anggaran.",
    ));
    baris
}

fn tercapai(benih: &Benih<'_>) -> Desimal {
    perseratus(benih.angka("capaian pd", 9_100, 10_000))
}
