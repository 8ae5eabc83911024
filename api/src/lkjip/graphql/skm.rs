//! The result of the satisfaction survey of a report.

use async_graphql::{Object, SimpleObject};
use entity::status::{BobotSkm, JenisProfil, JenisSkala, PeriodeSkm, Unsur};
use entity::value::Nilai;
use entity::{lkjip_skm, lkjip_skm_profil, lkjip_skm_tindak_lanjut, lkjip_skm_unsur};
use rust_decimal::{Decimal, RoundingStrategy};

use super::Lkjip;
use crate::error::ApiError;
use crate::graphql::hitungan::Hitungan;
use crate::graphql::scalar::{Desimal, Hari};
use crate::hitung::TakTerhitung;
use crate::lkjip::dokumen;
use crate::lkjip::rules::jalur;
use crate::lkjip::store::salin;
use crate::skala::graphql::Golongan;
use crate::skm::rules::ekstrem::{terendah, tertinggi};
use crate::skm::rules::galat::{HasilUnsur, Survei};
use crate::skm::rules::indeks::{JUMLAH_UNSUR, indeks};
use crate::skm::rules::sampel::{RUMUS, sampel_minimal};

/// Hasil satu unsur.
#[derive(Clone, Debug, SimpleObject)]
pub struct NilaiUnsur {
    /// Unsur menurut maknanya.
    unsur: Unsur,
    /// Nilai rata-rata (NRR), 1 sampai 4: dihitung dari jawaban bila ada, di sini dibulatkan ke empat
    /// desimal; indeks dihitung dari nilai utuhnya.
    nrr: Desimal,
    /// Banyaknya tiap jawaban; kosong bila yang diketahui hanya NRR.
    jawaban: Option<JawabanUnsur>,
    /// Versi laporan saat baris ini terakhir berubah.
    version: i64,
}

/// Banyaknya responden yang memberi tiap jawaban (PermenPANRB 14/2017).
#[derive(Clone, Debug, SimpleObject)]
pub struct JawabanUnsur {
    /// Yang menjawab 1, tidak baik.
    satu: i32,
    /// Yang menjawab 2, kurang baik.
    dua: i32,
    /// Yang menjawab 3, baik.
    tiga: i32,
    /// Yang menjawab 4, sangat baik.
    empat: i32,
    /// Hitungan NRR dari jawaban itu.
    nrr: Hitungan,
}

/// Satu rencana tindak lanjut hasil survei bagi satu unsur.
#[derive(Clone, Debug, SimpleObject)]
pub struct TindakLanjutSkm {
    /// Unsur yang diperbaiki.
    unsur: Unsur,
    /// Apa yang akan dilakukan.
    uraian: String,
    /// Kapan.
    waktu: Option<String>,
    /// Jabatan atau unit yang bertanggung jawab.
    penanggung_jawab: Option<String>,
}

/// Banyaknya responden dalam satu kelompok; bukan data seseorang.
#[derive(Clone, Debug, SimpleObject)]
pub struct ProfilResponden {
    /// Menurut apa responden dikelompokkan.
    jenis: JenisProfil,
    /// Nama kelompok.
    kelompok: String,
    /// Banyaknya responden dalam kelompok.
    jumlah: i32,
}

impl NilaiUnsur {
    fn new(baris: &dokumen::NilaiUnsur, nilai: Decimal, version: i64) -> Self {
        Self {
            unsur: baris.unsur,
            version,
            nrr: Desimal(
                nilai
                    .round_dp_with_strategy(4, RoundingStrategy::MidpointAwayFromZero)
                    .normalize(),
            ),
            jawaban: baris.jawaban.map(|jawaban| JawabanUnsur {
                satu: jawaban.satu,
                dua: jawaban.dua,
                tiga: jawaban.tiga,
                empat: jawaban.empat,
                nrr: Hitungan::new(
                    Ok(nilai),
                    "(1 × satu + 2 × dua + 3 × tiga + 4 × empat) / (satu + dua + tiga + empat)",
                    &[
                        ("satu", Some(jawaban.satu.into())),
                        ("dua", Some(jawaban.dua.into())),
                        ("tiga", Some(jawaban.tiga.into())),
                        ("empat", Some(jawaban.empat.into())),
                    ],
                ),
            }),
        }
    }
}

impl From<lkjip_skm_tindak_lanjut::Model> for TindakLanjutSkm {
    fn from(row: lkjip_skm_tindak_lanjut::Model) -> Self {
        Self {
            unsur: row.unsur,
            uraian: row.uraian,
            waktu: row.waktu,
            penanggung_jawab: row.penanggung_jawab,
        }
    }
}

impl From<lkjip_skm_profil::Model> for ProfilResponden {
    fn from(row: lkjip_skm_profil::Model) -> Self {
        Self {
            jenis: row.jenis,
            kelompok: row.kelompok,
            jumlah: row.jumlah,
        }
    }
}

/// The schema's `Skm`.
#[derive(Clone, Debug)]
pub struct Skm {
    lkjip: Lkjip,
    row: lkjip_skm::Model,
    unsur: Vec<(dokumen::NilaiUnsur, Decimal)>,
}

