//! Accounts as administrators and their owners handle them.

use api::graphql::id;
use entity::status::Peran;
use entity::{audit, idempotensi, pengguna};
use sea_orm::EntityTrait as _;
use serde_json::{Value, json};

use crate::harness::{SANDI, Tokens, World, code, refused};

async fn by(world: &World, tokens: &Tokens, query: &str, input: Value) -> Value {
    world
        .ask(Some(tokens), query, &json!({ "input": input }))
        .await
}

const CREATE: &str = "mutation($input: PenggunaCreateInput!) { penggunaCreate(input: $input) { \
    pengguna { id username peran version wajibGantiSandi kecamatan { kode } } \
    userErrors { code message path } } }";
const UPDATE: &str = "mutation($input: PenggunaUpdateInput!) { penggunaUpdate(input: $input) { \
    pengguna { nama peran aktif version kecamatan { kode } } userErrors { code path } } }";
const RESET: &str = "mutation($input: PenggunaResetSandiInput!) { penggunaResetSandi(input: $input) \
    { pengguna { version wajibGantiSandi } userErrors { code path } } }";
const CHANGE: &str = "mutation($input: SandiChangeInput!) { sandiChange(input: $input) { \
    pengguna { wajibGantiSandi } userErrors { code path } } }";
const SAYA: &str = "{ saya { username peran wajibGantiSandi allowedActions } }";

fn new(username: &str) -> Value {
    json!({
        "username": username, "nama": "Budi", "peran": "CAMAT", "kecamatan": "35.29.13",
        "sandi": "lorjuk kaldu topak", "idempotencyKey": username,
    })
}

#[tokio::test]
async fn an_administrator_creates_an_account_once() {
    let world = World::new().await;
    world.account("admin.satu", Peran::Admin).await;
    let admin = world.login("admin.satu").await;
    let first = by(&world, &admin, CREATE, new("budi")).await;
    let made = &first["data"]["penggunaCreate"]["pengguna"];
    assert_eq!(made["kecamatan"]["kode"], "35.29.13", "{first}");
    assert_eq!(made["wajibGantiSandi"], true);
    assert_eq!(by(&world, &admin, CREATE, new("budi")).await, first);
    let mut taken = new("budi");
    taken["idempotencyKey"] = json!("lain");
    let answer = by(&world, &admin, CREATE, taken).await;
    assert_eq!(
        refused(&answer, "penggunaCreate"),
        ("SUDAH_ADA".into(), "input/username".into())
    );
    for (part, value, expected) in [
        ("username", json!("Bu di"), "TIDAK_SAH"),
        ("nama", json!(" "), "WAJIB_DIISI"),
        ("sandi", json!("pendek"), "SANDI_DITOLAK"),
        ("kecamatan", Value::Null, "WAJIB_DIISI"),
        ("kecamatan", json!("35.28.01"), "TIDAK_DITEMUKAN"),
        ("peran", json!("ANALIS"), "TIDAK_SAH"),
    ] {
        let mut input = new("citra");
        input[part] = value;
        let answer = by(&world, &admin, CREATE, input).await;
        assert_eq!(refused(&answer, "penggunaCreate").0, expected, "{part}");
    }
}

#[tokio::test]
async fn no_password_reaches_the_trail_or_the_fingerprint() {
    let world = World::new().await;
    world.account("admin.satu", Peran::Admin).await;
    let admin = world.login("admin.satu").await;
    by(&world, &admin, CREATE, new("budi")).await;
    let db = world.app.db.writer();
    let trail = audit::Entity::find().all(db).await.unwrap();
    assert!(trail.iter().any(|row| row.kejadian == "pengguna.create"));
    let keys = idempotensi::Entity::find().all(db).await.unwrap();
    let all = format!("{trail:?}{keys:?}");
    assert!(!all.contains("lorjuk") && !all.contains("argon2"), "{all}");
    // The same key with another password is the same request: the fingerprint does not know it.
    let mut other = new("budi");
    other["sandi"] = json!("sandi yang lain lagi");
    let answer = by(&world, &admin, CREATE, other).await;
    assert_eq!(answer["data"]["penggunaCreate"]["userErrors"], json!([]));
    let rows = pengguna::Entity::find().all(db).await.unwrap();
    assert!(rows.iter().all(|row| row.sandi.starts_with("$argon2id$")));
}

