//! The Code Quality report of GitLab: a list of what wants a look, each with a fingerprint that outlives moved lines.

use super::hits::{flat, hash, hits, slashed};
use super::{Run, Style, clean, item};
use crate::rule::Severity;
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

pub(super) fn write(run: &Run, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let broken = item::errors(run).into_iter().map(|e| {
        let line = e.line.unwrap_or(1);
        Issue {
            fingerprint: hash(&["not-checked", &e.file, &e.message]),
            description: flat(&clean(&e.message)),
            check_name: "not-checked",
            severity: "blocker",
            location: Location {
                path: slashed(&e.file),
                lines: Lines { begin: line, end: line },
            },
        }
    });
    let found = hits(run, style).into_iter().map(|h| Issue {
        description: flat(&clean(&h.detail.message)),
        check_name: h.rule.name(),
        // A fingerprint is one in the whole report.
        fingerprint: hash(&[&slashed(&h.file.path), &h.fingerprint()]),
        severity: match h.finding.severity() {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Info | Severity::None => "info",
        },
        location: Location {
            path: slashed(&h.file.path),
            lines: Lines {
                begin: h.place.line,
                end: h.place.end_line,
            },
        },
    });
    let all: Vec<Issue> = broken.chain(found).collect();
    serde_json::to_writer_pretty(&mut *out, &all)?;
    writeln!(out)
}
