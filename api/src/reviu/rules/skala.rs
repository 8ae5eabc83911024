//! R-SCALE: a printed scale has one class for every value, and a class that is named is one of it.

use super::jelajah::{berlaku, semua_indikator, semua_tertulis};
use super::kolom::{angka_kolom, pisah};
use super::narasi::angka::{Satuan, potongan};
use super::narasi::berangka::{Kalimat, berangka};
use super::teks::{kutip, normal, sama};
use super::tercetak::{baca, tampil};
use super::ukuran::{Capaian, acuan_berlaku, capaian_baris, capaian_indikator, skala_predikat};
use entity::status::JenisSkala;
use rust_decimal::Decimal;

use super::super::model::{Aturan, Bahan, Catatan, Keparahan, Rumpun, SkalaAcuan};
use crate::hitung::{TakTerhitung, bulat};
use crate::lkjip::dokumen::{Dokumen, Tertulis};
use crate::skala::rules::golongkan;

const DASAR: &str = "Skala nilai peringkat kinerja (Permendagri 54/2010, diteruskan Permendagri 86/2017); \
                     setiap nilai memiliki tepat satu kategori.";
const DASAR_AKIP: &str = "PermenPANRB 88/2021: predikat AA, A, BB, B, CC, C, D.";

pub(super) const ATURAN: &[Aturan] = &[
    Aturan {
        kode: "R-SCALE-01",
        rumpun: Rumpun::Skala,
        keparahan: Keparahan::Galat,
        judul: "Skala tercetak tidak memuat semua nilai, atau tumpang tindih",
        penjelasan: "Rentang skala yang tercetak diurutkan. Di antara dua rentang tidak boleh ada bilangan \
                     bulat tanpa kategori, dan satu nilai tidak boleh berada dalam dua kategori. Lengkapi \
                     atau perbaiki batasnya.",
        dasar: DASAR,
        lke: &["CLAP002.1"],
        periksa: skala_bolong,
    },
    Aturan {
        kode: "R-SCALE-02",
        rumpun: Rumpun::Skala,
        keparahan: Keparahan::Info,
        judul: "Skala tercetak tidak memuat nilai pecahan di antara batasnya",
        penjelasan: "Skala dengan batas bilangan bulat tidak mengatakan kategori nilai seperti 90,5. Program \
                     ini memakai batas bawah (90,5 masih Tinggi). Sebutkan aturan itu di bawah tabel.",
        dasar: DASAR,
        lke: &["CLAP002.1"],
        periksa: celah_pecahan,
    },
    Aturan {
        kode: "R-SCALE-03",
        rumpun: Rumpun::Skala,
        keparahan: Keparahan::Galat,
        judul: "Predikat tidak ada dalam skala yang tercetak",
        penjelasan: "Target atau realisasi berupa predikat, tetapi skala yang dicetak untuk indikator itu \
                     tidak mengenalnya. Perbarui skala dalam keputusan IKU, atau perbaiki predikatnya.",
        dasar: DASAR_AKIP,
        lke: &["CLAP002.1", "AREN002.5"],
        periksa: predikat_tercetak,
    },
    Aturan {
        kode: "R-SCALE-04",
        rumpun: Rumpun::Skala,
        keparahan: Keparahan::Galat,
        judul: "Predikat tidak ada dalam skala yang berlaku",
        penjelasan: "Target atau realisasi berupa predikat yang tidak ada dalam skala acuan indikator pada \
                     tahun laporan. Perbaiki predikatnya menurut Laporan Hasil Evaluasi.",
        dasar: DASAR_AKIP,
        lke: &["CLAP002.3"],
        periksa: predikat_acuan,
    },
    Aturan {
        kode: "R-SCALE-05",
        rumpun: Rumpun::Skala,
        keparahan: Keparahan::Peringatan,
        judul: "Skala tercetak bukan skala yang berlaku",
        penjelasan: "Batas atau kategori skala yang tercetak berbeda dari skala acuan pada tahun laporan. \
                     Ganti dengan skala yang berlaku, beserta dasar hukumnya.",
        dasar: DASAR_AKIP,
        lke: &["CLAP002.1"],
        periksa: skala_usang,
    },
    Aturan {
        kode: "R-SCALE-06",
        rumpun: Rumpun::Skala,
        keparahan: Keparahan::Galat,
        judul: "Kategori tercetak tidak dikenal skalanya",
        penjelasan: "Kategori yang tercetak tidak ada dalam skala. Gunakan sebutan menurut skala.",
        dasar: DASAR,
        lke: &["CLAP002.1"],
        periksa: kategori_asing,
    },
    Aturan {
        kode: "R-SCALE-07",
        rumpun: Rumpun::Skala,
        keparahan: Keparahan::Galat,
        judul: "Kategori tercetak tidak sesuai nilainya",
        penjelasan: "Kategori dihitung kembali dari capaian menurut skala, dengan batas bawah dan pembulatan \
                     dua desimal. Perbaiki kategorinya atau capaiannya.",
        dasar: DASAR,
        lke: &["CLAP002.3"],
        periksa: kategori_salah,
    },
    Aturan {
        kode: "R-SCALE-08",
        rumpun: Rumpun::Skala,
        keparahan: Keparahan::Info,
        judul: "Nilai berada di luar rentang skala yang tercetak",
        penjelasan: "Capaian berada di antara dua rentang atau di atas rentang tertinggi skala yang tercetak. \
                     Kategorinya ditetapkan dengan batas bawah; reviewer dapat memutuskan lain.",
        dasar: DASAR,
        lke: &["CLAP002.1"],
        periksa: nilai_dalam_celah,
    },
    Aturan {
        kode: "R-SCALE-09",
        rumpun: Rumpun::Skala,
        keparahan: Keparahan::Galat,
        judul: "Kategori dalam narasi tidak sesuai nilainya",
        penjelasan: "Kalimat menyebut sebuah nilai beserta kategori, mutu pelayanan, atau predikatnya. Golongan nilai \
                     itu ditetapkan kembali menurut skalanya. Betulkan kategorinya atau nilainya.",
        dasar: DASAR,
        lke: &["CLAP002.3"],
        periksa: kategori_narasi,
    },
];

