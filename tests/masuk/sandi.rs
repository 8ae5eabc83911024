//! Which passwords are accepted, and how they are typed.

use entity::status::Peran;
use serde_json::json;

use crate::harness::{SANDI, World, ok};

const GANTI: &str = "mutation($lama: String!, $baru: String!) { \
    sandiChange(input: { sandiLama: $lama, sandiBaru: $baru }) { userErrors { code message path } } }";

#[tokio::test]
async fn length_counts_and_what_everybody_guesses_does_not() {
    let world = World::new().await;
    world
        .account("operator.pasongsongan", Peran::Operator)
        .await;
    let tokens = world.login("operator.pasongsongan").await;
    for (baru, kalimat) in [
        ("empat belas hu", "Kata sandi paling sedikit 15 karakter."),
        (
            &"lorjuk kaldu topak ".repeat(8),
            "Kata sandi paling banyak 128 karakter.",
        ),
        (
            "saya operator.pasongsongan",
            "Kata sandi tidak boleh memuat nama pengguna.",
        ),
        (
            "Sumenep2026Sumenep2026",
            "Kata sandi ini terlalu mudah ditebak.",
        ),
        (
            "p@ssw0rdp@ssw0rd2026",
            "Kata sandi ini terlalu mudah ditebak.",
        ),
        // The name of the account is "Nama operator.pasongsongan".
        (
            "Pasongsongan operator 2",
            "Kata sandi ini terlalu mudah ditebak.",
        ),
    ] {
        let variables = json!({ "lama": SANDI, "baru": baru });
        let answer = world.ask(Some(&tokens), GANTI, &variables).await;
        assert_eq!(
            ok(&answer)["sandiChange"]["userErrors"],
            json!([{ "code": "SANDI_DITOLAK", "message": kalimat, "path": ["input", "sandiBaru"] }]),
            "{baru}"
        );
    }
    // Neither capitals nor digits are asked for, and a long one is whole.
    let baru = "lorjuk kaldu topak dari pantai utara pulau garam yang jauh di sana";
    let answer = world
        .ask(
            Some(&tokens),
            GANTI,
            &json!({ "lama": SANDI, "baru": baru }),
        )
        .await;
    assert_eq!(ok(&answer)["sandiChange"]["userErrors"], json!([]));
    let terpotong = &baru[..64];
    assert!(
        world
            .try_login("operator.pasongsongan", terpotong)
            .await
            .is_none()
    );
    assert!(
        world
            .try_login("operator.pasongsongan", baru)
            .await
            .is_some()
    );
}

#[tokio::test]
async fn a_letter_with_an_accent_is_one_however_it_is_typed() {
    let world = World::new().await;
    world.account("ani", Peran::Analis).await;
    let tokens = world.login("ani").await;
    let baru = "lorjuk dan kaf\u{e9} di selat";
    let answer = world
        .ask(
            Some(&tokens),
            GANTI,
            &json!({ "lama": SANDI, "baru": baru }),
        )
        .await;
    assert_eq!(ok(&answer)["sandiChange"]["userErrors"], json!([]));
    let terurai = "lorjuk dan kafe\u{301} di selat";
    assert!(world.try_login("ani", terurai).await.is_some());
    assert!(
        world
            .try_login("ani", "lorjuk dan kafe di selat")
            .await
            .is_none()
    );
}
