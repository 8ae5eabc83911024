//! The address of a client that comes through proxies: whoever connects is the client, unless it is a proxy
//! that is trusted to name the one before it.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{Extensions, HeaderMap};

use crate::app::App;
use crate::config::{self, ProxyHeader};

/// The network address of the client; an extension of every request that came over a network.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct ClientAddress(IpAddr);

/// The address of the client of a request.
pub fn client(extensions: &Extensions) -> Option<IpAddr> {
    extensions
        .get::<ClientAddress>()
        .map(|ClientAddress(address)| *address)
}

/// Notes the address of the client in its request.
pub async fn locate(State(app): State<Arc<App>>, mut request: Request) -> Request {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    if let Some(ConnectInfo(peer)) = peer {
        let address = behind(&app.config.http, peer.ip(), request.headers());
        request.extensions_mut().insert(ClientAddress(address));
    }
    request
}

/// The address behind `peer`. Each proxy adds the one that connected to it at the end: what stands before an
/// address that is not trusted, or that cannot be read, may be anybody's invention.
fn behind(config: &config::Http, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
    let trusted = |address: &IpAddr| {
        config
            .proxies
            .iter()
            .any(|network| network.contains(address))
    };
    let mut client = peer.to_canonical();
    if !trusted(&client) {
        return client;
    }
    let (name, read): (_, fn(&str) -> Option<IpAddr>) = match config.proxy_header {
        ProxyHeader::XForwardedFor => ("x-forwarded-for", address),
        ProxyHeader::Forwarded => ("forwarded", forwarded),
    };
    let values: Vec<&str> = headers
        .get_all(name)
        .iter()
        .map(|value| value.to_str().unwrap_or_default())
        .collect();
    for hop in values.iter().rev().flat_map(|value| value.rsplit(',')) {
        match read(hop) {
            Some(address) if trusted(&client) => client = address,
            Some(_) | None => break,
        }
    }
    client
}

/// An address, perhaps with a port.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let bare = text.trim_start_matches('[').trim_end_matches(']');
    bare.parse::<IpAddr>()
        .or_else(|_| text.parse::<SocketAddr>().map(|address| address.ip()))
        .ok()
        .map(|address| address.to_canonical())
}

/// The address of an element of `Forwarded`. It is split at commas whatever quotes say, so that a quote that
/// the client leaves open does not swallow what the proxy adds.
fn forwarded(element: &str) -> Option<IpAddr> {
    element
        .split(';')
        .filter_map(|pair| pair.split_once('='))
        .find(|(name, _)| name.trim().eq_ignore_ascii_case("for"))
        .and_then(|(_, value)| address(value.trim().trim_matches('"')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(proxies: &[&str], proxy_header: ProxyHeader) -> config::Http {
        config::Http {
            proxies: proxies.iter().map(|net| net.parse().unwrap()).collect(),
            proxy_header,
            origins: Vec::new(),
        }
    }

    fn seen(config: &config::Http, peer: &str, values: &[(&'static str, &str)]) -> String {
        let mut headers = HeaderMap::new();
        for (name, value) in values {
            headers.append(*name, value.parse().unwrap());
        }
        behind(config, peer.parse().unwrap(), &headers).to_string()
    }

    #[test]
    fn only_what_a_trusted_proxy_adds_is_believed() {
        let none = config(&[], ProxyHeader::XForwardedFor);
        let local = config(&["127.0.0.1/32", "10.0.0.0/8"], ProxyHeader::XForwardedFor);
        let xff = |value| [("x-forwarded-for", value)];
        assert_eq!(seen(&none, "127.0.0.1", &xff("9.9.9.9")), "127.0.0.1");
        assert_eq!(seen(&local, "8.8.8.8", &xff("9.9.9.9")), "8.8.8.8");
        for (value, client) in [
            ("9.9.9.9", "9.9.9.9"),
            ("1.1.1.1, 9.9.9.9", "9.9.9.9"),
            ("1.1.1.1, 9.9.9.9, 10.0.0.7", "9.9.9.9"),
            ("10.0.0.9, 10.0.0.7", "10.0.0.9"),
            ("9.9.9.9:4711", "9.9.9.9"),
            ("[2001:db8::1]:4711", "2001:db8::1"),
            ("::ffff:9.9.9.9", "9.9.9.9"),
            ("9.9.9.9, bukan, 10.0.0.7", "10.0.0.7"),
            ("", "127.0.0.1"),
        ] {
            assert_eq!(seen(&local, "127.0.0.1", &xff(value)), client, "{value}");
            assert_eq!(seen(&local, "::ffff:127.0.0.1", &xff(value)), client);
        }
        // Each proxy may add a line of its own.
        let lines = [
            ("x-forwarded-for", "1.1.1.1"),
            ("x-forwarded-for", "9.9.9.9"),
        ];
        assert_eq!(seen(&local, "127.0.0.1", &lines), "9.9.9.9");
        // The other header is the client's own.
        let both = [("x-forwarded-for", "9.9.9.9"), ("forwarded", "for=1.1.1.1")];
        assert_eq!(seen(&local, "127.0.0.1", &both), "9.9.9.9");
    }

    #[test]
    fn the_standard_header_is_read_where_it_is_the_one() {
        let local = config(&["127.0.0.1/32", "10.0.0.0/8"], ProxyHeader::Forwarded);
        for (value, client) in [
            ("for=9.9.9.9;proto=https", "9.9.9.9"),
            ("For=1.1.1.1, proto=https;FOR=\"9.9.9.9:80\"", "9.9.9.9"),
            ("for=\"[2001:db8::1]:4711\", for=10.0.0.7", "2001:db8::1"),
            ("for=\"1.1.1.1, for=9.9.9.9", "9.9.9.9"),
            ("for=unknown, for=10.0.0.7", "10.0.0.7"),
            ("by=10.0.0.7", "127.0.0.1"),
        ] {
            let values = [("forwarded", value), ("x-forwarded-for", "1.1.1.1")];
            assert_eq!(seen(&local, "127.0.0.1", &values), client, "{value}");
        }
    }
}
