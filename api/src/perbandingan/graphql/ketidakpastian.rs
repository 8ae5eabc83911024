//! How certain the places by SKM are.

use async_graphql::SimpleObject;
use entity::status::BobotSkm;
use rust_decimal::Decimal;

use super::papan::{Isi, Papan};
use crate::error::ApiError;
use crate::graphql::hitungan::Hitungan;
use crate::graphql::scalar::{Desimal, banyak};
use crate::hitung::{TakTerhitung, bulat};
use crate::perbandingan::rules::ketidakpastian::{Selang, setara, tempat};
use crate::perbandingan::rules::kuantil;
use crate::skm::rules::galat::{self, DasarGalat, Galat, Survei, galat_baku};
use crate::skm::rules::indeks::{JUMLAH_UNSUR, indeks};
use crate::wilayah::graphql::Kecamatan;

/// Fewer respondents than this, and the normal approximation is a poor one: a rule of thumb, of no regulation.
const SAMPEL_KECIL: u32 = 30;

/// Seberapa pasti peringkat menurut SKM.
#[derive(Clone, Debug, SimpleObject)]
pub struct KetidakpastianPeringkat {
    /// Tingkat kepercayaan selang, dalam persen.
    tingkat: Desimal,
    /// Bobot unsur yang dipakai semua kecamatan yang diperingkat: bobot sebagian besar laporan
    /// sekabupaten; bila sama banyak, yang paling tepat.
    bobot: BobotSkm,
    /// Kuantil normal bagi selang indeks satu kecamatan.
    z: Desimal,
    /// Kuantil normal bagi selang semua kecamatan sekaligus (Bonferroni), yang menentukan selang tempat
    /// dan siapa yang tidak dapat dibedakan.
    z_bersama: Desimal,
    /// Cara menghitungnya beserta sumbernya.
    metode: &'static str,
    /// Golongan kecamatan yang satu sama lain tidak dapat dibedakan, dari yang terbaik. Satu kecamatan
    /// dapat termasuk beberapa golongan.
    setara_list: Vec<GolonganSetara>,
}

/// Kecamatan yang satu sama lain tidak dapat dibedakan menurut surveinya.
#[derive(Clone, Debug, SimpleObject)]
pub struct GolonganSetara {
    /// Nomor, mulai dari 1 bagi yang terbaik.
    nomor: i32,
    /// Anggotanya, menurut peringkat.
    kecamatan_list: Vec<Kecamatan>,
}

/// Seberapa pasti indeks dan tempat satu kecamatan.
#[derive(Clone, Debug, SimpleObject)]
pub struct KetidakpastianSkm {
    /// Banyaknya responden yang dipakai galat baku: pada unsur yang paling sedikit dijawab bila jawabannya
    /// diketahui, selain itu jumlah responden menurut laporan.
    responden: Option<i32>,
    /// Jumlah populasi pengguna layanan.
    populasi: Option<i32>,
    /// Batas atas galat baku indeks; kosong dengan alasannya bila sampelnya tidak diketahui.
    galat_baku: Hitungan,
    /// Apa yang menjadi dasar galat baku.
    dasar: Option<DasarGalat>,
    /// Benar bila galat baku dikoreksi dengan populasi yang diketahui.
    koreksi_populasi: bool,
    /// Benar bila responden kurang dari 30, sehingga selangnya hanya pendekatan kasar.
    sampel_kecil: bool,
    /// Batas bawah selang kepercayaan 95 % indeks; kosong bila galat baku tidak diketahui.
    bawah: Option<Desimal>,
    /// Batas atas selang kepercayaan 95 % indeks; kosong bila galat baku tidak diketahui.
    atas: Option<Desimal>,
    /// Tempat terbaik yang mungkin, dengan kepercayaan 95 % bagi semua kecamatan sekaligus.
    peringkat_awal: i32,
    /// Tempat terburuk yang mungkin, dengan kepercayaan 95 % bagi semua kecamatan sekaligus.
    peringkat_akhir: i32,
    /// Nomor golongan `setaraList` tempat kecamatan ini termasuk.
    setara_list: Vec<i32>,
}

const METODE: &str = "Galat baku: batas atas 25 × bobot × Σ √(s² / n × (1 − n / N)) dari jawaban per unsur, \
    atau dari ragam terbesar yang mungkin bila hanya NRR atau indeks yang diketahui (Cochran, Sampling \
    Techniques, 1977; Bhatia & Davis, 2000). Dalam s² ikut dihitung empat jawaban 1 dan empat jawaban 4, agar \
    survei yang hampir semua jawabannya sama tidak tampak pasti (menurut Agresti & Coull, 1998). Selang indeks: indeks ± z × galat baku. Selang tempat: Klein, \
    Wright & Wieczorek (2020), dari selang bersama Bonferroni; yang galat bakunya tidak diketahui dapat \
    bernilai berapa pun. Tidak ada bilangan acak: data yang sama memberi jawaban yang sama.";

