//! What a run is going to do: its files, each with its own settings, and its fact base.

use super::args::CheckArgs;
use super::discover::{self, Files};
use super::settings::{self, Resolver, Settings};
use super::{complain, day, report_broken, today};
use crate::check::Options;
use crate::facts::LoadError;
use crate::report::clean;
use crate::rule::Severities;
use crate::value::Context;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;

/// A run that can begin.
pub(crate) struct Plan {
    /// The arguments, with what the settings say where they are silent.
    pub(crate) args: CheckArgs,
    pub(crate) found: Files,
    pub(crate) facts: Vec<PathBuf>,
}

/// Makes the plan, or gives the exit status where there is none to make.
pub(crate) fn plan(given: &CheckArgs) -> io::Result<Result<Plan, u8>> {
    let severities = match given.severities() {
        Ok(s) => s,
        Err(message) => return Ok(Err(complain(&message))),
    };
    let resolver = Arc::new(Resolver::new(given));
    let mut found = discover::files(given, &resolver);
    let of: Vec<Arc<Settings>> = found.files.iter().map(|f| resolver.of(f.named())).collect();
    if let Some(code) = report_broken(&resolver, given.color, given.narrated)? {
        return Ok(Err(code));
    }
    let first = of.first().unwrap_or(&resolver.run);
    let chief = if resolver.run.from.is_some() {
        &resolver.run
    } else {
        first
    };
    let args = filled(given, chief);
    let explain_all = args.format().tells_all() || args.show_all;
    for (f, s) in found.files.iter_mut().zip(&of) {
        let options = match options(&args, &s.context, explain_all) {
            Ok(o) => o,
            Err(message) => return Ok(Err(complain(&message))),
        };
        f.options = options;
        f.severities = effective(s, f.named(), &severities);
    }
    let named = if first.facts.is_empty() {
        &resolver.run.facts
    } else {
        &first.facts
    };
    if args.show_files {
        return show_files(&found).map(Err);
    }
    if args.show_settings {
        let told = settings::Told {
            given,
            arguments: &severities,
            run: chief,
            facts: named,
        };
        return settings::show(&told, &found, &of).map(Err);
    }
    let by_settings = given.facts.is_empty() && std::env::var_os("FACTCHECK_FACTS").is_none_or(|v| v.is_empty());
    let near = found.files.first().map(|f| f.path.clone());
    let facts = match discover::facts(given.facts.clone(), named.clone(), near.as_deref()) {
        Ok(paths) => paths,
        Err(message) => return Ok(Err(complain(&message))),
    };
    if by_settings {
        leave_out_foreign(&mut found, &of, &facts);
    }
    Ok(Ok(Plan { args, found, facts }))
}

/// The severities of a file: its settings, and the arguments over them.
pub(crate) fn effective(s: &Settings, path: &std::path::Path, arguments: &Severities) -> Severities {
    let mut out = s.severities(path);
    out.lay(arguments);
    out
}

/// The arguments, with what the settings say where they are silent.
fn filled(given: &CheckArgs, s: &Settings) -> CheckArgs {
    let mut a = given.clone();
    a.fail_level = a.fail_level.or(s.file.fail_level);
    a.output_format = a.output_format.or(s.file.output_format);
    a.min_coverage = a.min_coverage.or(s.file.min_coverage);
    a
}

fn options(a: &CheckArgs, context: &Context, explain_all: bool) -> Result<Options, String> {
    let mut context = context.clone();
    if let Some(d) = &a.dateline {
        match day(d, &context) {
            Some(days) if days.as_day().is_some() => context.dateline = days.as_day(),
            _ => return Err(format!("`--dateline {d}` is no day: write it as 2025-05-06")),
        }
    }
    let as_of = match &a.as_of {
        Some(d) => Some(day(d, &context).ok_or_else(|| format!("`--as-of {d}` is no date: write it as 2025-05-06"))?),
        None => None,
    };
    Ok(Options {
        context,
        as_of,
        explain_all,
        today: today(),
    })
}

/// A run has one fact base. A file whose settings name another would be held against the wrong facts: it is an error.
fn leave_out_foreign(found: &mut Files, of: &[Arc<Settings>], facts: &[PathBuf]) {
    let mut settings = of.iter();
    let errors = &mut found.errors;
    found.files.retain(|f| {
        let own = settings.next().map_or(&[][..], |s| &s.facts);
        let fits = own.is_empty() || own == facts;
        if !fits {
            errors.push(LoadError {
                path: f.shown.clone(),
                message: "its settings name other facts than this run has: check it on its own, or give `--facts`"
                    .to_owned(),
            });
        }
        fits
    });
}

fn show_files(found: &Files) -> io::Result<u8> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for f in &found.files {
        writeln!(out, "{}", clean(&f.shown))?;
    }
    out.flush()?;
    for e in &found.errors {
        complain(&format!("{}: {}", e.path, e.message));
    }
    if found.files.is_empty() && found.errors.is_empty() && found.excluded.is_empty() {
        return Ok(complain("there is no file to check"));
    }
    Ok(if found.errors.is_empty() { 0 } else { 2 })
}
