//! Which topics a draft is about: it names what the topic is about, not only things of its kind. A draft about one trial is
//! held against no other trial's facts.

use super::index::{LinkIndex, content_words};
use super::tokens::StemId;
use super::vocab::{is_stop, stem};
use crate::facts::{FactBase, TopicId};
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;

/// A name counts two, a surname alone and all common words together one: so much makes a draft one about the topic.
const ENOUGH: usize = 3;

/// A name of the topic's own is enough where it stands in as many places.
const OFTEN: usize = 3;

/// In a text of so many words one name of the topic's own is enough, and in half as many a common word where few others are named.
const SHORT: usize = 120;

/// In a longer one, so many others make it one about something else that has a single name of the topic's own.
const STRANGERS: usize = 4;

/// The words that topics are known by.
#[derive(Debug)]
pub(crate) struct About {
    words: Option<AhoCorasick>,
    /// What each word is, to every topic that has it.
    of: Vec<Vec<Known>>,
    /// Topics that do not say what they are about: they are always looked at.
    always: Vec<TopicId>,
    /// Topics that give no name: any of their words will do.
    nameless: FxHashSet<TopicId>,
}

/// What a word is to a topic.
#[derive(Clone, Copy, Debug)]
struct Known {
    topic: TopicId,
    kind: Word,
    /// Words of the same number name the same.
    whom: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    /// What the topic itself is called.
    Own,
    /// Somebody in it, in full.
    Other,
    /// A surname alone, which many share.
    Surname,
    /// A common word.
    Common,
}

impl Word {
    const fn points(self) -> usize {
        match self {
            Self::Own | Self::Other => 2,
            Self::Surname | Self::Common => 1,
        }
    }
}

/// What a text has of a topic's words.
#[derive(Debug, Default)]
struct Seen {
    /// What each of its names counts for.
    names: Vec<(u32, usize)>,
    /// In how many places it is called by a name of its own, and where the last one ends.
    own: usize,
    end: usize,
}

impl Seen {
    fn points(&self) -> usize {
        self.names.iter().map(|(_, p)| p).sum()
    }
}

impl About {
    pub(crate) fn new(base: &FactBase) -> Self {
        let mut numbers: FxHashMap<String, usize> = FxHashMap::default();
        let mut of: Vec<Vec<Known>> = Vec::new();
        let mut add = |words: &str, known: Known| {
            let n = *numbers.entry(words.to_lowercase()).or_insert_with(|| {
                of.push(Vec::new());
                of.len() - 1
            });
            of[n].push(known);
        };
        let (mut always, mut nameless) = (Vec::new(), FxHashSet::default());
        let mut own: Vec<Vec<(&str, u32)>> = Vec::new();
        for (n, t) in (0u32..).zip(base.topics()) {
            let topic = TopicId(n);
            // Better to look at it in every draft than to check nothing.
            if t.about.is_empty() {
                always.push(topic);
            }
            if !t.about.iter().any(|w| is_name(w)) {
                nameless.insert(topic);
            }
            let mut called: Vec<(&str, u32)> = Vec::new();
            // `Mending of the bridge` is a title, and no name.
            let title = t.name.contains(' ') && !t.name.split(' ').skip(1).any(is_name);
            let words = || {
                t.about
                    .iter()
                    .chain((!title).then_some(&t.name))
                    .filter(|w| w.len() > 2)
            };
            for w in words().filter(|w| is_name(w)) {
                // `NSO` and `NSO Group` are one.
                let next = u32::try_from(called.len() + 1).unwrap_or(u32::MAX);
                let whom = called.iter().find(|(o, _)| share(o, w)).map_or(next, |o| o.1);
                called.push((w, whom));
                let kind = Word::Own;
                add(w, Known { topic, kind, whom });
            }
            for w in words().filter(|w| !is_name(w)) {
                // All of them count once, and what is a part of a name not even that.
                let part = |o: &str| o.split(' ').any(|o| o.eq_ignore_ascii_case(w));
                let whom = called.iter().find(|(o, _)| part(o)).map_or(0, |o| o.1);
                let kind = Word::Common;
                add(w, Known { topic, kind, whom });
            }
            own.push(called);
        }
        for (n, name) in (1_000_000u32..).zip(base.names()) {
            let topic = name.topic;
            let surname = |w: &str| !w.contains(' ') && name.name.split(' ').skip(1).any(|part| part == w);
            let called = own.get(topic.0 as usize).map_or(&[][..], Vec::as_slice);
            let whom = called.iter().find(|(o, _)| share(o, &name.name)).map_or(n, |o| o.1);
            for w in std::iter::once(&name.name).chain(&name.also).filter(|w| w.len() > 2) {
                let kind = if surname(w) { Word::Surname } else { Word::Other };
                add(w, Known { topic, kind, whom });
            }
        }
        let mut patterns: Vec<(String, usize)> = numbers.into_iter().collect();
        patterns.sort_unstable_by_key(|(_, n)| *n);
        // Made quickly: most runs read one draft.
        let words = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .ascii_case_insensitive(true)
            .build(patterns.iter().map(|(p, _)| p))
            .ok();
        Self {
            words,
            of,
            always,
            nameless,
        }
    }
}

