//! One cell as one value.

use entity::value::Tanggal;
use rust_decimal::Decimal;
use serde_json::Value;

use super::super::model::Sel;
use super::super::rules::angka::{self, Macam};
use super::super::skema::{Isian, Jenis, Kolom};

/// A figure of more digits is not kept exactly by a spreadsheet.
const ANGKA_PENTING: usize = 15;

/// What a cell says; none when it says nothing. `kunci`: it names its row, so that blanks around it are not
/// meant.
///
/// # Errors
/// One sentence that says what to do.
pub(super) fn baca(sel: &Sel, kolom: &Kolom, kunci: bool) -> Result<Option<Value>, String> {
    match sel {
        Sel::Rumus => {
            return Err("Sel ini berisi rumus; salin lalu tempel sebagai nilai.".to_owned());
        }
        Sel::Galat(galat) => return Err(format!("Sel ini berisi galat {galat}.")),
        Sel::Saat => {
            return Err("Sel ini berisi waktu (jam); tulis isinya sebagai teks.".to_owned());
        }
        Sel::Teks(_) | Sel::Angka { .. } | Sel::Hari(_) | Sel::Logika(_) => {}
    }
    match &kolom.jenis {
        Jenis::Teks => teks(sel, kolom, kunci || kolom.isian == Isian::Induk),
        Jenis::Desimal => bilangan(sel, Macam::Desimal).map(|nilai| nilai.map(polos)),
        Jenis::Rupiah => bilangan(sel, Macam::Rupiah).map(|nilai| nilai.map(polos)),
        Jenis::Bulat => bilangan(sel, Macam::Bulat)?.map(bulat).transpose(),
        Jenis::Ya => ya(sel),
        Jenis::Hari => hari(sel),
        Jenis::Pilihan(pilihan) => {
            let kata = match sel {
                Sel::Teks(teks) if teks.trim().is_empty() => return Ok(None),
                Sel::Teks(teks) => Some(teks.trim()),
                Sel::Angka { .. }
                | Sel::Hari(_)
                | Sel::Saat
                | Sel::Logika(_)
                | Sel::Rumus
                | Sel::Galat(_) => None,
            };
            let ada = pilihan.iter().find(|(kode, _)| Some(kode.as_str()) == kata);
            if let Some((kode, _)) = ada {
                Ok(Some(Value::String(kode.clone())))
            } else {
                let semua: Vec<&str> = pilihan.iter().map(|(kode, _)| kode.as_str()).collect();
                Err(format!("Pilih salah satu dari {}.", semua.join(", ")))
            }
        }
    }
}

fn teks(sel: &Sel, kolom: &Kolom, tanpa_tepi: bool) -> Result<Option<Value>, String> {
    match sel {
        Sel::Teks(teks) if teks.trim().is_empty() => {
            Ok((kolom.boleh_hampa && !teks.is_empty()).then(|| Value::String(teks.clone())))
        }
        Sel::Teks(teks) if tanpa_tepi => Ok(Some(Value::String(teks.trim().to_owned()))),
        Sel::Teks(teks) => Ok(Some(Value::String(teks.clone()))),
        // 1 typed into a cell that is no text any more is still 1; 1.10 would be 1.1.
        Sel::Angka {
            teks,
            persen: false,
        } if teks.len() <= ANGKA_PENTING && teks.bytes().all(|b| b.is_ascii_digit()) => {
            Ok(Some(Value::String(teks.clone())))
        }
        Sel::Angka { teks, .. } | Sel::Hari(teks) => Err(format!(
            "Kolom ini berisi teks, sedangkan sel ini diubah lembar kerja menjadi angka atau tanggal ({teks}); \
             atur format selnya menjadi Teks lalu tulis ulang."
        )),
        Sel::Saat | Sel::Logika(_) | Sel::Rumus | Sel::Galat(_) => {
            Err("Kolom ini berisi teks; tulis ulang isinya.".to_owned())
        }
    }
}

