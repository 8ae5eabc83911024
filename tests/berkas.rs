//! Files: uploaded once, referred to by annexes, given to whoever may read such a report.

use entity::status::Peran;
use entity::{berkas, berkas_isi};
use reqwest::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
    ETAG, IF_NONE_MATCH, RETRY_AFTER, WWW_AUTHENTICATE, X_CONTENT_TYPE_OPTIONS,
};
use reqwest::{Method, StatusCode};
use sea_orm::{EntityTrait as _, PaginatorTrait as _};
use serde_json::{Value, json};

use crate::fixture::{tanggapi_semua, terima_semua};
use crate::harness::{Answer, PASONGSONGAN, Tokens, World, ok, paths, send};
use crate::schema::committed;

const PDF: &[u8] = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n";
/// `sha256sum` of [`PDF`].
const SIDIK: &str = "a580a4a92ef8d5c28ba07d43410bd8bdd0ea470461593dc7e5fbb354174098b9";
const TETANGGA: &str = "35.29.01";

async fn masuk(world: &World, username: &str, peran: Peran, kecamatan: &str) -> Tokens {
    world.account_at(username, peran, kecamatan, false).await;
    world.login(username).await
}

async fn operator(world: &World) -> Tokens {
    masuk(world, "operator", Peran::Operator, PASONGSONGAN).await
}

async fn unggah(world: &World, tokens: &Tokens, isi: &[u8]) -> Answer {
    let request = world
        .request(Method::POST, "/berkas")
        .bearer_auth(&tokens.access)
        // What the sender says of it does not count.
        .header(CONTENT_TYPE, "application/x-terserah")
        .body(isi.to_vec());
    send(request).await
}

/// Status, headers and bytes of a file.
async fn unduh(world: &World, tokens: &Tokens, sidik: &str) -> reqwest::Response {
    world
        .request(Method::GET, &format!("/berkas/{sidik}"))
        .bearer_auth(&tokens.access)
        .send()
        .await
        .unwrap()
}

async fn status(world: &World, tokens: &Tokens, sidik: &str) -> StatusCode {
    unduh(world, tokens, sidik).await.status()
}

/// The real report, whose only annex is the file with this fingerprint.
fn dokumen(kecamatan: &str, sidik: &str) -> Value {
    let teks = committed("data/contoh/lkjip-35.29.13-2023.json").unwrap();
    let mut dokumen: Value = serde_json::from_str(&teks).unwrap();
    dokumen["kecamatan"] = json!(kecamatan);
    dokumen["lampiran"] =
        json!([{ "jenis": "PERJANJIAN_KINERJA", "nama": "PK 2023", "sha256": sidik }]);
    dokumen
}

async fn impor(world: &World, tokens: &Tokens, kecamatan: &str, sidik: &str) -> Value {
    let query = "mutation($input: LkjipImportInput!) { lkjipImport(input: $input) { \
                 lkjip { id version } userErrors { code path message } } }";
    let variables = json!({ "input": { "dokumen": dokumen(kecamatan, sidik) } });
    let answer = world.ask(Some(tokens), query, &variables).await;
    assert_eq!(paths(&answer, "lkjipImport"), [], "{answer:#}");
    answer["data"]["lkjipImport"]["lkjip"].clone()
}

async fn langkah(world: &World, tokens: &Tokens, field: &str, lkjip: &Value) -> Value {
    let id = &lkjip["id"];
    let version = match field {
        "lkjipSubmit" => tanggapi_semua(world, tokens, id, "Sebagaimana tercetak.").await,
        "lkjipReview" => terima_semua(world, tokens, id).await,
        _ => lkjip["version"].clone(),
    };
    let query = format!(
        "mutation($input: LkjipStepInput!) {{ {field}(input: $input) {{ \
         lkjip {{ id version }} userErrors {{ code path message }} }} }}"
    );
    let variables = json!({ "input": { "id": id, "version": version } });
    let answer = world.ask(Some(tokens), &query, &variables).await;
    assert_eq!(paths(&answer, field), [], "{answer:#}");
    answer["data"][field]["lkjip"].clone()
}

/// The file of the annex of the report of a kecamatan.
async fn lampiran(world: &World, tokens: &Tokens, kecamatan: &str) -> Value {
    let query = format!(
        "{{ lkjip(kecamatan: \"{kecamatan}\", tahun: 2023) {{ \
         lampiranList {{ sha256 berkas {{ ukuran jenis tautan }} }} }} }}"
    );
    let answer = world.ask(Some(tokens), &query, &json!({})).await;
    ok(&answer)["lkjip"]["lampiranList"][0].clone()
}

