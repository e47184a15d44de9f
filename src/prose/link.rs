//! Linking the values of a sentence to facts: evidence is scored, cues are shared out, contradictions block.
//!
//! The value of a mention is never evidence. A link is explained by the words that carried it.

use super::contradict;
use super::elsewhere::{self, Away, Shift};
use super::index::{Entry, LinkIndex, TopicIndex};
use super::kinds::{self, Kind};
use super::mention::Mention;
use super::respective;
use super::roles::{self, RoleMention};
use super::scene::{Near, Scene};
use super::score::{self, Sight};
use super::tokens::{Border, Memory, StemId, Token, tokens};
use crate::facts::{FactBase, FactId, TopicId};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::ops::Range;

/// A link must reach this score, in thousandths.
const THRESHOLD: u32 = 600;
/// A second candidate this close makes the mention ambiguous.
const MARGIN: u32 = 50;

/// What became of a mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Linking {
    /// It states this fact.
    Linked(Link),
    /// Several facts fit alike.
    Ambiguous(Vec<FactId>),
    /// It is linked to nothing, and where that is not for want of a fact, why.
    Unlinked(Option<String>),
}

/// A fact that a mention states, and the words that say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The fact.
    pub fact: FactId,
    /// How sure the link is, in hundredths.
    pub confidence: u8,
    /// The words that carried it.
    pub evidence: String,
    /// Other facts that words beside the mention speak for. The value is no evidence for a link, but where it is right of one of
    /// these it is not called wrong of this one.
    pub also: Vec<FactId>,
}

/// Words around a sentence that may tell what its values are of.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// The headings above, the title left out.
    pub(crate) heading: Vec<StemId>,
    /// Someone or something else that the sentence before is about, where it is about nothing of the topic's own.
    pub(crate) foreign: Option<(String, Vec<StemId>)>,
    /// The sentence before, in the same paragraph.
    pub(crate) previous: Vec<StemId>,
    /// The headings of the row and the column, in a table.
    pub(crate) cell: Vec<StemId>,
    /// The same, one by one, those that tell more than that figures follow.
    pub(crate) cell_heads: Vec<CellHead>,
    /// Those of them that name a period.
    pub(crate) cell_date: Vec<StemId>,
    /// Whether that is another period than the latest of the table, as a column for another year does.
    pub(crate) cell_period: bool,
}

/// A heading of a row or a column that tells more than that figures follow.
#[derive(Clone, Debug, Default)]
pub(crate) struct CellHead {
    pub(crate) stems: Vec<StemId>,
    pub(crate) column: bool,
    /// Whether it has a word that the fact base does not use.
    pub(crate) unknown: bool,
    /// Whether it heads the table's only column of figures.
    pub(crate) only: bool,
    /// Whether it says that the figures are planned or of another time.
    pub(crate) modal: bool,
}

/// Links the mentions of one document.
#[derive(Debug)]
pub struct Linker<'b> {
    base: &'b FactBase,
    index: &'b LinkIndex,
    topics: Vec<TopicId>,
    memory: Memory,
    /// What the paragraph speaks of instead of the topic.
    away: Option<Away>,
    /// The stems of words that are asked for again and again.
    said: RefCell<FxHashMap<Box<str>, Option<StemId>>>,
    /// The names that unknown words are a letter away from.
    near: Near,
}

impl<'b> Linker<'b> {
    /// A linker for a document about these topics.
    #[must_use]
    pub fn new(base: &'b FactBase, index: &'b LinkIndex, topics: Vec<TopicId>) -> Self {
        Self {
            base,
            index,
            topics,
            memory: Memory::default(),
            away: None,
            said: RefCell::default(),
            near: RefCell::default(),
        }
    }

