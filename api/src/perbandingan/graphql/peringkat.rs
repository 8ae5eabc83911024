//! Ranking of the kecamatan.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::{ComplexObject, Context, Object, SimpleObject};
use entity::id::KecamatanId;
use entity::status::{JenisSkala, Letak};
use rust_decimal::Decimal;

use super::dasar::{Dasar, DasarPeringkat};
use super::gabungan::Sumbangan;
use super::himpunan::{Hasil, TanpaData};
use super::ketidakpastian::{Kepastian, KetidakpastianPeringkat, KetidakpastianSkm};
use super::papan::{Isi, Papan};
use super::tautan::{BentukUnduhan, Unduhan};
use crate::error::ApiError;
use crate::graphql::cohort::Memo;
use crate::graphql::context::Reading;
use crate::graphql::hitungan::Hitungan;
use crate::graphql::scalar::{Desimal, Saat, banyak};
use crate::hitung::{TakTerhitung, bulat};
use crate::indikator::graphql::Indikator;
use crate::kelompok::graphql::Kelompok;
use crate::komposit::graphql::Komposit;
use crate::lkjip::graphql::{IndikatorLkjip, Lkjip, Ukuran};
use crate::perbandingan::model::{Lingkup, Pertanyaan};
use crate::perbandingan::rules::peringkat::{kuartil, persentil};
use crate::skala::graphql::{self as skala, Golongan};
use crate::wilayah::graphql::Kecamatan;

/// Peringkat kecamatan pada satu tahun menurut satu dasar.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub struct Peringkat {
    #[graphql(skip)]
    pub(super) tanya: Pertanyaan,
    /// Indikator yang diperingkat; kosong bila dasarnya bukan indikator.
    indikator: Option<Indikator>,
    /// Nilai gabungan yang diperingkat; kosong bila dasarnya lain.
    komposit: Option<Komposit>,
    /// Tahun anggaran yang dilaporkan.
    tahun: i32,
    /// Angka yang diperingkat.
    menurut: DasarPeringkat,
    /// Penyaring letak kecamatan; kosong berarti semua.
    letak: Option<Letak>,
    /// Penyaring kelompok pembanding; kosong berarti semua.
    kelompok: Option<Kelompok>,
    /// Benar bila laporan yang sedang diperiksa diikutkan.
    sertakan_proses: bool,
    /// Saat keadaan yang dibandingkan; kosong berarti sekarang.
    as_of: Option<Saat>,
    /// Banyaknya kecamatan yang diperingkat.
    jumlah: i32,
    /// Kecamatan menurut peringkatnya; yang setempat urut kode.
    baris_list: Vec<BarisPeringkat>,
    /// Kecamatan yang tidak diberi peringkat, urut kode.
    tanpa_data_list: Vec<TanpaData>,
    #[graphql(skip)]
    kepastian: Arc<Kepastian>,
}

#[ComplexObject]
impl Peringkat {
    /// Seberapa pasti peringkat ini; hanya bila yang diperingkat indeks SKM atau peningkatannya dan surveinya ada.
    async fn ketidakpastian(&self) -> Result<Option<KetidakpastianPeringkat>, ApiError> {
        self.kepastian.seluruhnya().await
    }

    /// Tautan untuk mengunduh jawaban ini sebagai tabel, dengan argumen yang sama. Isinya dibaca saat
    /// diunduh, dengan wewenang Anda saat itu.
    #[expect(clippy::unused_async, reason = "a resolver is async")]
    async fn unduhan(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Bentuk berkas.")] bentuk: BentukUnduhan,
    ) -> Result<Unduhan, ApiError> {
        Unduhan::of(context, &self.tanya, bentuk)
    }
}

