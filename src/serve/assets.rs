//! What the page is drawn with: compiled in, so that nothing is fetched from anywhere.

use crate::report::html::STYLE;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

/// The style of reports, which the page's own builds on.
pub(super) async fn report_style() -> Response {
    file("text/css; charset=utf-8", STYLE)
}

/// The page's own style.
pub(super) async fn style() -> Response {
    file("text/css; charset=utf-8", include_str!("pages/serve.css"))
}

/// What a script adds: checking while one types, dropping files, taking fixes without a new page.
pub(super) async fn script() -> Response {
    file("text/javascript; charset=utf-8", include_str!("pages/serve.js"))
}

/// The icon.
pub(super) async fn icon() -> Response {
    file("image/svg+xml", include_str!("pages/icon.svg"))
}

fn file(kind: &'static str, text: &'static str) -> Response {
    ([(CONTENT_TYPE, kind)], text).into_response()
}
