//! Connections: how many there may be, how long one may take to say what it wants, and how they end.

use std::future::{Ready, ready};
use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum_server::accept::Accept;
use axum_server::{Handle, Server};
use rustix::process::{Resource, getrlimit};
use tokio::net::{TcpListener, TcpStream};

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

/// Lets in no more connections than there may be, so that a flood of them takes no file from the database.
#[derive(Clone, Debug)]
struct Door {
    handle: Handle<SocketAddr>,
    most: usize,
}

impl<S> Accept<TcpStream, S> for Door {
    type Stream = TcpStream;
    type Service = S;
    type Future = Ready<io::Result<(TcpStream, S)>>;

    fn accept(&self, stream: TcpStream, service: S) -> Self::Future {
        if self.handle.connection_count() > self.most {
            return ready(Err(io::ErrorKind::QuotaExceeded.into()));
        }
        ready(stream.set_nodelay(true).map(|()| (stream, service)))
    }
}

fn most() -> usize {
    let files = getrlimit(Resource::Nofile).current.unwrap_or(MOST);
    let most = files.saturating_sub(OTHERS).clamp(1, MOST);
    usize::try_from(most).unwrap_or(usize::MAX)
}

/// Serves until `stop`, then lets running requests finish.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    routes: Router,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let handle = Handle::new();
    let door = Door {
        handle: handle.clone(),
        most: most(),
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