impl Peringkat {
    /// Ranks the kecamatan of `lingkup` by what is asked for: the basis, and the codes of an indicator and
    /// of a composite.
    ///
    /// # Errors
    /// [`ApiError::Forbidden`] when reports under review are asked for by someone who may not;
    /// [`ApiError::BadUserInput`] for a basis without the code that it needs, or with
    /// one that it does not; [`ApiError::NotFound`] for a code that is none.
    pub async fn of(
        reading: &Reading,
        tanya: Pertanyaan,
        (menurut, kode): (DasarPeringkat, (Option<&str>, Option<&str>)),
        lingkup: Lingkup,
    ) -> Result<Self, ApiError> {
        let dasar = Dasar::of(reading, menurut, kode, lingkup).await?;
        let papan = Papan::of(reading, &dasar, lingkup).await?;
        let tempat = papan.tempat(&dasar);
        let kepastian = Arc::new(Kepastian::of(&papan, &dasar, &tempat));
        let skala = skala::semua(reading).await?;
        let jumlah = papan.peserta.len();
        let lalu = Arc::new(TahunLalu {
            reading: reading.clone(),
            dasar: dasar.clone().sepanjang(lingkup.tahun),
            lingkup: lingkup.tahun_lalu(),
            tempat: Memo::default(),
        });
        let mut baris: Vec<BarisPeringkat> = papan
            .peserta
            .into_iter()
            .zip(tempat)
            .map(|(peserta, peringkat)| {
                let mutu = matches!(peserta.isi, Isi::Survei(_)).then(|| {
                    skala::golongan(&skala, JenisSkala::SkmMutu, lingkup.tahun, peserta.nilai)
                });
                BarisPeringkat {
                    tempat: peringkat,
                    jumlah,
                    lalu: Arc::clone(&lalu),
                    nilai: dasar.tampil(peserta.nilai),
                    hitungan: peserta.hitungan,
                    kecamatan: peserta.kecamatan,
                    lkjip: peserta.lkjip,
                    lkjip_lalu: peserta.lalu.map(|(lkjip, _)| lkjip),
                    kepastian: Arc::clone(&kepastian),
                    mutu: mutu.flatten(),
                    isi: peserta.isi,
                }
            })
            .collect();
        baris.sort_by_key(|baris| baris.tempat);
        Ok(Self {
            tanya,
            indikator: dasar.indikator().cloned(),
            komposit: dasar
                .gabungan(lingkup.tahun)
                .map(|gabungan| gabungan.komposit.clone()),
            tahun: lingkup.tahun,
            menurut,
            letak: lingkup.letak,
            kelompok: Kelompok::dari_lingkup(reading, lingkup.kelompok).await?,
            sertakan_proses: lingkup.sertakan_proses,
            as_of: lingkup.per.map(Saat),
            jumlah: banyak(jumlah),
            baris_list: baris,
            tanpa_data_list: papan.tanpa,
            kepastian,
        })
    }
}

/// The percentile of a place.
pub(super) fn nilai_persentil(tempat: usize, jumlah: usize) -> Desimal {
    Desimal(bulat(persentil(tempat, jumlah).unwrap_or_default()))
}

/// The same with its formula and inputs.
pub(super) fn hitung_persentil(tempat: usize, jumlah: usize) -> Hitungan {
    let masukan = [
        ("jumlah", Some(Decimal::from(jumlah))),
        ("peringkat", Some(Decimal::from(tempat))),
    ];
    let hasil = persentil(tempat, jumlah).ok_or(TakTerhitung::DiLuarJangkauan);
    Hitungan::new(hasil, "(jumlah − peringkat + 1) / jumlah × 100", &masukan)
}

/// The places of the year before, which cost as much as those of this year: had when asked for.
#[derive(Debug)]
struct TahunLalu {
    reading: Reading,
    dasar: Dasar,
    lingkup: Lingkup,
    tempat: Memo<(), HashMap<KecamatanId, usize>>,
}

impl TahunLalu {
    async fn tempat(&self, kecamatan: &Kecamatan) -> Result<Option<i32>, ApiError> {
        let tempat = self.tempat.get((), async {
            let tahun = self.lingkup.tahun;
            if self.dasar.ukuran_berubah(&self.reading, tahun).await? {
                return Ok(HashMap::new());
            }
            let lalu = self.dasar.untuk(tahun);
            let papan = Papan::of(&self.reading, &lalu, self.lingkup).await?;
            Ok(papan.tempat_kecamatan(&lalu))
        });
        Ok(tempat.await?.get(&kecamatan.row().id).copied().map(banyak))
    }
}

/// The schema's `BarisPeringkat`.
#[derive(Clone, Debug)]
pub struct BarisPeringkat {
    /// Its place among so many.
    tempat: usize,
    jumlah: usize,
    lalu: Arc<TahunLalu>,
    nilai: Decimal,
    hitungan: Hitungan,
    kecamatan: Kecamatan,
    lkjip: Lkjip,
    lkjip_lalu: Option<Lkjip>,
    isi: Isi,
    kepastian: Arc<Kepastian>,
    mutu: Option<Golongan>,
}

impl BarisPeringkat {
    fn hasil(&self) -> Option<&Hasil> {
        match &self.isi {
            Isi::Indikator(hasil) => Some(hasil),
            Isi::Survei(_) | Isi::Anggaran | Isi::Evaluasi | Isi::Gabungan(_) => None,
        }
    }
}

/// Tempat sebuah kecamatan dalam peringkat.
#[Object]
impl BarisPeringkat {
    /// Tempat, mulai dari 1; nilai yang sama berbagi tempat dan tempat berikutnya dilewati (1, 2, 2,
    /// 4). Nilai dibandingkan sebelum dibulatkan.
    async fn peringkat(&self) -> i32 {
        banyak(self.tempat)
    }

    /// Tempat tahun lalu menurut dasar dan penyaring yang sama; kosong bila ketika itu tidak diperingkat, atau
    /// indikatornya dalam kamus ketika itu diukur lain. Bagi nilai gabungan, kedua tahun diukur dengan komponen dan bobot yang
    /// berlaku pada tahun yang ditanyakan, sehingga tempatnya dapat berlainan dari peringkat tahun lalu sebagaimana
    /// ditanyakan tersendiri.
    async fn peringkat_lalu(&self) -> Result<Option<i32>, ApiError> {
        self.lalu.tempat(&self.kecamatan).await
    }

