//! Ranking over all kabupaten.

use std::collections::BTreeMap;
use std::sync::Arc;

use async_graphql::{ComplexObject, Context, Object, SimpleObject};
use entity::status::{BobotSkm, Letak};
use entity::value::Waktu;
use rust_decimal::Decimal;

use super::himpunan::{AlasanTanpaData, Angka};
use super::kamus::Kamus;
use super::kubus::AngkaIndikator;
use super::peringkat::{hitung_persentil, nilai_persentil};
use super::sebagaimana;
use super::tautan::{BentukUnduhan, Unduhan, ditanyakan};
use crate::error::ApiError;
use crate::graphql::context::Reading;
use crate::graphql::hitungan::Hitungan;
use crate::graphql::page::{self, connection};
use crate::graphql::scalar::{Desimal, Saat, banyak};
use crate::hitung::{bulat, tanpa_sisa_bagi};
use crate::indikator::graphql::Indikator;
use crate::lkjip::graphql::Terukur;
use crate::perbandingan::model::{BarisNegara, Pertanyaan};
use crate::perbandingan::rules::peringkat::{kuartil, peringkat};
use crate::perbandingan::rules::sebanding::{Ketentuan, bobot_acuan};
use crate::perbandingan::service;
use crate::remembered::Rows;
use crate::skala::graphql::{self as skala, Berpita};

/// Sebuah kecamatan, juga dari kabupaten lain; laporannya tidak dapat dibuka dari sini.
#[derive(Clone, Debug, SimpleObject)]
pub struct KecamatanNegara {
    /// Kode Kemendagri kecamatan.
    kode: String,
    /// Nama kecamatan.
    nama: String,
    /// Kode Kemendagri kabupaten atau kotanya.
    kabupaten_kode: String,
    /// Nama kabupaten atau kotanya.
    kabupaten_nama: String,
}

/// Tempat sebuah kecamatan dalam peringkat antarkabupaten.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(complex)]
pub struct BarisNegaraPeringkat {
    /// Tempat, mulai dari 1; nilai yang sama berbagi tempat dan tempat berikutnya dilewati (1, 2, 2, 4).
    peringkat: i32,
    /// Persentil: (jumlah − peringkat + 1) / jumlah × 100. Tempat pertama selalu 100.
    persentil: Desimal,
    /// Kuartil tempatnya, 1 bagi seperempat yang terbaik: 1 + ⌊4 × (peringkat − 1) / jumlah⌋.
    kuartil: i32,
    /// Nilai yang diperingkat: realisasi utuh (bagi predikat, skornya), capaian dibulatkan.
    nilai: Desimal,
    /// Kecamatan.
    kecamatan: KecamatanNegara,
    /// Nomor revisi laporan yang dihitung.
    revisi: Option<i32>,
    /// Saat laporan yang dihitung disetujui.
    disetujui_pada: Option<Saat>,
    #[graphql(skip)]
    asal: Asal,
}

/// What the figure of a place is computed from.
#[derive(Clone, Debug)]
struct Asal {
    urutan: Arc<Urutan>,
    /// Index among the places.
    posisi: usize,
    menurut: AngkaIndikator,
    skala: Arc<Vec<Berpita>>,
}

#[ComplexObject]
impl BarisNegaraPeringkat {
    /// Asal `nilai`: rumus dan masukannya. Hasilnya di sini selalu dibulatkan ke dua desimal.
    async fn hitungan(&self) -> Option<Hitungan> {
        let Asal {
            urutan,
            posisi,
            menurut,
            skala,
        } = &self.asal;
        let (indeks, ..) = urutan.tempat[*posisi];
        let terukur = urutan.rows[indeks].terukur()?;
        Some(match menurut {
            AngkaIndikator::Realisasi => terukur.asal_realisasi(skala),
            AngkaIndikator::Capaian => terukur.asal_capaian(skala),
        })
    }

