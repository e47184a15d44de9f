//! The command line: arguments, finding files, exit codes. It knows nothing of how anything is judged.

mod args;
mod baseline;
mod changed;
mod discover;
mod extract;
mod facts;
mod fix;
mod input;
mod settings;
mod side;
mod store;
mod watch;
mod work;

use crate::check::Options;
use crate::facts::{FactBase, LoadError};
use crate::report::{Format, Run, Style};
use crate::rule::Severity;
use crate::value::{Data, Hint, When, read};
use args::{Args, CheckArgs, Color, Command};
use clap::Parser;
use fix::{Mended, Mending, Way};
pub(crate) use input::{read_bytes, utf8};
use side::Side;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::process::ExitCode;

/// Runs the program with the arguments of the process.
#[must_use]
pub fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(a) => a,
        Err(e) => {
            let shown = e.print();
            let code = if e.use_stderr() { 2 } else { 0 };
            return if shown.is_err() {
                ExitCode::SUCCESS
            } else {
                ExitCode::from(code)
            };
        }
    };
    let result = match args.command {
        None => watch::run(&args.check),
        Some(Command::Check(c)) => watch::run(&c),
        Some(Command::Extract(e)) => extract::run(&e),
        Some(Command::Facts(f)) => facts::run(&f),
    };
    match result {
        Ok(code) => ExitCode::from(code),
        // Whoever reads the output has seen enough.
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(e) => {
            let _ = writeln!(io::stderr(), "factcheck: the output could not be written: {e}");
            ExitCode::from(2)
        }
    }
}

pub(crate) fn complain(message: &str) -> u8 {
    let _ = writeln!(io::stderr(), "factcheck: {}", crate::report::clean(message));
    2
}

/// How reports are drawn on this stream.
pub(crate) fn style(color: Color, narrated: bool, terminal: bool) -> Style {
    let set = |name: &str| std::env::var_os(name).is_some_and(|v| !v.is_empty() && v != "0");
    let color = match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto if set("NO_COLOR") => false,
        Color::Auto => set("CLICOLOR_FORCE") || (terminal && std::env::var_os("TERM").is_none_or(|t| t != "dumb")),
    };
    let columns = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok());
    let width = columns
        .or_else(|| terminal.then(terminal_width).flatten())
        .unwrap_or(80);
    Style {
        color,
        width,
        narrated: narrated || set("NO_GRAPHICS"),
        show_all: false,
    }
}

fn terminal_width() -> Option<usize> {
    terminal_size::terminal_size().map(|(w, _)| usize::from(w.0))
}

fn check(a: &CheckArgs) -> io::Result<u8> {
    let settings = match settings::find(a) {
        Ok(s) => s,
        Err(message) => return Ok(complain(&message)),
    };
    let mut context = settings.context.clone();
    if let Some(d) = &a.dateline {
        match day(d, &context) {
            Some(days) if days.as_day().is_some() => context.dateline = days.as_day(),
            _ => return Ok(complain(&format!("`--dateline {d}` is no day: write it as 2025-05-06"))),
        }
    }
    let mut options = Options {
        context,
        explain_all: a.format() == Format::Json || a.show_all,
        today: today(),
        ..Options::default()
    };
    if let Some(d) = &a.as_of {
        match day(d, &options.context) {
            Some(days) => options.as_of = Some(days),
            None => return Ok(complain(&format!("`--as-of {d}` is no date: write it as 2025-05-06"))),
        }
    }
    let found = discover::files(a);
    let facts = match discover::facts(
        a.facts.clone(),
        settings.facts,
        found.files.first().map(|f| f.path.as_path()),
    ) {
        Ok(paths) => paths,
        Err(message) => return Ok(complain(&message)),
    };
    let loaded = FactBase::load(&facts);
    let mut run = Run {
        base: loaded.base,
        problems: loaded.problems,
        errors: loaded.errors,
        files: Vec::new(),
    };
    // Without a single fact every claim would only be called unknown: the real cause comes first, and alone.
    if run.base.facts().is_empty() && !(run.errors.is_empty() && run.problems.is_empty()) {
        return finish(a, &run, found.given, false);
    }
    run.errors.extend(found.errors);
    if let Some(rev) = &a.diff_base
        && let Err(message) = changed::verify(rev, &found.files)
    {
        return Ok(complain(&message));
    }
    let known = match a.baseline.as_deref().map(baseline::read).transpose() {
        Ok(k) => k,
        Err(message) => return Ok(complain(&message)),
    };
    let work = work::Work {
        base: &run.base,
        options: &options,
        grammar: a.grammar,
        mending: mending(a),
        since: a.diff_base.as_deref(),
        jobs: a.jobs.map(usize::from),
    };
    let mut side = Side::default();
    for (f, done) in found.files.iter().zip(work.all(&found.files)) {
        let error = match done {
            Ok(m) => {
                let Mended { error, checked, .. } = side.take(m);
                run.files.push(checked);
                error
            }
            Err(message) => Some(message),
        };
        run.errors.extend(error.map(|message| LoadError {
            path: f.shown.clone(),
            message,
        }));
    }
    if let Some(path) = &a.write_baseline
        && let Err(message) = baseline::write(path, &mut run.files)
    {
        return Ok(complain(&message));
    }
    if let Some(known) = known {
        for stale in known.leave_out(&mut run.files) {
            complain(&stale);
        }
    }
    side.write()?;
    if a.diff {
        return side.finish_diff(a, &run);
    }
    finish(a, &run, found.given, side.has_text())
}

