//! The index from words to facts, made once for a fact base. A document is held only against the topics that it is about,
//! and a sentence only against facts whose telling words it uses.

use super::about::About;
use super::common::is_first_name;
use super::kinds::{self, Kind};
use super::lists::Lists;
use super::roles::Roles;
use super::tokens::{Memories, StemId, Stems, joins};
use super::vocab::{base_form, is_stop, stem};
use crate::facts::{Fact, FactBase, FactId, Name};
use crate::value::Data;
use rustc_hash::{FxHashMap, FxHashSet};

/// The most stems of one name that count.
const MAX_STEMS: usize = 8;

/// One name of a fact, as stems with their weights.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) fact: FactId,
    pub(crate) kind: Kind,
    /// Each stem and how much it tells within its topic.
    pub(crate) stems: Box<[(StemId, u32)]>,
    /// The sum of the weights.
    pub(crate) total: u32,
}

/// What is known of one topic.
#[derive(Debug, Default)]
pub(crate) struct TopicIndex {
    pub(crate) entries: Vec<Entry>,
    pub(crate) postings: FxHashMap<StemId, Vec<u32>>,
    /// Words that belong to the topic: its names, what it is about, and the words of its facts.
    pub(crate) known: FxHashSet<StemId>,
    /// Words of what the topic itself is about: its `about` words and its name.
    pub(crate) primary: FxHashSet<StemId>,
    /// Those of them that are names: written with a capital.
    pub(crate) proper: FxHashSet<StemId>,
    /// Words of the topic's names that it is not itself about: people, rivals, places. A fact that names one is that one's.
    pub(crate) entities: FxHashSet<StemId>,
    /// How many facts of a kind name somebody.
    pub(crate) kinds_of: FxHashMap<(StemId, Kind), u32>,
    /// The topic's own names and those of others, as written in lower case, to know a misspelt one.
    pub(crate) spelled: Vec<(Box<str>, StemId)>,
    /// `first` to `tenth`: a name that has one is that one's and no other's.
    pub(crate) ordinals: Vec<StemId>,
    /// How many facts have this word for a whole name.
    pub(crate) single: FxHashMap<StemId, u32>,
    /// The word for a day that something must be done by.
    pub(crate) deadline: Option<StemId>,
    /// Words that say that a number is an age, and words that only say that something changed.
    pub(crate) age: Vec<StemId>,
    pub(crate) change: Vec<StemId>,
    /// Words of the names of persons: a fact that names one is theirs.
    pub(crate) persons: FxHashSet<StemId>,
    /// The nouns that each fact counts.
    pub(crate) nouns: FxHashMap<FactId, Box<[StemId]>>,
    /// The stems of a fact's names and of its values in words.
    pub(crate) words: FxHashMap<FactId, Box<[StemId]>>,
    /// The stems of its note.
    pub(crate) notes: FxHashMap<FactId, Box<[StemId]>>,
    /// Whose a fact is by its own name: `Oster's net debt`.
    pub(crate) owners: FxHashMap<FactId, Box<[StemId]>>,
    /// Facts that are words.
    pub(crate) roles: Roles,
    /// Facts that are lists.
    pub(crate) lists: Lists,
    /// In how many facts a stem is used.
    pub(crate) used: FxHashMap<StemId, u32>,
}

/// Facts by the words of their names.
#[derive(Debug)]
pub struct LinkIndex {
    pub(crate) stems: Stems,
    pub(crate) topics: Vec<TopicIndex>,
    pub(crate) about: About,
    pub(crate) memories: Memories,
}

/// The content words of a name in lower case. A name of stop words alone keeps them.
pub(crate) fn content_words(name: &str) -> Vec<String> {
    let words = || {
        pieces(name)
            .into_iter()
            .map(|w| {
                let mut w = base_form(&w).0.into_owned();
                w.retain(|c| c != '-');
                w
            })
            .filter(|w| !w.is_empty())
            .collect::<Vec<_>>()
            .into_iter()
    };
    let out: Vec<String> = words().filter(|w| !is_stop(w) || w == "us").collect();
    if out.is_empty() { words().collect() } else { out }
}

/// The words of a name, compounds as the sentences' own are cut.
fn pieces(name: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for piece in name.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-'))) {
        let mut rest = piece;
        let mut word = String::new();
        while let Some((left, right)) = rest.split_once('-') {
            word.push_str(left);
            if joins(&word, right) {
                word.push('-');
            } else {
                out.push(std::mem::take(&mut word));
            }
            rest = right;
        }
        word.push_str(rest);
        out.push(word);
    }
    out.retain(|w| !w.is_empty());
    out
}

/// Words of a name that only repeat what the fact's kind says.
fn is_generic(word: &str, kind: Kind) -> bool {
    match kind {
        Kind::Date => matches!(word, "date" | "day" | "year" | "time" | "month"),
        Kind::Number | Kind::Ordinal => matches!(word, "number" | "count" | "figure" | "amount"),
        Kind::Money => matches!(word, "amount" | "sum" | "figure" | "value"),
        Kind::Share | Kind::Points | Kind::Multiple => {
            matches!(word, "percentage" | "percent" | "share" | "rate" | "proportion")
        }
        Kind::Duration => matches!(word, "duration" | "length" | "time" | "period"),
        Kind::Age => matches!(word, "age"),
        Kind::Measure(_) => matches!(word, "figure" | "measurement"),
    }
}