/// What is certain of a ranking by SKM, and of each of its kecamatan in the order of `papan`, whose places
/// are `peringkat`; nothing for another ranking.
pub(super) fn ketidakpastian(
    papan: &Papan,
    peringkat: &[usize],
) -> Result<Option<(KetidakpastianPeringkat, Vec<KetidakpastianSkm>)>, ApiError> {
    let survei: Vec<(&Survei, Decimal)> = papan
        .peserta
        .iter()
        .filter_map(|peserta| match &peserta.isi {
            Isi::Survei(survei) => Some((survei.as_ref(), peserta.nilai)),
            Isi::Indikator(_) | Isi::Anggaran | Isi::Evaluasi | Isi::Gabungan(_) => None,
        })
        .collect();
    let Some((bobot, z_bersama)) = papan.bobot.zip(kuantil::bersama(survei.len())) else {
        return Ok(None);
    };
    let ujung = |nrr: i64| {
        indeks(&[Decimal::from(nrr); JUMLAH_UNSUR], bobot)
            .map_err(|alasan| ApiError::Internal(alasan.message().to_owned()))
    };
    let batas = Selang {
        bawah: ujung(1)?,
        atas: ujung(4)?,
    };
    let galat: Vec<Result<Galat, TakTerhitung>> = survei
        .iter()
        .map(|(survei, _)| galat_baku(survei))
        .collect();
    let selang: Vec<Selang> = survei
        .iter()
        .zip(&galat)
        .map(|((_, nilai), galat)| {
            Selang::baru(
                *nilai,
                galat.ok().map(|galat| galat.nilai),
                z_bersama,
                batas,
            )
        })
        .collect();
    let golongan = setara(&selang);
    let satu = survei
        .iter()
        .zip(galat)
        .zip(tempat(&selang))
        .enumerate()
        .map(|(indeks, (((survei, nilai), galat), (awal, akhir)))| {
            let responden = galat
                .ok()
                .map(|galat| galat.responden())
                .or(survei.responden);
            let sendiri = galat
                .ok()
                .map(|galat| Selang::baru(*nilai, Some(galat.nilai), kuantil::SATU, batas));
            KetidakpastianSkm {
                responden: responden.and_then(|n| i32::try_from(n).ok()),
                populasi: survei.populasi.and_then(|n| i32::try_from(n).ok()),
                galat_baku: hitung(survei, galat),
                dasar: galat.ok().map(|galat| galat.dasar),
                koreksi_populasi: galat.is_ok_and(|galat| galat.koreksi),
                sampel_kecil: responden.is_some_and(|n| n < SAMPEL_KECIL),
                bawah: sendiri.map(|selang| Desimal(bulat(selang.bawah))),
                atas: sendiri.map(|selang| Desimal(bulat(selang.atas))),
                peringkat_awal: banyak(awal),
                peringkat_akhir: banyak(akhir),
                setara_list: golongan
                    .iter()
                    .enumerate()
                    .filter(|(_, anggota)| anggota.contains(&indeks))
                    .map(|(nomor, _)| banyak(nomor + 1))
                    .collect(),
            }
        })
        .collect();
    let setara_list = golongan
        .iter()
        .enumerate()
        .map(|(nomor, anggota)| {
            let mut anggota = anggota.clone();
            anggota.sort_by_key(|&indeks| peringkat[indeks]);
            GolonganSetara {
                nomor: banyak(nomor + 1),
                kecamatan_list: anggota
                    .into_iter()
                    .map(|indeks| papan.peserta[indeks].kecamatan.clone())
                    .collect(),
            }
        })
        .collect();
    let seluruhnya = KetidakpastianPeringkat {
        tingkat: Desimal(Decimal::from(95)),
        bobot,
        z: Desimal(kuantil::SATU),
        z_bersama: Desimal(z_bersama),
        metode: METODE,
        setara_list,
    };
    Ok(Some((seluruhnya, satu)))
}

/// With all that it can be had from again: n of an unsur only where it is another than that of all.
fn hitung(survei: &Survei, galat: Result<Galat, TakTerhitung>) -> Hitungan {
    let n = galat
        .ok()
        .map(|galat| galat.responden())
        .or(survei.responden);
    let mut masukan = vec![
        ("n".to_owned(), n.map(Decimal::from)),
        ("N".to_owned(), survei.populasi.map(Decimal::from)),
    ];
    for satu in galat.iter().flat_map(|galat| galat.sampel) {
        let unsur = serde_json::to_value(satu.unsur).unwrap_or_default();
        let unsur = unsur.as_str().unwrap_or_default();
        masukan.push((format!("s² {unsur}"), Some(satu.ragam)));
        if Some(satu.n) != n {
            masukan.push((format!("n {unsur}"), Some(Decimal::from(satu.n))));
        }
    }
    let masukan: Vec<(&str, Option<Decimal>)> = masukan
        .iter()
        .map(|(nama, nilai)| (nama.as_str(), *nilai))
        .collect();
    Hitungan::new(galat.map(|galat| galat.nilai), galat::RUMUS, &masukan)
}
