//! Whether a quotation is given to the speaker whose words it holds.

use super::name_index::NameIndex;
use super::names::names;
use super::quotes::{Quotation, SpeakerKind};
use super::sentence_ends::{boundary, sentence_end, sentence_start};
use crate::facts::{Fact, FactBase, NameId};
use crate::value::verbatim::words;
use std::ops::Range;

/// How far from a quotation its sentence is read, in bytes.
const REACH: usize = 240;

/// To whom the text gives a quotation, as against whose words they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// To the speaker of the fact.
    Same(Range<usize>),
    /// To another name of the fact base.
    Other(NameId, Range<usize>),
    /// To somebody whom the fact base does not know.
    Unknown,
    /// To nobody, or to a pronoun that may be anybody.
    Nobody,
}

/// What the text around a quotation holds.
pub(super) struct Around<'t> {
    text: &'t str,
    before: Range<usize>,
    after: Range<usize>,
}

impl<'t> Around<'t> {
    /// The sentence in which a quotation stands, its own words left out.
    pub(super) fn new(text: &'t str, q: &Quotation) -> Self {
        let floor = boundary(text, q.outer.start.saturating_sub(REACH));
        let start = sentence_start(text, floor, q.outer.start);
        let end = sentence_end(text, q.outer.end, q.outer.end + REACH);
        Self {
            text,
            before: start..q.outer.start,
            after: q.outer.end..end,
        }
    }

    fn parts(&self) -> impl Iterator<Item = &'t str> {
        [&self.before, &self.after]
            .into_iter()
            .filter_map(|r| self.text.get(r.clone()))
    }

    /// Whether the sentence says what a fact is about, in words that are not the quote's own.
    pub(super) fn topical(&self, fact: &Fact, quote: &[Box<str>]) -> bool {
        let here: Vec<String> = self.parts().flat_map(words).collect();
        fact.names().flat_map(words).any(|w| {
            let own = quote.iter().any(|q| **q == *w);
            w.len() > 3
                && w != "quote"
                && w != "words"
                && super::quote_index::is_content(&w)
                && !own
                && here.contains(&w)
        })
    }

    /// Whether the sentence names the speaker.
    pub(super) fn names_speaker(&self, base: &FactBase, index: &NameIndex, speaker: &str) -> bool {
        self.parts().any(|part| mentions(part, base, index, speaker))
    }

    /// Whether the speaker is named before the quotation, or somebody is quoting.
    pub(super) fn hands_on(&self, base: &FactBase, index: &NameIndex, speaker: &str) -> bool {
        let before = self.text.get(self.before.clone()).unwrap_or("");
        mentions(before, base, index, speaker)
            || self.parts().flat_map(words).any(|w| {
                matches!(
                    &*w,
                    "quoting" | "quoted" | "citing" | "cited" | "echoing" | "echoed" | "repeating" | "repeated"
                )
            })
    }
}

/// Whether a text names the speaker, under any spelling.
fn mentions(part: &str, base: &FactBase, index: &NameIndex, speaker: &str) -> bool {
    let known = identify(speaker, index);
    if names(part, index).iter().any(|m| {
        m.names
            .iter()
            .any(|n| known.contains(n) || speaks_for(base, *n, &known))
    }) {
        return true;
    }
    words(speaker)
        .last()
        .is_some_and(|last| words(part).iter().any(|w| w.trim_end_matches("'s") == last))
}

/// The names that a text of a name or a title and a name stands for.
fn identify(text: &str, index: &NameIndex) -> Vec<NameId> {
    let text = text.trim();
    names(text, index)
        .into_iter()
        .find(|m| !m.needs_bearer && m.end + 1 >= text.len())
        .map_or_else(Vec::new, |m| m.names)
}

/// Compares the speakers that the text names with the fact's.
pub(super) fn said(text: &str, q: &Quotation, speaker: Option<&str>, base: &FactBase, index: &NameIndex) -> Said {
    let Some(speaker) = speaker else { return Said::Nobody };
    let known = identify(speaker, index);
    let mut first = None;
    for s in &q.speakers {
        let range = match &s.kind {
            SpeakerKind::Named => s.range.clone(),
            SpeakerKind::Pronoun(Some(range)) => range.clone(),
            SpeakerKind::Pronoun(None) => continue,
        };
        let name = text.get(range.clone()).unwrap_or("");
        let found = identify(name, index);
        if same(name, &found, speaker, &known, base) {
            return Said::Same(s.range.clone());
        }
        // Whom a pronoun means is a guess, and no evidence against anybody.
        if first.is_none() && s.kind == SpeakerKind::Named {
            first = Some(match found.first() {
                Some(n) => Said::Other(*n, range),
                None => Said::Unknown,
            });
        }
    }
    first.unwrap_or(Said::Nobody)
}

fn same(name: &str, found: &[NameId], speaker: &str, known: &[NameId], base: &FactBase) -> bool {
    if found.iter().any(|n| known.contains(n) || speaks_for(base, *n, known)) {
        return true;
    }
    // A speaker that is not listed: the one name holds the other, or they end alike and nothing speaks against it.
    let (a, b) = (words(name), words(speaker));
    let holds = |long: &[String], short: &[String]| !short.is_empty() && short.iter().all(|w| long.contains(w));
    holds(&a, &b) || holds(&b, &a) || (found.is_empty() && !a.is_empty() && a.last() == b.last() && initials(&a, &b))
}

/// Whether two names may abbreviate each other's first names.
fn initials(a: &[String], b: &[String]) -> bool {
    let first = |w: &[String]| w.first().and_then(|w| w.chars().next());
    first(a) == first(b)
}

/// Whether a name's role tells that it speaks for one of the others, or one of them for it: `director of the agency`.
fn speaks_for(base: &FactBase, name: NameId, others: &[NameId]) -> bool {
    let holds = |who: NameId, whom: NameId| {
        let Some(role) = base.names().get(who.0 as usize).and_then(|n| n.role.as_deref()) else {
            return false;
        };
        let role = words(role);
        base.names().get(whom.0 as usize).is_some_and(|n| {
            std::iter::once(&n.name).chain(&n.also).any(|spelled| {
                let spelled = words(spelled);
                !spelled.is_empty() && role.windows(spelled.len()).any(|w| w == spelled)
            })
        })
    };
    others.iter().any(|o| holds(name, *o) || holds(*o, name))
}
