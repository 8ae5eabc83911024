//! Reads the cells of a workbook: their text, the number that is stored, whether it is shown as a day or a
//! percentage, and whether there is a formula. Hidden rows and columns are read like others; external links
//! and everything else in the file are left alone.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::model::{Halaman, Sel, letak};
use super::bilangan::terpendek;
use super::format::{Format, gaya, hari};
use super::paket::{BUKAN_XLSX, Paket, Rusak};
use super::teks::{atribut, berikut, pembaca, sampai};

/// Most cells that hold something, shared texts, formats and references together; and most bytes of text in the
/// cells: shared texts are counted as often as they are used.
const SEL: usize = 300_000;
const TEKS: usize = 64 * 1024 * 1024;
/// Most sheets.
const LEMBAR: usize = 100;
const TERLALU_BANYAK: Rusak = "Lembar kerja memuat terlalu banyak isi.";

/// The sheets of a file.
///
/// # Errors
/// One sentence, when it cannot be read at all.
pub(in super::super) fn baca(isi: &[u8]) -> Result<Vec<Halaman>, Rusak> {
    let mut paket = Paket::buka(isi)?;
    let mut sisa = Sisa {
        sel: SEL,
        teks: TEKS,
    };
    let utama = hubungan(&mut paket, "", &mut sisa)?
        .into_iter()
        .find(|satu| satu.jenis == "officeDocument")
        .map_or_else(|| "xl/workbook.xml".to_owned(), |satu| satu.tujuan);
    let buku = paket.bagian(&utama)?.ok_or(BUKAN_XLSX)?;
    let hubungan = hubungan(&mut paket, &utama, &mut sisa)?;
    let bagian = |jenis: &str| hubungan.iter().find(|satu| satu.jenis == jenis);
    let teks = match bagian("sharedStrings") {
        Some(satu) => {
            let xml = paket.bagian(&satu.tujuan)?.unwrap_or_default();
            teks_bersama(&xml, &mut sisa)?
        }
        None => Vec::new(),
    };
    let gaya = match bagian("styles") {
        Some(satu) => {
            let xml = paket.bagian(&satu.tujuan)?.unwrap_or_default();
            gaya(&xml, &mut sisa)?
        }
        None => Vec::new(),
    };
    let (sejak_1904, lembar) = daftar_lembar(&buku)?;
    let mut hasil = Vec::new();
    for (nama, id) in lembar {
        let tujuan = hubungan
            .iter()
            .find(|satu| satu.id == id && satu.jenis == "worksheet");
        let xml = match tujuan {
            Some(satu) => paket.bagian(&satu.tujuan)?.ok_or(BUKAN_XLSX)?,
            // A chart has no cells.
            None => continue,
        };
        let konteks = Konteks {
            teks: &teks,
            gaya: &gaya,
            sejak_1904,
        };
        hasil.push(konteks.halaman(nama, &xml, &mut sisa)?);
    }
    Ok(hasil)
}

/// What a part refers to.
struct Hubungan {
    id: String,
    jenis: String,
    tujuan: String,
}

/// What the part named `nama` refers to within the package.
fn hubungan(paket: &mut Paket<'_>, nama: &str, sisa: &mut Sisa) -> Result<Vec<Hubungan>, Rusak> {
    let (folder, berkas) = nama.rsplit_once('/').unwrap_or(("", nama));
    let pemisah = if folder.is_empty() { "" } else { "/" };
    let bagian = format!("{folder}{pemisah}_rels/{berkas}.rels");
    let Some(xml) = paket.bagian(&bagian)? else {
        return Ok(Vec::new());
    };
    let mut pembaca = pembaca(&xml);
    let mut hasil = Vec::new();
    loop {
        match berikut(&mut pembaca)? {
            Event::Start(unsur) if unsur.local_name().as_ref() == "Relationship" => {
                sisa.satu()?;
                if atribut(&unsur, "TargetMode")?.as_deref() == Some("External") {
                    continue;
                }
                let jenis = atribut(&unsur, "Type")?.unwrap_or_default();
                let tujuan = atribut(&unsur, "Target")?.unwrap_or_default();
                hasil.push(Hubungan {
                    id: atribut(&unsur, "Id")?.unwrap_or_default(),
                    jenis: jenis.rsplit('/').next().unwrap_or_default().to_owned(),
                    tujuan: match tujuan.strip_prefix('/') {
                        Some(mutlak) => mutlak.to_owned(),
                        None => format!("{folder}{pemisah}{tujuan}"),
                    },
                });
            }
            Event::Eof => return Ok(hasil),
            Event::Start(_)
            | Event::End(_)
            | Event::Empty(_)
            | Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::GeneralRef(_) => {}
        }
    }
}

