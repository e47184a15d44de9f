//! Finding the files to check and the fact base.

use super::args::{CheckArgs, Grammar};
use super::settings::Resolver;
use crate::check::Options;
use crate::document::{Markup, markup_of};
use crate::facts::LoadError;
use crate::report::clean;
use crate::rule::Severities;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file to check.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) path: PathBuf,
    /// The path as it is shown.
    pub(crate) shown: String,
    /// How it is judged, by its own settings.
    pub(crate) options: Options,
    /// The severities that its settings and the arguments give to rules.
    pub(crate) severities: Severities,
}

impl Found {
    fn new(path: PathBuf, shown: String) -> Self {
        Self {
            path,
            shown,
            options: Options::default(),
            severities: Severities::default(),
        }
    }

    /// The path whose name tells the grammar: standard input's is the one that it was given.
    pub(crate) fn named(&self) -> &Path {
        if self.path.as_os_str() == "-" {
            Path::new(&self.shown)
        } else {
            &self.path
        }
    }
}

/// All files to check, and what could not be found.
#[derive(Debug, Default)]
pub(crate) struct Files {
    pub(crate) files: Vec<Found>,
    pub(crate) errors: Vec<LoadError>,
    /// Whether paths were given on the command line.
    pub(crate) given: bool,
    /// Whether the settings name the files.
    pub(crate) by_settings: bool,
    /// Paths that were given and are left out all the same.
    pub(crate) excluded: Vec<String>,
    /// Folders that were given and hold no file to check.
    pub(crate) empty: Vec<String>,
}

impl Files {
    /// Whether the settings leave out all that was given.
    pub(crate) fn all_left_out(&self) -> bool {
        !self.excluded.is_empty() && self.files.is_empty()
    }

    /// Says which of the given paths are not checked.
    pub(crate) fn tell_left_out(&self, err: &mut impl io::Write) -> io::Result<()> {
        for path in &self.excluded {
            writeln!(err, "factcheck: {} is left out by the settings", clean(path))?;
        }
        // Where nothing at all is checked, that is said instead.
        for path in self.empty.iter().filter(|_| !self.files.is_empty()) {
            writeln!(err, "factcheck: {} holds no file to check", clean(path))?;
        }
        Ok(())
    }
}

/// By which grammar a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Claims,
    Draft(Markup),
}

/// The files that the arguments name, folders walked with `.gitignore` respected, in a stable order.
pub(crate) fn files(a: &CheckArgs, settings: &Arc<Resolver>) -> Files {
    let mut out = Files {
        given: !a.paths.is_empty(),
        by_settings: settings.run.names_files(),
        ..Files::default()
    };
    let default = [settings.default_folder()];
    let paths = if a.paths.is_empty() { &default[..] } else { &a.paths[..] };
    for p in paths {
        if p.as_os_str() == "-" {
            let shown = a.stdin_filename.clone().unwrap_or_else(|| "<stdin>".to_owned());
            out.files.push(Found::new(p.clone(), shown));
        } else if a.force_exclude && p.exists() && settings.of(p).excludes(p) {
            out.excluded.push(shown(p));
        } else if p.is_dir() {
            let before = (out.files.len(), out.errors.len());
            walk(p, settings, &mut out);
            if out.given && before == (out.files.len(), out.errors.len()) {
                out.empty.push(shown(p));
            }
        } else if p.exists() {
            out.files.push(Found::new(p.clone(), shown(p)));
        } else if out.given {
            out.errors.push(LoadError {
                path: shown(p),
                message: "there is no such file or folder".to_owned(),
            });
        }
    }
    let mut seen = std::collections::HashSet::new();
    // One file may be given twice, by two paths.
    out.files.retain(|f| {
        let stdin = f.path.as_os_str() == "-";
        let at = if stdin {
            None
        } else {
            std::fs::canonicalize(&f.path).ok()
        };
        seen.insert(at.unwrap_or_else(|| f.path.clone()))
    });
    out
}

fn shown(p: &Path) -> String {
    let shown = p.to_string_lossy().replace('\\', "/");
    match shown.strip_prefix("./") {
        Some(rest) if !rest.is_empty() => rest.to_owned(),
        _ => shown,
    }
}

fn walk(folder: &Path, settings: &Arc<Resolver>, out: &mut Files) {
    let mut found = Vec::new();
    let pruning = Arc::clone(settings);
    let walker = ignore::WalkBuilder::new(folder)
        .require_git(false)
        .filter_entry(move |e| e.depth() == 0 || !pruning.of(e.path()).excludes_itself(e.path()))
        .build();
    let wanted = |p: &Path| settings.of(p).includes(p).unwrap_or_else(|| is_text(p));
    for entry in walker {
        match entry {
            Ok(e) if e.file_type().is_some_and(|t| t.is_file()) && wanted(e.path()) => found.push(e.into_path()),
            Ok(_) => {}
            Err(e) => out.errors.push(walk_error(folder, &e)),
        }
    }
    found.sort();
    out.files.extend(found.into_iter().map(|path| {
        let shown = shown(&path);
        Found::new(path, shown)
    }));
}