impl LinkIndex {
    /// Indexes a fact base.
    #[must_use]
    pub fn new(base: &FactBase) -> Self {
        let mut stems = Stems::default();
        let mut topics: Vec<TopicIndex> = base.topics().iter().map(|_| TopicIndex::default()).collect();
        let mut memo: FxHashMap<String, StemId> = FxHashMap::default();
        let mut id = |w: &str| -> StemId {
            if let Some(s) = memo.get(w) {
                return *s;
            }
            let s = stems.intern(&stem(w));
            memo.insert(w.to_owned(), s);
            s
        };
        let mut names: Vec<Vec<(FactId, Kind, Vec<StemId>)>> = topics.iter().map(|_| Vec::new()).collect();
        for (n, fact) in base.facts().iter().enumerate() {
            let fact_id = FactId(u32::try_from(n).unwrap_or(u32::MAX));
            let Some(topic) = topics.get_mut(fact.topic.0 as usize) else {
                continue;
            };
            let contents: Vec<Vec<String>> = fact.names().map(content_words).collect();
            let words = all_words(fact, &contents, &mut id);
            topic.known.extend(words.iter().copied());
            if let Some(note) = fact.note() {
                let stems: Vec<StemId> = content_words(note).iter().map(|w| id(w)).collect();
                topic.notes.insert(fact_id, stems.into());
            }
            let Some(kind) = kinds::of_fact(fact) else { continue };
            let mut used: Vec<StemId> = Vec::new();
            let mut singles: Vec<StemId> = Vec::new();
            for (nth, content) in contents.iter().enumerate() {
                let telling: Vec<&String> = content.iter().filter(|w| !is_generic(w, kind)).collect();
                // An id that is shortened says too little: `fever-share` is no `fever`, `cost` no `cost of the new wing`.
                let part = |label: &Vec<String>| {
                    let more = label.iter().filter(|w| !super::things::is_harmless(w)).count();
                    telling.len() == 1 && more > 1 && label.contains(telling[0])
                };
                if nth == 0
                    && contents.len() > 1
                    && (telling.len() < fact.id.split('-').count() || contents.get(1).is_some_and(part))
                {
                    continue;
                }
                // `value of the hoard` is that fact's name in full, and `hoard` says as much.
                let full = telling.len() == 1 && content.len() > 1 && kind != Kind::Share;
                let lists = match (telling.is_empty(), full) {
                    (true, _) => vec![content.iter().collect()],
                    (_, true) => vec![telling, content.iter().collect()],
                    _ => vec![telling],
                };
                for list in lists {
                    let mut ids: Vec<StemId> = list.into_iter().map(|w| id(w)).collect();
                    ids.sort_unstable();
                    ids.dedup();
                    ids.truncate(MAX_STEMS);
                    used.extend(ids.iter().copied());
                    if let [only] = *ids {
                        singles.push(only);
                    }
                    let list = &mut names[fact.topic.0 as usize];
                    if !ids.is_empty() && !list.iter().rev().take(12).any(|(f, _, s)| *f == fact_id && *s == ids) {
                        list.push((fact_id, kind, ids));
                    }
                }
            }
            used.sort_unstable();
            used.dedup();
            for s in used {
                *topic.used.entry(s).or_default() += 1;
            }
            singles.sort_unstable();
            singles.dedup();
            for s in singles {
                *topic.single.entry(s).or_default() += 1;
            }
            let owners: Vec<StemId> = fact
                .names()
                .skip(1)
                .flat_map(str::split_whitespace)
                .filter(|w| w.starts_with(char::is_uppercase) && (w.ends_with("'s") || w.ends_with("’s")))
                .map(|w| id(&base_form(w).0))
                .collect();
            if !owners.is_empty() {
                topic.owners.insert(fact_id, owners.into());
            }
            let nouns = nouns(fact, &mut id);
            topic.known.extend(nouns.iter().copied());
            if !nouns.is_empty() {
                topic.nouns.insert(fact_id, nouns.into());
            }
            topic.words.insert(fact_id, words.into());
        }
        let mut facts_of: Vec<Vec<FactId>> = topics.iter().map(|_| Vec::new()).collect();
        for (n, fact) in (0..).zip(base.facts()) {
            if let Some(list) = facts_of.get_mut(fact.topic.0 as usize) {
                list.push(FactId(n));
            }
        }
        let mut names_of: Vec<Vec<&Name>> = topics.iter().map(|_| Vec::new()).collect();
        for name in base.names() {
            if let Some(list) = names_of.get_mut(name.topic.0 as usize) {
                list.push(name);
            }
        }
        for (n, t) in base.topics().iter().enumerate() {
            topics[n].roles = Roles::new(base, &facts_of[n], &names_of[n], &mut id);
            topics[n].lists = Lists::new(base, &facts_of[n], &mut id);
            topics[n].age = ["age", "aged", "old"].iter().map(|w| id(w)).collect();
            topics[n].ordinals = [
                "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
            ]
            .iter()
            .map(|w| id(w))
            .collect();
            topics[n].deadline = Some(id("deadline"));
            topics[n].change = ["rise", "fall", "change"].iter().map(|w| id(w)).collect();
            for w in &t.about {
                let proper = w.starts_with(char::is_uppercase);
                for word in content_words(w) {
                    let s = id(&word);
                    topics[n].primary.insert(s);
                    if proper {
                        topics[n].proper.insert(s);
                    }
                    topics[n].spelled.push((word.into(), s));
                }
            }
            topics[n].primary.extend(content_words(&t.name).iter().map(|w| id(w)));
            let primary: Vec<StemId> = topics[n].primary.iter().copied().collect();
            topics[n].known.extend(primary);
        }
        for name in base.names() {
            let topic = &mut topics[name.topic.0 as usize];
            let person = name
                .name
                .split(' ')
                .next()
                .is_some_and(|w| is_first_name(&w.to_lowercase()));
            for w in content_words(&name.name) {
                let s = id(&w);
                if person && w.len() > 2 {
                    topic.persons.insert(s);
                }
                topic.spelled.push((w.as_str().into(), s));
                if !topic.primary.contains(&s) && w.len() > 2 {
                    topic.entities.insert(s);
                }
            }
            for w in std::iter::once(&name.name).chain(&name.also) {
                topics[name.topic.0 as usize]
                    .known
                    .extend(content_words(w).iter().map(|w| id(w)));
            }
        }
        // A word that facts use in lower case is a word like any other, whatever name it is a part of.
        for fact in base.facts() {
            let Some(topic) = topics.get_mut(fact.topic.0 as usize) else {
                continue;
            };
            for name in fact.names().skip(1) {
                for w in name
                    .split(|c: char| !c.is_alphanumeric())
                    .filter(|w| w.starts_with(char::is_lowercase))
                {
                    let s = id(w);
                    topic.entities.remove(&s);
                }
            }
        }
        for s in base.sources() {
            for w in [&s.publisher, &s.author].into_iter().flatten() {
                topics[s.topic.0 as usize]
                    .known
                    .extend(content_words(w).iter().map(|w| id(w)));
            }
        }
        for (topic, list) in topics.iter_mut().zip(names) {
            let mut seen: FxHashSet<(StemId, FactId)> = FxHashSet::default();
            for (fact, kind, ids) in &list {
                for s in ids.iter().filter(|s| topic.entities.contains(s)) {
                    if seen.insert((*s, *fact)) {
                        *topic.kinds_of.entry((*s, *kind)).or_default() += 1;
                    }
                }
            }
            fill(topic, list);
        }
        Self {
            stems,
            topics,
            about: About::new(base),
            memories: Memories::default(),
        }
    }
}

