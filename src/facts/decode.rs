//! From YAML nodes to facts, collecting every error of a file in one run.

use super::fields::{Fields, nearest, such_as, unknown_key};
use super::index::{hash, write_key};
use super::model::{Extra, Fact, FactBase, FactId, Name, Source, SourceId, Topic, TopicId};
use super::node::{Kind, Node, Reader};
use super::problem::Problem;
use crate::span::Span;
use crate::value::{Context, Data, Hint, Value, When, from_day_number, read};
use rustc_hash::FxHashMap;
use serde_yaml::granit_parser::Event;

pub(crate) const TOPIC_KEYS: &[&str] = &["topic", "about", "sources", "names", "facts"];
pub(crate) const SOURCE_KEYS: &[&str] = &["title", "publisher", "author", "published", "url", "file", "sha256"];
pub(crate) const NAME_KEYS: &[&str] = &["name", "also", "role", "source"];
pub(crate) const FACT_KEYS: &[&str] = &[
    "label",
    "aliases",
    "value",
    "values",
    "quote",
    "speaker",
    "as_of",
    "from",
    "until",
    "source",
    "sources",
    "locator",
    "note",
    "same_unit",
    "accept",
    "kind",
    "exact",
    "open",
];
pub(crate) const VALUE_KEYS: &[&str] = &[
    "value",
    "preferred",
    "from",
    "until",
    "source",
    "sources",
    "locator",
    "note",
    "as_of",
    "kind",
    "exact",
];
pub(crate) const KINDS: &[&str] = &[
    "number",
    "money",
    "percent",
    "percentage_points",
    "quantity",
    "ratio",
    "ordinal",
    "date",
    "date_range",
    "duration",
    "age",
    "range",
    "text",
    "list",
    "boolean",
    "quote",
];

/// How many facts a fact base may hold.
const MAX_FACTS: usize = 2_000_000;

/// Reads one file into the base.
pub(crate) struct Decoder<'b> {
    pub(super) base: &'b mut FactBase,
    pub(super) problems: &'b mut Vec<Problem>,
    pub(super) ctx: Context,
    pub(super) file: u32,
    pub(super) topic: TopicId,
    pub(super) sources: FxHashMap<Box<str>, SourceId>,
    /// The key of every name of the topic, to find two facts with the same one.
    pub(super) names: FxHashMap<u64, (FactId, Span)>,
    pub(super) buffer: String,
}

impl<'b> Decoder<'b> {
    pub(crate) fn new(base: &'b mut FactBase, problems: &'b mut Vec<Problem>, file: u32, stem: &str) -> Self {
        let topic = TopicId(u32::try_from(base.topics.len()).unwrap_or(u32::MAX));
        base.topics.push(Topic {
            id: stem.into(),
            name: stem.into(),
            about: Vec::new(),
            file,
        });
        Self {
            base,
            problems,
            ctx: Context::default(),
            file,
            topic,
            sources: FxHashMap::default(),
            names: FxHashMap::default(),
            buffer: String::new(),
        }
    }

    pub(super) fn report(&mut self, span: Span, message: impl Into<String>) {
        self.problems.push(Problem::new(self.file, span, message));
    }

    /// Reads the whole file. What stands before a place that is not YAML is kept.
    pub(crate) fn read(&mut self, text: &str) {
        let mut reader = Reader::new(self.file, text);
        if let Err(p) = self.document(&mut reader) {
            self.problems.push(p);
        }
    }

    fn document(&mut self, r: &mut Reader<'_>) -> Result<(), Problem> {
        loop {
            match r.peek()? {
                Some(Event::StreamStart | Event::DocumentStart(..)) => drop(r.next()?),
                Some(Event::StreamEnd | Event::DocumentEnd) | None => {
                    self.report(
                        Span::default(),
                        "this file is empty: a topic has `topic`, `sources` and `facts`",
                    );
                    return Ok(());
                }
                Some(Event::MappingStart(..)) => break,
                Some(_) => {
                    let node = r.node()?;
                    if matches!(node.kind, Kind::Null) {
                        self.report(
                            node.span,
                            "this file is empty: a topic has `topic`, `sources` and `facts`",
                        );
                    } else {
                        self.report(node.span, "a topic is a mapping with `topic`, `sources` and `facts`");
                    }
                    return Ok(());
                }
            }
        }
        r.next()?;
        self.topic_keys(r)?;
        r.next()?;
        while let Some((event, span)) = r.next()? {
            if let Event::DocumentStart(..) = event {
                self.report(span, "a file holds one topic: what follows the `---` is not read");
                break;
            }
        }
        Ok(())
    }

