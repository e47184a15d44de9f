//! What a reader takes away from the page: the annotated draft, the ledger, the text.

use super::Desk;
use super::draft::judge;
use super::form::Form;
use super::outcome::keep_worst;
use super::routes::refusal;
use crate::report::{Format, Run, Style, html};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use std::io;

/// The most results that a saved page shows: a book has fewer, and a browser still opens it.
const MOST: usize = 20_000;

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
        Saved::Page => page(desk, form),
        Saved::Ledger => ledger(desk, form),
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

fn page(desk: &Desk, form: &Form) -> Result<Vec<u8>, String> {
    let mut run = run(desk, form)?;
    let all = run.summary();
    keep_worst(&mut run, MOST);
    written(|out| html::write(&run, &all, out))
}

fn ledger(desk: &Desk, form: &Form) -> Result<Vec<u8>, String> {
    let run = run(desk, form)?;
    written(|out| {
        // A spreadsheet on Windows reads a table without this mark as if it were in the code page of the machine.
        out.extend("\u{feff}".bytes());
        run.write(Format::Csv, &Style::default(), out)
    })
}

fn run(desk: &Desk, form: &Form) -> Result<Run, String> {
    Ok(desk.run(vec![judge(desk, form)?.checked]))
}

fn written(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> Result<Vec<u8>, String> {
    let mut out = Vec::new();
    write(&mut out).map(|()| out).map_err(|e| e.to_string())
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
