//! Finding and reading the files of a fact base.

use super::decode::Decoder;
use super::model::{FactBase, YamlFile};
use super::node::MAX_FILE;
use super::problem::{Problem, Related};
use crate::span::Span;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A file that could not be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LoadError {
    /// The path as it was given.
    pub path: String,
    /// Why, and what to do.
    pub message: String,
}

/// A fact base as far as it could be read, and all that is wrong with it.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Loaded {
    /// What could be read.
    pub base: FactBase,
    /// Errors inside the files, each with its place.
    pub problems: Vec<Problem>,
    /// Files that could not be read.
    pub errors: Vec<LoadError>,
}

impl FactBase {
    /// Reads the files and folders of a fact base. Folders are searched for `*.yaml` and `*.yml`, sub-folders too.
    ///
    /// Nothing is thrown away: what could be read is in the base, and every error is reported.
    #[must_use]
    pub fn load(paths: &[PathBuf]) -> Loaded {
        Self::load_over(paths, &BTreeMap::new())
    }

    /// The same, where some files are read from texts instead: those of an editor that are not saved yet.
    #[must_use]
    pub fn load_over(paths: &[PathBuf], unsaved: &BTreeMap<PathBuf, String>) -> Loaded {
        let mut loaded = Loaded::default();
        let mut files = Vec::new();
        for p in paths {
            let folder = if p.is_dir() { Some(p.as_path()) } else { p.parent() };
            loaded.base.roots.extend(folder.map(Path::to_owned));
            find(p, &mut files, &mut loaded.errors);
        }
        let inside = |f: &PathBuf| is_yaml(f) && paths.iter().any(|p| f.starts_with(p));
        files.extend(unsaved.keys().filter(|f| inside(f)).cloned());
        files.sort();
        files.dedup();
        // One file may be given twice, by two paths.
        let mut seen = std::collections::HashSet::new();
        files.retain(|f| seen.insert(std::fs::canonicalize(f).unwrap_or_else(|_| f.clone())));
        for path in files {
            let shown = path.to_string_lossy().replace('\\', "/");
            match unsaved
                .get(&path)
                .map_or_else(|| read_file(&path), |text| Ok(text.clone()))
            {
                Ok(text) => {
                    let text = text
                        .strip_prefix('\u{feff}')
                        .map_or_else(|| text.clone(), str::to_owned);
                    add(&mut loaded.base, &mut loaded.problems, shown, text);
                }
                Err(message) => loaded.errors.push(LoadError { path: shown, message }),
            }
        }
        let sound = loaded.errors.is_empty() && loaded.problems.is_empty();
        if let (true, [], [], Some(p)) = (sound, &loaded.base.facts[..], &loaded.base.names[..], paths.first()) {
            loaded.errors.push(LoadError {
                path: p.to_string_lossy().replace('\\', "/"),
                message: "this fact base holds no fact and no name: write one under `facts:` (see `factcheck facts \
                          schema`)"
                    .to_owned(),
            });
        }
        loaded
    }

    /// Reads a fact base from texts, each with the path that it is said to have.
    #[must_use]
    pub fn from_yaml(files: &[(&str, &str)]) -> (Self, Vec<Problem>) {
        let mut base = Self::default();
        let mut problems = Vec::new();
        for (path, text) in files {
            add(&mut base, &mut problems, (*path).to_owned(), (*text).to_owned());
        }
        (base, problems)
    }
}