    /// Whether the document is about no topic of the fact base.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.topics.is_empty()
    }

    /// Begins a paragraph.
    pub fn paragraph(&mut self) {
        self.away = None;
    }

    /// Follows a sentence without values: it may lead away from the topic, or back to it.
    pub(crate) fn follow(&mut self, text: &str, toks: &[Token]) {
        self.lead(text, toks, &[], &[], None);
    }

    fn lead(&mut self, text: &str, toks: &[Token], mentions: &[Mention], sights: &[Sight], as_of: Option<i32>) {
        let topics: Vec<&TopicIndex> = self
            .topics
            .iter()
            .filter_map(|t| self.index.topics.get(t.0 as usize))
            .collect();
        match elsewhere::shift(text, toks, mentions, sights, &topics, as_of) {
            Shift::Keep => {}
            Shift::Own => self.away = None,
            Shift::Away(a) => self.away = Some(a),
        }
    }

    /// The stems of a text that the fact base uses, for surroundings.
    #[must_use]
    pub fn stems(&mut self, text: &str) -> Vec<StemId> {
        let all = tokens(text, 0..text.len(), &self.index.stems, &mut self.memory);
        all.iter().filter(|t| !t.stop).filter_map(|t| t.stem).collect()
    }

    /// The words of a sentence.
    pub(crate) fn tokens(&mut self, text: &str, sentence: Range<usize>) -> Vec<Token> {
        tokens(text, sentence, &self.index.stems, &mut self.memory)
    }

    /// Someone or something that a sentence names and that no topic is about, where it names nothing else.
    pub(crate) fn foreign(&self, text: &str, toks: &[Token]) -> Option<(String, Vec<StemId>)> {
        let topics: Vec<&TopicIndex> = self
            .topics
            .iter()
            .filter_map(|t| self.index.topics.get(t.0 as usize))
            .collect();
        super::owners::foreign(text, toks, &topics)
    }

    /// The known names of a sentence that stand beside the label of a fact.
    pub(crate) fn roles(&self, text: &str, toks: &[Token]) -> Vec<RoleMention> {
        roles::roles(text, toks, self.index, &self.topics, self.base)
    }

    /// Whether a topic of the document has facts that are words.
    pub(crate) fn has_roles(&self) -> bool {
        let mut topics = self.topics.iter().filter_map(|t| self.index.topics.get(t.0 as usize));
        topics.any(|t| !t.roles.is_empty())
    }

    /// Whether a text has a word of its own that the fact base does not use.
    pub(crate) fn has_unknown(&mut self, text: &str) -> bool {
        let all = tokens(text, 0..text.len(), &self.index.stems, &mut self.memory);
        all.iter().any(|t| {
            !t.stop && t.stem.is_none() && text[t.start as usize..t.end as usize].starts_with(char::is_alphabetic)
        })
    }

    /// Links the mentions of a sentence of these words. `mentions` are those inside it, in order.
    pub(crate) fn link(
        &mut self,
        text: &str,
        toks: &[Token],
        mentions: &[Mention],
        around: &Surroundings,
        as_of: Option<i32>,
    ) -> Vec<Linking> {
        // A mention is held against every word and every other mention: an endless sentence is read in stretches.
        const MOST: usize = 24;
        let mut out = Vec::with_capacity(mentions.len());
        for (n, some) in mentions.chunks(MOST).enumerate() {
            let from = (n * MOST).checked_sub(1).and_then(|last| mentions.get(last));
            let from = from.map_or(0, |m| toks.partition_point(|t| t.start < m.end));
            let next = mentions.get((n + 1) * MOST);
            let to = next.map_or(toks.len(), |m| toks.partition_point(|t| t.start < m.start));
            let stretch = toks.get(from..to).unwrap_or_default();
            out.extend(self.stretch(text, stretch, some, around, as_of, n == 0));
        }
        out
    }

    fn stretch(
        &mut self,
        text: &str,
        toks: &[Token],
        mentions: &[Mention],
        around: &Surroundings,
        as_of: Option<i32>,
        opens: bool,
    ) -> Vec<Linking> {
        let mut toks = toks.to_vec();
        let places: Vec<Sight> = mentions.iter().map(|m| Sight::new(m, &mut toks)).collect();
        let reference = reference(text, &toks).filter(|_| opens);
        if opens {
            self.lead(text, &toks, mentions, &places, as_of);
        }
        let away = self.away.clone();
        let scene = Scene {
            away: away.as_ref(),
            base: self.base,
            text,
            tokens: &toks,
            mentions,
            sights: &places,
            around,
            as_of,
            near: &self.near,
            said: &self.said,
        };
        let mut pairs: Vec<Pair<'_>> = Vec::new();
        for topic in &self.topics {
            let Some(t) = self.index.topics.get(topic.0 as usize) else {
                continue;
            };
            let entries = candidates(t, &toks, around);
            for (n, m) in mentions.iter().enumerate() {
                let Some(kind) = kinds::of(&m.data) else { continue };
                // `It reached the comet on Aug. 21` is no day of what was spoken of before.
                let happened = |verb: usize| kind != Kind::Date || OCCURS.contains(&&*scene.word(verb));
                let verb = reference.filter(|verb| predicate(&scene, n, *verb) && happened(*verb));
                score_mention(&scene, t, &entries, n, kind, verb, &mut pairs);
            }
        }
        respective::settle(&scene, &mut pairs);
        assign(&scene, self.index, pairs)
    }
}

