//! Budgets and agreements of the made-up reports.

use entity::status::{JenisPerjanjian, LevelAnggaran};
use rust_decimal::Decimal;
use time::OffsetDateTime;
use time::macros::datetime;

use super::sintetis::{Benih, hari};
use crate::graphql::scalar::{Desimal, Uang};
use crate::lkjip::dokumen::{AnggaranProgram, BarisAnggaran, Dukungan, Perjanjian, Pihak};

struct Program {
    nomor: &'static str,
    kode: &'static str,
    nama: &'static str,
    sasaran: &'static str,
    indikator: &'static str,
    kegiatan: &'static [Kegiatan],
}

/// Name, last two groups of the code, indicator, unit, and the usual budget in thousand rupiah.
struct Kegiatan(
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    i64,
    i64,
);

/// The six programmes of urusan 7.01 with the kegiatan that nearly every kecamatan has.
const PROGRAM: [Program; 6] = [
    Program {
        nomor: "I",
        kode: "7.01.01",
        nama: "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA",
        sasaran: "2.1",
        indikator: "Persentase terpenuhinya kebutuhan sarana dan prasarana kantor",
        kegiatan: &[
            Kegiatan(
                "Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah",
                "2.01",
                "Jumlah dokumen perencanaan dan evaluasi kinerja yang disusun",
                "Dok",
                5_000,
                9_500,
            ),
            Kegiatan(
                GAJI,
                "2.02",
                "Jumlah laporan administrasi keuangan yang disusun",
                "Lap",
                1_250_000,
                1_850_000,
            ),
            Kegiatan(
                "Administrasi Umum Perangkat Daerah",
                "2.06",
                "Jumlah peralatan dan perlengkapan kantor yang disediakan",
                "Unit",
                55_000,
                115_000,
            ),
            Kegiatan(
                "Penyediaan Jasa Penunjang Urusan Pemerintahan Daerah",
                "2.08",
                "Jumlah layanan jasa yang disediakan",
                "Jenis",
                40_000,
                95_000,
            ),
            Kegiatan(
                "Pemeliharaan Barang Milik Daerah Penunjang Urusan Pemerintahan Daerah",
                "2.09",
                "Jumlah barang milik daerah yang dipelihara",
                "Unit",
                80_000,
                220_000,
            ),
        ],
    },
    Program {
        nomor: "II",
        kode: "7.01.02",
        nama: "PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK",
        sasaran: "1.1",
        indikator: "Persentase layanan publik yang diselenggarakan di kecamatan",
        kegiatan: &[
            Kegiatan(
                "Koordinasi Penyelenggaraan Kegiatan Pemerintahan di Tingkat Kecamatan",
                "2.01",
                "Jumlah laporan koordinasi kegiatan pemerintahan",
                "Lap",
                4_000,
                15_000,
            ),
            Kegiatan(
                "Pelaksanaan Urusan Pemerintahan yang Dilimpahkan kepada Camat",
                "2.04",
                "Jumlah laporan pelaksanaan urusan yang dilimpahkan",
                "Lap",
                6_000,
                26_000,
            ),
        ],
    },
    Program {
        nomor: "III",
        kode: "7.01.03",
        nama: "PROGRAM PEMBERDAYAAN MASYARAKAT DESA DAN KELURAHAN",
        sasaran: "1.2",
        indikator: "Persentase lembaga masyarakat yang terlibat dalam pembangunan",
        kegiatan: &[
            Kegiatan(
                "Koordinasi Kegiatan Pemberdayaan Desa",
                "2.01",
                "Jumlah laporan pemberdayaan desa",
                "Lap",
                5_000,
                14_000,
            ),
            Kegiatan(
                "Pemberdayaan Lembaga Kemasyarakatan Tingkat Kecamatan",
                "2.03",
                "Jumlah laporan lembaga kemasyarakatan yang diberdayakan",
                "Lap",
                20_000,
                46_000,
            ),
            Kegiatan(
                "Pemberdayaan dan Kesejahteraan Keluarga Tingkat Kecamatan dan Kelurahan",
                "2.06",
                "Jumlah laporan keluarga yang mengikuti pemberdayaan",
                "Lap",
                12_000,
                28_000,
            ),
            Kegiatan(
                KELURAHAN,
                "2.02",
                "Jumlah kelurahan yang diberdayakan",
                "Kelurahan",
                780_000,
                820_000,
            ),
        ],
    },
    Program {
        nomor: "IV",
        kode: "7.01.04",
        nama: "PROGRAM KOORDINASI KETENTRAMAN DAN KETERTIBAN UMUM",
        sasaran: "1.2",
        indikator: "Persentase kerja sama penanganan ketenteraman dan ketertiban yang terlaksana",
        kegiatan: &[Kegiatan(
            "Koordinasi Upaya Penyelenggaraan Ketenteraman dan Ketertiban Umum",
            "2.01",
            "Jumlah laporan koordinasi lintas sektor",
            "Lap",
            11_000,
            34_000,
        )],
    },
    Program {
        nomor: "V",
        kode: "7.01.05",
        nama: "PROGRAM PENYELENGGARAAN URUSAN PEMERINTAHAN UMUM",
        sasaran: "1.2",
        indikator: "Persentase koordinasi yang dilaksanakan di tingkat kecamatan",
        kegiatan: &[Kegiatan(
            "Penyelenggaraan Urusan Pemerintahan Umum Sesuai Penugasan Kepala Daerah",
            "2.01",
            "Jumlah laporan pembinaan wawasan kebangsaan",
            "Lap",
            85_000,
            165_000,
        )],
    },
    Program {
        nomor: "VI",
        kode: "7.01.06",
        nama: "PROGRAM PEMBINAAN DAN PENGAWASAN PEMERINTAHAN DESA",
        sasaran: "1.2",
        indikator: "Persentase pemerintahan desa yang sudah diberi pembekalan",
        kegiatan: &[Kegiatan(
            "Fasilitasi, Rekomendasi dan Koordinasi Pembinaan dan Pengawasan Pemerintahan Desa",
            "2.01",
            "Jumlah laporan fasilitasi dan pengawasan pemerintahan desa",
            "Lap",
            45_000,
            95_000,
        )],
    },
];

