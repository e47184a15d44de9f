//! What mending has to show beside the report: differences, the mended text of standard input, notes.

use super::args::CheckArgs;
use super::discover::Files;
use super::fix::{Mended, shown};
use super::style;
use crate::report::{Run, counted, plural};
use std::io::{self, IsTerminal, Write};

/// Gathered over all files.
#[derive(Debug, Default)]
pub(crate) struct Side {
    diffs: Vec<String>,
    would: usize,
    text: Option<String>,
    notes: Vec<String>,
}

impl Side {
    /// Takes out of a file's outcome what is shown beside the report.
    pub(crate) fn take(&mut self, mut m: Mended) -> Mended {
        self.diffs.extend(m.diff.take());
        self.would += m.would;
        self.text = self.text.take().or_else(|| m.text.take());
        self.notes.extend(m.note.take());
        m
    }

    /// Whether standard output is taken by the mended text of standard input.
    pub(crate) const fn has_text(&self) -> bool {
        self.text.is_some()
    }

    /// Writes the mended text of standard input, and the notes.
    pub(crate) fn write(&self) -> io::Result<()> {
        for note in &self.notes {
            writeln!(io::stderr(), "factcheck: {note}")?;
        }
        if let Some(text) = &self.text {
            let mut out = io::stdout().lock();
            out.write_all(text.as_bytes())?;
            out.flush()?;
        }
        Ok(())
    }

    /// Writes the differences and ends the run: with 1 where there are any.
    pub(crate) fn finish_diff(&self, a: &CheckArgs, run: &Run, found: &Files) -> io::Result<u8> {
        let mut out = io::stdout().lock();
        let terminal = out.is_terminal();
        for d in &self.diffs {
            // In a pipe it has to stay what `patch` takes.
            out.write_all(if terminal { shown(d) } else { d.clone() }.as_bytes())?;
        }
        out.flush()?;
        let mut err = io::stderr().lock();
        let err_style = style(a.color, a.narrated, err.is_terminal());
        run.write_problems(&err_style, &mut err)?;
        found.tell_left_out(&mut err)?;
        if !run.problems.is_empty() {
            return Ok(2);
        }
        let (fixes, files) = (counted(self.would, "fix", "fixes"), plural(self.diffs.len(), "file"));
        if self.would == 0 {
            writeln!(err, "nothing would be fixed in {}", plural(run.files.len(), "file"))?;
        } else {
            writeln!(err, "would make {fixes} in {files}")?;
        }
        if !run.errors.is_empty() || !run.problems.is_empty() || (run.files.is_empty() && !found.all_left_out()) {
            return Ok(2);
        }
        Ok(u8::from(!self.diffs.is_empty() && !a.exit_zero))
    }
}
