//! The sheets of the workbook: the one place where they are declared. What a column holds, whether it has
//! to be filled in, and what may be chosen there is taken from the published schema of the document
//! (`skema`); a test holds that every part of the document has its column.

/// A declared sheet.
#[derive(Debug)]
pub(super) struct Lembar {
    /// Its name.
    pub(super) nama: &'static str,
    /// Where in the document its rows stand; none for the report itself.
    pub(super) induk: &'static [Induk],
    /// The field that names a row, by which the rows of other sheets refer to it.
    pub(super) kunci: Option<&'static str>,
    /// Its columns.
    pub(super) kolom: &'static [Kolom],
}

/// Where rows stand: below each row of another sheet.
#[derive(Debug)]
pub(super) struct Induk {
    /// The other sheet.
    pub(super) lembar: &'static str,
    /// The field of its rows in which these rows stand, e.g. `ukuran`. None in the text: the row itself, of
    /// which this sheet shows further fields.
    pub(super) isian: &'static str,
}

/// A declared column.
#[derive(Debug)]
pub(super) struct Kolom {
    /// Its heading.
    pub(super) judul: &'static str,
    /// The field, e.g. `realisasi/nilai`; nothing for a list of plain texts.
    pub(super) isian: &'static str,
    /// Its width in pixels.
    pub(super) lebar: u32,
}

const fn di(lembar: &'static str, isian: &'static str) -> Induk {
    Induk { lembar, isian }
}

const fn kolom(judul: &'static str, isian: &'static str, lebar: u32) -> Kolom {
    Kolom {
        judul,
        isian,
        lebar,
    }
}

/// The report itself, of which there is one row.
pub(super) const LAPORAN: &str = "Laporan";