#[tokio::test]
async fn only_administrators_manage_accounts() {
    let world = World::new().await;
    for (username, peran) in [
        ("op.satu", Peran::Operator),
        ("ca.satu", Peran::Camat),
        ("re.satu", Peran::Reviewer),
        ("an.satu", Peran::Analis),
        ("in.satu", Peran::Integrasi),
    ] {
        world.account(username, peran).await;
        let tokens = world.login(username).await;
        for (query, input) in [
            (CREATE, new("budi")),
            (UPDATE, json!({ "id": "x", "version": 1 })),
            (RESET, json!({ "id": "x", "version": 1, "sandi": "x" })),
            ("{ penggunaList { totalCount } }", Value::Null),
        ] {
            let answer = by(&world, &tokens, query, input).await;
            assert_eq!(code(&answer), "FORBIDDEN", "{username} {query}");
        }
        let saya = by(&world, &tokens, SAYA, Value::Null).await;
        assert_eq!(
            saya["data"]["saya"]["allowedActions"],
            json!(["GANTI_SANDI", "PASANG_FAKTOR_KEDUA"])
        );
    }
    let answer = world.ask(None, SAYA, &json!({})).await;
    assert_eq!(code(&answer), "UNAUTHENTICATED");
}

#[tokio::test]
async fn what_is_not_sent_stays_and_a_stale_version_is_refused() {
    let world = World::new().await;
    world.account("admin.satu", Peran::Admin).await;
    let budi = world.account("budi", Peran::Camat).await;
    let admin = world.login("admin.satu").await;
    let session = world.login("budi").await;
    let budi = id::encode("Pengguna", budi.0);
    let input = json!({ "id": budi, "version": 1, "nama": "Budi Santoso" });
    let answer = by(&world, &admin, UPDATE, input.clone()).await;
    assert_eq!(
        answer["data"]["penggunaUpdate"]["pengguna"],
        json!({
            "nama": "Budi Santoso", "peran": "CAMAT", "aktif": true, "version": 2,
            "kecamatan": { "kode": "35.29.13" },
        })
    );
    assert!(
        world.saya(&session).await.is_some(),
        "a new name ends no session"
    );
    let stale = by(&world, &admin, UPDATE, input).await;
    assert_eq!(
        refused(&stale, "penggunaUpdate"),
        ("CONFLICT".into(), "input/version".into())
    );
    assert_eq!(stale["data"]["penggunaUpdate"]["pengguna"]["version"], 2);
    let half = json!({ "id": budi, "version": 2, "peran": "ANALIS" });
    let answer = by(&world, &admin, UPDATE, half).await;
    assert_eq!(refused(&answer, "penggunaUpdate").1, "input/kecamatan");
    let whole = json!({ "id": budi, "version": 2, "peran": "ANALIS", "kecamatan": null });
    let answer = by(&world, &admin, UPDATE, whole).await;
    assert_eq!(
        answer["data"]["penggunaUpdate"]["pengguna"]["kecamatan"],
        Value::Null
    );
    assert!(
        world.saya(&session).await.is_none(),
        "a new role ends the sessions"
    );
}

#[tokio::test]
async fn the_last_administrator_stays() {
    let world = World::new().await;
    let one = world.account("admin.satu", Peran::Admin).await;
    let admin = world.login("admin.satu").await;
    let one = id::encode("Pengguna", one.0);
    for part in [json!({ "aktif": false }), json!({ "peran": "ANALIS" })] {
        let mut input = json!({ "id": one, "version": 1 });
        input
            .as_object_mut()
            .unwrap()
            .extend(part.as_object().unwrap().clone());
        let answer = by(&world, &admin, UPDATE, input).await;
        assert_eq!(refused(&answer, "penggunaUpdate").0, "STATUS_TIDAK_SESUAI");
    }
    world.account("admin.dua", Peran::Admin).await;
    let input = json!({ "id": one, "version": 1, "aktif": false });
    let answer = by(&world, &admin, UPDATE, input).await;
    assert_eq!(
        answer["data"]["penggunaUpdate"]["pengguna"]["aktif"], false,
        "{answer}"
    );
    assert!(world.saya(&admin).await.is_none());
}

