//! Reading a mapping with closed keys, collecting every error on the way.

use super::node::{Kind, Node};
use super::problem::Problem;
use crate::span::Span;

/// The known name that is nearest to `word`, if one is near.
pub(crate) fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let word = word.to_lowercase();
    known
        .into_iter()
        .map(|k| (strsim::damerau_levenshtein(&word, &k.to_lowercase()), k))
        .filter(|(d, k)| *d <= 1 + k.len() / 4)
        .min_by_key(|(d, k)| (*d, k.len()))
        .map(|(_, k)| k)
}

/// The entries of a mapping, each taken once.
pub(crate) struct Fields<'n, 'a> {
    file: u32,
    entries: Vec<(&'n Node<'a>, &'n Node<'a>)>,
    /// The keys that misspelled ones were meant to be.
    meant: Vec<String>,
}

impl<'n, 'a> Fields<'n, 'a> {
    /// Takes a mapping apart. Unknown keys and keys that stand twice are reported; `what` is what the mapping describes.
    pub(crate) fn new(
        file: u32,
        node: &'n Node<'a>,
        what: &str,
        known: &[&str],
        out: &mut Vec<Problem>,
    ) -> Option<Self> {
        let Kind::Map(map) = &node.kind else {
            out.push(Problem::new(
                file,
                node.span,
                format!("{what} is a mapping of keys to values{}", such_as(what)),
            ));
            return None;
        };
        let mut entries: Vec<(&Node<'a>, &Node<'a>)> = Vec::with_capacity(map.len());
        let mut meant = Vec::new();
        for (k, v) in map {
            let Some(key) = k.text() else {
                out.push(Problem::new(file, k.span, "a key is a word"));
                continue;
            };
            if let Some((first, _)) = entries.iter().find(|(have, _)| have.text() == Some(key)) {
                out.push(
                    Problem::new(file, k.span, format!("the key `{key}` stands twice"))
                        .related(first.span, "it stands here first"),
                );
                continue;
            }
            if !known.contains(&key) {
                meant.extend(nearest(key, known.iter().copied()).map(str::to_owned));
                out.push(unknown_key(file, k.span, key, what, known));
                continue;
            }
            entries.push((k, v));
        }
        Some(Self { file, entries, meant })
    }

    /// Whether a misspelled key was meant to be this one: that it is missing then goes without saying.
    pub(crate) fn misspelled(&self, key: &str) -> bool {
        self.meant.iter().any(|m| m == key)
    }

    /// The value of a key.
    pub(crate) fn get(&self, key: &str) -> Option<&'n Node<'a>> {
        self.entries
            .iter()
            .find(|(k, _)| k.text() == Some(key))
            .map(|(_, v)| *v)
    }

    /// The place of a key.
    pub(crate) fn key_span(&self, key: &str) -> Option<Span> {
        self.entries
            .iter()
            .find(|(k, _)| k.text() == Some(key))
            .map(|(k, _)| k.span)
    }

    /// The text of a key's value.
    pub(crate) fn text(&self, key: &str, out: &mut Vec<Problem>) -> Option<Box<str>> {
        let node = self.get(key)?;
        match &node.kind {
            Kind::Text(t) if !t.trim().is_empty() => Some(t.trim().into()),
            _ => {
                out.push(Problem::new(
                    self.file,
                    node.span_or(self.key_span(key)),
                    format!("`{key}` is a text"),
                ));
                None
            }
        }
    }

    /// The texts of a key's value, which may be one text or a list.
    pub(crate) fn texts(&self, key: &str, out: &mut Vec<Problem>) -> Vec<(Box<str>, Span)> {
        let Some(node) = self.get(key) else { return Vec::new() };
        let items = match &node.kind {
            Kind::Text(t) => return vec![(t.trim().into(), node.span)],
            Kind::List(items) => items,
            _ => {
                out.push(Problem::new(
                    self.file,
                    node.span_or(self.key_span(key)),
                    format!("`{key}` is a text or a list of texts"),
                ));
                return Vec::new();
            }
        };
        let mut texts = Vec::with_capacity(items.len());
        for i in items {
            match i.text().map(str::trim) {
                Some(t) if !t.is_empty() => texts.push((t.into(), i.span)),
                _ => out.push(Problem::new(
                    self.file,
                    i.span_or(self.key_span(key)),
                    format!("`{key}` is a list of texts"),
                )),
            }
        }
        texts
    }

    /// Yes or no; no where the key is missing.
    pub(crate) fn flag(&self, key: &str, out: &mut Vec<Problem>) -> bool {
        let Some(node) = self.get(key) else { return false };
        match node.text().and_then(crate::value::boolean) {
            Some(b) => b,
            None => {
                out.push(Problem::new(
                    self.file,
                    node.span_or(self.key_span(key)),
                    format!("`{key}` is `true` or `false`"),
                ));
                false
            }
        }
    }
}

impl Node<'_> {
    /// The node's own place, or the key's where it has none of its own.
    pub(crate) fn span_or(&self, key: Option<Span>) -> Span {
        if self.span.is_empty() {
            key.unwrap_or(self.span)
        } else {
            self.span
        }
    }
}

pub(crate) fn unknown_key(file: u32, span: Span, key: &str, what: &str, known: &[&str]) -> Problem {
    let p = Problem::new(file, span, format!("{what} has no key `{key}`"));
    match nearest(key, known.iter().copied()) {
        Some(k) => p.help(format!("did you mean `{k}`?")),
        None => p.help(format!("its keys are {}", known.join(", "))),
    }
}

/// How a mapping of this kind looks, for a message.
pub(super) fn such_as(what: &str) -> &'static str {
    match what {
        "sources" => ", such as `report: {title: Final report}`",
        "names" => ", such as `mayor: {name: Ann Lee, source: report}`",
        "a source" => ", such as `{title: Final report}`",
        "a name" => ", such as `{name: Ann Lee, source: report}`",
        "a fact" => ", such as `{value: 12 people, source: report}`",
        _ => "",
    }
}
