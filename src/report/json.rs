//! One JSON object that holds every result, the supported ones too.

use super::item::{errors, item};
use super::{Run, lines};
use serde::Serialize;
use serde::ser::{SerializeMap, SerializeSeq, Serializer};
use std::io::{self, Write};

/// What wrote the report.
#[derive(Serialize)]
pub(super) struct Tool {
    name: &'static str,
    version: &'static str,
}

/// This program.
pub(super) const TOOL: Tool = Tool {
    name: "factcheck",
    version: env!("CARGO_PKG_VERSION"),
};

/// The counts of a run.
#[derive(Serialize)]
pub(super) struct Counts {
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
    /// Fixes that have been made.
    #[serde(skip_serializing_if = "zero")]
    fixed: usize,
    /// Results that the baseline holds, and that are left out.
    #[serde(skip_serializing_if = "zero")]
    baseline: usize,
    /// Results on lines that have not changed, and that are left out.
    #[serde(skip_serializing_if = "zero")]
    unchanged: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
const fn zero(n: &usize) -> bool {
    *n == 0
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

impl Counts {
    pub(super) fn of(run: &Run) -> Self {
        let s = run.summary();
        Self {
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
            fixed: s.fixed,
            baseline: s.known,
            unchanged: s.unchanged,
        }
    }
}

pub(super) fn write(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    let mut ser = serde_json::Serializer::pretty(&mut *out);
    let mut map = (&mut ser).serialize_map(Some(5))?;
    map.serialize_entry("version", &1)?;
    map.serialize_entry("tool", &TOOL)?;
    map.serialize_entry("summary", &Counts::of(run))?;
    map.serialize_entry("results", &Results(run))?;
    map.serialize_entry("errors", &errors(run))?;
    SerializeMap::end(map)?;
    writeln!(out)
}
