//! Files are checked on several threads; what comes out is in the order of the files, however many there are.

use super::discover::{self, Found, Kind};
use super::fix::{self, Mended, Mending};
use super::{args::Grammar, changed, read_bytes, utf8};
use crate::check::{DraftIndex, apply, check_claims, check_draft};
use crate::document::{self, Markup};
use crate::facts::FactBase;
use crate::report::Checked;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How files are checked.
pub(crate) struct Work<'w> {
    pub(crate) base: &'w FactBase,
    pub(crate) grammar: Option<Grammar>,
    pub(crate) mending: Mending,
    /// The revision since which lines count.
    pub(crate) since: Option<&'w str>,
    /// How many threads; `None` for as many as the machine has.
    pub(crate) jobs: Option<usize>,
}

/// From how many files on progress is shown.
const MANY: usize = 20;
/// What a thread may use for nested markup: as much as the main thread of a usual system.
const STACK: usize = 8 << 20;

impl Work<'_> {
    /// Checks every file. An outcome stands where its file stands.
    pub(crate) fn all(&self, files: &[Found]) -> Vec<Result<Mended, String>> {
        // The index of the fact base is made when the first draft needs it.
        let index = OnceLock::new();
        let jobs = self
            .jobs
            .or_else(|| std::thread::available_parallelism().ok().map(usize::from))
            .unwrap_or(1)
            .clamp(1, files.len().max(1));
        let bar = progress(files.len());
        let next = AtomicUsize::new(0);
        // Each thread takes the next file when it is done with one: long and short files even out.
        let run = || {
            let mut done = Vec::new();
            while let Some((n, f)) = take(&next, files) {
                done.push((n, self.one(f, &index)));
                bar.inc(1);
            }
            done
        };
        let mut out = Vec::with_capacity(files.len());
        if jobs == 1 {
            out = run();
        } else {
            std::thread::scope(|s| {
                let threads: Vec<_> = (1..jobs)
                    .filter_map(|_| std::thread::Builder::new().stack_size(STACK).spawn_scoped(s, run).ok())
                    .collect();
                // Where no thread can be had, this one does it all.
                out.extend(run());
                for t in threads {
                    match t.join() {
                        Ok(done) => out.extend(done),
                        Err(panic) => std::panic::resume_unwind(panic),
                    }
                }
            });
        }
        bar.finish_and_clear();
        out.sort_by_key(|(n, _)| *n);
        out.into_iter().map(|(_, r)| r).collect()
    }

    fn one(&self, f: &Found, index: &OnceLock<DraftIndex>) -> Result<Mended, String> {
        let bytes = read_bytes(&f.path)?;
        let kind = discover::kind(f.named(), &bytes, self.grammar);
        let check = |bytes: Vec<u8>| -> Result<Checked, String> {
            match kind {
                Kind::Claims => {
                    let text = utf8(bytes)?;
                    let mut findings = check_claims(&text, self.base, &f.options);
                    apply(&f.severities, &mut findings);
                    Ok(Checked::claims(f.shown.clone(), text, findings))
                }
                Kind::Draft(markup) => {
                    let (text, doc) = document::read(bytes, markup).map_err(|e| e.to_string())?;
                    let index = index.get_or_init(|| DraftIndex::new(self.base));
                    let mut found = check_draft(&text, &doc, self.base, index, &f.options);
                    apply(&f.severities, &mut found.findings);
                    Ok(Checked {
                        word: markup == Markup::Docx,
                        ..Checked::draft(f.shown.clone(), text, found)
                    })
                }
            }
        };
        let word = kind == Kind::Draft(Markup::Docx);
        let mut mended = fix::mend(check(bytes)?, &f.path, self.mending, word, |text| {
            check(text.into_bytes())
        })?;
        if let Some(rev) = self.since {
            changed::keep(&mut mended.checked, &f.path, rev, word)?;
        }
        Ok(mended)
    }
}

fn take<'f>(next: &AtomicUsize, files: &'f [Found]) -> Option<(usize, &'f Found)> {
    let n = next.fetch_add(1, Ordering::Relaxed);
    files.get(n).map(|f| (n, f))
}

/// A bar on a terminal, where there is something to wait for.
fn progress(files: usize) -> ProgressBar {
    if files < MANY || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(files as u64);
    match ProgressStyle::with_template("{bar:30} {pos}/{len} files") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