fn bilangan(sel: &Sel, macam: Macam) -> Result<Option<Decimal>, String> {
    match sel {
        Sel::Teks(teks) => angka::baca(teks, macam),
        Sel::Angka { teks, persen } => dari_angka(teks, *persen, macam).map(Some),
        Sel::Hari(hari) => Err(format!(
            "Sel ini diubah lembar kerja menjadi tanggal ({hari}); tulis ulang angkanya."
        )),
        Sel::Saat | Sel::Logika(_) | Sel::Rumus | Sel::Galat(_) => {
            Err("Kolom ini berisi angka; tulis ulang isinya.".to_owned())
        }
    }
}

/// A figure that the spreadsheet keeps as a number: nothing of it is rounded.
fn dari_angka(teks: &str, persen: bool, macam: Macam) -> Result<Decimal, String> {
    let penting = teks
        .trim_start_matches(['-', '0', '.'])
        .bytes()
        .filter(u8::is_ascii_digit)
        .count();
    // Zeros at the end of a whole number are digits that were not needed.
    let nol = if teks.contains('.') {
        0
    } else {
        teks.len() - teks.trim_end_matches('0').len()
    };
    let tepat = penting.saturating_sub(nol) <= ANGKA_PENTING;
    let nilai = teks
        .parse::<Decimal>()
        .ok()
        .filter(|_| tepat && teks.len() <= 25);
    let Some(mut nilai) = nilai else {
        return Err(format!(
            "Lembar kerja menyimpan sel ini sebagai {teks}, lebih teliti daripada yang dapat ditulis tepat; \
             tulis ulang angkanya."
        ));
    };
    if persen {
        if macam != Macam::Desimal {
            return Err("Kolom ini tidak berisi persentase; ubah format selnya.".to_owned());
        }
        nilai *= Decimal::ONE_HUNDRED;
    }
    let nilai = nilai.normalize();
    let (desimal, terbesar) = match macam {
        Macam::Desimal => (4, 99_999_999_999_999),
        Macam::Rupiah | Macam::Bulat => (0, 999_999_999_999_999_i64),
    };
    if nilai.scale() > desimal {
        let pesan = match macam {
            Macam::Desimal => format!(
                "{nilai} memiliki lebih dari empat desimal; tidak ada yang dibulatkan diam-diam."
            ),
            Macam::Rupiah => format!("{nilai} bukan rupiah utuh."),
            Macam::Bulat => format!("{nilai} bukan bilangan bulat."),
        };
        return Err(pesan);
    }
    if nilai.abs().trunc() > Decimal::from(terbesar) {
        return Err("Angka ini terlalu besar.".to_owned());
    }
    Ok(nilai)
}

fn polos(nilai: Decimal) -> Value {
    Value::String(nilai.to_string())
}

fn bulat(nilai: Decimal) -> Result<Value, String> {
    let angka = nilai.to_string().parse::<i32>();
    angka
        .map(Value::from)
        .map_err(|_| "Bilangan ini terlalu besar.".to_owned())
}

fn ya(sel: &Sel) -> Result<Option<Value>, String> {
    match sel {
        Sel::Logika(nilai) => return Ok(Some(Value::Bool(*nilai))),
        Sel::Teks(teks) => match teks.trim() {
            "" => return Ok(None),
            "Ya" | "ya" | "YA" => return Ok(Some(Value::Bool(true))),
            "Tidak" | "tidak" | "TIDAK" => return Ok(Some(Value::Bool(false))),
            _ => {}
        },
        Sel::Angka { .. } | Sel::Hari(_) | Sel::Saat | Sel::Rumus | Sel::Galat(_) => {}
    }
    Err("Pilih Ya atau Tidak.".to_owned())
}

