//! One result a line, the same object as in `json`, and a last line with the summary: a stream without it was cut off.

use super::item::{Error, errors, item};
use super::json::{Counts, TOOL, Tool};
use super::{Run, lines};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct Last {
    version: u8,
    tool: Tool,
    summary: Counts,
    errors: Vec<Error>,
}

pub(super) fn write(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    for f in &run.files {
        let places = lines(f);
        for finding in &f.findings {
            serde_json::to_writer(&mut *out, &item(&run.base, f, &places, finding))?;
            writeln!(out)?;
        }
    }
    let last = Last {
        version: 1,
        tool: TOOL,
        summary: Counts::of(run),
        errors: errors(run),
    };
    serde_json::to_writer(&mut *out, &last)?;
    writeln!(out)
}
