//! Made-up satisfaction surveys.

use entity::status::{JenisProfil, PeriodeSkm, Unsur};
use rust_decimal::Decimal;
use time::OffsetDateTime;
use time::macros::datetime;

use super::angka::angka;
use super::sintetis::{Benih, SUMBER, hari, perseratus};
use crate::graphql::scalar::Desimal;
use crate::hitung::bulat;
use crate::lkjip::dokumen::{Jawaban, NilaiUnsur, ProfilResponden, Skm, TindakLanjutSkm};
use crate::skm::rules::ekstrem::terendah;
use crate::skm::rules::sampel::sampel_minimal;

/// The kecamatan whose survey of 2023 reached too few people to count as a realisasi.
const SURVEI_KURANG: (u32, i32) = (3, 2023);

/// Whether the survey reached too few people.
pub(super) fn survei_kurang(benih: &Benih<'_>) -> bool {
    (benih.nomor, benih.tahun) == SURVEI_KURANG
}

/// NRR of the nine unsur in hundredths, in the order of [`Unsur::SEMUA`]. The same answers given to
/// other unsur make a tie: the index is the same, the profile is not.
fn nrr(nomor: u32, tahun: i32) -> [i64; 9] {
    const POLA: [i64; 9] = [4, -6, -14, 22, 2, 5, 9, -12, -9];
    let seri = match (tahun, nomor) {
        (2023, 11) => 5,
        (2023, 17 | 27) => 8,
        _ => nomor,
    };
    let dasar = angka(seri, 0, "skm", &(270..=352));
    let naik = angka(seri, tahun, "skm naik", &(-4..=12));
    let halus = angka(seri, tahun, "skm halus", &(0..=8));
    let mut nilai = [0; 9];
    for ((nilai, pola), urutan) in nilai.iter_mut().zip(POLA).zip(0..) {
        *nilai = dasar + naik + pola + i64::from(urutan < halus);
    }
    let putar = usize::try_from(angka(nomor, 0, "putar", &(0..=8))).unwrap_or(0);
    nilai.rotate_left(putar);
    nilai
}

/// Index of the survey, HALF_UP to two decimals as a report states it.
pub(super) fn indeks(nomor: u32, tahun: i32) -> Desimal {
    let jumlah: i64 = nrr(nomor, tahun).iter().sum();
    Desimal(bulat(Decimal::new(jumlah * 25, 2) / Decimal::from(9)).normalize())
}

/// Answers of `responden` people, a multiple of 100, whose mean is `nrr` hundredths: most give the two
/// answers next to it, and some of them differ by one either way.
fn jawaban(nrr: i64, responden: i64) -> Option<Jawaban> {
    let jumlah = nrr * responden / 100;
    let (rendah, tinggi) = (jumlah / responden, jumlah % responden);
    let mut orang = [0_i64; 4];
    for (nilai, banyak) in (1..).zip(&mut orang) {
        if nilai == rendah {
            *banyak = responden - tinggi;
        } else if nilai == rendah + 1 {
            *banyak = tinggi;
        }
    }
    let [satu, dua, tiga, empat] = orang;
    let geser = (responden / 20).min(tiga / 2);
    let angka = |orang: i64| i32::try_from(orang).ok();
    Some(Jawaban {
        satu: angka(satu)?,
        dua: angka(dua + geser)?,
        tiga: angka(tiga - 2 * geser)?,
        empat: angka(empat + geser)?,
    })
}

/// Groups of the respondents that make `responden` together.
fn profil(benih: &Benih<'_>, responden: i64) -> Vec<ProfilResponden> {
    let mut hasil = Vec::new();
    for (jenis, kelompok) in [
        (JenisProfil::JenisKelamin, &["Perempuan", "Laki-laki"][..]),
        (
            JenisProfil::Umur,
            &["Di atas 50 tahun", "31-50 tahun", "Sampai 30 tahun"][..],
        ),
        (
            JenisProfil::JenisLayanan,
            &[
                "Surat pengantar",
                "Rekomendasi",
                "Administrasi kependudukan",
            ][..],
        ),
    ] {
        let mut sisa = responden;
        let terakhir = kelompok.len() - 1;
        for (urutan, nama) in kelompok.iter().enumerate() {
            let jumlah = if urutan == terakhir {
                sisa
            } else {
                sisa * benih.angka(nama, 30, 55) / 100
            };
            sisa -= jumlah;
            hasil.extend(i32::try_from(jumlah).ok().map(|jumlah| ProfilResponden {
                jenis,
                kelompok: (*nama).to_owned(),
                jumlah,
            }));
        }
    }
    hasil
}

/// The survey as the report states it: every second kecamatan counts the answers.
pub(super) fn skm(benih: &Benih<'_>) -> Skm {
    let populasi = benih.tetap("populasi", 900, 6200);
    let minimal = u32::try_from(populasi).map_or(0, sampel_minimal);
    let dihitung = benih.nomor.is_multiple_of(2);
    let responden = if survei_kurang(benih) {
        28
    } else {
        let cukup = i64::from(minimal) + benih.angka("responden", 0, 25);
        // Only so are the hundredths a mean of whole people.
        if dihitung {
            (cukup + 99) / 100 * 100
        } else {
            cukup
        }
    };
    let periode = |saat: OffsetDateTime| {
        hari(saat + time::Duration::days(365 * i64::from(benih.tahun - 2022)))
    };
    let unsur: Vec<NilaiUnsur> = Unsur::SEMUA
        .iter()
        .zip(nrr(benih.nomor, benih.tahun))
        .map(|(&unsur, nrr)| NilaiUnsur {
            unsur,
            nrr: (!dihitung).then(|| perseratus(nrr)),
            jawaban: dihitung.then(|| jawaban(nrr, responden)).flatten(),
        })
        .collect();
    let mut skm = Skm {
        unsur,
        indeks: None,
        bobot: None,
        responden: i32::try_from(responden).ok(),
        populasi: i32::try_from(populasi).ok(),
        metode: Some("Kuesioner tatap muka di ruang pelayanan (contoh sintetis).".to_owned()),
        periode: Some(PeriodeSkm::Semester),
        mulai: periode(datetime!(2022-07-04 08:00 +7)),
        selesai: periode(datetime!(2022-10-28 08:00 +7)),
        sumber: Some(SUMBER.to_owned()),
        tautan: None,
        tindak_lanjut: Vec::new(),
        profil: profil(benih, responden),
    };
    skm.tindak_lanjut = terendah(&skm.rata_rata())
        .into_iter()
        .map(|unsur| TindakLanjutSkm {
            unsur,
            uraian: "Memperbaiki unsur yang dinilai terendah (contoh sintetis).".to_owned(),
            waktu: Some(format!("Semester I {}", benih.tahun + 1)),
            penanggung_jawab: Some("Seksi Pelayanan Umum".to_owned()),
        })
        .collect();
    skm
}
