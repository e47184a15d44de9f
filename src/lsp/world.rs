//! Everything that is open: files, their fact bases, and what is due to be done about them.

use super::buffer::{Buffer, Kind};
use super::desk::Desk;
use super::ground::Ground;
use super::paths::path_of;
use super::worker::{Check, Job};
use crate::facts::{Stamp, stamp, yaml_files};
use gen_lsp_types::Uri;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long typing has to rest before a text is checked.
const REST: Duration = Duration::from_millis(80);
/// The same before a fact base is read again.
const FACTS_REST: Duration = Duration::from_millis(150);
/// How long the disk counts as it was when it was last looked at.
const FRESH: Duration = Duration::from_secs(1);

/// A fact base, by the paths that it is read from.
#[derive(Debug, Default)]
pub(super) struct Slot {
    pub(super) desk: Option<Arc<Desk>>,
    /// How its files were when it was last read.
    stamp: Stamp,
    /// Since when it waits to be read again.
    due: Option<Instant>,
    busy: bool,
}

pub(super) struct World {
    pub(super) ground: Ground,
    pub(super) buffers: HashMap<Uri, Buffer>,
    desks: HashMap<Vec<PathBuf>, Slot>,
    /// When the disk was last looked at.
    looked: Instant,
}

/// What is to be done by now.
#[derive(Default)]
pub(super) struct Due {
    pub(super) jobs: Vec<Job>,
    /// Files that are no longer checked, and whose diagnostics are to be taken back.
    pub(super) silent: Vec<Uri>,
}

impl World {
    pub(super) fn new(roots: Vec<PathBuf>) -> Self {
        Self {
            ground: Ground::new(roots),
            buffers: HashMap::new(),
            desks: HashMap::new(),
            looked: Instant::now(),
        }
    }

    /// Looks on the disk whether a fact base has changed, for a client that does not say so. What was looked at counts as fresh a while.
    pub(super) fn look(&mut self) {
        if self.looked.elapsed() < FRESH {
            return;
        }
        self.looked = Instant::now();
        for (facts, slot) in &mut self.desks {
            if stamp(yaml_files(facts)) != slot.stamp {
                slot.due = Some(self.looked);
            }
        }
    }

    /// The fact base of an open file, as it was last read.
    pub(super) fn desk(&self, buffer: &Buffer) -> Option<Arc<Desk>> {
        let facts = self.ground.facts_of(buffer.path.as_deref());
        self.desks.get(&facts)?.desk.clone()
    }

    /// Whether that fact base is the one of the YAML as it stands.
    pub(super) fn is_settled(&self, buffer: &Buffer) -> bool {
        let facts = self.ground.facts_of(buffer.path.as_deref());
        self.desks.get(&facts).is_some_and(|s| s.due.is_none() && !s.busy)
    }

    pub(super) fn desks(&self) -> impl Iterator<Item = &Arc<Desk>> {
        self.desks.values().filter_map(|s| s.desk.as_ref())
    }

    /// The open file that a URI means, however the client spells it.
    pub(super) fn open(&self, uri: &Uri) -> Option<&Buffer> {
        let same = |path: PathBuf| self.buffers.values().find(|b| b.path.as_ref() == Some(&path));
        self.buffers.get(uri).or_else(|| path_of(uri).and_then(same))
    }

    /// A file is open, or has changed in the editor.
    pub(super) fn touched(&mut self, uri: &Uri, at_once: bool) {
        let Some(b) = self.buffers.get_mut(uri) else { return };
        let now = Instant::now();
        b.kind = self.ground.kind_of(b.path.as_deref(), &b.language, &b.page.text);
        match b.kind {
            Kind::Facts => self.facts_changed(uri, at_once),
            Kind::Claims | Kind::Draft(_) => b.due = Some(if at_once { now } else { now + REST }),
            Kind::Other => b.due = b.told.then_some(now),
        }
    }

    fn facts_changed(&mut self, uri: &Uri, at_once: bool) {
        let path = self.buffers.get(uri).and_then(|b| b.path.clone());
        self.path_changed(path.as_deref(), at_once);
    }