impl Skm {
    pub(super) fn new(
        lkjip: Lkjip,
        row: lkjip_skm::Model,
        unsur: &[lkjip_skm_unsur::Model],
    ) -> Self {
        let unsur = unsur
            .iter()
            .map(salin::nilai_unsur)
            .filter_map(|baris| {
                let nilai = baris.rata_rata()?;
                Some((baris, nilai))
            })
            .collect();
        Self { lkjip, row, unsur }
    }

    /// What its certainty depends on.
    pub(crate) fn survei(&self) -> Survei {
        let bulat = |angka: Option<i32>| angka.and_then(|angka| u32::try_from(angka).ok());
        let unsur = |(baris, nilai): &(dokumen::NilaiUnsur, Decimal)| {
            let jawaban = baris.jawaban.and_then(|it| {
                let empat = [it.satu, it.dua, it.tiga, it.empat].map(|n| u32::try_from(n).ok());
                let [Some(a), Some(b), Some(c), Some(d)] = empat else {
                    return None;
                };
                Some(HasilUnsur::Jawaban([a, b, c, d]))
            });
            (baris.unsur, jawaban.unwrap_or(HasilUnsur::Nrr(*nilai)))
        };
        Survei {
            unsur: self.unsur.iter().map(unsur).collect(),
            indeks: self.indeks_angka(),
            bobot: self.row.bobot,
            responden: bulat(self.row.responden),
            populasi: bulat(self.row.populasi),
        }
    }

    fn hitung(&self, bobot: BobotSkm) -> Result<Decimal, TakTerhitung> {
        let nrr: Vec<Decimal> = self.unsur.iter().map(|(_, nilai)| *nilai).collect();
        indeks(&nrr, bobot)
    }

    fn lengkap(&self) -> bool {
        self.unsur.len() == JUMLAH_UNSUR
    }

    /// Sum of the nine; none while some are missing.
    fn jumlah(&self) -> Option<Decimal> {
        self.lengkap()
            .then(|| self.unsur.iter().map(|(_, nilai)| *nilai).sum())
    }

    /// The mean of each unsur; nothing when only the index is known.
    pub(crate) fn nilai_unsur(&self) -> Vec<(Unsur, Decimal)> {
        self.unsur
            .iter()
            .map(|(baris, nilai)| (baris.unsur, *nilai))
            .collect()
    }

    pub(crate) fn indeks_angka(&self) -> Result<Decimal, TakTerhitung> {
        match self.row.indeks {
            Some(indeks) if self.unsur.is_empty() => Ok(indeks.desimal()),
            _ => self.hitung(self.row.bobot),
        }
    }

    /// The index with its formula and inputs.
    pub(crate) fn asal_indeks(&self) -> Hitungan {
        if self.unsur.is_empty() {
            let indeks = self.row.indeks.map(Nilai::desimal);
            return Hitungan::new(
                self.indeks_angka(),
                "sebagaimana dinyatakan sumber",
                &[("indeks", indeks)],
            );
        }
        Hitungan::new(
            self.indeks_angka(),
            rumus(self.row.bobot),
            &[("Σ NRR", self.jumlah())],
        )
    }

    /// The unsur that `pilih` picks of all nine; none while some are missing.
    async fn ekstrem(
        &self,
        pilih: impl Fn(&[(Unsur, Decimal)]) -> Vec<Unsur>,
    ) -> Result<Vec<NilaiUnsur>, ApiError> {
        if self.lengkap() {
            self.pilih(pilih).await
        } else {
            Ok(Vec::new())
        }
    }

    /// The unsur that `pilih` picks.
    async fn pilih(
        &self,
        pilih: impl Fn(&[(Unsur, Decimal)]) -> Vec<Unsur>,
    ) -> Result<Vec<NilaiUnsur>, ApiError> {
        let terpilih = pilih(&self.nilai_unsur());
        let mut semua = Vec::new();
        for (baris, nilai) in &self.unsur {
            if terpilih.contains(&baris.unsur) {
                let version = self.lkjip.versi(&jalur::unsur(baris.unsur)).await?;
                semua.push(NilaiUnsur::new(baris, *nilai, version));
            }
        }
        Ok(semua)
    }

    fn minimal(&self) -> Option<u32> {
        u32::try_from(self.row.populasi?).ok().map(sampel_minimal)
    }
}

const fn rumus(bobot: BobotSkm) -> &'static str {
    match bobot {
        BobotSkm::Tepat => "Σ NRR × 1/9 × 25",
        BobotSkm::Dua => "Σ NRR × 0,11 × 25",
        BobotSkm::Tiga => "Σ NRR × 0,111 × 25",
    }
}

/// Hasil Survei Kepuasan Masyarakat (PermenPANRB 14/2017); hanya agregat, tanpa data pribadi.
#[Object]
impl Skm {
    /// Versi laporan saat baris ini terakhir berubah.
    async fn version(&self) -> Result<i64, ApiError> {
        self.lkjip.versi(&jalur::skm()).await
    }

    /// Laporan yang memuatnya.
    async fn lkjip(&self) -> &Lkjip {
        &self.lkjip
    }

