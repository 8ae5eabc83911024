//! What a machine client may do at most, whatever its role allows.

use std::collections::BTreeSet;
use std::fmt;

use entity::status::Cakupan;
use sea_orm::ActiveEnum as _;

use super::policy::{Action, covers};

/// Scopes of a machine client, in the form of RFC 6749 section 3.3: words between blanks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KumpulanCakupan(BTreeSet<Cakupan>);

impl KumpulanCakupan {
    /// The scopes that a text names; none when it names one that does not exist.
    pub fn baca(teks: &str) -> Option<Self> {
        teks.split(' ')
            .filter(|kata| !kata.is_empty())
            .map(|kata| Cakupan::try_from_value(&kata.to_owned()).ok())
            .collect::<Option<_>>()
            .map(Self)
    }

    /// Whether one of them covers `action`.
    pub fn meliputi(&self, action: Action) -> bool {
        self.0.iter().any(|&cakupan| covers(cakupan, action))
    }

    /// Whether all of `lain` are among them.
    pub fn memuat(&self, lain: &Self) -> bool {
        self.0.is_superset(&lain.0)
    }

    /// Whether there is none.
    pub fn kosong(&self) -> bool {
        self.0.is_empty()
    }

    /// Each of them.
    pub fn semua(&self) -> Vec<Cakupan> {
        self.0.iter().copied().collect()
    }
}

impl FromIterator<Cakupan> for KumpulanCakupan {
    fn from_iter<I: IntoIterator<Item = Cakupan>>(cakupan: I) -> Self {
        Self(cakupan.into_iter().collect())
    }
}

impl fmt::Display for KumpulanCakupan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kata: Vec<String> = self.0.iter().map(Cakupan::to_value).collect();
        f.write_str(&kata.join(" "))
    }
}