fn add(base: &mut FactBase, problems: &mut Vec<Problem>, path: String, text: String) {
    let file = u32::try_from(base.files.len()).unwrap_or(u32::MAX);
    let stem = Path::new(&path)
        .file_stem()
        .map_or_else(String::new, |s| s.to_string_lossy().into_owned());
    if let Some(other) = base.topics.iter().find(|t| *t.id == *stem) {
        let mut p = Problem::new(
            file,
            Span::default(),
            format!("two files of the fact base are called `{stem}`: the name is the topic's"),
        );
        p.related = Some(Related {
            file: other.file,
            span: Span::default(),
            message: "the other one is this".to_owned(),
        });
        problems.push(p.help("rename one of them"));
    }
    base.index.reserve(text.len() / 200);
    let first = problems.len();
    Decoder::new(base, problems, file, &stem).read(&text);
    // A key that two values share may be looked at twice; its error is said once.
    let mut seen = std::collections::HashSet::new();
    let mut n = 0;
    problems.retain(|p| {
        n += 1;
        n <= first || seen.insert((p.span, p.message.clone()))
    });
    base.files.push(YamlFile { path, text });
}

/// Files, and how they are on the disk: when each was changed, and its length.
#[cfg(any(feature = "lsp", feature = "serve"))]
pub(crate) type Stamp = Vec<(PathBuf, Option<(std::time::SystemTime, u64)>)>;

/// How files are on the disk now.
#[cfg(any(feature = "lsp", feature = "serve"))]
pub(crate) fn stamp(files: impl IntoIterator<Item = PathBuf>) -> Stamp {
    let one = |p: PathBuf| {
        let seen = std::fs::metadata(&p).and_then(|m| Ok((m.modified()?, m.len())));
        (p, seen.ok())
    };
    files.into_iter().map(one).collect()
}

/// The files that a fact base is read from, as they stand on the disk now.
#[cfg(any(feature = "lsp", feature = "serve"))]
pub(crate) fn yaml_files(paths: &[PathBuf]) -> Vec<PathBuf> {
    let (mut files, mut errors) = (Vec::new(), Vec::new());
    for p in paths {
        find(p, &mut files, &mut errors);
    }
    files.sort();
    files
}

fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|x| x == "yaml" || x == "yml")
}

fn find(path: &Path, out: &mut Vec<PathBuf>, errors: &mut Vec<LoadError>) {
    if !path.is_dir() {
        out.push(path.to_owned());
        return;
    }
    let (before, failed) = (out.len(), errors.len());
    let mut folders = vec![path.to_owned()];
    while let Some(folder) = folders.pop() {
        let found = std::fs::read_dir(&folder).and_then(|all| {
            for e in all {
                let e = e?;
                let at = e.path();
                if e.file_name().as_encoded_bytes().starts_with(b".") {
                    continue;
                }
                // A link to a folder is not followed: it may lead back.
                if e.file_type()?.is_dir() {
                    folders.push(at);
                } else if is_yaml(&at) {
                    out.push(at);
                }
            }
            Ok(())
        });
        errors.extend(found.err().map(|e| LoadError {
            path: folder.to_string_lossy().replace('\\', "/"),
            message: describe(&e),
        }));
    }
    if out.len() == before && errors.len() == failed {
        errors.push(LoadError {
            path: path.to_string_lossy().into_owned(),
            message: "this folder holds no fact base: put a YAML file such as `topic.yaml` into it".to_owned(),
        });
    }
}

/// Reads a file that must be text of a bounded size.
fn read_file(path: &Path) -> Result<String, String> {
    let size = std::fs::metadata(path).map_err(|e| describe(&e))?;
    if size.is_dir() {
        return Err("this is a folder, not a file".to_owned());
    }
    if size.len() > MAX_FILE as u64 {
        return Err(format!(
            "this file is larger than {} MB: split it into several topics",
            MAX_FILE / 1_048_576
        ));
    }
    let bytes = std::fs::read(path).map_err(|e| describe(&e))?;
    String::from_utf8(bytes).map_err(|e| {
        format!(
            "this file is not UTF-8: byte {} is not part of any character; save it as UTF-8",
            e.utf8_error().valid_up_to()
        )
    })
}

fn describe(e: &std::io::Error) -> String {
    match e.kind() {
        std::io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        std::io::ErrorKind::PermissionDenied => "this file may not be read: check its permissions".to_owned(),
        _ => format!("this file could not be read: {e}"),
    }
}