/// Whether days are counted from 1904, and every sheet's name and reference.
fn daftar_lembar(xml: &str) -> Result<(bool, Vec<(String, String)>), Rusak> {
    let mut pembaca = pembaca(xml);
    let mut sejak_1904 = false;
    let mut lembar = Vec::new();
    loop {
        match berikut(&mut pembaca)? {
            Event::Start(unsur) => match unsur.local_name().as_ref() {
                "workbookPr" => {
                    sejak_1904 = matches!(
                        atribut(&unsur, "date1904")?.as_deref(),
                        Some("1" | "true" | "on")
                    );
                }
                "sheet" => {
                    let nama = atribut(&unsur, "name")?.ok_or(BUKAN_XLSX)?;
                    let id = atribut(&unsur, "id")?.ok_or(BUKAN_XLSX)?;
                    lembar.push((nama, id));
                    if lembar.len() > LEMBAR {
                        return Err(TERLALU_BANYAK);
                    }
                }
                _ => {}
            },
            Event::Eof => return Ok((sejak_1904, lembar)),
            Event::End(_)
            | Event::Empty(_)
            | Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::GeneralRef(_) => {}
        }
    }
}

fn teks_bersama(xml: &str, sisa: &mut Sisa) -> Result<Vec<String>, Rusak> {
    let mut pembaca = pembaca(xml);
    let mut hasil = Vec::new();
    loop {
        match berikut(&mut pembaca)? {
            Event::Start(unsur) if unsur.local_name().as_ref() == "si" => {
                sisa.satu()?;
                hasil.push(sampai(&mut pembaca, "si", Some("t"))?);
            }
            Event::Eof => return Ok(hasil),
            Event::Start(_)
            | Event::End(_)
            | Event::Empty(_)
            | Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::GeneralRef(_) => {}
        }
    }
}

/// How much more may be read.
pub(super) struct Sisa {
    sel: usize,
    teks: usize,
}

impl Sisa {
    /// One more cell, or whatever else takes a place of its own.
    pub(super) fn satu(&mut self) -> Result<(), Rusak> {
        self.sel = self.sel.checked_sub(1).ok_or(TERLALU_BANYAK)?;
        Ok(())
    }
}

/// What cells refer to.
struct Konteks<'a> {
    teks: &'a [String],
    gaya: &'a [Format],
    sejak_1904: bool,
}

/// What stands in the XML of a cell.
#[derive(Default)]
struct Mentah {
    jenis: Option<String>,
    gaya: usize,
    isi: Option<String>,
    rumus: bool,
}

