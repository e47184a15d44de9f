//! Settings in words: those that hold for the files of a run, and what each setting means.

use super::{Settings, listed, near, read};
use crate::cli::args::{CheckArgs, Level, OutputFormat};
use crate::cli::discover::{Files, Found};
use crate::cli::plan::effective;
use crate::report::{clean, plural};
use crate::rule::{Rule, Severities};
use clap::ValueEnum;
use std::io::{self, Write};
use std::sync::Arc;

/// Prints the settings that hold, once for all files that have the same, each line with where it is from.
pub(crate) fn show(a: &CheckArgs, found: &Files, of: &[Arc<Settings>], arguments: &Severities) -> io::Result<u8> {
    let mut groups: Vec<(&Arc<Settings>, Vec<&Found>)> = Vec::new();
    for (f, s) in found.files.iter().zip(of) {
        match groups
            .iter_mut()
            .find(|(t, have)| Arc::ptr_eq(s, t) && have.first().is_some_and(|h| h.severities == f.severities))
        {
            Some((_, have)) => have.push(f),
            None => groups.push((s, vec![f])),
        }
    }
    let mut out = io::BufWriter::new(io::stdout().lock());
    for (n, (s, files)) in groups.iter().enumerate() {
        if n > 0 {
            writeln!(out)?;
        }
        if let Some(f) = files.first() {
            group(a, s, f, files.len(), arguments, &mut out)?;
        }
    }
    out.flush()?;
    if groups.is_empty() {
        return Ok(crate::cli::complain(
            "there is no file to check, and so no settings to show",
        ));
    }
    Ok(0)
}

fn group(
    a: &CheckArgs,
    s: &Settings,
    f: &Found,
    files: usize,
    arguments: &Severities,
    out: &mut dyn Write,
) -> io::Result<()> {
    let from = s.from.as_ref().map(|p| p.to_string_lossy().replace('\\', "/"));
    let from = from.as_deref().map_or("default".into(), clean);
    let more = match files {
        1 => String::new(),
        n => format!(" and {}", plural(n - 1, "more file")),
    };
    writeln!(out, "# {}{more}", clean(&f.shown))?;
    let origin = |by_argument: bool, by_file: bool| match (by_argument, by_file) {
        (true, _) => "command line",
        (false, true) => &*from,
        (false, false) => "default",
    };
    let file = &s.file;
    let mut line = |key: &str, value: String, origin: &str| writeln!(out, "{key} = {} # {origin}", clean(&value));
    let env = std::env::var_os("FACTCHECK_FACTS").filter(|v| !v.is_empty());
    let facts: Vec<String> = match (&env, a.facts.is_empty()) {
        (_, false) => a.facts.iter().map(|p| p.to_string_lossy().into_owned()).collect(),
        (Some(env), true) => std::env::split_paths(env)
            .map(|p| p.to_string_lossy().into_owned())
            .collect(),
        (None, true) => s.facts.iter().map(|p| p.to_string_lossy().into_owned()).collect(),
    };
    let facts_from = match &env {
        Some(_) if a.facts.is_empty() => "FACTCHECK_FACTS",
        _ => origin(!a.facts.is_empty(), !s.facts.is_empty()),
    };
    line("facts", list(&facts), facts_from)?;
    if let Some(i) = &file.include {
        line("include", list(i), &from)?;
    }
    line("exclude", list(&file.exclude), origin(false, !file.exclude.is_empty()))?;
    let context = &f.options.context;
    if let Some(d) = context.dateline {
        line("dateline", d.to_string(), origin(a.dateline.is_some(), true))?;
    }
    line(
        "dollar",
        quoted(context.dollar.code()),
        origin(false, file.dollar.is_some()),
    )?;
    if let Some(o) = context.day_order {
        let name = match o {
            crate::value::DayOrder::MonthFirst => "month-first",
            crate::value::DayOrder::DayFirst => "day-first",
        };
        line("day-order", quoted(name), &from)?;
    }
    // The arguments are filled in from the settings: what differs from them was said on the command line.
    let level = a.fail_level.unwrap_or(Level::Error);
    let by_argument = a.fail_level.is_some() && a.fail_level != file.fail_level;
    line(
        "fail-level",
        quoted(&name(&level)),
        origin(by_argument, file.fail_level.is_some()),
    )?;
    let format = a.output_format.unwrap_or(OutputFormat::Full);
    let by_argument = a.output_format.is_some() && a.output_format != file.output_format;
    line(
        "output-format",
        quoted(&name(&format)),
        origin(by_argument, file.output_format.is_some()),
    )?;
    if let Some(c) = a.min_coverage {
        line(
            "min-coverage",
            c.to_string(),
            origin(a.min_coverage != file.min_coverage, true),
        )?;
    }
    writeln!(out, "\n[tolerances]")?;
    let t = &context.tolerances;
    let all = [t.hedge, t.share, t.multiple, t.round, t.bound];
    for (key, value) in read::TOLERANCES.iter().zip(all) {
        let given = file.tolerances.iter().any(|(n, _)| n == key);
        writeln!(out, "{key} = \"{value}\" # {}", origin(false, given))?;
    }
    writeln!(out, "\n[severity]")?;
    let effective = effective(s, f.named(), arguments);
    for r in Rule::ALL {
        let set = effective.get(*r);
        let origin = match (arguments.get(*r), file.severity.get(*r)) {
            (Some(_), _) => "command line".to_owned(),
            (None, by_table) if set != by_table => format!("{from}, overrides"),
            (None, Some(_)) => from.to_string(),
            (None, None) => "default".to_owned(),
        };
        writeln!(out, "{r} = \"{}\" # {origin}", set.unwrap_or(r.severity()).setting())?;
    }
    Ok(())
}

fn name<T: ValueEnum>(v: &T) -> String {
    v.to_possible_value()
        .map_or_else(String::new, |p| p.get_name().to_owned())
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn list(all: &[String]) -> String {
    let all: Vec<String> = all.iter().map(|t| quoted(t)).collect();
    format!("[{}]", all.join(", "))
}

/// What the settings mean, in the words of their schema: all of them, or one.
pub(crate) fn reference(setting: Option<&str>) -> Result<String, String> {
    let schema = serde_json::to_value(super::json_schema()).unwrap_or_default();
    let words = |key: &str| {
        let text = schema["properties"][key]["description"].as_str().unwrap_or("");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let Some(wanted) = setting else {
        let all: Vec<String> = read::KEYS
            .iter()
            .map(|k| format!("{k}\n{}", indented(&words(k))))
            .collect();
        return Ok(all.join("\n"));
    };
    if read::KEYS.contains(&wanted) {
        return Ok(format!("{wanted}\n{}", indented(&words(wanted))));
    }
    let hint = match near(wanted, read::KEYS.iter().copied()) {
        Some(n) => format!("did you mean `{n}`?"),
        None => format!("there are {}", listed(read::KEYS.iter().copied())),
    };
    Err(format!("there is no setting `{wanted}`: {hint}"))
}

/// Words in lines of at most 80 columns, set in.
fn indented(text: &str) -> String {
    let mut lines = vec![String::from("   ")];
    for word in text.split(' ') {
        let width = lines.last().map_or(0, |l| l.chars().count());
        if width + 1 + word.chars().count() > 80 {
            lines.push(String::from("   "));
        }
        if let Some(l) = lines.last_mut() {
            l.push(' ');
            l.push_str(word);
        }
    }
    lines.join("\n") + "\n"
}