const GAJI: &str = "Administrasi Keuangan Perangkat Daerah";
const KELURAHAN: &str = "Kegiatan Pemberdayaan Kelurahan";

/// The kecamatan whose figures of 2023 the reviewer returns: more spent than there was.
const LEBIH: (u32, i32, &str) = (14, 2023, "V");

/// The budget section: every programme is the sum of its kegiatan.
pub(super) fn baris(benih: &Benih<'_>) -> Vec<BarisAnggaran> {
    PROGRAM
        .iter()
        .flat_map(|program| {
            let kegiatan: Vec<BarisAnggaran> = program
                .kegiatan
                .iter()
                .filter(|kegiatan| kegiatan.0 != KELURAHAN || benih.kecamatan.kelurahan > 0)
                .zip(1..)
                .map(|(kegiatan, urutan)| kegiatan_baris(benih, program, kegiatan, urutan))
                .collect();
            std::iter::once(program_baris(program, &kegiatan)).chain(kegiatan)
        })
        .collect()
}

fn kerangka(nomor: String, level: LevelAnggaran, kode: String, nama: &str) -> BarisAnggaran {
    BarisAnggaran {
        nomor,
        level,
        kode: Some(kode),
        nama: nama.to_owned(),
        sasaran: None,
        indikator: None,
        satuan: None,
        target_murni: None,
        target_perubahan: None,
        realisasi_kinerja: None,
        pagu_murni: None,
        pagu_perubahan: None,
        realisasi_anggaran: None,
        dukungan: vec![],
        data_awal: None,
        kondisi_akhir: None,
        lokasi: None,
        analisis: None,
        renstra: vec![],
        tertulis: vec![],
    }
}

fn menunjang(program: &Program) -> Vec<Dukungan> {
    vec![Dukungan {
        sasaran: program.sasaran.to_owned(),
        menunjang: true,
        keterangan: None,
    }]
}

fn program_baris(program: &Program, kegiatan: &[BarisAnggaran]) -> BarisAnggaran {
    let jumlah = |ambil: fn(&BarisAnggaran) -> Option<Uang>| {
        let rupiah: Option<i64> = kegiatan
            .iter()
            .map(|baris| ambil(baris).map(|uang| uang.0))
            .sum();
        rupiah.map(Uang)
    };
    let mut baris = kerangka(
        program.nomor.to_owned(),
        LevelAnggaran::Program,
        program.kode.to_owned(),
        program.nama,
    );
    baris.sasaran = Some(program.sasaran.to_owned());
    baris.dukungan = menunjang(program);
    baris.indikator = Some(program.indikator.to_owned());
    baris.satuan = Some("%".to_owned());
    baris.target_murni = Some(Desimal(Decimal::ONE_HUNDRED));
    baris.realisasi_kinerja = Some(Desimal(Decimal::ONE_HUNDRED));
    baris.pagu_murni = jumlah(|baris| baris.pagu_murni);
    baris.pagu_perubahan = jumlah(|baris| baris.pagu_perubahan);
    baris.realisasi_anggaran = jumlah(|baris| baris.realisasi_anggaran);
    baris
}

