//! What decision and policy say of a call, without asking the program.

use api::access::{Action, Relation};
use entity::status::StatusLkjip;
use serde_json::Value;

use super::dunia::{Laporan, Orang};
use super::fields::Keputusan;

/// What a call is about.
#[derive(Clone, Copy, Debug)]
pub(super) enum Sasaran<'a> {
    /// The own kabupaten, oneself, or what all share.
    Sendiri,
    /// Something of a kabupaten or kecamatan, by its code.
    Wilayah(&'a str),
    /// What the analyst of a kabupaten keeps, by the code of the kabupaten.
    Acuan(&'a str),
    Laporan(&'a Laporan),
    /// A thread of comments on a report, which the analyst opened.
    Utas(&'a Laporan),
    /// Reports under review of the whole kabupaten.
    Proses,
    Akun(&'a Orang),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hasil {
    Ok,
    NotFound,
    Forbidden,
    Unauthenticated,
}

fn bila(syarat: bool, selain: Hasil) -> Hasil {
    if syarat { Hasil::Ok } else { selain }
}

/// What decision and policy say of a call.
pub(super) fn ramalan(keputusan: &Keputusan, orang: Option<&Orang>, sasaran: Sasaran<'_>) -> Hasil {
    let Some(orang) = orang else {
        return Hasil::Unauthenticated;
    };
    let diri = Keputusan::Deed(vec![Action::Diri]);
    if orang.baru && *keputusan != Keputusan::Diri && *keputusan != diri {
        return Hasil::Forbidden;
    }
    let terlihat = |action| match sasaran {
        Sasaran::Sendiri => bila(orang.boleh(action, orang.kabupaten()), Hasil::Forbidden),
        Sasaran::Wilayah(kode) | Sasaran::Acuan(kode) => {
            bila(orang.boleh(action, kode), Hasil::NotFound)
        }
        Sasaran::Laporan(laporan) => bila(orang.melihat(laporan), Hasil::NotFound),
        Sasaran::Utas(laporan) => bila(orang.membaca_catatan(laporan), Hasil::NotFound),
        Sasaran::Akun(akun) => bila(
            akun == orang || orang.boleh(Action::BacaPengguna, akun.kabupaten()),
            Hasil::NotFound,
        ),
        Sasaran::Proses => bila(
            orang.boleh(Action::BacaProses, orang.kabupaten()),
            Hasil::Forbidden,
        ),
    };
    match keputusan {
        Keputusan::Masuk | Keputusan::Data | Keputusan::Catatan | Keputusan::Wenang => Hasil::Ok,
        Keputusan::Diri => bila(
            orang.izin(Action::Diri, Relation::Sendiri),
            Hasil::Forbidden,
        ),
        Keputusan::Rujukan | Keputusan::Laporan | Keputusan::Simpul => {
            terlihat(Action::BacaRujukan)
        }
        // Whoever may not compare is told so before anything is looked at.
        Keputusan::Banding if !orang.boleh_di_suatu_tempat(Action::Bandingkan) => Hasil::Forbidden,
        Keputusan::Banding => terlihat(Action::Bandingkan),
        Keputusan::Negara => terlihat(Action::BandingkanNegara),
        Keputusan::Pantau => bila(
            orang.boleh_di_suatu_tempat(Action::PantauPengajuan),
            Hasil::Forbidden,
        ),
        Keputusan::Akun => terlihat(Action::BacaPengguna),
        Keputusan::Jejak => terlihat(Action::BacaJejak),
        Keputusan::Deed(actions) => deed(actions, orang, sasaran),
    }
}

fn deed(actions: &[Action], orang: &Orang, sasaran: Sasaran<'_>) -> Hasil {
    let action = actions[0];
    match sasaran {
        Sasaran::Laporan(laporan) => {
            // Of two actions each is for one status; elsewhere whoever may do either is told that the
            // report does not stand there.
            let boleh = match (actions.get(1), laporan.status) {
                (Some(&kedua), StatusLkjip::Direviu) => orang.boleh(kedua, laporan.kecamatan),
                (Some(_), StatusLkjip::Diajukan) => orang.boleh(action, laporan.kecamatan),
                _ => actions
                    .iter()
                    .any(|&action| orang.boleh(action, laporan.kecamatan)),
            };
            if orang.melihat(laporan) {
                bila(boleh, Hasil::Forbidden)
            } else {
                Hasil::NotFound
            }
        }
        Sasaran::Utas(laporan) => {
            if orang.membaca_catatan(laporan) {
                bila(orang.boleh(action, laporan.kecamatan), Hasil::Forbidden)
            } else {
                Hasil::NotFound
            }
        }
        Sasaran::Wilayah(kode) => match orang.relasi(kode) {
            Relation::Luar => Hasil::NotFound,
            relation @ (Relation::Sendiri | Relation::Kabupaten) => {
                bila(orang.izin(action, relation), Hasil::Forbidden)
            }
        },
        // The right does not depend on the thing: it is asked for before the thing is looked for.
        Sasaran::Akun(akun) => milik_kabupaten(orang, action, akun.kabupaten()),
        Sasaran::Acuan(kode) => milik_kabupaten(orang, action, kode),
        Sasaran::Sendiri if action == Action::Diri => {
            bila(orang.izin(action, Relation::Sendiri), Hasil::Forbidden)
        }
        Sasaran::Sendiri | Sasaran::Proses => {
            bila(orang.boleh(action, orang.kabupaten()), Hasil::Forbidden)
        }
    }
}

/// A deed on something of a kabupaten as a whole.
fn milik_kabupaten(orang: &Orang, action: Action, kode: &str) -> Hasil {
    if orang.boleh(action, orang.kabupaten()) {
        bila(orang.boleh(action, kode), Hasil::NotFound)
    } else {
        Hasil::Forbidden
    }
}

pub(super) fn hasil(answer: &Value) -> Hasil {
    match answer["errors"][0]["extensions"]["code"].as_str() {
        None => {
            assert!(answer["data"].is_object(), "{answer:#}");
            Hasil::Ok
        }
        Some("NOT_FOUND") => Hasil::NotFound,
        Some("FORBIDDEN") => Hasil::Forbidden,
        Some("UNAUTHENTICATED") => Hasil::Unauthenticated,
        Some(_) => panic!("{answer:#}"),
    }
}

/// What an answer gives away: all but the number of the request, which of several fields was refused
/// first, and whether it was computed anew, which is nothing of what it tells.
pub(super) fn tampak(mut answer: Value) -> String {
    if let Some(errors) = answer["errors"].as_array_mut() {
        for error in errors.iter_mut() {
            error["extensions"]
                .as_object_mut()
                .unwrap()
                .remove("errorId")
                .unwrap();
        }
        errors.sort_by_key(Value::to_string);
    }
    if let Some(Value::Object(cost)) = answer.pointer_mut("/extensions/cost") {
        cost.remove("actualQueryCost");
    }
    answer.to_string()
}
