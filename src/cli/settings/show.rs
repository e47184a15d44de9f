//! Settings in words: those that hold for the files of a run, and what each setting means.

use super::{Settings, listed, near, read};
use crate::cli::args::{CheckArgs, Level};
use crate::cli::discover::{Files, Found};
use crate::cli::plan::effective;
use crate::report::{clean, plural};
use crate::rule::{Rule, Severities};
use clap::ValueEnum;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;

/// Where settings come from that are not the file's own.
pub(crate) struct Told<'t> {
    /// The arguments as they were given.
    pub(crate) given: &'t CheckArgs,
    /// The severities that they give.
    pub(crate) arguments: &'t Severities,
    /// The settings of the run.
    pub(crate) run: &'t Settings,
    /// The facts that settings name for the run.
    pub(crate) facts: &'t [PathBuf],
}

/// Prints the settings that hold, once for all files that have the same, each line with where it is from.
pub(crate) fn show(told: &Told<'_>, found: &Files, of: &[Arc<Settings>]) -> io::Result<u8> {
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
            group(told, s, f, files.len(), &mut out)?;
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

/// The name of the file that settings are from.
fn source(s: &Settings) -> String {
    let name = |p: &PathBuf| clean(&p.to_string_lossy().replace('\\', "/")).into_owned();
    s.from.as_ref().map_or_else(|| "default".to_owned(), name)
}

fn group(told: &Told<'_>, s: &Settings, f: &Found, files: usize, out: &mut dyn Write) -> io::Result<()> {
    let (a, run, from, run_from) = (told.given, told.run, source(s), source(told.run));
    let more = match files {
        1 => String::new(),
        n => format!(" and {}", plural(n - 1, "more file")),
    };
    writeln!(out, "# {}{more}", clean(&f.shown))?;
    let origin = |by_argument: bool, by_file: bool, file: &str| match (by_argument, by_file) {
        (true, _) => "command line".to_owned(),
        (false, true) => file.to_owned(),
        (false, false) => "default".to_owned(),
    };
    let file = &s.file;
    let mut line = |key: &str, value: String, origin: String| writeln!(out, "{key} = {} # {origin}", clean(&value));
    let env = std::env::var_os("FACTCHECK_FACTS").filter(|v| !v.is_empty());
    let (facts, facts_from) = match &env {
        _ if !a.facts.is_empty() => (a.facts.clone(), "command line".to_owned()),
        Some(env) => (std::env::split_paths(env).collect(), "FACTCHECK_FACTS".to_owned()),
        None if !s.facts.is_empty() => (s.facts.clone(), from.clone()),
        None => (told.facts.to_vec(), origin(false, !told.facts.is_empty(), &run_from)),
    };
    let facts: Vec<String> = facts.iter().map(|p| p.to_string_lossy().into_owned()).collect();
    line("facts", list(&facts), facts_from)?;
    if let Some(i) = &file.include {
        line("include", list(i), from.clone())?;
    }
    line(
        "exclude",
        list(&file.exclude),
        origin(false, !file.exclude.is_empty(), &from),
    )?;
    let context = &f.options.context;
    if let Some(d) = context.dateline {
        line("dateline", d.to_string(), origin(a.dateline.is_some(), true, &from))?;
    }
    line(
        "dollar",
        quoted(context.dollar.code()),
        origin(false, file.dollar.is_some(), &from),
    )?;
    if let Some(o) = context.day_order {
        let name = match o {
            crate::value::DayOrder::MonthFirst => "month-first",
            crate::value::DayOrder::DayFirst => "day-first",
        };
        line("day-order", quoted(name), from.clone())?;
    }
    let level = a.fail_level.or(run.file.fail_level);
    let by = origin(a.fail_level.is_some(), level.is_some(), &run_from);
    line("fail-level", quoted(&name(&level.unwrap_or(Level::Error))), by)?;
    let format = a.output_format.or(run.file.output_format);
    let by = origin(a.output_format.is_some(), format.is_some(), &run_from);
    line("output-format", quoted(&name(&format.unwrap_or_default())), by)?;
    if let Some(c) = a.min_coverage.or(run.file.min_coverage) {
        let by = origin(a.min_coverage.is_some(), true, &run_from);
        line("min-coverage", c.to_string(), by)?;
    }
    writeln!(out, "\n[tolerances]")?;
    let t = &context.tolerances;
    let all = [t.hedge, t.share, t.multiple, t.round, t.bound];
    for (key, value) in read::TOLERANCES.iter().zip(all) {
        let given = file.tolerances.iter().any(|(n, _)| n == key);
        writeln!(out, "{key} = \"{value}\" # {}", origin(false, given, &from))?;
    }
    writeln!(out, "\n[severity]")?;
    let effective = effective(s, f.named(), told.arguments);
    for r in Rule::ALL {
        let set = effective.get(*r);
        let origin = match (told.arguments.get(*r), file.severity.get(*r)) {
            (Some(_), _) => "command line".to_owned(),
            (None, by_table) if set != by_table => format!("{from}, overrides"),
            (None, Some(_)) => from.clone(),
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