fn kegiatan_baris(
    benih: &Benih<'_>,
    program: &Program,
    kegiatan: &Kegiatan,
    urutan: u32,
) -> BarisAnggaran {
    let Kegiatan(nama, akhir, indikator, satuan, dari, sampai) = *kegiatan;
    let kode = format!("{}.{akhir}", program.kode);
    let mut baris = kerangka(
        format!("{}.{urutan}", program.nomor),
        LevelAnggaran::Kegiatan,
        kode.clone(),
        nama,
    );
    // Boats to the islands cost more; prices rise by four percent a year.
    let lipat = 100 + if benih.kecamatan.kepulauan() { 14 } else { 0 };
    let ribuan = benih.tetap(&kode, dari, sampai) * lipat / 100;
    let murni = ribuan * (1000 + 40 * i64::from(benih.tahun - 2022));
    let perubahan = benih
        .berubah()
        .then(|| murni / 1000 * benih.angka(&format!("{kode} ubah"), 960, 1055));
    let pagu = perubahan.unwrap_or(murni);
    let mut permil =
        benih.angka("serapan", 915, 990) + benih.angka(&format!("{kode} serap"), -25, 15);
    if nama == GAJI {
        permil -= benih.angka("gaji", 20, 90);
    }
    permil = permil.min(1_000);
    if (benih.nomor, benih.tahun, program.nomor) == LEBIH {
        permil = 1_016;
    }
    let target = benih.tetap(&format!("{kode} target"), 4, 24);
    let belum = benih.angka(&format!("{kode} belum"), -6, 2).max(0);
    baris.sasaran = Some(program.sasaran.to_owned());
    baris.dukungan = menunjang(program);
    baris.indikator = Some(indikator.to_owned());
    baris.satuan = Some(satuan.to_owned());
    baris.target_murni = Some(Desimal(Decimal::from(target)));
    baris.realisasi_kinerja = Some(Desimal(Decimal::from(target - belum)));
    baris.pagu_murni = Some(Uang(murni));
    baris.pagu_perubahan = perubahan.map(Uang);
    baris.realisasi_anggaran = Some(Uang(pagu / 1000 * permil));
    baris.lokasi = Some(format!("Kec. {}", benih.kecamatan.nama));
    baris
}

/// The agreements with the budgets of [`baris`]. The officials are invented and say so.
pub(super) fn perjanjian(benih: &Benih<'_>) -> Vec<Perjanjian> {
    let program: Vec<BarisAnggaran> = baris(benih)
        .into_iter()
        .filter(|baris| baris.level == LevelAnggaran::Program)
        .collect();
    let saat = |awal: OffsetDateTime, nama: &str, sampai: i64| {
        let tahun = 365 * i64::from(benih.tahun - 2022);
        hari(awal + time::Duration::days(tahun + benih.angka(nama, 0, sampai)))
    };
    let murni = saat(datetime!(2022-01-10 08:00 +7), "pk murni", 18).map(|tanggal| Perjanjian {
        jenis: JenisPerjanjian::Murni,
        tanggal,
        pihak_pertama: camat(benih, false),
        pihak_kedua: bupati(),
        alasan: None,
        program: program
            .iter()
            .filter_map(|baris| lampiran(baris, None, baris.pagu_murni?))
            .collect(),
        tertulis: vec![],
    });
    let perubahan =
        saat(datetime!(2022-10-17 08:00 +7), "pk perubahan", 40).map(|tanggal| Perjanjian {
            jenis: JenisPerjanjian::Perubahan,
            tanggal,
            // Here and there an acting camat has taken over by then.
            pihak_pertama: camat(benih, benih.angka("plt", 0, 5) == 0),
            pihak_kedua: bupati(),
            alasan: Some("Perubahan alokasi anggaran (contoh).".to_owned()),
            program: program
                .iter()
                .filter_map(|baris| lampiran(baris, baris.pagu_murni, baris.pagu_perubahan?))
                .collect(),
            tertulis: vec![],
        });
    murni
        .into_iter()
        .chain(perubahan.filter(|_| benih.berubah()))
        .collect()
}

fn lampiran(
    baris: &BarisAnggaran,
    sebelum: Option<Uang>,
    anggaran: Uang,
) -> Option<AnggaranProgram> {
    (anggaran.0 > 0).then(|| AnggaranProgram {
        program: baris.nomor.clone(),
        target: baris.target_murni,
        anggaran_sebelum: sebelum,
        anggaran,
        keterangan: Some("APBD (contoh)".to_owned()),
    })
}

fn camat(benih: &Benih<'_>, pelaksana_tugas: bool) -> Pihak {
    let nama = &benih.kecamatan.nama;
    let (orang, jabatan) = if pelaksana_tugas {
        (
            format!("Contoh Plt. Camat {nama}"),
            format!("Plt. Camat {nama}"),
        )
    } else {
        (format!("Contoh Camat {nama}"), format!("Camat {nama}"))
    };
    Pihak {
        nama: orang,
        jabatan,
        pangkat: Some("Pembina".to_owned()),
        nip: None,
    }
}

fn bupati() -> Pihak {
    Pihak {
        nama: "Contoh Bupati".to_owned(),
        jabatan: "Bupati Sumenep".to_owned(),
        pangkat: None,
        nip: None,
    }
}
