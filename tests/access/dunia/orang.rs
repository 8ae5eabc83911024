//! The people of the world.

use api::access::policy::{allows, covers};
use api::access::{Action, Relation};
use entity::status::{Cakupan, Peran};

use super::{A, B, LUAR, Laporan};

/// Someone with an account.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct Orang {
    pub(crate) username: &'static str,
    pub(crate) peran: Peran,
    /// Kecamatan in which the role holds; for the other roles only its kabupaten counts.
    pub(crate) tempat: &'static str,
    /// The initial password is still to be changed.
    pub(crate) baru: bool,
    /// What it may do at most, where it is a machine client.
    pub(crate) cakupan: Option<&'static [Cakupan]>,
}

const fn orang(username: &'static str, peran: Peran, tempat: &'static str) -> Orang {
    Orang {
        username,
        peran,
        tempat,
        baru: false,
        cakupan: None,
    }
}

const fn klien(username: &'static str, cakupan: &'static [Cakupan], tempat: &'static str) -> Orang {
    Orang {
        cakupan: Some(cakupan),
        ..orang(username, Peran::Integrasi, tempat)
    }
}

pub(crate) const OPERATOR_A: Orang = orang("akun.operator.a", Peran::Operator, A);
pub(crate) const OPERATOR_B: Orang = orang("akun.operator.b", Peran::Operator, B);
pub(crate) const CAMAT_A: Orang = orang("akun.camat.a", Peran::Camat, A);
pub(crate) const CAMAT_B: Orang = orang("akun.camat.b", Peran::Camat, B);
pub(crate) const REVIEWER: Orang = orang("akun.reviewer", Peran::Reviewer, A);
pub(crate) const ANALIS: Orang = orang("akun.analis", Peran::Analis, A);
pub(crate) const ADMIN: Orang = orang("akun.admin", Peran::Admin, A);
pub(crate) const INTEGRASI: Orang = orang("akun.integrasi", Peran::Integrasi, A);
pub(super) const OPERATOR_LUAR: Orang = orang("akun.luar.operator", Peran::Operator, LUAR);
const CAMAT_LUAR: Orang = orang("akun.luar.camat", Peran::Camat, LUAR);

/// One of each role, who stand to A as to their own kecamatan where they have one.
pub(crate) const SEMUA_PERAN: [&Orang; 6] = [
    &OPERATOR_A,
    &CAMAT_A,
    &REVIEWER,
    &ANALIS,
    &ADMIN,
    &INTEGRASI,
];

pub(crate) const KLIEN_PERBANDINGAN: Orang =
    klien("akun.klien.banding", &[Cakupan::PerbandinganBaca], A);

/// A machine client of each scope.
pub(crate) const SEMUA_KLIEN: [&Orang; 3] = [
    &klien("akun.klien.rujukan", &[Cakupan::RujukanBaca], A),
    &klien("akun.klien.laporan", &[Cakupan::LaporanBaca], A),
    &KLIEN_PERBANDINGAN,
];

/// One of the other kabupaten.
pub(crate) const KLIEN_LUAR: Orang = klien("akun.luar.klien", Cakupan::SEMUA, LUAR);

/// One of each role in the other kabupaten.
pub(crate) const SEMUA_LUAR: [&Orang; 6] = [
    &OPERATOR_LUAR,
    &CAMAT_LUAR,
    &orang("akun.luar.reviewer", Peran::Reviewer, LUAR),
    &orang("akun.luar.analis", Peran::Analis, LUAR),
    &orang("akun.luar.admin", Peran::Admin, LUAR),
    &orang("akun.luar.integrasi", Peran::Integrasi, LUAR),
];

/// One of each role whose initial password is still to be changed.
pub(crate) const SEMUA_BARU: [&Orang; 6] = [
    &baru("akun.baru.operator", Peran::Operator),
    &baru("akun.baru.camat", Peran::Camat),
    &baru("akun.baru.reviewer", Peran::Reviewer),
    &baru("akun.baru.analis", Peran::Analis),
    &baru("akun.baru.admin", Peran::Admin),
    &baru("akun.baru.integrasi", Peran::Integrasi),
];

const fn baru(username: &'static str, peran: Peran) -> Orang {
    Orang {
        baru: true,
        ..orang(username, peran, A)
    }
}

impl Orang {
    /// The same person, where something has to be done before all else.
    pub(crate) fn terbatas(&self) -> Self {
        Self {
            baru: true,
            ..orang(self.username, self.peran, self.tempat)
        }
    }

    /// Whether the role is one of the kabupaten and not of a kecamatan.
    pub(crate) fn di_kabupaten(&self) -> bool {
        !matches!(self.peran, Peran::Operator | Peran::Camat)
    }

    /// How this person stands to something of a kabupaten, or of a kecamatan of it, by its code.
    pub(crate) fn relasi(&self, kode: &str) -> Relation {
        if self.tempat[..5] != kode[..5] {
            Relation::Luar
        } else if !self.di_kabupaten() && self.tempat == kode {
            Relation::Sendiri
        } else {
            Relation::Kabupaten
        }
    }

    /// What the policy says of this person, as a machine client within its scopes.
    pub(crate) fn izin(&self, action: Action, relation: Relation) -> bool {
        let mut cakupan = self.cakupan.into_iter().flatten();
        allows(self.peran, action, relation)
            && (self.cakupan.is_none() || cakupan.any(|&cakupan| covers(cakupan, action)))
    }

    /// The same, of something of a kabupaten or kecamatan.
    pub(crate) fn boleh(&self, action: Action, kode: &str) -> bool {
        self.izin(action, self.relasi(kode))
    }

    /// The code of the own kabupaten.
    pub(crate) fn kabupaten(&self) -> &'static str {
        &self.tempat[..5]
    }

    /// Whether the policy allows it somewhere.
    pub(crate) fn boleh_di_suatu_tempat(&self, action: Action) -> bool {
        self.boleh(action, self.kabupaten()) || self.boleh(action, self.tempat)
    }

    pub(crate) fn membaca_catatan(&self, laporan: &Laporan) -> bool {
        self.melihat(laporan) && self.boleh(Action::BacaCatatan, laporan.kecamatan)
    }

    pub(crate) fn melihat(&self, laporan: &Laporan) -> bool {
        !self.baru && self.boleh(Action::baca(laporan.status), laporan.kecamatan)
    }
}
