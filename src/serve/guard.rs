//! Who may ask, and what a browser is told to allow. Another site that is open in the same browser can send requests here too: it
//! may neither read nor start anything.

use super::form::TOO_LARGE;
use super::routes::{MAX_BODY, refusal};
use axum::body::{Body, HttpBody};
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::Response;
use std::future::poll_fn;
use std::net::IpAddr;
use std::pin::Pin;
use std::time::Duration;

/// How long a request may take, from its first line to the end of its body and the answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// What the page may do: scripts and styles come from here, and nothing goes anywhere else.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// What is said to a request that means another page.
const OTHER_NAME: &str = "This page is reached by another name.";

/// Told with every answer. Nothing of a draft is kept, so no answer is stored.
const HEADERS: [(HeaderName, &str); 8] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::CACHE_CONTROL, "no-store"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    // With none at all a browser would not say where a form comes from.
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=()",
    ),
];

/// The names that the page is known by.
#[derive(Clone, Debug)]
pub(super) struct Names {
    /// What it was told to listen at.
    pub(super) host: String,
    pub(super) port: u16,
    /// Whether only this machine can reach it.
    pub(super) loopback: bool,
}

impl Names {
    /// Whether a request that is addressed to this host means this page. A name that another site has made point here is refused;
    /// a bare address can not be such a name.
    fn has(&self, host: &str) -> bool {
        let (name, port) = split(host);
        if port.is_some_and(|p| p != self.port) && self.loopback {
            return false;
        }
        let address = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
        name.eq_ignore_ascii_case("localhost")
            || name.eq_ignore_ascii_case(&self.host)
            || address.is_ok_and(|a| !self.loopback || a.is_loopback())
    }
}

fn split(host: &str) -> (&str, Option<u16>) {
    match host.rsplit_once(':') {
        // The colons of an address stand in brackets.
        Some((name, port)) if !port.contains(']') => (name, Some(port.parse().unwrap_or(0))),
        _ => (host, Some(80)),
    }
}

