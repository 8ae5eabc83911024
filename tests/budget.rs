//! What a caller may ask for in a time, as the caller meets it.

use entity::status::Peran;
use reqwest::StatusCode;
use reqwest::header::RETRY_AFTER;
use serde_json::{Value, json};

use crate::harness::{Answer, Tokens, World, code, ok};

/// Cost of [`daftar`]: 27 kecamatan, each with three values.
const BIAYA: u64 = 27 * 3;
/// Cost of a document that is read and comes to nothing.
const MEMBACA: u64 = 50;

/// A program whose callers have 200, of which 10 come back in a second.
async fn world() -> World {
    let mut config = World::config();
    config.graphql.max_cost = 100;
    config.graphql.budget_capacity = 200;
    config.graphql.budget_per_second = 10;
    let world = World::with(config).await;
    world.account("analis", Peran::Analis).await;
    world.account("pereviu", Peran::Reviewer).await;
    world
}

/// A question that was not asked before: its answer is not kept yet.
fn daftar(nomor: u32) -> String {
    format!("{{ a{nomor}: kecamatanList {{ kode nama }} }}")
}

async fn ask(world: &World, tokens: Option<&Tokens>, query: &str) -> Answer {
    world.send_graphql(tokens, query, &json!({})).await
}

fn sisa(answer: &Value) -> u64 {
    let status = &answer["extensions"]["cost"]["throttleStatus"];
    assert_eq!(status["maximumAvailable"], 200, "{answer}");
    assert_eq!(status["restoreRate"], 10);
    status["currentlyAvailable"].as_u64().unwrap()
}

#[tokio::test]
async fn who_has_spent_all_waits_until_it_has_come_back_and_nobody_else_does() {
    let world = world().await;
    let tokens = world.login("analis").await;
    for nomor in 1..=2 {
        let answer = ask(&world, Some(&tokens), &daftar(nomor)).await.body;
        ok(&answer);
        assert_eq!(answer["extensions"]["cost"]["requestedQueryCost"], BIAYA);
        assert_eq!(answer["extensions"]["cost"]["actualQueryCost"], BIAYA);
        assert_eq!(sisa(&answer), 200 - u64::from(nomor) * BIAYA);
    }
    let answer = ask(&world, Some(&tokens), &daftar(3)).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(code(&answer.body), "RATE_LIMITED");
    assert!(answer.body.get("data").is_none());
    assert_eq!(sisa(&answer.body), 200 - 2 * BIAYA);
    assert_eq!(answer.headers[RETRY_AFTER], "5");
    assert_eq!(answer.body["errors"][0]["extensions"]["retryAfter"], 5);

    let lain = world.login("pereviu").await;
    ok(&ask(&world, Some(&lain), &daftar(3)).await.body);
    // Another session of the same account is no other caller.
    let sesi = world.login("analis").await;
    assert_eq!(
        ask(&world, Some(&sesi), &daftar(4)).await.status,
        StatusCode::TOO_MANY_REQUESTS
    );
    world.pass(4);
    assert_eq!(
        ask(&world, Some(&tokens), &daftar(3)).await.status,
        StatusCode::TOO_MANY_REQUESTS
    );
    world.pass(1);
    ok(&ask(&world, Some(&tokens), &daftar(3)).await.body);
}

#[tokio::test]
async fn what_was_not_needed_is_given_back() {
    let world = world().await;
    let tokens = world.login("analis").await;
    for nomor in 0..10 {
        let query = format!("{{ a{nomor}: lkjipList(first: 40) {{ nodes {{ id }} }} }}");
        let answer = ask(&world, Some(&tokens), &query).await.body;
        ok(&answer);
        assert_eq!(answer["extensions"]["cost"]["requestedQueryCost"], 81);
        assert_eq!(answer["extensions"]["cost"]["actualQueryCost"], 1);
        assert_eq!(sisa(&answer), 199 - nomor);
    }
}

#[tokio::test]
async fn an_answer_that_is_kept_costs_nothing_and_tells_what_is_left_now() {
    let world = world().await;
    let tokens = world.login("analis").await;
    let pertama = ask(&world, Some(&tokens), &daftar(1)).await.body;
    for nomor in 2..=20 {
        let answer = ask(&world, Some(&tokens), &daftar(1)).await.body;
        assert_eq!(ok(&answer), ok(&pertama), "{nomor}");
        assert_eq!(answer["extensions"]["cost"]["requestedQueryCost"], BIAYA);
        assert_eq!(answer["extensions"]["cost"]["actualQueryCost"], 0);
        assert_eq!(sisa(&answer), 200 - BIAYA);
    }
    world.pass(2);
    let answer = ask(&world, Some(&tokens), &daftar(1)).await.body;
    assert_eq!(sisa(&answer), 200 - BIAYA + 20);
    // Who cannot pay for another question has no need to pay for this one.
    ok(&ask(&world, Some(&tokens), &daftar(2)).await.body);
    let lain = ask(&world, Some(&tokens), &daftar(3)).await;
    assert_eq!(lain.status, StatusCode::TOO_MANY_REQUESTS);
    let answer = ask(&world, Some(&tokens), &daftar(1)).await.body;
    assert_eq!(ok(&answer), ok(&pertama));
}

#[tokio::test]
async fn documents_that_come_to_nothing_are_paid_for_by_accounts_and_addresses() {
    let world = world().await;
    let tokens = world.login("analis").await;
    for tokens in [Some(&tokens), None] {
        for query in [
            "{ tidakAda }",
            "{",
            "query($n: Int!) { a: lkjipList(first: $n) { totalCount } }",
            "{ kecamatanList { kode nama desaList { kode } } }",
        ] {
            let answer = ask(&world, tokens, query).await;
            assert_ne!(answer.status, StatusCode::TOO_MANY_REQUESTS, "{query}");
            assert_eq!(
                answer.body["extensions"]["cost"]["actualQueryCost"],
                MEMBACA
            );
        }
        let answer = ask(&world, tokens, "{ __typename }").await;
        assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(answer.headers[RETRY_AFTER], "1");
    }
}