#[tokio::test]
async fn a_reset_ends_the_sessions_and_demands_a_change() {
    let world = World::new().await;
    let own = world.account("admin.satu", Peran::Admin).await;
    let budi = world.account("budi", Peran::Camat).await;
    let admin = world.login("admin.satu").await;
    let before = world.login("budi").await;
    let input = |id: i64| json!({ "id": id::encode("Pengguna", id), "version": 1, "sandi": "lorjuk kaldu topak" });
    let answer = by(&world, &admin, RESET, input(own.0)).await;
    assert_eq!(refused(&answer, "penggunaResetSandi").1, "input/id");
    let answer = by(&world, &admin, RESET, input(budi.0)).await;
    assert_eq!(
        answer["data"]["penggunaResetSandi"]["pengguna"],
        json!({ "version": 2, "wajibGantiSandi": true })
    );
    assert!(world.saya(&before).await.is_none());
    assert!(world.try_login("budi", SANDI).await.is_none());
    assert!(
        world
            .try_login("budi", "lorjuk kaldu topak")
            .await
            .is_some()
    );
    let query = "{ jejakList(kejadian: \"pengguna.resetSandi\") { nodes { \
                 perubahanList { path sebelum sesudah } } } }";
    let answer = by(&world, &admin, query, Value::Null).await;
    assert_eq!(
        answer["data"]["jejakList"]["nodes"],
        json!([{
            "perubahanList": [{ "path": "wajibGantiSandi", "sebelum": "false", "sesudah": "true" }],
        }])
    );
}

#[tokio::test]
async fn before_the_initial_password_is_changed_nothing_else_is_allowed() {
    let world = World::new().await;
    world.account_with("budi", Peran::Camat, true).await;
    let tokens = world.login("budi").await;
    let answer = by(&world, &tokens, SAYA, Value::Null).await;
    assert_eq!(answer["data"]["saya"]["wajibGantiSandi"], true, "{answer}");
    for query in ["{ kabupaten { nama } }", "{ saya { kecamatan { nama } } }"] {
        let answer = by(&world, &tokens, query, Value::Null).await;
        assert_eq!(code(&answer), "FORBIDDEN");
    }
    let change = json!({ "sandiLama": SANDI, "sandiBaru": "lorjuk kaldu topak" });
    let answer = by(&world, &tokens, CHANGE, change).await;
    assert_eq!(
        answer["data"]["sandiChange"],
        json!({ "pengguna": { "wajibGantiSandi": false }, "userErrors": [] })
    );
    let answer = by(&world, &tokens, "{ kabupaten { nama } }", Value::Null).await;
    assert_eq!(answer["data"]["kabupaten"]["nama"], "Sumenep");
}

