//! Quotations in running text, and whose words they are said to be.
//!
//! ```
//! use factcheck::prose::quotations;
//!
//! let text = "“We won,” Ann Lee said, “and we will appeal.”";
//! let found = quotations(text);
//! assert_eq!(&text[found[1].inner.clone()], "and we will appeal.");
//! assert_eq!(found[0].group, found[1].group);
//! assert_eq!(&text[found[0].speakers[0].range.clone()], "Ann Lee");
//! ```

use super::marks::{Pair, pairs};
use super::sentence_ends::{has_sentence_end, sentence_end, sentence_start};
use super::speakers;
use super::speech::is_speech;
use std::ops::Range;

/// A quotation, in bytes of the scanned text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The quoted words, without the marks.
    pub inner: Range<usize>,
    /// With the marks.
    pub outer: Range<usize>,
    /// Whether the closing mark is there; without one the quotation goes on in the next paragraph.
    pub closed: bool,
    /// How many quotations it stands in.
    pub depth: u8,
    /// Pieces that an attribution parts ("We won," she said, "and we will appeal.") have the same number.
    pub group: u32,
    /// Who may have said it, the likeliest first; empty where the text does not say.
    pub speakers: Vec<Speaker>,
}

/// Someone to whom the text gives a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The name or the pronoun.
    pub range: Range<usize>,
    /// What it is.
    pub kind: SpeakerKind,
    /// The words that tell: `said`, `according to`.
    pub cue: Range<usize>,
}

/// What names a speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SpeakerKind {
    /// A name.
    Named,
    /// A pronoun, and the name before it that it may stand for. That is a hint and no evidence against anybody.
    Pronoun(Option<Range<usize>>),
}

/// How far from a quotation its attribution is looked for, in bytes.
const REACH: usize = 240;

/// Finds every quotation of a block's text, sorted by its start; a nested one follows the one it stands in.
/// A paragraph ends with the text or at an empty line. Time is linear.
#[must_use]
pub fn quotations(text: &str) -> Vec<Quotation> {
    let found = pairs(text);
    let top: Vec<usize> = (0..found.len()).filter(|n| found[*n].depth == 0).collect();
    let mut out: Vec<Quotation> = found
        .iter()
        .map(|p| Quotation {
            inner: p.inner.clone(),
            outer: p.outer.clone(),
            closed: p.closed,
            depth: p.depth,
            group: 0,
            speakers: Vec::new(),
        })
        .collect();
    let mut group = 0;
    let mut first = 0;
    // Groups of pieces first: the pieces of a group share their speaker.
    while first < top.len() {
        let mut last = first;
        while last + 1 < top.len() && joined(text, &found, &top, last) {
            last += 1;
        }
        let members = &top[first..=last];
        let before = first.checked_sub(1).map_or(0, |n| found[top[n]].outer.end);
        let after = top.get(last + 1).map_or(text.len(), |n| found[*n].outer.start);
        let speakers = attribution(text, &found, members, before, after);
        for n in members {
            out[*n].group = group;
            out[*n].speakers.clone_from(&speakers);
        }
        group += 1;
        first = last + 1;
    }
    // A quotation in a quotation is not its speaker's own: what it holds is matched without one.
    for q in out.iter_mut().filter(|q| q.depth > 0) {
        q.group = group;
        group += 1;
    }
    out
}

/// Whether the quotation behind `n` is another piece of it.
fn joined(text: &str, found: &[Pair], top: &[usize], n: usize) -> bool {
    let (a, b) = (&found[top[n]], &found[top[n + 1]]);
    if !goes_on(text, a, b) {
        return false;
    }
    // A new sentence may have its own speaker: “We won,” Lee said. “We lost,” Chen said.
    let ended = text.get(..b.outer.start).unwrap_or("").trim_end().ends_with(['.', ';']);
    let next = top.get(n + 2).map_or(text.len(), |n| found[*n].outer.start);
    !ended || trailing(text, b, next).is_empty()
}

/// Whether an attribution stands between two quotations and nothing else, so that one speaker says both.
fn goes_on(text: &str, a: &Pair, b: &Pair) -> bool {
    let Some(gap) = text.get(a.outer.end..b.outer.start) else {
        return false;
    };
    if !a.closed || gap.len() > 120 || gap.contains("\n\n") {
        return false;
    }
    let said = text.get(a.inner.clone()).unwrap_or("").trim_end();
    let body = gap.trim();
    let ends = body.ends_with([',', ':', '.', ';', '—', '–']);
    // After a full stop the attribution belongs to what follows: “We won.” Lee said, “And …”
    let leads = said.ends_with('.') && body.starts_with(char::is_uppercase);
    let inside = body.trim_end_matches(['.', ',', ':', ';', '—', '–']);
    ends && !leads
        && !body.is_empty()
        && !inside.contains(['?', '!'])
        && !has_sentence_end(inside)
        && words(inside).any(is_speech)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty())
}

/// The speakers that the text around the pieces of a quotation names.
fn attribution(text: &str, found: &[Pair], members: &[usize], before: usize, after: usize) -> Vec<Speaker> {
    let (Some(first), Some(last)) = (members.first(), members.last()) else {
        return Vec::new();
    };
    // Between the pieces, then behind, then before: the nearer to the words, the surer.
    let mut out = Vec::new();
    for two in members.windows(2) {
        let gap = found[two[0]].outer.end..found[two[1]].outer.start;
        speakers::behind(text, gap, &mut out);
        // One speaker says all pieces: the first gap tells.
        if !out.is_empty() {
            break;
        }
    }
    let (first, last) = (&found[*first], &found[*last]);
    if out.is_empty() {
        out = trailing(text, last, after);
    }
    if out.is_empty() {
        let start = sentence_start(
            text,
            before.max(first.outer.start.saturating_sub(REACH)),
            first.outer.start,
        );
        speakers::ahead(text, start..first.outer.start, &mut out);
    }
    let floor = first.outer.start.saturating_sub(2 * REACH);
    for s in &mut out {
        if let SpeakerKind::Pronoun(referent) = &mut s.kind {
            *referent = speakers::referent(text, floor, s.range.start, found);
        }
    }
    out
}

/// The speakers that are named behind a quotation, in the rest of its sentence.
fn trailing(text: &str, q: &Pair, limit: usize) -> Vec<Speaker> {
    let mut out = Vec::new();
    let said = text.get(q.inner.clone()).unwrap_or("").trim_end();
    let tail = text.get(q.outer.end..).unwrap_or("").trim_start_matches(' ');
    let new_sentence = said.ends_with('.') && tail.starts_with(|c: char| !c.is_lowercase());
    if q.closed && !new_sentence {
        let end = sentence_end(text, q.outer.end, limit.min(q.outer.end + REACH));
        speakers::behind(text, q.outer.end..end, &mut out);
    }
    out
}
