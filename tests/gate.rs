//! What stands before and after the executor, as a client meets it.

use entity::status::Peran;
use reqwest::header::{ACCEPT, CONTENT_TYPE, COOKIE};
use reqwest::{Method, StatusCode};
use sea_orm::ConnectionTrait as _;
use serde_json::{Value, json};

use crate::harness::{Answer, Tokens, World, code, ok, refused, send};

const GRAPHQL: &str = "application/graphql-response+json";
const JSON: &str = "application/json";

async fn analis(world: &World) -> Tokens {
    world.account("analis", Peran::Analis).await;
    world.login("analis").await
}

/// Posts a request body as the owner of `tokens` and takes the answer in the form `accept`.
async fn post(world: &World, tokens: Option<&Tokens>, accept: &str, body: &Value) -> Answer {
    let mut request = world
        .request(Method::POST, "/graphql")
        .header(ACCEPT, accept)
        .json(body);
    if let Some(tokens) = tokens {
        request = request.bearer_auth(&tokens.access);
    }
    send(request).await
}

#[tokio::test]
async fn fields_come_in_the_order_of_the_question() {
    let world = World::new().await;
    let tokens = analis(&world).await;
    let fields = [
        "saya { id }",
        "lkjipList { totalCount }",
        "__typename",
        "kabupaten { kode }",
        "indikatorList { kode }",
        "skalaList { kode }",
    ];
    for turn in 0..fields.len() {
        let mut asked = fields;
        asked.rotate_left(turn);
        let query = format!("{{ {} }}", asked.join(" "));
        let request = world
            .request(Method::POST, "/graphql")
            .bearer_auth(&tokens.access)
            .json(&json!({ "query": query }));
        let text = request.send().await.unwrap().text().await.unwrap();
        let places: Vec<_> = asked
            .iter()
            .map(|field| {
                let key = format!("\"{}\":", field.split(' ').next().unwrap());
                text.find(&key).unwrap_or_else(|| panic!("{key} in {text}"))
            })
            .collect();
        assert!(places.is_sorted(), "{text}");
    }
}

#[tokio::test]
async fn a_failed_field_is_null_and_takes_with_it_only_what_may_not_be_without_it() {
    let world = World::new().await;
    let tokens = analis(&world).await;
    let query = r#"{ kabupaten { kode } node(id: "bukan kunci") { id } }"#;
    let answer = world.ask(Some(&tokens), query, &json!({})).await;
    assert_eq!(
        answer["data"],
        json!({ "kabupaten": { "kode": "35.29" }, "node": null })
    );
    assert_eq!(code(&answer), "NOT_FOUND");
    assert_eq!(answer["errors"][0]["path"], json!(["node"]));
    assert_eq!(
        answer["errors"][0]["locations"],
        json!([{ "line": 1, "column": 22 }])
    );

    let query = r#"{ kabupaten { kode } kecamatan(kode: "35.29.99") { nama } }"#;
    let answer = world.ask(Some(&tokens), query, &json!({})).await;
    assert_eq!(answer["data"], Value::Null);
    assert_eq!(answer["errors"].as_array().unwrap().len(), 1, "{answer}");
}

#[tokio::test]
async fn fragments_and_fields_asked_twice_merge_at_every_level() {
    let world = World::new().await;
    let tokens = analis(&world).await;
    let plain = "{ kabupaten { kecamatanList(letak: KEPULAUAN) {
        kode nama desaList { kode nama jenis } kabupaten { nama }
    } } }";
    let merged = "query A($ya: Boolean!) {
        kabupaten { ...L kecamatanList(letak: KEPULAUAN) { nama desaList { kode } } }
        kabupaten { ...L ...L }
    }
    fragment L on Kabupaten {
        kecamatanList(letak: KEPULAUAN) { kode ...K kode @skip(if: $ya) }
    }
    fragment K on Kecamatan {
        ... on Kecamatan { desaList { nama } }
        ... @include(if: $ya) { desaList { jenis } kabupaten { nama } }
    }";
    let plain = world.ask(Some(&tokens), plain, &json!({})).await;
    let merged = world
        .ask(Some(&tokens), merged, &json!({ "ya": true }))
        .await;
    assert_eq!(ok(&plain), ok(&merged));

    let id = ok(&plain)["kabupaten"]["kecamatanList"][0]["kode"].clone();
    let query = "query($kode: String!) { kecamatan(kode: $kode) { id kode } }";
    let answer = world
        .ask(Some(&tokens), query, &json!({ "kode": id }))
        .await;
    let kecamatan = ok(&answer)["kecamatan"].clone();
    let query = "query($id: ID!) { node(id: $id) {
        __typename id ... on Kecamatan { kode } ... on Lkjip { tahun }
    } }";
    let answer = world
        .ask(Some(&tokens), query, &json!({ "id": kecamatan["id"] }))
        .await;
    assert_eq!(
        ok(&answer)["node"],
        json!({ "__typename": "Kecamatan", "id": kecamatan["id"], "kode": kecamatan["kode"] })
    );
}