impl Konteks<'_> {
    fn halaman(&self, nama: String, xml: &str, sisa: &mut Sisa) -> Result<Halaman, Rusak> {
        let mut pembaca = pembaca(xml);
        let mut sel = BTreeMap::new();
        let mut gabungan = Vec::new();
        let (mut baris, mut kolom) = (0_u32, 0_u32);
        loop {
            match berikut(&mut pembaca)? {
                Event::Start(unsur) => match unsur.local_name().as_ref() {
                    "row" => {
                        kolom = 0;
                        if let Some(nomor) = atribut(&unsur, "r")? {
                            (baris, _) = letak(&format!("A{nomor}")).ok_or(BUKAN_XLSX)?;
                        }
                    }
                    "c" => {
                        if let Some(alamat) = atribut(&unsur, "r")? {
                            (baris, kolom) = letak(&alamat).ok_or(BUKAN_XLSX)?;
                        }
                        let mentah = mentah(&unsur, &mut pembaca)?;
                        if let Some(isi) = self.sel(mentah)? {
                            sisa.satu()?;
                            if let Sel::Teks(teks) = &isi {
                                sisa.teks =
                                    sisa.teks.checked_sub(teks.len()).ok_or(TERLALU_BANYAK)?;
                            }
                            sel.insert((baris, kolom), isi);
                        }
                        kolom = kolom.saturating_add(1);
                    }
                    "mergeCell" => {
                        let rentang = atribut(&unsur, "ref")?.unwrap_or_default();
                        let awal = rentang.split(':').next().and_then(letak);
                        gabungan.push(awal.ok_or(BUKAN_XLSX)?);
                        sisa.satu()?;
                    }
                    _ => {}
                },
                Event::End(unsur) if unsur.local_name().as_ref() == "row" => {
                    baris = baris.saturating_add(1);
                }
                Event::Eof => {
                    return Ok(Halaman {
                        nama,
                        sel,
                        gabungan,
                    });
                }
                Event::End(_)
                | Event::Empty(_)
                | Event::Text(_)
                | Event::CData(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::DocType(_)
                | Event::GeneralRef(_) => {}
            }
        }
    }

    /// What a cell holds; none when it holds nothing.
    fn sel(&self, mentah: Mentah) -> Result<Option<Sel>, Rusak> {
        if mentah.rumus {
            return Ok(Some(Sel::Rumus));
        }
        let Some(isi) = mentah.isi.filter(|isi| !isi.is_empty()) else {
            return Ok(None);
        };
        Ok(Some(match mentah.jenis.as_deref() {
            Some("s") => {
                let nomor: usize = isi.trim().parse().map_err(|_| BUKAN_XLSX)?;
                let teks = self.teks.get(nomor).ok_or(BUKAN_XLSX)?;
                if teks.is_empty() {
                    return Ok(None);
                }
                Sel::Teks(teks.clone())
            }
            Some("str" | "inlineStr") => Sel::Teks(isi),
            Some("b") => Sel::Logika(matches!(isi.trim(), "1" | "true")),
            Some("e") => Sel::Galat(isi),
            Some("d") => match isi.split_once('T') {
                None => Sel::Hari(isi),
                Some((tanggal, jam)) if jam.starts_with("00:00:00") => {
                    Sel::Hari(tanggal.to_owned())
                }
                Some(_) => Sel::Saat,
            },
            Some("n") | None => {
                let teks = terpendek(&isi).ok_or(BUKAN_XLSX)?;
                match self.gaya.get(mentah.gaya).copied().unwrap_or(Format::Biasa) {
                    Format::Biasa => Sel::Angka {
                        teks,
                        persen: false,
                    },
                    Format::Persen => Sel::Angka { teks, persen: true },
                    Format::Hari => hari(&teks, self.sejak_1904).map_or(Sel::Saat, Sel::Hari),
                }
            }
            Some(_) => return Err(BUKAN_XLSX),
        }))
    }
}

/// Reads a cell that has begun.
fn mentah(unsur: &BytesStart<'_>, pembaca: &mut Reader<&[u8]>) -> Result<Mentah, Rusak> {
    let mut mentah = Mentah {
        jenis: atribut(unsur, "t")?,
        gaya: match atribut(unsur, "s")? {
            Some(nomor) => nomor.parse().map_err(|_| BUKAN_XLSX)?,
            None => 0,
        },
        ..Mentah::default()
    };
    loop {
        match berikut(pembaca)? {
            Event::Start(anak) => match anak.local_name().as_ref() {
                "v" => mentah.isi = Some(sampai(pembaca, "v", None)?),
                "is" => mentah.isi = Some(sampai(pembaca, "is", Some("t"))?),
                "f" => {
                    sampai(pembaca, "f", None)?;
                    mentah.rumus = true;
                }
                _ => {}
            },
            Event::End(akhir) if akhir.local_name().as_ref() == "c" => return Ok(mentah),
            Event::Eof => return Err(BUKAN_XLSX),
            Event::End(_)
            | Event::Empty(_)
            | Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::GeneralRef(_) => {}
        }
    }
}