/// One printed band.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Rentang {
    label: String,
    /// Lower bound and whether it belongs to the band; open below without.
    bawah: Option<(Decimal, bool)>,
    /// Upper bound and whether it belongs to the band; open above without.
    atas: Option<(Decimal, bool)>,
    /// Decimals of its bounds.
    desimal: u32,
}

impl Rentang {
    fn memuat(&self, nilai: Decimal) -> bool {
        let dari = self
            .bawah
            .is_none_or(|(batas, ikut)| nilai > batas || (ikut && nilai == batas));
        let sampai = self
            .atas
            .is_none_or(|(batas, ikut)| nilai < batas || (ikut && nilai == batas));
        dari && sampai
    }
}

/// A printed scale from its lowest band to its highest; none unless every part of it could be read.
fn skala_tercetak(teks: &str) -> Option<Vec<Rentang>> {
    let mut hasil: Vec<Rentang> = teks
        .split([';', '\n', '|'])
        .map(str::trim)
        .filter(|bagian| !bagian.is_empty())
        .map(rentang)
        .collect::<Option<_>>()?;
    if hasil.len() < 2 {
        return None;
    }
    hasil.sort_by_key(|satu| {
        (
            satu.bawah.is_some(),
            satu.bawah.map(|(batas, ikut)| (batas, !ikut)),
        )
    });
    Some(hasil)
}

/// One band: `Tinggi 76 ≤ 90`, `Baik: 85% ≤ x < 100%`, `AA >90-100`, `Cukup ≥70 - <85`, `Kurang <55`.
fn rentang(bagian: &str) -> Option<Rentang> {
    let batas = |huruf: char| huruf.is_ascii_digit() || "<>≤≥".contains(huruf);
    let bagian = bagian
        .replace("<=", "≤")
        .replace(">=", "≥")
        .replace("lebih dari", ">")
        .replace("di atas", ">")
        .replace("kurang dari", "<")
        .replace("di bawah", "<");
    let mulai = bagian.find(batas)?;
    let label = bagian[..mulai]
        .trim_end_matches(|huruf: char| ":=(- xX".contains(huruf))
        .to_owned();
    let isi = bagian[mulai..]
        .trim_end_matches(')')
        .replace(['–', '—'], "-")
        .replace("s.d.", "-")
        .replace("s/d", "-")
        .replace("sampai dengan", "-")
        .replace("sampai", "-");
    let angka = |teks: &str| {
        let cetak = baca(teks.trim())?;
        Some((cetak.nilai, cetak.desimal))
    };
    let isi = isi.trim();
    let (bawah, atas, desimal) = if let Some((dari, sampai, ikut_atas)) = dua_batas(isi) {
        let (dari, ikut_bawah) = match dari.strip_prefix('>') {
            Some(dari) => (dari, false),
            // `85 < x` leaves out 85.
            None => (
                dari.trim_start_matches('≥')
                    .trim_end_matches(['≤', '<', ' ']),
                !dari.ends_with('<'),
            ),
        };
        let ((dari, satu), (sampai, dua)) = (angka(dari)?, angka(sampai)?);
        (
            Some((dari, ikut_bawah)),
            Some((sampai, ikut_atas)),
            satu.max(dua),
        )
    } else if let Some(dari) = isi.strip_prefix('>') {
        let (dari, desimal) = angka(dari)?;
        (Some((dari, false)), None, desimal)
    } else if let Some(dari) = isi.strip_prefix('≥') {
        let (dari, desimal) = angka(dari)?;
        (Some((dari, true)), None, desimal)
    } else if let Some(sampai) = isi.strip_prefix('≤') {
        let (sampai, desimal) = angka(sampai)?;
        (None, Some((sampai, true)), desimal)
    } else {
        let (sampai, desimal) = angka(isi.strip_prefix('<')?)?;
        (None, Some((sampai, false)), desimal)
    };
    Some(Rentang {
        label,
        bawah,
        atas,
        desimal,
    })
}

