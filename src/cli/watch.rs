//! Checking again whenever a file is saved.

use super::args::CheckArgs;
use super::check;
use super::discover::{self, is_text};
use super::settings::Resolver;
use notify_debouncer_mini::notify::RecursiveMode;
use notify_debouncer_mini::{DebounceEventResult, new_debouncer};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::{Duration, SystemTime};

/// How long it has to be quiet after a save: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(150);

/// Checks once, or again and again until it is interrupted.
pub(crate) fn run(a: &CheckArgs) -> io::Result<u8> {
    if !a.watch {
        return check(a);
    }
    if a.paths.iter().any(|p| p.as_os_str() == "-") {
        return Ok(super::complain(
            "`--watch` needs files: standard input can be read only once",
        ));
    }
    let (send, events) = mpsc::channel();
    let mut debouncer = match new_debouncer(QUIET, send) {
        Ok(d) => d,
        Err(e) => return Ok(super::complain(&format!("files can not be watched: {e}"))),
    };
    let mut places = vec![PathBuf::from(".")];
    // Settings may name the fact base, and it may lie above.
    let set = Resolver::new(a).run.facts.clone();
    let facts = discover::facts(a.facts.clone(), set, a.paths.first().map(|p| &**p)).unwrap_or_default();
    places.extend(a.paths.iter().chain(&facts).filter_map(|p| folder(p)));
    places.sort();
    places.dedup();
    for p in &places {
        if let Err(e) = debouncer.watcher().watch(p, RecursiveMode::Recursive) {
            return Ok(super::complain(&format!("{} can not be watched: {e}", p.display())));
        }
    }
    loop {
        clear()?;
        let begun = SystemTime::now();
        check(a)?;
        let done = SystemTime::now();
        writeln!(
            io::stderr(),
            "factcheck: waiting for a file to be saved; Ctrl-C ends it"
        )?;
        while !events
            .recv()
            .map_err(io::Error::other)
            .map(|e: DebounceEventResult| is_news(a, &e, begun, done))?
        {}
    }
}

/// The folder to watch for a path: an editor replaces a file by another, and a watch on the file would end there.
fn folder(path: &Path) -> Option<PathBuf> {
    if path.as_os_str() == "-" {
        None
    } else if path.is_dir() {
        Some(path.to_owned())
    } else {
        Some(match path.parent() {
            Some(p) if !p.as_os_str().is_empty() => p.to_owned(),
            _ => PathBuf::from("."),
        })
    }
}

/// Whether a file that is checked, or one of facts or settings, was saved since the check began. Reading a file is told too,
/// and so is what the check itself has written.
fn is_news(a: &CheckArgs, events: &DebounceEventResult, begun: SystemTime, done: SystemTime) -> bool {
    let Ok(events) = events else { return false };
    let own = [&a.output_file, &a.write_baseline, &a.baseline];
    events.iter().any(|e| {
        let hidden = e.path.file_name().is_none_or(|n| n.to_string_lossy().starts_with('.'));
        let written = own
            .iter()
            .filter_map(|o| o.as_deref())
            .any(|o| o.file_name() == e.path.file_name());
        if hidden || written || !is_read(a, &e.path) {
            return false;
        }
        match std::fs::metadata(&e.path).and_then(|m| m.modified()) {
            // A fix made by this check lies between its begin and its end.
            Ok(at) if a.fix => at > done,
            Ok(at) => at >= begun,
            // It is gone.
            Err(_) => true,
        }
    })
}

/// Whether a file may have a part in a check.
fn is_read(a: &CheckArgs, path: &Path) -> bool {
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    let base = ending.is_some_and(|e| ["yaml", "yml", "toml"].contains(&&*e));
    let named = || a.paths.iter().any(|p| p.file_name() == path.file_name());
    // A report that is sent to a file beside the one that is checked has no part in it.
    let folders = || a.paths.is_empty() || a.paths.iter().any(|p| p.is_dir());
    base || named() || is_text(path) && folders()
}

/// An empty screen on a terminal; a pipe keeps all that was written to it.
fn clear() -> io::Result<()> {
    let mut out = io::stdout().lock();
    if out.is_terminal() {
        out.write_all(b"\x1b[2J\x1b[H")?;
        out.flush()?;
    }
    Ok(())
}