/// What went wrong on a walk, with the path that it went wrong at, once.
fn walk_error(folder: &Path, e: &ignore::Error) -> LoadError {
    let mut at = folder;
    let mut inner = e;
    loop {
        match inner {
            ignore::Error::WithPath { path, err } => {
                at = path;
                inner = err;
            }
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => inner = err,
            _ => break,
        }
    }
    let message = match inner {
        ignore::Error::Io(e) if e.kind() == io::ErrorKind::PermissionDenied => {
            "this may not be read: check its permissions".to_owned()
        }
        ignore::Error::Io(e) => format!("this could not be read: {}", e.kind()),
        other => other.to_string(),
    };
    LoadError {
        path: shown(at),
        message,
    }
}

/// Formats that hold no text to read as claims, wherever they lie.
const BINARY: [&str; 12] = [
    "docx", "xlsx", "pptx", "pdf", "png", "jpg", "jpeg", "gif", "webp", "svg", "zip", "gz",
];

pub(crate) fn is_text(p: &Path) -> bool {
    let extension = extension(p);
    let binary = extension.as_deref().is_some_and(|e| BINARY.contains(&e));
    extension.as_deref() == Some("claims") || markup_of(p).is_some() || in_claims_folder(p) && !binary
}

fn extension(p: &Path) -> Option<String> {
    p.extension().map(|e| e.to_string_lossy().to_lowercase())
}

/// Whether a folder named `claims` is above the file.
fn in_claims_folder(p: &Path) -> bool {
    let absolute = std::path::absolute(p).unwrap_or_else(|_| p.to_owned());
    absolute
        .parent()
        .is_some_and(|d| d.components().any(|c| c.as_os_str() == "claims"))
}

/// By which grammar a file is read: the arguments, its name, or its first statement says so.
pub(crate) fn kind(path: &Path, bytes: &[u8], forced: Option<Grammar>) -> Kind {
    match forced {
        Some(Grammar::Claims) => return Kind::Claims,
        Some(Grammar::Markdown) => return Kind::Draft(Markup::Markdown),
        Some(Grammar::Html) => return Kind::Draft(Markup::Html),
        Some(Grammar::Text) => return Kind::Draft(Markup::Text),
        Some(Grammar::Docx) => return Kind::Draft(Markup::Docx),
        None => {}
    }
    let markup = markup_of(path);
    let text = markup != Some(Markup::Docx);
    if extension(path).as_deref() == Some("claims") || in_claims_folder(path) && text {
        return Kind::Claims;
    }
    match markup {
        Some(Markup::Text) | None => sniff(&String::from_utf8_lossy(&bytes[..bytes.len().min(SNIFFED)])),
        Some(m) => Kind::Draft(m),
    }
}

/// How much of a file is looked at to tell claims from prose.
const SNIFFED: usize = 1 << 16;

/// The first line that is neither blank nor comment holds a symbol relation between blanks, or is a directive.
fn sniff(text: &str) -> Kind {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let first = text
        .lines()
        .map(str::trim)
        .find(|l| !l.is_empty() && !l.starts_with('#'));
    let Some(line) = first else { return Kind::Claims };
    let line = &line[..line.char_indices().nth(4096).map_or(line.len(), |(n, _)| n)];
    const SIGNS: [&str; 12] = ["=", "==", "!=", "≠", "<", "<=", "≤", ">", ">=", "≥", "~", "≈"];
    let relation = line
        .split_whitespace()
        .enumerate()
        .any(|(n, w)| n > 0 && SIGNS.contains(&w));
    if line.starts_with('@') || relation {
        Kind::Claims
    } else {
        Kind::Draft(Markup::Text)
    }
}

/// Where the fact base is: the arguments, the environment, the settings, or the nearest `facts/` upward.
pub(crate) fn facts(given: Vec<PathBuf>, settings: Vec<PathBuf>, near: Option<&Path>) -> Result<Vec<PathBuf>, String> {
    if !given.is_empty() {
        return Ok(given);
    }
    if let Some(env) = std::env::var_os("FACTCHECK_FACTS").filter(|v| !v.is_empty()) {
        return Ok(std::env::split_paths(&env).collect());
    }
    if !settings.is_empty() {
        return Ok(settings);
    }
    let here = upward(Path::new("."), "facts");
    let there = || near.and_then(Path::parent).and_then(|p| upward(p, "facts"));
    here.or_else(there).map(|p| vec![p]).ok_or_else(|| {
        "there is no fact base: name one with `--facts PATH`, or make a folder `facts/` with a YAML file in it \
         (see `factcheck facts schema`)"
            .to_owned()
    })
}

/// The nearest folder or file of this name, from `start` upward.
pub(crate) fn upward(start: &Path, name: &str) -> Option<PathBuf> {
    let relative = start.join(name);
    if relative.exists() {
        return Some(if start == Path::new(".") {
            PathBuf::from(name)
        } else {
            relative
        });
    }
    let absolute = std::path::absolute(start).ok()?;
    absolute.ancestors().map(|d| d.join(name)).find(|p| p.exists())
}
