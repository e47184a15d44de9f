//! What a browser sends: the draft as text or as a file, how to read it, and the fix that was chosen.

use super::words::file_name;
use crate::cli::args::Grammar;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartError;
use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// A form that was sent.
#[derive(Clone, Debug, Default)]
pub(super) struct Form {
    /// The text in the box, its line ends as they were before the browser made them its own.
    pub(super) text: String,
    /// The name of the file that the draft came from.
    pub(super) name: String,
    /// A file that was chosen or dropped.
    pub(super) file: Option<Vec<u8>>,
    /// The Word document that the page keeps: its text can not be edited in a box.
    pub(super) word: Option<Vec<u8>>,
    /// How it is to be read; `None` to find out.
    pub(super) grammar: Option<Grammar>,
    /// The day of the draft, as the browser writes days.
    pub(super) date: String,
    /// The fix that was chosen: `start-end:text`, or `safe` for all safe ones.
    pub(super) fix: String,
}

/// What is said of more than the page takes.
pub(super) const TOO_LARGE: &str = "This file is too large for the page: check it with `factcheck FILE` instead.";

/// Why a form could not be read.
#[derive(Debug)]
pub(super) struct Unreadable {
    pub(super) status: StatusCode,
    pub(super) message: String,
}

impl From<MultipartError> for Unreadable {
    fn from(e: MultipartError) -> Self {
        let status = e.status();
        let message = if status == StatusCode::PAYLOAD_TOO_LARGE {
            TOO_LARGE.to_owned()
        } else {
            "The form arrived broken. Try again.".to_owned()
        };
        Self { status, message }
    }
}

impl Form {
    /// Reads the parts of a form.
    pub(super) async fn read(mut parts: Multipart) -> Result<Self, Unreadable> {
        let mut form = Self::default();
        while let Some(part) = parts.next_field().await? {
            let field = part.name().unwrap_or_default().to_owned();
            if field == "file" {
                let name = part.file_name().map(file_name);
                let bytes = part.bytes().await?;
                // A browser sends an empty part where no file was chosen.
                if let Some(name) = name.filter(|_| !bytes.is_empty()) {
                    form.name = name;
                    form.file = Some(bytes.into());
                }
                continue;
            }
            let text = String::from_utf8_lossy(&part.bytes().await?).into_owned();
            match &*field {
                "text" => form.text = text.replace("\r\n", "\n"),
                "name" if form.file.is_none() && !text.is_empty() => form.name = file_name(&text),
                "word" if !text.is_empty() => form.word = STANDARD.decode(text).ok(),
                "as" => form.grammar = grammar(&text),
                "date" => form.date = text,
                "fix" => form.fix = text,
                _ => {}
            }
        }
        Ok(form)
    }

    /// What is said where its draft could not be read.
    pub(super) fn unreadable(&self, why: &str) -> String {
        let draft = if self.name.is_empty() { "The draft" } else { &self.name };
        format!("{draft} could not be read: {why}.")
    }
}

/// The choices of the page, with their names in the form and on it.
pub(super) const GRAMMARS: [(&str, &str, Option<Grammar>); 5] = [
    ("auto", "find out", None),
    ("text", "plain text", Some(Grammar::Text)),
    ("markdown", "Markdown", Some(Grammar::Markdown)),
    ("html", "HTML", Some(Grammar::Html)),
    ("claims", "claims, one a line", Some(Grammar::Claims)),
];

fn grammar(name: &str) -> Option<Grammar> {
    GRAMMARS.iter().find(|(n, ..)| *n == name).and_then(|(_, _, g)| *g)
}

/// The bytes of a document as a hidden field holds them.
pub(super) fn packed(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}
