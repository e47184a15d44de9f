//! Whether a quotation is given to the speaker whose words it holds.

use super::name_index::NameIndex;
use super::names::{NameMention, Named, names};
use super::quote_index::{Quotes, Speaker};
use super::quotes::{Quotation, SpeakerKind};
use super::sentence_ends::{boundary, sentence_end, sentence_start};
use crate::facts::{Fact, NameId};
use crate::value::verbatim::words;
use std::cell::OnceCell;
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

/// What the text around a quotation holds, and to whom it gives it. All of it is found out once, and only if it is asked.
pub(super) struct Around<'t> {
    text: &'t str,
    found: &'t Named<'t>,
    quotes: Quotes<'t>,
    q: &'t Quotation,
    /// The sentence before and behind, the quotation's own words left out.
    parts: [Range<usize>; 2],
    told: [OnceCell<Told>; 2],
    speakers: OnceCell<Vec<Voice>>,
}

/// What one side of a quotation says.
#[derive(Debug)]
struct Told {
    names: Vec<NameId>,
    words: Vec<String>,
}

/// Somebody to whom the text gives a quotation.
#[derive(Debug)]
struct Voice {
    /// Where the text says so.
    at: Range<usize>,
    /// The name, which is another place for a pronoun.
    name: Range<usize>,
    named: bool,
    known: Vec<NameId>,
    words: Vec<String>,
}

impl<'t> Around<'t> {
    /// The sentence in which a quotation stands.
    pub(super) fn new(found: &'t Named<'t>, q: &'t Quotation, quotes: Quotes<'t>) -> Self {
        let text = found.text;
        let floor = boundary(text, q.outer.start.saturating_sub(REACH));
        let start = sentence_start(text, floor, q.outer.start);
        let end = sentence_end(text, q.outer.end, q.outer.end + REACH);
        Self {
            text,
            found,
            quotes,
            q,
            parts: [start..q.outer.start, q.outer.end..end],
            told: Default::default(),
            speakers: OnceCell::new(),
        }
    }

    fn side(&self, n: usize) -> &Told {
        self.told[n].get_or_init(|| {
            let part = &self.parts[n];
            let inside = |m: &&NameMention| part.start <= m.start && m.end <= part.end;
            Told {
                names: self
                    .found
                    .names()
                    .iter()
                    .filter(inside)
                    .flat_map(|m| m.names.clone())
                    .collect(),
                words: words(self.text.get(part.clone()).unwrap_or("")),
            }
        })
    }

    fn words(&self) -> impl Iterator<Item = &String> {
        [0, 1].into_iter().flat_map(|n| &self.side(n).words)
    }

    /// Whether the sentence says what a fact is about, in words that are not the quote's own.
    pub(super) fn topical(&self, fact: &Fact, quote: &[Box<str>]) -> bool {
        fact.names().flat_map(words).any(|w| {
            let own = quote.iter().any(|q| **q == *w);
            w.len() > 3
                && w != "quote"
                && w != "words"
                && super::quote_index::is_content(&w)
                && !own
                && self.words().any(|h| *h == w)
        })
    }

    /// Whether the sentence names the speaker.
    pub(super) fn names_speaker(&self, speaker: &Speaker) -> bool {
        [0, 1].into_iter().any(|n| self.mentions(n, speaker))
    }

    /// Whether the speaker is named before the quotation, or somebody is quoting.
    pub(super) fn hands_on(&self, speaker: &Speaker) -> bool {
        self.mentions(0, speaker)
            || self.words().any(|w| {
                matches!(
                    &**w,
                    "quoting" | "quoted" | "citing" | "cited" | "echoing" | "echoed" | "repeating" | "repeated"
                )
            })
    }

    /// Whether one side names the speaker, under any spelling.
    fn mentions(&self, n: usize, speaker: &Speaker) -> bool {
        let told = self.side(n);
        let is = |n: &NameId| speaker.known.contains(n) || self.quotes.names.speaks_for(*n, &speaker.known);
        told.names.iter().any(is)
            || (speaker.words.last()).is_some_and(|last| told.words.iter().any(|w| w.trim_end_matches("'s") == last))
    }

    /// Compares the speakers that the text names with the fact's.
    pub(super) fn said(&self, speaker: Option<&Speaker>) -> Said {
        let Some(speaker) = speaker else { return Said::Nobody };
        let mut first = None;
        for v in self.voices() {
            if same(v, speaker, self.quotes.names) {
                return Said::Same(v.at.clone());
            }
            // Whom a pronoun means is a guess, and no evidence against anybody.
            if first.is_none() && v.named {
                first = Some(match v.known.first() {
                    Some(n) => Said::Other(*n, v.name.clone()),
                    None => Said::Unknown,
                });
            }
        }
        first.unwrap_or(Said::Nobody)
    }

    fn voices(&self) -> &[Voice] {
        self.speakers.get_or_init(|| {
            let voice = |s: &super::quotes::Speaker| {
                let name = match &s.kind {
                    SpeakerKind::Named => s.range.clone(),
                    SpeakerKind::Pronoun(range) => range.clone()?,
                };
                let written = self.text.get(name.clone()).unwrap_or("");
                Some(Voice {
                    at: s.range.clone(),
                    name,
                    named: s.kind == SpeakerKind::Named,
                    known: identify(written, self.quotes.names),
                    words: words(written),
                })
            };
            self.q.speakers.iter().filter_map(voice).collect()
        })
    }
}

/// The names that a text of a name or a title and a name stands for.
pub(super) fn identify(text: &str, index: &NameIndex) -> Vec<NameId> {
    let text = text.trim();
    names(text, index)
        .into_iter()
        .find(|m| !m.needs_bearer && m.end + 1 >= text.len())
        .map_or_else(Vec::new, |m| m.names)
}

fn same(voice: &Voice, speaker: &Speaker, index: &NameIndex) -> bool {
    let (found, known) = (&voice.known, &speaker.known);
    if found.iter().any(|n| known.contains(n) || index.speaks_for(*n, known)) {
        return true;
    }
    // A speaker that is not listed: the one name holds the other, or they end alike and nothing speaks against it.
    let (a, b) = (&voice.words, &speaker.words);
    let holds = |long: &[String], short: &[String]| !short.is_empty() && short.iter().all(|w| long.contains(w));
    holds(a, b) || holds(b, a) || (found.is_empty() && !a.is_empty() && a.last() == b.last() && initials(a, b))
}

/// Whether two names may abbreviate each other's first names.
fn initials(a: &[String], b: &[String]) -> bool {
    let first = |w: &[String]| w.first().and_then(|w| w.chars().next());
    first(a) == first(b)
}
