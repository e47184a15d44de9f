//! One result as machine formats tell it.

use super::Checked;
use super::Run;
use crate::check::{Finding, Verdict};
use crate::facts::{FactBase, SourceId};
use crate::span::Lines;
use serde::{Serialize, Serializer};

/// A replacement.
#[derive(Serialize)]
pub(super) struct Fix<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    safe: bool,
}

/// Where a value comes from.
#[derive(Serialize)]
pub(super) struct Source<'a> {
    pub(super) id: &'a str,
    pub(super) title: Option<&'a str>,
    pub(super) publisher: Option<&'a str>,
    pub(super) published: Option<&'a str>,
    pub(super) url: Option<&'a str>,
    pub(super) locator: Option<&'a str>,
}

/// One result.
#[derive(Serialize)]
pub(super) struct Item<'a> {
    pub(super) file: &'a str,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
    pub(super) text: &'a str,
    pub(super) origin: &'static str,
    pub(super) verdict: &'static str,
    pub(super) rule: Option<&'static str>,
    pub(super) severity: &'static str,
    pub(super) message: &'a str,
    pub(super) fact: Option<String>,
    pub(super) facts: Vec<String>,
    pub(super) claimed: Option<&'a str>,
    pub(super) expected: Option<&'a str>,
    pub(super) evidence: Option<&'a str>,
    #[serde(serialize_with = "of_one")]
    pub(super) confidence: u8,
    pub(super) notes: &'a [String],
    pub(super) sources: Vec<Source<'a>>,
    pub(super) fix: Option<Fix<'a>>,
}

/// Hundredths as a number from 0 to 1.
#[expect(clippy::float_arithmetic, reason = "a confidence is no figure")]
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn of_one<S: Serializer>(hundredths: &u8, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_f64(f64::from(*hundredths) / 100.0)
}

/// What could not be read, or is wrong with the fact base.
#[derive(Debug, Serialize)]
pub(crate) struct Error {
    pub(crate) file: String,
    pub(crate) message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) column: Option<usize>,
}

/// Everything that kept the run from doing its work.
pub(crate) fn errors(run: &Run) -> Vec<Error> {
    let read = run.errors.iter().map(|e| Error {
        file: e.path.clone(),
        message: e.message.clone(),
        line: None,
        column: None,
    });
    let mut places: Vec<Option<Lines>> = run.base.files().iter().map(|_| None).collect();
    let broken = run.problems.iter().filter_map(|p| {
        let n = p.file as usize;
        let file = run.base.files().get(n)?;
        let places = places.get_mut(n)?.get_or_insert_with(|| Lines::new(&file.text));
        let (line, column) = places.position(&file.text, p.span.start);
        let message = p
            .help
            .as_ref()
            .map_or_else(|| p.message.clone(), |h| format!("{}; {h}", p.message));
        Some(Error {
            file: file.path.clone(),
            message,
            line: Some(line),
            column: Some(column),
        })
    });
    read.chain(broken).collect()
}

/// A finding in full.
pub(super) fn item<'a>(base: &'a FactBase, f: &'a Checked, places: &Lines, finding: &'a Finding) -> Item<'a> {
    let (line, column) = places.position(&f.text, finding.span.start);
    let (end_line, end_column) = places.position(&f.text, finding.span.end);
    let mut ids: Vec<String> = finding.facts().into_iter().map(|id| base.full_id(id)).collect();
    if let Some(name) = finding.name {
        ids.insert(0, base.full_name_id(name));
    }
    let d = finding.detail.as_deref();
    let some = |t: &'a String| if t.is_empty() { None } else { Some(t.as_str()) };
    let ambiguous = finding.rule == Some(crate::rule::Rule::AmbiguousSubject);
    Item {
        file: &f.path,
        start: finding.span.start,
        end: finding.span.end,
        line,
        column,
        end_line,
        end_column,
        text: finding.span.of(&f.text),
        origin: finding.origin.name(),
        verdict: finding.verdict.name(),
        rule: finding.rule.map(crate::rule::Rule::name),
        severity: finding.severity().name(),
        message: d.map_or("", |d| &d.message),
        fact: match finding.name {
            _ if ambiguous => None,
            Some(name) if ids.is_empty() => Some(base.full_name_id(name)),
            _ => ids.first().cloned(),
        },
        facts: ids,
        claimed: d.and_then(|d| some(&d.claimed)),
        expected: d.and_then(|d| some(&d.expected)),
        evidence: d.and_then(|d| some(&d.evidence)),
        confidence: finding.confidence,
        notes: d.map_or(&[], |d| &d.notes),
        sources: if finding.verdict == Verdict::Invalid {
            Vec::new()
        } else {
            sources(base, finding)
        },
        fix: d.and_then(|d| d.fix.as_ref()).map(|x| Fix {
            start: x.span.start,
            end: x.span.end,
            text: &x.text,
            safe: x.safe,
        }),
    }
}

/// The sources of what a finding was held against, each once.
pub(super) fn sources<'a>(base: &'a FactBase, finding: &Finding) -> Vec<Source<'a>> {
    let mut out: Vec<Source<'a>> = Vec::new();
    if let Some(id) = finding.name.and_then(|n| base.name(n).source) {
        out.push(one(base, id, None));
    }
    for e in &finding.against {
        let Some(v) = base.fact(e.fact).values.get(e.value as usize) else {
            continue;
        };
        for (n, id) in v.sources.iter().enumerate() {
            // With several sources the locator belongs to the first.
            let locator = v.locator.as_deref().filter(|_| n == 0);
            if !out
                .iter()
                .any(|have| have.id == &*base.source(*id).id && have.locator == locator)
            {
                out.push(one(base, *id, locator));
            }
        }
    }
    out
}

fn one<'a>(base: &'a FactBase, id: SourceId, locator: Option<&'a str>) -> Source<'a> {
    let s = base.source(id);
    Source {
        id: &s.id,
        title: s.title.as_deref(),
        publisher: s.publisher.as_deref(),
        published: s.published.as_deref(),
        url: s.url.as_deref(),
        locator,
    }
}