#[tokio::test]
async fn an_initial_password_that_is_not_changed_opens_nothing_after_a_week() {
    const WEEK: i64 = 7 * 86_400;
    let world = World::new().await;
    world.account("admin.satu", Peran::Admin).await;
    // One made by the machine, one by the administrator.
    world.account_with("ani", Peran::Analis, true).await;
    let admin = world.login("admin.satu").await;
    by(&world, &admin, CREATE, new("budi")).await;
    world.pass(WEEK - 1);
    let ani = world.login("ani").await;
    assert!(
        world
            .try_login("budi", "lorjuk kaldu topak")
            .await
            .is_some()
    );
    world.pass(1);
    let masuk = async |username: &str, sandi: &str| {
        let body = json!({ "username": username, "password": sandi });
        let answer = world.post("/auth/login", &body).await;
        (answer.status, answer.body)
    };
    let salah = masuk("siapa", SANDI).await;
    assert_eq!(masuk("ani", SANDI).await, salah);
    assert_eq!(masuk("budi", "lorjuk kaldu topak").await, salah);
    assert!(world.refresh(&ani).await.is_none());
    // The next one has its own week.
    let admin = world.login("admin.satu").await;
    let query = "{ penggunaList { nodes { id username version } } }";
    let daftar = by(&world, &admin, query, Value::Null).await;
    let semua = daftar["data"]["penggunaList"]["nodes"].as_array().unwrap();
    let budi = semua
        .iter()
        .find(|akun| akun["username"] == "budi")
        .unwrap();
    let input =
        json!({ "id": budi["id"], "version": budi["version"], "sandi": "topak kaldu lorjuk" });
    by(&world, &admin, RESET, input).await;
    world.pass(WEEK - 1);
    let budi = world.try_login("budi", "topak kaldu lorjuk").await.unwrap();
    // Changed in time, it has no end.
    let change = json!({ "sandiLama": "topak kaldu lorjuk", "sandiBaru": SANDI });
    by(&world, &budi, CHANGE, change).await;
    world.pass(WEEK);
    assert!(world.try_login("budi", SANDI).await.is_some());
}

#[tokio::test]
async fn a_change_of_password_ends_the_other_sessions_only() {
    let world = World::new().await;
    world.account("budi", Peran::Camat).await;
    let here = world.login("budi").await;
    let elsewhere = world.login("budi").await;
    let change = |lama: &str, baru: &str| json!({ "sandiLama": lama, "sandiBaru": baru, "idempotencyKey": baru });
    for (lama, baru, path) in [
        ("bukan sandi saya", "lorjuk kaldu topak", "input/sandiLama"),
        (SANDI, "budi dan lorjuk", "input/sandiBaru"),
        (SANDI, SANDI, "input/sandiBaru"),
    ] {
        let answer = by(&world, &here, CHANGE, change(lama, baru)).await;
        let expected = ("SANDI_DITOLAK".to_owned(), path.to_owned());
        assert_eq!(refused(&answer, "sandiChange"), expected);
    }
    assert!(world.saya(&elsewhere).await.is_some());
    let right = change(SANDI, "lorjuk kaldu topak");
    let answer = by(&world, &here, CHANGE, right.clone()).await;
    assert_eq!(answer["data"]["sandiChange"]["userErrors"], json!([]));
    assert!(world.saya(&here).await.is_some());
    assert!(world.saya(&elsewhere).await.is_none());
    let again = by(&world, &here, CHANGE, right).await;
    assert_eq!(again, answer, "a repeat is carried out once");
    assert!(world.try_login("budi", SANDI).await.is_none());
}

#[tokio::test]
async fn the_list_is_paged_by_name() {
    let world = World::new().await;
    for username in ["citra", "budi", "ani"] {
        world.account(username, Peran::Camat).await;
    }
    world.account("admin", Peran::Admin).await;
    let admin = world.login("admin").await;
    let page = |after: &str| {
        format!(
            "{{ penggunaList(first: 2{after}) {{ totalCount nodes {{ username kecamatan {{ nama }} }} \
             pageInfo {{ hasNextPage endCursor }} }} }}"
        )
    };
    let mut names = Vec::new();
    let mut after = String::new();
    for _ in 0..2 {
        let answer = by(&world, &admin, &page(&after), Value::Null).await;
        let list = &answer["data"]["penggunaList"];
        assert_eq!(list["totalCount"], 4, "{answer}");
        for node in list["nodes"].as_array().unwrap() {
            names.push(node["username"].as_str().unwrap().to_owned());
        }
        after = format!(", after: {}", list["pageInfo"]["endCursor"]);
    }
    assert_eq!(names, ["admin", "ani", "budi", "citra"]);
    for wrong in ["(first: 101)", "(first: 0)", "(after: \"x\")"] {
        let query = format!("{{ penggunaList{wrong} {{ totalCount }} }}");
        let answer = by(&world, &admin, &query, Value::Null).await;
        assert_eq!(code(&answer), "BAD_USER_INPUT");
    }
}
