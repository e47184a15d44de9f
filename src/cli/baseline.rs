//! A baseline: the results that a desk has decided to live with, keyed on rule and text and not on lines. Files are named from the
//! baseline's own folder, so that it means the same wherever it is used from.

use super::input::why;
use super::{complain, read_bytes, store, utf8};
use crate::check::Finding;
use crate::report::Checked;
use crate::rule::Rule;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

/// A baseline file.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Baseline {
    version: u32,
    results: Vec<Entry>,
}

#[derive(Clone, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    file: String,
    rule: String,
    text: String,
    count: usize,
}

type Key = (String, String, String);
type Counts = BTreeMap<Key, usize>;

const VERSION: u32 = 1;

/// Reads a baseline.
pub(crate) fn read(path: &Path) -> Result<Baseline, String> {
    let shown = path.display();
    if !path.exists() {
        return Err(format!(
            "there is no baseline {shown}: write one with `--write-baseline {shown}`"
        ));
    }
    let anew = "name another file, or write a new baseline with `--write-baseline FILE`";
    let text = read_bytes(path)
        .and_then(utf8)
        .map_err(|e| format!("the baseline {shown} could not be read: {e}"))?;
    let mut b: Baseline = serde_json::from_str(&text).map_err(|e| {
        format!(
            "{shown} is no baseline (line {} is not as it should be): {anew}",
            e.line()
        )
    })?;
    if b.version != VERSION {
        return Err(format!(
            "the baseline {shown} is of version {}, and this factcheck reads {VERSION}: {anew}",
            b.version
        ));
    }
    let folder = folder(path);
    for e in &mut b.results {
        e.file = whole(&folder.join(&e.file));
    }
    Ok(b)
}

/// Leaves out what the baseline `known` holds, and writes a baseline to `path`: of all results, or, where one was read, of
/// what it holds and is still found. So an old mistake goes out of it, and no new one comes in.
pub(crate) fn take(known: Option<Baseline>, path: Option<&Path>, files: &mut [Checked]) -> Result<(), String> {
    let counts = match (known, path) {
        (Some(known), _) => {
            let (kept, stale) = known.leave_out(files);
            if path.is_none() {
                for words in stale {
                    complain(&words);
                }
            }
            kept
        }
        (None, Some(path)) => all(path, files)?,
        (None, None) => return Ok(()),
    };
    path.map_or(Ok(()), |path| write(path, counts))
}

/// All results, which are left out. What an older baseline at this place holds of files that were not checked now stays.
fn all(path: &Path, files: &mut [Checked]) -> Result<Counts, String> {
    let mut counts = Counts::new();
    if path.exists() {
        for e in read(path)?.results {
            if elsewhere(&e.file, files) {
                counts.insert((e.file, e.rule, e.text), e.count);
            }
        }
    }
    leave_out(files, |k| {
        *counts.entry(k).or_insert(0) += 1;
        true
    });
    Ok(counts)
}

fn write(path: &Path, counts: Counts) -> Result<(), String> {
    let folder = whole(&folder(path));
    let results = counts.into_iter().map(|((file, rule, text), count)| Entry {
        file: seen_from(&folder, &file),
        rule,
        text,
        count,
    });
    let baseline = Baseline {
        version: VERSION,
        results: results.collect(),
    };
    let mut json = serde_json::to_vec_pretty(&baseline).map_err(|e| e.to_string())?;
    json.push(b'\n');
    store::write_atomically(path, &json)
        .map_err(|e| format!("the baseline {} could not be written: {}", path.display(), why(&e)))
}

impl Baseline {
    /// Leaves out the results that the baseline holds, each as often as it holds it. Returns what it holds and is found, or
    /// is of files that were not checked now; and, in words, what is no longer found.
    fn leave_out(self, files: &mut [Checked]) -> (Counts, Vec<String>) {
        let mut held = Counts::new();
        for e in self.results {
            *held.entry((e.file, e.rule, e.text)).or_insert(0) += e.count;
        }
        let mut found = Counts::new();
        leave_out(files, |k| {
            let most = held.get(&k).copied().unwrap_or(0);
            let n = found.entry(k).or_insert(0);
            let known = *n < most;
            *n += usize::from(known);
            known
        });
        found.retain(|_, n| *n > 0);
        let mut stale = Vec::new();
        for (k, n) in held {
            if elsewhere(&k.0, files) {
                found.insert(k, n);
            } else if found.get(&k).is_none_or(|f| *f < n) {
                let (file, rule, text) = k;
                let file = seen_from(&whole(Path::new(".")), &file);
                stale.push(format!(
                    "the baseline holds what is no longer found: {file}: {rule}: {text}; `--write-baseline` beside `--baseline` \
                     takes it out"
                ));
            }
        }
        (found, stale)
    }
}

/// Leaves out the results whose keys are known.
fn leave_out(files: &mut [Checked], mut known: impl FnMut(Key) -> bool) {
    for f in files {
        let all = f.findings.len();
        let (file, text) = (name(&f.path), std::mem::take(&mut f.text));
        f.findings.retain(|x| key(&file, &text, x).is_none_or(|k| !known(k)));
        f.text = text;
        f.known += all - f.findings.len();
    }
}

/// Whether a file is there, and none of those that were checked now.
fn elsewhere(file: &str, files: &[Checked]) -> bool {
    !files.iter().any(|f| name(&f.path) == file) && Path::new(file).exists()
}

/// A result's key; `None` for what has nothing to say, and for what only no fact covers.
fn key(file: &str, text: &str, f: &Finding) -> Option<Key> {
    let rule = f.rule.filter(|r| *r != Rule::Unverified)?;
    // A paragraph that is wrapped anew is still the same text.
    let words: Vec<&str> = f.span.of(text).split_whitespace().collect();
    Some((file.to_owned(), rule.name().to_owned(), words.join(" ")))
}

/// The file's whole path, however it was given.
fn name(path: &str) -> String {
    whole(Path::new(path))
}

fn folder(file: &Path) -> PathBuf {
    let parent = file.parent().filter(|p| !p.as_os_str().is_empty());
    parent.unwrap_or_else(|| Path::new(".")).to_owned()
}

/// A path from the root, with no `.` and `..` in it and slashes between its parts.
fn whole(path: &Path) -> String {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut parts: Vec<String> = Vec::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                parts.pop();
            }
            Component::RootDir => parts.push(String::new()),
            other => parts.push(other.as_os_str().to_string_lossy().into_owned()),
        }
    }
    parts.join("/")
}

/// A whole path as it is named from a folder's.
fn seen_from(folder: &str, file: &str) -> String {
    let (from, to): (Vec<&str>, Vec<&str>) = (folder.split('/').collect(), file.split('/').collect());
    let same = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = std::iter::repeat_n("..", from.len() - same);
    up.chain(to[same..].iter().copied()).collect::<Vec<_>>().join("/")
}