#[tokio::test]
async fn what_is_uploaded_comes_back_as_it_was_and_does_nothing_in_a_browser() {
    let world = World::new().await;
    let tokens = operator(&world).await;
    let answer = unggah(&world, &tokens, PDF).await;
    assert_eq!(answer.status, StatusCode::OK, "{:#}", answer.body);
    let sidik = answer.body["sha256"].as_str().unwrap().to_owned();
    assert_eq!(
        answer.body,
        json!({ "sha256": SIDIK, "ukuran": PDF.len(), "jenis": "PDF" })
    );
    let response = unduh(&world, &tokens, &sidik).await;
    assert_eq!(response.status(), StatusCode::OK);
    let headers = response.headers().clone();
    assert_eq!(headers[CONTENT_TYPE], "application/pdf");
    assert_eq!(
        headers[CONTENT_DISPOSITION],
        format!("attachment; filename=\"berkas-{}.pdf\"", &SIDIK[..12])
    );
    assert_eq!(headers[X_CONTENT_TYPE_OPTIONS], "nosniff");
    assert_eq!(headers[CONTENT_SECURITY_POLICY], "sandbox");
    assert_eq!(headers[CACHE_CONTROL], "private, no-cache");
    assert_eq!(headers[ETAG], format!("\"{SIDIK}\""));
    assert_eq!(headers[CONTENT_LENGTH], PDF.len().to_string());
    assert_eq!(response.bytes().await.unwrap(), PDF);
    let lagi = world
        .request(Method::GET, &format!("/berkas/{SIDIK}"))
        .bearer_auth(&tokens.access)
        .header(IF_NONE_MATCH, format!("\"{SIDIK}\""))
        .send()
        .await
        .unwrap();
    assert_eq!(lagi.status(), StatusCode::NOT_MODIFIED);
    assert_eq!(lagi.bytes().await.unwrap().len(), 0);
}