/// Both bounds of `91 ≤ 100`, `>85-100`, `70 - <85`, `85 ≤ x < 100`, and whether the upper one belongs to it.
fn dua_batas(isi: &str) -> Option<(&str, &str, bool)> {
    let (dari, sampai) = match isi.split_once(['x', 'X']) {
        Some((dari, sampai)) => (dari, sampai),
        None => isi.split_once(['-', '≤', '<'])?,
    };
    let (dari, sampai) = (dari.trim(), sampai.trim());
    let (sampai, ikut) = match sampai.strip_prefix('<') {
        Some(sampai) => (sampai, false),
        None => (sampai.trim_start_matches('≤'), true),
    };
    let (dari, sampai) = (dari.trim(), sampai.trim());
    (!dari.is_empty() && !sampai.is_empty() && !matches!(dari, ">" | "≥"))
        .then_some((dari, sampai, ikut))
}

/// What a printed scale classifies, by its title.
fn jenis_skala(kolom: &str) -> Option<JenisSkala> {
    let nama = kolom.to_lowercase();
    if !nama.starts_with("skala") {
        None
    } else if nama.contains("keberhasilan") {
        Some(JenisSkala::Keberhasilan)
    } else if nama.contains("predikat") {
        Some(JenisSkala::AkipPredikat)
    } else if nama.contains("mutu") {
        Some(JenisSkala::SkmMutu)
    } else if nama.contains("capaian") || nama.contains("kategori") {
        Some(JenisSkala::Capaian)
    } else {
        None
    }
}

/// Every printed scale that can be read.
fn semua_skala(dokumen: &Dokumen) -> Vec<(String, &Tertulis, JenisSkala, Vec<Rentang>)> {
    let mut hasil = Vec::new();
    for (path, tertulis) in semua_tertulis(dokumen) {
        for satu in tertulis {
            if let Some(jenis) = jenis_skala(&satu.kolom)
                && let Some(pita) = skala_tercetak(&satu.teks)
            {
                hasil.push((format!("{path}/{}", satu.kolom), satu, jenis, pita));
            }
        }
    }
    hasil
}

/// Where one band ends and the next begins.
enum Sambungan {
    Bolong(Decimal, Decimal),
    Pecahan(Decimal, Decimal),
    Tumpang(Decimal, Decimal),
}

fn sambungan(pita: &[Rentang]) -> Vec<Sambungan> {
    let mut hasil = Vec::new();
    for dua in pita.windows(2) {
        let (rendah, tinggi) = (&dua[0], &dua[1]);
        let (Some((atas, atas_ikut)), Some((bawah, bawah_ikut))) = (rendah.atas, tinggi.bawah)
        else {
            // Two open bands on one side hide each other.
            if let Some((batas, _)) = rendah.bawah.or(tinggi.atas) {
                hasil.push(Sambungan::Tumpang(batas, batas));
            }
            continue;
        };
        let desimal = rendah.desimal.max(tinggi.desimal);
        let satuan = Decimal::new(1, desimal);
        if bawah < atas || (bawah == atas && atas_ikut && bawah_ikut) {
            hasil.push(Sambungan::Tumpang(bawah, atas));
        } else if bawah == atas {
            if !atas_ikut && !bawah_ikut {
                hasil.push(Sambungan::Bolong(atas, bawah));
            }
        } else if bawah - atas > satuan {
            hasil.push(Sambungan::Bolong(atas, bawah));
        } else if desimal < 2 {
            hasil.push(Sambungan::Pecahan(atas, bawah));
        }
    }
    hasil
}

fn skala_bolong(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for (path, satu, _, pita) in semua_skala(bahan.dokumen) {
        for sambung in sambungan(&pita) {
            let (seharusnya, hitungan) = match sambung {
                Sambungan::Bolong(atas, bawah) => (
                    format!(
                        "Kategori bagi nilai di antara {} dan {}.",
                        tampil(atas),
                        tampil(bawah)
                    ),
                    format!(
                        "Rentang di bawahnya berakhir pada {}, rentang berikutnya mulai dari {}.",
                        tampil(atas),
                        tampil(bawah)
                    ),
                ),
                Sambungan::Tumpang(bawah, atas) => (
                    "Setiap nilai dalam satu kategori saja.".to_owned(),
                    format!(
                        "Satu rentang mulai dari {}, sedangkan rentang di bawahnya sampai {}.",
                        tampil(bawah),
                        tampil(atas)
                    ),
                ),
                Sambungan::Pecahan(..) => continue,
            };
            catatan.temukan(path.clone(), &satu.teks, seharusnya, hitungan);
        }
    }
}

fn celah_pecahan(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for (path, satu, _, pita) in semua_skala(bahan.dokumen) {
        let celah: Vec<String> = sambungan(&pita)
            .iter()
            .filter_map(|sambung| match sambung {
                Sambungan::Pecahan(atas, bawah) => {
                    Some(format!("({}; {})", tampil(*atas), tampil(*bawah)))
                }
                Sambungan::Bolong(..) | Sambungan::Tumpang(..) => None,
            })
            .collect();
        if !celah.is_empty() {
            catatan.temukan(
                path,
                &satu.teks,
                "Aturan bagi nilai pecahan, mis. bahwa batas bawah yang menentukan.",
                format!("Tanpa kategori: {}.", celah.join(", ")),
            );
        }
    }
}