    /// Perubahan tempat sejak tahun lalu: `peringkatLalu` − `peringkat`, positif berarti naik; kosong bila
    /// tahun lalu tidak diperingkat. Banyaknya yang diperingkat dapat berbeda antara kedua tahun.
    async fn perubahan_peringkat(&self) -> Result<Option<i32>, ApiError> {
        let lalu = self.lalu.tempat(&self.kecamatan).await?;
        Ok(lalu.map(|lalu| lalu - banyak(self.tempat)))
    }

    /// Persentil: bagian kecamatan yang diperingkat, dalam persen, yang tidak lebih baik daripadanya,
    /// termasuk dirinya: (jumlah − peringkat + 1) / jumlah × 100. Tempat pertama selalu 100.
    async fn persentil(&self) -> Desimal {
        nilai_persentil(self.tempat, self.jumlah)
    }

    /// Asal `persentil`: rumus dan masukannya.
    async fn hitungan_persentil(&self) -> Hitungan {
        hitung_persentil(self.tempat, self.jumlah)
    }

    /// Kuartil tempatnya, 1 bagi seperempat yang terbaik: 1 + ⌊4 × (peringkat − 1) / jumlah⌋.
    async fn kuartil(&self) -> i32 {
        banyak(kuartil(self.tempat, self.jumlah).unwrap_or_default())
    }

    /// Nilai yang diperingkat: realisasi (bagi predikat, skornya) dan peningkatan utuh; capaian, indeks
    /// SKM, serapan dan nilai gabungan dibulatkan.
    async fn nilai(&self) -> Desimal {
        Desimal(self.nilai)
    }

    /// Asal `nilai`: rumus dan masukannya, mis. `kini` dan `lalu` bagi peningkatan, `pagu` dan `realisasi`
    /// bagi serapan. Hasilnya di sini selalu dibulatkan ke dua desimal.
    async fn hitungan(&self) -> &Hitungan {
        &self.hitungan
    }

    /// Kecamatan.
    async fn kecamatan(&self) -> &Kecamatan {
        &self.kecamatan
    }

    /// Laporan yang dihitung.
    async fn lkjip(&self) -> &Lkjip {
        &self.lkjip
    }

    /// Laporan tahun lalu yang ikut dihitung; hanya bagi PENINGKATAN.
    async fn lkjip_lalu(&self) -> Option<&Lkjip> {
        self.lkjip_lalu.as_ref()
    }

    /// Baris indikator dalam laporan itu; kosong bila dasarnya bukan indikator. Bila laporan memuatnya
    /// lebih dari sekali, yang dipakai ialah indikator sasaran.
    async fn indikator_lkjip(&self) -> Option<&IndikatorLkjip> {
        self.hasil().map(|hasil| &hasil.indikator)
    }

    /// Target yang mengikat; kosong bila dasarnya bukan indikator.
    async fn target(&self) -> Option<Ukuran> {
        self.hasil()?.target()
    }

    /// Realisasi; kosong bila dasarnya bukan indikator.
    async fn realisasi(&self) -> Option<Ukuran> {
        self.hasil()?.realisasi()
    }

    /// Capaian dalam persen; kosong bila dasarnya bukan indikator.
    async fn capaian(&self, context: &Context<'_>) -> Result<Option<Hitungan>, ApiError> {
        match self.hasil() {
            Some(hasil) => hasil.indikator.capaian(context).await.map(Some),
            None => Ok(None),
        }
    }

    /// Golongan nilainya: kategori capaian bila dasarnya indikator, mutu pelayanan bila SKM; kosong bagi
    /// dasar lain, yang tidak memiliki skala.
    async fn kategori(&self, context: &Context<'_>) -> Result<Option<Golongan>, ApiError> {
        match self.hasil() {
            Some(hasil) => hasil.indikator.kategori(context).await,
            None => Ok(self.mutu.clone()),
        }
    }

    /// Sumbangan tiap komponen; kosong bila dasarnya bukan nilai gabungan.
    async fn sumbangan_list(&self) -> &[Sumbangan] {
        match &self.isi {
            Isi::Gabungan(sumbangan) => sumbangan,
            Isi::Indikator(_) | Isi::Survei(_) | Isi::Anggaran | Isi::Evaluasi => &[],
        }
    }

    /// Seberapa pasti angka dan tempatnya; hanya bila yang diperingkat indeks SKM atau peningkatannya, dan angka
    /// yang diperingkat sama (dua desimal) dengan indeks menurut survei dalam laporannya. Nilai gabungan tidak
    /// memilikinya, karena komponen lainnya bukan hasil survei.
    async fn ketidakpastian(&self) -> Result<Option<KetidakpastianSkm>, ApiError> {
        self.kepastian.satu(&self.kecamatan).await
    }
}
