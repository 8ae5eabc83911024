//! The shipped files and their rows. A row that belongs to another carries the code of its owner; the
//! codes are checked here, so that a wrong one is told with its line.

use std::collections::HashSet;

use entity::{
    desa, indikator, kabupaten, kecamatan, nomenklatur, parameter_reviu, periode, skala,
    skala_komponen, skala_pita, tenggat, tolok_ukur,
};
use sea_orm::ActiveValue::Set;

use super::tabel::{Baris, Berkas};
use crate::error::ApiError;

macro_rules! berkas {
    ($konstanta:ident, $nama:literal, [$($kolom:literal),+ $(,)?], [$($kunci:literal),+]) => {
        pub(super) const $konstanta: Berkas = Berkas {
            nama: $nama,
            isi: include_str!(concat!("../../../data/", $nama)),
            kolom: &[$($kolom),+],
            kunci: &[$($kunci),+],
        };
    };
}

berkas!(
    KABUPATEN,
    "kabupaten.csv",
    ["kode", "nama", "sumber"],
    ["kode"]
);
berkas!(
    KECAMATAN,
    "kecamatan.csv",
    [
        "kode",
        "kode_kab",
        "nama_kepmendagri_2025",
        "nama_kepmendagri_2022",
        "wilayah",
        "jumlah_desa",
        "jumlah_kelurahan",
        "centroid_lat",
        "centroid_lng",
        "source",
        "license",
    ],
    ["kode"]
);
berkas!(
    DESA,
    "desa.csv",
    [
        "kode",
        "kode_kecamatan",
        "nama",
        "jenis",
        "source",
        "license"
    ],
    ["kode"]
);
berkas!(
    NOMENKLATUR,
    "nomenklatur_7_01.csv",
    [
        "kode",
        "kode_2digit_050_5889",
        "level",
        "nama",
        "indikator",
        "satuan",
        "found_in",
        "seed_rows",
    ],
    ["kode"]
);
berkas!(
    SKALA,
    "skala.csv",
    [
        "kode",
        "jenis",
        "nama",
        "dasar_hukum",
        "berlaku_mulai",
        "berlaku_sampai",
    ],
    ["kode"]
);
berkas!(
    PITA,
    "skala_pita.csv",
    [
        "skala",
        "urutan",
        "kode",
        "label",
        "batas_bawah",
        "inklusif",
        "skor",
    ],
    ["skala", "kode"]
);
berkas!(
    KOMPONEN,
    "akip_komponen.csv",
    ["skala", "urutan", "jenis", "nama", "bobot"],
    ["skala", "jenis"]
);
berkas!(
    INDIKATOR,
    "indikator.csv",
    [
        "kode",
        "nama",
        "satuan",
        "polaritas",
        "rumus",
        "skala",
        "definisi",
        "formulasi",
        "sumber_data",
        "dasar",
        "akumulasi",
    ],
    ["kode"]
);
berkas!(
    TOLOK_UKUR,
    "tolok_ukur.csv",
    [
        "kabupaten",
        "indikator",
        "jenis",
        "tahun",
        "nilai",
        "nama",
        "skala",
        "sumber",
        "tanggal",
        "catatan",
    ],
    ["kabupaten", "indikator", "jenis", "tahun", "nama"]
);
berkas!(
    PERIODE,
    "periode.csv",
    [
        "kabupaten",
        "kode",
        "jenis",
        "tahun_awal",
        "tahun_akhir",
        "dasar_hukum",
    ],
    ["kabupaten", "kode"]
);
berkas!(
    TENGGAT,
    "tenggat.csv",
    ["kabupaten", "jenis", "tahun", "tanggal", "dasar_hukum"],
    ["kabupaten", "jenis", "tahun"]
);

berkas!(
    PARAMETER_REVIU,
    "parameter_reviu.csv",
    ["kabupaten", "kunci", "nilai", "dasar"],
    ["kabupaten", "kunci"]
);

berkas!(
    LKE_PELAPORAN,
    "lke_pelaporan.csv",
    [
        "kode",
        "sub",
        "nama_sub",
        "bobot_sub",
        "jawaban",
        "kriteria",
        "bukti"
    ],
    ["kode"]
);

/// Every file that is loaded.
pub(super) const SEMUA: &[Berkas] = &[
    KABUPATEN,
    KECAMATAN,
    DESA,
    NOMENKLATUR,
    SKALA,
    PITA,
    KOMPONEN,
    INDIKATOR,
    TOLOK_UKUR,
    PERIODE,
    TENGGAT,
    PARAMETER_REVIU,
];

/// A row and the code of its owner.
pub(super) type Milik<T> = (String, T);

/// A benchmark and the codes of what it belongs to.
pub(super) struct TolokUkur {
    pub(super) kabupaten: String,
    pub(super) indikator: String,
    /// The natural key, to remember that it was once loaded.
    pub(super) kunci: String,
    pub(super) row: tolok_ukur::ActiveModel,
}