/// Predikat that an indicator is promised or measured in, with where.
fn predikat<'a>(letak: &super::jelajah::Letak<'a>) -> Vec<(String, &'a str)> {
    let baris = letak.indikator;
    let mut hasil: Vec<(String, &str)> = Vec::new();
    let ukuran = baris
        .ukuran
        .iter()
        .filter_map(|ukuran| Some(("ukuran", ukuran.predikat.as_deref()?)));
    let realisasi = baris
        .realisasi
        .iter()
        .filter_map(|ukuran| Some(("realisasi", ukuran.predikat.as_deref()?)));
    for (bagian, kode) in ukuran.chain(realisasi) {
        if !hasil.iter().any(|(_, sudah)| *sudah == kode) {
            hasil.push((format!("{}/{bagian}", letak.path()), kode));
        }
    }
    hasil
}

fn predikat_tercetak(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for letak in semua_indikator(bahan.dokumen) {
        for cetak in &letak.indikator.tertulis {
            if jenis_skala(&cetak.kolom) != Some(JenisSkala::AkipPredikat) {
                continue;
            }
            let Some(pita) = skala_tercetak(&cetak.teks) else {
                continue;
            };
            let dikenal: Vec<&str> = pita.iter().rev().map(|satu| satu.label.as_str()).collect();
            for (path, kode) in predikat(&letak) {
                if !dikenal.iter().any(|label| sama(label, kode)) {
                    catatan.temukan(
                        path,
                        kode,
                        format!("Salah satu dari {}.", dikenal.join(", ")),
                        format!("{}: {}", cetak.kolom, cetak.teks),
                    );
                }
            }
        }
    }
}

fn predikat_acuan(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    for letak in semua_indikator(bahan.dokumen) {
        let Some(skala) = skala_predikat(bahan.acuan, letak.indikator) else {
            continue;
        };
        let skala = acuan_berlaku(bahan, skala.skala.jenis, bahan.dokumen.tahun).unwrap_or(skala);
        for (path, kode) in predikat(&letak) {
            if !skala.pita.iter().any(|pita| pita.kode == kode) {
                let dikenal: Vec<&str> = skala.pita.iter().map(|pita| pita.kode.as_str()).collect();
                catatan.temukan(
                    path,
                    kode,
                    format!("Salah satu dari {}.", dikenal.join(", ")),
                    format!("{} ({}).", skala.skala.nama, skala.skala.dasar_hukum),
                );
            }
        }
    }
}

/// Whether printed bands begin where those of reference do, under the same names.
fn sepadan(pita: &[Rentang], acuan: &SkalaAcuan) -> bool {
    let rendah = acuan.pita.len().saturating_sub(1);
    pita.len() == acuan.pita.len()
        && pita
            .iter()
            .rev()
            .zip(&acuan.pita)
            .enumerate()
            .all(|(letak, (cetak, pita))| {
                let nama = sama(&cetak.label, &pita.kode) || sama(&cetak.label, &pita.label);
                // The lowest band takes what is left, however its bound is printed.
                nama && (letak == rendah
                    || cetak
                        .bawah
                        .is_some_and(|(batas, _)| batas == pita.batas_bawah))
            })
}

fn skala_usang(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let tahun = bahan.dokumen.tahun;
    for (path, satu, jenis, pita) in semua_skala(bahan.dokumen) {
        let Some(kini) = acuan_berlaku(bahan, jenis, tahun) else {
            continue;
        };
        // A hole is told for itself; what is left after it is compared only by a predikat.
        if jenis != JenisSkala::AkipPredikat || sepadan(&pita, kini) {
            continue;
        }
        let lama = bahan
            .acuan
            .skala
            .iter()
            .find(|lain| lain.skala.jenis == jenis && sepadan(&pita, lain));
        let berlaku: Vec<String> = kini
            .pita
            .iter()
            .map(|pita| {
                let tanda = if pita.inklusif { "≥" } else { ">" };
                format!(
                    "{} {tanda}{}",
                    pita.kode,
                    tampil(pita.batas_bawah.normalize())
                )
            })
            .collect();
        catatan.temukan(
            path,
            &satu.teks,
            format!("{} ({})", berlaku.join("; "), kini.skala.nama),
            match lama {
                Some(lama) => format!(
                    "Tercetak skala {} ({}), yang tidak berlaku lagi tahun {tahun}.",
                    lama.skala.nama, lama.skala.dasar_hukum
                ),
                None => format!("Dibandingkan dengan skala yang berlaku tahun {tahun}."),
            },
        );
    }
}

fn hasil_capaian(capaian: Result<Capaian, TakTerhitung>) -> Option<Decimal> {
    capaian.ok().map(|capaian| capaian.hasil)
}

/// A printed class, the value that it belongs to, and its kind.
struct Golongan<'a> {
    path: String,
    teks: &'a str,
    jenis: JenisSkala,
    nilai: Option<Decimal>,
    /// The computed one.
    dihitung: Option<Decimal>,
}

