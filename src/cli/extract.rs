//! `factcheck extract FILE`: every value that the grammar sees in a draft, with no fact base.

use super::args::{ExtractArgs, ExtractFormat};
use super::discover::{Kind, kind};
use super::{complain, day, read_bytes, settings};
use crate::check::draft_day;
use crate::document::{self, Markup};
use crate::prose::extract;
use crate::report::{clean, describe_extracted};
use crate::span::Lines;
use serde_json::{Value as Json, json};
use std::io::{self, BufWriter, Write};
use std::path::Path;

pub(crate) fn run(a: &ExtractArgs) -> io::Result<u8> {
    let named = match &a.stdin_filename {
        Some(name) if a.file.as_os_str() == "-" => Path::new(name),
        _ => &*a.file,
    };
    let resolver = settings::Resolver::nearest();
    let mut context = resolver.of(named).context.clone();
    if let Some(code) = super::report_broken(&resolver, super::args::Color::Auto, false)? {
        return Ok(code);
    }
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
    let read = read_bytes(&a.file).and_then(|bytes| {
        let markup = match kind(Path::new(&shown), &bytes, a.markup) {
            Kind::Draft(m) => m,
            // A claims file is a text like any other here.
            Kind::Claims => Markup::Text,
        };
        document::read(bytes, markup).map_err(|e| e.to_string())
    });
    let (text, doc) = match read {
        Ok(r) => r,
        Err(message) => return Ok(complain(&format!("{shown}: {message}"))),
    };
    context.dateline = context.dateline.or_else(|| draft_day(&doc, &context));
    let mentions: Vec<Json> = extract(&doc, &context)
        .iter()
        .map(|e| describe_extracted(e, &text))
        .collect();
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    match a.format {
        ExtractFormat::Json => {
            serde_json::to_writer(&mut out, &json!({ "mentions": mentions }))?;
            writeln!(out)?;
        }
        ExtractFormat::Full => {
            let lines = Lines::new(&text);
            for m in &mentions {
                writeln!(out, "{}", line(m, &shown, &text, &lines))?;
            }
        }
    }
    out.flush()?;
    if mentions.is_empty() {
        writeln!(
            io::stderr(),
            "factcheck: {} holds no value and no quotation",
            clean(&shown)
        )?;
    }
    Ok(0)
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
