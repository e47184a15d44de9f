//! Holding a quotation against the quotes that sources have.

use super::claim_words::{Claim, MAX_WORDS, content, place, weak};
use super::names::Named;
use super::quote_index::{Entry, Quotes, bag};
use super::quote_near::{may_be_near, near};
use super::quote_speaker::{Around, Said};
use super::quotes::{Quotation, quotations};
use crate::facts::{FactId, NameId};
use std::ops::Range;

/// What a quotation is to the quotes of the fact base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuoteMatch {
    /// It stands word for word in the quote, or the quote in it.
    Exact {
        /// The quote.
        fact: FactId,
        /// Which of its values.
        value: u32,
        /// Whether it is the whole quote.
        whole: bool,
        /// One sentence for the reader.
        evidence: String,
    },
    /// Most of its words stand in the quote, and some do not.
    Near {
        /// The quote.
        fact: FactId,
        /// Which of its values.
        value: u32,
        /// The source's words for the same passage.
        right: String,
        /// Words of that passage that the quotation lacks.
        missing: Vec<String>,
        /// Words of the quotation that are not in the source.
        extra: Vec<String>,
        /// How alike the two are, in thousandths.
        likeness: u32,
        /// One sentence for the reader.
        evidence: String,
    },
    /// The words are the quote's, and the text gives them to another known name.
    Misattributed {
        /// The quote.
        fact: FactId,
        /// Which of its values.
        value: u32,
        /// To whom the text gives it.
        given_to: NameId,
        /// Where the text names them.
        range: Range<usize>,
        /// One sentence for the reader.
        evidence: String,
    },
    /// No quote is like it.
    None,
}

/// Matches every quotation of a text. A piece that is too short to tell on its own counts when another piece of the same
/// quotation stands in the same quote.
#[must_use]
pub fn match_quotes(text: &str, quotes: Quotes<'_>) -> Vec<(Quotation, QuoteMatch)> {
    match_quotes_in(&Named::new(text, quotes.names), quotes)
}

/// The same for a text whose names may be known already.
#[must_use]
pub fn match_quotes_in(found: &Named<'_>, quotes: Quotes<'_>) -> Vec<(Quotation, QuoteMatch)> {
    let text = found.text;
    let mut out: Vec<(Quotation, QuoteMatch)> = quotations(text)
        .into_iter()
        .map(|q| {
            let m = match_quote(&q, found, quotes);
            (q, m)
        })
        .collect();
    let mut from = 0;
    while from < out.len() {
        // Pieces of one quotation have the same number; nested ones between them have their own.
        let group = out[from].0.group;
        let sibling = match &out[from].1 {
            QuoteMatch::Exact { fact, .. } => Some(*fact),
            _ => None,
        };
        let near = from.saturating_sub(2)..out.len().min(from + 3);
        for n in near {
            if let (Some(fact), true) = (sibling, out[n].0.group == group && out[n].1 == QuoteMatch::None) {
                out[n].1 = fragment_of(&out[n].0, text, quotes, fact);
            }
        }
        from += 1;
    }
    out
}

/// Holds one quotation against the quotes that share words with it.
fn match_quote(q: &Quotation, found: &Named<'_>, quotes: Quotes<'_>) -> QuoteMatch {
    let text = found.text;
    let claim = Claim::new(q, text);
    if claim.all().is_empty() {
        return QuoteMatch::None;
    }
    let candidates = quotes.index.candidates(claim.all());
    if candidates.is_empty() {
        return QuoteMatch::None;
    }
    let passage = Passage {
        claim,
        text,
        quotes,
        around: Around::new(found, q, quotes),
    };
    let mut best: Option<(u32, QuoteMatch)> = None;
    for entry in &candidates {
        if let Some((rank, found)) = exact(&passage, entry)
            && best.as_ref().is_none_or(|(b, _)| rank > *b)
        {
            best = Some((rank, found));
        }
    }
    if let Some((_, found)) = best {
        return found;
    }
    let mut nearest: Option<(u32, QuoteMatch)> = None;
    let bag = bag(passage.claim.all());
    for entry in candidates.into_iter().filter(|e| may_be_near(e, &bag)) {
        if let Some((likeness, found)) = near(&passage, entry)
            && nearest.as_ref().is_none_or(|(b, _)| likeness > *b)
        {
            nearest = Some((likeness, found));
        }
    }
    nearest.map_or(QuoteMatch::None, |(_, found)| found)
}

