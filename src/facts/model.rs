//! Facts as they are held in memory. Everything keeps the place of the YAML that it was read from.

use super::index::Index;
use crate::span::Span;
use crate::value::{Data, Decimal, Value};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// A YAML file of the fact base.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct YamlFile {
    /// The path as it was given.
    pub path: String,
    /// The whole text.
    pub text: String,
}

/// The number of a topic in its fact base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TopicId(pub u32);

/// The number of a fact in its fact base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FactId(pub u32);

/// The number of a source in its fact base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceId(pub u32);

/// The number of a name in its fact base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NameId(pub u32);

/// One topic: what one file of the fact base is about.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Topic {
    /// The file's stem: the namespace of its facts.
    pub id: Box<str>,
    /// The topic's name.
    pub name: Box<str>,
    /// Words that tell that a passage is about this topic.
    pub about: Vec<Box<str>>,
    /// The number of its file.
    pub file: u32,
}

/// Where facts come from.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Source {
    /// The topic that the source belongs to.
    pub topic: TopicId,
    /// Its key in the file.
    pub id: Box<str>,
    /// What is known of it.
    pub title: Option<Box<str>>,
    /// The publisher.
    pub publisher: Option<Box<str>>,
    /// The author.
    pub author: Option<Box<str>>,
    /// The day it was published, as written.
    pub published: Option<Box<str>>,
    /// Its address.
    pub url: Option<Box<str>>,
    /// An archived copy, relative to the YAML file.
    pub file: Option<Box<str>>,
    /// The copy's SHA-256, in hexadecimal.
    pub sha256: Option<Box<str>>,
    /// The key's place in the file.
    pub span: Span,
}

/// How a person, an organisation or a product is spelled.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Name {
    /// The topic that the name belongs to.
    pub topic: TopicId,
    /// Its key in the file.
    pub id: Box<str>,
    /// The full name.
    pub name: Box<str>,
    /// Other accepted spellings.
    pub also: Vec<Box<str>>,
    /// What they are.
    pub role: Option<Box<str>>,
    /// Where the spelling was taken from.
    pub source: Option<SourceId>,
    /// The name's place in the file.
    pub span: Span,
}

/// One value that a source states.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Stated {
    /// The value.
    pub value: Value,
    /// The sources that state it.
    pub sources: Vec<SourceId>,
    /// Where in the source.
    pub locator: Option<Box<str>>,
    /// The locator's place in the file; empty where there is none.
    pub locator_span: Span,
    /// Whether the desk decided for this value.
    pub preferred: bool,
    /// The first day on which it holds, as a day number.
    pub from: Option<i32>,
    /// The last day on which it holds, as a day number.
    pub until: Option<i32>,
    /// The value's place in the file.
    pub span: Span,
}

/// What few facts have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Extra {
    /// Nouns that count the same thing as the value's own.
    pub same_unit: Vec<Box<str>>,
    /// Other spellings of a value or of a list's members.
    pub accept: Vec<(Box<str>, Vec<Box<str>>)>,
    /// Whose words a quotation is.
    pub speaker: Option<Box<str>>,
    /// A remark of the desk.
    pub note: Option<Box<str>>,
    /// When the source said so.
    pub as_of: Option<Date>,
}

/// A fact: a name, and what sources state.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Fact {
    /// The topic that it belongs to.
    pub topic: TopicId,
    /// Its key in the file.
    pub id: Box<str>,
    /// What it is called.
    pub label: Box<str>,
    /// What else it is called.
    pub aliases: Vec<Box<str>>,
    /// What the sources state, in the order of the file; never empty.
    pub values: Vec<Stated>,
    /// Whether the value is a verbatim quotation.
    pub quote: bool,
    /// Whether a list goes on beyond the members that are named ("among others").
    pub open: bool,
    /// What few facts have.
    pub extra: Option<Box<Extra>>,
    /// The key's place in the file.
    pub span: Span,
}

impl Fact {
    /// Every name that the fact is known by: id, label and aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        [&*self.id, &*self.label]
            .into_iter()
            .chain(self.aliases.iter().map(|a| &**a))
    }

    /// Nouns that count the same thing.
    #[must_use]
    pub fn same_unit(&self) -> &[Box<str>] {
        self.extra.as_ref().map_or(&[], |e| &e.same_unit)
    }

    /// The other accepted spellings of `text`.
    pub fn accepted<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'a str> {
        let all = self.extra.as_ref().map_or(&[][..], |e| &e.accept);
        all.iter()
            .filter(move |(k, _)| crate::value::text::same(k, text))
            .flat_map(|(_, v)| v.iter().map(|s| &**s))
    }

    /// Whose words a quotation is.
    #[must_use]
    pub fn speaker(&self) -> Option<&str> {
        self.extra.as_ref().and_then(|e| e.speaker.as_deref())
    }

    /// The desk's remark.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        self.extra.as_ref().and_then(|e| e.note.as_deref())
    }
}