/// All rows of all files.
pub(super) struct Isi {
    pub(super) kabupaten: Vec<kabupaten::ActiveModel>,
    pub(super) kecamatan: Vec<Milik<kecamatan::ActiveModel>>,
    pub(super) desa: Vec<Milik<desa::ActiveModel>>,
    pub(super) nomenklatur: Vec<nomenklatur::ActiveModel>,
    pub(super) skala: Vec<skala::ActiveModel>,
    pub(super) pita: Vec<Milik<skala_pita::ActiveModel>>,
    pub(super) komponen: Vec<Milik<skala_komponen::ActiveModel>>,
    pub(super) indikator: Vec<(Option<String>, indikator::ActiveModel)>,
    pub(super) tolok_ukur: Vec<TolokUkur>,
    pub(super) periode: Vec<Milik<periode::ActiveModel>>,
    pub(super) tenggat: Vec<Milik<tenggat::ActiveModel>>,
    pub(super) parameter_reviu: Vec<Milik<parameter_reviu::ActiveModel>>,
}

/// Codes that rows of other files may refer to.
struct Kode(HashSet<String>);

impl Kode {
    fn dari(berkas: &Berkas) -> Result<Self, ApiError> {
        let kode = berkas.baca(|baris| baris.teks("kode"))?;
        Ok(Self(kode.into_iter().collect()))
    }

    fn periksa(&self, baris: &Baris<'_>, kolom: &str) -> Result<String, ApiError> {
        let kode = baris.teks(kolom)?;
        if self.0.contains(&kode) {
            Ok(kode)
        } else {
            Err(baris.tanpa_rujukan(kolom, &kode))
        }
    }
}

/// Reads all files.
///
/// # Errors
/// The first thing that is wrong, with file, line and column.
pub(super) fn baca() -> Result<Isi, ApiError> {
    let di_kabupaten = Kode::dari(&KABUPATEN)?;
    let di_kecamatan = Kode::dari(&KECAMATAN)?;
    let berskala = Kode::dari(&SKALA)?;
    let berindikator = Kode::dari(&INDIKATOR)?;
    Ok(Isi {
        kabupaten: KABUPATEN.baca(|baris| {
            Ok(kabupaten::ActiveModel {
                kode: Set(baris.teks("kode")?),
                nama: Set(baris.teks("nama")?),
                sumber: Set(baris.teks("sumber")?),
                ..Default::default()
            })
        })?,
        kecamatan: KECAMATAN
            .baca(|baris| Ok((di_kabupaten.periksa(baris, "kode_kab")?, kecamatan(baris)?)))?,
        desa: DESA
            .baca(|baris| Ok((di_kecamatan.periksa(baris, "kode_kecamatan")?, desa(baris)?)))?,
        nomenklatur: NOMENKLATUR.baca(nomenklatur)?,
        skala: SKALA.baca(skala)?,
        pita: PITA.baca(|baris| Ok((berskala.periksa(baris, "skala")?, pita(baris)?)))?,
        komponen: KOMPONEN
            .baca(|baris| Ok((berskala.periksa(baris, "skala")?, komponen(baris)?)))?,
        indikator: INDIKATOR.baca(|baris| {
            let skala = match baris.opsional("skala")? {
                Some(_) => Some(berskala.periksa(baris, "skala")?),
                None => None,
            };
            Ok((skala, indikator(baris)?))
        })?,
        tolok_ukur: TOLOK_UKUR.baca(|baris| {
            let kunci: Result<Vec<_>, _> = TOLOK_UKUR
                .kunci
                .iter()
                .map(|kolom| baris.teks(kolom))
                .collect();
            Ok(TolokUkur {
                kabupaten: di_kabupaten.periksa(baris, "kabupaten")?,
                indikator: berindikator.periksa(baris, "indikator")?,
                kunci: kunci?.join("|"),
                row: tolok_ukur(baris)?,
            })
        })?,
        periode: PERIODE
            .baca(|baris| Ok((di_kabupaten.periksa(baris, "kabupaten")?, periode(baris)?)))?,
        tenggat: TENGGAT
            .baca(|baris| Ok((di_kabupaten.periksa(baris, "kabupaten")?, tenggat(baris)?)))?,
        parameter_reviu: PARAMETER_REVIU.baca(|baris| {
            let kabupaten = di_kabupaten.periksa(baris, "kabupaten")?;
            Ok((kabupaten, parameter_reviu(baris)?))
        })?,
    })
}

fn kecamatan(baris: &Baris<'_>) -> Result<kecamatan::ActiveModel, ApiError> {
    Ok(kecamatan::ActiveModel {
        kode: Set(baris.teks("kode")?),
        nama: Set(baris.teks("nama_kepmendagri_2025")?),
        letak: Set(baris.pilihan("wilayah")?),
        sumber: Set(baris.teks("source")?),
        ..Default::default()
    })
}

fn desa(baris: &Baris<'_>) -> Result<desa::ActiveModel, ApiError> {
    Ok(desa::ActiveModel {
        kode: Set(baris.teks("kode")?),
        nama: Set(baris.teks("nama")?),
        jenis: Set(baris.pilihan("jenis")?),
        sumber: Set(baris.teks("source")?),
        ..Default::default()
    })
}

