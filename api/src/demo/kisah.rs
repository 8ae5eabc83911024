//! What happens in the demonstration, and when: who brings in which report, and how far it gets.

use entity::status::Langkah;
use entity::value::Waktu;
use time::macros::datetime;
use time::{Duration, OffsetDateTime, Weekday};

use super::angka::angka;
use super::kecamatan::Kecamatan;

/// The kecamatan whose reports are real.
pub const NYATA: &str = "35.29.13";
/// Years that are told.
pub const TAHUN: [i32; 2] = [2022, 2023];
/// When the accounts are made.
pub(super) const PEMBUKAAN: OffsetDateTime = datetime!(2023-01-02 08:00 +7);

/// How far a synthetic report gets.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Nasib {
    /// Submitted in time and approved.
    Disetujui,
    /// Submitted after the deadline, then approved.
    Terlambat,
    /// Still waits for the review.
    Diajukan,
    /// Reviewed, waits for approval.
    Direviu,
    /// Returned with a reason.
    Dikembalikan,
    /// Still incomplete.
    Draf,
    /// Nobody has begun it.
    TidakAda,
}

/// The lot of kecamatan number `nomor` in `tahun`: in 2022 all was well.
pub const fn nasib(nomor: u32, tahun: i32) -> Nasib {
    match (tahun, nomor) {
        (2023, 9) => Nasib::Direviu,
        (2023, 14) => Nasib::Dikembalikan,
        (2023, 16) => Nasib::Draf,
        (2023, 18) => Nasib::Diajukan,
        (2023, 20 | 25) => Nasib::Terlambat,
        (2023, 23) => Nasib::TidakAda,
        _ => Nasib::Disetujui,
    }
}

/// Who acts.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Pelaku {
    Operator,
    Camat,
    Reviewer,
    Analis,
}

/// One step with one report; [`Langkah::Buka`] brings the document in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Adegan {
    pub(super) waktu: Waktu,
    pub(super) pelaku: Pelaku,
    pub(super) kode: String,
    pub(super) tahun: i32,
    pub(super) langkah: Langkah,
    pub(super) catatan: Option<&'static str>,
    /// What is written about the findings before the step: the reason of the kecamatan, or why the
    /// reviewer accepts or rejects it.
    pub(super) tanggapan: Option<&'static str>,
}

/// Everything that happens, in the order of time.
pub(super) fn semua(kecamatan: &[Kecamatan]) -> Vec<Adegan> {
    let mut adegan: Vec<Adegan> = nyata();
    for tahun in TAHUN {
        for satu in kecamatan.iter().filter(|satu| satu.kode != NYATA) {
            adegan.extend(sintetis(satu, tahun));
        }
    }
    adegan.sort_by_key(|adegan| adegan.waktu);
    adegan
}

/// The real report of 2023 bears the date 28 March 2024; the other days are plausible ones. What is
/// known of 2022 is too little to be submitted (no agreement, no narrative, no date) and is not made
/// up: it stays a draft, and the report of 2023 itself states the figures of the year before.
fn nyata() -> Vec<Adegan> {
    use Langkah::{Ajukan, Buka, BukaRevisi, Kembalikan, Reviu, Setujui};
    use Pelaku::{Analis, Camat, Operator, Reviewer};
    [
        (datetime!(2024-03-26 09:05 +7), Operator, 2022, Buka, None),
        (datetime!(2024-03-27 10:20 +7), Operator, 2023, Buka, None),
        (datetime!(2024-03-28 13:45 +7), Camat, 2023, Ajukan, None),
        (
            datetime!(2024-04-17 10:10 +7),
            Reviewer,
            2023,
            Reviu,
            Some("Contoh catatan reviu."),
        ),
        (datetime!(2024-04-23 09:30 +7), Analis, 2023, Setujui, None),
    ]
    .into_iter()
    .map(|(saat, pelaku, tahun, langkah, catatan)| Adegan {
        waktu: waktu(saat),
        pelaku,
        kode: NYATA.to_owned(),
        tahun,
        langkah,
        catatan,
        tanggapan: match langkah {
            Ajukan => Some("Angka sebagaimana tercetak dalam dokumen asli."),
            Reviu => Some("Diterima: laporan dimuat sebagaimana terbit."),
            Buka | Kembalikan | Setujui | BukaRevisi => None,
        },
    })
    .collect()
}

