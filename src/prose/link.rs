//! Linking the values of a sentence to facts: evidence is scored, cues are shared out, contradictions block.
//!
//! The value of a mention is never evidence. A link is explained by the words that carried it.

use super::assign::assign;
use super::contradict;
use super::elsewhere::{self, Away, Shift};
use super::index::{Entry, LinkIndex, TopicIndex};
use super::kinds::{self, Kind};
use super::lists::ListMention;
use super::mention::Mention;
use super::respective;
use super::roles::{self, RoleMention};
use super::scene::Scene;
use super::score::{Stand, score};
use super::sight::{Sight, phrase};
use super::tokens::{Border, Memory, StemId, Token, lowered, tokens};
use crate::facts::{FactBase, FactId, TopicId};
use crate::value::Data;
use std::borrow::Cow;
use std::ops::Range;

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
    /// Whether all words of one of the fact's names of several words stand in the sentence.
    pub full: bool,
    /// Whether the full name stands right beside it.
    pub direct: bool,
    /// Whether nothing in its clause is left unexplained, and no other fact comes near.
    pub sole: bool,
    /// Whether it says until when there is time: that is the day, and no period before it.
    pub deadline: bool,
    /// Other facts that words beside the mention speak for. The value is no evidence for a link, but where it is right of one of
    /// these it is not called wrong of this one.
    pub also: Vec<FactId>,
    /// What leaves a doubt: enough to say what agrees, not what is wrong.
    pub doubt: Option<String>,
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
    /// The headings of the row's other figures of this kind.
    pub(crate) beside: Vec<Vec<StemId>>,
    /// Whether it says that the figures are planned or of another time.
    pub(crate) modal: bool,
    /// Whether it names a time that is over.
    pub(crate) past: bool,
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
    /// Whether the sentence before told of another time.
    elsewhen: bool,
}

impl Drop for Linker<'_> {
    fn drop(&mut self) {
        self.index.memories.give(std::mem::take(&mut self.memory));
    }
}

