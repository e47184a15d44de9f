//! A file that is open in the editor, as it stands there.

use super::position::{Encoding, Page};
use crate::check::Finding;
use crate::cli::discover::{self, Kind as FileKind};
use crate::document::Markup;
use crate::span::Span;
use gen_lsp_types::{TextDocumentContentChangeEvent as Change, Uri};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

/// What a file is to the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Claims,
    Draft(Markup),
    /// A file of the fact base.
    Facts,
    /// Nothing that is checked.
    Other,
}

/// An open file.
#[derive(Debug)]
pub(super) struct Buffer {
    pub(super) uri: Uri,
    pub(super) path: Option<PathBuf>,
    pub(super) kind: Kind,
    pub(super) language: String,
    pub(super) version: i32,
    pub(super) page: Arc<Page>,
    /// What was last found in it. Places move with the text, and what is edited is forgotten.
    pub(super) findings: Vec<Finding>,
    /// Since when it waits to be checked.
    pub(super) due: Option<Instant>,
    /// Whether it is being checked.
    pub(super) busy: bool,
    /// Whether the client shows diagnostics of it.
    pub(super) told: bool,
    /// Where the fact base is that it was last held against.
    pub(super) against: Vec<PathBuf>,
}

impl Buffer {
    /// Takes the client's changes over, in their order.
    pub(super) fn change(&mut self, changes: Vec<Change>, encoding: Encoding) {
        for c in changes {
            let text = match c {
                Change::TextDocumentContentChangeWholeDocument(c) => {
                    self.findings.clear();
                    c.text
                }
                Change::TextDocumentContentChangePartial(c) => {
                    let span = self.page.span(c.range, encoding);
                    let mut text = String::with_capacity(self.page.text.len() + c.text.len());
                    text.push_str(&self.page.text[..span.start as usize]);
                    text.push_str(&c.text);
                    text.push_str(&self.page.text[span.end as usize..]);
                    shift(&mut self.findings, span, c.text.len());
                    text
                }
            };
            self.page = Arc::new(Page::new(text));
        }
    }
}

/// Moves findings behind an edit; those that it touches are forgotten.
fn shift(findings: &mut Vec<Finding>, edit: Span, len: usize) {
    let len = u32::try_from(len).unwrap_or(u32::MAX);
    let moved = |s: &mut Span| {
        if s.start >= edit.end && (s.start > edit.start || !edit.is_empty()) {
            let to = |n: u32| (n - edit.end).saturating_add(edit.start).saturating_add(len);
            *s = Span {
                start: to(s.start),
                end: to(s.end),
            };
            true
        } else {
            s.end <= edit.start
        }
    };
    findings.retain_mut(|f| {
        let fix = f.detail.as_mut().and_then(|d| d.fix.as_mut());
        moved(&mut f.span) && moved(&mut f.focus) && fix.is_none_or(|fix| moved(&mut fix.span))
    });
}

/// What a file is, by its place, its name, or what the editor takes it for.
pub(super) fn kind(path: Option<&Path>, language: &str, text: &str, facts: &[PathBuf]) -> Kind {
    let named = path.unwrap_or_else(|| Path::new("untitled"));
    let ending = named.extension().map(|e| e.to_string_lossy().to_lowercase());
    if matches!(ending.as_deref(), Some("yaml" | "yml")) {
        let inside = facts.iter().any(|f| named.starts_with(f));
        return if inside { Kind::Facts } else { Kind::Other };
    }
    if path.is_some() && discover::is_text(named) {
        return match discover::kind(named, text.as_bytes(), None) {
            FileKind::Claims => Kind::Claims,
            FileKind::Draft(Markup::Docx) => Kind::Other,
            FileKind::Draft(m) => Kind::Draft(m),
        };
    }
    match language {
        "markdown" => Kind::Draft(Markup::Markdown),
        "html" => Kind::Draft(Markup::Html),
        "factcheck-claims" | "claims" => Kind::Claims,
        "plaintext" | "text" if path.is_none() => {
            match discover::kind(Path::new("untitled.txt"), text.as_bytes(), None) {
                FileKind::Claims => Kind::Claims,
                FileKind::Draft(m) => Kind::Draft(m),
            }
        }
        _ => Kind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gen_lsp_types::{Position, Range, TextDocumentContentChangePartial};

    fn buffer(text: &str) -> Buffer {
        Buffer {
            uri: Uri::parse("untitled:a").expect("a URI"),
            path: None,
            kind: Kind::Claims,
            language: String::new(),
            version: 0,
            page: Arc::new(Page::new(text.to_owned())),
            findings: Vec::new(),
            due: None,
            busy: false,
            told: false,
            against: Vec::new(),
        }
    }

    fn edit(from: (u32, u32), to: (u32, u32), text: &str) -> Change {
        let range = Range::new(Position::new(from.0, from.1), Position::new(to.0, to.1));
        Change::TextDocumentContentChangePartial(TextDocumentContentChangePartial {
            range,
            text: text.to_owned(),
            ..TextDocumentContentChangePartial::default()
        })
    }

    #[test]
    fn changes_are_made_in_their_order() {
        let mut b = buffer("one\ntwo\n");
        let changes = vec![
            edit((0, 0), (0, 3), "𝄞"),
            edit((0, 2), (1, 0), " "),
            edit((0, 3), (0, 6), "2"),
        ];
        b.change(changes, Encoding::Utf16);
        assert_eq!(b.page.text, "𝄞 2\n");
        // What is behind the text is its end, and the ends of a range may be exchanged: editors take edits so.
        b.change(vec![edit((9, 0), (9, 0), "x")], Encoding::Utf16);
        assert_eq!(b.page.text, "𝄞 2\nx");
        b.change(vec![edit((0, 3), (0, 2), "-")], Encoding::Utf16);
        assert_eq!(b.page.text, "𝄞-2\nx");
        b.change(vec![edit((0, 0), (2, 0), "y")], Encoding::Utf16);
        assert_eq!(b.page.text, "y");
    }

    #[test]
    fn findings_move_with_the_text_and_what_is_edited_is_forgotten() {
        let base = crate::facts::FactBase::default();
        let found = crate::check::check_claims("a = 1", &base, &crate::check::Options::default());
        let at = |start, end| Finding {
            span: Span::new(start, end),
            focus: Span::new(start, end),
            detail: None,
            ..found[0].clone()
        };
        let places = |edit: (usize, usize), len| {
            let mut all = vec![at(0, 4), at(10, 14), at(20, 24)];
            shift(&mut all, Span::new(edit.0, edit.1), len);
            all.iter().map(|f| (f.span.start, f.span.end)).collect::<Vec<_>>()
        };
        assert_eq!(places((5, 5), 3), [(0, 4), (13, 17), (23, 27)]);
        assert_eq!(places((12, 13), 0), [(0, 4), (19, 23)]);
        assert_eq!(places((4, 10), 1), [(0, 4), (5, 9), (15, 19)]);
        assert_eq!(places((3, 11), 0), [(12, 16)]);
    }
}
