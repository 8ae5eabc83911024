//! The policy as a table that is read when it changes.

use std::fmt::Write as _;

use api::access::policy::{allows, covers};
use api::access::{Action, Relation};
use entity::status::{Cakupan, Peran};
use sea_orm::ActiveEnum as _;

/// Role × action × relation, one line for each action.
fn tabel() -> String {
    let mut teks = String::from(
        "# Who may do what: the answers of access::policy::allows, one letter for each relation.\n\
         # S: to the own kecamatan, or to oneself. K: to the rest of the own kabupaten. L: to another\n\
         # kabupaten. A dot is a refusal. Written by LKJIP_TEST_WRITE=1; never edited.\n\n",
    );
    write!(teks, "{:<20}", "").unwrap();
    for peran in Peran::SEMUA {
        write!(teks, "{:<11}", format!("{peran:?}").to_uppercase()).unwrap();
    }
    teks.truncate(teks.trim_end().len());
    teks.push('\n');
    for action in Action::SEMUA {
        write!(teks, "{:<20}", format!("{action:?}")).unwrap();
        for &peran in Peran::SEMUA {
            let boleh: String = Relation::SEMUA
                .iter()
                .zip(['S', 'K', 'L'])
                .map(|(&relation, huruf)| {
                    if allows(peran, action, relation) {
                        huruf
                    } else {
                        '.'
                    }
                })
                .collect();
            write!(teks, "{boleh:<11}").unwrap();
        }
        teks.truncate(teks.trim_end().len());
        teks.push('\n');
    }
    teks.push_str("\n# What a scope of a machine client covers, of what its role allows.\n\n");
    write!(teks, "{:<20}", "").unwrap();
    for cakupan in Cakupan::SEMUA {
        write!(teks, "{:<18}", cakupan.to_value()).unwrap();
    }
    teks.truncate(teks.trim_end().len());
    teks.push('\n');
    for action in Action::SEMUA {
        write!(teks, "{:<20}", format!("{action:?}")).unwrap();
        for &cakupan in Cakupan::SEMUA {
            let tanda = if covers(cakupan, action) { "x" } else { "." };
            write!(teks, "{tanda:<18}").unwrap();
        }
        teks.truncate(teks.trim_end().len());
        teks.push('\n');
    }
    teks
}

#[test]
fn no_scope_covers_what_its_role_does_not_allow() {
    for &cakupan in Cakupan::SEMUA {
        for action in Action::SEMUA {
            assert!(
                !covers(cakupan, action) || allows(Peran::Integrasi, action, Relation::Sendiri),
                "{cakupan:?} {action:?}"
            );
        }
    }
}

#[test]
fn the_policy_is_the_committed_one() {
    super::tercatat("grid.txt", &tabel());
}

#[test]
fn nothing_is_permitted_in_another_kabupaten() {
    for &peran in Peran::SEMUA {
        for action in Action::SEMUA {
            assert!(
                !allows(peran, action, Relation::Luar),
                "{peran:?} {action:?}"
            );
        }
    }
}

#[test]
fn what_is_permitted_elsewhere_is_permitted_at_home() {
    for &peran in Peran::SEMUA {
        for action in Action::SEMUA {
            let di = |relation| allows(peran, action, relation);
            assert!(
                di(Relation::Sendiri) || !di(Relation::Kabupaten),
                "{peran:?} {action:?}"
            );
        }
    }
}