    /// Asal `persentil`: rumus dan masukannya.
    async fn hitungan_persentil(&self) -> Hitungan {
        let Asal { urutan, posisi, .. } = &self.asal;
        let (.., tempat) = urutan.tempat[*posisi];
        hitung_persentil(tempat, urutan.tempat.len())
    }
}

/// Kecamatan yang tidak diperingkat dan sebabnya.
#[derive(Clone, Debug, SimpleObject)]
pub struct TanpaDataNegara {
    /// Kecamatan.
    kecamatan: KecamatanNegara,
    /// Mengapa.
    alasan: AlasanTanpaData,
}

/// Banyaknya kecamatan yang tidak diperingkat karena satu sebab.
#[derive(Clone, Debug, SimpleObject)]
pub struct JumlahTanpaData {
    /// Mengapa.
    alasan: AlasanTanpaData,
    /// Banyaknya kecamatan.
    jumlah: i32,
}

connection! {
    /// Sehalaman peringkat antarkabupaten.
    BarisNegaraConnection, BarisNegaraEdge of BarisNegaraPeringkat
}

connection! {
    /// Sehalaman kecamatan yang tidak diperingkat.
    TanpaDataNegaraConnection, TanpaDataNegaraEdge of TanpaDataNegara
}

/// All kecamatan in the order of their places.
#[derive(Debug)]
struct Urutan {
    rows: Vec<BarisNegara>,
    /// Index of the row, its figure unrounded, its place; by place, then code.
    tempat: Vec<(usize, Decimal, usize)>,
    /// Index of the row and the reason, by code.
    tanpa: Vec<(usize, AlasanTanpaData)>,
}

impl Rows for Urutan {
    fn bytes(&self) -> usize {
        self.rows.bytes() + size_of_val(&self.tempat[..]) + size_of_val(&self.tanpa[..])
    }
}

impl Urutan {
    fn of(
        mut rows: Vec<BarisNegara>,
        kamus: &Kamus,
        menurut: AngkaIndikator,
        skala: &[Berpita],
    ) -> Self {
        let bobot: Vec<BobotSkm> = rows.iter().filter_map(|row| row.bobot).collect();
        let acuan = bobot_acuan(&bobot);
        let (mut ada, mut tanpa) = (Vec::new(), Vec::new());
        for (indeks, row) in rows.iter().enumerate() {
            match row.angka((kamus, acuan), menurut, skala) {
                Ok(nilai) => ada.push((indeks, nilai)),
                Err(alasan) => tanpa.push((indeks, alasan)),
            }
        }
        // They have been compared, and need not be kept.
        for row in &mut rows {
            (row.definisi, row.formulasi) = (None, None);
        }
        let nilai: Vec<Decimal> = ada.iter().map(|(_, nilai)| *nilai).collect();
        let urut = peringkat(&nilai, menurut.arah(kamus.row().polaritas));
        let mut tempat: Vec<(usize, Decimal, usize)> = ada
            .into_iter()
            .zip(urut)
            .map(|((indeks, nilai), tempat)| (indeks, nilai, tempat))
            .collect();
        tempat.sort_by_key(|(indeks, _, tempat)| (*tempat, *indeks));
        Self {
            rows,
            tempat,
            tanpa,
        }
    }
}

/// The schema's `PeringkatNegara`.
#[derive(Clone, Debug)]
pub struct PeringkatNegara {
    tanya: Pertanyaan,
    indikator: Indikator,
    tahun: i32,
    menurut: AngkaIndikator,
    provinsi: Option<String>,
    letak: Option<Letak>,
    per: Option<Waktu>,
    urutan: Arc<Urutan>,
    skala: Arc<Vec<Berpita>>,
}

impl BarisNegara {
    fn kecamatan(&self) -> KecamatanNegara {
        KecamatanNegara {
            kode: self.kode.clone(),
            nama: self.nama.clone(),
            kabupaten_kode: self.kabupaten_kode.clone(),
            kabupaten_nama: self.kabupaten_nama.clone(),
        }
    }

