//! The command line: arguments, finding files, exit codes. It knows nothing of how anything is judged.

pub(crate) mod args;
mod baseline;
mod changed;
pub(crate) mod discover;
mod extract;
mod facts;
mod fix;
mod init;
mod input;
mod manuals;
mod plan;
mod rule_name;
mod rules;
pub(crate) mod settings;
mod side;
mod store;
mod watch;
mod work;

#[cfg(feature = "serve")]
pub(crate) use fix::passes;
pub(crate) use input::{read_bytes, utf8, why};

use crate::check::Finding;
use crate::facts::{FactBase, LoadError};
use crate::report::{Checked, Format, Run, Style};
use crate::rule::Severity;
use crate::value::{Data, Hint, When, read};
use args::{Args, CheckArgs, Color, Command};
use clap::Parser;
use discover::Files;
use fix::{Mended, Mending, Way};
use side::Side;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;
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
        Some(Command::Rule(r)) => rules::one(&r),
        Some(Command::Rules(r)) => rules::all(&r),
        Some(Command::Config(c)) => rules::settings(&c),
        #[cfg(feature = "serve")]
        Some(Command::Serve(s)) => crate::serve::run(&s.address(), s.check_args()),
        Some(Command::Init(i)) => init::run(&i.folder),
        #[cfg(feature = "lsp")]
        Some(Command::Lsp(_)) => crate::lsp::run(),
        Some(Command::Completions(c)) => manuals::completions(c.shell),
        Some(Command::Man(m)) => manuals::man(m.output_dir.as_deref()),
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
    let plan = match plan::plan(a)? {
        Ok(p) => p,
        Err(code) => return Ok(code),
    };
    let (a, found, facts) = (&plan.args, plan.found, plan.facts);
    let loaded = FactBase::load(&facts);
    let mut run = Run {
        base: loaded.base.into(),
        problems: loaded.problems,
        errors: loaded.errors,
        files: Vec::new(),
    };
    // Without a single fact every claim would only be called unknown: the real cause comes first, and alone.
    if run.base.facts().is_empty() && !(run.errors.is_empty() && run.problems.is_empty()) {
        return finish(a, &run, &found, false);
    }
    // Against half a fact base nothing is mended, and no result is accepted.
    let sound = run.errors.is_empty() && run.problems.is_empty();
    if let (Some(path), true) = (&a.output_file, sound)
        && let Some(message) = overwrites(path, &found, &run.base, a.baseline.as_deref())
    {
        return Ok(complain(&message));
    }
    run.errors.extend(found.errors.iter().cloned());
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
        grammar: a.grammar,
        mending: if sound { mending(a) } else { Mending::default() },
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
    if !sound && (a.fix || a.diff || a.write_baseline.is_some()) {
        complain("the fact base has errors: nothing was fixed, and no baseline was written");
    } else if let Err(message) = baseline::take(known, a.write_baseline.as_deref(), &mut run.files) {
        return Ok(complain(&message));
    }
    side.write()?;
    if a.diff {
        return side.finish_diff(a, &run, &found);
    }
    finish(a, &run, &found, side.has_text())
}

/// Why a report may not go where a file stands that this run reads: a draft or a fact base would be lost.
fn overwrites(output: &Path, found: &Files, base: &FactBase, baseline: Option<&Path>) -> Option<String> {
    let at = std::fs::canonicalize(output).ok()?;
    let read = found.files.iter().map(|f| &*f.path);
    let read = read
        .chain(base.files().iter().map(|f| Path::new(&f.path)))
        .chain(baseline);
    read.map(std::fs::canonicalize)
        .any(|p| p.is_ok_and(|p| p == at))
        .then(|| {
            format!(
                "{} is read by this run, and the report would replace it: name another file",
                output.display()
            )
        })
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

/// Says the same of some files: of a few by name, of a whole archive in one line more.
fn told<'f>(err: &mut dyn Write, files: impl Iterator<Item = &'f Checked>, what: &str) -> io::Result<()> {
    const MOST: usize = 10;
    let mut more = 0;
    for (n, f) in files.enumerate() {
        if n < MOST {
            writeln!(err, "factcheck: {} {what}", crate::report::clean_line(&f.path))?;
        } else {
            more += 1;
        }
    }
    match more {
        0 => Ok(()),
        1 => writeln!(err, "factcheck: the same is true of 1 file more"),
        n => writeln!(err, "factcheck: the same is true of {n} files more"),
    }
}