fn hari(sel: &Sel) -> Result<Option<Value>, String> {
    const SALAH: &str = "Tulis tanggal sebagai YYYY-MM-DD, mis. 2024-03-28, atau atur format selnya menjadi tanggal.";
    let teks = match sel {
        Sel::Teks(teks) if angka::kosong(teks) => return Ok(None),
        Sel::Teks(teks) | Sel::Hari(teks) => teks.trim(),
        Sel::Angka { .. } | Sel::Saat | Sel::Logika(_) | Sel::Rumus | Sel::Galat(_) => {
            return Err(SALAH.to_owned());
        }
    };
    let tanggal: Tanggal = teks.parse().map_err(|_| SALAH.to_owned())?;
    Ok(Some(Value::String(tanggal.to_string())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kolom(jenis: Jenis) -> Kolom {
        Kolom {
            judul: "Uji",
            isian: Isian::Medan("uji"),
            jenis,
            wajib: false,
            bagian: None,
            boleh_hampa: false,
            keterangan: String::new(),
            lebar: 1,
        }
    }

    fn angka_sel(teks: &str, persen: bool) -> Sel {
        Sel::Angka {
            teks: teks.to_owned(),
            persen,
        }
    }

    #[test]
    fn a_number_is_taken_as_it_is_or_refused() {
        for (teks, persen, jenis, nilai) in [
            ("81.32", false, Jenis::Desimal, Some("81.32")),
            ("0.9956", true, Jenis::Desimal, Some("99.56")),
            ("1", true, Jenis::Desimal, Some("100")),
            ("0.30000000000000004", false, Jenis::Desimal, None),
            ("0.12345", false, Jenis::Desimal, None),
            ("100000000000000", false, Jenis::Desimal, None),
            ("2330050747", false, Jenis::Rupiah, Some("2330050747")),
            (
                "999999999999999",
                false,
                Jenis::Rupiah,
                Some("999999999999999"),
            ),
            ("1000000000000000", false, Jenis::Rupiah, None),
            ("9007199254740993", false, Jenis::Rupiah, None),
            ("1234.5", false, Jenis::Rupiah, None),
            ("0.5", true, Jenis::Rupiah, None),
            ("1".repeat(400).as_str(), false, Jenis::Desimal, None),
        ] {
            let hasil = baca(&angka_sel(teks, persen), &kolom(jenis), false);
            assert_eq!(hasil.ok().flatten(), nilai.map(Value::from), "{teks}");
        }
        assert_eq!(
            baca(&angka_sel("2023", false), &kolom(Jenis::Bulat), false),
            Ok(Some(2023.into()))
        );
    }

    #[test]
    fn a_text_is_not_a_number_that_lost_something() {
        let kolom = kolom(Jenis::Teks);
        assert_eq!(
            baca(&angka_sel("1", false), &kolom, true),
            Ok(Some("1".into()))
        );
        for sel in [
            angka_sel("1.1", false),
            angka_sel("0.5", true),
            Sel::Hari("2001-01-01".to_owned()),
            Sel::Logika(true),
            Sel::Rumus,
            Sel::Saat,
        ] {
            assert!(baca(&sel, &kolom, false).is_err(), "{sel:?}");
        }
        assert_eq!(
            baca(&Sel::Teks(" 1.1 ".to_owned()), &kolom, true),
            Ok(Some("1.1".into()))
        );
        assert_eq!(
            baca(&Sel::Teks(" isi ".to_owned()), &kolom, false),
            Ok(Some(" isi ".into()))
        );
        assert_eq!(baca(&Sel::Teks("  ".to_owned()), &kolom, false), Ok(None));
    }

    #[test]
    fn days_words_and_answers_are_taken_in_one_form() {
        let hari = kolom(Jenis::Hari);
        assert_eq!(
            baca(&Sel::Hari("2024-03-28".to_owned()), &hari, false),
            Ok(Some("2024-03-28".into()))
        );
        for teks in ["28/03/2024", "2024-02-30", "28 Maret 2024"] {
            assert!(baca(&Sel::Teks(teks.to_owned()), &hari, false).is_err());
        }
        assert!(baca(&angka_sel("45379", false), &hari, false).is_err());
        let pilihan = kolom(Jenis::Pilihan(vec![("MURNI".to_owned(), String::new())]));
        assert_eq!(
            baca(&Sel::Teks(" MURNI".to_owned()), &pilihan, false),
            Ok(Some("MURNI".into()))
        );
        assert!(
            baca(&Sel::Teks("murni".to_owned()), &pilihan, false)
                .unwrap_err()
                .contains("MURNI")
        );
        let jawab = kolom(Jenis::Ya);
        assert_eq!(
            baca(&Sel::Teks("tidak".to_owned()), &jawab, false),
            Ok(Some(false.into()))
        );
        assert_eq!(
            baca(&Sel::Logika(true), &jawab, false),
            Ok(Some(true.into()))
        );
        assert!(baca(&Sel::Teks("1".to_owned()), &jawab, false).is_err());
    }
}