    /// What is calculated with, where the report has the indicator.
    fn terukur(&self) -> Option<Terukur<'_>> {
        Some(Terukur {
            tidak_berlaku: self.tidak_berlaku?,
            rumus: self.rumus?,
            skala: self.skala_id,
            target: (self.target_nilai, self.target_predikat.as_deref()),
            realisasi: (self.realisasi_nilai, self.realisasi_predikat.as_deref()),
        })
    }

    /// Whether the report writes a text of its own.
    fn bertulis(&self) -> bool {
        self.definisi.is_some() || self.formulasi.is_some()
    }

    /// The figure that is ranked, or why there is none.
    fn angka(
        &self,
        (kamus, acuan): (&Kamus, Option<BobotSkm>),
        menurut: AngkaIndikator,
        skala: &[Berpita],
    ) -> Result<Decimal, AlasanTanpaData> {
        if self.lkjip_id.is_none() {
            return Err(AlasanTanpaData::BelumAdaLaporan);
        }
        let (Some(satuan), Some(polaritas), Some(terukur)) =
            (&self.satuan, self.polaritas, self.terukur())
        else {
            return Err(AlasanTanpaData::TidakDimuat);
        };
        let laporan = Ketentuan {
            satuan,
            polaritas,
            rumus: terukur.rumus,
            skala: terukur.skala_predikat(),
            definisi: self.definisi.as_deref(),
            formulasi: self.formulasi.as_deref(),
            bobot: self.bobot,
            lain: false,
        };
        if let Some(perbedaan) = kamus.perbedaan(acuan, laporan) {
            return Err(perbedaan.into());
        }
        let angka: Angka = match menurut {
            AngkaIndikator::Realisasi => terukur.realisasi(skala),
            AngkaIndikator::Capaian => terukur.capaian(skala).map(tanpa_sisa_bagi),
        };
        angka.map_err(AlasanTanpaData::from)
    }
}

impl PeringkatNegara {
    /// Ranks every kecamatan of the country, or of the province with this code, or of `letak`, that has an
    /// approved report.
    ///
    /// # Errors
    /// [`ApiError::Forbidden`] for who may not compare over kabupaten; [`ApiError::BadUserInput`] for a
    /// province that is no code; [`ApiError::NotFound`] for an indicator that is none.
    pub async fn of(
        reading: &Reading,
        (kode, menurut): (&str, AngkaIndikator),
        tahun: i32,
        (provinsi, letak): (Option<String>, Option<Letak>),
        tanya: Pertanyaan,
    ) -> Result<Self, ApiError> {
        let indikator = Indikator::by_kode(reading.clone(), kode)
            .await?
            .untuk(tahun);
        let skala = skala::semua(reading).await?;
        let urutan = service::negara(
            reading,
            (indikator.row(), indikator.indeks_skm()),
            (tahun, provinsi.as_deref(), letak),
            &format!("{menurut:?}"),
            async |rows: Vec<BarisNegara>| {
                let bertulis = rows.iter().any(BarisNegara::bertulis);
                let kamus = Kamus::of(reading, &indikator, bertulis).await?;
                Ok(Urutan::of(rows, &kamus, menurut, &skala))
            },
        )
        .await?;
        Ok(Self {
            tanya,
            indikator,
            tahun,
            menurut,
            provinsi,
            letak,
            per: reading.per,
            urutan,
            skala,
        })
    }

    /// What a cursor of one of the lists is bound to.
    fn binding(&self, daftar: &str) -> String {
        let Self {
            tahun,
            menurut,
            provinsi,
            letak,
            per,
            ..
        } = self;
        let kode = &self.indikator.row().kode;
        format!("negara:{daftar}:{kode}:{tahun}:{menurut:?}:{provinsi:?}:{letak:?}:{per:?}")
    }