fn golongan<'a>(bahan: &Bahan<'a>) -> Vec<Golongan<'a>> {
    let mut hasil = Vec::new();
    let mut tambah = |path: &str, tertulis: &'a [Tertulis], capaian: Option<Decimal>| {
        for satu in tertulis {
            let (fakta, tempat) = pisah(&satu.kolom);
            let jenis = match fakta.to_lowercase().as_str() {
                "kategori" => JenisSkala::Capaian,
                "tingkat keberhasilan" => JenisSkala::Keberhasilan,
                _ => continue,
            };
            // The figure printed beside it, else the one that is computed.
            let beside =
                tempat.map_or("capaian".to_owned(), |tempat| format!("capaian ({tempat})"));
            let nilai = angka_kolom(tertulis, &beside)
                .or_else(|| angka_kolom(tertulis, "capaian"))
                .map(|cetak| cetak.nilai)
                .or(capaian);
            hasil.push(Golongan {
                path: format!("{path}/tertulis/{}", satu.kolom),
                teks: satu.teks.trim(),
                jenis,
                nilai,
                dihitung: capaian,
            });
        }
    };
    for letak in berlaku(bahan.dokumen) {
        let capaian = hasil_capaian(capaian_indikator(bahan, letak.indikator));
        tambah(&letak.path(), &letak.indikator.tertulis, capaian);
    }
    for baris in &bahan.dokumen.anggaran {
        let path = format!("/anggaran/{}", baris.nomor);
        tambah(&path, &baris.tertulis, hasil_capaian(capaian_baris(baris)));
    }
    hasil.retain(|satu| !satu.teks.is_empty());
    hasil
}

fn kategori_asing(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let tercetak = semua_skala(bahan.dokumen);
    let mut semua_teks: Vec<(JenisSkala, String)> = Vec::new();
    for (_, tertulis) in semua_tertulis(bahan.dokumen) {
        for cetak in tertulis {
            let jenis = jenis_skala(&cetak.kolom);
            semua_teks.extend(jenis.map(|jenis| (jenis, format!(" {} ", normal(&cetak.teks)))));
        }
    }
    for satu in golongan(bahan) {
        let mut dikenal: Vec<&str> = acuan_berlaku(bahan, satu.jenis, bahan.dokumen.tahun)
            .map(|skala| skala.pita.iter().map(|pita| pita.label.as_str()).collect())
            .unwrap_or_default();
        for (_, _, jenis, pita) in &tercetak {
            if *jenis == satu.jenis {
                dikenal.extend(pita.iter().map(|satu| satu.label.as_str()));
            }
        }
        // A scale that cannot be read still names its classes.
        let kelas = format!(" {} ", normal(satu.teks));
        let disebut = semua_teks
            .iter()
            .any(|(jenis, teks)| *jenis == satu.jenis && teks.contains(&kelas));
        let asing = !disebut && !dikenal.iter().any(|label| sama(label, satu.teks));
        if !dikenal.is_empty() && asing {
            catatan.temukan(
                satu.path,
                satu.teks,
                format!("Salah satu dari {}.", dikenal.join(", ")),
                "Dibandingkan dengan skala tercetak dan skala acuan.",
            );
        }
    }
}

/// The class of a value, and by which scale: the one that the report prints, where it is whole and has the class
/// that was printed, else that of reference.
fn golongan_nilai(
    bahan: &Bahan<'_>,
    tercetak: &[(String, &Tertulis, JenisSkala, Vec<Rentang>)],
    satu: &Golongan<'_>,
    nilai: Decimal,
) -> Option<(String, String)> {
    let milik = tercetak.iter().find(|(_, _, jenis, pita)| {
        let utuh = sambungan(pita).iter().all(|sambung| match sambung {
            Sambungan::Pecahan(..) => true,
            Sambungan::Bolong(..) | Sambungan::Tumpang(..) => false,
        });
        *jenis == satu.jenis && utuh && pita.iter().any(|pita| sama(&pita.label, satu.teks))
    });
    if let Some((_, cetak, _, pita)) = milik {
        // Between two bands it is the lower bound that counts.
        let nilai = bulat(nilai);
        let dari = |pita: &&Rentang| {
            pita.bawah
                .is_none_or(|(batas, ikut)| nilai > batas || (ikut && nilai == batas))
        };
        let pita = pita.iter().rev().find(dari)?;
        return Some((
            pita.label.clone(),
            format!("{} menurut {}: {}.", tampil(nilai), cetak.kolom, cetak.teks),
        ));
    }
    let skala = acuan_berlaku(bahan, satu.jenis, bahan.dokumen.tahun)?;
    let pita = golongkan(&skala.pita, nilai)?;
    skala
        .pita
        .iter()
        .find(|pita| sama(&pita.label, satu.teks))?;
    Some((
        pita.label.clone(),
        format!(
            "Capaian {} menurut {}: batas bawah {}.",
            tampil(bulat(nilai)),
            skala.skala.nama,
            tampil(pita.batas_bawah.normalize())
        ),
    ))
}

