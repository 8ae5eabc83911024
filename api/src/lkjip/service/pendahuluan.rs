//! Saving Bab I of a draft.

use async_graphql::{ID, InputObject};
use entity::id::LkjipId;
use serde::Serialize;

use super::naskah;
use super::simpan::section;
use crate::error::Fault;
use crate::graphql::context::Call;
use crate::graphql::unit::{Begun, Unit};
use crate::lkjip::dokumen::{DasarHukum, IsuStrategis, Organisasi};
use crate::lkjip::rules::versi::Alamat;

section! {
    /// Masukan untuk menyimpan organisasi.
    simpan_organisasi, OrganisasiBagianInput as "LkjipOrganisasiSaveInput", "lkjip.organisasi.save" at "/organisasi";
    {
        /// Organisasi; kosong menghapusnya.
        organisasi: Option<Organisasi>,
    }
    |input, isi| {
        isi.organisasi.clone_from(&input.organisasi);
    }
}

section! {
    /// Masukan untuk menyimpan isu strategis.
    simpan_isu, IsuBagianInput as "LkjipIsuStrategisSaveInput", "lkjip.isu.save" at "/isuStrategis";
    {
        /// Isu strategis menurut urutannya; yang tidak disebut dihapus.
        isu_strategis: Vec<IsuStrategis>,
    }
    |input, isi| {
        isi.isu_strategis.clone_from(&input.isu_strategis);
    }
}

section! {
    /// Masukan untuk menyimpan dasar hukum.
    simpan_dasar_hukum, DasarHukumBagianInput as "LkjipDasarHukumSaveInput", "lkjip.dasarHukum.save" at "/dasarHukum";
    {
        /// Peraturan menurut urutannya; yang tidak disebut dihapus.
        dasar_hukum: Vec<DasarHukum>,
    }
    |input, isi| {
        isi.dasar_hukum.clone_from(&input.dasar_hukum);
    }
}