fn nomenklatur(baris: &Baris<'_>) -> Result<nomenklatur::ActiveModel, ApiError> {
    let penerbit = baris.teks("found_in")?;
    Ok(nomenklatur::ActiveModel {
        kode: Set(baris.teks("kode")?),
        level: Set(baris.pilihan("level")?),
        nama: Set(baris.teks("nama")?),
        indikator: Set(baris.opsional("indikator")?),
        satuan: Set(baris.opsional("satuan")?),
        sumber: Set(format!(
            "Kepmendagri 900.1.15.5-1317/2023 (daftar {penerbit})"
        )),
        ..Default::default()
    })
}

fn skala(baris: &Baris<'_>) -> Result<skala::ActiveModel, ApiError> {
    Ok(skala::ActiveModel {
        kode: Set(baris.teks("kode")?),
        jenis: Set(baris.pilihan("jenis")?),
        nama: Set(baris.teks("nama")?),
        dasar_hukum: Set(baris.teks("dasar_hukum")?),
        berlaku_mulai: Set(baris.bulat("berlaku_mulai")?),
        berlaku_sampai: Set(baris.bulat_opsional("berlaku_sampai")?),
        ..Default::default()
    })
}

fn pita(baris: &Baris<'_>) -> Result<skala_pita::ActiveModel, ApiError> {
    Ok(skala_pita::ActiveModel {
        urutan: Set(baris.bulat("urutan")?),
        kode: Set(baris.teks("kode")?),
        label: Set(baris.teks("label")?),
        batas_bawah: Set(baris.nilai("batas_bawah")?),
        inklusif: Set(baris.ya("inklusif")?),
        skor: Set(baris.nilai_opsional("skor")?),
        ..Default::default()
    })
}

fn komponen(baris: &Baris<'_>) -> Result<skala_komponen::ActiveModel, ApiError> {
    Ok(skala_komponen::ActiveModel {
        urutan: Set(baris.bulat("urutan")?),
        jenis: Set(baris.pilihan("jenis")?),
        nama: Set(baris.teks("nama")?),
        bobot: Set(baris.nilai("bobot")?),
        ..Default::default()
    })
}

fn indikator(baris: &Baris<'_>) -> Result<indikator::ActiveModel, ApiError> {
    Ok(indikator::ActiveModel {
        kode: Set(baris.teks("kode")?),
        nama: Set(baris.teks("nama")?),
        satuan: Set(baris.teks("satuan")?),
        polaritas: Set(baris.pilihan("polaritas")?),
        rumus: Set(baris.pilihan("rumus")?),
        akumulasi: Set(baris.pilihan("akumulasi")?),
        definisi: Set(baris.teks("definisi")?),
        formulasi: Set(baris.teks("formulasi")?),
        sumber_data: Set(baris.teks("sumber_data")?),
        dasar: Set(baris.teks("dasar")?),
        version: Set(1),
        ..Default::default()
    })
}

fn tolok_ukur(baris: &Baris<'_>) -> Result<tolok_ukur::ActiveModel, ApiError> {
    Ok(tolok_ukur::ActiveModel {
        jenis: Set(baris.pilihan("jenis")?),
        tahun: Set(baris.bulat("tahun")?),
        nilai: Set(baris.nilai("nilai")?),
        nama: Set(baris.teks("nama")?),
        skala: Set(baris.teks("skala")?),
        sumber: Set(baris.teks("sumber")?),
        tanggal: Set(baris.tanggal_opsional("tanggal")?),
        catatan: Set(baris.opsional("catatan")?),
        version: Set(1),
        ..Default::default()
    })
}

fn periode(baris: &Baris<'_>) -> Result<periode::ActiveModel, ApiError> {
    Ok(periode::ActiveModel {
        kode: Set(baris.teks("kode")?),
        jenis: Set(baris.pilihan("jenis")?),
        tahun_awal: Set(baris.bulat("tahun_awal")?),
        tahun_akhir: Set(baris.bulat("tahun_akhir")?),
        dasar_hukum: Set(baris.teks("dasar_hukum")?),
        version: Set(1),
        ..Default::default()
    })
}

fn tenggat(baris: &Baris<'_>) -> Result<tenggat::ActiveModel, ApiError> {
    Ok(tenggat::ActiveModel {
        jenis: Set(baris.pilihan("jenis")?),
        tahun: Set(baris.bulat("tahun")?),
        tanggal: Set(baris.tanggal("tanggal")?),
        dasar_hukum: Set(baris.teks("dasar_hukum")?),
        version: Set(1),
        ..Default::default()
    })
}

fn parameter_reviu(baris: &Baris<'_>) -> Result<parameter_reviu::ActiveModel, ApiError> {
    Ok(parameter_reviu::ActiveModel {
        kunci: Set(baris.pilihan("kunci")?),
        version: Set(1),
        nilai: Set(baris.nilai("nilai")?),
        dasar: Set(baris.teks("dasar")?),
        ..Default::default()
    })
}