    /// Indeks 25 sampai 100: dihitung dari kesembilan unsur, atau sebagaimana dinyatakan sumber bila tidak satu
    /// unsur pun diisi; belum terhitung selama kesembilannya belum lengkap.
    async fn indeks(&self) -> Hitungan {
        self.asal_indeks()
    }

    /// Indeks sebagaimana dinyatakan dokumen, untuk dibandingkan dengan hasil hitungnya.
    async fn indeks_tertulis(&self) -> Option<Desimal> {
        self.row.indeks.map(Into::into)
    }

    /// Indeks dengan bobot tepat 1/9, apa pun bobot yang dipakai laporan; kosong bila kesembilan unsur belum
    /// lengkap. Bila hanya indeks yang diketahui, indeks itu sendiri asal bobotnya TEPAT.
    async fn indeks_tepat(&self) -> Hitungan {
        if self.row.bobot == BobotSkm::Tepat {
            return self.asal_indeks();
        }
        Hitungan::new(
            self.hitung(BobotSkm::Tepat),
            rumus(BobotSkm::Tepat),
            &[("Σ NRR", self.jumlah())],
        )
    }

    /// Mutu pelayanan: A, B, C atau D.
    async fn mutu(&self) -> Result<Option<Golongan>, ApiError> {
        self.lkjip
            .golongan(JenisSkala::SkmMutu, self.indeks_angka().ok())
            .await
    }

    /// Hasil per unsur; kosong bila hanya indeks yang diketahui.
    async fn unsur_list(&self) -> Result<Vec<NilaiUnsur>, ApiError> {
        self.pilih(|semua| semua.iter().map(|(unsur, _)| *unsur).collect())
            .await
    }

    /// Unsur dengan NRR terendah; lebih dari satu bila sama, kosong selama kesembilannya belum lengkap.
    async fn terendah_list(&self) -> Result<Vec<NilaiUnsur>, ApiError> {
        self.ekstrem(terendah).await
    }

    /// Unsur dengan NRR tertinggi; lebih dari satu bila sama, kosong selama kesembilannya belum lengkap.
    async fn tertinggi_list(&self) -> Result<Vec<NilaiUnsur>, ApiError> {
        self.ekstrem(tertinggi).await
    }

    /// Bobot nilai rata-rata tertimbang yang dipakai laporan.
    async fn bobot(&self) -> BobotSkm {
        self.row.bobot
    }

    /// Jumlah responden.
    async fn responden(&self) -> Option<i32> {
        self.row.responden
    }

    /// Jumlah populasi pengguna layanan.
    async fn populasi(&self) -> Option<i32> {
        self.row.populasi
    }

    /// Sampel terkecil bagi populasi itu menurut Krejcie & Morgan (1970).
    async fn sampel_minimal(&self) -> Option<i32> {
        i32::try_from(self.minimal()?).ok()
    }

    /// Hitungan sampel terkecil itu.
    async fn sampel(&self) -> Hitungan {
        Hitungan::new(
            self.minimal()
                .map(Decimal::from)
                .ok_or(TakTerhitung::BelumDiisi),
            RUMUS,
            &[("N", self.row.populasi.map(Decimal::from))],
        )
    }

    /// Benar bila responden paling sedikit sampel terkecil itu; kosong bila salah satunya belum diisi.
    async fn sampel_cukup(&self) -> Option<bool> {
        let responden = u32::try_from(self.row.responden?).ok()?;
        Some(responden >= self.minimal()?)
    }

    /// Cara survei.
    async fn metode(&self) -> Option<&str> {
        self.row.metode.as_deref()
    }

    /// Panjang periode survei.
    async fn periode(&self) -> Option<PeriodeSkm> {
        self.row.periode
    }

    /// Awal periode survei.
    async fn mulai(&self) -> Option<Hari> {
        self.row.mulai.clone().map(Hari)
    }

    /// Akhir periode survei.
    async fn selesai(&self) -> Option<Hari> {
        self.row.selesai.clone().map(Hari)
    }

    /// Dokumen asal.
    async fn sumber(&self) -> Option<&str> {
        self.row.sumber.as_deref()
    }
    /// Tempat hasil survei dipublikasikan.
    async fn tautan(&self) -> Option<&str> {
        self.row.tautan.as_deref()
    }

    /// Rencana tindak lanjut hasil survei.
    async fn tindak_lanjut_list(&self) -> Result<Vec<TindakLanjutSkm>, ApiError> {
        let semua = self.lkjip.cohort.tindak_lanjut_skm().await?;
        Ok(self.lkjip.own(&semua).into_iter().map(Into::into).collect())
    }

    /// Profil responden, sebagai jumlah orang per kelompok.
    async fn profil_list(
        &self,
        #[graphql(desc = "Hanya pengelompokan ini.")] jenis: Option<JenisProfil>,
    ) -> Result<Vec<ProfilResponden>, ApiError> {
        let semua = self.lkjip.cohort.profil().await?;
        Ok(self
            .lkjip
            .own(&semua)
            .into_iter()
            .filter(|row| jenis.is_none_or(|jenis| row.jenis == jenis))
            .map(Into::into)
            .collect())
    }
}
