//! Reports: one file a format. They consume results and know nothing of how they came to be.

mod concise;
mod csv;
mod diff;
mod escape;
mod excerpt;
mod extracted;
mod format;
mod full;
mod github;
mod gitlab;
mod hits;
pub(crate) mod html;
mod item;
mod json;
mod json_lines;
mod junit;
mod ledger;
mod mention;
mod rdjson;
mod sarif;
mod snippet;

pub use escape::{clean, clean_line, same_length};
pub use extracted::{extracted_json, extracted_lines};
pub use format::Format;
pub use full::Style;
#[cfg(feature = "serve")]
pub(crate) use html::web_address;
#[cfg(feature = "serve")]
pub(crate) use item::{Error as Broken, errors as broken};
pub use mention::describe;
pub use snippet::snippet;

use crate::check::{DraftFindings, Finding, Origin, Verdict};
use crate::facts::{FactBase, LoadError, Problem};
use crate::rule::{Rule, Severity};
use crate::span::Lines;
use std::io::{self, Write};
use std::sync::Arc;

/// One checked file with its findings.
#[derive(Debug, Default)]
pub struct Checked {
    /// The path as it was given.
    pub path: String,
    /// The text, without a byte order mark's meaning.
    pub text: String,
    /// What was found, in the order of the file.
    pub findings: Vec<Finding>,
    /// Whether it is a Word document: bytes of the text are none of the file then, its text was taken out of it.
    pub word: bool,
    /// How many findings comments silenced.
    pub silenced: usize,
    /// Whether it is a draft that is about no topic of the fact base.
    pub apart: bool,
    /// How many fixes have been made.
    pub fixed: usize,
    /// How many findings a baseline holds, and so are left out.
    pub known: usize,
    /// How many findings stand on lines that have not changed, and so are left out.
    pub unchanged: usize,
}

impl Checked {
    /// A claims file.
    #[must_use]
    pub fn claims(path: String, text: String, findings: Vec<Finding>) -> Self {
        Self {
            path,
            text,
            findings,
            ..Self::default()
        }
    }

    /// A draft.
    #[must_use]
    pub fn draft(path: String, text: String, found: DraftFindings) -> Self {
        Self {
            path,
            text,
            findings: found.findings,
            silenced: found.silenced,
            apart: found.topics == 0,
            ..Self::default()
        }
    }
}

/// Everything that one run has to say.
#[derive(Debug)]
pub struct Run {
    /// The fact base, which other runs may share.
    pub base: Arc<FactBase>,
    /// What is wrong with the fact base.
    pub problems: Vec<Problem>,
    /// What could not be read.
    pub errors: Vec<LoadError>,
    /// The checked files.
    pub files: Vec<Checked>,
}

/// How many of what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "counts of what their names say")]
pub struct Summary {
    pub files: usize,
    pub checked: usize,
    /// Statements of claims files and comments.
    pub statements: usize,
    /// Values, quotations and names of drafts.
    pub mentions: usize,
    /// Mentions that were held against a fact or a name.
    pub linked: usize,
    pub silenced: usize,
    /// Fixes that have been made.
    pub fixed: usize,
    /// Results that a baseline holds.
    pub known: usize,
    /// Results on lines that have not changed.
    pub unchanged: usize,
    pub supported: usize,
    pub refuted: usize,
    pub not_enough_evidence: usize,
    pub conflicting_evidence: usize,
    pub unverified: usize,
    pub invalid: usize,
    pub errors: usize,
    pub warnings: usize,
    pub infos: usize,
}

