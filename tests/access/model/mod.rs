//! Random deeds and questions of random people, answered by the program over HTTP and by a small model: no two
//! answers may differ. `PROPTEST_CASES` and `PROPTEST_RNG_SEED` ask for more stories and for others.

mod baca;
mod cerita;
mod hak;
mod keadaan;
mod permintaan;

use std::cell::Cell;

use entity::lkjip;
use proptest::collection::vec;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use sea_orm::EntityTrait as _;
use serde_json::json;

use self::cerita::Cerita;
use self::permintaan::{Kehendak, kehendak};
use super::dunia::{
    ADMIN, ANALIS, CAMAT_A, CAMAT_B, Dunia, INTEGRASI, OPERATOR_A, OPERATOR_B, Orang, REVIEWER,
    SEMUA_BARU, SEMUA_LUAR,
};
use crate::harness::{World, ok};

/// Everybody: of two kecamatan and their kabupaten, of another kabupaten, with an initial password, unknown.
fn semua_orang() -> Vec<Option<&'static Orang>> {
    [
        &OPERATOR_A,
        &OPERATOR_B,
        &CAMAT_A,
        &CAMAT_B,
        &REVIEWER,
        &ANALIS,
        &ADMIN,
        &INTEGRASI,
    ]
    .into_iter()
    .chain(SEMUA_LUAR)
    .chain([SEMUA_BARU[0], SEMUA_BARU[3]])
    .map(Some)
    .chain([None])
    .collect()
}

#[test]
fn every_answer_is_that_of_the_model() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let dunia = runtime.block_on(panggung());
    let bawaan = Config::default();
    let mut runner = TestRunner::new(Config {
        cases: std::env::var("PROPTEST_CASES").map_or(16, |_| bawaan.cases),
        rng_seed: match bawaan.rng_seed {
            RngSeed::Random => RngSeed::Fixed(3529),
            dipilih @ RngSeed::Fixed(_) => dipilih,
        },
        max_shrink_iters: 200,
        source_file: Some(file!()),
        ..bawaan
    });
    let nomor = Cell::new(0);
    let hasil = runner.run(&vec(kehendak(), 20..60), |semua| {
        nomor.set(nomor.get() + 1);
        runtime.block_on(cerita(&dunia, nomor.get(), &semua));
        Ok(())
    });
    if let Err(galat) = hasil {
        panic!("{galat}");
    }
}

/// A world without reports, in which no finding holds up a submission: what is found depends on rules that are
/// none of access.
async fn panggung() -> Dunia {
    let mut config = World::config();
    config.auth.access_token_seconds = 1_000_000_000;
    let dunia = Dunia::kosong(config).await;
    for analis in [&ANALIS, SEMUA_LUAR[3]] {
        let data = dunia
            .baca(analis, "{ aturanReviuList { kode version memblokir } }")
            .await;
        for aturan in data["aturanReviuList"].as_array().unwrap() {
            if aturan["memblokir"] == true {
                let query = "mutation($input: AturanReviuSaveInput!) { \
                             aturanReviuSave(input: $input) { userErrors { code } } }";
                let input = json!({ "kode": aturan["kode"], "version": aturan["version"],
                    "aktif": true, "memblokir": false, "dasar": "Uji", "alasan": "Uji" });
                let answer = dunia.minta(analis, query, input).await;
                assert_eq!(
                    ok(&answer)["aturanReviuSave"]["userErrors"],
                    json!([]),
                    "{answer:#}"
                );
            }
        }
    }
    dunia
}

/// One story, from a kabupaten without reports to what everybody sees at its end.
async fn cerita(dunia: &Dunia, nomor: u32, semua: &[(usize, Kehendak)]) {
    let db = dunia.world.app.db.writer();
    let lama = lkjip::Entity::find().all(db).await.unwrap();
    if !lama.is_empty() {
        let ids: Vec<_> = lama.iter().map(|row| row.id).collect();
        dunia.buang(&ids).await;
    }
    let mut cerita = Cerita::baru(dunia, nomor);
    let para = semua_orang();
    for (siapa, kehendak) in semua {
        cerita.wujudkan(para[siapa % para.len()], kehendak).await;
    }
    for orang in para {
        cerita.akhir(orang).await;
    }
}
