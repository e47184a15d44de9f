//! Which topics a draft is about: it names what the topic is about, not only things of its kind. A draft about one trial is
//! held against no other trial's facts.

use super::index::{LinkIndex, content_words};
use super::vocab::{is_stop, stem};
use crate::facts::{FactBase, TopicId};
use aho_corasick::AhoCorasick;
use rustc_hash::{FxHashMap, FxHashSet};

/// A draft that names this many others, and of a topic's own a single one in passing, is about something else.
const STRANGERS: usize = 4;

/// A name counts two, a surname alone and all common words together one: so much makes a draft one about the topic.
const ENOUGH: usize = 3;

/// A single name of the topic's own counts where it is named as often as this.
const OFTEN: usize = 3;

/// The words that topics are known by.
#[derive(Debug)]
pub(crate) struct About {
    words: Option<AhoCorasick>,
    /// The topic of each word, and what the word is.
    of: Vec<(TopicId, Word)>,
    /// Topics that do not say what they are about: they are always looked at.
    always: Vec<TopicId>,
    /// Topics that give no name: any of their words will do.
    nameless: FxHashSet<TopicId>,
}

/// What a word is to its topic.
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

/// What a text has of a topic's words.
#[derive(Debug, Default)]
struct Seen<'t> {
    /// The words of its names.
    words: FxHashSet<&'t str>,
    /// What its names count for that have no word in common.
    points: usize,
    /// Whether it has one of its common words.
    common: bool,
    /// How often it is called by a name of its own.
    own: usize,
}

impl About {
    pub(crate) fn new(base: &FactBase) -> Self {
        let mut patterns: Vec<&str> = Vec::new();
        let mut of: Vec<(TopicId, Word)> = Vec::new();
        let (mut always, mut nameless) = (Vec::new(), FxHashSet::default());
        for (n, t) in (0u32..).zip(base.topics()) {
            let topic = TopicId(n);
            // Better to look at it in every draft than to check nothing.
            if t.about.is_empty() {
                always.push(topic);
            }
            if !t.about.iter().any(|w| is_name(w)) {
                nameless.insert(topic);
            }
            if t.name.len() > 2 {
                patterns.push(&t.name);
                of.push((topic, Word::of(&t.name)));
            }
            for w in &t.about {
                patterns.push(w);
                of.push((topic, Word::of(w)));
            }
        }
        for name in base.names() {
            let surname = |w: &str| !w.contains(' ') && name.name.split(' ').skip(1).any(|part| part == w);
            for w in std::iter::once(&name.name).chain(&name.also).filter(|w| w.len() > 2) {
                patterns.push(w);
                of.push((name.topic, if surname(w) { Word::Surname } else { Word::Other }));
            }
        }
        let words = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .build(&patterns)
            .ok();
        Self {
            words,
            of,
            always,
            nameless,
        }
    }
}

impl Word {
    fn of(words: &str) -> Self {
        if is_name(words) { Self::Own } else { Self::Common }
    }
}

fn is_name(words: &str) -> bool {
    words.contains(char::is_uppercase)
}

impl LinkIndex {
    /// The topics that a text is about: it has two of their names, or one again and again. Where it has less of them, it must
    /// name few others.
    #[must_use]
    pub fn topics_of(&self, text: &str) -> Vec<TopicId> {
        let about = &self.about;
        let mut found: FxHashSet<TopicId> = about.always.iter().copied().collect();
        let mut likely: FxHashMap<TopicId, Seen<'_>> = FxHashMap::default();
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        for m in about.words.iter().flat_map(|a| a.find_overlapping_iter(text)) {
            let before = text.get(..m.start()).and_then(|t| t.chars().next_back());
            let after = text.get(m.end()..).and_then(|t| t.chars().next());
            let Some((topic, kind)) = about.of.get(m.pattern().as_usize()).copied() else {
                continue;
            };
            let word = &text[m.range()];
            let missed = letter(before) || letter(after) || kind != Word::Common && !is_name(word);
            if missed || found.contains(&topic) {
                continue;
            }
            let seen = likely.entry(topic).or_default();
            if kind == Word::Common {
                seen.common = true;
            } else {
                let new = word.split(' ').filter(|w| seen.words.insert(w)).count();
                let whole = new == word.split(' ').count();
                seen.points += usize::from(whole) * if kind == Word::Surname { 1 } else { 2 };
                seen.own += usize::from(kind == Word::Own);
            }
            if seen.points + usize::from(seen.common) >= ENOUGH || seen.own >= OFTEN || about.nameless.contains(&topic)
            {
                found.insert(topic);
                if found.len() == self.topics.len() {
                    break;
                }
            }
        }
        let unsure = likely.into_iter().filter(|(t, _)| !found.contains(t));
        // A short draft may well say `the flood` and no more.
        let most = |seen: &Seen<'_>| if seen.own > 0 { STRANGERS } else { STRANGERS / 2 };
        let more: Vec<TopicId> = unsure
            .filter(|(t, seen)| self.strangers(text, *t) < most(seen))
            .map(|(t, _)| t)
            .collect();
        found.extend(more);
        let mut out: Vec<TopicId> = found.into_iter().collect();
        out.sort_unstable();
        out
    }

    /// How many words with a capital a text has, within its sentences, that a topic knows nothing of; no more than matter.
    fn strangers(&self, text: &str, topic: TopicId) -> usize {
        let known = &self.topics[topic.0 as usize].known;
        let mut seen: FxHashSet<&str> = FxHashSet::default();
        let mut inside = false;
        for word in text.split_whitespace() {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let calendar = || crate::value::is_calendar_word(bare);
            if inside && bare.len() > 2 && is_name(bare) && !is_stop(&bare.to_lowercase()) && !calendar() {
                let all = content_words(bare);
                let ours = all
                    .iter()
                    .all(|w| self.stems.get(&stem(w)).is_some_and(|s| known.contains(&s)));
                if !ours && seen.insert(bare) && seen.len() == STRANGERS {
                    break;
                }
            }
            inside = word.ends_with(|c: char| c.is_alphanumeric() || c == ',');
        }
        seen.len()
    }
}