#[tokio::test]
async fn what_is_not_said_stays_and_null_is_something_said() {
    let world = World::new().await;
    let tokens = analis(&world).await;
    let query = r#"{ indikator(kode: "SKM") { id version nama satuan } }"#;
    let before = world.ask(Some(&tokens), query, &json!({})).await;
    let before = &ok(&before)["indikator"];
    let update = "mutation($id: ID!, $version: Int!, $nama: String, $satuan: String) {
        indikatorUpdate(input: { id: $id, version: $version, nama: $nama, satuan: $satuan }) {
            indikator { nama satuan version } userErrors { code path }
        }
    }";
    let variables = json!({ "id": before["id"], "version": before["version"], "satuan": "Nilai" });
    let answer = world.ask(Some(&tokens), update, &variables).await;
    let after = &ok(&answer)["indikatorUpdate"]["indikator"];
    assert_eq!(after["nama"], before["nama"]);
    assert_eq!(after["satuan"], "Nilai");

    let variables = json!({ "id": before["id"], "version": after["version"], "nama": null });
    let answer = world.ask(Some(&tokens), update, &variables).await;
    assert_eq!(
        refused(&answer, "indikatorUpdate"),
        ("WAJIB_DIISI".into(), "input/nama".into())
    );
}

#[tokio::test]
async fn every_variable_that_does_not_fit_is_told_with_its_path() {
    let world = World::new().await;
    let tokens = analis(&world).await;
    let query = "mutation($input: LkjipAnggaranSaveInput!) {
        lkjipAnggaranSave(input: $input) { userErrors { code } }
    }";
    let input = json!({
        "id": "x",
        "anggaran": [
            { "nomor": "I", "level": "PROGRAM", "nama": "A", "paguMurni": 5, "menunjang": "ya" },
            { "nomor": "I.1", "level": "KEGIATANN", "nama": "B", "paguMurni": "1.000", "lain": 1 },
        ],
    });
    let body = json!({ "query": query, "variables": { "input": input } });
    let answer = post(&world, Some(&tokens), GRAPHQL, &body).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(code(&answer.body), "BAD_USER_INPUT");
    let mut told: Vec<&str> = answer.body["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| error["message"].as_str().unwrap())
        .map(|message| message.split(": ").next().unwrap())
        .collect();
    told.sort_unstable();
    assert_eq!(
        told,
        [
            "Variabel $input.anggaran[0].menunjang",
            "Variabel $input.anggaran[0].paguMurni",
            "Variabel $input.anggaran[1].lain",
            "Variabel $input.anggaran[1].level",
            "Variabel $input.anggaran[1].paguMurni",
            "Variabel $input.version",
        ]
    );
}

#[tokio::test]
async fn a_number_where_an_exact_figure_belongs_is_refused_as_input() {
    let world = World::new().await;
    let tokens = analis(&world).await;
    let query = r#"mutation { lkjipRealisasiSave(input: { id: "x", version: 1, realisasi: [
        { nomor: "1.1.1", realisasi: { nilai: 81.32 } }
    ] }) { userErrors { code } } }"#;
    let answer = world.ask(Some(&tokens), query, &json!({})).await;
    assert_eq!(code(&answer), "BAD_USER_INPUT");
    assert_eq!(
        answer["errors"][0]["message"],
        "Nilai Desimal tidak sah. Nilai ini ditulis sebagai teks (string), bukan angka."
    );
}