    fn topic_keys(&mut self, r: &mut Reader<'_>) -> Result<(), Problem> {
        let mut seen: Vec<(String, Span)> = Vec::new();
        let mut waiting: Option<Node<'_>> = None;
        while !matches!(r.peek()?, Some(Event::MappingEnd) | None) {
            let key = r.node()?;
            let Some(name) = key.text().map(str::to_owned) else {
                self.report(key.span, "a key is a word");
                r.node()?;
                continue;
            };
            let first = seen.iter().find(|(k, _)| *k == name).map(|(_, s)| *s);
            if let Some(first) = first {
                self.problems.push(
                    Problem::new(self.file, key.span, format!("the key `{name}` stands twice"))
                        .related(first, "it stands here first"),
                );
                r.node()?;
                continue;
            }
            match name.as_str() {
                "facts"
                    if matches!(r.peek()?, Some(Event::MappingStart(..)))
                        && seen.iter().any(|(k, _)| k == "sources") =>
                {
                    r.next()?;
                    self.facts(r)?;
                }
                "facts" => waiting = Some(r.node()?),
                "topic" => {
                    let n = r.node()?;
                    match n.text() {
                        Some(t) if !t.trim().is_empty() => {
                            self.base.topics[self.topic.0 as usize].name = t.trim().into()
                        }
                        _ => self.report(n.span_or(Some(key.span)), "`topic` is the topic's name"),
                    }
                }
                "about" => self.about(&key, &r.node()?),
                "sources" => self.sources(&r.node()?, key.span),
                "names" => self.people(&r.node()?, key.span),
                _ => {
                    self.problems
                        .push(unknown_key(self.file, key.span, &name, "a topic", TOPIC_KEYS));
                    r.node()?;
                }
            }
            seen.push((name, key.span));
        }
        if let Some(node) = waiting {
            match &node.kind {
                Kind::Map(entries) => entries.iter().for_each(|(k, v)| self.fact(k, v)),
                Kind::Null => {}
                _ => self.report(node.span, "`facts` is a mapping from each fact's id to the fact"),
            }
        }
        Ok(())
    }

    fn facts(&mut self, r: &mut Reader<'_>) -> Result<(), Problem> {
        while !matches!(r.peek()?, Some(Event::MappingEnd) | None) {
            let (k, v) = (r.node()?, r.node()?);
            if self.base.facts.len() >= MAX_FACTS {
                return Err(Problem::new(
                    self.file,
                    k.span,
                    format!("a fact base holds at most {MAX_FACTS} facts"),
                ));
            }
            self.fact(&k, &v);
        }
        r.next()?;
        Ok(())
    }

    fn about(&mut self, key: &Node<'_>, node: &Node<'_>) {
        let map = Node {
            span: node.span,
            kind: Kind::Map(vec![(key.clone(), node.clone())]),
        };
        let words = Fields::new(self.file, &map, "a topic", TOPIC_KEYS, self.problems)
            .map(|f| f.texts("about", self.problems))
            .unwrap_or_default();
        self.base.topics[self.topic.0 as usize].about = words.into_iter().map(|(t, _)| t).collect();
    }

