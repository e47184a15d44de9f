//! Diagnostics for reviewdog: columns count bytes of UTF-8 from 1, ends are excluded, fixes are suggestions.

use super::hits::{Hit, hits, slashed};
use super::{Run, Style, clean, item, lines};
use crate::rule::Severity;
use crate::span::{Lines, Span};
use serde_json::{Value, json};
use std::io::{self, Write};

pub(super) fn write(run: &Run, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let mut all: Vec<Value> = Vec::new();
    for e in item::errors(run) {
        let mut location = json!({"path": slashed(&e.file)});
        if let (Some(line), Some(map)) = (e.line, location.as_object_mut()) {
            map.insert("range".to_owned(), json!({"start": {"line": line}}));
        }
        all.push(json!({
            "message": clean(&e.message), "location": location, "severity": "ERROR", "code": {"value": "not-checked"},
        }));
    }
    let found = hits(run, style);
    let worst = found.first().map_or(Severity::None, |h| h.finding.severity());
    let broken = !all.is_empty();
    let mut places: Option<(&str, Lines)> = None;
    for h in &found {
        let same = places.as_ref().is_some_and(|(path, _)| *path == h.file.path);
        if !same {
            places = Some((&h.file.path, lines(h.file)));
        }
        if let Some((_, places)) = &places {
            all.push(diagnostic(h, places));
        }
    }
    let report = json!({
        "source": {"name": "factcheck"},
        "severity": if broken { "ERROR" } else { severity(worst) },
        "diagnostics": all,
    });
    serde_json::to_writer_pretty(&mut *out, &report)?;
    writeln!(out)
}

fn diagnostic(h: &Hit, places: &Lines) -> Value {
    let mut location = json!({"path": slashed(&h.file.path)});
    let text = &h.file.text;
    let on_disk = !h.file.word;
    if let (true, Some(map)) = (on_disk, location.as_object_mut()) {
        map.insert("range".to_owned(), range(text, places, h.finding.focus));
    }
    let mut message = clean(&h.detail.message).into_owned();
    for n in &h.detail.notes {
        message.push('\n');
        message.push_str(&clean(n));
    }
    let mut out = json!({
        "message": message,
        "location": location,
        "severity": severity(h.finding.severity()),
        "code": {"value": h.rule.name()},
    });
    if let (true, Some(fix), Some(map)) = (on_disk, &h.detail.fix, out.as_object_mut()) {
        let suggestion = json!([{"range": range(text, places, fix.span), "text": fix.text}]);
        map.insert("suggestions".to_owned(), suggestion);
    }
    out
}

fn range(text: &str, places: &Lines, span: Span) -> Value {
    let at = |byte: u32| {
        let (line, _) = places.position(text, byte);
        let column = (byte - places.start(line).min(byte)) + 1;
        json!({"line": line, "column": column})
    };
    json!({"start": at(span.start), "end": at(span.end)})
}

const fn severity(s: Severity) -> &'static str {
    match s {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Info | Severity::None => "INFO",
    }
}
