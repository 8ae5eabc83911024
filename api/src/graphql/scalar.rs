//! Scalars of the wire. Money and decimals travel as strings: a JSON number is a double, and
//! GraphQL's `Int` has 32 bits.

use std::str::FromStr;

use async_graphql::{InputType, InputValueError, InputValueResult, Scalar, ScalarType, Value};
use entity::value::{Nilai, Rupiah, Tanggal, Waktu};
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// Reads a plain decimal: an optional minus, digits, and at most four decimals after a point.
fn desimal(teks: &str) -> Result<Decimal, &'static str> {
    const SALAH: &str = "Tulis angka sebagai teks polos, mis. \"81.32\" (titik desimal, paling banyak \
                         empat angka desimal, tanpa pemisah ribuan).";
    let angka = teks.strip_prefix('-').unwrap_or(teks);
    let (bulat, pecahan) = angka.split_once('.').unwrap_or((angka, "0"));
    let digit = |bagian: &str| !bagian.is_empty() && bagian.bytes().all(|b| b.is_ascii_digit());
    if !digit(bulat) || !digit(pecahan) || pecahan.len() > 4 || bulat.len() > 14 {
        return Err(SALAH);
    }
    Decimal::from_str(teks).map_err(|_| SALAH)
}

/// Reads whole rupiah: an optional minus and digits.
fn rupiah(teks: &str) -> Result<i64, &'static str> {
    const SALAH: &str =
        "Tulis rupiah sebagai teks angka bulat, mis. \"2027128147\" (tanpa titik, koma, atau Rp).";
    let angka = teks.strip_prefix('-').unwrap_or(teks);
    if angka.is_empty() || angka.len() > 15 || !angka.bytes().all(|b| b.is_ascii_digit()) {
        return Err(SALAH);
    }
    teks.parse().map_err(|_| SALAH)
}

const BUKAN_TEKS: &str = "Nilai ini ditulis sebagai teks (string), bukan angka.";

fn teks<T: InputType>(value: &Value) -> Result<&str, InputValueError<T>> {
    if let Value::String(teks) = value {
        Ok(teks)
    } else {
        Err(InputValueError::custom(BUKAN_TEKS))
    }
}

/// The schema's `Desimal`.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Desimal(pub Decimal);

/// Angka desimal yang tepat, ditulis sebagai teks polos: `"81.32"`. Masukan paling banyak empat angka
/// desimal; literal angka ditolak. Persentase dan selisih hasil hitung dibulatkan HALF_UP ke dua desimal.
#[Scalar(
    name = "Desimal",
    specified_by_url = "https://lkjip.sumenepkab.go.id/skalar#desimal"
)]
impl ScalarType for Desimal {
    fn parse(value: Value) -> InputValueResult<Self> {
        Ok(Self(desimal(teks::<Self>(&value)?)?))
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

impl From<Nilai> for Desimal {
    fn from(nilai: Nilai) -> Self {
        Self(nilai.desimal())
    }
}

/// The schema's `Rupiah`.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uang(pub i64);

/// Rupiah utuh, ditulis sebagai teks angka bulat: `"2027128147"`. Literal angka ditolak.
#[Scalar(
    name = "Rupiah",
    specified_by_url = "https://lkjip.sumenepkab.go.id/skalar#rupiah"
)]
impl ScalarType for Uang {
    fn parse(value: Value) -> InputValueResult<Self> {
        Ok(Self(rupiah(teks::<Self>(&value)?)?))
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

impl From<Rupiah> for Uang {
    fn from(rupiah: Rupiah) -> Self {
        Self(rupiah.0)
    }
}

impl From<Uang> for Rupiah {
    fn from(uang: Uang) -> Self {
        Self(uang.0)
    }
}

/// The schema's `Tanggal`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hari(pub Tanggal);

/// Tanggal kalender `YYYY-MM-DD`.
#[Scalar(
    name = "Tanggal",
    specified_by_url = "https://lkjip.sumenepkab.go.id/skalar#tanggal"
)]
impl ScalarType for Hari {
    fn parse(value: Value) -> InputValueResult<Self> {
        Ok(Self(hari(teks::<Self>(&value)?)?))
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

fn hari(teks: &str) -> Result<Tanggal, &'static str> {
    teks.parse()
        .map_err(|_| "Tulis tanggal sebagai YYYY-MM-DD, mis. \"2024-03-28\".")
}

/// The schema's `Waktu`.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Saat(pub Waktu);

/// Saat dalam UTC menurut RFC 3339, mis. `2024-03-28T02:15:00Z`.
#[Scalar(
    name = "Waktu",
    specified_by_url = "https://www.rfc-editor.org/rfc/rfc3339"
)]
impl ScalarType for Saat {
    fn parse(value: Value) -> InputValueResult<Self> {
        Ok(Self(saat(teks::<Self>(&value)?)?))
    }