#[tokio::test]
async fn what_is_too_large_is_refused_before_it_is_executed() {
    let world = World::new().await;
    let tokens = analis(&world).await;
    let fields = |n: usize, field: &str| {
        let fields: Vec<String> = (0..n).map(|i| field.replace('#', &i.to_string())).collect();
        fields.join(" ")
    };
    let spread = |n: usize| {
        let fragments: Vec<String> = (0..n)
            .map(|i| {
                let below = format!("x: kecamatanList {{ kabupaten {{ ...F{} }} }}", i + 1);
                format!(
                    "fragment F{i} on Kabupaten {{ {below} {} }}",
                    below.replace('x', "y")
                )
            })
            .collect();
        format!(
            "{{ kabupaten {{ ...F0 }} }} {} fragment F{n} on Kabupaten {{ nama }}",
            fragments.join(" ")
        )
    };
    let walk = |n: usize| {
        let (open, close) = (
            "lkjip(tahun: 2023) { kecamatan { ".repeat(n),
            "} } ".repeat(n),
        );
        format!("{{ kecamatan(kode: \"35.29.13\") {{ {open} nama {close} }} }}")
    };
    for (what, query) in [
        ("deep selections", format!("{{a{}", "{a".repeat(100))),
        (
            "deep lists",
            format!("{{ a(b: {}{}) }}", "[".repeat(200), "]".repeat(200)),
        ),
        ("many tokens", format!("{{ {} }}", "saya ".repeat(6_000))),
        (
            "many aliases",
            format!("{{ kabupaten {{ {} }} }}", fields(101, "a#: nama")),
        ),
        (
            "many directives",
            format!(
                "{{ kabupaten {{ nama {} }} }}",
                "@include(if: true) ".repeat(101)
            ),
        ),
        (
            "many root fields",
            format!("{{ {} }}", fields(21, "a#: kabupaten { nama }")),
        ),
        ("dear fragments", spread(12)),
        ("a long walk", walk(35)),
    ] {
        for accept in [GRAPHQL, JSON] {
            let body = json!({ "query": query });
            let answer = post(&world, Some(&tokens), accept, &body).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{what}");
            assert_eq!(code(&answer.body), "REQUEST_TOO_LARGE", "{what}");
            assert!(answer.body.get("data").is_none(), "{what}");
        }
    }
    let long = json!({ "query": format!("{{ saya {{ id }} }} #{}", "x".repeat(256 * 1024)) });
    let answer = post(&world, Some(&tokens), JSON, &long).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn the_cost_is_the_number_of_values_to_be_expected() {
    let world = World::new().await;
    let tokens = analis(&world).await;
    for (query, variables, cost) in [
        ("{ __typename }", json!({}), 1),
        ("{ kecamatanList { kode nama } }", json!({}), 27 * 3),
        (
            "query($n: Int) { lkjipList(first: $n) { nodes { id } } }",
            json!({ "n": 50 }),
            1 + 50 * 2,
        ),
        (
            "query($n: Int) { lkjipList(first: $n) { nodes { id } } }",
            json!({}),
            1 + 20 * 2,
        ),
        // The table has as many cells as its arguments say, all 27 kecamatan when they name none.
        (
            r#"query($t: [Int!]!) { matriks(indikatorList: ["SKM", "SAKIP"], tahunList: $t) {
                selList { tahun } sebaranList { tahun } } }"#,
            json!({ "t": [2021, 2022, 2023] }),
            1 + 6 * 27 * 2 + 6 * 2,
        ),
        (
            r#"query($k: [String!]) { matriks(indikatorList: "SKM", tahunList: 2023, kecamatanList: $k) {
                selList { tahun } } }"#,
            json!({ "k": ["35.29.01", "35.29.02"] }),
            1 + 2 * 2,
        ),
        // Who asks for one programme does not pay for ten.
        (
            "{ serapanProgram(tahun: 2023) { programList { kode } } }",
            json!({}),
            1 + 10 * 2,
        ),
        (
            "query($p: String) { serapanProgram(tahun: 2023, program: $p) { programList { kode } } }",
            json!({ "p": "7.01.01" }),
            1 + 2,
        ),
        // A change counts besides what it shows.
        (
            r#"mutation { lkjipSubmit(input: { id: "x", version: 1 }) { lkjip { id } } }"#,
            json!({}),
            100 + 3,
        ),
    ] {
        let answer = world.ask(Some(&tokens), query, &variables).await;
        let told = &answer["extensions"]["cost"];
        assert_eq!(told["requestedQueryCost"], cost, "{answer}");
        assert_eq!(told["maximumQueryCost"], 50_000);
        assert!(told.get("throttleStatus").is_none(), "budgets are off");
    }
}

#[tokio::test]
async fn only_a_json_post_changes_anything() {
    let world = World::new().await;
    let mutation = "mutation { __typename }";
    let body = json!({ "query": mutation }).to_string();
    let post = || world.request(Method::POST, "/graphql");
    let get = |query: &str| {
        let query = query
            .replace('{', "%7B")
            .replace('}', "%7D")
            .replace(' ', "%20");
        world.request(Method::GET, &format!("/graphql?query={query}"))
    };
    let typed = |media: &str| post().header(CONTENT_TYPE, media).body(body.clone());
    let read = "{ __typename }";
    for (request, status) in [
        (get(mutation), StatusCode::METHOD_NOT_ALLOWED),
        (
            post().body(body.clone()),
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
        ),
        (typed("text/plain"), StatusCode::UNSUPPORTED_MEDIA_TYPE),
        (
            typed("application/x-www-form-urlencoded"),
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
        ),
        (
            typed("multipart/form-data; boundary=x"),
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
        ),
        (
            typed("application/json; charset=latin1"),
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
        ),
        (
            post().json(&json!([{ "query": mutation }])),
            StatusCode::BAD_REQUEST,
        ),
        (
            world
                .request(Method::PUT, "/graphql")
                .json(&json!({ "query": read })),
            StatusCode::METHOD_NOT_ALLOWED,
        ),
        (get(read), StatusCode::OK),
        (
            get(read).header("sec-fetch-site", "cross-site"),
            StatusCode::FORBIDDEN,
        ),
        (get(read).header(COOKIE, "sesi=1"), StatusCode::FORBIDDEN),
        (
            get(read)
                .header(COOKIE, "sesi=1")
                .header("graphql-require-preflight", "1"),
            StatusCode::OK,
        ),
        (
            get(read).header(ACCEPT, "text/html"),
            StatusCode::NOT_ACCEPTABLE,
        ),
    ] {
        let answer = send(request).await;
        assert_eq!(answer.status, status, "{}", answer.body);
    }
}