    /// The page that is asked for of a list with these rows: their positions and cursors, with one more
    /// than wanted; how many are wanted, and whether some come before.
    fn halaman(
        &self,
        daftar: &str,
        baris: &[usize],
        (first, after): (Option<i32>, Option<&str>),
    ) -> Result<(Vec<usize>, Vec<String>, usize, bool), ApiError> {
        let binding = self.binding(daftar);
        let limit = page::limit(first)?;
        let kode = |posisi: usize| &self.urutan.rows[baris[posisi]].kode;
        let mulai = match page::key(&binding, after)? {
            None => 0,
            Some(key) => (0..baris.len())
                .position(|posisi| *kode(posisi) == key)
                .map_or(baris.len(), |posisi| posisi + 1),
        };
        let posisi: Vec<usize> = (mulai..baris.len()).take(limit + 1).collect();
        let kursor = posisi
            .iter()
            .map(|&posisi| page::cursor(&binding, kode(posisi)))
            .collect();
        Ok((posisi, kursor, limit, mulai > 0))
    }
}

/// Peringkat kecamatan antarkabupaten.
#[Object]
impl PeringkatNegara {
    /// Indikator yang diperingkat.
    async fn indikator(&self) -> &Indikator {
        &self.indikator
    }

    /// Tahun anggaran yang dilaporkan.
    async fn tahun(&self) -> i32 {
        self.tahun
    }

    /// Angka yang diperingkat.
    async fn menurut(&self) -> AngkaIndikator {
        self.menurut
    }

    /// Kode provinsi; kosong berarti seluruh negara.
    async fn provinsi(&self) -> Option<&str> {
        self.provinsi.as_deref()
    }

    /// Penyaring letak kecamatan; kosong berarti semua.
    async fn letak(&self) -> Option<Letak> {
        self.letak
    }

    /// Saat keadaan yang dibandingkan; kosong berarti sekarang.
    async fn as_of(&self) -> Option<Saat> {
        self.per.map(Saat)
    }

    /// Banyaknya kecamatan yang diperingkat.
    async fn jumlah(&self) -> i32 {
        banyak(self.urutan.tempat.len())
    }

    /// Kecamatan menurut peringkatnya; yang setempat urut kode.
    #[expect(clippy::unused_async, reason = "a resolver is async")]
    async fn baris_list(
        &self,
        #[graphql(desc = "Banyaknya baris, 1 sampai 100; kosong berarti 20.")] first: Option<i32>,
        #[graphql(desc = "Kursor baris terakhir halaman sebelumnya.")] after: Option<String>,
    ) -> Result<BarisNegaraConnection, ApiError> {
        let Urutan { rows, tempat, .. } = &*self.urutan;
        let baris: Vec<usize> = tempat.iter().map(|(indeks, _, _)| *indeks).collect();
        let (posisi, kursor, limit, sebelumnya) =
            self.halaman("baris", &baris, (first, after.as_deref()))?;
        let jumlah = tempat.len();
        let nodes = posisi
            .into_iter()
            .map(|posisi| {
                let (indeks, nilai, tempat) = tempat[posisi];
                BarisNegaraPeringkat {
                    peringkat: banyak(tempat),
                    persentil: nilai_persentil(tempat, jumlah),
                    kuartil: banyak(kuartil(tempat, jumlah).unwrap_or_default()),
                    nilai: Desimal(match self.menurut {
                        AngkaIndikator::Realisasi => nilai.normalize(),
                        AngkaIndikator::Capaian => bulat(nilai),
                    }),
                    kecamatan: rows[indeks].kecamatan(),
                    revisi: rows[indeks].revisi,
                    disetujui_pada: rows[indeks].disetujui_pada.map(Saat),
                    asal: Asal {
                        urutan: Arc::clone(&self.urutan),
                        posisi,
                        menurut: self.menurut,
                        skala: Arc::clone(&self.skala),
                    },
                }
            })
            .collect();
        let total = u64::try_from(jumlah).unwrap_or(u64::MAX);
        Ok(BarisNegaraConnection::new(
            nodes, kursor, limit, sebelumnya, total,
        ))
    }

