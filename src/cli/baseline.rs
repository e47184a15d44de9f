//! A baseline: the results that a desk has decided to live with, keyed on rule and text and not on lines.

use super::store;
use crate::check::Finding;
use crate::report::Checked;
use crate::rule::Rule;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

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

const VERSION: u32 = 1;

/// Reads a baseline.
pub(crate) fn read(path: &Path) -> Result<Baseline, String> {
    let shown = path.display();
    let text = std::fs::read_to_string(path).map_err(|e| format!("the baseline {shown} could not be read: {e}"))?;
    let b: Baseline = serde_json::from_str(&text).map_err(|e| {
        format!("the baseline {shown} is broken: {e}; `--write-baseline` writes a new one to another file")
    })?;
    if b.version != VERSION {
        return Err(format!(
            "the baseline {shown} is of version {}, and this factcheck reads {VERSION}",
            b.version
        ));
    }
    Ok(b)
}

/// Writes all results to a baseline and leaves them out. What an older one at this place holds of files that were not
/// checked now stays; what is no longer found goes.
pub(crate) fn write(path: &Path, files: &mut [Checked]) -> Result<(), String> {
    let mut counts: BTreeMap<Key, usize> = BTreeMap::new();
    if path.exists() {
        let checked: Vec<String> = files.iter().map(|f| name(&f.path)).collect();
        for e in read(path)?.results {
            if !checked.contains(&e.file) && Path::new(&e.file).exists() {
                counts.insert((e.file, e.rule, e.text), e.count);
            }
        }
    }
    for f in files {
        let all = f.findings.len();
        let file = name(&f.path);
        let text = std::mem::take(&mut f.text);
        f.findings.retain(|x| match key(&file, &text, x) {
            Some(k) => {
                *counts.entry(k).or_insert(0) += 1;
                false
            }
            None => true,
        });
        f.text = text;
        f.known = all - f.findings.len();
    }
    let results = counts.into_iter().map(|((file, rule, text), count)| Entry {
        file,
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
        .map_err(|e| format!("the baseline {} could not be written: {e}", path.display()))
}

impl Baseline {
    /// Leaves out the results that the baseline holds, each as often as it holds it. What it holds and is no longer found is
    /// returned in words.
    pub(crate) fn leave_out(self, files: &mut [Checked]) -> Vec<String> {
        let mut left: BTreeMap<Key, usize> = BTreeMap::new();
        for e in self.results {
            *left.entry((e.file, e.rule, e.text)).or_insert(0) += e.count;
        }
        for f in &mut *files {
            let all = f.findings.len();
            let (file, text) = (name(&f.path), std::mem::take(&mut f.text));
            f.findings.retain(|x| {
                let slot = key(&file, &text, x).and_then(|k| left.get_mut(&k)).filter(|n| **n > 0);
                slot.is_none_or(|n| {
                    *n -= 1;
                    false
                })
            });
            f.text = text;
            f.known += all - f.findings.len();
        }
        let checked: Vec<String> = files.iter().map(|f| name(&f.path)).collect();
        let stale = left
            .into_iter()
            .filter(|((file, ..), n)| *n > 0 && (checked.contains(file) || !Path::new(file).exists()));
        stale
            .map(|((file, rule, text), _)| {
                format!("the baseline holds what is no longer found: {file}: {rule}: {text}; `--write-baseline` takes it out")
            })
            .collect()
    }
}

/// A result's key; `None` for what has nothing to say, and for what only no fact covers.
fn key(file: &str, text: &str, f: &Finding) -> Option<Key> {
    let rule = f.rule.filter(|r| *r != Rule::Unverified)?;
    // A paragraph that is wrapped anew is still the same text.
    let words: Vec<&str> = f.span.of(text).split_whitespace().collect();
    Some((file.to_owned(), rule.name().to_owned(), words.join(" ")))
}

/// The file's name, however it was given.
fn name(path: &str) -> String {
    path.trim_start_matches("./").to_owned()
}
