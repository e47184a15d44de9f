//! What a draft mentions, as lines for a person and as one JSON object. Each is written as it is found: nothing is kept.

use super::clean;
use super::mention::told;
use crate::prose::Extracted;
use crate::span::Lines;
use serde_json::Value as Json;
use std::io::{self, Write};

/// Writes `{"mentions": […]}`; `text` is that of the file. Tells how many there were.
///
/// # Errors
///
/// Where the writer fails.
pub fn extracted_json<W: Write>(
    out: &mut W,
    mentions: impl Iterator<Item = Extracted>,
    text: &str,
) -> io::Result<usize> {
    let mut found = 0;
    out.write_all(b"{\"mentions\":[")?;
    for e in mentions {
        if found > 0 {
            out.write_all(b",")?;
        }
        serde_json::to_writer(&mut *out, &told(&e, text))?;
        found += 1;
    }
    out.write_all(b"]}\n")?;
    Ok(found)
}

/// Writes a line a mention, with the file's name and its place. Tells how many there were.
///
/// # Errors
///
/// Where the writer fails.
pub fn extracted_lines<W: Write>(
    out: &mut W,
    mentions: impl Iterator<Item = Extracted>,
    file: &str,
    text: &str,
) -> io::Result<usize> {
    let lines = Lines::new(text);
    let mut found = 0;
    for e in mentions {
        let told = serde_json::to_value(told(&e, text))?;
        writeln!(out, "{}", line(&told, file, text, &lines))?;
        found += 1;
    }
    Ok(found)
}

/// `draft.txt:3:14: money $167 million: number 167000000, low 166500000, …`
fn line(m: &Json, file: &str, text: &str, lines: &Lines) -> String {
    let at = m["start"].as_u64().and_then(|n| u32::try_from(n).ok()).unwrap_or(0);
    let (row, column) = lines.position(text, at);
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
