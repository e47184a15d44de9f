//! The fact base as it is browsed: facts and names by topic, all of them or those that were searched for, and one fact in full.

use super::Desk;
use crate::facts::{Fact, FactBase, FactId, NameId, SourceId, Stated, TopicId};
use crate::report::{plural, web_address};
use crate::span::Lines;
use crate::value::from_day_number;
use askama::Template;

/// The most facts, and the most names, on one page.
const MOST: usize = 300;

/// What a search found, or everything.
#[derive(Debug, Template)]
#[template(path = "list.html", config = "src/serve/askama.toml")]
pub(super) struct Shelf {
    /// The words that were searched for.
    pub(super) asked: String,
    pub(super) count: String,
    near: Vec<String>,
    topics: Vec<Drawer>,
    more: usize,
}

#[derive(Debug)]
struct Drawer {
    id: TopicId,
    name: String,
    facts: Vec<Row>,
    names: Vec<Called>,
}

#[derive(Debug)]
struct Row {
    topic: String,
    id: String,
    label: String,
    values: Vec<Brief>,
}

/// A value in a list.
#[derive(Debug)]
struct Brief {
    text: String,
    when: Option<String>,
    source: Option<String>,
}

/// A name in a list.
#[derive(Debug)]
struct Called {
    name: String,
    role: Option<String>,
    also: String,
}

impl Shelf {
    /// The facts and names that hold every one of the words; all of them where there is no word.
    pub(super) fn new(desk: &Desk, asked: &str) -> Self {
        let base = &desk.base;
        let words: Vec<String> = asked.split_whitespace().map(str::to_owned).collect();
        let (facts, names) = if words.is_empty() {
            (
                ids(base.facts().len()).map(FactId).collect(),
                ids(base.names().len()).map(NameId).collect(),
            )
        } else {
            (base.search(&words), base.search_names(&words))
        };
        let near = if facts.is_empty() && names.is_empty() {
            base.nearest(asked)
        } else {
            Vec::new()
        };
        let count = match (words.is_empty(), facts.len(), names.len()) {
            (false, 0, 0) => "No fact and no name holds all of these words.".to_owned(),
            (_, f, 0) => format!("{}.", plural(f, "fact")),
            (_, 0, n) => format!("{}.", plural(n, "name")),
            (_, f, n) => format!("{} and {}.", plural(f, "fact"), plural(n, "name")),
        };
        let mut out = Self {
            asked: asked.to_owned(),
            count,
            near,
            topics: Vec::new(),
            more: facts.len().saturating_sub(MOST) + names.len().saturating_sub(MOST),
        };
        for id in facts.iter().take(MOST) {
            let fact = base.fact(*id);
            out.drawer(base, fact.topic).facts.push(row(base, fact));
        }
        for id in names.iter().take(MOST) {
            let name = base.name(*id);
            out.drawer(base, name.topic).names.push(Called {
                name: name.name.to_string(),
                role: name.role.as_ref().map(ToString::to_string),
                also: name.also.join(", "),
            });
        }
        out
    }

    /// The list as markup.
    pub(super) fn list(&self) -> String {
        self.render().unwrap_or_default()
    }

    fn drawer(&mut self, base: &FactBase, id: TopicId) -> &mut Drawer {
        let at = self.topics.iter().position(|t| t.id == id).unwrap_or_else(|| {
            self.topics.push(Drawer {
                id,
                name: base.topic(id).name.to_string(),
                facts: Vec::new(),
                names: Vec::new(),
            });
            self.topics.len() - 1
        });
        &mut self.topics[at]
    }
}

fn ids(count: usize) -> impl Iterator<Item = u32> {
    0..u32::try_from(count).unwrap_or(u32::MAX)
}

fn row(base: &FactBase, fact: &Fact) -> Row {
    let brief = |v: &Stated| Brief {
        text: v.value.text.to_string(),
        when: when(v),
        source: v.sources.first().map(|s| source(base, *s, None).title),
    };
    Row {
        topic: base.topic(fact.topic).id.to_string(),
        id: fact.id.to_string(),
        label: fact.label.to_string(),
        values: fact.values.iter().map(brief).collect(),
    }
}

/// A fact in full.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) label: String,
    pub(super) id: String,
    pub(super) topic: String,
    pub(super) also: String,
    pub(super) quote: bool,
    pub(super) values: Vec<Value>,
    pub(super) speaker: Option<String>,
    pub(super) note: Option<String>,
    /// The file and line that it is written in.
    pub(super) place: String,
}

/// A value with all that backs it.
#[derive(Debug)]
pub(super) struct Value {
    pub(super) text: String,
    pub(super) preferred: bool,
    pub(super) when: Option<String>,
    pub(super) sources: Vec<Backing>,
}

/// A source.
#[derive(Debug)]
pub(super) struct Backing {
    pub(super) title: String,
    pub(super) url: Option<String>,
    /// Publisher, day, place.
    pub(super) rest: Vec<String>,
}

impl Known {
    /// The fact `topic/id`.
    pub(super) fn find(desk: &Desk, topic: &str, id: &str) -> Option<Self> {
        let base = &desk.base;
        let fact = base
            .facts()
            .iter()
            .find(|f| *f.id == *id && *base.topic(f.topic).id == *topic)?;
        let value = |v: &Stated| Value {
            text: v.value.text.to_string(),
            preferred: v.preferred,
            when: when(v),
            sources: v
                .sources
                .iter()
                .enumerate()
                // With several sources the locator belongs to the first.
                .map(|(n, s)| source(base, *s, v.locator.as_deref().filter(|_| n == 0)))
                .collect(),
        };
        let file = base.file_of(fact);
        let (line, _) = Lines::new(&file.text).position(&file.text, fact.span.start);
        Some(Self {
            label: fact.label.to_string(),
            id: format!("{topic}/{id}"),
            topic: base.topic(fact.topic).name.to_string(),
            also: fact.aliases.join(", "),
            quote: fact.quote,
            values: fact.values.iter().map(value).collect(),
            speaker: fact.speaker().map(str::to_owned),
            note: fact.note().map(str::to_owned),
            place: format!("{}, line {line}", file.path),
        })
    }
}

/// For which time a value holds.
fn when(v: &Stated) -> Option<String> {
    let day = |n: Option<i32>| n.and_then(from_day_number).map(|d| d.to_string());
    match (day(v.from), day(v.until)) {
        (Some(from), Some(until)) => Some(format!("from {from} until {until}")),
        (Some(from), None) => Some(format!("from {from}")),
        (None, Some(until)) => Some(format!("until {until}")),
        (None, None) => None,
    }
}

fn source(base: &FactBase, id: SourceId, locator: Option<&str>) -> Backing {
    let s = base.source(id);
    let rest = [s.publisher.as_deref(), s.published.as_deref(), locator];
    Backing {
        title: s.title.as_deref().unwrap_or(&s.id).to_owned(),
        url: s.url.as_deref().filter(|u| web_address(u)).map(str::to_owned),
        rest: rest.into_iter().flatten().map(str::to_owned).collect(),
    }
}
