//! Columns that several comparisons have.

use std::borrow::Cow;

use super::super::isi::Jenis;
use super::super::tabel::{Jalan, Kolom, Sumber, Syarat};
use super::Lebar;

type Kata = Cow<'static, str>;

/// A column that is found at `sumber`.
pub(super) fn dari(
    jenis: Jenis,
    nama: impl Into<Kata>,
    judul: impl Into<Kata>,
    sumber: Sumber,
) -> Kolom {
    Kolom {
        nama: nama.into(),
        judul: judul.into(),
        jenis,
        sumber,
        terhitung: false,
    }
}

pub(super) fn baris(jalan: impl Into<Jalan>) -> Sumber {
    Sumber::Baris(jalan.into())
}

pub(super) fn induk(jalan: &'static str) -> Sumber {
    Sumber::Induk(jalan.into())
}

pub(super) fn akar(jalan: &'static str) -> Sumber {
    Sumber::Akar(jalan.into())
}

pub(super) fn semua(list: &'static str, jalan: &'static str) -> Sumber {
    Sumber::Semua {
        list: list.into(),
        jalan: jalan.into(),
    }
}

/// A text of the row.
pub(super) fn teks(
    nama: impl Into<Kata>,
    judul: impl Into<Kata>,
    jalan: impl Into<Jalan>,
) -> Kolom {
    dari(Jenis::Teks, nama, judul, baris(jalan))
}

/// A figure of the row.
pub(super) fn angka(
    nama: impl Into<Kata>,
    judul: impl Into<Kata>,
    jalan: impl Into<Jalan>,
) -> Kolom {
    dari(Jenis::Angka, nama, judul, baris(jalan))
}

/// Rupiah of the row.
pub(super) fn rupiah(
    nama: impl Into<Kata>,
    judul: impl Into<Kata>,
    jalan: impl Into<Jalan>,
) -> Kolom {
    dari(Jenis::Rupiah, nama, judul, baris(jalan))
}

/// Yes or no of the row.
pub(super) fn ya(nama: &'static str, judul: &'static str, jalan: &'static str) -> Kolom {
    dari(Jenis::Ya, nama, judul, baris(jalan))
}

/// The result of a calculation of the row.
pub(super) fn hitungan(nama: impl Into<Kata>, judul: impl Into<Kata>, jalan: &str) -> Kolom {
    terhitung(nama, judul, baris(format!("{jalan}/nilai")))
}

/// The result of a calculation, whose `nilai` is at `sumber`.
pub(super) fn terhitung(nama: impl Into<Kata>, judul: impl Into<Kata>, sumber: Sumber) -> Kolom {
    Kolom {
        terhitung: true,
        ..dari(Jenis::Angka, nama, judul, sumber)
    }
}

/// The result of a calculation of the row, and why there is none.
pub(super) fn beralasan(nama: &str, judul: &str, jalan: &str) -> [Kolom; 2] {
    [
        hitungan(nama.to_owned(), judul.to_owned(), jalan),
        teks(
            format!("{nama}_alasan"),
            format!("{judul}: mengapa tidak terhitung"),
            format!("{jalan}/alasan/kode"),
        ),
    ]
}

/// A measure: a figure or a predikat.
pub(super) fn ukuran(nama: &str, judul: &str, jalan: &str) -> [Kolom; 2] {
    [
        angka(nama.to_owned(), judul.to_owned(), format!("{jalan}/nilai")),
        teks(
            format!("{nama}_predikat"),
            format!("{judul} (predikat)"),
            format!("{jalan}/predikat"),
        ),
    ]
}

/// A band of a scale.
pub(super) fn golongan(nama: &str, judul: &str, jalan: &str) -> [Kolom; 2] {
    [
        teks(
            nama.to_owned(),
            format!("Kode {}", judul.to_lowercase()),
            format!("{jalan}/kode"),
        ),
        teks(
            format!("{nama}_sebutan"),
            judul.to_owned(),
            format!("{jalan}/label"),
        ),
    ]
}

/// What a ranking is asked by.
pub(super) fn pertanyaan() -> Vec<Kolom> {
    kolom![
        [dari(Jenis::Angka, "tahun", "Tahun", akar("tahun"))],
        dasar(),
    ]
}