/// Whether the pieces stand in the quote, in order.
fn stands(claim: &Claim<'_>, quote: &[Box<str>]) -> bool {
    let mut from = 0;
    claim.pieces().all(|p| {
        let found = quote
            .get(from..)
            .and_then(|rest| rest.windows(p.len()).position(|w| w == p));
        found.is_some_and(|at| {
            from += at + p.len();
            true
        })
    })
}

/// A quotation and what it is held against.
pub(super) struct Passage<'a> {
    pub(super) claim: Claim<'a>,
    pub(super) text: &'a str,
    pub(super) quotes: Quotes<'a>,
    pub(super) around: Around<'a>,
}

fn exact(passage: &Passage<'_>, entry: &Entry) -> Option<(u32, QuoteMatch)> {
    let Passage {
        claim,
        text,
        quotes,
        around,
    } = passage;
    let fragment = stands(claim, &entry.words);
    // The fact may hold a part of a longer sentence, which the draft quotes in full.
    let holds = !fragment
        && claim
            .all()
            .windows(entry.words.len().max(1))
            .any(|w| w == entry.words.as_slice());
    if !fragment && !holds {
        return None;
    }
    // A sentence with a word or two put to it is not that sentence.
    let sentence = entry.text.ends_with(['.', '!', '?']) && entry.words.len() >= 6;
    if holds && sentence && claim.all().len() <= entry.words.len() + 2 {
        return None;
    }
    let whole = fragment && claim.all().len() == entry.words.len();
    let matched = if fragment { claim.all() } else { &entry.words };
    let fact = quotes.base.fact(entry.fact);
    let speaker = quotes.index.speaker(entry);
    let said = around.said(speaker);
    let weak = weak(matched);
    let named = || speaker.is_some_and(|s| around.names_speaker(s));
    let topical = || around.topical(fact, &entry.words);
    // A word or two in quotation marks are this quote's only where the sentence says so.
    let told = matches!(said, Said::Same(_)) || named() || (whole && topical());
    if weak && !told {
        return None;
    }
    let value = entry.value;
    let place = place(quotes.base, entry);
    let shown = claim.shown();
    let rank = u32::try_from(matched.len().min(MAX_WORDS)).unwrap_or(0) * 2 + u32::from(whole);
    if let (Said::Other(given_to, range), Some(speaker)) = (&said, speaker) {
        // The right words in another's mouth, unless that other quotes the speaker.
        let enough = if holds {
            entry.words.len() > 4 && content(&entry.words) > 2
        } else {
            !weak || whole
        };
        if enough && !around.hands_on(speaker) {
            let other = text.get(range.clone()).unwrap_or("");
            let evidence = format!(
                "‘{shown}’ stands word for word in {place}, as said by {}; the text gives it to {other}",
                speaker.name
            );
            let found = QuoteMatch::Misattributed {
                fact: entry.fact,
                value,
                given_to: *given_to,
                range: range.clone(),
                evidence,
            };
            return Some((rank, found));
        }
        if weak || holds {
            return None;
        }
    }
    let mut evidence = if fragment {
        format!("‘{shown}’ stands word for word in {place}")
    } else {
        format!("‘{}’ of {place} stands word for word in the quotation", entry.text)
    };
    if let Said::Same(range) = &said {
        let who = text.get(range.clone()).unwrap_or("");
        evidence.push_str(&format!(
            "; “{who}” beside it is taken for {}",
            speaker.map_or(who, |s| &s.name)
        ));
    }
    // Where several quotes hold the words, the one whose speaker is named comes first, and another's mouth last.
    let bonus = match said {
        Said::Same(_) => 20_000,
        Said::Other(..) => 5_000,
        Said::Unknown | Said::Nobody => 10_000,
    };
    let fact = entry.fact;
    Some((
        rank + bonus,
        QuoteMatch::Exact {
            fact,
            value,
            whole,
            evidence,
        },
    ))
}

/// A piece that stands in the quote of which another piece is part.
fn fragment_of(q: &Quotation, text: &str, quotes: Quotes<'_>, fact: FactId) -> QuoteMatch {
    let claim = Claim::new(q, text);
    let entry = quotes
        .index
        .candidates(claim.all())
        .into_iter()
        .find(|e| e.fact == fact);
    match entry.filter(|e| !claim.all().is_empty() && stands(&claim, &e.words)) {
        Some(e) => QuoteMatch::Exact {
            fact,
            value: e.value,
            whole: false,
            evidence: format!(
                "‘{}’ stands word for word in {}, as the rest of the quotation does",
                claim.shown(),
                place(quotes.base, e)
            ),
        },
        None => QuoteMatch::None,
    }
}