/// Whether two names have a word with a capital in common.
fn share(a: &str, b: &str) -> bool {
    let names = |t: &'_ str| -> Vec<String> {
        t.split(' ')
            .filter(|w| is_name(w) && w.len() > 2)
            .map(str::to_lowercase)
            .collect()
    };
    let b = names(b);
    names(a).iter().any(|w| b.contains(w))
}

fn is_name(words: &str) -> bool {
    words.contains(char::is_uppercase)
}

/// A text on one line, with blanks that are blanks.
fn on_one_line(text: &str) -> Cow<'_, str> {
    if text.contains(|c: char| c.is_whitespace() && c != ' ') {
        Cow::Owned(text.replace(char::is_whitespace, " "))
    } else {
        Cow::Borrowed(text)
    }
}

impl LinkIndex {
    /// The topics that a text is about: it has two of their names, or one of their own again and again. A short one may have
    /// less, and a longer one where it names few others. `head` is what stands before the text.
    #[must_use]
    pub fn topics_of<'t>(&self, head: &'t str, blocks: impl Iterator<Item = &'t str> + Clone) -> Vec<TopicId> {
        let about = &self.about;
        let mut found: FxHashSet<TopicId> = about.always.iter().copied().collect();
        let mut likely: FxHashMap<TopicId, Seen> = FxHashMap::default();
        // A word is looked at as often as it may count.
        let mut times = vec![0u8; about.of.len()];
        for block in std::iter::once(head).chain(blocks.clone()) {
            if found.len() == self.topics.len() {
                break;
            }
            self.names_in(&on_one_line(block), &mut times, &mut found, &mut likely);
            likely.values_mut().for_each(|s| s.end = 0);
        }
        let unsure: Vec<(TopicId, Seen)> = likely.into_iter().filter(|(t, _)| !found.contains(t)).collect();
        if !unsure.is_empty() {
            let others = self.others(blocks);
            found.extend(
                unsure
                    .iter()
                    .filter(|(t, s)| self.may_be(*t, s, &others))
                    .map(|(t, _)| *t),
            );
        }
        let mut out: Vec<TopicId> = found.into_iter().collect();
        out.sort_unstable();
        out
    }

    fn names_in(
        &self,
        text: &str,
        times: &mut [u8],
        found: &mut FxHashSet<TopicId>,
        likely: &mut FxHashMap<TopicId, Seen>,
    ) {
        let about = &self.about;
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        for m in about.words.iter().flat_map(|a| a.find_overlapping_iter(text)) {
            let n = m.pattern().as_usize();
            let (Some(known), Some(count)) = (about.of.get(n), times.get_mut(n)) else {
                continue;
            };
            let before = text.get(..m.start()).and_then(|t| t.chars().next_back());
            let after = text.get(m.end()..).and_then(|t| t.chars().next());
            if usize::from(*count) >= OFTEN || letter(before) || letter(after) {
                continue;
            }
            *count += 1;
            let name = is_name(&text[m.range()]);
            for k in known.iter().filter(|k| name || k.kind == Word::Common) {
                if found.contains(&k.topic) {
                    continue;
                }
                let seen = likely.entry(k.topic).or_default();
                match seen.names.iter_mut().find(|(w, _)| *w == k.whom) {
                    Some((_, points)) => *points = k.kind.points().max(*points),
                    None => seen.names.push((k.whom, k.kind.points())),
                }
                if k.kind == Word::Own && m.start() >= seen.end {
                    seen.own += 1;
                    seen.end = m.end();
                }
                if seen.points() >= ENOUGH || seen.own >= OFTEN || about.nameless.contains(&k.topic) {
                    found.insert(k.topic);
                }
            }
        }
    }

    /// The words with a capital within the sentences of a text, as stems, and how many words it has.
    fn others<'t>(&self, blocks: impl Iterator<Item = &'t str>) -> (Vec<Vec<Option<StemId>>>, usize) {
        let mut seen: FxHashSet<&str> = FxHashSet::default();
        let (mut out, mut words) = (Vec::new(), 0);
        for block in blocks {
            let mut inside = false;
            for word in block.split_whitespace() {
                words += 1;
                let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
                let calendar = || crate::value::is_calendar_word(bare);
                if inside
                    && bare.len() > 2
                    && is_name(bare)
                    && !is_stop(&bare.to_lowercase())
                    && !calendar()
                    && seen.insert(bare)
                {
                    out.push(content_words(bare).iter().map(|w| self.stems.get(&stem(w))).collect());
                }
                inside = word.ends_with(|c: char| c.is_alphanumeric() || c == ',');
            }
        }
        (out, words)
    }

    /// Whether a text that has too little of a topic's names is about it all the same.
    fn may_be(&self, topic: TopicId, seen: &Seen, (others, words): &(Vec<Vec<Option<StemId>>>, usize)) -> bool {
        let known = &self.topics[topic.0 as usize].known;
        let strange = |w: &&Vec<Option<StemId>>| !w.iter().all(|s| s.is_some_and(|s| known.contains(&s)));
        let few = |most: usize| others.iter().filter(strange).take(most).count() < most;
        if seen.own > 0 {
            *words <= SHORT || few(STRANGERS)
        } else {
            few(if *words <= SHORT / 2 { STRANGERS } else { STRANGERS / 2 })
        }
    }
}