    /// The entries of a mapping with keys of the desk's own; one that stands twice is reported.
    fn entries<'n, 'a>(&mut self, node: &'n Node<'a>, at: Span, what: &str) -> Vec<(&'n str, Span, &'n Node<'a>)> {
        let Kind::Map(map) = &node.kind else {
            if !matches!(node.kind, Kind::Null) {
                self.report(
                    node.span_or(Some(at)),
                    format!("`{what}` is a mapping{}", such_as(what)),
                );
            }
            return Vec::new();
        };
        let mut out: Vec<(&str, Span, &Node<'a>)> = Vec::with_capacity(map.len());
        let mut seen: FxHashMap<&str, Span> = FxHashMap::default();
        for (k, v) in map {
            let Some(t) = k.text() else {
                self.report(k.span, "a key is a word");
                continue;
            };
            match seen.insert(t, k.span) {
                Some(first) => self.problems.push(
                    Problem::new(self.file, k.span, format!("the key `{t}` stands twice"))
                        .related(first, "it stands here first"),
                ),
                None => out.push((t, k.span, v)),
            }
        }
        out
    }

    fn sources(&mut self, node: &Node<'_>, at: Span) {
        for (id, span, v) in self.entries(node, at, "sources") {
            let Some(f) = Fields::new(self.file, v, "a source", SOURCE_KEYS, self.problems) else {
                continue;
            };
            let published = f.text("published", self.problems);
            if let Some(p) = &published
                && !matches!(read(p, &self.ctx, Hint::Date), Ok(Value { data: Data::Date(d), .. }) if matches!(d.when, When::Days(_)))
            {
                let span = f.get("published").map_or(span, |n| n.span);
                self.problems.push(
                    Problem::new(self.file, span, "`published` is a date").help("write it as 2025-05-06 or May 2025"),
                );
            }
            let source = Source {
                topic: self.topic,
                id: id.into(),
                title: f.text("title", self.problems),
                publisher: f.text("publisher", self.problems),
                author: f.text("author", self.problems),
                published,
                url: f.text("url", self.problems),
                file: f.text("file", self.problems),
                sha256: f.text("sha256", self.problems),
                span,
            };
            let number = SourceId(u32::try_from(self.base.sources.len()).unwrap_or(u32::MAX));
            self.sources.insert(id.into(), number);
            self.base.sources.push(source);
        }
    }

    fn people(&mut self, node: &Node<'_>, at: Span) {
        for (id, span, v) in self.entries(node, at, "names") {
            let Some(f) = Fields::new(self.file, v, "a name", NAME_KEYS, self.problems) else {
                continue;
            };
            let Some(name) = f.text("name", self.problems) else {
                if f.get("name").is_none() && !f.misspelled("name") {
                    self.report(span, "a name needs `name`: how it is spelled");
                }
                continue;
            };
            let also = f.texts("also", self.problems).into_iter().map(|(t, _)| t).collect();
            let role = f.text("role", self.problems);
            let source = self.source_refs(&f, span, false).into_iter().next();
            let span = f.get("name").map_or(span, |n| n.span);
            self.base.names.push(Name {
                topic: self.topic,
                id: id.into(),
                name,
                also,
                role,
                source,
                span,
            });
        }
    }

    /// The sources that a mapping names, by `source` or `sources`.
    pub(super) fn source_refs(&mut self, f: &Fields<'_, '_>, at: Span, needed: bool) -> Vec<SourceId> {
        let mut refs = f.texts("source", self.problems);
        refs.extend(f.texts("sources", self.problems));
        let misspelled = f.misspelled("source") || f.misspelled("sources");
        if refs.is_empty() && needed && !misspelled && f.get("source").is_none() && f.get("sources").is_none() {
            self.problems.push(
                Problem::new(self.file, at, "this has no source").help("name one of the topic's sources: `source: …`"),
            );
        }
        let mut out = Vec::with_capacity(refs.len());
        for (name, span) in refs {
            match self.sources.get(&name) {
                Some(id) => out.push(*id),
                None => {
                    let p = Problem::new(self.file, span, format!("there is no source `{name}`"));
                    let p = match nearest(&name, self.sources.keys().map(|k| &**k)) {
                        Some(k) => p.help(format!("did you mean `{k}`?")),
                        None => p.help("list it under `sources:` of this file"),
                    };
                    self.problems.push(p);
                }
            }
        }
        out
    }

    fn fact(&mut self, key: &Node<'_>, node: &Node<'_>) {
        let Some(id) = key.text().map(str::trim).filter(|t| !t.is_empty()) else {
            self.report(key.span, "a fact's id is a word");
            return;
        };
        let Some(f) = Fields::new(self.file, node, "a fact", FACT_KEYS, self.problems) else {
            return;
        };
        let label = f
            .text("label", self.problems)
            .unwrap_or_else(|| id.replace(['-', '_'], " ").into());
        let number = FactId(u32::try_from(self.base.facts.len()).unwrap_or(u32::MAX));
        let aliases = f.texts("aliases", self.problems);
        let duplicate = self.claim_names(number, id, key.span, &f, &label, &aliases);
        let values = self.values(&f, key.span);
        let extra = self.extra(&f);
        if values.is_empty() || duplicate {
            return;
        }
        self.check_periods(&values);
        let fact = Fact {
            topic: self.topic,
            id: id.into(),
            label,
            aliases: aliases.into_iter().map(|(t, _)| t).collect(),
            values,
            quote: f.get("quote").is_some() || f.get("kind").and_then(Node::text) == Some("quote"),
            open: f.flag("open", self.problems),
            extra,
            span: key.span,
        };
        for n in fact.names() {
            write_key(n, &mut self.buffer);
            self.base.index.insert(hash(&self.buffer), number.0);
        }
        self.base.facts.push(fact);
    }

    /// Notes the names of a fact. True where its id is another fact's, so that the fact itself can not be kept.
    fn claim_names(
        &mut self,
        number: FactId,
        id: &str,
        at: Span,
        f: &Fields<'_, '_>,
        label: &str,
        aliases: &[(Box<str>, Span)],
    ) -> bool {
        let label_span = f.get("label").map_or(at, |n| n.span);
        let own = [(id, at), (label, label_span)];
        let mut duplicate = false;
        for (name, span) in own.into_iter().chain(aliases.iter().map(|(t, s)| (&**t, *s))) {
            write_key(name, &mut self.buffer);
            match self.names.entry(hash(&self.buffer)) {
                std::collections::hash_map::Entry::Vacant(v) => {
                    v.insert((number, span));
                }
                std::collections::hash_map::Entry::Occupied(o) if o.get().0 != number => {
                    let first = o.get().1;
                    duplicate |= span == at;
                    self.problems.push(
                        Problem::new(
                            self.file,
                            span,
                            format!("two facts of this topic are called \"{name}\""),
                        )
                        .related(first, "the other one is called so here")
                        .help("case, hyphens, articles and plural endings do not tell names apart"),
                    );
                }
                std::collections::hash_map::Entry::Occupied(_) => {}
            }
        }
        duplicate
    }

    fn extra(&mut self, f: &Fields<'_, '_>) -> Option<Box<Extra>> {
        let texts = |v: Vec<(Box<str>, Span)>| v.into_iter().map(|(t, _)| t).collect::<Vec<_>>();
        let mut accept = Vec::new();
        match f.get("accept").map(|n| (&n.kind, n.span)) {
            Some((Kind::Map(map), _)) => {
                for (k, v) in map {
                    let Some(of) = k.text() else { continue };
                    let spellings = match &v.kind {
                        Kind::Text(t) => vec![t.trim().into()],
                        Kind::List(items) => items.iter().filter_map(Node::text).map(|t| t.trim().into()).collect(),
                        _ => Vec::new(),
                    };
                    accept.push((of.trim().into(), spellings));
                }
            }
            // A list alone is taken for the only value.
            Some((Kind::List(_) | Kind::Text(_), _)) => {
                if let Some(v) = f.get("value").or_else(|| f.get("quote")).and_then(Node::text) {
                    accept.push((v.trim().into(), texts(f.texts("accept", self.problems))));
                }
            }
            Some((_, span)) => self.report(span, "`accept` maps a value to a list of other spellings"),
            None => {}
        }
        let extra = Extra {
            same_unit: texts(f.texts("same_unit", self.problems)),
            accept,
            speaker: f.text("speaker", self.problems),
            note: f.text("note", self.problems),
            as_of: self.day(f, "as_of", false).and_then(from_day_number),
        };
        (extra != Extra::default()).then(|| Box::new(extra))
    }

    /// A date of the schema: its first day, or its last where `end` says so.
    pub(super) fn day(&mut self, f: &Fields<'_, '_>, key: &str, end: bool) -> Option<i32> {
        let node = f.get(key)?;
        let days = node.text().and_then(|t| match read(t, &self.ctx, Hint::Date) {
            Ok(Value {
                data: Data::Date(d), ..
            }) => d.days(),
            _ => None,
        });
        match days {
            Some(d) if end => d.end.map(|e| e - 1),
            Some(d) => d.start,
            None => {
                let span = node.span_or(f.key_span(key));
                self.problems
                    .push(Problem::new(self.file, span, format!("`{key}` is a date")).help("write it as 2025-05-06"));
                None
            }
        }
    }
}