fn kategori_salah(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let tercetak = semua_skala(bahan.dokumen);
    for satu in golongan(bahan) {
        let Some(nilai) = satu.nilai else { continue };
        // A printed capaian that is wrong itself is told by its own rule.
        let sesuai_hitungan = satu
            .dihitung
            .and_then(|nilai| golongan_nilai(bahan, &tercetak, &satu, nilai))
            .is_some_and(|(label, _)| sama(&label, satu.teks));
        if let Some((label, hitungan)) = golongan_nilai(bahan, &tercetak, &satu, nilai)
            && !sesuai_hitungan
            && !sama(&label, satu.teks)
        {
            catatan.temukan(satu.path, satu.teks, label, hitungan);
        }
    }
}

/// The classes of a text: a figure, a word that announces its class, and the class.
fn kategori_narasi(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let tercetak = semua_skala(bahan.dokumen);
    for kalimat in berangka(bahan) {
        for (jenis, nilai, label) in disebut_bergolongan(bahan, &tercetak, &kalimat) {
            let satu = Golongan {
                path: kalimat.path.clone(),
                teks: &label,
                jenis,
                nilai: Some(nilai),
                dihitung: None,
            };
            if let Some((benar, hitungan)) = golongan_nilai(bahan, &tercetak, &satu, nilai)
                && !sama(&benar, &label)
            {
                catatan.temukan(
                    kalimat.path.clone(),
                    format!("{} {label}", tampil(nilai)),
                    benar,
                    format!("{hitungan} Dalam kalimat \"{}\".", kutip(kalimat.teks, 160)),
                );
            }
        }
    }
}

/// `capaian 104,2 persen, termasuk kategori Sangat Tinggi`; `82,14 (mutu B, Baik)`; `70,85 dengan predikat BB`.
fn disebut_bergolongan(
    bahan: &Bahan<'_>,
    tercetak: &[(String, &Tertulis, JenisSkala, Vec<Rentang>)],
    kalimat: &Kalimat<'_>,
) -> Vec<(JenisSkala, Decimal, String)> {
    let potong = potongan(kalimat.teks);
    let semua = &kalimat.angka;
    let mut hasil = Vec::new();
    for (letak, kata) in potong.iter().enumerate() {
        let jenis = match kata.to_lowercase().as_str() {
            "kategori" => JenisSkala::Capaian,
            "mutu" => JenisSkala::SkmMutu,
            "predikat" => JenisSkala::AkipPredikat,
            _ => continue,
        };
        // The figure right before, with a few words between at most.
        let Some(sebelum) = semua.iter().rfind(|angka| angka.letak < letak) else {
            continue;
        };
        let persen = sebelum.satuan == Satuan::Persen;
        let sejenis = match jenis {
            JenisSkala::Capaian | JenisSkala::Keberhasilan => persen,
            JenisSkala::SkmMutu | JenisSkala::AkipPredikat => {
                sebelum.satuan == Satuan::Lain && sebelum.dibaca.desimal > 0
            }
        };
        if !sejenis || letak - sebelum.letak > 6 {
            continue;
        }
        let sesudah = potong[letak + 1..].join(" ");
        if let Some(label) = label_di_awal(bahan, tercetak, jenis, &sesudah) {
            hasil.push((jenis, sebelum.dibaca.nilai, label));
        }
    }
    hasil
}

/// The class with which a text begins, the longest first.
fn label_di_awal(
    bahan: &Bahan<'_>,
    tercetak: &[(String, &Tertulis, JenisSkala, Vec<Rentang>)],
    jenis: JenisSkala,
    teks: &str,
) -> Option<String> {
    let acuan = acuan_berlaku(bahan, jenis, bahan.dokumen.tahun);
    let berkode = match jenis {
        JenisSkala::SkmMutu | JenisSkala::AkipPredikat => true,
        JenisSkala::Capaian | JenisSkala::Keberhasilan => false,
    };
    if berkode {
        let kode = teks.split(|huruf: char| !huruf.is_alphanumeric()).next()?;
        let pita = acuan?.pita.iter().find(|pita| pita.kode == kode)?;
        return Some(pita.label.clone());
    }
    let cetak = tercetak.iter().filter(|(_, _, lain, _)| *lain == jenis);
    let mut label: Vec<String> = cetak
        .flat_map(|(_, _, _, pita)| pita.iter().map(|pita| pita.label.clone()))
        .chain(
            acuan
                .iter()
                .flat_map(|acuan| acuan.pita.iter().map(|pita| pita.label.clone())),
        )
        .collect();
    label.sort_by_key(|label| std::cmp::Reverse(label.len()));
    let teks = format!("{} ", normal(teks));
    label
        .into_iter()
        .find(|label| teks.starts_with(&format!("{} ", normal(label))))
}

