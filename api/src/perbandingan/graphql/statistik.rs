//! Distribution of an indicator over the kecamatan.

use async_graphql::SimpleObject;
use entity::status::{JenisSkala, Letak};
use rust_decimal::Decimal;

use super::himpunan::Hasil;
use crate::graphql::hitungan::dua_desimal;
use crate::graphql::scalar::{Desimal, banyak};
use crate::perbandingan::rules::statistik;
use crate::skala::graphql::{Berpita, Golongan, berlaku, golongan};

/// Sebaran sebuah indikator di beberapa kecamatan.
#[derive(Clone, Debug, SimpleObject)]
pub struct StatistikIndikator {
    /// Letak kecamatan yang dihitung; kosong berarti semua.
    letak: Option<Letak>,
    /// Sebaran realisasi (bagi predikat, skornya), dalam satuan indikator; kosong bila tidak ada
    /// datanya.
    realisasi: Option<Statistik>,
    /// Sebaran capaian, dalam persen; kosong bila tidak ada yang terhitung.
    capaian: Option<Statistik>,
    /// Banyaknya kecamatan pada tiap pita skala capaian yang berlaku, dari yang tertinggi; pita tanpa
    /// kecamatan tetap tercantum.
    pita_list: Vec<JumlahPita>,
    /// Kecamatan yang capaiannya tidak terhitung.
    tanpa_kategori: i32,
}

/// Banyaknya kecamatan dalam satu pita.
#[derive(Clone, Debug, SimpleObject)]
pub struct JumlahPita {
    /// Pita.
    golongan: Golongan,
    /// Banyaknya kecamatan.
    jumlah: i32,
}

/// Ringkasan lima angka dan rata-rata. Setiap kecamatan berbobot sama. Kuartil dihitung dengan
/// interpolasi linear pada posisi (n − 1) × k / 4 (Hyndman & Fan 1996 tipe 7, sama dengan QUARTILE.INC
/// pada lembar sebar). Semua angka dihitung dari nilai yang belum dibulatkan, lalu dibulatkan HALF_UP
/// ke dua desimal.
#[derive(Clone, Debug, SimpleObject)]
pub struct Statistik {
    /// Banyaknya nilai.
    jumlah: i32,
    /// Rata-rata hitung.
    rata_rata: Desimal,
    /// Nilai terkecil.
    minimum: Desimal,
    /// Kuartil pertama.
    kuartil_1: Desimal,
    /// Median.
    median: Desimal,
    /// Kuartil ketiga.
    kuartil_3: Desimal,
    /// Nilai terbesar.
    maksimum: Desimal,
}

impl From<statistik::Statistik> for Statistik {
    fn from(hasil: statistik::Statistik) -> Self {
        Self {
            jumlah: banyak(hasil.jumlah),
            rata_rata: dua_desimal(hasil.rata_rata),
            minimum: dua_desimal(hasil.minimum),
            kuartil_1: dua_desimal(hasil.kuartil_1),
            median: dua_desimal(hasil.median),
            kuartil_3: dua_desimal(hasil.kuartil_3),
            maksimum: dua_desimal(hasil.maksimum),
        }
    }
}

impl JumlahPita {
    /// How many of `nilai` stand in each band of the scale of a kind that is in force, from the highest.
    pub(super) fn semua(
        skala: &[Berpita],
        jenis: JenisSkala,
        tahun: i32,
        nilai: &[Decimal],
    ) -> Vec<Self> {
        let tergolong: Vec<Golongan> = nilai
            .iter()
            .filter_map(|nilai| golongan(skala, jenis, tahun, *nilai))
            .collect();
        berlaku(skala, jenis, tahun)
            .into_iter()
            .flat_map(Berpita::golongan_list)
            .map(|pita| Self {
                jumlah: banyak(tergolong.iter().filter(|g| g.kode == pita.kode).count()),
                golongan: pita,
            })
            .collect()
    }
}

impl StatistikIndikator {
    /// Distribution of the figures of `anggota`.
    pub(super) fn of<'a>(
        letak: Option<Letak>,
        anggota: impl Iterator<Item = &'a Hasil> + Clone,
        skala: &[Berpita],
        tahun: i32,
    ) -> Self {
        let sebaran = |angka: Vec<Decimal>| statistik::statistik(&angka).map(Statistik::from);
        let realisasi = anggota.clone().filter_map(|hasil| hasil.realisasi.ok());
        let capaian: Vec<Decimal> = anggota
            .clone()
            .filter_map(|hasil| hasil.capaian.ok())
            .collect();
        let pita_list = JumlahPita::semua(skala, JenisSkala::Capaian, tahun, &capaian);
        let tergolong: i32 = pita_list.iter().map(|pita| pita.jumlah).sum();
        Self {
            letak,
            realisasi: sebaran(realisasi.collect()),
            capaian: sebaran(capaian),
            tanpa_kategori: banyak(anggota.count()) - tergolong,
            pita_list,
        }
    }
}
