//! Connections: how many there may be, how long one may take to say what it wants, and how they end.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::future::{Ready, ready};
use std::io;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::middleware::AddExtension;
use axum::{Extension, Router};
use axum_server::accept::Accept;
use axum_server::{Handle, Server};
use rustix::process::{Resource, getrlimit};
use tokio::net::{TcpListener, TcpStream};
use tower::Layer as _;

/// How long the head of the first request of a connection may take.
const FIRST: Duration = Duration::from_secs(15);
/// How long a connection may wait for the head of another. Proxies keep theirs for a minute.
const IDLE: Duration = Duration::from_secs(75);
/// How long running requests may take once the process is asked to stop; the supervisor waits longer.
const FAREWELL: Duration = Duration::from_secs(25);
/// Most connections.
const MOST: u64 = 8192;
/// Open files that the program needs besides its connections: the database, files being written, the log.
const OTHERS: u64 = 256;

/// Clients that can take all connections between them, and no fewer.
const CLIENTS: usize = 4;

/// Lets in no more connections than there may be, so that a flood of them takes no file from the database.
#[derive(Clone, Debug)]
struct Door {
    handle: Handle<SocketAddr>,
    most: usize,
    /// Most of one client.
    each: usize,
    seats: Seats,
}

/// Connections by client.
type Seats = Arc<Mutex<HashMap<IpAddr, usize>>>;

/// One connection of a client, which goes with its service.
#[derive(Debug)]
struct Seat {
    seats: Seats,
    client: IpAddr,
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut seats = self.seats.lock().unwrap_or_else(PoisonError::into_inner);
        if let Entry::Occupied(mut taken) = seats.entry(self.client) {
            *taken.get_mut() -= 1;
            if *taken.get() == 0 {
                taken.remove();
            }
        }
    }
}

impl Door {
    /// A connection more for a client, if it may have one.
    fn seat(&self, address: IpAddr) -> io::Result<Arc<Seat>> {
        let full = || Err(io::Error::from(io::ErrorKind::QuotaExceeded));
        if self.handle.connection_count() > self.most {
            return full();
        }
        let client = client(address);
        let mut seats = self.seats.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = seats.entry(client).or_default();
        if *taken >= self.each {
            return full();
        }
        *taken += 1;
        let seats = Arc::clone(&self.seats);
        Ok(Arc::new(Seat { seats, client }))
    }
}

/// Whoever has an address of IPv6 has its `/64`.
fn client(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).into(),
        IpAddr::V4(address) => address.into(),
    }
}

impl<S> Accept<TcpStream, S> for Door {
    type Stream = TcpStream;
    type Service = AddExtension<S, Arc<Seat>>;
    type Future = Ready<io::Result<(TcpStream, Self::Service)>>;

    fn accept(&self, stream: TcpStream, service: S) -> Self::Future {
        let seat = stream.peer_addr().and_then(|peer| self.seat(peer.ip()));
        ready(seat.and_then(|seat| {
            stream.set_nodelay(true)?;
            Ok((stream, Extension(seat).layer(service)))
        }))
    }
}

fn most() -> usize {
    let files = getrlimit(Resource::Nofile).current.unwrap_or(MOST);
    let most = files.saturating_sub(OTHERS).clamp(1, MOST);
    usize::try_from(most).unwrap_or(usize::MAX)
}

/// Serves until `stop`, then lets running requests finish. Where clients connect themselves (`direct`), and no proxy
/// for them, none takes all connections.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    routes: Router,
    listener: TcpListener,
    direct: bool,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let handle = Handle::new();
    let most = most();
    let door = Door {
        handle: handle.clone(),
        most,
        each: if direct { most.div_ceil(CLIENTS) } else { most },
        seats: Seats::default(),
    };
    let stopping = handle.clone();
    tokio::spawn(async move {
        stop.await;
        stopping.graceful_shutdown(Some(FAREWELL));
    });
    let mut server = Server::<SocketAddr>::from_listener(listener)
        .acceptor(door)
        .handle(handle)
        .http1_only()
        .first_request_timeout(FIRST)
        .accept_error_handler(|_, error| tracing::warn!(%error, "a connection was not accepted"));
    server
        .http_builder()
        .http1()
        .header_read_timeout(Some(IDLE));
    server
        .serve(routes.into_make_service_with_connect_info::<SocketAddr>())
        .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_client_leaves_room_for_others() {
        let door = Door {
            handle: Handle::new(),
            most: 8,
            each: 2,
            seats: Seats::default(),
        };
        let at = |text: &str| door.seat(text.parse().unwrap());
        let first = at("192.0.2.1").unwrap();
        let _second = at("::ffff:192.0.2.1").unwrap();
        assert!(at("192.0.2.1").is_err());
        let _others = [at("192.0.2.2"), at("2001:db8::1"), at("2001:db8::2")].map(Result::unwrap);
        assert!(at("2001:db8::3").is_err());
        assert!(at("2001:db8:0:1::3").is_ok());
        drop(first);
        assert!(at("192.0.2.1").is_ok());
    }
}