impl<'b> Linker<'b> {
    /// A linker for a document about these topics.
    #[must_use]
    pub fn new(base: &'b FactBase, index: &'b LinkIndex, topics: Vec<TopicId>) -> Self {
        Self {
            base,
            index,
            topics,
            memory: index.memories.take(),
            away: None,
            elsewhen: false,
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
        self.elsewhen = false;
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
        // `In 2016 the drivers had walked out. That strike lasted three days.`
        let that = toks
            .first()
            .is_some_and(|t| text[t.start as usize..t.end as usize].eq_ignore_ascii_case("that"))
            && toks.get(1).is_some_and(|t| !t.stop && t.border == Border::None);
        let then = self.elsewhen && that;
        let another = |m: &Mention| match (&m.data, as_of) {
            (Data::Date(d), Some(day)) => contradict::another_time(d, &text[m.start as usize..m.end as usize], day),
            _ => false,
        };
        self.elsewhen = mentions.iter().any(another);
        if then {
            let words = text[toks[0].start as usize..toks[1].end as usize].to_owned();
            self.away = Some(Away { words, other: None });
            return;
        }
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

    /// The names in a row that state a fact that is a list.
    pub(crate) fn lists(&self, text: &str, sentence: &Range<usize>, toks: &[Token]) -> Vec<ListMention> {
        let topics = self.topics.iter().filter_map(|t| self.index.topics.get(t.0 as usize));
        topics.flat_map(|t| t.lists.mentions(text, sentence, toks)).collect()
    }

    /// Whether a topic of the document has facts that are words, or lists of them.
    pub(crate) fn has_roles(&self) -> bool {
        let mut topics = self.topics.iter().filter_map(|t| self.index.topics.get(t.0 as usize));
        topics.any(|t| !t.roles.is_empty() || !t.lists.is_empty())
    }

    /// Whether a text has a word of its own that the fact base does not use.
    pub(crate) fn has_unknown(&mut self, text: &str) -> bool {
        let all = tokens(text, 0..text.len(), &self.index.stems, &mut self.memory);
        all.iter().any(|t| {
            let word = &text[t.start as usize..t.end as usize];
            !t.stop
                && t.stem.is_none()
                && word.starts_with(char::is_alphabetic)
                && !super::things::is_harmless(&word.to_lowercase())
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
        if opens {
            self.lead(text, &toks, mentions, &places, as_of);
        }
        let away = self.away.clone();
        let words = lowered(text, &toks);
        let reference = reference(&words, &toks).filter(|_| opens);
        let scene = Scene {
            away: away.as_ref(),
            base: self.base,
            text,
            tokens: &toks,
            words: &words,
            mentions,
            sights: &places,
            around,
            as_of,
            memory: &self.memory,
        };
        let mut pairs: Vec<Pair<'_>> = Vec::new();
        for topic in &self.topics {
            let Some(t) = self.index.topics.get(topic.0 as usize) else {
                continue;
            };
            let entries = candidates(t, &scene);
            for (n, m) in mentions.iter().enumerate() {
                let Some(kind) = kinds::of(&m.data) else { continue };
                // `It reached the comet on Aug. 21` is no day of what was spoken of before.
                let happened = |verb: usize| kind != Kind::Date || OCCURS.contains(&scene.word(verb));
                let verb = reference.filter(|verb| predicate(&scene, n, *verb) && happened(*verb));
                score_mention(&scene, t, &entries, (n, kind), verb, &mut pairs);
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
fn reference(words: &[Cow<'_, str>], toks: &[Token]) -> Option<usize> {
    const NOUNS: &[&str] = &[
        "figure", "total", "sum", "amount", "number", "award", "cost", "bill", "price", "toll", "rate", "count",
        "tally",
    ];
    const VERBS: &[&str] = &[
        "was", "is", "were", "are", "came", "comes", "stood", "stands", "totalled", "totaled", "totals", "reached",
        "amounted", "amounts", "compares", "compared", "rose", "fell", "hit", "remains", "remained",
    ];
    let word = |n: usize| words.get(n).map_or("", |w| w);
    // `At $21.9 million, they amount to …`
    if word(0) == "at" {
        let pronoun = |n: &usize| matches!(word(*n), "it" | "they" | "that" | "this");
        let comma = (1..toks.len().min(6)).find(|n| toks[*n].border == Border::Light);
        return comma.filter(pronoun).map(|_| 0);
    }
    let after = match word(0) {
        "it" | "that" | "this" | "they" | "those" | "these" => 1,
        "the" if NOUNS.contains(&word(1)) => 2,
        _ => return None,
    };
    VERBS.contains(&word(after)).then_some(after)
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
    /// Whether it says until when there is time.
    pub(crate) due: bool,
    /// Whether that is because the sentence is about what is foreseen.
    pub(crate) modal: bool,
}

impl Pair<'_> {
    /// Whether the fact is that of someone or something that its name names.
    pub(crate) fn names_own_entity(&self) -> bool {
        self.entry.stems.iter().any(|(s, _)| self.topic.entities.contains(s))
    }
}

/// The names that a sentence, or what surrounds it, may use, and their words where they stand as a whole.
fn candidates<'i>(t: &'i TopicIndex, scene: &Scene<'_>) -> Vec<(&'i Entry, Vec<usize>)> {
    let around = scene.around;
    let mut numbers: Vec<u32> = Vec::new();
    let words = scene.tokens.iter().filter(|t| !t.stop).filter_map(|t| t.stem);
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
    let entries = numbers.iter().filter_map(|n| t.entries.get(*n as usize));
    entries.map(|e| (e, phrase(scene, e))).collect()
}

fn score_mention<'i>(
    scene: &Scene<'_>,
    topic: &'i TopicIndex,
    entries: &[(&'i Entry, Vec<usize>)],
    (n, kind): (usize, Kind),
    verb: Option<usize>,
    pairs: &mut Vec<Pair<'i>>,
) {
    let first = pairs.len();
    let stand = Stand::new(scene, topic, n, kind, verb);
    for (e, phrase) in entries {
        if !kinds::could_state(kind, e.kind) || (e.kind == Kind::Share && kinds::is_points(&scene.mentions[n].data)) {
            continue;
        }
        // `workers got 0.9` counts no workers.
        if topic.nouns.contains_key(&e.fact) && kinds::is_fraction(&scene.mentions[n].data) {
            continue;
        }
        let Some(mut pair) = score(scene, topic, e, phrase, &stand) else {
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