/// Verbs with which a date says when something was.
const OCCURS: &[&str] = &["was", "is", "were", "are", "came", "comes"];

/// A sentence that goes on about what the one before named, and says how much it is: `It was …`, `The figure came to …`.
/// Its verb's place.
fn reference(text: &str, toks: &[Token]) -> Option<usize> {
    const NOUNS: &[&str] = &[
        "figure", "total", "sum", "amount", "number", "award", "cost", "bill", "price", "toll", "rate", "count",
        "tally",
    ];
    const VERBS: &[&str] = &[
        "was", "is", "were", "are", "came", "comes", "stood", "stands", "totalled", "totaled", "totals", "reached",
        "amounted", "amounts", "compares", "compared", "rose", "fell", "hit", "remains", "remained",
    ];
    let word = |n: usize| {
        toks.get(n)
            .map_or_else(String::new, |t| text[t.start as usize..t.end as usize].to_lowercase())
    };
    // `At $21.9 million, they amount to …`
    if word(0) == "at" {
        let pronoun = |n: &usize| matches!(word(*n).as_str(), "it" | "they" | "that" | "this");
        let comma = (1..toks.len().min(6)).find(|n| toks[*n].border == Border::Light);
        return comma.filter(pronoun).map(|_| 0);
    }
    let after = match word(0).as_str() {
        "it" | "that" | "this" | "they" | "those" | "these" => 1,
        "the" if NOUNS.contains(&word(1).as_str()) => 2,
        _ => return None,
    };
    VERBS.contains(&word(after).as_str()).then_some(after)
}

/// Whether a mention is what the verb says: `It was about $4`, not `It is also putting $4 into …`.
fn predicate(scene: &Scene<'_>, n: usize, verb: usize) -> bool {
    let first = scene.sights[n].first;
    let acts = |at: usize| scene.word(at).ends_with("ing");
    first > verb && first - verb <= 4 && !(verb + 1..first).any(acts)
}

/// A mention and a fact that it may state.
#[derive(Clone, Debug)]
pub(crate) struct Pair<'i> {
    pub(crate) mention: usize,
    pub(crate) entry: &'i Entry,
    pub(crate) topic: &'i TopicIndex,
    pub(crate) score: u32,
    /// The words that carried it, as places of tokens.
    pub(crate) cues: Vec<usize>,
    /// The stems that were found, here or around.
    pub(crate) found: Vec<StemId>,
    /// Whether every stem of the name was found.
    pub(crate) whole: bool,
    /// Whether some of it came from the surroundings.
    pub(crate) outside: bool,
    /// Why it is not to be believed all the same.
    pub(crate) blocked: Option<String>,
    /// Whether that is because the sentence is about what is foreseen.
    pub(crate) modal: bool,
}

impl Pair<'_> {
    /// Whether the fact is that of someone or something that its name names.
    pub(crate) fn names_own_entity(&self) -> bool {
        self.entry.stems.iter().any(|(s, _)| self.topic.entities.contains(s))
    }
}

/// The names that a sentence, or what surrounds it, may use.
fn candidates<'i>(t: &'i TopicIndex, toks: &[Token], around: &Surroundings) -> Vec<&'i Entry> {
    let mut numbers: Vec<u32> = Vec::new();
    let words = toks.iter().filter(|t| !t.stop).filter_map(|t| t.stem);
    let outside = around
        .heading
        .iter()
        .chain(&around.previous)
        .chain(&around.cell)
        .copied();
    for s in words.chain(outside) {
        if let Some(list) = t.postings.get(&s) {
            numbers.extend(list);
        }
    }
    numbers.sort_unstable();
    numbers.dedup();
    numbers.iter().filter_map(|n| t.entries.get(*n as usize)).collect()
}