fn nilai_dalam_celah(bahan: &Bahan<'_>, catatan: &mut Catatan) {
    let semua = semua_skala(bahan.dokumen);
    let mut uji = |path: String, capaian: Option<Decimal>, tertulis: &[Tertulis]| {
        let dicetak = angka_kolom(tertulis, "capaian").map(|cetak| cetak.nilai);
        let Some(nilai) = dicetak.or(capaian).map(bulat) else {
            return;
        };
        for (_, satu, jenis, pita) in &semua {
            if *jenis == JenisSkala::Capaian && !pita.iter().any(|pita| pita.memuat(nilai)) {
                let skala = acuan_berlaku(bahan, *jenis, bahan.dokumen.tahun);
                let label = skala.and_then(|skala| golongkan(&skala.pita, nilai));
                catatan.temukan(
                    path.clone(),
                    tampil(nilai),
                    match label {
                        Some(pita) => format!("{} menurut batas bawah.", pita.label),
                        None => "Kategori bagi nilai ini.".to_owned(),
                    },
                    format!("Tidak termuat dalam {}: {}", satu.kolom, satu.teks),
                );
            }
        }
    };
    for letak in berlaku(bahan.dokumen) {
        let baris = letak.indikator;
        uji(
            format!("{}/capaian", letak.path()),
            hasil_capaian(capaian_indikator(bahan, baris)),
            &baris.tertulis,
        );
    }
    for baris in &bahan.dokumen.anggaran {
        uji(
            format!("/anggaran/{}/capaian", baris.nomor),
            hasil_capaian(capaian_baris(baris)),
            &baris.tertulis,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::uji::{ACUAN, dokumen, temuan, temuan_dengan};
    use super::*;
    use proptest::prelude::*;

    fn cetak(kolom: &str, teks: &str) -> String {
        format!(r#"{{"tertulis": [{{"kolom": "{kolom}", "teks": "{teks}"}}]}}"#)
    }

    /// The rules of scales that find something in a report, against the shipped reference data.
    fn kode_skala(isi: &str) -> Vec<&'static str> {
        temuan_dengan(&dokumen(isi), &ACUAN, "R-SCALE")
            .into_iter()
            .map(|(kode, _)| kode)
            .collect()
    }

    #[test]
    fn a_printed_scale_is_total_and_disjoint() {
        let kode = |teks: &str| -> Vec<&'static str> {
            temuan(&dokumen(&cetak("skala kategori capaian", teks)), "R-SCALE")
                .into_iter()
                .map(|(kode, _)| kode)
                .collect()
        };
        assert_eq!(kode("Baik >75; Cukup >50-75; Kurang 0-50"), [""; 0]);
        assert_eq!(kode("Baik ≥75; Cukup 50 ≤ 74; Kurang ≤ 49"), ["R-SCALE-02"]);
        assert_eq!(kode("Baik 75,01 - 100,00; Cukup 50,00 - 75,00"), [""; 0]);
        assert_eq!(
            kode("Baik ≥75; Cukup 60 ≤ 74; Kurang ≤ 49"),
            ["R-SCALE-01", "R-SCALE-02"]
        );
        assert_eq!(kode("Baik 70-100; Cukup 50-70; Kurang <50"), ["R-SCALE-01"]);
        // What cannot be read is not judged.
        assert_eq!(kode("Baik di atas rata-rata; Kurang di bawahnya"), [""; 0]);
    }

    fn berpredikat(predikat: &str, tertulis: &str) -> String {
        format!(
            r#"{{"rencana": {{"tujuan": [{{"nomor": "1", "uraian": "x", "indikator": [{{
                "nomor": "T1.1", "kode": "SAKIP", "nama": "Nilai", "satuan": "Predikat",
                "ukuran": [{{"jenis": "RENSTRA", "tahun": 2023, "predikat": "{predikat}"}}],
                "tertulis": [{tertulis}]}}]}}]}}}}"#
        )
    }

    #[test]
    fn a_predikat_is_one_of_its_scale() {
        let lama = r#"{"kolom": "skala predikat (SK)", "teks": "AA >85-100; A >75-85; B >65-75; CC >50-65; C >30-50; D 0-30"}"#;
        let kini = r#"{"kolom": "skala predikat (SK)", "teks": "AA >90-100; A >80-90; BB >70-80; B >60-70; CC >50-60; C >30-50; D 0-30"}"#;
        let kode = |predikat: &str, tertulis: &str| -> Vec<&'static str> {
            kode_skala(&berpredikat(predikat, tertulis))
        };
        assert_eq!(kode("BB", lama), ["R-SCALE-03", "R-SCALE-05"]);
        assert_eq!(kode("BB", kini), [""; 0]);
        assert_eq!(kode("E", kini), ["R-SCALE-03", "R-SCALE-04"]);
    }

    #[test]
    fn a_class_is_known_and_that_of_its_value() {
        let kode = |capaian: &str, kategori: &str| -> Vec<&'static str> {
            let isi = format!(
                r#"{{"anggaran": [{{"nomor": "I", "level": "PROGRAM", "nama": "x", "tertulis": [
                    {{"kolom": "capaian", "teks": "{capaian}"}},
                    {{"kolom": "kategori", "teks": "{kategori}"}}]}}]}}"#
            );
            kode_skala(&isi)
        };
        assert_eq!(kode("90,5%", "TINGGI"), [""; 0]);
        assert_eq!(kode("90,5%", "Sangat Tinggi"), ["R-SCALE-07"]);
        assert_eq!(kode("90,5%", "Lumayan"), ["R-SCALE-06"]);
    }

    #[test]
    fn bands_are_read_as_people_print_them() {
        for teks in [
            "Baik ≥85 - 100; Cukup ≥70 - <85; Kurang <70",
            "Baik: x > 100%; Cukup: 85% ≤ x ≤ 100%; Kurang: 70% ≤ x < 85%; Buruk: x < 70%",
            "Baik = lebih dari 90; Cukup = 75,01 s.d. 90; Kurang = kurang dari 75,01",
        ] {
            let pita = skala_tercetak(teks).unwrap();
            assert!(sambungan(&pita).is_empty(), "{teks}");
            let dari_atas: Vec<&str> = pita
                .iter()
                .rev()
                .map(|pita| pita.label.as_str())
                .take(2)
                .collect();
            assert_eq!(dari_atas, ["Baik", "Cukup"], "{teks}");
        }
        let bolong = skala_tercetak("Baik ≥85; Cukup 70 - <85; Kurang <65").unwrap();
        assert_eq!(sambungan(&bolong).len(), 1);
    }

    #[test]
    fn a_report_may_have_a_scale_of_its_own() {
        let kode = |skala: &str, kategori: &str| -> Vec<&'static str> {
            let isi = format!(
                r#"{{"anggaran": [{{"nomor": "I", "level": "PROGRAM", "nama": "x", "tertulis": [
                    {{"kolom": "capaian", "teks": "88%"}}, {{"kolom": "kategori", "teks": "{kategori}"}}]}}],
                    "tertulis": [{{"kolom": "Skala capaian", "teks": "{skala}"}}]}}"#
            );
            kode_skala(&isi)
        };
        let sendiri = "Sangat Baik >100; Baik ≥85 - 100; Tinggi ≥70 - <85; Kurang <70";
        assert_eq!(kode(sendiri, "Baik"), [""; 0]);
        assert_eq!(kode(sendiri, "Tinggi"), ["R-SCALE-07"]);
        assert_eq!(kode(sendiri, "Hebat"), ["R-SCALE-06"]);
        assert_eq!(
            kode("Baik di atas rata-rata, Hebat di puncak", "Hebat"),
            [""; 0]
        );
    }

    #[test]
    fn a_class_in_a_text_is_that_of_its_value() {
        let kode = |isi: &str| -> Vec<&'static str> {
            let isi = format!(r#"{{"narasi": [{{"bagian": "CAPAIAN", "isi": "{isi}"}}]}}"#);
            kode_skala(&isi)
        };
        assert_eq!(
            kode("Capaian 92,5% termasuk kategori sangat tinggi."),
            [""; 0]
        );
        assert_eq!(
            kode("Capaian 92,5% termasuk kategori tinggi."),
            ["R-SCALE-09"]
        );
        assert_eq!(kode("Nilai SKM 82,14 (mutu B, Baik)."), [""; 0]);
        assert_eq!(kode("Nilai SKM 82,14 (mutu A)."), ["R-SCALE-09"]);
        assert_eq!(kode("Nilai 70,85 dengan predikat BB."), [""; 0]);
        assert_eq!(kode("Nilai 70,85 dengan predikat A."), ["R-SCALE-09"]);
        assert_eq!(kode("Capaian 92,5% pada kategori usia muda."), [""; 0]);
    }

    #[test]
    fn a_value_in_a_printed_gap_is_told() {
        let isi = |nilai: &str| {
            dokumen(&format!(
                r#"{{"anggaran": [{{"nomor": "I", "level": "PROGRAM", "nama": "x",
                    "tertulis": [{{"kolom": "capaian", "teks": "{nilai}"}}]}}],
                    "tertulis": [{{"kolom": "skala kategori capaian", "teks": "Baik 51 ≤ 100; Kurang ≤ 50"}}]}}"#
            ))
        };
        for (nilai, banyak) in [("50,5%", 1), ("100,01%", 1), ("51%", 0), ("100%", 0)] {
            assert_eq!(temuan(&isi(nilai), "R-SCALE-08").len(), banyak, "{nilai}");
        }
    }

    proptest! {
        /// Bands cut from one line at any integers are total and disjoint.
        #[test]
        fn bands_that_follow_each_other_are_never_told(batas in prop::collection::btree_set(1_i64..100, 1..6)) {
            let batas: Vec<i64> = batas.into_iter().collect();
            let mut teks = format!("a0 ≤ {}", batas[0]).replace("a0", "a");
            for dua in batas.windows(2) {
                teks = format!("b >{}-{}; {teks}", dua[0], dua[1]);
            }
            teks = format!("c >{}; {teks}", batas[batas.len() - 1]);
            let pita = skala_tercetak(&teks).unwrap();
            prop_assert!(sambungan(&pita).is_empty(), "{}", teks);
            for nilai in 0..=200 {
                let nilai = Decimal::new(nilai, 0);
                prop_assert_eq!(pita.iter().filter(|pita| pita.memuat(nilai)).count(), 1);
            }
        }
    }
}