const fn mending(a: &CheckArgs) -> Mending {
    let way = match (a.diff, a.fix) {
        (true, _) => Way::Diff,
        (false, true) => Way::Replace,
        (false, false) => Way::None,
    };
    Mending {
        way,
        with_unsafe: a.unsafe_fixes,
    }
}

/// Writes the report. `taken` says that standard output already holds the mended text.
fn finish(a: &CheckArgs, run: &Run, given: bool, taken: bool) -> io::Result<u8> {
    let stdout = io::stdout();
    let format = a.format();
    let err_style = style(a.color, a.narrated, io::stderr().is_terminal());
    let mut err = BufWriter::new(io::stderr().lock());
    if format != Format::Json || a.output_file.is_some() {
        run.write_problems(&err_style, &mut err)?;
    }
    let broken = !run.problems.is_empty() || !run.errors.is_empty();
    if run.files.is_empty() && run.errors.is_empty() {
        let what = if given {
            "there is no file to check at the given paths"
        } else {
            "there is no file to check: name one, or put claims into `claims/`"
        };
        writeln!(err, "factcheck: {what}")?;
    }
    for f in run
        .files
        .iter()
        .filter(|f| f.findings.is_empty() && f.known + f.unchanged == 0)
    {
        writeln!(
            err,
            "factcheck: {} holds nothing to check",
            crate::report::clean(&f.path)
        )?;
    }
    if !run.files.is_empty() || format == Format::Json {
        match &a.output_file {
            Some(path) => {
                let mut bytes = Vec::new();
                run.write(
                    format,
                    &Style {
                        show_all: a.show_all,
                        color: false,
                        ..err_style
                    },
                    &mut bytes,
                )?;
                if let Err(e) = store::write_atomically(path, &bytes) {
                    drop(err);
                    return Ok(complain(&format!("{} could not be written: {e}", path.display())));
                }
            }
            // The mended text has standard output.
            None if taken => {
                let style = Style {
                    show_all: a.show_all,
                    ..err_style
                };
                run.write(format, &style, &mut err)?;
            }
            None => {
                let style = Style {
                    show_all: a.show_all,
                    ..style(a.color, a.narrated, stdout.is_terminal())
                };
                let mut out = BufWriter::with_capacity(1 << 16, stdout.lock());
                run.write(format, &style, &mut out)?;
                out.flush()?;
            }
        }
    }
    if format == Format::Concise && !run.files.is_empty() {
        writeln!(err, "{}; {}", run.summary().sentence(), run.summary().severities())?;
    }
    err.flush()?;
    if broken || run.files.is_empty() {
        return Ok(2);
    }
    let fails = run.worst() >= a.fail_level.severity() && run.worst() != Severity::None;
    let coverage = run.summary().coverage();
    let thin = a
        .min_coverage
        .is_some_and(|least| coverage.is_some_and(|c| c < usize::from(least)));
    if thin && let (Some(c), Some(least)) = (coverage, a.min_coverage) {
        complain(&format!("facts cover {c} % of the values, and {least} % are asked for"));
    }
    Ok(u8::from((fails || thin) && !a.exit_zero))
}

/// The day by the clock, in Greenwich: silencing comments expire by it, and nothing else depends on it.
fn today() -> Option<jiff::civil::Date> {
    let days = jiff::Timestamp::now().as_second().div_euclid(86_400);
    i32::try_from(days).ok().and_then(crate::value::from_day_number)
}

/// A date on the command line.
fn day(text: &str, ctx: &crate::value::Context) -> Option<crate::value::Days> {
    match read(text, ctx, Hint::Date).ok()?.data {
        Data::Date(d) => match d.when {
            When::Days(days) => Some(days),
            _ => None,
        },
        _ => None,
    }
}
