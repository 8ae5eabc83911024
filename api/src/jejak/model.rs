//! What the trail calls things, and what an administrator may read of an entry about them.

/// Who may read the details of entries about a kind of thing.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Rincian {
    /// Whoever reads the trail.
    Terbuka,
    /// Whoever may read the report.
    Laporan,
    /// Nobody who reads the trail: it is between a kecamatan and its reviewers.
    Tertutup,
}

/// A kind of thing in the trail.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Jenis {
    /// Its name in the trail, before the colon.
    pub nama: &'static str,
    /// Its noun in global ids; none where it has no such id.
    pub noun: Option<&'static str>,
    /// Who may read details.
    pub rincian: Rincian,
}

const fn jenis(nama: &'static str, noun: Option<&'static str>, rincian: Rincian) -> Jenis {
    Jenis {
        nama,
        noun,
        rincian,
    }
}

/// All kinds; what is none of these shows no details.
const SEMUA: [Jenis; 15] = [
    jenis("lkjip", Some("Lkjip"), Rincian::Laporan),
    jenis("pengguna", Some("Pengguna"), Rincian::Terbuka),
    jenis("indikator", Some("Indikator"), Rincian::Terbuka),
    jenis("tolok_ukur", Some("TolokUkur"), Rincian::Terbuka),
    jenis("periode", Some("Periode"), Rincian::Terbuka),
    jenis("tenggat", Some("Tenggat"), Rincian::Terbuka),
    jenis(
        "perpanjangan",
        Some("PerpanjanganTenggat"),
        Rincian::Terbuka,
    ),
    jenis("kelompok", Some("Kelompok"), Rincian::Terbuka),
    jenis("komposit", Some("Komposit"), Rincian::Terbuka),
    jenis("parameterReviu", None, Rincian::Terbuka),
    jenis("putusanDefinisi", None, Rincian::Terbuka),
    jenis("aturanReviu", None, Rincian::Terbuka),
    jenis("mutasi", None, Rincian::Terbuka),
    jenis("sesi", None, Rincian::Terbuka),
    jenis("jaringan", None, Rincian::Terbuka),
];

/// What is said about a report in its review, though the report is what it happened to.
pub const CATATAN: &str = "lkjip.tanggapan.";

impl Jenis {
    /// The kind whose things have this noun in their global ids.
    pub fn of_noun(noun: &str) -> Option<Self> {
        SEMUA.into_iter().find(|jenis| jenis.noun == Some(noun))
    }

    /// The kind of an object of the trail.
    pub fn of_objek(objek: &str) -> Option<Self> {
        let (nama, _) = objek.split_once(':')?;
        SEMUA.into_iter().find(|jenis| jenis.nama == nama)
    }
}

/// Who may read the details of what happened to `objek`.
pub fn rincian(kejadian: &str, objek: &str) -> Rincian {
    if kejadian.starts_with(CATATAN) {
        return Rincian::Tertutup;
    }
    Jenis::of_objek(objek).map_or(Rincian::Tertutup, |jenis| jenis.rincian)
}

/// Key of the report that an entry is about.
pub fn laporan(objek: &str) -> Option<i64> {
    objek.strip_prefix("lkjip:")?.parse().ok()
}
