//! One JSON object that holds every result, the supported ones too.

use super::{Checked, Run, lines};
use crate::check::{Finding, Verdict};
use crate::facts::{FactBase, SourceId};
use crate::span::Lines;
use serde::Serialize;
use serde::ser::{SerializeMap, SerializeSeq, Serializer};
use std::io::{self, Write};

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Counts {
    files: usize,
    checked: usize,
    statements: usize,
    mentions: usize,
    linked: usize,
    silenced: usize,
    coverage: Option<usize>,
    supported: usize,
    refuted: usize,
    not_enough_evidence: usize,
    conflicting_evidence: usize,
    unverified: usize,
    invalid: usize,
    errors: usize,
    warnings: usize,
}

#[derive(Serialize)]
struct Fix<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    safe: bool,
}

#[derive(Serialize)]
struct Source<'a> {
    id: &'a str,
    title: Option<&'a str>,
    publisher: Option<&'a str>,
    published: Option<&'a str>,
    url: Option<&'a str>,
    locator: Option<&'a str>,
}

#[derive(Serialize)]
struct Item<'a> {
    file: &'a str,
    start: u32,
    end: u32,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    text: &'a str,
    origin: &'static str,
    verdict: &'static str,
    rule: Option<&'static str>,
    severity: &'static str,
    message: &'a str,
    fact: Option<String>,
    facts: Vec<String>,
    claimed: Option<&'a str>,
    expected: Option<&'a str>,
    evidence: Option<&'a str>,
    confidence: u8,
    notes: &'a [String],
    sources: Vec<Source<'a>>,
    fix: Option<Fix<'a>>,
}

#[derive(Serialize)]
struct Error {
    file: String,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
}

/// The results, written one by one: a long run never holds them all a second time.
struct Results<'a>(&'a Run);

impl Serialize for Results<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut seq = s.serialize_seq(None)?;
        for f in &self.0.files {
            let places = lines(f);
            for finding in &f.findings {
                seq.serialize_element(&item(&self.0.base, f, &places, finding))?;
            }
        }
        seq.end()
    }
}

pub(super) fn write(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    let s = run.summary();
    let counts = Counts {
        files: s.files,
        checked: s.checked,
        statements: s.statements,
        mentions: s.mentions,
        linked: s.linked,
        silenced: s.silenced,
        coverage: s.coverage(),
        supported: s.supported,
        refuted: s.refuted,
        not_enough_evidence: s.not_enough_evidence,
        conflicting_evidence: s.conflicting_evidence,
        unverified: s.unverified,
        invalid: s.invalid,
        errors: s.errors,
        warnings: s.warnings,
    };
    let mut ser = serde_json::Serializer::pretty(&mut *out);
    let mut map = (&mut ser).serialize_map(Some(5))?;
    map.serialize_entry("version", &1)?;
    map.serialize_entry(
        "tool",
        &Tool {
            name: "factcheck",
            version: env!("CARGO_PKG_VERSION"),
        },
    )?;
    map.serialize_entry("summary", &counts)?;
    map.serialize_entry("results", &Results(run))?;
    map.serialize_entry("errors", &errors(run))?;
    SerializeMap::end(map)?;
    writeln!(out)
}

fn errors(run: &Run) -> Vec<Error> {
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

fn item<'a>(base: &'a FactBase, f: &'a Checked, places: &Lines, finding: &'a Finding) -> Item<'a> {
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

fn sources<'a>(base: &'a FactBase, finding: &Finding) -> Vec<Source<'a>> {
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
