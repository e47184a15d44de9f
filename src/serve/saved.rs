//! What a reader takes away from the page: the annotated draft, the ledger, the text.

use super::Desk;
use super::draft::judge;
use super::form::Form;
use super::routes::refusal;
use crate::report::{Format, Style};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

/// What can be saved.
#[derive(Clone, Copy, Debug)]
pub(super) enum Saved {
    /// The draft with its marks and notes, as a page that stands alone.
    Page,
    /// All results as a table.
    Ledger,
    /// The text in the box.
    Text,
}

impl Saved {
    /// What this word of an address means.
    pub(super) fn named(word: &str) -> Option<Self> {
        match word {
            "html" => Some(Self::Page),
            "csv" => Some(Self::Ledger),
            "text" => Some(Self::Text),
            _ => None,
        }
    }

    const fn kind(self) -> &'static str {
        match self {
            Self::Page => "text/html; charset=utf-8",
            Self::Ledger => "text/csv; charset=utf-8",
            Self::Text => "text/plain; charset=utf-8",
        }
    }

    const fn ending(self) -> &'static str {
        match self {
            Self::Page => "html",
            Self::Ledger => "csv",
            Self::Text => "txt",
        }
    }
}

/// The file that a settled form asks for.
pub(super) fn save(desk: &Desk, form: &Form, what: Saved) -> Response {
    let name = saved_as(&form.name, what.ending());
    let written = match what {
        Saved::Text => Ok(form.text.clone().into_bytes()),
        Saved::Page => report(desk, form, Format::Html),
        Saved::Ledger => report(desk, form, Format::Csv),
    };
    let body = match written {
        Ok(body) => body,
        Err(why) => return refusal(StatusCode::UNPROCESSABLE_ENTITY, &form.unreadable(&why)),
    };
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""))
        .unwrap_or(HeaderValue::from_static("attachment"));
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static(what.kind())),
        (CONTENT_DISPOSITION, disposition),
    ];
    (headers, body).into_response()
}

fn report(desk: &Desk, form: &Form, format: Format) -> Result<Vec<u8>, String> {
    let judged = judge(desk, form)?;
    let run = desk.run(vec![judged.checked]);
    let mut out = Vec::new();
    let written = run.write(format, &Style::default(), &mut out);
    written.map(|()| out).map_err(|e| e.to_string())
}

/// The name that a saved file gets: the draft's own with the ending of what it is. A text keeps the ending that it had.
fn saved_as(name: &str, ending: &str) -> String {
    let (stem, own) = name.rsplit_once('.').unwrap_or((name, ending));
    let stem: String = stem
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || "-_ ".contains(c) {
                c
            } else {
                '-'
            }
        })
        .collect();
    let stem = if stem.trim().is_empty() { "draft" } else { stem.trim() };
    match (ending, own) {
        ("txt", "md" | "markdown" | "html" | "htm" | "claims") => format!("{stem}.{own}"),
        _ => format!("{stem}.{ending}"),
    }
}