    /// A file of a fact base has changed: all bases that hold it are read again.
    pub(super) fn path_changed(&mut self, path: Option<&Path>, at_once: bool) {
        let due = Instant::now() + if at_once { Duration::ZERO } else { FACTS_REST };
        let own = path.map(|p| self.ground.facts_of(Some(p))).filter(|f| !f.is_empty());
        if let Some(own) = own.filter(|f| path.is_some_and(|p| f.iter().any(|f| p.starts_with(f)))) {
            self.desks.entry(own).or_default();
        }
        for (facts, slot) in &mut self.desks {
            if path.is_none_or(|p| facts.iter().any(|f| p.starts_with(f))) {
                slot.due = Some(due);
            }
        }
    }

    /// Settings have changed: everything may be another thing now.
    pub(super) fn settings_changed(&mut self) {
        self.ground.refresh();
        let uris: Vec<Uri> = self.buffers.keys().cloned().collect();
        for uri in &uris {
            self.touched(uri, true);
        }
    }

    /// A fact base was read: what is held against it is checked again.
    pub(super) fn loaded(&mut self, facts: &Vec<PathBuf>, desk: Arc<Desk>) {
        if let Some(slot) = self.desks.get_mut(facts) {
            slot.busy = false;
            slot.desk = Some(desk);
        }
        let now = Instant::now();
        for b in self.buffers.values_mut() {
            let own = self.ground.facts_of(b.path.as_deref());
            // Where a fact base is gone, another holds, or none.
            if matches!(b.kind, Kind::Claims | Kind::Draft(_)) && (own == *facts || own != b.against) {
                b.due = Some(b.due.unwrap_or(now));
            }
        }
    }

    /// When something is next to be done.
    pub(super) fn next(&self) -> Option<Instant> {
        let buffers = self.buffers.values().filter(|b| !b.busy).filter_map(|b| b.due);
        let desks = self.desks.values().filter(|s| !s.busy).filter_map(|s| s.due);
        buffers.chain(desks).min()
    }

    /// What is to be done by now.
    pub(super) fn due(&mut self) -> Due {
        let now = Instant::now();
        let mut out = Due::default();
        for b in self.buffers.values_mut() {
            if b.busy || b.due.is_none_or(|d| d > now) {
                continue;
            }
            b.due = None;
            let facts = self.ground.facts_of(b.path.as_deref());
            // Where there is no fact base, nothing is said: a folder that has none is no desk's.
            if facts.is_empty() || b.kind == Kind::Other {
                b.findings.clear();
                b.against = facts;
                out.silent.extend(std::mem::take(&mut b.told).then(|| b.uri.clone()));
                continue;
            }
            b.against.clone_from(&facts);
            let slot = self.desks.entry(facts).or_default();
            let Some(desk) = &slot.desk else {
                // It is checked once its facts are there.
                slot.due = slot.due.or((!slot.busy).then_some(now));
                continue;
            };
            let (options, severities) = self.ground.terms_of(b.path.as_deref());
            b.busy = true;
            out.jobs.push(Job::Check(Box::new(Check {
                uri: b.uri.clone(),
                version: b.version,
                kind: b.kind,
                page: Arc::clone(&b.page),
                desk: Arc::clone(desk),
                options,
                severities,
            })));
        }
        for (facts, slot) in &mut self.desks {
            if slot.busy || slot.due.is_none_or(|d| d > now) {
                continue;
            }
            (slot.due, slot.busy) = (None, true);
            // Before it is read: what changes meanwhile is seen the next time.
            slot.stamp = stamp(yaml_files(facts));
            out.jobs.push(Job::Load {
                facts: facts.clone(),
                unsaved: unsaved(&self.buffers),
            });
        }
        out
    }
}

/// The files of fact bases that are open, as they stand in the editor.
fn unsaved(buffers: &HashMap<Uri, Buffer>) -> BTreeMap<PathBuf, String> {
    let open = buffers.values().filter(|b| b.kind == Kind::Facts);
    open.filter_map(|b| Some((b.path.clone()?, b.page.text.clone())))
        .collect()
}