/// Writes the report. `taken` says that standard output already holds the mended text.
fn finish(a: &CheckArgs, run: &Run, found: &Files, taken: bool) -> io::Result<u8> {
    let stdout = io::stdout();
    let format = a.format();
    let err_style = style(a.color, a.narrated, io::stderr().is_terminal());
    let mut err = BufWriter::new(io::stderr().lock());
    if !format.tells_problems() || a.output_file.is_some() {
        run.write_problems(&err_style, &mut err)?;
    }
    let broken = !run.problems.is_empty() || !run.errors.is_empty();
    found.tell_left_out(&mut err)?;
    let left_out = found.all_left_out();
    if run.files.is_empty() && run.errors.is_empty() && !left_out {
        let what = if found.given {
            "there is no file to check at the given paths"
        } else if found.by_settings {
            "there is no file to check: `include` of factcheck.toml matches none"
        } else {
            "there is no file to check: name one, or put claims into `claims/`"
        };
        writeln!(err, "factcheck: {what}")?;
    }
    let empty = |f: &&Checked| f.findings.is_empty() && f.known + f.unchanged + f.silenced == 0;
    told(&mut err, run.files.iter().filter(empty), "holds nothing to check")?;
    let apart = |f: &&Checked| f.apart && !f.findings.is_empty() && !f.findings.iter().any(Finding::is_linked);
    if !run.base.facts().is_empty() {
        let what = "names no topic of the fact base: nothing in it was held against a fact";
        told(&mut err, run.files.iter().filter(apart), what)?;
        if run.files.iter().any(|f| apart(&f)) {
            writeln!(
                err,
                "factcheck: a draft is held against the topics whose `about` or `names` it mentions"
            )?;
        }
    }
    if !run.files.is_empty() || format.is_document() || (format == Format::Github && broken) {
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
                    return Ok(complain(&format!(
                        "{} could not be written: {}",
                        path.display(),
                        why(&e)
                    )));
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
    if format.has_no_summary() && !run.files.is_empty() {
        writeln!(err, "{}; {}", run.summary().sentence(), run.summary().severities())?;
    }
    err.flush()?;
    if broken || (run.files.is_empty() && !left_out) {
        return Ok(2);
    }
    let fails = run.worst() >= a.fail_level.map_or(Severity::Error, |l| l.severity()) && run.worst() != Severity::None;
    let coverage = run.summary().coverage();
    let thin = a
        .min_coverage
        .is_some_and(|least| coverage.is_some_and(|c| c < usize::from(least)));
    if thin && let (Some(c), Some(least)) = (coverage, a.min_coverage) {
        complain(&format!("facts cover {c} % of the values, and {least} % are asked for"));
    }
    Ok(u8::from((fails || thin) && !a.exit_zero))
}

/// Draws what is wrong with settings files; nothing can be done with them.
fn report_broken(resolver: &settings::Resolver, color: Color, narrated: bool) -> io::Result<Option<u8>> {
    let broken = resolver.take_broken();
    let style = style(color, narrated, io::stderr().is_terminal());
    let mut err = BufWriter::new(io::stderr().lock());
    for b in &broken {
        let path = b.path.to_string_lossy().replace('\\', "/");
        for f in &b.faults {
            // A file that could not be read has no place to show.
            if b.text.is_empty() {
                writeln!(
                    err,
                    "factcheck: {} could not be read: {}",
                    crate::report::clean(&path),
                    f.message
                )?;
                continue;
            }
            crate::report::snippet(&path, &b.text, f.span, &f.message, f.help.as_deref(), &style, &mut err)?;
        }
    }
    err.flush()?;
    Ok((!broken.is_empty()).then_some(2))
}

/// The day by the clock, in Greenwich: silencing comments expire by it, and nothing else depends on it.
pub(crate) fn today() -> Option<jiff::civil::Date> {
    let days = jiff::Timestamp::now().as_second().div_euclid(86_400);
    i32::try_from(days).ok().and_then(crate::value::from_day_number)
}

/// A date on the command line.
pub(crate) fn day(text: &str, ctx: &crate::value::Context) -> Option<crate::value::Days> {
    match read(text, ctx, Hint::Date).ok()?.data {
        Data::Date(d) => match d.when {
            When::Days(days) => Some(days),
            _ => None,
        },
        _ => None,
    }
}