/// By what is ranked, of a composite besides [`gabungan`].
pub(super) fn dasar() -> [Kolom; 3] {
    [
        dari(Jenis::Teks, "menurut", "Menurut", akar("menurut")),
        dari(
            Jenis::Teks,
            "indikator",
            "Indikator",
            akar("indikator/kode"),
        ),
        dari(Jenis::Teks, "satuan", "Satuan", akar("indikator/satuan")),
    ]
}

/// The composite that is ranked by.
pub(super) fn gabungan() -> [Kolom; 2] {
    [
        dari(
            Jenis::Teks,
            "komposit",
            "Nilai gabungan",
            akar("komposit/kode"),
        ),
        dari(
            Jenis::Teks,
            "komposit_dasar_hukum",
            "Dasar hukum nilai gabungan",
            akar("komposit/dasarHukum"),
        ),
    ]
}

/// Between which years a change is; `di` finds the row that holds them.
pub(super) fn antara(di: fn(&'static str) -> Sumber) -> [Kolom; 2] {
    [
        dari(Jenis::Angka, "dari", "Dari tahun", di("perubahan/dari")),
        dari(
            Jenis::Angka,
            "sampai",
            "Sampai tahun",
            di("perubahan/sampai"),
        ),
    ]
}

/// As of when a row is; of the moment of the answer where none was asked for.
pub(super) fn keadaan() -> Kolom {
    dari(Jenis::Saat, "as_of", "Keadaan per", akar("asOf"))
}

/// The part of the kabupaten or country that is shown.
pub(super) fn saring_letak() -> Kolom {
    dari(
        Jenis::Teks,
        "saring_letak",
        "Hanya kecamatan berletak",
        akar("letak"),
    )
}

/// As of when, and over which kecamatan.
pub(super) fn wilayah() -> [Kolom; 3] {
    [
        keadaan(),
        saring_letak(),
        dari(
            Jenis::Teks,
            "saring_kelompok",
            "Hanya kelompok",
            akar("kelompok/nama"),
        ),
    ]
}

/// As of when, and over which reports the figures run.
pub(super) fn saringan() -> Vec<Kolom> {
    kolom![
        wilayah(),
        [dari(
            Jenis::Ya,
            "sertakan_proses",
            "Termasuk yang sedang diperiksa",
            akar("sertakanProses"),
        )],
    ]
}

/// An input of the calculation that is at `di` in the row.
pub(super) fn masukan(di: &str, nama: &'static str) -> Sumber {
    Sumber::Unsur {
        list: format!("{di}/masukan").into(),
        yang: vec![("nama", Syarat::Sama(nama))],
        ke: 0,
        jalan: "nilai".into(),
    }
}

/// The kecamatan that is at `di` in the row.
pub(super) fn kecamatan_di(di: &str) -> [Kolom; 3] {
    [
        teks("kecamatan_kode", "Kode kecamatan", format!("{di}/kode")),
        teks("kecamatan", "Kecamatan", format!("{di}/nama")),
        teks("letak", "Letak", format!("{di}/letak")),
    ]
}

/// The kecamatan of the row.
pub(super) fn kecamatan() -> [Kolom; 3] {
    kecamatan_di("kecamatan")
}

/// The report that is at `di` in the row.
pub(super) fn laporan_di(di: &str) -> [Kolom; 3] {
    [
        angka("revisi", "Revisi laporan", format!("{di}/revisi")),
        teks("status_laporan", "Status laporan", format!("{di}/status")),
        dari(
            Jenis::Saat,
            "disetujui_pada",
            "Laporan disetujui pada",
            baris(format!("{di}/disetujuiPada")),
        ),
    ]
}

/// The report of another year that is at `di` in the row; names and headings end with which it is.
pub(super) fn laporan_lain(di: &str, nama: &str, judul: &str) -> [Kolom; 3] {
    laporan_di(di).map(|kolom| Kolom {
        nama: format!("{}_{nama}", kolom.nama).into(),
        judul: format!("{} ({judul})", kolom.judul).into(),
        ..kolom
    })
}

/// The report of the row.
pub(super) fn laporan() -> [Kolom; 3] {
    laporan_di("lkjip")
}

/// Why there are no data, as told at `di` in the row.
pub(super) fn alasan_di(di: &str) -> [Kolom; 2] {
    [
        teks("tanpa_data", "Tanpa data karena", format!("{di}/alasan")),
        teks(
            "tanpa_data_penjelasan",
            "Penjelasan tanpa data",
            format!("{di}/pesan"),
        ),
    ]
}

/// Those without data: the kecamatan, its report, and why.
pub(super) fn tanpa_data(di: &str) -> Vec<Kolom> {
    let di = |bawah: &str| format!("{di}/{bawah}");
    let mut semua = Vec::from(kecamatan_di(&di("kecamatan")));
    semua.extend(laporan_di(&di("lkjip")));
    semua.extend(alasan_di(&di("")));
    semua
}

/// A distribution that is at `di` in the row.
pub(super) fn statistik(nama: &str, judul: &str, di: &str) -> Vec<Kolom> {
    [
        ("jumlah", "banyaknya nilai", "jumlah"),
        ("rata_rata", "rata-rata", "rataRata"),
        ("minimum", "terkecil", "minimum"),
        ("kuartil_1", "kuartil pertama", "kuartil1"),
        ("median", "median", "median"),
        ("kuartil_3", "kuartil ketiga", "kuartil3"),
        ("maksimum", "terbesar", "maksimum"),
    ]
    .map(|(akhir, sebutan, jalan)| {
        angka(
            format!("{nama}_{akhir}"),
            format!("{judul}: {sebutan}"),
            format!("{di}/{jalan}"),
        )
    })
    .into()
}

/// The test for an outlier that is at `di` in the row.
pub(super) fn pencilan(di: &str) -> [Kolom; 3] {
    [
        dari(
            Jenis::Ya,
            "pencilan",
            "Pencilan",
            baris(format!("{di}/pencilan")),
        ),
        hitungan("pencilan_skor", "Skor pencilan", &format!("{di}/skor")),
        teks(
            "pencilan_cara",
            "Ukuran jarak pencilan",
            format!("{di}/cara"),
        ),
    ]
}

/// Scopes of benchmarks: as the wire has them, in names of columns, and as people read them.
pub(in crate::unduhan) const LINGKUP: [(&str, &str, &str); 5] = [
    ("NASIONAL", "nasional", "nasional"),
    ("KL", "kl", "kementerian/lembaga"),
    ("PROVINSI", "provinsi", "provinsi"),
    ("KABUPATEN", "kabupaten", "kabupaten"),
    ("PEER", "peer", "kelompok sejenis"),
];

/// Every benchmark with its name, year and source, and the gap to it. Those of a scope that has several are
/// numbered from the second on.
pub(super) fn tolok_ukur(lebar: &Lebar) -> Vec<Kolom> {
    let mut semua = Vec::new();
    for ((lingkup, nama, judul), banyak) in LINGKUP.into_iter().zip(lebar.tolok_ukur) {
        for ke in 0..banyak.max(1) {
            let nomor = |pisah: &str| match ke {
                0 => String::new(),
                _ => format!("{pisah}{}", ke + 1),
            };
            let nama = format!("tolok_ukur_{nama}{}", nomor("_"));
            let judul = format!("Pembanding {judul}{}", nomor(" "));
            let di = |jalan: &'static str| Sumber::Unsur {
                list: "terhadapTolokUkurList".into(),
                yang: vec![("tolokUkur/jenis", Syarat::Sama(lingkup))],
                ke,
                jalan: jalan.into(),
            };
            for (jenis, akhir, sebutan, jalan) in [
                (Jenis::Teks, "nama", "nama", "tolokUkur/nama"),
                (Jenis::Angka, "tahun", "tahun", "tolokUkur/tahun"),
                (Jenis::Teks, "sumber", "sumber", "tolokUkur/sumber"),
                (Jenis::Angka, "nilai", "nilai", "tolokUkur/nilai"),
            ] {
                let (nama, judul) = (format!("{nama}_{akhir}"), format!("{judul}: {sebutan}"));
                semua.push(dari(jenis, nama, judul, di(jalan)));
            }
            for (akhir, sebutan, jalan) in [
                ("capaian", "realisasi dalam persen darinya", "capaian/nilai"),
                ("selisih", "realisasi dikurangi pembanding", "poin/nilai"),
                ("selisih_persen", "selisih dalam persen", "persen/nilai"),
            ] {
                let (nama, judul) = (format!("{nama}_{akhir}"), format!("{judul}: {sebutan}"));
                semua.push(terhitung(nama, judul, di(jalan)));
            }
        }
    }
    semua
}

/// All columns in a row.
macro_rules! kolom {
    ($($bagian:expr),* $(,)?) => {{
        let mut semua: Vec<$crate::unduhan::tabel::Kolom> = Vec::new();
        $(semua.extend($bagian);)*
        semua
    }};
}
pub(super) use kolom;
