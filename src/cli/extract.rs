//! `factcheck extract FILE`: every value that the grammar sees in a draft, with no fact base.

use super::args::{ExtractArgs, ExtractFormat};
use super::{complain, day, read_text, settings};
use crate::prose::{describe, scan};
use crate::report::clean;
use crate::value::Context;
use serde_json::{Value as Json, json};
use std::io::{self, BufWriter, Write};

pub(crate) fn run(a: &ExtractArgs) -> io::Result<u8> {
    let mut context = match settings::nearest() {
        Ok(s) => s.context,
        Err(message) => return Ok(complain(&message)),
    };
    if let Some(d) = &a.dateline {
        match day(d, &context) {
            Some(days) if days.as_day().is_some() => context.dateline = days.as_day(),
            _ => return Ok(complain(&format!("`--dateline {d}` is no day: write it as 2025-05-06"))),
        }
    }
    let shown = match (&a.stdin_filename, a.file.as_os_str() == "-") {
        (Some(name), true) => name.clone(),
        (None, true) => "<stdin>".to_owned(),
        _ => a.file.to_string_lossy().replace('\\', "/"),
    };
    // Every draft is read as plain text until the readers of markup are joined on.
    let _ = a.markup;
    let text = match read_text(&a.file) {
        Ok(t) => t,
        Err(message) => return Ok(complain(&format!("{shown}: {message}"))),
    };
    let mentions = mentions(&text, &context);
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    match a.format {
        ExtractFormat::Json => {
            serde_json::to_writer(&mut out, &json!({ "mentions": mentions }))?;
            writeln!(out)?;
        }
        ExtractFormat::Full => {
            let lines = Lines::of(&text);
            for m in &mentions {
                writeln!(out, "{}", line(m, &shown, &lines))?;
            }
        }
    }
    out.flush()?;
    Ok(0)
}

/// The blocks of running text of a draft: where each begins in the file, and its text, byte for byte as long.
fn blocks(text: &str) -> Vec<(usize, String)> {
    let (mut out, mut from, mut at) = (Vec::new(), 0, 0);
    let mut block = String::new();
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        if line.trim().is_empty() {
            if !block.is_empty() {
                out.push((from, std::mem::take(&mut block)));
            }
            continue;
        }
        if block.is_empty() {
            from = start;
        }
        block.extend(line.chars().map(|c| if matches!(c, '\n' | '\r') { ' ' } else { c }));
    }
    if !block.is_empty() {
        out.push((from, block));
    }
    out
}

/// The mentions of a draft as objects of the machine format, their places in bytes of the file.
fn mentions(text: &str, context: &Context) -> Vec<Json> {
    let mut all = Vec::new();
    for (offset, block) in blocks(text) {
        for mention in scan(&block, context) {
            let mut described = describe(&mention, &block);
            for side in ["start", "end"] {
                if let Some(n) = described[side].as_u64() {
                    described[side] = json!(n + offset as u64);
                }
            }
            let place = |side: &str| described[side].as_u64().and_then(|n| usize::try_from(n).ok());
            if let (Some(start), Some(end)) = (place("start"), place("end")) {
                described["text"] = json!(text.get(start..end).unwrap_or(""));
            }
            all.push(described);
        }
    }
    all
}

/// Where the lines of a text begin.
struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        let breaks = text
            .bytes()
            .enumerate()
            .filter(|(_, b)| *b == b'\n')
            .map(|(n, _)| n + 1);
        Self {
            text,
            starts: std::iter::once(0).chain(breaks).collect(),
        }
    }

    /// Line and column, counted from 1, the column in characters.
    fn place(&self, at: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|s| *s <= at);
        let start = line
            .checked_sub(1)
            .and_then(|n| self.starts.get(n))
            .copied()
            .unwrap_or(0);
        (line, self.text.get(start..at).map_or(0, |t| t.chars().count()) + 1)
    }
}

/// `draft.txt:3:14: money $167 million: number 167000000, low 166500000, …`
fn line(m: &Json, file: &str, lines: &Lines<'_>) -> String {
    let at = m["start"].as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
    let (row, column) = lines.place(at);
    let told = |v: &Json| match v {
        Json::String(s) => s.clone(),
        Json::Null => "open".to_owned(),
        other => other.to_string(),
    };
    let values = m["value"].as_object().map_or_else(String::new, |o| {
        o.iter()
            .map(|(k, v)| format!("{k} {}", told(v)))
            .collect::<Vec<_>>()
            .join(", ")
    });
    let hedge = m["hedge"].as_str().map_or_else(String::new, |h| format!(" ({h})"));
    clean(&format!(
        "{file}:{row}:{column}: {} \"{}\"{hedge}: {values}",
        told(&m["kind"]),
        told(&m["text"]).replace(['\n', '\r'], " ")
    ))
    .into_owned()
}
