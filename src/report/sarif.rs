//! SARIF 2.1.0, for code scanning. What is supported and says nothing is left out: code scanning knows no `kind`, and would
//! show it as an alert.

use super::hits::{Hit, Place, YamlPlaces, hits, slashed};
use super::{Run, Style, clean, item, lines, plural};
use crate::rule::{Rule, Severity};
use crate::span::{Lines, Span};
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// So many results are shown by code scanning.
const MOST: usize = 5_000;

pub(super) fn write(run: &Run, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let found = hits(run, style);
    let more = found.len().saturating_sub(MOST);
    let mut yaml = YamlPlaces::new(&run.base);
    let mut places: Option<(&str, Lines)> = None;
    let mut results = Vec::new();
    for h in found.iter().take(MOST) {
        if places.as_ref().is_none_or(|(path, _)| *path != h.file.path) {
            places = Some((&h.file.path, lines(h.file)));
        }
        if let Some((_, places)) = &places {
            results.push(result(h, places, &mut yaml));
        }
    }
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "factcheck",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": Rule::ALL.iter().map(|r| rule(*r)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": run.problems.is_empty() && run.errors.is_empty() && !run.files.is_empty(),
                "toolExecutionNotifications": notifications(run, more),
            }],
            "results": results,
            "properties": {"summary": run.summary().sentence(), "leftOut": more},
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

fn rule(r: Rule) -> Value {
    let page = r.documentation().markdown;
    let text = message(r.summary());
    json!({
        "id": r.name(),
        "name": pascal(r.name()),
        "shortDescription": {"text": text},
        "fullDescription": {"text": text},
        "help": {"text": message(&page), "markdown": page},
        "defaultConfiguration": {"level": level(r.severity())},
        "properties": {"tags": ["fact-check"], "problem.severity": problem(r.severity())},
    })
}

/// `value-mismatch` as `ValueMismatch`.
fn pascal(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for part in name.split('-') {
        let mut chars = part.chars();
        out.extend(chars.next().map(|c| c.to_ascii_uppercase()));
        out.push_str(chars.as_str());
    }
    out
}

fn result(h: &Hit, places: &Lines, yaml: &mut YamlPlaces) -> Value {
    let text = &h.file.text;
    let on_disk = !h.file.word;
    let mut said = h.detail.message.clone();
    for n in &h.detail.notes {
        said.push('\n');
        said.push_str(n);
    }
    let related: Vec<Value> = yaml
        .of(h.finding)
        .into_iter()
        .enumerate()
        .map(|(n, held)| {
            json!({
                "id": n + 1,
                "message": {"text": message(&held.id)},
                "physicalLocation": {
                    "artifactLocation": {"uri": uri(&held.file.path)},
                    "region": region(&held.file.text, held.span, held.place, true),
                },
            })
        })
        .collect();
    let mut out = json!({
        "ruleId": h.rule.name(),
        "ruleIndex": Rule::ALL.iter().position(|r| *r == h.rule),
        "level": level(h.finding.severity()),
        "message": {"text": message(&said)},
        "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": uri(&h.file.path)},
            "region": region(text, h.finding.focus, h.place, on_disk),
        }}],
        "relatedLocations": related,
        "partialFingerprints": {"ruleAndText/v1": h.fingerprint()},
    });
    let Some(map) = out.as_object_mut() else { return out };
    if let (true, Some(fix)) = (on_disk, &h.detail.fix) {
        let place = Place::of(text, places, fix.span);
        let fixes = json!([{
            "description": {"text": message(&format!("write {}", fix.text))},
            "artifactChanges": [{
                "artifactLocation": {"uri": uri(&h.file.path)},
                "replacements": [{
                    "deletedRegion": region(text, fix.span, place, true),
                    "insertedContent": {"text": fix.text},
                }],
            }],
        }]);
        map.insert("fixes".to_owned(), fixes);
    }
    let properties = json!({"verdict": h.finding.verdict.name(), "origin": h.finding.origin.name()});
    map.insert("properties".to_owned(), properties);
    out
}

/// Bytes are told only where they are the file's own.
fn region(text: &str, span: Span, p: Place, bytes: bool) -> Value {
    let mut out = Map::new();
    out.insert("startLine".to_owned(), p.line.into());
    out.insert("startColumn".to_owned(), p.column.into());
    out.insert("endLine".to_owned(), p.end_line.into());
    out.insert("endColumn".to_owned(), p.end_column.into());
    if bytes {
        out.insert("byteOffset".to_owned(), span.start.into());
        out.insert("byteLength".to_owned(), span.len().into());
    }
    out.insert("snippet".to_owned(), json!({"text": clean(span.of(text))}));
    Value::Object(out)
}

fn notifications(run: &Run, more: usize) -> Vec<Value> {
    let mut out: Vec<Value> = item::errors(run)
        .into_iter()
        .map(|e| {
            let mut physical = json!({"artifactLocation": {"uri": uri(&e.file)}});
            if let (Some(line), Some(column), Some(map)) = (e.line, e.column, physical.as_object_mut()) {
                map.insert("region".to_owned(), json!({"startLine": line, "startColumn": column}));
            }
            json!({
                "level": "error",
                "message": {"text": message(&e.message)},
                "locations": [{"physicalLocation": physical}],
            })
        })
        .collect();
    if more > 0 {
        let text = format!(
            "{} left out: the {MOST} worst are told, as many as are shown",
            plural(more, "more result")
        );
        out.push(json!({"level": "note", "message": {"text": text}}));
    }
    out
}

/// A text of a message. Braces are placeholders in it unless they are doubled, and `](` makes a link of a draft's own words.
fn message(text: &str) -> String {
    clean(text).replace('{', "{{").replace('}', "}}").replace("](", "] (")
}

/// A path as an address, relative where the path is.
fn uri(path: &str) -> String {
    let path = slashed(path);
    let mut out = String::with_capacity(path.len());
    if path.starts_with('/') {
        out.push_str("file://");
    } else if cfg!(windows) && path.as_bytes().get(1) == Some(&b':') {
        out.push_str("file:///");
    }
    for b in path.bytes() {
        if b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(b));
        } else {
            out.push_str(&format!("%{b:02X}"));
        }
    }
    out
}

const fn level(s: Severity) -> &'static str {
    match s {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
        Severity::None => "none",
    }
}

const fn problem(s: Severity) -> &'static str {
    match s {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::None => "recommendation",
    }
}

#[cfg(test)]
mod tests {
    use super::{message, pascal, uri};

    #[test]
    fn paths_and_texts_are_escaped() {
        assert_eq!(uri("./a b/é%#?.md"), "a%20b/%C3%A9%25%23%3F.md");
        assert_eq!(uri("/tmp/x.md"), "file:///tmp/x.md");
        assert_eq!(uri("a:b.md"), "a%3Ab.md");
        assert_eq!(
            message("{0} [x](https://example.org)"),
            "{{0}} [x] (https://example.org)"
        );
        assert_eq!(pascal("value-mismatch"), "ValueMismatch");
    }
}