/// Lets a request through, or not, and puts the headers on every answer.
pub(super) async fn guard(State(names): State<std::sync::Arc<Names>>, request: Request<Body>, next: Next) -> Response {
    let refused = refused(&names, request.method(), request.uri(), request.headers());
    let mut answer = match refused {
        Some(message) => refusal(StatusCode::FORBIDDEN, message),
        None if is_too_large(request.headers()) => {
            let _ = tokio::time::timeout(PATIENCE, drain(request.into_body())).await;
            refusal(StatusCode::PAYLOAD_TOO_LARGE, TOO_LARGE)
        }
        None => match tokio::time::timeout(PATIENCE, next.run(request)).await {
            Ok(answer) => answer,
            Err(_) => refusal(StatusCode::REQUEST_TIMEOUT, "This took too long."),
        },
    };
    for (name, value) in HEADERS {
        answer.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    answer
}

fn is_too_large(headers: &HeaderMap) -> bool {
    let length = headers.get(header::CONTENT_LENGTH).and_then(|l| l.to_str().ok());
    length
        .and_then(|l| l.parse::<u64>().ok())
        .is_some_and(|l| l > MAX_BODY as u64)
}

/// Takes in what is not wanted: a browser reads no answer before it has sent everything. What never ends is cut off.
async fn drain(mut body: Body) {
    let mut left = 8 * MAX_BODY;
    while let Some(Ok(frame)) = poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await {
        match left.checked_sub(frame.data_ref().map_or(0, |d| d.len())) {
            Some(rest) => left = rest,
            None => return,
        }
    }
}

fn refused(names: &Names, method: &Method, uri: &Uri, headers: &HeaderMap) -> Option<&'static str> {
    let mut hosts = headers.get_all(header::HOST).iter();
    let host = match (hosts.next().and_then(|h| h.to_str().ok()), hosts.next()) {
        (Some(host), None) if names.has(host) => host,
        _ => return Some(OTHER_NAME),
    };
    // A request to a proxy names the host in its first line too, and that one counts.
    if uri.authority().is_some_and(|a| !a.as_str().eq_ignore_ascii_case(host)) {
        return Some(OTHER_NAME);
    }
    if matches!(*method, Method::GET | Method::HEAD) {
        return None;
    }
    let mut origins = headers.get_all(header::ORIGIN).iter();
    let is_own = match origins.next() {
        Some(origin) => {
            let own = origin.to_str().ok().and_then(|o| o.strip_prefix("http://"));
            own.is_some_and(|o| o.eq_ignore_ascii_case(host)) && origins.next().is_none()
        }
        // A browser that does not say where a form comes from says at least how near that is.
        None => {
            let mut near = headers.get_all("sec-fetch-site").iter();
            near.all(|s| *s == "same-origin" || *s == "none")
        }
    };
    (!is_own).then_some("This request comes from another site.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(loopback: bool) -> Names {
        Names {
            host: "desk.example".to_owned(),
            port: 7357,
            loopback,
        }
    }

    #[test]
    fn a_page_of_this_machine_has_few_names() {
        for (host, expected) in [
            ("127.0.0.1:7357", true),
            ("localhost:7357", true),
            ("LOCALHOST:7357", true),
            ("[::1]:7357", true),
            ("desk.example:7357", true),
            ("127.0.0.1", false),
            ("127.0.0.1:80", false),
            ("127.0.0.1:x", false),
            ("192.168.1.5:7357", false),
            ("evil.example:7357", false),
            ("127.0.0.1.evil.example:7357", false),
            ("localhost.evil.example:7357", false),
            ("", false),
        ] {
            assert_eq!(names(true).has(host), expected, "{host}");
        }
    }

    #[test]
    fn a_page_of_the_network_is_reached_by_addresses_too() {
        for (host, expected) in [
            ("192.168.1.5:7357", true),
            ("192.168.1.5:80", true),
            ("desk.example", true),
            ("evil.example:7357", false),
        ] {
            assert_eq!(names(false).has(host), expected, "{host}");
        }
    }

    #[test]
    fn a_form_of_another_site_is_refused() {
        let asked = |method: Method, more: &[(&'static str, &'static str)]| {
            let mut headers = HeaderMap::new();
            headers.insert("host", HeaderValue::from_static("127.0.0.1:7357"));
            for (k, v) in more {
                headers.append(*k, HeaderValue::from_static(v));
            }
            refused(&names(true), &method, &Uri::from_static("/check"), &headers).is_none()
        };
        assert!(asked(Method::GET, &[]));
        assert!(asked(Method::POST, &[]), "a program that is no browser");
        assert!(asked(Method::POST, &[("origin", "http://127.0.0.1:7357")]));
        assert!(
            !asked(Method::POST, &[("origin", "http://localhost:7357")]),
            "another origin"
        );
        assert!(!asked(Method::POST, &[("origin", "http://127.0.0.1:7358")]));
        assert!(!asked(Method::POST, &[("origin", "https://127.0.0.1:7357")]));
        assert!(!asked(Method::POST, &[("origin", "null")]));
        let (own, other) = (("origin", "http://127.0.0.1:7357"), ("origin", "http://evil.example"));
        assert!(!asked(Method::POST, &[own, other]), "two origins");
        assert!(!asked(Method::POST, &[other, own]));
        assert!(!asked(Method::POST, &[("sec-fetch-site", "cross-site")]));
        assert!(!asked(Method::POST, &[("sec-fetch-site", "same-site")]));
        let near = [("sec-fetch-site", "same-origin"), ("sec-fetch-site", "cross-site")];
        assert!(!asked(Method::POST, &near), "two answers");
        assert!(!asked(Method::GET, &[("host", "127.0.0.1:7357")]), "two hosts");
    }
}
