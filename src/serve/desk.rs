//! The fact base and the settings, ready to check with; read again when their files have changed.

use super::words::placed;
use crate::check::DraftIndex;
use crate::cli::args::CheckArgs;
use crate::cli::discover;
use crate::cli::settings::{Broken, Resolver, Settings};
use crate::facts::{self, FactBase, LoadError, Problem, Stamp};
use crate::report::{Checked, Run};
use crate::span::Lines;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

/// How long what was looked at counts as fresh.
const FRESH: Duration = Duration::from_millis(500);

/// What a text is held against.
#[derive(Debug)]
pub(super) struct Desk {
    pub(super) base: Arc<FactBase>,
    problems: Vec<Problem>,
    errors: Vec<LoadError>,
    pub(super) settings: Arc<Settings>,
    index: OnceLock<DraftIndex>,
}

impl Desk {
    /// Whether all of it could be read: against half a fact base nothing is passed, and nothing mended.
    pub(super) fn is_sound(&self) -> bool {
        self.problems.is_empty() && self.errors.is_empty()
    }

    /// Whether there is anything to hold a text against.
    pub(super) fn is_empty(&self) -> bool {
        self.base.facts().is_empty() && self.base.names().is_empty()
    }

    /// What drafts are linked by, made when the first one needs it.
    pub(super) fn index(&self) -> &DraftIndex {
        self.index.get_or_init(|| DraftIndex::new(&self.base))
    }

    /// A run with these files, for the reports.
    pub(super) fn run(&self, files: Vec<Checked>) -> Run {
        Run {
            base: Arc::clone(&self.base),
            problems: self.problems.clone(),
            errors: self.errors.clone(),
            files,
        }
    }

    fn new(loaded: facts::Loaded, settings: Arc<Settings>, roots: &[PathBuf], broken: Vec<LoadError>) -> Self {
        let facts::Loaded {
            mut base,
            problems,
            mut errors,
            ..
        } = loaded;
        // Nobody who reads the page needs to know where on the machine it lies.
        for f in &mut base.files {
            f.path = placed(&f.path, roots);
        }
        for e in &mut errors {
            e.path = placed(&e.path, roots);
        }
        errors.extend(broken);
        Self {
            base: Arc::new(base),
            problems,
            errors,
            settings,
            index: OnceLock::new(),
        }
    }
}

/// The desk as it is now.
#[derive(Debug)]
pub(super) struct Keeper {
    args: CheckArgs,
    kept: Mutex<Kept>,
}

#[derive(Debug)]
struct Kept {
    desk: Arc<Desk>,
    /// The files that it was made from, and how they were.
    stamp: Stamp,
    looked: Instant,
}

impl Keeper {
    /// Reads the fact base that the arguments, the environment or the settings name; an error where there is none, or where the
    /// settings can not be used. Later, when somebody works on them, the page says so.
    pub(super) fn new(args: CheckArgs) -> Result<Self, String> {
        let found = Found::new(&args);
        let stamp = found.stamp();
        let desk = Arc::new(found.read()?);
        let settings = found.broken.iter().flat_map(faults).next();
        let nothing = desk.errors.first().filter(|_| desk.base.files().is_empty());
        if let Some(e) = settings.as_ref().or(nothing) {
            return Err(format!("{}: {}", e.path, e.message));
        }
        let kept = Mutex::new(Kept {
            desk,
            stamp,
            looked: Instant::now(),
        });
        Ok(Self { args, kept })
    }

    /// The desk; it reads the disk where something has changed.
    pub(super) fn desk(&self) -> Arc<Desk> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.looked.elapsed() >= FRESH {
            let found = Found::new(&self.args);
            let stamp = found.stamp();
            if stamp != kept.stamp {
                kept.desk = Arc::new(found.read().unwrap_or_else(|message| gone(&message)));
                kept.stamp = stamp;
            }
            kept.looked = Instant::now();
        }
        Arc::clone(&kept.desk)
    }
}

/// Where the fact base and the settings are.
struct Found {
    settings: Arc<Settings>,
    broken: Vec<Broken>,
    facts: Result<Vec<PathBuf>, String>,
}

impl Found {
    fn new(args: &CheckArgs) -> Self {
        let resolver = Resolver::new(args);
        let settings = Arc::clone(&resolver.run);
        Self {
            broken: resolver.take_broken(),
            facts: discover::facts(args.facts.clone(), settings.facts.clone(), None),
            settings,
        }
    }

    fn stamp(&self) -> Stamp {
        let facts = self.facts.as_deref().unwrap_or_default();
        let settings = self.settings.from.iter().chain(self.broken.iter().map(|b| &b.path));
        facts::stamp(settings.cloned().chain(facts::yaml_files(facts)))
    }

    fn read(&self) -> Result<Desk, String> {
        let facts = self.facts.as_ref().map_err(Clone::clone)?;
        let broken = self.broken.iter().flat_map(faults).collect();
        Ok(Desk::new(
            FactBase::load(facts),
            Arc::clone(&self.settings),
            facts,
            broken,
        ))
    }
}

/// What is wrong with a settings file, each fault with its line.
fn faults(b: &Broken) -> Vec<LoadError> {
    let name = Path::new(&b.path)
        .file_name()
        .map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let lines = Lines::new(&b.text);
    let told = b.faults.iter().map(|f| {
        let help = f.help.as_ref().map_or_else(String::new, |h| format!("; {h}"));
        LoadError {
            path: match &*b.text {
                "" => name.clone(),
                text => format!("{name}:{}", lines.position(text, f.span.start).0),
            },
            message: format!("{}{help}", f.message),
        }
    });
    told.collect()
}

/// A desk whose fact base is no longer there.
fn gone(message: &str) -> Desk {
    let broken = LoadError {
        path: "facts".to_owned(),
        message: message.to_owned(),
    };
    Desk::new(facts::Loaded::default(), Arc::default(), &[], vec![broken])
}
