//! The words of a quotation that is held against a quote.

use super::quote_index::{Entry, is_content};
use super::quotes::Quotation;
use crate::facts::FactBase;
use crate::value::verbatim::{pieces, words};

/// How many words of a quotation are compared.
pub(super) const MAX_WORDS: usize = 600;

/// The words of a quotation.
pub(super) struct Claim<'t> {
    pub(super) written: &'t str,
    /// All of them in a row.
    words: Vec<Box<str>>,
    /// Where the pieces end that ellipses and brackets part.
    ends: Vec<usize>,
}

impl<'t> Claim<'t> {
    pub(super) fn new(q: &Quotation, text: &'t str) -> Self {
        let written = text.get(q.inner.clone()).unwrap_or("");
        let (mut all, mut ends) = (Vec::new(), Vec::new());
        for piece in pieces(written) {
            all.extend(words(&piece).into_iter().map(String::into_boxed_str));
            if all.len() > ends.last().copied().unwrap_or(0) {
                ends.push(all.len());
            }
        }
        Self {
            written,
            words: all,
            ends,
        }
    }

    /// As many of its words as are compared.
    pub(super) fn all(&self) -> &[Box<str>] {
        &self.words[..self.words.len().min(MAX_WORDS)]
    }

    /// Its pieces, none of them empty.
    pub(super) fn pieces(&self) -> impl Iterator<Item = &[Box<str>]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(a, b)| &self.words[a..*b])
    }

    /// The words as they are shown, cut where they are many.
    pub(super) fn shown(&self) -> String {
        let folded = self.written.split_whitespace().collect::<Vec<_>>().join(" ");
        let folded = folded.trim_end_matches([',', '.']);
        match folded.char_indices().nth(80) {
            Some((at, _)) => format!("{}…", &folded[..at]),
            None => folded.to_owned(),
        }
    }
}

/// Whether words are so few or so common that they may stand anywhere by chance.
pub(super) fn weak(words: &[Box<str>]) -> bool {
    words.len() < 3 || content(words) < 2
}

pub(super) fn content(words: &[Box<str>]) -> usize {
    words.iter().filter(|w| is_content(w)).count()
}

/// `topic/fact, paragraph 5`
pub(super) fn place(base: &FactBase, entry: &Entry) -> String {
    let id = base.full_id(entry.fact);
    let stated = base.fact(entry.fact).values.get(entry.value as usize);
    match stated.and_then(|s| s.locator.as_deref()) {
        Some(locator) => format!("{id}, {locator}"),
        None => id,
    }
}