fn all_words(fact: &Fact, names: &[Vec<String>], id: &mut impl FnMut(&str) -> StemId) -> Vec<StemId> {
    let mut words: Vec<StemId> = names.iter().flatten().map(|w| id(w)).collect();
    for v in &fact.values {
        match &v.value.data {
            Data::Text(t) if !fact.quote => words.extend(content_words(t).iter().map(|w| id(w))),
            Data::List(items) => {
                for t in items {
                    words.extend(content_words(t).iter().map(|w| id(w)));
                }
            }
            _ => {}
        }
    }
    words
}

fn nouns(fact: &Fact, id: &mut impl FnMut(&str) -> StemId) -> Vec<StemId> {
    let own = fact.values.iter().filter_map(|v| kinds::noun(&v.value.data));
    own.chain(fact.same_unit().iter().map(|u| &**u))
        .filter_map(|n| content_words(n).last().map(|w| id(w)))
        .collect()
}

/// Weighs the names of a topic and posts each under its telling stems.
fn fill(topic: &mut TopicIndex, names: Vec<(FactId, Kind, Vec<StemId>)>) {
    let facts = u32::try_from(topic.words.len()).unwrap_or(u32::MAX).max(1);
    for (fact, kind, ids) in names {
        let weighed: Box<[(StemId, u32)]> = ids
            .into_iter()
            .map(|s| {
                let used = topic.used.get(&s).copied().unwrap_or(1).max(1);
                // The square root keeps a rare word from drowning the others.
                (s, (facts.saturating_mul(100) / used).isqrt().clamp(10, 200))
            })
            .collect();
        let most = weighed.iter().map(|(_, w)| *w).max().unwrap_or(0);
        let n = u32::try_from(topic.entries.len()).unwrap_or(u32::MAX);
        for (s, w) in &weighed {
            if w * 2 >= most {
                topic.postings.entry(*s).or_default().push(n);
            }
        }
        let total = weighed.iter().map(|(_, w)| w).sum();
        topic.entries.push(Entry {
            fact,
            kind,
            stems: weighed,
            total,
        });
    }
}
