//! A fact base as an editor needs it: read with what is not saved yet, and with the way from facts to lines of YAML.

use super::position::{Encoding, Page};
use crate::check::DraftIndex;
use crate::facts::{Fact, FactBase, FactId, LoadError, NameId, Problem, SourceId};
use crate::span::Span;
use gen_lsp_types::{Location, Uri};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::OnceLock;

/// A fact base that does not change: another takes its place when a file of it does.
#[derive(Debug)]
pub(super) struct Desk {
    pub(super) base: FactBase,
    pub(super) problems: Vec<Problem>,
    pub(super) errors: Vec<LoadError>,
    index: OnceLock<DraftIndex>,
    files: Vec<File>,
}

#[derive(Debug)]
struct File {
    uri: Option<Uri>,
    page: Page,
}

impl Desk {
    pub(super) fn load(paths: &[PathBuf], unsaved: &BTreeMap<PathBuf, String>) -> Self {
        let loaded = FactBase::load_over(paths, unsaved);
        let files = loaded.base.files().iter().map(|f| File {
            uri: Uri::from_file_path(&f.path).ok(),
            page: Page::new(f.text.clone()),
        });
        Self {
            files: files.collect(),
            base: loaded.base,
            problems: loaded.problems,
            errors: loaded.errors,
            index: OnceLock::new(),
        }
    }

    /// What drafts are looked up by, made when the first one is checked.
    pub(super) fn index(&self) -> &DraftIndex {
        self.index.get_or_init(|| DraftIndex::new(&self.base))
    }

    /// Whether there is anything to hold a statement against: without a fact, every claim would only be called unknown.
    pub(super) fn is_empty(&self) -> bool {
        self.base.facts().is_empty() && self.base.names().is_empty()
    }

    pub(super) fn uris(&self) -> impl Iterator<Item = (usize, &Uri)> {
        let all = self.files.iter().enumerate();
        all.filter_map(|(n, f)| Some((n, f.uri.as_ref()?)))
    }

    pub(super) fn page(&self, file: usize) -> Option<&Page> {
        self.files.get(file).map(|f| &f.page)
    }

    pub(super) fn location(&self, file: u32, span: Span, encoding: Encoding) -> Option<Location> {
        let f = self.files.get(file as usize)?;
        Some(Location::new(f.uri.clone()?, f.page.range(span, encoding)))
    }

    /// Where a fact's key stands.
    pub(super) fn fact_place(&self, id: FactId, encoding: Encoding) -> Option<Location> {
        let fact = self.base.fact(id);
        self.location(self.base.topic(fact.topic).file, fact.span, encoding)
    }

    /// Where one of a fact's values stands.
    pub(super) fn value_place(&self, id: FactId, value: u32, encoding: Encoding) -> Option<Location> {
        let fact = self.base.fact(id);
        let span = fact.values.get(value as usize).map_or(fact.span, |v| v.span);
        self.location(self.base.topic(fact.topic).file, span, encoding)
    }

    pub(super) fn name_place(&self, id: NameId, encoding: Encoding) -> Option<Location> {
        let name = self.base.name(id);
        self.location(self.base.topic(name.topic).file, name.span, encoding)
    }

    pub(super) fn source_place(&self, id: SourceId, encoding: Encoding) -> Option<Location> {
        let source = self.base.source(id);
        self.location(self.base.topic(source.topic).file, source.span, encoding)
    }

    /// The facts of this id in a topic of this id.
    pub(super) fn fact_of(&self, topic: &str, id: &str) -> Option<FactId> {
        let same = |f: &Fact| *f.id == *id && *self.base.topic(f.topic).id == *topic;
        let at = self.base.facts().iter().position(same)?;
        u32::try_from(at).ok().map(FactId)
    }

    /// The shortest id that means this fact alone.
    pub(super) fn short_id(&self, id: FactId) -> String {
        let short = &*self.base.fact(id).id;
        match self.base.lookup(short, None) {
            crate::facts::Lookup::One(one) if one == id => short.to_owned(),
            _ => self.base.full_id(id),
        }
    }
}