impl Run {
    /// Counts the findings.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let mut s = Summary {
            files: self.files.len(),
            ..Summary::default()
        };
        for f in &self.files {
            s.silenced += f.silenced;
            s.fixed += f.fixed;
            s.known += f.known;
            s.unchanged += f.unchanged;
        }
        for f in self.files.iter().flat_map(|f| &f.findings) {
            s.checked += 1;
            if f.origin == Origin::Statement {
                s.statements += 1;
            } else if !f.rule.is_some_and(Rule::is_about_the_draft) {
                s.mentions += 1;
                s.linked += usize::from(f.is_linked());
            }
            match f.verdict {
                Verdict::Supported => s.supported += 1,
                Verdict::Refuted => s.refuted += 1,
                Verdict::NotEnoughEvidence => s.not_enough_evidence += 1,
                Verdict::ConflictingEvidence => s.conflicting_evidence += 1,
                Verdict::Unverified => s.unverified += 1,
                Verdict::Invalid => s.invalid += 1,
            }
            match f.severity() {
                Severity::Error => s.errors += 1,
                Severity::Warning => s.warnings += 1,
                Severity::Info => s.infos += 1,
                Severity::None => {}
            }
        }
        s
    }

    /// The highest severity of a finding.
    #[must_use]
    pub fn worst(&self) -> Severity {
        self.files
            .iter()
            .flat_map(|f| &f.findings)
            .map(Finding::severity)
            .max()
            .unwrap_or(Severity::None)
    }

    /// Writes the report in a format.
    ///
    /// # Errors
    ///
    /// Where the output can not be written.
    pub fn write(&self, format: Format, style: &Style, out: &mut dyn Write) -> io::Result<()> {
        match format {
            Format::Full => full::write(self, style, out),
            Format::Concise => concise::write(self, style, out),
            Format::Json => json::write(self, out),
            Format::JsonLines => json_lines::write(self, out),
            Format::Sarif => sarif::write(self, style, out),
            Format::Github => github::write(self, style, out),
            Format::Gitlab => gitlab::write(self, style, out),
            Format::Junit => junit::write(self, out),
            Format::Rdjson => rdjson::write(self, style, out),
            Format::Html => html::write(self, &self.summary(), out),
            Format::Csv => csv::write(self, out),
        }
    }

    /// Writes what is wrong with the fact base and what could not be read.
    ///
    /// # Errors
    ///
    /// Where the output can not be written.
    pub fn write_problems(&self, style: &Style, out: &mut dyn Write) -> io::Result<()> {
        full::problems(self, style, out)
    }
}

impl Summary {
    /// The summary in one sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        if self.checked == 0 {
            let what = if self.known + self.unchanged > 0 {
                "nothing is left to report"
            } else {
                "nothing was checked: no statement and no value"
            };
            return format!("{what} in {}{}", plural(self.files, "file"), self.aside());
        }
        let parts = [
            (self.supported, "supported"),
            (self.refuted, "refuted"),
            (self.not_enough_evidence, "without enough evidence"),
            (self.conflicting_evidence, "with conflicting evidence"),
            (self.unverified, "unverified"),
            (self.invalid, "invalid"),
        ];
        let parts: Vec<String> = parts
            .iter()
            .filter(|(n, _)| *n > 0)
            .map(|(n, w)| format!("{n} {w}"))
            .collect();
        let what = match (self.statements, self.mentions) {
            (n, 0) => plural(n, "statement"),
            (0, m) => plural(m, "mention"),
            (n, m) => format!("{} and {}", plural(n, "statement"), plural(m, "mention")),
        };
        let mut out = format!("checked {what} in {}: {}", plural(self.files, "file"), parts.join(", "));
        if self.silenced > 0 {
            out.push_str(&format!(", {} silenced", self.silenced));
        }
        if let Some(c) = self.coverage() {
            out.push_str(&format!("; facts cover {c} % of the mentions"));
        }
        out.push_str(&self.aside());
        out
    }

    /// What was mended, and what was left out.
    fn aside(&self) -> String {
        let parts = [
            (self.fixed, "fixed"),
            (self.known, "left out by the baseline"),
            (self.unchanged, "left out on unchanged lines"),
        ];
        let said = parts.iter().filter(|(n, _)| *n > 0);
        said.map(|(n, w)| format!("; {n} {w}")).collect()
    }

    /// The share of a draft's mentions that facts and names cover, in percent, rounded down; `None` without mentions.
    #[must_use]
    pub fn coverage(&self) -> Option<usize> {
        (self.linked * 100).checked_div(self.mentions)
    }

    /// How many errors and warnings, in words.
    #[must_use]
    pub fn severities(&self) -> String {
        let parts = [(self.errors, "error"), (self.warnings, "warning")];
        let mut parts: Vec<String> = parts
            .iter()
            .filter(|(n, _)| *n > 0)
            .map(|(n, w)| plural(*n, w))
            .collect();
        if self.infos > 0 {
            parts.push(format!("{} for information", self.infos));
        }
        if parts.is_empty() {
            "no errors, no warnings".to_owned()
        } else {
            parts.join(", ")
        }
    }
}

pub(crate) fn plural(n: usize, word: &str) -> String {
    counted(n, word, &format!("{word}s"))
}

pub(crate) fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// The line starts of a file's text.
pub(crate) fn lines(f: &Checked) -> Lines {
    Lines::new(&f.text)
}
