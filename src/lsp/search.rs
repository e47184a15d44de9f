//! Searching every text of the open folders: where a fact is stated, and what a new id of it changes.

use super::buffer::Kind;
use super::desk::Desk;
use super::edits::Edits;
use super::ground::{Ground, judge};
use super::paths::path_of;
use super::position::{Encoding, Page};
use super::rename::written;
use super::subject::{Term, all_terms};
use super::transport::Id;
use crate::check::{Finding, Origin};
use crate::document::Markup;
use crate::facts::{FactId, NameId, key};
use crate::span::Span;
use gen_lsp_types::{Location, TextEdit, Uri};
use serde_json::Value as Json;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A text that is open: it counts as it stands in the editor.
pub(super) struct Open {
    pub(super) uri: Uri,
    pub(super) path: Option<PathBuf>,
    pub(super) kind: Kind,
    pub(super) version: i32,
    pub(super) page: Arc<Page>,
}

/// What is searched for.
pub(super) enum Wanted {
    References {
        facts: Vec<FactId>,
        name: Option<NameId>,
        declaration: bool,
    },
    Rename {
        fact: FactId,
        to: String,
    },
}

/// A search for a request of the client.
pub(super) struct Search {
    pub(super) id: Id,
    pub(super) cancelled: Arc<AtomicBool>,
    pub(super) wanted: Wanted,
    pub(super) ground: Ground,
    pub(super) open: Vec<Open>,
    /// The fact base, and where it is.
    pub(super) desk: Arc<Desk>,
    pub(super) facts: Vec<PathBuf>,
    pub(super) encoding: Encoding,
    /// Whether edits may name the version that they are for.
    pub(super) versioned: bool,
}

impl Search {
    /// The answer; `None` once the client has lost interest.
    pub(super) fn run(self) -> Option<Json> {
        match &self.wanted {
            Wanted::References {
                facts,
                name,
                declaration,
            } => self.references(facts, *name, *declaration),
            Wanted::Rename { fact, to } => self.rename(*fact, to),
        }
    }

    fn references(&self, facts: &[FactId], name: Option<NameId>, declaration: bool) -> Option<Json> {
        let mut out: Vec<Location> = Vec::new();
        if declaration {
            out.extend(facts.iter().filter_map(|f| self.desk.fact_place(*f, self.encoding)));
            out.extend(name.and_then(|n| self.desk.name_place(n, self.encoding)));
        }
        self.each(|t| {
            let mut spans: Vec<Span> = all_terms(&t.page.text, markup(t.kind), &self.desk)
                .iter()
                .filter(|term| term.facts(&self.desk).iter().any(|f| facts.contains(f)))
                .map(|term| term.span)
                .collect();
            if t.kind != Kind::Claims || name.is_some() {
                let (options, severities) = self.ground.terms_of(t.path.as_deref());
                let found = judge(t.kind, &t.page.text, &self.desk, &options, &severities);
                let meant = |f: &&Finding| {
                    let states = f.origin != Origin::Statement && f.facts().iter().any(|f| facts.contains(f));
                    states || name.is_some() && f.name == name
                };
                spans.extend(found.iter().filter(meant).map(|f| f.span));
            }
            spans.sort_unstable();
            spans.dedup();
            let place = |s: Span| Location::new(t.uri.clone(), t.page.range(s, self.encoding));
            out.extend(spans.into_iter().map(place));
        })?;
        serde_json::to_value(out).ok()
    }

    /// A new id: at the fact, in links to it, and in claims that know the fact by its id alone.
    fn rename(&self, id: FactId, to: &str) -> Option<Json> {
        let fact = self.desk.base.fact(id);
        let mut edits = Edits::new(self.versioned);
        let at = self.desk.fact_place(id, self.encoding)?;
        let path = path_of(&at.uri);
        let open = self.open.iter().find(|o| o.path.is_some() && o.path == path);
        let uri = open.map_or(&at.uri, |o| &o.uri);
        edits.add(
            uri,
            open.map(|o| o.version),
            vec![TextEdit::new(at.range, to.to_owned())],
        );
        // A label that is only the old id with blanks goes with it.
        let named = |k: &str| {
            fact.names()
                .skip(1)
                .any(|n| key(n) == k && *n != fact.id.replace(['-', '_'], " "))
        };
        self.each(|t| {
            let terms = all_terms(&t.page.text, markup(t.kind), &self.desk);
            let meant = terms.iter().filter(|term| term.facts(&self.desk) == [id]);
            let changed = meant.filter_map(|term| {
                let (own, span) = own_words(term, &self.desk);
                let by_id = key(own) == key(&fact.id) && !named(&key(own));
                by_id.then(|| TextEdit::new(t.page.range(span, self.encoding), written(own, to)))
            });
            edits.add(&t.uri, t.version, changed.collect());
        })?;
        serde_json::to_value(edits.done()).ok()
    }

    /// Gives every text that has this fact base: those that are open, and the files of the open folders.
    fn each(&self, mut take: impl FnMut(&Text)) -> Option<()> {
        let mut one = |t: Text| {
            if self.cancelled.load(Ordering::Relaxed) {
                return None;
            }
            let checked = matches!(t.kind, Kind::Claims | Kind::Draft(_));
            if checked && self.ground.facts_of(t.path.as_deref()) == self.facts {
                take(&t);
            }
            Some(())
        };
        for o in &self.open {
            one(Text {
                uri: o.uri.clone(),
                path: o.path.clone(),
                kind: o.kind,
                version: Some(o.version),
                page: Arc::clone(&o.page),
            })?;
        }
        for path in self.ground.files() {
            if self.open.iter().any(|o| o.path.as_ref() == Some(&path)) {
                continue;
            }
            let read = crate::cli::read_bytes(&path).and_then(crate::cli::utf8);
            let (Ok(text), Ok(uri)) = (read, Uri::from_file_path(&path)) else {
                continue;
            };
            // An editor does not count a byte order mark.
            let text = text
                .strip_prefix('\u{feff}')
                .map_or_else(|| text.clone(), str::to_owned);
            one(Text {
                uri,
                kind: self.ground.kind_of(Some(&path), "", &text),
                path: Some(path),
                version: None,
                page: Arc::new(Page::new(text)),
            })?;
        }
        Some(())
    }
}

struct Text {
    uri: Uri,
    path: Option<PathBuf>,
    kind: Kind,
    version: Option<i32>,
    page: Arc<Page>,
}

pub(super) const fn markup(kind: Kind) -> Option<Markup> {
    match kind {
        Kind::Draft(m) => Some(m),
        _ => None,
    }
}

/// The words of a term without the topic before them.
pub(super) fn own_words<'t>(term: &Term<'t>, desk: &Desk) -> (&'t str, Span) {
    let Some((_, rest)) = desk.base.split_topic(term.text) else {
        return (term.text, term.span);
    };
    let at = (rest.as_ptr() as usize).saturating_sub(term.text.as_ptr() as usize);
    let start = term.span.start as usize + at;
    (rest, Span::new(start, start + rest.len()))
}
