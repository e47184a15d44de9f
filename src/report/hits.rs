//! What the formats for reviews have in common: the findings that want a look, where they stand, and what makes them the same
//! finding in the next run.

use super::{Checked, Run, Style, lines};
use crate::check::{Detail, Finding};
use crate::facts::{FactBase, YamlFile};
use crate::rule::{Rule, Severity};
use crate::span::{Lines, Span};
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};
use std::cmp::Reverse;

/// Where something stands: lines and columns from 1, columns in characters, the end excluded.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
}

impl Place {
    pub(super) fn of(text: &str, places: &Lines, span: Span) -> Self {
        let (line, column) = places.position(text, span.start);
        let (end_line, end_column) = places.position(text, span.end);
        Self {
            line,
            column,
            end_line,
            end_column,
        }
    }
}

/// A finding that wants a look.
#[derive(Debug)]
pub(super) struct Hit<'a> {
    pub(super) file: &'a Checked,
    pub(super) finding: &'a Finding,
    pub(super) rule: Rule,
    pub(super) detail: &'a Detail,
    /// Where the part stands that the verdict is about.
    pub(super) place: Place,
    /// Which of the file's findings with the same rule and text it is, from 1.
    pub(super) nth: usize,
}

/// The findings that want a look, the worst first, else in the order of the files. What no fact covers is left out unless
/// everything is asked for: a draft is full of it, and a review would drown.
pub(super) fn hits<'a>(run: &'a Run, style: &Style) -> Vec<Hit<'a>> {
    let mut out = Vec::new();
    for file in &run.files {
        let places = lines(file);
        let mut seen: FxHashMap<(Rule, String), usize> = FxHashMap::default();
        for finding in &file.findings {
            let (Some(rule), Some(detail)) = (finding.rule, &finding.detail) else {
                continue;
            };
            if (rule == Rule::Unverified && !style.show_all) || finding.severity() == Severity::None {
                continue;
            }
            let nth = seen.entry((rule, flat(finding.span.of(&file.text)))).or_default();
            *nth += 1;
            out.push(Hit {
                file,
                finding,
                rule,
                detail,
                place: Place::of(&file.text, &places, finding.focus),
                nth: *nth,
            });
        }
    }
    out.sort_by_key(|h| Reverse(h.finding.severity()));
    out
}

impl Hit<'_> {
    /// What stays the same when lines move: a hash of the rule and the text, and its number where they occur again.
    pub(super) fn fingerprint(&self) -> String {
        let text = flat(self.finding.span.of(&self.file.text));
        format!("{}:{}", hash(&[self.rule.name(), &text]), self.nth)
    }
}

/// Thirty-two hexadecimal digits for some texts.
pub(super) fn hash(parts: &[&str]) -> String {
    let mut h = Sha256::new();
    for p in parts {
        h.update(p.as_bytes());
        h.update([0]);
    }
    h.finalize().iter().take(16).map(|b| format!("{b:02x}")).collect()
}

/// The text on one line.
pub(super) fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A path as in an address: with slashes, and without a leading `./`.
pub(super) fn slashed(path: &str) -> String {
    let path = if cfg!(windows) {
        path.replace('\\', "/")
    } else {
        path.to_owned()
    };
    path.strip_prefix("./").map(str::to_owned).unwrap_or(path)
}

/// The line starts of the fact base's files, found once each.
pub(super) struct YamlPlaces<'a> {
    base: &'a FactBase,
    lines: Vec<Option<Lines>>,
}

/// A line of the fact base that a finding was held against.
pub(super) struct Held<'a> {
    pub(super) file: &'a YamlFile,
    pub(super) span: Span,
    pub(super) place: Place,
    /// `topic/fact`.
    pub(super) id: String,
}

impl<'a> YamlPlaces<'a> {
    pub(super) fn new(base: &'a FactBase) -> Self {
        Self {
            base,
            lines: base.files().iter().map(|_| None).collect(),
        }
    }

    fn held(&mut self, file: u32, span: Span, id: String) -> Option<Held<'a>> {
        let n = file as usize;
        let file = self.base.files().get(n)?;
        let lines = self.lines.get_mut(n)?.get_or_insert_with(|| Lines::new(&file.text));
        Some(Held {
            file,
            span,
            place: Place::of(&file.text, lines, span),
            id,
        })
    }

    /// The YAML that a finding was held against: the name's and the values', at most six.
    pub(super) fn of(&mut self, finding: &Finding) -> Vec<Held<'a>> {
        let base = self.base;
        let name = finding.name.and_then(|id| {
            let name = base.name(id);
            self.held(base.topic(name.topic).file, name.span, base.full_name_id(id))
        });
        let mut out: Vec<Held<'a>> = name.into_iter().collect();
        for e in finding.against.iter().take(6) {
            let fact = base.fact(e.fact);
            if let Some(v) = fact.values.get(e.value as usize) {
                out.extend(self.held(base.topic(fact.topic).file, v.span, base.full_id(e.fact)));
            }
        }
        out
    }
}