/// Every sheet; those that others refer to stand before them.
pub(super) const DAFTAR: &[Lembar] = &[
    Lembar {
        nama: LAPORAN,
        induk: &[],
        kunci: None,
        kolom: &[kolom("Tanggal laporan", "tanggal", 120)],
    },
    Lembar {
        nama: "Organisasi",
        induk: &[di(LAPORAN, "organisasi")],
        kunci: None,
        kolom: &[
            kolom("Kedudukan", "kedudukan", 480),
            kolom("Tugas", "tugas", 480),
        ],
    },
    Lembar {
        nama: "Fungsi",
        induk: &[di("Organisasi", "fungsi")],
        kunci: None,
        kolom: &[kolom("Fungsi", "", 600)],
    },
    Lembar {
        nama: "Jabatan",
        induk: &[di("Organisasi", "susunan")],
        kunci: None,
        kolom: &[
            kolom("Nama", "nama", 300),
            kolom("Di bawah", "induk", 300),
            kolom("Tugas", "tugas", 480),
        ],
    },
    Lembar {
        nama: "Kepegawaian",
        induk: &[di("Organisasi", "kepegawaian")],
        kunci: None,
        kolom: &[
            kolom("Menurut", "menurut", 140),
            kolom("Kelompok", "kelompok", 240),
            kolom("Jumlah", "jumlah", 80),
        ],
    },
    Lembar {
        nama: "Isu Strategis",
        induk: &[di(LAPORAN, "isuStrategis")],
        kunci: None,
        kolom: &[kolom("Asal", "asal", 140), kolom("Isu", "uraian", 600)],
    },
    Lembar {
        nama: "Dasar Hukum",
        induk: &[di(LAPORAN, "dasarHukum")],
        kunci: None,
        kolom: &[kolom("Peraturan", "nama", 700)],
    },
    Lembar {
        nama: "Tujuan",
        induk: &[di(LAPORAN, "rencana/tujuan")],
        kunci: Some("nomor"),
        kolom: &[kolom("Nomor", "nomor", 80), kolom("Tujuan", "uraian", 480)],
    },
    Lembar {
        nama: "RPJMD",
        induk: &[di("Tujuan", "rpjmd")],
        kunci: None,
        kolom: &[
            kolom("Misi", "misi", 360),
            kolom("Tujuan", "tujuan", 300),
            kolom("Sasaran", "sasaran", 300),
            kolom("Indikator", "indikator", 300),
        ],
    },
    Lembar {
        nama: "Sasaran",
        induk: &[di("Tujuan", "sasaran")],
        kunci: Some("nomor"),
        kolom: &[kolom("Nomor", "nomor", 80), kolom("Sasaran", "uraian", 480)],
    },
    Lembar {
        nama: "Indikator",
        induk: &[di("Tujuan", "indikator"), di("Sasaran", "indikator")],
        kunci: Some("nomor"),
        kolom: &[
            kolom("Nomor", "nomor", 80),
            kolom("Kode kamus", "kode", 110),
            kolom("Nama", "nama", 360),
            kolom("Satuan", "satuan", 90),
            kolom("Polaritas", "polaritas", 100),
            kolom("Rumus", "rumus", 110),
            kolom("Akumulasi", "akumulasi", 110),
            kolom("IKU", "iku", 60),
            kolom("PK", "pk", 60),
            kolom("Definisi operasional", "definisi", 360),
            kolom("Formulasi", "formulasi", 360),
            kolom("Sumber data penetapan", "sumberDefinisi", 240),
            kolom("Penanggung jawab", "penanggungJawab", 240),
        ],
    },
    Lembar {
        nama: "Target",
        induk: &[di("Indikator", "ukuran")],
        kunci: None,
        kolom: &[
            kolom("Dokumen", "jenis", 140),
            kolom("Tahun", "tahun", 70),
            kolom("Nilai", "nilai", 110),
            kolom("Predikat", "predikat", 90),
            kolom("Keterangan", "keterangan", 300),
        ],
    },
    Lembar {
        nama: "Realisasi",
        induk: &[di("Indikator", "")],
        kunci: None,
        kolom: &[
            kolom("Realisasi", "realisasi/nilai", 110),
            kolom("Realisasi predikat", "realisasi/predikat", 110),
            kolom("Tidak berlaku karena", "tidakBerlaku", 240),
            kolom("Sumber data", "sumberData", 240),
            kolom("Sebab", "analisis/sebab", 360),
            kolom("Hambatan", "analisis/hambatan", 360),
            kolom("Solusi", "analisis/solusi", 360),
            kolom("Efisiensi", "analisis/efisiensi", 360),
            kolom("Program penunjang", "analisis/program", 360),
        ],
    },
    Lembar {
        nama: "Rencana Aksi",
        induk: &[di("Indikator", "triwulan")],
        kunci: None,
        kolom: &[
            kolom("Triwulan", "triwulan", 80),
            kolom("Target", "target/nilai", 110),
            kolom("Target predikat", "target/predikat", 110),
            kolom("Realisasi", "realisasi/nilai", 110),
            kolom("Realisasi predikat", "realisasi/predikat", 110),
            kolom("Keterangan", "keterangan", 300),
            kolom("Kendala", "kendala", 300),
            kolom("Tindak lanjut", "tindakLanjut", 300),
        ],
    },
    Lembar {
        nama: "Pembanding",
        induk: &[di("Indikator", "pembanding")],
        kunci: None,
        kolom: &[
            kolom("Jenis", "jenis", 120),
            kolom("Tahun", "tahun", 70),
            kolom("Nama", "nama", 300),
            kolom("Nilai", "nilai", 110),
            kolom("Predikat", "predikat", 90),
            kolom("Satuan", "satuan", 90),
            kolom("Sumber", "sumber", 300),
        ],
    },
    Lembar {
        nama: "Perjanjian Kinerja",
        induk: &[di(LAPORAN, "perjanjian")],
        kunci: Some("jenis"),
        kolom: &[
            kolom("Jenis", "jenis", 110),
            kolom("Tanggal", "tanggal", 100),
            kolom("Pihak pertama", "pihakPertama/nama", 220),
            kolom("Jabatan pihak pertama", "pihakPertama/jabatan", 200),
            kolom("Pangkat pihak pertama", "pihakPertama/pangkat", 160),
            kolom("NIP pihak pertama", "pihakPertama/nip", 160),
            kolom("Pihak kedua", "pihakKedua/nama", 220),
            kolom("Jabatan pihak kedua", "pihakKedua/jabatan", 200),
            kolom("Alasan perubahan", "alasan", 300),
        ],
    },
    Lembar {
        nama: "Program PK",
        induk: &[di("Perjanjian Kinerja", "program")],
        kunci: None,
        kolom: &[
            kolom("Program", "program", 90),
            kolom("Target", "target", 110),
            kolom("Anggaran sebelum", "anggaranSebelum", 140),
            kolom("Anggaran", "anggaran", 140),
            kolom("Keterangan", "keterangan", 240),
        ],
    },
    Lembar {
        nama: "Anggaran",
        induk: &[di(LAPORAN, "anggaran")],
        kunci: Some("nomor"),
        kolom: &[
            kolom("Nomor", "nomor", 80),
            kolom("Tingkat", "level", 110),
            kolom("Kode", "kode", 140),
            kolom("Nama", "nama", 360),
            kolom("Sasaran", "sasaran", 80),
            kolom("Indikator", "indikator", 300),
            kolom("Satuan", "satuan", 90),
            kolom("Target murni", "targetMurni", 110),
            kolom("Target perubahan", "targetPerubahan", 110),
            kolom("Realisasi kinerja", "realisasiKinerja", 110),
            kolom("Pagu murni", "paguMurni", 140),
            kolom("Pagu perubahan", "paguPerubahan", 140),
            kolom("Realisasi anggaran", "realisasiAnggaran", 140),
            kolom("Data awal", "dataAwal", 100),
            kolom("Kondisi akhir", "kondisiAkhir", 100),
            kolom("Lokasi", "lokasi", 160),
            kolom("Analisis", "analisis", 360),
        ],
    },
    Lembar {
        nama: "Anggaran Renstra",
        induk: &[di("Anggaran", "renstra")],
        kunci: None,
        kolom: &[
            kolom("Tahun", "tahun", 70),
            kolom("Target", "target", 110),
            kolom("Pagu indikatif", "pagu", 140),
        ],
    },
    Lembar {
        nama: "Dukungan",
        induk: &[di("Anggaran", "dukungan")],
        kunci: None,
        kolom: &[
            kolom("Sasaran", "sasaran", 90),
            kolom("Menunjang", "menunjang", 90),
            kolom("Keterangan", "keterangan", 360),
        ],
    },
    Lembar {
        nama: "SKM",
        induk: &[di(LAPORAN, "skm")],
        kunci: None,
        kolom: &[
            kolom("Indeks", "indeks", 100),
            kolom("Bobot", "bobot", 90),
            kolom("Responden", "responden", 90),
            kolom("Populasi", "populasi", 90),
            kolom("Metode", "metode", 300),
            kolom("Periode", "periode", 100),
            kolom("Mulai", "mulai", 100),
            kolom("Selesai", "selesai", 100),
            kolom("Sumber", "sumber", 300),
            kolom("Tautan publikasi", "tautan", 300),
        ],
    },
    Lembar {
        nama: "Unsur SKM",
        induk: &[di("SKM", "unsur")],
        kunci: None,
        kolom: &[
            kolom("Unsur", "unsur", 120),
            kolom("NRR", "nrr", 90),
            kolom("Menjawab 1", "jawaban/satu", 90),
            kolom("Menjawab 2", "jawaban/dua", 90),
            kolom("Menjawab 3", "jawaban/tiga", 90),
            kolom("Menjawab 4", "jawaban/empat", 90),
        ],
    },
    Lembar {
        nama: "Tindak Lanjut SKM",
        induk: &[di("SKM", "tindakLanjut")],
        kunci: None,
        kolom: &[
            kolom("Unsur", "unsur", 120),
            kolom("Rencana", "uraian", 480),
            kolom("Waktu", "waktu", 140),
            kolom("Penanggung jawab", "penanggungJawab", 240),
        ],
    },
    Lembar {
        nama: "Profil Responden",
        induk: &[di("SKM", "profil")],
        kunci: None,
        kolom: &[
            kolom("Menurut", "jenis", 140),
            kolom("Kelompok", "kelompok", 240),
            kolom("Jumlah", "jumlah", 80),
        ],
    },
    Lembar {
        nama: "Evaluasi AKIP",
        induk: &[di(LAPORAN, "evaluasiAkip")],
        kunci: None,
        kolom: &[
            kolom("Tahun", "tahun", 70),
            kolom("Skala", "skala", 140),
            kolom("Nilai", "nilai", 90),
            kolom("Predikat", "predikat", 90),
            kolom("Dokumen", "dokumen/nama", 300),
            kolom("Nomor dokumen", "dokumen/nomor", 160),
            kolom("Tanggal dokumen", "dokumen/tanggal", 110),
            kolom("Tautan dokumen", "dokumen/tautan", 300),
        ],
    },
    Lembar {
        nama: "Komponen AKIP",
        induk: &[di("Evaluasi AKIP", "komponen")],
        kunci: None,
        kolom: &[
            kolom("Komponen", "jenis", 180),
            kolom("Bobot", "bobot", 80),
            kolom("Nilai", "nilai", 80),
        ],
    },
    Lembar {
        nama: "Rekomendasi AKIP",
        induk: &[di("Evaluasi AKIP", "rekomendasi")],
        kunci: None,
        kolom: &[
            kolom("Rekomendasi", "uraian", 480),
            kolom("Tindak lanjut", "tindakLanjut", 480),
            kolom("Status", "status", 110),
        ],
    },
    Lembar {
        nama: "Narasi",
        induk: &[di(LAPORAN, "narasi")],
        kunci: None,
        kolom: &[kolom("Bagian", "bagian", 140), kolom("Isi", "isi", 700)],
    },
    Lembar {
        nama: "Tabel",
        induk: &[di(LAPORAN, "tabel")],
        kunci: None,
        kolom: &[kolom("Nomor", "nomor", 90), kolom("Judul", "judul", 480)],
    },
    Lembar {
        nama: "Lampiran",
        induk: &[di(LAPORAN, "lampiran")],
        kunci: None,
        kolom: &[
            kolom("Jenis", "jenis", 180),
            kolom("Nama", "nama", 360),
            kolom("Tautan", "tautan", 300),
            kolom("SHA-256", "sha256", 300),
        ],
    },
    Lembar {
        nama: "Tercetak",
        induk: &[
            di(LAPORAN, "tertulis"),
            di("Indikator", "tertulis"),
            di("Perjanjian Kinerja", "tertulis"),
            di("Anggaran", "tertulis"),
        ],
        kunci: None,
        kolom: &[kolom("Kolom", "kolom", 160), kolom("Teks", "teks", 300)],
    },
];

/// Parts of the document that no sheet shows, because they say which report it is (they come from the
/// report that the file is handed in for), or because no report keeps them.
pub(super) const BUKAN_ISIAN: &[&str] = &[
    "format",
    "kecamatan",
    "tahun",
    "periode",
    "sintetis",
    "perjanjian/*/pihakKedua/pangkat",
    "perjanjian/*/pihakKedua/nip",
];
