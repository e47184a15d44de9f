//! Facts that are words: a known name beside a label ("chief executive Bo Chen", "Ann Lee, the chief executive") states who
//! holds the office, and is checked.

use super::index::LinkIndex;
use super::tokens::{Border, StemId, Token};
use crate::facts::{FactBase, FactId, Name, TopicId};
use crate::value::Data;
use crate::value::text::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// One name of a fact that is words, as stems in order.
#[derive(Debug)]
pub(crate) struct Role {
    fact: FactId,
    words: Box<[StemId]>,
}

/// Facts that are words, by the first word of their names, and the words that could be their values.
#[derive(Debug, Default)]
pub(crate) struct Roles {
    by_first: FxHashMap<StemId, Vec<Role>>,
    /// Names and values, folded, by topic.
    values: FxHashSet<Box<str>>,
    longest: usize,
}

/// A known name or text beside the label of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleMention {
    /// The fact.
    pub fact: FactId,
    /// The bytes of the name in the text.
    pub range: Range<usize>,
    /// The words that say so.
    pub evidence: String,
}

impl Roles {
    /// Collects the facts of one topic that are words.
    pub(crate) fn new(base: &FactBase, facts: &[FactId], names: &[&Name], id: &mut impl FnMut(&str) -> StemId) -> Self {
        let mut out = Self::default();
        for n in facts {
            let fact = base.fact(*n);
            if fact.quote
                || !fact
                    .values
                    .iter()
                    .all(|v| matches!(&v.value.data, Data::Text(t) if is_name(t)))
            {
                continue;
            }
            for v in &fact.values {
                if let Data::Text(t) = &v.value.data {
                    out.know(t);
                    for s in fact.accepted(t) {
                        out.know(s);
                    }
                }
            }
            for name in fact.names() {
                let words: Box<[StemId]> = super::index::content_words(name).iter().map(|w| id(w)).collect();
                if let Some(first) = words.first() {
                    let list = out.by_first.entry(*first).or_default();
                    if !list.iter().any(|r| r.fact == *n && r.words == words) {
                        list.push(Role { fact: *n, words });
                    }
                }
            }
        }
        if !out.by_first.is_empty() {
            for name in names {
                out.know(&name.name);
                for a in &name.also {
                    out.know(a);
                }
            }
        }
        out
    }

    /// Whether no fact of the topic is words.
    pub(crate) fn is_empty(&self) -> bool {
        self.by_first.is_empty()
    }

    fn know(&mut self, text: &str) {
        self.longest = self.longest.max(text.split_whitespace().count());
        self.values.insert(fold(text).into());
    }
}

/// Whether a text could be somebody's or something's name: capitals and no figures.
fn is_name(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_uppercase) && !text.contains(|c: char| c.is_ascii_digit())
}

/// Words before an office that make it another one.
const OTHER_OFFICE: &[&str] = &[
    "former",
    "ex",
    "previous",
    "then",
    "acting",
    "deputy",
    "vice",
    "incoming",
    "outgoing",
    "assistant",
    "late",
    "interim",
    "co",
    "past",
    "retired",
    "ousted",
    "would-be",
];
/// Verbs that say that somebody holds an office no more.
const LEFT: &[&str] = &["resigned", "quit", "retired", "departed", "stepped", "until", "died"];
/// The same where a label stands in running text.
const OTHER: &[&str] = &["next", "founding", "old", "first", "rival", "predecessor", "successor"];

/// Whether a word in lower case before an office makes it another one.
pub(crate) fn makes_another_office(word: &str) -> bool {
    OTHER_OFFICE.contains(&word)
}

fn is_other(word: &str) -> bool {
    makes_another_office(word) || OTHER.contains(&word)
}

/// Words that may stand between a label and its holder.
const LINKS: &[&str] = &[
    "is",
    "was",
    "are",
    "were",
    "remains",
    "dr",
    "mr",
    "mrs",
    "ms",
    "sir",
    "prof",
    "professor",
];

/// The known names beside labels in one sentence.
pub(crate) fn roles(
    text: &str,
    tokens: &[Token],
    index: &LinkIndex,
    topics: &[TopicId],
    base: &FactBase,
) -> Vec<RoleMention> {
    let mut out: Vec<RoleMention> = Vec::new();
    for t in topics {
        let Some(topic) = index.topics.get(t.0 as usize) else {
            continue;
        };
        let roles = &topic.roles;
        if roles.is_empty() {
            continue;
        }
        let known = |s: StemId| topic.known.contains(&s);
        for at in 0..tokens.len() {
            let Some(list) = tokens[at].stem.and_then(|s| roles.by_first.get(&s)) else {
                continue;
            };
            let found = list
                .iter()
                .filter_map(|r| label(tokens, at, &r.words).map(|end| (r, end)))
                .max_by_key(|(r, _)| r.words.len());
            let Some((role, end)) = found else { continue };
            let scene = Beside {
                text,
                tokens,
                roles,
                known: &known,
            };
            let Some(range) = scene.holder(at, end) else { continue };
            // `chief executive Warren Garvock left in 2024`
            let next = tokens.partition_point(|t| (t.start as usize) < range.end);
            let gone = (next..next + 2).any(|n| {
                let w = scene.word(n);
                // `left at noon` leaves the room.
                let left = w == "left" && matches!(&*scene.word(n + 1), "in" | "last" | "after" | "office");
                left || LEFT.contains(&&*w)
            });
            if gone || out.iter().any(|m| m.range == range && m.fact == role.fact) {
                continue;
            }
            out.push(RoleMention {
                fact: role.fact,
                range,
                evidence: format!(
                    "linked to {}: \"{}\" stands beside it",
                    base.full_id(role.fact),
                    &text[tokens[at].start as usize..tokens[end].end as usize]
                ),
            });
        }
    }
    out
}