    fn to_value(&self) -> Value {
        Value::String(rfc3339(self.0))
    }
}

fn saat(teks: &str) -> Result<Waktu, &'static str> {
    let saat = OffsetDateTime::parse(teks, &Rfc3339)
        .map_err(|_| "Tulis waktu menurut RFC 3339, mis. \"2024-03-28T02:15:00Z\".")?;
    i64::try_from(saat.unix_timestamp_nanos() / 1_000_000)
        .map(Waktu)
        .map_err(|_| "Waktu di luar jangkauan.")
}

/// The schema's `JSON`.
#[derive(Clone, Debug, Serialize)]
pub struct Bebas(pub serde_json::Value);

/// Nilai JSON apa adanya, untuk dokumen yang bentuknya diterbitkan tersendiri (`lkjipDokumenSchema`).
#[Scalar(
    name = "JSON",
    specified_by_url = "https://www.rfc-editor.org/rfc/rfc8259"
)]
impl ScalarType for Bebas {
    fn parse(value: Value) -> InputValueResult<Self> {
        value
            .into_json()
            .map(Self)
            .map_err(|_| InputValueError::custom("Nilai ini harus JSON."))
    }

    fn to_value(&self) -> Value {
        Value::from_json(self.0.clone()).unwrap_or_default()
    }
}

/// A number of things as the schema's `Int`; there are never as many as it cannot hold.
pub fn banyak(jumlah: usize) -> i32 {
    i32::try_from(jumlah).unwrap_or(i32::MAX)
}

/// RFC 3339 in UTC, to the millisecond.
pub fn rfc3339(waktu: Waktu) -> String {
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(waktu.0) * 1_000_000)
        .ok()
        .and_then(|saat| saat.format(&Rfc3339).ok())
        .unwrap_or_default()
}

/// Whether `value` can be a value of the scalar `name`; anything can for a scalar that is not ours.
///
/// # Errors
/// One sentence that tells how it is written.
pub fn check(name: &str, value: &serde_json::Value) -> Result<(), &'static str> {
    let check: fn(&str) -> Result<(), &'static str> = match name {
        "Desimal" => |teks| desimal(teks).map(drop),
        "Rupiah" => |teks| rupiah(teks).map(drop),
        "Tanggal" => |teks| hari(teks).map(drop),
        "Waktu" => |teks| saat(teks).map(drop),
        _ => return Ok(()),
    };
    check(value.as_str().ok_or(BUKAN_TEKS)?)
}

/// Gives a wire scalar the same form in the import document as it has in the API.
macro_rules! document_scalar {
    ($name:ident, $parse:expr, $title:literal, $pattern:literal) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0.to_string())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let teks = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                $parse(&teks).map(Self).map_err(de::Error::custom)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $title.into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "pattern": $pattern })
            }
        }
    };
}

document_scalar!(
    Desimal,
    desimal,
    "Desimal",
    r"^-?[0-9]{1,14}(\.[0-9]{1,4})?$"
);
document_scalar!(Uang, rupiah, "Rupiah", "^-?[0-9]{1,15}$");
document_scalar!(Hari, hari, "Tanggal", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn desimal_takes_plain_text_only() {
        assert_eq!(
            <Desimal as ScalarType>::parse(Value::from("81.32"))
                .map(|d| d.0)
                .ok(),
            Some(Decimal::new(8132, 2))
        );
        for salah in [
            "81,32", "1.234,5", "1e3", "", "+1", ".5", "5.", "1.23456", "0x1",
        ] {
            assert!(
                <Desimal as ScalarType>::parse(Value::from(salah)).is_err(),
                "{salah}"
            );
        }
        assert!(<Desimal as ScalarType>::parse(Value::from(81)).is_err());
    }

    #[test]
    fn rupiah_takes_whole_digits_only() {
        assert_eq!(
            <Uang as ScalarType>::parse(Value::from("2027128147"))
                .map(|u| u.0)
                .ok(),
            Some(2_027_128_147)
        );
        for salah in ["2.027.128.147", "Rp1", "1.0", "", "--1"] {
            assert!(
                <Uang as ScalarType>::parse(Value::from(salah)).is_err(),
                "{salah}"
            );
        }
    }

    #[test]
    fn waktu_round_trips() {
        let saat = Saat(Waktu(1_711_591_200_123));
        assert_eq!(
            <Saat as ScalarType>::parse(ScalarType::to_value(&saat)).ok(),
            Some(saat)
        );
    }
}
