//! Made-up reports: plausible, different from one another, and marked as made up wherever a reader
//! may look. Pure: the same kecamatan and year always give the same document.

use entity::status::{BagianNarasi, JenisLampiran};
use rust_decimal::Decimal;
use time::OffsetDateTime;

use super::anggaran;
use super::angka::angka;
use super::evaluasi::evaluasi;
use super::kecamatan::Kecamatan;
use super::kisah::{Nasib, nasib, pengajuan};
use super::rencana::rencana;
use super::skm::skm;
use crate::graphql::scalar::{Desimal, Hari};
use crate::lkjip::dokumen::{Dokumen, FORMAT, Lampiran, Narasi};

const PERIODE: &str = "RENSTRA-2021-2026";
/// Where the figures come from.
pub(super) const SUMBER: &str = "Data contoh sintetis, bukan data kecamatan";

/// A kecamatan in a year.
#[derive(Copy, Clone, Debug)]
pub(super) struct Benih<'a> {
    pub(super) kecamatan: &'a Kecamatan,
    pub(super) nomor: u32,
    pub(super) tahun: i32,
}

impl Benih<'_> {
    /// A figure of this kecamatan and year.
    pub(super) fn angka(&self, nama: &str, dari: i64, sampai: i64) -> i64 {
        angka(self.nomor, self.tahun, nama, &(dari..=sampai))
    }

    /// A figure of this kecamatan in every year.
    pub(super) fn tetap(&self, nama: &str, dari: i64, sampai: i64) -> i64 {
        angka(self.nomor, 0, nama, &(dari..=sampai))
    }

    /// Whether the agreement and the budget were changed during the year.
    pub(super) fn berubah(&self) -> bool {
        self.angka("perubahan", 0, 3) > 0
    }
}

/// The made-up report of `kecamatan` for `tahun`. Only that of a draft has gaps.
pub fn dokumen(kecamatan: &Kecamatan, tahun: i32) -> Dokumen {
    let benih = Benih {
        kecamatan,
        nomor: kecamatan.nomor(),
        tahun,
    };
    let draf = nasib(benih.nomor, tahun) == Nasib::Draf;
    Dokumen {
        format: FORMAT.to_owned(),
        kecamatan: kecamatan.kode.clone(),
        tahun,
        periode: PERIODE.to_owned(),
        sintetis: true,
        tanggal: (!draf)
            .then(|| pengajuan(benih.nomor, tahun))
            .and_then(hari),
        organisasi: None,
        isu_strategis: vec![],
        dasar_hukum: vec![],
        rencana: rencana(&benih, draf),
        perjanjian: anggaran::perjanjian(&benih),
        anggaran: anggaran::baris(&benih),
        skm: Some(skm(&benih)),
        evaluasi_akip: Some(evaluasi(&benih)),
        tabel: Vec::new(),
        lampiran: lampiran(),
        narasi: narasi(&benih, draf),
        tertulis: vec![],
    }
}

/// The calendar day of a moment.
pub(super) fn hari(saat: OffsetDateTime) -> Option<Hari> {
    let tanggal = saat.date();
    format!(
        "{:04}-{:02}-{:02}",
        tanggal.year(),
        u8::from(tanggal.month()),
        tanggal.day()
    )
    .parse()
    .ok()
    .map(Hari)
}

/// Hundredths as a decimal.
pub(super) fn perseratus(angka: i64) -> Desimal {
    Desimal(Decimal::new(angka, 2).normalize())
}

/// What every report has to attach; nothing is behind the names.
fn lampiran() -> Vec<Lampiran> {
    [
        (JenisLampiran::PerjanjianKinerja, "Perjanjian Kinerja"),
        (JenisLampiran::MatriksRenstra, "Matriks Renstra"),
        (JenisLampiran::PenetapanIku, "Keputusan penetapan IKU"),
        (JenisLampiran::RencanaAksi, "Rencana aksi"),
        (JenisLampiran::LaporanSkm, "Laporan SKM"),
    ]
    .into_iter()
    .map(|(jenis, nama)| Lampiran {
        jenis,
        nama: format!("{nama} (contoh sintetis)"),
        tautan: None,
        sha256: None,
    })
    .collect()
}

fn narasi(benih: &Benih<'_>, draf: bool) -> Vec<Narasi> {
    let (nama, tahun) = (&benih.kecamatan.nama, benih.tahun);
    let (desa, kelurahan) = (benih.kecamatan.desa, benih.kecamatan.kelurahan);
    let wilayah = if kelurahan > 0 {
        format!("{desa} desa dan {kelurahan} kelurahan")
    } else {
        format!("{desa} desa")
    };
    let mut bagian = vec![
        (
            BagianNarasi::Pendahuluan,
            format!("Kecamatan {nama} terdiri atas {wilayah}."),
        ),
        (
            BagianNarasi::IsuStrategis,
            "Mutu layanan di loket dan pendampingan pemerintahan desa.".to_owned(),
        ),
        (
            BagianNarasi::Perencanaan,
            format!("Sasaran tahun {tahun} diturunkan dari Renstra 2021-2026."),
        ),
        (
            BagianNarasi::Capaian,
            "Capaian diuraikan per indikator pada tabel.".to_owned(),
        ),
        (
            BagianNarasi::Anggaran,
            "Anggaran diserap melalui enam program urusan kecamatan.".to_owned(),
        ),
        (
            BagianNarasi::Efisiensi,
            "Sisa anggaran terbesar berasal dari belanja pegawai.".to_owned(),
        ),
    ];
    if !draf {
        bagian.push((
            BagianNarasi::Penutup,
            format!("Demikian laporan kinerja Kecamatan {nama} tahun {tahun}."),
        ));
    }
    bagian
        .into_iter()
        .map(|(bagian, isi)| Narasi {
            bagian,
            isi: format!("CONTOH SINTETIS, bukan laporan kecamatan. {isi}"),
        })
        .collect()
}