/// Facts, names and sources of all topics, with the index from names to facts.
#[derive(Debug, Default)]
pub struct FactBase {
    pub(crate) files: Vec<YamlFile>,
    pub(crate) topics: Vec<Topic>,
    pub(crate) sources: Vec<Source>,
    pub(crate) names: Vec<Name>,
    pub(crate) facts: Vec<Fact>,
    pub(crate) index: Index,
    /// The folders that it was read from: copies of sources stand inside them.
    pub(crate) roots: Vec<std::path::PathBuf>,
    /// The facts that state a number, found when a wrong one is first looked up.
    numbers: OnceLock<FxHashMap<Decimal, Vec<FactId>>>,
    /// Facts by their names without blanks, made when a subject is first not known.
    pub(super) joined: OnceLock<Index>,
    /// Names by the keys of their spellings, made when a subject is first not known.
    pub(super) people: OnceLock<FxHashMap<String, Vec<NameId>>>,
}

impl FactBase {
    /// The files it was read from.
    #[must_use]
    pub fn files(&self) -> &[YamlFile] {
        &self.files
    }

    /// The topics, in the order of their files.
    #[must_use]
    pub fn topics(&self) -> &[Topic] {
        &self.topics
    }

    /// The facts, topic by topic, in the order of the files.
    #[must_use]
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// The names, topic by topic.
    #[must_use]
    pub fn names(&self) -> &[Name] {
        &self.names
    }

    /// The sources of a topic.
    #[must_use]
    pub fn sources_of(&self, topic: TopicId) -> &[Source] {
        let from = self.sources.partition_point(|s| s.topic < topic);
        let to = self.sources.partition_point(|s| s.topic <= topic);
        &self.sources[from..to]
    }

    /// The sources, topic by topic.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The fact with this number.
    ///
    /// # Panics
    ///
    /// If the number belongs to another fact base.
    #[must_use]
    pub fn fact(&self, id: FactId) -> &Fact {
        &self.facts[id.0 as usize]
    }

    /// The source with this number.
    ///
    /// # Panics
    ///
    /// If the number belongs to another fact base.
    #[must_use]
    pub fn source(&self, id: SourceId) -> &Source {
        &self.sources[id.0 as usize]
    }

    /// The name with this number.
    ///
    /// # Panics
    ///
    /// If the number belongs to another fact base.
    #[must_use]
    pub fn name(&self, id: NameId) -> &Name {
        &self.names[id.0 as usize]
    }

    /// The topic with this number.
    ///
    /// # Panics
    ///
    /// If the number belongs to another fact base.
    #[must_use]
    pub fn topic(&self, id: TopicId) -> &Topic {
        &self.topics[id.0 as usize]
    }

    /// The file in which a fact stands.
    #[must_use]
    pub fn file_of(&self, fact: &Fact) -> &YamlFile {
        &self.files[self.topic(fact.topic).file as usize]
    }

    /// The facts with a value that is written with this number.
    pub(crate) fn stating(&self, number: Decimal) -> &[FactId] {
        let index = self.numbers.get_or_init(|| {
            let mut map: FxHashMap<Decimal, Vec<FactId>> = FxHashMap::default();
            for (n, fact) in self.facts.iter().enumerate() {
                let Ok(n) = u32::try_from(n) else { break };
                for v in &fact.values {
                    if let Data::Figure(q) = &v.value.data
                        && let Some(number) = q.figure.number
                    {
                        map.entry(number).or_default().push(FactId(n));
                    }
                }
            }
            map
        });
        index.get(&number).map_or(&[], Vec::as_slice)
    }

    /// `topic/name-id`.
    #[must_use]
    pub fn full_name_id(&self, id: NameId) -> String {
        let name = self.name(id);
        format!("{}/{}", self.topic(name.topic).id, name.id)
    }

    /// `topic/fact-id`.
    #[must_use]
    pub fn full_id(&self, id: FactId) -> String {
        let fact = self.fact(id);
        format!("{}/{}", self.topic(fact.topic).id, fact.id)
    }
}