fn score_mention<'i>(
    scene: &Scene<'_>,
    topic: &'i TopicIndex,
    entries: &[&'i Entry],
    n: usize,
    kind: Kind,
    verb: Option<usize>,
    pairs: &mut Vec<Pair<'i>>,
) {
    let first = pairs.len();
    for e in entries {
        if !kinds::could_state(kind, e.kind) || (e.kind == Kind::Share && kinds::is_points(&scene.mentions[n].data)) {
            continue;
        }
        let Some(mut pair) = score::score(scene, topic, e, n, verb) else {
            continue;
        };
        // Of a fact's names only the best counts.
        match pairs[first..].iter().position(|p| p.entry.fact == e.fact) {
            Some(at) if pairs[first + at].score >= pair.score => {}
            Some(at) => {
                std::mem::swap(&mut pairs[first + at], &mut pair);
            }
            None => pairs.push(pair),
        }
    }
}

/// Shares facts out among mentions: the best pair first, one mention one fact, one fact one mention.
fn assign(scene: &Scene<'_>, index: &LinkIndex, mut pairs: Vec<Pair<'_>>) -> Vec<Linking> {
    let mut out: Vec<Linking> = scene.mentions.iter().map(|_| Linking::Unlinked(None)).collect();
    for p in pairs.iter_mut().filter(|p| p.score >= THRESHOLD - 150) {
        p.blocked = contradict::contradiction(scene, index, p);
        p.modal = p.blocked.is_some() && p.blocked == contradict::modality(scene, index, p);
    }
    prefer_fuller(scene, &mut pairs);
    pairs.sort_by(|a, b| {
        (b.score.cmp(&a.score))
            .then(a.mention.cmp(&b.mention))
            .then(a.entry.fact.cmp(&b.entry.fact))
    });
    let mut taken: Vec<FactId> = Vec::new();
    let mut refused: Vec<usize> = Vec::new();
    let mut done = vec![false; scene.mentions.len()];
    for at in 0..pairs.len() {
        let p = &pairs[at];
        if done[p.mention] || taken.contains(&p.entry.fact) || p.score < THRESHOLD {
            continue;
        }
        if let Some(why) = &p.blocked {
            if out[p.mention] == Linking::Unlinked(None) {
                out[p.mention] = Linking::Unlinked(Some(why.clone()));
            }
            // What contradicts a reading contradicts every other of the same words: only one that explains more may still
            // be meant.
            refused.push(at);
            continue;
        }
        // A word that another mention stands closer to is that mention's, even where nothing comes of it.
        let theirs = refused.iter().any(|r| {
            let r = &pairs[*r];
            r.mention != p.mention
                && r.entry.fact == p.entry.fact
                && !contradict::earlier_end(scene, r.mention)
                && p.cues.iter().all(|c| r.cues.contains(c))
        });
        if theirs {
            continue;
        }
        if refused
            .iter()
            .filter(|r| !(pairs[**r].modal && contradict::is_foreseen(scene, index, p)))
            .any(|r| pairs[*r].mention == p.mention && !explains_more(p, &pairs[*r]))
        {
            continue;
        }
        let rivals: Vec<FactId> = pairs[at + 1..]
            .iter()
            .filter(|q| {
                q.mention == p.mention
                    && q.blocked.is_none()
                    && q.score + MARGIN > p.score
                    && q.entry.fact != p.entry.fact
                    && !taken.contains(&q.entry.fact)
                    && explains_more(q, p)
                    && (q.whole || !p.whole || p.entry.stems.len() < 2)
                    && !better_elsewhere(&pairs, q, &done)
            })
            .map(|q| q.entry.fact)
            .collect();
        done[p.mention] = true;
        if rivals.is_empty() {
            taken.push(p.entry.fact);
            let mut link = explain(scene, p);
            link.also = also(scene, &pairs, p);
            out[p.mention] = Linking::Linked(link);
        } else {
            out[p.mention] = Linking::Ambiguous(std::iter::once(p.entry.fact).chain(rivals).collect());
        }
    }
    out
}

