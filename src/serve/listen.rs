//! Listening: the address, the connections, and the end.

use super::desk::Keeper;
use super::guard::Names;
use super::routes::{Shop, router};
use crate::cli::args::CheckArgs;
use crate::cli::complain;
use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::io::{self, Write};
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, ToSocketAddrs};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

/// Where to listen.
#[derive(Clone, Debug)]
pub(crate) struct Address {
    pub(crate) host: String,
    /// Zero for any that is free.
    pub(crate) port: u16,
    /// Whether to show the page in the browser.
    pub(crate) open: bool,
}

/// How long a browser may take to say what it wants.
const HEAD: Duration = Duration::from_secs(15);
/// How long running requests may take when the end has come.
const LAST_CALL: Duration = Duration::from_secs(3);
/// How many connections are held at once.
const CONNECTIONS: usize = 128;
/// What a thread may use for nested markup: as much as the main thread of a usual system.
const STACK: usize = 8 << 20;

/// Serves the page until it is interrupted.
pub(crate) fn run(at: &Address, args: CheckArgs) -> io::Result<u8> {
    let keeper = match Keeper::new(args) {
        Ok(k) => k,
        Err(message) => return Ok(complain(&message)),
    };
    let listener = match bind(at) {
        Ok(l) => l,
        Err(message) => return Ok(complain(&message)),
    };
    let local = listener.local_addr()?;
    let names = Names {
        host: at.host.trim_matches(['[', ']']).to_owned(),
        port: local.port(),
        loopback: local.ip().is_loopback(),
    };
    std::panic::set_hook(Box::new(|e| tell_bug(e.location())));
    let app = router(Arc::new(Shop::new(keeper)), Arc::new(names));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .thread_stack_size(STACK)
        .build()?;
    let ended = runtime.block_on(async {
        let (listener, end) = (TcpListener::from_std(listener)?, interrupted()?);
        tell(at, local)?;
        serve(listener, app, end).await;
        io::Result::Ok(())
    });
    // A check that still runs is not waited for.
    runtime.shutdown_background();
    ended.map(|()| 0)
}

fn bind(at: &Address) -> Result<std::net::TcpListener, String> {
    let place = format!("{}:{}", at.host, at.port);
    let host = at.host.trim_matches(['[', ']']);
    let addresses: Vec<SocketAddr> = (host, at.port)
        .to_socket_addrs()
        .map_err(|_| format!("`--host {}` is no address of this machine", at.host))?
        .collect();
    let listener = std::net::TcpListener::bind(&*addresses).map_err(|e| match e.kind() {
        io::ErrorKind::AddrInUse => format!(
            "{place} is in use: is another `factcheck serve` running? Name another port with `--port`, or 0 for any that is free"
        ),
        io::ErrorKind::PermissionDenied => format!("{place} may not be listened at: name a port above 1023 with `--port`"),
        io::ErrorKind::AddrNotAvailable => format!("`--host {}` is no address of this machine", at.host),
        _ => format!("{place} can not be listened at: {}", e.kind()),
    })?;
    let set = listener.set_nonblocking(true).map(|()| listener);
    set.map_err(|e| format!("{place} can not be listened at: {}", e.kind()))
}

/// A bug tells its place alone: its message could hold words of a draft.
fn tell_bug(place: Option<&std::panic::Location<'_>>) {
    let place = place.map_or_else(String::new, |l| format!(" ({}:{})", l.file(), l.line()));
    complain(&format!("this is a bug of factcheck{place}: please report it"));
}

/// Says where the page is, and opens it where that is wanted.
fn tell(at: &Address, local: SocketAddr) -> io::Result<()> {
    // The address of all networks is none that a browser could go to.
    let near = match local {
        SocketAddr::V4(v4) if v4.ip().is_unspecified() => SocketAddr::from((Ipv4Addr::LOCALHOST, local.port())),
        SocketAddr::V6(v6) if v6.ip().is_unspecified() => SocketAddr::from((Ipv6Addr::LOCALHOST, local.port())),
        other => other,
    };
    let url = format!("http://{near}/");
    let mut out = io::stdout().lock();
    writeln!(out, "{url}")?;
    out.flush()?;
    writeln!(io::stderr(), "factcheck: open {url} in a browser; Ctrl-C ends it")?;
    if !local.ip().is_loopback() {
        complain("everyone in this network can read the fact base and send drafts: there is no password");
    }
    if at.open && open::that_detached(&url).is_err() {
        complain("no browser could be started: open the address yourself");
    }
    Ok(())
}

/// Takes connections until `end` is there, then lets running requests finish.
async fn serve(listener: TcpListener, app: Router, end: impl Future<Output = ()>) {
    let (graceful, places) = (GracefulShutdown::new(), Arc::new(Semaphore::new(CONNECTIONS)));
    let mut end = std::pin::pin!(end);
    loop {
        let next = async {
            let place = Arc::clone(&places).acquire_owned().await;
            (place, listener.accept().await)
        };
        let (place, accepted) = tokio::select! {
            both = next => both,
            () = &mut end => break,
        };
        let Ok((stream, _)) = accepted else {
            // Too many open files, perhaps: the next moment may have some.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let service = TowerToHyperService::new(app.clone());
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEAD)
            .max_headers(64)
            .serve_connection(TokioIo::new(stream), service);
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            // A browser that goes away in the middle is no news.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    let _ = tokio::time::timeout(LAST_CALL, graceful.shutdown()).await;
}

/// Waits for Ctrl-C, or for the system to say that it is over. It listens for both from the moment that it is called.
#[cfg(unix)]
fn interrupted() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut pressed, mut told) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = pressed.recv() => {}
            _ = told.recv() => {}
        }
    })
}

/// Waits for Ctrl-C.
#[cfg(not(unix))]
fn interrupted() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