#[tokio::test]
async fn the_status_tells_what_the_accepted_form_can_tell() {
    let world = World::new().await;
    let unfit = json!({ "query": "{ adaSaja }" });
    let unread = json!({ "query": "{" });
    let unnamed = json!({ "query": "query A { __typename } query B { __typename }" });
    for (body, kind) in [
        (unfit, "GRAPHQL_VALIDATION_FAILED"),
        (unread, "GRAPHQL_PARSE_FAILED"),
        (unnamed, "BAD_USER_INPUT"),
    ] {
        for (accept, status, media) in [
            (GRAPHQL, StatusCode::BAD_REQUEST, GRAPHQL),
            (JSON, StatusCode::OK, JSON),
            ("*/*", StatusCode::OK, JSON),
            (
                "application/json;q=0.5, application/graphql-response+json",
                StatusCode::BAD_REQUEST,
                GRAPHQL,
            ),
        ] {
            let answer = post(&world, None, accept, &body).await;
            assert_eq!(answer.status, status, "{accept}");
            assert_eq!(code(&answer.body), kind);
            assert!(answer.body.get("data").is_none());
            let form = answer.headers[CONTENT_TYPE].to_str().unwrap();
            assert_eq!(form, format!("{media}; charset=utf-8"));
        }
    }
    let refused = json!({ "query": "{ kabupaten { nama } }" });
    let answer = post(&world, None, GRAPHQL, &refused).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(code(&answer.body), "UNAUTHENTICATED");
    assert_eq!(answer.body["data"], Value::Null);
}

#[tokio::test]
async fn a_bad_token_is_refused_before_the_document_is_read() {
    let world = World::new().await;
    let request = world
        .request(Method::POST, "/graphql")
        .bearer_auth("bukan.token.kami")
        .json(&json!({ "query": "{" }));
    let answer = send(request).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    assert_eq!(code(&answer.body), "UNAUTHENTICATED");
    assert!(answer.headers.contains_key("www-authenticate"));
    assert!(answer.body["extensions"]["cost"].is_object());
}

#[tokio::test]
async fn an_error_of_ours_tells_its_number_and_nothing_else() {
    let world = World::new().await;
    let tokens = analis(&world).await;
    world
        .app
        .db
        .writer()
        .execute_unprepared("DROP TABLE tolok_ukur")
        .await
        .unwrap();
    let body = json!({ "query": r#"{ indikator(kode: "SKM") { tolokUkurList { nama } } }"# });
    let request = world
        .request(Method::POST, "/graphql")
        .bearer_auth(&tokens.access)
        .header("x-request-id", "nomor saya sendiri")
        .json(&body);
    let answer = send(request).await;
    let id = answer.headers["x-request-id"].to_str().unwrap();
    assert_ne!(id, "nomor saya sendiri");
    let error = &answer.body["errors"][0];
    assert_eq!(error["message"], "Terjadi kesalahan internal.");
    assert_eq!(
        error["extensions"],
        json!({ "code": "INTERNAL", "errorId": id })
    );
    assert!(
        !answer.body.to_string().contains("tolok_ukur"),
        "{}",
        answer.body
    );
}

#[tokio::test]
async fn the_page_asks_no_other_host() {
    let world = World::new().await;
    // Also for who types the address alone.
    let response = world.request(Method::GET, "/").send().await.unwrap();
    assert_eq!(response.url().path(), "/graphiql");
    assert_eq!(response.status(), StatusCode::OK);
    let policy = response.headers()["content-security-policy"]
        .to_str()
        .unwrap();
    assert!(policy.contains("script-src 'self'"), "{policy}");
    assert_eq!(response.headers()["x-content-type-options"], "nosniff");
    let page = response.text().await.unwrap();
    assert!(!page.contains("://"), "{page}");
}