    /// Kecamatan yang tidak diperingkat, urut kode; tidak ditaksir.
    #[expect(clippy::unused_async, reason = "a resolver is async")]
    async fn tanpa_data_list(
        &self,
        #[graphql(desc = "Banyaknya baris, 1 sampai 100; kosong berarti 20.")] first: Option<i32>,
        #[graphql(desc = "Kursor baris terakhir halaman sebelumnya.")] after: Option<String>,
    ) -> Result<TanpaDataNegaraConnection, ApiError> {
        let Urutan { rows, tanpa, .. } = &*self.urutan;
        let baris: Vec<usize> = tanpa.iter().map(|(indeks, _)| *indeks).collect();
        let (posisi, kursor, limit, sebelumnya) =
            self.halaman("tanpa", &baris, (first, after.as_deref()))?;
        let nodes = posisi
            .into_iter()
            .map(|posisi| {
                let (indeks, alasan) = tanpa[posisi];
                TanpaDataNegara {
                    kecamatan: rows[indeks].kecamatan(),
                    alasan,
                }
            })
            .collect();
        let total = u64::try_from(tanpa.len()).unwrap_or(u64::MAX);
        Ok(TanpaDataNegaraConnection::new(
            nodes, kursor, limit, sebelumnya, total,
        ))
    }

    /// Banyaknya kecamatan yang tidak diperingkat menurut sebabnya.
    async fn jumlah_tanpa_data_list(&self) -> Vec<JumlahTanpaData> {
        let mut jumlah: BTreeMap<AlasanTanpaData, usize> = BTreeMap::new();
        for (_, alasan) in &self.urutan.tanpa {
            *jumlah.entry(*alasan).or_default() += 1;
        }
        jumlah
            .into_iter()
            .map(|(alasan, jumlah)| JumlahTanpaData {
                alasan,
                jumlah: banyak(jumlah),
            })
            .collect()
    }

    /// Tautan untuk mengunduh seluruh jawaban ini, semua halamannya, sebagai tabel. Isinya dibaca saat diunduh,
    /// dengan wewenang Anda saat itu.
    #[expect(clippy::unused_async, reason = "a resolver is async")]
    async fn unduhan(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Bentuk berkas.")] bentuk: BentukUnduhan,
    ) -> Result<Unduhan, ApiError> {
        Unduhan::of(context, &self.tanya, bentuk)
    }
}

/// Queries over all kabupaten.
#[derive(Debug, Default)]
pub struct NegaraQuery;

#[Object]
impl NegaraQuery {
    /// Peringkat seluruh kecamatan di negara atau satu provinsi menurut satu indikator dan tahun, atas laporan
    /// yang disetujui dan berlaku. Dari kabupaten lain hanya angka itu dengan asalnya, nama kecamatannya, nomor
    /// revisi laporannya dan saat disetujuinya yang tampak. Kelompok pembanding bukan penyaring di sini: tiap kabupaten
    /// mengelompokkan kecamatannya sendiri. Hanya untuk ANALIS.
    #[expect(
        clippy::too_many_arguments,
        reason = "each is an argument of the schema"
    )]
    async fn peringkat_negara(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Kode indikator dalam kamus, mis. `SKM`.")] indikator: String,
        #[graphql(desc = "Tahun anggaran yang dilaporkan.")] tahun: i32,
        #[graphql(desc = "Angka yang diperingkat.", default)] menurut: AngkaIndikator,
        #[graphql(desc = "Hanya provinsi dengan kode Kemendagri ini, mis. `35`.")] provinsi: Option<
            String,
        >,
        #[graphql(desc = "Hanya kecamatan daratan atau kepulauan.")] letak: Option<Letak>,
        #[graphql(
            desc = "Sebagaimana keadaannya pada saat yang lewat ini: laporan yang ketika itu sudah disetujui \
                    dan belum digantikan. Kosong berarti sekarang."
        )]
        as_of: Option<Saat>,
    ) -> Result<PeringkatNegara, ApiError> {
        let reading = sebagaimana(context, as_of)?;
        let tanya = ditanyakan(context)?;
        let saring = (provinsi, letak);
        PeringkatNegara::of(&reading, (&indikator, menurut), tahun, saring, tanya).await
    }
}