#[tokio::test]
async fn an_account_has_few_files_under_way_at_once() {
    let world = World::new().await;
    let id = world
        .account_at("operator", Peran::Operator, PASONGSONGAN, false)
        .await;
    let tokens = world.login("operator").await;
    let camat = masuk(&world, "camat", Peran::Camat, PASONGSONGAN).await;
    unggah(&world, &tokens, PDF).await;
    let giliran: Vec<_> = std::iter::repeat_with(|| world.app.berkas.take(id))
        .take_while(Result::is_ok)
        .collect();
    let answer = unggah(&world, &tokens, PDF).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(answer.body["error"]["code"], "RATE_LIMITED");
    assert_eq!(answer.headers[RETRY_AFTER], "1");
    let penuh = status(&world, &tokens, SIDIK).await;
    assert_eq!(penuh, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(status(&world, &camat, SIDIK).await, StatusCode::OK);
    drop(giliran);
    assert_eq!(status(&world, &tokens, SIDIK).await, StatusCode::OK);
}

#[tokio::test]
async fn the_same_content_twice_is_the_same_file() {
    let world = World::new().await;
    let tokens = operator(&world).await;
    let camat = masuk(&world, "camat", Peran::Camat, PASONGSONGAN).await;
    let pertama = unggah(&world, &tokens, PDF).await;
    let kedua = unggah(&world, &camat, PDF).await;
    assert_eq!(pertama.body, kedua.body);
    let db = world.app.db.reader();
    assert_eq!(berkas::Entity::find().count(db).await.unwrap(), 1);
    assert_eq!(berkas_isi::Entity::find().count(db).await.unwrap(), 1);
}

#[tokio::test]
async fn a_file_is_judged_by_its_content() {
    let world = World::new().await;
    let tokens = operator(&world).await;
    for (isi, jenis) in [
        (&b"\x89PNG\r\n\x1a\n...."[..], "PNG"),
        (b"\xff\xd8\xff\xe0....", "JPEG"),
        (b"nomor,realisasi\n1.1.1,81.32\n", "TEKS"),
    ] {
        let answer = unggah(&world, &tokens, isi).await;
        assert_eq!(answer.body["jenis"], jenis, "{:#}", answer.body);
    }
    for isi in [&b"MZ\x90\0\x03\0"[..], b"GIF89a\0\0", b"PK\x03\x04 rusak"] {
        let answer = unggah(&world, &tokens, isi).await;
        assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
        assert_eq!(answer.body["error"]["code"], "BAD_USER_INPUT");
    }
    let answer = unggah(&world, &tokens, b"").await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(answer.body["error"]["message"], "Berkasnya kosong.");
}

#[tokio::test]
async fn there_is_a_largest_file_and_a_largest_heap_of_files() {
    let mut config = World::config();
    config.berkas.max_bytes = 1000;
    config.berkas.max_unused_bytes = 1500;
    let world = World::with(config).await;
    let tokens = operator(&world).await;
    let answer = unggah(&world, &tokens, &[b'x'; 1001]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(answer.body["error"]["code"], "BAD_USER_INPUT");
    let satu = unggah(&world, &tokens, &[b'x'; 1000]).await;
    assert_eq!(satu.status, StatusCode::OK);
    // Once more is the same file; another would be too much as long as no report refers to the first.
    assert_eq!(unggah(&world, &tokens, &[b'x'; 1000]).await.body, satu.body);
    let penuh = unggah(&world, &tokens, &[b'y'; 1000]).await;
    assert_eq!(penuh.status, StatusCode::PAYLOAD_TOO_LARGE);
    // It is the heap of this kecamatan, not of the others.
    let tetangga = masuk(&world, "tetangga", Peran::Operator, TETANGGA).await;
    let lain = unggah(&world, &tetangga, &[b'y'; 1000]).await;
    assert_eq!(lain.status, StatusCode::OK);
    impor(
        &world,
        &tokens,
        PASONGSONGAN,
        satu.body["sha256"].as_str().unwrap(),
    )
    .await;
    let muat = unggah(&world, &tokens, &[b'y'; 1000]).await;
    assert_eq!(muat.status, StatusCode::OK, "{:#}", muat.body);
}

#[tokio::test]
async fn the_files_of_one_report_have_a_bound() {
    let mut config = World::config();
    config.berkas.max_report_bytes = 1500;
    let world = World::with(config).await;
    let tokens = operator(&world).await;
    let mut sidik = Vec::new();
    for huruf in [b'x', b'y'] {
        let answer = unggah(&world, &tokens, &[huruf; 1000]).await;
        sidik.push(answer.body["sha256"].as_str().unwrap().to_owned());
    }
    let satu =
        |nama: &str, sidik: &str| json!({ "jenis": "LAINNYA", "nama": nama, "sha256": sidik });
    let dua = json!([satu("Satu", &sidik[0]), satu("Dua", &sidik[1])]);
    let ditolak = async |field: &str, input: Value| {
        let query = format!(
            "mutation($input: L{}Input!) {{ {field}(input: $input) {{ userErrors {{ code path }} }} }}",
            &field[1..]
        );
        let variables = json!({ "input": input });
        paths(&world.ask(Some(&tokens), &query, &variables).await, field)
    };
    let salah = |path: &str| [("TIDAK_SAH".to_owned(), format!("input/{path}/sha256"))];
    let mut utuh = dokumen(PASONGSONGAN, &sidik[0]);
    utuh["lampiran"] = dua.clone();
    let impor_dua = ditolak("lkjipImport", json!({ "dokumen": utuh })).await;
    assert_eq!(impor_dua, salah("dokumen/lampiran/1"));
    let lkjip = impor(&world, &tokens, PASONGSONGAN, &sidik[0]).await;
    let bagian = |isi: &Value| {
        let (id, version) = (&lkjip["id"], &lkjip["version"]);
        json!({ "id": id, "version": version, "lampiran": isi })
    };
    let baris = json!({
        "id": lkjip["id"], "version": lkjip["version"], "baris": satu("Dua", &sidik[1]),
    });
    let baris = ditolak("lkjipLampiranRowSave", baris).await;
    assert_eq!(baris, salah("baris"));
    let simpan = ditolak("lkjipLampiranSave", bagian(&dua)).await;
    assert_eq!(simpan, salah("lampiran/1"));
    // The same file twice is one file.
    let kembar = json!([satu("Satu", &sidik[0]), satu("Dua", &sidik[0])]);
    assert_eq!(ditolak("lkjipLampiranSave", bagian(&kembar)).await, []);
}

#[tokio::test]
async fn what_no_report_refers_to_is_removed_after_a_while() {
    let world = World::new().await;
    let tokens = operator(&world).await;
    let dirujuk = unggah(&world, &tokens, PDF).await.body["sha256"].clone();
    let lupa = unggah(&world, &tokens, b"lupa").await.body["sha256"].clone();
    impor(&world, &tokens, PASONGSONGAN, dirujuk.as_str().unwrap()).await;
    world.pass(91 * 24 * 60 * 60);
    let tokens = world.login("operator").await;
    assert_eq!(
        status(&world, &tokens, lupa.as_str().unwrap()).await,
        StatusCode::OK
    );
    unggah(&world, &tokens, b"baru").await;
    for (sidik, harapan) in [(&lupa, StatusCode::NOT_FOUND), (&dirujuk, StatusCode::OK)] {
        let status = status(&world, &tokens, sidik.as_str().unwrap()).await;
        assert_eq!(status, harapan);
    }
}

#[tokio::test]
async fn who_may_read_a_report_that_refers_to_it_may_have_it() {
    let world = World::new().await;
    let tokens = operator(&world).await;
    let camat = masuk(&world, "camat", Peran::Camat, PASONGSONGAN).await;
    let reviewer = masuk(&world, "reviewer", Peran::Reviewer, TETANGGA).await;
    let analis = masuk(&world, "analis", Peran::Analis, TETANGGA).await;
    let integrasi = masuk(&world, "integrasi", Peran::Integrasi, TETANGGA).await;
    let tetangga = masuk(&world, "tetangga", Peran::Operator, TETANGGA).await;
    let semua = [&tokens, &camat, &analis, &reviewer, &integrasi, &tetangga];
    // How many of them, in this order, may have it.
    let boleh = async |berapa: usize| {
        for (nomor, tokens) in semua.iter().enumerate() {
            let harapan = if nomor < berapa {
                StatusCode::OK
            } else {
                StatusCode::NOT_FOUND
            };
            assert_eq!(status(&world, tokens, SIDIK).await, harapan, "{nomor}");
        }
    };
    boleh(0).await;
    unggah(&world, &tokens, PDF).await;
    boleh(2).await;
    let lkjip = impor(&world, &tokens, PASONGSONGAN, SIDIK).await;
    boleh(3).await;
    let lkjip = langkah(&world, &camat, "lkjipSubmit", &lkjip).await;
    boleh(4).await;
    let lkjip = langkah(&world, &reviewer, "lkjipReview", &lkjip).await;
    boleh(4).await;
    langkah(&world, &analis, "lkjipApprove", &lkjip).await;
    boleh(6).await;
    assert_eq!(
        lampiran(&world, &tetangga, PASONGSONGAN).await,
        json!({ "sha256": SIDIK, "berkas": {
            "ukuran": PDF.len(), "jenis": "PDF", "tautan": format!("/berkas/{SIDIK}"),
        } })
    );
}

#[tokio::test]
async fn to_know_a_fingerprint_opens_nothing() {
    let world = World::new().await;
    let tokens = operator(&world).await;
    let tetangga = masuk(&world, "tetangga", Peran::Operator, TETANGGA).await;
    let analis = masuk(&world, "analis", Peran::Analis, TETANGGA).await;
    unggah(&world, &tokens, PDF).await;
    // The neighbour writes the fingerprint into a report of their own.
    impor(&world, &tetangga, TETANGGA, SIDIK).await;
    let asing = json!({ "sha256": SIDIK, "berkas": null });
    assert_eq!(lampiran(&world, &tetangga, TETANGGA).await, asing);
    assert_eq!(lampiran(&world, &analis, TETANGGA).await, asing);
    for tokens in [&tetangga, &analis] {
        assert_eq!(status(&world, tokens, SIDIK).await, StatusCode::NOT_FOUND);
    }
    // Who has the content may upload it as well: it is then a file of either kecamatan.
    unggah(&world, &tetangga, PDF).await;
    assert_eq!(
        lampiran(&world, &analis, TETANGGA).await["berkas"]["jenis"],
        "PDF"
    );
    assert_eq!(status(&world, &tetangga, SIDIK).await, StatusCode::OK);
}

#[tokio::test]
async fn only_who_writes_reports_uploads() {
    let world = World::new().await;
    for (username, peran) in [
        ("reviewer", Peran::Reviewer),
        ("analis", Peran::Analis),
        ("admin", Peran::Admin),
        ("integrasi", Peran::Integrasi),
    ] {
        let tokens = masuk(&world, username, peran, TETANGGA).await;
        let answer = unggah(&world, &tokens, PDF).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{username}");
        assert_eq!(answer.body["error"]["code"], "FORBIDDEN");
    }
    world
        .account_at("baru", Peran::Operator, PASONGSONGAN, true)
        .await;
    let baru = world.login("baru").await;
    assert_eq!(
        unggah(&world, &baru, PDF).await.status,
        StatusCode::FORBIDDEN
    );
    assert_eq!(status(&world, &baru, SIDIK).await, StatusCode::FORBIDDEN);
    // A page of another site has no token to send, and an invalid one opens nothing.
    for (method, path) in [(Method::POST, "/berkas"), (Method::GET, "/berkas/0")] {
        let answer = send(world.request(method.clone(), path)).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{path}");
        assert_eq!(answer.body["error"]["code"], "UNAUTHENTICATED");
        let answer = send(world.request(method, path).bearer_auth("palsu")).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{path}");
        assert!(answer.headers.contains_key(WWW_AUTHENTICATE));
    }
}

#[tokio::test]
async fn what_is_no_fingerprint_is_not_found() {
    let world = World::new().await;
    let tokens = operator(&world).await;
    let huruf_besar = SIDIK.to_uppercase();
    for sidik in ["0", huruf_besar.as_str(), "..%2F..%2Fetc%2Fpasswd", "%00"] {
        assert_eq!(
            status(&world, &tokens, sidik).await,
            StatusCode::NOT_FOUND,
            "{sidik}"
        );
    }
}