fn sintetis(kecamatan: &Kecamatan, tahun: i32) -> Vec<Adegan> {
    let nomor = kecamatan.nomor();
    let nasib = nasib(nomor, tahun);
    let hari = |nama: &str, dari: i64, sampai: i64| {
        Duration::days(angka(nomor, tahun, nama, &(dari..=sampai)))
    };
    let menit = Duration::minutes(angka(nomor, tahun, "menit", &(0..=420)));
    let diajukan = pengajuan(nomor, tahun) + menit;
    let diimpor = diajukan - hari("impor", 1, 5);
    let direviu = hari_kerja(diajukan + hari("reviu", 7, 20));
    let disetujui = hari_kerja(direviu + hari("setuju", 4, 12));
    let buka = (diimpor, Pelaku::Camat, Langkah::Buka, None);
    let ajukan = (diajukan, Pelaku::Camat, Langkah::Ajukan, None);
    let reviu = (direviu, Pelaku::Reviewer, Langkah::Reviu, None);
    let setujui = (disetujui, Pelaku::Analis, Langkah::Setujui, None);
    let kembalikan = (
        direviu,
        Pelaku::Reviewer,
        Langkah::Kembalikan,
        Some(
            "Realisasi anggaran program V lebih besar daripada pagunya. Cocokkan dengan SP2D, lalu \
             ajukan ulang. (Contoh)",
        ),
    );
    let langkah = match nasib {
        Nasib::TidakAda => vec![],
        Nasib::Draf => vec![buka],
        Nasib::Diajukan => vec![buka, ajukan],
        Nasib::Direviu => vec![buka, ajukan, reviu],
        Nasib::Dikembalikan => vec![buka, ajukan, kembalikan],
        Nasib::Disetujui | Nasib::Terlambat => vec![buka, ajukan, reviu, setujui],
    };
    langkah
        .into_iter()
        .map(|(saat, pelaku, langkah, catatan)| Adegan {
            waktu: waktu(saat),
            pelaku,
            kode: kecamatan.kode.clone(),
            tahun,
            langkah,
            catatan,
            tanggapan: (nasib == Nasib::Dikembalikan)
                .then(|| dibantah(langkah))
                .flatten(),
        })
        .collect()
}

/// What is written about the contradiction of the report that is returned.
const fn dibantah(langkah: Langkah) -> Option<&'static str> {
    match langkah {
        Langkah::Ajukan => Some(
            "Sebagian belanja dibayar dari pergeseran yang belum tercatat dalam DPA perubahan. (Contoh)",
        ),
        Langkah::Kembalikan => Some("SP2D tidak memuat pergeseran itu. (Contoh)"),
        Langkah::Buka | Langkah::Reviu | Langkah::Setujui | Langkah::BukaRevisi => None,
    }
}

/// The day, at eight in the morning, on which a report is signed and submitted.
pub(super) fn pengajuan(nomor: u32, tahun: i32) -> OffsetDateTime {
    let awal = datetime!(2023-01-23 08:00 +7) + Duration::days(365 * i64::from(tahun - 2022));
    let hari = match nasib(nomor, tahun) {
        // The deadline is the last day of February, 36 or 37 days after the first one here.
        Nasib::Terlambat => angka(nomor, tahun, "terlambat", &(42..=56)),
        Nasib::Disetujui
        | Nasib::Diajukan
        | Nasib::Direviu
        | Nasib::Dikembalikan
        | Nasib::Draf
        | Nasib::TidakAda => angka(nomor, tahun, "tepat waktu", &(0..=33)),
    };
    hari_kerja(awal + Duration::days(hari))
}

/// The same moment, or that of the Monday after it.
fn hari_kerja(saat: OffsetDateTime) -> OffsetDateTime {
    let tunda = match saat.weekday() {
        Weekday::Saturday => 2,
        Weekday::Sunday => 1,
        Weekday::Monday
        | Weekday::Tuesday
        | Weekday::Wednesday
        | Weekday::Thursday
        | Weekday::Friday => 0,
    };
    saat + Duration::days(tunda)
}

/// A moment as the program keeps it.
pub(super) fn waktu(saat: OffsetDateTime) -> Waktu {
    Waktu(saat.unix_timestamp() * 1000)
}