/// A full name that uses all the words of another and more is the one that is meant: `applied for approval` is no approval.
fn prefer_fuller(scene: &Scene<'_>, pairs: &mut [Pair<'_>]) {
    let theirs = |n: usize, cue: usize| {
        let d = |s: &Sight| s.distance(cue, &scene.tokens[cue]).abs();
        let own = d(&scene.sights[n]);
        (scene.sights.iter().enumerate()).any(|(k, s)| k != n && d(s) <= own)
    };
    for n in 0..pairs.len() {
        let q = &pairs[n];
        if !q.whole || q.blocked.is_some() || q.score < THRESHOLD {
            continue;
        }
        let shorter = pairs.iter().filter(|p| {
            p.mention == q.mention
                && p.entry.fact != q.entry.fact
                && p.found.len() < q.found.len()
                && p.cues.iter().all(|c| q.cues.contains(c))
                && p.found.iter().all(|s| q.found.contains(s))
                && !q.cues.iter().any(|c| !p.cues.contains(c) && theirs(q.mention, *c))
        });
        if let Some(best) = shorter.map(|p| p.score).max() {
            pairs[n].score = pairs[n].score.max(best + 1);
        }
    }
}

/// Whether a pair rests on a word, here or around, that the other does not use: `hearing revenue` explains more than
/// `revenue` where both words stand there.
fn explains_more(q: &Pair<'_>, p: &Pair<'_>) -> bool {
    q.found.iter().any(|s| !p.found.contains(s))
}

/// Whether a rival's fact is better stated by another mention that is still free.
fn better_elsewhere(pairs: &[Pair<'_>], q: &Pair<'_>, done: &[bool]) -> bool {
    pairs
        .iter()
        .any(|r| r.mention != q.mention && !done[r.mention] && r.entry.fact == q.entry.fact && r.score > q.score)
}

fn explain(scene: &Scene<'_>, p: &Pair<'_>) -> Link {
    let mut cues: Vec<usize> = p.cues.clone();
    cues.sort_unstable();
    cues.dedup();
    let mut phrases: Vec<String> = Vec::new();
    let mut from = 0;
    while from < cues.len() {
        let mut to = from;
        while to + 1 < cues.len()
            && cues[to + 1] - cues[to] <= 2
            && scene.tokens[cues[to] + 1..=cues[to + 1]]
                .iter()
                .all(|t| t.border == Border::None)
        {
            to += 1;
        }
        let (a, b) = (&scene.tokens[cues[from]], &scene.tokens[cues[to]]);
        phrases.push(format!("\"{}\"", &scene.text[a.start as usize..b.end as usize]));
        from = to + 1;
    }
    let where_ = if p.outside {
        if phrases.is_empty() {
            "the words around it"
        } else {
            "here and in the words around it"
        }
    } else {
        "in the same sentence"
    };
    let kind = scene.mentions[p.mention].kind_name();
    Link {
        fact: p.entry.fact,
        confidence: u8::try_from((p.score / 10).min(100)).unwrap_or(100),
        evidence: format!(
            "linked to {}: {}{}{where_}, {kind}",
            scene.base.full_id(p.entry.fact),
            phrases.join(" and "),
            if phrases.is_empty() { "" } else { " " }
        ),
        also: Vec::new(),
    }
}

/// The other facts that the mention may state: their names stand there in full, or with a word that this one's has not. A full
/// name right beside the mention leaves no doubt, unless theirs stands there too.
fn also(scene: &Scene<'_>, pairs: &[Pair<'_>], p: &Pair<'_>) -> Vec<FactId> {
    let certain = contradict::directly(scene, p);
    let ours = |s: &StemId| p.entry.stems.iter().any(|(e, _)| e == s);
    let others = pairs.iter().filter(|q| {
        q.mention == p.mention
            && q.entry.fact != p.entry.fact
            && (q.whole || q.found.iter().any(|s| !ours(s)))
            && (!certain || contradict::directly(scene, q))
    });
    others.map(|q| q.entry.fact).collect()
}