/// Whether the words of a label stand here one after the other, small words between them aside; the last one's place.
fn label(tokens: &[Token], at: usize, words: &[StemId]) -> Option<usize> {
    let mut place = at;
    for (n, w) in words.iter().enumerate() {
        if n > 0 {
            place += 1;
            while tokens.get(place).is_some_and(|t| t.stop && t.border == Border::None) {
                place += 1;
            }
        }
        let t = tokens.get(place)?;
        if t.stem != Some(*w) || (n > 0 && t.border != Border::None) {
            return None;
        }
    }
    Some(place)
}

struct Beside<'s> {
    text: &'s str,
    tokens: &'s [Token],
    roles: &'s Roles,
    known: &'s dyn Fn(StemId) -> bool,
}

impl Beside<'_> {
    fn word(&self, at: usize) -> String {
        self.tokens.get(at).map_or_else(String::new, |t| {
            self.text[t.start as usize..t.end as usize].to_lowercase()
        })
    }

    /// The bytes of the name that holds the office whose label stands at `from..=to`.
    fn holder(&self, from: usize, to: usize) -> Option<Range<usize>> {
        // Whoever held it before is named with a word that says so.
        const PAST: &[&str] = &[
            "predecessor",
            "successor",
            "former",
            "formerly",
            "until",
            "previously",
            "outgoing",
            "retired",
        ];
        if (0..self.tokens.len()).any(|at| PAST.contains(&self.word(at).as_str())) {
            return None;
        }
        // Another office, or another's.
        let mut before = from;
        while before > 0 && from - before < 3 && self.tokens[before].border == Border::None {
            before -= 1;
            let t = &self.tokens[before];
            if is_other(&self.word(before)) {
                return None;
            }
            if t.possessive && t.capital && !t.stem.is_some_and(|s| (self.known)(s)) {
                return None;
            }
        }
        let mut after = to + 1;
        if matches!(self.word(after).as_str(), "of" | "at" | "for") {
            let mut at = after + 1;
            while self.word(at) == "the" {
                at += 1;
            }
            let t = self.tokens.get(at)?;
            if t.capital && !t.stem.is_some_and(|s| (self.known)(s)) {
                return None;
            }
            // `the chief executive of Acme, Bo Chen`
            while self
                .tokens
                .get(at)
                .is_some_and(|t| t.capital && t.border == Border::None)
            {
                at += 1;
            }
            after = at;
        }
        if is_other(&self.word(after)) {
            return None;
        }
        self.after(after).or_else(|| self.before(from))
    }

    fn after(&self, mut at: usize) -> Option<Range<usize>> {
        let apart = self.tokens.get(at)?.border;
        if apart > Border::Light || self.word(at) == "and" || self.word(at) == "or" {
            return None;
        }
        let mut linked = false;
        while LINKS.contains(&self.word(at).as_str()) {
            linked = true;
            at += 1;
            if self.word(at) == "not" {
                return None;
            }
        }
        let t = self.tokens.get(at)?;
        if !t.capital || (t.border != Border::None && linked) {
            return None;
        }
        let end = (at..self.tokens.len().min(at + self.roles.longest.max(1)))
            .rev()
            .filter(|last| !self.tokens[*last].possessive)
            .find_map(|last| self.value(at, last).map(|r| (last, r)));
        let (last, range) = end?;
        // `the governor, Ann Lee and the mayor` may be a list of three.
        let list = apart == Border::Light && matches!(self.word(last + 1).as_str(), "and" | "or");
        (!list).then_some(range)
    }

    fn before(&self, from: usize) -> Option<Range<usize>> {
        let mut at = from.checked_sub(1)?;
        let mut joined = self.tokens[from].border != Border::None;
        loop {
            let t = &self.tokens[at];
            let w = self.word(at);
            let passes = matches!(
                w.as_str(),
                "the"
                    | "a"
                    | "an"
                    | "its"
                    | "their"
                    | "is"
                    | "was"
                    | "as"
                    | "who"
                    | "remains"
                    | "new"
                    | "current"
                    | "longtime"
                    | "our"
            ) || (t.possessive && t.stem.is_some_and(|s| (self.known)(s)))
                || w == "s";
            if !passes {
                break;
            }
            joined |= t.border != Border::None || matches!(w.as_str(), "is" | "was" | "as" | "remains");
            at = at.checked_sub(1)?;
        }
        if !joined || !self.tokens[at].capital || self.tokens[at].possessive {
            return None;
        }
        let first = at.saturating_sub(self.roles.longest.max(1));
        (first..=at).find_map(|start| self.value(start, at))
    }

    /// The bytes of these words, where they are a known name or value.
    fn value(&self, a: usize, b: usize) -> Option<Range<usize>> {
        let run = self.tokens.get(a..=b)?;
        if run.iter().skip(1).any(|t| t.border != Border::None) {
            return None;
        }
        let (start, end) = (run.first()?.start as usize, run.last()?.end as usize);
        let text = &self.text[start..end];
        let cut = ["'s", "’s"].iter().find_map(|s| text.strip_suffix(s)).unwrap_or(text);
        self.roles
            .values
            .contains(&*fold(cut))
            .then_some(start..start + cut.len())
    }
}
