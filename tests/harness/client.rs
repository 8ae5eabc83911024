//! A client of the program, and what it reads from an answer.

use std::net::IpAddr;

use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderMap};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::{SANDI, World};

/// What signing in gives.
#[derive(Clone, Debug)]
pub(crate) struct Tokens {
    pub(crate) access: String,
    pub(crate) refresh: String,
    /// The whole answer.
    pub(crate) body: Value,
}

/// An HTTP answer.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    /// Null when the body is no JSON.
    pub(crate) body: Value,
}

impl Answer {
    fn tokens(self) -> Option<Tokens> {
        let text = |key: &str| self.body[key].as_str().map(str::to_owned);
        (self.status == StatusCode::OK).then(|| Tokens {
            access: text("accessToken").unwrap(),
            refresh: text("refreshToken").unwrap(),
            body: self.body.clone(),
        })
    }
}

impl World {
    /// Where `path` is.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// Begins a request to `path`.
    pub(crate) fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        self.http.request(method, self.url(path))
    }

    /// Posts JSON to an address outside GraphQL.
    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        send(self.request(Method::POST, path).json(body)).await
    }

    /// Tries to sign in as a client at the address `from` of this machine, mis. `127.0.0.2`.
    pub(crate) async fn login_from(&self, from: &str, username: &str, sandi: &str) -> Answer {
        let client = reqwest::Client::builder()
            .local_address(from.parse::<IpAddr>().unwrap())
            .build()
            .unwrap();
        let body = json!({ "username": username, "password": sandi });
        send(client.post(self.url("/auth/login")).json(&body)).await
    }

    /// Signs in with the password of [`World::account`].
    pub(crate) async fn login(&self, username: &str) -> Tokens {
        self.try_login(username, SANDI).await.unwrap()
    }

    pub(crate) async fn try_login(&self, username: &str, sandi: &str) -> Option<Tokens> {
        let body = json!({ "username": username, "password": sandi });
        self.post("/auth/login", &body).await.tokens()
    }

    /// The answer to a form at the token endpoint.
    pub(crate) async fn oauth(&self, form: &str) -> Answer {
        let request = self
            .request(Method::POST, "/oauth/token")
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(form.to_owned());
        send(request).await
    }

    /// What a machine client gets for its secret.
    pub(crate) async fn client_token(&self, kode: &str, rahasia: &str) -> Tokens {
        let form =
            format!("grant_type=client_credentials&client_id={kode}&client_secret={rahasia}");
        let body = self.oauth(&form).await.body;
        Tokens {
            access: body["access_token"].as_str().unwrap().to_owned(),
            refresh: String::new(),
            body,
        }
    }

    pub(crate) async fn refresh(&self, tokens: &Tokens) -> Option<Tokens> {
        let body = json!({ "refreshToken": tokens.refresh });
        self.post("/auth/refresh", &body).await.tokens()
    }

    /// The account behind an access token; none when the token is not (or no longer) good.
    pub(crate) async fn saya(&self, tokens: &Tokens) -> Option<Value> {
        let query = "{ saya { username peran kecamatan { kode } } }";
        let answer = self.send_graphql(Some(tokens), query, &json!({})).await;
        if answer.status == StatusCode::UNAUTHORIZED {
            assert_eq!(code(&answer.body), "UNAUTHENTICATED");
            return None;
        }
        Some(ok(&answer.body)["saya"].clone())
    }

    /// Asks GraphQL as the owner of `tokens`, or anonymously.
    pub(crate) async fn ask(
        &self,
        tokens: Option<&Tokens>,
        query: &str,
        variables: &Value,
    ) -> Value {
        self.send_graphql(tokens, query, variables).await.body
    }

    /// Asks GraphQL, for all of the answer.
    pub(crate) async fn send_graphql(
        &self,
        tokens: Option<&Tokens>,
        query: &str,
        variables: &Value,
    ) -> Answer {
        let mut request = self
            .request(Method::POST, "/graphql")
            .header(
                ACCEPT,
                "application/graphql-response+json, application/json;q=0.9",
            )
            .json(&json!({ "query": query, "variables": variables }));
        if let Some(tokens) = tokens {
            request = request.bearer_auth(&tokens.access);
        }
        send(request).await
    }
}

/// Sends a request that is ready.
pub(crate) async fn send(request: reqwest::RequestBuilder) -> Answer {
    let response = request.send().await.unwrap();
    let (status, headers) = (response.status(), response.headers().clone());
    let body = response.bytes().await.unwrap();
    Answer {
        status,
        headers,
        body: serde_json::from_slice(&body).unwrap_or(Value::Null),
    }
}

/// The data of an answer without errors.
pub(crate) fn ok(answer: &Value) -> &Value {
    assert!(
        answer.get("errors").is_none() && answer["data"].is_object(),
        "{answer:#}"
    );
    &answer["data"]
}

/// The code of the first error.
pub(crate) fn code(answer: &Value) -> &str {
    answer["errors"][0]["extensions"]["code"]
        .as_str()
        .unwrap_or_else(|| panic!("{answer:#}"))
}

/// Code and path of each user error of the payload under `field`.
pub(crate) fn paths(answer: &Value, field: &str) -> Vec<(String, String)> {
    ok(answer)[field]["userErrors"]
        .as_array()
        .unwrap_or_else(|| panic!("{answer:#}"))
        .iter()
        .map(|error| {
            let path: Vec<&str> = error["path"]
                .as_array()
                .unwrap()
                .iter()
                .filter_map(Value::as_str)
                .collect();
            (error["code"].as_str().unwrap().to_owned(), path.join("/"))
        })
        .collect()
}

/// Code and path of the first user error of the payload under `field`.
pub(crate) fn refused(answer: &Value, field: &str) -> (String, String) {
    paths(answer, field)
        .into_iter()
        .next()
        .unwrap_or_else(|| panic!("{answer:#}"))
}
