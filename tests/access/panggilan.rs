//! Every root field, called by everybody: what comes back is what decision and policy say.

use std::collections::{BTreeMap, BTreeSet};

use api::config::Config;

use super::daftar::{Daftar, Panggilan};
use super::dunia::{
    Dunia, KLIEN_LUAR, LUAR, Orang, SEMUA_BARU, SEMUA_KLIEN, SEMUA_LUAR, SEMUA_PERAN,
};
use super::fields::{Keputusan, fields, keputusan};
use super::ramalan::{Hasil, Sasaran, hasil, ramalan, tampak};

/// Calls all that is about something, as `orang`, and holds the outcome against the decision. What is
/// refused looks as it does for what does not exist.
async fn panggil(
    dunia: &Dunia,
    diputuskan: &BTreeMap<String, Keputusan>,
    orang: Option<&Orang>,
    semua: Vec<&Panggilan<'_>>,
) {
    // What does not exist looks the same in every call of a document.
    let mut tiada: BTreeMap<String, String> = BTreeMap::new();
    for panggilan in semua {
        let Panggilan {
            field,
            query,
            variables,
            sasaran,
            ..
        } = panggilan;
        let siapa = orang.map(|orang| orang.username);
        let answer = dunia.tanya(orang, query, variables).await;
        let seharusnya = ramalan(&diputuskan[field], orang, *sasaran);
        assert_eq!(
            hasil(&answer),
            seharusnya,
            "{siapa:?} {field} {sasaran:?} {answer:#}"
        );
        // What is seen but may not be touched is told from what is not there.
        let terlihat = match sasaran {
            Sasaran::Laporan(_) | Sasaran::Utas(_) => seharusnya == Hasil::Forbidden,
            Sasaran::Wilayah(kode) => seharusnya == Hasil::Forbidden && *kode == LUAR,
            Sasaran::Sendiri | Sasaran::Proses | Sasaran::Akun(_) | Sasaran::Acuan(_) => false,
        };
        if seharusnya == Hasil::Ok || terlihat {
            continue;
        }
        if let Some(variables) = &panggilan.tiada {
            let kunci = format!("{query} {variables}");
            let tiada = if let Some(tiada) = tiada.get(&kunci) {
                tiada
            } else {
                let answer = dunia.tanya(orang, query, variables).await;
                tiada.entry(kunci).or_insert(tampak(answer))
            };
            assert_eq!(tampak(answer), *tiada, "{siapa:?} {field} {sasaran:?}");
        }
    }
}

/// The first call of each root field, about each kabupaten.
fn satu_saja<'a, 'b>(daftar: &'b Daftar<'a>) -> Vec<&'b Panggilan<'a>> {
    let mut sudah = BTreeSet::new();
    daftar
        .semua
        .iter()
        .filter(|panggilan| {
            let kode = match panggilan.sasaran {
                Sasaran::Wilayah(kode) | Sasaran::Acuan(kode) => kode,
                Sasaran::Laporan(laporan) | Sasaran::Utas(laporan) => laporan.kecamatan,
                Sasaran::Akun(akun) => akun.kabupaten(),
                Sasaran::Sendiri => "",
                Sasaran::Proses => "proses",
            };
            sudah.insert((&panggilan.field, &kode[..kode.len().min(5)]))
        })
        .collect()
}

#[tokio::test]
async fn every_root_field_answers_every_role_as_it_was_decided() {
    let dunia = Dunia::new().await;
    let diputuskan = keputusan();
    let daftar = Daftar::new(&dunia).await;
    let dipanggil: BTreeSet<&str> = daftar.semua.iter().map(|it| it.field.as_str()).collect();
    let ada = fields(&daftar.sdl);
    let akar: BTreeSet<&str> = ada
        .iter()
        .map(String::as_str)
        .filter(|field| field.starts_with("Query.") || field.starts_with("Mutation."))
        .collect();
    assert_eq!(dipanggil, akar, "every root field is called");
    for orang in SEMUA_PERAN.into_iter().chain(SEMUA_KLIEN) {
        let semua = daftar.semua.iter().collect();
        panggil(&dunia, &diputuskan, Some(orang), semua).await;
    }
}

#[tokio::test]
async fn every_root_field_is_closed_to_strangers() {
    let dunia = Dunia::new().await;
    let diputuskan = keputusan();
    let daftar = Daftar::new(&dunia).await;
    panggil(&dunia, &diputuskan, None, satu_saja(&daftar)).await;
    let asing = SEMUA_BARU.into_iter().chain(SEMUA_LUAR);
    for orang in asing.chain([&KLIEN_LUAR]) {
        panggil(&dunia, &diputuskan, Some(orang), satu_saja(&daftar)).await;
    }
}

#[tokio::test]
async fn every_root_field_is_closed_before_the_second_factor_that_is_demanded() {
    let mut dunia = Dunia::new().await;
    let menuntut = |config: &mut Config| {
        config.auth.totp_wajib = SEMUA_PERAN.map(|orang| orang.peran).to_vec();
    };
    dunia.world = dunia.world.beside_with(menuntut).await;
    let diputuskan = keputusan();
    let daftar = Daftar::new(&dunia).await;
    for orang in SEMUA_PERAN {
        let orang = orang.terbatas();
        panggil(&dunia, &diputuskan, Some(&orang), satu_saja(&daftar)).await;
    }
}
